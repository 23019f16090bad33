"""Pieces of a page that every part of the cockpit is made of: buttons, fields, marks, tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from abk.errors import AbkError
from abk.tulisan.format import tanggal
from abk.tulisan.markup import Html, el

JUDUL = "kokpit-judul"
"""Id of the heading of the page: it gets the cursor when another page is shown."""

Pilihan = Sequence[tuple[str, str]]
"""Choices: value, words."""


def judul(teks: str, tingkat: int = 2) -> Html:
    """Heading of a page."""
    return el(f"h{tingkat}", teks, id=JUDUL, tabindex="-1")


def to_tasks() -> Html:
    """Way back to the to-do list."""
    return el("p", tombol("← Tugas saya", "buka", "tipis", halaman="tugas"), kelas="remah")


def footer(*isi: object) -> Html:
    """Buttons at the foot of a page."""
    return el("p", *isi, kelas="deret kaki")


def redup(kata: str) -> Html:
    """What is said where there is nothing to show."""
    return el("p", kata, kelas="redup")


def bagian(nama: str, *isi: object, **atribut: Any) -> Html:
    """Part of a page under a heading of its own, by which it is found."""
    return el("section", el("h3", nama), *isi, aria_label=nama, **atribut)


def faults(salah: Sequence[str], nama: str = "") -> Html | None:
    """What is wrong with a field; nothing where nothing is."""
    if not salah:
        return None
    return el("small", "; ".join(salah), id=f"{nama}-s" if nama else None, kelas="medan-galat")


def refusal(galat: AbkError) -> Html:
    """Box that says why something is not allowed."""
    return kotak("salah", el("p", f"{galat.pesan} {galat.saran}"))


def tombol(teks: object, aksi: str, kelas: str = "", *, mati: bool = False, **data: Any) -> Html:
    """Button; what else it says goes with its message."""
    lain: dict[str, Any] = {
        f"data_{k}" if not k.startswith(("aria_", "id")) else k: v for k, v in data.items()
    }
    return el(
        "button",
        teks,
        kelas=f"tombol {kelas}".strip(),
        type="button",
        data_aksi=aksi,
        disabled=mati or None,
        **lain,
    )


def tanda(teks: str, jenis: str, **atribut: Any) -> Html:
    """Mark of a state: its words, and a sign that does not depend on colour."""
    return el("span", teks, kelas=f"tanda {jenis}", **atribut)


def kotak(jenis: str, *isi: object, peran: str | None = None) -> Html:
    """Box that stands out: ``awas``, ``salah``, ``kabar``."""
    return el("div", *isi, kelas=f"kotak {jenis}", role=peran)


def butir(isi: Iterable[object]) -> Html:
    """List of points; nothing where there is none."""
    semua = [el("li", satu) for satu in isi]
    return el("ul", *semua) if semua else Html("")


def daftar(pasangan: Iterable[tuple[str, object]], kelas: str = "rinci") -> Html:
    """Names and what they say."""
    return el("dl", *[el("div", el("dt", k), el("dd", v)) for k, v in pasangan], kelas=kelas)


def tabel(
    kepala: Sequence[object],
    baris: Iterable[Sequence[object]],
    judul_tabel: str,
    angka: Iterable[int] = (),
    kelas: str = "",
) -> Html:
    """Table that can be scrolled with the keyboard."""
    kanan = set(angka)
    kolom = [el("th", k, scope="col", kelas="angka" if n in kanan else "") for n, k in enumerate(kepala)]
    isi = [
        el(
            "tr",
            *[
                el(
                    "th" if n == 0 else "td",
                    sel,
                    scope="row" if n == 0 else None,
                    kelas="angka" if n in kanan else "",
                    data_label=str(kepala[n]),
                )
                for n, sel in enumerate(satu)
            ],
        )
        for satu in baris
    ]
    badan = el("table", el("thead", el("tr", *kolom)), el("tbody", *isi), kelas=f"tabel {kelas}".strip())
    return el(
        "div", badan, kelas=f"gulir {kelas}".strip(), tabindex="0", role="region", aria_label=judul_tabel
    )


def medan(
    nama: str, label: object, kendali: Html, bantuan: str = "", salah: Sequence[str] = (), kelas: str = ""
) -> Html:
    """Field with its label, its help, and what is wrong with it."""
    keterangan = el("small", bantuan, id=f"{nama}-b", kelas="bantuan") if bantuan else None
    isi = (el("label", label, for_=nama), kendali, keterangan, faults(salah, nama))
    return el("div", *isi, kelas=f"medan {kelas}".strip())


def medan_teks(
    nama: str,
    label: object,
    jalur: str,
    isi: str,
    bantuan: str = "",
    *,
    baris: int = 1,
    salah: Sequence[str] = (),
    kelas: str = "",
    **lain: Any,
) -> Html:
    """Field for words, of one line or of several."""
    kendali = masukan(nama, jalur, isi, **lain) if baris == 1 else paragraf(nama, jalur, isi, baris, **lain)
    return medan(nama, label, kendali, bantuan, salah, kelas)


def medan_frasa(nama: str, label: str, bantuan: str, *, kunci: str = "frasa", **lain: Any) -> Html:
    """Field for a passphrase: part of no state, it travels once with its button."""
    lain = {"autocomplete": "off", **lain}
    return medan(nama, label, el("input", type="password", id=nama, name=kunci, **lain), bantuan)


def rujukan(nama: str, bantuan: str = "", salah: Sequence[str] = ()) -> dict[str, Any]:
    """Attributes by which a control is told with its help and its faults."""
    sebut = [f"{nama}-b"] * bool(bantuan) + [f"{nama}-s"] * bool(salah)
    return {"aria_describedby": " ".join(sebut) or None, "aria_invalid": "true" if salah else None}


def masukan(nama: str, jalur: str, isi: str, jenis: str = "text", **lain: Any) -> Html:
    """Field of one line."""
    return el("input", type=jenis, id=nama, value=isi, data_isi=jalur or None, autocomplete="off", **lain)


def paragraf(nama: str, jalur: str, isi: str, baris: int = 3, **lain: Any) -> Html:
    """Field of several lines."""
    # A first line break would be dropped by the browser.
    return el(
        "textarea", f"\n{isi}" if isi.startswith("\n") else isi, id=nama, data_isi=jalur, rows=baris, **lain
    )


PILIH = ("", "(pilih)")
"""The choice of a list from which nothing was chosen yet."""


def pilih(nama: str, jalur: str, pilihan: Pilihan, isi: str, **lain: Any) -> Html:
    """Choice of one from a list."""
    opsi = [el("option", kata, value=nilai, selected=nilai == isi) for nilai, kata in pilihan]
    return el("select", *opsi, id=nama, data_isi=jalur or None, **lain)


def radio(nama: str, kelompok: str, jalur: str, nilai: str, label: object, **lain: Any) -> Html:
    """One of several buttons of which one is pressed, its label beside it; looked at as soon as it is."""
    kendali = el(
        "input", type="radio", id=nama, name=kelompok, value=nilai, data_isi=jalur, data_hidup=True, **lain
    )
    return el("span", kendali, el("label", label, for_=nama), kelas="centang")


def centang(nama: str, jalur: str, label: object, *, isi: bool, **lain: Any) -> Html:
    """Box to tick, its label beside it."""
    kotak_isi = el("input", type="checkbox", id=nama, data_isi=jalur, checked=isi, **lain)
    return el("span", kotak_isi, el("label", label, for_=nama), kelas="centang")


def sidik_ringkas(sidik: str) -> Html:
    """Fingerprint in short, whole for whoever asks: ``a1b2c3d4 e5f60718``."""
    return el("code", f"{sidik[:8]} {sidik[8:16]}", title=sidik, kelas="sidik")


def saat(waktu: dt.datetime, zona: str) -> str:
    """Moment in words, where the ministry is: ``"11 Maret 2026, 10.05"``."""
    lokal = waktu.astimezone(ZoneInfo(zona))
    return f"{tanggal(lokal.date())}, {lokal:%H.%M}"
