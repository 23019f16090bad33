"""What steps and contents are called on the screen."""

from __future__ import annotations

from abk.errors import ParameterError
from abk.sop.prosedur import Prosedur


def judul_slot(prosedur: Prosedur, slot: str) -> str:
    """Title of a content, with its unit: ``"Notula (SET.PO)"``.

    Parameters
    ----------
    prosedur : the procedure that names its contents
    slot : name, with the unit where content is per unit
    """
    nama, _, unit = slot.partition(":")
    if nama == "daftar_pejabat":
        return "Daftar pejabat"
    if nama == "lampiran":
        return f"Lampiran {unit}"
    try:
        judul = prosedur.slot_menurut(nama).judul
    except ParameterError:
        judul = nama
    return f"{judul} ({unit})" if unit else judul
