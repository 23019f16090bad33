"""Guards abk.reports.bahan, abk.reports.sections, abk.reports.charts.baris: pages of trees of any size, on
which every post stands in full on the page of its own unit. Expected figures: rumus, from the tables.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import abk
from abk.hasil import Tugas, daftar_unit, jumlah
from abk.kegiatan import Kegiatan
from abk.reports.bahan import JABATAN_CABANG, UNIT_DAFTAR, Bahan, unit_tampak
from abk.reports.charts.baris import baris_terlihat, baris_unit
from abk.reports.charts.text import bersih
from abk.reports.charts.unit import peta_panas
from abk.reports.exporter import render_bagian
from tests.reports.lipatan import unpack_page

BATAS_BYTE = 300_000


# The largest pages of each shape: what grows with the branch is the same with one task a post as with eight.
@pytest.mark.parametrize("bentuk", ["cabang:300", "rantai", "kabupaten:200"])
@pytest.mark.parametrize("halaman", ["akar", "indeks"])
def test_halaman_terbesar_di_bawah_batas(pohon: Callable[..., Kegiatan], bentuk: str, halaman: str) -> None:
    k = pohon(bentuk)
    satu = (
        abk.reports.unit(k, k.unit["kode_unit"].iloc[0]) if halaman == "akar" else abk.reports.kementerian(k)
    )
    assert len(render_bagian(satu, judul="Uji").encode()) < BATAS_BYTE


def test_unit_datar_utuh_di_bawah_batas(pohon: Callable[..., Kegiatan]) -> None:
    """A unit of 200 posts with eight tasks each: all of them, tasks too, in one file of less than 300 kB."""
    k = pohon("datar:200", 8)
    isi = render_bagian(abk.reports.unit(k, "U"), judul="Uji")
    assert len(isi.encode()) < BATAS_BYTE
    utuh = unpack_page(isi)
    assert utuh.count('<table class="runtut angka">') == 200
    assert all(f"({kode})</caption>" in utuh for kode in k.jabatan["kode_jabatan"])


def test_setiap_jabatan_lengkap_hanya_pada_halaman_unitnya(pohon: Callable[..., Kegiatan]) -> None:
    k = pohon("kabupaten:70")
    rinci: dict[str, list[str]] = {}
    for unit in k.unit["kode_unit"]:
        halaman = abk.reports.unit(k, unit)
        sendiri = k.jabatan[k.jabatan["kode_unit"] == unit]
        for kode in re.findall(r"\(([^()]+)\)</caption>", str(halaman.rincian.html())):
            rinci.setdefault(kode, []).append(unit)
        baris = str(halaman.kebutuhan.html()).split("<tfoot>")[0].count('<th scope="row">')
        assert baris == (len(sendiri) if halaman.bahan.ringkas else len(halaman.bahan.jabatan))
    assert rinci == {j: [u] for j, u in zip(k.jabatan["kode_jabatan"], k.jabatan["kode_unit"], strict=True)}


def test_halaman_teratas_tidak_membaca_tugas_unit_di_bawahnya(
    pohon: Callable[..., Kegiatan], monkeypatch: pytest.MonkeyPatch
) -> None:
    k = pohon("kabupaten:70")
    milik = k.jabatan[k.jabatan["kode_unit"] == "U"]["kode_jabatan"]
    sendiri, dibuat = int(k.uraian_tugas["kode_jabatan"].isin(milik).sum()), []

    def tugas(*isi: object) -> object:
        dibuat.append(isi)
        return Tugas(*isi)

    monkeypatch.setattr("abk.hasil.pos.Tugas", tugas)
    ditulis: list[object] = []
    monkeypatch.setattr("abk.reports.charts.tugas.bersih", lambda teks: ditulis.append(teks) or bersih(teks))
    list(abk.reports.unit(k, "U"))
    assert len(dibuat) == sendiri > 0
    assert 0 < len(ditulis) < len(k.uraian_tugas) / 10


def test_cabang_besar_menjumlahkan_sub_unit(pohon: Callable[..., Kegiatan], baca: type) -> None:
    k = pohon("kabupaten:70")
    halaman = abk.reports.unit(k, "U")
    assert halaman.bahan.ringkas
    kaki = baca(str(halaman.kebutuhan.html()).split("<tfoot>")[1]).teks
    sendiri = int(k.hasil.loc[k.jabatan[k.jabatan["kode_unit"] == "U"]["kode_jabatan"], "bezetting"].sum())
    semua = int(k.hasil["bezetting"].sum())
    angka = [int(n) for n in re.findall(r"Jumlah.*? ([\d.]+) kurang", kaki.replace(".", ""))]
    assert angka == [sendiri, semua - sendiri, semua]
    # the rows of the units directly below are those of the workbook and of rekap
    rekap = baca(str(halaman.rekap.html())).teks
    assert all(nama in rekap for nama in k.unit[k.unit["kode_induk"] == "U"]["nama_unit"])
    anak = k.unit[k.unit["kode_induk"] == "U"]["kode_unit"].iloc[0]
    assert not abk.reports.unit(k, anak).bahan.ringkas


def test_batas_ringkas_tepat(pohon: Callable[..., Kegiatan]) -> None:
    """120 posts are listed, 130 are not (10 a unit)."""
    assert JABATAN_CABANG == 120
    for banyak, ringkas in ((12, False), (13, True)):
        k = pohon(f"besar:{banyak}")
        assert Bahan(k, k.cabang("U"), "U").ringkas is ringkas


def test_unit_tampak_tingkat_atas_dahulu(pohon: Callable[..., Kegiatan]) -> None:
    unit = daftar_unit(pohon("besar:300"))  # 1 + 12 + 96 + 191 units (rumus: 12, then 8, then 5 below each)
    tampak = unit_tampak(unit, 20)
    assert [satu.kode for satu in tampak] == [satu.kode for satu in unit if satu.tingkat <= 1]
    lebar = unit_tampak(unit, UNIT_DAFTAR)
    assert len(lebar) == UNIT_DAFTAR
    selisih = {satu.kode: satu.gulungan.kekurangan + satu.gulungan.kelebihan for satu in unit}
    dipilih = {satu.kode for satu in lebar if satu.tingkat == 2}
    lain = [selisih[satu.kode] for satu in unit if satu.tingkat == 2 and satu.kode not in dipilih]
    assert min(selisih[kode] for kode in dipilih) >= max(lain)
    assert unit_tampak(unit, 300) == unit


@pytest.mark.parametrize(("bentuk", "ubin"), [("besar:300", 60), ("kabupaten:40", 20), ("kabupaten:412", 60)])
def test_ubin_menjumlah_ke_seluruhnya(pohon: Callable[..., Kegiatan], bentuk: str, ubin: int) -> None:
    k = pohon(bentuk)
    unit, kata = baris_terlihat(k.rekap, ubin)
    assert kata
    assert len(unit) <= ubin + 2
    j = jumlah(k)
    assert sum(satu.kekurangan_sendiri for satu in unit) == j.kekurangan
    assert sum(satu.kelebihan_sendiri for satu in unit) == j.kelebihan
    assert sum(satu.jabatan_sendiri for satu in unit) == j.jabatan
    assert baris_terlihat(k.rekap, len(k.unit)) == (baris_unit(k.rekap), "")


def test_peta_panas_besar_menyebut_cabang(pohon: Callable[..., Kegiatan]) -> None:
    grafik = peta_panas(pohon("besar:300").rekap)
    assert len(grafik.data) == 13
    assert "mencakup unit di bawahnya" in grafik.keterangan


def test_temuan_banyak_menyebut_lembar(pohon: Callable[..., Kegiatan], tmp_path: Path, baca: type) -> None:
    """A flat unit whose tasks all lack a norm: the lists end, and say where they go on."""
    k = pohon("datar:130")
    tabel = {n: getattr(k, n) for n in ("unit", "jabatan", "uraian_tugas")}
    tabel["uraian_tugas"]["norma_waktu"] = None
    for nama, isi in tabel.items():
        isi.to_csv(tmp_path / f"{nama}.csv", index=False)
    rusak = abk.open(tmp_path)
    unit, semua = abk.reports.unit(rusak, "U"), abk.reports.kementerian(rusak)
    teks = baca(str(unit.peringatan.html())).teks
    assert "130 jabatan belum lengkap" in teks
    assert "90 jabatan lain ada pada halaman unitnya dan buku kerja rekap.xlsx, lembar D Kebutuhan" in teks
    assert "buku kerja rekap.xlsx, lembar Temuan" in teks
    assert len(str(semua.temuan.html())) < 120_000
    assert "lembar Temuan" in baca(str(semua.temuan.html())).teks
