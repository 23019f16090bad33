"""Structural mutants of a workbook, and a plain reading by the rules of the format to judge them with.

The reading shares no code with the program: lxml, the relationships, the elements where the format has them.
"""

from __future__ import annotations

import io
import posixpath
import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

SML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KETAT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_GANDA = object()
"""What a cell holds that is written twice: no reading of it is the right one."""

# ── mutants ───────────────────────────────────────────────────────────────────────────────────────
ANGKA = (
    *(
        "{a}<!-- x -->{b}",
        "{a}<![CDATA[{b}]]>",
        "<![CDATA[{a}{b}]]>",
        "{a}<?x y?>{b}",
        "&#5{c};{b}",
        " {a}{b} ",
    ),
    *(
        "\n{a}{b}",
        "{a} {b}",
        "NaN",
        "INF",
        "-inf",
        "1e999",
        "0x1{a}",
        "{a},{b}",
        "+{a}{b}",
        "0{a}{b}",
        "{a}.{b}e1",
    ),
    *(
        "{a}{b}</v><v>{a}",
        "{a}</v><v>{b}",
        "",
        "{a}_{b}",
        "1e-999",
        "<x>{a}</x>{b}",
        "{a}{b}\u0660",
        "&amp;{a}",
    ),
)
"""Ways to write a number; ``a`` and ``b`` are its halves."""

_NILAI_SIFAT = (
    "",
    "0",
    "1",
    "2",
    "s",
    "str",
    "n",
    "b",
    "e",
    "d",
    "inlineStr",
    "A1",
    "B2",
    "XFD1",
    "a1",
    "-1",
    "9999999",
)


def mutan(benih: bytes, acak: random.Random) -> bytes:
    """One mutant: up to three changes of structure in one part, or of the parts themselves."""
    bagian = {n.filename: zipfile.ZipFile(io.BytesIO(benih)).read(n) for n in _arsip(benih).infolist()}
    lembar = [n for n in bagian if "/worksheets/sheet" in n]
    sasaran = acak.choice([*lembar, *lembar, *lembar, *bagian])
    if acak.random() < 0.08:
        _ubah_bagian(bagian, sasaran, acak)
        return _kemas(bagian)
    if not sasaran.endswith((".xml", ".rels")):
        return _kemas(bagian)
    pohon = etree.fromstring(bagian[sasaran])
    mentah: dict[bytes, bytes] = {}
    for _ in range(acak.choice((1, 1, 1, 2, 3))):
        acak.choice(_CARA)(pohon, acak, mentah)
    isi = etree.tostring(pohon, xml_declaration=True, encoding="UTF-8", standalone=True)
    for tanda, ganti in mentah.items():
        isi = isi.replace(tanda, ganti)
    bagian[sasaran] = isi
    return _kemas(bagian)


def _arsip(isi: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(isi))


def _kemas(bagian: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def _ubah_bagian(bagian: dict[str, bytes], nama: str, acak: random.Random) -> None:
    isi = bagian[nama]
    cara = acak.randrange(4)
    if cara == 0:
        del bagian[nama]
    elif cara == 1:
        bagian[nama.upper()] = isi
    elif cara == 2:
        bagian[nama] = bagian[acak.choice(list(bagian))]
    else:
        bagian[nama] = isi[: len(isi) // 2]


def _unsur(pohon: Any, acak: random.Random, nama: str = "*") -> Any:
    semua = [e for e in pohon.iter(f"{{*}}{nama}" if nama != "*" else "*") if e.getparent() is not None]
    return acak.choice(semua) if semua else None


def _angka(pohon: Any, acak: random.Random, mentah: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak, acak.choice(("v", "v", "t")))
    if satu is None:
        return
    teks = satu.text or "40"
    a, b = teks[: (len(teks) + 1) // 2], teks[(len(teks) + 1) // 2 :] or "0"
    tanda = f"\ue000{len(mentah)}\ue001"
    satu.text = tanda
    polos = [x.replace("&", "&amp;").replace("<", "&lt;") for x in (a, b)]
    isi = acak.choice(ANGKA).format(a=polos[0], b=polos[1], c=acak.randrange(10))
    if satu.tag.endswith("}t"):
        isi = isi.replace("<v>", "<t>").replace("</v>", "</t>")
    mentah[tanda.encode()] = isi.encode()


def _hapus(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak)
    if satu is not None:
        satu.getparent().remove(satu)


def _gandakan(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak, acak.choice(("*", "row", "c", "v", "si")))
    if satu is not None:
        satu.addnext(deepcopy(satu))


def _gandakan_lain(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak, "c")
    if satu is not None:
        lain = deepcopy(satu)
        for v in lain.iter("{*}v"):
            v.text = str(acak.randrange(3))
        satu.addnext(lain)


def _tukar(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak, acak.choice(("row", "c", "*")))
    if satu is not None and satu.getnext() is not None:
        satu.getnext().addnext(satu)


def _pindah(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu, tujuan = _unsur(pohon, acak), _unsur(pohon, acak)
    if satu is not None and tujuan not in {satu, *satu.iterdescendants()}:
        tujuan.append(satu)


def _sifat(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak, acak.choice(("*", "c", "row")))
    if satu is None:
        return
    nama = acak.choice([*satu.attrib, "r", "t", "s"])
    if acak.random() < 0.3:
        satu.attrib.pop(nama, None)
    else:
        lain = [v for e in pohon.iter(satu.tag) for k, v in e.attrib.items() if k == nama]
        satu.set(nama, acak.choice([*_NILAI_SIFAT, *lain[:50]]))


def _ruang(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak)
    if satu is not None:
        satu.tag = f"{{{acak.choice((KETAT, 'urn:x', SML))}}}{etree.QName(satu).localname}"


def _bungkus(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak, acak.choice(("row", "c", "v", "*")))
    if satu is None:
        return
    luar = etree.Element(acak.choice((f"{{{_MC}}}AlternateContent", "{urn:x}y", f"{{{SML}}}extLst")))
    satu.addprevious(luar)
    luar.append(satu)


def _tambah(pohon: Any, acak: random.Random, _: dict[bytes, bytes]) -> None:
    satu = _unsur(pohon, acak, acak.choice(("c", "row", "si")))
    if satu is None:
        return
    isi = acak.choice(
        (
            "<extLst xmlns='{s}'><ext><v>7</v></ext></extLst>",
            "<v xmlns='urn:x'>7</v>",
            "<is xmlns='{s}'><t>7</t></is>",
            "<rPh xmlns='{s}' sb='0' eb='1'><t>7</t></rPh>",
            "<r xmlns='{s}'><t>7</t></r>",
            "<f xmlns='{s}'>1+1</f>",
            "<c xmlns='{s}' r='B2'><v>7</v></c>",
        )
    )
    satu.insert(acak.randrange(len(satu) + 1), etree.fromstring(isi.replace("{s}", SML)))


def _ketat(pohon: Any, _: random.Random, __: dict[bytes, bytes]) -> None:
    for satu in pohon.iter(f"{{{SML}}}*"):
        satu.tag = f"{{{KETAT}}}{etree.QName(satu).localname}"


_CARA: tuple[Callable[[Any, random.Random, dict[bytes, bytes]], None], ...] = (
    *(_angka, _angka, _angka, _angka, _hapus, _gandakan, _gandakan_lain, _tukar, _pindah),
    *(_sifat, _sifat, _ruang, _bungkus, _tambah, _ketat),
)


# ── the plain reading ─────────────────────────────────────────────────────────────────────────────
def baca_patuh(isi: bytes) -> dict[str, dict[str, Any]]:
    """Cells of every worksheet by name and address: numbers as float, whatever else as text."""
    arsip = _arsip(isi)
    pengurai = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)

    def pohon(nama: str) -> Any:
        return etree.fromstring(arsip.read(nama), pengurai)

    def hubungan(nama: str, folder: str) -> dict[str, tuple[str, str]]:
        return {
            str(r.get("Id")): (str(r.get("Type")), posixpath.join(folder, str(r.get("Target"))).lstrip("/"))
            for r in pohon(nama)
        }

    tujuan = hubungan("xl/_rels/workbook.xml.rels", "xl")
    teks = [""]
    for jenis, bagian in tujuan.values():
        if jenis.endswith("/sharedStrings"):
            anak = [s for s in pohon(bagian) if _inti(s) == "si"]
            teks = ["".join(t.text or "" for t in s.iter("{*}t")) for s in anak]
    hasil: dict[str, dict[str, Any]] = {}
    for satu in pohon("xl/workbook.xml").iterfind("{*}sheets/{*}sheet"):
        kunci = next(v for k, v in satu.attrib.items() if k.endswith("/relationships}id"))
        jenis, bagian = tujuan[kunci]
        if jenis.endswith("/worksheet"):
            hasil[str(satu.get("name"))] = _lembar(pohon(bagian), teks)
    return hasil


def _inti(satu: Any) -> str:
    nama = etree.QName(satu)
    return nama.localname if nama.namespace in {SML, KETAT} else ""


def _lembar(pohon: Any, teks: list[str]) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    baris = 0
    data = [d for d in pohon if _inti(d) == "sheetData"]
    for satu in (r for d in data for r in d if _inti(r) == "row"):
        baris = int(satu.get("r", baris + 1))
        kolom = 0
        for sel in (c for c in satu if _inti(c) == "c"):
            alamat = str(sel.get("r") or f"{_huruf(kolom + 1)}{baris}")
            kolom = _nomor(re.sub(r"\d", "", alamat))
            nilai = _nilai(sel, teks)
            if nilai is not None:
                hasil[alamat] = _GANDA if alamat in hasil else nilai
    return hasil


def _nilai(sel: Any, teks: list[str]) -> Any:
    v = [x for x in sel if _inti(x) == "v"]
    jenis = sel.get("t", "n")
    if len(v) > 1:
        return _GANDA
    isi = (v[0].text or "") if v else ""
    if jenis == "n":
        try:
            return (
                float(isi.strip()) if isi.strip() and "_" not in isi else None if not isi.strip() else _GANDA
            )
        except ValueError:
            return _GANDA
    if jenis == "s" and isi.strip():
        return teks[int(isi)] if isi.strip().isdigit() and int(isi) < len(teks) else _GANDA
    return isi


def _huruf(nomor: int) -> str:
    huruf = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def _nomor(huruf: str) -> int:
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - 64
    return nomor
