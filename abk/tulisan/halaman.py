"""The frame of every page: one file that opens offline, asks for nothing and runs no script but its own."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from types import MappingProxyType

from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import sidik

_CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

MUKA: Mapping[str, str] = MappingProxyType(
    {
        "Laporan": "index.html",
        "Status alur": "alur.html",
        "Naskah": "naskah/index.html",
        "Analisis": "analisis.html",
        "Excel": "rekap.xlsx",
    }
)
"""Faces of a kegiatan, each with its file in the folder of the report."""

MIME_BUKTI = "application/vnd.abk.bukti+json"
"""Kind of the output in which a page says what it shows; compared before it is published, and not printed."""

GAYA_STRIP = """
.abk-strip ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; }
.abk-strip ul { margin: 0; padding: .45rem 0; }
.abk-strip li { margin: 0; } .abk-strip [aria-current] { font-weight: 700; }
@media print { .abk-strip { display: none; } }
"""
"""Style of :func:`strip`; colours and widths are those of the page."""


def strip(tujuan: Mapping[str, str], kini: str = "") -> Html:
    """The one strip of every page: the faces of a kegiatan, there and back; nothing where there is only one.

    Parameters
    ----------
    tujuan : mapping of str to str
        Where each face of :data:`MUKA` is reached from the page; those that do not exist are left out.
    kini : str
        The face that the page belongs to.
    """
    if len({*tujuan, kini} - {""}) < 2:  # noqa: PLR2004 - a strip leads from one face to another
        return Html("")
    butir = (
        el("a", nama, href=tujuan[nama], aria_current="true" if nama == kini else None)
        if tujuan.get(nama)
        else el("span", nama, aria_current="page")
        for nama in MUKA
        if nama in tujuan or nama == kini
    )
    daftar = el("ul", *(el("li", satu) for satu in butir))
    return el("nav", daftar, kelas="abk-strip", aria_label="Laporan, alur, dan naskah")


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
