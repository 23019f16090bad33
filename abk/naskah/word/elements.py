"""What may stand in a Word text: the elements that a signer sees in the preview, and layout; nothing else.

A list of what is known, not of what is bad: text boxes, embedded documents, notes, hidden text and whatever a
later Word invents would say something to its reader that the preview does not show.
"""

from __future__ import annotations

import re
from functools import cache

from docx.oxml.ns import qn as _qn
from lxml import etree

from abk.naskah.galat import TemplatError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
qn = cache(_qn)
"""Full name of a tag, e.g. of ``w:p``; asked for a million times while a case is played."""
SARAN = "Simpan templat tanpa bagian itu sebagai .docx biasa, lalu coba lagi."

_MARKS = frozenset({"bookmarkStart", "bookmarkEnd", "proofErr"})
_BLOCKS = frozenset({"p", "tbl", "sdt"}) | _MARKS
_INLINE = frozenset({"r", "hyperlink", "fldSimple", "sdt"}) | _MARKS
_CHILDREN: dict[str, frozenset[str]] = {
    "document": frozenset({"background", "body"}),
    "body": _BLOCKS | {"sectPr"},
    "hdr": _BLOCKS,
    "ftr": _BLOCKS,
    "tbl": frozenset({"tblPr", "tblGrid", "tr"}) | _MARKS,
    "tr": frozenset({"tblPrEx", "trPr", "tc"}) | _MARKS,
    "tc": _BLOCKS | {"tcPr"},
    "sdt": frozenset({"sdtPr", "sdtEndPr", "sdtContent"}),
    "p": _INLINE | {"pPr"},
    "hyperlink": _MARKS | {"r"},
    "fldSimple": _MARKS | {"r"},
    "r": frozenset({"rPr", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "drawing"})
    | {"fldChar", "instrText", "lastRenderedPageBreak"},
}
_LAYOUT = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"}
)
_CONTENT = frozenset(_CHILDREN) | _CHILDREN["r"] - _LAYOUT - {"tab"} | {"sdtContent", "pict", "object"}
"""What has no place among properties; a stop of a tab is called like the tab."""
_LAYOUT_SPACES = (
    W,
    "{http://schemas.microsoft.com/office/word/2010/wordml}",
    "{http://schemas.microsoft.com/office/word/2012/wordml}",
)
_HIDING = frozenset({"vanish", "specVanish", "webHidden"})
_ACTING = frozenset({"dataBinding", "ins", "del", "moveFrom", "moveTo", "altChunk", "mailMerge"})
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PICTURE_SPACES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    f"{{{_PICTURE}}}",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}",
    "{http://schemas.microsoft.com/office/drawing/2010/main}",
    "{http://schemas.microsoft.com/office/drawing/2014/main}",
)
_PICTURE_LINKS = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver", "txSp", "txBody"})
_FIELD = re.compile(
    r"(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)(?:\s+\\\*\s*\w+)*|PAGEREF _Toc\d{5} \\h",
    re.IGNORECASE | re.ASCII,
)
_FIELD_PIECES = tuple(f"{W}{one}" for one in ("fldChar", "instrText", "t", "drawing"))
_FIELDS_ONE = re.compile("bc+(?:st*)?e")
_FIELDS = re.compile("(?:[to]|bc+(?:st*)?e)*")
_PAGE_NUMBER = re.compile(r"[\dIVXLCDM\s–-]{0,10}", re.IGNORECASE | re.ASCII)
_OFF = frozenset({"0", "false", "off"})


def refused(what: str) -> TemplatError:
    """The error for something that a template may not hold."""
    return TemplatError(f"Templat memuat {what}.", SARAN)


def _local(one: etree._Element) -> str:
    return str(one.tag).rpartition("}")[2]


def _is_on(one: etree._Element) -> bool:
    return str(one.get(f"{W}val", "1")).lower() not in _OFF


def check_text(name: str, tree: etree._Element) -> None:
    """Check a part that is printed: body, header or footer; TemplatError names what does not belong there."""
    if tree.tag not in {f"{W}document", f"{W}hdr", f"{W}ftr"}:
        raise TemplatError("Templat bukan dokumen Word (.docx).", SARAN)
    for node in tree.iter():
        if not isinstance(node.tag, str):
            raise refused(f"komentar XML di {name}, yang memotong teks")
    todo, seen = [(tree, _CHILDREN[_local(tree)])], set[str]()
    while todo:
        parent, allowed = todo.pop()
        for one in parent:
            local = _local(one)
            if not one.tag.startswith(W) or local not in allowed:
                raise refused(f"unsur “{local}” di {name}")
            if local in _LAYOUT:
                check_layout(name, one, seen)
            elif local == "drawing":
                _check_picture(name, one)
            else:
                todo.append((one, _allowed(one)))
    _check_tables(name, tree)
    for paragraph in tree.iter(f"{W}p"):
        _check_fields(name, paragraph)


def _check_tables(name: str, tree: etree._Element) -> None:
    for table in tree.iter(f"{W}tbl"):
        if any(table.find(f"{W}{one}") is None for one in ("tblPr", "tblGrid")):
            raise refused(f"tabel tanpa sifat atau tanpa kisi kolom di {name}")


def _allowed(one: etree._Element) -> frozenset[str]:
    """Elements that may stand in one; a content control holds what may stand around it."""
    if one.tag == f"{W}sdtContent":
        return _INLINE if next(one.iterancestors(f"{W}p"), None) is not None else _BLOCKS
    return _CHILDREN.get(_local(one), frozenset())


def check_layout(name: str, tree: etree._Element, seen: set[str] | None = None) -> None:
    """Check properties of text, styles or settings: nothing hidden, nothing filled from elsewhere.

    seen : kinds of elements that were found harmless; a text has its properties in thousands of places
    """
    printed, seen = _local(tree) in _LAYOUT, set() if seen is None else seen
    for one in tree.iter("*"):
        if one.tag in seen:
            continue
        local = _local(one)
        if printed and (local in _CONTENT or not one.tag.startswith(_LAYOUT_SPACES)):
            raise refused(f"unsur “{local}” di {name}")
        if local in _HIDING and _is_on(one):
            raise refused(f"teks tersembunyi (“{local}”) di {name}")
        if local in _ACTING:
            raise refused(f"unsur “{local}” di {name}")
        if local not in _HIDING:  # what only may hide is looked at each time
            seen.add(one.tag)


def _check_picture(name: str, tree: etree._Element) -> None:
    for one in tree.iterdescendants("*"):
        local = _local(one)
        other = local == "graphicData" and one.get("uri") != _PICTURE
        if other or local in _PICTURE_LINKS or not one.tag.startswith(_PICTURE_SPACES):
            raise refused(f"gambar dengan “{local}” di {name}, yang bukan gambar biasa")


def _check_fields(name: str, paragraph: etree._Element) -> None:
    """Check that each field counts pages, ends where it begins, and was last written as a number."""
    for one in paragraph.iter(f"{W}fldSimple"):
        _check_field(name, str(one.get(f"{W}instr") or ""), "".join(t.text or "" for t in one.iter(f"{W}t")))
    pieces = [(_field_sign(one), one.text or "") for one in paragraph.iter(*_FIELD_PIECES)]
    signs = "".join(sign for sign, _ in pieces)
    if not _FIELDS.fullmatch(signs):
        raise refused(f"bidang otomatis yang tidak utuh, atau berisi lebih dari teks, di {name}")
    for found in _FIELDS_ONE.finditer(signs):
        within = pieces[found.start() : found.end()]
        _check_field(
            name,
            "".join(text for sign, text in within if sign == "c"),
            "".join(text for sign, text in within if sign == "t"),
        )


def _field_sign(one: etree._Element) -> str:
    """One letter for a piece of a paragraph: begin, separate, end, code, text, or other."""
    if one.tag == f"{W}fldChar":
        return {"begin": "b", "separate": "s", "end": "e"}.get(str(one.get(f"{W}fldCharType")), "?")
    return {f"{W}instrText": "c", f"{W}t": "t"}.get(one.tag, "o")


def _check_field(name: str, code: str, result: str) -> None:
    if not _FIELD.fullmatch(code.strip()):
        raise refused(f"bidang otomatis “{code.strip()[:60]}” di {name}")
    if not _PAGE_NUMBER.fullmatch(result):
        raise refused(f"bidang nomor halaman yang bertuliskan “{result[:60]}” di {name}")
