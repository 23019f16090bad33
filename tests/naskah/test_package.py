"""Guards abk.naskah.word.package, abk.tulisan.remembered: a normalised docx: same content, same bytes; no
trace of time or person; what is remembered of a part is that part's.
"""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from docx import Document

from abk.naskah.galat import TemplatError
from abk.naskah.naskah import templat_bawaan
from abk.naskah.word.guard import check_file
from abk.naskah.word.package import members, normalise, packed
from abk.tulisan.archive import DATE
from abk.tulisan.remembered import remembers_parts


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
        assert {satu.date_time for satu in berkas.infolist()} == {DATE}
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


def test_dikemas_seperti_zipfile_mengemas():
    """Members are packed one by one and remembered: the archive is the one that zipfile writes at once."""
    utuh = io.BytesIO()
    with zipfile.ZipFile(utuh, "w") as baru:
        for nama, isi in members(dokumen()).items():
            info = zipfile.ZipInfo(nama, DATE)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            baru.writestr(info, isi, compresslevel=9)
    assert normalise(dokumen()) == utuh.getvalue()
    assert packed(Document(io.BytesIO(dokumen()))) == utuh.getvalue()


def test_bagian_yang_dinilai_dahulu_tidak_menilai_yang_lain():
    """The styles of a document were harmless; those of the next, or the same under another name, are not."""
    baik = templat_bawaan("undangan")
    check_file(baik)
    isi = members(baik)
    buruk = isi["word/styles.xml"].replace(b"<w:rPr>", b"<w:rPr><w:vanish/>", 1)
    assert buruk != isi["word/styles.xml"]
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as baru:
        for nama, satu in isi.items():
            baru.writestr(nama, buruk if nama == "word/styles.xml" else satu)
    for _ in range(2):
        with pytest.raises(TemplatError, match="tersembunyi"):
            check_file(hasil.getvalue())
    check_file(baik)


def test_bagian_kecil_diingat_yang_besar_tidak():
    diminta: list[int] = []

    @remembers_parts
    def panjang(bagian: bytes) -> int:
        diminta.append(len(bagian))
        return len(bagian)

    for _ in range(2):
        assert [panjang(b"a" * n) for n in (3, 1_000_000, 1_000_001)] == [3, 1_000_000, 1_000_001]
    assert diminta == [3, 1_000_000, 1_000_001, 1_000_001]
