"""Guards abk.store.case_store, abk.store.cadangan: what is in a case stays: the database refuses changes,
and what was changed behind it is found.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from abk.files import sidik_berkas
from abk.store import CadanganError, Gudang, HakError, RusakError, buka, cadangkan, pulihkan

from .catatan import catatan, sidik

pytestmark = pytest.mark.xdist_group("store")

KODE = "abk-2027"
ISI = b"notula rapat"


@pytest.fixture
def gudang(alamat: str):
    g = buka(alamat, buat=True)
    g.alur.mulai(KODE, 2027, "ABK 2027", catatan("mulai"))
    g.alur.tambah(KODE, catatan("dua", berkas=(ISI,)))
    g.alur.tambah(KODE, catatan("tiga"))
    yield g
    g.tutup()


@pytest.fixture
def tujuan(request: pytest.FixtureRequest, alamat: str, tmp_path: Path) -> str:
    if alamat.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/pulih.db"
    s = request.getfixturevalue("server")
    return s.alamat(s.basis_data())


def paksa(g: Gudang, *perintah: str) -> None:
    """Change a store behind its guards, as whoever owns the file or the tables can."""
    with g.sambungan.tulis() as c:
        for tabel in ("alur", "alur_peristiwa", "alur_berkas"):
            if g.sambungan.jenis == "postgresql":
                c.execute(text(f"ALTER TABLE {tabel} DISABLE TRIGGER USER"))
                continue
            tanya = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t")
            for nama in c.execute(tanya, {"t": tabel}).scalars().all():
                c.execute(text(f"DROP TRIGGER {nama}"))
        for satu in perintah:
            assert c.execute(text(satu)).rowcount == 1


@pytest.mark.serangan("pemilik", "mengubah catatan alur dengan SQL biasa, pemicu terpasang", "dicegah")
@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE alur SET judul = 'lain'",
        "UPDATE alur SET kode = kode",
        "DELETE FROM alur",
        "UPDATE alur_peristiwa SET rekaman = '{}' WHERE urut = 1",
        "UPDATE alur_peristiwa SET kode_unit = 'lain'",
        "DELETE FROM alur_peristiwa WHERE urut = 2",
        "UPDATE alur_berkas SET jenis = 'lain'",
        "DELETE FROM alur_berkas",
        "INSERT INTO alur_peristiwa VALUES ('abk-2027', 9, '', 's', 'n', '{}', null, null)",
        "INSERT INTO alur_peristiwa VALUES ('abk-2027', 2, '', 's', 'n', '{}', null, null)",
    ],
)
def test_pemicu_menolak(gudang: Gudang, perintah: str):
    """Even the owner of the tables, in plain SQL."""
    sebelum = gudang.alur.daftar(), gudang.alur.rekaman(KODE)
    with pytest.raises(HakError, match="tidak dapat diubah"), gudang.sambungan.tulis() as c:
        c.execute(text(perintah))
    assert (gudang.alur.daftar(), gudang.alur.rekaman(KODE)) == sebelum
    assert gudang.alur.berkas(sidik(ISI)) == ISI


@pytest.mark.serangan(
    "pemilik", "mengosongkan tabel alur; menyisipkan catatan dengan sidik palsu (PostgreSQL)", "dicegah"
)
@pytest.mark.parametrize(
    "perintah",
    [
        "TRUNCATE alur_peristiwa",
        "TRUNCATE alur CASCADE",
        "TRUNCATE alur_berkas CASCADE",
        # the server computes the fingerprints itself
        "INSERT INTO alur_berkas VALUES (encode(sha256('a'), 'hex'), 1, 'bin', 'b')",
        "INSERT INTO alur_peristiwa VALUES ('abk-2027', 1, '', {S}, 'n', '[]', null, null)",
    ],
)
def test_server_menolak(alamat_pg: str, perintah: str):
    g = buka(alamat_pg, buat=True)
    g.alur.mulai(KODE, 2027, "ABK 2027", catatan("mulai", berkas=(ISI,)))
    with (
        pytest.raises(HakError, match="Riwayat dan versi lama tidak dapat diubah atau dihapus"),
        g.sambungan.tulis() as c,
    ):
        c.execute(text(perintah.replace("{S}", "encode(sha256('{}'), 'hex')")))
    assert len(g.alur.rekaman(KODE)) == 1


def test_ukuran_dijaga(gudang: Gudang):
    perintah = text("INSERT INTO alur_berkas VALUES (:s, 9, 'bin', :isi)")
    with pytest.raises(Exception, match="menolak permintaan"), gudang.sambungan.tulis() as c:
        c.execute(perintah, {"s": sidik(b"x"), "isi": b"x"})
    assert not gudang.alur.ada(sidik(b"x"))


@pytest.mark.serangan("pembaca", "mengubah berkas alur di dalam gudang", "ketahuan")
def test_berkas_rusak(gudang: Gudang, tmp_path: Path):
    paksa(gudang, "UPDATE alur_berkas SET isi = 'notula rapaT'")
    with pytest.raises(RusakError, match="tidak cocok dengan kode verifikasinya"):
        gudang.alur.berkas(sidik(ISI))
    with pytest.raises(
        RusakError, match="isinya tidak cocok dengan kode verifikasinya"
    ):  # the same bytes brought again do not make it whole
        gudang.alur.tambah(KODE, catatan("empat", berkas=(ISI,)))
    assert len(gudang.alur.rekaman(KODE)) == 3
    with pytest.raises(
        CadanganError, match=r"1 hal di dalamnya rusak.+\n.+isinya tidak cocok dengan kode verifikasinya"
    ):
        cadangkan(gudang, tmp_path / "c.abk")
    assert len(list(tmp_path.glob("c.abk*"))) == 2  # a copy of what is left, and what is wrong with it


@pytest.mark.parametrize("jadi", ["'notula rapaT'", "12", "''"])
def test_berkas_berganti_jenis(alamat_sqlite: str, jadi: str):
    """SQLite lets a cell become a text or a number."""
    g = buka(alamat_sqlite, buat=True)
    g.alur.mulai(KODE, 2027, "ABK", catatan("mulai", berkas=(ISI,)))
    paksa(g, f"UPDATE alur_berkas SET isi = {jadi}, ukuran = length({jadi})")  # noqa: S608
    with pytest.raises(RusakError, match="isinya tidak cocok dengan kode verifikasinya"):
        g.alur.berkas(sidik(ISI))


@pytest.mark.serangan("pembaca", "mengubah atau menghapus catatan alur di dalam gudang", "ketahuan")
@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        ("UPDATE alur_peristiwa SET rekaman = rekaman || ' ' WHERE urut = 1", "nomor 1 rusak"),
        ("UPDATE alur_peristiwa SET sidik = 'x' WHERE urut = 2", "nomor 2 rusak"),
        ("DELETE FROM alur_peristiwa WHERE urut = 1", "nomor 1 tidak ada"),
        ("DELETE FROM alur_peristiwa WHERE urut = 0", "nomor 0 tidak ada"),
    ],
)
def test_catatan_rusak(gudang: Gudang, tmp_path: Path, perintah: str, kata: str):
    paksa(gudang, perintah)
    for coba in (
        lambda: gudang.alur.rekaman(KODE),
        lambda: gudang.alur.tambah(KODE, catatan("empat")),
    ):
        with pytest.raises(RusakError, match=kata):
            coba()
    with pytest.raises(CadanganError, match=kata):
        cadangkan(gudang, tmp_path / "c.abk")


def test_catatan_bukan_utf_8(alamat_sqlite: str):
    g = buka(alamat_sqlite, buat=True)
    g.alur.mulai(KODE, 2027, "ABK", catatan("mulai"))
    paksa(g, "UPDATE alur_peristiwa SET rekaman = CAST(x'ff80' AS TEXT)")
    with pytest.raises(RusakError, match="Berkas gudang rusak atau bukan berkas gudang"):
        g.alur.rekaman(KODE)


def test_cadangan_memuat_alur(gudang: Gudang, tujuan: str, tmp_path: Path):
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    bukti = json.loads((tmp_path / "c.abk.json").read_text(encoding="utf-8"))
    assert bukti["alur"] == {KODE: [3, gudang.alur.daftar()[0]["kepala"]]}
    assert {t: bukti["jumlah_baris"][t] for t in ("alur", "alur_peristiwa", "alur_berkas")} == {
        "alur": 1,
        "alur_peristiwa": 3,
        "alur_berkas": 1,
    }
    gudang.alur.tambah(KODE, catatan("sesudah cadangan"))
    pulih = pulihkan(berkas, tujuan)
    assert pulih.alur.rekaman(KODE) == gudang.alur.rekaman(KODE)[:3]
    assert pulih.alur.berkas(sidik(ISI)) == ISI
    # the restored store lives on, with its guards
    assert pulih.alur.tambah(KODE, catatan("empat")).urut == 3
    with (
        pytest.raises(HakError, match="Riwayat dan versi lama tidak dapat diubah atau dihapus"),
        pulih.sambungan.tulis() as c,
    ):
        c.execute(text("DELETE FROM alur_peristiwa"))


def test_pemulihan_mencocokkan_kepala(gudang: Gudang, tujuan: str, tmp_path: Path):
    """The same number of records, but another head than the backup was made with."""
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    bukti = tmp_path / "c.abk.json"
    isi = json.loads(bukti.read_text(encoding="utf-8"))
    isi["alur"][KODE][1] = sidik("lain")
    bukti.write_text(json.dumps(isi), encoding="utf-8")
    with pytest.raises(CadanganError, match=f"catatan alur {KODE} berbeda"):
        pulihkan(berkas, tujuan)


def test_pemulihan_memeriksa_setiap_berkas(alamat_sqlite: str, tmp_path: Path):
    """A hash of the whole that fits does not help where a file inside was exchanged."""
    g = buka(alamat_sqlite, buat=True)
    g.alur.mulai(KODE, 2027, "ABK", catatan("mulai", berkas=(ISI,)))
    berkas = cadangkan(g, tmp_path / "c.abk")
    paksa(buka(f"sqlite:///{berkas}"), "UPDATE alur_berkas SET isi = CAST('NOTULA RAPAT' AS BLOB)")
    bukti = tmp_path / "c.abk.json"
    isi = json.loads(bukti.read_text(encoding="utf-8")) | {"sha256": sidik_berkas(berkas)}
    bukti.write_text(json.dumps(isi), encoding="utf-8")
    with pytest.raises(CadanganError, match="rusak"):
        pulihkan(berkas, f"sqlite:///{tmp_path}/pulih.db")
    assert not (tmp_path / "pulih.db").exists()
