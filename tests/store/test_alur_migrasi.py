"""Guards abk.store.migrasi, abk.store.migrasi.versions, abk.store.cadangan: stores that older programs made
(``lama/``, dumps of version 0001 and 0002) are brought forward, backup first, everything in them as it was.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import inspect, text

from abk.store import CadanganError, Gudang, HakError, SkemaError, buka, cadangkan, migrasikan, pulihkan
from abk.store.alamat import Sambungan, baca_alamat
from abk.store.skema import METADATA

from .catatan import KODE, catatan, sidik

pytestmark = pytest.mark.xdist_group("store")

LAMA = Path(__file__).parent / "lama"
SANDI = "kata sandi peran"


@dataclass
class Lama:
    """A store as an older program left it."""

    versi: str
    alamat: str
    server: Any = None
    kolom: dict[str, str] = field(default_factory=dict)

    def tanya(self, perintah: str) -> list[tuple[Any, ...]]:
        """What a statement gives, sent as the owner of the tables or the file."""
        mesin = Sambungan(baca_alamat(self.alamat))
        with mesin.tulis() as c:
            hasil = c.execute(text(perintah))
            jawab = [tuple(b) for b in hasil] if hasil.returns_rows else []
        mesin.tutup()
        return jawab

    def isi(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows that it has; of columns those that it had at first."""
        if not self.kolom:
            mesin = Sambungan(baca_alamat(self.alamat))
            with mesin.baca() as c:
                tabel = {*METADATA.tables} & {*inspect(c).get_table_names()} - {"pengaturan", "karantina"}
                self.kolom = {t: ", ".join(k["name"] for k in inspect(c).get_columns(t)) for t in tabel}
            mesin.tutup()
        return {t: sorted(self.tanya(f"SELECT {k} FROM {t}"), key=repr) for t, k in self.kolom.items()}  # noqa: S608


def _pasang(versi: str, alamat: str, s: Any = None) -> Lama:
    """Load the dump of a version, with roles that can do what such roles could do until now."""
    dump = (LAMA / f"gudang-{versi}-{'sqlite' if s is None else 'postgresql'}.sql").read_text(
        encoding="utf-8"
    )
    if s is None:
        with closing(sqlite3.connect(alamat.removeprefix("sqlite:///"))) as c:
            c.executescript(dump)
        return Lama(versi, alamat)
    dsn = s.dsn(baca_alamat(alamat).url.database)
    with psycopg.connect(psycopg.conninfo.make_conninfo(dsn, user="abk_pemilik")) as c:
        c.execute(dump)
    for nama in ("perencana", "umum", "ortala"):
        with contextlib.suppress(psycopg.errors.DuplicateObject):  # they outlive a test, not the server
            s.perintah(f"CREATE ROLE lama_{nama} LOGIN PASSWORD '{SANDI}'")
        with psycopg.connect(dsn) as c:
            c.execute(f"GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO lama_{nama}")
    return Lama(versi, alamat, s)


@pytest.fixture(params=["0001", "0002"])
def lama(request: pytest.FixtureRequest, alamat: str) -> Lama:
    """On each database."""
    s = None if alamat.startswith("sqlite") else request.getfixturevalue("server")
    return _pasang(request.param, alamat, s)


@pytest.fixture(params=["0001", "0002"])
def lama_pg(request: pytest.FixtureRequest, alamat_pg: str, server: Any) -> Lama:
    return _pasang(request.param, alamat_pg, server)


def test_gudang_lama_dimigrasikan(lama: Lama, tmp_path: Path):
    semula = lama.isi()
    with pytest.raises(SkemaError, match="abk migrasi"):
        buka(lama.alamat)
    cadangan = migrasikan(lama.alamat, tmp_path / "sebelum.abk")
    assert cadangan.exists()  # on SQLite beside the store
    assert lama.isi() == semula
    g = buka(lama.alamat)
    with g.sambungan.baca() as c:
        assert set(inspect(c).get_table_names()) == {*METADATA.tables, "alembic_version"}
    assert g.periksa() == []
    assert g.kegiatan().hasil["beban_kerja_menit"].tolist() == [14_100, 18_720, 1_200]
    assert g.lembar("01.02-1").bezetting == 4
    assert g.lembar("01.03-1").status == "diajukan"
    # it lives on
    assert g.simpan_draf(g.lembar("01.02-1").dengan(bezetting=5), versi_dasar=2, oleh="Analis").versi == 3
    if lama.versi == "0001":
        g.alur.mulai(KODE, 2027, "ABK", catatan("mulai"))
    jumlah = len(g.alur.rekaman(KODE))
    assert g.alur.tambah(KODE, catatan("lanjut", berkas=(b"lanjut",))).urut == jumlah
    assert migrasikan(lama.alamat, tmp_path / "lagi.abk") is None


def test_cadangan_sebelum_migrasi_dipulihkan(request, lama: Lama, tmp_path: Path):
    """The copy that was made first is of the old schema; restored, it is brought forward again."""
    if lama.server is None:
        berkas = migrasikan(lama.alamat)
        with closing(sqlite3.connect(berkas)) as c:
            assert c.execute("SELECT version_num FROM alembic_version").fetchone() == (lama.versi,)
        return
    berkas = migrasikan(lama.alamat, tmp_path / "sebelum.abk")
    bukti = json.loads((tmp_path / "sebelum.abk.json").read_text(encoding="utf-8"))
    assert (bukti["skema"], bukti["temuan"]) == (lama.versi, [])
    g = pulihkan(berkas, lama.server.alamat(lama.server.basis_data()))
    assert g.periksa() == []
    assert g.kegiatan().hasil.equals(buka(lama.alamat).kegiatan().hasil)


@pytest.mark.serangan("peran", "memakai hak tabel yang diberikan program lama", "dicegah")
def test_peran_lama_kehilangan_hak_tabel(lama_pg: Lama):
    """What a role could write itself it writes through functions afterwards, and nothing else."""
    lama = lama_pg
    migrasikan(lama.alamat)
    db = baca_alamat(lama.alamat).url.database
    unit, umum = (buka(lama.server.alamat(db, f"lama_{n}", SANDI)) for n in ("perencana", "umum"))
    assert (
        unit.simpan_draf(unit.lembar("01.02-1").dengan(bezetting=5), versi_dasar=2, oleh="x").oleh
        == "lama_perencana"
    )
    with pytest.raises(HakError, match="tidak berhak"), unit.sambungan.tulis() as c:
        c.execute(text("INSERT INTO peristiwa (waktu, zona, oleh, apa, alasan) VALUES ('', '', '', 'x', '')"))
    if lama.versi == "0001":
        return
    assert unit.alur.tambah(KODE, catatan("lanjut", unit="01.02")).urut == 3
    # files of its own case, but not the one whose fingerprint a unit had only named
    assert unit.alur.berkas(sidik(b"berita acara")) == b"berita acara"
    assert unit.alur.berkas(sidik(b"usulan")) == b"usulan"
    assert not unit.alur.ada(sidik(b"rahasia"))
    assert umum.alur.berkas(sidik(b"rahasia")) == b"rahasia"


@pytest.mark.parametrize("lama_pg", ["0002"], indirect=True)
def test_yang_sudah_rusak_ikut_dan_dikatakan(lama_pg: Lama, tmp_path: Path):
    """What an attacker left in an older store: migrated, told, set aside; all others work."""
    lama = lama_pg
    rusak = '{"kode_jabatan":"01.03-1","uraian_tugas":[]}'  # another's answers in the own sheet
    versi = ("01.02-1", 3, "draf", rusak, sidik(rusak), "x", None, "kemarin")
    peristiwa = (99, "", "", "x", None, "simpan", None, "01.02-1", 3, None, "bukan json", "")
    with psycopg.connect(lama.server.dsn(baca_alamat(lama.alamat).url.database)) as c:
        c.execute("SET session_replication_role = replica")
        c.execute("UPDATE lembar SET versi = 3 WHERE kode_jabatan = '01.02-1'")
        for tabel, nilai in (("lembar_versi", versi), ("peristiwa", peristiwa)):
            c.execute(f"INSERT INTO {tabel} VALUES ({', '.join(['%s'] * len(nilai))})", nilai)  # noqa: S608
    migrasikan(lama.alamat, tmp_path / "sebelum.abk")
    with pytest.raises(CadanganError, match="2 hal"):
        cadangkan(buka(lama.alamat), tmp_path / "sesudah.abk")
    g: Gudang = buka(lama.alamat)
    assert [t.aturan for t in g.periksa()] == ["lembar_utuh", "peristiwa_utuh"]
    hasil = g.kegiatan().hasil
    assert hasil.loc["01.02-1", "belum_lengkap"]
    assert hasil.loc["01.03-1", "beban_kerja_menit"] == 1_200
    nomor = int(g.periksa()[1].berkas.split()[-1])
    assert g.riwayat()["baru"].iloc[-1] == {"tidak_terbaca": "bukan json"}
    g.karantina("lembar", "01.02-1", 3, oleh="Administrator", alasan="isinya milik jabatan lain")
    g.karantina("peristiwa", "", nomor, oleh="Administrator", alasan="bukan JSON")
    assert g.periksa() == []
    kini = g.lembar("01.02-1")
    assert (kini.versi, kini.bezetting, kini.oleh) == (
        4,
        4,
        "Administrator",
    )  # what the last good version said
    assert cadangkan(g, tmp_path / "akhir.abk").exists()
