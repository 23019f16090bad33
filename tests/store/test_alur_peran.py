"""Guards abk.store.fungsi, abk.store.case_store, abk.store.migrasi.versions: a whole case on PostgreSQL, each
record by the role whose it is: the walls let through all that the procedure needs, and a unit can check it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import abk
from abk.kegiatan import rekam
from abk.sop import verifikasi
from abk.sop.bundel import salinan_gudang
from abk.store import Gudang, Rekaman, beri_peran, buka
from abk.store.case_store import CaseStore
from tests.sop.panggung import JABATAN, TUGAS, UNIT, Panggung

pytestmark = pytest.mark.xdist_group("store")

SANDI = "kata %(sandi)s ' peran"


class RakPeran:
    """The shelf of each account: a record of a unit's official is added by the unit's role."""

    def __init__(self, ortala: Gudang, unit: dict[str, Gudang]) -> None:
        self.ortala, self.unit = ortala, unit
        self.kini: CaseStore = ortala.alur
        self.sambungan = ortala.sambungan
        self.milik_unit = 0

    def tambah(self, kode: str, buat: Callable[..., Any]) -> Rekaman:
        rekaman, _ = buat(self.ortala.alur.rekaman(kode))
        dari_unit = json.loads(rekaman.teks)["pelaku"].startswith("p-unit")
        self.milik_unit += dari_unit
        self.kini = (self.unit[rekaman.kode_unit] if dari_unit else self.ortala).alur
        return self.kini.tambah(kode, buat)

    def __getattr__(self, nama: str) -> Any:
        return getattr(self.kini, nama)


def test_alur_penuh_oleh_perannya(server, tmp_path: Path):
    for berkas, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (tmp_path / f"{berkas}.csv").write_text(isi, encoding="utf-8")
    k = abk.open(tmp_path)
    db = server.basis_data()
    pemilik = buka(server.alamat(db), buat=True)

    def akun(nama: str, peran: Any, unit: str = "") -> Gudang:
        beri_peran(pemilik, f"{nama}_{db}", peran, unit, oleh="Administrator", sandi=SANDI)
        return buka(server.alamat(db, f"{nama}_{db}", SANDI))

    ortala = akun("ortala", "ortala")
    ortala.impor_kegiatan(k, "Ortala")
    unit = [akun(satu, "unit", satu) for satu in "AB"]
    rak = RakPeran(ortala, dict(zip("AB", unit, strict=True)))
    panggung = Panggung(rekam(k), rak)
    alur = panggung.sampai(panggung.buka(), "")
    assert alur.keadaan.tetap
    assert rak.milik_unit >= 2  # each unit confirmed by itself
    with pemilik.sambungan.baca() as c:
        tanya = "SELECT kode_unit, akun FROM alur_peristiwa WHERE rekaman LIKE '%p-unit-%' AND urut > 0"
        siapa = {tuple(b) for b in c.execute(text(tanya))}
    assert siapa == {(u, f"{u}_{db}") for u in "AB"}
    # whoever takes part reads every record and every file, and can check all of it
    folder = salinan_gudang(unit[0], "uji-2026", tmp_path / "alur")
    assert verifikasi(folder, alur.kepala).jumlah == len(alur.peristiwa)
    assert [t for t in verifikasi(folder, alur.kepala).temuan if t.tingkat != "catatan"] == []
    # what the decree decided is in the sheets, by Ortala's account
    assert alur.terapkan().penerapan.utuh
    assert pemilik.periksa() == []
    assert len(unit[0].alur.waktu_server("uji-2026")) == len(alur.peristiwa)
