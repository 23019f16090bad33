"""A document as a page of its own: offline, asks for nothing, prints."""

from __future__ import annotations

from abk.naskah import Naskah
from abk.tulisan.markup import Html, el, gabung

_CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_GAYA = (
    "body{margin:0;padding:1rem;background:#e9ecef;color-scheme:light}"
    "nav{max-width:48rem;margin:0 auto 1rem;font:.9rem/1.4 Arial,'Liberation Sans',sans-serif}"
    "main{overflow-x:auto}main:focus-visible{outline:2px solid #1c4c78}"
    "@media print{body{padding:0;background:#fff}nav{display:none}main{overflow:visible}}"
)


def halaman_naskah(naskah: Naskah, nav: Html | None = None) -> str:
    """Page of a document.

    Parameters
    ----------
    naskah : the document
    nav : links above it
    """
    return halaman(naskah.judul, naskah.html, nav)


def halaman(judul: str, isi: str, nav: Html | None = None) -> str:
    """Page of a document that was read back from Word.

    Parameters
    ----------
    judul : title of the page
    isi : the document as HTML, escaped already
    nav : links above it
    """
    kepala = gabung(
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_CSP),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", judul),
        el("style", Html(_GAYA)),
    )
    badan = gabung(
        el("nav", nav, aria_label="Naskah") if nav else None,
        el("main", Html(isi), tabindex=0, aria_label=judul),
    )
    return f"<!DOCTYPE html>\n{el('html', el('head', kepala), el('body', badan), lang='id')}\n"
