"""A section of a page: the same object in a notebook cell and in the whole page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from abk.reports.style import dalam_buku
from abk.tulisan.markup import Html, el, gabung


@dataclass(frozen=True)
class Bagian:
    """One section: heading and content."""

    kunci: str
    judul: str
    isi: Html

    def html(self) -> Html:
        """Return the section without its style."""
        if not self.judul:
            return el("div", self.isi, kelas="abk", id=f"abk-{self.kunci}")
        kepala = el("h2", self.judul, id=f"abk-{self.kunci}-judul")
        return el(
            "section",
            kepala,
            self.isi,
            kelas="abk",
            id=f"abk-{self.kunci}",
            aria_labelledby=f"abk-{self.kunci}-judul",
        )

    def _repr_html_(self) -> str:
        return dalam_buku(self.html())


def tampil_semua(bagian: Iterable[Bagian]) -> str:
    """Return a whole page as a notebook shows it: its sections in their order, the style once."""
    return dalam_buku(gabung(*(satu.html() for satu in bagian)))


def daftar_isi(bagian: Sequence[tuple[str, str]]) -> Html:
    """Links to the sections of the page, each given by its anchor and its heading."""
    butir = (el("li", el("a", judul, href=f"#abk-{kunci}")) for kunci, judul in bagian)
    return el("nav", el("ul", *butir), kelas="abk-isi", aria_label="Isi halaman")
