"""Guards abk.instrumen.permulaan, abk.instrumen.daftar, abk.instrumen.formulir.awal: a kegiatan is begun."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

import abk
from abk.errors import DataError, KegiatanError, ParameterError
from abk.instrumen.daftar import baca_daftar, jabatan_lengkap, jenis_menurut_nama, urai_daftar
from abk.instrumen.formulir import mulai as formulir_mulai
from abk.instrumen.formulir.task_table import StatusBar
from abk.instrumen.galat import BerkasError
from abk.instrumen.permulaan import Permulaan, mulai
from abk.store import buka
from abk.tables.silang import KODE_CONTOH

pytestmark = pytest.mark.usefixtures("satu_sandbox")

UNIT = "SET;Sekretariat;\nSET.1;Biro Umum;SET"
JABATAN = "Nama jabatan;Unit;Jenis;Jumlah pegawai\nKepala Biro Umum;Biro Umum;;1\nAnalis;SET.1;JFU;2"


def _awal(jabatan: str = "") -> Permulaan:
    pos = urai_daftar(jabatan, "jabatan") if jabatan else []
    return Permulaan("Kementerian Uji", 2026, urai_daftar(UNIT), jabatan=pos)


def _buang_contoh(folder: Path) -> None:
    """What the first line of the advice asks: the marked rows are removed."""
    for nama in ("jabatan", "uraian_tugas"):
        berkas = folder / f"{nama}.csv"
        baris = berkas.read_text(encoding="utf-8-sig").splitlines()
        sisa = [b for b in baris if not b.startswith(KODE_CONTOH)]
        assert len(sisa) < len(baris)
        berkas.write_text("\n".join(sisa) + "\n", encoding="utf-8")


def test_folder_kerja_menolak_dilaporkan_sampai_contohnya_dihapus(tmp_path: Path):
    folder = tmp_path / "abk-2026"
    assert set(mulai(folder, _awal(JABATAN))) == {
        "unit.csv", "jabatan.csv", "uraian_tugas.csv", "kegiatan.toml", "kamus-data.md", "formulir",
    }  # fmt: skip
    with pytest.raises(DataError, match="baris contoh, bukan data"):
        abk.open(folder)
    _buang_contoh(folder)
    k = abk.open(folder)
    assert (k.instansi, k.tahun, k.peraturan, k.pengaturan.pola) == (
        "Kementerian Uji", 2026, "permenpanrb-1-2020", "5 hari")  # fmt: skip
    assert k.jabatan[["kode_jabatan", "jenis_jabatan", "bezetting"]].to_numpy().tolist() == [
        ["SET.1-01", "pimpinan tinggi", 1],
        ["SET.1-02", "pelaksana", 2],
    ]
    assert [t.aturan for t in k.temuan] == ["punya_uraian_tugas"] * 2
    assert [f.name for f in (folder / "formulir").glob("*.xlsx")] == [
        "formulir-SET.1.xlsx"
    ]  # SET has no post
    with (folder / "uraian_tugas.csv").open("a", encoding="utf-8") as f:
        csv.writer(f, delimiter=";").writerow(
            ["SET.1-02", "1", "Mencatat surat", "Surat", 15, "hari", 6, "menit", ""]
        )
    # 15 × 235 hari × 6 menit = 21.150 menit (rumus)
    assert abk.open(folder).hasil.loc["SET.1-02", "beban_kerja_menit"] == 21_150


def test_tiga_baris_contoh_bertanda(tmp_path: Path):
    mulai(tmp_path / "f", _awal())
    with (tmp_path / "f" / "uraian_tugas.csv").open(encoding="utf-8-sig", newline="") as f:
        baris = list(csv.DictReader(f, delimiter=";"))
    assert len(baris) == 3
    assert all(b["kode_jabatan"].startswith(KODE_CONTOH) and "hapus" in b["keterangan"] for b in baris)


def test_buku_kerja_dapat_dibuka_dan_diisi(tmp_path: Path):
    jalur = tmp_path / "abk.xlsx"
    mulai(jalur, _awal(JABATAN))
    with pytest.raises(DataError, match=r"abk\.xlsx, lembar 'jabatan'.*baris contoh"):
        abk.open(jalur)
    buku = openpyxl.load_workbook(jalur)
    assert buku["jabatan"].data_validations.dataValidation
    for nama in ("jabatan", "uraian_tugas"):
        for n in range(buku[nama].max_row, 1, -1):
            if str(buku[nama].cell(n, 1).value).startswith(KODE_CONTOH):
                buku[nama].delete_rows(n)
    buku.save(jalur)
    k = abk.open(jalur)
    assert (k.tahun, k.instansi, len(k.jabatan)) == (2026, "Kementerian Uji", 2)


def test_penyimpanan(tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    mulai(alamat, _awal(JABATAN))
    k = buka(alamat).kegiatan()
    assert (k.instansi, k.unit["kode_unit"].tolist(), k.jabatan["bezetting"].tolist()) == (
        "Kementerian Uji", ["SET", "SET.1"], [1, 2])  # fmt: skip
    with pytest.raises(KegiatanError, match="sudah berisi"):
        mulai(alamat, _awal())
    with pytest.raises(ParameterError, match="baris contoh"):
        buka(alamat).simpan_jabatan(kode_jabatan=f"{KODE_CONTOH}-1", kode_unit="SET", oleh="uji")


def test_tidak_pernah_menimpa(tmp_path: Path):
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "kegiatan.toml").write_text("tahun = 2020\n", encoding="utf-8")
    with pytest.raises(KegiatanError, match=r"sudah berisi kegiatan\.toml"):
        mulai(folder, _awal())
    assert [f.name for f in folder.iterdir()] == ["kegiatan.toml"]
    (tmp_path / "a.xlsx").write_bytes(b"x")
    with pytest.raises(KegiatanError, match="sudah ada"):
        mulai(tmp_path / "a.xlsx", _awal())


@pytest.mark.parametrize(
    ("ubah", "galat"),
    [
        ({"peraturan": "permenpanrb-1-2021"}, abk.PeraturanError),
        ({"pola": "7 hari"}, KegiatanError),
        ({"unit": ()}, ParameterError),
        ({"unit": [{"kode_unit": "A", "nama_unit": "A", "kode_induk": "Z"}]}, DataError),
        ({"jabatan": [{"nama_jabatan": "Analis", "kode_unit": "ZZ"}]}, ParameterError),
    ],
)
def test_isian_yang_salah_tidak_meninggalkan_apa_pun(tmp_path: Path, ubah, galat):
    isi = {"instansi": "K", "tahun": 2026, "unit": urai_daftar(UNIT)} | ubah
    for tujuan in (tmp_path / "f", tmp_path / "f.xlsx", f"sqlite:///{tmp_path}/f.db"):
        with pytest.raises(galat):
            mulai(tujuan, Permulaan(**isi))
    assert list(tmp_path.iterdir()) == []


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────
def test_daftar_ketikan_dengan_susunan_menjorok():
    isi = urai_daftar("1. Sekretariat Jenderal\n   - Biro Umum\n   - Biro Hukum dan Humas\n2. Inspektorat\n")
    assert [(b["nama_unit"], b["kode_unit"], b["kode_induk"]) for b in isi] == [
        ("Sekretariat Jenderal", "SJ", ""), ("Biro Umum", "BU", "SJ"),
        ("Biro Hukum dan Humas", "BHH", "SJ"), ("Inspektorat", "I", ""),
    ]  # fmt: skip


def test_daftar_excel_dengan_judul_di_atas_dan_induk_menurut_nama(tmp_path: Path):
    buku = openpyxl.Workbook()
    for baris in (["DAFTAR UNIT KERJA"], [], ["No", "Kode Unit", "UNIT KERJA", "Unit Induk"],
                  [1, 100, "Sekretariat", None], [2, 101, "Biro Umum", "Sekretariat"]):  # fmt: skip
        buku.active.append(baris)
    buku.save(tmp_path / "unit.xlsx")
    isi = baca_daftar(tmp_path / "unit.xlsx", "unit")
    assert [(b["kode_unit"], b["nama_unit"], b["kode_induk"]) for b in isi] == [
        ("100", "Sekretariat", ""),
        ("101", "Biro Umum", "100"),
    ]


@pytest.mark.parametrize("kepala", ["", "Daftar unit kementerian\t\t\n"])
def test_daftar_polos_dari_berkas_seperti_ketikan(tmp_path: Path, kepala: str):
    """Columns without a header have the places of the typed list; a title above them is no row of it."""
    (tmp_path / "unit.tsv").write_text(
        f"{kepala}SET\tSekretariat\t\nSET.1\tBiro Umum\tSET\n", encoding="utf-8"
    )
    if kepala:
        with pytest.raises(BerkasError, match="Beri baris kepala"):
            baca_daftar(tmp_path / "unit.tsv", "unit")
        return
    assert baca_daftar(tmp_path / "unit.tsv", "unit") == urai_daftar("SET;Sekretariat;\nSET.1;Biro Umum;SET")


def test_kode_ganda_dan_jabatan_tanpa_unit_disebut():
    with pytest.raises(ParameterError, match=r"muncul dua kali.*A"):
        urai_daftar("A;Biro A\nA;Biro B")
    with pytest.raises(ParameterError, match="Analis: unit tidak disebut"):
        jabatan_lengkap([{"nama_jabatan": "Analis"}], urai_daftar(UNIT))


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Kepala Biro Umum", "pimpinan tinggi"), ("Kepala Bagian Rumah Tangga", "administrator"),
        ("Kepala Subbagian Persuratan", "pengawas"), ("Analis SDM Aparatur Ahli Muda", "fungsional"),
        ("Arsiparis Terampil", "fungsional"), ("Pengadministrasi Umum", "pelaksana"), ("Kepala Suku", ""),
        ("Analis Jabatan", ""), ("Analis Muda", "fungsional"), ("Penata Madya", "fungsional"),
        ("Ketua Tim Muda", ""), ("Koordinator Pertama", ""),
    ],
)  # fmt: skip
def test_jenis_yang_diusulkan_nama(nama, jenis):
    assert jenis_menurut_nama(nama) == jenis


# ── the form in a notebook ────────────────────────────────────────────────────────────────────────
def test_formulir_membuat_yang_sama_dengan_perintah(tmp_path: Path):
    satu = formulir_mulai(str(tmp_path / "f"))
    satu.isi(instansi="Kementerian Uji", tahun=2026, unit=UNIT, jabatan=JABATAN)
    satu.buat()
    assert "Dibuat di" in satu.hasil.value
    mulai(tmp_path / "g", _awal(JABATAN))
    for berkas in ("unit.csv", "jabatan.csv", "uraian_tugas.csv", "kegiatan.toml", "kamus-data.md"):
        assert (tmp_path / "f" / berkas).read_bytes() == (tmp_path / "g" / berkas).read_bytes()
    satu.buat()
    assert "tidak ada yang ditimpa" in satu.hasil.value


def test_tombol_formulir_menunggu_yang_diketik(tmp_path: Path):
    """The status line is what makes a button wait; how it does is tried in a browser on the other form."""
    satu = formulir_mulai(str(tmp_path / "f"))
    assert any(isinstance(bagian, StatusBar) for bagian in satu.children)
    assert "abk-formulir" in satu._dom_classes


def test_formulir_menyebut_yang_salah(tmp_path: Path):
    satu = formulir_mulai(str(tmp_path / "f"))
    satu.buat()
    assert "Belum ada unit" in satu.hasil.value
    assert not (tmp_path / "f").exists()


@pytest.mark.parametrize("titik", ["abk.store.gudang.naikkan", "abk.store.Gudang.impor_kegiatan"])
def test_gudang_yang_dihentikan_tidak_tertinggal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, titik: str):
    """Ctrl-C while the store is made: no file, and the same command works."""

    def berhenti(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    awal = Permulaan("Kementerian Contoh", 2026, ({"kode_unit": "S", "nama_unit": "Sekretariat"},))
    alamat = f"sqlite:///{tmp_path}/abk.db"
    with monkeypatch.context() as m:
        m.setattr(titik, berhenti)
        with pytest.raises(KeyboardInterrupt):
            mulai(alamat, awal)
    assert not list(tmp_path.iterdir())
    assert "1 unit" in mulai(alamat, awal)
