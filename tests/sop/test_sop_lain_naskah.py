"""Guards abk.naskah.alur: documents of the invented regency, from its SOP and the general profile."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import abk
from abk.kegiatan.rekaman import rekam
from abk.naskah import Fakta
from abk.naskah.alur import fakta_langkah, kerjakan, periksa_alur, periksa_naskah, siapkan
from abk.naskah.kasus import nomor_keputusan
from abk.naskah.lambang import LAMBANG, siapkan_lampiran
from abk.naskah.word.package import pictures
from abk.sop import Alur, ekspor, verifikasi
from abk.sop.catat import jenis_berkas
from abk.tulisan.format import tanggal
from tests.naskah.test_kertas import SURAT, halaman, teks
from tests.sop.model import ubahan
from tests.sop.panggung import Panggung, nama, pejabat, tugas
from tests.sop.test_sop_lain import PERAN, SOP

ATURAN = "Peraturan Bupati Contoh Nomor 17 Tahun 2024 tentang Perangkat Daerah (rekaan)"
SETEMPAT = """judul = "Kecil"
tahun = 2026
tanggal = 2026-03-01
peraturan = "setempat"
lingkup = "daerah"

[waktu_kerja_setempat]
dasar = "Perbup Contoh 9/2025 (fiktif)"
sumber = "Pasal 4"
alasan = "hari kerja daerah ini lain"
menit_per_tahun = 73500
hari_per_tahun = 245
"""
HARI = {
    kode: dt.datetime(2026, 3, hari, 1, tzinfo=dt.UTC)  # 08.00 in the capital
    for kode, hari in {
        "2": 3,
        "3": 3,
        "4": 4,
        "5": 4,
        "6": 9,
        "7": 10,
        "8": 11,
        "9": 12,
        "10": 16,
        "11": 17,
    }.items()
}
"""Days of the steps: the meeting of 9 March is recorded on its day, and what follows comes after it."""
PROFIL = {"dasar_hukum": {"instansi": [{"teks": ATURAN, "sumber": "rekaan"}]}}
KEMENTERIAN = (
    "Karo PO",
    "Ortala",
    "Kasubbag",
    "Sesmenko",
    "Menko",
    "Menteri Koordinator",
    "Kementerian Koordinator",
)
KEMENTERIAN += ("Kemenko", "Biro Perencanaan", "Tata Laksana")


JAWAB: dict[str, Any] = {
    "biaya": "Tanpa biaya khusus; memakai anggaran rutin Bagian Organisasi.",
    "tempat": "Ruang Rapat Sekretariat Daerah",
    "pembicara": "Kepala Perangkat Daerah",
    "isi": "Menjelaskan volume penyusunan bahan menurut register surat keluar.",
    "pembukaan": ["Pimpinan rapat membuka rapat dan menyampaikan tujuannya."],
    "kesimpulan": ["Data beban kerja disepakati dengan satu perubahan volume."],
    "apa": "Menyampaikan konsep data untuk dikonfirmasi",
    "siapa": "Kepala Bagian Organisasi",
    "kapan": "11 Maret 2026",
    "batas": "2026-03-13",
    "nomor_urut": "12",
}
"""Answers by the name of the question, as an office would give them."""


def isi(f: Fakta) -> Any:
    """Something that answers a question."""
    if f.nama in JAWAB:
        return JAWAB[f.nama]
    if f.masukan == "daftar":
        return [{k.nama: isi(k) for k in f.kolom} if f.kolom else (f.pilihan or ("Uji",))[0]]
    if f.kolom:
        return {k.nama: isi(k) for k in f.kolom if k.wajib}
    if f.pilihan:
        return f.pilihan[0]
    if isinstance(f.bawaan, bool):
        return True
    return {
        "tanggal": "2026-03-09",
        "jam": "11:00" if f.nama == "selesai" else "09:00",
        "angka": 1,
        "pilihan": True,
    }.get(f.masukan, "Uji")


def perlu(f: Fakta) -> bool:
    """Whether a fair copy cannot do without an answer."""
    return f.wajib or f.nama in {"nomor_urut", "dasar_hukum_diperiksa", "selesai"}


def jalankan(panggung: Panggung, alur: Alur, kegiatan: abk.Kegiatan) -> Alur:
    """Every step with its documents, as its official would do it."""
    while alur.keadaan.posisi_kini:
        kode, unit = alur.keadaan.posisi_kini[0]
        pelaku = panggung.pelaku(alur, kode, unit)
        if kode in HARI:
            panggung.saat = max(panggung.saat, HARI[kode])
        tanda = panggung.tanda(pelaku)
        milik = {"pelaku": pelaku, "sumber": lambda: kegiatan, "unit": unit, "saat": tanda.waktu}
        if kode in alur.keadaan.langkah_rapat and unit == "A" and not alur.keadaan.putusan("A"):
            alur = alur.putuskan("A", [ubahan("A", "10", "8")], panggung.tanda(pelaku))
            continue
        fakta = {
            n.slot: {f.nama: isi(f) for f in n.fakta if perlu(f) and not n.terisi.get(f.nama)}
            for n in fakta_langkah(alur, kode, **milik)
        }
        for n in fakta_langkah(alur, kode, **milik):
            if n.slot == "daftar_hadir_terisi":
                fakta[n.slot]["peserta"] = [{**p, "hadir": True} for p in n.terisi["peserta"]]
        if "nota_dinas_asli" in fakta:
            fakta["nota_dinas_asli"]["nomor_urut"] = "13"  # the invitation stands in the same register
        siap = siapkan(alur, kode, **milik, fakta=fakta, isi=panggung.isian(alur, kode, unit))
        alur = kerjakan(siap, tanda)
    return alur


@pytest.fixture(scope="module")
def daerah(kecil: abk.Kegiatan, tmp_path_factory: pytest.TempPathFactory) -> abk.Kegiatan:
    """The same posts in a region that states its own working time."""
    folder = tmp_path_factory.mktemp("daerah")
    for tabel in ("unit", "jabatan", "uraian_tugas"):
        isi = getattr(kecil, tabel).to_csv(index=False)
        isi = isi.replace("Kementerian Contoh", "Kabupaten Contoh").replace("Biro", "Dinas")
        (folder / f"{tabel}.csv").write_text(isi.replace("biro", "dinas"), encoding="utf-8")
    (folder / "kegiatan.toml").write_text(SETEMPAT, encoding="utf-8")
    return abk.open(folder)


@pytest.fixture(scope="module")
def selesai(daerah: abk.Kegiatan) -> Alur:
    panggung = Panggung(rekam(daerah), pemegang={v: k for k, v in PERAN.items()})
    semua = [pejabat(i, tugas(*p)) for i, p in PERAN.items() if p[1] != "B"]
    kantor = {p.id: nama(p.id).model_copy(update={"jabatan": SOP.nama_peran(PERAN[p.id][0])}) for p in semua}
    lain = {"unit": ["A"], "prosedur": SOP, "pejabat": semua, "nama": kantor, "ganti_profil": PROFIL}
    alur = panggung.buka(pelaku="p-organisasi", profil="kabupaten-2024", **lain)
    for jenis, slot in LAMBANG.items():
        isi = siapkan_lampiran(slot, gambar(jenis))
        alur = alur.lampirkan(slot, isi, panggung.tanda("p-organisasi"), keterangan="Lambang")
    return jalankan(panggung, alur, daerah)


def test_waktu_kerja_setempat_pada_setiap_naskah(selesai: Alur):
    """Whatever says how many people are needed says by which working time, and whose it is."""
    angka = {
        slot: kata
        for slot in selesai.keadaan.slot
        if jenis_berkas(isi := selesai.berkas(slot)) == "docx"
        and re.search(r"Kebutuhan.*\(orang\)", kata := teks(isi))
    }
    assert {s.partition(":")[0] for s in angka} >= {
        *("bahan_rapat", "notula_asli", "konsep_data", "lembar_konfirmasi", "berita_acara", "dokumen_data"),
        *("kepmenko_asli", "nota_dinas_asli"),
    }
    for slot, kata in angka.items():
        assert "waktu kerja setempat, Perbup Contoh 9/2025 (fiktif)" in kata, slot
        assert "73.500 menit" in kata, slot
        assert "PermenPANRB 1/2020 (" not in kata, slot


def gambar(jenis: str) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (200, 240), {"garuda": "gold", "logo": "navy"}[jenis]).save(keluar, "JPEG")
    return keluar.getvalue()


def test_hari_naskah_kabupaten(selesai: Alur):
    """No paper is older than what it rests on: meeting, minutes, record of both sides, decree."""
    hari = {
        slot: selesai.keadaan.hari(p.waktu)
        for slot in ("undangan_asli", "dokumentasi:A", "notula_asli:A", "berita_acara:A", "kepmenko_asli")
        if (p := selesai.keadaan.persetujuan_slot(slot)) is not None
    }
    assert list(hari.values()) == sorted(hari.values())
    assert hari["dokumentasi:A"] == dt.date(2026, 3, 9)  # rumus: the day of the invitation
    memperhatikan = (
        "tanggal 9 Maret 2026 dan Berita Acara Konfirmasi Teknis Nomor 12/SETDA.ORG/03/2026 tanggal"
    )
    assert f"{memperhatikan} {tanggal(hari['berita_acara:A'])}" in teks(selesai.berkas("kepmenko_asli"))


def test_semua_naskah_kabupaten(selesai: Alur, tmp_path: Path):
    """Every content of the SOP is there; the folder is true; every document follows from facts and data."""
    assert {s.partition(":")[0] for s in selesai.keadaan.slot} >= {s.nama for s in SOP.slot}
    folder = ekspor(selesai, tmp_path / "alur")
    assert verifikasi(folder, selesai.kepala).sah
    assert [t for t in periksa_naskah(folder) if t.tingkat == "ragu"] == []


def test_isi_naskah_kabupaten(selesai: Alur):
    """Offices are those of the regency; nothing of a ministry is left in its papers."""
    keputusan = teks(selesai.berkas("kepmenko_asli"))
    assert "BUPATI CONTOH" in keputusan.upper()
    assert "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah" in keputusan
    assert ATURAN in keputusan
    assert "Sekretaris Daerah" in teks(selesai.berkas("disposisi_sekda"))
    for slot in selesai.keadaan.slot:
        berkas = selesai.berkas(slot)
        kata = teks(berkas) if jenis_berkas(berkas) == "docx" else ""
        for asing in KEMENTERIAN:
            assert asing not in kata, (slot, asing)


def test_lambang_ikut_alur(selesai: Alur, tmp_path: Path):
    """The head of the region under the state emblem, all others under the logo; from the folder, too."""
    garuda, logo = (selesai.berkas(slot) for slot in LAMBANG.values())
    for slot in selesai.keadaan.slot:
        berkas = selesai.berkas(slot)
        if jenis_berkas(berkas) == "docx" and slot != "lembar_bukti":
            assert pictures(berkas) == {garuda if slot.startswith("kepmenko") else logo}, slot
    assert periksa_alur(ekspor(selesai, tmp_path / "alur")).naskah.beda == ()


def test_satu_pejabat_dua_fungsi(selesai: Alur):
    """Kabag Organisasi chairs and takes the minutes, so he signs once; Sekda writes to the Bupati."""
    notula = teks(selesai.berkas("notula_asli:A"))
    assert "Pimpinan rapat,\nKepala Bagian Organisasi," in notula
    assert "Notulis,\n" not in notula
    nota = teks(selesai.berkas("nota_dinas_asli"))
    assert "Yth.\n:\nBupati Contoh\nDari\n:\nSekretaris Daerah" in nota
    assert "menetapkan Keputusan tersebut" in nota
    assert "memaraf" not in nota


def test_kabupaten_di_atas_kertas(selesai: Alur, tmp_path: Path, libreoffice: Callable[..., None]):
    """On no page of any document stand only a signature, a sum, initials or one row."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext tidak terpasang: dokumen tidak dapat dibaca kembali")
    for slot in selesai.keadaan.slot:
        berkas = selesai.berkas(slot)
        if jenis_berkas(berkas) == "docx":
            (tmp_path / f"{slot.replace(':', '-')}.docx").write_bytes(berkas)
    libreoffice(sorted(tmp_path.glob("*.docx")), tmp_path)
    sendiri = []
    for pdf in sorted(tmp_path.glob("*.pdf")):
        for nomor, baris in enumerate(halaman(pdf), 1):
            isi = [b for b in baris if not SURAT.match(b) and "Rekaan " not in b]
            if nomor > 1 and (not isi or (len(isi) == 1 and re.match(r"\s*\d+[ .]", isi[0]))):
                sendiri.append((pdf.stem, nomor, baris))
    assert len(list(tmp_path.glob("*.pdf"))) >= 20
    assert sendiri == []


def test_nomor_keputusan_kabupaten(selesai: Alur):
    """The number is that of the document of the step that decides, whatever the SOP calls it."""
    # rumus: the day on which the step was done, the pattern of the profile, the running number filled in
    assert nomor_keputusan(selesai) == "12 Tahun 2026 tanggal " + tanggal(
        selesai.keadaan.hari(tetap(selesai))
    )
    bukti = teks(selesai.berkas("lembar_bukti"))
    assert "NOMOR 12 TAHUN 2026, tanggal" in bukti


def tetap(alur: Alur) -> dt.datetime:
    return next(p.waktu for p in alur.keadaan.berlaku if "menetapkan" in p.makna)
