"""Decided changes of the data: each with old value, new value and reason, applied or refused as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any, Literal, get_args

from abk.errors import ParameterError
from abk.kegiatan.isi import isi_kegiatan
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.ubahan import ubah_isi
from abk.tulisan.markup import kutip

Jenis = Literal["ubah", "tambah", "hapus"]
"""A cell changed, a task added, a task removed."""


@dataclass(frozen=True)
class Perubahan:
    """One change.

    Attributes
    ----------
    kode_jabatan : the post
    nomor : number of the task; empty for a cell of the post itself (bezetting …)
    jenis : what is done
    kolom : column of an ``ubah``, else empty
    lama : value it replaces, numbers with a decimal point, empty = no value; of a ``hapus`` the row, as
        canonical JSON (:func:`abk.kegiatan.baris_kini`); of a ``tambah`` empty
    baru : new value; of a ``tambah`` the row as canonical JSON; of a ``hapus`` empty
    alasan : why; never empty when it is applied
    """

    kode_jabatan: str
    nomor: str
    jenis: Jenis
    kolom: str
    lama: str
    baru: str
    alasan: str

    def sebagai_dict(self) -> dict[str, str]:
        """Plain mapping, for JSON."""
        return asdict(self)

    @classmethod
    def dari_dict(cls, isi: Mapping[str, Any]) -> Perubahan:
        """Change of a mapping; ParameterError if a part is missing, unknown or no text."""
        nama = {f.name for f in fields(cls)}
        if (
            not isinstance(isi, Mapping)
            or set(isi) != nama
            or not all(isinstance(v, str) for v in isi.values())
        ):
            raise ParameterError("Perubahan tidak lengkap.", f"Isi sebagai teks: {', '.join(sorted(nama))}.")
        if isi["jenis"] not in get_args(Jenis):
            raise ParameterError(
                f"Jenis perubahan {kutip(isi['jenis'])} tidak dikenal.",
                f"Pakai {', '.join(get_args(Jenis))}.",
            )
        return cls(**isi)


def terapkan(k: Kegiatan, perubahan: Sequence[Perubahan]) -> Kegiatan:
    """Kegiatan after some changes, applied in their order (a later one sees the earlier) and judged again.

    Settings, source and ancestors stay; without changes it is ``k`` itself. Computed once for the same data
    and changes, since neither ever changes.

    Raises
    ------
    ParameterError
        If any does not fit: unknown post, task or column, an old value that is not there, no reason, a
        new value that is not allowed or leaves a new fault or doubt behind; with all of them.
    """
    if not perubahan:
        return k
    return _sesudah(k, tuple(perubahan))


@lru_cache(maxsize=8)
def _sesudah(k: Kegiatan, perubahan: tuple[Perubahan, ...]) -> Kegiatan:
    return ubah_isi(isi_kegiatan(k), perubahan, k.asal)
