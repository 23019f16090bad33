"""Guards abk.instrumen.pustaka, abk.analisis.norma_waktu.tawaran: norms that form and workbook offer."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from abk.analisis.norma_waktu.pustaka import pustaka_norma
from abk.analisis.norma_waktu.tawaran import NormaTawaran, PencariNorma
from abk.errors import ParameterError
from abk.instrumen import ekspor_formulir
from abk.instrumen.formulir import formulir
from abk.instrumen.formulir.perintah import Perintah
from abk.instrumen.formulir.sesi import Sesi
from abk.instrumen.formulir.task_table import task_rows
from abk.instrumen.pustaka import baca_pustaka
from abk.kegiatan import Kegiatan, Pengaturan
from abk.store import Gudang, buka
from abk.tables import validate_semua

TUGAS = {"nomor": "1", "uraian_tugas": "Menyusun laporan kinerja", "hasil_kerja": "laporan", "volume": 10,
         "periode": "tahun", "norma_waktu": 60, "satuan_waktu": "menit", "norma_min": 40, "norma_maks": 90,
         "sumber_norma": "diukur", "jumlah_amatan": 12}  # fmt: skip
KOSONG = {"nomor": "1", "uraian_tugas": "menyusun  laporan kinerja!", "hasil_kerja": "Laporan", "volume": 5,
          "periode": "tahun"}  # fmt: skip
CSV = (
    "uraian_tugas;hasil_kerja;norma_waktu;satuan_waktu;norma_min;norma_maks;jumlah_amatan;sumber;tanggal\n"
    "Menyusun laporan kinerja;laporan;2;jam;;;;Studi waktu Biro Umum;2025-03-01\n"
)


@pytest.fixture
def k() -> Kegiatan:
    """A post that measured how long a report takes, and one that writes the same and does not say."""
    jabatan = [{"kode_jabatan": f"J{n}", "kode_unit": "U", "nama_jabatan": f"Pos {n}",
                "jenis_jabatan": "pelaksana", "bezetting": 1} for n in (1, 2)]  # fmt: skip
    tabel = {
        "unit": pd.DataFrame([{"kode_unit": "U", "nama_unit": "Unit", "kode_induk": ""}]),
        "jabatan": pd.DataFrame(jabatan),
        "uraian_tugas": pd.DataFrame([{"kode_jabatan": "J1", **TUGAS}, {"kode_jabatan": "J2", **KOSONG}]),
    }
    return Kegiatan(Pengaturan(tahun=2026), validate_semua({n: t.astype(object) for n, t in tabel.items()}))


@pytest.fixture
def gudang(k: Kegiatan, tmp_path: Path) -> Gudang:
    gudang = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    gudang.impor_kegiatan(k, "Ortala")
    return gudang


@pytest.fixture
def pustaka(tmp_path: Path) -> Path:
    jalur = tmp_path / "norma.csv"
    jalur.write_text(CSV, encoding="utf-8")
    return jalur


def _kabar(_: str) -> None:
    """Nobody listens."""


def test_formulir_menawarkan_dan_memakai_norma(gudang: Gudang, pustaka: Path):
    sesi = Sesi(gudang, pustaka=baca_pustaka(pustaka))
    sesi.buka("J2", "Analis")
    (baris,) = [b for b in sesi.isian.baris if not b.kosong]
    assert [t.sebutan for t in sesi.penilaian.tawaran[baris.id]] == ["60 menit", "2 jam"]
    sel = task_rows([baris], sesi.penilaian, sesi.penilai.instrumen.kolom("tugas_per_tugas"), {})
    isi = sel[str(baris.id)]["s"]["norma_waktu"]
    assert isi["u"] == ["60 menit", "2 jam"]
    (pesan,) = [t for tingkat, t in isi["m"] if tingkat == "catatan"]
    assert "60 menit (40–90; 12 amatan; diukur di J1, 2026)" in pesan
    assert "2 jam (Studi waktu Biro Umum, 2025)" in pesan
    perintah = Perintah(sesi, _kabar, lambda *_: None)
    perintah({"aksi": "pakai_norma", "id": str(baris.id), "n": 0})
    kini = sesi.isian.baris[sesi.isian.letak(baris.id)].sel
    assert (kini["norma_waktu"], kini["satuan_waktu"], kini["norma_min"], kini["norma_maks"]) == (
        60, "menit", 40, 90,
    )  # fmt: skip
    assert (kini["sumber_norma"], kini["keterangan"]) == ("dokumen", "Norma dari diukur di J1, 2026")
    assert sesi.penilaian.hasil.beban_kerja_menit == 300  # rumus: 5 × 60
    assert not sesi.penilaian.tawaran
    assert sesi.urung()
    assert "norma_waktu" not in sesi.isian.baris[sesi.isian.letak(baris.id)].sel
    with pytest.raises(ParameterError, match="tidak ditawarkan lagi"):
        perintah({"aksi": "pakai_norma", "id": str(baris.id), "n": 5})


def test_buku_kerja_menawarkan_norma_di_selnya(k: Kegiatan, pustaka: Path, tmp_path: Path):
    (jalur,) = ekspor_formulir(k, tmp_path / "kirim", pustaka=baca_pustaka(pustaka))
    catatan = [
        sel.comment.text
        for lembar in openpyxl.load_workbook(jalur)
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.comment and "Norma tugas serupa" in sel.comment.text
    ]
    harap = "60 menit (40–90; 12 amatan; diukur di J1, 2026); 2 jam (Studi waktu Biro Umum, 2025)"
    assert catatan == [f"Norma tugas serupa: {harap}. Pakai bila memang sama."]


def test_satu_norma_sekali_yang_termirip_lebih_dahulu(pustaka: Path):
    p = baca_pustaka(pustaka)
    lain = p.assign(uraian_tugas="Menyusun laporan kinerja biro", tanggal=pd.Timestamp("2026-01-01"))
    beda = lain.assign(norma_waktu=3)
    cari = PencariNorma(pd.concat([beda, lain, p], ignore_index=True))
    assert [t.sebutan for t in cari.tawaran("Menyusun laporan kinerja")] == ["2 jam", "3 jam"]
    assert cari.tawaran("") == ()
    assert cari.tawaran("Menyapu halaman") == ()


def test_pustaka_yang_salah_disebut(tmp_path: Path):
    with pytest.raises(ParameterError, match="tidak terbaca"):
        formulir("contoh", pustaka=str(tmp_path / "tidak-ada.csv"))
    (tmp_path / "salah.csv").write_text(CSV.replace(";2;jam", ";dua;jam"), encoding="utf-8")
    with pytest.raises(ParameterError, match="baris 2: norma_waktu bukan bilangan"):
        baca_pustaka(tmp_path / "salah.csv")
    assert pustaka_norma(pd.DataFrame(columns=["uraian_tugas", "norma_waktu", "satuan_waktu", "sumber",
                                               "tanggal"])).empty  # fmt: skip


@pytest.mark.parametrize(
    ("norma", "teks"),
    [
        ((45, "menit", 30, 60, 1200, "SOP (fiktif)"), "45 menit (30–60; 1.200 amatan; SOP (fiktif))"),
        ((45, "menit", 30, None, None, "SOP (fiktif)"), "45 menit (SOP (fiktif))"),
        ((45, "menit", None, 60, None, "SOP (fiktif)"), "45 menit (SOP (fiktif))"),
    ],
)
def test_selang_hanya_dengan_kedua_ujungnya(norma: tuple, teks: str) -> None:
    assert NormaTawaran(*norma).rinci == teks


def test_norma_yang_dipakai_ditulis_seperti_orang_menulisnya() -> None:
    """Whole numbers without a point; an end that is not known is not written."""
    isian = NormaTawaran(45.0, "menit", 30.5, None, None, "SOP (fiktif)").isian
    assert (str(isian["norma_waktu"]), isian["norma_min"]) == ("45", 30.5)
    assert "norma_maks" not in isian
