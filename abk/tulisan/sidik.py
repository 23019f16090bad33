"""A fingerprint as readers compare it."""

from __future__ import annotations


def kelompok(heksa: str, besar: int = 8) -> str:
    """A hexadecimal number in groups: ``"73e062a0 fd54b016 …"``.

    Parameters
    ----------
    heksa : str
        The number; empty stays empty.
    besar : int
        Digits in a group.
    """
    return " ".join(heksa[n : n + besar] for n in range(0, len(heksa), besar))
