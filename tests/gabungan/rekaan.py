"""Invented ministries with every approach, ragged decimals, faults, and numbers too large for a column."""

from __future__ import annotations

import random

import pandas as pd

from abk.kegiatan import Kegiatan
from abk.kegiatan.folder import kegiatan_tabel
from abk.kegiatan.pengaturan import Pengaturan
from abk.tables import SEMUA_TABEL

NAMA = (
    "Arsiparis Ahli Muda",
    "arsiparis  ahli MUDA",
    "Analis Hukum Ahli Pertama",
    "Pengadministrasi Umum",
    "Kepala",
)
TUGAS = ("Menyusun laporan bulanan", "MENYUSUN laporan, bulanan.", "Menata arsip", "Menelaah; rancangan")
PENDEKATAN = ("", "tugas_per_tugas", "hasil_kerja", "objek_kerja", "peralatan_kerja", "angka_kredit")
JENJANG = ("ahli_pertama", "ahli_muda", "ahli_madya", "terampil", "mahir", "penyelia")
REZIM = ("permenpanrb-1-2020", "permendagri-12-2008", "permendagri-12-2008-1300", "perka-bkn-19-2011")
KOLOM = (
    "kode_jabatan",
    "nomor",
    "uraian_tugas",
    "hasil_kerja",
    "volume",
    "periode",
    "norma_waktu",
    "satuan_waktu",
)


def kegiatan(
    tugas: list[dict], jabatan: list[dict], unit: list[dict] | None = None, **pengaturan: object
) -> Kegiatan:
    """A kegiatan of rows as a user types them."""
    u = unit or [{"kode_unit": "U", "nama_unit": "Unit", "kode_induk": ""}]
    bawaan = {"kode_unit": "U", "nama_jabatan": "Pos", "jenis_jabatan": "pelaksana", "bezetting": "1"}
    isi = {
        "unit": pd.DataFrame(u),
        "jabatan": pd.DataFrame([bawaan | satu for satu in jabatan]),
        "uraian_tugas": pd.DataFrame([dict.fromkeys(KOLOM, "") | satu for satu in tugas]),
    }
    atur = Pengaturan(**{"instansi": "Badan Rekaan", "tahun": 2026, **pengaturan})
    tabel = {t.nama: (isi[t.nama].fillna("").astype("str"), []) for t in SEMUA_TABEL}
    return kegiatan_tabel("rekaan", atur, tabel, {t.nama: f"{t.nama}.csv" for t in SEMUA_TABEL})


def tugas_biasa(kode: str, nomor: int = 1, **lain: object) -> dict:
    """A task of 10 × 60 minutes a year."""
    biasa = {"uraian_tugas": "Menata arsip", "hasil_kerja": "Berkas", "volume": "10", "periode": "tahun"}
    return {
        "kode_jabatan": kode,
        "nomor": str(nomor),
        **biasa,
        "norma_waktu": "60",
        "satuan_waktu": "menit",
        **lain,
    }


def acak(benih: int, instansi: str = "Badan Rekaan", tahun: int = 2026) -> Kegiatan:
    """A ministry of some posts in two units, drawn from a seed."""
    r = random.Random(benih)  # noqa: S311 - to be drawn again
    jabatan, tugas = [], []
    for n in range(r.randint(1, 12)):
        cara = r.choice(PENDEKATAN)
        pos = {
            "kode_jabatan": f"J{n}",
            "kode_unit": r.choice("UV"),
            "nama_jabatan": r.choice(NAMA),
            "jenis_jabatan": r.choice(("pimpinan tinggi", "pengawas", "fungsional", "pelaksana")),
            "bezetting": r.choice(("0", "1", "2", "7", "", "x")),
            "pendekatan": cara,
            "jenjang": r.choice(JENJANG) if cara == "angka_kredit" else "",
        }
        jabatan.append(pos)
        tugas += [_tugas(r, f"J{n}", nomor, cara) for nomor in range(1, r.randint(1, 6))]
    unit = [
        {"kode_unit": "U", "nama_unit": "Satu", "kode_induk": ""},
        {"kode_unit": "V", "nama_unit": "Dua", "kode_induk": "U"},
    ]
    tugas = tugas or [tugas_biasa("J0")]
    return kegiatan(
        tugas,
        jabatan,
        unit,
        instansi=instansi,
        tahun=tahun,
        peraturan=r.choice(REZIM),
        pembulatan=r.choice(("terdekat", "ke_atas", "ke_bawah")),
        minimum_satu=r.random() < 0.5,
        hari_norma=r.choice(("efektif", "formal")),
    )


def _angka(r: random.Random) -> str:
    """A number with few digits, with many, or none at all."""
    pilihan = (
        str(r.randint(1, 500)),
        f"{r.uniform(0.1, 90):.3g}",
        repr(r.uniform(0.1, 90)),
        repr(r.uniform(1e5, 9e5)),
        r.choice(("", "abc", "0")),
    )
    return r.choices(pilihan, (60, 20, 10, 5, 5))[0]


def _tugas(r: random.Random, kode: str, nomor: int, cara: str) -> dict:
    satuan = {"peralatan_kerja": ("orang/alat", "alat/orang"), "objek_kerja": ("objek/orang",)}
    return tugas_biasa(
        kode,
        nomor,
        uraian_tugas=r.choice(TUGAS),
        volume=_angka(r),
        periode=r.choice(("hari", "minggu", "bulan", "triwulan", "semester", "tahun")),
        norma_waktu=_angka(r),
        satuan_waktu=r.choice(("menit", "jam", "hari", "minggu")),
        standar_kemampuan=_angka(r),
        satuan_standar=r.choice(satuan.get(cara, ("hasil/orang",))),
        angka_kredit=_angka(r),
    )
