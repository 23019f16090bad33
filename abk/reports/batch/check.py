"""Proof of success, from the result and never from the notebook's word.

A kernel killed in mid-run leaves a file in which every cell says ``completed``; a default
parameter yields a perfect page of the wrong unit. So a page is published only if nothing here
speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from abk.tulisan.halaman import MIME_BUKTI
from abk.tulisan.markup import kutip

FIGURE_CLASS = "abk-grafik"

_OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_CSS_OUTSIDE = re.compile(
    r"url\(\s*(?:['\"]\s*)?(?:https?:)?//|@import\s+(?:url\(\s*)?(?:['\"]\s*)?(?:https?:)?//", re.IGNORECASE
)
_LOADERS = frozenset(
    {"src", "href", "xlink:href", "action", "formaction", "data", "poster", "background", "srcset"}
)
_TRACEBACK = "Traceback (most recent call last)"
_WARNING = re.compile(r"\b\w*Warning: .+")
_IMAGE_MIMES = ("image/svg+xml", "image/png")


def notebook_objections(notebook: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    """What speaks against an executed notebook (Indonesian).

    Nothing, if every code cell was executed, in order and without error, and the one proof that the notebook
    shows equals what the caller has computed from the kegiatan itself.
    """
    return [*_cell_objections(notebook), *_proof_objections(notebook, expected)]


def _code_cells(notebook: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [s for s in notebook["cells"] if s["cell_type"] == "code" and "".join(s["source"]).strip()]


def _outputs(notebook: Mapping[str, Any], lewati: str = "") -> Iterator[Mapping[str, Any]]:
    for sel in _code_cells(notebook):
        if lewati not in sel["metadata"].get("tags", []):
            yield from sel.get("outputs", [])


def _cell_objections(notebook: Mapping[str, Any]) -> Iterator[str]:
    sel = _code_cells(notebook)
    if not sel:
        yield "notebook tidak memiliki sel kode"
    for keluaran in _outputs(notebook):
        if keluaran["output_type"] == "error":
            yield f"sel kode berakhir dengan {keluaran.get('ename')}: {keluaran.get('evalue')}"
        # in what is printed only: a row of the tables may say so, too
        if _TRACEBACK in "".join(keluaran.get("text", "")) and keluaran.get("name") != "stderr":
            yield "sel kode mencetak pesan galat Python"
    for nomor, satu in enumerate(sel, 1):
        hitungan = satu.get("execution_count")
        if hitungan is None:
            yield f"sel kode ke-{nomor} dari {len(sel)} tidak dijalankan"
            return
        if hitungan != nomor:
            yield f"sel kode ke-{nomor} dijalankan pada urutan ke-{hitungan}"
            return


def shown_proofs(notebook: Mapping[str, Any]) -> list[Any]:
    """Every proof that an executed notebook shows."""
    return [k["data"][MIME_BUKTI] for k in _outputs(notebook) if MIME_BUKTI in k.get("data", {})]


def _proof_objections(notebook: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    bukti = shown_proofs(notebook)
    if len(bukti) != 1:
        yield f"notebook memperlihatkan {len(bukti)} bukti hasil; seharusnya tepat satu"
        return
    yield from proof_objections(bukti[0], expected)


def proof_objections(bukti: object, expected: Mapping[str, Any]) -> Iterator[str]:
    """What in a proof is not as the caller has computed it (Indonesian)."""
    if not isinstance(bukti, Mapping):
        yield "bukti hasil bukan objek JSON"
        return
    for nama, benar in expected.items():
        nilai = bukti.get(nama)
        if type(nilai) is not type(benar) or nilai != benar:
            yield f"bukti {nama} = {nilai!r}, padahal hasil hitungan {benar!r}"


def count_figures(notebook: Mapping[str, Any], *, lewati: str = "") -> int:
    """Number of figures that the outputs of a notebook hold, but for cells with the tag `lewati`."""
    jumlah = 0
    for keluaran in _outputs(notebook, lewati):
        data = keluaran.get("data", {})
        if "text/html" in data:
            jumlah += _Reader("".join(data["text/html"])).gambar
        else:
            jumlah += any(m in data for m in _IMAGE_MIMES)
    return jumlah


def split_warnings(notebook: Mapping[str, Any]) -> tuple[str, ...]:
    """Take what was written to standard error out of an executed notebook.

    A warning of a library, with the place of a file on this machine, has no business on a page; neither may
    it be lost.
    """
    catatan = []
    for nomor, sel in enumerate(_code_cells(notebook), 1):
        for keluaran in [k for k in sel.get("outputs", []) if k.get("name") == "stderr"]:
            sel["outputs"].remove(keluaran)
            teks = "".join(keluaran["text"])
            peringatan = _WARNING.findall(teks) or teks.strip().splitlines()[:1]
            catatan += [f"pada sel kode ke-{nomor}: {satu.strip()[:200]}" for satu in peringatan]
    return tuple(dict.fromkeys(catatan))


class _Reader:
    """Reads from a page what the check asks about."""

    def __init__(self, html: str) -> None:
        from lxml import etree  # noqa: PLC0415  only for a process that makes pages

        self.bahasa: str | None = None
        self.judul = ""
        self.gambar = 0
        self.luar: list[str] = []
        self.teks: list[str] = []
        self._css: list[str] = []
        self._in = ""
        parser = etree.HTMLParser(target=self, huge_tree=True)
        parser.feed(html.replace("\0", "\ufffd"))  # as browsers do: libxml2 would read no further
        parser.close()
        if _CSS_OUTSIDE.search("".join(self._css)):
            self.luar.append("CSS")

    def start(self, tag: str, isi: Mapping[str, str]) -> None:
        """An element begins."""
        self.teks.append(" ")
        if tag == "html":
            self.bahasa = isi.get("lang")
        if tag in {"title", "style", "script"} and not (tag == "title" and self.judul):
            self._in = tag
        self.gambar += tag == "img" or (tag == "figure" and FIGURE_CLASS in isi.get("class", "").split())
        self.luar += [n for a, n in isi.items() if a in _LOADERS and _OUTSIDE.match(n)]
        if _CSS_OUTSIDE.search(isi.get("style", "")):
            self.luar.append(isi["style"])

    def end(self, tag: str) -> None:
        """An element ends."""
        self.teks.append(" ")
        if self._in == tag:
            self._in = ""

    def data(self, data: str) -> None:
        """Text, which libxml2 gives in pieces wherever it likes."""
        if self._in == "title":
            self.judul += data
        elif self._in == "style":
            self._css.append(data)
        elif not self._in:
            self.teks.append(data)

    def close(self) -> None:
        """Nothing is left to be done."""


def page_objections(html: str, *, sidik: str, gambar: int) -> list[str]:
    """What speaks against a rendered page (Indonesian).

    Nothing, if it is Indonesian, has a title, prints the fingerprint, shows all figures, and loads
    or links nothing from outside.
    """
    baca = _Reader(html)
    teks = "".join(baca.teks)
    objections = []
    if baca.bahasa != "id":
        objections.append(f"bahasa halaman {kutip(baca.bahasa)}, bukan 'id'")
    if not baca.judul.strip():
        objections.append("halaman tidak berjudul")
    if sidik not in teks:
        objections.append("halaman tidak memuat kode verifikasi data")
    if baca.gambar != gambar:
        objections.append(f"halaman memuat {baca.gambar} gambar, seharusnya {gambar}")
    if baca.luar:
        objections.append(f"halaman merujuk ke luar: {kutip(baca.luar[0][:80])}")
    return objections
