"""The SOP as a page: one file, offline, readable on a phone, printable, and by ear."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from abk.naskah.drawing import svg
from abk.naskah.sop_cetak import words
from abk.naskah.sop_cetak.chart import bagan, uraian_bagan
from abk.naskah.sop_cetak.flow import BarisArus, arus, svg_baris
from abk.sop.prosedur import Prosedur
from abk.tulisan.halaman import GAYA_STRIP, halaman
from abk.tulisan.markup import Html, el, gabung


def html(prosedur: Prosedur, strip: Html | None = None, *, bersih: bool = False) -> str:
    """The SOP as one HTML file: identity, table with its flowchart, sums of the standard times, notes.

    What the SOP does not have follows, and is marked. ``strip`` leads to the other pages of a case.
    ``bersih`` is the SOP alone, with room for logo and signature: for an office's own file.
    """
    judul = words.judul(prosedur)
    if bersih:
        prosedur = words.tanpa_tafsir(prosedur)
    lain = [] if bersih else [_tambahan(prosedur)]
    isi = gabung(
        el("a", "Lompat ke isi", kelas="lompat", href="#isi"),
        strip,
        el("header", el("h1", judul), _identitas(prosedur), _blok(prosedur)),
        el("main", _resmi(prosedur, bersih=bersih), *lain, id="isi", tabindex="-1"),
        None if bersih else el("footer", words.sidik(prosedur)),
    )
    return halaman(judul, isi, f"{_gaya()}{GAYA_STRIP if strip else ''}")


@cache
def _gaya() -> str:
    return (files("abk.naskah.sop_cetak") / "cetak.css").read_text(encoding="utf-8")


def _identitas(acuan: Prosedur) -> Html:
    i = acuan.identitas
    baris = words.identitas(acuan)
    pemilik = el(
        "td",
        el("span", kelas="ruang-logo"),
        i.instansi,
        el("span", i.unit_induk),
        el("span", i.unit_penerbit),
        kelas="pemilik",
        rowspan=len(baris),
    )
    isi = (
        el("tr", pemilik if n == 0 else None, el("th", label, scope="row"), _isi_identitas(label, teks))
        for n, (label, teks) in enumerate(baris)
    )
    return el("table", el("caption", "Identitas SOP", kelas="sembunyi"), el("tbody", *isi), kelas="identitas")


def _isi_identitas(label: str, teks: str) -> Html:
    """A cell of the identity block; who approves has room for the signature above the title."""
    ruang = el("span", kelas="ruang-ttd") if label == words.DISAHKAN else None
    return el("td", ruang, teks)


def _blok(acuan: Prosedur) -> Html:
    """Lists of the identity block."""
    sel = (satu for baris in words.blok_bawah(acuan) for satu in baris)
    return el("dl", *(el("div", el("dt", label), el("dd", _butir(isi))) for label, isi in sel), kelas="blok")


def _butir(isi: Sequence[str]) -> Html:
    return el("ol", *(el("li", satu) for satu in isi)) if len(isi) > 1 else gabung(*isi)


def _gulir(label: str, tabel: Html) -> Html:
    return el("div", tabel, kelas="gulir", role="region", aria_label=label, tabindex="0")


def _resmi(acuan: Prosedur, *, bersih: bool) -> Html:
    judul = words.judul(acuan)
    baris = (_baris(acuan, satu) for satu in arus(acuan))
    tabel = el(
        "table",
        el("caption", judul, kelas="sembunyi"),
        _kepala(acuan, bersih=bersih),
        el("tbody", *baris),
        kelas="sop",
    )
    if bersih:
        return gabung(el("h2", judul, kelas="lembar-sop"), _gulir(judul, tabel))
    return gabung(
        el("h2", judul, kelas="lembar-sop"),
        _gulir(judul, tabel),
        el("p", words.SIMBOL),
        el("p", words.TANPA_KEPUTUSAN),
        el("h3", words.JUDUL_WAKTU, kelas="lembar-keterangan"),
        _tabel(words.JUDUL_WAKTU, words.KOLOM_WAKTU, words.baris_waktu(acuan), "sempit", angka=(1, 2)),
        el("h3", words.JUDUL_CATATAN),
        _tabel(words.JUDUL_CATATAN, words.KOLOM_CATATAN, words.baris_catatan(acuan)),
    )


def _kepala(acuan: Prosedur, *, bersih: bool) -> Html:
    kolom = acuan.kolom
    atas = el(
        "tr",
        el("th", "No.", scope="col", rowspan=2, kelas="nomor"),
        el("th", "Kegiatan", scope="col", rowspan=2, kelas="kegiatan"),
        el("th", words.pelaksana(bersih=bersih), scope="colgroup", colspan=len(kolom)),
        el("th", "Mutu Baku", scope="colgroup", colspan=len(words.KEPALA_KANAN)),
        el("th", "Ket", scope="col", rowspan=2, kelas="ket"),
    )
    kelas = ["lajur"] * len(kolom) + ["", "waktu", ""]
    nama = [p.nama for p in kolom] + [*words.KEPALA_KANAN]
    bawah = el("tr", *(el("th", n, scope="col", kelas=k) for n, k in zip(nama, kelas, strict=True)))
    # fixed layout takes the widths from the first row, which spans them
    lebar = ["nomor", "kegiatan", *kelas, "ket"]
    return gabung(el("colgroup", *(el("col", kelas=k) for k in lebar)), el("thead", atas, bawah))


def _baris(acuan: Prosedur, satu: BarisArus) -> Html:
    k = satu.langkah
    siapa = el("span", f"{words.siapa(acuan, k)}.", kelas="sembunyi")
    return el(
        "tr",
        el("th", k.kode, scope="row"),
        el("td", k.kegiatan),
        el("td", siapa, svg_baris(satu, len(acuan.kolom)), kelas="sel-arus", colspan=len(acuan.kolom)),
        el("td", k.kelengkapan),
        el("td", str(k.waktu or ""), kelas="tengah"),
        el("td", k.output),
        el("td", words.ket(k)),
    )


def _tabel(
    judul: str,
    kolom: Sequence[str],
    isi: Sequence[Sequence[str]],
    kelas: str = "",
    angka: Sequence[int] = (),
) -> Html:
    kepala = el("thead", el("tr", *(el("th", satu, scope="col") for satu in kolom)))
    baris = (
        el(
            "tr",
            el("th", satu[0], scope="row"),
            *(el("td", teks, kelas="angka" if n in angka else "") for n, teks in enumerate(satu[1:], 1)),
        )
        for satu in isi
    )
    keterangan = el("caption", judul, kelas="sembunyi")
    return _gulir(judul, el("table", keterangan, kepala, el("tbody", *baris), kelas=kelas))


def _tambahan(acuan: Prosedur) -> Html:
    if not words.ada_tambahan(acuan):
        return _lembar_bagan(acuan)
    bagian: list[Html] = []
    if acuan.tambahan:
        isi = words.baris_tambahan(acuan)
        bagian += [
            el("h3", words.JUDUL_LANGKAH),
            _tabel(words.JUDUL_LANGKAH, words.KOLOM_TAMBAHAN, isi, "lapang"),
        ]
    if acuan.pengembalian:
        bagian += [
            el("h3", words.JUDUL_KEMBALI),
            el("p", words.PENGANTAR_KEMBALI),
            _tabel(words.JUDUL_KEMBALI, words.KOLOM_KEMBALI, words.baris_kembali(acuan)),
        ]
    return el(
        "section",
        el("h2", words.JUDUL_TAMBAHAN, id="tambahan"),
        el("p", words.PENGANTAR_TAMBAHAN),
        *bagian,
        _lembar_bagan(acuan),
        kelas="tambahan",
        aria_labelledby="tambahan",
    )


def _lembar_bagan(acuan: Prosedur) -> Html:
    gambar = svg(bagan(acuan), words.JUDUL_BAGAN, uraian_bagan(acuan))
    return el(
        "div",
        el("h3", words.JUDUL_BAGAN),
        el("p", words.KETERANGAN_BAGAN),
        _gulir(words.JUDUL_BAGAN, gambar),
        kelas="lembar-bagan",
    )
