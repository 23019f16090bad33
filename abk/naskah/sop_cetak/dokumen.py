"""The SOP as a Word document: A4 on its side, the flowchart drawn row by row in the columns of its actors."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.shared import Cm, Pt

from abk.naskah.kemas import kemas
from abk.naskah.sop_cetak import kata
from abk.naskah.sop_cetak.bagan import bagan, uraian_bagan
from abk.naskah.sop_cetak.identitas import blok_identitas
from abk.naskah.sop_cetak.png import png
from abk.naskah.sop_cetak.tabel_sop import tabel_sop
from abk.naskah.sop_cetak.tepi import kaki
from abk.naskah.susun.gaya import (
    bagian_baru,
    baris,
    baris_kepala,
    judul,
    lembar_baru,
    paragraf,
    subjudul,
    tabel,
)
from abk.sop.prosedur import Prosedur
from abk.tulisan.markup import polos

TEPI_CM = 1.5
LEBAR_CM = 29.7 - 2 * TEPI_CM
LEBAR_TEGAK_CM = 21.0 - 2 * TEPI_CM
TINGGI_BAGAN_CM = 23.2
_KECIL = 8.0


def word(prosedur: Prosedur) -> bytes:
    """The SOP as a Word document.

    Parameters
    ----------
    prosedur : Prosedur
        :func:`abk.sop.prosedur.prosedur`

    Returns
    -------
    bytes
        A docx with the same content as :func:`abk.naskah.sop_cetak.html`; the same procedure gives the
        same bytes.
    """
    dokumen = lembar_baru(rebah=True)
    _tepi(dokumen.sections[0])
    dokumen.core_properties.title = polos(kata.judul(prosedur))
    judul(dokumen, polos(kata.judul(prosedur)), sesudah=6)
    blok_identitas(dokumen, prosedur, LEBAR_CM)
    kaki(dokumen.sections[0], polos(f"{kata.judul(prosedur)} · Nomor {prosedur.identitas.nomor}"), LEBAR_CM)
    _resmi(dokumen, prosedur)
    if kata.ada_tambahan(prosedur):
        _tambahan(dokumen, prosedur)
    _lembar_bagan(dokumen, prosedur)
    hasil = io.BytesIO()
    dokumen.save(hasil)
    return kemas(hasil.getvalue())


def _tepi(bagian: Any) -> None:
    bagian.left_margin = bagian.right_margin = bagian.top_margin = Cm(TEPI_CM)
    bagian.bottom_margin = Cm(1.7)
    bagian.footer_distance = Cm(0.8)


def _lembar_baru(induk: Any, teks: str) -> None:
    subjudul(induk, teks).paragraph_format.page_break_before = True


def _uraian(dokumen: Any, *teks: str) -> None:
    for satu in teks:
        paragraf(dokumen, satu, ukuran=_KECIL, sebelum=3, sesudah=2)


def _resmi(dokumen: Any, acuan: Prosedur) -> None:
    _lembar_baru(dokumen, polos(kata.judul(acuan)))
    tabel_sop(dokumen, acuan, LEBAR_CM)
    _uraian(dokumen, kata.SIMBOL, kata.TANPA_KEPUTUSAN)
    subjudul(dokumen, kata.JUDUL_WAKTU, 3)
    _tabel(dokumen, kata.KOLOM_WAKTU, (6.0, 2.2, 2.2), kata.baris_waktu(acuan), ("kiri", "kanan", "kanan"))
    subjudul(dokumen, kata.JUDUL_CATATAN, 3)
    _tabel(dokumen, kata.KOLOM_CATATAN, (1.8, LEBAR_CM - 1.8), kata.baris_catatan(acuan), ("tengah", "kiri"))


def _tabel(
    dokumen: Any,
    kolom: Sequence[str],
    lebar: Sequence[float],
    isi: Sequence[Sequence[str]],
    rata: Sequence[str],
) -> None:
    satu = tabel(dokumen, lebar)
    baris_kepala(satu, kolom, ukuran=_KECIL)
    for teks in isi:
        baris(satu, [polos(t) for t in teks], rata, ukuran=_KECIL)


def _tambahan(dokumen: Any, acuan: Prosedur) -> None:
    _lembar_baru(dokumen, kata.JUDUL_TAMBAHAN)
    _uraian(dokumen, kata.PENGANTAR_TAMBAHAN)
    if acuan.tambahan:
        subjudul(dokumen, kata.JUDUL_LANGKAH, 3)
        lebar = (1.1, 1.9, 6.3, 2.5, 2.5, 4.3, 1.6, 4.3, 2.2)
        rata = ("tengah", "tengah", *["kiri"] * 4, "tengah", "kiri", "kiri")
        _tabel(dokumen, kata.KOLOM_TAMBAHAN, lebar, kata.baris_tambahan(acuan), rata)
    if acuan.pengembalian:
        subjudul(dokumen, kata.JUDUL_KEMBALI, 3)
        _uraian(dokumen, kata.PENGANTAR_KEMBALI)
        _tabel(dokumen, kata.KOLOM_KEMBALI, (9.0, 6.0, 6.5), kata.baris_kembali(acuan), ("kiri",) * 3)


def _lembar_bagan(dokumen: Any, acuan: Prosedur) -> None:
    """The whole flowchart, on a sheet of its own that stands upright."""
    bagian = bagian_baru(dokumen)
    _tepi(bagian)
    kaki(bagian, polos(f"{kata.judul(acuan)} · Nomor {acuan.identitas.nomor}"), LEBAR_TEGAK_CM)
    awal = f"{kata.JUDUL_TAMBAHAN}. " if kata.ada_tambahan(acuan) else ""
    subjudul(dokumen, f"{awal}{kata.JUDUL_BAGAN}", 3).paragraph_format.space_before = Pt(0)
    _uraian(dokumen, kata.KETERANGAN_BAGAN)
    gambar = bagan(acuan)
    skala = min(Cm(LEBAR_TEGAK_CM).pt / gambar.lebar, Cm(TINGGI_BAGAN_CM).pt / gambar.tinggi, 1.0)
    satu = paragraf(dokumen, rata="tengah")
    satu.paragraph_format.line_spacing = 1.0
    sisip = satu.add_run().add_picture(io.BytesIO(png(gambar)), width=Pt(gambar.lebar * skala))
    sisip._inline.docPr.set("descr", polos(uraian_bagan(acuan)))  # noqa: SLF001
    paragraf(dokumen, kata.sidik(acuan), ukuran=7, sebelum=3)
