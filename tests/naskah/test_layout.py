"""Guards abk.naskah.layout: YAML becomes blocks of a template; what is wrong in it is named."""

from __future__ import annotations

import io

import pytest
from docx import Document

from abk.naskah import TemplatError
from abk.naskah.layout.load import parse
from abk.naskah.word.engine import render

FRAME = {
    "konsep": False,
    "sidik_rantai": "00000000",
    "paraf": [],
    "kop": {"garuda": False, "baris": ["INSTANSI"], "alamat": []},
}


def templat(body: str) -> bytes:
    return parse(f"body:\n{body}", "uji.yaml").template()


def paragraf(docx: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(docx)).paragraphs if p.text]


def tabel(docx: bytes) -> list[list[str]]:
    return [[sel.text for sel in baris.cells] for baris in Document(io.BytesIO(docx)).tables[0].rows]


def test_syarat_beruntun_menjadi_elif():
    docx = templat(
        """
  - if: n == 1
    then: [paragraph: satu]
    else:
      - if: n == 2
        then: [paragraph: dua]
        else: [paragraph: banyak]
"""
    )
    assert "{%p elif n == 2 %}" in paragraf(docx)
    hasil = {n: paragraf(render(docx, {**FRAME, "n": n})) for n in (1, 2, 3)}
    assert hasil == {1: ["satu"], 2: ["dua"], 3: ["banyak"]}


def test_kolom_baris_dan_jumlah():
    docx = templat(
        """
  - table:
      - {head: No., width: 1, cell: "{{ loop.index }}"}
      - {head: Nama, width: 100%, field: nama}
      - {head: Orang, width: 2, field: orang, align: right}
    rows:
      - for: b in daftar
        do:
          - {merged: "{{ b.unit }}", group: true}
          - columns
      - {label: Jumlah, sums: ["{{ jumlah }}"]}
"""
    )
    daftar = [
        {"unit": "Biro A", "nama": "Analis", "orang": "3"},
        {"unit": "Biro B", "nama": "Arsiparis", "orang": "1"},
    ]
    assert tabel(render(docx, {**FRAME, "daftar": daftar, "jumlah": "4"})) == [
        ["No.", "Nama", "Orang"],
        ["Biro A", "Biro A", "Biro A"],
        ["1", "Analis", "3"],
        ["Biro B", "Biro B", "Biro B"],
        ["2", "Arsiparis", "1"],
        ["Jumlah", "Jumlah", "4"],
    ]
    lebar = [kolom.width.cm for kolom in Document(io.BytesIO(docx)).tables[0].columns]
    assert lebar == pytest.approx(
        [1, 13, 2], abs=0.01
    )  # rumus: A4 21 − tepi 3 − 2 = 16 cm, dikurangi 1 dan 2


def test_bagian_bersama_dengan_katanya():
    isi = paragraf(templat("  - {use: anak_judul, text: 1. Umum}\n"))
    assert isi == ["1. Umum"]


@pytest.mark.parametrize(
    ("body", "sebut"),
    [
        ("  - paragaf: x\n", "body, nomor 1: .*tepat satu dari .*paragraph"),
        ("  - {paragraph: x, text: y}\n", "body, nomor 1: .*tepat satu"),
        ("  - {paragraph: x, aligned: left}\n", "body, nomor 1, aligned: kunci tidak dikenal"),
        ("  - {paragraph: x, align: kiri}\n", "body, nomor 1, align: .* bukan salah satu dari left"),
        ("  - {paragraph: x, paragraph: y}\n", "kunci ganda"),
        ("  - table: [{head: Nama}]\n", "table, nomor 1, width: belum diisi"),
        ("  - table: [{width: 10 cm}]\n", "body, nomor 1, table, nomor 1, width"),
        (
            "  - {table: [{width: 1}], rows: [{sel: [a]}]}\n",
            "body, nomor 1, rows, nomor 1: .*tepat satu dari cells",
        ),
        ("  - if: a\n    then: [{heading: x, level: 9}]\n", "body, nomor 1, then, nomor 1, level"),
        ("  - {use: tidak_ada}\n", "bagian bersama 'tidak_ada'"),
        ("  - {use: anak_judul}\n", "bagian bersama 'anak_judul': 'text' tidak ada"),
        ("  - {paragraph: [\n", "bukan YAML yang sah di sekitar baris"),
    ],
)
def test_kesalahan_menyebut_tempatnya(body: str, sebut: str):
    with pytest.raises(TemplatError, match=sebut):
        templat(body)


def test_semua_kesalahan_sekaligus():
    with pytest.raises(TemplatError, match=r"body, nomor 1, align.*body, nomor 2"):
        templat("  - {paragraph: x, align: kiri}\n  - {judul: x}\n")
