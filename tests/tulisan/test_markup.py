"""Guards abk.tulisan.markup: text becomes HTML once and always."""

import pytest

from abk.tulisan.markup import Html, el, gabung, teks

JAHAT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("tulisan", "harapan"),
    [
        (JAHAT, "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\"'&", "&quot;&#x27;&amp;"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb", "a[U+200B]b"),
        ("a\x00b", "a b"),
        ("\ud800", "[U+D800]"),
        (None, ""),
        (5, "5"),
    ],
)
def test_teks(tulisan: object, harapan: str) -> None:
    assert teks(tulisan) == harapan


def test_html_tidak_dilolos_dua_kali() -> None:
    assert teks(teks("<")) == "&lt;"
    assert el("p", el("b", "<")) == "<p><b>&lt;</b></p>"


def test_atribut_lolos() -> None:
    assert el("a", "x", title='" onmouseover="x') == '<a title="&quot; onmouseover=&quot;x">x</a>'
    assert el("div", aria_label="a&b", hidden=True, lang=None) == '<div aria-label="a&amp;b" hidden></div>'


def test_gabung_melolos_pemisah() -> None:
    assert gabung("a", Html("<b>"), antara=" < ") == "a &lt; <b>"
