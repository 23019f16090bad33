"""Which rows a question is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Saring:
    """A condition that follows another.

    Attributes
    ----------
    sql : empty, or beginning with AND, with a ``?`` for each value
    isi : the values
    """

    sql: str = ""
    isi: tuple[object, ...] = ()

    @classmethod
    def dari(cls, **kolom: list[object] | None) -> Saring:
        """Rows whose columns have one of the values; a column that is None does not matter."""
        sql = "".join(
            f" AND {nama} IN ({', '.join('?' * len(nilai))})"
            for nama, nilai in kolom.items()
            if nilai is not None
        )
        return cls(sql, tuple(satu for nilai in kolom.values() if nilai is not None for satu in nilai))
