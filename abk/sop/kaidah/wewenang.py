"""Who may do this: the role, on that day, in that name."""

from __future__ import annotations

from abk.sop.catatan.pejabat import NAMA_PERAN, penugasan_sah
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import WewenangError
from abk.sop.kaidah.keadaan import Keadaan


def periksa_peran(keadaan: Keadaan, e: Peristiwa, boleh: tuple[str, ...]) -> None:
    """Let only holders of one of some roles act, and only in the name in which they hold it.

    Raises
    ------
    WewenangError, KunciError
        If the author does not hold the role on that day, or the key has expired.
    """
    if e.peran not in boleh:
        raise WewenangError(
            f"Tindakan ini bukan wewenang {NAMA_PERAN.get(e.peran, e.peran)}.",
            f"Dikerjakan oleh: {', '.join(NAMA_PERAN[p] for p in boleh)}.",
        )
    unit = e.unit if e.peran == "unit" else ""
    hari = keadaan.hari(e.saat)
    tugas = penugasan_sah(keadaan.pejabat, e.pelaku, e.peran, unit, hari)
    if tugas.sebutan != e.sebutan:
        raise WewenangError(
            f"{e.pelaku} bertindak sebagai {tugas.sebutan or 'pejabat definitif'}, bukan "
            f"{e.sebutan or 'pejabat definitif'}.",
            "Ulangi dengan sebutan yang benar.",
        )
