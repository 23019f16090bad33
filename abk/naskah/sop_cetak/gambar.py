"""A drawing as a list of shapes, which a painter turns into SVG or into a picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Bentuk = Literal["persegi", "terminator", "belah_ketupat"]
Titik = tuple[float, float]


@dataclass(frozen=True)
class Bidang:
    """A closed shape around a centre.

    Attributes
    ----------
    x, y : centre [pt]
    lebar, tinggi : extent [pt]
    putus : dashed outline
    isi : filled white, grey, or not at all
    garis : whether its outline is drawn
    """

    x: float
    y: float
    lebar: float
    tinggi: float
    bentuk: Bentuk = "persegi"
    putus: bool = False
    isi: Literal["putih", "abu", "kosong"] = "putih"
    garis: bool = True


@dataclass(frozen=True)
class Jalur:
    """A line through points, with an arrow at its end or without. [pt]"""

    titik: tuple[Titik, ...]
    putus: bool = False
    panah: bool = False
    tebal: float = 0.9


@dataclass(frozen=True)
class Tulisan:
    """Lines of text around a centre.

    Attributes
    ----------
    x, y : centre [pt]
    baris : the lines
    ukuran : size [pt]
    """

    x: float
    y: float
    baris: tuple[str, ...]
    ukuran: float
    tebal: bool = False


@dataclass
class Gambar:
    """A drawing; what is added later lies above. [pt]"""

    lebar: float
    tinggi: float
    bentuk: list[Bidang | Jalur | Tulisan] = field(default_factory=list)

    def tambah(self, *bentuk: Bidang | Jalur | Tulisan) -> None:
        """Add shapes."""
        self.bentuk += bentuk
