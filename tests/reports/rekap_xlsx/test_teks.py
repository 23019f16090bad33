"""Guards abk.reports.rekap_xlsx, abk.tulisan.sel: hostile text stays text, and stays readable."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

import abk
from abk.kegiatan import Kegiatan
from abk.kegiatan.keadaan import KeadaanData
from abk.tulisan.sel import PANJANG_MAKSIMUM, seperti_rumus, teks_sel

from .conftest import TUGAS, Isi, pos, tugas

JAHAT = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    "+628",
    "-2+3",
    "@SUM(1)",
    "{=SUM(A1)}",
    "http://contoh.test/",
    "internal:Petunjuk!A1",
    "<r><t>x</t></r>",
    "<script>&amp;",
    "_x0041_",
    '"kutip"',
    "baris\nganti",
]


def test_setiap_buku_yang_ditulis_menjaga_teksnya():
    panggilan = re.compile(r"\bWorkbook\(.+")
    semua = [
        c[0]
        for f in Path(abk.__file__).parent.rglob("*.py")
        for c in panggilan.finditer(f.read_text("utf-8"))
    ]
    assert len(semua) > 5
    assert [c for c in semua if "BUKU_TEKS" not in c and "Calamine" not in c] == []


@pytest.mark.serangan("kantor", "menyelundupkan rumus ke dalam `rekap.xlsx`", "dicegah")
@pytest.mark.parametrize("jahat", JAHAT)
def test_teks_tidak_menjadi_rumus(
    jahat: str, kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]
) -> None:
    nama = jahat.replace("\n", " ")
    isi = tulis(
        kegiatan_dari(
            unit=[{"kode_unit": "S", "nama_unit": nama}],
            jabatan=[pos("J", "S", nama_jabatan=nama)],
            uraian=[tugas("J", "1", 1, 1, uraian_tugas=jahat, hasil_kerja=nama, keterangan=nama)],
            toml=f"judul = '''{nama}'''\ninstansi = '''{nama}'''\nketerangan = '''{nama}'''\n",
        )
    )
    buku = load_workbook(isi.path)
    tampak = 0
    for ws in buku:
        for baris in ws.iter_rows():
            for sel in baris:
                if isinstance(sel.value, str) and sel.value.strip() in {jahat, nama}:
                    tampak += 1
                    assert sel.data_type == "s"
                    assert sel.hyperlink is None
    assert tampak >= 6
    with zipfile.ZipFile(isi.path) as zip_:
        assert not any(n.startswith("xl/externalLinks") for n in zip_.namelist())
        lembar = b"".join(zip_.read(n) for n in zip_.namelist() if n.startswith("xl/worksheets/"))
    assert not any(b"cmd|" in rumus for rumus in re.findall(rb"<f>.*?</f>", lembar))


@pytest.mark.parametrize(
    ("nilai", "harapan"),
    [
        ("a\x00b\x1b", "a⟨U+0000⟩b⟨U+001B⟩"),
        ("x\u202ey", "x⟨U+202E⟩y"),
        ("\ud800", "⟨U+D800⟩"),
        ("\ufffe", "⟨U+FFFE⟩"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("مرحبا 😀", "مرحبا 😀"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_yang_tak_terlihat_diperlihatkan(nilai: object, harapan: str) -> None:
    assert teks_sel(nilai) == harapan


@pytest.mark.parametrize("huruf", ["a", "😀", "a😀"])
def test_panjang_dibatasi(huruf: str) -> None:
    teks = teks_sel(huruf * 40_000)
    assert len(teks.encode("utf-16-le")) // 2 <= PANJANG_MAKSIMUM
    assert len(teks.encode("utf-16-le")) // 2 >= PANJANG_MAKSIMUM - 2
    assert teks.endswith("(dipotong)")
    assert teks_sel("a" * PANJANG_MAKSIMUM) == "a" * PANJANG_MAKSIMUM


def test_awalan_rumus() -> None:
    assert all(seperti_rumus(t) for t in ("=1", "+1", "-1", "@a", "'a"))
    assert not seperti_rumus("a=1")


def test_nama_panjang_dan_instansi_beraksi(
    kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]
) -> None:
    """A footer obeys &-codes and digits after a size; neither may come from the name of an institution."""
    k = kegiatan_dari(
        jabatan=[pos("J", "S", nama_jabatan="Analis " * 5000)],
        uraian=[],
        toml='judul = "J"\ninstansi = "7 & Co &P &A"\n',
    )
    isi = tulis(k)
    kaki = load_workbook(isi.path)["D Kebutuhan"].oddFooter
    assert "7 && Co &&P &&A" in str(kaki.left.text)
    assert kaki.left.size == 8


def test_kaki_yang_dipotong_bertanda(
    kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]
) -> None:
    """Cut without a mark, the decree of 31 March 2026 was one of 31 March of no year."""
    k = kegiatan_dari(toml=f'judul = "J"\ninstansi = "{"Badan " * 20}"\n')
    k = replace(k, keadaan=KeadaanData("a", "akhir", ("S",), "12 Tahun 2026 tanggal 31 Maret 2026"))
    kaki = load_workbook(tulis(k).path)["D Kebutuhan"].oddFooter
    assert kaki.left.text.endswith("Badan…")
    assert "Hasil akhir, keputusan nomor 12 Tahun 2026 tanggal 31 Maret… · D Kebutuhan" in kaki.right.text


def test_uraian_panjang(kegiatan_dari: Callable[..., Kegiatan], tulis: Callable[..., Isi]) -> None:
    uraian = [*TUGAS[:-1], tugas("J8", "1", 1, 1, uraian_tugas="x" * 40_000)]
    isi = tulis(kegiatan_dari(uraian=uraian))
    assert any(
        isinstance(v, str) and v.endswith("(dipotong)") for b in isi.nilai["A Uraian Tugas"] for v in b
    )
