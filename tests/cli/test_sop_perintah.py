"""Guards abk.cli.sop: what the commands refuse, ask and say; each refusal leaves the case as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from abk.cli.sop.kasus import contoh
from abk.cli.sop.rencana import baca_rencana

CONTOH = contoh("rencana")
CONTOH_PUTUSAN = contoh("putusan")


@pytest.fixture(scope="module")
def awal(buat_meja: Callable[[], Any]) -> Any:
    """A case that stands at step 1."""
    m = buat_meja()
    m.mulai()
    return m


# ── keys ──────────────────────────────────────────────────────────────────────────────────────────
def test_kunci_ditanya_dua_kali_tanpa_tampil(awal: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ABK_FRASA")
    frasa = "empat kata acak saja"
    hasil = awal("sop", "kunci", awal.folder / "baru.kunci", masukan=f"{frasa}\n{frasa}\n")
    assert "Kunci publik: " in hasil.stdout
    assert frasa not in hasil.stdout + hasil.stderr
    assert (awal.folder / "baru.kunci").stat().st_mode & 0o077 == 0
    assert b"ENCRYPTED" in (awal.folder / "baru.kunci").read_bytes()


def test_frasa_kedua_lain(awal: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ABK_FRASA")
    hasil = awal(
        "sop", "kunci", awal.folder / "lain.kunci", masukan="empat kata acak\nempat kata lain\n", kode=1
    )
    assert "tidak sama" in hasil.stderr
    assert not (awal.folder / "lain.kunci").exists()


def test_kunci_lama_tidak_ditimpa(awal: Any):
    lama = (awal.folder / "p-karo.kunci").read_bytes()
    assert "sudah ada" in awal("sop", "kunci", awal.folder / "p-karo.kunci", kode=1).stderr
    assert (awal.folder / "p-karo.kunci").read_bytes() == lama


def test_frasa_bukan_pilihan_perintah(awal: Any):
    """A passphrase in the call would stay in the history of the shell."""
    for perintah in ("kunci", "maju", "mulai", "putuskan", "kembalikan"):
        assert awal("sop", perintah, "--frasa", "x", kode=2).exit_code == 2


@pytest.mark.parametrize(
    ("siapa", "berkas", "kata"),
    [
        ("p-karo", "p-kabag.kunci", "bukan kunci p-karo"),
        ("p-asing", "p-karo.kunci", "p-asing"),
        ("p-kabag", "p-kabag.kunci", "bukan Karo PO"),
        ("p-karo", "tidak-ada.kunci", "tidak terbaca"),
    ],
)
def test_yang_tidak_berhak_ditolak(awal: Any, siapa: str, berkas: str, kata: str):
    kepala = awal.alur.kepala
    hasil = awal(
        "sop", "maju", awal.alamat, "1", "--pelaku", siapa, "--kunci", awal.folder / berkas, "--ya", kode=1
    )
    assert kata in hasil.stderr
    assert awal.alur.kepala == kepala


def test_frasa_salah(awal: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ABK_FRASA", "frasa yang keliru")
    hasil = awal("sop", "maju", awal.alamat, "1", *awal.tanda("p-karo"), kode=1)
    assert "frasa sandi salah" in hasil.stderr
    assert "keliru" not in hasil.stderr


# ── asking before signing ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("jawab", ["\n", "tidak\n", "y\n"])
def test_tanpa_ya_tidak_ada_yang_dicatat(awal: Any, jawab: str):
    kepala = awal.alur.kepala
    tanda = [t for t in awal.tanda("p-karo") if t != "--ya"]
    hasil = awal("sop", "maju", awal.alamat, "1", *tanda, masukan=jawab, kode=1)
    assert "Tidak jadi" in hasil.stdout
    assert "Lembar disposisi Karo PO" in hasil.stdout
    assert awal.alur.kepala == kepala


def test_lihat_menulis_naskah_tanpa_mencatat(awal: Any):
    kepala = awal.alur.kepala
    tanda = [t for t in awal.tanda("p-karo") if t != "--ya"]
    folder = awal.folder / "lihat"
    awal("sop", "maju", awal.alamat, "1", *tanda, "--lihat", folder, masukan="\n", kode=1)
    assert {p.name for p in folder.iterdir()} == {"disposisi_karo_1.docx", "disposisi_karo_1.html"}
    html = (folder / "disposisi_karo_1.html").read_text(encoding="utf-8")
    assert "default-src &#x27;none&#x27;" in html
    assert awal.alur.kepala == kepala


# ── what is missing, all at once ──────────────────────────────────────────────────────────────────
def test_isian_yang_kurang_disebut_semua(buat_meja: Callable[[], Any]):
    m = buat_meja()
    m.mulai()
    m.maju("1")
    hasil = m("sop", "maju", m.alamat, "2", *m.tanda("p-kabag"), kode=1)
    assert "Tempat/Media: belum diisi" in hasil.stderr
    assert "Pokok pembicaraan: belum diisi" in hasil.stderr


def test_usulan_yang_belum_ada(buat_meja: Callable[[], Any]):
    m = buat_meja()
    m.mulai(usulan="")
    hasil = m.maju("1", kode=1)
    assert "Usulan unit organisasi" in hasil.stderr
    assert "abk sop lampirkan" in hasil.stderr
    m.tulis("u.txt", "usulan")
    lampir = [
        "sop",
        "lampirkan",
        m.alamat,
        "usulan_program_kerja",
        m.folder / "u.txt",
        "--keterangan",
        "Usulan",
    ]
    m(*lampir, *m.tanda("p-unit-a"))
    m.maju("1")


def test_rencana_yang_salah_disebut_semua(buat_meja: Callable[[], Any]):
    m = buat_meja()
    isi = m.rencana(unit=["A", "X"])
    isi["pejabat"][0] |= {"kunci": "bukan-kunci", "nip": "123", "warna": "biru"}
    isi["pejabat"][1]["tugas"] = [{"peran": "raja", "sejak": "2026-13-01"}]
    berkas = m.tulis("salah.yaml", isi)
    hasil = m("sop", "mulai", m.alamat, "--berkas", berkas, *m.tanda("p-karo"), kode=1)
    for kata in (
        "kunci: bukan kunci publik",
        "nip: bukan 18 angka",
        "warna: kunci tidak dikenal",
        "'raja'",
        "bukan tanggal",
    ):
        assert kata in hasil.stderr
    unit = m.tulis("unit.yaml", m.rencana(unit=["A", "X", "K"], usulan=""))
    hasil = m("sop", "mulai", m.alamat, "--berkas", unit, *m.tanda("p-karo"), kode=1)
    assert "unit X tidak ada" in hasil.stderr
    assert "unit A sudah termasuk dalam K" in hasil.stderr
    assert "Gudang belum berisi alur" in m("sop", "status", m.alamat, kode=1).stderr


def test_contoh_rencana_dapat_diisi(buat_meja: Callable[[], Any]):
    m = buat_meja()
    assert m("sop", "mulai", "--contoh").stdout == CONTOH
    teks = CONTOH.replace("GANTI-DENGAN-SIDIK-JARI", "ab" * 32)
    rencana = baca_rencana(m.tulis("contoh.yaml", teks))
    assert len(rencana.semua) == len(rencana.nama) == 7
    assert rencana.pejabat[0].tugas[0].sebutan == ""


def test_contoh_putusan_terbaca():
    assert yaml.safe_load(CONTOH_PUTUSAN)[0]["kolom"] == "volume"


@pytest.mark.parametrize(
    "kata",
    [
        ["sop", "mulai", "ALAMAT"],
        ["sop", "putuskan", "ALAMAT"],
        ["sop", "maju", "ALAMAT", "1"],
        ["sop", "status", "ALAMAT", "--pelaku", "p-asing"],
        ["sop", "simulasi", "--unit", "0"],
        ["sop", "simulasi", "--kembali", "1"],
        ["sop", "beban", "--putaran", "0"],
        ["sop", "kunci"],
        ["sop", "asing"],
    ],
)
def test_panggilan_salah(awal: Any, kata: list[str]):
    awal(*(awal.alamat if k == "ALAMAT" else k for k in kata), kode=2)


def test_putusan_yang_tidak_cocok_adalah_kesalahan_data(buat_meja: Callable[[], Any]):
    m = buat_meja()
    m.mulai()
    m.sampai("10")
    kepala = m.alur.kepala
    satu = {
        "kode_jabatan": "A-2",
        "nomor": "1",
        "kolom": "volume",
        "lama": "99",
        "baru": "8",
        "alasan": "Dicatat",
    }
    perintah = ["sop", "putuskan", m.alamat, "--unit", "A", "--berkas"]
    hasil = m(*perintah, m.tulis("p.yaml", [satu]), *m.tanda("p-kasubbag"), kode=1)
    assert "99" in hasil.stderr
    kurang = [{"kode_jabatan": "A-2"}, {"nomor": "1"}]
    hasil = m(*perintah, m.tulis("k.yaml", kurang), *m.tanda("p-kasubbag"), kode=1)
    assert "keputusan rapat 1" in hasil.stderr
    assert "keputusan rapat 2" in hasil.stderr
    m(*perintah[:4], "Z", "--berkas", m.folder / "p.yaml", *m.tanda("p-kasubbag"), kode=2)
    assert m.alur.kepala == kepala


# ── forms ─────────────────────────────────────────────────────────────────────────────────────────
def test_formulir_memuat_pertanyaan_dan_usul(awal: Any):
    teks = awal("sop", "isian", awal.alamat, "1").stdout
    isi = yaml.safe_load(teks)
    assert isi["disposisi_karo_1"]["perihal"] == "Penyusunan: Analisis beban kerja uji"
    assert "# Asal naskah (wajib)" in teks
    berkas = awal.folder / "f1.yaml"
    awal("sop", "isian", awal.alamat, "1", "--fakta", berkas)
    assert yaml.safe_load(berkas.read_text(encoding="utf-8")) == isi
    assert "tidak ditimpa" in awal("sop", "isian", awal.alamat, "1", "--fakta", berkas, kode=1).stderr


def test_formulir_yang_tidak_diisi_memakai_bawaan(buat_meja: Callable[[], Any]):
    """The form as it was written can be handed back: step 1 asks nothing that is not suggested."""
    m = buat_meja()
    m.mulai()
    m("sop", "isian", m.alamat, "1", "--fakta", m.folder / "f.yaml")
    m("sop", "maju", m.alamat, "1", "--fakta", m.folder / "f.yaml", *m.tanda("p-karo"))
    assert "langkah 4" in m("sop", "isian", m.alamat, "4").stdout


def test_jawaban_tiap_jabatan(buat_meja: Callable[[], Any]):
    m = buat_meja()
    m.mulai(unit=["A"], pejabat=[p for p in m.rencana()["pejabat"] if p["id"] != "p-unit-b"])
    m.sampai("10")
    for langkah in ("10", "11", "12"):
        m.maju(langkah, "A")
    tanpa = m.maju("13", "A", kode=1)
    assert "13 --unit A --jawaban jawaban-13-A.yaml" in tanpa.stderr
    berkas = m.folder / "j.yaml"
    m("sop", "isian", m.alamat, "13", "--unit", "A", "--jawaban", berkas)
    teks = berkas.read_text(encoding="utf-8")
    assert "Analis Alfa: kebutuhan" in teks
    kosong = m.maju("13", "A", "--jawaban", berkas, kode=1)
    assert "A-1" in kosong.stderr
    assert "A-2" in kosong.stderr
    tolak = m.jawaban("A", A_2={"status": "tidak_sesuai", "catatan": "Volume keliru"})
    assert "Kembalikan konsep data" in m.maju("13", "A", "--jawaban", tolak, kode=1).stderr
    m(
        *("sop", "kembalikan", m.alamat, "13", "--ke", "11", "--unit", "A", "--alasan", "Volume keliru"),
        *("--jawaban", tolak),
        *m.tanda("p-unit-a"),
    )
    assert m.alur.keadaan.posisi_unit["A"] == "11"
