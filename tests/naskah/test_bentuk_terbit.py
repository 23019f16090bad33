"""Guards abk.naskah.isi.informasi, abk.naskah.peta.table: the published forms, header by header
(``bentuk_terbit.csv``; that of SIASN is beside the exports).
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import abk
from abk.hasil import daftar_pos
from abk.naskah import Profil, buat
from abk.naskah.isi.informasi import isi_informasi
from abk.naskah.isi.keputusan import data_kepmenko
from abk.naskah.tabel.bagan import bagan_kertas
from abk.naskah.word.package import words
from abk.tulisan.format import bertanda, bulat
from tests.naskah.conftest import KEPALA

POS = ["SET.PO.2.1-03", "SET.PO.2.1-04"]


def terbit(bentuk: str) -> list[str]:
    """Headers of a form in their order (terbit: Peraturan BKN 10/2021 art. 3; forms of posts and charts)."""
    with (Path(__file__).parent / "bentuk_terbit.csv").open(encoding="utf-8") as isi:
        return [r["terbit"] for r in csv.DictReader(isi) if r["bentuk"] == bentuk]


def polos(kata: str, terbit: str) -> str:
    """A header as the form writes it: without ordinal, dot, and a unit that the form does not give."""
    tanpa = re.sub(r"^\d+\. |\.$", "", kata)
    return (tanpa if "(" in terbit else re.sub(r" \(.*\)$", "", tanpa)).casefold()


@pytest.fixture(scope="module")
def k() -> abk.Kegiatan:
    return abk.open("contoh").batasi(["SET.PO"])


@pytest.fixture(scope="module")
def informasi(k: abk.Kegiatan, umum: Profil) -> bytes:
    return buat("informasi_jabatan", isi_informasi(k, (), POS), umum, kepala="").docx


def test_butir_informasi_jabatan(informasi: bytes):
    """Each of the fifteen items of the rule once a post, in its order; *jabatan* may follow its name."""
    judul = [kata for kata in words(informasi) if re.match(r"\d+\. [A-Z][a-z ]+$", kata)]
    butir = terbit("informasi_jabatan")
    assert len(butir) == 15
    for satu in (judul[:15], judul[15:30]):
        assert [j.partition(". ")[2].lower().removesuffix(" jabatan") for j in satu] == [
            b.removesuffix(" jabatan") for b in butir
        ]


def test_tabel_tugas_pokok(informasi: bytes):
    tabel = next(
        t for t in docx.Document(io.BytesIO(informasi)).tables if t.cell(0, 1).text == "Uraian tugas"
    )
    kolom = terbit("tugas_pokok")
    kepala = [sel.text for sel in tabel.rows[0].cells]
    assert [polos(a, b) for a, b in zip(kepala, kolom, strict=True)] == [b.casefold() for b in kolom]
    assert [tabel.rows[n].cells[0].text for n in (-2, -1)] == terbit("tugas_pokok_kaki")


def test_kotak_peta_jabatan(k: abk.Kegiatan, umum: Profil):
    """Every box of Lampiran III: its name above, then kelas, B, K and +/− with the figures of the post."""
    isi = {"tahun": 2026, "lingkup": "Biro", "penanda_tangan": {"nama": "Contoh"}, **data_kepmenko(k)}
    isi["bagan"] = bagan_kertas(k, umum.kertas["keputusan"])
    badan = docx.Document(io.BytesIO(buat("kepmenko", isi, umum, kepala=KEPALA).docx)).element.body
    nama, angka = [], []
    for tabel in badan.iter(qn("w:tbl")):
        if tabel.tblPr.find(qn("w:tblCaption")) is None:
            continue
        for baris in tabel.tr_lst:
            sel = [" ".join(t.text for t in tc.iter(qn("w:t"))) for tc in baris.tc_lst]
            berisi = [s for s in sel if s]
            (angka if any(s.startswith("Kelas ") for s in berisi) else nama).extend(berisi)
    unsur = terbit("peta_jabatan")
    kotak = list(zip(*[iter(angka)] * (len(unsur) - 1), strict=True))
    pos = sorted(
        (p.nama, f"Kelas {bulat(p.kelas)}", f"B {bulat(p.bezetting)}", f"K {bulat(p.kebutuhan_bulat)}",
         f"+/− {bertanda(p.selisih)}")
        for p in daftar_pos(k)
    )  # fmt: skip
    assert sorted((n, *satu) for n, satu in zip(nama, kotak, strict=True)) == pos
    for satu in kotak:
        assert [s.partition(" ")[0].casefold().replace("−", "-") for s in satu] == [
            u.casefold() for u in unsur[1:]
        ]


def test_kelas_jabatan_tidak_sendirian(informasi: bytes):
    """The last item is one line: what stands before it is bound to it, on whatever page."""
    semua = docx.Document(io.BytesIO(informasi)).paragraphs
    for n, satu in enumerate(semua):
        if satu.text == "14. Prestasi kerja":
            akhir = next(m for m in range(n, len(semua)) if semua[m].text == "15. Kelas jabatan")
            assert all(p.paragraph_format.keep_with_next for p in semua[n + 1 : akhir])
