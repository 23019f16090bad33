"""Guards abk.naskah.peta: the chart of posts: every post once, no boxes over each other, no text cut, no line
through a box, whatever the tree; the same figures on paper as in the result.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import combinations

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree
from matplotlib.font_manager import FontProperties, findfont

import abk
from abk.errors import ParameterError
from abk.hasil import daftar_unit
from abk.naskah.peta.layout import HURUF, HURUF_ANGKA, SPASI, TEPI, TINGGI_ANGKA, Letak, Susunan
from abk.naskah.peta.page import html
from abk.naskah.peta.pieces import Butir, Cabang, Kotak, cabang_unit, cari
from abk.naskah.peta.plan import Perencana, SheetPlan
from abk.naskah.peta.sheets import Kertas, lembar_peta, ruang, tata
from abk.naskah.peta.word import word
from abk.naskah.word.package import words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KATA = (
    "Kepala Subbagian", "Analis Kebijakan", "Ahli Muda", "Pengadaan Barang/Jasa", "dan", "Kesatuan Bangsa",
    "Penyelenggaraan", "Pengadministrasi", "WWWWWWWWWWWWWWWWWWWWWWWW",
)  # fmt: skip


def rencana(cabang: Cabang) -> list[SheetPlan[tuple[Kertas, Susunan]]]:
    return Perencana(tata).rencana(cabang)


class _Pohon:
    """Random units; every box has a code of its own."""

    def __init__(self, benih: int) -> None:
        self.acak = random.Random(benih)  # noqa: S311 - trees to draw, no secrets
        self.banyak = 0

    def kotak(self, jenis: str) -> Kotak:
        self.banyak += 1
        nama = " ".join(self.acak.choices(KATA, k=self.acak.randint(1, 14)))
        angka = () if jenis == "unit" else self._angka()
        catatan = ("belum lengkap",) if self.acak.random() < 0.1 else ()
        return Kotak(f"k{self.banyak}", nama, jenis, angka, catatan)  # type: ignore[arg-type]

    def _angka(self) -> tuple[str, ...]:
        besar = self.acak.choice([9, 99, 12_345])
        b, k = (self.acak.randint(0, besar) for _ in "bk")
        return (f"Kelas {self.acak.randint(1, 17)}", f"B {b}", f"K {k}", f"+/− {b - k}".replace("-", "−"))

    def unit(self, dalam: int, lebar: int, pos: int) -> Cabang:
        kepala = self.kotak(self.acak.choice(["pimpinan", "pimpinan", "unit"]))
        butir, tingkat = [], 0
        for _ in range(self.acak.randint(0, pos)):
            butir.append(Butir(self.kotak("jabatan"), tingkat))
            tingkat = self.acak.choice([0, 0, 0, min(tingkat + 1, 3)])
        anak = self.acak.randint(0, lebar) if dalam else 0
        bawah = tuple(self.unit(dalam - 1, lebar, pos) for _ in range(anak))
        return Cabang(f"u{kepala.kode}", kepala.nama, kepala, tuple(butir), bawah)


POHON = [(dalam, lebar, pos) for dalam in (0, 1, 2, 4) for lebar, pos in ((1, 3), (3, 6), (2, 60))]
POHON += [(2, 9, 2), (1, 40, 1)]


def _bertumpuk(a: Letak, b: Letak) -> bool:
    return a.x < b.x + b.lebar and b.x < a.x + a.lebar and a.y < b.y + b.tinggi and b.y < a.y + a.tinggi


def _menembus(garis: tuple[tuple[float, float], tuple[float, float]], b: Letak) -> bool:
    """Whether a level or upright line runs through the inside of a box."""
    (x0, y0), (x1, y1) = garis
    kiri, kanan, atas, bawah = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    tipis = 0.01
    return (
        kiri < b.x + b.lebar - tipis
        and kanan > b.x + tipis
        and atas < b.y + b.tinggi - tipis
        and bawah > b.y + tipis
    )


def _periksa(susunan: Susunan, luas: tuple[float, float]) -> None:
    assert susunan.lebar <= luas[0]
    assert susunan.tinggi <= luas[1]
    for satu in susunan.kotak:
        assert satu.x >= 0 and satu.y >= 0  # noqa: PT018
        assert satu.x + satu.lebar <= susunan.lebar + 0.01
        assert satu.y + satu.tinggi <= susunan.tinggi + 0.01
        perlu = 2 * TEPI + len(satu.baris) * HURUF * SPASI + (TINGGI_ANGKA if satu.kotak.angka else 0)
        assert satu.tinggi >= perlu - 0.01
        assert sum(satu.kolom) == pytest.approx(satu.lebar if satu.kotak.angka else 0)
    assert not [(a.baris, b.baris) for a, b in combinations(susunan.kotak, 2) if _bertumpuk(a, b)]
    tembus = [(garis, b.baris) for garis in susunan.garis for b in susunan.kotak if _menembus(garis, b)]
    assert not tembus


@pytest.mark.parametrize("bentuk", POHON, ids=str)
def test_pohon_apa_pun_tidak_bertumpuk_dan_tiap_jabatan_sekali(bentuk: tuple[int, int, int]) -> None:
    for benih in range(3):
        cabang = _Pohon(benih).unit(*bentuk)
        lembar = rencana(cabang)
        tampil: Counter[str] = Counter()
        rujukan: set[str] = set()
        for satu_lembar in lembar:
            unit, lanjutan = satu_lembar.cabang, satu_lembar.lanjutan
            kertas, susunan = satu_lembar.tata
            _periksa(susunan, ruang(kertas))
            rujukan |= {satu.kotak.rujuk for satu in susunan.kotak if satu.kotak.rujuk}
            # the box at the top of a sheet is that of the unit, which the sheet above it shows too
            isi = [satu.kotak for satu in susunan.kotak if satu.kotak.kode != unit.kepala.kode]
            tampil.update(satu.kode for satu in isi)
            assert [satu.kotak.kode for satu in susunan.kotak].count(unit.kepala.kode) == 1
            assert not lanjutan or unit is not cabang or len(lembar) > 1
        semua = Counter(satu.kode for satu in cabang.kotak() if satu is not cabang.kepala)
        assert tampil == semua
        assert rujukan == {satu.cabang.kode for satu in lembar} - {cabang.kode}


def test_pohon_rantai_dan_sangat_lebar() -> None:
    rantai = Cabang("akar", "Akar", Kotak("akar", "Akar", "unit"))
    for n in range(30):
        rantai = Cabang(f"u{n}", f"Unit {n}", Kotak(f"k{n}", f"Kepala {n}", "pimpinan"), (), (rantai,))
    lebar = Cabang(
        "l", "Lebar", Kotak("l", "Lebar", "unit"),
        tuple(Butir(Kotak(f"b{n}", f"Jabatan {n}", "jabatan")) for n in range(600)),
    )  # fmt: skip
    for cabang in (rantai, lebar):
        for kertas, susunan in (satu.tata for satu in rencana(cabang)):
            _periksa(susunan, ruang(kertas))
    assert sum(satu.lanjutan for satu in rencana(lebar)) > 1


def test_garis_menyambung_semua_kotak() -> None:
    """Lines and boxes of a sheet hang together, over ends that meet."""
    for benih in range(5):
        for _, susunan in (satu.tata for satu in rencana(_Pohon(benih).unit(2, 3, 5))):
            bidang = [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in susunan.garis]
            bidang += [(k.x, k.y, k.x + k.lebar, k.y + k.tinggi) for k in susunan.kotak]
            capai, baru = {0}, [0]
            while baru:
                satu = bidang[baru.pop()]
                sentuh = {n for n, lain in enumerate(bidang) if _bersentuh(satu, lain)} - capai
                capai |= sentuh
                baru += sentuh
            assert len(capai) == len(bidang)


def _bersentuh(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    tipis = 0.01
    return a[0] <= b[2] + tipis and b[0] <= a[2] + tipis and a[1] <= b[3] + tipis and b[1] <= a[3] + tipis


@pytest.fixture(scope="module")
def arial() -> TTFont:
    """The font that is as wide as Arial; without it nothing can be said of a width."""
    berkas = findfont(FontProperties(family="Liberation Sans"))
    if "LiberationSans-Regular" not in berkas:
        pytest.skip("huruf Liberation Sans tidak terpasang")
    return TTFont(berkas)


def test_tidak_ada_tulisan_terpotong(arial: TTFont) -> None:
    """Widths are measured in the font itself, not by the table that breaks the lines."""
    nama, glif = arial.getBestCmap(), arial["hmtx"]
    em = arial["head"].unitsPerEm

    def lebar(teks: str, ukuran: float) -> float:
        return float(sum(glif[nama[ord(h)]][0] for h in teks) * ukuran / em)

    for benih, bentuk in enumerate(POHON):
        for _, susunan in (satu.tata for satu in rencana(_Pohon(benih).unit(*bentuk))):
            for satu in susunan.kotak:
                for baris in satu.baris:
                    assert lebar(baris, HURUF) <= satu.lebar - 2 * TEPI + 0.01, baris
                for kolom, teks in zip(satu.kolom, satu.kotak.angka, strict=True):
                    assert lebar(teks, HURUF_ANGKA) <= kolom - TEPI, teks
                assert "".join("".join(satu.baris).split()).startswith("".join(satu.kotak.nama.split()))


# ── the example ───────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def contoh() -> abk.Kegiatan:
    return abk.open("contoh")


def test_angka_di_kotak_sama_dengan_hasil(contoh: abk.Kegiatan) -> None:
    hasil = contoh.hasil
    kelas = contoh.jabatan.set_index("kode_jabatan")["kelas_jabatan"]
    kotak = {s.kotak.kode: s.kotak for lembar in lembar_peta(contoh) for s in lembar.susunan.kotak}
    assert set(hasil.index) <= set(kotak)
    for kode, satu in hasil.iterrows():
        k, b, n, beda = kotak[str(kode)].angka
        assert (k, b, n) == (
            f"Kelas {kelas[str(kode)]}",
            f"B {satu['bezetting']}",
            f"K {satu['kebutuhan_bulat']}",
        )
        assert beda.removeprefix("+/− ").replace("−", "-").replace("+", "") == str(satu["selisih"])
        assert ("belum lengkap" in kotak[str(kode)].catatan) == satu["belum_lengkap"]


def test_unit_contoh_muat(contoh: abk.Kegiatan) -> None:
    """Regresi: a bureau on an A4, the largest bureau on an A3; the ministry split by its units."""
    bentuk = {kode: [s.kertas for s in lembar_peta(contoh, [kode])] for kode in ("SET.PO", "SET.UM", "D1")}
    assert bentuk == {"SET.PO": ["A4"], "SET.UM": ["A3"], "D1": ["A4"]}
    semua = lembar_peta(contoh)
    assert (len(semua), semua[0].kode) == (19, "MENKO")
    rujuk = {s.kotak.rujuk: s.baris[-1] for s in semua[0].susunan.kotak if s.kotak.rujuk}
    assert rujuk == {s.kode: f"lihat lembar {s.nomor}" for s in semua if s.kode in rujuk}


def test_word_dan_halaman_memuat_setiap_jabatan_dan_jumlahnya(contoh: abk.Kegiatan) -> None:
    lembar = lembar_peta(contoh, ["SET.PO"])
    (unit,) = [u for u in daftar_unit(contoh) if u.kode == "SET.PO"]
    docx, laman = word(contoh, lembar), html(contoh, lembar)
    assert docx == word(contoh, lembar_peta(contoh, ["SET.PO"]))
    jumlah = f"B {unit.gulungan.bezetting} orang, K {unit.gulungan.kebutuhan_bulat} orang"
    assert any(jumlah in baris for baris in words(docx))
    assert jumlah in laman
    with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
        badan = etree.fromstring(arsip.read("word/document.xml"))
    kotak = ["".join(t.text or "" for t in isi.iter(f"{W}t")) for isi in badan.iter(f"{W}txbxContent")]
    ukuran = badan.find(f".//{W}pgSz")
    assert int(ukuran.get(f"{W}w")) > int(ukuran.get(f"{W}h")), "landscape"
    tulisan = [unescape(re.sub("<[^<>]*>", "", t)) for t in re.findall("<text[^>]*>.*?</text>", laman)]
    for satu in _kotak(contoh, "SET.PO"):
        polos = satu.nama.replace(" ", "")
        assert any(t.replace(" ", "").startswith(polos) for t in kotak), satu.nama
        assert any(t.replace(" ", "").startswith(polos) for t in tulisan), satu.nama
    id_bentuk = [s.get("id") for s in badan.iter() if str(s.tag).endswith(("docPr", "cNvPr"))]
    assert len(id_bentuk) == len(set(id_bentuk))
    assert "<script" not in laman


def _kotak(k: abk.Kegiatan, kode: str) -> Iterator[Kotak]:
    cabang = cari(cabang_unit(k), kode)
    assert cabang is not None
    return cabang.kotak()


def test_atasan_lain_disebut_dan_bawahan_bertingkat() -> None:
    """A post that answers to another than it is drawn below says so; one below a colleague hangs below it."""
    k = abk.open("contoh")
    isi = k.jabatan.copy()
    isi.loc[isi["kode_jabatan"] == "SET.PO.1-03", "kode_atasan"] = "SET.PO.1-02"
    isi.loc[isi["kode_jabatan"] == "SET.PO.1-04", "kode_atasan"] = "SET-01"
    tabel = {n: k.terperiksa.tabel[n] for n in k.terperiksa.tabel} | {"jabatan": isi}
    baru = abk.Kegiatan(k.pengaturan, abk.tables.TabelTerperiksa(tabel, k.temuan))
    cabang = cari(cabang_unit(baru), "SET.PO.1")
    assert cabang is not None
    menurut = {b.kotak.kode: b for b in cabang.butir}
    assert (menurut["SET.PO.1-02"].tingkat, menurut["SET.PO.1-03"].tingkat) == (0, 1)
    assert menurut["SET.PO.1-03"].kotak.catatan == ()
    assert menurut["SET.PO.1-04"].kotak.catatan == ("atasan: Sekretaris Kementerian Koordinator",)


def test_unit_asing_ditolak(contoh: abk.Kegiatan) -> None:
    with pytest.raises(ParameterError, match=r"TIDAK\.ADA\b.* tidak ada") as galat:
        lembar_peta(contoh, ["SET.PO", "TIDAK.ADA"])
    assert "MENKO" in str(galat.value)


def test_nama_bertanda_tidak_menjadi_kode(contoh: abk.Kegiatan) -> None:
    jahat = '<script>alert(1)</script> & "Kepala"'
    isi = contoh.jabatan.copy()
    isi.loc[isi["kode_jabatan"] == "SET.PO-01", "nama_jabatan"] = jahat
    tabel = {n: contoh.terperiksa.tabel[n] for n in contoh.terperiksa.tabel} | {"jabatan": isi}
    k = abk.Kegiatan(contoh.pengaturan, abk.tables.TabelTerperiksa(tabel, contoh.temuan))
    lembar = lembar_peta(k, ["SET.PO"])
    assert "<script" not in html(k, lembar)
    assert (
        etree.fromstring(zipfile.ZipFile(io.BytesIO(word(k, lembar))).read("word/document.xml")) is not None
    )
