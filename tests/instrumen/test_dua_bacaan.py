"""Guards abk.instrumen.sandbox.cells, abk.instrumen.sandbox.inspection, abk.instrumen.sandbox.memory,
abk.instrumen.sandbox.parts, abk.instrumen.sandbox.rows, abk.instrumen.sandbox.tree: a cell is read as the
format means it or refused by its address; no mutant of a workbook brings in another number.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest
from berkas_rusak import dengan_bagian
from mutan import ANGKA, SML, baca_patuh, mutan

from abk.instrumen import BerkasError
from abk.instrumen.asing.pratinjau import tinjau_buku
from abk.instrumen.buku.baca import baca_lembar, identitas_buku
from abk.instrumen.buku.pembaca import buku_sendiri, kode_lembar
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.sandbox import LIMITS, BukuMentah, Sandbox, Tanggal, inspection, tree
from abk.instrumen.sandbox.inspection import SheetInspection
from abk.instrumen.sandbox.limits import Refused
from abk.instrumen.sandbox.memory import Memory, Remembered, cut_sheet
from tests.kampanye import Kampanye

LANTAI, BANYAK = 100, 10_000
LANTAI_LIBREOFFICE = 8
KEPALA = f'<worksheet xmlns="{SML}"><sheetData>'
EKOR = "</sheetData></worksheet>"
TEKS = f"""<sst xmlns="{SML}"><si><t>a<!-- -->b</t></si>
<si><r><t xml:space="preserve">x </t></r><r><t>y</t></r><rPh sb="0" eb="1"><t>baca</t></rPh></si>
<si><t>  40&#48; </t></si><si><t>l_x000A_m</t></si></sst>"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(LIMITS._replace(detik=120.0)) as satu:
        yield satu


def dengan_lembar(benih: bytes, isi: str, teks: str = TEKS) -> bytes:
    ganti = {"xl/worksheets/sheet1.xml": isi.encode(), "xl/sharedStrings.xml": teks.encode()}
    return dengan_bagian(benih, ganti.get)


def sel_b2(sel: str) -> str:
    return f'{KEPALA}<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{sel}</row>{EKOR}'


BERARTI: dict[str, Any] = {
    '<c r="B2"><v>40</v></c>': 40,
    '<c r="B2" t="n"><v>-4.5E1</v></c>': -45,
    '<c r="B2"><v>40</v><extLst/></c>': None,
    '<c r="B2" t="s"><v>0</v></c>': "ab",
    '<c r="B2" t="s"><v>1</v></c>': "x y",
    '<c r="B2" t="s"><v>2</v></c>': "400",
    '<c r="B2" t="s"><v>3</v></c>': "l\nm",
    '<c r="B2" t="inlineStr"><is><t>4</t><rPh sb="0" eb="1"><t>9</t></rPh><r><t>0</t></r></is></c>': "40",
    '<c r="B2" t="str"><f>A1</f><v>a &amp; b</v></c>': "a & b",
    '<c r="B2" t="b"><v>1</v></c>': True,
    '<c r="B2" t="d"><v>2026-02-01</v></c>': Tanggal("2026-02-01"),
    '<c><v>7</v></c><c r="B2"><v>40</v></c>': 40,
    '<c r="B2" s="9999"><v>40</v></c>': 40,
}
"""Cells with one meaning; None: the fast reader does not read them, so they may be refused."""

DITOLAK = (
    *('<c r="B2" t="x"><v>1</v></c>', '<c r="B2" t="s"><v>9</v></c>', '<c r="B2" t="s"><v>-1</v></c>'),
    *('<c r="B2" t="b"><v>2</v></c>', '<c r="B2" t="d"><v>besok</v></c>', '<c r="B2" t="s"><v>1.0</v></c>'),
    *('<c r="B2"><v>4</v><v>0</v></c>', '<c r="B2"><v>4</v></c><c r="B2"><v>40</v></c>'),
    *('<c r="C2"><v>4</v></c><c r="B2"><v>40</v></c>', '<c r="B3"><v>4</v></c>', '<c r="b2"><v>4</v></c>'),
    *('<c r="B2"><is><t>4</t></is></c>', '<c r="B2" t="inlineStr"><v>4</v><is><t>40</t></is></c>'),
    *('<c r="B2" xmlns="urn:x"><v>4</v></c>', '<c r="B2"><v xmlns="urn:x">4</v></c>'),
    *('<c r="XFE2"><v>4</v></c>', '<c r="B2"><c r="C2"><v>4</v></c></c>', '<x><c r="B2"><v>4</v></c></x>'),
    '</row><row r="2"><c r="B2"><v>4</v></c>',
    '</row><row r="1"><c r="B1"><v>4</v></c>',
    '</row></sheetData><sheetData><row r="3"><c r="B3"><v>4</v></c>',
)
"""What stands in row 2 and has no one meaning."""


def sel_angka(cara: str) -> str:
    return f'<c r="B2"><v>{cara.format(a="4", b="0", c="2")}</v></c>'


def angka_dua_bacaan(buku: BukuMentah, patuh: dict[str, dict[str, Any]]) -> list[str]:
    """Numbers on which the program and the plain reading differ."""
    beda = []
    for lembar in buku.lembar:
        milik = {alamat(b, k): v for b, baris in enumerate(lembar.baris) for k, v in enumerate(baris)}
        benar = patuh.get(lembar.nama, {})
        for sel in {*milik, *benar}:
            v, w = milik.get(sel), benar.get(sel)
            angka = isinstance(v, int | float) and not isinstance(v, bool)
            if (angka and v != w) or (isinstance(w, float) and not angka and not isinstance(v, Tanggal)):
                beda.append(f"{lembar.nama}!{sel}: {v!r}, padahal {w!r}")
    return beda


def coba(sandbox: Sandbox, berkas: Path) -> tuple[BukuMentah | None, BerkasError | None]:
    try:
        return sandbox.baca(berkas), None
    except BerkasError as salah:
        return None, salah


@pytest.mark.parametrize("sel", BERARTI)
def test_sel_dibaca_menurut_formatnya(sel: str, benih: list[bytes], sandbox: Sandbox, tmp_path: Path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(dengan_lembar(benih[1], sel_b2(sel)))
    if BERARTI[sel] is None:
        with pytest.raises(BerkasError):
            sandbox.baca(berkas)
        return
    nilai = sandbox.baca(berkas).lembar[0].sel(1, 1)
    assert (nilai, type(nilai) is bool) == (BERARTI[sel], BERARTI[sel] is True)


@pytest.mark.serangan(
    "kantor", "Sel atau baris ganda, tidak berurutan, berjenis asing, atau dari ruang nama asing", "dicegah"
)
@pytest.mark.parametrize("isi", DITOLAK)
def test_sel_tanpa_satu_arti_ditolak(isi: str, benih: list[bytes], sandbox: Sandbox, tmp_path: Path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(dengan_lembar(benih[1], sel_b2(isi)))
    with pytest.raises(BerkasError) as salah:
        sandbox.baca(berkas)
    assert (salah.value.berkas, salah.value.lembar, bool(salah.value.sel)) == ("a.xlsx", "ABK", True)


@pytest.mark.parametrize("utuh", ["", "<!-- -->"], ids=["terpotong", "utuh"])
def test_baris_yang_keliru_letaknya_disebut(utuh: str, benih: list[bytes], sandbox: Sandbox, tmp_path: Path):
    """The refused row, however the sheet was read; it was once the last cell that had been looked at."""
    baris = "".join(f'<row r="{n}"><c r="C{n}"><v>1</v></c></row>' for n in (1, 9, 4, 20))
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(dengan_lembar(benih[1], f"{KEPALA}{utuh}{baris}{EKOR}"))
    with pytest.raises(BerkasError, match="Baris bernomor '4'") as salah:
        sandbox.baca(berkas)
    assert salah.value.sel == "A4"


@pytest.mark.serangan(
    "kantor", "Angka yang terpotong komentar, CDATA, entitas, atau tidak hingga terbaca lain", "dicegah"
)
@pytest.mark.parametrize("cara", ANGKA)
def test_angka_yang_ditulis_ganjil(cara: str, benih: list[bytes], sandbox: Sandbox, tmp_path: Path):
    """As the format means it, or refused with file, sheet and cell."""
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(dengan_lembar(benih[1], sel_b2(sel_angka(cara))))
    buku, galat = coba(sandbox, berkas)
    if buku is None:
        assert (galat.berkas, galat.lembar, galat.sel) == ("a.xlsx", "ABK", "B2")
    else:
        assert angka_dua_bacaan(buku, baca_patuh(berkas.read_bytes())) == []


BAGIAN = {
    "buku lain": ("_rels/.rels", b"xl/workbook.xml", b"xl/lain.xml"),
    "lembar di luar": ("xl/_rels/workbook.xml.rels", b'sheet1.xml"', b'sheet1.xml" TargetMode="External"'),
    "lembar tiada": ("xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet9.xml"),
    "hubungan ganda": ("xl/_rels/workbook.xml.rels", b'Id="rId2"', b'Id="rId1"'),
    "enkode langka": ("xl/worksheets/sheet1.xml", b'encoding="UTF-8"', b'encoding="cp037"'),
    "dua data": ("xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheetData><sheetData/>"),
}


@pytest.mark.serangan("kantor", "Berkas yang bagiannya dipilih lain oleh tiap pembaca", "dicegah")
@pytest.mark.parametrize("apa", BAGIAN)
def test_bagian_yang_dapat_dipilih_lain_ditolak(
    apa: str, benih: list[bytes], sandbox: Sandbox, tmp_path: Path
):
    nama, lama, baru = BAGIAN[apa]
    isi = dengan_bagian(benih[1], lambda n, x: x.replace(lama, baru) if n == nama else x)
    assert isi != dengan_bagian(benih[1], lambda _, x: x)
    (tmp_path / "a.xlsx").write_bytes(isi)
    with pytest.raises(BerkasError):
        sandbox.baca(tmp_path / "a.xlsx")


def test_nama_bagian_yang_hanya_beda_huruf_besar_ditolak(
    benih: list[bytes], sandbox: Sandbox, tmp_path: Path
):
    isi = dengan_bagian(benih[1], lambda _, x: x, {"xl/worksheets/SHEET1.xml": b"<worksheet/>"})
    (tmp_path / "a.xlsx").write_bytes(isi)
    with pytest.raises(BerkasError, match="tidak wajar"):
        sandbox.baca(tmp_path / "a.xlsx")


# ── mutants ───────────────────────────────────────────────────────────────────────────────────────
def urai(buku: BukuMentah) -> None:
    """All that is done with a workbook once it is through the fence."""
    if not buku_sendiri(buku):
        tinjau_buku(buku)
        return
    identitas = identitas_buku(buku)
    for lembar in buku.lembar:
        if kode_lembar(lembar):
            baca_lembar(buku, lembar, identitas.versi)


@pytest.mark.serangan(
    "kantor", "Mutan struktur buku kerja resmi dan asing: tidak satu pun membawa angka yang lain", "dicegah"
)
def test_mutan_tidak_membawa_angka_lain(
    benih: list[bytes], sandbox: Sandbox, tmp_path: Path, kampanye: Kampanye
):
    acak = random.Random(9)  # noqa: S311 - the same mutants every time
    berkas = tmp_path / "mutan.xlsx"
    lolos = ditolak = 0
    for n in kampanye.percobaan(LANTAI, BANYAK):
        isi = mutan(acak.choice(benih), acak)
        berkas.write_bytes(isi)
        buku, galat = coba(sandbox, berkas)
        if buku is None:
            assert galat.saran
            assert "120 detik" not in galat.pesan
            ditolak += 1
            continue
        assert angka_dua_bacaan(buku, baca_patuh(isi)) == [], n
        try:
            urai(buku)
            lolos += 1
        except BerkasError:
            ditolak += 1
    assert lolos
    assert ditolak


@pytest.mark.serangan("kantor", "Mutan yang diterima, dibandingkan dengan bacaan LibreOffice", "dicegah")
def test_mutan_yang_diterima_sama_dengan_bacaan_libreoffice(
    benih: list[bytes], sandbox: Sandbox, tmp_path: Path, kampanye: Kampanye, libreoffice: Callable[..., None]
):
    acak = random.Random(10)  # noqa: S311 - the same mutants every time
    buku: dict[str, BukuMentah] = {}
    for n in kampanye.percobaan(LANTAI_LIBREOFFICE, 300):
        berkas = tmp_path / f"m{n}.xlsx"
        berkas.write_bytes(mutan(acak.choice(benih), acak))
        satu, _ = coba(sandbox, berkas)
        if satu is not None:
            buku[berkas.stem] = satu
    cara = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    libreoffice([tmp_path / f"{n}.xlsx" for n in buku], tmp_path / "csv", cara)
    terbaca = 0
    for nama, satu in buku.items():
        for lembar in satu.lembar:
            hasil = tmp_path / "csv" / f"{nama}-{lembar.nama}.csv"
            if hasil.exists():  # LibreOffice opens fewer of them than the program
                terbaca += 1
                assert beda_libreoffice(lembar, hasil) == [], nama
    assert terbaca


def beda_libreoffice(lembar: Any, berkas: Path) -> list[str]:
    """Numbers that LibreOffice reads otherwise; formulas it calculates anew."""
    with berkas.open(encoding="utf-8", newline="") as isi:
        baris = list(csv.reader(isi))
    beda = []
    for b, satu in enumerate(lembar.baris):
        for k, v in enumerate(satu):
            lain = baris[b][k] if b < len(baris) and k < len(baris[b]) else ""
            if alamat(b, k) in {*lembar.rumus, *lembar.galat} or isinstance(v, str | bool | Tanggal):
                continue
            sama = lain == "" if v is None else lain != "" and float(lain) == pytest.approx(v, rel=1e-12)
            if not sama:
                beda.append(f"{alamat(b, k)}: {v!r}, LibreOffice {lain!r}")
    return beda


@pytest.mark.parametrize("sekali", [1, 7, 1000])
def test_bagian_besar_dibaca_sepotong_demi_sepotong(
    benih: list[bytes], sekali: int, monkeypatch: pytest.MonkeyPatch
):
    """A part too large for one tree, read in pieces that end anywhere, says what it says at once."""
    for buku in benih:
        with zipfile.ZipFile(io.BytesIO(buku)) as arsip:
            bagian = {n: arsip.read(n) for n in arsip.namelist() if n.startswith("xl/")}
        teks = bagian.get("xl/sharedStrings.xml", b"<sst/>")
        utuh = tree.teks_bersama([teks])
        lembar = [isi for n, isi in bagian.items() if n.startswith("xl/worksheets/sheet")]
        semua = [vars(SheetInspection("x", LIMITS, 10**5, utuh).baca([isi])) for isi in lembar]
        with monkeypatch.context() as m:
            m.setattr(tree, "_SEKALIGUS", 0)
            assert tree.teks_bersama(_potong(teks, sekali)) == utuh
            baca = [SheetInspection("x", LIMITS, 10**5, utuh).baca(_potong(i, sekali)) for i in lembar]
        assert [vars(satu) for satu in baca] == semua
        assert any(satu["nilai"] for satu in semua)


POTONGAN = (
    *(b"</row>", b"<row>", b'<row r="9">', b"<row/>", b'<row r="4"/>', b"<!-- </row> -->", b"<!--", b"-->"),
    *(b"<![CDATA[", b"]]>", b"</sheetData>", b"<sheetData>", b"<sheetData/>", b"<?x </row>?>", b"</c>"),
    *(b'<x:row xmlns:x="urn:x"/>', b"<rows>", b"x", b" ", b"<headerFooter>", b"</headerFooter>", b"&amp;"),
    *(b'<mergeCell ref="A1:B2"/>', b'<col hidden="1" min="1" max="2"/>', b"&lt;row>", b"<", b">", b'"'),
    *(b'<c r="B1"><v>7</v></c>', b"<v>7</v>", b' hidden="1"', b' xmlns="urn:x"', b"\xff", b"\0"),
)
"""What makes rows end elsewhere than they seem to."""


_SATU = b'<row r="1"><c r="A1"><v>7</v></c>'
_DUA = b'<row r="2"><c r="A2"><v>8</v></c></row>'
GANJIL = (
    *(_SATU + b"</row></row>" + _DUA, _SATU + b"<row/></row>" + _DUA, b"<row/>" + _DUA),
    *(_SATU + _DUA + b"</row>", _SATU + b'<mergeCell ref="A1:B2"/></row>'),
    b'<row r="1"><c r="A1"><f><mergeCell ref="A1:B2"/></f></c></row>',
    *(b"<x>" + _SATU + b"</row></x>", b'<row r="1"/><row r="2"/>' + _DUA, _DUA[:4] + _DUA[10:]),
    *(_DUA + _DUA, _SATU + b"</row> \n " + _DUA + b"x", b'<row r="1" xmlns="urn:x"></row>' + _DUA),
    *(_SATU + b"</rows>", b"<!-- " + _DUA + b" -->", b"<![CDATA[" + _DUA + b"]]>"),
    _DUA + b"</sheetData><sheetData>" + _DUA,
    _DUA + b"</sheetData><headerFooter><headerFooter></headerFooter></headerFooter><sheetData>",
)
"""Data of a sheet where a cut may go wrong."""


def bacaan(isi: bytes, teks: list[str], memori: Memory) -> dict[str, Any] | None:
    try:
        return vars(SheetInspection("x", LIMITS, 10**5, teks, memori).baca([isi]))
    except (Refused, SyntaxError, ValueError, expat.ExpatError):  # what keeps a sheet out, as in the child
        return None


def test_lembar_yang_dipotong_terbaca_seperti_yang_utuh(
    benih: list[bytes], kampanye: Kampanye, monkeypatch: pytest.MonkeyPatch
):
    """A sheet cut at its rows, most of them remembered, says what its parser says of the whole of it."""
    acak = random.Random(11)  # noqa: S311 - the same sheets every time
    asli: list[tuple[bytes, list[str]]] = []
    for buku in benih:
        with zipfile.ZipFile(io.BytesIO(buku)) as arsip:
            teks = tree.teks_bersama([arsip.read("xl/sharedStrings.xml")])
            nama = [n for n in arsip.namelist() if n.startswith("xl/worksheets/sheet")]
            asli += [(arsip.read(n), teks) for n in nama]
    memori, terpotong, beragam = Memory(), 0, set()
    for isi, teks in asli:
        bacaan(isi, teks, memori)
    pernyataan = b'<?xml version="1.0" encoding="UTF-8"?>'
    ganjil = iter([pernyataan + KEPALA.encode() + satu + EKOR.encode() for satu in GANJIL])
    for n in kampanye.percobaan(LANTAI, BANYAK):
        isi, teks = acak.choice(asli)
        # the same sheet in another workbook: other texts, some of them empty or not there
        teks = acak.choice(
            (teks, teks[: acak.randrange(len(teks))], [acak.choice((t, "", "0")) for t in teks])
        )
        for _ in range(acak.randint(0, 3)):
            letak = acak.choice([acak.randrange(len(isi)), isi.find(b"<", acak.randrange(len(isi)))])
            isi = isi[:letak] + acak.choice(POTONGAN) + isi[letak + acak.choice((0, 0, 1, 6)) :]
        isi = next(ganjil, isi)
        dipotong = bacaan(isi, teks, memori)
        terpotong += cut_sheet(isi) is not None and dipotong is not None
        with monkeypatch.context() as m:
            m.setattr(inspection, "cut_sheet", lambda _: None)
            utuh = bacaan(isi, teks, Memory())
        assert dipotong == utuh, n
        beragam.add(type(utuh))
    assert terpotong
    assert len(beragam) > 1


def test_lembar_yang_diingat_tetap_dalam_batas_baris(benih: list[bytes]):
    """A sheet that was read before counts its rows as any other."""
    with zipfile.ZipFile(io.BytesIO(benih[0])) as arsip:
        teks = tree.teks_bersama([arsip.read("xl/sharedStrings.xml")])
        isi = next(arsip.read(n) for n in arsip.namelist() if n.startswith("xl/worksheets/sheet"))
    memori = Memory()
    baris = SheetInspection("x", LIMITS, 10**5, teks, memori).baca([isi]).banyak_baris
    assert memori.lembar.get(isi) is not None
    assert vars(SheetInspection("x", LIMITS, baris, teks, memori).baca([isi])) == vars(
        SheetInspection("x", LIMITS, baris, teks).baca([isi])
    )
    with pytest.raises(Refused, match="lebih dari"):
        SheetInspection("x", LIMITS, baris - 1, teks, memori).baca([isi])


def test_ingatan_melepas_semua_sebelum_menjadi_terlalu_besar():
    ingatan = Remembered(10)
    for kunci in (b"aaaa", b"bbbb"):
        ingatan.ingat(kunci, kunci, len(kunci))
    assert ingatan.get(b"aaaa") == b"aaaa"
    ingatan.ingat(b"cccc", b"", 4)  # 12 of 10
    assert (ingatan.get(b"aaaa"), ingatan.get(b"cccc")) == (None, b"")


def test_bagian_besar_tidak_dipegang_seluruhnya(monkeypatch: pytest.MonkeyPatch):
    """Rows that were read are let go: of 2,000 no more than those of one piece are there at once."""
    baris = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 2001))
    banyak: list[int] = []
    ambil = tree.selesai_terbaca

    def catat(induk, *, selesai):
        banyak.append(len(induk))
        return ambil(induk, selesai=selesai)

    monkeypatch.setattr(tree, "_SEKALIGUS", 0)
    monkeypatch.setattr(inspection, "selesai_terbaca", catat)
    isi = f"{KEPALA}{baris}{EKOR}".encode()
    hasil = SheetInspection("x", LIMITS, 10**5, []).baca(_potong(isi, 4000))
    assert (hasil.ukuran, hasil.nilai[1999][0]) == ((2000, 1), 2000)  # counted by hand
    assert max(banyak) < 150


def _potong(isi: bytes, panjang: int) -> list[bytes]:
    return [isi[n : n + panjang] for n in range(0, len(isi), panjang)]
