"""Named changes in order: what if."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from abk.analisis.skenario.ubah import Tabel, Ubah, UbahPengaturan
from abk.errors import ParameterError
from abk.tulisan.bentuk import Bentuk, Teks, kesalahan_bentuk
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip


class Skenario(Bentuk):
    """Named changes, in order.

    Attributes
    ----------
    nama : its name, for readers
    keterangan : why
    ubah : the changes, each on what those before it left
    """

    nama: Teks
    keterangan: str = ""
    ubah: tuple[Ubah, ...] = Field(min_length=1)

    @property
    def pengaturan(self) -> dict[str, Any]:
        """Settings that it changes."""
        return reduce(
            lambda a, u: a | u.isi if isinstance(u, UbahPengaturan) else a, self.ubah, dict[str, Any]()
        )


_BENTUK: TypeAdapter[Skenario] = TypeAdapter(Skenario)


def skenario(isi: Mapping[str, Any], asal: str = "skenario") -> Skenario:
    """A scenario from plain data.

    Parameters
    ----------
    isi : ``nama``, ``keterangan`` and ``ubah``, a list of changes each with its ``jenis``
    asal : name of the source, for the messages

    Raises
    ------
    ParameterError
        With every fault at once.
    """
    if not isinstance(isi, Mapping):
        raise ParameterError(
            f"{asal} berupa {kutip(type(isi).__name__)}, bukan kamus.",
            "Beri kamus dengan nama dan ubah; lihat docs/metode.md, Skenario.",
        )
    try:
        return _BENTUK.validate_python(dict(isi))
    except ValidationError as salah:
        raise ParameterError(
            f"{asal} tidak dapat dipakai: {'; '.join(kesalahan_bentuk(salah))}.",
            "Lihat docs/metode.md, Skenario.",
        ) from None


def tabel_skenario(tabel: Tabel, s: Skenario) -> dict[str, pd.DataFrame]:
    """Tables after every change of a scenario.

    Parameters
    ----------
    tabel : typed tables; not changed
    s : the scenario

    Returns
    -------
    dict of DataFrame by name; rows keep their index, so that findings still point at them

    Raises
    ------
    ParameterError
        If a change names a unit or post that is not there, or meets no task.
    """
    for ubah in s.ubah:
        tabel = ubah.pada(tabel)
    return dict(tabel)
