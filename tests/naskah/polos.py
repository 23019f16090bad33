"""A Word document with no more in it than it needs: a hundred looks that no test is about cost each copy."""

from __future__ import annotations

import functools
import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn

_PERHIASAN = {"theme", "stylesWithEffects", "numbering", "webSettings"}


@functools.cache
def _polos() -> bytes:
    dokumen, hasil = Document(), io.BytesIO()
    for satu in dokumen.styles.element[1:]:
        if satu.get(qn("w:default")) is None:
            dokumen.styles.element.remove(satu)
    for kunci, rel in [*dokumen.part.rels.items()]:
        if rel.reltype.rpartition("/")[2] in _PERHIASAN:
            del dokumen.part.rels[kunci]
    dokumen.save(hasil)
    return hasil.getvalue()


def dokumen_polos() -> Any:
    """An empty one."""
    return Document(io.BytesIO(_polos()))
