"""The head of the chain at the foot of a Word document; what came from outside is read within limits."""

from __future__ import annotations

import re

from abk.files import ArchiveError, archive_parts
from abk.sop.catat import jenis_berkas

_TANDA_XML = re.compile(r"<[^<>]*>")  # no "<" within: a row of them is passed once, not once for each
_TERCETAK = re.compile(r"(?:Kode verifikasi|Sidik rantai):\s*((?:[0-9a-f]{8}\s*){8})")


def baca_kepala(isi: bytes) -> set[str]:
    """Heads printed on a Word document, none on other content. [each 64 hexadecimal digits]

    Raises ArchiveError if it begins as a Word document and cannot be read as one.
    """
    if jenis_berkas(isi) != "docx":
        return set()
    bagian = archive_parts(isi, lambda nama: nama.startswith("word/") and nama.endswith(".xml"))
    semua = (_TANDA_XML.sub("", satu.decode("utf-8", "replace")) for satu in bagian.values())
    return {re.sub(r"\s", "", cetak) for teks in semua for cetak in _TERCETAK.findall(teks)}


def kepala_tercetak(isi: bytes) -> set[str]:
    """The same; none where it cannot be read."""
    try:
        return baca_kepala(isi)
    except ArchiveError:
        return set()
