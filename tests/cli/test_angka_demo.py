"""Guards abk.cli.laporan: page, workbook, documents and decree of the played case say the same figures."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import openpyxl
import pytest

import abk
from abk.hasil import jumlah
from abk.kegiatan import Kegiatan
from abk.reports.exporter import render_bagian
from abk.reports.rekap_xlsx import tulis_rekap
from abk.sop import Alur
from abk.sop.kasus import buka_kasus
from abk.tulisan.format import bulat, kebutuhan

pytestmark = pytest.mark.xdist_group("peragaan")

KODE = "abk-contoh-2026"
Buku = dict[str, dict[str, set[float]]]
UNIT = {"SET.PO": ("30,4252", "30,2847"), "ITWIL": ("13,3599", "13,3772"), "D1.1": ("7,0655", "6,9933")}
"""Need of each unit before and after (regresi): both changed by the decisions of the play."""


@pytest.fixture(scope="module")
def alur(demo_contoh: Path) -> Alur:
    return buka_kasus(demo_contoh / "alur", KODE)


@pytest.fixture(scope="module")
def keadaan(demo_contoh: Path) -> dict[str, Kegiatan]:
    return {saat: abk.open(demo_contoh / "alur", alur=KODE, saat=saat) for saat in ("awal", "akhir")}


def _teks(isi: bytes) -> str:
    dokumen = docx.Document(io.BytesIO(isi))
    sel = [sel for t in dokumen.tables for r in t.rows for sel in r.cells]
    dalam = [s.text for satu in sel for t in satu.tables for r in t.rows for s in r.cells]
    return "\n".join([*(p.text for p in dokumen.paragraphs), *(s.text for s in sel), *dalam])


def _halaman(k: Kegiatan, unit: str) -> str:
    satu = abk.reports.unit(k, unit)
    return re.sub(r"<[^>]+>", " ", render_bagian(satu, judul=satu.judul))


@pytest.fixture(scope="module")
def buku(keadaan: dict[str, Kegiatan], tmp_path_factory: pytest.TempPathFactory) -> Buku:
    """Numbers in the row of each code, by sheet, of the workbook of the final data of the case."""
    berkas = tulis_rekap(keadaan["akhir"].batasi(list(UNIT)), tmp_path_factory.mktemp("buku") / "rekap.xlsx")
    isi = openpyxl.load_workbook(berkas, data_only=True)
    kode = {*keadaan["akhir"].unit["kode_unit"], *keadaan["akhir"].jabatan["kode_jabatan"]}
    hasil: Buku = {}
    for lembar in isi:
        for baris in lembar.iter_rows(values_only=True):
            for nama in kode.intersection(v for v in baris if isinstance(v, str)):
                angka = {round(float(v), 4) for v in baris if isinstance(v, int | float)}
                hasil.setdefault(lembar.title, {}).setdefault(nama, set()).update(angka)
    return hasil


@pytest.mark.parametrize("unit", UNIT)
def test_angka_buku_kerja(keadaan: dict[str, Kegiatan], buku: Buku, unit: str):
    """Form D has the need of each post, form E the sums of the unit."""
    k = keadaan["akhir"].cabang(unit)
    d, e = (next(isi for nama, isi in buku.items() if nama.startswith(awal)) for awal in ("D", "E"))
    for kode, satu in k.hasil.iterrows():
        assert round(float(satu["kebutuhan"]), 4) in d[str(kode)], kode
    rekap = k.rekap.loc[unit]
    assert {float(rekap["beban_kerja_menit"]), float(rekap["kebutuhan_bulat"])} <= e[unit]


@pytest.mark.parametrize("unit", UNIT)
def test_angka_tiap_unit(alur: Alur, keadaan: dict[str, Kegiatan], unit: str):
    """Need of the unit and of each of its posts, on the page and in every document that tells them."""
    awal, akhir = UNIT[unit]
    k = keadaan["akhir"].cabang(unit)
    j = jumlah(k)
    assert kebutuhan(jumlah(keadaan["awal"].cabang(unit)).kebutuhan) == awal
    assert kebutuhan(j.kebutuhan) == akhir
    halaman = _halaman(keadaan["akhir"], unit)
    assert akhir in halaman
    assert awal not in halaman
    dokumen = {s: _teks(alur.berkas(s)) for s in ("dokumen_data", "kepmenko_asli")}
    dokumen["konsep"] = _teks(alur.berkas(f"konsep_data:{unit}"))
    for nama, teks in dokumen.items():
        if nama != "konsep" or not alur.keadaan.usul(unit):  # a proposal comes after the draft
            assert akhir in teks, nama
    for kode, satu in k.hasil.iterrows():
        angka = f"{bulat(int(satu['kebutuhan_bulat']))}"
        assert kebutuhan(satu["kebutuhan"]) in halaman, kode
        assert kebutuhan(satu["kebutuhan"]) in dokumen["dokumen_data"], kode
        assert angka in dokumen["kepmenko_asli"], kode
