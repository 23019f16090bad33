"""The cockpit: the procedure by role, in a notebook; and a full case played on the example ministry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abk.kokpit.rakit import Jam, Kokpit
    from abk.store import Gudang

__all__ = ["kokpit"]


def kokpit(sumber: str | Gudang, alur: str = "", *, pejabat: str = "", jam: Jam | None = None) -> Kokpit:
    """Cockpit of a case; shown by being the last line of a cell.

    Parameters
    ----------
    sumber : address of a store (``sqlite:///folder/abk.db``), an open :class:`abk.store.Gudang`, or
        ``"peragaan"``: the example ministry at step 1, in a store that lasts as long as the kernel
    alur : code of the case; asked where the store holds several
    pejabat : identifier of the official who is chosen at first
    jam : gives the moment; the computer's clock unless given

    Raises
    ------
    ParameterError
        If there is no address, or it is a folder.
    abk.store.GudangError
        If the store cannot be opened.
    AlurError
        If the store holds no case, or none of that code.
    """
    # Widgets are heavy, and whoever only plays the example needs none.
    from abk.kokpit.buka import buka_kokpit  # noqa: PLC0415

    return buka_kokpit(sumber, alur, pejabat, jam)
