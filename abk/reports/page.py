"""The pages: a head, sections in a fixed order, each an attribute of its own, and a proof."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.reports.bagian import Bagian, tampil_semua
from abk.reports.bahan import Bahan, Bukti
from abk.reports.sections import (
    banding,
    bingkai,
    grafik,
    kebutuhan,
    kewajaran,
    metode,
    peringatan,
    peta,
    rekap,
    rincian,
    temuan,
)


class PageSection:
    """A section of a page: made from the page's material whenever it is asked for."""

    def __init__(self, judul: str, make: Callable[[Any], Bagian]) -> None:
        self.judul, self._make, self.__doc__ = judul, make, make.__doc__
        self._nama = ""

    def __set_name__(self, owner: type[ReportPage], name: str) -> None:
        """Add the section to the contents of its page, in the order in which they are written."""
        owner.isi, self._nama = (*owner.isi, (name, self.judul)), name

    def __get__(self, page: ReportPage, owner: type[ReportPage] | None = None) -> Bagian:
        """Return the section of a page."""
        bagian: Bagian = page.show(self._nama, self._make(page.bahan))
        return bagian


class ReportPage(ABC):
    """A page: each section an attribute, the whole page when shown; ``isi`` lists them after the head."""

    isi: ClassVar[tuple[tuple[str, str], ...]] = ()
    bahan: Any

    @property
    @abstractmethod
    def kop(self) -> Bagian:
        """Head of the page."""

    def show(self, nama: str, bagian: Bagian) -> Any:
        """Return a section as the page hands it out."""
        del nama
        return bagian

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield self.kop
        for nama, _ in self.isi:
            yield getattr(self, nama)

    def _repr_html_(self) -> str:
        return tampil_semua(self)


class HalamanKegiatan(ReportPage):
    """A page of figures: of one unit, or of the whole ministry."""

    bahan: Bahan

    @property
    def kop(self) -> Bagian:
        """Head: institution, unit and its place, settings, table of contents."""
        isi = tuple((nama.replace("_", "-"), nama.replace("_", " ").capitalize()) for nama, _ in self.isi)
        return bingkai.kop(self.bahan, isi)

    def bukti(self) -> Bukti:
        """Return what the page says of itself, for the batch to compare."""
        return Bukti(self.bahan)


class HalamanUnit(HalamanKegiatan):
    """The page of a unit with those below it: each section an attribute, the whole page when shown.

    Parameters
    ----------
    kegiatan : Kegiatan
    kode_unit : str
        Code of the unit.

    Raises
    ------
    ParameterError
        If no unit is named, or there is no such unit.
    """

    simpulan = PageSection(bingkai.JUDUL_SIMPULAN, bingkai.simpulan)
    angka_kunci = PageSection(bingkai.JUDUL_ANGKA, bingkai.angka_kunci)
    kebutuhan = PageSection(kebutuhan.JUDUL, kebutuhan.kebutuhan_jabatan)
    peringatan = PageSection(peringatan.JUDUL, peringatan.peringatan)
    kewajaran = PageSection(kewajaran.JUDUL, kewajaran.kewajaran)
    rekap = PageSection(rekap.JUDUL, rekap.rekap_sub_unit)
    rincian = PageSection(rincian.JUDUL, rincian.rincian_tugas)
    grafik = PageSection(grafik.JUDUL, grafik.grafik)
    peta = PageSection(peta.JUDUL, peta.peta_jabatan)
    metode = PageSection(metode.JUDUL, metode.metode)
    pengesahan = PageSection(bingkai.JUDUL_PENGESAHAN, bingkai.pengesahan)
    lampiran = PageSection(bingkai.JUDUL_LAMPIRAN, bingkai.lampiran)

    chooser: Any = None
    """Where another unit is chosen, in a notebook that somebody looks at (:mod:`abk.reports.chooser`)."""

    def __init__(self, kegiatan: Kegiatan, kode_unit: str) -> None:
        if not kode_unit:
            raise ParameterError("Unit belum dipilih.", 'Isi kode unit, misalnya unit = "SET.PO".')
        self.bahan = Bahan(kegiatan, kegiatan.cabang(kode_unit), kode_unit)

    def __repr__(self) -> str:
        """One line where nothing can draw it: whose page it is."""
        return f"<{type(self).__name__} {self.judul}>"

    @property
    def judul(self) -> str:
        """Title of the page."""
        kode = self.bahan.kode_unit
        return f"{self.bahan.nama_unit[kode]} ({kode}) – {self.bahan.kegiatan.judul}"


class HalamanKementerian(HalamanKegiatan):
    """The page of the whole ministry, the index of all pages: each section an attribute.

    Parameters
    ----------
    kegiatan : Kegiatan
    """

    simpulan = PageSection(bingkai.JUDUL_SIMPULAN, bingkai.simpulan)
    angka_kunci = PageSection(bingkai.JUDUL_ANGKA, bingkai.angka_kunci)
    daftar_unit = PageSection(rekap.JUDUL_DAFTAR, rekap.daftar_unit)
    peringatan = PageSection(peringatan.JUDUL, peringatan.peringatan_ringkas)
    kewajaran = PageSection(kewajaran.JUDUL_PERINGKAT, kewajaran.peringkat)
    sebaran = PageSection(grafik.JUDUL_SEBARAN, grafik.sebaran)
    pembulatan = PageSection(banding.JUDUL_PEMBULATAN, banding.biaya)
    peraturan = PageSection(banding.JUDUL_PERATURAN, banding.perbandingan)
    peta = PageSection(peta.JUDUL, peta.peta_dilipat)
    temuan = PageSection(temuan.JUDUL, temuan.temuan)
    metode = PageSection(metode.JUDUL, metode.metode)
    pengesahan = PageSection(bingkai.JUDUL_PENGESAHAN, bingkai.pengesahan)
    lampiran = PageSection(bingkai.JUDUL_LAMPIRAN, bingkai.lampiran_dilipat)

    def __init__(self, kegiatan: Kegiatan) -> None:
        self.bahan = Bahan(kegiatan, kegiatan)

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Rekapitulasi – {self.bahan.kegiatan.judul}"
