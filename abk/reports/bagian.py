"""A section of a page: the same object in a notebook cell and in the whole page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from abk.kegiatan import Kegiatan
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


def kosong(kunci: str, judul: str, kata: str) -> Bagian:
    """Return a section with nothing to show but a sentence that says so."""
    return Bagian(kunci, judul, el("p", kata, kelas="abk-bersih"))


def page_head(
    k: Kegiatan | None,
    judul: str,
    rincian: Iterable[object],
    isi: Sequence[tuple[str, str]],
    *,
    atas: Html | None = None,
    bawah: Html | None = None,
) -> Bagian:
    """Return the head of a page: institution, title, details, the sentence of its data, table of contents.

    ``atas`` stands above the title, ``bawah`` above the table of contents.
    """
    instansi, keterangan = (k.instansi, k.keterangan) if k is not None else ("", "")
    isi_kop = gabung(
        el("p", instansi, kelas="instansi") if instansi else None,
        atas,
        el("h1", judul),
        el("p", gabung(*rincian, antara=" · "), kelas="rincian-kop"),
        el("p", keterangan, kelas="abk-keterangan", role="note") if keterangan else None,
        bawah,
        daftar_isi(isi),
    )
    return Bagian("kop", "", isi_kop)


def key_figure(nama: str, nilai: str, catatan: str, satuan: str = "", kelas: str = "") -> Html:
    """Return a large figure with its name, its unit of measure and a note."""
    besar = el("span", nilai, el("small", f" {satuan}") if satuan else None, kelas=f"nilai {kelas}".strip())
    return el("div", el("dt", nama), el("dd", besar, el("span", catatan, kelas="catatan")))


def facts(*pasangan: tuple[str, object]) -> Html:
    """Return names with what holds for them."""
    return el("dl", *(gabung(el("dt", nama), el("dd", isi)) for nama, isi in pasangan), kelas="data")


def daftar_isi(bagian: Sequence[tuple[str, str]]) -> Html:
    """Links to the sections of the page, each given by its anchor and its heading."""
    butir = (el("li", el("a", judul, href=f"#abk-{kunci}")) for kunci, judul in bagian)
    return el("nav", el("ul", *butir), kelas="abk-isi", aria_label="Isi halaman")
