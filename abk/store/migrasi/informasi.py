"""Informasi jabatan that was kept beside the sheets, before 0005, becomes an answer of its post's sheet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, select

from abk.kegiatan.informasi import salah_informasi
from abk.store.informasi import jawaban_informasi, tambah_informasi
from abk.store.keluar import semua_lembar
from abk.store.lembar import Lembar
from abk.store.peristiwa import Pelaku
from abk.store.simpan import ajukan, kembalikan, simpan
from abk.store.skema import DRAF, JABATAN, PERAN
from abk.tulisan.json_ketat import urai_json

_PELAKU = Pelaku("abk migrasi", "informasi jabatan menjadi isian lembar")


def pindahkan_informasi(c: Connection) -> None:
    """Bring what was imported last into the sheets; an item that a sheet answers itself stays as it is.

    A submitted sheet is given back, saved and submitted again, as a decision does with it.
    """
    ada = set(c.execute(select(JABATAN.c.kode_jabatan)).scalars())
    baris = [b for b in _simpanan(c) if not salah_informasi([b], ada)]
    lembar, rusak = semua_lembar(c)
    for kode, jawaban in jawaban_informasi(baris).items():
        kini = lembar.get(kode, Lembar(kode))
        baru = kini.dengan(**tambah_informasi(Lembar(kode, **jawaban), kini))
        if kode in rusak or baru.sidik == kini.sidik:
            continue
        dibuka = kembalikan(c, kode, _PELAKU) if kini.status == "diajukan" else kini
        jadi = simpan(c, baru, dibuka.versi, _PELAKU)
        if kini.status == "diajukan":
            ajukan(c, kode, jadi.versi, _PELAKU)
    c.execute(delete(DRAF).where(DRAF.c.ruang == "informasi"))


def _simpanan(c: Connection) -> list[Any]:
    """Rows that were kept last; nothing that the staff of a unit kept beside their sheets."""
    unit = select(PERAN.c.nama_role).where(PERAN.c.peran == "unit")
    tanya = select(DRAF.c.isi).where(DRAF.c.ruang == "informasi", DRAF.c.akun.not_in(unit))
    teks = c.execute(tanya.order_by(DRAF.c.waktu.desc()).limit(1)).scalar_one_or_none()
    try:
        isi = urai_json(teks) if teks is not None else None
    except ValueError:
        isi = None
    baris = isi.get("baris") if isinstance(isi, dict) else None
    return baris if isinstance(baris, list) else []
