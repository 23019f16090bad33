"""From a matplotlib figure to a small SVG inside a page: without ids, its colours CSS variables."""

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.figure import Figure

from abk.reports.charts.palet import nilai_css, warna
from abk.reports.charts.tulisan import UKURAN
from abk.tulisan.markup import Html, el

HURUF = "Arial,Liberation Sans,sans-serif"

_ATURAN: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "abk",
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
    "path.sketch": None,
    # What an analyst may have set for figures of their own must not change these.
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "savefig.bbox": None,
    "savefig.facecolor": "auto",
    "savefig.transparent": False,
    "savefig.dpi": "figure",
}
_NS = "{http://www.w3.org/2000/svg}"
_PERINTAH = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_BAWAAN = {
    "stroke-linejoin": "miter",
    "stroke-linecap": "butt",
    "stroke-dashoffset": "0",
    "font-size": f"{UKURAN:g}px",
    "text-anchor": "start",
}
_DIBUANG = frozenset({"font-family", "font"})


class _Daun(NamedTuple):
    """A path or a line of text, with the attributes that neighbours may share, its own, and what it holds."""

    bersama: tuple[tuple[str, str], ...]
    nama: str
    sendiri: dict[str, str]
    isi: str
    judul: str | None


def tulis_svg(figure: Figure, teks_alternatif: str, judul: Mapping[str, str]) -> str:
    """SVG element of a figure.

    Parameters
    ----------
    figure : Figure
        Drawn in the colours of :func:`abk.reports.charts.palet.warna`; without markers, hatches and
        clipping, which need ids, and ids of two charts on one page collide.
    teks_alternatif : str
        What a reader who does not see the chart should know of it.
    judul : mapping
        For the gid of an artist the text that shows when one points at it.

    Returns
    -------
    str
        ``<svg role="img" …>``: the same figure gives the same bytes on every machine.

    Raises
    ------
    ValueError
        The figure holds something that needs an id.
    """
    lebar, tinggi = (float(sisi) * 72 for sisi in figure.get_size_inches())
    daun = list(_daun(_akar(figure), judul))
    return el(
        "svg",
        Html("".join(_kelompok(daun))),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_label=teks_alternatif,
        viewBox=f"0 0 {_ringkas(lebar)} {_ringkas(tinggi)}",
        width=f"{lebar * 4 / 3:.0f}",  # 96 CSS pixels are 72 points
        height=f"{tinggi * 4 / 3:.0f}",
        style=f"max-width:100%;height:auto;font:{UKURAN:g}px {HURUF};fill:{nilai_css(warna('teks'))}",
    )


def _akar(figure: Figure) -> ET.Element:
    wadah = io.StringIO()
    with mpl.rc_context(_ATURAN), warnings.catch_warnings():
        # A sign that DejaVu lacks is no fault: the reader's browser draws the text, matplotlib does not.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(wadah, format="svg", metadata={"Date": None, "Creator": None})
    return ET.fromstring(wadah.getvalue())  # noqa: S314 - written by matplotlib in the line above


def _daun(induk: ET.Element, judul: Mapping[str, str]) -> Iterator[_Daun]:
    keterangan = judul.get(induk.get("id", ""))
    for anak in induk:
        nama = anak.tag.removeprefix(_NS)
        if nama in {"path", "text"}:
            yield _satu(nama, anak, keterangan)
        elif nama in {"g", "svg"} and "transform" not in anak.attrib:
            yield from _daun(anak, judul)
        elif nama != "metadata" and not (nama == "defs" and all(isi.tag == f"{_NS}style" for isi in anak)):
            raise ValueError(f"<{nama}> cannot go into a page without an id")


def _satu(nama: str, unsur: ET.Element, judul: str | None) -> _Daun:
    if "clip-path" in unsur.attrib or "url(" in unsur.get("style", ""):
        raise ValueError(f"<{nama}> refers to an id")
    gaya = _gaya(unsur.get("style", ""))
    bersama: dict[str, str] = {}
    for kunci in ("text-anchor", "font-weight"):
        if kunci in gaya:
            bersama[kunci] = gaya.pop(kunci)
    if nama == "text" and gaya.get("fill") == nilai_css(warna("teks")):
        del gaya["fill"]
    if gaya:
        bersama["style"] = ";".join(f"{kunci}:{nilai}" for kunci, nilai in gaya.items())
    if nama == "path":
        sendiri = {"d": _lintasan(unsur.get("d", ""))}
    else:
        sendiri = {sumbu: _ringkas(float(unsur.get(sumbu, "0"))) for sumbu in ("x", "y")}
    return _Daun(tuple(bersama.items()), nama, sendiri, unsur.text or "", judul)


def _gaya(gaya: str) -> dict[str, str]:
    pasang = (satu.partition(":") for satu in gaya.split(";") if satu.strip())
    semua = {kunci.strip(): nilai_css(nilai.strip()) for kunci, _, nilai in pasang}
    return {
        kunci: nilai
        for kunci, nilai in semua.items()
        if kunci not in _DIBUANG and _BAWAAN.get(kunci) != nilai
    }


def _ringkas(nilai: float) -> str:
    """Two decimals are a hundredth of a point: finer than any printer."""
    tulis = f"{nilai:.2f}".rstrip("0").rstrip(".")
    return "0" if tulis == "-0" else tulis


def _lintasan(d: str) -> str:
    hasil: list[str] = []
    kini = ("", "")
    for perintah, argumen in _PERINTAH.findall(d):
        titik = [_ringkas(float(satu)) for satu in argumen.split()]
        if perintah == "L" and titik[0] == kini[0]:
            hasil.append(f"V{titik[1]}")
        elif perintah == "L" and titik[1] == kini[1]:
            hasil.append(f"H{titik[0]}")
        else:
            hasil.append(perintah + " ".join(titik))
        if titik:
            kini = (titik[-2], titik[-1])
    return "".join(hasil)


def _kelompok(daun: Sequence[_Daun]) -> Iterator[str]:
    for bersama, anggota in groupby(daun, key=lambda satu: satu.bersama):
        semua = list(anggota)
        atribut = dict(bersama)
        if len(semua) == 1:
            yield _markah(semua[0], atribut)
        else:
            isi = "".join(_markah(satu, {}) for satu in semua)
            yield el("g", Html(isi), **atribut) if atribut else isi


def _markah(daun: _Daun, atribut: Mapping[str, str]) -> Html:
    judul = el("title", daun.judul) if daun.judul else None
    return el(daun.nama, judul, daun.isi, **daun.sendiri, **atribut)
