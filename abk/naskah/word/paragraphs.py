"""A paragraph of a Word document as HTML: its words, breaks, emphasis and place, escaped.

Automatic numbers are written out before: Word prints them, and no text of the file holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml import OxmlElement

from abk.naskah.word.elements import qn
from abk.tulisan.markup import Html, el, gabung

_ALIGN = {"center": "tengah", "right": "kanan", "end": "kanan", "both": "penuh", "distribute": "penuh"}
_DEEPEST_HEADING = 6
_TWIP_CM = 567  # twentieths of a point in a centimetre
_STYLE = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_T, _R = qn("w:t"), qn("w:r")
_TABS, _BREAKS, _DRAWN, _AROUND = (
    frozenset(qn(f"w:{one}") for one in names)
    for names in (("tab", "ptab"), ("br", "cr"), ("drawing", "pict"), ("hyperlink", "ins", "smartTag"))
)
_EMPHASIS = (("w:b", "strong"), ("w:i", "em"), ("w:u", "u"), ("w:strike", "s"))
_OFF = {"0", "false", "off", "none"}


def is_on(sifat: Any, tanda: str) -> bool:
    """Whether a switch such as w:b is on among the properties of a run."""
    satu = None if sifat is None else sifat.find(qn(tanda))
    return satu is not None and str(satu.get(qn("w:val"), "1")).lower() not in _OFF


def _pieces(run: Any) -> Iterator[Html | str]:
    for anak in run:
        jenis = anak.tag
        if jenis == _T:
            yield anak.text or ""
        elif jenis in _TABS:
            yield "\t"
        elif jenis in _BREAKS:
            halaman = anak.get(qn("w:type")) == "page"
            yield el("span", kelas="ganti-halaman") if halaman else el("br")
        elif jenis == qn("w:noBreakHyphen"):
            yield "\u2011"
        elif jenis in _DRAWN:
            yield el("span", "[gambar]", kelas="gambar")


def _run(run: Any) -> Html:
    sifat = run.find(qn("w:rPr"))
    isi = gabung(*_pieces(run))
    if not isi or sifat is None:
        return isi
    ada = {satu.tag for satu in sifat}
    for tanda, nama in _EMPHASIS:
        if qn(tanda) in ada and is_on(sifat, tanda):
            isi = el(nama, isi)
    return isi


def _inline(induk: Any) -> Iterator[Html]:
    """Runs of a paragraph in order; of a field only what it stands for, of tracked changes what remains."""
    dalam_bidang = 0
    for anak in induk:
        tag = anak.tag
        if tag == _R:
            for tanda in anak.iter(qn("w:fldChar")):
                jenis = tanda.get(qn("w:fldCharType"))
                dalam_bidang += {"begin": 1, "end": -1}.get(str(jenis), 0)
                if jenis == "begin":
                    yield el("span", "#", kelas="nomor-halaman", title="nomor halaman")
            if not dalam_bidang:
                yield _run(anak)
        elif tag in _AROUND:
            yield from _inline(anak)
        elif tag == qn("w:sdt") and (isi := anak.find(qn("w:sdtContent"))) is not None:
            yield from _inline(isi)
        elif tag == qn("w:fldSimple"):
            yield el("span", "#", kelas="nomor-halaman", title="nomor halaman")


def _heading_level(paragraf: Any) -> int:
    """Level of a heading by its style's name, 0 for body text."""
    nama = paragraf.find(_STYLE)
    gaya = "" if nama is None else nama.get(qn("w:val"))
    angka = gaya.removeprefix("Heading").strip()
    if gaya == "Title":
        return 1
    return min(int(angka), _DEEPEST_HEADING) if gaya.startswith("Heading") and angka.isdigit() else 0


def _hanging(sifat: Any) -> str | None:
    """Style of a hanging indent, so that the text of a numbered point stands beside its number."""
    lekuk = None if sifat is None else sifat.find(qn("w:ind"))
    gantung = 0 if lekuk is None else int(lekuk.get(qn("w:hanging"), 0))
    kiri = 0 if lekuk is None else int(lekuk.get(qn("w:left"), lekuk.get(qn("w:start"), 0)))
    if not kiri or not gantung:
        return f"padding-left:{kiri / _TWIP_CM:.2f}cm" if kiri else None
    cm = f"{gantung / _TWIP_CM:.2f}cm"
    return f"padding-left:{kiri / _TWIP_CM:.2f}cm;text-indent:-{cm};tab-size:{cm}"


def paragraph(paragraf: Any) -> Html | None:
    """A paragraph; None where it is empty and has no rule."""
    isi = gabung(*_inline(paragraf))
    sifat = paragraf.find(qn("w:pPr"))
    ada = frozenset[str]() if sifat is None else {satu.tag for satu in sifat}
    garis = qn("w:pBdr") in ada
    if not isi and not garis:
        return None
    kelas = _ALIGN.get(str(sifat.find(qn("w:jc")).get(qn("w:val"))), "") if qn("w:jc") in ada else ""
    kelas = f"{kelas} garis".strip() if garis else kelas
    if qn("w:pageBreakBefore") in ada:
        kelas = f"{kelas} halaman-baru".strip()
    tingkat = _heading_level(paragraf)
    gaya = _hanging(sifat) if qn("w:ind") in ada else None
    return el(f"h{tingkat}" if tingkat else "p", isi, kelas=kelas, style=gaya)


# ── automatic numbers ─────────────────────────────────────────────────────────────────────────────────
_PLACE = re.compile(r"%[1-9]")
_DEEPEST_STYLE = 20


def spell_out(document: Any) -> None:
    """Put before each numbered paragraph of an open document what is printed there, each number as ``#``."""
    levels = _levels(document)
    styles = {str(one.get(qn("w:styleId"))): one for one in document.styles.element.iter(qn("w:style"))}
    default = next((n for n, one in styles.items() if _is_default(one)), "")
    numbers = _Numbers(styles, default)
    for root in _roots(document):
        for paragraph in root.iter(qn("w:p")):
            text = levels.get(numbers.of(paragraph.find(qn("w:pPr"))), "")
            if text:
                run, t = OxmlElement("w:r"), OxmlElement("w:t")
                t.text = _PLACE.sub("#", text) + "\t"
                run.append(t)
                paragraph.insert(0 if paragraph.find(qn("w:pPr")) is None else 1, run)


def _roots(document: Any) -> Iterable[Any]:
    yield document.element.body
    for section in document.sections:
        for edge in ("header", "footer"):
            for one in (edge, f"first_page_{edge}", f"even_page_{edge}"):
                if not getattr(section, one).is_linked_to_previous:
                    yield getattr(section, one)._element  # noqa: SLF001  (python-docx has no public name)


def _levels(document: Any) -> dict[tuple[str, str], str]:
    """Text of each level of each numbering: (number, level) → ``Pasal %1``."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {str(one.get(qn("w:abstractNumId"))): one for one in root.iter(qn("w:abstractNum"))}
    result: dict[tuple[str, str], str] = {}
    for one in root.iter(qn("w:num")):
        number = str(one.get(qn("w:numId")))
        basis = abstract.get(_value(one, "w:abstractNumId"))
        for level in (*(() if basis is None else basis.iter(qn("w:lvl"))), *one.iter(qn("w:lvl"))):
            result[number, str(level.get(qn("w:ilvl")))] = _value(level, "w:lvlText")
    return result


class _Numbers:
    """Numbering and level of paragraphs; what a style says is looked up once."""

    def __init__(self, styles: dict[str, Any], default: str) -> None:
        self._styles, self._default = styles, default
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, properties: Any) -> tuple[str, str]:
        """Numbering and level of a paragraph, its own or its style's; empty where it has none."""
        own = None if properties is None else properties.find(qn("w:numPr"))
        number, level = _value(own, "w:numId"), _value(own, "w:ilvl")
        if not (number and level):
            style = self._of_style(_value(properties, "w:pStyle") or self._default)
            number, level = number or style[0], level or style[1]
        return number, level or "0"

    def _of_style(self, name: str) -> tuple[str, str]:
        if name not in self._known:
            found = list(self._chain(name))
            number, level = (
                next((value for one in found if (value := _value(one, tag))), "")
                for tag in ("w:numId", "w:ilvl")
            )
            self._known[name] = number, level
        return self._known[name]

    def _chain(self, name: str) -> Iterator[Any]:
        """Numberings of a style and of the styles that it is based on."""
        for _ in range(_DEEPEST_STYLE):
            if (style := self._styles.get(name)) is None:
                return
            properties = style.find(qn("w:pPr"))
            yield None if properties is None else properties.find(qn("w:numPr"))
            name = _value(style, "w:basedOn")


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}


def _value(one: Any, name: str) -> str:
    child = None if one is None else one.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val")) or "")
