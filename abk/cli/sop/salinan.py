"""A case copied out of a store without judging it, so that a check can say all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from abk.errors import AbkError
from abk.sop.bundel import BERKAS, CATATAN, NASKAH, nama_naskah, sidik_disebut
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.galat import AlurError
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan
from abk.store import buka
from abk.store.alur import RakAlur


def salinan_gudang(alamat: str, kode: str, folder: Path) -> Path:
    """Write a case of a store into a new folder, as far as it can be read.

    Raises
    ------
    AbkError
        If there is no such case, several and none is named, or its records are damaged.
    """
    rak = buka(alamat).alur
    kode = kode or _satu(rak)
    baris = rak.rekaman(kode)
    if not baris:
        raise AlurError(f"Alur {kode!r} tidak ada.", "Lihat daftarnya: abk sop status ALAMAT")
    for nama in (BERKAS, NASKAH):
        (folder / nama).mkdir(parents=True)
    peristiwa = _terbaca(baris)
    isi = _isi(rak, peristiwa)
    for milik, bytes_ in isi.items():
        (folder / BERKAS / milik).write_bytes(bytes_)
    keadaan = _keadaan(peristiwa)
    slot = {s: v for s, v in keadaan.slot.items() if v in isi} if keadaan is not None else {}
    for satu, nama in nama_naskah(slot, isi).items():
        (folder / NASKAH / nama).write_bytes(isi[slot[satu]])
    (folder / CATATAN).write_bytes(b"".join(b.encode() + b"\n" for b in baris))
    return folder


def _satu(rak: RakAlur) -> str:
    ada = [str(satu["kode"]) for satu in rak.daftar()]
    if len(ada) != 1:
        raise AlurError(
            f"Penyimpanan berisi {len(ada)} alur{': ' if ada else ''}{', '.join(ada)}.",
            "Sebut satu dengan --alur.",
        )
    return ada[0]


def _terbaca(baris: list[str]) -> list[Peristiwa]:
    hasil: list[Peristiwa] = []
    for nomor, satu in enumerate(baris, 1):
        try:
            hasil.append(baca_baris(satu, nomor))
        except AbkError:
            continue  # the check says so
    return hasil


def _isi(rak: RakAlur, peristiwa: list[Peristiwa]) -> dict[str, bytes]:
    hasil: dict[str, bytes] = {}
    for milik in sorted(sidik_disebut(peristiwa)):
        try:
            hasil[milik] = rak.berkas(milik)
        except AbkError:
            continue  # missing or damaged: the check says so
    return hasil


def _keadaan(peristiwa: list[Peristiwa]) -> Keadaan | None:
    keadaan: Keadaan | None = None
    for satu in peristiwa:
        try:
            keadaan = lanjutkan(keadaan, satu)
        except AbkError:
            return None
    return keadaan
