"""Guards abk.reports, abk.reports.rekap_xlsx: a misspelt cell stops no page and no workbook: they are
made, and the post is incomplete.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from abk import reports
from abk.hasil import daftar_pos, jumlah
from abk.kegiatan import Kegiatan
from abk.reports.rekap_xlsx import tulis_rekap

sys.path.insert(0, str(Path(__file__).parent))
from conftest import JABATAN, PENGATURAN, TUGAS, tugas

SALAH = ("mingu", "1.250")
KOLOM = [
    *(("uraian_tugas", k) for k in ("periode", "satuan_waktu", "volume", "norma_waktu", "sumber_norma")),
    *(("jabatan", k) for k in ("pendekatan", "jenjang", "jenis_jabatan", "kelas_jabatan", "bezetting")),
]

TANPA_ANGKA = {"sumber_norma", "kelas_jabatan"}
"""Columns on which no figure depends: a misspelling is told, and the post is as complete as before."""


def _kegiatan(buat: Callable[..., Kegiatan], tabel: str, kolom: str, nilai: str) -> Kegiatan:
    """The kegiatan of the pages with one odd cell: in the only task of J2, or in the row of J2."""
    if tabel == "uraian_tugas":
        return buat(tugas=[{**t, kolom: nilai} if t["kode_jabatan"] == "J2" else t for t in TUGAS])
    return buat(jabatan=[{**j, kolom: nilai} if j["kode_jabatan"] == "J2" else j for j in JABATAN])


@pytest.mark.parametrize("nilai", SALAH)
@pytest.mark.parametrize(("tabel", "kolom"), KOLOM)
def test_halaman_dan_buku_kerja_tetap_jadi(
    buat: Callable[..., Kegiatan], tmp_path: Path, tabel: str, kolom: str, nilai: str
) -> None:
    utuh = jumlah(buat())
    k = _kegiatan(buat, tabel, kolom, nilai)
    for halaman in (reports.unit(k, "A.1"), reports.unit(k, "A"), reports.kementerian(k)):
        bagian = {satu.kunci: str(satu.html()) for satu in halaman}
        assert "Analis Lebih" in bagian["peta"]
    rekap = tulis_rekap(k, tmp_path / "rekap.xlsx").read_bytes()
    lembar = load_workbook(io.BytesIO(rekap), read_only=True)["D Kebutuhan"]
    assert ("Analis Lebih",) in lembar.iter_rows(min_col=3, max_col=3, values_only=True)
    berat = {(t.tabel, t.kolom) for t in k.temuan if t.tingkat in {"cacat", "ragu"}}
    sebut = [t for t in k.temuan if (t.tabel, t.kolom) == (tabel, kolom) and t.nilai == nilai]
    assert sebut
    satu = next(p for p in daftar_pos(k) if p.kode == "J2")
    assert satu.belum_lengkap == ((tabel, kolom) in berat) == (kolom not in TANPA_ANGKA)
    if tabel == "uraian_tugas" and satu.belum_lengkap:
        assert satu.beban_menit == 0
        assert jumlah(k).beban_menit == utuh.beban_menit - 149_280  # rumus: 1.000 × 149,28


@pytest.mark.parametrize(
    ("tabel", "kolom", "nilai"),
    [
        ("uraian_tugas", "periode", "mingu"),
        ("uraian_tugas", "satuan_waktu", "jamm"),
        ("jabatan", "pendekatan", "entah"),
    ],
)
def test_salah_ketik_disebut_dan_barisnya_di_luar_jumlah(
    buat: Callable[..., Kegiatan], baca: type, tabel: str, kolom: str, nilai: str
) -> None:
    """The three that a table of columns calls *cacat* and that stopped the pages once."""
    k = _kegiatan(buat, tabel, kolom, nilai)
    halaman = reports.unit(k, "A.1")
    peringatan, rincian = baca(str(halaman.peringatan.html())), baca(str(halaman.rincian.html()))
    assert nilai in peringatan.teks
    assert "Analis Lebih belum lengkap" in rincian.teks
    assert "Tidak dihitung:" in rincian.teks
    assert jumlah(k).belum_lengkap == 2  # J2, dan J4 yang memang tanpa volume
    if kolom == "pendekatan":
        assert "Pendekatan: “entah” (tidak dikenal)." in rincian.teks


def test_jenjang_tak_dikenal_pada_angka_kredit(buat: Callable[..., Kegiatan], tmp_path: Path) -> None:
    """A misspelt jenjang has no constant of the law; the others keep theirs."""
    jabatan = [
        {**j, "pendekatan": "angka_kredit", "jenjang": "ahli_muda" if j["kode_jabatan"] == "J3" else "ahli"}
        if j["kode_jabatan"] in {"J2", "J3"}
        else j
        for j in JABATAN
    ]
    semua = [tugas("J1", "1", 1, 60)]
    semua += [tugas(kode, "1", 10, "", angka_kredit=0.3) for kode in ("J2", "J3")]
    kredit = '[konstanta_angka_kredit]\ndasar = "Permenpan (fiktif)"\nsumber = "L"\nahli_muda = 0.02\n'
    k = buat(jabatan=jabatan, tugas=semua, toml=PENGATURAN + kredit)
    assert {p.kode for p in daftar_pos(k) if p.belum_lengkap} >= {"J2"}
    assert "Konstanta angka kredit ahli muda" in str(reports.unit(k, "A").metode.html())
    assert tulis_rekap(k, tmp_path / "rekap.xlsx").is_file()
