"""Guards abk.hasil.simpulan: the verdict follows the figures, whatever they are. Expected words: rumus."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import abk
from abk.hasil import jumlah, simpulan
from abk.kegiatan import Kegiatan

# rumus, persons: K 1 (minimum) of 1; P 4 of 1; L 2 (1,9904) of 4; R incomplete, bezetting unknown
SEMUA = "Seluruh 2 unit organisasi kekurangan 3 orang (Pengolah 3 orang) dan kelebihan 2 orang pada 1 jabatan"
BELUM = "data 1 dari 4 jabatan belum lengkap, jadi angkanya dapat berubah"


def test_kedua_jumlah_dan_yang_belum_lengkap(kegiatan: Kegiatan) -> None:
    assert simpulan(kegiatan).kalimat == f"{SEMUA}; {BELUM}."
    assert simpulan(kegiatan.cabang("B.1"), "B.1").kalimat.startswith(
        "Bagian ini kekurangan 3 orang (Pengolah"
    )


SESUAI = "tidak kekurangan dan tidak kelebihan pegawai pada satu jabatan pun"


@pytest.mark.parametrize(
    ("pengolah", "analis", "pokok"),
    [
        (4, 4, "kelebihan 2 orang (Analis 2 orang), tanpa kekurangan"),
        (1, 2, "kekurangan 3 orang (Pengolah 3 orang), tanpa kelebihan"),
        (4, 2, f"{SESUAI} (kebutuhan 7 orang, bezetting 7 orang)"),
    ],
)
def test_satu_sisi_atau_tidak_ada(
    buka: Callable[..., Kegiatan], pengolah: int, analis: int, pokok: str
) -> None:
    orang = [("pelaksana,6,1", f"pelaksana,6,{pengolah}"), ("pelaksana,7,4", f"pelaksana,7,{analis}")]
    k = buka(jabatan=[*orang, ("R,B.1,Penata,pelaksana,7,,,\n", "")], uraian_tugas=TANPA_R)
    assert simpulan(k.cabang("B"), "B").kalimat == f"Biro ini {pokok}; data lengkap."


TANPA_R = [
    ("R,1,Menata arsip,berkas,1000,tahun,25,menit\n", ""),
    ("R,2,Menyusun daftar,daftar,,tahun,25,menit\n", ""),
]


def test_unit_tanpa_jabatan(buka: Callable[..., Kegiatan]) -> None:
    k = buka(unit=[("B.1,Bagian Satu,B,III.a\n", "B.1,Bagian Satu,B,III.a\nB.2,Bagian Dua,B,III.a\n")])
    kata = "Bagian ini belum mempunyai jabatan dalam data, sehingga belum dapat disimpulkan."
    assert simpulan(k.cabang("B.2"), "B.2").kalimat == kata
    assert "1 unit belum mempunyai jabatan dalam data (Bagian Dua)" in simpulan(k.cabang("B"), "B").kalimat


def test_bezetting_tidak_diketahui(buka: Callable[..., Kegiatan]) -> None:
    kosong = [("6,1,,", "6,,,"), ("15,1,,", "15,,,"), ("7,4,,", "7,,,")]
    k = buka(jabatan=kosong)
    assert simpulan(k).pokok == (
        "Seluruh 2 unit organisasi membutuhkan 7 orang; bezettingnya tidak diketahui"  # rumus: 1 + 4 + 2 + 0
    )


def test_yang_tidak_diketahui_tidak_disebut_sesuai(buka: Callable[..., Kegiatan]) -> None:
    """Three posts are as they should be; of the fourth nobody knows who is there."""
    k = buka(jabatan=[("pelaksana,6,1", "pelaksana,6,4"), ("pelaksana,7,4", "pelaksana,7,2")])
    kata = "tidak kekurangan dan tidak kelebihan pegawai pada 3 dari 4 jabatan yang bezettingnya diketahui"
    assert simpulan(k.cabang("B"), "B").kalimat == f"Biro ini {kata}; {BELUM}."


def test_nama_dibatasi_dan_jumlahnya_cocok() -> None:
    """Hundreds of posts: three by name, the others by number; where most people are missing is said."""
    k = abk.open("contoh")
    satu, j = simpulan(k), jumlah(k)
    kurang = int((k.hasil["selisih"] < 0).sum())
    assert f"kekurangan {j.kekurangan} orang" in satu.pokok
    assert f"dan {kurang - 3} jabatan lain) dan kelebihan {j.kelebihan} orang" in satu.pokok
    anak = k.rekap[k.rekap["tingkat"] == 1]
    puncak = anak.loc[anak["kekurangan"].idxmax()]
    assert satu.letak == f"Kekurangan terbesar ada pada {puncak['nama_unit']}, {puncak['kekurangan']} orang"
    assert f"{int(k.banding_pembulatan['peka'].sum())} jabatan peka terhadap pembulatan" in satu.data


def test_nama_berkoma_dipisah_dengan_titik_koma(buka: Callable[..., Kegiatan]) -> None:
    k = buka(jabatan=[("P,B.1,Pengolah", 'P,B.1,"Pengolah, Penyaji"'), ("pelaksana,7,4", "pelaksana,7,1")])
    assert "(Pengolah, Penyaji 3 orang; Analis)" in simpulan(k).pokok
