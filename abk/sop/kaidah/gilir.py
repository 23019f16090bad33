"""Whose turn it is: the step that an event speaks of must be due."""

from __future__ import annotations

from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.prosedur import Langkah


def langkah_kini(keadaan: Keadaan, e: Peristiwa) -> Langkah:
    """Step that an event speaks of.

    Raises
    ------
    LangkahError
        If the case has no such step, or it is not due.
    """
    langkah = keadaan.satu_langkah(e.langkah)
    if langkah is None:
        raise LangkahError(f"Langkah {e.langkah!r} tidak ada dalam alur ini.", "Lihat: abk sop status")
    unit = e.unit if langkah.lingkup == "unit" else ""
    if (e.langkah, unit) not in keadaan.posisi_kini:
        untuk = f" unit {e.unit}" if e.unit else ""
        jatuh = ", ".join(f"{k}{f' ({u})' if u else ''}" for k, u in keadaan.posisi_kini) or "tidak ada"
        raise LangkahError(
            f"Langkah {e.langkah}{untuk} belum atau tidak lagi gilirannya.",
            f"Langkah yang berjalan: {jatuh}.",
        )
    if langkah.lingkup == "umum" and e.unit:
        raise LangkahError(f"Langkah {e.langkah} tidak dikerjakan per unit.", "Kosongkan unitnya.")
    return langkah


def tanpa_berkas(e: Peristiwa) -> None:
    """Refuse content on an event that carries none.

    Raises
    ------
    LangkahError
        If there is any.
    """
    if e.keluaran or e.masukan or e.makna:
        raise LangkahError("Tindakan ini tidak membawa berkas.", "Ulangi tindakannya.")
