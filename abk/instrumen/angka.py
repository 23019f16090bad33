"""Text numbers as Indonesians write them, read without guessing."""

from __future__ import annotations

from abk.tables import angka_teks
from abk.tables.angka import AngkaTeks, Desimal


def angka_indonesia(teks: str, desimal: Desimal = "") -> AngkaTeks:
    """Reading of a number written as text in an Indonesian office.

    Parameters
    ----------
    teks : the cell, e.g. ``"30,5"``, ``"1.248,5"`` or ``"1.250"``
    desimal : decimal sign declared for the source; empty = ``"1.250"`` has two readings

    Returns
    -------
    AngkaTeks
        ``"30,5"`` is 30.5 even where no sign is declared: it cannot be anything else.

    Notes
    -----
    Both notations are judged by :func:`abk.tables.angka_teks`; this function only asks it twice.
    """
    dibaca = angka_teks(teks, desimal)
    if desimal == "" and dibaca.nilai is None and not dibaca.ragu:
        return angka_teks(teks, ",")
    return dibaca
