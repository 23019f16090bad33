"""Guards abk.naskah.word.package: a normalised docx: same content, same bytes; no trace of time or person."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from docx import Document

from abk.naskah.word.package import ZIP_DATE, members, normalise


def dokumen() -> bytes:
    berkas = io.BytesIO()
    satu = Document()
    satu.add_paragraph("Isi")
    satu.core_properties.last_modified_by = "Seseorang"
    satu.core_properties.title = "Judul"
    satu.save(berkas)
    return berkas.getvalue()


def dikemas_lain(docx: bytes, benih: int) -> bytes:
    """The same members in another order, with other dates and another compression."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        nama = lama.namelist()
        random.Random(benih).shuffle(nama)  # noqa: S311
        for satu in nama:
            info = zipfile.ZipInfo(satu, (2020 + benih, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_STORED if benih % 2 else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            baru.writestr(info, lama.read(satu))
    return hasil.getvalue()


@pytest.mark.parametrize("benih", range(4))
def test_urutan_dan_waktu_tidak_berpengaruh(benih: int):
    asal = dokumen()
    assert normalise(dikemas_lain(asal, benih)) == normalise(asal)


def test_dua_kali_sama():
    sekali = normalise(dokumen())
    assert normalise(sekali) == sekali


def test_tanpa_jejak():
    hasil = normalise(dokumen())
    with zipfile.ZipFile(io.BytesIO(hasil)) as berkas:
        assert berkas.namelist()[0] == "[Content_Types].xml"
        assert {satu.date_time for satu in berkas.infolist()} == {ZIP_DATE}
        inti = berkas.read("docProps/core.xml").decode()
        assert not any(nama.startswith("docProps/thumbnail") for nama in berkas.namelist())
        assert "thumbnail" not in berkas.read("_rels/.rels").decode()
    assert "Judul" in inti
    for jejak in ("Seseorang", "created", "modified", "revision"):
        assert jejak not in inti


def test_isi_utuh_dan_terbuka():
    hasil = normalise(dokumen())
    assert [p.text for p in Document(io.BytesIO(hasil)).paragraphs] == ["Isi"]
    assert members(hasil)["word/document.xml"] == members(dokumen())["word/document.xml"]
