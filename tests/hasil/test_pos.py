"""Guards abk.hasil.pos, abk.hasil.jumlah, abk.hasil.analisis: posts, tasks, sums, how a ratio is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest

import abk
from abk.hasil import (
    daftar_pos,
    informasi_jabatan,
    jumlah,
    jumlah_pos,
    nama_jabatan,
    nama_unit,
    selang_jabatan,
    siapkan,
    tugas_pos,
    tulis_rasio,
)
from abk.hasil.pos import alasan_pos
from abk.kegiatan import Kegiatan
from abk.tables import TabelTerperiksa


def test_pos_urut_menurut_pohon_unit_dan_eksak(kegiatan: Kegiatan) -> None:
    pos = daftar_pos(kegiatan)
    assert [(p.nomor, p.kode, p.nama_unit) for p in pos] == [
        (1, "K", "Biro Uji"),
        (2, "P", "Bagian Satu"),
        (3, "L", "Bagian Satu"),
        (4, "R", "Bagian Satu"),
    ]
    # rumus: menit setahun ÷ 75.000
    assert [p.kebutuhan for p in pos] == [Fraction(8640, 75000), 4, Fraction(14928, 7500), Fraction(1, 3)]
    assert [p.kebutuhan_bulat for p in pos] == [1, 4, 2, 0]  # rumus; K naik menjadi satu
    assert [p.selisih for p in pos] == [0, -3, 2, None]  # rumus: bezetting − dibulatkan
    assert [p.dinaikkan for p in pos] == [True, False, False, False]
    assert [p.keterangan for p in pos] == ["minimum satu orang", "", "", "belum lengkap"]
    assert daftar_pos(kegiatan) is pos  # computed once


@pytest.fixture(scope="module")
def contoh() -> Kegiatan:
    return abk.open("contoh")


@pytest.mark.parametrize("kode", [["SET"], ["SET.HPHK", "SET.PO.1"]], ids=["cabang", "beda tingkat"])
def test_pos_cabang_diambil_dari_keseluruhan(contoh: Kegiatan, kode: list[str]) -> None:
    """The same, whether the whole was worked out before or the branch stands alone (regresi)."""
    sudah, baru = contoh.dengan(), contoh.dengan()
    _ = sudah.rekap
    satu, lain = sudah.batasi(kode), baru.batasi(kode)
    assert daftar_pos(satu) == daftar_pos(lain) != ()
    pd.testing.assert_frame_equal(satu.rekap, lain.rekap, check_exact=True)


def test_sesudah_disiapkan_halaman_cabang_tidak_menghitung(
    contoh: Kegiatan, monkeypatch: pytest.MonkeyPatch
) -> None:
    k = contoh.dengan()
    siapkan(k)
    rumus = ("beban_tugas", "hasil_jabatan", "hasil_rezim", "banding_pembulatan", "rekap_unit")
    for satu in rumus:
        monkeypatch.delattr(f"abk.kebutuhan.{satu}")
    monkeypatch.setattr("abk.analisis.kewajaran.kewajaran", lambda *_: pytest.fail("ditandai"))
    for bagian in abk.reports.unit(k, "SET.PO"):
        assert bagian.html()


@pytest.mark.parametrize("norma", [{}, {"norma_min": 1, "norma_maks": 9}], ids=["tanpa bukti", "rentang"])
def test_selang_ditarik_hanya_bila_ada_bukti(
    contoh: Kegiatan, norma: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    tabel = {n: t.copy() for n, t in contoh.terperiksa.tabel.items()}
    tabel["uraian_tugas"][["norma_min", "norma_maks", "jumlah_amatan"]] = float("nan")
    for kolom, nilai in norma.items():
        tabel["uraian_tugas"].loc[0, kolom] = tabel["uraian_tugas"].loc[0, "norma_waktu"] * nilai
    k = replace(contoh, terperiksa=TabelTerperiksa(tabel, contoh.terperiksa.temuan))
    monkeypatch.setattr("abk.hasil.analisis.kepastian", lambda _: pytest.fail("ditarik"))
    if norma:
        with pytest.raises(pytest.fail.Exception, match="ditarik"):
            selang_jabatan(k)
    else:
        assert selang_jabatan(k) == {}


def test_jumlah_memisahkan_kekurangan_dan_kelebihan(kegiatan: Kegiatan) -> None:
    j = jumlah(kegiatan)
    assert (j.kekurangan, j.kelebihan, j.selisih) == (3, 2, -1)  # rumus
    assert (j.jabatan, j.kebutuhan_bulat, j.bezetting, j.belum_lengkap) == (4, 7, 6, 1)  # rumus
    assert j.beban_menit == 8640 + 300_000 + 149_280 + 25_000  # rumus
    assert j.kebutuhan == Fraction(482_920, 75_000)
    # of one post nobody knows who is there: 482.920 ÷ (6 × 75.000) would be the load of all over some
    assert (j.tanpa_bezetting, j.efektivitas, j.prestasi) == (1, None, "–")
    tahu = jumlah_pos([p for p in daftar_pos(kegiatan) if p.bezetting is not None], kegiatan.aturan)
    assert tahu.efektivitas == Fraction(457_920, 6 * 75_000)  # rumus: beban ÷ (orang × waktu)
    assert tahu.prestasi == kegiatan.aturan.skala.nilai(Fraction(457_920, 450_000))
    assert j.keterangan == "1 jabatan belum lengkap"


def test_tanpa_pos_tidak_ada_rasio(kegiatan: Kegiatan) -> None:
    kosong = jumlah_pos([], kegiatan.aturan)
    assert (kosong.jabatan, kosong.kebutuhan, kosong.efektivitas, kosong.prestasi) == (0, 0, None, "–")


@pytest.mark.parametrize("pilihan", [{}, {"pembulatan": "ke_atas"}, {"minimum_satu": False}])
def test_jumlah_tiap_unit_contoh_sama_dengan_rekap(pilihan: dict[str, object]) -> None:
    """The sums of posts are those of the roll-up over the tree, computed apart from them."""
    k = abk.open("contoh").dengan(**pilihan)
    for kode, r in list(k.rekap.iterrows())[::9]:
        j = jumlah(k.cabang(str(kode)))
        sama = ("kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan", "selisih", "belum_lengkap")
        assert {n: getattr(j, n) for n in sama} == {n: r[n] for n in sama}
        assert float(j.beban_menit) == pytest.approx(r["beban_kerja_menit"], rel=1e-12)
        assert float(j.kebutuhan) == pytest.approx(r["kebutuhan"], rel=1e-12)
        assert j.prestasi == r["prestasi_unit"]
        assert (j.efektivitas is None) == pd.isna(r["efektivitas_unit"])


def test_biro_contoh() -> None:
    """regresi: the figures that the README prints."""
    j = jumlah(abk.open("contoh").cabang("SET.PO"))
    assert (j.jabatan, j.kebutuhan_bulat, j.bezetting, j.kekurangan, j.kelebihan) == (21, 32, 37, 2, 7)
    assert round(float(j.kebutuhan), 4) == 30.4252


def test_tugas_yang_keluar_menyebut_alasan(kegiatan: Kegiatan) -> None:
    tugas = tugas_pos(kegiatan)
    assert [t.dihitung for t in tugas["R"]] == [True, False]
    assert tugas["R"][0].alasan == ()
    assert any("volume" in satu for satu in tugas["R"][1].alasan)
    assert tugas["R"][1].angka("volume") is None
    assert tugas["R"][1].kata("uraian_tugas") == "Menyusun daftar"
    assert tugas["L"][0].angka("beban_kerja_menit") == 149_280


def test_tugas_dan_informasi_hanya_jabatan_yang_diminta(contoh: Kegiatan) -> None:
    diminta = tuple(reversed(contoh.jabatan["kode_jabatan"].tolist()[2:5]))
    semua, informasi = tugas_pos(contoh), informasi_jabatan(contoh)
    sedikit = tugas_pos(contoh, diminta)
    assert set(sedikit) == set(diminta)
    # repr: a missing value of a row is not equal to itself
    assert repr(sedikit) == repr({kode: isi for kode, isi in semua.items() if kode in diminta})
    assert repr(informasi_jabatan(contoh, diminta)) == repr(
        {k: v for k, v in informasi.items() if k in diminta}
    )


def test_cacat_jabatan_sendiri(buka: Callable[..., Kegiatan]) -> None:
    k = buka(jabatan=[("Pengolah,pelaksana,6,1,,", "Pengolah,pelaksana,6,1,entah,")])
    satu = next(p for p in daftar_pos(k) if p.kode == "P")
    assert satu.belum_lengkap
    assert (satu.pendekatan, satu.cara) == ("entah", "tugas_per_tugas")
    assert "P" in alasan_pos(k)


def test_nama(kegiatan: Kegiatan) -> None:
    assert nama_unit(kegiatan) == {"B": "Biro Uji", "B.1": "Bagian Satu"}
    assert nama_jabatan(kegiatan)["L"] == "Analis"


@pytest.mark.parametrize(
    ("rasio", "tulisan"),
    [
        (0.5, "0,50"),
        (None, "–"),
        (float("nan"), "–"),
        (Fraction(1, 3), "0,33"),
        (0.996, "0,9960"),  # dua angka menjadi 1,00: kelas lain
        (1.2849, "1,2849"),  # dua angka menjadi 1,28: kelas lain
        (1.28, "1,28"),
    ],
)
def test_rasio_ditulis_dengan_angka_secukupnya(
    kegiatan: Kegiatan, rasio: float | Fraction | None, tulisan: str
) -> None:
    """rumus: two digits, four where two would show another grade or class."""
    assert tulis_rasio(kegiatan.aturan, rasio) == tulisan


def test_rasio_contoh_tidak_menyesatkan_tentang_prestasi() -> None:
    k = abk.open("contoh")
    for p in daftar_pos(k):
        if p.efektivitas is not None:
            ditulis = Fraction(re.sub(",", ".", tulis_rasio(k.aturan, p.efektivitas).replace(".", "")))
            assert k.aturan.skala.nilai(ditulis) == p.prestasi
