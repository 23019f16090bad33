"""Guards abk.sop.waktu_nyata: actual against standard time: what is counted, what is not, and when it may
become a norm.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest

from abk.errors import ParameterError
from abk.sop.jam import JamKerja
from abk.sop.prosedur import prosedur
from abk.sop.waktu_nyata import AMATAN_MINIMUM, CATATAN, bukti_norma, tabel_bukti, waktu_nyata
from abk.tables import URAIAN_TUGAS

SOP = prosedur()
WIB = ZoneInfo("Asia/Jakarta")
MULAI = dt.datetime(2026, 8, 18, 8, tzinfo=WIB)  # a Tuesday
JAM = JamKerja()


@dataclass(frozen=True)
class Selang:
    """A passage, as the state of a case keeps it."""

    langkah: str
    unit: str
    mulai: dt.datetime
    selesai: dt.datetime | None
    hasil: str = "selesai"


def lewat(langkah: str, menit: int, mulai: dt.datetime = MULAI, **lain: str) -> Selang:
    return Selang(langkah, lain.pop("unit", ""), mulai, JAM.tambah(mulai, menit), **lain)


def banyak(langkah: str, semua: list[int]) -> list[Selang]:
    return [lewat(langkah, m, MULAI + dt.timedelta(days=n)) for n, m in enumerate(semua)]


def test_hitungan_tangan():
    riwayat = [
        *banyak("8", [4, 10, 30]),  # standard 10
        lewat("11", 900, unit="SET.PO"),  # standard 450
        lewat("11", 300, unit="SET.UM"),
    ]
    tabel = waktu_nyata(riwayat, SOP).set_index("langkah")
    assert tabel.index.tolist() == ["8", "11"]
    assert tabel.loc["8", ["n", "standar_menit", "median_menit", "min_menit", "maks_menit"]].tolist() == [
        *(3, 10, 10, 4, 30)
    ]
    assert tabel.loc["8", "rasio"] == 1
    assert tabel.loc["8", "melewati"] == 1
    # rumus: median of 300 and 900 is 600; 600 / 450
    assert tabel.loc["11", ["lingkup", "n", "median_menit"]].tolist() == ["unit", 2, 600]
    assert tabel.loc["11", "rasio"] == pytest.approx(600 / 450)
    assert waktu_nyata(riwayat, SOP, panjang_hari="norma").set_index("langkah").loc["11", "rasio"] == 2


def test_malam_dan_akhir_pekan_tidak_dihitung():
    """Due on Friday at 16.00, done on Tuesday at 08.00 after 17 August: 30 + 30 minutes."""
    satu = Selang(
        "8", "", dt.datetime(2026, 8, 14, 16, tzinfo=WIB), dt.datetime(2026, 8, 18, 1, tzinfo=dt.UTC)
    )
    assert waktu_nyata([satu], SOP)["median_menit"].tolist() == [60]
    jam = JamKerja(cuti_bersama=False, libur_lain=frozenset({dt.date(2026, 8, 18)}))
    assert waktu_nyata([satu], SOP, jam)["median_menit"].tolist() == [30]


def test_yang_berjalan_dan_yang_dikembalikan():
    riwayat = [
        lewat("12", 20),
        lewat("12", 500, hasil="dikembalikan"),
        Selang("12", "", MULAI, None, "berjalan"),
        lewat("99", 5),
        lewat("16", 5, hasil="dikembalikan"),
    ]
    tabel = waktu_nyata(riwayat, SOP)
    assert tabel["langkah"].tolist() == ["12"]
    assert tabel[["n", "dikembalikan", "median_menit"]].to_numpy().tolist() == [[1, 1, 20]]


def test_langkah_tambahan_tanpa_waktu_baku():
    tabel = waktu_nyata([lewat("17", 700)], SOP)
    assert tabel[["langkah", "median_menit", "melewati"]].to_numpy().tolist() == [["17", 700, 0]]
    assert tabel["standar_menit"].isna().all()
    assert tabel["rasio"].isna().all()
    assert bukti_norma([lewat("17", 700)], SOP)[0].standar_menit is None


def test_tiap_baris_berkata_bahwa_menunggu_ikut_dihitung():
    tabel = waktu_nyata([lewat("8", 4)], SOP)
    assert tabel["catatan"].tolist() == [CATATAN]
    assert "bukan waktu pengerjaan" in CATATAN


def test_kosong():
    kosong = waktu_nyata([], SOP)
    assert kosong.empty
    assert {"langkah", "n", "rasio", "catatan"} <= set(kosong.columns)
    assert bukti_norma([], SOP) == []
    assert tabel_bukti([]).empty


# ── evidence ──────────────────────────────────────────────────────────────────────────────────────────────
def test_satu_amatan_tidak_pernah_cukup():
    """One observation has no spread: the formula alone would ask for none."""
    (bukti,) = bukti_norma([lewat("8", 12)], SOP)
    assert (bukti.perlu, bukti.cukup) == (AMATAN_MINIMUM, False)
    assert bukti.peringatan == "Baru 1 dari 10 amatan yang diperlukan; belum cukup untuk norma."


def test_amatan_yang_tersebar_memerlukan_lebih_banyak():
    """Rumus: N′ = (2 / 0.05)² × (N Σx² − (Σx)²) / (Σx)²."""
    amatan = [8, 12] * 5
    # Σx = 100, Σx² = 5 × (64 + 144) = 1,040; 1,600 × (10,400 − 10,000) / 10,000 = 64
    (bukti,) = bukti_norma(banyak("8", amatan), SOP)
    assert bukti.amatan == tuple(amatan)
    assert (bukti.perlu, bukti.cukup) == (64, False)
    assert "10 dari 64" in bukti.peringatan
    (longgar,) = bukti_norma(banyak("8", amatan), SOP, k=1, s="0.10")
    assert (longgar.perlu, longgar.cukup, longgar.peringatan) == (10, True, "")  # rumus: N′ = 4, least 10


def test_tabel_bukti():
    cukup = bukti_norma(banyak("8", [10] * 9 + [11]), SOP)
    kurang = bukti_norma([lewat("11", 300), lewat("11", 0)], SOP)
    tabel = tabel_bukti([*cukup, *kurang]).set_index("langkah")
    # rumus: (10 + 4 × 10 + 11) / 6
    assert tabel.loc["8", "norma_waktu"] == pytest.approx(61 / 6)
    assert tabel.loc["8", ["norma_min", "norma_maks", "jumlah_amatan", "cukup"]].tolist() == [
        10,
        11,
        10,
        True,
    ]
    assert tabel["norma_waktu"].isna().tolist() == [False, True]
    assert tabel.loc["11", ["jumlah_amatan", "standar_menit"]].tolist() == [1, 300]
    assert kurang[0].nol == 1
    assert (tabel["sumber_norma"] == "diperkirakan").all()
    assert (tabel["keterangan"] == CATATAN).all()
    kolom = set(tabel.columns) - {"standar_menit", "amatan_perlu", "cukup", "peringatan"}
    assert kolom <= set(URAIAN_TUGAS.nama_kolom)


def test_hanya_amatan_nol():
    """Done within the minute, or outside working hours: nothing to learn a norm from."""
    (bukti,) = bukti_norma([lewat("8", 0)], SOP)
    assert (bukti.amatan, bukti.nol, bukti.tiga_titik, bukti.cukup) == ((), 1, None, False)
    assert tabel_bukti([bukti])["norma_min"].isna().all()


def test_urut_menurut_selesai():
    riwayat = [lewat("8", 5, MULAI + dt.timedelta(days=2)), lewat("8", 9)]
    assert bukti_norma(riwayat, SOP)[0].amatan == (9, 5)


def test_catatan_yang_salah_ditolak():
    with pytest.raises(ParameterError, match="mendahului"):
        waktu_nyata([Selang("8", "", MULAI, MULAI - dt.timedelta(hours=1))], SOP)
    with pytest.raises(ParameterError, match="tidak berzona"):
        waktu_nyata([lewat("8", 5), Selang("8", "", MULAI, MULAI.replace(tzinfo=None))], SOP)
