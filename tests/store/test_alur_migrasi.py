"""Guards abk.store.migrasi, abk.store.migrasi.versions: a store of the first schema: brought forward with
a copy, its answers as they were, cases possible.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import inspect

from abk.store import Gudang, SkemaError, beri_peran, buka, cadangkan, migrasikan, pulihkan, rls
from abk.store import cadangan as modul_cadangan
from abk.store import migrasi as modul
from abk.store.skema import METADATA

from .catatan import catatan

pytestmark = pytest.mark.xdist_group("store")

ALUR = {"alur", "alur_peristiwa", "alur_berkas"}
SANDI = "kata sandi peran"


@pytest.fixture
def program_lama(monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """The program as it was before there were cases."""

    @contextmanager
    def lama() -> Iterator[None]:
        with monkeypatch.context() as m:
            m.setattr(modul, "VERSI_DIKENAL", ("0001",))
            for satu in (modul, modul_cadangan):
                m.setattr(satu, "VERSI_SKEMA", "0001")
            m.setattr(rls, "_BACA", [t for t in rls._BACA if t not in ALUR])
            tulis = {
                peran: {
                    hak: [t for t in tabel if t not in ALUR]
                    for hak, tabel in isi.items()
                    if hak != rls._KUNCI
                }
                for peran, isi in rls._TULIS.items()
            }
            m.setattr(rls, "_TULIS", tulis)
            yield

    return lama


def tabel(g: Gudang) -> set[str]:
    with g.sambungan.baca() as c:
        return set(inspect(c).get_table_names())


def test_gudang_lama_dimigrasikan(alamat: str, isi, program_lama, tmp_path: Path):
    with program_lama():
        lama = isi(alamat)
        lama.simpan_draf(lama.lembar("01.02-1").dengan(bezetting=4), versi_dasar=1, oleh="Analis")
        hasil, riwayat = lama.kegiatan().hasil, lama.riwayat()
    assert not tabel(lama) & ALUR
    with pytest.raises(SkemaError, match="abk migrasi"):
        buka(alamat)
    salinan = migrasikan(alamat)
    g = buka(alamat)
    pd.testing.assert_frame_equal(g.kegiatan().hasil, hasil)
    pd.testing.assert_frame_equal(g.riwayat(), riwayat)
    assert tabel(g) == {*METADATA.tables, "alembic_version"}
    assert g.alur.daftar() == []
    g.alur.mulai("abk-2027", 2027, "ABK", catatan("mulai"))
    assert g.alur.tambah("abk-2027", catatan("dua")).urut == 1
    assert migrasikan(alamat) is None
    if alamat.startswith("sqlite"):
        assert list(tmp_path.glob("abk.db.sebelum-0002-*")) == [salinan]
        with sqlite3.connect(salinan) as c:
            assert c.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
            assert c.execute("SELECT count(*) FROM lembar_versi").fetchone() == (4,)
        c.close()
    else:
        assert salinan is None


def test_cadangan_lama_dipulihkan(request, alamat: str, isi, program_lama, tmp_path: Path):
    """A backup of the older program has no cases to count; restored, it is brought forward."""
    with program_lama():
        lama = isi(alamat)
        hasil = lama.kegiatan().hasil
        berkas = cadangkan(lama, tmp_path / "c.abk")
    if alamat.startswith("sqlite"):
        tujuan = f"sqlite:///{tmp_path}/pulih.db"
    else:
        s = request.getfixturevalue("server")
        tujuan = s.alamat(s.basis_data())
    g = pulihkan(berkas, tujuan)
    pd.testing.assert_frame_equal(g.kegiatan().hasil, hasil)
    g.alur.mulai("abk-2027", 2027, "ABK", catatan("mulai"))
    assert len(buka(tujuan).alur.daftar()) == 1


def test_peran_lama_mendapat_hak_atas_tabel_baru(server, isi, program_lama):
    db = server.basis_data()
    with program_lama():
        pemilik = isi(server.alamat(db))
        for nama, peran, unit in (("unit", "unit", "01.02"), ("ortala", "ortala", "")):
            beri_peran(pemilik, f"lama_{nama}_{db}", peran, unit, oleh="Ortala", sandi=SANDI)
    migrasikan(server.alamat(db))
    ortala, unit = (buka(server.alamat(db, f"lama_{n}_{db}", SANDI)) for n in ("ortala", "unit"))
    ortala.alur.mulai("abk-2027", 2027, "ABK", catatan("mulai", peserta=("01.02",)))
    assert unit.alur.tambah("abk-2027", catatan("dua", unit="01.02")).urut == 1
