"""Guards abk.naskah.last_words, abk.naskah.word.last_line: no short word alone on the last line."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from docx import Document

from abk.naskah import Naskah
from abk.naskah.last_words import POST, TITLE, bind_end
from abk.naskah.word.last_line import bind_titles

BOUND = "\N{NO-BREAK SPACE}"
LONG = "Asisten Deputi Koordinasi Pengelolaan Pemilu dan Penguatan Partai Politik"


def test_akhir_judul_panjang_tidak_satu_kata():
    assert bind_end(LONG, TITLE) == LONG.replace("Partai Politik", f"Partai{BOUND}Politik")
    minister = "MENTERI KEPESISIRAN DAN KETAHANAN GARAM REPUBLIK INDONESIA,"
    assert bind_end(minister, POST).endswith(f" REPUBLIK{BOUND}INDONESIA,")


@pytest.mark.parametrize(
    "text",
    ["Kepala Biro Umum", "", "x" * 80, f"{'kata ' * 20} dua  spasi", f"a {'b' * 90}"],
    ids=["pendek", "kosong", "tanpa spasi", "spasi ganda", "satu kata panjang"],
)
def test_yang_lain_tetap(text: str):
    """What fits, and what somebody has spaced on purpose, stays to the sign."""
    assert bind_end(text, TITLE) == text


def test_hanya_spasi_yang_diganti_dan_akhirnya_cukup_panjang():
    """Of any words: the same text but for bound blanks, of which the last piece has company."""
    acak = random.Random(5)  # noqa: S311
    for _ in range(500):
        text = " ".join("k" * acak.randint(1, 16) for _ in range(acak.randint(8, 25)))
        bound = bind_end(text, POST)
        assert bound.replace(BOUND, " ") == text
        if len(text) > POST:
            assert len(bound.rsplit(" ", 1)[-1]) >= 14


def test_hanya_judul_di_tengah_di_luar_tabel():
    doc = Document()
    for align in (None, 1):  # left, centred
        doc.add_paragraph(LONG).alignment = align
    cell = doc.add_table(1, 1, style="Table Grid").cell(0, 0).paragraphs[0]
    cell.text, cell.alignment = LONG, 1
    bind_titles(doc.element.body)
    assert [BOUND in p.text for p in [*doc.paragraphs, cell]] == [False, True, False]


def test_tanda_tangan_dan_judul_naskah(
    buat_contoh: Callable[..., Naskah], baca_docx: Callable[[bytes], list[str]]
):
    teks = baca_docx(buat_contoh("disposisi", {"pemberi": {"nama": "A", "jabatan": LONG}}).docx)
    assert f"{LONG},".replace("Partai Politik", f"Partai{BOUND}Politik") in teks
