"""A section of a page: the same object in a notebook cell and in the whole page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abk.reports.style import dalam_buku
from abk.tulisan.markup import Html, el, gabung


@dataclass(frozen=True)
class Bagian:
    """One section: heading and content.

    Parameters
    ----------
    kunci : str
        Anchor on the page.
    judul : str
        Heading; empty for the head of the page, which brings its own.
    isi : Html
        Content below the heading.
    """

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


@dataclass(frozen=True)
class Susunan:
    """Sections in their order: a whole page."""

    bagian: Sequence[Bagian]

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        return iter(self.bagian)

    def _repr_html_(self) -> str:
        return dalam_buku(gabung(*(satu.html() for satu in self.bagian)))


def daftar_isi(bagian: Sequence[tuple[str, str]]) -> Html:
    """Links to the sections of the page.

    Parameters
    ----------
    bagian : sequence of (str, str)
        Anchor and heading of each section.

    Returns
    -------
    Html
    """
    butir = (el("li", el("a", judul, href=f"#abk-{kunci}")) for kunci, judul in bagian)
    return el("nav", el("ul", *butir), kelas="abk-isi", aria_label="Isi halaman")
