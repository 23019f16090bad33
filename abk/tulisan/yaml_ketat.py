"""YAML as data files are read: safe, few kinds of values, no key twice, nothing nested without end."""

from __future__ import annotations

import re
from collections.abc import Hashable
from itertools import accumulate
from typing import Any, cast

import yaml

DASAR: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TERDALAM = 100
"""Deepest nesting that is read. [tingkat]"""

_KURUNG = re.compile(r"[\[\]{}]")
_LEKUK = re.compile(r"^[ \t?:-]*", re.MULTILINE)
_INGGRIS = re.compile(r"could not|cannot|expected|failed|found|while")
_ALIAS = re.compile(r"(?:^|[\s,:\[{-])\*\w", re.MULTILINE)


def periksa_bentuk(teks: str, *, alias: bool = False) -> None:
    """Look at the form of a YAML text before it is loaded: the loader in C would end the program.

    Parameters
    ----------
    teks : str
        The text.
    alias : bool
        Whether ``*nama`` may stand for a part named before. A few lines of them make a value without end.

    Raises
    ------
    yaml.YAMLError
        If it is no YAML, is nested deeper than :data:`TERDALAM`, or uses an alias that it may not use.
    """
    kurung = accumulate((1 if satu in "[{" else -1 for satu in _KURUNG.findall(teks)), initial=0)
    lekuk = max(len(satu) for satu in _LEKUK.findall(teks))
    if max(kurung) + lekuk <= TERDALAM and (alias or not _ALIAS.search(teks)):
        return  # nothing to look for, which is the rule
    dalam = 0
    for satu in yaml.parse(teks, Loader=DASAR):
        if isinstance(satu, yaml.CollectionStartEvent):
            dalam += 1
        elif isinstance(satu, yaml.CollectionEndEvent):
            dalam -= 1
        salah = "bertingkat terlalu dalam" if dalam > TERDALAM else ""
        if isinstance(satu, yaml.AliasEvent) and not alias:
            salah = f"rujukan *{satu.anchor} tidak dipakai"
        if salah:
            raise yaml.constructor.ConstructorError(None, None, salah, satu.start_mark)  # type: ignore[arg-type]


class Berkata:
    """What a loader says of a value that it cannot build, a tag (``!!timestamp x``) or a key that is a list.

    The library's own errors are of many kinds, and in English. To be named before the loader.
    """

    def get_single_data(self) -> Any:
        """Content of the text; yaml.YAMLError if there is none."""
        try:
            return super().get_single_data()  # type: ignore[misc]
        except (
            yaml.constructor.ConstructorError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ) as salah:
            if isinstance(salah, yaml.constructor.ConstructorError) and not _INGGRIS.match(
                salah.problem or ""
            ):
                raise
            tanda: Any = getattr(salah, "problem_mark", None)
            kata = "memuat penanda (!) atau kunci yang tidak dapat dipakai"
            raise yaml.constructor.ConstructorError(None, None, kata, tanda) from salah


def sebab_yaml(galat: BaseException | None) -> str:
    """Why a text is no YAML, in words, with the line where it is known."""
    tanda = getattr(galat, "problem_mark", None)
    sendiri = isinstance(galat, yaml.constructor.ConstructorError)
    kata = getattr(galat, "problem", "") if sendiri else "periksa titik dua, tanda petik, dan lekukan"
    return f"di sekitar baris {tanda.line + 1}: {kata}" if tanda else kata


def pemuat(*jenis: str) -> type[yaml.SafeLoader]:
    """Loader that reads some kinds of plain values as such and leaves every other one text.

    Parameters
    ----------
    *jenis : str
        ``bool``, ``int``, ``null``, ``merge`` …; what is not named stays as it is written, so that 0.9 is
        exactly nine tenths, 08:00 no number in base sixty, and a date no object.

    Returns
    -------
    type of yaml.SafeLoader
        It refuses a key that stands twice, of which YAML itself would keep the last one silently, and what
        :func:`periksa_bentuk` refuses; ``merge`` allows aliases.
    """

    class Ketat(Berkata, DASAR):  # type: ignore[misc, valid-type]
        def __init__(self, stream: str) -> None:
            periksa_bentuk(stream, alias="merge" in jenis)
            super().__init__(stream)

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
            kunci = [str(anak.value) for anak, _ in node.value]
            if ganda := sorted({k for k in kunci if kunci.count(k) > 1}):
                kata = f"kunci ganda: {', '.join(ganda)} ditulis dua kali"
                raise yaml.constructor.ConstructorError(None, None, kata, node.start_mark)
            return cast("dict[Hashable, Any]", super().construct_mapping(node, deep))

    Ketat.yaml_implicit_resolvers = {
        awal: [(tag, pola) for tag, pola in daftar if tag.rsplit(":", 1)[-1] in jenis]
        for awal, daftar in DASAR.yaml_implicit_resolvers.items()
    }
    return Ketat
