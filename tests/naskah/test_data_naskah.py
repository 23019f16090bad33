"""Guards abk.naskah.naskah, abk.naskah.tabel: the documents that carry data: what they state, draft and
fair copy, numbers as the results have them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from abk.kegiatan import Kegiatan, terapkan
from abk.naskah import BarisParaf, Naskah, NaskahError, buat, fakta_diminta, kekurangan
from abk.naskah.isi.keputusan import BELUM_DIPERIKSA, Kepmenko
from abk.naskah.isi.pencocokan import dasar_hukum
from abk.naskah.tabel.dasar import butir_ketentuan
from abk.tulisan.format import angka, bertanda, bulat, kata_selisih, kebutuhan

sys.path.insert(0, str(Path(__file__).parent))
import test_data_isi as contoh

SEMUA = sorted(contoh.ISI)
DATA = [jenis for jenis in SEMUA if jenis not in {"lembar_bukti", "jawaban_konfirmasi"}]


@cache
def naskah(jenis: str, tingkat: str = "konsep") -> Naskah:
    isi = contoh.ISI[jenis]()
    if jenis == "kepmenko" and tingkat == "asli":
        isi |= {"nomor_urut": "12", "tanggal": contoh.dt.date(2026, 12, 14), "dasar_hukum_diperiksa": True}
    return buat(jenis, isi, contoh.UMUM, kepala=contoh.KEPALA, tingkat=tingkat)


def paragraf(akar: Any) -> Iterator[str]:
    return (Paragraph(satu, None).text for satu in akar.iter(qn("w:p")))


@cache
def tulisan(jenis: str, tingkat: str = "konsep") -> str:
    """All text, headers and footers first."""
    dokumen = Document(io.BytesIO(naskah(jenis, tingkat).docx))
    tepi = [
        wadah._element
        for bagian in dokumen.sections
        for wadah in (bagian.header, bagian.first_page_header, bagian.footer)
    ]
    return "\n".join(teks for akar in [*tepi, dokumen.element.body] for teks in paragraf(akar))


def baris_tabel(jenis: str, kepala: str) -> Iterator[list[str]]:
    """Rows of every table whose header row holds a word; a cell over several columns counts once."""
    for tabel in Document(io.BytesIO(naskah(jenis).docx)).element.body.iter(qn("w:tbl")):
        baris = [["\n".join(paragraf(sel)) for sel in satu.tc_lst] for satu in tabel.tr_lst]
        if kepala in baris[0]:
            yield from baris


def berangka(baris: Iterator[list[str]]) -> list[list[str]]:
    return [satu for satu in baris if satu[0].isdigit()]


def urut(k: Kegiatan) -> list[str]:
    """Codes of the posts in the order of the tree of units."""
    letak = {kode: n for n, kode in enumerate(k.rekap.index)}
    unit = dict(zip(k.jabatan["kode_jabatan"], k.jabatan["kode_unit"], strict=True))
    return sorted(k.hasil.index, key=lambda kode: letak[unit[kode]])


@pytest.mark.parametrize("jenis", SEMUA)
def test_dua_kali_sama_sampai_ke_byte(jenis: str) -> None:
    lagi = buat(jenis, contoh.ISI[jenis](), contoh.UMUM, kepala=contoh.KEPALA)
    assert lagi.docx == naskah(jenis).docx
    assert lagi.html == naskah(jenis).html


@pytest.mark.parametrize("jenis", SEMUA)
def test_konsep_bertanda_asli_tidak(jenis: str) -> None:
    konsep, asli = tulisan(jenis), tulisan(jenis, "asli")
    assert "KONSEP" in konsep.split("\n")[0] + konsep.split("\n")[1]
    assert "\tKONSEP" not in asli
    assert "Kode verifikasi: 01234567 89abcdef" in asli
    for sisa in ("{{", "{%", "None", "nan"):
        assert sisa not in konsep.split()
    assert ("Paraf\n" in konsep) == bool(contoh.UMUM.aturan(jenis).paraf)
    assert "\nParaf\n" not in asli


@pytest.mark.parametrize("jenis", DATA)
def test_setiap_naskah_menyebut_dasarnya(jenis: str) -> None:
    teks = tulisan(jenis)
    assert "PermenPANRB 1/2020" in teks
    assert "75.000 menit (1.250 jam)" in teks
    assert "ke bilangan bulat terdekat (0,5 ke atas)" in teks
    assert "belum dicocokkan dengan naskah peraturannya: Skala prestasi kerja" in teks
    assert "Data fiktif dan sintetis" in teks
    assert "Kode verifikasi data: " in teks


@pytest.mark.parametrize("jenis", ["dokumen_data", "kepmenko", "nota_dinas"])
def test_data_belum_lengkap_disebut(jenis: str) -> None:
    teks = tulisan(jenis)
    belum = contoh.awal().hasil["belum_lengkap"]
    assert belum.sum() == 2  # regresi: data contoh
    assert f"Data {belum.sum()} jabatan belum lengkap, sehingga angkanya masih dapat berubah" in teks
    assert all(f"({kode})" in teks for kode in belum.index[belum])


@pytest.mark.parametrize("jenis", ["dokumen_data", "kepmenko"])
def test_lampiran_jabatan_sama_dengan_hasil(jenis: str) -> None:
    k = contoh.awal()
    hasil = k.hasil.loc[urut(k)]
    baris = [satu for satu in berangka(baris_tabel(jenis, "Nama jabatan")) if len(satu) == 12]
    assert len(baris) == len(hasil) == 73  # regresi: data contoh
    for satu, (_, asal) in zip(baris, hasil.iterrows(), strict=True):
        assert satu[4:8] == [
            angka(asal["beban_kerja_menit"] / 60, 1),
            kebutuhan(asal["kebutuhan"]),
            bulat(asal["kebutuhan_bulat"]),
            bulat(asal["bezetting"]),
        ]
        assert satu[8] == f"{bertanda(asal['selisih'])} {kata_selisih(asal['selisih'])}"
        assert satu[10] == asal["prestasi_jabatan"]
        assert ("belum lengkap" in satu[11]) == asal["belum_lengkap"]


@pytest.mark.parametrize("jenis", ["dokumen_data", "kepmenko"])
def test_lampiran_unit_sama_dengan_rekap(jenis: str) -> None:
    rekap = contoh.awal().rekap
    semua = list(baris_tabel(jenis, "Unit organisasi"))
    baris = [satu for satu in semua if satu[0][0].isdigit()]
    assert len(baris) == len(rekap)
    for satu, (_, asal) in zip(baris, rekap.iterrows(), strict=True):
        angka_baris = ("jumlah_jabatan", "kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan")
        assert [satu[2], *satu[5:9]] == [bulat(asal[kolom]) for kolom in angka_baris]
        assert satu[9] == bertanda(asal["selisih"])
        assert satu[1].startswith(asal["nama_unit"])
    akar = rekap[rekap["tingkat"] == 0]
    jumlah = next(satu for satu in semua if satu[0] == "JUMLAH")
    # rumus: kekurangan dan kelebihan masing-masing dijumlahkan; bersihnya selisih keduanya
    assert jumlah[-5:-2] == [
        bulat(akar["kekurangan"].sum()),
        bulat(akar["kelebihan"].sum()),
        bertanda(akar["selisih"].sum()),
    ]
    assert akar["kekurangan"].sum() > 0 < akar["kelebihan"].sum()


def test_nota_dinas_tidak_menutup_kekurangan() -> None:
    akar = contoh.awal().rekap.query("tingkat == 0")
    baris = berangka(baris_tabel("nota_dinas", "Unit organisasi"))
    assert [satu[1] for satu in baris] == list(akar["nama_unit"])
    assert [satu[6] for satu in baris] == [bulat(n) for n in akar["kekurangan"]]
    assert [satu[7] for satu in baris] == [bulat(n) for n in akar["kelebihan"]]


def test_lembar_data_sama_dengan_rincian() -> None:
    k = contoh.konsep()
    rincian, hasil = k.rincian, k.hasil
    tabel = list(baris_tabel("konsep_data", "No."))
    tugas = [satu for satu in tabel if len(satu) == 10 and satu[0].isdigit()]
    asal = [baris for kode in urut(k) for _, baris in rincian[rincian["kode_jabatan"] == kode].iterrows()]
    assert [satu[7] for satu in tugas] == [angka(baris["beban_kerja_menit"], 2, 0) for baris in asal]
    assert [satu[8] for satu in tugas] == [angka(baris["bagian_orang"], 4) for baris in asal]
    jumlah = [satu for satu in tabel if satu[0] == "JUMLAH"]
    assert [satu[1] for satu in jumlah] == [angka(b, 2, 0) for b in hasil.loc[urut(k), "beban_kerja_menit"]]


def test_kepmenko_berdiktum_dan_berlampiran() -> None:
    teks = tulisan("kepmenko")
    for kata in ("MEMUTUSKAN:", "Menimbang", "Mengingat", "Memperhatikan", "KESATU", "KEEMPAT"):
        assert kata in teks
    assert "KELIMA" not in teks
    assert "perlu menetapkan Keputusan Menteri Koordinator tentang Hasil Analisis" in teks
    assert "dimaksud dalam huruf a dan huruf b" in teks
    assert "NOMOR ……… TAHUN ………" in teks
    for romawi in ("I", "II", "III", "IV"):
        assert f"LAMPIRAN {romawi}\n" in teks
    # the minister's name ends the decree and each annex; capitals, no NIP (pedoman, terbit)
    assert teks.count("WIRABUMI ADIKARSA") == 5
    tanpa = contoh.kepmenko() | {"lima_tahun": None}
    lain = buat("kepmenko", tanpa, contoh.UMUM, kepala=contoh.KEPALA)
    badan = "\n".join(satu.text for satu in Document(io.BytesIO(lain.docx)).paragraphs)
    assert "LAMPIRAN IV" not in badan
    assert len(Document(io.BytesIO(lain.docx)).sections) == 2


def test_dasar_hukum_yang_belum_diperiksa() -> None:
    assert BELUM_DIPERIKSA in tulisan("kepmenko")
    assert BELUM_DIPERIKSA not in tulisan("kepmenko", "asli")
    isi = contoh.kepmenko() | {"nomor_urut": "12", "tanggal": contoh.dt.date(2026, 12, 14)}
    temuan = kekurangan("kepmenko", isi, contoh.UMUM, tingkat="asli")
    assert [satu.kolom for satu in temuan] == ["dasar_hukum_diperiksa"]
    assert "Undang-Undang Nomor 20 Tahun 2023" in temuan[0].pesan
    with pytest.raises(NaskahError, match="Dasar hukum belum dicocokkan"):
        buat("kepmenko", isi, contoh.UMUM, kepala=contoh.KEPALA, tingkat="asli")


def test_huruf_menimbang_mengikuti_banyaknya() -> None:
    isi = contoh.kepmenko() | {"menimbang": ["satu;", "dua.", "tiga"], "diktum_tambahan": ["Diktum lain."]}
    model = Kepmenko.model_validate({**Kepmenko.bawaan(contoh.UMUM), **isi})
    butir = model._menimbang("Menteri")
    assert [satu["huruf"] for satu in butir] == ["a.", "b.", "c.", "d."]
    assert [satu["isi"] for satu in butir[:3]] == ["bahwa satu;", "bahwa dua;", "bahwa tiga;"]
    assert "huruf a, huruf b dan huruf c" in butir[3]["isi"]
    assert [satu["nama"] for satu in model._diktum("Menteri")][-1] == "KELIMA"


@pytest.mark.parametrize("jenis", SEMUA)
def test_semua_yang_kurang_disebut_sekaligus(jenis: str) -> None:
    tanpa: dict[str, Any] = {}
    temuan = kekurangan(jenis, tanpa, contoh.UMUM)
    with pytest.raises(NaskahError) as salah:
        buat(jenis, tanpa, contoh.UMUM, kepala=contoh.KEPALA)
    assert len(salah.value.temuan) == len(temuan) > 3
    assert all("_" not in satu.pesan.split(":")[0] for satu in temuan)  # labels, not names of fields
    nama = {satu.nama for satu in fakta_diminta(jenis, contoh.UMUM)}
    assert not nama & {"rekap", "putusan", "dasar", "jumlah", "lembar", "persetujuan", "unit_analisis"}


def test_tanda_tangan_beruang_tanpa_sidik() -> None:
    """A recorded signature leaves room above its name; its hash stands on the lembar bukti only."""
    saat = contoh.dt.datetime(2026, 11, 26, 10, 5, tzinfo=contoh.dt.UTC)
    tanda = BarisParaf(contoh.KABAG["jabatan"], contoh.KABAG["nama"], "menandatangani", saat, "d4" * 32)
    jadi = buat("notula", contoh.notula(), contoh.UMUM, kepala=contoh.KEPALA, tingkat="asli", paraf=(tanda,))
    tabel = Document(io.BytesIO(jadi.docx)).tables[-1].cell(0, 0).tables[-1]  # of the part that it closes
    for sel, nama in zip(tabel.rows[-1].cells, ("Sekar Lintang", "Bagus Wirasana"), strict=True):
        assert sel.text.startswith(f"\n\n\n{nama}")
        assert "elektronik" not in sel.text
        assert "d4d4" not in sel.text


@pytest.mark.parametrize("jenis", ["kepmenko", "nota_dinas", "berita_acara"])
def test_yang_ditandatangani_tanpa_catatan_konsep(jenis: str) -> None:
    """What is not certain is said on drafts; what is signed names the rule and nothing that is open."""
    konsep, asli = tulisan(jenis), tulisan(jenis, "asli")
    for kata in ("belum dicocokkan", "Data fiktif dan sintetis", "Kode verifikasi data"):
        assert kata in konsep
        assert kata not in asli
    assert "75.000 menit (1.250 jam)" in asli


@pytest.mark.parametrize("jenis", ["dokumen_data", "konsep_data"])
def test_dasar_tanpa_bacaan_dan_tanggal_pemeriksaan(jenis: str) -> None:
    """No day of checking and no e-book stands in an official document."""
    teks = tulisan(jenis)
    assert "buku elektronik" not in teks.lower()
    assert "diperiksa 24 November 2026" not in teks


def test_huruf_prestasi_hanya_bila_peraturan_memuatnya() -> None:
    """rumus: PermenPANRB 1/2020 has no scale of its own, so a ministry prints no letters."""
    biasa = contoh.profil("umum-2024")
    kolom = [
        {sel.text for t in Document(io.BytesIO(satu.docx)).tables for sel in t.rows[0].cells}
        for satu in (
            buat("kepmenko", contoh.kepmenko(), milik, kepala=contoh.KEPALA) for milik in (biasa, contoh.UMUM)
        )
    ]
    assert not {"EJ", "PJ", "EU", "PU"} & kolom[0]
    assert {"EJ", "PJ", "EU", "PU"} <= kolom[1]


def test_keputusan_yang_wajib_dicocokkan_menyebut_semua_yang_belum() -> None:
    """rumus: every citation and every value of the basis is one finding until it is ticked."""
    isi = contoh.kepmenko() | {"wajib_dicocokkan": True}
    model = Kepmenko.model_validate({**Kepmenko.bawaan(contoh.UMUM), **isi})
    butir = [satu.kutipan for satu in model.mengingat]
    butir += [butir_ketentuan(satu) for satu in model.dasar.ketentuan]
    temuan = [t.pesan for t in kekurangan("kepmenko", isi, contoh.UMUM)]
    assert [f"Belum dicocokkan: {satu}" for satu in butir] == [t for t in temuan if t.startswith("Belum")]
    sudah = isi | {"dicocokkan": [{"butir": satu} for satu in butir]}
    assert kekurangan("kepmenko", sudah, contoh.UMUM) == []
    # rules of the institution itself that lack number and year: a tick does not mend that
    tanpa = {**sudah, "mengingat": dasar_hukum(contoh.UMUM)}
    sisa = [t.pesan for t in kekurangan("kepmenko", tanpa, contoh.UMUM)]
    assert [t.partition(":")[0] for t in sisa if "Belum dicocokkan" not in t] == ["Kutipan belum lengkap"] * 2


def test_lembar_bukti_menyebut_jabatan_waktu_setempat_dan_perintah() -> None:
    teks = tulisan("lembar_bukti", "asli")
    assert "01234567 89abcdef 01234567 89abcdef" in teks
    assert f"abk sop verifikasi FOLDER --kepala {contoh.KEPALA}" in teks
    # rumus: 24 November 23.30 UTC + 1 hari + 7 jam = 26 November 06.30 WIB
    assert "26 November 2026, 06.30 WIB" in teks
    assert "gugur oleh peristiwa 31" in teks
    assert "4 persetujuan berlaku dan 1 gugur" in teks


def test_berita_acara_bertanggal_dengan_kata() -> None:
    teks = tulisan("berita_acara", "asli")
    assert "Jumat, tanggal dua puluh tujuh bulan November tahun dua ribu dua puluh enam" in teks
    assert "rangkap 2 (dua)" in teks
    assert "NOMOR 07/Set.PO.2/11/2026" in teks
    assert "19 sesuai, 1 sesuai dengan perbaikan, dan 1 tidak sesuai" in teks


def test_data_tidak_berubah_karena_dicetak() -> None:
    sebelum = contoh.awal().sidik
    naskah("dokumen_data")
    assert contoh.awal().sidik == sebelum
    assert terapkan(contoh.cabang(), contoh.putusan()).sidik == contoh.konsep().sidik
