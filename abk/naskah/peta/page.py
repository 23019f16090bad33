"""The chart as a page: one file that opens offline, a sheet a section, printed as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from abk.kegiatan import Kegiatan
from abk.naskah.peta import kata
from abk.naskah.peta.chart import gambar
from abk.naskah.peta.sheets import Lembar
from abk.naskah.sop_cetak.drawing import svg
from abk.tulisan.halaman import halaman
from abk.tulisan.markup import Html, el, gabung


def html(k: Kegiatan, lembar: Sequence[Lembar]) -> str:
    """The sheets as one HTML file; printed on the paper that each needs, as PDF too."""
    judul = kata.judul(k, lembar)
    isi = gabung(
        el("a", "Lompat ke isi", kelas="lompat", href="#isi"),
        _daftar(lembar) if len(lembar) > 1 else None,
        el("main", *(_lembar(k, satu) for satu in lembar), id="isi", tabindex="-1"),
    )
    return halaman(judul, isi, _gaya(), gelap=False)


@cache
def _gaya() -> str:
    return (files("abk.naskah.peta") / "peta.css").read_text(encoding="utf-8")


def _daftar(lembar: Sequence[Lembar]) -> Html:
    butir = (
        el("li", el("a", satu.judul, href=f"#lembar-{satu.nomor}"), f" ({satu.kertas})") for satu in lembar
    )
    return el("nav", el("ol", *butir), aria_label="Daftar lembar")


def _lembar(k: Kegiatan, satu: Lembar) -> Html:
    bagan = gambar(satu.susunan)
    tulis = svg(bagan, f"Peta jabatan {satu.judul}", satu.uraian)
    # one unit of the drawing is one point on paper, whatever the screen
    ukuran = f'<svg width="{bagan.lebar:g}pt" height="{bagan.tinggi:g}pt" '
    return el(
        "section",
        el("h1" if satu.nomor == 1 else "h2", kata.JUDUL, el("br"), satu.judul),
        el("p", kata.bawah_judul(k, satu), kelas="bawah"),
        Html(ukuran + tulis.removeprefix("<svg ")),
        el("p", satu.jumlah),
        el("p", kata.LEGENDA, kelas="legenda"),
        el("p", kata.kaki(k, satu), kelas="kaki"),
        kelas=f"lembar {satu.kertas.lower()}",
        id=f"lembar-{satu.nomor}",
    )
