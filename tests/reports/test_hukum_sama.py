"""Guards abk.hasil.hukum: page, workbook and document say the same about the law: what was used, what is
unverified.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from abk import reports
from abk.hasil import belum_diverifikasi, ketentuan_dipakai
from abk.kegiatan import Kegiatan
from abk.naskah.tabel.dasar import dasar_hitung
from abk.reports.rekap_xlsx import tulis_rekap
from tests.kegiatan.conftest import WAKTU_SETEMPAT

sys.path.insert(0, str(Path(__file__).parent))
from conftest import JABATAN, PENGATURAN, TUGAS, tugas

KREDIT = """
[konstanta_angka_kredit]
dasar = "Permenpan lama (fiktif)"
sumber = "Lampiran I"
mahir = 0.01
"""
PILIHAN = [
    ("", False),
    ("", True),
    ("minimum_satu = false\n", True),
    ('pembulatan = "ke_bawah"\n', False),
    ('pembulatan = "ke_atas"\nhari_norma = "formal"\n', True),
    ('peraturan = "perka-bkn-19-2011"\nminimum_satu = false\n', False),
]


def _halaman(k: Kegiatan) -> set[str]:
    isi = str(reports.kementerian(k).peringatan.html())
    kotak = isi.partition("Nilai hukum yang belum diverifikasi")[2]
    butir = re.findall(r"<li>([^<]+)<small> — ([^<]+)</small></li>", kotak)
    return {f"{nama} ({peraturan})" for nama, peraturan in butir}


def _buku(k: Kegiatan, folder: Path) -> set[str]:
    lembar = load_workbook(tulis_rekap(k, folder / "rekap.xlsx"), read_only=True)["Petunjuk"]
    teks = [str(b[0].value) for b in lembar.iter_rows() if b[0].value]
    return _kalimat(teks[teks.index("NILAI YANG BELUM DIVERIFIKASI") + 1])


def _kalimat(teks: str) -> set[str]:
    return set(teks.partition(": ")[2].rstrip(".").split("; ")) if ": " in teks else set()


@pytest.mark.parametrize(("pilihan", "kredit"), PILIHAN)
def test_halaman_buku_kerja_dan_naskah_sama(
    buat: Callable[..., Kegiatan], tmp_path: Path, pilihan: str, *, kredit: bool
) -> None:
    jabatan, semua = JABATAN, TUGAS
    if kredit:
        jabatan = [
            *JABATAN,
            {**JABATAN[1], "kode_jabatan": "J5", "pendekatan": "angka_kredit", "jenjang": "mahir"},
        ]
        semua = [*TUGAS, tugas("J5", "1", 10, "", angka_kredit=0.3, periode="minggu")]
    toml = PENGATURAN.replace("2026", "2018") if "peraturan" in pilihan else PENGATURAN
    k = buat(jabatan=jabatan, tugas=semua, toml=toml + pilihan + (KREDIT if kredit else ""))
    harapan = {satu.sebutan for satu in belum_diverifikasi(k)}
    assert _halaman(k) == harapan
    assert _buku(k, tmp_path) == harapan
    assert _kalimat(dasar_hitung(k).belum_diverifikasi) == harapan
    minimum = "Jumlah paling sedikit jabatan pimpinan (Pembulatan)"
    assert (minimum in harapan) == ("minimum_satu = false" not in pilihan)
    konstanta = next((s for s in ketentuan_dipakai(k) if s.kunci == "konstanta_mahir"), None)
    assert (konstanta is not None) == kredit
    if konstanta is not None:
        assert konstanta.peraturan == "Permenpan lama (fiktif)"
        assert konstanta.verifikasi == "dinyatakan instansi"
    assert any(satu.startswith("Skala prestasi kerja (") for satu in harapan)
    assert ("Pembulatan (Pembulatan)" in harapan) == ("ke_bawah" in pilihan)


def _teks_buku(k: Kegiatan, folder: Path) -> str:
    buku = load_workbook(tulis_rekap(k, folder / "rekap.xlsx"), read_only=True)
    baris = (b for lembar in buku for b in lembar.iter_rows(values_only=True))
    return "\n".join(str(s) for b in baris for s in b if s)


@pytest.mark.parametrize(
    ("pilihan", "kalimat"),
    [
        (
            "\n" + WAKTU_SETEMPAT,
            "Dasar: Perbup Contoh 9/2025 (fiktif) (Pasal 4). Alasan: hari kerja daerah ini lain.",
        ),
        ('pola = "6 hari"\n', "Perpres 21/2023 menetapkan lima hari (Pasal 3)"),
        ('peraturan = "kemenkeu-2002"\n', "PMK 175/PMK.01/2016"),
        ("", ""),
    ],
)
def test_catatan_hukum_tercetak_di_mana_mana(
    buat: Callable[..., Kegiatan], tmp_path: Path, pilihan: str, kalimat: str
) -> None:
    """What the law wants said stands on the page, in the workbook and in the documents, or nowhere."""
    k = buat(toml=PENGATURAN + pilihan)
    halaman = reports.kementerian(k)
    semua = [
        str(halaman.peringatan.html()),
        str(halaman.metode.html()),
        _teks_buku(k, tmp_path),
        dasar_hitung(k).kalimat,
    ]
    if kalimat:
        assert all(kalimat in teks for teks in semua)
        assert k.aturan.singkatan in semua[1]
        assert k.aturan.singkatan in semua[2]
        assert k.aturan.singkatan in semua[3]
    assert ("Catatan atas dasar hukum" in semua[0]) == bool(kalimat)
