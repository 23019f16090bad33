"""Guards abk.naskah.alur: documents of the invented regency, from its SOP and the general profile."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import docx
import pytest

import abk
from abk.naskah import Fakta
from abk.naskah.alur import fakta_langkah, kerjakan, periksa_naskah, siapkan
from abk.naskah.kasus import nomor_keputusan
from abk.sop import Alur, ekspor, verifikasi
from abk.sop.catat import jenis_berkas
from abk.tulisan.format import tanggal
from tests.sop.model import ubahan
from tests.sop.panggung import Panggung, nama, pejabat, tugas
from tests.sop.test_sop_lain import PERAN, SOP

PROFIL = {
    "instansi": {
        "nama": "Kabupaten Contoh",
        "singkat": "Kab. Contoh",
        "menteri": "Bupati Contoh",
        "negara": "",
    },
    "alamat": {"kota": "Kota Contoh", "baris": ["Jalan Rekaan Nomor 1, Kota Contoh"]},
    "kop": {
        "menteri": {"baris": ["{menteri}"]},
        "sekretariat": {"baris": ["{instansi}", "Sekretariat Daerah"]},
        "biro": {"baris": ["{instansi}", "Sekretariat Daerah", "Bagian Organisasi"]},
    },
    "naskah": {jenis: {"tembusan": []} for jenis in ("undangan", "kepmenko")},
    "dasar_hukum": {
        "instansi": [{"teks": "Peraturan Bupati Contoh Nomor 1 Tahun 2026 (rekaan)", "sumber": "rekaan"}]
    },
    "jabatan": {
        "penetap": {"lengkap": "Bupati Contoh", "singkat": "Bupati"},
        "penerus": {"lengkap": "Sekretaris Daerah Kabupaten Contoh", "singkat": "Sekda"},
        "pengarah": {"lengkap": "Sekretaris Daerah Kabupaten Contoh", "singkat": "Sekda"},
        "pemeriksa": {"lengkap": "Kepala Bagian Organisasi", "singkat": "Kabag Organisasi"},
        "penyusun": {"lengkap": "Kepala Bagian Organisasi", "singkat": "Kabag Organisasi"},
    },
}
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


def isi(f: Fakta) -> Any:
    """Something that answers a question."""
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
            fakta["nota_dinas_asli"]["nomor_urut"] = "Uji 2"  # the invitation stands in the same register
        siap = siapkan(alur, kode, **milik, fakta=fakta, isi=panggung.isian(alur, kode, unit))
        alur = kerjakan(siap, tanda)
    return alur


def teks(isi: bytes) -> str:
    dok = docx.Document(io.BytesIO(isi))
    sel = [c.text for t in dok.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in dok.paragraphs), *sel])


@pytest.fixture(scope="module")
def selesai(data_awal: bytes, kecil: abk.Kegiatan) -> Alur:
    panggung = Panggung(data_awal, pemegang={v: k for k, v in PERAN.items()})
    semua = [pejabat(i, tugas(*p)) for i, p in PERAN.items() if p[1] != "B"]
    kantor = {p.id: nama(p.id).model_copy(update={"jabatan": SOP.nama_peran(PERAN[p.id][0])}) for p in semua}
    lain = {"unit": ["A"], "prosedur": SOP, "pejabat": semua, "nama": kantor, "ganti_profil": PROFIL}
    alur = panggung.buka(pelaku="p-organisasi", **lain)
    return jalankan(panggung, alur, kecil)


def test_semua_naskah_kabupaten(selesai: Alur, tmp_path: Path):
    """Every content of the SOP is there; the folder is true; every document follows from facts and data."""
    assert {s.partition(":")[0] for s in selesai.keadaan.slot} >= {s.nama for s in SOP.slot}
    folder = ekspor(selesai, tmp_path / "alur")
    assert verifikasi(folder, selesai.kepala).sah
    assert [t for t in periksa_naskah(folder) if t.tingkat == "ragu"] == []


def test_isi_naskah_kabupaten(selesai: Alur):
    """Offices are those of the regency; nothing of a ministry is left in its papers."""
    assert "BUPATI CONTOH" in teks(selesai.berkas("kepmenko_asli")).upper()
    assert "Sekretaris Daerah" in teks(selesai.berkas("disposisi_sekda"))
    for slot in selesai.keadaan.slot:
        berkas = selesai.berkas(slot)
        kata = teks(berkas) if jenis_berkas(berkas) == "docx" else ""
        for asing in KEMENTERIAN:
            assert asing not in kata, (slot, asing)


def test_nomor_keputusan_kabupaten(selesai: Alur):
    """The number is that of the document of the step that decides, whatever the SOP calls it."""
    # rumus: the day on which the step was done, the pattern of the profile, the running number filled in
    assert nomor_keputusan(selesai) == "Uji TAHUN 2026 tanggal " + tanggal(
        selesai.keadaan.hari(tetap(selesai))
    )
    bukti = teks(selesai.berkas("lembar_bukti"))
    assert "NOMOR Uji TAHUN 2026, tanggal" in bukti


def tetap(alur: Alur) -> dt.datetime:
    return next(p.waktu for p in alur.keadaan.berlaku if "menetapkan" in p.makna)
