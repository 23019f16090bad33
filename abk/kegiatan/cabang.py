"""Branches of a kegiatan: units with all below them, cut out with their posts, tasks and findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from abk.errors import ParameterError
from abk.tables import TabelTerperiksa, leluhur, pohon_unit, urutan_pohon

if TYPE_CHECKING:
    from abk.kegiatan.kegiatan import Kegiatan

_SEBUT = 8


def potongan(terperiksa: TabelTerperiksa, kode: Collection[str]) -> TabelTerperiksa:
    """Rows and findings of some units.

    Parameters
    ----------
    terperiksa : checked tables of the whole
    kode : codes of the units to keep, each with all below it
    """
    unit, jabatan, tugas = (terperiksa.tabel[t] for t in ("unit", "jabatan", "uraian_tugas"))
    unit, jabatan = unit[unit["kode_unit"].isin(kode)], jabatan[jabatan["kode_unit"].isin(kode)]
    pos = set(jabatan["kode_jabatan"])
    milik = [
        t for t in terperiksa.temuan if (t.kode_jabatan in pos if t.kode_jabatan else t.kode_unit in kode)
    ]
    tugas = tugas[tugas["kode_jabatan"].isin(pos)]
    # The root of a branch has nothing above it within the branch; who stands there is in ``atasan``.
    unit = unit.assign(kode_induk=unit["kode_induk"].where(unit["kode_induk"].isin(kode)))
    jabatan = jabatan.assign(kode_atasan=jabatan["kode_atasan"].where(jabatan["kode_atasan"].isin(pos)))
    return TabelTerperiksa({"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas}, milik)


def batasi(k: Kegiatan, kode_unit: Sequence[str]) -> Kegiatan:
    """Several units with the units below them, as a kegiatan of their own.

    Parameters
    ----------
    k : the whole; not changed
    kode_unit : codes of units of which none lies within another; their order does not matter

    Returns
    -------
    Kegiatan
        Rows in the order of the whole; each of the units is a root. ``atasan`` holds the ancestors
        that all of them share.

    Raises
    ------
    ParameterError
        If no unit is named, one is unknown, or one lies within another; with all of them.
    """
    induk = pohon_unit(k.unit)
    diminta = list(dict.fromkeys(kode_unit))
    salah = [f"unit {u!r} tidak ada dalam kegiatan ini" for u in diminta if u not in induk]
    for satu in (u for u in diminta if u in induk):
        salah += [
            f"unit {satu} sudah termasuk dalam unit {atas}"
            for atas in leluhur(induk, satu)
            if atas in diminta
        ]
    if salah or not diminta:
        raise ParameterError(
            f"Kegiatan tidak dapat dibatasi: {'; '.join(salah) or 'tidak ada unit yang disebut'}.",
            f"Kode yang ada: {', '.join(list(induk)[:_SEBUT])}{' …' if len(induk) > _SEBUT else ''}",
        )
    kode = {bawah for satu in diminta for bawah, _ in urutan_pohon(induk, satu)}
    garis = [k.induk(satu) for satu in diminta]
    bersama = tuple(a for a in garis[0] if all(a in lain for lain in garis[1:]))
    return replace(k, terperiksa=potongan(k.terperiksa, kode), atasan=bersama)
