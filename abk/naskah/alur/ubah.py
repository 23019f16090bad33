"""A document made anew from changed facts: what was approved before falls, and is said to fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from abk.errors import Temuan
from abk.kegiatan import Kegiatan
from abk.naskah.alur.bahan import Bahan
from abk.naskah.alur.kerja import SUSUNAN, Siap, naskah_slot, profil_alur
from abk.naskah.galat import NaskahError, galat_isian
from abk.sop import Alur, Tanda
from abk.sop.galat import LangkahError


def siapkan_ubah(
    alur: Alur,
    slot: str,
    fakta: Mapping[str, Any],
    *,
    pelaku: str,
    sumber: Callable[[], Kegiatan],
    saat: dt.datetime | None = None,
    templat: Path | None = None,
) -> Siap:
    """Make a document of a step already done once more, with some facts changed.

    Parameters
    ----------
    alur : the case
    slot : the document, with its unit where content is per unit
    fakta : changed facts of this document, field → value; the others stay
    pelaku : who made it and will sign the change
    sumber : gives the kegiatan of the store
    saat, templat : as for :func:`abk.naskah.alur.siapkan`

    Returns
    -------
    Siap
        With this one document, and all facts of its step.

    Raises
    ------
    LangkahError
        If the slot holds no document that stands.
    NaskahError
        With every fact that is missing or wrong.
    """
    nama, asal = slot.partition(":")[0], alur.keadaan.asal_slot(slot)
    if asal is None or nama not in SUSUNAN or slot not in alur.keadaan.slot:
        raise LangkahError(f"Isi {slot!r} bukan naskah yang dapat dibuat ulang.", "Lihat: abk sop status")
    langkah, unit = asal
    kini = saat or dt.datetime.now(dt.UTC)
    lama = Bahan(alur, langkah, unit, pelaku, kini, profil_alur(alur), {}, sumber)
    semua = {s: isi for s in langkah.keluaran if s in SUSUNAN and (isi := lama.isian(s))}
    semua[nama] = {**semua.get(nama, {}), **fakta}
    bahan = Bahan(alur, langkah, unit, pelaku, kini, profil_alur(alur), semua, sumber)
    temuan = list[Temuan]()
    jadi = naskah_slot(bahan, nama, templat, temuan)
    if temuan:
        raise galat_isian(nama, temuan)
    if jadi is None:
        raise NaskahError(f"Naskah {slot!r} tidak dapat dibuat.", "Periksa isiannya.")
    return Siap(alur, langkah.kode, unit, kini, {slot: jadi.docx}, {slot: jadi}, semua)


def kerjakan_ubah(siap: Siap, tanda: Tanda, *, alasan: str) -> Alur:
    """Sign a changed document: exactly what was looked at is kept, and later approvals fall.

    Raises
    ------
    AlurError
        If meanwhile something changed, or the document is not this official's; nothing is kept then.
    """
    slot, isi = next(iter(siap.berkas.items()))
    return siap.alur.ubah(slot, isi, tanda, alasan=alasan, fakta=siap.fakta)
