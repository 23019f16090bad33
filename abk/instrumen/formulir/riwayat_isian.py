"""Undo and redo: the states before and after the present one."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable

from abk.instrumen.formulir.isian import Isian

LANGKAH = 200
"""Edits that can be undone."""


class RiwayatIsian:
    """The present state and the way to it.

    Parameters
    ----------
    awal : the state to begin with
    """

    def __init__(self, awal: Isian) -> None:
        self.kini = awal
        self._lalu: deque[Isian] = deque(maxlen=LANGKAH)
        self._depan: list[Isian] = []
        self._langkah: Hashable = None

    def catat(self, baru: Isian, langkah: Hashable = None) -> bool:
        """Make a state the present one; False if it is that already.

        Parameters
        ----------
        langkah : edits in a row with the same name (keys typed into one cell) are undone together
        """
        if baru == self.kini:
            return False
        if langkah is None or langkah != self._langkah:
            self._lalu.append(self.kini)
        self.kini, self._langkah = baru, langkah
        self._depan.clear()
        return True

    def akhiri_langkah(self) -> None:
        """Let the next edit be a step of its own, whatever its name."""
        self._langkah = None

    def batal(self, langkah: Hashable) -> bool:
        """Take a step back that is still being typed, as if it had never been."""
        if self._langkah is None or self._langkah != langkah or not self._lalu:
            return False
        self.kini = self._lalu.pop()
        self._langkah = None
        return True

    @property
    def dapat_urung(self) -> bool:
        """Whether there is an edit to undo."""
        return bool(self._lalu)

    @property
    def dapat_ulang(self) -> bool:
        """Whether there is an undone edit."""
        return bool(self._depan)

    def urung(self) -> bool:
        """Undo one edit."""
        return self._geser(mundur=True)

    def ulang(self) -> bool:
        """Redo one edit."""
        return self._geser(mundur=False)

    def _geser(self, *, mundur: bool) -> bool:
        dari, ke = (self._lalu, self._depan) if mundur else (self._depan, self._lalu)
        if not dari:
            return False
        ke.append(self.kini)
        self.kini, self._langkah = dari.pop(), None
        return True
