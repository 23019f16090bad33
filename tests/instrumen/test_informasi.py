"""Guards abk.instrumen.informasi: the table of informasi jabatan out to be filled in, and back."""

from pathlib import Path

import openpyxl
import pytest

import abk
from abk.errors import KegiatanError
from abk.instrumen.informasi import dengan_isian, tabel_isian, tulis_tabel
from abk.kegiatan.informasi import baris_informasi
from abk.tables.kolom import BUTIR_INFORMASI

POS = ["SET.PO.2.1-03", "SET.PO.2.1-04"]


@pytest.fixture(scope="module")
def k() -> abk.Kegiatan:
    return abk.open("contoh")


@pytest.mark.parametrize("bentuk", [".csv", ".xlsx"])
def test_keluar_masuk_tanpa_perubahan(k: abk.Kegiatan, tmp_path: Path, bentuk: str) -> None:
    baris = tabel_isian(k, POS)
    assert {b[1] for b in baris if b[0] == POS[1]} == set(BUTIR_INFORMASI), "an empty row for each item"
    berkas = tmp_path / f"informasi_jabatan{bentuk}"
    berkas.write_bytes(tulis_tabel(baris, bentuk))
    baru = dengan_isian(k, berkas)
    urut = [tuple(b.items()) for b in baris_informasi(k) or []]
    assert sorted(tuple(b.items()) for b in baris_informasi(baru) or []) == sorted(urut)
    assert baru.temuan == k.temuan, "an item that stays empty is no fault"
    assert tulis_tabel(baris, bentuk) == berkas.read_bytes()


def test_isian_baru_menggantikan_jabatannya_saja(k: abk.Kegiatan, tmp_path: Path) -> None:
    berkas = tmp_path / "isian.xlsx"
    berkas.write_bytes(tulis_tabel(tabel_isian(k, POS), ".xlsx"))
    buku = openpyxl.load_workbook(berkas)
    lembar = buku["informasi_jabatan"]
    for n in range(2, lembar.max_row + 1):
        if [lembar.cell(n, c).value for c in (1, 2)] == [POS[1], "ikhtisar"]:
            lembar.cell(n, 4).value = "Mengolah data kelembagaan."
    lembar.append(["TIDAK.ADA", "ikhtisar", "1", "Isi"])
    buku.save(berkas)
    baru = dengan_isian(k, berkas)
    ikhtisar = {b["kode_jabatan"]: b["isi"] for b in baris_informasi(baru) or [] if b["butir"] == "ikhtisar"}
    assert ikhtisar[POS[1]] == "Mengolah data kelembagaan."
    assert set(ikhtisar) == {b["kode_jabatan"] for b in baris_informasi(k) or []} | {POS[1]}
    (satu,) = baru.temuan[len(k.temuan) :]
    assert (satu.tingkat, satu.kolom) == ("catatan", "kode_jabatan")


def test_berkas_lain_ditolak(k: abk.Kegiatan, tmp_path: Path) -> None:
    with pytest.raises(KegiatanError, match="tidak ada"):
        dengan_isian(k, tmp_path / "tiada.xlsx")
    buku = openpyxl.Workbook()
    buku.active.append(["nama", "umur"])
    buku.save(tmp_path / "lain.xlsx")
    with pytest.raises(KegiatanError, match="informasi_jabatan") as galat:
        dengan_isian(k, tmp_path / "lain.xlsx")
    assert "abk informasi" in str(galat.value)


def test_buku_kerja_tabel_dengan_informasi(tmp_path: Path) -> None:
    """The fourth sheet of a workbook of tables is read as informasi_jabatan.csv is."""
    buku = openpyxl.Workbook()
    isi = {
        "unit": [["kode_unit", "nama_unit", "kode_induk"], ["U", "Biro Umum", None]],
        "jabatan": [
            ["kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting"],
            ["A", "U", "Analis", "pelaksana", 1],
        ],
        "uraian_tugas": [
            ["kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja", "volume", "periode", "norma_waktu",
             "satuan_waktu"],
            ["A", "1", "Menelaah surat", "Telaahan", 4, "bulan", 120, "menit"],
        ],
        "informasi_jabatan": [
            ["kode_jabatan", "butir", "nomor", "isi"],
            ["A", "wewenang", 1, "Meminta data"],
        ],
    }  # fmt: skip
    for nama, baris in isi.items():
        lembar = buku.create_sheet(nama)
        for satu in baris:
            lembar.append(satu)
    buku.save(tmp_path / "tabel.xlsx")
    assert baris_informasi(abk.open(tmp_path / "tabel.xlsx")) == [
        {"kode_jabatan": "A", "butir": "wewenang", "nomor": "1", "isi": "Meminta data"}
    ]
