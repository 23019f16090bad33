"""Guards abk.naskah.templat, abk.naskah.layout: the templates of the package: written from their layouts,
committed, laid out as the rules want it.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Mm

from abk.naskah import TemplatError, daftar_profil, profil, templat_bawaan
from abk.naskah.isi import JENIS
from abk.naskah.layout.load import layout
from abk.naskah.naskah import EDISI
from abk.naskah.word.engine import names_used
from abk.naskah.word.package import members
from abk.tulisan.sidik import json_kanonik, sidik

SEMUA = sorted(JENIS)

# order of the properties in the schema (ECMA-376, CT_PPr, CT_RPr, CT_TcPr, CT_TblPr); Word insists on it
URUTAN = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "spacing", "ind"),
        *("contextualSpacing", "jc", "textAlignment", "outlineLvl", "rPr", "sectPr"),
    ),
    "rPr": (
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "strike",
        "color",
        "spacing",
        "sz",
        "szCs",
        "u",
    ),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
}


def dokumen(jenis: str) -> Any:
    return Document(io.BytesIO(templat_bawaan(jenis)))


@pytest.mark.parametrize("jenis", SEMUA)
def test_yang_tersimpan_sama_dengan_yang_disusun(jenis: str):
    """After a change of a layout: python -m abk.naskah.templat"""
    assert members(templat_bawaan(jenis)) == members(layout(jenis).template())


def test_disusun_sama_di_proses_lain():
    kode = (
        "import zlib; from abk.naskah.layout.load import layout; "
        "print(zlib.crc32(layout('undangan').template()))"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout
    assert int(hasil) == zlib.crc32(layout("undangan").template())


def test_tidak_ada_templat_tanpa_jenis():
    folder = Path(sys.modules["abk.naskah.templat"].__file__ or "").parent
    assert {satu.stem for satu in folder.glob("*.docx")} == set(JENIS)


# regresi: the templates of an edition. Where one changes, documents signed before cannot be made anew any
# more: raise EDISI (abk/naskah/naskah.py), once between two releases, and write the new fingerprint here.
TEMPLAT = {8: "faf1c81af22f45b2ef5c148b13c35e7c55f3539b8bd07d95e5b454a4ae33f605"}


def test_templat_lain_edisi_lain():
    isi = {j: {n: sidik(b) for n, b in members(templat_bawaan(j)).items()} for j in SEMUA}
    assert {EDISI: sidik(json_kanonik(isi))} == TEMPLAT


@pytest.mark.parametrize("jenis", SEMUA)
def test_tabel_di_antara_tepi(jenis: str):
    """No table reaches beyond the right margin of its page; 0.1 mm for widths in whole twips."""
    satu, menunggu = dokumen(jenis), []
    bagian = iter(satu.sections)
    for unsur in satu.element.body:
        if unsur.tag == qn("w:tbl"):
            menunggu.append(unsur)
        if unsur.tag == qn("w:sectPr") or unsur.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            halaman = next(bagian)
            lebar = Emu(halaman.page_width - halaman.left_margin - halaman.right_margin).twips
            for tabel in menunggu:
                kisi = [int(k.get(qn("w:w"))) for k in tabel.find(qn("w:tblGrid"))]
                assert sum(kisi) <= lebar + Mm(0.1).twips, jenis
            menunggu.clear()


def _lebar_huruf(kertas: str) -> dict[str, int]:
    """Widths of bold letters, as Adobe publishes those of Helvetica and Bookman. [1/1000 em]"""
    nama = {"korespondensi": "phvb8a.afm", "keputusan": "pbkd8a.afm"}[kertas]
    teks = Path(mpl.get_data_path(), "fonts", "afm", nama).read_text(encoding="latin-1")
    semua = re.findall(r"^C (\d+) ; WX (\d+) ; N (\w+)", teks, re.MULTILINE)
    return {chr(int(kode)): int(lebar) for kode, lebar, _ in semua}


@pytest.mark.parametrize("jenis", SEMUA)
def test_kata_kepala_tabel_tidak_terbelah(jenis: str):
    """No word of a heading is wider than its column: "(orang" with its bracket on a line of its own."""
    huruf, terbelah = _lebar_huruf(JENIS[jenis].kertas), []
    for tabel in dokumen(jenis).element.body.iter(qn("w:tbl")):
        sela = sum(
            int(tabel.tblPr.find(f"{qn('w:tblCellMar')}/{qn(t)}").get(qn("w:w")))
            for t in ("w:left", "w:right")
        )
        for baris in tabel.tr_lst:
            if baris.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
                continue
            for sel in baris.tc_lst:
                besar = max((int(n.get(qn("w:val"))) / 2 for n in sel.iter(qn("w:sz"))), default=11)
                teks = "".join(t.text or "" for t in sel.iter(qn("w:t")))
                kata = [] if "{" in teks else teks.split()
                lebar = [sum(huruf.get(c, 600) for c in k) * besar / 1000 * 20 for k in kata]
                if max(lebar, default=0) > sel.width.twips - sela:
                    terbelah.append((" ".join(kata), round(sel.width.cm, 2)))
    assert terbelah == []


@pytest.mark.parametrize("jenis", SEMUA)
def test_halaman_tepi_dan_huruf(jenis: str):
    """Margins: left 3, right 2, top ≥ 2, bottom ≥ 2.5 cm (pedoman tata naskah dinas, terbit)."""
    satu = dokumen(jenis)
    for bagian in satu.sections:
        assert bagian.left_margin >= Cm(3) - Mm(0.1)
        assert bagian.right_margin >= Cm(2) - Mm(0.1)
        assert bagian.top_margin >= Cm(2) - Mm(0.1)
        assert bagian.bottom_margin >= Cm(2.5) - Mm(0.1)
        assert sorted([bagian.page_width.mm, bagian.page_height.mm]) == pytest.approx(
            {"korespondensi": [210, 297], "keputusan": [215, 330]}[JENIS[jenis].kertas], abs=0.1
        )
    huruf = {"korespondensi": "Arial", "keputusan": "Bookman Old Style"}
    assert satu.styles["Normal"].font.name == huruf[JENIS[jenis].kertas]


@pytest.mark.parametrize("jenis", SEMUA)
def test_kepala_kaki_dan_tanda_konsep(jenis: str):
    satu = dokumen(jenis)
    bagian = satu.sections[0]
    assert bagian.different_first_page_header_footer
    pertama, lain = bagian.first_page_header, bagian.header
    assert "konsep" in pertama.paragraphs[0].text
    assert "konsep" in lain.paragraphs[0].text
    assert "PAGE" not in pertama._element.xml
    assert "PAGE" in lain._element.xml
    for kaki in (bagian.first_page_footer, bagian.footer):
        assert "sidik_rantai" in kaki.paragraphs[0].text


@pytest.mark.parametrize("jenis", SEMUA)
def test_tabel_tetap_berkepala_dan_tidak_terpotong(jenis: str):
    for tabel in dokumen(jenis).element.body.iter(qn("w:tbl")):
        sifat = tabel.find(qn("w:tblPr"))
        assert sifat.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        kisi = sum(int(k.get(qn("w:w"))) for k in tabel.find(qn("w:tblGrid")))
        seluruh = int(sifat.find(qn("w:tblW")).get(qn("w:w")))
        assert kisi == pytest.approx(seluruh, abs=12)
        baris = tabel.findall(qn("w:tr"))
        perulangan = [n for n, b in enumerate(baris) if "{%tr for" in "".join(b.itertext())]
        gaya = sifat.find(qn("w:tblStyle"))
        if perulangan and gaya is not None and perulangan[0] == 1:
            assert baris[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            isi = baris[perulangan[0] + 1]
            assert isi.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


@pytest.mark.parametrize("jenis", SEMUA)
def test_urutan_sifat_menurut_skema(jenis: str):
    satu = dokumen(jenis)
    akar = [satu.element, *(b.header._element for b in satu.sections), satu.styles.element]
    for nama, urutan in URUTAN.items():
        for sifat in (s for pohon in akar for s in pohon.iter(qn(f"w:{nama}"))):
            anak = [a.tag.rsplit("}", 1)[-1] for a in sifat if a.tag.rsplit("}", 1)[-1] in urutan]
            assert anak == sorted(anak, key=urutan.index), (nama, anak)


@pytest.mark.parametrize("jenis", SEMUA)
def test_templat_memakai_rangka(jenis: str):
    rantai = any(profil(nama).aturan(jenis).paraf for nama in daftar_profil())
    harus = {"kop", "konsep", "sidik_rantai", *(["paraf"] if rantai else [])}
    assert harus <= names_used(templat_bawaan(jenis))


def test_lambang_hanya_tempatnya():
    satu = dokumen("undangan")
    assert not list(satu.element.body.iter(qn("w:drawing")))
    assert "Tempat logo instansi" in satu.element.xml
    assert "Tempat lambang negara" in satu.element.xml


def test_jenis_tak_dikenal():
    with pytest.raises(Exception, match="tidak dikenal"):
        templat_bawaan("../../etc/passwd")
    assert issubclass(TemplatError, Exception)
