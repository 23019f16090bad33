"""Guards abk.naskah.sop_cetak, abk.naskah.drawing: the printed SOP: page and Word document say what the
data says, draw it rightly, mark what is ours.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from docx import Document
from docx.oxml.ns import qn

from abk.naskah.drawing import Bidang, Gambar, Jalur, Tulisan, png
from abk.naskah.sop_cetak import html, word
from abk.naskah.sop_cetak.chart import KOTAK, bagan
from abk.naskah.sop_cetak.flow import arus, gambar_baris
from abk.naskah.sop_cetak.steps import bagi_lembar, tinggi
from abk.naskah.word.package import normalise
from abk.sop.prosedur import Prosedur, prosedur, prosedur_dari_json
from abk.tulisan.lebar import bungkus, lebar

AKAR = Path(__file__).resolve().parents[2]
KOLOM_ARUS = 2  # No., Kegiatan, then the five columns of the actors


class _Baca(HTMLParser):
    """Cells of the rows of every table, with the class of the section around it."""

    def __init__(self) -> None:
        super().__init__()
        self.tabel: list[tuple[str, list[list[str]]]] = []
        self.bagian = ""
        self.sel: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        kelas = dict(attrs).get("class") or ""
        if tag == "section":
            self.bagian = kelas
        elif tag == "table":
            self.tabel.append((self.bagian, []))
        elif tag == "tr":
            self.tabel[-1][1].append([])
        elif tag in {"td", "th"}:
            self.sel = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.bagian = ""
        elif tag in {"td", "th"} and self.sel is not None:
            self.tabel[-1][1][-1].append("".join(self.sel))
            self.sel = None

    def handle_data(self, data: str) -> None:
        if self.sel is not None:
            self.sel.append(data)


def _tabel(halaman: str) -> list[tuple[str, list[list[str]]]]:
    baca = _Baca()
    baca.feed(halaman)
    return baca.tabel


@pytest.fixture(scope="module")
def acuan() -> Prosedur:
    return prosedur()


@pytest.fixture(scope="module")
def halaman(acuan: Prosedur) -> str:
    return html(acuan)


@pytest.fixture(scope="module")
def docx(acuan: Prosedur) -> bytes:
    return word(acuan)


@pytest.fixture(scope="module")
def dokumen(docx: bytes) -> Any:
    return Document(io.BytesIO(docx))


@pytest.fixture(scope="module")
def tabel_word(dokumen: Any) -> list[Any]:
    """The table of the steps, one for each page."""
    return [t for t in dokumen.tables if "Mutu Baku" in {sel.text for sel in t.rows[0].cells}]


def _baris_langkah(tabel_word: list[Any]) -> list[Any]:
    return [baris for satu in tabel_word for baris in satu.rows[2:]]


def _ganti(acuan: Prosedur, **lain: Any) -> Prosedur:
    """The same procedure with some cells of step 5 changed."""
    isi = acuan.sebagai_json()
    next(k for k in isi["langkah"] if k["kode"] == "5").update(lain)
    return prosedur_dari_json(isi)


# --- the flow ---


def test_arus_dari_kolom_ke_kolom(acuan: Prosedur) -> None:
    """Rumus: actor of each step by hand; 0 Sesmenko, 1 Karo, 2 Kabag, 3 Kasubbag, 4 Unit."""
    baris = arus(acuan)
    assert [b.simbol[0].kolom for b in baris] == [1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2, 4, 2, 1, 0]
    serah = [(b.keluar.dari, b.keluar.ke) for b in baris[:-1] if b.keluar]
    assert serah == [
        *((1, 2), (2, 3), (3, 2), (2, 1), (1, 2), (2, 3), (3, 2), (2, 1)),
        *((1, 3), (3, 3)),  # from 9 to the meeting and out of it: by way of the Kasubbag, as inferred
        *((3, 2), (2, 4), (4, 2), (2, 1), (1, 0)),
    ]
    assert [b.masuk for b in baris[1:]] == [b.keluar for b in baris[:-1]]
    assert baris[0].masuk is baris[-1].keluar is None


def test_arus_menandai_ujung_dan_yang_ragu(acuan: Prosedur) -> None:
    baris = arus(acuan)
    assert [b.langkah.kode for b in baris if b.simbol[0].ujung] == ["1", "16"]
    assert [b.langkah.kode for b in baris if b.simbol[0].ragu] == ["10"]
    assert [b.langkah.kode for b in baris if b.keluar and b.keluar.ragu] == ["9", "10"]
    assert [[s.kolom for s in b.simbol] for b in baris if b.langkah.bersama] == [[2, 3, 4]]


def test_bagan_tanpa_tabrakan(acuan: Prosedur) -> None:
    """No box lies on another, and no line goes through a box that is not its own."""
    gambar = bagan(acuan)
    kotak = [b for b in gambar.bentuk if isinstance(b, Bidang) and (b.lebar, b.tinggi) == KOTAK]
    assert len(kotak) == len(acuan.langkah) + 2  # those who take part in the meeting
    for n, a in enumerate(kotak):
        for b in kotak[n + 1 :]:
            assert abs(a.x - b.x) >= a.lebar or abs(a.y - b.y) >= a.tinggi
    for jalur in (b for b in gambar.bentuk if isinstance(b, Jalur) and b.panah):
        for (x0, y0), (x1, y1) in pairwise(jalur.titik):
            for k in kotak:
                dalam_x = max(min(x0, x1), k.x - k.lebar / 2 + 1) < min(max(x0, x1), k.x + k.lebar / 2 - 1)
                dalam_y = max(min(y0, y1), k.y - k.tinggi / 2 + 1) < min(max(y0, y1), k.y + k.tinggi / 2 - 1)
                tegak = x0 == x1 and abs(x0 - k.x) < k.lebar / 2 - 1
                datar = y0 == y1 and abs(y0 - k.y) < k.tinggi / 2 - 1
                assert not (tegak and dalam_y), (jalur, k)
                assert not (datar and dalam_x), (jalur, k)


def test_panah_bagan_sampai_ke_kotak(acuan: Prosedur) -> None:
    gambar = bagan(acuan)
    kotak = [b for b in gambar.bentuk if isinstance(b, Bidang) and (b.lebar, b.tinggi) == KOTAK]
    panah = [b.titik[-1] for b in gambar.bentuk if isinstance(b, Jalur) and b.panah]
    assert len(panah) == 18 + 2 + len(acuan.pengembalian)  # 19 steps in a row, the optional one beside them
    for x, y in panah:
        assert any(
            abs(x - k.x) < k.lebar / 2 and abs(y - k.y) == pytest.approx(k.tinggi / 2) for k in kotak
        ), (x, y)


def test_bagan_memuat_semua(acuan: Prosedur) -> None:
    gambar = bagan(acuan)
    tulisan = " ".join(" ".join(t.baris) for t in gambar.bentuk if isinstance(t, Tulisan))
    for k in acuan.langkah:
        assert f"{k.kode}. {k.ringkas}" in tulisan
    ketupat = [b for b in gambar.bentuk if isinstance(b, Bidang) and b.bentuk == "belah_ketupat"]
    ujung = [b for b in gambar.bentuk if isinstance(b, Bidang) and b.bentuk == "terminator"]
    putus = [b for b in gambar.bentuk if isinstance(b, Bidang) and b.putus]
    assert len(ketupat) == len(acuan.pengembalian)
    assert len(ujung) == 2
    assert len(putus) == len(acuan.tambahan)
    for t in gambar.bentuk:
        if isinstance(t, Tulisan):
            assert len(t.baris) <= 3, t.baris


# --- the page ---


def test_halaman_memuat_tabel_kata_demi_kata(acuan: Prosedur, halaman: str) -> None:
    bagian, baris = next(t for t in _tabel(halaman) if "Kegiatan" in t[1][0])
    assert bagian == ""
    assert baris[0] == ["No.", "Kegiatan", "Pelaksana †", "Mutu Baku", "Ket"]
    assert baris[1] == [*(p.nama for p in acuan.kolom), "Kelengkapan", "Waktu", "Output"]
    isi = [[b[0], b[1], *b[3:6]] for b in baris[2:]]
    assert isi == [[k.kode, k.kegiatan, k.kelengkapan, str(k.waktu), k.output] for k in acuan.resmi]
    assert baris[2][2] == "Pelaksana: Karo PO, diserahkan kepada Kabag Ortala."
    assert baris[14][2] == (
        "Pelaksana: Unit Organisasi terkait, diserahkan kepada Karo PO c.q. Kabag Ortala."
    )
    assert {b[0]: b[6] for b in baris[2:] if b[6]} == {
        "9": "Penerima: keyakinan rendah",
        "10": "Pelaksana: keyakinan rendah; Penerima: keyakinan sedang",
    }


def test_halaman_memuat_identitas(acuan: Prosedur, halaman: str) -> None:
    i = acuan.identitas
    _, baris = _tabel(halaman)[0]
    isi = {b[-2]: b[-1] for b in baris}
    assert isi["Nomor SOP"] == i.nomor
    assert isi["Tanggal Pembuatan"] == "Senin, 11 Desember 2017"
    assert isi["Tanggal Efektif"].startswith("Rabu, 2 Mei 2018")
    assert isi["Disahkan oleh"] == "Kepala Biro Perencanaan dan Organisasi"
    for satu in (*i.dasar_hukum, *i.kualifikasi, *i.keterkaitan, *i.peralatan, i.peringatan, i.pencatatan):
        assert satu in halaman


def test_tambahan_hanya_di_bagiannya(acuan: Prosedur, halaman: str) -> None:
    awal = halaman.index('<section class="tambahan"')
    assert "Tambahan: tidak ada dalam SOP" in halaman[awal:]
    for k in acuan.tambahan:
        assert k.kegiatan in halaman[awal:]
        assert k.kegiatan not in halaman[:awal]
    _, kembali = next(t for t in _tabel(halaman) if t[1][0][0] == "Dari langkah")
    assert ["13. Konfirmasi teknis oleh unit", "Unit Organisasi terkait", "10, 11, 12"] in kembali


def test_jumlah_waktu_tercetak(halaman: str) -> None:
    """Rumus: the printed times summed by hand."""
    _, baris = next(t for t in _tabel(halaman) if t[1][0][:1] == ["Pelaksana"])
    assert baris[1:] == [
        ["Sesmenko", "20", "0"],
        ["Karo PO", "65", "0"],
        ["Kabag Ortala", "280", "0"],
        ["Kasubbag Organisasi", "30", "2"],
        ["Unit Organisasi terkait", "0", "1"],
        ["Kegiatan bersama", "120", "0"],
        ["Jumlah", "515", "3"],
    ]


def test_halaman_luring(halaman: str) -> None:
    assert "default-src 'none'" in unescape(halaman)
    assert not re.search(r"https?:|//cdn|@import|url\(|<script|<link|<img", halaman)
    assert '<html lang="id">' in halaman


def test_simbol_pada_halaman(halaman: str) -> None:
    svg = re.findall(r'<svg class="arus".*?</svg></td>', halaman, re.DOTALL)
    assert len(svg) == 16
    assert sum('rx="12"' in s for s in svg) == 2  # first and last
    assert [n for n, s in enumerate(svg, 1) if "putus" in s] == [9, 10, 11]
    assert svg[9].count("<rect") == 3  # the meeting


def test_tulisan_berbahaya_menjadi_tulisan(acuan: Prosedur) -> None:
    jahat = '<script>alert("1")</script> & {{ 7*7 }} {% x %} \u202edasar'
    lain = _ganti(acuan, kegiatan=jahat, ringkas="<b>&amp;</b> {{ x }}", catatan="]]> <!-- \u200b")
    tulis = html(lain)
    assert "<script" not in tulis
    assert "&lt;script&gt;" in tulis
    assert "\u202e" not in tulis
    _, baris = next(t for t in _tabel(tulis) if "Kegiatan" in t[1][0])
    assert baris[6][1] == jahat.replace("\u202e", "[U+202E]")
    teks = "\n".join(s.text for t in Document(io.BytesIO(word(lain))).tables for r in t.rows for s in r.cells)
    assert jahat.replace("\u202e", "[U+202E]") in teks
    assert "]]> <!--" in teks


@pytest.fixture
def buka(peramban: Any, halaman: str, tmp_path: Path) -> Any:
    berkas = tmp_path / "sop.html"
    berkas.write_text(halaman, encoding="utf-8")
    terbuka = []

    def buka_satu(lebar_px: int = 1280, warna: str = "light") -> Any:
        satu = peramban.new_page(
            viewport={"width": lebar_px, "height": 900},
            color_scheme=warna,
            locale="id-ID",
            reduced_motion="reduce",
        )
        terbuka.append(satu)
        satu.minta, satu.keluh = [], []
        satu.on("request", lambda m: satu.minta.append(m.url))
        satu.on("console", lambda p: satu.keluh.append(p.text))
        satu.goto(berkas.as_uri())
        return satu

    yield buka_satu
    for satu in terbuka:
        satu.close()


@pytest.mark.peramban
@pytest.mark.parametrize(("lebar_px", "warna"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_tanpa_pelanggaran(buka: Any, axe: Any, lebar_px: int, warna: str) -> None:
    satu = buka(lebar_px, warna)
    assert axe.salah(satu) == []
    assert satu.evaluate("document.documentElement.scrollWidth") <= lebar_px
    assert len(satu.minta) == 1
    assert satu.keluh == []


@pytest.mark.peramban
def test_garis_bersambung_antarbaris(buka: Any) -> None:
    """The line that leaves a row at its lower edge is the one that enters the next at its upper edge."""
    x = buka().evaluate(
        """() => [...document.querySelectorAll('svg.arus')].map((s) => {
            const k = s.getBoundingClientRect();
            const g = [...s.querySelectorAll(':scope > line.jalur')].map((l) => l.getBoundingClientRect());
            const dekat = (a, b) => Math.abs(a - b) < 1.5;
            return {
              atas: g.filter((r) => dekat(r.top, k.top) && r.height > 2).map((r) => Math.round(r.left)),
              bawah: g.filter((r) => dekat(r.bottom, k.bottom)).map((r) => Math.round(r.left)),
            };
        })"""
    )
    assert len(x) == 16
    assert x[0]["atas"] == x[-1]["bawah"] == []
    for kini, lanjut in pairwise(x):
        assert len(kini["bawah"]) == 1
        assert kini["bawah"] == lanjut["atas"]


# --- Word ---


def test_word_memuat_tabel_kata_demi_kata(acuan: Prosedur, tabel_word: Any) -> None:
    lajur = len(acuan.kolom)
    for baris, k in zip(_baris_langkah(tabel_word), acuan.resmi, strict=True):
        sel = [s.text for s in baris.cells]
        kanan = KOLOM_ARUS + lajur
        assert sel[:2] == [k.kode, k.kegiatan]
        assert sel[kanan : kanan + 3] == [k.kelengkapan, str(k.waktu), k.output]
    atas, bawah = ([s.text for s in b.cells] for b in tabel_word[-1].rows[:2])
    assert atas == ["No.", "Kegiatan", *["Pelaksana †"] * 5, *["Mutu Baku"] * 3, "Ket"]
    assert bawah[KOLOM_ARUS : KOLOM_ARUS + 8] == [
        *(p.nama for p in acuan.kolom),
        *("Kelengkapan", "Waktu", "Output"),
    ]


def test_word_kepala_berulang_dan_baris_utuh(tabel_word: Any) -> None:
    for satu in tabel_word:
        for n, baris in enumerate(satu.rows):
            sifat = baris._tr.trPr
            assert (sifat.find(qn("w:tblHeader")) is not None) is (n < 2)
            assert sifat.find(qn("w:cantSplit")) is not None
        assert satu._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"


def test_word_simbol_tiap_baris_dengan_uraian(acuan: Prosedur, tabel_word: Any) -> None:
    """One picture a row, as wide as its five columns and as high as the row, described in words."""
    lebar_lajur = sum(c.width for c in list(tabel_word[0].columns)[KOLOM_ARUS : KOLOM_ARUS + 5])
    for baris, k in zip(_baris_langkah(tabel_word), acuan.resmi, strict=True):
        (gambar,) = baris._tr.iter(qn("wp:inline"))
        assert int(gambar.extent.cx) == pytest.approx(lebar_lajur, rel=0.002)
        assert int(gambar.extent.cy) == pytest.approx(baris.height, rel=0.01)
        assert gambar.docPr.get("descr").startswith(f"Pelaksana: {acuan.nama_peran(k.pelaksana)}")
        assert [gambar.get(s) for s in ("distT", "distB", "distL", "distR")] == ["0"] * 4


def test_word_lembar(dokumen: Any) -> None:
    rebah, tegak = dokumen.sections
    assert (round(rebah.page_width.mm), round(rebah.page_height.mm)) == (297, 210)
    assert (round(tegak.page_width.mm), round(tegak.page_height.mm)) == (210, 297)
    kaki = "".join(t.text for t in rebah.footer._element.iter(qn("w:instrText")))
    assert kaki.split() == ["PAGE", "NUMPAGES"]
    lebar_isi = rebah.page_width - rebah.left_margin - rebah.right_margin
    for satu in dokumen.tables:
        assert sum(c.width for c in satu.columns) <= lebar_isi + 3600  # a hundredth of a millimetre a column


def test_word_tambahan_sesudah_sop(acuan: Prosedur, dokumen: Any) -> None:
    judul = [p.text for p in dokumen.paragraphs if (p.style.name or "").startswith("Heading")]
    assert judul[0] == judul[1] == "SOP Makro Penyusunan Analisis Beban Kerja"
    assert judul[4:] == [
        "Tambahan: tidak ada dalam SOP",
        "Langkah tambahan",
        "Pengembalian untuk perbaikan",
        "Tambahan: tidak ada dalam SOP. Bagan alir seluruhnya",
    ]
    tambahan = next(t for t in dokumen.tables if "Sesudah langkah" in t.rows[0].cells[1].text)
    assert [r.cells[0].text for r in tambahan.rows[1:]] == [k.kode for k in acuan.tambahan]
    assert [r.cells[6].text for r in tambahan.rows[1:]] == ["tidak ada"] * len(acuan.tambahan)


def test_word_tanpa_jejak_dan_sama(acuan: Prosedur, docx: bytes) -> None:
    assert word(acuan) == docx
    assert normalise(docx) == docx
    with zipfile.ZipFile(io.BytesIO(docx)) as berkas:
        assert {satu.date_time for satu in berkas.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sama_di_proses_lain(docx: bytes, halaman: str) -> None:
    kode = (
        "import hashlib; from abk.naskah.sop_cetak import html, word; from abk.sop.prosedur import prosedur; "
        "p = prosedur(); print(hashlib.sha256(word(p) + html(p).encode()).hexdigest())"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode],
        cwd=AKAR,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert hasil.stdout.strip() == hashlib.sha256(docx + halaman.encode()).hexdigest()


def test_gambar_tidak_menuruti_setelan_orang() -> None:
    gambar = Gambar(60, 30)
    gambar.tambah(Bidang(20, 15, 20, 10, putus=True), Jalur(((30, 15), (55, 15)), panah=True))
    gambar.tambah(Tulisan(20, 15, ("$a$",), 6))
    polos = png(gambar)
    aneh = {
        "savefig.bbox": "tight",
        "savefig.dpi": 40,
        "figure.dpi": 40,
        "lines.linewidth": 9,
        "font.family": "serif",
        "font.size": 30,
        "lines.marker": "o",
        "axes.facecolor": "red",
    }
    with mpl.rc_context(aneh):
        assert png(gambar) == polos
    lebar_px, tinggi_px = struct.unpack(">II", polos[16:24])
    assert (lebar_px, tinggi_px) == (250, 125)  # rumus: 60 and 30 pt at 300 to the inch


def test_prosedur_tanpa_tambahan(acuan: Prosedur) -> None:
    """A SOP of which nothing was added says nothing of additions."""
    isi = acuan.sebagai_json()
    isi["langkah"] = [k for k in isi["langkah"] if not k["tambahan"]][:3]
    for k in isi["langkah"]:
        k["makna"] = ["menyiapkan"]
    pakai = {s for k in isi["langkah"] for s in (*k["masukan"], *k["keluaran"])}
    isi["slot"] = [s for s in isi["slot"] if s["nama"] in pakai]
    isi["peran"] = [p for p in isi["peran"] if p["kode"] not in {"unit", "biro_hukum"}]
    isi["pengembalian"] = []
    isi["kendali"] = [
        {"peran": "", "menit": 70, "hari": 1},
        {"peran": "karo_po", "menit": 10, "hari": 0},
        {"peran": "kabag_ortala", "menit": 60, "hari": 0},
        {"peran": "kasubbag_organisasi", "menit": 0, "hari": 1},
    ]
    pendek = prosedur_dari_json(isi)
    assert "Tambahan" not in html(pendek)
    judul = [p.text for p in Document(io.BytesIO(word(pendek))).paragraphs]
    assert not any("Tambahan" in j for j in judul)


def test_word_terbaca_libreoffice(
    acuan: Prosedur, docx: bytes, tmp_path: Path, libreoffice: Callable[..., None]
) -> None:
    (tmp_path / "sop.docx").write_bytes(docx)
    libreoffice([tmp_path / "sop.docx"], tmp_path, "txt:Text (encoded):UTF8")
    teks = (tmp_path / "sop.txt").read_text(encoding="utf-8")
    for k in acuan.langkah:
        for satu in (k.kegiatan, k.kelengkapan, k.output):
            assert satu in teks


# --- measures ---


def test_lebar_dan_bungkus() -> None:
    assert lebar("iiii", 10) == pytest.approx(8.88)  # terbit: Helvetica, 222/1000 each
    assert lebar("Mm", 10) == pytest.approx(16.66)  # terbit: 833/1000 each
    assert bungkus("satu dua tiga", lebar("satu dua", 8), 8) == ["satu dua", "tiga"]
    assert bungkus("", 50, 8) == [""]
    panjang = bungkus("a" * 40, lebar("a" * 15, 8), 8)
    assert [len(b) for b in panjang] == [15, 15, 10]
    assert bungkus("ab " + "c" * 20, lebar("c" * 10, 8), 8) == ["ab", "c" * 10, "c" * 10]


def test_sambungan_antarhalaman(acuan: Prosedur, dokumen: Any, tabel_word: list[Any]) -> None:
    """Where the flow goes on on another page stands a connector on both, in the lane of the line."""
    assert len(tabel_word) == 2
    sebelum = [satu._tbl.getprevious() for satu in tabel_word[1:]]
    assert all(satu.find(f".//{qn('w:pageBreakBefore')}") is not None for satu in sebelum)
    semua = arus(acuan)
    for mulai, akhir in ((False, False), (True, False), (False, True)):
        for satu in semua:
            gambar = gambar_baris(satu, 5, 250, 80, mulai=mulai, akhir=akhir)
            bidang = [b for b in gambar.bentuk if isinstance(b, Bidang)]
            garis = satu.masuk if mulai else satu.keluar if akhir else None
            di = [50 * (garis.dari + 0.5)] if garis else []
            assert [b.x for b in bidang if b.bentuk == "sambungan"] == di
            assert all(b.y - b.tinggi / 2 + 0.01 > 0 and b.y + b.tinggi / 2 <= 80.01 for b in bidang)


def test_lembar_sop_sedikit_dan_seimbang() -> None:
    """dihitung tangan: a connector (14) more fits on the first page."""
    assert bagi_lembar([50] * 4, 200) == [[0, 1, 2, 3]]
    assert bagi_lembar([50] * 5, 200) == [[0, 1, 2], [3, 4]]
    assert bagi_lembar([50, 50, 50, 64, 50], 200) == [[0, 1, 2], [3, 4]]
    assert bagi_lembar([300, 300], 200) == [[0], [1]]
    assert bagi_lembar([], 200) == []


def test_tinggi_baris_menampung_teks_terpanjang() -> None:
    assert tinggi(["pendek"], [5.0]) == 44.0
    assert tinggi(["kata " * 60], [3.0]) > 100
    assert tinggi(["kata " * 5000], [3.0]) == 400.0


def test_cetakan_bersih_memuat_sop_saja(acuan: Prosedur):
    """The SOP's own sixteen steps, without a word of ours, with room for logo and signature."""
    for kata in (html(acuan, bersih=True), _isi_word(word(acuan, bersih=True))):
        assert "Memeriksa dan menandatangani naskah dinas administrasi pelaksanaan rapat" in kata
        for kita in ("keyakinan", "Tafsir", "†", "Tambahan", "Jumlah waktu baku", "Kode verifikasi", "15a"):
            assert kita not in kata, kita
    halaman = html(acuan, bersih=True)
    assert 'class="ruang-ttd"' in halaman
    assert 'class="ruang-logo"' in halaman
    assert "putus" not in halaman.partition("<body")[2]  # rumus: a broken line says that it was inferred
    assert "keyakinan" in html(acuan)


def _isi_word(isi: bytes) -> str:
    dokumen = Document(io.BytesIO(isi))
    return "\n".join(t.text or "" for t in dokumen.element.body.iter(qn("w:t")))
