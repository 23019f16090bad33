"""Informasi jabatan in the store: the table that was imported, and what the sheets say themselves."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from abk.kegiatan import Kegiatan
from abk.kegiatan.informasi import baris_informasi, pasang_informasi, salah_informasi
from abk.store.alamat import Sambungan
from abk.store.draf import DraftStore
from abk.store.galat import RusakError
from abk.store.lembar import Lembar
from abk.store.skema import DRAF, PERAN
from abk.tulisan.json_ketat import urai_json

_RUANG = "informasi"
_SARAN = "Impor lagi folder yang memuat informasi_jabatan.csv."


def simpan_informasi(sambungan: Sambungan, k: Kegiatan) -> None:
    """Keep the table of a kegiatan, beside the rows of posts that it does not hold."""
    baru = baris_informasi(k)
    if baru is None:
        return
    milik = set(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    with sambungan.baca() as c:
        lama = [b for b in _isi(c) if isinstance(b, dict) and b.get("kode_jabatan") not in milik]
    draf = DraftStore(sambungan)
    for nama in draf.semua(_RUANG):
        draf.hapus(_RUANG, nama)
    # a name that nobody can take beforehand: on the server a draft is replaced by its own account only
    draf.simpan(_RUANG, uuid.uuid4().hex, {"baris": [*lama, *baru]})


def dengan_informasi(c: Connection, k: Kegiatan) -> Kegiatan:
    """The kegiatan with the rows that were kept; what its sheets say (:func:`dari_lembar`) comes first."""
    kode = list(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    ada = set(kode)
    simpanan = [b for b in _isi(c) if not isinstance(b, dict) or b.get("kode_jabatan") in ada]
    if salah := salah_informasi(simpanan, ada):
        raise RusakError(f"Informasi jabatan dalam gudang rusak: {'; '.join(salah[:3])}.", _SARAN)
    lembar = baris_informasi(k) or []
    diisi = {(b["kode_jabatan"], b["butir"]) for b in lembar}
    lain = [b for b in simpanan if (b["kode_jabatan"], b["butir"]) not in diisi]
    urut = {satu: n for n, satu in enumerate(kode)}
    return pasang_informasi(k, sorted([*lembar, *lain], key=lambda b: urut[b["kode_jabatan"]]))


def dari_lembar(semua: Iterable[Lembar]) -> list[dict[str, str]]:
    """What sheets say of their posts beside figures: the summary, and each tool with the tasks it is for."""
    hasil = []
    for lembar in semua:
        kode = lembar.kode_jabatan
        if lembar.ikhtisar_jabatan.strip():
            satu = {"kode_jabatan": kode, "butir": "ikhtisar", "nomor": "1", "isi": lembar.ikhtisar_jabatan}
            hasil.append(satu)
        alat: dict[str, list[str]] = {}
        for baris in lembar.uraian_tugas:
            if nama := _kata(baris, "peralatan"):
                alat.setdefault(nama, []).append(_kata(baris, "uraian_tugas"))
        for n, (nama, tugas) in enumerate(alat.items(), 1):
            satu = {"kode_jabatan": kode, "butir": "perangkat_kerja", "nomor": str(n), "isi": nama}
            guna = "; ".join(dict.fromkeys(t for t in tugas if t))
            hasil.append({**satu, **({"rincian": guna} if guna else {})})
    return hasil


def _kata(baris: Mapping[str, Any], kolom: str) -> str:
    nilai = baris.get(kolom)
    return "" if nilai is None or pd.isna(nilai) else str(nilai).strip()


def _isi(c: Connection) -> list[Any]:
    """Rows that were kept last; nothing that the staff of a unit kept beside their sheets."""
    unit = select(PERAN.c.nama_role).where(PERAN.c.peran == "unit")
    tanya = select(DRAF.c.isi).where(DRAF.c.ruang == _RUANG, DRAF.c.akun.not_in(unit))
    teks = c.execute(tanya.order_by(DRAF.c.waktu.desc()).limit(1)).scalar_one_or_none()
    if teks is None:
        return []
    try:
        isi = urai_json(teks)
    except ValueError:
        isi = None
    baris = isi.get("baris") if isinstance(isi, dict) else None
    if not isinstance(baris, list):
        raise RusakError("Informasi jabatan dalam gudang rusak: bentuknya lain.", _SARAN)
    return baris
