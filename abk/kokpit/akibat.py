"""What a return or an edit will bring down, told by the rules themselves before anything is done."""

from __future__ import annotations

from dataclasses import dataclass

from abk.sop import Alur, Persetujuan, Tanda
from abk.sop.catat import Bawaan, rakit
from abk.sop.catatan.kanonik import sidik
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan, Posisi, Putusan

_ALASAN = "pratinjau akibat, tidak dicatat"


@dataclass(frozen=True)
class Akibat:
    """What would be otherwise afterwards.

    Attributes
    ----------
    gugur : approvals that fall
    putusan : decisions of meetings that no longer stand
    posisi : steps that are due then
    """

    gugur: tuple[Persetujuan, ...]
    putusan: tuple[Putusan, ...]
    posisi: tuple[Posisi, ...]


def akibat_kembali(alur: Alur, langkah: str, ke: str, unit: str, tanda: Tanda) -> Akibat:
    """What a return would bring down.

    Parameters
    ----------
    alur : the case; not changed
    langkah, ke, unit : from which step to which, of which unit
    tanda : who would sign

    Raises
    ------
    AlurError
        If it is not allowed.
    """
    satu = alur.keadaan.satu_langkah(langkah)
    peran = (satu.pelaksana,) if satu is not None else ()
    bawaan = Bawaan({"ke": ke, "alasan": _ALASAN})
    return _akibat(
        alur.keadaan,
        lanjutkan(alur.keadaan, rakit(alur.keadaan, "kembali", tanda, peran, langkah, unit, bawaan)),
    )


def akibat_ubah(alur: Alur, slot: str, tanda: Tanda, isi: bytes = b"", *, fakta: bool = False) -> Akibat:
    """What an edit of a content would bring down.

    Parameters
    ----------
    alur : the case; not changed
    slot : the content
    tanda : who would sign
    isi : the new content, if it is there already
    fakta : whether it is made anew from other facts

    Raises
    ------
    AlurError
        If it is not allowed.
    """
    kini, asal = alur.keadaan, alur.keadaan.asal_slot(slot)
    lama = kini.slot.get(slot, "")
    baru = isi if sidik(isi) != lama else isi + b" "
    langkah, unit = asal if asal is not None else (kini.langkah[0], "")
    kata = {"alasan": _ALASAN, **({"fakta": sidik(_ALASAN)} if fakta else {})}
    bawaan = Bawaan(kata, langkah.makna, {slot: lama} if lama else {}, {slot: baru})
    e = rakit(kini, "ubah", tanda, (langkah.pelaksana,), langkah.kode, unit, bawaan)
    return _akibat(kini, lanjutkan(kini, e))


def _akibat(lama: Keadaan, baru: Keadaan) -> Akibat:
    urut = lama.jumlah
    return Akibat(
        tuple(p for p in baru.persetujuan if p.gugur == urut),
        tuple(d for d in baru.semua_putusan if d.dicabut == urut),
        baru.posisi_kini,
    )
