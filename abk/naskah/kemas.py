"""A docx file without traces of when and where it was made: the same content is the same bytes."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

TANGGAL_ZIP = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the first one that a zip can hold."""

_BERJEJAK = frozenset({"created", "modified", "lastModifiedBy", "revision", "lastPrinted", "TotalTime"})
_GAMBAR_KECIL = "docProps/thumbnail"
_PEMBACA = etree.XMLParser(resolve_entities=False, no_network=True)


def _tanpa_jejak(xml: bytes) -> bytes:
    pohon = etree.fromstring(xml, _PEMBACA)
    for anak in list(pohon):
        if isinstance(anak.tag, str) and etree.QName(anak).localname in _BERJEJAK:
            pohon.remove(anak)
    return bytes(etree.tostring(pohon, xml_declaration=True, encoding="UTF-8", standalone=True))


def _tanpa_gambar_kecil(xml: bytes) -> bytes:
    pohon = etree.fromstring(xml, _PEMBACA)
    for anak in list(pohon):
        if str(anak.get("Target", "")).lstrip("/").startswith(_GAMBAR_KECIL):
            pohon.remove(anak)
    return bytes(etree.tostring(pohon, xml_declaration=True, encoding="UTF-8", standalone=True))


def _isi(nama: str, isi: bytes) -> bytes:
    if nama in {"docProps/core.xml", "docProps/app.xml"}:
        return _tanpa_jejak(isi)
    return _tanpa_gambar_kecil(isi) if nama == "_rels/.rels" else isi


def _urutan(nama: str) -> tuple[bool, bool, str]:
    # the format wants the list of types first; readers find the rest through it
    return (nama != "[Content_Types].xml", nama != "_rels/.rels", nama)


def kemas(docx: bytes) -> bytes:
    """Return the same document with its zip normalised.

    Parameters
    ----------
    docx : bytes
        A docx file.

    Returns
    -------
    bytes
        Members in a stable order with fixed dates and attributes; no times, no name of who saved it, no
        thumbnail. Packing twice changes nothing.
    """
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in sorted(set(lama.namelist()), key=_urutan):
            if nama.endswith("/") or nama.startswith(_GAMBAR_KECIL):
                continue
            satu = zipfile.ZipInfo(nama, TANGGAL_ZIP)
            satu.compress_type = zipfile.ZIP_DEFLATED
            satu.create_system = 0
            baru.writestr(satu, _isi(nama, lama.read(nama)), compresslevel=9)
    return hasil.getvalue()


def urai(docx: bytes) -> dict[str, bytes]:
    """Return the members of a docx by name, after :func:`kemas`: equal wherever the content is equal.

    The compressed bytes depend on the zlib of the machine; these do not.
    """
    with zipfile.ZipFile(io.BytesIO(kemas(docx))) as berkas:
        return {nama: berkas.read(nama) for nama in berkas.namelist()}
