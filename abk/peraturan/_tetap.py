"""A mapping that cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

_V = TypeVar("_V")


class Tetap(Mapping[str, _V]):
    """A mapping that cannot be changed, and that can be sent to another process."""

    __slots__ = ("_isi",)

    def __init__(self, isi: Mapping[str, _V]) -> None:
        self._isi = dict(isi)

    def __getitem__(self, kunci: str) -> _V:
        """The value of a key."""
        return self._isi[kunci]

    def __iter__(self) -> Iterator[str]:
        """The keys, in order."""
        return iter(self._isi)

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._isi)

    def __hash__(self) -> int:
        """Equal mappings hash alike."""
        return hash(frozenset(self._isi.items()))

    def __repr__(self) -> str:
        """As the dict it holds."""
        return f"Tetap({self._isi!r})"

    def __reduce__(self) -> tuple[type[Tetap[_V]], tuple[dict[str, _V]]]:
        """Rebuilt from its dict."""
        return (type(self), (self._isi,))
