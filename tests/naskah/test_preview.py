"""Guards abk.naskah.word.preview: the page to look at says what the Word file says, escaped."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from abk.naskah import Naskah
from abk.naskah.word.preview import page, preview
from abk.tulisan.markup import polos


def jadi(dokumen: Any) -> str:
    berkas = io.BytesIO()
    dokumen.save(berkas)
    return str(preview(berkas.getvalue()))


def tulisan(html_: str) -> str:
    tanpa_gaya = re.sub(r"<style>.*?</style>", "", html_, flags=re.DOTALL)
    baris = re.sub(r"<br>", "\n", tanpa_gaya)
    return html.unescape(re.sub(r"<[^>]*>", "", baris))


def test_judul_perataan_dan_tebal():
    dokumen = Document()
    dokumen.add_heading("Judul", 1)
    satu = dokumen.add_paragraph()
    satu.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = satu.add_run("tebal")
    run.bold = run.italic = run.underline = True
    biasa = dokumen.add_paragraph().add_run("biasa")
    biasa.bold = False
    hasil = jadi(dokumen)
    assert "<h1>Judul</h1>" in hasil
    assert '<p class="tengah"><u><em><strong>tebal</strong></em></u></p>' in hasil
    assert "<p>biasa</p>" in hasil


@pytest.mark.serangan("kantor", "menyelundupkan HTML ke dalam pratinjau naskah", "dicegah")
def test_dilolos_selalu():
    dokumen = Document()
    dokumen.add_paragraph("<script>alert(1)</script> & \"a\" 'b'")
    dokumen.add_paragraph("\u202etxt")
    hasil = jadi(dokumen)
    assert "<script>" not in hasil
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;a&quot; &#x27;b&#x27;" in hasil
    assert "[U+202E]txt" in hasil


def test_sel_gabungan_dan_kepala_tabel():
    dokumen = Document()
    tabel = dokumen.add_table(rows=4, cols=3)
    tabel.style = "Table Grid"
    tabel.cell(0, 0).merge(tabel.cell(0, 1)).text = "mendatar"
    tabel.cell(1, 0).merge(tabel.cell(3, 0)).text = "tegak"
    for baris in range(4):
        tabel.cell(baris, 2).text = f"k{baris}"
    tabel.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    hasil = jadi(dokumen)
    assert re.search(r'<thead><tr><th colspan="2" scope="col"><p>mendatar</p></th>', hasil)
    assert re.search(r'<td rowspan="3"><p>tegak</p></td>', hasil)
    assert hasil.count("<tr>") == 4
    # 2 in the head; 3 in the first row of the body, 2 in each of the two below the tall cell
    assert len(re.findall(r"<t[hd][ >]", hasil)) == 2 + 3 + 2 + 2
    assert 'class="bergaris"' in hasil


def test_tabel_tata_letak_bukan_tabel_data():
    dokumen = Document()
    dokumen.add_table(rows=1, cols=2, style="Normal Table").cell(0, 0).text = "a"
    hasil = jadi(dokumen)
    assert 'class="tata" role="presentation"' in hasil
    assert "tabindex" not in hasil


def test_baris_baru_halaman_baru_dan_tab():
    dokumen = Document()
    run = dokumen.add_paragraph().add_run("a\nb\tc")
    run.add_break(WD_BREAK.PAGE)
    baru = dokumen.add_paragraph("lampiran")
    baru.paragraph_format.page_break_before = True
    hasil = jadi(dokumen)
    assert "a<br>b\tc" in hasil
    assert '<span class="ganti-halaman"></span>' in hasil
    assert '<p class="halaman-baru">lampiran</p>' in hasil


def test_kepala_dan_kaki_halaman_sekali():
    dokumen = Document()
    bagian = dokumen.sections[0]
    bagian.different_first_page_header_footer = True
    bagian.first_page_header.paragraphs[0].text = "KONSEP"
    bagian.header.paragraphs[0].text = "- 2 -\tKONSEP"
    bagian.header.paragraphs[0].text = "- -\tKONSEP"
    for kaki in (bagian.first_page_footer, bagian.footer):
        kaki.paragraphs[0].text = "Sidik"
    hasil = jadi(dokumen)
    assert hasil.count("KONSEP") == 1
    assert hasil.count("Sidik") == 1
    assert hasil.index("KONSEP") < hasil.index("Sidik")


def test_perubahan_terlacak_dan_kendali_isi():
    """A clerk's Word leaves such things behind: what was deleted is gone, what was inserted is there."""
    dokumen = Document()
    isi = (
        f'<w:p {nsdecls("w")}><w:ins w:id="1" w:author="a"><w:r><w:t>masuk</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>hilang</w:delText></w:r></w:del>'
        "<w:sdt><w:sdtContent><w:r><w:t>kendali</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    dokumen.element.body.insert(0, parse_xml(isi))
    hasil = tulisan(jadi(dokumen))
    assert "masukkendali" in hasil
    assert "hilang" not in hasil


def test_gambar_disebut_dan_bidang_tidak_dicetak():
    dokumen = Document()
    run = dokumen.add_paragraph("hal. ").add_run()
    for jenis in ("begin", "separate", "end"):
        tanda = OxmlElement("w:fldChar")
        tanda.set(qn("w:fldCharType"), jenis)
        run._r.append(tanda)
    dokumen.add_paragraph().add_run()._r.append(OxmlElement("w:drawing"))
    hasil = jadi(dokumen)
    assert "[gambar]" in hasil
    assert 'class="nomor-halaman"' in hasil


def test_halaman_utuh_tanpa_skrip_dan_tanpa_luar():
    dokumen = Document()
    dokumen.add_paragraph("isi")
    hasil = str(page("<Judul>", jadi(dokumen)))
    assert hasil.startswith("<!DOCTYPE html>")
    assert "<title>&lt;Judul&gt;</title>" in hasil
    assert "default-src &#x27;none&#x27;" in hasil
    assert not re.search(r"https?://|src=|<script", hasil)


@pytest.mark.parametrize(
    "nama", ["disposisi", "undangan", "rencana_kegiatan", "daftar_hadir_terisi", "bahan_rapat"]
)
def test_semua_tulisan_word_ada_di_halaman(
    nama: str, buat_contoh: Callable[..., Naskah], baca_docx: Callable[[bytes], list[str]]
):
    naskah = buat_contoh(nama)
    kelihatan = tulisan(naskah.html)
    for paragraf in baca_docx(naskah.docx):
        inti = polos(paragraf).strip(" -\t")
        assert inti in kelihatan, paragraf


@pytest.mark.peramban
def test_terjangkau_dan_rapi(peramban: Any, axe: Any, buat_contoh: Callable[..., Naskah]):
    """No serious fault of accessibility; nothing wider than the page but tables in their own frame."""
    konteks = peramban.new_context(viewport={"width": 1000, "height": 900}, locale="id-ID")
    try:
        lembar = konteks.new_page()
        for nama in ("disposisi", "rencana_kegiatan", "bahan_rapat", "daftar_hadir_terisi"):
            naskah = buat_contoh(nama)
            lembar.set_content(str(page(naskah.judul, naskah.html)))
            assert axe.gawat(lembar) == [], nama
            lebar: Mapping[str, int] = lembar.evaluate(
                "({isi: document.documentElement.scrollWidth, layar: window.innerWidth})"
            )
            assert lebar["isi"] <= lebar["layar"], nama
    finally:
        konteks.close()
