"""Guards abk.reports.packing: long parts of a page, deflated and back."""

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from abk.reports.packing import ISI_BYTES, character, fitting, pack_page, packed
from abk.tulisan.markup import Html, el
from tests.reports.lipatan import unpack_page

# what a section may hold: our own markup around escaped text of any kind
_sel = st.text().map(lambda isi: el("td", isi, aria_label=isi))
_baris = st.lists(_sel, max_size=4).map(lambda isi: el("tr", *isi))
_lain = st.text().map(lambda isi: el("details", el("summary", isi), el("a", isi, href=isi)))


@given(st.lists(_baris | _lain, max_size=6), st.text())
def test_pulang_pergi(isi: list[Html], sisa: str) -> None:
    halaman = f"<p>awal</p>{packed('baris', isi, sisa)}<p>akhir</p>{packed('isi', isi, '')}"
    terlipat = pack_page(halaman)
    assert unpack_page(terlipat) == halaman
    # base64 in between, and nothing else
    assert all(re.fullmatch(r"[A-Za-z0-9+/=]*", satu) for satu in _bagian(terlipat))


def _bagian(html: str) -> list[str]:
    return re.findall(r"<template[^>]*>(.*?)</template>", html, re.DOTALL)


def test_tanpa_bagian_tidak_berubah() -> None:
    assert pack_page("<p>biasa</p>") == "<p>biasa</p>"


def test_jauh_lebih_kecil() -> None:
    baris = [
        el("tr", el("th", f"Jabatan {n}", scope="row"), el("td", str(n * 7919 % 1000))) for n in range(2000)
    ]
    halaman = packed("baris", baris, "")
    assert len(pack_page(halaman)) * 8 < len(halaman)


def test_muat_menurut_batas() -> None:
    potong = [el("p", hashlib.sha256(str(n).encode()).hexdigest()) for n in range(3000)]
    muat = fitting(potong)
    assert 0 < muat < len(potong)
    assert len(_bagian(pack_page(packed("isi", potong[:muat], "")))[0]) <= ISI_BYTES
    assert fitting(potong[:3]) == 3


def test_huruf_bilangan() -> None:
    """Each number has its own character, none that JSON, HTML or UTF-8 cannot carry (rumus: 48 + n)."""
    semua = [character(n) for n in range(60_000)]
    assert len(set(semua)) == 60_000
    assert semua[0] == "0"
    assert all(len(satu) == 1 and satu.encode() for satu in semua)
