"""Guards abk.store.karantina, abk.store.periksa, abk.store.simpan, abk.store.keluar: what is not as it was
written is told by every read, stops nobody else, and is set aside by the owner, with a reason.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from abk.errors import ParameterError
from abk.store import (
    CadanganError,
    Gudang,
    HakError,
    RusakError,
    StatusError,
    beri_peran,
    buka,
    cadangkan,
    pulihkan,
)

from .catatan import KODE, catatan, sidik
from .test_alur_tetap import paksa

pytestmark = pytest.mark.xdist_group("store")

POST, LAIN = "01.02-1", "01.03-1"
ISI = b"notula rapat"
SANDI = "kata %(sandi)s ' peran"


def ubah_lembar(g: Gudang, isi: str, versi: int = 1) -> None:
    """Change the sheet of the other unit behind the guards of the store."""
    perintah = f"UPDATE lembar_versi SET isi = {isi} WHERE kode_jabatan = '{LAIN}' AND versi = {versi}"  # noqa: S608
    with g.sambungan.tulis() as c:
        if g.sambungan.jenis == "postgresql":
            c.execute(text("ALTER TABLE lembar_versi DISABLE TRIGGER USER"))
        else:
            c.execute(text("DROP TRIGGER lembar_versi_tetap_ubah"))
        assert c.exec_driver_sql(perintah).rowcount == 1
        if g.sambungan.jenis == "postgresql":
            c.execute(text("ALTER TABLE lembar_versi ENABLE TRIGGER USER"))


RUSAK = {
    "angka diubah": (
        "replace(isi, '\"volume\":4', '\"volume\":720')",
        "tidak cocok dengan kode verifikasinya",
    ),
    "bukan json": ("'bukan json'", "tidak cocok dengan kode verifikasinya"),
    "sidik ikut diubah": ("'[]', sidik = '" + sidik("[]") + "'", "isinya tidak terbaca"),
    "milik jabatan lain": (
        f"'{{\"kode_jabatan\":\"{POST}\"}}', sidik = '" + sidik(f'{{"kode_jabatan":"{POST}"}}') + "'",
        f"menyebut jabatan {POST}",
    ),
}  # fmt: skip


@pytest.mark.serangan("pembaca", "mengubah isi lembar langsung dalam berkas gudang", "ketahuan")
@pytest.mark.parametrize("macam", RUSAK)
def test_lembar_yang_diubah_dikatakan(alamat_sqlite: str, isi, tmp_path: Path, macam: str):
    """Read alone, read with all, saved over, imported, copied: never silently."""
    g = isi(alamat_sqlite)
    k = g.kegiatan()
    cetak, kata = RUSAK[macam]
    ubah_lembar(g, cetak)
    baik = g.lembar(POST)
    for coba in (
        lambda: g.lembar(LAIN),
        lambda: g.lembar(LAIN, 1),
        lambda: g.simpan_draf(baik.dengan(kode_jabatan=LAIN), versi_dasar=1, oleh="U"),
        lambda: g.ajukan(LAIN, 1, "U"),
        lambda: g.impor_kegiatan(k, "Ortala"),
    ):
        with pytest.raises(RusakError, match=kata):
            coba()
    kini = g.kegiatan()
    (temuan,) = (t for t in kini.temuan if t.aturan == "lembar_utuh")
    assert (temuan.kode_jabatan, temuan.tingkat) == (LAIN, "cacat")
    assert kata in str(temuan)
    assert kini.hasil.loc[LAIN, "belum_lengkap"]
    assert kini.hasil.loc[LAIN, "beban_kerja_menit"] == 0
    assert kini.hasil.loc[POST].equals(k.hasil.loc[POST])
    with pytest.raises(CadanganError, match=kata):
        cadangkan(g, tmp_path / "c.abk")
    # the copy says itself what is wrong with it, and can be restored as it is
    assert len(json.loads((tmp_path / "c.abk.json").read_text(encoding="utf-8"))["temuan"]) == 1
    pulih = pulihkan(tmp_path / "c.abk", f"sqlite:///{tmp_path}/pulih.db")
    assert [t.aturan for t in pulih.periksa()] == ["lembar_utuh"]


def test_lembar_dikarantina(alamat: str, isi, tmp_path: Path):
    g = isi(alamat)
    g.simpan_draf(g.lembar(LAIN).dengan(bezetting=7), versi_dasar=1, oleh="U")
    g.simpan_draf(g.lembar(LAIN).dengan(bezetting=8), versi_dasar=2, oleh="U")
    ubah_lembar(g, "'x'", 3)
    with pytest.raises(StatusError, match="terbaca dan utuh"):
        g.karantina("lembar", LAIN, 2, oleh="Administrator", alasan="salah tunjuk")
    with pytest.raises(ParameterError, match="tanpa alasan"):
        g.karantina("lembar", LAIN, 3, oleh="Administrator", alasan=" ")
    with pytest.raises(ParameterError, match="'unit' tidak dikenal"):
        g.karantina("unit", LAIN, 3, oleh="Administrator", alasan="disk rusak")
    g.karantina("lembar", LAIN, 3, oleh="Administrator", alasan="disk rusak")
    kini = g.lembar(LAIN)
    assert (kini.versi, kini.status, kini.bezetting) == (4, "draf", 7)
    with pytest.raises(RusakError, match="versi 3 rusak"):
        g.lembar(LAIN, 3)  # it is still there
    satu = g.riwayat(LAIN).iloc[-1]
    assert (satu["apa"], satu["versi"], satu["alasan"]) == ("karantina", 3, "disk rusak")
    assert g.periksa() == []
    assert cadangkan(g, tmp_path / "c.abk").exists()
    assert g.simpan_draf(kini.dengan(bezetting=9), versi_dasar=4, oleh="U").versi == 5


def test_catatan_alur_dikarantina(alamat: str, isi, tmp_path: Path):
    """From a record to the end, kept whole, and the case goes on from the one before."""
    g = isi(alamat)
    g.alur.mulai(KODE, 2027, "ABK", catatan("mulai"))
    g.alur.tambah(KODE, catatan("dua", berkas=(ISI,)))
    semua = [g.alur.rekaman(KODE)[0]]
    g.alur.tambah(KODE, catatan("tiga"))
    keluar = g.alur.rekaman(KODE)[1:]
    with pytest.raises(ParameterError, match="tidak ada"):
        g.karantina("alur", KODE, 3, oleh="Administrator", alasan="x")
    assert g.karantina("alur", KODE, 1, oleh="Administrator", alasan="bukan catatan yang sah") == 2
    assert g.alur.rekaman(KODE) == semua
    with g.sambungan.baca() as c:
        tanya = text("SELECT isi FROM karantina ORDER BY nomor")
        assert list(c.execute(tanya).scalars()) == keluar
    satu = g.riwayat().iloc[-1]
    assert (satu["apa"], satu["baru"]["kode"], satu["baru"]["banyak"]) == ("karantina", KODE, 2)
    assert g.alur.tambah(KODE, catatan("lain")).urut == 1
    assert g.periksa() == []
    # nothing leaves a case otherwise, and nothing leaves the quarantine
    for perintah in ("DELETE FROM alur_peristiwa", "DELETE FROM karantina", "UPDATE karantina SET isi = ''"):
        with pytest.raises(HakError, match="tidak dapat diubah"), g.sambungan.tulis() as c:
            c.execute(text(perintah))


def test_rantai_yang_putus_dikatakan(alamat: str, isi, tmp_path: Path):
    """Each record is as it was written, but does not follow the one before."""
    g = isi(alamat)
    g.alur.mulai(KODE, 2027, "ABK", catatan("mulai"))
    teks = catatan("dua")(g.alur.rekaman(KODE))[0].teks
    asing = json.dumps({**json.loads(teks), "sebelum": "f" * 64, "urut": 1}, sort_keys=True)
    g.alur.tambah(KODE, catatan("dua"))
    ubah = "UPDATE alur_peristiwa SET rekaman = '{}', sidik = '{}' WHERE urut = 1"
    paksa(g, ubah.format(asing, sidik(asing)))
    with pytest.raises(CadanganError, match=r"nomor 1 rusak: .*sebelum.* tidak cocok"):
        cadangkan(g, tmp_path / "c.abk")


def test_berkas_dikarantina(alamat: str, isi, tmp_path: Path):
    g = isi(alamat)
    g.alur.mulai(KODE, 2027, "ABK", catatan("mulai", berkas=(ISI,)))
    with pytest.raises(StatusError, match="utuh"):
        g.karantina("berkas", sidik(ISI), 0, oleh="Administrator", alasan="x")
    paksa(g, "UPDATE alur_berkas SET isi = 'notula rapaT'")
    g.karantina("berkas", sidik(ISI), 0, oleh="Administrator", alasan="disk rusak")
    assert g.periksa() == []
    with pytest.raises(RusakError, match="tidak cocok"):
        g.alur.berkas(sidik(ISI))


@pytest.mark.serangan("peran", "mengarantina lembar atau catatan orang lain", "dicegah")
def test_hanya_pemilik_yang_mengarantina(server, isi):
    db = server.basis_data()
    g = isi(server.alamat(db))
    g.alur.mulai(KODE, 2027, "ABK", catatan("mulai", peserta=("01.02",)))
    for peran, unit in (("unit", "01.02"), ("ortala", "")):
        beri_peran(g, f"{peran}_{db}", peran, unit, oleh="Ortala", sandi=SANDI)
        with pytest.raises(HakError, match="tidak berhak"):
            buka(server.alamat(db, f"{peran}_{db}", SANDI)).karantina("alur", KODE, 0, oleh="x", alasan="x")
    assert len(g.alur.rekaman(KODE)) == 1
