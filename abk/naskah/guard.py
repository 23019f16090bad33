"""What a Word file that a clerk hands in as a template may hold: text and layout, nothing that acts."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache

from lxml import etree

from abk.naskah.galat import TemplatError

MAX_FILE = 10 * 1024 * 1024
"""Largest template. [byte]"""
MAX_UNPACKED = 60 * 1024 * 1024
"""Largest template, unpacked. [byte]"""

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FORBIDDEN = re.compile(r"vba|activex|embeddings|oleobject|\.bin$|afchunk|macros", re.IGNORECASE)
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SARAN = "Simpan templat tanpa bagian itu sebagai .docx biasa, lalu coba lagi."
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _open(docx: bytes) -> dict[str, bytes]:
    if len(docx) > MAX_FILE:
        raise TemplatError("Templat lebih besar dari 10 MB.", "Kecilkan atau buang gambarnya.")
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MAX_UNPACKED:
                raise TemplatError("Isi templat terlalu besar.", "Kecilkan atau buang gambarnya.")
            # zipfile reads no more than the size it states, so the sum above is a true limit
            return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, EOFError) as error:
        raise TemplatError("Templat bukan berkas Word (.docx) yang utuh.", _SARAN) from error


def _tree(name: str, content: bytes) -> etree._Element:
    try:
        tree = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise TemplatError(f"Bagian {name} dari templat rusak.", _SARAN) from error
    if tree.getroottree().docinfo.doctype:
        raise TemplatError(f"Bagian {name} dari templat memuat DOCTYPE.", _SARAN)
    return tree


def _fields(tree: etree._Element) -> list[str]:
    """Instructions of the fields; a complex field's pieces are put together again."""
    codes: list[str] = [str(one.get(f"{_W}instr") or "") for one in tree.iter(f"{_W}fldSimple")]
    unfinished: list[str] = []
    for one in tree.iter(f"{_W}fldChar", f"{_W}instrText"):
        if one.tag == f"{_W}instrText":
            if not unfinished:
                codes.append(one.text or "")
            else:
                unfinished[-1] += one.text or ""
        elif one.get(f"{_W}fldCharType") == "begin":
            unfinished.append("")
        elif one.get(f"{_W}fldCharType") == "end" and unfinished:
            codes.append(unfinished.pop())
    return codes + unfinished


def _check_member(name: str, content: bytes) -> None:
    if _FORBIDDEN.search(name):
        raise TemplatError(f"Templat memuat {name}: makro atau berkas tertanam.", _SARAN)
    if not name.endswith((".xml", ".rels")):
        return
    tree = _tree(name, content)
    if name.endswith(".rels"):
        for one in tree.iter("{*}Relationship"):
            if one.get("TargetMode") == "External":
                raise TemplatError(f"Templat menunjuk ke luar dirinya: {one.get('Target')}.", _SARAN)
    for code in _fields(tree):
        words = code.split()
        if not words or words[0].upper() not in _FIELDS:
            raise TemplatError(f"Templat memuat bidang otomatis “{code.strip()[:60]}”.", _SARAN)


@lru_cache(maxsize=32)
def check_file(docx: bytes) -> None:
    """Check a template: an intact docx, no macros, objects, links outside, odd fields; or TemplatError."""
    content = _open(docx)
    types = content.get("[Content_Types].xml")
    if types is None or "word/document.xml" not in content or _MAIN.encode() not in types:
        raise TemplatError("Templat bukan dokumen Word (.docx).", _SARAN)
    if _tree("word/document.xml", content["word/document.xml"]).find(f"{_W}body") is None:
        raise TemplatError("Templat bukan dokumen Word (.docx).", _SARAN)
    for name, member in content.items():
        _check_member(name, member)
