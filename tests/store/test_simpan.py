"""Guards abk.store.simpan, abk.store.peristiwa: saving, submitting and giving back: every step a version
or an event, nothing ever lost.
"""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import insert, select, text

from abk.errors import AbkError, ParameterError
from abk.store import Gudang, HakError, KonflikError, Lembar, StatusError
from abk.store.skema import PERISTIWA

pytestmark = pytest.mark.xdist_group("store")

KODE = "01.02-1"


def simpan(g: Gudang, isian: str, dasar: int, oleh: str = "Analis") -> Lembar:
    return g.simpan_draf(g.lembar(KODE).dengan(ikhtisar_jabatan=isian), versi_dasar=dasar, oleh=oleh)


def test_setiap_simpanan_satu_versi(gudang: Gudang):
    sebelum = dt.datetime.now(dt.UTC)
    baru = simpan(gudang, "dua", 1)
    assert (baru.versi, baru.status, baru.oleh) == (2, "draf", "Analis")
    assert sebelum <= baru.diubah <= dt.datetime.now(dt.UTC)
    assert gudang.lembar(KODE) == baru
    assert gudang.lembar(KODE, 2) == baru


def test_versi_lama_tetap_terbaca(gudang: Gudang):
    pertama = gudang.lembar(KODE)
    for n in range(5):
        simpan(gudang, f"isian {n}", n + 1)
    assert gudang.lembar(KODE, 1) == pertama
    assert [gudang.lembar(KODE, n + 2).ikhtisar_jabatan for n in range(5)] == [f"isian {n}" for n in range(5)]


def test_isian_yang_sama_tidak_menjadi_versi(gudang: Gudang):
    simpan(gudang, "dua", 1)
    lagi = simpan(gudang, "dua", 1)  # the acknowledgement was lost, the save is sent again
    assert lagi.versi == 2
    assert len(gudang.riwayat(KODE).query("apa == 'simpan'")) == 2


def test_konflik_membawa_kedua_isian(gudang: Gudang):
    awal = gudang.lembar(KODE)
    baru = simpan(gudang, "dari Budi", 1, "Budi")
    milik = awal.dengan(ikhtisar_jabatan="dari Citra")
    with pytest.raises(KonflikError) as galat:
        gudang.simpan_draf(milik, versi_dasar=1, oleh="Citra")
    assert galat.value.lama == awal
    assert galat.value.baru == baru
    assert galat.value.milik == milik
    assert "Budi" in str(galat.value)
    assert gudang.lembar(KODE) == baru
    assert gudang.riwayat(KODE)["oleh"].tolist().count("Citra") == 0


def test_versi_dari_masa_depan_konflik(gudang: Gudang):
    with pytest.raises(
        KonflikError, match=r"sudah disimpan oleh Ortala .+ \(versi 1\) sejak dibuka \(versi 0\)"
    ):
        simpan(gudang, "x", 7)


def test_lembar_kosong(gudang: Gudang):
    assert gudang.simpan_jabatan(
        oleh="Ortala",
        kode_jabatan="01.03-2",
        kode_unit="01.03",
        nama_jabatan="Arsiparis",
        jenis_jabatan="fungsional",
    )
    kosong = gudang.lembar("01.03-2")
    assert (kosong.versi, kosong.status, kosong.oleh) == (0, "kosong", "")
    daftar = gudang.daftar_lembar().set_index("kode_jabatan")
    assert daftar.loc["01.03-2", ["status", "versi", "oleh"]].tolist() == ["kosong", 0, ""]
    with pytest.raises(StatusError, match="kosong"):
        gudang.ajukan("01.03-2", 0, "Analis")


@pytest.mark.parametrize(("kode", "versi"), [("tak-ada", None), ("tak-ada", 0), (KODE, 9)])
def test_lembar_yang_tidak_ada(gudang: Gudang, kode: str, versi: int | None):
    with pytest.raises(ParameterError, match="tidak ada"):
        gudang.lembar(kode, versi)


def test_ajukan_lalu_tertutup(gudang: Gudang):
    diajukan = gudang.ajukan(KODE, 1, "Kepala")
    assert (diajukan.status, diajukan.versi) == ("diajukan", 1)
    assert gudang.ajukan(KODE, 1, "Kepala") == diajukan
    with pytest.raises(StatusError, match="sudah diajukan"):
        simpan(gudang, "terlambat", 1)
    assert gudang.lembar(KODE) == diajukan
    assert (gudang.riwayat(KODE)["apa"] == "ajukan").sum() == 1


def test_ajukan_versi_lama_konflik(gudang: Gudang):
    simpan(gudang, "dua", 1)
    with pytest.raises(
        KonflikError, match=r"sudah disimpan oleh Analis .+ \(versi 2\) sejak dibuka \(versi 1\)"
    ):
        gudang.ajukan(KODE, 1, "Kepala")
    assert gudang.lembar(KODE).status == "draf"


def test_kembalikan_membuka_lagi(gudang: Gudang):
    gudang.ajukan(KODE, 1, "Kepala")
    kembali = gudang.kembalikan(KODE, "Ortala", "Volume tugas 1 belum benar")
    assert (kembali.status, kembali.versi) == ("dikembalikan", 2)
    assert kembali.sidik == gudang.lembar(KODE, 1).sidik
    assert gudang.lembar(KODE, 1).status == "diajukan"
    assert gudang.kembalikan(KODE, "Ortala", "sekali lagi") == kembali
    assert simpan(gudang, "diperbaiki", 2).status == "draf"
    assert gudang.ajukan(KODE, 3, "Kepala").status == "diajukan"
    langkah = ["jabatan", "simpan", "ajukan", "kembalikan", "simpan", "ajukan"]
    assert gudang.riwayat(KODE)["apa"].tolist() == langkah


def test_kembalikan_perlu_alasan_dan_pengajuan(gudang: Gudang):
    with pytest.raises(StatusError, match="tidak sedang diajukan"):
        gudang.kembalikan(KODE, "Ortala", "alasan")
    gudang.ajukan(KODE, 1, "Kepala")
    with pytest.raises(ParameterError, match="alasan"):
        gudang.kembalikan(KODE, "Ortala", " ")


def test_peristiwa_menjawab_siapa_kapan_apa_lama_baru_mengapa(gudang: Gudang):
    kini = gudang.lembar(KODE)
    baris = [dict(b) for b in kini.uraian_tugas]
    baris[0]["volume"] = 7
    gudang.simpan_draf(
        kini.dengan(uraian_tugas=tuple(baris)), versi_dasar=1, oleh="Analis", alasan="data baru"
    )
    satu = gudang.riwayat(KODE).iloc[-1]
    assert (satu["oleh"], satu["apa"], satu["versi"], satu["alasan"]) == ("Analis", "simpan", 2, "data baru")
    assert satu["lama"] == {"status": "draf", "1/volume": 2}  # 2: uraian_tugas.csv of the small kegiatan
    assert satu["baru"] == {"status": "draf", "1/volume": 7}
    assert str(satu["waktu"].tz) == "UTC"
    assert abs(satu["waktu"] - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)
    setempat = dt.datetime.now().astimezone().isoformat()[-6:]
    assert satu["zona"] == setempat


def test_perubahan_anonim_ditolak(gudang: Gudang):
    with pytest.raises(ParameterError, match="nama pelaku"):
        simpan(gudang, "x", 1, oleh=" ")


@pytest.mark.parametrize("tabel", ["lembar_versi", "peristiwa", "pengaturan", "lembar"])
def test_yang_tercatat_tidak_dapat_dihapus(gudang: Gudang, tabel: str):
    with pytest.raises(HakError, match="Riwayat"), gudang.sambungan.tulis() as c:
        c.execute(text(f"DELETE FROM {tabel}"))  # noqa: S608 - a fixed name
    # the settings, four units, three posts and a sheet for each, and the import as a whole
    satu = ["pengaturan", *["unit"] * 4, *["jabatan"] * 3, *["simpan"] * 3, "impor"]
    assert gudang.riwayat()["apa"].tolist() == satu
    assert gudang.kegiatan().hasil["beban_kerja_menit"].tolist() == [14_100, 18_720, 1_200]


@pytest.mark.parametrize("tabel", ["lembar_versi", "peristiwa", "pengaturan"])
def test_yang_tercatat_tidak_dapat_diubah(gudang: Gudang, tabel: str):
    with pytest.raises(HakError, match="Riwayat"), gudang.sambungan.tulis() as c:
        c.execute(text(f"UPDATE {tabel} SET oleh = 'orang lain'"))  # noqa: S608 - a fixed name


def test_versi_lembar_tidak_dapat_mundur(gudang: Gudang):
    simpan(gudang, "dua", 1)
    with (
        pytest.raises(HakError, match="Riwayat dan versi lama tidak dapat diubah atau dihapus"),
        gudang.sambungan.tulis() as c,
    ):
        c.execute(text("UPDATE lembar SET versi = 1"))


def test_versi_tanpa_isi_ditolak(gudang: Gudang):
    """A current version must exist: the reference is checked when the transaction ends."""
    with (
        pytest.raises(AbkError, match="Kode yang dirujuk tidak ada dalam gudang"),
        gudang.sambungan.tulis() as c,
    ):
        c.execute(text("UPDATE lembar SET versi = 2"))
    assert gudang.lembar(KODE).versi == 1


def test_pengajuan_kedua_ditolak_basis_data(gudang: Gudang):
    """UNIQUE does the de-duplication, not the program."""
    gudang.ajukan(KODE, 1, "Kepala")
    kolom = [k for k in PERISTIWA.columns if k.name != "id"]
    salin = insert(PERISTIWA).from_select(kolom, select(*kolom).where(PERISTIWA.c.apa == "ajukan"))
    with pytest.raises(AbkError, match="Catatan itu sudah ada dalam gudang"), gudang.sambungan.tulis() as c:
        c.execute(salin)
    assert (gudang.riwayat(KODE)["apa"] == "ajukan").sum() == 1


def test_simpan_banyak_menahan_hanya_yang_tidak_boleh(gudang: Gudang):
    """Many sheets at once: each as if it were saved alone; the one that is stale keeps out no other."""
    kode = list(gudang.daftar_lembar()["kode_jabatan"])
    kini = gudang.lembar_banyak(kode)
    assert kini == {k: gudang.lembar(k) for k in kode}
    semua = [(satu.dengan(ikhtisar_jabatan="baru"), satu.versi) for satu in kini.values()]
    basi = simpan(gudang, "lebih dahulu", kini[KODE].versi)
    hasil = gudang.simpan_banyak(semua, oleh="Analis")
    assert len(hasil) == len(kode) > 1
    for (isi, dasar), jadi in zip(semua, hasil, strict=True):
        if isi.kode_jabatan == KODE:
            assert isinstance(jadi, KonflikError)
            assert (jadi.lama, jadi.baru, jadi.milik) == (kini[KODE], basi, isi)
            assert gudang.lembar(KODE) == basi
        else:
            assert (jadi.versi, jadi.status, jadi.oleh) == (dasar + 1, "draf", "Analis")
            assert gudang.lembar(isi.kode_jabatan) == jadi
            assert gudang.riwayat(isi.kode_jabatan)["versi"].iloc[-1] == dasar + 1
    with pytest.raises(ParameterError, match="tidak ada dalam gudang"):
        gudang.lembar_banyak([*kode, "tidak-ada"])


def test_yang_sudah_dibaca_hanya_dipakai_dalam_transaksinya(gudang: Gudang):
    """What was read in the same transaction is not asked again; what was read before it is."""
    kini = gudang.lembar_banyak([KODE])
    isi = kini[KODE].dengan(ikhtisar_jabatan="kedua")
    with gudang.transaksi() as satu:
        kini = satu.lembar_banyak([KODE])
        pertama, *_ = satu.simpan_banyak(
            [(isi.dengan(ikhtisar_jabatan="pertama"), kini[KODE].versi)], oleh="Analis", kini=kini
        )
    assert gudang.lembar(KODE) == pertama
    basi, *_ = gudang.simpan_banyak([(isi, kini[KODE].versi)], oleh="Analis", kini=kini)
    assert isinstance(basi, KonflikError)
    assert gudang.lembar(KODE) == pertama


def test_yang_ditolak_di_akhirnya_tidak_menahan_yang_berikut(gudang: Gudang):
    """On one kept connection too: SQLite looks at keys when a transaction ends, and leaves it open then."""
    with gudang.beruntun() as satu:
        banyak = len(satu.identitas("unit"))
        yatim = {"kode_unit": "Z1", "nama_unit": "Z", "kode_induk": "TIDAK-ADA"}
        with pytest.raises(AbkError, match="dirujuk tidak ada"):
            satu.simpan_identitas([yatim], [], oleh="uji")
        assert len(satu.identitas("unit")) == banyak
        satu.simpan_identitas([{"kode_unit": "Z2", "nama_unit": "Z"}], [], oleh="uji")
    assert len(gudang.identitas("unit")) == banyak + 1
