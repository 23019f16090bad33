"""Guards abk.hasil.informasi, abk.naskah.isi.informasi, abk.reports.sections.rincian: informasi jabatan
item by item, on paper and on the page; the figures are those of the result.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from docx import Document

import abk
from abk.errors import ParameterError
from abk.hasil import informasi_jabatan
from abk.naskah import Naskah, buat, profil
from abk.naskah.isi.informasi import isi_informasi
from abk.naskah.word.package import words
from abk.reports.bahan import Bahan
from abk.reports.sections.rincian import rincian_tugas
from abk.tulisan.format import kebutuhan

POS = "SET.PO.2.1-03"
BUTIR = (
    "1. Identitas jabatan", "2. Ikhtisar jabatan", "3. Kualifikasi jabatan", "4. Tugas pokok",
    "5. Hasil kerja", "6. Bahan kerja", "7. Perangkat kerja", "8. Tanggung jawab", "9. Wewenang",
    "10. Korelasi jabatan", "11. Kondisi lingkungan kerja", "12. Risiko bahaya",
    "13. Syarat jabatan", "14. Prestasi kerja", "15. Kelas jabatan",
)  # fmt: skip
"""Terbit: the items of art. 3 of Peraturan BKN 10/2021, in its order."""


@pytest.fixture(scope="module")
def k() -> abk.Kegiatan:
    return abk.open("contoh")


@pytest.fixture(scope="module")
def naskah(k: abk.Kegiatan) -> Naskah:
    return buat(
        "informasi_jabatan", isi_informasi(k, (), [POS, "SET.PO.2.1-04"]), profil("umum-2024"), kepala=""
    )


def _urut(kata: Sequence[str], dicari: Sequence[str]) -> list[int]:
    return [kata.index(satu) for satu in dicari]


def test_kelima_belas_butir_berurutan_bagi_tiap_jabatan(naskah: Naskah) -> None:
    kata = [satu for satu in words(naskah.docx) if satu.strip()]
    assert [satu for satu in kata if satu in BUTIR] == [*BUTIR, *BUTIR]
    assert kata.count("INFORMASI JABATAN") == 2
    tempat = _urut(kata, BUTIR)
    assert tempat == sorted(tempat)


def test_isi_dari_tabel_dan_angka_dari_hasil(k: abk.Kegiatan, naskah: Naskah) -> None:
    kata = words(naskah.docx)
    satu = informasi_jabatan(k)[POS]
    assert satu.ikhtisar in kata
    for nama in ("bahan_kerja", "perangkat_kerja", "korelasi", "risiko_bahaya", "syarat_jabatan"):
        for butir in satu.butir[nama]:
            assert butir.isi in kata
            assert butir.rincian in kata
    assert list(satu.unit[:2]) == ["Menteri Koordinator", "Sekretariat Kementerian Koordinator"]
    assert satu.atasan == "Kepala Subbagian Organisasi"
    tabel = next(t for t in Document(io.BytesIO(naskah.docx)).tables if t.cell(0, 1).text == "Uraian tugas")
    kolom = [sel.text for sel in tabel.rows[0].cells]
    assert kolom == [
        "No.", "Uraian tugas", "Hasil kerja", "Jumlah hasil", "Waktu penyelesaian (jam)",
        "Waktu efektif (jam)", "Kebutuhan pegawai",
    ]  # fmt: skip
    hasil = k.hasil.loc[POS]
    akhir = [[sel.text for sel in baris.cells] for baris in tabel.rows[-2:]]
    assert (akhir[0][0], akhir[0][-1]) == ("JUMLAH", kebutuhan(hasil["kebutuhan"]))
    assert (akhir[1][0], akhir[1][-1]) == ("JUMLAH PEGAWAI", f"{hasil['kebutuhan_bulat']} orang")
    # rumus: 5 a week × 52 = 260 results, 180 minutes = 3 hours each, 1,250 hours: 260 × 3 ÷ 1250 = 0.624
    assert [sel.text for sel in tabel.rows[3].cells][3:] == ["260", "3,0000", "1.250", "0,6240"]


def test_yang_kosong_bergaris_dan_tidak_wajib(k: abk.Kegiatan) -> None:
    """A post of which nothing was said prints its tasks and figures, and a dash for each other item."""
    (lembar,) = isi_informasi(k, (), ["SET.PO.2.1-04"])["lembar"]
    assert lembar.tugas
    assert not any((lembar.ikhtisar, lembar.kualifikasi, lembar.bahan_kerja, lembar.wewenang))
    satu = buat("informasi_jabatan", {"lembar": [lembar]}, profil("umum-2024"), kepala="")
    # 2, 3, 6 to 14: eleven items that no table of tasks fills
    assert words(satu.docx).count("–") == 11
    assert "belum diverifikasi" in " ".join(words(satu.docx))
    asli = buat("informasi_jabatan", {"lembar": [lembar]}, profil("umum-2024"), kepala="", tingkat="asli")
    assert "belum diverifikasi" not in " ".join(words(asli.docx))


def test_unit_dengan_yang_di_bawahnya_dan_kode_asing(k: abk.Kegiatan) -> None:
    lembar = isi_informasi(k, ["SET.PO.2"])["lembar"]
    assert {satu.kode for satu in lembar} == set(k.cabang("SET.PO.2").jabatan["kode_jabatan"])
    with pytest.raises(ParameterError, match="TIADA"):
        isi_informasi(k, (), ["TIADA"])


def test_halaman_memuat_ikhtisar_kualifikasi_perangkat(k: abk.Kegiatan) -> None:
    isi = str(rincian_tugas(Bahan(k, k.cabang("SET.PO.2.1"), "SET.PO.2.1")).html)
    satu = informasi_jabatan(k)[POS]
    assert satu.ikhtisar in isi
    assert "Pendidikan formal: S-1 atau D-4 bidang administrasi negara, manajemen, atau psikologi" in isi
    assert "Komputer (Mengolah data dan menyusun lembar perhitungan)" in isi
    assert isi.count("Perangkat kerja") == 3, "posts of which nothing is known say nothing"
