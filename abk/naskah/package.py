"""A docx file without traces of when and where it was made: the same content is the same bytes."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the first one that a zip can hold."""

_TRACES = frozenset({"created", "modified", "lastModifiedBy", "revision", "lastPrinted", "TotalTime"})
_THUMBNAIL = "docProps/thumbnail"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def _member(name: str, content: bytes) -> bytes:
    """Content of a member without times, without the name of who saved it, without the thumbnail."""
    if name not in {"docProps/core.xml", "docProps/app.xml", "_rels/.rels"}:
        return content
    tree = etree.fromstring(content, _PARSER)
    for child in list(tree):
        trace = isinstance(child.tag, str) and etree.QName(child).localname in _TRACES
        if trace or str(child.get("Target", "")).lstrip("/").startswith(_THUMBNAIL):
            tree.remove(child)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _order(name: str) -> tuple[bool, bool, str]:
    # the format wants the list of types first; readers find the rest through it
    return (name != "[Content_Types].xml", name != "_rels/.rels", name)


def normalise(docx: bytes) -> bytes:
    """The same document with members in a stable order, fixed dates and attributes; twice changes nothing."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(result, "w") as new:
        for name in sorted(set(old.namelist()), key=_order):
            if name.endswith("/") or name.startswith(_THUMBNAIL):
                continue
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, _member(name, old.read(name)), compresslevel=9)
    return result.getvalue()


def members(docx: bytes) -> dict[str, bytes]:
    """Members of a docx by name, after :func:`normalise`: equal wherever the content is equal.

    The compressed bytes depend on the zlib of the machine; these do not.
    """
    with zipfile.ZipFile(io.BytesIO(normalise(docx))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
