"""Small frames as the formulas return them; figures are chosen so that a reader can add them up."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from abk.reports.charts import (
    Grafik,
    beban_dan_kapasitas,
    biaya_pembulatan,
    kebutuhan_dan_bezetting,
    kepekaan,
    lama_menurut_unit,
    pareto_tugas,
    peta_panas,
    sebaran_efektivitas,
    sebaran_lama_sop,
    selisih_unit,
    waktu_nyata_langkah,
)

JKE = 75_000
NAMA_JAHAT = (
    "<script>alert(1)</script>",
    'Kepala "Bagian" & <b>Umum</b>',
    "$x_i^2$ \\frac{1}{2} $",
    "'; DROP TABLE jabatan; --",
    "nama\x00\x0b\ud800\ufffe\nbaris dua",
    "\u202eterbalik",
    "漢字 😀 jabatan",
    "]]> <!-- --> &amp; &lt;",
    "#0b5e01 1.23456789 url(#a)",
)


@pytest.fixture
def aturan() -> SimpleNamespace:
    return SimpleNamespace(waktu_kerja_efektif_menit=JKE, singkatan="PermenPANRB 1/2020")


def _hasil(kebutuhan: list[float], bezetting: list[int | None]) -> pd.DataFrame:
    butuh = np.array(kebutuhan, dtype=float)
    bulat = pd.array(np.floor(butuh + 0.5).astype(int), dtype="Int64")
    ada = pd.array(bezetting, dtype="Int64")
    kode = [f"J{n:03d}" for n in range(len(butuh))]
    return pd.DataFrame(
        {
            "beban_kerja_menit": butuh * JKE,
            "kebutuhan": butuh,
            "kebutuhan_bulat": bulat,
            "bezetting": ada,
            "selisih": ada - bulat,
            "efektivitas_jabatan": [k / b if b else np.nan for k, b in zip(butuh, bezetting, strict=True)],
            "prestasi_jabatan": pd.Series(["B"] * len(butuh), dtype="str").to_numpy(),
            "belum_lengkap": [False] * len(butuh),
        },
        index=pd.Index(kode, name="kode_jabatan", dtype="str"),
    )


@pytest.fixture
def buat_hasil() -> Callable[..., pd.DataFrame]:
    return _hasil


@pytest.fixture
def buat_jabatan() -> Callable[..., pd.DataFrame]:
    def jabatan(nama: list[str]) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "kode_jabatan": [f"J{n:03d}" for n in range(len(nama))],
                "kode_unit": [f"SET.{n}" for n in range(len(nama))],
                "nama_jabatan": pd.array(nama, dtype="object"),
            }
        )

    return jabatan


@pytest.fixture
def tiga(buat_hasil, buat_jabatan) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Three posts: 4,5 against 2 (kekurangan 3), 1 against 1, 0,4 against 3 (kelebihan 3)."""
    return buat_hasil([4.5, 1.0, 0.4], [2, 1, 3]), buat_jabatan(["Analis", "Kepala Bagian", "Arsiparis"])


@pytest.fixture
def enam_puluh(buat_hasil, buat_jabatan) -> tuple[pd.DataFrame, pd.DataFrame]:
    kebutuhan = [round(0.2 + n * 0.11, 2) for n in range(60)]
    nama = [f"Kepala Subbagian Kepegawaian, Tata Usaha, dan Rumah Tangga Wilayah {n}" for n in range(60)]
    return buat_hasil(kebutuhan, [n % 5 for n in range(60)]), buat_jabatan(nama)


@pytest.fixture
def rekap() -> pd.DataFrame:
    """A minister with two deputies; Deputi A has one bureau. Sums cover sub-units, as in a real recap."""
    return pd.DataFrame(
        {
            "nama_unit": ["Menteri Koordinator", "Deputi A", "Biro A1", "Deputi B"],
            "kode_induk": ["", "M", "A", "M"],
            "tingkat": [0, 1, 2, 1],
            "jumlah_jabatan": [9, 5, 3, 3],
            "kekurangan": [17, 12, 9, 4],
            "kelebihan": [6, 4, 1, 2],
            "selisih": [-11, -8, -8, -2],
            "belum_lengkap": [1, 1, 1, 0],
            "jumlah_jabatan_sendiri": [1, 2, 3, 3],
        },
        index=pd.Index(["M", "A", "A.1", "B"], name="kode_unit"),
    )


@pytest.fixture
def rekap_datar() -> pd.DataFrame:
    banyak = 141
    return pd.DataFrame(
        {
            "nama_unit": [
                f"Subbagian Perencanaan dan Keuangan, Kantor Perwakilan {n}" for n in range(banyak)
            ],
            "kode_induk": [""] * banyak,
            "tingkat": [0] * banyak,
            "jumlah_jabatan": [3] * banyak,
            "kekurangan": [n % 9 for n in range(banyak)],
            "kelebihan": [n % 2 for n in range(banyak)],
            "selisih": [n % 2 - n % 9 for n in range(banyak)],
            "belum_lengkap": [0] * banyak,
            "jumlah_jabatan_sendiri": [3] * banyak,
        },
        index=pd.Index([f"U{n:03d}" for n in range(banyak)], name="kode_unit"),
    )


@pytest.fixture
def tugas() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Four tasks of 2, 1, 1 and 0 persons (in sum 4), and one that does not count."""
    kode = ["J000", "J001", "J000", "J002", "J002"]
    orang = [1.0, 2.0, 1.0, 0.0, np.nan]
    uraian = ["Menyusun laporan", "Menelaah usulan", "Mengolah data", "Mengarsipkan", "Tanpa norma"]
    indeks = [3, 5, 8, 11, 12]
    rincian = pd.DataFrame(
        {
            "kode_jabatan": kode,
            "nomor": ["1", "1", "2", "1", "2"],
            "beban_kerja_menit": [satu * JKE for satu in orang],
            "bagian_orang": orang,
            "dihitung": [True, True, True, True, False],
        },
        index=indeks,
    )
    return rincian, pd.DataFrame({"kode_jabatan": kode, "uraian_tugas": uraian}, index=indeks)


@pytest.fixture
def banding_pembulatan() -> pd.DataFrame:
    """1.200,5 + 0,4 persons: rounded 1.201 (terdekat), 1.202 (ke atas), 1.200 (ke bawah)."""
    return pd.DataFrame(
        {
            "kebutuhan": [1200.5, 0.4],
            "terdekat": pd.array([1201, 0], dtype="Int64"),
            "ke_atas": pd.array([1201, 1], dtype="Int64"),
            "ke_bawah": pd.array([1200, 0], dtype="Int64"),
            "peka": [True, False],
        },
        index=pd.Index(["J000", "J001"], name="kode_jabatan"),
    )


@pytest.fixture
def banding_peraturan() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "singkatan": ["PermenPANRB 1/2020", "Perka BKN 19/2011"],
            "waktu_kerja_efektif_menit": [75_000, 72_000],
            "kebutuhan": [1200.9, 1250.9],
            "kebutuhan_bulat": [1201, 1251],
            "bezetting": [1100, 1100],
            "selisih": [-101, -151],
        },
        index=pd.Index(["permenpanrb-1-2020", "perka-bkn-19-2011"], name="peraturan"),
    )


@pytest.fixture
def simulasi_sop() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Ten runs of 1.800, 2.250 … 5.850 minutes, 4 to 13 days of 450; one busy role and two others."""
    menit = [1800.0 + 450 * n for n in range(10)]
    jalan = pd.DataFrame(
        {
            "jalan": range(1, 11),
            "lama_menit": menit,
            "lama_hari": [m / 450 for m in menit],
            "tunggu_menit": 0.0,
            "kembali": 0,
        }
    )
    pelaku = pd.DataFrame(
        {
            "peran": ["karo_po", "kasubbag_organisasi", "unit"],
            "orang": [1, 1, 12],
            "sibuk_menit": [65.0, 3600.0, 5700.0],
            "pemakaian": [0.0125, 0.9, 0.1],
        }
    )
    return jalan, pelaku


@pytest.fixture
def banding_sop() -> pd.DataFrame:
    """One meeting a unit: 1.295 + 570 N minutes with one Kasubbag; with two, half the growth."""
    baris = [
        {
            "unit": unit,
            "kasubbag": kasubbag,
            "rapat": "per_unit",
            "lama_menit": 1295 + 570 * unit / kasubbag,
            "lama_hari": (1295 + 570 * unit / kasubbag) / 450,
            "lama_p90_hari": (1295 + 570 * unit / kasubbag) / 450,
        }
        for kasubbag in (1, 2)
        for unit in (1, 2, 5, 10)
    ]
    return pd.DataFrame(baris)


@pytest.fixture
def nyata_sop() -> pd.DataFrame:
    """Three steps: within the standard, three times over it, and one that has none."""
    return pd.DataFrame(
        {
            "langkah": ["8", "11", "17"],
            "ringkas": ["Undangan diperiksa dan diparaf", "Konsep data dan notula disusun", "Penetapan"],
            "n": [3, 12, 1],
            "standar_menit": [10.0, 450.0, float("nan")],
            "median_menit": [8.0, 1350.0, 2000.0],
            "min_menit": [0, 400, 2000],
            "maks_menit": [30, 9000, 2000],
        }
    )


@pytest.fixture
def grafik_sop(simulasi_sop, banding_sop, nyata_sop) -> list[Grafik]:
    leher = {"leher_botol": "kasubbag_organisasi", "langkah": "11"}
    panjang = {"kasubbag_organisasi": "Kepala Subbagian Kelembagaan, Organisasi, dan Tata Kerja"}
    lima = [banding_sop[banding_sop["kasubbag"] == 1].assign(kasubbag=n) for n in range(1, 6)]
    return [
        sebaran_lama_sop(*simulasi_sop, nama=panjang, **leher),
        lama_menurut_unit(pd.concat(lima)),
        waktu_nyata_langkah(nyata_sop),
    ]


@pytest.fixture
def semua_grafik(
    tiga,
    enam_puluh,
    aturan,
    rekap,
    rekap_datar,
    tugas,
    banding_peraturan,
    banding_pembulatan,
    grafik_sop,
) -> list[Grafik]:
    """Every chart, some of them with as much as fits."""
    return [
        beban_dan_kapasitas(*tiga, aturan),
        beban_dan_kapasitas(*enam_puluh, aturan),
        kebutuhan_dan_bezetting(*enam_puluh),
        pareto_tugas(*tugas),
        kepekaan(
            banding_peraturan, banding_pembulatan, peraturan="permenpanrb-1-2020", pembulatan="terdekat"
        ),
        biaya_pembulatan(banding_pembulatan),
        sebaran_efektivitas(enam_puluh[0]),
        peta_panas(rekap),
        peta_panas(rekap_datar),
        selisih_unit(rekap_datar),
        *grafik_sop,
    ]


@pytest.fixture
def tulisan_svg() -> Callable[[str], list[str]]:
    """Texts of an SVG, as markup."""
    return lambda svg: re.findall(r"<text[^>]*>(.*?)</text>", svg)


@pytest.fixture(params=NAMA_JAHAT)
def nama_jahat(request: pytest.FixtureRequest) -> str:
    return request.param
