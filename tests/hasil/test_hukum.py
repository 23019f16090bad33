"""Guards abk.hasil.hukum: which values of the law were used, and what of them is unverified."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import abk
from abk.hasil import belum_diverifikasi, kalimat_belum_diverifikasi, ketentuan_dipakai
from abk.kegiatan import Kegiatan


def test_hanya_yang_dipakai_dalam_urutan_pemakaian(kegiatan: Kegiatan) -> None:
    assert [d.kunci for d in ketentuan_dipakai(kegiatan)] == [
        "waktu_kerja_efektif",
        "bulan_per_tahun",
        "skala_prestasi",
        "terdekat",
        "minimum_satu",
    ]
    satu = ketentuan_dipakai(kegiatan)[0]
    assert (satu.nilai, satu.satuan) == ("75.000", "menit/orang/tahun")  # terbit: PermenPANRB 1/2020
    assert satu.peraturan == "PermenPANRB 1/2020"
    assert satu.verifikasi.startswith("diperiksa ")


@pytest.mark.parametrize(
    ("pengaturan", "kunci"),
    [
        ("", ["skala_prestasi", "minimum_satu"]),
        ("minimum_satu = false\n", ["skala_prestasi"]),
        ('pembulatan = "ke_bawah"\n', ["skala_prestasi", "ke_bawah", "minimum_satu"]),
        ('peraturan = "permendagri-12-2008"\n', ["minimum_satu"]),
    ],
)
def test_belum_diverifikasi_menurut_pilihan(
    buka: Callable[..., Kegiatan], pengaturan: str, kunci: list[str]
) -> None:
    """Origin: the marks in ``abk/peraturan/*.yaml``."""
    k = buka(f"tahun = 2015\n{pengaturan}" if "permendagri" in pengaturan else f"tahun = 2026\n{pengaturan}")
    assert [d.kunci for d in belum_diverifikasi(k)] == kunci
    kalimat = kalimat_belum_diverifikasi(k)
    assert all(d.sebutan in kalimat for d in belum_diverifikasi(k))
    assert all(d.verifikasi == "belum diverifikasi" for d in belum_diverifikasi(k))


def test_hari_formal_dan_angka_kredit_ikut_disebut() -> None:
    k = abk.open("contoh").dengan(hari_norma="formal")
    kunci = [d.kunci for d in ketentuan_dipakai(k)]
    assert "menit_per_hari_formal" in kunci
    assert "konstanta_ahli_muda" in kunci
    assert len(kunci) == len(set(kunci))


@pytest.mark.parametrize(
    ("ganti", "hilang"),
    [
        # "12 a month" stands in one row, menit in all others too, and P is not the only post (by hand)
        ({"uraian_tugas": [("12,bulan,50", "12,mingu,50")]}, {"bulan_per_tahun"}),
        ({"uraian_tugas": [("bulan,50,menit", "bulan,50,menitt")]}, set()),
        ({"jabatan": [("pelaksana,6,1,,", "pelaksana,6,1,angka_kredit,entah")]}, set()),
        # a jenjang that no credits are counted by (by hand)
        ({"jabatan": [("pelaksana,6,1,,", "pelaksana,6,1,,ahli_muda")]}, set()),
    ],
)
def test_salah_ketik_bukan_ketentuan(
    buka: Callable[..., Kegiatan], ganti: dict[str, object], hilang: set[str]
) -> None:
    benar = {d.kunci for d in ketentuan_dipakai(buka())}
    assert {d.kunci for d in ketentuan_dipakai(buka(**ganti))} == benar - hilang
    assert hilang <= benar
