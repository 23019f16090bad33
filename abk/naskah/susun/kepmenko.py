"""Template of the decree: preamble, dicta, signature; annexes I to IV on sheets that lie on their side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.shared import Pt

from abk.naskah.susun.gaya import (
    BOOKMAN,
    bagian_baru,
    baris,
    baris_perintah,
    bila,
    blok_ttd,
    kepala_lampiran,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    perintah,
    tabel,
    tabel_paraf,
    tembusan,
    tepi,
    tepi_lanjutan,
    ulang,
)
from abk.naskah.susun.tabel_dasar import catatan_dasar
from abk.naskah.susun.tabel_jabatan import tabel_jabatan
from abk.naskah.susun.tabel_peta import tabel_peta
from abk.naskah.susun.tabel_tahunan import tabel_tahunan
from abk.naskah.susun.tabel_unit import tabel_unit

_UKURAN = 8.5
_LABEL = 3.6


def _judul(dok: Any) -> None:
    for teks in ("KEPUTUSAN {{ menteri_negara | besar }}", "{{ nomor }}", "TENTANG"):
        paragraf(dok, teks, "tengah", sesudah=8, menyatu=True)
    paragraf(dok, "{{ tentang | besar }}", "tengah", sesudah=10, menyatu=True)
    with bila(dok, "dengan_rahmat"):
        paragraf(dok, "DENGAN RAHMAT TUHAN YANG MAHA ESA", "tengah", sesudah=8, menyatu=True)
    paragraf(dok, "{{ menteri_negara | besar }},", "tengah", sesudah=10)


def _butir_berlabel(dok: Any, lebar: float, label: str, untuk: str, nomor: str, isi: str) -> None:
    """A label, a colon, and points beside it; the label stands at the first point only."""
    satu = tabel(dok, [_LABEL, 0.5, 0.9, lebar - _LABEL - 1.4], bergaris=False)
    baris_perintah(satu, f"for {untuk}")
    pertama = "{%% if loop.first %%}%s{%% endif %%}"
    baris(
        satu, [pertama % label, pertama % ":", nomor, isi], ["kiri"] * 3 + ["penuh"], ukuran=None, putus=True
    )
    baris_perintah(satu, "endfor")
    paragraf(dok, ukuran=6)


def _pembukaan(dok: Any, lebar: float) -> None:
    _butir_berlabel(dok, lebar, "Menimbang", "m in menimbang", "{{ m.huruf }}", "{{ m.isi }}")
    _butir_berlabel(dok, lebar, "Mengingat", "m in mengingat", "{{ loop.index }}.", "{{ m }}")
    with bila(dok, "memperhatikan"):
        _butir_berlabel(dok, lebar, "Memperhatikan", "m in memperhatikan", "{{ loop.index }}.", "{{ m }};")


def _diktum(dok: Any, lebar: float) -> None:
    paragraf(dok, "MEMUTUSKAN:", "tengah", sebelum=4, sesudah=8, menyatu=True)
    lebar_isi = lebar - _LABEL - 0.5
    satu = tabel(dok, [_LABEL, 0.5, lebar_isi], bergaris=False)
    tetap = "KEPUTUSAN {{ menteri_negara | besar }} TENTANG {{ tentang | besar }}."
    hasil = baris(satu, ["Menetapkan", ":", tetap], ["kiri", "kiri", "penuh"], ukuran=None)
    for sel in hasil.cells:
        for paragraf_sel in sel.paragraphs:
            paragraf_sel.paragraph_format.keep_with_next = True
    baris_perintah(satu, "for d in diktum")
    hasil = baris(
        satu, ["{{ d.nama }}", ":", "{{ d.isi }}"], ["kiri", "kiri", "penuh"], ukuran=None, putus=True
    )
    sel = hasil.cells[2]
    with ulang(sel, "b in d.butir"):
        paragraf(sel, "{{ b.huruf }}\t{{ b.isi }}", "penuh", lekuk=0.9, gantung=0.9)
    for milik in hasil.cells:
        milik.paragraphs[0].paragraph_format.space_before = Pt(6)
    baris_perintah(satu, "endfor")


def _kaki(dok: Any, lebar: float, *, salinan: bool) -> None:
    """Place and date of the decree above the minister's signature; copies and initials on the body only."""
    if salinan:
        paragraf(dok, "Ditetapkan di {{ kota }}", lekuk=lebar / 2, sebelum=10, menyatu=True)
        paragraf(dok, "pada tanggal {{ tanggal_tetap }}", lekuk=lebar / 2, menyatu=True)
    blok_ttd(dok, lebar=lebar)
    if salinan:
        tembusan(dok)
        tabel_paraf(dok)


def _lampiran(dok: Any, lebar: float, romawi: str, nama: str, isi: Callable[[], None], *, baru: bool) -> None:
    kepala_lampiran(
        dok,
        [
            f"LAMPIRAN {romawi}",
            "KEPUTUSAN {{ menteri_negara | besar }}",
            "{{ nomor }}",
            "TENTANG {{ tentang | besar }}",
        ],
        lebar=lebar,
        baru=baru,
    )
    paragraf(dok, nama, "tengah", tebal=True, sesudah=6, menyatu=True)
    isi()
    _kaki(dok, lebar, salinan=False)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru("F4", BOOKMAN)
    # the law-making rules count lines of one size; the looser spacing of letters would cost a page
    dok.styles["Normal"].paragraph_format.line_spacing = 1.0
    lebar = lebar_isi_cm("F4")
    tepi(dok.sections[0], lebar)
    kop(dok, lebar)
    _judul(dok)
    _pembukaan(dok, lebar)
    _diktum(dok, lebar)
    _kaki(dok, lebar, salinan=True)
    rebah = lebar_isi_cm("F4", rebah=True)
    tepi_lanjutan(bagian_baru(dok, "F4", rebah=True), rebah)

    def satu() -> None:
        tabel_unit(dok, rebah, ukuran=_UKURAN)
        catatan_dasar(dok, ukuran=_UKURAN)

    _lampiran(
        dok, rebah, "I", "REKAPITULASI HASIL ANALISIS BEBAN KERJA TIAP UNIT ORGANISASI", satu, baru=False
    )
    _lampiran(
        dok,
        rebah,
        "II",
        "KEBUTUHAN PEGAWAI TIAP JABATAN",
        lambda: tabel_jabatan(dok, rebah, ukuran=_UKURAN),
        baru=True,
    )
    _lampiran(dok, rebah, "III", "PETA JABATAN", lambda: tabel_peta(dok, rebah, ukuran=_UKURAN), baru=True)
    perintah(dok, "if lima_tahun")
    _lampiran(
        dok,
        rebah,
        "IV",
        "KEBUTUHAN PEGAWAI LIMA TAHUN",
        lambda: tabel_tahunan(dok, rebah),
        baru=True,
    )
    perintah(dok, "endif")
    return dok
