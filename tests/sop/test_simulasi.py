"""Guards abk.sop.simulasi: the simulation, against closed forms derived by hand and against a clock that
ticks minute by minute.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import ceil

import pandas as pd
import pytest

from abk.errors import ParameterError
from abk.sop.prosedur import Prosedur, Waktu, prosedur
from abk.sop.simulasi import HasilSimulasi, Skenario, Variasi, banding_skenario, simulasi

SOP = prosedur()
KASUBBAG = "kasubbag_organisasi"
# rumus: 10 + 60 + 450 + 60 + 20 + 60 + 30 + 10 + 5 before the meeting; 60 + 30 + 20 after the confirmation
SEBELUM, SESUDAH, RAPAT, SUSUN, PERIKSA, KONFIRMASI = 705, 110, 120, 450, 30, 450


def lama(unit: int = 1, kasubbag: int = 1, **lain: object) -> float:
    hasil = simulasi(SOP, Skenario(unit=unit, kapasitas={KASUBBAG: kasubbag}, **lain))
    return float(hasil.jalan["lama_menit"].iloc[0])


# ── closed forms ──────────────────────────────────────────────────────────────────────────────────────────
def test_satu_unit():
    """Terbit: 515 Menit + 3 Hari; rumus: 1,865 at 450 minutes a day, 1,415 at 300."""
    hasil = simulasi(SOP)
    assert hasil.jalan["lama_menit"].tolist() == [1865]
    assert hasil.jalan["lama_hari"].iloc[0] == pytest.approx(1865 / 450)
    assert hasil.jalan["tunggu_menit"].tolist() == [0]
    assert lama(panjang_hari="norma") == 1415


@pytest.mark.parametrize("unit", [1, 2, 3, 7, 20])
def test_rapat_per_unit_satu_kasubbag(unit: int):
    """Kabag and Kasubbag sit in every meeting, then the Kasubbag writes one record a day.

    The last record is done after N meetings and N days; its check, its confirmation and the end follow.
    """
    harapan = SEBELUM + unit * (RAPAT + SUSUN) + PERIKSA + KONFIRMASI + SESUDAH  # rumus
    assert lama(unit) == harapan == 1295 + 570 * unit


@pytest.mark.parametrize("unit", [1, 2, 3, 7, 20])
@pytest.mark.parametrize("kasubbag", [1, 2, 3])
def test_rapat_bersama(unit: int, kasubbag: int):
    """Records come in batches, one from each Kasubbag; the Kabag checks a batch one after another."""
    kelompok = ceil(unit / kasubbag)
    terakhir = unit - kasubbag * (kelompok - 1)
    harapan = SEBELUM + RAPAT + SUSUN * kelompok + PERIKSA * terakhir + KONFIRMASI + SESUDAH  # rumus
    assert lama(unit, kasubbag, rapat="bersama") == harapan


@pytest.mark.parametrize(("unit", "harapan"), [(1, 1865), (2, 1985), (3, 2315)])
def test_rapat_per_unit_dua_kasubbag(unit: int, harapan: int):
    """Rumus, by hand: one Kasubbag in the meetings (to 120, 240, 360), the other writes from 120.

    Two units: records at 570 and 690, checked by 720, confirmed by 1,170; 705 + 1,170 + 110.
    Three units: records at 570, 810, 1,020, checked by 1,050, confirmed by 1,500; 705 + 1,500 + 110.
    """
    assert lama(unit, 2) == harapan


def test_angka_dalam_dokumen():
    """Figures that docs/simulasi-sop.md states for twenty units."""
    hari = [lama(20) / 450, lama(20, 2) / 450, lama(20, rapat="bersama") / 450]
    assert [round(satu, 1) for satu in hari] == [28.2, 16.1, 23.1]  # rumus, regresi, rumus


@pytest.mark.parametrize("unit", [1, 5, 12])
def test_rapat_yang_tidak_mengikat_pejabat_berjalan_serentak(unit: int):
    assert lama(unit, peserta_rapat=("unit",)) == 1415 + 450 * unit  # rumus: as one meeting of all


def test_rapat_serentak_dengan_kasubbag_sebanyak_unit():
    """As many Kasubbag as units, meetings without the Kabag: only his checks queue."""
    harapan = SEBELUM + RAPAT + SUSUN + 4 * PERIKSA + KONFIRMASI + SESUDAH  # rumus
    assert lama(4, 4, peserta_rapat=(KASUBBAG, "unit")) == harapan


@pytest.mark.parametrize("rapat", ["per_unit", "bersama"])
def test_tidak_turun_dengan_unit_dan_tidak_naik_dengan_kasubbag(rapat: str):
    banding = banding_skenario(SOP, range(1, 31), (1, 2, 3), skenario=Skenario(rapat=rapat))
    tabel = banding.pivot_table(index="unit", columns="kasubbag", values="lama_menit")
    assert (tabel.diff().dropna() > 0).all().all()
    assert (tabel[1] >= tabel[2]).all()
    assert (tabel[2] >= tabel[3]).all()
    assert (tabel[1] > tabel[2]).loc[2:].all()


# ── an oracle that ticks ──────────────────────────────────────────────────────────────────────────────────
def kerja(acuan: Prosedur, skenario: Skenario, nomor: int, unit: int) -> list:
    """A job: [code, unit, minutes left, whom it needs]."""
    satu = acuan.langkah_menurut(str(nomor))
    semua = [unit] if unit else range(1, skenario.unit + 1)
    siapa = [(p, n) for p in (satu.pelaksana, *satu.peserta) for n in (semua if p == "unit" else [0])]
    return [satu.kode, unit, satu.waktu.menit({"formal": 450, "norma": 300}[skenario.panjang_hari]), siapa]


def detak(acuan: Prosedur, skenario: Skenario) -> int:
    """Makespan by a clock that looks at every minute: no events, no simpy.

    Whoever waits longest and finds all free begins.
    """
    semua = range(1, skenario.unit + 1)
    terakhir_umum = "10" if skenario.rapat == "bersama" else "9"
    bebas = Counter({("unit", n): 1 for n in semua})
    bebas.update(
        {(p, 0): skenario.kapasitas.get(p, 1) for p in ("sesmenko", "karo_po", "kabag_ortala", KASUBBAG)}
    )
    masuk = Counter()

    def sesudah(langkah: str, unit: int) -> list:
        lanjut = int(langkah) + 1
        if langkah == terakhir_umum:
            return [kerja(acuan, skenario, lanjut, n) for n in semua]
        masuk[langkah] += 1
        if langkah == "13":
            return [kerja(acuan, skenario, lanjut, 0)] if masuk[langkah] == skenario.unit else []
        return [kerja(acuan, skenario, lanjut, unit)]

    antre, jalan, menit = [kerja(acuan, skenario, 1, 0)], [], 0
    while True:
        for satu in [j for j in jalan if j[2] == 0]:
            jalan.remove(satu)
            bebas.update(satu[3])
            if satu[0] == "16":
                return menit
            antre += sesudah(satu[0], satu[1])
        for satu in [*antre]:
            if all(bebas[p] for p in satu[3]):
                bebas.subtract(satu[3])
                antre.remove(satu)
                jalan.append(satu)
        menit += 1
        for satu in jalan:
            satu[2] -= 1


@pytest.mark.parametrize("unit", [1, 2, 4, 9, 13])
@pytest.mark.parametrize("kasubbag", [1, 2, 3])
@pytest.mark.parametrize("rapat", ["per_unit", "bersama"])
def test_sama_dengan_jam_yang_berdetak(unit: int, kasubbag: int, rapat: str):
    skenario = Skenario(unit=unit, kapasitas={KASUBBAG: kasubbag, "kabag_ortala": 1 + unit % 2}, rapat=rapat)
    for ini in (skenario, replace(skenario, panjang_hari="norma")):
        assert simulasi(SOP, ini).jalan["lama_menit"].iloc[0] == detak(SOP, ini)


# ── what must hold in every run ───────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module", params=["per_unit", "bersama"])
def ramai(request) -> HasilSimulasi:
    skenario = Skenario(
        unit=6,
        kapasitas={KASUBBAG: 2},
        rapat=request.param,
        variasi=Variasi("lognormal"),
        peluang_kembali=0.3,
    )
    return simulasi(SOP, skenario, jalan=20, benih=7)


def test_tidak_seorang_pun_berada_di_dua_tempat(ramai):
    orang = {"karo_po": 1, "kabag_ortala": 1, KASUBBAG: 2, "sesmenko": 1}
    for _, jejak in ramai.jejak.groupby("jalan"):
        for peran, banyak in orang.items():
            kode = [k.kode for k in SOP.resmi if peran in (k.pelaksana, *k.peserta)]
            milik = jejak[jejak["langkah"].isin(kode)]
            batas = [(mulai, 1) for mulai in milik["mulai"]] + [(akhir, -1) for akhir in milik["selesai"]]
            sibuk = 0
            for _, beda in sorted(batas, key=lambda satu: (satu[0], satu[1])):
                sibuk += beda
                assert sibuk <= banyak
            assert sibuk == 0


def test_urutan_tidak_dilompati(ramai):
    """A passage begins when the one before it on the same papers is over; all units are in before step 14."""
    jejak = ramai.jejak
    assert (jejak["mulai"] >= jejak["siap"]).all()
    assert (jejak["selesai"] > jejak["mulai"]).all()
    for _, satu in jejak.groupby("jalan"):
        assert satu["langkah"].nunique() == 16
        for unit in range(1, 7):
            milik = satu[satu["unit"] == unit].sort_values("siap")
            assert (milik["siap"].iloc[1:].to_numpy() >= milik["selesai"].iloc[:-1].to_numpy()).all()
        pertama = satu[(satu["langkah"] == "14") & (satu["ke"] == 0)]["siap"].iloc[0]
        akhir = satu[(satu["langkah"] == "13") & (satu["ke"] == 0)].groupby("unit")["selesai"].max()
        assert len(akhir) == 6
        assert pertama >= akhir.max()


def test_yang_datang_dahulu_dilayani_dahulu():
    """Five units ask for their meeting in order and get it so; their records follow in the same order."""
    jejak = simulasi(SOP, Skenario(unit=5)).jejak
    for langkah in ("10", "11"):
        assert jejak[jejak["langkah"] == langkah].sort_values("mulai")["unit"].tolist() == [1, 2, 3, 4, 5]


def test_tiap_pengembalian_menambah_satu_kunjungan(ramai):
    for _, jejak in ramai.jejak.groupby("jalan"):
        kembali = Counter(jejak[jejak["kembali"]]["langkah"])
        kali = Counter(jejak["langkah"])
        # 16 returns to 15, 15 to 14: each return of 16 repeats 15 and 16 once more
        assert kali["16"] == 1 + kembali["16"]
        assert kali["15"] == 1 + kembali["16"] + kembali["15"]
        assert kali["14"] == 1 + kembali["15"] + kembali["14"]
        assert kali["13"] == 6 + kembali["14"] + kembali["13"]
        assert kali["4"] == 1 + kembali["4"] + kembali["5"]
    assert ramai.jalan["kembali"].sum() == ramai.jejak["kembali"].sum() > 0


def test_tabel_menjumlah(ramai):
    jejak, langkah, jalan = ramai.jejak, ramai.langkah.set_index("langkah"), ramai.jalan
    tunggu = (jejak["mulai"] - jejak["siap"]).groupby(jejak["jalan"]).sum()
    assert jalan["tunggu_menit"].tolist() == pytest.approx(tunggu.tolist())
    assert jalan["lama_menit"].tolist() == pytest.approx(jejak.groupby("jalan")["selesai"].max().tolist())
    assert langkah["jumlah_tunggu_menit"].sum() == pytest.approx(tunggu.mean())
    assert (langkah["kunjungan"] * langkah["tunggu_menit"]).sum() == pytest.approx(tunggu.mean())
    karo = jejak[jejak["langkah"].isin(["1", "5", "9", "15"])]
    sibuk = (karo["selesai"] - karo["mulai"]).groupby(karo["jalan"]).sum()
    baris = ramai.pelaku.set_index("peran").loc["karo_po"]
    assert baris["sibuk_menit"] == pytest.approx(sibuk.mean())
    assert baris["pemakaian"] == pytest.approx((sibuk.to_numpy() / jalan["lama_menit"].to_numpy()).mean())


def test_pemakaian_dan_leher_botol():
    hasil = simulasi(SOP, Skenario(unit=10))
    pelaku = hasil.pelaku.set_index("peran")
    # rumus: the Kasubbag is busy 450 + 30 + 10 × (120 + 450) of 1,295 + 5,700 minutes
    assert pelaku.loc[KASUBBAG, "sibuk_menit"] == 6180
    assert pelaku.loc[KASUBBAG, "pemakaian"] == pytest.approx(6180 / 6995)
    assert pelaku.loc["kabag_ortala", "sibuk_menit"] == 250 + 10 * 150  # rumus
    assert pelaku.loc["unit", ["orang", "sibuk_menit"]].tolist() == [10, 10 * 570]
    assert pelaku.loc["unit", "pemakaian"] == pytest.approx(570 / 6995)
    assert (hasil.leher_botol.peran, hasil.leher_botol.langkah) == (KASUBBAG, "11")
    tunggu = hasil.langkah.set_index("langkah")["jumlah_tunggu_menit"]
    # rumus: meetings wait 120 × (0 + … + 9); record n waits for the meetings after its own and n − 1 records:
    # 120 × (9 − n) + 450 × n for n = 0 … 9
    assert tunggu["10"] == 120 * 45
    assert tunggu["11"] == sum(120 * (9 - n) + 450 * n for n in range(10))
    assert tunggu.drop(["10", "11"]).sum() == 0


def test_leher_botol_seri_memilih_langkah_per_unit():
    """With one unit steps 3 and 11 bind the Kasubbag a day each; step 11 is the one that grows."""
    assert simulasi(SOP).leher_botol.langkah == "11"


# ── chance ────────────────────────────────────────────────────────────────────────────────────────────────
ACAK = Skenario(unit=4, variasi=Variasi("segitiga"), peluang_kembali=0.2)


def test_benih_sama_hasil_sama():
    satu, dua, lain = (simulasi(SOP, ACAK, jalan=5, benih=b) for b in (11, 11, 12))
    pd.testing.assert_frame_equal(satu.jejak, dua.jejak)
    assert satu.jalan["lama_menit"].tolist() != lain.jalan["lama_menit"].tolist()


def test_jalan_tidak_bergantung_pada_banyaknya():
    lima, dua = simulasi(SOP, ACAK, jalan=5), simulasi(SOP, ACAK, jalan=2)
    pd.testing.assert_frame_equal(lima.jalan.head(2), dua.jalan)
    assert lima.jalan["lama_menit"].nunique() == 5


def test_keberuntungan_sama_bagi_dua_skenario():
    """The first passage of a step takes the same time whoever else is there: a fair comparison."""
    kunci = ["jalan", "langkah", "unit"]

    def pertama(kasubbag: int, unit: int) -> pd.Series:
        hasil = simulasi(SOP, replace(ACAK, unit=unit, kapasitas={KASUBBAG: kasubbag}), jalan=3)
        jejak = hasil.jejak[hasil.jejak["ke"] == 0].set_index(kunci)
        return (jejak["selesai"] - jejak["mulai"]).sort_index()

    satu, dua, lebih = pertama(1, 4), pertama(2, 4), pertama(1, 6)
    assert satu.tolist() == pytest.approx(dua.tolist())
    assert satu.tolist() == pytest.approx(lebih.loc[satu.index].tolist())


def test_tiap_langkah_dan_unit_punya_keberuntungan_sendiri():
    jejak = simulasi(SOP, Skenario(unit=4, variasi=Variasi("lognormal"))).jejak
    baku = jejak["langkah"].map({k.kode: k.waktu.menit(450) for k in SOP.resmi})
    assert ((jejak["selesai"] - jejak["mulai"]) / baku).round(9).nunique() == len(jejak) == 12 + 4 * 4


@pytest.mark.parametrize(
    ("variasi", "rata"),
    [
        (Variasi("segitiga", bawah=0.5, atas=2), (0.5 + 1 + 2) / 3),  # rumus: mean of a triangle
        (Variasi("lognormal", koefisien=0.5), 1.0),  # rumus: the standard time is the mean
    ],
)
def test_rata_rata_variasi(variasi: Variasi, rata: float):
    hasil = simulasi(SOP, Skenario(variasi=variasi), jalan=600, benih=3)
    lama_menit = hasil.jalan["lama_menit"]
    galat = lama_menit.std() / 600**0.5
    assert abs(lama_menit.mean() - 1865 * rata) < 4 * galat
    if variasi.jenis == "segitiga":
        faktor = (hasil.jejak["selesai"] - hasil.jejak["mulai"]) / hasil.jejak["langkah"].map(
            {k.kode: k.waktu.menit(450) for k in SOP.resmi}
        )
        assert 0.5 <= faktor.min() < 0.6
        assert 1.9 < faktor.max() <= 2


def test_pengembalian_satu_langkah():
    """Rumus: each return of step 16 repeats 15 and 16, 50 minutes; p/(1 − p) returns on average."""
    skenario = Skenario(peluang_kembali={"16": 0.4}, kembali_maksimum=50)
    jalan = simulasi(SOP, skenario, jalan=800, benih=5).jalan
    assert (jalan["lama_menit"] == 1865 + 50 * jalan["kembali"]).all()
    galat = jalan["kembali"].std() / 800**0.5
    assert abs(jalan["kembali"].mean() - 0.4 / 0.6) < 4 * galat


def test_pengembalian_ke_satu_unit_dan_bagian_ulang():
    """Step 14 sends one of the units back to 13: half a day and half of 14 each time."""
    skenario = Skenario(unit=3, peluang_kembali={"14": 0.5}, bagian_ulang=0.5, kembali_maksimum=4)
    hasil = simulasi(SOP, skenario, jalan=60, benih=1)
    assert (hasil.jalan["lama_menit"] == 1295 + 3 * 570 + 255 * hasil.jalan["kembali"]).all()  # rumus
    ulang = hasil.jejak[(hasil.jejak["langkah"] == "13") & (hasil.jejak["ke"] > 0)]
    assert set(ulang["unit"]) == {1, 2, 3}
    assert hasil.jalan["kembali"].max() <= 4


def test_kembali_maksimum():
    hasil = simulasi(SOP, Skenario(peluang_kembali={"16": 0.999}, kembali_maksimum=2))
    assert hasil.jalan["kembali"].tolist() == [2]


# ── comparison and faults ─────────────────────────────────────────────────────────────────────────────────
def test_banding():
    banding = banding_skenario(SOP, (1, 4), (1, 2), skenario=Skenario(panjang_hari="norma"))
    assert banding["unit"].tolist() == [1, 4, 1, 4]
    assert banding["kasubbag"].tolist() == [1, 1, 2, 2]
    assert banding["lama_menit"].iloc[0] == 1415
    assert (banding["lama_hari"] == banding["lama_menit"] / 300).all()
    assert (banding["lama_p90_hari"] == banding["lama_hari"]).all()
    assert banding["langkah_leher_botol"].iloc[1] == "11"
    acak = banding_skenario(SOP, (4,), (1,), skenario=ACAK, jalan=21)
    hari = sorted(simulasi(SOP, ACAK, jalan=21).jalan["lama_hari"])
    # rumus: of 21 runs in order the 11th is the middle, the 19th the nine tenths
    assert acak[["lama_hari", "lama_p90_hari"]].iloc[0].tolist() == pytest.approx([hari[10], hari[18]])


def test_semua_kesalahan_skenario_sekaligus():
    with pytest.raises(ParameterError) as salah:
        Skenario(
            unit=0,
            kapasitas={"karo_po": 0},
            rapat="daring",
            peserta_rapat=("unit", "unit"),
            panjang_hari="kalender",
            variasi=Variasi("seragam"),
            peluang_kembali=1.0,
            bagian_ulang=0,
        )
    for bagian in (
        "unit 0",
        "karo_po 0",
        "daring",
        "dua kali",
        "kalender",
        "seragam",
        "peluang",
    ):
        assert bagian in salah.value.pesan
    for variasi in (Variasi("segitiga", bawah=1, atas=1), Variasi("lognormal", koefisien=0)):
        with pytest.raises(ParameterError, match="tidak dapat disimulasikan"):
            Skenario(variasi=variasi)


def test_skenario_yang_tidak_cocok_dengan_prosedur():
    with pytest.raises(ParameterError) as salah:
        simulasi(
            SOP,
            Skenario(
                kapasitas={"staf": 2, "unit": 2},
                peserta_rapat=("tamu",),
                peluang_kembali={"99": 0.1, "1": 0.1},
            ),
        )
    for bagian in ("kapasitas unit", "'staf'", "'tamu'", "langkah 99", "langkah 1 tidak"):
        assert bagian in salah.value.pesan
    # the meeting may go back to step 7 for all, but not from one unit alone
    with pytest.raises(ParameterError, match="langkah 10"):
        simulasi(SOP, Skenario(unit=2, peluang_kembali={"10": 0.1}))
    simulasi(SOP, Skenario(unit=2, rapat="bersama", peluang_kembali={"10": 0.1}))


@pytest.mark.parametrize(("jalan", "benih"), [(0, 1), (100_001, 1), (1, -1)])
def test_jalan_dan_benih(jalan: int, benih: int):
    with pytest.raises(ParameterError, match="tidak dapat dijalankan"):
        simulasi(SOP, jalan=jalan, benih=benih)


def test_sop_lain():
    """A revised SOP is other data: half the time for the record, a meeting twice as long."""
    baru = tuple(
        replace(k, waktu={"10": Waktu(240, "Menit"), "11": Waktu(225, "Menit")}.get(k.kode, k.waktu))
        for k in SOP.langkah
    )
    hasil = simulasi(replace(SOP, langkah=baru), Skenario(unit=5))
    assert hasil.jalan["lama_menit"].tolist() == [1295 + 5 * (240 + 225)]  # rumus
    assert hasil.leher_botol.langkah == "10"
