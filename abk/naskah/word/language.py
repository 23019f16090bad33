"""The small language of the templates: names, filters, ``if`` and ``for``; nothing that could run code.

A template is edited by clerks, so it is read as untrusted: besides the sandbox of Jinja, a list of allowed
constructs is checked before anything is rendered. No calls, no macros, no imports, no arithmetic.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from abk.naskah.bagian import FORBIDDEN
from abk.naskah.galat import TemplatError
from abk.tulisan.format import angka, bertanda, bulat, jam, kebutuhan, ringkas, tanggal
from abk.tulisan.terbilang import terbilang

MAX_DEPTH = 4
"""How deep loops may be nested: document, group, row, cell."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr),
    *(nodes.Getitem, nodes.Filter, nodes.Test, nodes.If, nodes.CondExpr, nodes.For, nodes.Compare),
    *(nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat),
)
_ADVICE = "Pakai hanya {{ nama }}, {{ nama | saringan }}, {% if %}, dan {% for %}; lihat docs/naskah.md."


_ENDS = (*".!?…;:,", ".”", ".)")
"""What ends a sentence, or a line that somebody ended otherwise on purpose."""


class _Missing(StrictUndefined):
    """A name that the document does not have: every use of it is an error, in Indonesian."""

    @property
    def _undefined_message(self) -> str:
        return f"nama “{self._undefined_name}” tidak ada di antara isian naskah ini"


def hari_tanggal(nilai: dt.date) -> str:
    """A date within a sentence: ``"hari Rabu, tanggal 11 Maret 2026"``."""
    nama, _, sisa = tanggal(nilai, hari=True).partition(", ")
    return f"hari {nama}, tanggal {sisa}"


def _plain(nilai: object) -> str:
    if isinstance(nilai, str):
        return str(nilai)
    if isinstance(nilai, bool) or nilai is None:
        raise TemplatError(
            f"Templat mencetak nilai yang bukan tulisan ({nilai}).",
            "Cetak di dalam {% if … %} bila isian itu boleh kosong.",
        )
    if isinstance(nilai, int):
        return str(nilai)
    if isinstance(nilai, float | Decimal | Fraction):
        return ringkas(nilai)
    if isinstance(nilai, dt.date):
        return tanggal(nilai)
    if isinstance(nilai, dt.time):
        return jam(nilai)
    raise TemplatError(
        f"Templat mencetak {type(nilai).__name__}, bukan tulisan atau angka.",
        "Cetak isian di dalamnya satu per satu, misalnya di dalam {% for … %}.",
    )


def written(nilai: object) -> object:
    """A value as text of the document, escaped: what every ``{{ … }}`` passes through.

    docxtpl turns ``{_{`` in the *result* into ``{{``; the reference for ``_`` keeps what a user typed.
    """
    if isinstance(nilai, Undefined):
        return nilai
    plain = _plain(nilai)
    if found := FORBIDDEN.search(plain):
        raise TemplatError(
            f"Isian memuat tanda kendali U+{ord(found.group()):04X}, yang tidak dapat ditulis dalam dokumen.",
            "Hapus tanda itu dari isian.",
        )
    safe = str(escape(plain)).replace("_", "&#95;")
    return Markup(safe)  # noqa: S704  (escaped above)


def _upper(nilai: str) -> str:
    return str(nilai).upper()


def _joined(nilai: Any, antara: str = ", ") -> str:
    return str(antara).join(_plain(satu) for satu in nilai)


def _sentence(nilai: str) -> str:
    """The end of a sentence as somebody typed it, with the full stop that it may lack."""
    kata = str(nilai).rstrip()
    return kata if kata.endswith(_ENDS) else f"{kata}."


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """The Jinja environment of all templates: sandboxed, escaping, strict, with few filters."""
    env = ImmutableSandboxedEnvironment(autoescape=True, undefined=_Missing, finalize=written)
    env.globals.clear()
    env.filters = {
        "besar": _upper,
        "gabung": _joined,
        "jumlah": len,
        "tanggal": tanggal,
        "hari": lambda nilai: tanggal(nilai, hari=True),
        "hari_tanggal": hari_tanggal,
        "jam": jam,
        "angka": angka,
        "bulat": bulat,
        "ringkas": ringkas,
        "kebutuhan": kebutuhan,
        "bertanda": bertanda,
        "terbilang": terbilang,
        "kalimat": _sentence,
    }
    env.tests = {nama: env.tests[nama] for nama in ("even", "odd", "none")}
    return env


def _depth(node: nodes.Node, sekarang: int = 0) -> int:
    turun = sekarang + isinstance(node, nodes.For)
    return max([turun, *(_depth(anak, turun) for anak in node.iter_child_nodes())])


@lru_cache(maxsize=128)
def check(source: str) -> None:
    """Check that a template source, as Jinja will read it, uses nothing but the small language."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        raise TemplatError(f"Templat tidak dapat dibaca: {error.message}.", _ADVICE) from error
    for node in [tree, *tree.find_all(nodes.Node)]:
        if isinstance(node, nodes.For) and node.recursive:
            raise TemplatError("Templat memakai {% for … recursive %}.", _ADVICE)
        if not isinstance(node, _ALLOWED):
            nama = type(node).__name__
            raise TemplatError(f"Templat memakai “{nama}”, yang tidak diizinkan.", _ADVICE)
    if _depth(tree) > MAX_DEPTH:
        raise TemplatError(f"Templat mengulang lebih dari {MAX_DEPTH} tingkat.", _ADVICE)
