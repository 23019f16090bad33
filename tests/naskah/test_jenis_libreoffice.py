"""Guards abk.naskah.naskah, abk.naskah.templat: LibreOffice opens every document, loses no word of it,
repeats header rows and keeps signatures whole.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from abk.naskah import Naskah

CONTOH = (
    *("disposisi", "catatan", "nota_usulan", "rencana_kegiatan", "daftar_bahan", "undangan", "daftar_hadir"),
    *("daftar_hadir_terisi", "bahan_rapat", "dokumentasi"),
)
Isi = Mapping[str, tuple[str, Callable[[], dict[str, Any]]]]


def kata(teks: str) -> Counter[str]:
    """Letters and digits only, for hyphens and spaces are the printer's."""
    return Counter(re.sub(r"[^\w]", "", teks))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext tidak terpasang: dokumen tidak dapat dibaca kembali")
    return tmp_path_factory.mktemp("lo")


def halaman(pdf: Path) -> list[str]:
    hasil = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return hasil.stdout.split("\f")[:-1]


def panjang(isi: dict[str, Any], medan: str, banyak: int) -> dict[str, Any]:
    contoh = isi[medan][-1]
    return {**isi, medan: [*isi[medan], *[{**contoh, "jabatan": f"Pejabat {n}"} for n in range(banyak)]]}


@pytest.fixture(scope="module")
def semua(
    folder: Path, buat_contoh: Callable[..., Naskah], contoh_isi: Isi, libreoffice: Callable[..., None]
) -> dict[str, Naskah]:
    jadi = {nama: buat_contoh(nama) for nama in CONTOH}
    jadi["undangan_panjang"] = buat_contoh(
        "undangan", panjang(contoh_isi["undangan"][1](), "diundang", 60), tingkat="asli"
    )
    # the foot of the lists moves over the end of a page
    for baris in range(24, 37, 2):
        isi = panjang(contoh_isi["undangan"][1](), "diundang", baris)
        jadi[f"annex_{baris}"] = buat_contoh("undangan", isi, tingkat="asli")
    for baris in (5, 6, 7, 8, 9, 10):
        jadi[f"hadir_{baris:02}"] = buat_contoh("daftar_hadir", {"baris_kosong": baris}, tingkat="asli")
    for nama, naskah in jadi.items():
        (folder / f"{nama}.docx").write_bytes(naskah.docx)
    libreoffice([folder / f"{nama}.docx" for nama in jadi], folder)
    return jadi


def badan(naskah: Naskah) -> str:
    semua = Document(io.BytesIO(naskah.docx)).element.body.iter(qn("w:p"))
    return "".join(Paragraph(satu, None).text for satu in semua)


def test_semua_terbuka_utuh(folder: Path, semua: dict[str, Naskah]):
    for nama, naskah in semua.items():
        lembar = halaman(folder / f"{nama}.pdf")
        cetak = kata("".join(lembar))
        # header rows, headers and footers are printed again and again: there may be more, never less
        assert kata(badan(naskah)) - cetak == Counter(), nama
        assert all("Kode verifikasi" in satu for satu in lembar), nama
        nomor = [re.findall(r"- ?(\d+) ?-", satu.lstrip().split("\n")[0]) for satu in lembar]
        assert nomor == [[], *([str(n)] for n in range(2, len(lembar) + 1))], nama


def test_kepala_tabel_berulang(folder: Path, semua: dict[str, Naskah]):
    daftar = [satu for satu in halaman(folder / "undangan_panjang.pdf") if "Pejabat" in satu]
    assert len(daftar) > 1
    assert all("Unit organisasi" in satu for satu in daftar)


def test_tanda_tangan_menyatu_dan_tidak_sendirian(folder: Path, semua: dict[str, Naskah]):
    hadir = {nama: halaman(folder / f"{nama}.pdf") for nama in semua if nama.startswith("hadir_")}
    for nama, lembar in hadir.items():
        letak = {n for n, satu in enumerate(lembar) if "Pimpinan rapat" in satu or "NIP 1978" in satu}
        assert len(letak) == 1, nama
    annex = {nama: halaman(folder / f"{nama}.pdf") for nama in semua if nama.startswith("annex_")}
    for nama, lembar in annex.items():
        assert "Rukmini" in lembar[-1], nama
        assert "Pejabat" in lembar[-1], f"{nama}: signature alone on its page"
    # both must cross the end of a page somewhere, or this proves nothing
    assert {len(lembar) for lembar in hadir.values()} == {1, 2}
    assert {len(lembar) for lembar in annex.values()} == {2, 3}
