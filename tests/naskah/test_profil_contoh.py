"""Guards abk.naskah.profil.contoh, abk.naskah.alur.edisi, abk.cli.profil: no document bears the institution
that a profile of the package has as an example, unless it says so.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from docx import Document
from typer.testing import CliRunner

from abk.cli import app
from abk.cli.sop.rencana import Rencana
from abk.naskah import daftar_profil, profil
from abk.naskah.alur.edisi import profil_edisi
from abk.naskah.profil.contoh import (
    berkas_bawaan,
    ganti_instansi,
    letak_contoh,
    netral,
    sebut_contoh,
    seluruhnya,
)
from abk.sop import prosedur

DENGAN_CONTOH = ["kabupaten-2024", "umum-2024"]
ISI = {
    "kode_jabatan": "DJP.1",
    "unit": "Direktorat Ruang Laut",
    "tahun": "2027",
    "alasan": ["Beban naik."],
    "unit_dianalisis": ["Direktorat Ruang Laut"],
    "program_kerja": "Penataan organisasi",
    "penanda_tangan": {"nama": "Rekaan Satu", "jabatan": "Direktur Ruang Laut"},
}
ASLI = {"nomor_urut": "7", "tanggal": "2026-11-02"}
ALAMAT = "Jalan Contoh Nomor 1"


def _jalankan(*kata: object, kode: int = 0) -> str:
    hasil = CliRunner().invoke(app, [*map(str, kata)])
    assert hasil.exit_code == kode, hasil.output
    return hasil.output


def _isi(folder: Path, **lain: str) -> Path:
    berkas = folder / "isi.yaml"
    berkas.write_text(yaml.safe_dump({**ISI, **lain}, allow_unicode=True), encoding="utf-8")
    return berkas


def _teks(berkas: Path) -> str:
    dok = Document(str(berkas))
    sel = [c.text for t in dok.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in dok.paragraphs), *sel])


def test_profil_bawaan_menyebut_contohnya():
    """The real ministry of the first profile has no example; the two general ones have."""
    assert [nama for nama in daftar_profil() if letak_contoh(profil(nama))] == DENGAN_CONTOH
    assert sebut_contoh(profil("umum-2024")) == [
        "nama instansi", "sebutan pimpinan instansi", "alamat instansi"
    ]  # fmt: skip


@pytest.mark.parametrize("nama", DENGAN_CONTOH)
def test_netral_tidak_memuat_satu_contoh_pun(nama: str):
    asal, baru = profil(nama), netral(profil(nama))
    assert letak_contoh(baru) == []
    assert baru.alamat.baris == ("[alamat instansi]",)
    assert baru.jabatan["penetap"].lengkap == baru.instansi.menteri == "[sebutan pimpinan instansi]"
    kop = {baris for satu in baru.kop for baris in baru.baris_kop(satu, "Unit Pengusul")}
    assert not {asal.instansi.nama.upper(), asal.instansi.menteri.upper()} & kop
    assert "[NAMA INSTANSI]" in kop


def test_yang_diganti_bukan_contoh_lagi():
    ganti = ganti_instansi("umum-2024", " Kementerian Garam ", "Makassar", "Jalan Garam 3\n\n Makassar ")
    milik = profil("umum-2024", ganti=ganti)
    assert letak_contoh(milik) == []
    assert netral(milik) == milik
    assert (milik.instansi.menteri, milik.jabatan["penetap"].lengkap) == ("Menteri Garam", "Menteri Garam")
    assert milik.alamat.baris == ("Jalan Garam 3", "Makassar")


@pytest.mark.parametrize(
    ("dasar", "nama", "pimpinan"),
    [
        ("umum-2024", "Kementerian Koordinator Pangan", "Menteri Koordinator Pangan"),
        ("kabupaten-2024", "Pemerintah Kota Laut", "Wali Kota Laut"),
        ("kabupaten-2024", "Pemerintah Kabupaten Laut", "Bupati Laut"),
        ("kabupaten-2024", "Pemerintah Provinsi Laut", "Gubernur Laut"),
        # not derived: no such title follows from the name, and a real one is not replaced
        ("umum-2024", "Badan Garam", "Menteri Koordinator"),
        ("polhukam-2018", "Kementerian Garam", profil("polhukam-2018").instansi.menteri),
    ],
)
def test_sebutan_pimpinan_dari_nama_instansi(dasar: str, nama: str, pimpinan: str):
    assert profil(dasar, ganti=ganti_instansi(dasar, nama)).instansi.menteri == pimpinan


def test_konsep_tanpa_profil_menyebut_tempatnya(tmp_path: Path):
    kata = _jalankan("naskah", "nota_usulan", "--isi", _isi(tmp_path), "--keluar", tmp_path / "a.docx")
    assert "masih memuat contoh untuk nama instansi" in " ".join(kata.split())
    teks = _teks(tmp_path / "a.docx")
    assert "[NAMA INSTANSI]" in teks
    assert "[alamat instansi]" in teks
    assert ALAMAT not in teks
    assert "KEMENTERIAN KOORDINATOR" not in teks
    assert "program kerja: Penataan organisasi.\n" in teks  # the sentence ends, also where nobody typed it


def test_asli_tanpa_profil_ditolak(tmp_path: Path):
    isi = _isi(tmp_path, **ASLI)
    kata = _jalankan("naskah", "nota_usulan", "--isi", isi, "--asli", "--keluar", tmp_path / "a.docx", kode=2)
    assert "--berkas-profil" in kata
    kata = _jalankan("informasi", "contoh", "--asli", "--keluar", tmp_path / "a.docx", kode=2)
    assert "alamat instansi" in " ".join(kata.split())
    assert not (tmp_path / "a.docx").exists()


def test_profil_sendiri_disalin_diisi_dan_dipakai(tmp_path: Path):
    milik, isi = tmp_path / "milik.yaml", _isi(tmp_path, **ASLI)
    _jalankan("naskah", "--salin-profil", milik)
    assert milik.read_text(encoding="utf-8") == berkas_bawaan("umum-2024")
    _jalankan("naskah", "--salin-profil", milik, kode=1)  # what was filled in is not lost
    _jalankan("naskah", "--salin-profil", tmp_path / "b.yaml", "--profil", "tiada", kode=2)
    semua = ("naskah", "nota_usulan", "--isi", isi, "--asli", "--berkas-profil", milik)
    _jalankan(*semua, "--keluar", tmp_path / "a.docx", kode=2)
    _isi_profil(milik)
    _jalankan(*semua, "--keluar", tmp_path / "a.docx")
    assert "KEMENTERIAN GARAM" in _teks(tmp_path / "a.docx")


def _isi_profil(milik: Path) -> None:
    isi = yaml.safe_load(milik.read_text(encoding="utf-8"))
    isi["instansi"] |= {"nama": "Kementerian Garam", "menteri": "Menteri Garam"}
    isi["alamat"] = {"kota": "Makassar", "baris": ["Jalan Garam 3"]}
    del isi["dasar_hukum"]["instansi"]
    isi["diperiksa"] = str(isi["diperiksa"])
    isi["jam_kerja"] = {"mulai": "08:00", "selesai": "16:30", "menit_per_hari": 450}
    milik.write_text(yaml.safe_dump(isi, allow_unicode=True), encoding="utf-8")


def _rencana(**isi: object) -> Rencana:
    orang = {"id": "p-karo", "nama": "Rekaan Satu", "jabatan": "Kepala Biro", "kunci": "0" * 64}
    tugas = [{"peran": "karo_po", "sejak": "2026-01-01"}]
    dasar = {"kode": "x", "tahun": 2026, "judul": "Judul", "profil": "umum-2024", "unit": ["A"]}
    semua = {**dasar, "pejabat": [{**orang, "tugas": tugas}], **isi}
    return Rencana.model_validate(semua, context={"prosedur": prosedur()})


def test_alur_menyebut_instansinya(tmp_path: Path):
    """A case is not begun without the name of its institution; its own file of a profile is used whole."""
    with pytest.raises(Exception, match="belum menyebut instansinya"):
        _rencana().profil_naskah(tmp_path)
    nama, ganti = _rencana(instansi="Kementerian Garam").profil_naskah(tmp_path)
    assert profil(nama, ganti=ganti).instansi.menteri == "Menteri Garam"
    milik = tmp_path / "milik.yaml"
    milik.write_text(berkas_bawaan("umum-2024"), encoding="utf-8")
    _isi_profil(milik)
    nama, ganti = _rencana(profil="milik.yaml").profil_naskah(tmp_path)
    dipakai = profil(nama, ganti=ganti)
    assert dipakai.model_copy(update={"contoh": ()}) == profil(berkas=milik).model_copy(
        update={"contoh": (), "dasar_hukum": {**profil(berkas=milik).dasar_hukum, "instansi": ()}}
    )
    assert ganti == seluruhnya(milik)


def test_kop_alur_tanpa_alamat_contoh_sejak_edisi_8():
    """Earlier editions stay as they were signed; a play says at its foot that it is one."""
    milik = profil("umum-2024", ganti=ganti_instansi("umum-2024", "Kementerian Garam"))
    alamat = {
        (edisi, main): profil_edisi(milik, edisi, peragaan=main).alamat.baris
        for edisi in (7, 8)
        for main in (False, True)
    }
    ada = milik.alamat.baris
    assert alamat == {(7, False): ada, (7, True): ada, (8, False): (), (8, True): ada}
    sendiri = profil("umum-2024", ganti={"alamat": {"baris": ["Jalan Garam 3"]}})
    assert profil_edisi(sendiri, 8, peragaan=False) == sendiri
