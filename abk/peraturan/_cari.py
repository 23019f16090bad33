"""The law found by name, date and lingkup."""

from __future__ import annotations

from datetime import date

from abk.errors import PeraturanError
from abk.peraturan._ketentuan import Ketentuan
from abk.peraturan._muat import semua
from abk.peraturan._peraturan import Jenis, Peraturan, saran_nama


def peraturan(nama: str) -> Peraturan:
    """The regulation of that name.

    Raises
    ------
    PeraturanError
        No regulation has that name; the advice names the nearest ones.
    """
    if nama not in semua():
        raise PeraturanError(f'Peraturan "{nama}" tidak dikenal.', saran_nama(nama, semua()))
    return semua()[nama]


def daftar_peraturan(jenis: Jenis | None = None) -> tuple[Peraturan, ...]:
    """Every regulation that the package knows, in force or not, by name.

    Parameters
    ----------
    jenis : only this kind; ``"rezim"`` gives those that have an ``Aturan``
    """
    return tuple(p for p in semua().values() if jenis in (None, p.jenis))


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
