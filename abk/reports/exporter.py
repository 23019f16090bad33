"""From an executed notebook to one HTML file that opens offline."""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import abk.without_grammars  # noqa: F401 - before nbconvert

# isort: split
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbformat import NotebookNode, v4

from abk.reports.packing import pack_page
from abk.reports.style import berkas, gaya
from abk.tulisan.halaman import GAYA_STRIP, MIME_BUKTI, MUKA, kepala, strip
from abk.tulisan.markup import Html, polos

TAG_LAB = "hanya_lab"  # a cell that speaks to the analyst, not to the reader of the page
TAG_KOP = "kop"  # the cell whose output is the head of the page
KAKI = "Dihasilkan dengan perangkat lunak abk; rumus dan dasar hukumnya tercantum pada bagian metode."
KAKI_ALUR = "Dihasilkan dengan perangkat lunak abk dari catatan alur; kode verifikasinya ada di halaman ini."

_simpul: Any = NotebookNode  # nbformat types neither its nodes nor its builders
_v4: Any = v4
_TAUTAN = re.compile(r' data-abk-berkas="([^"<>]*)"')
_ISI = re.compile(r'<nav class="abk-isi" aria-label="Isi halaman">.*?</nav>', re.DOTALL)
_PERLU_SKRIP = (' data-abk-tabel="', ' data-abk-lagi="')
_UTAMA = '<main id="isi"'
_KAKI_TERPANJANG = 110


class PengeksporHalaman(HTMLExporter):
    """An HTML exporter with our template and without the second parse of the finished page.

    nbconvert parses each page again to add alternative texts. Every picture of ours brings its own, and
    that parse takes most of the time of an export.
    """

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and the resources."""
        sendiri: Any = self  # nbconvert does not type its methods
        awal = sendiri._init_resources(resources)  # noqa: SLF001 — as HTMLExporter itself does
        sendiri.register_filter("highlight_code", _tanpa_kode)
        sendiri.register_filter("filter_data_type", self._jenis_data)
        halaman: tuple[str, dict[str, Any]] = TemplateExporter.from_notebook_node(self, nb, awal, **kw)
        return halaman

    def _jenis_data(self, output: dict[str, Any]) -> list[str]:
        return next(
            ([jenis] for jenis in self.config.NbConvertBase.display_data_priority if jenis in output), []
        )


@cache
def _pengekspor() -> PengeksporHalaman:
    from traitlets.config import Config  # noqa: PLC0415 — only an export pays for it

    urutan = ["text/html", "text/markdown", "image/svg+xml", "image/png", "text/plain"]
    pembuat: Any = PengeksporHalaman
    pengekspor: PengeksporHalaman = pembuat(
        config=Config(
            {
                "NbConvertBase": {"display_data_priority": urutan},
                # none of them has anything to do here, and after each the notebook would be validated
                "PengeksporHalaman": {"default_preprocessors": []},
            }
        ),
        template_name="abk",
        extra_template_basedirs=[str(Path(__file__).parent / "template")],
        exclude_input=True,
        exclude_anchor_links=True,
    )
    return pengekspor


def render(
    nb: NotebookNode,
    *,
    judul: str,
    halaman: Collection[str] | None = None,
    muka: Collection[str] = (),
    kini: str = "Laporan",
    kaki: str = KAKI,
) -> str:
    """Return the HTML page of a notebook that was executed under :data:`abk.reports.style.TANPA_GAYA`.

    One HTML file: no script but the table's own, no request to anywhere. ``halaman`` names the pages that
    exist beside this one; a link to any other becomes plain text. Without it all links stay. ``muka`` are the
    files to which its strip may lead, ``kini`` is the face of the kegiatan that it shows.
    """
    sel = [_tanpa_bukti(satu) for satu in nb.cells if not _disembunyikan(satu)]
    isi = _simpul(metadata={}, nbformat=4, nbformat_minor=5, cells=_dengan_utama(sel))
    perlu_skrip = any(tanda in html for satu in sel for html in _html(satu) for tanda in _PERLU_SKRIP)
    skrip = _skrip() if perlu_skrip else ""
    gaya_halaman = f"{gaya()}\n{berkas('halaman.css')}{GAYA_STRIP}{_kaki_cetak(judul)}"
    sumber = {
        "kepala": kepala(judul, gaya_halaman, skrip=skrip),
        "strip": strip(_tujuan(muka), kini),
        "skrip": skrip,
        "judul": polos(judul),
        "kaki": kaki,
    }
    hasil, _ = _pengekspor().from_notebook_node(isi, resources={"abk": sumber})
    return pack_page(_TAUTAN.sub(lambda cocok: _tautan(cocok.group(1), halaman), _daftar_isi(hasil)))


def _skrip() -> str:
    """The one script of a page: it unfolds what is packed, then sees to the tables."""
    return f'(async () => {{\n"use strict";\n{berkas("lagi.js")}\n{berkas("tabel.js")}\n}})();'


def _tujuan(muka: Collection[str]) -> dict[str, str]:
    """Where each face is: beside the page, or, seen from the other state of a case, in the folder above."""
    ada = {nama: next((n for n in (b, f"../{b}") if n in muka), "") for nama, b in MUKA.items()}
    return {nama: tujuan for nama, tujuan in ada.items() if tujuan}


def _daftar_isi(html: str) -> str:
    """The page with its table of contents between head and main part, where it can stay on the screen."""
    nav = _ISI.search(html)
    if nav is None:
        return html
    return f"{html[: nav.start()]}{html[nav.end() :]}".replace(_UTAMA, f"{nav.group()}\n{_UTAMA}", 1)


def _kaki_cetak(judul: str) -> str:
    """Style that prints the title at the foot of each sheet; every sign that is no letter by its number."""
    pendek = judul if len(judul) <= _KAKI_TERPANJANG else f"{judul[: _KAKI_TERPANJANG - 1]}…"
    isi = "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in polos(pendek))
    huruf = 'font: 8pt "Liberation Sans", Arial, sans-serif; color: #333;'
    return f'@media print {{ @page {{ @bottom-left {{ content: "{isi}"; {huruf} }} }} }}\n'


def render_bagian(
    bagian: object,
    *,
    judul: str,
    halaman: Collection[str] | None = None,
    muka: Collection[str] = (),
    kini: str = "Laporan",
    kaki: str = KAKI,
) -> str:
    """Return the same HTML page straight from a page object, without a notebook."""

    def satu(isi: Any, tag: list[str]) -> Any:
        keluaran = _v4.new_output("display_data", {"text/html": str(isi.html())})
        return _v4.new_code_cell(outputs=[keluaran], metadata={"tags": tag})

    semua = list(bagian)  # type: ignore[call-overload]
    sel = [satu(isi, [TAG_KOP] if urutan == 0 else []) for urutan, isi in enumerate(semua)]
    buku = _v4.new_notebook(cells=sel)
    return render(buku, judul=judul, halaman=halaman, muka=muka, kini=kini, kaki=kaki)


def _tanpa_kode(_kode: str, *_lain: object, **_pilihan: object) -> str:
    """Return nothing: code is not for the reader of a page."""
    return ""


def _tag(sel: NotebookNode) -> Collection[str]:
    tag: Collection[str] = sel.metadata.get("tags", ())
    return tag


def _disembunyikan(sel: NotebookNode) -> bool:
    tag = _tag(sel)
    # papermill tags the cell that it adds; neither it nor the cell of the defaults is for the reader
    return TAG_LAB in tag or "parameters" in tag or "injected-parameters" in tag


def _html(sel: NotebookNode) -> list[str]:
    return [
        keluaran.data["text/html"]
        for keluaran in sel.get("outputs", ())
        if "text/html" in keluaran.get("data", {})
    ]


def _tanpa_bukti(sel: NotebookNode) -> NotebookNode:
    """Return a copy of the cell without the proof, which is for the batch."""
    salinan: NotebookNode = _simpul({**sel, "metadata": _simpul(sel.metadata)})
    if "outputs" in sel:
        salinan.outputs = [satu for satu in sel.outputs if MIME_BUKTI not in satu.get("data", {})]
    return salinan


def _dengan_utama(sel: list[NotebookNode]) -> list[NotebookNode]:
    """Mark the cell with which the main part begins: the first one after the head of the page."""
    batas = next((urutan + 1 for urutan, satu in enumerate(sel) if TAG_KOP in _tag(satu)), 0)
    semua = [*sel, _v4.new_markdown_cell("")] if batas == len(sel) else sel
    semua[batas].metadata["abk_utama"] = True
    return semua


def _tautan(berkas_tujuan: str, halaman: Collection[str] | None) -> Html:
    # The other state of a case lies in a folder beside; what both states share is published once.
    pilihan = (berkas_tujuan, f"../{berkas_tujuan}")
    if halaman is None:
        ada = None if "/" in berkas_tujuan else berkas_tujuan
    else:
        ada = next((nama for nama in pilihan if nama in halaman), None)
    return Html(f' href="{ada}"' if ada else "")
