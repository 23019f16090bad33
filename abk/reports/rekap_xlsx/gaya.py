"""How cells look: small named properties that are put together, each combination made once."""

from __future__ import annotations

from functools import cache
from typing import Any

HURUF = "Arial"
UKURAN = 9

_ABU = "#E7EAEE"
_ABU_MUDA = "#F4F5F7"
_KUNING = "#FFF1CC"


def _angka(pola: str) -> str:
    """A number format that keeps a little distance from the border, also for the dash of no figure."""
    return f"{pola}_);-{pola}_);{pola}_);@_)"


SIFAT: dict[str, dict[str, Any]] = {
    "dasar": {"font_name": HURUF, "font_size": UKURAN, "valign": "top"},
    "instansi": {"bold": True, "font_size": 12, "align": "center", "valign": "vcenter", "text_wrap": True},
    "judul": {"bold": True, "font_size": 12, "align": "center", "valign": "vcenter", "text_wrap": True},
    "anak_judul": {"font_size": 10, "align": "center", "valign": "vcenter", "text_wrap": True},
    "dasar_hitung": {"align": "center", "valign": "vcenter", "text_wrap": True},
    "catatan": {"font_size": 8, "text_wrap": True, "font_color": "#3A3F47"},
    "keterangan": {"italic": True, "font_size": 8, "text_wrap": True, "align": "center"},
    "kepala": {
        "bold": True,
        "border": 1,
        "bg_color": _ABU,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "nomor_kolom": {
        "border": 1,
        "bottom": 6,
        "font_size": 7,
        "align": "center",
        "valign": "vcenter",
        "bg_color": _ABU_MUDA,
    },
    "sel": {"border": 1, "text_wrap": True},
    "tengah": {"align": "center"},
    "kanan": {"align": "right"},
    "tebal": {"bold": True},
    "miring": {"italic": True},
    "pita": {"border": 1, "bold": True, "bg_color": _ABU, "text_wrap": True, "valign": "vcenter"},
    "anak_pita": {"border": 1, "bold": True, "bg_color": _ABU_MUDA, "text_wrap": True, "valign": "vcenter"},
    "jumlah": {"bold": True, "bg_color": _ABU_MUDA, "top": 2, "valign": "vcenter"},
    "tanda": {"bg_color": _KUNING},
    "isian": {"bg_color": _KUNING, "bold": True, "border": 2, "align": "center"},
    "kunci": {"font_color": "#8A9099", "font_size": 8},
    "tautan": {"font_color": "#0B4F9E", "underline": 1},
    "bulat": {"num_format": _angka("#,##0"), "align": "right"},
    "pecahan": {"num_format": _angka("#,##0.00##"), "align": "right"},
    "beban": {"num_format": _angka("#,##0.00"), "align": "right"},
    "orang": {"num_format": _angka("#,##0.0000"), "align": "right"},
    "persen": {"num_format": _angka("0.0%"), "align": "right"},
    "rasio": {"num_format": _angka("#,##0.0000"), "align": "right"},
    "selisih": {"num_format": '+#,##0_);[Red]"−"#,##0_);0_);@_)', "align": "right"},
}
"""Each name is one property of a cell; later names win over earlier ones."""


def gabungan(nama: tuple[str, ...], inden: int = 0, *, kutip: bool = False) -> dict[str, Any]:
    """Properties of a combination of names.

    Raises
    ------
    KeyError
        If a name is unknown.
    """
    sifat: dict[str, Any] = {}
    for satu in ("dasar", *nama):
        sifat |= SIFAT[satu]
    if inden:
        sifat |= {"indent": inden, "align": "left"}  # indentation needs a side
    if kutip:
        sifat["quote_prefix"] = True
    return sifat


@cache
def ukuran_huruf(nama: tuple[str, ...]) -> float:
    """Size of the letters of a combination of names. [pt]"""
    return float(gabungan(nama)["font_size"])
