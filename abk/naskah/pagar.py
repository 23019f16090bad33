"""What a Word file that a clerk hands in as a template may hold: text and layout, nothing that acts."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from abk.naskah.galat import TemplatError

BERKAS_TERBESAR = 10 * 1024 * 1024
"""Largest template. [byte]"""
ISI_TERBESAR = 60 * 1024 * 1024
"""Largest template, unpacked. [byte]"""

_UTAMA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TERLARANG = re.compile(r"vba|activex|embeddings|oleobject|\.bin$|afchunk|macros", re.IGNORECASE)
_BIDANG_BOLEH = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SARAN = "Simpan templat tanpa bagian itu sebagai .docx biasa, lalu coba lagi."
_PEMBACA = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _buka(templat: bytes) -> dict[str, bytes]:
    if len(templat) > BERKAS_TERBESAR:
        raise TemplatError("Templat lebih besar dari 10 MB.", "Kecilkan atau buang gambarnya.")
    try:
        with zipfile.ZipFile(io.BytesIO(templat)) as berkas:
            if sum(satu.file_size for satu in berkas.infolist()) > ISI_TERBESAR:
                raise TemplatError("Isi templat terlalu besar.", "Kecilkan atau buang gambarnya.")
            # zipfile reads no more than the size it states, so the sum above is a true limit
            return {satu.filename: berkas.read(satu) for satu in berkas.infolist() if not satu.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, EOFError) as galat:
        raise TemplatError("Templat bukan berkas Word (.docx) yang utuh.", _SARAN) from galat


def _pohon(nama: str, isi: bytes) -> etree._Element:
    try:
        pohon = etree.fromstring(isi, _PEMBACA)
    except etree.XMLSyntaxError as galat:
        raise TemplatError(f"Bagian {nama} dari templat rusak.", _SARAN) from galat
    if pohon.getroottree().docinfo.doctype:
        raise TemplatError(f"Bagian {nama} dari templat memuat DOCTYPE.", _SARAN)
    return pohon


def _bidang(pohon: etree._Element) -> list[str]:
    """Instructions of the fields; a complex field's pieces are put together again."""
    isi: list[str] = [str(satu.get(f"{_W}instr") or "") for satu in pohon.iter(f"{_W}fldSimple")]
    terbuka: list[str] = []
    for satu in pohon.iter(f"{_W}fldChar", f"{_W}instrText"):
        if satu.tag == f"{_W}instrText":
            if not terbuka:
                isi.append(satu.text or "")
            else:
                terbuka[-1] += satu.text or ""
        elif satu.get(f"{_W}fldCharType") == "begin":
            terbuka.append("")
        elif satu.get(f"{_W}fldCharType") == "end" and terbuka:
            isi.append(terbuka.pop())
    return isi + terbuka


def _periksa_bagian(nama: str, isi: bytes) -> None:
    if _TERLARANG.search(nama):
        raise TemplatError(f"Templat memuat {nama}: makro atau berkas tertanam.", _SARAN)
    if not nama.endswith((".xml", ".rels")):
        return
    pohon = _pohon(nama, isi)
    if nama.endswith(".rels"):
        for satu in pohon.iter("{*}Relationship"):
            if satu.get("TargetMode") == "External":
                raise TemplatError(f"Templat menunjuk ke luar dirinya: {satu.get('Target')}.", _SARAN)
    for perintah in _bidang(pohon):
        kata = perintah.split()
        if not kata or kata[0].upper() not in _BIDANG_BOLEH:
            raise TemplatError(f"Templat memuat bidang otomatis “{perintah.strip()[:60]}”.", _SARAN)


def periksa_berkas(templat: bytes) -> None:
    """Check a template file: an intact docx without macros, embedded objects, links outside or odd fields.

    Parameters
    ----------
    templat : bytes

    Raises
    ------
    TemplatError
        With the part of the file that is not allowed.
    """
    isi = _buka(templat)
    jenis = isi.get("[Content_Types].xml")
    if jenis is None or "word/document.xml" not in isi or _UTAMA.encode() not in jenis:
        raise TemplatError("Templat bukan dokumen Word (.docx).", _SARAN)
    if _pohon("word/document.xml", isi["word/document.xml"]).find(f"{_W}body") is None:
        raise TemplatError("Templat bukan dokumen Word (.docx).", _SARAN)
    for nama, bagian in isi.items():
        _periksa_bagian(nama, bagian)
