"""Branches of a kegiatan: units with all below them, cut out with their posts, tasks and findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from abk.errors import ParameterError
from abk.tables import TabelTerperiksa, leluhur, urutan_pohon
from abk.tulisan.malas import np, pd
from abk.tulisan.markup import kutip

_SEBUT = 8
_T = TypeVar("_T")


class _Letak:
    """Where the rows and findings of each unit and post stand: found once for all branches of a whole."""

    def __init__(self, terperiksa: TabelTerperiksa) -> None:
        unit, jabatan, tugas = (terperiksa.tabel[t] for t in ("unit", "jabatan", "uraian_tugas"))
        self.unit, self.jabatan = _nomor(unit["kode_unit"]), _nomor(jabatan["kode_unit"])
        self.tugas = _nomor(tugas["kode_jabatan"])
        self.temuan: dict[tuple[str, str], list[int]] = {}
        for n, t in enumerate(terperiksa.temuan):
            kunci = ("jabatan", t.kode_jabatan) if t.kode_jabatan else ("unit", t.kode_unit or "")
            self.temuan.setdefault(kunci, []).append(n)


def _nomor(kolom: pd.Series) -> Mapping[str, np.ndarray]:
    semua = kolom.groupby(kolom, sort=False).indices
    return {str(kode): np.asarray(letak) for kode, letak in semua.items()}


@lru_cache(maxsize=2)
def _letak(utuh: Any) -> _Letak:
    return _Letak(utuh.terperiksa)


def _baris(tabel: pd.DataFrame, letak: Mapping[str, np.ndarray], kode: Collection[str]) -> pd.DataFrame:
    """Rows of these codes, in the order of the table."""
    milik = [letak[satu] for satu in kode if satu in letak]
    return tabel.iloc[np.sort(np.concatenate(milik)) if milik else []]


def potongan(utuh: Any, kode: Collection[str]) -> TabelTerperiksa:
    """Rows and findings of a kegiatan for the units ``kode``, which hold each with all below it."""
    letak, terperiksa = _letak(utuh), utuh.terperiksa
    unit, jabatan, tugas = (terperiksa.tabel[t] for t in ("unit", "jabatan", "uraian_tugas"))
    unit, jabatan = _baris(unit, letak.unit, kode), _baris(jabatan, letak.jabatan, kode)
    pos = set(jabatan["kode_jabatan"])
    nomor = [letak.temuan.get(("jabatan", satu), ()) for satu in pos]
    nomor += [letak.temuan.get(("unit", satu), ()) for satu in kode]
    milik = [terperiksa.temuan[n] for n in sorted(chain.from_iterable(nomor))]
    tugas = _baris(tugas, letak.tugas, pos)
    # The root of a branch has nothing above it within the branch; who stands there is in ``atasan``.
    unit = unit.assign(kode_induk=unit["kode_induk"].where(unit["kode_induk"].isin(kode)))
    jabatan = jabatan.assign(kode_atasan=jabatan["kode_atasan"].where(jabatan["kode_atasan"].isin(pos)))
    tabel = {"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas}
    for nama in ("arus_pegawai", "informasi_jabatan"):
        if (lain := terperiksa.tabel.get(nama)) is not None:
            ada = lain[lain["kode_jabatan"].isin(pos)]
            if nama == "arus_pegawai" or not ada.empty:  # no counts say that nobody leaves
                tabel[nama] = ada
    return TabelTerperiksa(tabel, milik)


def dari_utuh(cabang: Any, nama: str, jenis: type[_T]) -> _T | None:
    """What the whole of a branch has worked out already under the same settings; None if nothing.

    It holds in the branch too: no post depends on another.
    """
    utuh, milik = cabang.dari or (None, None)
    sama = utuh is not None and milik is cabang.terperiksa and utuh.pengaturan is cabang.pengaturan
    hasil = vars(utuh).get(nama) if sama else None
    return hasil if isinstance(hasil, jenis) else None


def kode_teks(kode_unit: Iterable[str]) -> list[str]:
    """Codes of units, each once.

    Parameters
    ----------
    kode_unit : as somebody hands them in; a word is no list of codes, nor is 3 the code ``"3"``

    Raises
    ------
    ParameterError
        If one is no text, or all of them are one.
    """
    diminta = list(kode_unit) if isinstance(kode_unit, Iterable) and not isinstance(kode_unit, str) else None
    salah = kode_unit if diminta is None else next((u for u in diminta if not isinstance(u, str)), "")
    if diminta is None or salah != "":
        raise ParameterError(
            f"Kode unit {kutip(salah)} berupa {kutip(type(salah).__name__)}, tidak dapat dipakai.",
            'Satu unit: cabang("3"); beberapa: batasi(["3", "4"]); dengan papermill: -r unit 3.',
        )
    return list(dict.fromkeys(diminta))


def bawahan(induk: Mapping[str, str], kode_unit: Sequence[str]) -> set[str]:
    """Codes of the units ``kode_unit`` and of all below them.

    Parameters
    ----------
    induk : each unit → the one above it (:func:`abk.tables.pohon_unit`)
    kode_unit : codes of units of which none lies within another

    Raises
    ------
    ParameterError
        If no unit is named, one is unknown, or one lies within another; with all of them.
    """
    salah = [f"unit {kutip(u)} tidak ada dalam kegiatan ini" for u in kode_unit if u not in induk]
    for satu in (u for u in kode_unit if u in induk):
        salah += [
            f"unit {satu} sudah termasuk dalam unit {atas}"
            for atas in leluhur(induk, satu)
            if atas in kode_unit
        ]
    if salah or not kode_unit:
        raise ParameterError(
            f"Kegiatan tidak dapat dibatasi: {'; '.join(salah) or 'tidak ada unit yang disebut'}.",
            kode_yang_ada(induk),
        )
    return {bawah for satu in kode_unit for bawah, _ in urutan_pohon(induk, satu)}


def kode_yang_ada(induk: Mapping[str, str]) -> str:
    """The first codes of units, as the remedy of an unknown one."""
    return f"Kode yang ada: {', '.join(list(induk)[:_SEBUT])}{' …' if len(induk) > _SEBUT else ''}"
