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
_OFF = {"0", "false", "off", "none"}


def is_on(sifat: Any, tanda: str) -> bool:
    """Whether a switch such as w:b is on among the properties of a run."""
    satu = None if sifat is None else sifat.find(qn(tanda))
    return satu is not None and str(satu.get(qn("w:val"), "1")).lower() not in _OFF


def _pieces(run: Any) -> Iterator[Html | str]:
    for anak in run:
        if anak.tag == qn("w:t"):
            yield anak.text or ""
        elif anak.tag in {qn("w:tab"), qn("w:ptab")}:
            yield "\t"
        elif anak.tag in {qn("w:br"), qn("w:cr")}:
            halaman = anak.get(qn("w:type")) == "page"
            yield el("span", kelas="ganti-halaman") if halaman else el("br")
        elif anak.tag == qn("w:noBreakHyphen"):
            yield "\u2011"
        elif anak.tag in {qn("w:drawing"), qn("w:pict")}:
            yield el("span", "[gambar]", kelas="gambar")


def _run(run: Any) -> Html:
    sifat = run.find(qn("w:rPr"))
    isi = gabung(*_pieces(run))
    for tanda, nama in (("w:b", "strong"), ("w:i", "em"), ("w:u", "u"), ("w:strike", "s")):
        if isi and is_on(sifat, tanda):
            isi = el(nama, isi)
    return isi


def _inline(induk: Any) -> Iterator[Html]:
    """Runs of a paragraph in order; of a field only what it stands for, of tracked changes what remains."""
    dalam_bidang = 0
    for anak in induk:
        if anak.tag == qn("w:r"):
            for tanda in anak.iter(qn("w:fldChar")):
                jenis = tanda.get(qn("w:fldCharType"))
                dalam_bidang += {"begin": 1, "end": -1}.get(str(jenis), 0)
                if jenis == "begin":
                    yield el("span", "#", kelas="nomor-halaman", title="nomor halaman")
            if not dalam_bidang:
                yield _run(anak)
        elif anak.tag in {qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag")}:
            yield from _inline(anak)
        elif anak.tag == qn("w:sdt") and (isi := anak.find(qn("w:sdtContent"))) is not None:
            yield from _inline(isi)
        elif anak.tag == qn("w:fldSimple"):
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
    rata = sifat.find(qn("w:jc")) if sifat is not None else None
    kelas = _ALIGN.get(str(rata.get(qn("w:val"))), "") if rata is not None else ""
    garis = sifat is not None and sifat.find(qn("w:pBdr")) is not None
    kelas = f"{kelas} garis".strip() if garis else kelas
    if sifat is not None and sifat.find(qn("w:pageBreakBefore")) is not None:
        kelas = f"{kelas} halaman-baru".strip()
    if not isi and not garis:
        return None
    tingkat = _heading_level(paragraf)
    return el(f"h{tingkat}" if tingkat else "p", isi, kelas=kelas, style=_hanging(sifat))


# ── automatic numbers ─────────────────────────────────────────────────────────────────────────────────
_PLACE = re.compile(r"%[1-9]")
_DEEPEST_STYLE = 20


def spell_out(document: Any) -> None:
    """Put before each numbered paragraph of an open document what is printed there, each number as ``#``."""
    levels = _levels(document)
    styles = {str(one.get(qn("w:styleId"))): one for one in document.styles.element.iter(qn("w:style"))}
    default = next((n for n, one in styles.items() if _is_default(one)), "")
    for root in _roots(document):
        for paragraph in root.iter(qn("w:p")):
            text = levels.get(_number_of(paragraph.find(qn("w:pPr")), styles, default), "")
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


def _number_of(properties: Any, styles: dict[str, Any], default: str) -> tuple[str, str]:
    """Numbering and level of a paragraph, its own or its style's; an empty numbering where there is none."""
    found = [one.find(qn("w:numPr")) for one in _chain(properties, styles, default) if one is not None]
    number, level = (
        next((value for one in found if one is not None and (value := _value(one, name))), "")
        for name in ("w:numId", "w:ilvl")
    )
    return number, level or "0"


def _chain(properties: Any, styles: dict[str, Any], default: str) -> Iterable[Any]:
    """Properties of a paragraph, then those of its style and of the styles that one is based on."""
    yield properties
    name = _value(properties, "w:pStyle") or default
    for _ in range(_DEEPEST_STYLE):
        if (style := styles.get(name)) is None:
            return
        yield style.find(qn("w:pPr"))
        name = _value(style, "w:basedOn")


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}


def _value(one: Any, name: str) -> str:
    child = None if one is None else one.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val")) or "")
