"""Guards abk.ekspor.informasi: informasi jabatan of a kegiatan in the workbook of SIASN, codes and all."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from abk.ekspor import ekspor
from abk.ekspor.informasi import gabung, keterangan_kegiatan, kode
from abk.ekspor.siasn import buku_siasn
from abk.ekspor.tabel import tabel_hasil
from abk.ekspor.templat import templat_siasn
from abk.kegiatan import Kegiatan

KOLOM = ["kode_jabatan", "butir", "nomor", "isi", "rincian", "keterangan"]
BARIS = [
    ("P", "ikhtisar", "1", "Mengolah surat.", "", ""),
    ("P", "pendidikan", "1", "s-1/sarjana", "", ""),
    ("P", "pelatihan", "1", "Kearsipan", "", ""),
    ("P", "pengalaman", "1", "2", "", ""),
    ("P", "pengalaman", "2", "lama", "", ""),
    ("P", "wewenang", "1", "Menolak surat", "", ""),
    ("P", "korelasi", "1", "Kepala Biro", "Biro Uji", "arahan"),
    ("P", "korelasi", "2", "Arsiparis", "", "berkas"),
    ("P", "kondisi_lingkungan", "1", "Bau", "apak", ""),
    ("P", "kondisi_lingkungan", "2", "suhu", "sejuk", ""),
    ("P", "risiko_bahaya", "1", "Mata lelah", "layar", ""),
    ("P", "syarat_jabatan", "1", "Upaya fisik", "duduk, berbicara, terbang", ""),
    ("P", "syarat_jabatan", "2", "Bakat kerja", "Koordinasi Mata, Tangan, Kaki", ""),
    ("P", "syarat_jabatan", "3", "Umur", "35", ""),
    ("P", "prestasi_kerja", "1", "Surat selesai pada harinya", "", ""),
]


@pytest.fixture
def k(buka: Callable[..., Kegiatan]) -> Kegiatan:
    satu = buka()
    tabel = {**satu.terperiksa.tabel, "informasi_jabatan": pd.DataFrame(BARIS, columns=KOLOM)}
    return replace(satu, terperiksa=replace(satu.terperiksa, tabel=tabel))


def _buku(k: Kegiatan) -> tuple[Any, dict[str, str]]:
    satu = next(s for s in buku_siasn(k, templat_siasn(), keterangan_kegiatan(k)) if s.kode == "P")
    kurang = {f"{n.lembar} {n.kolom[:1]}": n.sebab for n in satu.kurang}
    return openpyxl.load_workbook(io.BytesIO(satu.isi)), kurang


def test_butir_pada_kolomnya(k: Kegiatan):
    buku, kurang = _buku(k)
    satu, tiga, empat, lima = (buku[f"INFOJAB {n}"] for n in ("I", "III", "IV", "V"))
    assert [satu[a].value for a in ("B4", "C4", "N4", "Y4")] == [
        "Mengolah surat.",
        "S-1/Sarjana",
        35,
        "Menolak surat",
    ]
    assert [satu[f"K{n}"].value for n in (4, 5, 6)] == ["Duduk", "Berbicara", None]
    assert satu["H4"].value == "Koordinasi Mata, Tangan, Kaki"
    assert "terbang" in kurang["INFOJAB I K"]
    # the unit where one is named, else the post; the second row keeps its place
    assert [[s.value for s in r[:2]] for r in tiga["A3:B4"]] == [
        ["Biro Uji", "arahan"],
        ["Arsiparis", "berkas"],
    ]
    assert [s.value for s in lima[3]] == ["Mata lelah", "layar"]
    # an aspect that is no code is left out, and its factor does not slide to another
    assert [[s.value for s in r[:2]] for r in empat["A4:B5"]] == [[None, "apak"], ["Suhu", "sejuk"]]
    assert "Bau" in kurang["INFOJAB IV A"]


def test_yang_bukan_kode_atau_angka_tidak_ditulis(k: Kegiatan):
    buku, kurang = _buku(k)
    assert buku["INFOJAB I"]["E4"].value is None
    assert "templat kantor (--templat): Kearsipan" in kurang["INFOJAB I E"]
    assert [buku["INFOJAB I"][f"F{n}"].value for n in (4, 5)] == [2, None]
    assert kurang["INFOJAB I F"] == "bukan angka: lama"
    assert buku["INFOJAB I"]["W4"].value is None  # what is expected is no mark


def test_ekspor_memakainya(k: Kegiatan, tmp_path: Path):
    teks = {"P": {"ikhtisar": ["dari lembar"], "perangkat_kerja": ["komputer"]}}
    hasil = ekspor(k, "siasn", tmp_path, keterangan=teks)
    lembar = openpyxl.load_workbook(tmp_path / "siasn-P.xlsx")
    assert lembar["INFOJAB I"]["B4"].value == "Mengolah surat."
    assert lembar["INFOJAB II"]["H4"].value == "komputer"
    assert hasil.kurang["INFOJAB I, B Ikhtisar Jabatan"] == 3


def test_tabel_ikut_ke_csv(k: Kegiatan):
    tabel = tabel_hasil(k)
    assert tabel["informasi_jabatan"]["isi"].tolist() == [b[3] for b in BARIS]
    milik = tabel["kamus"].query("tabel == 'informasi_jabatan'")
    assert milik["kolom"].tolist() == KOLOM


def test_tanpa_tabel_dan_gabungan(buka: Callable[..., Kegiatan]):
    assert keterangan_kegiatan(buka()) == {}
    assert gabung({"A": {"x": ["1"], "y": ["1"]}}, {"A": {"x": ["2"]}, "B": {"x": ["3"]}}) == {
        "A": {"x": ["2"], "y": ["1"]},
        "B": {"x": ["3"]},
    }


def test_kode_tepat_ejaannya():
    boleh = ["Duduk", "Mata, Kaki"]
    assert kode(["DUDUK; mata, kaki"], boleh) == (["Duduk", "Mata, Kaki"], [])
    assert kode(["mata, kaki", "lari"], boleh) == (["Mata, Kaki", ""], ["lari"])
    assert kode(["duduk, lari"], boleh, tunggal=True) == ([""], ["duduk, lari"])
