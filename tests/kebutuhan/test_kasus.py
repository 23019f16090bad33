"""Guards abk.kebutuhan.pegawai, abk.kebutuhan.waktu_kerja, abk.kebutuhan.wisn: every published worked
case, computed through the public face.

Each number in ``tests/kasus`` says where it comes from: ``terbit`` (as printed), ``rumus`` (by hand from the
printed inputs). Where print and formula disagree, the case says which is right and why.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
import yaml

import abk
from abk.kebutuhan import hari_kerja_efektif, prestasi, turunan_waktu_kerja, waktu_kerja_tersedia, wisn
from abk.peraturan import Aturan, aturan, skala_prestasi

KASUS = {
    p.stem: yaml.safe_load(p.read_text("utf-8"))
    for p in sorted((Path(__file__).parents[1] / "kasus").glob("*.yaml"))
}
ASAL = {"terbit", "rumus", "regresi"}


def _aturan(kasus: dict) -> Aturan:
    tanggal = kasus.get("tanggal")
    hari = tanggal if isinstance(tanggal, dt.date | None) else dt.date.fromisoformat(tanggal)
    return aturan(kasus["peraturan"], hari or dt.date(2026, 11, 24), kasus.get("lingkup", "pusat"))


def _tabel(kasus: dict) -> tuple[pd.DataFrame, pd.DataFrame]:
    jabatan = pd.DataFrame(kasus["jabatan"])
    isi = kasus["uraian_tugas"]
    return jabatan, pd.DataFrame(isi["baris"], columns=isi["kolom"], dtype=object)


def _nilai(kasus: dict, apa: str, di: str) -> object:
    """The figure that the program gives for a line of a case."""
    jabatan, tugas = _tabel(kasus)
    dasar = _aturan(kasus)
    if apa in {"ke_atas", "ke_bawah"}:
        hasil = abk.kebutuhan_pegawai(tugas, jabatan, dasar, apa)
        return int(hasil.loc[di, "kebutuhan_bulat"])
    if apa in {"bagian_cetak", "jumlah_cetak"}:
        return _bagian_cetak(kasus, tugas, jabatan, dasar, di)
    if apa in {"bagian_orang", "beban_tugas_menit"}:
        rincian = abk.beban_kerja(tugas, dasar, jabatan)
        kunci = rincian["kode_jabatan"] + "/" + rincian["nomor"].astype(str)
        kolom = "beban_kerja_menit" if apa == "beban_tugas_menit" else apa
        return rincian.set_axis(kunci)[kolom][di]
    return abk.kebutuhan_pegawai(tugas, jabatan, dasar).loc[di, apa]


def _bagian_cetak(kasus, tugas, jabatan, dasar, di):
    """Shares by the divisors that the form really prints: one post, two bases."""
    bagian = {}
    for kunci, setahun in kasus["jam_setahun_cetak"].items():
        satu = replace(dasar, waktu_kerja_efektif_menit=setahun)
        rincian = abk.beban_kerja(tugas, satu, jabatan)
        nomor = rincian["kode_jabatan"] + "/" + rincian["nomor"].astype(str)
        bagian[kunci] = rincian.set_axis(nomor)["bagian_orang"][kunci]
    return bagian[di] if di in bagian else sum(bagian.values())


def _baris(jenis: str, kunci: str) -> Iterator:
    for nama, kasus in KASUS.items():
        if kasus["jenis"] == jenis:
            for n, harapan in enumerate(kasus.get(kunci, ())):
                yield pytest.param(kasus, harapan, id=f"{nama}-{harapan['apa']}-{harapan.get('di', n)}")


@pytest.mark.parametrize("kasus", [pytest.param(k, id=n) for n, k in KASUS.items()])
def test_tiap_kasus_menyebut_sumber_dan_asal(kasus):
    assert kasus["sumber"].startswith("http")
    assert kasus["catatan"]
    baris = kasus.get("harapan", ())
    assert baris or kasus.get("kolom")
    assert {b["asal"] for b in baris} <= ASAL


def test_semua_kasus_ada():
    assert len(KASUS) == 9


@pytest.mark.parametrize(("kasus", "harapan"), list(_baris("kebutuhan", "harapan")))
def test_kebutuhan(kasus, harapan):
    ada = float(_nilai(kasus, harapan["apa"], harapan["di"]))
    if "desimal" in harapan:
        assert abs(ada - harapan["nilai"]) <= 0.5 * 10 ** -harapan["desimal"] + 1e-12
    else:
        assert ada == harapan["nilai"]


@pytest.mark.parametrize(("kasus", "beda"), list(_baris("kebutuhan", "beda")))
def test_cetak_dan_rumus_berbeda(kasus, beda):
    """The program follows the formula; the print is off by more than its own last digit."""
    ada = float(_nilai(kasus, beda["apa"], beda["di"]))
    ketelitian = 0.5 * 10 ** -beda.get("desimal", 9) + 1e-12
    assert abs(ada - beda["rumus"]) <= ketelitian
    assert abs(ada - beda["terbit"]) > ketelitian
    assert beda["benar"] in {"rumus", "tidak_ada"}
    assert len(beda["sebab"]) > 40


def test_dinkes_jumlah_cetak_adalah_jumlah_tanpa_baris_pertama():
    """0.2208 (terbit) is wrong, 0.2875 (rumus) right: the SUM skips row 1."""
    kasus = KASUS["dinkes-analis-perencanaan-sdm"]
    semua = float(_nilai(kasus, "jumlah_cetak", "SDM"))
    pertama = float(_nilai(kasus, "bagian_cetak", "SDM/1"))
    assert round(semua, 4) == 0.2875  # rumus
    assert round(semua - pertama, 4) == 0.2208  # terbit
    # By either of its two bases alone the post would need neither figure (rumus).
    jabatan, tugas = _tabel(kasus)
    for setahun, butuh in ((72_000, 0.3425), (86_400, 0.2854)):
        satu = replace(_aturan(kasus), waktu_kerja_efektif_menit=setahun)
        assert round(abk.kebutuhan_pegawai(tugas, jabatan, satu)["kebutuhan"].iloc[0], 4) == butuh


def test_lahat_cara_membulatkan_mengubah_keputusan():
    """2.256 (terbit): nearest leaves one person over, ceil leaves none."""
    jabatan, tugas = _tabel(KASUS["lahat-ajudan"])
    selisih = {
        cara: int(abk.kebutuhan_pegawai(tugas, jabatan, pembulatan=cara)["selisih"].iloc[0])
        for cara in ("terdekat", "ke_atas", "ke_bawah")
    }
    assert selisih == {"terdekat": 1, "ke_atas": 0, "ke_bawah": 1}


def _baris_ej() -> Iterator:
    kasus = KASUS["permendagri-ej-batas"]
    for baris in kasus["baris"]:
        b = dict(zip(kasus["kolom"], baris, strict=True))
        yield pytest.param(b, id=b["di"])


@pytest.mark.parametrize("b", list(_baris_ej()))
def test_ej_dan_prestasi(b, pos, tugas):
    """Grades at the boundaries: the default takes the unrounded ratio, the variant rounds first."""
    dasar = aturan("permenpanrb-1-2020" if b["waktu_kerja_efektif_menit"] == 75_000 else "perka-bkn-19-2011")
    baris = tugas({"volume": b["beban_menit"], "norma_waktu": 1})
    hasil = abk.kebutuhan_pegawai(baris, pos({"bezetting": b["pegawai"]}), dasar).iloc[0]
    ej = None
    if b["pegawai"]:
        ej = Fraction(b["beban_menit"], b["pegawai"] * b["waktu_kerja_efektif_menit"])
        assert round(hasil["efektivitas_jabatan"], 4) == b["ej"]
    else:
        assert pd.isna(hasil["efektivitas_jabatan"])
    assert hasil["prestasi_jabatan"] == b["batas_bawah"]
    assert prestasi([ej], dasar.skala, "dua_desimal") == [b["dua_desimal"]]
    assert prestasi([ej], skala_prestasi("kemenkeu"), "dua_desimal") == [b["kemenkeu_dua_desimal"]]


def test_eu_satu_unit_dari_delapan_jabatan(pos, tugas):
    """EU of the case's unit is the load of all over the time of all (rumus 1.3997), not a mean of the EJ."""
    kasus = KASUS["permendagri-ej-batas"]
    baris = [dict(zip(kasus["kolom"], b, strict=True)) for b in kasus["baris"][:8]]
    jabatan = pos(*({"bezetting": b["pegawai"]} for b in baris))
    beban = tugas(
        *(
            {"kode_jabatan": f"J{n}", "volume": b["beban_menit"], "norma_waktu": 1}
            for n, b in enumerate(baris, 1)
        )
    )
    unit = abk.efektivitas_unit(beban, jabatan).loc["U"]
    assert round(unit["efektivitas_unit"], 4) == 1.3997
    assert round(unit["kebutuhan"], 4) == 13.9972
    assert unit["prestasi_unit"] == "A"


def _baris_waktu() -> Iterator:
    kasus = KASUS["waktu-kerja-turunan"]
    for baris in kasus["baris"]:
        b = dict(zip(kasus["kolom"], baris, strict=True))
        yield pytest.param(b, id=b["di"])


@pytest.mark.parametrize("b", list(_baris_waktu()))
def test_turunan_waktu_kerja(b):
    """Steps of the derivation (rumus); the printed year is a rounding of it, never the other way round."""
    hari = hari_kerja_efektif(b["akhir_pekan"], b["libur"], b["cuti"])
    t = turunan_waktu_kerja(hari, b["jam_per_minggu"], b["allowance"], b["hari_per_minggu"])
    assert hari == b["hari_efektif"]
    assert float(t.jam_per_hari) == b["jam_per_hari"]
    assert float(t.jam_per_tahun) == b["jam_per_tahun"]
    assert abs(float(t.jam_per_tahun) - b["terbit_jam"]) < 17


def test_wisn_klinik_hiv():
    kasus = KASUS["wisn-kenya-hiv-clinic"]
    awt = waktu_kerja_tersedia(kasus["hari_kerja"], kasus["hari_tidak_hadir"], kasus["jam_per_hari"])
    hari = awt / kasus["jam_per_hari"]
    beban = Fraction(100_000) * Fraction(1, 4)
    hasil = wisn(
        {n: tuple(v) for n, v in kasus["kegiatan"].items()},
        awt,
        kegiatan_kategori=[Fraction(kasus["hari_kategori"]) / hari],
    )
    ada = {
        "hari_kerja": Fraction(9, 2) * 52,
        "waktu_tersedia_hari": hari,
        "beban_jam": beban,
        "beban_hari": beban / kasus["jam_per_hari"],
        "kebutuhan_dasar": hasil.kebutuhan_dasar,
        "faktor_kategori": hasil.faktor_kategori,
        "kebutuhan": hasil.kebutuhan,
    }
    for h in kasus["harapan"]:
        assert round(float(ada[h["apa"]]), h.get("desimal", 9)) == h["nilai"], h
