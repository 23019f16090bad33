"""Counts of who leaves and comes, kept in the store for the decree: by post, year and cause."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from abk.kegiatan import Kegiatan
from abk.kegiatan.pegawai import gabung_arus, salah_arus, tabel_arus
from abk.store.alamat import Sambungan
from abk.store.draf import DraftStore, milik
from abk.store.galat import RusakError
from abk.store.skema import DRAF
from abk.tulisan.json_ketat import urai_json

_RUANG = "pegawai"


def simpan_arus(sambungan: Sambungan, k: Kegiatan) -> None:
    """Keep the counts of a kegiatan, beside those of the same year of posts that it does not hold."""
    if k.arus_pegawai is None or not k.tahun:
        return
    with sambungan.baca() as c:
        lama = _isi(c)
    sama = lama is not None and not _salah(lama) and lama["tahun"] == k.tahun
    baris = gabung_arus(lama["baris"] if lama is not None and sama else [], k)
    draf = DraftStore(sambungan)
    for nama in draf.semua(_RUANG):
        draf.hapus(_RUANG, nama)
    # a name that nobody can take beforehand: on the server a draft is replaced by its own account only
    draf.simpan(_RUANG, uuid.uuid4().hex, {"tahun": k.tahun, "baris": baris})


def dengan_arus(c: Connection, k: Kegiatan) -> Kegiatan:
    """The kegiatan with the counts of its year, if there are any; RusakError if they are no counts."""
    isi = _isi(c)
    if isi is None:
        return k
    if salah := _salah(isi):
        raise RusakError(
            f"Hitungan pegawai dalam gudang rusak: {'; '.join(salah)}.",
            "Impor lagi folder yang memuat pegawai.csv.",
        )
    if isi["tahun"] != k.tahun:
        return k
    ada = set(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    arus = tabel_arus(b for b in isi["baris"] if b["kode_jabatan"] in ada)
    return replace(k, terperiksa=replace(k.terperiksa, tabel={**k.terperiksa.tabel, "arus_pegawai": arus}))


def _isi(c: Connection) -> dict[str, Any] | None:
    """What was kept last; nothing that the staff of a unit wrote: these counts go into the decree of all."""
    tanya = select(DRAF.c.isi).where(DRAF.c.ruang == _RUANG, milik(c, "tepercaya"))
    teks = c.execute(tanya.order_by(DRAF.c.waktu.desc()).limit(1)).scalar_one_or_none()
    if teks is None:
        return None
    try:
        isi = urai_json(teks)
    except ValueError:
        isi = None
    return isi if isinstance(isi, dict) else {}


def _salah(isi: dict[str, Any]) -> list[str]:
    """What is wrong with what is kept."""
    if set(isi) != {"tahun", "baris"} or type(isi["tahun"]) is not int or not isinstance(isi["baris"], list):
        return ["bentuknya lain"]
    kode = [b.get("kode_jabatan") for b in isi["baris"] if isinstance(b, dict)]
    return salah_arus(isi["baris"], [k for k in kode if isinstance(k, str)])
