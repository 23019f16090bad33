"""The Word templates of the package, and the way to build them anew."""

from __future__ import annotations

import io
from importlib import import_module

from abk.naskah.kemas import kemas


def susun(jenis: str) -> bytes:
    """Return the template of a kind of document as the code builds it.

    Parameters
    ----------
    jenis : str
        Name of the kind; its builder is ``abk.naskah.susun.<jenis>.templat``.

    Returns
    -------
    bytes
        A normalised docx.
    """
    dokumen = import_module(f"abk.naskah.susun.{jenis}").templat()
    hasil = io.BytesIO()
    dokumen.save(hasil)
    return kemas(hasil.getvalue())
