"""What a Word file that a clerk hands in as a template may hold: text and layout, nothing that acts.

Kinds of parts, relationships and elements are allowed by name; what is not known is refused.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from abk.naskah.galat import TemplatError
from abk.naskah.word.elements import SARAN, W, check_layout, check_text, refused
from abk.tulisan.remembered import remembers_parts

MAX_FILE = 10 * 1024 * 1024
"""Largest template. [byte]"""
MAX_UNPACKED = 60 * 1024 * 1024
"""Largest template, unpacked. [byte]"""
_DOCUMENT, _TYPES = "word/document.xml", "[Content_Types].xml"
_FORBIDDEN = re.compile(r"vba|activex|embeddings|oleobject|\.bin$|afchunk|macros", re.IGNORECASE)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_MAIN = f"{_WORD}.document.main+xml"
_STYLES = ("styles", "settings", "webSettings", "fontTable", "numbering")
_NOTES = ("footnotes", "endnotes")
_PRINTED = frozenset({_MAIN, f"{_WORD}.header+xml", f"{_WORD}.footer+xml"})
_IMAGES = frozenset(f"image/{one}" for one in ("png", "jpeg", "jpg", "gif", "bmp", "tiff"))
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_EFFECTS = "application/vnd.ms-word.stylesWithEffects+xml"

_STYLING = frozenset(f"{_WORD}.{one}+xml" for one in (*_STYLES, *_NOTES)) | {_EFFECTS}

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEADS_TO: dict[str, frozenset[str]] = {
    f"{_R}/officeDocument": frozenset({_MAIN}),
    f"{_R}/extended-properties": frozenset({f"{_OFFICE}.extended-properties+xml"}),
    f"{_R}/custom-properties": frozenset({f"{_OFFICE}.custom-properties+xml"}),
    f"{_R}/theme": frozenset({f"{_OFFICE}.theme+xml"}),
    f"{_R}/customXml": frozenset({"application/xml"}),
    f"{_R}/customXmlProps": frozenset({f"{_OFFICE}.customXmlProperties+xml"}),
    f"{_R}/image": _IMAGES,
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties": frozenset(
        {_CORE}
    ),
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail": _IMAGES,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects": frozenset({_EFFECTS}),
    **{f"{_R}/{one}": frozenset({f"{_WORD}.{one}+xml"}) for one in (*_STYLES, *_NOTES, "header", "footer")},
}
"""Types of relationships, and the types of the parts that they may lead to."""
_KNOWN = frozenset({_RELATIONSHIPS}).union(*_LEADS_TO.values())


def _open(docx: bytes) -> dict[str, bytes]:
    if len(docx) > MAX_FILE:
        raise TemplatError("Templat lebih besar dari 10 MB.", "Kecilkan atau buang gambarnya.")
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in members) > MAX_UNPACKED:
                raise TemplatError("Isi templat terlalu besar.", "Kecilkan atau buang gambarnya.")
            if len({one.filename.casefold() for one in members}) != len(members):
                # names of parts know no capital letters, and readers choose between two of one name
                raise TemplatError("Templat bukan berkas Word yang utuh: bagiannya kembar.", SARAN)
            # zipfile reads no more than the size it states, so the sum above is a true limit
            return {one.filename: archive.read(one) for one in members}
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, EOFError) as error:
        raise TemplatError("Templat bukan berkas Word (.docx) yang utuh.", SARAN) from error


def _tree(name: str, content: bytes) -> etree._Element:
    try:
        tree = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise TemplatError(f"Bagian {name} dari templat rusak.", SARAN) from error
    if tree.getroottree().docinfo.doctype:
        raise TemplatError(f"Bagian {name} dari templat memuat DOCTYPE.", SARAN)
    return tree


def _content_types(tree: etree._Element, names: Mapping[str, bytes]) -> dict[str, str]:
    """Type of each part."""
    by_end: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for one in tree:
        if isinstance(one.tag, str):
            kind = str(one.get("ContentType") or "")
            if etree.QName(one).localname == "Default":
                by_end[str(one.get("Extension") or "").lower()] = kind
            else:
                by_name[str(one.get("PartName") or "").lower()] = kind
    return {
        name: by_name.get(f"/{name}".lower(), by_end.get(name.rpartition(".")[2].lower(), ""))
        for name in names
        if name != _TYPES
    }


def _check_relationships(name: str, tree: etree._Element, types: Mapping[str, str]) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    for one in tree.iterdescendants("*"):
        kind, target = str(one.get("Type") or ""), str(one.get("Target") or "")
        if one.get("TargetMode", "Internal") != "Internal":
            raise TemplatError(f"Templat menunjuk ke luar dirinya: {target}.", SARAN)
        end = kind.rpartition("/")[2]
        part = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if types.get(part, "-") not in _LEADS_TO.get(kind, frozenset()):
            raise refused(f"hubungan “{end[:40]}”, yang tidak ada dalam templat yang utuh dan biasa")
        if end == "officeDocument" and (part, folder) != (_DOCUMENT, ""):
            raise TemplatError("Templat bukan dokumen Word (.docx).", SARAN)


def _trees(content: Mapping[str, bytes], styling: set[str]) -> Iterator[tuple[str, etree._Element]]:
    """Parts that are XML, but those that are styling alone and may have been looked at before."""
    for name, one in content.items():
        if name.endswith(".rels") or (name.endswith(".xml") and name not in styling):
            yield name, _tree(name, one)


@remembers_parts
def _check_styling(name: str, content: bytes) -> None:
    check_layout(name, _tree(name, content))


def _check_part(name: str, kind: str, content: bytes, tree: etree._Element | None) -> None:
    if kind in _STYLING:
        return _check_styling(name, content)
    tree = _tree(name, content) if tree is None else tree
    if kind in _PRINTED:
        check_text(name, tree)
    return None


def check_file(docx: bytes) -> None:
    """Check a template: an intact docx of known parts in which nothing acts, hides or leads outside.

    Raises TemplatError with the first thing that does not belong there.
    """
    content = _open(docx)
    listed = content.get(_TYPES)
    if listed is None or _DOCUMENT not in content or _MAIN.encode() not in listed:
        raise TemplatError("Templat bukan dokumen Word (.docx).", SARAN)
    if bad := next((name for name in content if _FORBIDDEN.search(name)), ""):
        raise refused(f"{bad}: makro atau berkas tertanam")
    types = _content_types(_tree(_TYPES, listed), content)
    trees = dict(_trees(content, {name for name, kind in types.items() if kind in _STYLING} - {_DOCUMENT}))
    if trees[_DOCUMENT].find(f"{W}body") is None:
        raise TemplatError("Templat bukan dokumen Word (.docx).", SARAN)
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _check_relationships(name, tree, types)
    for name, kind in types.items():
        foreign = kind == "application/xml" and not name.startswith("customXml/")
        if foreign or kind not in _KNOWN:
            raise refused(f"{name}, bagian berjenis “{kind[:80]}”")
        if kind not in _IMAGES:
            _check_part(name, kind, content[name], trees.get(name))
    if types[_DOCUMENT] != _MAIN:
        raise TemplatError("Templat bukan dokumen Word (.docx).", SARAN)
