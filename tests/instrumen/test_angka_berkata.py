"""Guards abk.instrumen.asing.rentang: cells of an office's workbook in which a number comes with words, or as
a time: read and told where they have one meaning, asked where they have two.

Expected values are computed by hand: hours × 60 + minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from abk.instrumen.asing.bacaan import bacaan
from abk.instrumen.rencana import Rencana, laksanakan, rencanakan
from abk.instrumen.sandbox import baca_buku
from abk.store import buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
UKURAN = ["volume", "periode", "norma_waktu", "satuan_waktu"]


def buku(folder: Path, kepala: Sequence[str], *baris: Sequence[Any]) -> Path:
    jalur = folder / "kantor.xlsx"
    w = xlsxwriter.Workbook(jalur)
    satu, waktu = w.add_worksheet(), w.add_format({"num_format": "hh:mm"})
    satu.write(0, 0, "Nama Jabatan : Arsiparis Ahli Muda")
    for n, isi in enumerate([kepala, *baris], 2):
        for k, sel in enumerate(isi):
            satu.write(n, k, sel, *([waktu] if isinstance(sel, dt.time) else []))
    w.close()
    return jalur


def rencana(jalur: Path, **jawab: str) -> Rencana:
    return rencanakan([jalur], f"sqlite:///{jalur.parent}/abk.db", jawab=jawab)


def ditanya(jalur: Path, **jawab: str) -> dict[str, str]:
    return {t.nama: t.usulan for _, _, t in rencana(jalur, **jawab).terbuka}


def isi(jalur: Path, **jawab: str) -> list[list[Any]]:
    alamat = f"sqlite:///{jalur.parent}/abk.db"
    laksanakan(rencana(jalur, **jawab), alamat, "uji")
    gudang = buka(alamat)
    hasil: list[list[Any]] = gudang.kegiatan().uraian_tugas[UKURAN].to_numpy().tolist()
    gudang.tutup()
    return hasil


SKR = (
    "No",
    "Uraian Tugas",
    "Beban Kerja",
    "SKR (Standar Kemampuan Rata-rata)",
    "WPT (Waktu Pelaksanaan Tugas)",
)


def test_satuan_dan_periode_di_tiap_sel(tmp_path: Path):
    """Every number tells its unit and period: nothing is left to ask, and the products are no volumes."""
    jalur = buku(
        tmp_path,
        SKR,
        (1, "Melayani ujian", "4 keg/thn", "10 jam/keg", "40 jam/thn"),
        (2, "Membuka ruang", "1 keg / hari", "30 menit per keg", "30 menit/hari"),
        (3, "Menyusun laporan", "2 laporan per bulan", "1 jam 30 menit", "3 jam/bulan"),
    )
    assert ditanya(jalur) == {}
    assert isi(jalur) == [
        [4.0, "tahun", 10.0, "jam"], [1.0, "hari", 30.0, "menit"], [2.0, "bulan", 90.0, "menit"],
    ]  # fmt: skip


KEPALA = ("NO", "URAIAN TUGAS", "HASIL", "VOLUME PER TAHUN")
WAKTU = ((1, "Satu", "Surat", 10, "01:20"), (2, "Dua", "Surat", 5, dt.time(2, 0)))


def test_waktu_di_bawah_kepala_jam_dibaca_dan_disebut(tmp_path: Path):
    jalur = buku(tmp_path, (*KEPALA, "WAKTU PENYELESAIAN (JAM)"), *WAKTU)
    assert ditanya(jalur, periode="tahun") == {}
    assert isi(jalur, periode="tahun") == [[10.0, "tahun", 80.0, "menit"], [5.0, "tahun", 120.0, "menit"]]


@pytest.mark.parametrize("kepala", ["WAKTU PENYELESAIAN", "WAKTU PENYELESAIAN (MENIT)"])
def test_waktu_tanpa_kepala_jam_ditanyakan(tmp_path: Path, kepala: str):
    """1:20 may be 80 minutes or 1 1/3: it was refused, with no way but to write all cells anew."""
    jalur = buku(tmp_path, (*KEPALA, kepala), *WAKTU)
    assert ditanya(jalur, periode="tahun") == {"norma_jam": "" if "MENIT" in kepala else "jam:menit"}
    assert [b[2:] for b in isi(jalur, periode="tahun", norma_jam="menit:detik")] == [
        [80 / 60, "menit"],
        [2.0, "menit"],
    ]


def test_waktu_disebut_dengan_selnya(tmp_path: Path):
    jalur = buku(tmp_path, (*KEPALA, "WAKTU PENYELESAIAN (JAM)"), *WAKTU)
    peta = rencana(jalur, periode="tahun").asing[0][1]
    pesan = {t.sel: t.pesan for t in bacaan(baca_buku(jalur), peta).temuan if t.aturan == "dibaca_sebagai"}
    assert pesan["E4"] == "norma_waktu '01:20' dibaca 80 menit"
    assert "dibaca 120 menit" in pesan["E5"]


BUKAN_ANGKA = ((1, "Satu", "Surat", 10, 30), (2, "Dua", "Surat", "Insidentil", 60))


def test_sel_yang_bukan_angka_bukan_jalan_buntu(tmp_path: Path):
    """One word kept the whole workbook out; it is a question, and the task comes in without its volume."""
    jalur = buku(tmp_path, (*KEPALA, "WAKTU PENYELESAIAN (MENIT)"), *BUKAN_ANGKA)
    [tanya] = [t for _, _, t in rencana(jalur, periode="tahun", satuan_waktu="menit").terbuka]
    assert (tanya.nama, tanya.pilihan, tanya.usulan) == ("sel_ditolak", ("kosongkan",), "")
    assert "D5 volume berisi teks 'Insidentil'" in tanya.bukti
    laksanakan(
        rencana(jalur, periode="tahun", satuan_waktu="menit", sel_ditolak="kosongkan"),
        f"sqlite:///{tmp_path}/abk.db",
        "uji",
    )
    gudang = buka(f"sqlite:///{tmp_path}/abk.db")
    k = gudang.kegiatan()
    gudang.tutup()
    assert k.hasil["belum_lengkap"].tolist() == [True]
    assert k.hasil["beban_kerja_menit"].tolist() == [300]  # 10 × 30 (dihitung tangan)


@pytest.mark.parametrize("tulisan", ["±30", "± 30 menit", "30'", "sekitar 30", "30 mnt/surat"])
def test_angka_kira_kira_dibaca(tmp_path: Path, tulisan: str):
    baris = [(1, "Satu", "Surat", 10, 30), (2, "Dua", "Surat", 5, tulisan)]
    jalur = buku(tmp_path, (*KEPALA, "WAKTU PENYELESAIAN (MENIT)"), *baris)
    assert isi(jalur, satuan_waktu="menit", periode="tahun")[1] == [5.0, "tahun", 30.0, "menit"]
