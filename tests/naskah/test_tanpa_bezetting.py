"""Guards abk.naskah.tabel.jabatan, abk.naskah.isi.rapat, abk.naskah.isi.konfirmasi, abk.naskah.isi.undangan:
sums that a reader can check, the agreed data in the annex, the organiser's own unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document

import abk
from abk.hasil import daftar_pos, jumlah_pos, teks_selisih
from abk.kegiatan import Kegiatan, Perubahan
from abk.naskah import Naskah, buat, profil
from abk.naskah.isi.konfirmasi import data_berita_acara
from abk.naskah.isi.rapat import _bahasan
from abk.naskah.tabel.jabatan import baris_jabatan, baris_jumlah, jumlah_jabatan
from abk.naskah.word.language import environment

UNIT = "kode_unit,nama_unit,kode_induk\nA,Biro Garam,\n"
JABATAN = """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting
A-1,A,Kepala Biro,administrator,12,1
A-2,A,Analis Garam,pelaksana,7,
A-3,A,Penata Garam,pelaksana,7,4
A-4,A,Pengolah Data,pelaksana,6,0
"""
TUGAS = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
A-1,1,Memimpin,Arahan,1000,tahun,75,menit
A-2,1,Menelaah,Telaahan,2000,tahun,75,menit
A-3,1,Menata,Berkas,1000,tahun,75,menit
A-4,1,Mengolah,Data,1000,tahun,75,menit
"""


@pytest.fixture(scope="module")
def tanpa(tmp_path_factory: pytest.TempPathFactory) -> Kegiatan:
    """Need 1, 2, 1, 1; bezetting 1, unknown, 4, 0 (75.000 menit a year each)."""
    folder = tmp_path_factory.mktemp("tanpa")
    for nama, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (folder / f"{nama}.csv").write_text(isi, encoding="utf-8")
    return abk.open(folder)


def test_jumlah_yang_tidak_dapat_dikurangkan_mengatakannya(tanpa: Kegiatan):
    """5 of bezetting less 5 of need is 0, and not the net of 2 over the posts that are known."""
    j = jumlah_jabatan(tanpa)
    assert (j.kebutuhan_bulat, j.bezetting, j.kekurangan, j.kelebihan, j.bersih) == ("5", "5", "1", "3", "+2")
    assert j.catatan.startswith("Bezetting 1 jabatan tidak diketahui: ")
    diketahui = [p for p in daftar_pos(tanpa) if p.bezetting is not None]
    assert baris_jumlah(jumlah_pos(diketahui, tanpa.aturan)).catatan == ""


def test_selisih_yang_tidak_diketahui_berupa_kata(tanpa: Kegiatan):
    assert [teks_selisih(p) for p in daftar_pos(tanpa)] == [
        "0 (sesuai)", "tidak diketahui", "+3 (kelebihan)", "−1 (kekurangan)"
    ]  # fmt: skip


def test_pokok_bahasan_kalimat_utuh(tanpa: Kegiatan):
    """Each a sentence, from a capital to a full stop; units of measure in round brackets."""
    hal = [b["hal"] for b in _bahasan(tanpa)]
    assert hal[0] == "Bezetting kosong. Isi bezetting (orang)."
    assert "Kelebihan 3 orang; periksa volume dan norma waktu." in hal
    assert all(re.fullmatch(r"[A-Z].*\.", satu) and "[" not in satu for satu in hal)


def test_bahan_rapat_memisahkan_kekurangan_dan_kelebihan(
    tanpa: Kegiatan,
    buat_contoh: Callable[..., Naskah],
    baca_docx: Callable[[bytes], list[str]],
):

    unit = {
        "kode": "A",
        "nama": "Biro Garam",
        "jabatan": baris_jabatan(tanpa),
        "jumlah": jumlah_jabatan(tanpa),
    }
    teks = baca_docx(buat_contoh("bahan_rapat", {"unit": [unit]}).docx)
    assert {"kurang 1", "lebih 3", jumlah_jabatan(tanpa).catatan} <= set(teks)
    assert "+2" not in teks
    lama = baca_docx(buat_contoh("bahan_rapat", {"unit": [unit], "jumlah_terpisah": False}).docx)
    assert "+2" in lama  # what earlier editions said stays comparable


def test_lampiran_berita_acara_memuat_yang_disepakati(tanpa: Kegiatan):
    """Proposals of a post that is agreed are in the annex, those of one that is not are not."""

    def usul(pos: str) -> dict[str, Any]:
        satu = {"jenis": "ubah", "kode_jabatan": pos, "nomor": "1", "kolom": "volume", "lama": "1000"}
        return Perubahan.dari_dict({**satu, "baru": "3000", "alasan": "Register"}).sebagai_dict()

    jawaban = {p.kode: {"status": "sesuai", "catatan": "", "usul": []} for p in daftar_pos(tanpa)}
    jawaban["A-3"] = {"status": "sesuai_dengan_perbaikan", "catatan": "", "usul": [usul("A-3")]}
    jawaban["A-4"] = {"status": "tidak_sesuai", "catatan": "", "usul": [usul("A-4")]}
    isi = data_berita_acara(tanpa, jawaban)
    lampiran = {satu.pos.kode: satu.pos.kebutuhan_bulat for satu in isi["lembar"]}
    assert lampiran == {"A-1": "1", "A-2": "2", "A-3": "3", "A-4": "1"}
    for satu in isi["hasil"].baris:
        if satu.status != "tidak sesuai":
            assert satu.disepakati_bulat == lampiran[satu.kode]
    lama = data_berita_acara(tanpa, jawaban, sepakat=False)
    assert next(s for s in lama["lembar"] if s.pos.kode == "A-3").pos.kebutuhan_bulat == "1"


def test_unit_penyelenggara_dari_kop_pemeriksa():
    """Origin: the last line of the letterhead under which the checker writes."""
    assert profil("umum-2024").unit_penyelenggara == "Biro Perencanaan dan Organisasi"
    assert profil("kabupaten-2024").unit_penyelenggara == "Bagian Organisasi"
    tanpa_nama = profil("umum-2024", ganti={"kop": {"biro": {"baris": ["{instansi}", "{unit}"]}}})
    assert tanpa_nama.unit_penyelenggara == ""


def test_kaki_surat_pengantar_berdampingan():
    """Who receives it signs to the left, who sends it to the right, as covering letters have it."""
    isi = {
        "nomor_urut": "02",
        "tanggal": "2026-11-02",
        "kepada": ["Kepala Biro Garam"],
        "kegiatan": "Analisis beban kerja",
        "kiriman": [{"nama": "Instrumen", "banyak": "1 (satu) berkas"}],
        "batas": "2026-11-09",
        "penanda_tangan": {"nama": "Rekaan Satu", "jabatan": "Kepala Bagian Organisasi dan Tata Laksana"},
    }
    docx = buat("surat_pengantar", isi, profil("umum-2024"), kepala="0" * 64, tingkat="asli").docx
    atas, bawah = (baris.cells for baris in Document(BytesIO(docx)).tables[-1].rows)
    assert atas[0].text.splitlines() == ["Diterima tanggal ………", "Penerima,"]
    assert [s.text.strip().splitlines()[0] for s in bawah] == ["Nama: ………", "Rekaan Satu"]


def test_paraf_undangan_pada_lembar_terakhir(
    buat_contoh: Callable[..., Naskah], baca_docx: Callable[[bytes], list[str]]
):
    teks = baca_docx(buat_contoh("undangan").docx)
    assert teks.index("Paraf") > teks.index("DAFTAR PEJABAT/PEGAWAI YANG DIUNDANG")


def test_templat_mengakhiri_kalimat():
    satu = environment().from_string("{{ x | kalimat }}")
    assert [satu.render(x=x) for x in ("Penataan", "Penataan.", "Apa? ", "Lihat (II).")] == [
        "Penataan.", "Penataan.", "Apa?", "Lihat (II)."
    ]  # fmt: skip
