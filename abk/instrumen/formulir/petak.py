"""The grid as a widget: shows what it is told, tells what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_SINI = Path(__file__).parent
Penerima = Callable[[Mapping[str, Any]], None]


class Petak(anywidget.AnyWidget):
    """Task grid.

    The whole picture travels once (:meth:`gambar`); afterwards only what changed (:meth:`tambal`). A
    page that is loaded again asks for the picture, and gets it as it is then.
    """

    _esm = _SINI / "petak.js"
    _css = _SINI / "formulir.css"
    # The trait only counts pictures; what travels is the picture itself.
    tampilan = traitlets.Int(0).tag(sync=True, to_json=lambda _, w: w.isi)

    def __init__(self, penerima: Penerima, **sisa: Any) -> None:
        self.isi: dict[str, Any] = {"kolom": [], "baris": {}, "urutan": [], "meta": {}}
        super().__init__(**sisa)
        self.on_msg(lambda _, pesan, __: penerima(pesan))

    def gambar(self, kolom: list[dict[str, Any]], baris: dict[str, Any], meta: dict[str, Any]) -> None:
        """Show other columns and rows altogether."""
        self.isi = {"kolom": kolom, "baris": baris, "urutan": list(baris), "meta": meta}
        self.tampilan += 1

    def tambal(self, baris: dict[str, Any], meta: dict[str, Any], paksa: str = "") -> dict[str, Any]:
        """Send the rows and sums that differ from what is shown, and the row `paksa`; what was sent."""
        lama = self.isi
        kirim: dict[str, Any] = {"jenis": "tambal"}
        beda = {i: b for i, b in baris.items() if lama["baris"].get(i) != b or i == paksa}
        urutan = list(baris)
        if beda:
            kirim["baris"] = beda
        if urutan != lama["urutan"]:
            kirim["urutan"] = urutan
        if meta != lama["meta"]:
            kirim["meta"] = meta
        self.isi = {**lama, "baris": baris, "urutan": urutan, "meta": meta}
        if len(kirim) > 1:
            self.send(kirim)
        return kirim

    def fokus(self, id_baris: int, kolom: str = "") -> None:
        """Put the cursor on a cell."""
        self.send({"jenis": "fokus", "id": str(id_baris), "kolom": kolom})


class Pita(anywidget.AnyWidget):
    """Status line and error, read out by screen readers."""

    _esm = _SINI / "pita.js"
    jenis = traitlets.Unicode("kosong").tag(sync=True)
    teks = traitlets.Unicode("").tag(sync=True)
    galat = traitlets.Unicode("").tag(sync=True)
    kabar = traitlets.Unicode("").tag(sync=True)
