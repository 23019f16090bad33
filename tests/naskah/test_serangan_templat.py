"""Guards abk.naskah.word.guard, abk.naskah.word.elements, abk.naskah.word.paragraphs: no hostile Word file
passes as a template, real ones do, and what passes shows all its text in the preview.
"""

from __future__ import annotations

import base64
import copy
import html
import io
import random
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from abk.naskah import NaskahError, TemplatError
from abk.naskah.word.engine import names_used, render
from abk.naskah.word.guard import check_file
from abk.naskah.word.preview import preview
from tests.kampanye import Kampanye

sys.path.insert(0, str(Path(__file__).parent))
from polos import dokumen_polos

LANTAI, BANYAK = 60, 5_000
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEMPLAT = Path(__file__).parents[2] / "abk" / "naskah" / "templat"
RUANG = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:x" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def simpan(dokumen: Any) -> bytes:
    berkas = io.BytesIO()
    dokumen.save(berkas)
    return berkas.getvalue()


def dasar() -> bytes:
    """A small template with a header, a table and a paragraph."""
    dokumen = dokumen_polos()
    dokumen.add_paragraph("{{ x }}")
    dokumen.add_table(rows=1, cols=1).rows[0].cells[0].text = "sel"
    dokumen.sections[0].header.paragraphs[0].text = "kop"
    return simpan(dokumen)


DASAR = dasar()


def ganti(
    ubah: dict[str, Callable[[str], str]], tambah: dict[str, bytes] | None = None, asal: bytes = DASAR
) -> bytes:
    """The template with parts changed as text, and parts added."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(asal)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            baru.writestr(nama, ubah[nama](isi.decode()) if nama in ubah else isi)
        for nama, isi in (tambah or {}).items():
            baru.writestr(nama, isi)
    return hasil.getvalue()


TYPES, BADAN, REL = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"


def dengan_hubungan(
    jenis: str, sasaran: str = "lain.bin2", mode: str = "", tipe: str = "application/rtf"
) -> bytes:
    """The template with a relationship to a part of a type; the part is there."""
    rel = f'<Relationship Id="rJ" Type="{jenis}" Target="{sasaran}"{mode}/></Relationships>'
    tambah = f'<Override PartName="/word/{sasaran}" ContentType="{tipe}"/></Types>'
    return ganti(
        {
            REL: lambda t: t.replace("</Relationships>", rel),
            TYPES: lambda t: t.replace("</Types>", "</Types>" if mode else tambah),
        },
        None if mode else {f"word/{sasaran}": b"{\\rtf1 {\\field{\\*\\fldinst DDEAUTO c:\\\\x}}}"},
    )


def dengan_unsur(xml: str, di: str = "body") -> bytes:
    """The template with an element in its body, a paragraph, a run, a cell, a row, or the header."""
    dokumen = Document(io.BytesIO(DASAR))
    badan = dokumen.element.body
    tempat = {
        "body": badan,
        "p": badan[0],
        "r": badan[0][0],
        "tbl": badan[1],
        "tr": badan[1].tr_lst[0],
        "tc": badan[1].tr_lst[0].tc_lst[0],
        "hdr": dokumen.sections[0].header._element,
        "rPr": badan[0][0].get_or_add_rPr(),
        "gaya": dokumen.styles["Normal"].element.get_or_add_rPr(),
        "settings": dokumen.settings.element,
    }[di]
    akar = etree.fromstring(f"<akar {RUANG}>{xml}</akar>")
    for satu in akar:
        tempat.insert(0, satu)
    return simpan(dokumen)


def bidang(*potong: str, hasil: str = "") -> str:
    """A complex field whose code comes in pieces."""
    kode = "".join(f"<w:r><w:instrText>{html.escape(p)}</w:instrText></w:r>" for p in potong)
    tanda = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    awal, tengah, akhir = (tanda.format(n) for n in ("begin", "separate", "end"))
    return f"{awal}{kode}{tengah}<w:r><w:t>{hasil}</w:t></w:r>{akhir}"


_MS = "http://schemas.microsoft.com/office"
HUBUNGAN = [
    *(
        f"{_R}/{n}"
        for n in ("aFChunk", "oleObject", "package", "attachedTemplate", "subDocument", "frame", "control")
    ),
    *(
        f"{_R}/{n}"
        for n in ("glossaryDocument", "comments", "chart", "diagramData", "audio", "video", "hyperlink")
    ),
    *(
        f"{_R}/{n}"
        for n in ("mailMergeSource", "mailMergeRecipientData", "printerSettings", "font", "externalLink")
    ),
    *(f"{_MS}/{n}" for n in ("2006/relationships/vbaProject", "2006/relationships/keyMapCustomizations")),
    *(f"{_MS}/{n}" for n in ("2011/relationships/webextension", "2011/relationships/people")),
    *(
        f"{_R}/{n}" for n in ("image", "header", "styles", "officeDocument", "customXml")
    ),  # known, to a foreign part
]
LUAR = ("image", "header", "attachedTemplate", "hyperlink", "oleObject", "subDocument", "settings", "frame")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BAGIAN = {
    "word/a.rtf": "application/rtf",
    "word/a.html": "text/html",
    "word/a.mht": "message/rfc822",
    "word/a.docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "word/a.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/a.ole": "application/vnd.openxmlformats-officedocument.oleObject",
    "word/comments.xml": f"{_WORD}.comments+xml",
    "word/glossary.xml": f"{_WORD}.document.glossary+xml",
    "word/a.svg": "image/svg+xml",
    "word/a.emf": "image/x-emf",
    "word/a.xml": "application/xml",
    "word/a.odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "a.exe": "application/x-msdownload",
    "tanpa-jenis": "",
}
TEKS = "<w:p><w:r><w:t>tersembunyi</w:t></w:r></w:p>"
DI_BADAN = [
    '<w:altChunk r:id="rJ"/>',
    '<w:subDoc r:id="rJ"/>',
    f"<mc:AlternateContent><mc:Choice Requires='x'>{TEKS}</mc:Choice></mc:AlternateContent>",
    f"<w:customXml>{TEKS}</w:customXml>",
    f"<w:ins>{TEKS}</w:ins>",
    f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{TEKS}</w:sdtContent></w:sdt>",
    f"<w:sdt><w:sdtContent><w:tr><w:tc>{TEKS}</w:tc></w:tr></w:sdtContent></w:sdt>",
    f"<x:p>{TEKS}</x:p>",
    "<m:oMathPara><m:oMath><m:r><m:t>1</m:t></m:r></m:oMath></m:oMathPara>",
    "<w:r><w:t>lepas</w:t></w:r>",
    "<w:permStart/>",
]
DI_PARAGRAF = [
    *(
        f"<w:{n}><w:r><w:t>x</w:t></w:r></w:{n}>"
        for n in ("ins", "del", "moveFrom", "moveTo", "smartTag", "dir", "bdo")
    ),
    *("<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>", '<w:commentRangeStart w:id="0"/>', "<w:ruby/>"),
    f"<w:sdt><w:sdtContent>{TEKS}</w:sdtContent></w:sdt>",
]
DI_RUN = [
    *(
        "<w:object><o:OLEObject/></w:object>",
        f"<w:pict><v:textbox><w:txbxContent>{TEKS}</w:txbxContent></v:textbox></w:pict>",
    ),
    *(
        f"<w:{n}/>"
        for n in ("footnoteReference", "endnoteReference", "commentReference", "sym", "control", "movie")
    ),
    *(f"<w:{n}/>" for n in ("contentPart", "dayShort", "pgNum", "delText", "delInstrText", "annotationRef")),
    "<w:drawing><x:chart/></w:drawing>",
    "<w:t>a<w:t>b</w:t></w:t>",
    "<w:t>a<!-- potong -->b</w:t>",
    "<w:t>a<?potong?>b</w:t>",
]
KODE = [
    *(
        "DDE a b",
        "DDEAUTO a",
        "INCLUDETEXT a",
        "INCLUDEPICTURE a",
        "IMPORT a",
        "LINK a",
        "EMBED a",
        "DATABASE",
    ),
    *(
        "QUOTE x",
        "HYPERLINK a",
        "MERGEFIELD a",
        "FILENAME",
        "DOCPROPERTY a",
        "DOCVARIABLE a",
        "REF a",
        "SET a b",
    ),
    *(
        "ASK a",
        "FILLIN a",
        "MACROBUTTON a b",
        "GOTOBUTTON a b",
        "PRINT a",
        "AUTOTEXT a",
        "TOC",
        "= 1 + 1",
        "IF 1 = 1 a b",
    ),
    *(
        "DATE",
        "USERNAME",
        "ADVANCE \\u 9",
        "EQ \\o(a,b)",
        "SYMBOL 65",
        "PAGE \\# \"'TIDAK '0\"",
        "PAGEREF a",
        "",
    ),
    "PAGE \\* MERGEFORMAT DDE",
]


def hostile() -> Iterator[tuple[str, bytes]]:
    """More than a hundred documents, each of which must be refused."""
    for jenis in HUBUNGAN:
        yield f"hubungan {jenis.rpartition('/')[2]}", dengan_hubungan(jenis)
    for jenis in LUAR:
        yield (
            f"ke luar {jenis}",
            dengan_hubungan(f"{_R}/{jenis}", "http://contoh.test/a", ' TargetMode="External"'),
        )
    yield "di luar paket", dengan_hubungan(f"{_R}/image", "../../../../etc/passwd", ' TargetMode="internal"')
    for nama, jenis in BAGIAN.items():
        tambah = f'<Override PartName="/{nama}" ContentType="{jenis}"/></Types>'
        yield f"bagian {nama}", ganti({TYPES: lambda t, x=tambah: t.replace("</Types>", x)}, {nama: b"<a/>"})
    for di, semua in (
        ("body", DI_BADAN),
        ("tc", DI_BADAN),
        ("hdr", DI_BADAN),
        ("p", DI_PARAGRAF),
        ("r", DI_RUN),
    ):
        for n, xml in enumerate(semua):
            yield f"unsur di {di} {n} {xml[:40]}", dengan_unsur(xml, di)
    for xml in (
        f"<w:sdt><w:sdtContent><w:tr><w:tc>{TEKS}</w:tc></w:tr></w:sdtContent></w:sdt>",
        TEKS,
        "<x:tr/>",
    ):
        yield f"unsur di tabel {xml[:20]}", dengan_unsur(xml, "tbl")
        yield f"unsur di baris {xml[:20]}", dengan_unsur(xml, "tr")
    for di in ("rPr", "gaya"):
        for tanda in ("vanish", "specVanish", "webHidden"):
            yield f"{tanda} di {di}", dengan_unsur(f"<w:{tanda}/>", di)
    lagi = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>tidak</w:t></w:r>"
    yield "tersembunyi sesudah yang tampak", dengan_unsur(f"<w:r>{SIFAT}<w:t>tampak</w:t></w:r>{lagi}", "p")
    yield "surat gabung", dengan_unsur("<w:mailMerge/>", "settings")
    for kode in KODE:
        yield f"bidang {kode[:20]}", dengan_unsur(bidang(kode), "p")
        yield f"bidang terpotong {kode[:20]}", dengan_unsur(bidang(kode[:2], kode[2:]), "p")
        yield (
            f"bidang sederhana {kode[:20]}",
            dengan_unsur(f'<w:fldSimple w:instr="{html.escape(kode)}"/>', "p"),
        )
    yield "hasil bidang berkata", dengan_unsur(bidang("PAGE", hasil="Rp 1 miliar"), "p")
    yield (
        "bidang di dalam bidang",
        dengan_unsur(bidang("PAGE", hasil="").replace("<w:r><w:t>", bidang("PAGE") + "<w:r><w:t>"), "p"),
    )
    yield "bidang tak berakhir", dengan_unsur('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "p")
    yield "bidang tak berawal", dengan_unsur('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "p")
    yield "kode tanpa bidang", dengan_unsur("<w:r><w:instrText>PAGE</w:instrText></w:r>", "p")
    yield "tabel tanpa kisi", dengan_unsur("<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    yield "tabel tanpa sifat", dengan_unsur("<w:tbl><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    yield "bagian kembar", ganti({}, {BADAN.upper(): b"<a/>"})
    yield "dokumen lain", ganti({"_rels/.rels": lambda t: t.replace(BADAN, "word/settings.xml")})
    yield "makro", ganti({TYPES: lambda t: t.replace("document.main+xml", "document.macroEnabled.main+xml")})


@pytest.mark.serangan(
    "templat", "Dokumen Word yang memuat objek, bidang, tautan, atau teks tersembunyi", "dicegah"
)
def test_dokumen_hostile_ditolak(kampanye: Kampanye):
    semua = dict(hostile())
    assert len(semua) >= 100
    lolos = []
    for nama, isi in semua.items():
        try:
            check_file(isi)
        except TemplatError as salah:
            assert salah.saran  # noqa: PT017 - every one of a row of cases
        else:
            lolos.append(nama)
    assert lolos == []
    kampanye.catat(len(semua))


# ── real ones ─────────────────────────────────────────────────────────────────────────────────────
def test_templat_yang_disimpan_ulang_libreoffice_tetap_diterima(
    tmp_path: Path, libreoffice: Callable[..., None]
):
    asal = [TEMPLAT / f"{n}.docx" for n in ("notula", "kepmenko", "daftar_hadir")]
    libreoffice(asal, tmp_path, "docx:MS Word 2007 XML")
    for satu in asal:
        assert names_used((tmp_path / satu.name).read_bytes()) == names_used(satu.read_bytes())


CATATAN_KAKI = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1">'
    "<w:p><w:r><w:separator/></w:r></w:p></w:footnote></w:footnotes>"
)


SIFAT = "<w:rPr><w:lang w:val='id-ID'/><w:vanish w:val='0'/></w:rPr>"
KENDALI = "<w:sdtContent><w:r><w:t>kendali</w:t></w:r></w:sdtContent>"


def seperti_word() -> bytes:
    """What Word adds by itself: marks, empty notes, a picture, a control, a list, an even header."""
    dokumen = Document()
    dokumen.settings.odd_and_even_pages_header_footer = True
    dokumen.sections[0].header.paragraphs[0].text = "kop ganjil"
    dokumen.sections[0].even_page_header.paragraphs[0].text = "kop genap"
    dokumen.add_paragraph("butir {{ x }}", style="List Number")
    paragraf = dokumen.add_paragraph()
    paragraf.add_run().add_picture(io.BytesIO(PNG))
    for xml in (
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/>',
        '<w:bookmarkEnd w:id="0"/>',
        '<w:proofErr w:type="spellStart"/>',
        f"<w:r>{SIFAT}<w:lastRenderedPageBreak/><w:t>tampak</w:t></w:r>",
        f"<w:sdt><w:sdtPr/>{KENDALI}</w:sdt>",
        '<w:hyperlink w:anchor="_GoBack"><w:r><w:t>tautan</w:t></w:r></w:hyperlink>',
        bidang(" PAGE ", " \\* MERGEFORMAT ", hasil="12"),
    ):
        for satu in etree.fromstring(f"<akar {RUANG}>{xml}</akar>"):
            paragraf._p.append(satu)
    tambah = f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/></Types>'
    rel = f'<Relationship Id="rF" Type="{_R}/footnotes" Target="footnotes.xml"/></Relationships>'
    ubah = {
        TYPES: lambda t: t.replace("</Types>", tambah),
        REL: lambda t: t.replace("</Relationships>", rel),
    }
    return ganti(ubah, {"word/footnotes.xml": CATATAN_KAKI.encode()}, simpan(dokumen))


def tampak(docx: bytes) -> str:
    """Words of the preview."""
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", preview(docx)))


def test_yang_ditambahkan_word_sendiri_diterima_dan_tampak():
    hasil = tampak(render(seperti_word(), {"x": "satu"}))
    for kata in ("kop ganjil", "kop genap", "#.\tbutir satu", "[gambar]", "tampak", "kendali", "tautan"):
        assert kata in hasil, kata


@pytest.mark.parametrize(
    "xml",
    [
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="lebar"/></w:tblGrid></w:tbl>',
        '<w:p><w:pPr><w:ind w:left="1e400" w:hanging="-"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>',
    ],
)
def test_susunan_yang_tidak_wajar_disebut(xml: str):
    """A document that somebody signed may be of any shape: it is said that it cannot be shown."""
    with pytest.raises(NaskahError, match="tidak dapat ditampilkan"):
        preview(dengan_unsur(xml))


@pytest.mark.serangan("templat", "Penomoran otomatis yang menyisipkan kata ke dalam naskah", "ketahuan")
def test_kata_dalam_penomoran_otomatis_tampak():
    dokumen = Document(io.BytesIO(seperti_word()))
    for satu in dokumen.part.numbering_part.element.iter(qn("w:lvlText")):
        satu.set(qn("w:val"), "TIDAK disetujui %1")
    assert "TIDAK disetujui #\tbutir" in tampak(render(simpan(dokumen), {"x": "satu"}))


def test_penomoran_sendiri_mengalahkan_gaya():
    """Number nought of a paragraph takes away the number of its style."""
    dokumen = Document(io.BytesIO(seperti_word()))
    sifat = next(p for p in dokumen.paragraphs if p.text.startswith("butir"))._p.get_or_add_pPr()
    sifat.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    assert "#.\tbutir" not in tampak(simpan(dokumen))


# ── mutants ───────────────────────────────────────────────────────────────────────────────────────
def mutan(acak: random.Random) -> bytes:
    """A template of the package with up to three changes of structure in a printed part."""
    asal = (TEMPLAT / f"{acak.choice(('catatan', 'nota_dinas', 'daftar_hadir'))}.docx").read_bytes()
    nama = acak.choice([BADAN, BADAN, "word/header1.xml", "word/footer1.xml"])

    def ubah(teks: str) -> str:
        pohon = etree.fromstring(teks.encode())
        for _ in range(acak.choice((1, 1, 2, 3))):
            satu, dua = (acak.choice([e for e in pohon.iter("*") if e is not pohon]) for _ in range(2))
            cara = acak.randrange(5)
            if cara == 0 and dua not in {satu, *satu.iterdescendants()}:
                dua.append(satu)
            elif cara == 1:
                satu.addnext(copy.deepcopy(satu))
            elif cara == 2:
                satu.tag = dua.tag
            elif cara == 3:
                luar = etree.Element(
                    qn(acak.choice(("w:ins", "w:sdt", "w:sdtContent", "w:hyperlink", "w:p", "w:tc", "w:r")))
                )
                satu.addprevious(luar)
                luar.append(satu)
            else:
                baru = etree.Element(
                    qn(acak.choice(("w:t", "w:instrText", "w:r", "w:p", "w:vanish", "w:tab")))
                )
                baru.text = "sisipan" if baru.tag in {qn("w:t"), qn("w:instrText")} else None
                satu.insert(0, baru)
        return etree.tostring(pohon, encoding="unicode")

    return ganti({nama: ubah}, asal=asal)


def teks_tercetak(docx: bytes) -> list[str]:
    """Every piece of text of the printed parts, less the last page numbers of fields."""
    dokumen = Document(io.BytesIO(docx))
    akar = [dokumen.element.body]
    for bagian in dokumen.sections:
        pertama = bagian.different_first_page_header_footer
        nama = ("header", "footer", *(("first_page_header", "first_page_footer") if pertama else ()))
        akar += [getattr(bagian, satu)._element for satu in nama]
    return [t.text for satu in akar for t in satu.iter(qn("w:t")) if t.text and not t.text.strip().isdigit()]


@pytest.mark.serangan(
    "templat", "Mutan struktur templat: yang diterima menampilkan seluruh teksnya", "dicegah"
)
def test_mutan_yang_diterima_menampilkan_semua_teksnya(kampanye: Kampanye):
    acak = random.Random(11)  # noqa: S311 - the same mutants every time
    terima = tolak = 0
    for n in kampanye.percobaan(LANTAI, BANYAK):
        docx = mutan(acak)
        try:
            check_file(docx)
        except TemplatError:
            tolak += 1
            continue
        terima += 1
        hasil = tampak(docx)
        hilang = [t for t in teks_tercetak(docx) if t.strip() not in hasil]
        assert hilang == [], n
    assert terima
    assert tolak
