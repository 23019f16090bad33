"""The pages: one call a page, the same in a notebook and in the batch."""

from abk.kegiatan import Kegiatan
from abk.reports.page_kementerian import HalamanKementerian
from abk.reports.page_unit import HalamanUnit

__all__ = ["HalamanKementerian", "HalamanUnit", "kementerian", "unit"]


def unit(kegiatan: Kegiatan, kode_unit: str, *, peraturan: str = "", pembulatan: str = "") -> HalamanUnit:
    """Return the page of a unit: its own posts and those of the units below it.

    Parameters
    ----------
    kegiatan : Kegiatan
    kode_unit : str
        Code of the unit.
    peraturan, pembulatan : str
        Names of the regulation and of the rounding policy; empty means as the kegiatan says.

    Returns
    -------
    HalamanUnit

    Raises
    ------
    ParameterError
        If no unit is named, or there is no such unit.
    """
    return HalamanUnit(_pilihan(kegiatan, peraturan, pembulatan), kode_unit)


def kementerian(kegiatan: Kegiatan, *, peraturan: str = "", pembulatan: str = "") -> HalamanKementerian:
    """Return the page of the whole ministry.

    Parameters
    ----------
    kegiatan : Kegiatan
    peraturan, pembulatan : str
        Names of the regulation and of the rounding policy; empty means as the kegiatan says.

    Returns
    -------
    HalamanKementerian
    """
    return HalamanKementerian(_pilihan(kegiatan, peraturan, pembulatan))


def _pilihan(kegiatan: Kegiatan, peraturan: str, pembulatan: str) -> Kegiatan:
    """Return the kegiatan under the choices that were made."""
    pilihan = {"peraturan": peraturan, "pembulatan": pembulatan}
    dipilih = {nama: nilai for nama, nilai in pilihan.items() if nilai}
    return kegiatan.dengan(**dipilih) if dipilih else kegiatan
