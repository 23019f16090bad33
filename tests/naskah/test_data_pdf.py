"""Guards abk.naskah.naskah, abk.naskah.templat: printed by LibreOffice: nothing is lost, header rows
repeat, signatures stay together.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from abk.naskah import buat
from abk.naskah.isi.konfirmasi import data_konsep_data

sys.path.insert(0, str(Path(__file__).parent))
import test_data_isi as contoh

SEMUA = sorted(contoh.ISI)
KECIL = {"konsep_data": data_konsep_data}
"""Long documents are printed of a smaller branch."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, libreoffice: Callable[..., None]) -> Path:
    """Every document as Word and PDF; one run of LibreOffice, for starting it takes most of the time."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext tidak terpasang: dokumen tidak dapat dibaca kembali")
    tujuan = tmp_path_factory.mktemp("lo_data")
    for jenis in SEMUA:
        isi = contoh.ISI[jenis]()
        if jenis in KECIL:
            isi |= KECIL[jenis](contoh.konsep().cabang("SET.PO.3"))
        jadi = buat(jenis, isi, contoh.UMUM, kepala=contoh.KEPALA)
        (tujuan / f"{jenis}.docx").write_bytes(jadi.docx)
    libreoffice([tujuan / f"{jenis}.docx" for jenis in SEMUA], tujuan)
    return tujuan


def halaman(folder: Path, jenis: str) -> list[str]:
    perintah = ["pdftotext", "-layout", str(folder / f"{jenis}.pdf"), "-"]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=True)
    return hasil.stdout.split("\f")[:-1]


def kata(teks: str) -> Counter[str]:
    """Letters and digits only: breaks and hyphens are the printer's."""
    return Counter(re.sub(r"[^\w]", "", teks))


@pytest.mark.parametrize("jenis", SEMUA)
def test_tidak_ada_yang_hilang_di_kertas(folder: Path, jenis: str) -> None:
    akar = Document(io.BytesIO((folder / f"{jenis}.docx").read_bytes())).element.body
    isi = kata("".join(Paragraph(satu, None).text for satu in akar.iter(qn("w:p"))))
    cetak = kata("".join(halaman(folder, jenis)))
    assert isi - cetak == Counter()


@pytest.mark.parametrize("jenis", SEMUA)
def test_setiap_halaman_berkaki_dan_berlanjut(folder: Path, jenis: str) -> None:
    for nomor, satu in enumerate(halaman(folder, jenis), 1):
        assert "Kode verifikasi: 01234567 89abcdef" in satu
        assert "KONSEP" in satu
        cetak = re.findall(r"- ?(\d+) ?-", satu.lstrip().split("\n")[0])
        assert cetak == ([str(nomor)] if nomor > 1 else [])


@pytest.mark.parametrize(
    ("jenis", "kepala", "awal"),
    [
        ("kepmenko", r"\(10\)\s+\(11\)\s+\(12\)", r"^\s*\d+ .*(JPT|Administrator|Pengawas|Fungsional) "),
        ("kepmenko", "Unit organisasi dan jabatan", r"(ITWIL|SET\.UM)[.\d]*-\d\d "),
        ("dokumen_data", "Uraian tugas", r"per (minggu|bulan|hari|triwulan|semester) .*\d,\d{4}"),
        ("lembar_konfirmasi", "Uraian tugas", r"\btetap$"),
        ("berita_acara", "Disepakati", r"\d,\d{4} \(\d\).* sesuai .*\d,\d{4}"),
    ],
)
def test_kepala_tabel_berulang_di_setiap_halaman(folder: Path, jenis: str, kepala: str, awal: str) -> None:
    """Wherever rows of the table stand, its header stands above them."""
    bertabel = [satu for satu in halaman(folder, jenis) if re.search(awal, satu, re.MULTILINE)]
    assert len(bertabel) > 1
    assert [satu for satu in bertabel if not re.search(kepala, satu)] == []


@pytest.mark.parametrize(
    ("jenis", "jabatan", "nama", "banyak"),
    [
        ("notula", "Kepala Subbagian Organisasi,", "Sekar Lintang", 1),
        ("laporan", "Kepala Subbagian Organisasi,", "Sekar Lintang", 1),
        ("konsep_data", "Diperiksa oleh", "Bagus Wirasana", 1),
        ("berita_acara", "PIHAK PERTAMA  ", "Rukmini Tirtayasa", 2),
        ("nota_dinas", "Kepala Biro Perencanaan dan Organisasi,", "Rukmini Tirtayasa", 1),
        ("kepmenko", "INDONESIA,", "WIRABUMI ADIKARSA", 5),
        ("dokumen_data", "Kepala Bagian Organisasi dan Tata Laksana,", "Bagus Wirasana", 1),
        ("lembar_bukti", "Kepala Bagian Organisasi dan Tata Laksana,", "Bagus Wirasana", 1),
    ],
)
def test_blok_tanda_tangan_tidak_terpotong(
    folder: Path, jenis: str, jabatan: str, nama: str, banyak: int
) -> None:
    """Post and name of a signature stand on one page, and not alone on it."""
    pola = re.compile(rf"{nama}\s*$|{nama}  ", re.MULTILINE)
    bernama = [satu for satu in halaman(folder, jenis) if pola.search(satu)]
    bertanda = [satu for satu in bernama if jabatan.strip() in satu or jabatan in satu]
    assert len(bertanda) >= banyak
    for satu in bertanda:
        assert len(satu.split()) > 45


def test_lampiran_rebah_di_kertas_f4(folder: Path) -> None:
    hasil = subprocess.run(
        ["pdfinfo", "-l", "99", str(folder / "kepmenko.pdf")], capture_output=True, text=True, check=True
    )
    ukuran = re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", hasil.stdout)
    # terbit: F4 215 × 330 mm; 1 mm = 72/25,4 pt
    jenis = []
    for lebar, tinggi in ((float(a), float(b)) for a, b in ukuran):
        jenis.append("rebah" if lebar > tinggi else "tegak")
        assert sorted((lebar, tinggi)) == pytest.approx([609.4, 935.4], abs=2)
    assert jenis == sorted(jenis, reverse=True)  # the decree upright, all annexes on their side
    assert set(jenis) == {"tegak", "rebah"}
