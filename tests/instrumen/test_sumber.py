"""Guards abk.instrumen.buka, abk.instrumen.sumber, abk.instrumen.tabel_buku,
abk.instrumen.sandbox.other_formats: every source is a source, and no check is clear that looked at
nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import yaml

import abk
from abk.errors import KegiatanError
from abk.instrumen import BerkasError, ekspor_formulir
from abk.instrumen.sumber import periksa_sumber

pytestmark = pytest.mark.usefixtures("satu_sandbox")

UNIT = [["kode_unit", "nama_unit", "kode_induk"], ["A", "Biro A", ""], ["A", "Biro A lagi", ""]]
JABATAN = [
    ["kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting"],
    ["007", "A", "Kepala Biro A", "pimpinan tinggi", 1],
    ["A-2", "A", "Analis", "Pelaksana", 2.5],
]
TUGAS = [
    [
        "kode_jabatan",
        "nomor",
        "uraian_tugas",
        "hasil_kerja",
        "volume",
        "periode",
        "norma_waktu",
        "satuan_waktu",
    ],
    ["007", "1", "Memimpin", "Arahan", 12, "Bulanan", 0.5, "jam"],
    ["A-2", "1", "Menyusun", "Bahan", "1.250", "tahun", 30, "mnt"],
    ["A-9", "1", "Tanpa jabatan", "Bahan", 1, "tahun", 30, "menit"],
    ["A-2", "2", "Jumlah", "Bahan", 5, "tahun", "2 jam", None],
]
BENAR = {
    "unit": UNIT[:2],
    "jabatan": [*JABATAN[:2], [*JABATAN[2][:4], 2]],
    "uraian_tugas": [*TUGAS[:2], TUGAS[4]],
}
SALAH = {"unit": UNIT, "jabatan": JABATAN, "uraian_tugas": TUGAS}


def _buku(tujuan: Path, tabel: dict[str, list[list]], lain: dict[str, list[list]] | None = None) -> Path:
    buku = openpyxl.Workbook()
    buku.remove(buku.active)
    for nama, baris in {**tabel, **(lain or {})}.items():
        lembar = buku.create_sheet(nama)
        for satu in baris:
            lembar.append(satu)
    buku.save(tujuan)
    return tujuan


def _csv(folder: Path, tabel: dict[str, list[list]]) -> Path:
    folder.mkdir()
    for nama, baris in tabel.items():
        with (folder / f"{nama}.csv").open("w", encoding="utf-8", newline="") as f:
            csv.writer(f, delimiter=";").writerows([["" if s is None else s for s in b] for b in baris])
    return folder


def _inti(temuan) -> list[tuple]:
    return sorted((t.tingkat, t.aturan, t.tabel, t.baris or 0, t.kolom) for t in temuan)


def test_tiga_tabel_dalam_buku_kerja_diperiksa_seperti_folder(tmp_path: Path):
    """It used to be audited as a foreign workbook, and to be called clear."""
    buku = _buku(tmp_path / "abk.xlsx", SALAH)
    folder = _csv(tmp_path / "abk", SALAH)
    dari_buku, dari_folder = periksa_sumber(buku), periksa_sumber(folder)
    assert _inti(dari_buku.temuan) == _inti(dari_folder.temuan)
    assert {t.tingkat for t in dari_buku.temuan} >= {"struktural", "cacat", "ragu"}
    assert any("lembar 'jabatan'" in t.letak for t in dari_buku.temuan)


def test_buku_kerja_yang_benar_memberi_kegiatan_yang_sama(tmp_path: Path):
    buku = _buku(
        tmp_path / "abk.xlsx", BENAR, {"kegiatan": [["nama", "nilai"], ["judul", "ABK Uji"], ["tahun", 2026]]}
    )
    k, asal = abk.open(buku), abk.open(_csv(tmp_path / "lain", BENAR))
    pd.testing.assert_frame_equal(k.hasil.drop(columns=[]), asal.dengan(tahun=2026).hasil)
    assert (k.judul, k.tahun) == ("ABK Uji", 2026)
    assert k.jabatan["kode_jabatan"].tolist() == ["007", "A-2"]


def test_kolom_angka_yang_dua_kali_disebut(tmp_path: Path):
    """Once it was read twice over, and the check ended in a traceback."""
    dua = {n: [[*satu, satu[4 if n == "uraian_tugas" else 0]] for satu in b] for n, b in SALAH.items()}
    temuan = periksa_sumber(_buku(tmp_path / "abk.xlsx", dua)).temuan
    assert _inti(temuan) == _inti(periksa_sumber(_csv(tmp_path / "abk", dua)).temuan)
    assert "kolom 'volume' muncul dua kali" in [t.pesan for t in temuan]


def test_setiap_pemeriksaan_menyebut_yang_dibaca_dan_yang_tidak(tmp_path: Path):
    hasil = periksa_sumber(_buku(tmp_path / "abk.xlsx", BENAR, {"Catatan rapat": [["apa saja"]]}))
    assert [d.rpartition(": ")[2] for d in hasil.dibaca] == ["1 baris", "2 baris", "2 baris"]
    assert any("Catatan rapat" in t for t in hasil.tidak)
    assert any("kewajaran" in t for t in hasil.tidak)
    folder = _csv(tmp_path / "f", BENAR)
    (folder / "nota.docx").write_bytes(b"x")
    assert any("nota.docx" in t for t in periksa_sumber(folder).tidak)


def test_nama_lembar_dan_kepala_menurut_orang(tmp_path: Path):
    rapi = {n.replace("_", " ").title(): [[str(s).replace("_", " ").title() for s in b[0]], *b[1:]]
            for n, b in BENAR.items()}  # fmt: skip
    assert len(abk.open(_buku(tmp_path / "abk.xlsm", rapi)).jabatan) == 2


def test_lembar_yang_hilang_dan_yang_ganda_disebut(tmp_path: Path):
    with pytest.raises(KegiatanError, match="lembar unit tidak ada"):
        abk.open(_buku(tmp_path / "abk.xlsx", {n: b for n, b in BENAR.items() if n != "unit"}))
    folder = tmp_path / "dua"
    folder.mkdir()
    for nama in ("a.xlsx", "b.xlsx"):
        _buku(folder / nama, BENAR)
    with pytest.raises(KegiatanError, match="ada dua kali"):
        abk.open(folder)


def test_satu_berkas_tiap_tabel(tmp_path: Path):
    folder = tmp_path / "tiga"
    folder.mkdir()
    for nama, isi in BENAR.items():
        _buku(folder / f"{nama}.xlsx", {"Sheet1": isi})
    assert len(abk.open(folder).jabatan) == 2


def test_kuesioner_yang_terisi_adalah_sumber(tmp_path: Path):
    """What a unit sent back can be checked and reported on without a store."""
    k = abk.open(_csv(tmp_path / "asal", BENAR))
    ekspor_formulir(k, tmp_path / "kirim")
    balik = abk.open(tmp_path / "kirim")
    assert balik.hasil["kebutuhan"].tolist() == pytest.approx(k.hasil["kebutuhan"].tolist())
    hasil = periksa_sumber(tmp_path / "kirim")
    assert hasil.dibaca


def test_satu_dari_tiga_tabel_menunjuk_foldernya(tmp_path: Path):
    folder = _csv(tmp_path / "f", BENAR)
    with pytest.raises(KegiatanError, match="satu dari tiga tabel"):
        abk.open(folder / "jabatan.csv")


@pytest.mark.parametrize("akhiran", ["ods", "xls"])
def test_ods_dan_xls_dibaca_sama(tmp_path: Path, akhiran: str, libreoffice: Callable[..., None]):
    asal = _buku(tmp_path / "abk.xlsx", BENAR)
    libreoffice([asal], tmp_path / "lain", akhiran)
    pd.testing.assert_frame_equal(abk.open(tmp_path / "lain" / f"abk.{akhiran}").hasil, abk.open(asal).hasil)


def test_angka_pecahan_sel_tidak_tergantung_tanda_desimal(tmp_path: Path):
    atur = {"kegiatan": [["desimal", "."]]}
    k = abk.open(_buku(tmp_path / "abk.xlsx", BENAR, atur))
    assert not [t for t in k.temuan if t.tingkat == "cacat"]
    assert k.uraian_tugas["norma_waktu"].iloc[0] == 0.5


KANTOR = [["NAMA JABATAN : Pengadministrasi Umum"], ["UNIT KERJA : Biro Umum"], [],
          ["NO", "URAIAN TUGAS", "SATUAN HASIL", "VOLUME", "NORMA WAKTU"],
          [1, "Menyusun laporan", "Laporan", 12, 300]]  # fmt: skip


def test_bentuk_kantor_sendiri_dengan_peta_di_sampingnya(tmp_path: Path):
    """A report needs no store, once what cannot be seen is answered beside the file."""
    buku = _buku(tmp_path / "kantor.xlsx", {"Pengadministrasi Umum": KANTOR})
    with pytest.raises(BerkasError, match=r"satuan_waktu(.|\n)*periode(.|\n)*abk impor"):
        abk.open(buku)
    jawab = {"satuan_waktu": "menit", "periode": "tahun"}
    tanya = [{"nama": n, "jawaban": j} for n, j in jawab.items()]
    isi = {"versi": 1, "tabel": [{"tabel": "Pengadministrasi Umum!A4", "tanya": tanya}]}
    (tmp_path / "kantor.peta.yaml").write_text(yaml.safe_dump(isi), encoding="utf-8")
    k = abk.open(buku)
    assert k.asal == "kantor"
    # 12 × 300 (rumus)
    assert k.hasil["beban_kerja_menit"].tolist() == [3_600]
    assert [t.aturan for t in k.temuan if t.tingkat == "catatan"] == ["kode_diusulkan"]
