"""Guards abk.reports.filenames: names of page files: safe and unique whatever the codes are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abk.errors import LaporanError, ParameterError
from abk.reports.filenames import inside, nama_berkas, nama_semua

BERMUSUHAN = [
    "",
    ".",
    "..",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows",
    "a/b",
    "a\\b",
    "{x}",
    "{unit.__class__}",
    "\0",
    "A\0B",
    "con",
    "NUL.txt",
    "com1",
    "LPT9.a",
    "index",
    "INDEX",
    "rekap",
    "manifest",
    "-rf",
    ".tersembunyi",
    "akhir.",
    "akhir ",
    " awal",
    "baris\nbaru",
    "Ünït",
    "Ünït",  # the same letters, decomposed
    "单位",
    "\ud800",
    "x" * 300,
    "x" * 301,
    "SET.PO",
    "set.po",
    "01.02",
    "007",
    "%2e%2e%2f",
    "a?b#c",
    "<script>",
]


def test_kode_biasa_tetap_terbaca() -> None:
    assert nama_berkas("SET.PO", ["SET.PO", "SET"]) == "SET.PO.html"
    assert nama_berkas("01.02", ["01.02"]) == "01.02.html"


@pytest.mark.serangan("kantor", "kode unit yang menjadi nama berkas berbahaya", "dicegah")
@pytest.mark.parametrize("kode", BERMUSUHAN)
def test_kode_bermusuhan_menjadi_nama_yang_aman(kode: str, tmp_path: Path) -> None:
    nama = nama_berkas(kode, BERMUSUHAN)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*\.html", nama)
    assert ".." not in nama
    assert len(nama) <= 102
    assert nama.casefold() not in {"index.html", "rekap.html", "manifest.html", "con.html", "nul.txt.html"}
    assert inside(tmp_path, nama).parent == tmp_path


def test_nama_tidak_bertabrakan_pada_sistem_berkas_mana_pun() -> None:
    nama = [nama_berkas(k, BERMUSUHAN) for k in BERMUSUHAN]
    assert len({n.casefold() for n in nama}) == len(set(BERMUSUHAN))


@given(st.lists(st.text(alphabet=st.characters(), max_size=12), min_size=1, max_size=12, unique=True))
def test_nama_selalu_unik_dan_tidak_bergantung_urutan(kode: list[str]) -> None:
    nama = nama_semua(kode)
    assert len({n.casefold() for n in nama.values()}) == len(kode)
    assert nama == nama_semua(reversed(kode))
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*\.html", n) for n in nama.values())


def test_kode_yang_meniru_nama_bertanda_tetap_unik() -> None:
    # a code made to look like the name that another code will get
    tiruan = nama_berkas("a/b", ["a/b"]).removesuffix(".html")
    nama = nama_semua(["a/b", tiruan])
    assert len(set(nama.values())) == 2


def test_kode_yang_bukan_unit_ditolak() -> None:
    with pytest.raises(ParameterError, match="Unit 'X' tidak ada di antara unit kegiatan"):
        nama_berkas("X", ["A", "B"])


@pytest.mark.parametrize("nama", ["", "..", "a/b", "../a", "/a", "a\0"])
def test_tidak_ada_nama_yang_keluar_dari_folder(nama: str, tmp_path: Path) -> None:
    with pytest.raises(LaporanError, match="keluar dari folder laporan"):
        inside(tmp_path, nama)
