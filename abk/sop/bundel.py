"""A case as a folder that can be checked without the store: the log, every content, the documents.

``alur.jsonl`` holds one event a line; ``berkas/`` every content that an event names, under its
fingerprint; ``naskah/`` the current documents under readable names.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from abk.errors import AbkError
from abk.files.together import tak_tertulis, together
from abk.sop.alur import Alur
from abk.sop.buka import HasCases, satu_kode
from abk.sop.catat import jenis_berkas
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.galat import AlurError
from abk.sop.kaidah import putar
from abk.sop.slot import DAFTAR_PEJABAT
from abk.tulisan.markup import kutip

CATATAN = "alur.jsonl"
BERKAS = "berkas"
NASKAH = "naskah"

ISI_TERBESAR = 64_000_000
"""Largest content, and longest log, that is taken into memory. [byte]"""


def baca_biasa(berkas: Path, terbesar: int = ISI_TERBESAR) -> bytes:
    """Bytes of a file of a case; OSError if it is larger, or a pipe or device, whose end nobody knows."""
    if not berkas.is_file():
        raise OSError(errno.ENOENT, "bukan berkas biasa", str(berkas))
    if berkas.stat().st_size > terbesar:
        raise OSError(errno.EFBIG, "terlalu besar", str(berkas))
    return berkas.read_bytes()


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
    """Write a case into a new or empty folder, whole or not at all.

    Raises AlurError if the folder holds something already, or cannot be written.
    """
    tujuan = Path(folder)
    if tujuan.exists() and (not tujuan.is_dir() or any(tujuan.iterdir())):
        raise AlurError(f"Folder {kutip(tujuan)} tidak kosong.", "Beri folder baru.")
    isi = {s: alur.rak.berkas(s) for s in sorted(sidik_disebut(alur.peristiwa))}
    return _tulis(tujuan, [e.baris for e in alur.peristiwa], isi, alur.keadaan.slot)


def _tulis(folder: Path, baris: Iterable[str], isi: Mapping[str, bytes], slot: Mapping[str, str]) -> Path:
    try:
        with together(folder) as tulis:
            for milik, bytes_ in isi.items():
                tulis(f"{BERKAS}/{milik}", bytes_)
            for satu, nama in nama_naskah(slot, isi).items():
                tulis(f"{NASKAH}/{nama}", isi[slot[satu]])
            tulis(CATATAN, b"".join(b.encode() + b"\n" for b in baris))
    except OSError as salah:
        raise AlurError(tak_tertulis(folder, salah), "Perbaiki itu, lalu ulangi.") from salah
    return folder


# ── without judging it, so that a check can say all that is wrong with it ─────────────────────────
def salinan_gudang(gudang: HasCases, kode: str, folder: Path) -> Path:
    """Write a case of a store into a new folder, as far as it can be read."""
    rak = gudang.alur
    kode = kode or satu_kode(rak)
    baris = rak.rekaman(kode)
    if not baris:
        raise AlurError(f"Alur {kutip(kode)} tidak ada.", "Lihat daftarnya: abk sop daftar ALAMAT")
    peristiwa: list[Peristiwa] = []
    isi: dict[str, bytes] = {}
    for nomor, satu in enumerate(baris, 1):
        with suppress(AbkError):
            peristiwa.append(baca_baris(satu, nomor))
    for milik in sorted(sidik_disebut(peristiwa)):
        with suppress(AbkError):
            isi[milik] = rak.berkas(milik)
    slot: Mapping[str, str] = {}
    with suppress(AbkError):
        keadaan = putar(peristiwa)
        slot = {s: v for s, v in keadaan.slot.items() if v in isi} if keadaan is not None else {}
    return _tulis(folder, baris, isi, slot)
