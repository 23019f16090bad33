"""Which rows a question is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abk.errors import ParameterError, saran_nama
from abk.gabungan.catalog import Partisi, kunci_instansi
from abk.tulisan.markup import kutip


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


def saring_partisi(semua: Sequence[Partisi], tahun: int | None, instansi: str) -> Saring:
    """Rows of a year, of an institution; what is not there is refused, not answered with nothing.

    Parameters
    ----------
    semua : partitions of the dataset
    tahun : None: every year [tahun]
    instansi : empty: every institution

    Raises
    ------
    ParameterError
        If there is none.
    """
    partisi = [p for p in semua if not instansi or p.kunci[0] == kunci_instansi(instansi)]
    if not partisi:
        nama = sorted({p.instansi for p in semua})
        raise ParameterError(f"Instansi {kutip(instansi)} tidak ada.", saran_nama(instansi, nama))
    ada = sorted({p.tahun for p in partisi})
    if tahun is not None and tahun not in ada:
        raise ParameterError(f"Tahun {tahun} tidak ada.", f"Yang ada: {', '.join(map(str, ada))}.")
    sendiri: list[object] = [*dict.fromkeys(p.instansi for p in partisi)]
    return Saring.dari(tahun=None if tahun is None else [tahun], instansi=sendiri if instansi else None)
