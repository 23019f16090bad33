"""Guards abk.naskah.peta.bands, abk.naskah.peta.cells, abk.naskah.peta.plan, abk.naskah.peta.table,
abk.naskah.tabel.bagan, abk.naskah.word.paragraphs, abk.tulisan.lebar: the peta jabatan of the decree as a
chart of cells: every post once, every box on a line, whatever the tree; in its sheet; the figures of the
result.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

import abk
from abk.hasil import daftar_pos
from abk.naskah import Profil, buat
from abk.naskah.isi.keputusan import data_kepmenko
from abk.naskah.peta import cells
from abk.naskah.peta.bands import Boxes
from abk.naskah.peta.cells import Bagan, Sel, bagan_peta
from abk.naskah.peta.pieces import Cabang
from abk.naskah.peta.plan import Perencana
from abk.naskah.tabel.bagan import bagan_kertas
from abk.naskah.word.guard import check_file
from abk.naskah.word.package import words
from abk.tulisan.format import bertanda, bulat
from tests.naskah.conftest import KEPALA
from tests.naskah.test_peta import POHON, _Pohon

LUAS, TINGGI = 793.0, 310.0
UNSUR_KOTAK = ("nama jabatan", "kelas jabatan", "B", "K", "+/−")
"""What a box of the peta jabatan shows (terbit: a tree with nama jabatan, kelas, B/K/+-); no published form
could be read, so its layout is a choice of the program."""


def _kisi(cabang: Cabang) -> Perencana[Boxes]:
    return Perencana(lambda satu: cells._tata(satu, LUAS, TINGGI))


def _sel(bagan: Bagan) -> Iterator[tuple[int, int, Sel]]:
    """Row, first column, and cell."""
    for y, baris in enumerate(bagan.baris):
        x = 0
        for satu in baris:
            yield y, x, satu
            x += satu.rentang


def _tepi(bagan: Bagan) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Upright and level edges that are drawn, by column and row; both sides of each must agree."""
    tegak, datar = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for y, x, satu in _sel(bagan):
        tepi = satu.tepi.lower()
        tegak.update([(x, y)] * ("l" in tepi) + [(x + satu.rentang, y)] * ("r" in tepi))
        for n in range(x, x + satu.rentang):
            datar.update([(n, y)] * ("t" in tepi) + [(n, y + 1)] * ("b" in tepi))
    kolom, baris = len(bagan.kolom), len(bagan.baris)
    assert {n for (x, _), n in tegak.items() if 0 < x < kolom} <= {2}
    assert {n for (_, y), n in datar.items() if 0 < y < baris} <= {2}
    return set(tegak), set(datar)


def _tersambung(bagan: Bagan) -> int:
    """How many pieces the drawn edges fall into."""
    tegak, datar = _tepi(bagan)
    tetangga: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for a, b in [((x, y), (x, y + 1)) for x, y in tegak] + [((x, y), (x + 1, y)) for x, y in datar]:
        tetangga.setdefault(a, set()).add(b)
        tetangga.setdefault(b, set()).add(a)
    sisa, bagian = set(tetangga), 0
    while sisa:
        antre, bagian = [sisa.pop()], bagian + 1
        while antre:
            dekat = tetangga[antre.pop()] & sisa
            sisa -= dekat
            antre += dekat
    return bagian


@pytest.mark.parametrize("bentuk", POHON, ids=str)
def test_pohon_apa_pun_tiap_jabatan_sekali_dan_tersambung(bentuk: tuple[int, int, int]):
    for benih in range(3):
        cabang = _Pohon(benih).unit(*bentuk)
        lembar, nomor = _kisi(cabang).lembar([cabang])
        tampil: Counter[str] = Counter()
        for satu in lembar:
            bagan = cells._bagan(satu, nomor)
            assert sum(bagan.kolom) <= LUAS
            assert sum(bagan.tinggi) <= TINGGI
            assert len(bagan.kolom) <= 63  # a table of Word has no more
            assert {sum(s.rentang for s in baris) for baris in bagan.baris} == {len(bagan.kolom)}
            tampil.update(s.kotak.kode for s in satu.tata.kotak if s.kotak.kode != satu.cabang.kepala.kode)
            angka = [s.teks for _, _, s in _sel(bagan) if s.angka and s.teks]
            assert angka == [(a,) for s in _urut(satu.tata) for a in s.kotak.angka]
            assert _tersambung(bagan) == 1
        assert tampil == Counter(s.kode for s in cabang.kotak() if s is not cabang.kepala)


def _urut(kisi: Boxes) -> list[Any]:
    return sorted(kisi.kotak, key=lambda s: (s.lapis, s.petak))


@pytest.fixture(scope="module")
def keputusan(umum: Profil) -> tuple[abk.Kegiatan, bytes, str]:
    k = abk.open("contoh-2025").cabang("SET.PO")
    isi = {"tahun": 2025, "lingkup": "Biro Contoh", "penanda_tangan": {"nama": "Contoh"}, **data_kepmenko(k)}
    naskah = buat(
        "kepmenko", {**isi, "bagan": bagan_kertas(k, umum.kertas["keputusan"])}, umum, kepala=KEPALA
    )
    tanpa = buat("kepmenko", isi, umum, kepala=KEPALA)
    assert tanpa.docx != naskah.docx
    assert "Unit organisasi dan jabatan" in "\n".join(words(tanpa.docx))  # without a chart the table of posts
    return k, naskah.docx, naskah.html


def test_lampiran_iii_memuat_angka_hasil(keputusan: tuple[abk.Kegiatan, bytes, str]):
    """Each box says kelas, B, K and +/− of its post, below its name."""
    k, isi, _ = keputusan
    bagan = next(
        t for t in docx.Document(io.BytesIO(isi)).tables if t._tbl.tblPr.find(qn("w:tblCaption")) is not None
    )
    nama, angka = list[str](), list[str]()
    for baris in bagan._tbl.tr_lst:
        teks = ["".join(t.text for t in sel.iter(qn("w:t"))) for sel in baris.tc_lst]
        semua = [satu for satu in teks if satu]
        (angka if any(satu.startswith("Kelas ") for satu in semua) else nama).extend(semua)
    kotak = list(zip(nama, zip(*[iter(angka)] * 4, strict=True), strict=True))
    harapan = Counter(
        (p.nama.replace(" ", ""), f"Kelas {bulat(p.kelas)}", f"B {bulat(p.bezetting)}",
         f"K {bulat(p.kebutuhan_bulat)}", f"+/− {bertanda(p.selisih)}")
        for p in daftar_pos(k)
    )  # fmt: skip
    assert Counter((n.replace(" ", ""), *a) for n, a in kotak) == harapan
    assert all(unsur in "\n".join(words(isi)) for unsur in UNSUR_KOTAK)


def test_bagan_pada_naskah_biasa(keputusan: tuple[abk.Kegiatan, bytes, str]):
    """No shape, no picture: what the guard of templates lets through, and what the preview shows."""
    _, isi, halaman = keputusan
    check_file(isi)
    assert re.search(r'<table class="bagan"', halaman)
    assert 'aria-label="Peta jabatan Biro Perencanaan dan Organisasi"' in halaman
    assert "tepi-left" in halaman


def test_kotak_terlalu_tinggi_menjadi_tabel():
    k = abk.open("contoh-2025").cabang("ITWIL")
    assert bagan_peta(k, LUAS, TINGGI)
    with pytest.raises(abk.AbkError, match="terlalu tinggi"):
        bagan_peta(k, 60.0, 30.0)
