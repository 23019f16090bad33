"""Guards abk.naskah.layout.table, abk.naskah.word.keeping, abk.naskah.peta.table, abk.naskah.word.package:
documents as Word wants them: elements in the order of the schema, no number twice, nothing left open.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest

import abk
from abk.naskah.isi import JENIS
from abk.naskah.peta.sheets import lembar_peta
from abk.naskah.peta.word import word as peta
from abk.naskah.sop_cetak import word as sop
from abk.sop.catat import jenis_berkas
from abk.sop.prosedur.baca import prosedur
from tests.ooxml import cacat_docx

pytestmark = pytest.mark.xdist_group("peragaan")


def test_setiap_naskah_alur(permainan_contoh: Any, tmp_path_factory: pytest.TempPathFactory):
    _, alur = permainan_contoh.alur(tmp_path_factory.mktemp("skema") / "abk.db")
    semua = {s: isi for s in alur.keadaan.slot if jenis_berkas(isi := alur.berkas(s)) == "docx"}
    assert len(semua) >= 50
    assert {s: c for s, isi in semua.items() if (c := cacat_docx(isi))} == {}


def test_setiap_jenis(contoh_isi: Mapping[str, Any], buat_contoh: Callable[..., Any]):
    semua = {nama: cacat_docx(buat_contoh(nama).docx) for nama in contoh_isi}
    assert {jenis for jenis, _ in contoh_isi.values()} <= set(JENIS)
    assert {nama: c for nama, c in semua.items() if c} == {}


def test_sop_dan_peta():
    k = abk.open("contoh")
    assert cacat_docx(sop(prosedur())) == []
    assert cacat_docx(peta(k, lembar_peta(k))) == []


@pytest.mark.parametrize(
    ("pola", "ganti", "kata"),
    [
        (r"(<w:tcPr>)(<w:tcW[^>]*/>)(.*?)(</w:tcPr>)", r"\1\3\2\4", "tcPr: urutan"),
        (r"<w:p(?: [^>]*)?>(?:(?!</w:p>|<w:p[ >]).)*</w:p></w:tc>", "</w:tc>", "sel tidak berakhir"),
        (r"<w:gridCol [^>]*/>", "", "kolom"),
        (r'(r:id=")\w+"', r'\1tiada"', "tidak ada"),
        (r"(<w:sectPr.*?</w:sectPr>)(?=</w:body>)", r"\1<w:p/>", "badan tidak berakhir"),
    ],
)
def test_yang_salah_terlihat(buat_contoh: Callable[..., Any], pola: str, ganti: str, kata: str):
    """The test itself: each fault, made by hand, is found."""
    asal, hasil = buat_contoh("undangan").docx, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(asal)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if nama == "word/document.xml":
                teks, banyak = re.subn(
                    pola, ganti, isi.decode(), count=0 if kata == "tcPr: urutan" else 1, flags=re.DOTALL
                )
                assert banyak
                isi = teks.encode()
            baru.writestr(nama, isi)
    assert any(kata in satu for satu in cacat_docx(hasil.getvalue()))
