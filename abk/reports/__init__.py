"""The pages: one call a page, the same in a notebook and in the batch.

What draws is loaded with the first page: whoever drives a batch makes none.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from abk.analisis.data import wajib_kegiatan
from abk.errors import ParameterError
from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.kegiatan import Kegiatan
    from abk.reports.page import HalamanKementerian, HalamanUnit
    from abk.reports.page_alur import HalamanAlur
    from abk.sop import Alur
    from abk.sop.jam import PanjangHari

__all__ = ["HalamanKementerian", "HalamanUnit", "alur", "kementerian", "pilih_unit", "unit"]


# on a first run it says in English, among the output, that it reads the fonts; nobody has to do anything
logging.getLogger("matplotlib.font_manager").addFilter(lambda kata: "font cache" not in str(kata.msg))

muka(__name__)


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
        If no unit is named, there is no such unit, or `kegiatan` is not one that was opened.
    """
    from abk.reports.page import HalamanUnit  # noqa: PLC0415 - what draws is slow to import

    return HalamanUnit(_pilihan(kegiatan, peraturan, pembulatan), kode_unit)


def pilih_unit(
    kegiatan: Kegiatan, kode_unit: str = "", *, peraturan: str = "", pembulatan: str = ""
) -> HalamanUnit:
    """Return the page of a unit whose sections follow a list to choose from, ``halaman.chooser``.

    Parameters
    ----------
    kegiatan : Kegiatan
    kode_unit : str
        Code of the unit with which it begins; empty means one with posts that is not too large.
    peraturan, pembulatan : str
        Names of the regulation and of the rounding policy; empty means as the kegiatan says.

    Returns
    -------
    HalamanUnit
        In the batch the plain page of the unit (:func:`unit`), which must be named there.

    Raises
    ------
    ParameterError
        If there is no such unit; in the batch, if no unit is named.
    """
    from abk.reports.style import TANPA_GAYA  # noqa: PLC0415 - what draws is slow to import

    if os.environ.get(TANPA_GAYA):
        return unit(kegiatan, kode_unit, peraturan=peraturan, pembulatan=pembulatan)
    from abk.reports.chooser import PageChooser  # noqa: PLC0415 - only a notebook pays for it

    return PageChooser(_pilihan(kegiatan, peraturan, pembulatan), kode_unit)


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
    from abk.reports.page import HalamanKementerian  # noqa: PLC0415 - what draws is slow to import

    return HalamanKementerian(_pilihan(kegiatan, peraturan, pembulatan))


def alur(
    kasus: Alur,
    saat: dt.datetime | None = None,
    *,
    panjang_hari: PanjangHari = "formal",
    tautan: Mapping[str, str] | None = None,
) -> HalamanAlur:
    """Return the page of a case that runs through the procedure.

    Parameters
    ----------
    kasus : Alur
        The case.
    saat : datetime, optional
        Moment at which it is looked at; now unless given.
    panjang_hari : {"formal", "norma"}
        What a day of the standard times means: 450 or 300 minutes.
    tautan : mapping of str to str, optional
        Files beside the page in which contents are published, by slot.

    Returns
    -------
    HalamanAlur

    Raises
    ------
    ParameterError
        If `saat` has no zone.
    """
    from abk.reports.page_alur import HalamanAlur  # noqa: PLC0415 - cases load SQLAlchemy and cryptography

    kini = saat or dt.datetime.now(dt.UTC)
    if kini.tzinfo is None:
        raise ParameterError("Waktu halaman tidak berzona.", "Beri waktu dengan zona, misalnya +07:00.")
    return HalamanAlur(kasus, kini, panjang_hari, tautan or {})


def _pilihan(kegiatan: Kegiatan, peraturan: str, pembulatan: str) -> Kegiatan:
    """Return the kegiatan under the choices that were made."""
    wajib_kegiatan(kegiatan)
    pilihan = {"peraturan": peraturan, "pembulatan": pembulatan}
    dipilih = {nama: nilai for nama, nilai in pilihan.items() if nilai}
    return kegiatan.dengan(**dipilih) if dipilih else kegiatan
