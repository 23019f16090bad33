"""Guards abk.store.migrasi, abk.store.skema, abk.store.migrasi.versions: the schema: migrations build what
the program expects; older is brought forward, newer refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from abk.store import Gudang, SkemaError, buka, migrasikan
from abk.store import migrasi as modul
from abk.store.skema import METADATA, VERSI_DIKENAL

pytestmark = pytest.mark.xdist_group("store")


def tentang(pengamat: object) -> dict[str, object]:
    """Tables as the database describes them."""

    def rapi(daftar: list[dict]) -> list[str]:
        return sorted(repr(sorted((k, teks(v)) for k, v in d.items() if k != "comment")) for d in daftar)

    def teks(nilai: object) -> str:
        return str({k: str(v) for k, v in nilai.items()} if isinstance(nilai, dict) else nilai)

    return {
        t: (
            [(k["name"], str(k["type"]), k["nullable"]) for k in pengamat.get_columns(t)],
            pengamat.get_pk_constraint(t)["constrained_columns"],
            rapi(pengamat.get_foreign_keys(t)),
            rapi(pengamat.get_indexes(t)),
            rapi(pengamat.get_check_constraints(t)),
        )
        for t in METADATA.tables
    }


def test_migrasi_sama_dengan_metadata(alamat: str, request: pytest.FixtureRequest, tmp_path: Path):
    g = buka(alamat, buat=True)
    if alamat.startswith("sqlite"):
        lain = f"sqlite:///{tmp_path}/lain.db"
    else:
        s = request.getfixturevalue("server")
        lain = s.alamat(s.basis_data())
    mesin = create_engine(lain)
    METADATA.create_all(mesin)
    with g.sambungan.baca() as c:
        beda = compare_metadata(MigrationContext.configure(c, opts={"compare_type": True}), METADATA)
        dari_migrasi = tentang(inspect(c))
    assert beda == []
    with mesin.connect() as c:
        assert tentang(inspect(c)) == dari_migrasi
    mesin.dispose()


def test_gudang_sqlite_baru_sama_dengan_hasil_migrasi():
    """The commands that build one are those that the migrations leave."""
    with create_engine("sqlite://").begin() as c:
        perintah = modul.tulis_sqlite(c)
    baru = "write it anew with: python -m abk.store.migrasi"
    assert modul.BARU_SQLITE.read_text(encoding="utf-8") == perintah, baru


def test_versi_dikenal_sama_dengan_alembic():
    atur = Config()
    atur.set_main_option("script_location", str(Path(modul.__file__).parent))
    naskah = ScriptDirectory.from_config(atur)
    assert [r.revision for r in naskah.walk_revisions()][::-1] == list(VERSI_DIKENAL)


def pasang_versi(g: Gudang, versi: str) -> None:
    with g.sambungan.tulis() as c:
        c.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": versi})


def test_skema_lebih_baru_ditolak(gudang: Gudang, alamat: str):
    pasang_versi(gudang, "9999")
    for coba in (buka, migrasikan):
        with pytest.raises(SkemaError, match="lebih baru"):
            coba(alamat)
    with gudang.sambungan.baca() as c:
        assert c.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_skema_lama_minta_migrasi(gudang: Gudang, alamat: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(modul, "VERSI_DIKENAL", (*VERSI_DIKENAL, "9000"))
    monkeypatch.setattr(modul, "VERSI_SKEMA", "9000")
    with pytest.raises(SkemaError, match="abk migrasi"):
        buka(alamat)
    assert len(gudang.daftar_lembar()) == 3


def test_cadangan_sebelum_migrasi(alamat_sqlite: str, isi: Callable[[str], Gudang], tmp_path, monkeypatch):
    isi(alamat_sqlite)
    monkeypatch.setattr(modul, "VERSI_DIKENAL", (*VERSI_DIKENAL, "9000"))
    monkeypatch.setattr(modul, "VERSI_SKEMA", "9000")
    langkah = []
    monkeypatch.setattr(
        modul, "_naik", lambda _: langkah.append(list(tmp_path.glob("abk.db.sebelum-9000-*")))
    )
    cadangan = migrasikan(alamat_sqlite)
    assert langkah == [[cadangan]]  # it was there before the first change
    with sqlite3.connect(cadangan) as c:
        assert c.execute("SELECT count(*) FROM lembar_versi").fetchone() == (3,)
    c.close()


def test_migrasi_yang_gagal_tidak_mengubah_apa_pun(alamat: str, monkeypatch: pytest.MonkeyPatch):
    asli = modul._naik

    def gagal(c: object) -> None:
        asli(c)
        raise RuntimeError

    monkeypatch.setattr(modul, "_naik", gagal)
    with pytest.raises(RuntimeError):
        buka(alamat, buat=True)
    monkeypatch.undo()
    with pytest.raises(SkemaError, match="belum berisi tabel"):
        buka(alamat)


def test_sudah_sesuai_tidak_berbuat_apa_pun(gudang: Gudang, alamat: str):
    assert migrasikan(alamat) is None
    assert len(gudang.daftar_lembar()) == 3


def test_basis_data_lain_tidak_disentuh(alamat: str):
    mesin = create_engine(alamat)
    with mesin.begin() as c:
        c.execute(text("CREATE TABLE milik_orang (a int)"))
    for pilihan in ({}, {"buat": True}):
        with pytest.raises(SkemaError, match="tabel lain"):
            buka(alamat, **pilihan)
    with mesin.connect() as c:
        assert inspect(c).get_table_names() == ["milik_orang"]
    mesin.dispose()
