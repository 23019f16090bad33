"""Guards abk.naskah.alur.nomor, abk.naskah.isi.pencocokan, abk.naskah.isi.surat, abk.naskah.isi.baku,
abk.naskah.isi.bentrok, abk.naskah.word.keeping: the papers of the played case, step by step and on paper.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from abk.naskah import NaskahError
from abk.naskah.alur import fakta_langkah, kerjakan, siapkan
from abk.naskah.alur.nomor import terpakai
from abk.naskah.context import StepContext
from abk.naskah.isi.baku import lingkup
from abk.peragaan import kunci_peragaan
from abk.sop import Alur, Tanda, buka_alur
from abk.sop.catat import jenis_berkas
from abk.store import Gudang

pytestmark = pytest.mark.xdist_group("peragaan")

UNIT = "Biro Perencanaan dan Organisasi, Inspektorat, dan Asisten Deputi Koordinasi"
"""rumus: the units of the play, in its order; the ministry has many more."""


@pytest.fixture(scope="module")
def utuh(permainan_contoh, tmp_path_factory) -> tuple[Gudang, Alur]:
    return permainan_contoh.alur(tmp_path_factory.mktemp("kertas") / "abk.db")


def teks(isi: bytes) -> str:
    """Every paragraph, those of tables within tables too."""
    badan = docx.Document(io.BytesIO(isi)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in badan.iter(qn("w:p")))


def tanda(alur: Alur, siapa: str) -> Tanda:
    return Tanda(siapa, kunci_peragaan(siapa), alur.keadaan.terakhir)


# ── what each step leaves ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("slot", "kata"),
    [
        ("laporan_kesiapan", "telah kami pelajari"),  # 4: melaporkan kesiapan
        ("pengantar_instrumen", "SURAT PENGANTAR"),  # 6: koordinasi dan konsultasi teknis
        ("undangan_terparaf", "memaraf"),  # 8: konsep naskah dinas … terparaf
        ("konfirmasi:ITWIL", "JAWABAN KONFIRMASI TEKNIS"),  # 13: konfirmasi teknis konsep data
        ("berita_acara:ITWIL", "Nomor: 04/Set.PO.2/03/2026"),  # 13a
        ("kepmenko_paraf", "memaraf"),  # 15: konsep KepMenko … terparaf
        ("nota_dinas_menko", "Menteri Koordinator Contoh"),  # 16: menyampaikannya kepada Menko
        ("kepmenko_salinan", "Salinan sesuai dengan aslinya"),  # 18
        ("dokumen_data_asli", "KATA PENGANTAR"),  # 18, after the decree
    ],
)
def test_setiap_langkah_meninggalkan_kertasnya(utuh, slot, kata):
    assert kata in teks(utuh[1].berkas(slot))


def test_berita_acara_terbit_sesudah_usul_diterima(utuh):
    """The record follows the answer, and both sides sign it."""
    _, alur = utuh
    setuju = {p.langkah: p for p in alur.keadaan.berlaku if p.unit == "ITWIL"}
    assert setuju["13"].waktu < setuju["13a"].waktu
    assert setuju["13a"].makna == ("memeriksa", "menandatangani")
    isi = teks(alur.berkas("berita_acara:ITWIL"))
    assert "Nirmala Hayuningrat" in isi
    assert "Lintang Purnamawulan" in isi


def test_dokumen_data_tidak_tinggal_konsep(utuh):
    _, alur = utuh
    kepala = [
        p.text
        for s in docx.Document(io.BytesIO(alur.berkas("dokumen_data_asli"))).sections
        for p in s.first_page_header.paragraphs
    ]
    assert "KONSEP" not in "".join(kepala)
    isi = teks(alur.berkas("dokumen_data_asli"))
    assert "DAFTAR ISI" in isi
    assert "dasar Keputusan Nomor 12 Tahun 2026 tanggal" in isi


# ── the decree ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("slot", ["kepmenko_asli", "kepmenko_salinan", "nota_dinas_asli", "nota_dinas_menko"])
def test_keputusan_menyebut_unitnya(utuh, slot):
    isi = teks(utuh[1].berkas(slot))
    assert f"di Lingkungan {UNIT}" in isi
    assert "Lingkungan Kementerian Koordinator Contoh Tahun" not in isi


def test_nama_instansi_bila_semua_unit_tercakup(utuh):
    """The institution's name where the units hold every post of the data, and a count where they are many."""
    gudang, alur = utuh
    satu = StepContext(
        alur,
        alur.keadaan.langkah[0],
        "",
        "p-kabag",
        alur.keadaan.terakhir,
        _profil(alur),
        {},
        gudang.kegiatan,
    )
    assert lingkup(satu).startswith(UNIT)
    semua = alur.data("data_awal")
    assert lingkup(replace(satu, baru={"data_akhir": semua})) == "Kementerian Koordinator Contoh"


def _profil(alur: Alur) -> Any:
    from abk.naskah.alur.kerja import profil_alur  # noqa: PLC0415

    return profil_alur(alur)


def test_memperhatikan_menyebut_nomor_dan_tanggal(utuh):
    isi = teks(utuh[1].berkas("kepmenko_asli"))
    for nomor in ("03", "04", "05"):
        assert f"Berita Acara Konfirmasi Teknis Nomor {nomor}/Set.PO.2/03/2026 tanggal 27 Maret 2026" in isi
    assert "tidak terpisahkan dari Keputusan Menteri Koordinator ini" in isi
    assert "belum dicocokkan" not in isi.lower()
    assert "Peraturan Menteri Koordinator Contoh Nomor 1 Tahun 2025 tentang Organisasi dan Tata Kerja" in isi


def test_tanpa_pencocokan_langkah_16_tertahan(permainan_contoh, tmp_path):
    """What nobody compared with its text is listed, and the draft does not go on to the minister."""
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 15")
    milik = {"sumber": gudang.kegiatan, "saat": alur.keadaan.terakhir}
    siap = siapkan(alur, "15a", pelaku="p-hukum", **milik)  # nothing ticked
    alur = kerjakan(siap, tanda(alur, "p-hukum"))
    with pytest.raises(NaskahError) as salah:
        siapkan(alur, "16", pelaku="p-sesmenko", fakta={"nota_dinas_menko": {"nomor_urut": "045"}}, **milik)
    kata = [t.pesan for t in salah.value.temuan]
    # rumus: seven citations of the profile of the play; the values were ticked by Karo PO at 15
    assert len(kata) == 7
    assert all(t.startswith("Belum dicocokkan: ") for t in kata)
    assert any("Undang-Undang Nomor 20 Tahun 2023" in t for t in kata)


def test_pencocokan_menyebut_siapa_dan_kapan(utuh):
    isi = teks(utuh[1].berkas("dokumen_data_asli"))
    assert "Kepala Biro Hukum, Persidangan, dan Hubungan Kelembagaan, 30 Maret 2026: 7 butir" in isi
    assert "Sekar Dewayani" in teks(utuh[1].berkas("pencocokan_hukum"))


def test_peragaan_selesai_menurut_rencananya(utuh):
    """No step that the plan gives a day is done after the last day of the plan."""
    alur = utuh[1]
    kalimat = re.search(r"sampai dengan \w+, (\d+) Maret 2026", teks(alur.berkas("rencana_kegiatan")))
    assert kalimat is not None
    akhir = dt.date(2026, 3, int(kalimat[1]))
    keadaan = alur.keadaan
    hari = {
        (satu.kode, unit): keadaan.hari(setuju.waktu)
        for satu in keadaan.langkah
        for unit in (alur.unit if satu.lingkup == "unit" else ("",))
        if satu.waktu is not None and (setuju := keadaan.persetujuan_langkah(satu.kode, unit)) is not None
    }
    assert ("16", "") in hari
    assert {k: h for k, h in hari.items() if h > akhir} == {}


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────────
def test_nomor_ganda_ditolak_dan_yang_bebas_ditawarkan(permainan_contoh, tmp_path):
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 13a SET.PO")
    milik = {"pelaku": "p-kabag", "unit": "ITWIL", "sumber": gudang.kegiatan, "saat": alur.keadaan.terakhir}
    tawar = {f.slot: f.terisi for f in fakta_langkah(alur, "13a", **milik)}
    assert tawar["berita_acara"]["nomor_urut"] == "004"  # rumus: 03 was given to the first unit
    with pytest.raises(NaskahError, match="sudah dipakai") as salah:
        siapkan(alur, "13a", fakta={"berita_acara": {"nomor_urut": "3"}}, **milik)
    assert [t.aturan for t in salah.value.temuan] == ["naskah_nomor"]
    assert "berita_acara:SET.PO" in salah.value.pesan
    assert siapkan(alur, "13a", fakta={"berita_acara": {"nomor_urut": "4"}}, **milik).berkas


def test_setiap_nomor_sekali_saja(utuh):
    """One register for each pattern and post: an invitation and a cover note of Karo PO count together."""
    semua = terpakai(utuh[1])
    karo = next(v for (pola, tahun), v in semua.items() if "Set.PO/OT" in pola and tahun == 2026)
    assert set(karo.values()) == {"undangan_asli", "nota_dinas_asli"}
    assert sum(map(len, semua.values())) == 9


# ── meetings ──────────────────────────────────────────────────────────────────────────────────────────
def test_rapat_yang_bertabrakan_ditolak_dan_waktu_bebas_ditawarkan(permainan_contoh, tmp_path):
    """The first unit met from 09.00 to 10.15 (play): nobody chairs another meeting within that time."""
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 10 SET.PO")
    milik = {"pelaku": "p-kabag", "unit": "ITWIL", "sumber": gudang.kegiatan, "saat": alur.keadaan.terakhir}
    hadir = next(f.terisi for f in fakta_langkah(alur, "10", **milik) if f.slot == "daftar_hadir_terisi")
    # rumus: the invitation's 09.00 to 12.00, moved behind the meeting that was held
    assert (hadir["mulai"], hadir["selesai"]) == ("10:15:00", "13:15:00")
    peserta = [{**p, "hadir": True} for p in hadir["peserta"]]
    isi = {"selesai": "10:40", "jalannya": [{"pembicara": "Unit", "isi": "Membahas norma."}]}

    def coba(mulai: str, selesai: str, tempat: str = "Ruang lain") -> list[str]:
        rapat = {"peserta": peserta, "mulai": mulai, "selesai": selesai, "tempat": tempat}
        try:
            siapkan(alur, "10", fakta={"daftar_hadir_terisi": rapat, "dokumentasi": isi}, **milik)
        except NaskahError as salah:
            return [f"{t.pesan}. {t.saran}" for t in salah.temuan if t.aturan == "naskah_bentrok"]
        return []

    kata = coba("09:30", "10:10")[0]
    assert "bertabrakan dengan rapat Biro Perencanaan dan Organisasi pukul 09.00 s.d. 10.15" in kata
    assert ": pimpinan yang sama" in kata
    assert "yang bebas: Selasa, 17 Maret 2026, pukul 10.15 s.d. 10.55" in kata
    assert ": pimpinan dan ruang yang sama" in coba("08:30", "09:30", "ruang  rapat utama, Lantai 2")[0]
    assert "Rabu, 25 Maret 2026, pukul 07.30" in coba("10:00", "16:00")[0]  # no room left, then holidays
    assert coba("10:15", "10:40") == []  # one after the other
    assert coba("09:00", "10:15", "Ruang Rapat Utama, lantai 2") == []  # one meeting of both units


# ── on paper ──────────────────────────────────────────────────────────────────────────────────────────
NAMA = ("Harsa", "Ratri", "Bagja", "Lintang", "Wisnu", "Sekar", "Galih", "Nirmala", "Raka")
"""First names of those who sign in the play."""
SURAT = re.compile(
    r"^\s*(-\s*\d+\s*-(\s+KONSEP)?|KONSEP|Kode verifikasi( data)?: .*|PERAGAAN: .*|Paraf"
    r"|Jabatan\s+Paraf.*|NIP .*|Pembina.*|Penata.*|.*,\s*$"
    r"|Tembusan:|\d\.\s+(Menteri|Kepala|Sekretaris|Pimpinan).*|JUMLAH.*|ttd\."
    r"|Mengetahui|PIHAK .*"
    r"|Di(susun|periksa) oleh.*|Jakarta, .*|(Plt|Plh)\..*|Notulis.*"
    r"|\+/− = .*|.*\bmemaraf.*|Kepala Subbagian.*|menandatangani.*)\s*$"
)
"""Lines that are no content: edges of a page, signatures, sums, initials, the note under a table."""


EDGE = re.compile(r"^\s*(-\s*\d+\s*-(\s+KONSEP)?|KONSEP|Kode verifikasi: .*|PERAGAAN: .*)\s*$")
"""Lines at the edges of every page."""


def halaman(pdf: Path) -> Iterator[list[str]]:
    hasil = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    for satu in hasil.stdout.split("\f")[:-1]:
        yield [baris for baris in satu.splitlines() if baris.strip()]


@pytest.fixture(scope="module")
def cetak(utuh, sekali, libreoffice: Callable[..., None]) -> Path:
    """Every document of the play as PDF, of the units the smallest only: one run of LibreOffice for all."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext tidak terpasang: dokumen tidak dapat dibaca kembali")
    alur = buka_alur(utuh[0])

    def bangun(folder: Path) -> None:
        for slot in alur.keadaan.slot:
            nama, _, unit = slot.partition(":")
            isi = alur.berkas(slot)
            if unit in {"", "ITWIL"} and jenis_berkas(isi) == "docx":
                (folder / f"{nama}.docx").write_bytes(isi)
        libreoffice(sorted(folder.glob("*.docx")), folder)

    return sekali("cetakan-peragaan", bangun)


def test_daftar_isi_menyebut_halaman_judulnya(cetak):
    """LibreOffice counts the pages: on each that a line names stands its heading."""
    semua = list(halaman(cetak / "dokumen_data_asli.pdf"))
    cocok = [re.match(r"\s*(.+?)\s*\.{4,}\s*(\d+)\s*$", b) for satu in semua for b in satu]
    isi = [("".join(c[1].split())[:30].casefold(), int(c[2])) for c in cocok if c]
    # rumus: preface, parts A to E, and the 35 posts of the three units
    assert len(isi) == 6 + 35
    for judul, nomor in isi:
        assert any("".join(b.split()).casefold().startswith(judul) for b in semua[nomor - 1]), (judul, nomor)


def test_judul_tidak_di_kaki_halaman(cetak):
    """No page ends with a heading, and none begins with the heading row of a table over no row of it."""
    kaki = []
    for pdf in sorted(cetak.glob("*.pdf")):
        badan = docx.Document(str(pdf.with_suffix(".docx"))).element.body
        gaya = {
            "".join("".join(t.text or "" for t in p.iter(qn("w:t"))).split())
            for p in badan.iter(qn("w:p"))
            if (s := p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) is not None
            and str(s.get(qn("w:val"))) in {"Heading2", "Heading3"}
        }
        kepala = {
            "".join(t.text or "" for t in tr.iter(qn("w:t"))).replace(" ", "")
            for tr in badan.iter(qn("w:tr"))
            if tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        }
        for nomor, baris in enumerate(halaman(pdf), 1):
            isi = ["".join(b.split()) for b in baris if not EDGE.match(b)]
            if isi and isi[-1] in gaya:
                kaki.append((pdf.stem, nomor, isi[-1]))
            if len(isi) > 1 and isi[0] in kepala and isi[1] in gaya:
                kaki.append((pdf.stem, nomor, isi[0]))
    assert kaki == []


def test_tidak_ada_tanda_tangan_jumlah_atau_baris_yang_sendirian(cetak):
    """On no page of any document stand only a signature, a sum, initials or one row."""
    sendiri = []
    for pdf in sorted(cetak.glob("*.pdf")):
        semua = list(halaman(pdf))
        for nomor, baris in enumerate(semua, 1):
            isi = [b for b in baris if not SURAT.match(b) and not any(n in b.title() for n in NAMA)]
            if nomor > 1 and (not isi or (len(isi) == 1 and re.match(r"\s*\d+[ .]", isi[0]))):
                sendiri.append((pdf.stem, nomor, isi))
    assert len(list(cetak.glob("*.pdf"))) > 30
    assert sendiri == []
