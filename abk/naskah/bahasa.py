"""The small language of the templates: names, filters, ``if`` and ``for``; nothing that could run code.

A template is edited by clerks, so it is read as untrusted: besides the sandbox of Jinja, a list of allowed
constructs is checked before anything is rendered. No calls, no macros, no imports, no arithmetic.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from abk.naskah.galat import TemplatError
from abk.tulisan.format import angka, bertanda, bulat, kebutuhan, ringkas, tanggal
from abk.tulisan.terbilang import terbilang

TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs for which XML has no place."""
DALAM_TERBANYAK = 4
"""How deep loops may be nested: document, group, row, cell."""

_BOLEH: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr),
    *(nodes.Getitem, nodes.Filter, nodes.Test, nodes.If, nodes.CondExpr, nodes.For, nodes.Compare),
    *(nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat),
)
_SARAN_BAHASA = (
    "Pakai hanya {{ nama }}, {{ nama | saringan }}, {% if %}, dan {% for %}; lihat docs/naskah.md."
)


class _Tiada(StrictUndefined):
    """A name that the document does not have: every use of it is an error, in Indonesian."""

    @property
    def _undefined_message(self) -> str:
        return f"nama “{self._undefined_name}” tidak ada di antara isian naskah ini"


def _jam(nilai: dt.time) -> str:
    return nilai.strftime("%H.%M")


def _polos(nilai: object) -> str:
    if isinstance(nilai, str):
        return str(nilai)
    if isinstance(nilai, bool) or nilai is None:
        raise TemplatError(
            f"Templat mencetak nilai yang bukan tulisan ({nilai!r}).",
            "Cetak di dalam {% if … %} bila isian itu boleh kosong.",
        )
    if isinstance(nilai, int):
        return str(nilai)
    if isinstance(nilai, float | Decimal | Fraction):
        return ringkas(nilai)
    if isinstance(nilai, dt.date):
        return tanggal(nilai)
    if isinstance(nilai, dt.time):
        return _jam(nilai)
    raise TemplatError(
        f"Templat mencetak {type(nilai).__name__}, bukan tulisan atau angka.",
        "Cetak isian di dalamnya satu per satu, misalnya di dalam {% for … %}.",
    )


def tulis(nilai: object) -> object:
    """A value as text of the document, escaped: what every ``{{ … }}`` passes through.

    docxtpl turns ``{_{`` in the *result* into ``{{``; the reference for ``_`` keeps what a user typed.
    """
    if isinstance(nilai, Undefined):
        return nilai
    polos = _polos(nilai)
    if cocok := TERLARANG.search(polos):
        raise TemplatError(
            f"Isian memuat tanda kendali U+{ord(cocok.group()):04X}, yang tidak dapat ditulis dalam dokumen.",
            "Hapus tanda itu dari isian.",
        )
    aman = str(escape(polos)).replace("_", "&#95;")
    return Markup(aman)  # noqa: S704  (escaped above)


def _besar(nilai: str) -> str:
    return str(nilai).upper()


def _gabung(nilai: Any, antara: str = ", ") -> str:
    return str(antara).join(_polos(satu) for satu in nilai)


@cache
def lingkungan() -> ImmutableSandboxedEnvironment:
    """The Jinja environment of all templates: sandboxed, escaping, strict, with few filters.

    Returns
    -------
    ImmutableSandboxedEnvironment
    """
    env = ImmutableSandboxedEnvironment(autoescape=True, undefined=_Tiada, finalize=tulis)
    env.globals.clear()
    env.filters = {
        "besar": _besar,
        "gabung": _gabung,
        "jumlah": len,
        "tanggal": tanggal,
        "hari": lambda nilai: tanggal(nilai, hari=True),
        "jam": _jam,
        "angka": angka,
        "bulat": bulat,
        "ringkas": ringkas,
        "kebutuhan": kebutuhan,
        "bertanda": bertanda,
        "terbilang": terbilang,
    }
    env.tests = {nama: env.tests[nama] for nama in ("even", "odd", "none")}
    return env


def _dalam(simpul: nodes.Node, sekarang: int = 0) -> int:
    turun = sekarang + isinstance(simpul, nodes.For)
    return max([turun, *(_dalam(anak, turun) for anak in simpul.iter_child_nodes())])


def periksa(sumber: str) -> None:
    """Check that a template source uses nothing but the small language.

    Parameters
    ----------
    sumber : str
        Source as Jinja will read it.

    Raises
    ------
    TemplatError
        A construct, filter or test that is not allowed, or a syntax that cannot be read.
    """
    try:
        pohon = lingkungan().parse(sumber)
    except TemplateSyntaxError as galat:
        raise TemplatError(f"Templat tidak dapat dibaca: {galat.message}.", _SARAN_BAHASA) from galat
    for simpul in [pohon, *pohon.find_all(nodes.Node)]:
        if isinstance(simpul, nodes.For) and simpul.recursive:
            raise TemplatError("Templat memakai {% for … recursive %}.", _SARAN_BAHASA)
        if not isinstance(simpul, _BOLEH):
            nama = type(simpul).__name__
            raise TemplatError(f"Templat memakai “{nama}”, yang tidak diizinkan.", _SARAN_BAHASA)
    if _dalam(pohon) > DALAM_TERBANYAK:
        raise TemplatError(f"Templat mengulang lebih dari {DALAM_TERBANYAK} tingkat.", _SARAN_BAHASA)
