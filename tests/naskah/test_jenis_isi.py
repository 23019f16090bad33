"""Guards abk.naskah.isi, abk.naskah.naskah, abk.naskah.frame, abk.naskah.orang, abk.naskah.form: what a
document says: rules of signing and numbering, drafts and fair copies, and what is missing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from abk.errors import ParameterError
from abk.naskah import (
    BarisParaf,
    Naskah,
    NaskahError,
    Profil,
    TemplatError,
    buat,
    daftar_jenis,
    fakta_diminta,
    kekurangan,
    profil,
    templat_bawaan,
)
from abk.naskah.form import model_dalam
from abk.naskah.orang import PenandaTangan, baris_jabatan, baris_nama

from .conftest import PARAF

KEPALA = "0123456789abcdef" * 4
Buat = Callable[..., Naskah]
Baca = Callable[[bytes], list[str]]
KARO = "Rukmini Tirtayasa"
CONTOH = (
    *("disposisi", "catatan", "nota_usulan", "rencana_kegiatan", "daftar_bahan", "undangan", "daftar_hadir"),
    *("daftar_hadir_terisi", "bahan_rapat", "dokumentasi"),
)


def tanda(nama: str = KARO, makna: str = "menandatangani", **lain: Any) -> BarisParaf:
    waktu = dt.datetime(2026, 11, 17, 15, 45, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    return BarisParaf("Kepala Biro Perencanaan dan Organisasi", nama, makna, waktu, "d4" * 32, **lain)


# ── every kind ────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("nama", CONTOH)
@pytest.mark.parametrize("tingkat", ["konsep", "asli"])
def test_dapat_dibuat_dan_lengkap(nama: str, tingkat: str, buat_contoh: Buat, baca_docx: Baca):
    naskah = buat_contoh(nama, tingkat=tingkat)
    teks = "\n".join(baca_docx(naskah.docx))
    assert "{{" not in teks
    assert "{%" not in teks
    assert "None" not in teks
    assert ("KONSEP" in teks) is (tingkat == "konsep")
    assert "Kode verifikasi: 01234567 89abcdef" in teks
    assert naskah.html.startswith('<article class="naskah')


@pytest.mark.parametrize("nama", CONTOH)
def test_dua_kali_sama(nama: str, buat_contoh: Buat):
    assert buat_contoh(nama) == buat_contoh(nama)


def test_sama_di_proses_lain(buat_contoh: Buat):
    kode = f"""
import hashlib, importlib.util, sys
asal = importlib.util.spec_from_file_location("contoh", {str(Path(__file__).with_name("conftest.py"))!r})
contoh = importlib.util.module_from_spec(asal)
sys.modules["contoh"] = contoh
asal.loader.exec_module(contoh)
from abk.naskah import buat, profil
for nama, (jenis, isi) in contoh.ISI.items():
    naskah = buat(jenis, isi(), profil("umum-2024"), kepala=contoh.KEPALA, paraf=contoh.PARAF)
    print(nama, hashlib.sha256(naskah.docx).hexdigest(), hashlib.sha256(naskah.html.encode()).hexdigest())
"""
    hasil = subprocess.run(
        [sys.executable, "-c", kode],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "1", "TZ": "Asia/Jayapura", "PYTHONPATH": str(Path(__file__).parents[2])},
    ).stdout
    sini = [(nama, buat_contoh(nama, profil=profil("umum-2024"), paraf=PARAF)) for nama in CONTOH]
    assert sorted(hasil.splitlines()) == sorted(
        f"{nama} {hashlib.sha256(n.docx).hexdigest()} {hashlib.sha256(n.html.encode()).hexdigest()}"
        for nama, n in sini
    )


def test_jenis_tak_dikenal(umum: Profil):
    with pytest.raises(ParameterError, match="disposisi"):
        buat("tiada", {}, umum, kepala=KEPALA)


# ── what is missing ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("jenis", [satu.nama for satu in daftar_jenis()])
def test_kosong_menyebut_semua_fakta_wajib(jenis: str, umum: Profil):
    temuan = kekurangan(jenis, {}, umum)
    disebut = " ".join(satu.pesan for satu in temuan)
    for fakta in fakta_diminta(jenis, umum):
        if fakta.wajib:
            assert fakta.label in disebut, fakta.nama
    with pytest.raises(NaskahError) as galat:
        buat(jenis, {}, umum, kepala=KEPALA)
    assert {satu.pesan for satu in temuan} <= {satu.pesan for satu in galat.value.temuan}
    assert all(satu.saran and satu.tabel == jenis for satu in galat.value.temuan)


def test_semua_kekurangan_dengan_label_dan_letak(
    umum: Profil, contoh_isi: Mapping[str, tuple[str, Callable[[], dict[str, Any]]]]
):
    isi = contoh_isi["undangan"][1]()
    del isi["tempat"]
    isi |= {"mulai": "pagi", "acara": [], "maksud": " \u200b\n", "asing": 1, "sifat": "Kilat"}
    isi["diundang"][1]["jabatan"] = "a\x0bb"
    isi["penanda_tangan"] = {"nama": "", "nip": 123}
    petik = "sebagai teks (NIP dan kode di antara tanda petik)."
    jabatan, nip = "Daftar undangan, nomor 2, Jabatan", "Penanda tangan, NIP"
    pesan = {satu.kolom: f"{satu.pesan} → {satu.saran}" for satu in kekurangan("undangan", isi, umum)}
    assert pesan == {
        "tempat": "Tempat rapat: belum diisi → Isi Tempat rapat.",
        "mulai": "Pukul mulai: bukan jam → Tulis sebagai JAM:MENIT, misalnya 09:00.",
        "acara": "Acara: kosong → Isi sekurangnya 1 baris.",
        "maksud": "Maksud rapat: kosong → Isi Maksud rapat.",
        "asing": "asing: tidak dikenal naskah ini → Hapus isian itu, atau periksa ejaannya.",
        "diundang.1.jabatan": f"{jabatan}: memuat tanda kendali U+000B pada huruf ke-2 → Perbaiki {jabatan}.",
        "penanda_tangan.nama": "Penanda tangan, Nama: kosong → Isi Penanda tangan, Nama.",
        "penanda_tangan.nip": f"{nip}: bukan tulisan → Tulis {nip} {petik}",
    }


def test_aturan_antarisian(umum: Profil, contoh_isi: Mapping[str, tuple[str, Callable[[], dict[str, Any]]]]):
    isi = contoh_isi["undangan"][1]()
    isi |= {"sifat": "Kilat", "selesai": dt.time(8), "tanggal": dt.date(2026, 11, 25)}
    kolom = {satu.kolom for satu in kekurangan("undangan", isi, umum)}
    assert kolom == {"sifat", "selesai", "tanggal"}
    hadir = {**contoh_isi["daftar_hadir"][1](), "terisi": True}
    pesan = [satu.pesan for satu in kekurangan("daftar_hadir", hadir, umum)]
    assert pesan == [f"Peserta, nomor {n}: hadir belum diisi" for n in (1, 2, 3, 4)]
    hadir["peserta"] = [{"jabatan": "a", "unit": "b", "hadir": True}]
    assert [s.pesan for s in kekurangan("daftar_hadir", hadir, umum)] == [
        "Peserta, nomor 1: nama belum diisi"
    ]


def test_asli_harus_bernomor_dan_bertanggal(
    umum: Profil, contoh_isi: Mapping[str, tuple[str, Callable[[], dict[str, Any]]]]
):
    isi = {**contoh_isi["undangan"][1](), "nomor_urut": "", "tanggal": None}
    assert kekurangan("undangan", isi, umum) == []
    assert {s.kolom for s in kekurangan("undangan", isi, umum, tingkat="asli")} == {"nomor_urut", "tanggal"}


@pytest.mark.parametrize("kepala", ["", "abc", "Z" * 64, "A" * 64, "0" * 63])
def test_kepala_rantai_harus_utuh(kepala: str, umum: Profil, contoh_isi: Mapping[str, Any]):
    with pytest.raises(NaskahError, match="Kode verifikasi"):
        buat("undangan", contoh_isi["undangan"][1](), umum, kepala=kepala)


def test_usulan_ada_sebelum_alur(umum: Profil, contoh_isi: Mapping[str, Any], baca_docx: Baca):
    naskah = buat("nota_usulan", contoh_isi["nota_usulan"][1](), umum, kepala="")
    assert "Kode verifikasi: belum ada (naskah di luar alur)" in baca_docx(naskah.docx)


# ── facts for forms ───────────────────────────────────────────────────────────────────────────────
def test_fakta_untuk_formulir(umum: Profil):
    fakta = {satu.nama: satu for satu in fakta_diminta("undangan", umum)}
    assert (fakta["tempat"].masukan, fakta["tempat"].wajib) == ("teks", True)
    assert (fakta["tanggal_rapat"].masukan, fakta["mulai"].masukan) == ("tanggal", "jam")
    assert fakta["acara"].masukan == "daftar"
    assert [k.nama for k in fakta["diundang"].kolom] == ["nama", "jabatan", "unit"]
    assert fakta["lampiran"].bawaan == "1 (satu) berkas"
    orang = {k.nama: k for k in fakta["penanda_tangan"].kolom}
    assert orang["jabatan"].bawaan == "Kepala Biro Perencanaan dan Organisasi"
    assert orang["sebutan"].pilihan == ("", "Plt.", "Plh.")
    assert not {"sifat", "tembusan"} & set(fakta), "these come from the profile"


@pytest.mark.parametrize("satu", daftar_jenis(), ids=lambda j: j.nama)
def test_setiap_isian_berlabel_dan_berasal(satu: Any):
    antre, dilihat = [satu.model], set()
    while antre:
        model = antre.pop()
        dilihat.add(model)
        for nama, medan in model.model_fields.items():
            lain = medan.json_schema_extra
            if isinstance(lain, dict):
                assert lain["label"]
                assert lain["asal"] in {"fakta", "alur", "data", "profil"}
            dalam = model_dalam(model, nama)
            if dalam is not None and dalam not in dilihat:
                antre.append(dalam)


# ── signing ───────────────────────────────────────────────────────────────────────────────────────
ORANG = {"nama": "Rukmini Tirtayasa", "nip": "197001011995032001", "pangkat": "Pembina Utama Muda (IV/c)"}


@pytest.mark.parametrize(
    ("lain", "nota_dinas", "nama"),
    [
        ({"jabatan": "Menteri Koordinator"}, False, ["RUKMINI TIRTAYASA"]),
        ({"jabatan": "Menteri Koordinator"}, True, ["RUKMINI TIRTAYASA"]),
        ({"jabatan": "Sekretaris Kementerian Koordinator"}, True, ["Rukmini Tirtayasa"]),
        (
            {"jabatan": "Sekretaris Kementerian Koordinator"},
            False,
            ["Rukmini Tirtayasa", "Pembina Utama Muda (IV/c)", "NIP 197001011995032001"],
        ),
        ({"jabatan": "Deputi Contoh", "eselon": "I"}, True, ["Rukmini Tirtayasa"]),
        (
            {"jabatan": "Kepala Biro Umum", "pangkat": ""},
            True,
            ["Rukmini Tirtayasa", "NIP 197001011995032001"],
        ),
        ({"jabatan": "Kepala Biro Umum", "nip": "", "pangkat": ""}, False, ["Rukmini Tirtayasa"]),
    ],
)
def test_nama_di_bawah_tanda_tangan(lain: dict[str, str], nota_dinas: bool, nama: list[str], umum: Profil):
    assert baris_nama(PenandaTangan(**{**ORANG, **lain}), umum, nota_dinas=nota_dinas) == nama


@pytest.mark.parametrize(
    ("lain", "jabatan"),
    [
        ({"jabatan": "Kepala Biro Umum"}, ["Kepala Biro Umum,"]),
        ({"jabatan": "Menteri Koordinator"}, ["MENTERI KOORDINATOR REPUBLIK INDONESIA,"]),
        ({"jabatan": "Kepala Biro Umum", "sebutan": "Plt."}, ["Plt. Kepala Biro Umum,"]),
        (
            {
                "jabatan": "Kepala Biro Umum",
                "sebutan": "Plh.",
                "atas_nama": "Sekretaris Kementerian Koordinator",
            },
            ["a.n. Sekretaris Kementerian Koordinator", "Plh. Kepala Biro Umum,"],
        ),
        (
            {
                "jabatan": "Kepala Biro Umum",
                "atas_nama": "Sekretaris",
                "untuk_beliau": "Kepala Bagian Rumah Tangga",
            },
            ["a.n. Sekretaris", "Kepala Biro Umum", "u.b. Kepala Bagian Rumah Tangga,"],
        ),
    ],
)
def test_jabatan_di_atas_tanda_tangan(lain: dict[str, str], jabatan: list[str], umum: Profil):
    assert baris_jabatan(PenandaTangan(**{**ORANG, **lain}), umum) == jabatan


@pytest.mark.parametrize(("cara", "ruang"), [("basah", 3), ("tersertifikasi", 5)])
def test_ruang_tanda_tangan_menurut_profil(buat_contoh: Buat, baca_docx: Baca, cara: str, ruang: int):
    """Room for ink, or for what a certifier puts there; nothing calls the log a certified signature."""
    milik = profil("umum-2024", ganti={"tanda_tangan": cara})
    asli = baca_docx(buat_contoh("undangan", tingkat="asli", paraf=[tanda()], profil=milik).docx)
    letak = asli.index(KARO)
    assert asli[letak - ruang : letak] == [""] * ruang
    # between title and room is read the empty cell beside the room
    assert asli[letak - ruang - 2] == "Kepala Biro Perencanaan dan Organisasi,"
    assert "elektronik" not in "\n".join(asli)
    assert "d4d4d4d4" not in "\n".join(asli)


def test_konsep_yang_sudah_ditandatangani_menyebutnya_sekali(buat_contoh: Buat, baca_docx: Baca):
    naskah = buat_contoh("bahan_rapat", paraf=[tanda("Bagus Wirasana")])
    assert "d4d4d4d4" not in "\n".join(baca_docx(naskah.docx))
    assert all("d4d4" not in sel for baris in tabel_paraf(naskah) for sel in baris)


def test_tanda_tangan_gugur_tidak_dicetak_sebagai_tanda_tangan(buat_contoh: Buat, baca_docx: Baca):
    asli = "\n".join(baca_docx(buat_contoh("undangan", tingkat="asli", paraf=[tanda(gugur=True)]).docx))
    assert "elektronik" not in asli
    konsep = "\n".join(baca_docx(buat_contoh("undangan", paraf=[tanda(gugur=True)]).docx))
    assert "gugur" in konsep
    assert "elektronik" not in konsep


def test_tanda_tangan_orang_lain_tidak_hilang_diam_diam(buat_contoh: Buat, baca_docx: Baca):
    with pytest.raises(NaskahError, match="tidak punya tempat"):
        buat_contoh("undangan", tingkat="asli", paraf=[tanda("Orang Lain")])
    konsep = "\n".join(baca_docx(buat_contoh("undangan", paraf=[tanda("Orang Lain")]).docx))
    assert "Orang Lain\nmenandatangani" in konsep


def test_paraf_bukan_tanda_tangan(buat_contoh: Buat, baca_docx: Baca):
    asli = "\n".join(baca_docx(buat_contoh("undangan", tingkat="asli", paraf=[tanda(makna="memaraf")]).docx))
    assert "elektronik" not in asli
    assert "memaraf" not in asli


def tabel_paraf(naskah: Naskah) -> list[list[str]]:
    for tabel in Document(io.BytesIO(naskah.docx)).tables:
        if [sel.text for sel in tabel.rows[0].cells] == ["Jabatan", "Paraf", "Tanggal"]:
            return [[sel.text for sel in baris.cells] for baris in tabel.rows[1:]]
    return []


def test_tabel_paraf_hanya_pada_konsep(buat_contoh: Buat):
    kasubbag, kabag = "Kepala Subbagian Organisasi", "Kepala Bagian Organisasi dan Tata Laksana"
    # the highest rank first; who initials: naskah.md 1.3, SOP steps 7–9 (terbit)
    assert tabel_paraf(buat_contoh("undangan")) == [[kabag, "", ""], [kasubbag, "", ""]]
    baris = replace(tanda("Bagus Wirasana", "memaraf"), jabatan=kabag)
    isi = tabel_paraf(buat_contoh("undangan", paraf=[replace(baris, gugur=True), baris]))
    assert [b[0] for b in isi] == [kabag, kabag, kasubbag]
    assert "gugur" in isi[0][1]
    assert "gugur" not in isi[1][1]
    assert isi[1] == [
        kabag,
        "Bagus Wirasana\nmemaraf",
        "17 November 2026",
    ]
    assert tabel_paraf(buat_contoh("undangan", tingkat="asli", paraf=[baris])) == []
    pengganti = replace(baris, jabatan=f"Plh. {kabag}")
    assert [b[0] for b in tabel_paraf(buat_contoh("undangan", paraf=[pengganti]))] == [
        f"Plh. {kabag}",
        kasubbag,
    ]


# ── kind by kind ──────────────────────────────────────────────────────────────────────────────────
def test_disposisi_mencentang_yang_dipilih_saja(buat_contoh: Buat, baca_docx: Baca):
    teks = baca_docx(buat_contoh("disposisi").docx)
    assert "[X]\tSegera" in teks
    assert "[  ]\tSangat Segera" in teks
    assert "[1]\tKepala Bagian Organisasi dan Tata Laksana" in teks
    assert "[X]\tKepala Bagian Program dan Anggaran" in teks
    assert [t for t in teks if t.startswith("[X]")] == [
        "[X]\tSegera",
        "[X]\tKepala Bagian Program dan Anggaran",
        "[X]\tSelesaikan/tindak lanjuti",
        "[X]\tKoordinasikan",
    ]
    assert "Batas waktu: Jumat, 13 November 2026" in teks


def test_nomor_konsep_bertitik_dan_asli_lengkap(buat_contoh: Buat, baca_docx: Baca):
    konsep = baca_docx(buat_contoh("undangan", {"nomor_urut": "", "tanggal": None}).docx)
    assert "………/Set.PO/OT.01.02/………/………" in konsep
    assert "Jakarta, ………" in konsep
    assert "057/Set.PO/OT.01.02/11/2026" in baca_docx(buat_contoh("undangan", tingkat="asli").docx)


def test_undangan_memakai_kop_biro_usulan_memakai_kop_unit(buat_contoh: Buat, baca_docx: Baca):
    assert "BIRO PERENCANAAN DAN ORGANISASI" in baca_docx(buat_contoh("undangan").docx)
    usulan = baca_docx(buat_contoh("nota_usulan").docx)
    assert "BIRO UMUM" in usulan
    assert "BIRO PERENCANAAN DAN ORGANISASI" not in usulan


def test_urutan_kepala_nota_dinas_dari_profil(buat_contoh: Buat):
    urutan = ["Dari", "Yth.", "Hal", "Tanggal"]
    lain = profil("umum-2024", ganti={"nota_dinas_kepala": urutan})
    dokumen = Document(io.BytesIO(buat_contoh("nota_usulan", profil=lain).docx))
    kepala = next(t for t in dokumen.tables if t.rows[0].cells[0].text == "Dari")
    assert [b.cells[0].text for b in kepala.rows] == urutan


def test_daftar_hadir_kosong_ganjil_kiri_genap_kanan(buat_contoh: Buat):
    dokumen = Document(io.BytesIO(buat_contoh("daftar_hadir", {"baris_kosong": 2}).docx))
    tabel = next(t for t in dokumen.tables if t.rows[0].cells[-1].text == "Tanda tangan")
    assert [b.cells[-1].text for b in tabel.rows[1:]] == ["1.", "\t2.", "3.", "\t4.", "5.", "\t6."]
    assert [b.cells[1].text for b in tabel.rows[5:]] == ["", ""]


def test_daftar_hadir_terisi_menghitung(buat_contoh: Buat):
    dokumen = Document(io.BytesIO(buat_contoh("daftar_hadir_terisi").docx))
    jumlah = next(t for t in dokumen.tables if t.rows[0].cells[-1].text == "Tidak hadir (orang)")
    # two of Biro Umum came; of Inspektorat one came and one had leave (rumus)
    assert [[s.text for s in b.cells] for b in jumlah.rows[1:]] == [
        ["Biro Umum", "2", "2", "0"],
        ["Inspektorat", "2", "1", "1"],
        ["Jumlah", "4", "3", "1"],
    ]


def test_rencana_jadwal_berkolom_sebanyak_hari(buat_contoh: Buat):
    dokumen = Document(io.BytesIO(buat_contoh("rencana_kegiatan").docx))
    tabel = next(t for t in dokumen.tables if t.rows[0].cells[1].text == "Kegiatan")
    kepala = [sel.text for sel in tabel.rows[0].cells]
    assert kepala[3:] == ["3 Nov", "4 Nov", "5 Nov", "6 Nov", "9 Nov"]
    assert all(len(baris.cells) == len(kepala) for baris in tabel.rows)
    lebar = [kolom.width.cm for kolom in tabel.columns]
    assert lebar[:3] == pytest.approx([1.0, 5.9, 3.0], abs=0.02)
    assert lebar[3:] == pytest.approx([0.73] * 5, abs=0.02)


def test_rencana_menolak_jadwal_di_luar_hari_kerja(umum: Profil, contoh_isi: Mapping[str, Any]):
    isi = contoh_isi["rencana_kegiatan"][1]()
    isi["jadwal"][0]["mulai"] = dt.date(2026, 11, 1)
    assert [s.kolom for s in kekurangan("rencana_kegiatan", isi, umum)] == ["jadwal"]


def test_bahan_rapat_memuat_angka_hasil(buat_contoh: Buat, contoh_isi: Mapping[str, Any], baca_docx: Baca):
    isi = contoh_isi["bahan_rapat"][1]()
    teks = baca_docx(buat_contoh("bahan_rapat").docx)
    for unit in isi["unit"]:
        assert f"{unit['nama']} ({unit['kode']})" in teks
        for satu in unit["jabatan"]:
            assert {satu["nama"], satu["kebutuhan"], satu["beban_jam"]} <= set(teks)


# ── templates of one's own, paper and font ────────────────────────────────────────────────────────
def test_templat_sendiri_dari_folder(tmp_path: Path, buat_contoh: Buat, baca_docx: Baca):
    dokumen = Document(io.BytesIO(templat_bawaan("undangan")))
    dokumen.add_paragraph("Kalimat juru ketik untuk {{ pimpinan }}")
    dokumen.styles["Normal"].font.name = "Calibri"
    dokumen.save(tmp_path / "undangan.docx")
    naskah = buat_contoh("undangan", templat=tmp_path)
    assert "Kalimat juru ketik untuk Kepala Bagian Organisasi dan Tata Laksana" in baca_docx(naskah.docx)
    assert Document(io.BytesIO(naskah.docx)).styles["Normal"].font.name == "Calibri"
    assert buat_contoh("disposisi", templat=tmp_path) == buat_contoh("disposisi")
    with pytest.raises(TemplatError, match="tidak ada"):
        buat_contoh("undangan", templat=tmp_path / "tiada")


def test_kertas_dan_huruf_dari_profil(buat_contoh: Buat):
    lain = profil(
        "umum-2024",
        ganti={
            "kertas": {"korespondensi": "F4"},
            "huruf": {"korespondensi": {"nama": "Tahoma", "ukuran": "12"}},
        },
    )
    dokumen = Document(io.BytesIO(buat_contoh("rencana_kegiatan", profil=lain).docx))
    ukuran = [(round(b.page_width.mm), round(b.page_height.mm)) for b in dokumen.sections]
    assert ukuran == [(215, 330), (330, 215)]
    huruf = dokumen.styles["Normal"].font
    assert (huruf.name, huruf.size.pt) == ("Tahoma", 12)
