"""The surface of the cockpit: shows what is drawn in Python, and tells what a person did there.

A page is drawn as HTML by pure functions; the browser compares it with what stands there and changes only
what differs, so that focus and half-typed words stay. Nothing is decided in the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import anywidget
import traitlets

import abk.instrumen.formulir
from abk.tulisan.markup import Html

_SINI = Path(__file__).parent
_FORMULIR = Path(abk.instrumen.formulir.__file__).parent / "formulir.css"

Penerima = Callable[[Mapping[str, Any], Sequence[bytes]], None]
"""Told what was done: the message, and the files that came with it."""


class Screen(anywidget.AnyWidget):
    """A region of the page; ``gambar`` draws it as it stands, asked again by every page that is loaded anew.

    What is typed into a field marked as secret is part of no drawing and of no state: it travels once,
    with the button that asks for it, and the field is emptied.
    """

    _esm = _SINI / "screen.js"
    _css = _FORMULIR.read_text(encoding="utf-8") + (_SINI / "kokpit.css").read_text(encoding="utf-8")
    # The trait only counts drawings; what travels is the drawing as it is then.
    tampilan = traitlets.Int(0).tag(sync=True, to_json=lambda _, w: w.isi())

    def __init__(self, gambar: Callable[[], Html], penerima: Penerima, **sisa: Any) -> None:
        self._gambar = gambar
        self._fokus = ""
        super().__init__(**sisa)
        self.on_msg(lambda _, pesan, bekal: penerima(pesan, [bytes(b) for b in bekal or ()]))

    def isi(self) -> dict[str, Any]:
        """What travels to the browser."""
        return {"html": str(self._gambar()), "fokus": self._fokus, "urut": self.tampilan}

    def segarkan(self, fokus: str = "") -> None:
        """Draw anew."""
        self._fokus = fokus
        self.tampilan += 1
        self._fokus = ""

    def unduh(self, nama: str, isi: bytes, jenis: str = "application/octet-stream") -> None:
        """Give a file to whoever looks at the page."""
        self.send({"jenis": "unduh", "nama": nama, "mime": jenis}, buffers=[isi])
