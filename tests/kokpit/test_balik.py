"""Guards abk.kokpit.pages.kembali, abk.kokpit.pages.ubah, abk.kokpit.pages.files: returns, edits,
attachments: what falls is said before, and is exactly what falls.
"""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from abk.naskah.naskah import EDISI

pytestmark = pytest.mark.xdist_group("peragaan")


def test_akibat_pengembalian_persis(orang):
    o = orang(12).masuk("p-kabag").buka("kembali", "12", "ITWIL")
    o.tekan("kembalikan")
    assert set(o.k._halaman.salah) == {"ke", "alasan", "yakin"}
    o.ketik("ke", "10|ITWIL").tekan("hidup")
    assert "2 persetujuan akan gugur" in o.teks  # rumus: steps 10 and 11 of the unit
    assert "unit yang terkena: ITWIL" in o.teks
    o.ketik("alasan", "Daftar hadir keliru.").ketik("yakin", nilai=True).tekan("kembalikan")
    assert o.galat == ""
    gugur = [p for p in o.alur.keadaan.persetujuan if p.gugur is not None]
    assert [(p.langkah, p.unit) for p in gugur] == [("10", "ITWIL"), ("11", "ITWIL")]
    assert o.alur.keadaan.posisi_unit["ITWIL"] == "10"


def test_akibat_tidak_menghitung_yang_sudah_gugur(orang):
    o = orang(24, satu=False).masuk("p-unit-d11").buka("kembali", "13", "D1.1")
    o.ketik("ke", "11|D1.1").tekan("hidup")
    # rumus: steps 11 and 12 of the unit; its first step 11 fell before
    assert sum(p.gugur is not None for p in o.alur.keadaan.persetujuan) == 1
    assert "2 persetujuan akan gugur" in o.teks


def test_tidak_sesuai_menjadi_pengembalian_dengan_jawaban(orang):
    o = orang(13).masuk("p-unit-itwil").buka("kerja", "13", "ITWIL")
    o.ketik("jawaban:ITWIL-02/status", "tidak_sesuai")
    o.ketik("jawaban:ITWIL-02/catatan", "Norma terlalu singkat.")
    o.tekan("sesuaikan_sisa").tekan("siapkan")
    assert "1 hal kurang atau keliru" in o.galat
    assert o.k._halaman.siap is None
    o.tekan("ke_kembali")
    assert "Norma terlalu singkat" in o.teks
    o.ketik("ke", "11|ITWIL").ketik("alasan", "Lihat jawaban.").tekan("hidup")
    o.ketik("yakin", nilai=True).tekan("kembalikan")
    assert o.galat == ""
    assert o.alur.peristiwa[-1].isi["jawaban"]["ITWIL-02"]["status"] == "tidak_sesuai"
    assert o.alur.keadaan.posisi_unit["ITWIL"] == "11"


def test_usul_harus_diterima_semua(orang):
    o = orang(15).masuk("p-kabag").buka("kerja", "14").tekan("siapkan")
    assert "1 usul belum diterima" in o.teks
    o.ketik("terima/0", nilai=True).tanda_tangani()
    assert o.galat == ""
    tugas = o.alur.data("data_akhir").uraian_tugas.set_index(["kode_jabatan", "nomor"])
    assert tugas.loc[("ITWIL-02", "6"), "volume"] == 4  # proposed by the unit in the play


def test_ubah_isian_menyusun_ulang(orang):
    o = orang(8).masuk("p-kasubbag")
    assert "Ubah Konsep surat undangan intern" in o.html
    o.buka("ubah", slot="undangan")
    assert o.k._halaman.form.nilai["undangan"]["tempat"] == "Ruang Rapat Utama, lantai 2"
    o.ketik("undangan/tempat", "Aula").tekan("siapkan").ketik("alasan", "Ruang dipakai.").tekan("hidup")
    assert "2 persetujuan akan gugur" in o.teks  # rumus: its own of step 7, and the initials of step 8
    o.ketik("yakin", nilai=True).tekan("simpan_ubah")
    assert o.galat == ""
    assert o.alur.keadaan.posisi == "8"
    assert [p.langkah for p in o.alur.keadaan.persetujuan if p.gugur is not None] == ["7", "8"]
    d = Document(io.BytesIO(o.alur.berkas("undangan")))
    assert "Aula" in "".join(t.text or "" for t in d.element.body.iter(qn("w:t")))
    o.buka("ubah", slot="undangan")
    assert o.k._halaman.form.nilai["undangan"]["tempat"] == "Aula"  # the latest facts, not the first


def _docx(teks: str) -> bytes:
    d, keluar = Document(), io.BytesIO()
    d.add_paragraph(teks)
    d.save(keluar)
    return keluar.getvalue()


def test_ubah_dengan_berkas_yang_disunting(orang):
    o = orang(4).masuk("p-kasubbag").buka("ubah", slot="daftar_bahan")
    o.tekan("berkas", [b"bukan Word"], jalur="unggahan", nama="x.docx")
    assert "bukan naskah Word" in o.galat
    o.tekan("berkas", [], jalur="unggahan", nama="besar.docx", terlalu_besar=True)
    assert "lebih besar dari 8 MB" in o.galat
    baru = _docx("Disunting")
    o.tekan("berkas", [baru], jalur="unggahan", nama="daftar.docx")
    assert o.galat == ""
    o.ketik("alasan", "Salah ketik.").ketik("yakin", nilai=True).tekan("simpan_ubah")
    assert o.galat == ""
    assert o.alur.berkas("daftar_bahan") == baru
    assert o.alur.peristiwa[-1].isi["edisi"] == EDISI  # what differs by hand is no other version's document
    assert o.alur.keadaan.posisi == "4"


def test_yang_dibuat_dari_data_tidak_diganti_berkas(orang):
    o = orang(8).masuk("p-kasubbag").buka("ubah", slot="undangan")
    o.tekan("berkas", [_docx("Palsu")], jalur="unggahan", nama="x.docx")
    assert "tidak diminta" in o.galat
    assert o.k._halaman.baru is None


def test_lampiran(orang):
    o = orang(4).masuk("p-kabag").buka("lampir")
    o.tekan("lampirkan")
    assert "belum lengkap" in o.galat
    o.tekan("berkas", [b"%PDF-1.7 isi"], jalur="unggahan", nama="foto.pdf")
    o.ketik("nama", "foto-rapat").ketik("keterangan", "Foto rapat").tekan("lampirkan")
    assert o.galat == ""
    assert o.alur.berkas("lampiran:foto-rapat") == b"%PDF-1.7 isi"
