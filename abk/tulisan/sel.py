"""Foreign text made fit for a cell of a spreadsheet."""

from __future__ import annotations

import re

PANJANG_MAKSIMUM = 32_767
"""Most UTF-16 units that a cell holds."""

BUKU_TEKS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Options of a workbook (xlsxwriter) in which text stays text: no formula, no link, no number."""

_PENDEK = 1_000
_PEMOTONG = " … (dipotong)"
_AWALAN_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")

# Controls, lone surrogates and non-characters have no place in XML 1.0; bidi controls would turn the
# order of what is read. Each is shown by its code point instead of vanishing.
_TAK_TERLIHAT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def teks_sel(nilai: object) -> str:
    r"""Text as it may stand in a cell.

    Line ends as ``\n``, invisible characters as ``⟨U+202E⟩``, at most
    :data:`PANJANG_MAKSIMUM` UTF-16 units, with a mark where it was cut.
    """
    if (
        type(nilai) is str
        and nilai.isprintable()
        and nilai.isascii()
        and len(nilai) < _PENDEK
        and nilai[:1] != "<"
    ):
        return nilai  # what most cells hold
    if nilai is None or nilai != nilai or type(nilai).__name__ == "NAType":  # noqa: PLR0124 - NaN is not itself
        return ""
    teks = str(nilai).replace("\r\n", "\n").replace("\r", "\n")
    teks = _TAK_TERLIHAT.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", teks)
    if teks.startswith("<r>") and teks.endswith("</r>"):
        teks = f" {teks}"  # the writer would pass such a text through as raw markup
    return _potong(teks)


def seperti_rumus(teks: str) -> bool:
    """Whether a spreadsheet would take the text for a formula once somebody edits the cell."""
    return teks.startswith(_AWALAN_RUMUS)


def _satuan_utf16(teks: str) -> int:
    return len(teks.encode("utf-16-le", "surrogatepass")) // 2


def _potong(teks: str) -> str:
    if _satuan_utf16(teks) <= PANJANG_MAKSIMUM:
        return teks
    sisa = PANJANG_MAKSIMUM - len(_PEMOTONG)
    teks = teks[:sisa]
    while _satuan_utf16(teks) > sisa:
        teks = teks[: len(teks) - max(1, (_satuan_utf16(teks) - sisa) // 2)]
    return teks + _PEMOTONG
