"""Guards abk.naskah.word.keeping: what is bound to what, before any printer sees it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from abk.naskah.layout.load import parse
from abk.naskah.word.engine import render

ORANG = {"awalan": "", "jabatan": ["Kepala,"], "ruang": ["", ""], "nama": "Contoh", "keterangan": []}
FRAME = {
    "konsep": True,
    "sidik_rantai": "00000000",
    "paraf": [],
    "kop": {"garuda": False, "baris": ["INSTANSI"], "alamat": []},
    "ttd": ORANG,
    "tembusan": [],
}
PARAF = [{"jabatan": "Kepala Bagian", "isi": "", "tanggal": ""}]
KALIMAT = (
    "Untuk setiap jabatan, tandai satu jawaban; usul menyebut nomor tugas, nilai semula, dan alasannya. "
)
PANJANG = KALIMAT * 2


def badan(tata: str, **isi: Any) -> Any:
    docx = render(parse(f"body:\n{tata}", "uji.yaml").template(), {**FRAME, **isi})
    return Document(io.BytesIO(docx)).element.body


def kata(simpul: Any) -> str:
    return "".join(t.text or "" for t in simpul.iter(qn("w:t")))


def terikat(baris: Any) -> bool:
    isi = [p for p in baris.iter(qn("w:p")) if kata(p)]
    return all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in isi)


TABEL = """
  - table:
      - {head: No., width: 1, cell: "{{ loop.index }}"}
      - {head: Isi, width: 100%, field: isi}
    each: b in baris
"""


def test_judul_isi_dan_tanda_tangan_satu_baris():
    """A heading that LibreOffice would leave behind stands in one unbroken row with its signature."""
    isi = badan(f'  - heading: B. Cara Menjawab\n  - text: "{PANJANG}"\n  - signatures: [ttd]\n')
    (luar,) = isi.findall(qn("w:tbl"))
    (baris,) = luar.findall(qn("w:tr"))
    assert kata(baris).startswith("B. Cara Menjawab")
    assert kata(baris).endswith("Contoh")
    assert baris.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert baris.find(qn("w:tc"))[-1].tag == qn("w:p")  # Word wants a paragraph at the end of a cell


def test_tabel_sebelum_bagian_itu_tidak_menyatu():
    """Tables that touch are one to a printer, and the heading row of the first would come again."""
    tata = f'{TABEL}  - heading: D. Penutup\n  - text: "{PANJANG}"\n  - signatures: [ttd]\n'
    isi = badan(tata, baris=[{"isi": "satu"}, {"isi": "dua"}])
    pertama, kedua = isi.findall(qn("w:tbl"))
    assert pertama.getnext().tag == qn("w:p")
    assert kata(kedua).startswith("D. Penutup")


@pytest.mark.parametrize(("kata_judul", "bagian"), [("judul", 1), ("panjang", 0), ("halaman", 0)])
def test_hanya_bagian_pendek(kata_judul: str, bagian: int):
    """A long part, and one that begins a page, stay as they are."""
    baru = ", new_page: true" if kata_judul == "halaman" else ""
    banyak = 8 if kata_judul == "panjang" else 1
    teks = f'  - text: "{PANJANG}"\n' * banyak
    isi = badan(f"  - {{heading: E. Penutup{baru}}}\n{teks}  - signatures: [ttd]\n")
    assert sum(kata(t).startswith("E. Penutup") for t in isi.findall(qn("w:tbl"))) == bagian


def test_paraf_tidak_mengikat_seluruh_tabel():
    """Initials bind the row that holds the signature, not each row of the table that it closes.

    A table of which every row is bound is put on a page of its own, and its heading row repeated above the
    signature alone.
    """
    tata = f'{TABEL}  - {{paragraph: "Kode: 1", keep: true}}\n  - signatures: [ttd]\n  - paraf\n'
    isi = badan(tata, baris=[{"isi": f"baris {n}"} for n in range(12)], paraf=PARAF)
    panjang = isi.findall(qn("w:tbl"))[0]
    baris = panjang.findall(qn("w:tr"))
    assert kata(baris[-1]).endswith("Contoh")
    assert terikat(baris[-1])
    assert not all(terikat(satu) for satu in baris)
    assert not terikat(baris[4])


def test_kalimat_penutup_cukup_bagi_tanda_tangan():
    """Running text is company enough: the table before it need not go to the page of the signature."""
    tata = f'{TABEL}  - {{text: "{PANJANG}", keep: true}}\n  - signatures: [ttd]\n'
    isi = badan(tata, baris=[{"isi": "satu"}, {"isi": "dua"}])
    assert not terikat(isi.findall(qn("w:tbl"))[0].findall(qn("w:tr"))[-1])
    catatan = badan(
        tata.replace("keep: true}", "size: 8, keep: true}"), baris=[{"isi": "satu"}, {"isi": "dua"}]
    )
    assert terikat(
        catatan.findall(qn("w:tbl"))[0].findall(qn("w:tr"))[-1]
    )  # a note is one line on wide paper
    pendek = badan(tata.replace(PANJANG, "Sekian."), baris=[{"isi": "satu"}, {"isi": "dua"}])
    assert terikat(pendek.findall(qn("w:tbl"))[0].findall(qn("w:tr"))[-1])
