"""Guards abk.instrumen.asing.tercetak, abk.instrumen.asing.rincian, abk.instrumen.asing.identitas,
abk.instrumen.hitung_ulang: what an office counts twice, or prints otherwise, is asked or told; several labels
in one cell are told apart; the audit raises no false alarm over one table for many posts.

Expected values are computed by hand: volume × norma / divisor.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from abk.instrumen import audit
from abk.instrumen.buku.laporan import LaporanImpor
from abk.instrumen.rencana import Rencana, laksanakan, rencanakan
from abk.store import buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
KEPALA = (
    "NO",
    "URAIAN TUGAS",
    "SATUAN HASIL",
    "WAKTU (MENIT)",
    "WAKTU KERJA EFEKTIF",
    "VOLUME",
    "KEBUTUHAN PEGAWAI",
)


def buku(folder: Path, label: str, *baris: Sequence[Any], kepala: Sequence[str] = KEPALA) -> Path:
    jalur = folder / "kantor.xlsx"
    w = xlsxwriter.Workbook(jalur)
    satu = w.add_worksheet()
    for n, isi in enumerate([(label,), (), kepala, *baris]):
        for k, sel in enumerate(isi):
            if sel is not None:
                satu.write(n, k, sel)
    w.close()
    return jalur


def rencana(jalur: Path, **jawab: str) -> Rencana:
    return rencanakan([jalur], f"sqlite:///{jalur.parent}/abk.db", jawab=jawab)


def impor(jalur: Path, **jawab: str) -> LaporanImpor:
    return laksanakan(rencana(jalur, **jawab), f"sqlite:///{jalur.parent}/abk.db", "uji")


def tugas(n: object, uraian: str, norma: int, volume: int) -> tuple[Any, ...]:
    return (n, uraian, "Berkas", norma, 75_000, volume, norma * volume / 75_000)


INDUK = (
    tugas("1.", "Menerima data", 25, 3000),
    tugas(None, "mencatat data", 10, 3000),
    tugas(None, "memeriksa data", 15, 3000),
    tugas("2.", "Menyusun laporan", 30, 100),
)
LABEL = "Nama Jabatan : Penyusun Bahan"


def test_rincian_tanpa_nomor_di_bawah_tugas_bernomor(tmp_path: Path):
    """Parent and parts were all counted, in silence; where the parts make up the parent they are proposed."""
    jalur = buku(tmp_path, LABEL, *INDUK)
    [tanya] = [t for _, _, t in rencana(jalur).terbuka if t.nama == "induk_dan_anak"]
    assert (tanya.usulan, "baris 4 dan rinciannya di baris 5, 6" in tanya.bukti) == ("anak", True)
    impor(jalur, induk_dan_anak="anak")
    gudang = buka(f"sqlite:///{tmp_path}/abk.db")
    assert gudang.kegiatan().hasil["beban_kerja_menit"].tolist() == [78_000]  # 3000 × 25 + 100 × 30
    gudang.tutup()


def test_rincian_yang_bukan_jumlah_induknya_tidak_diusulkan(tmp_path: Path):
    jalur = buku(tmp_path, LABEL, INDUK[0], tugas(None, "mencatat data", 99, 3000), INDUK[3])
    assert [t.usulan for _, _, t in rencana(jalur).terbuka if t.nama == "induk_dan_anak"] == [""]


DUA = (tugas(1, "Satu", 10, 3000), tugas(2, "Dua", 20, 3000), tugas(3, "Tiga", 30, 1500))  # 0,4 + 0,8 + 0,6


@pytest.mark.parametrize(
    ("jumlah", "disebut"), [(1.8, False), (1.81, False), (2, False), (1.2, True), (3.6, True)]
)
def test_jumlah_tercetak_dibandingkan_dengan_baris(tmp_path: Path, jumlah: float, disebut: bool):
    """A total of half the rows came in without a word; the audit alone knew."""
    laporan = impor(buku(tmp_path, LABEL, *DUA, (None, "JUMLAH", None, None, None, None, jumlah)))
    pesan = [t for t in laporan.catatan if t.aturan == "jumlah_tercetak"]
    assert bool(pesan) == disebut
    if disebut:
        assert pesan[0].sel == "G7"
        assert "baris yang dibaca 1,8" in pesan[0].pesan
        assert "Perlu dicocokkan:" in str(laporan)


def test_subjumlah_dan_jumlah_seluruhnya_cocok(tmp_path: Path):
    sub = (None, "Sub Jumlah", None, None, None, None, 1.2)
    akhir = ((None, "Sub Jumlah", None, None, None, None, 0.6), (None, "JUMLAH", None, None, None, None, 1.8))
    laporan = impor(buku(tmp_path, LABEL, *DUA[:2], sub, DUA[2], *akhir))
    assert not [t for t in laporan.catatan if t.aturan == "jumlah_tercetak"]


def test_beberapa_label_dalam_satu_sel(tmp_path: Path):
    """The name of the post went on to the end of the cell: *Arsiparis Sub Bidang : Data Bidang : Humas*."""
    label = "Nama Jabatan : Pengadministrasi Umum Sub Bidang : Data dan Dokumentasi Bidang : Humas"
    impor(buku(tmp_path, label, *DUA))
    gudang = buka(f"sqlite:///{tmp_path}/abk.db")
    k = gudang.kegiatan()
    gudang.tutup()
    assert k.jabatan["nama_jabatan"].tolist() == ["Pengadministrasi Umum"]
    assert k.unit["nama_unit"].tolist() == ["Data dan Dokumentasi"]


def test_judul_bernomor_tidak_diusulkan_sebagai_jabatan(tmp_path: Path):
    """Numbered groups under one post, whose tasks count from 1 again, became posts with --terima-usulan."""
    kepala = ("NO", "URAIAN", "VOLUME 1 TAHUN", "HASIL", "WAKTU (MENIT)")
    baris = (("1.", "Menerima bahan"), ("1.", "Satu", 10, "Berkas", 30), ("2.", "Dua", 10, "Berkas", 30),
             ("2.", "Mengolah bahan"), ("1.", "Tiga", 10, "Berkas", 30))  # fmt: skip
    jalur = buku(tmp_path, "FORMULIR", *baris, kepala=kepala)
    assert [t.usulan for _, _, t in rencana(jalur).terbuka if t.nama == "judul_bagian"] == [""]


def _banyak(n: object, jabatan: str | None, uraian: str, volume: int) -> tuple[Any, ...]:
    return (n, jabatan, uraian, "Berkas", volume, 30, 75_000, volume * 30 / 75_000)


BANYAK = (
    _banyak(1, "Arsiparis", "Satu", 250),
    _banyak(None, None, "Dua", 500),
    _banyak(2, "Bendahara", "Tiga", 1000),
    _banyak(None, None, "Empat", 750),
)
KEPALA_BANYAK = (
    "NO",
    "JABATAN",
    "URAIAN TUGAS",
    "HASIL",
    "VOLUME SETAHUN",
    "WAKTU (MENIT)",
    "WKE",
    "KEBUTUHAN",
)


def test_nomor_jabatan_bukan_nomor_tugas(tmp_path: Path):
    """In one table for many posts the number is that of the post: other tasks are no parts of the first."""
    jalur = buku(tmp_path, "ABK", *BANYAK, kepala=KEPALA_BANYAK)
    assert "induk_dan_anak" not in {t.nama for _, _, t in rencana(jalur).terbuka}


def test_jumlah_satu_jabatan_dalam_tabel_banyak_jabatan(tmp_path: Path):
    """The total of the second post was called short of the rows of the first (0,7 of 1,0)."""
    jumlah = (None, None, "Jumlah", None, None, None, None, 0.7)
    temuan = audit(buku(tmp_path, "ABK", *BANYAK, jumlah, kepala=KEPALA_BANYAK))
    assert not [t for t in temuan if t.aturan.startswith("jumlah")]
    jumlah = (None, None, "Jumlah", None, None, None, None, 0.9)
    temuan = audit(buku(tmp_path, "ABK", *BANYAK, jumlah, kepala=KEPALA_BANYAK))
    assert [t.aturan for t in temuan if t.aturan.startswith("jumlah")] == ["jumlah_salah"]


@pytest.mark.parametrize(
    ("tercetak", "aturan"), [(0.01, ["bulat_sebelum_jumlah"]), (0.03, ["hitungan_baris"])]
)
def test_kebutuhan_berdua_desimal_adalah_bulatan(tmp_path: Path, tercetak: float, aturan: list[str]):
    """0.0062 printed as 0.01 is a rounding, no wrong figure."""
    baris = (*DUA[:2], (3, "Tiga", "Berkas", 2, 75_000, 233, tercetak))  # 233 × 2 / 75.000 = 0,0062
    temuan = audit(buku(tmp_path, LABEL, *baris))
    assert [t.aturan for t in temuan if t.tingkat == "cacat"] == aturan


def test_kolom_volume_tiap_periode_dibaca(tmp_path: Path):
    """The columns of a volume for each period are read, and were called unchecked."""
    kepala = ("NO", "URAIAN TUGAS", "HASIL", "Harian", "Bulanan", "Tahunan", "WAKTU (MENIT)")
    baris = [
        (1, "Satu", "Surat", 3, None, None, 10),
        (2, "Dua", "Surat", None, 20, None, 15),
        (3, "Tiga", "Surat", None, None, 4, 60),
    ]
    temuan = audit(buku(tmp_path, LABEL, *baris, kepala=kepala))
    assert "kolom_tidak_diperiksa" not in {t.aturan for t in temuan}
