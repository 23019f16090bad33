"""One event after the other: every event passes here when it is made, and whenever a log is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import AlurError, LangkahError, RantaiError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.kaidah.mulai import keadaan_awal, lampir, tunjuk
from abk.sop.kaidah.periksa import periksa_bentuk, periksa_peran, periksa_sambungan, periksa_tanda_tangan
from abk.sop.kaidah.selesai import selesai
from abk.sop.kaidah.ubah import cabut, kembali, luruskan, putusan, ubah
from abk.tulisan.sidik import NOL


def lanjutkan(keadaan: Keadaan | None, e: Peristiwa) -> Keadaan:
    """State after an event.

    Raises RantaiError if it does not continue the chain, or its signature does not hold; WewenangError,
    KunciError if its author does not hold the role, or the key has expired; LangkahError if the step is not
    due, or what it needs is missing or not what is there now.
    """
    periksa_bentuk(e)
    if keadaan is None:
        if e.apa != "mulai" or e.urut != 0 or e.sebelum != NOL:
            raise RantaiError("Catatan alur tidak dimulai dari awal.", "Ambil catatan yang lengkap.")
        baru = keadaan_awal(e)
        periksa_peran(baru, e, baru.prosedur.fungsi.memulai)
    else:
        periksa_sambungan(keadaan, e)
        if keadaan.selesai:
            raise LangkahError("Alur sudah selesai dan diarsipkan.", "Perubahan memerlukan alur baru.")
        periksa_tanda_tangan(keadaan.pejabat, e, keadaan.prosedur)
        baru = _PENANGAN[e.apa](keadaan, e)
    return replace(
        baru,
        nonce=baru.nonce | {e.nonce},
        jumlah=e.urut + 1,
        kepala=e.sidik,
        terakhir=e.saat,
        waktu=(*baru.waktu, e.saat),
    )


def putar(peristiwa: Iterable[Peristiwa]) -> Keadaan | None:
    """State after all events; None where there are none."""
    keadaan: Keadaan | None = None
    for satu in peristiwa:
        keadaan = lanjutkan(keadaan, satu)
    return keadaan


def _mulai_lagi(_keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    raise AlurError(f"Alur {e.alur} sudah dimulai.", "Pakai kode lain untuk alur baru.")


_PENANGAN: Mapping[str, Callable[[Keadaan, Peristiwa], Keadaan]] = {
    "mulai": _mulai_lagi,
    "tunjuk": tunjuk,
    "selesai": selesai,
    "kembali": kembali,
    "ubah": ubah,
    "putusan": putusan,
    "cabut": cabut,
    "lampir": lampir,
    "luruskan": luruskan,
}
