"""The page for who decides: two sheets of A4, figures, three pictures, what must be decided."""

from __future__ import annotations

from abk.kegiatan import Kegiatan
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.exporter import render_bagian
from abk.reports.page import PageSection, ReportPage
from abk.reports.sections import bingkai, ringkas

KAKI = "Dihasilkan dengan perangkat lunak abk; rincian, rumus, dan dasar hukumnya ada pada halaman tiap unit."


class HalamanRingkasan(ReportPage):
    """The summary: each section an attribute, the whole page when shown.

    Parameters
    ----------
    kegiatan : Kegiatan
        What the page is about: a kegiatan, or a part of one.
    utuh : Kegiatan, optional
        The whole, against which posts are held; the same by default.
    """

    bahan: Bahan

    simpulan = PageSection(bingkai.JUDUL_SIMPULAN, bingkai.simpulan)
    angka_kunci = PageSection(bingkai.JUDUL_ANGKA, bingkai.angka_kunci)
    putusan = PageSection(ringkas.JUDUL_PUTUSAN, ringkas.putusan)
    gambar = PageSection(ringkas.JUDUL_GAMBAR, ringkas.tiga_gambar)

    def __init__(self, kegiatan: Kegiatan, utuh: Kegiatan | None = None) -> None:
        self.bahan = Bahan(utuh or kegiatan, kegiatan)

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Ringkasan untuk pimpinan – {self.bahan.cabang.judul}"

    @property
    def kop(self) -> Bagian:
        """Head of the page."""
        return ringkas.kop(self.bahan, self.isi)


def halaman_ringkasan(kegiatan: Kegiatan, utuh: Kegiatan | None = None, **pilihan: object) -> str:
    """The summary as one HTML file that opens offline; ``pilihan`` as for ``render_bagian``."""
    satu = HalamanRingkasan(kegiatan, utuh)
    return render_bagian(satu, judul=satu.judul, **{"kaki": KAKI, **pilihan})  # type: ignore[arg-type]
