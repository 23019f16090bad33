"""Tables of a page: caption, head, groups of rows, foot; wide ones scroll in a frame of their own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from abk.tulisan.markup import Html, el, gabung


@dataclass(frozen=True)
class Column:
    """A column: its heading, whether it holds numbers (right-aligned), whether it names the row."""

    judul: str
    angka: bool = False
    nama_baris: bool = False
    penjelasan: str = ""
    jenis: str = ""  # how the page sorts it: "angka" or "teks"; empty: not at all


_SEBARIS = 40
"""Letters of a text that stays on one line among figures. [huruf]"""


@dataclass(frozen=True)
class Row:
    """A row: its cells in the order of the columns; class and attributes are for style and for filtering."""

    sel: Sequence[object]
    kelas: str = ""
    atribut: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading; without a heading the rows stand alone."""

    judul: Html | str | None
    baris: Sequence[Row]


def _sel(kolom: Column, isi: object, *, angka: bool) -> Html:
    # only cells unlike most of their table carry a class: a large page has thousands of cells
    kelas = "" if kolom.angka == angka else "n" if kolom.angka else "t"
    if kelas == "t" and isinstance(isi, str) and len(isi) > _SEBARIS:
        kelas = "t panjang"  # among figures that keep one line, a text must not take the room of the others
    return el("th", isi, scope="row") if kolom.nama_baris else el("td", isi, kelas=kelas)


def _baris(kolom: Sequence[Column], baris: Row, *, angka: bool) -> Html:
    sel = (_sel(satu, isi, angka=angka) for satu, isi in zip(kolom, baris.sel, strict=True))
    return el("tr", *sel, kelas=baris.kelas, **dict(baris.atribut))


def _kelompok(kolom: Sequence[Column], kelompok: RowGroup, *, angka: bool) -> Html:
    kepala = None
    if kelompok.judul is not None:
        kepala = el(
            "tr", el("th", kelompok.judul, scope="rowgroup", colspan=len(kolom)), kelas="abk-kelompok"
        )
    return el("tbody", kepala, *(_baris(kolom, baris, angka=angka) for baris in kelompok.baris))


def table_rows(kolom: Sequence[Column], baris: Iterable[Row]) -> Iterator[Html]:
    """Rows of a table of these columns, for :func:`abk.reports.packing.packed`."""
    angka = _berangka(kolom)
    return (_baris(kolom, satu, angka=angka) for satu in baris)


def _berangka(kolom: Sequence[Column]) -> bool:
    return sum(satu.angka for satu in kolom) * 2 > len(kolom)


def _judul_kolom(kolom: Column) -> Html:
    return el(
        "th",
        kolom.judul,
        el("small", kolom.penjelasan) if kolom.penjelasan else None,
        kelas="n" if kolom.angka else "",
        scope="col",
        data_jenis=kolom.jenis or None,
    )


def tabel(
    judul: str,
    kolom: Sequence[Column],
    kelompok: Iterable[RowGroup],
    kaki: Sequence[Row] = (),
    *,
    kelas: str = "",
    tampak: bool = False,
    alat: str = "",
) -> Html:
    """Return a table in a frame that scrolls sideways where the screen is narrow.

    With ``alat``, the key of its :func:`table_tools`, it is sorted, filtered and saved, and keeps its head.
    """
    angka = _berangka(kolom)
    isi = gabung(
        el("caption", judul, kelas="" if tampak else "abk-baca"),
        el("thead", el("tr", *(_judul_kolom(satu) for satu in kolom))),
        *(_kelompok(kolom, satu, angka=angka) for satu in kelompok),
        el("tfoot", *(_baris(kolom, satu, angka=angka) for satu in kaki)) if kaki else None,
    )
    badan = el("table", isi, kelas=f"{kelas} angka".strip() if angka else kelas, data_abk_tabel=alat or None)
    bingkai = "abk-gulir lekat" if alat else "abk-gulir"
    return el("div", badan, kelas=bingkai, role="group", aria_label=judul, tabindex=0)


def table_tools(
    alat: str, kata: str, cari: str, pilihan: Sequence[tuple[str, str]], *, jabatan: bool = False
) -> Html:
    """Return the tools of a table, hidden until the script of the page shows them.

    ``kata`` is what a row is, ``cari`` the label of the search, ``pilihan`` the marks of rows
    (``data-tanda``) to choose from with their words; with ``jabatan`` the search lists posts of the map, too.
    """
    butir = (el("option", arti, value=nilai) for nilai, arti in pilihan)
    cari_id, pilih_id = f"{alat}-cari", f"{alat}-pilih"
    return el(
        "div",
        el(
            "div", el("label", cari, for_=cari_id), el("input", id=cari_id, type="search", autocomplete="off")
        ),
        el("div", el("label", "Keadaan", for_=pilih_id), el("select", *butir, id=pilih_id)),
        el("button", "Urutan semula", type="button"),
        el("button", "Simpan CSV", type="button"),
        el("span", kelas="redup", aria_live="polite", role="status"),
        el("div", kelas="abk-temu", role="status", hidden=True) if jabatan else None,
        kelas="abk-saring",
        id=alat,
        data_kata=kata,
        hidden=True,
    )
