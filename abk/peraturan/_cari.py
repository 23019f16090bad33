"""The law read from its YAML files, and found by name, date and lingkup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from pydantic import ValidationError

from abk.errors import PeraturanError, saran_nama
from abk.peraturan._ketentuan import RIWAYAT, SATU, Ketentuan
from abk.peraturan._peraturan import Jenis, Peraturan
from abk.tulisan.bentuk import kesalahan_bentuk
from abk.tulisan.terurai import BERSAMA, BukanYamlError, folder_paket, urai

_PAKET = "abk.peraturan"


def _salah(berkas: str, sebab: Sequence[str]) -> PeraturanError:
    baris = "".join(f"\n  {n}. {satu}." for n, satu in enumerate(sebab, 1))
    return PeraturanError(
        f"Berkas peraturan {berkas} tidak sah:{baris}",
        "Perbaiki berkas itu; bentuk yang sah ada pada abk/peraturan/skema.json.",
    )


def baca(teks: str, berkas: str) -> Peraturan:
    """The regulation that a YAML text states; numbers never pass through a float.

    Parameters
    ----------
    teks : one YAML document (:file:`abk/peraturan/skema.json`)
    berkas : its name without the ending, for messages; must equal ``nama``

    Raises
    ------
    PeraturanError
        The text is not a regulation; names every fault and its place.
    """
    try:
        asal = Peraturan.model_validate(urai(teks, _PAKET, *BERSAMA[_PAKET]))
    except BukanYamlError as galat:
        raise _salah(berkas, [f"bukan YAML yang sah {galat}"]) from galat
    except ValidationError as galat:
        raise _salah(berkas, kesalahan_bentuk(galat, abaikan=frozenset({SATU, RIWAYAT}))) from galat
    if asal.nama != berkas:
        raise _salah(berkas, [f'nama "{asal.nama}" tidak sama dengan nama berkas'])
    return asal


@cache
def _berkas() -> Mapping[str, str]:
    """Text of every regulation of the package, by name, in alphabetical order."""
    return {b.stem: b.read_text(encoding="utf-8") for b in sorted(folder_paket(_PAKET).glob("*.yaml"))}


@cache
def _baca(nama: str) -> Peraturan:
    """A regulation of the package, read when it is first asked for: few are."""
    return baca(_berkas()[nama], nama)


def peraturan(nama: str) -> Peraturan:
    """The regulation of that name, ``nama``, whenever it was in force.

    Raises
    ------
    PeraturanError
        No regulation has that name; the advice names the nearest ones.
    """
    if nama not in _berkas():
        raise PeraturanError(f'Peraturan "{nama}" tidak dikenal.', saran_nama(nama, _berkas()))
    return _baca(nama)


def daftar_peraturan(jenis: Jenis | None = None) -> tuple[Peraturan, ...]:
    """Every regulation that the package knows, in force or not, by name.

    Parameters
    ----------
    jenis : only this kind; ``"rezim"`` gives those that have an ``Aturan``

    Returns
    -------
    tuple, in alphabetical order
    """
    mungkin = (nama for nama, teks in _berkas().items() if jenis is None or f"\njenis: {jenis}\n" in teks)
    return tuple(_baca(nama) for nama in mungkin)


def ketentuan(
    nama: str, kunci: str, tanggal: date | None = None, lingkup: str = "pusat", pola: str = "5 hari"
) -> Ketentuan:
    """One value of the law.

    Parameters
    ----------
    nama : name of the regulation, e.g. ``"pp-11-2017"``
    kunci : name of the value, e.g. ``"bup_pelaksana"``
    tanggal : day for which the law is asked, None = today (Jakarta)
    lingkup : ``"pusat"`` or ``"daerah"``
    pola : working days in a week, ``"5 hari"`` or ``"6 hari"``

    Returns
    -------
    Ketentuan
        The value with unit, place and source.

    Raises
    ------
    PeraturanError
        Unknown regulation or value, a day on which it is not in force, or a foreign lingkup.

    Examples
    --------
    >>> ketentuan("pp-11-2017", "bup_pelaksana", date(2026, 1, 1)).nilai
    58
    """
    return peraturan(nama).ketentuan_pada(kunci, tanggal, lingkup, pola)
