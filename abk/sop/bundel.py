"""A case as a folder that can be checked without the store: the log, every content, the documents.

``alur.jsonl`` holds one event a line; ``berkas/`` every content that an event names, under its
fingerprint; ``naskah/`` the current documents under readable names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from abk.sop.alur import Alur
from abk.sop.catat import jenis_berkas
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import AlurError
from abk.sop.kaidah import DAFTAR_PEJABAT

CATATAN = "alur.jsonl"
BERKAS = "berkas"
NASKAH = "naskah"


def sidik_disebut(peristiwa: Iterable[Peristiwa]) -> set[str]:
    """Every content that events name."""
    hasil: set[str] = set()
    for e in peristiwa:
        hasil |= {*e.masukan.values(), *e.keluaran.values()}
        if isinstance(fakta := e.isi.get("fakta"), str):
            hasil.add(fakta)
    return hasil


def nama_naskah(slot: Mapping[str, str], ambil: Mapping[str, bytes]) -> dict[str, str]:
    """Readable file name of each slot, none twice, none outside the folder."""
    hasil: dict[str, str] = {}
    for satu in sorted(slot):
        if satu == DAFTAR_PEJABAT:
            continue
        polos = re.sub(r"[^A-Za-z0-9.-]+", "_", satu).strip("._") or "isi"
        akhir, sudah = jenis_berkas(ambil[slot[satu]]), {n.lower() for n in hasil.values()}
        calon, nomor = f"{polos}.{akhir}", 1
        while calon.lower() in sudah:  # file systems that fold letters would write one over the other
            nomor += 1
            calon = f"{polos}-{nomor}.{akhir}"
        hasil[satu] = calon
    return hasil


def ekspor(alur: Alur, folder: str | Path) -> Path:
    """Write a case into a new or empty folder.

    Raises
    ------
    AlurError
        If the folder holds something already.
    """
    tujuan = Path(folder)
    if tujuan.exists() and (not tujuan.is_dir() or any(tujuan.iterdir())):
        raise AlurError(f"Folder {str(tujuan)!r} tidak kosong.", "Beri folder baru.")
    for nama in (BERKAS, NASKAH):
        (tujuan / nama).mkdir(parents=True, exist_ok=True)
    isi = {s: alur.rak.berkas(s) for s in sorted(sidik_disebut(alur.peristiwa))}
    for milik, bytes_ in isi.items():
        (tujuan / BERKAS / milik).write_bytes(bytes_)
    for slot, nama in nama_naskah(alur.keadaan.slot, isi).items():
        (tujuan / NASKAH / nama).write_bytes(isi[alur.keadaan.slot[slot]])
    (tujuan / CATATAN).write_bytes(b"".join(e.baris.encode() + b"\n" for e in alur.peristiwa))
    return tujuan
