"""What is not recorded, though a log that holds it can be read: a check says so of such a log."""

from __future__ import annotations

import datetime as dt

from abk.sop.catatan.kunci import sebab_lemah, sebab_umum
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import AlurError, KunciError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.prosedur import asal

TOLERANSI_DEPAN = dt.timedelta(minutes=15)
"""How far an event may lie in the future of the clock that judges it: clocks differ."""


def sebab_kunci(publik: str, keadaan: Keadaan) -> str:
    """Why a key proves nothing in a case, as part of a sentence; empty for a sound one.

    In a play keys may be public; points that are no keys not even there.
    """
    return sebab_lemah(publik) or ("" if keadaan.peragaan else sebab_umum(publik, keadaan.pejabat))


def di_depan(saat: dt.datetime, kini: dt.datetime) -> bool:
    """Whether a moment lies further in the future than clocks differ."""
    return saat > kini + TOLERANSI_DEPAN


def periksa_catatan_baru(keadaan: Keadaan, e: Peristiwa, server: dt.datetime | None = None) -> None:
    """Refuse to record keys that prove nothing, a foreign procedure under a shipped name, a time to come.

    Parameters
    ----------
    keadaan : the case after the event
    server : clock of the server that keeps it; without one that of this computer judges
    """
    if e.apa in {"mulai", "tunjuk"}:
        semua = {str(p["id"]): sebab_kunci(str(p["kunci"]), keadaan) for p in e.isi["pejabat"]}
        if salah := [f"{siapa}: {sebab}" for siapa, sebab in semua.items() if sebab]:
            raise KunciError(
                f"Kunci tidak dapat dipakai; {'; '.join(salah)}.",
                "Buat kunci sendiri dengan abk sop kunci; kunci peragaan hanya untuk alur peragaan.",
            )
    if e.apa == "mulai" and asal(keadaan.prosedur) == "menyamar":
        milik = keadaan.prosedur
        raise AlurError(
            f"Prosedur {milik.nama}, nomor {milik.identitas.nomor}, bukan bawaan program, tetapi memakai "
            "nama atau nomor prosedur bawaan.",
            "Beri nama dan nomor sendiri bila isinya diubah, atau pakai prosedur bawaan.",
        )
    if not keadaan.peragaan and di_depan(e.saat, server or dt.datetime.now(dt.UTC)):
        jam = "server" if server else "komputer ini"
        raise AlurError(f"Waktu catatan ({e.waktu}) di depan jam {jam}.", "Setel jam komputer, lalu ulangi.")
