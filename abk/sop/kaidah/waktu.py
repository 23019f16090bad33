"""The clock of a case: events that were ahead of time are declared so, and it goes on from now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from abk.sop.catatan.isi import IsiLuruskan, baca_isi
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError, RantaiError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.kaidah.periksa import periksa_peran, tanpa_berkas


def luruskan(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after the clock was set right: it is the only event that may lie before the one before it.

    It never goes behind the last event that is not in doubt; what it declares wrong stays recorded, and
    counts as it was signed.
    """
    isi = baca_isi(IsiLuruskan, e.isi)
    periksa_peran(keadaan, e, keadaan.prosedur.fungsi.menunjuk)
    tanpa_berkas(e)
    if e.langkah or e.unit:
        raise LangkahError("Pelurusan waktu bukan bagian langkah mana pun.", "Ulangi tindakannya.")
    keliru = keadaan.waktu[isi.urut :]
    if not keliru or any(saat <= e.saat for saat in keliru):
        raise LangkahError(
            f"Catatan {isi.urut + 1} sampai yang terakhir tidak semuanya bertanggal sesudah {e.waktu}.",
            "Sebut catatan pertama yang waktunya keliru.",
        )
    if isi.urut and keadaan.waktu[isi.urut - 1] > e.saat:
        raise RantaiError(
            f"Waktu catatan ({e.waktu}) lebih awal daripada catatan {isi.urut}.", "Periksa jam komputer."
        )
    riwayat = tuple(
        replace(r, mulai=min(r.mulai, e.saat)) if r.selesai is None else r for r in keadaan.riwayat_langkah
    )
    semua = keadaan.waktu_keliru | set(range(isi.urut, keadaan.jumlah))
    return replace(keadaan, riwayat_langkah=riwayat, waktu_keliru=semua)


def sejak_di_depan(keadaan: Keadaan, saat: dt.datetime) -> int:
    """Number of the first event after the last one that is not later than a moment."""
    lurus = (n + 1 for n in reversed(range(keadaan.jumlah)) if keadaan.waktu[n] <= saat)
    return next(lurus, 0)
