"""Guards abk.kegiatan.cabang: one unit with those below it, as a kegiatan of its own."""

import pandas as pd
import pytest

import abk

from .conftest import JABATAN, TUGAS, UNIT

KEPALA = "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"


@pytest.fixture
def kotor(tulis):
    """One faulty row in each branch, beside good ones."""
    isi = TUGAS + "K1,2,x,y,salah,tahun,1,menit\nK2,3,x,y,0,tahun,1,menit\n"
    return abk.open(tulis({"uraian_tugas.csv": isi}))


def test_isi_cabang(kegiatan):
    c = kegiatan.cabang("SET.01")
    assert c.unit["kode_unit"].tolist() == ["SET.01", "SET.01.a"]
    assert c.jabatan["kode_jabatan"].tolist() == ["01.02", "K1"]
    assert c.uraian_tugas["kode_jabatan"].tolist() == ["01.02", "K1"]
    pd.testing.assert_frame_equal(c.hasil, kegiatan.hasil.loc[["01.02", "K1"]])


def test_akar_cabang_menjadi_akar(kegiatan):
    c = kegiatan.cabang("SET.01")
    assert c.rekap["tingkat"].tolist() == [0, 1]
    assert c.rekap["kode_induk"].tolist() == ["", "SET.01"]
    kolom = [k for k in c.rekap.columns if k not in {"tingkat", "kode_induk"}]
    pd.testing.assert_frame_equal(c.rekap[kolom], kegiatan.rekap.loc[c.rekap.index, kolom])
    assert c.peta_jabatan["kode"].tolist() == ["SET.01", "01.02", "SET.01.a", "K1"]


def test_induk_dan_atasan(kegiatan):
    assert kegiatan.induk("SET.01.a") == [("SET.01", "Biro Umum"), ("SET", "Sekretariat")]
    assert kegiatan.induk("SET") == []
    c = kegiatan.cabang("SET.01")
    assert c.atasan == (("SET", "Sekretariat"),)
    assert c.induk("SET.01.a") == [("SET.01", "Biro Umum"), ("SET", "Sekretariat")]
    assert c.cabang("SET.01.a").atasan == kegiatan.cabang("SET.01.a").atasan


def test_cabang_dari_cabang_sama_dengan_langsung(kotor):
    langsung, bertahap = kotor.cabang("SET.01.a"), kotor.cabang("SET.01").cabang("SET.01.a")
    assert langsung.sidik == bertahap.sidik
    pd.testing.assert_frame_equal(langsung.rekap, bertahap.rekap)


HASIL = ("rincian", "hasil", "rekap", "peta_jabatan", "banding_peraturan", "banding_pembulatan")


@pytest.mark.parametrize("pilihan", [{}, {"pembulatan": "ke_atas"}], ids=["sama", "lain"])
def test_hasil_cabang_sama_walau_induknya_sudah_dihitung(kotor, pilihan):
    """What a branch takes from the whole is what it works out itself, under the same settings only."""
    baru, sudah = kotor.dengan(), kotor.dengan()
    for nama in HASIL:
        getattr(sudah, nama)
    for kode in kotor.unit["kode_unit"]:
        satu, lain = (k.cabang(kode).dengan(**pilihan) if pilihan else k.cabang(kode) for k in (baru, sudah))
        assert lain.beban_jabatan == satu.beban_jabatan
        for nama in HASIL:
            pd.testing.assert_frame_equal(getattr(lain, nama), getattr(satu, nama), check_exact=True)


def test_cabang_tidak_menghitung_ulang_yang_sudah_ada(kotor, monkeypatch):
    for nama in HASIL:
        getattr(kotor, nama)
    for rumus in ("beban_tugas", "hasil_jabatan", "hasil_rezim", "banding_pembulatan", "rekap_unit"):
        monkeypatch.delattr(f"abk.kebutuhan.{rumus}")
    cabang = kotor.cabang("SET.01")
    assert len(cabang.hasil) == len(cabang.banding_pembulatan) == len(cabang.rekap) == 2
    assert cabang.banding_peraturan["bezetting"].max() == cabang.hasil["bezetting"].sum()


def test_temuan_cabang_menunjuk_baris_berkas(kotor):
    """Findings keep the row of the file, and only those of the branch come along."""
    assert [(t.kode_jabatan, t.baris) for t in kotor.temuan] == [("K1", 7), ("K2", 8)]
    umum, uang = kotor.cabang("SET.01"), kotor.cabang("SET.02")
    assert [(t.kode_jabatan, t.baris) for t in umum.temuan] == [("K1", 7)]
    assert [(t.kode_jabatan, t.baris) for t in uang.temuan] == [("K2", 8)]
    assert umum.hasil.loc["K1", "belum_lengkap"]
    assert not umum.hasil.loc["01.02", "belum_lengkap"]
    assert uang.rincian["dihitung"].tolist() == [True, True, False]
    assert kotor.cabang("SET.01.a").hasil["beban_kerja_menit"].tolist() == [70_500]


@pytest.mark.parametrize("kode", ["TIADA", "", "set.01", "SET.01 "])
def test_unit_tak_dikenal(kegiatan, kode):
    with pytest.raises(abk.ParameterError) as galat:
        kegiatan.cabang(kode)
    assert repr(kode) in str(galat.value)
    assert "SET.01.a" in galat.value.saran


def test_cabang_puncak_adalah_semua(kegiatan):
    c = kegiatan.cabang("SET")
    pd.testing.assert_frame_equal(c.rekap, kegiatan.rekap, check_dtype=False)
    assert c.atasan == ()


def _sidik(tulis, nama, ubah, kode):
    return abk.open(tulis(ubah, nama)).cabang(kode).sidik


def test_sidik_cabang_berubah_hanya_bila_miliknya_berubah(tulis):
    """A change in SET.02 makes no page of SET.01 stale; one in SET.01 does."""
    asli = {k: abk.open(tulis(nama="asli")).cabang(k).sidik for k in ("SET.01", "SET.02", "SET.01.a")}
    assert len(set(asli.values())) == 3
    lain = {
        "volume K2": {"uraian_tugas.csv": TUGAS.replace("laporan,2,tri", "laporan,3,tri")},
        "bezetting K2": {"jabatan.csv": JABATAN.replace("pelaksana,7,0", "pelaksana,7,4")},
        "nama SET.02": {"unit.csv": UNIT.replace("Biro Keuangan", "Biro Perencanaan")},
        "jabatan baru di SET.02": {
            "jabatan.csv": JABATAN + "K3,SET.02,Baru,pelaksana,7,0\n",
            "uraian_tugas.csv": TUGAS + "K3,1,x,y,1,tahun,1,menit\n",
        },
        "cacat di K2": {"uraian_tugas.csv": TUGAS.replace("laporan,2,tri", "laporan,x,tri")},
    }
    for n, (nama, ubah) in enumerate(lain.items()):
        k = abk.open(tulis(ubah, f"lain{n}"))
        assert k.cabang("SET.01").sidik == asli["SET.01"], nama
        assert k.cabang("SET.02").sidik != asli["SET.02"], nama
        assert k.sidik != abk.open(tulis(nama="asli")).sidik
    sendiri = {
        "volume K1": {"uraian_tugas.csv": TUGAS.replace("surat,10,hari", "surat,11,hari")},
        "nama induk": {"unit.csv": UNIT.replace("Sekretariat", "Sekretariat Jenderal")},
        "judul": {"kegiatan.toml": 'judul = "Lain"'},
        "peraturan": {"kegiatan.toml": 'peraturan = "perka-bkn-19-2011"'},
        "pembulatan": {"kegiatan.toml": 'pembulatan = "ke_atas"'},
    }
    for n, (nama, ubah) in enumerate(sendiri.items()):
        assert _sidik(tulis, f"sendiri{n}", ubah, "SET.01.a") != asli["SET.01.a"], nama


@pytest.mark.parametrize("kode", [3, None, ["SET.01"], ("SET.01",), b"SET.01", 1.5], ids=type)
def test_kode_yang_bukan_teks_disebut(kegiatan, kode):
    """3 is not the code ``"3"``; papermill's ``-p`` makes it one, ``-r`` does not."""
    for buka in (kegiatan.cabang, lambda u: kegiatan.batasi([u])):
        with pytest.raises(abk.ParameterError, match=f"berupa '{type(kode).__name__}'") as galat:
            buka(kode)
        assert "-r unit 3" in galat.value.saran


@pytest.mark.parametrize("kode", ["SET.01", None, 3], ids=type)
def test_satu_kode_bukan_daftar_kode(kegiatan, kode):
    """The letters of a code are no codes."""
    with pytest.raises(abk.ParameterError, match=f"Kode unit '{kode}' berupa") as galat:
        kegiatan.batasi(kode)
    assert "batasi([" in galat.value.saran
