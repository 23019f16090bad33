"""The frame of every page: one file that opens offline, asks for nothing and runs no script but its own."""

from __future__ import annotations

import base64

from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import sidik

_CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def kepala(judul: str, gaya: str, *, skrip: str = "", gelap: bool = True) -> Html:
    """Beginning of a page, up to the end of its head.

    Parameters
    ----------
    judul : str
        Title.
    gaya : str
        Style sheet.
    skrip : str
        The one script that the page may run; no script when empty.
    gelap : bool
        Whether the page follows a dark screen.
    """
    isi = (
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_csp(skrip)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark" if gelap else "light"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", judul),
        el("style", Html(f"\n{gaya}\n")),
    )
    return Html(f'<!DOCTYPE html>\n<html lang="id">\n<head>\n{gabung(*isi, antara=chr(10))}\n</head>\n')


def halaman(judul: str, isi: object, gaya: str, *, gelap: bool = True) -> str:
    """A whole page around what its body holds."""
    return f"{kepala(judul, gaya, gelap=gelap)}{el('body', isi)}\n</html>\n"


def _csp(skrip: str) -> str:
    if not skrip:
        return _CSP
    cerna = base64.b64encode(bytes.fromhex(sidik(skrip))).decode()
    return f"{_CSP}; script-src 'sha256-{cerna}'"
