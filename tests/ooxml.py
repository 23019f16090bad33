"""Where Word and Excel are stricter than the libraries that write and read their files."""

from __future__ import annotations

import functools
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RUJUKAN = etree.XPath(
    "//@r:*", namespaces={"r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
)
_GAMBAR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SISI = "top start left bottom end right insideH insideV tl2br tr2bl"
_URUTAN = {
    # order of the children in the schema (ECMA-376, wml.xsd); what is not named here must not occur
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish webHidden color spacing w kern "
    "position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout",
    "tblPr": "tblStyle tblpPr tblOverlap tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders pgNumType cols vAlign "
    "titlePg docGrid",
    "tcBorders": _SISI,
    "tblBorders": _SISI,
    "tcMar": _SISI,
    "tblCellMar": _SISI,
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
}
_BERULANG = frozenset({"tbl", "tr"})
_DAHULU = {"tc": "tcPr", "p": "pPr", "r": "rPr"}
_DINILAI = tuple(f"{{{W}}}{nama}" for nama in {**_DAHULU, **_URUTAN, "body": ""})
_KOLOM_WORD = 63


def _w(nama: str) -> str:
    return f"{{{W}}}{nama}"


def cacat_docx(isi: bytes) -> list[str]:
    """What Word would call unreadable in a docx, or repair without a word."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        nama = arsip.namelist()
        pohon = {n: etree.fromstring(arsip.read(n)) for n in nama if n.endswith((".xml", ".rels"))}
    hasil = [f"{n} dua kali" for n, k in Counter(nama).items() if k > 1]
    jenis = pohon["[Content_Types].xml"]
    dikenal = {satu.get(k) for satu in jenis for k in ("Extension", "PartName")}
    hasil += [f"{n} tanpa jenis" for n in nama if not {f"/{n}", n.rpartition(".")[2]} & dikenal]
    for n, akar in pohon.items():
        if n.endswith(".rels"):
            hasil += [f"{n}: {s}" for s in _rujukan(n, akar, set(nama))]
        else:
            folder, _, berkas = n.rpartition("/")
            ada = {s.get("Id") for s in pohon.get(f"{folder}/_rels/{berkas}.rels", ())}
            hasil += [f"{n}: {s}" for s in (*_bagian(akar), *_tanda(akar, ada))]
    return hasil


def _rujukan(nama: str, akar: Any, semua: set[str]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(nama))
    yield from (f"{i} dua kali" for i, k in Counter(s.get("Id") for s in akar).items() if k > 1)
    for satu in akar:
        ke = posixpath.normpath(posixpath.join("/", folder, satu.get("Target"))).lstrip("/")
        if satu.get("TargetMode") != "External" and ke not in semua:
            yield f"{ke} tidak ada"


def _tanda(akar: Any, ada: set[str]) -> Iterator[str]:
    """Numbers that must be unique, pairs that must be closed, targets that must be there."""
    yield from (
        f"gambar {i} dua kali" for i, k in Counter(s.get("id") for s in akar.iter(_GAMBAR)).items() if k > 1
    )
    mulai = [s.get(_w("id")) for s in akar.iter(_w("bookmarkStart"))]
    sebut = [s.get(_w("name")) for s in akar.iter(_w("bookmarkStart"))]
    habis = [s.get(_w("id")) for s in akar.iter(_w("bookmarkEnd"))]
    if sorted(mulai) != sorted(habis) or len({*mulai}) < len(mulai) or len({*sebut}) < len(sebut):
        yield f"penanda {mulai} {habis}"
    kolom = Counter(s.get(_w("fldCharType")) for s in akar.iter(_w("fldChar")))
    if kolom["begin"] != kolom["end"]:
        yield f"bidang {dict(kolom)}"
    yield from (f"rujukan {v} tidak ada" for v in _RUJUKAN(akar) if v not in ada)


def _bagian(akar: Any) -> Iterator[str]:
    for satu in akar.iter(*_DINILAI):
        yield from _susunan(satu.tag, tuple(a.tag for a in satu if isinstance(a.tag, str)))
        if satu.tag == _w("tbl"):
            yield from _petak(satu)


@functools.cache
def _susunan(tanda: str, semua: tuple[str, ...]) -> tuple[str, ...]:
    """Children of an element against the schema; a document has the same few over and over."""
    nama, *anak = (t.rpartition("}")[2] for t in (tanda, *semua))
    hasil = []
    if (dahulu := _DAHULU.get(nama)) in anak[1:]:
        hasil.append(f"{dahulu} tidak di awal {nama}")
    if nama == "tc" and anak[-1:] != ["p"]:
        hasil.append("sel tidak berakhir dengan paragraf")
    if nama == "body" and anak[-1:] != ["sectPr"]:
        hasil.append("badan tidak berakhir dengan sectPr")
    return (*hasil, *(_urut(nama, anak) if nama in _URUTAN else ()))


def _urut(nama: str, anak: list[str]) -> Iterator[str]:
    urutan = _URUTAN[nama].split()
    if asing := set(anak) - set(urutan):
        yield f"{nama} memuat {sorted(asing)}"
        return
    letak = [urutan.index(a) for a in anak]
    if nama == "sectPr":
        letak = [max(n, 1) for n in letak]  # heads and feet in any order
    elif nama not in _BERULANG and len({*letak}) < len(letak):
        yield f"{nama} memuat {anak}: dua kali"
    if letak != sorted(letak):
        yield f"{nama}: urutan {anak}"


def _petak(tabel: Any) -> Iterator[str]:
    banyak = len(tabel.find(_w("tblGrid")))
    baris = tabel.findall(_w("tr"))
    if not baris:
        yield "tabel tanpa baris"
    if banyak > _KOLOM_WORD:
        yield f"tabel dengan {banyak} kolom"
    for satu in baris:
        lebar = [s.find(f"{_w('tcPr')}/{_w('gridSpan')}") for s in satu.findall(_w("tc"))]
        if (isi := sum(1 if s is None else int(s.get(_w("val"))) for s in lebar)) != banyak:
            yield f"baris dengan {isi} dari {banyak} kolom"


# ── workbooks ─────────────────────────────────────────────────────────────────────────────────────
_TEKS, _RUMUS, _LEMBAR, _DAFTAR, _JUDUL = 32_767, 8_192, 31, 255, 32
_LEBAR, _TINGGI = 255, 409.5
_LEMBAR_SAH = re.compile(r"(?!')[^\[\]:*?/\\]+(?<!')")
_NAMA_SAH = re.compile(r"[A-Za-z_\\][\w.\\]*")
_BUKAN_NAMA = re.compile(r"(?:[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*)")
_BARU = re.compile(
    r"(?<![\w.])(IFS|XLOOKUP|XMATCH|TEXTJOIN|CONCAT|MAXIFS|MINIFS|SWITCH|FILTER|UNIQUE|SORT|SORTBY|SEQUENCE|LET"
    r"|LAMBDA|IFNA|NUMBERVALUE|ISFORMULA|FORMULATEXT|DAYS|XOR|CEILING\.MATH|FLOOR\.MATH|TEXTSPLIT|VSTACK|TAKE)\("
)
"""Functions after Excel 2010, which a file must call by another name."""


def cacat_xlsx(isi: bytes) -> list[str]:
    """What Excel would not open, or open only after a repair."""
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    nama = [satu.title for satu in buku]
    hasil = [f"lembar {n!r}" for n in nama if len(n) > _LEMBAR or not _LEMBAR_SAH.fullmatch(n)]
    if len({n.casefold() for n in nama}) < len(nama):
        hasil.append(f"nama lembar kembar: {nama}")
    hasil += [
        f"nama {n!r}"
        for n in buku.defined_names
        if len(n) > _DAFTAR or not _NAMA_SAH.fullmatch(n) or _BUKAN_NAMA.fullmatch(n)
    ]
    for satu in buku:
        hasil += [f"{satu.title}: {s}" for s in (*_sel(satu), *_aturan_sel(satu), *_bingkai(satu))]
    return hasil


def _sel(lembar: Any) -> Iterator[str]:
    for baris in lembar.iter_rows():
        for satu in baris:
            nilai = satu.value
            if isinstance(nilai, str) and len(nilai) > (_RUMUS if satu.data_type == "f" else _TEKS):
                yield f"{satu.coordinate}: {len(nilai)} huruf"
            if satu.data_type == "f" and _BARU.search(re.sub(r'"[^"]*"', "", str(nilai))):
                yield f"{satu.coordinate}: {nilai}"


def _aturan_sel(lembar: Any) -> Iterator[str]:
    for satu in lembar.data_validations.dataValidation:
        panjang = {
            "rumus": (_DAFTAR, satu.formula1, satu.formula2),
            "judul": (_JUDUL, satu.promptTitle, satu.errorTitle),
            "pesan": (_DAFTAR, satu.prompt, satu.error),
        }
        for apa, (paling, *semua) in panjang.items():
            yield from (
                f"{satu.sqref}: {apa} {len(t)} huruf" for t in semua if t and len(t.strip('"')) > paling
            )


def _bingkai(lembar: Any) -> Iterator[str]:
    petak = [range_boundaries(str(s)) for s in lembar.merged_cells.ranges]
    for n, (a, b, c, d) in enumerate(petak):
        if any(a <= g and e <= c and b <= h and f <= d for e, f, g, h in petak[:n]):
            yield f"sel gabungan bertindih: {petak[n]}"
    yield from (f"lebar {k}" for k, v in lembar.column_dimensions.items() if (v.width or 0) > _LEBAR)
    yield from (f"tinggi {k}" for k, v in lembar.row_dimensions.items() if (v.height or 0) > _TINGGI)
    for kepala in (lembar.oddHeader, lembar.oddFooter):
        if sum(len(b.text or "") for b in (kepala.left, kepala.center, kepala.right)) > _DAFTAR:
            yield "kepala atau kaki terlalu panjang"
