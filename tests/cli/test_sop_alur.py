"""Guards abk.cli.sop: a whole case by command: two units, a decision, a return, a counter-proposal, a
deputy, the archive.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest


@pytest.fixture(scope="module")
def jalan(buat_meja: Callable[[], Any]) -> SimpleNamespace:
    """The case, and what the commands said on the way."""
    m = buat_meja()
    kata: dict[str, Any] = {"mulai": m.mulai()}
    m.sampai("10")
    putusan = [
        {
            "kode_jabatan": "A-2",
            "nomor": "1",
            "kolom": "volume",
            "lama": "10",
            "baru": "8",
            "alasan": "Dicatat",
        },
        {
            "kode_jabatan": "A-2",
            "nomor": "2",
            "kolom": "norma_waktu",
            "lama": "30",
            "baru": "25",
            "alasan": "Diukur",
        },
    ]
    for nomor, satu in enumerate(putusan):
        berkas = m.tulis(f"putusan-{nomor}.yaml", [satu])
        kata[f"putusan {nomor}"] = m(
            *("sop", "putuskan", m.alamat, "--unit", "A", "--berkas", berkas), *m.tanda("p-kasubbag")
        )
    urut = m.alur.keadaan.semua_putusan[-1].urut
    kata["cabut"] = m("sop", "cabut", m.alamat, urut + 1, "--alasan", "Salah catat", *m.tanda("p-kasubbag"))
    for unit in "AB":
        m.maju("10", unit)
        m.maju("11", unit)
    kata["kembali"] = m(
        *(
            "sop",
            "kembalikan",
            m.alamat,
            "12",
            "--ke",
            "11",
            "--unit",
            "B",
            "--alasan",
            "Notula belum lengkap",
        ),
        *m.tanda("p-kabag"),
    )
    kata["berjalan"] = m("sop", "status", m.alamat, "--rinci")
    kata["tugas"] = m("sop", "status", m.alamat, "--pelaku", "p-kasubbag")
    m.maju("11", "B")
    for unit in "AB":
        m.maju("12", unit)
    usul = {"nomor": "1", "kolom": "volume", "lama": "4", "baru": "5", "alasan": "Register menunjukkan lima"}
    m.maju("13", "A", "--jawaban", m.jawaban("A"))
    m.maju("13", "B", "--jawaban", m.jawaban("B", B_2={"status": "sesuai_dengan_perbaikan", "usul": [usul]}))
    for unit in "AB":
        m.maju("13a", unit)
    kata["14"] = m.maju("14")
    m.sampai("16")
    m("sop", "kunci", m.folder / "p-plh.kunci")
    rencana = m.rencana()["pejabat"]
    from abk.sop import buka_kunci  # noqa: PLC0415

    plh = {**rencana[3], "id": "p-plh", "nama": "Rekaan Pengganti"}
    plh["kunci"] = buka_kunci(m.folder / "p-plh.kunci", "kuda benar baterai staples").publik
    plh["tugas"] = [{"peran": "sesmenko", "sejak": "2026-01-01", "sebutan": "Plh."}]
    kata["tunjuk"] = m(
        *(
            "sop",
            "tunjuk",
            m.alamat,
            "--berkas",
            m.tulis("plh.yaml", {"pejabat": [plh]}),
            "--alasan",
            "Dinas luar",
        ),
        *m.tanda("p-karo"),
    )
    nomor = m.tulis("fakta-16.yaml", {"nota_dinas_menko": {"nomor_urut": "045"}})
    m("sop", "maju", m.alamat, "16", "--fakta", nomor, *m.tanda("p-plh"))
    m.maju("17")
    kata["18"] = m.maju("18")
    kata["selesai"] = m("sop", "status", m.alamat)
    kata["ekspor"] = m("sop", "ekspor", m.alamat, "--keluar", m.folder / "ekspor")
    return SimpleNamespace(meja=m, kata=kata, alur=m.alur)


def test_alur_selesai(jalan: SimpleNamespace):
    k = jalan.alur.keadaan
    assert k.selesai
    assert {"kepmenko_asli", "lembar_bukti", "berita_acara:A", "berita_acara:B"} <= set(k.slot)
    assert "Alur selesai." in jalan.kata["18"].stdout
    assert (
        "16 dari 16 langkah SOP selesai; 1 kali dikembalikan; 1 persetujuan gugur."
        in jalan.kata["selesai"].stdout
    )


def test_putusan_dan_usul_sampai_ke_data_akhir(jalan: SimpleNamespace):
    """rumus: volumes as decided and proposed; the withdrawn decision has left no trace in the data."""
    tugas = jalan.alur.data("data_akhir").uraian_tugas
    nilai = {
        (r.kode_jabatan, str(r.nomor)): (float(r.volume), float(r.norma_waktu)) for r in tugas.itertuples()
    }
    assert nilai["A-2", "1"] == (8, 120)
    assert nilai["A-2", "2"] == (3, 30)
    assert nilai["B-2", "1"] == (5, 180)
    assert "Usul unit yang diterima" in jalan.kata["14"].stdout


def test_pengembalian_menyebut_yang_gugur_sebelum_ditandatangani(jalan: SimpleNamespace):
    kata = jalan.kata["kembali"].stdout
    assert "Persetujuan yang akan gugur" in kata
    assert "Kasubbag Organisasi" in kata
    assert "Giliran: Kasubbag Organisasi, langkah 11 (B)" in kata


def test_status_menyebut_giliran_dan_yang_gugur(jalan: SimpleNamespace):
    kata = jalan.kata["berjalan"].stdout
    assert "Kabag Ortala, p-kabag" in kata  # unit A at step 12
    assert "gugur oleh catatan" in kata
    assert "Keputusan rapat pada catatan" in kata
    tugas = jalan.kata["tugas"].stdout
    assert "menyelesaikan" in tugas
    assert "mencatat keputusan rapat" in tugas


def test_pelaksana_harian_tercatat(jalan: SimpleNamespace):
    setuju = next(p for p in jalan.alur.keadaan.berlaku if p.langkah == "16")
    assert (setuju.pelaku, setuju.sebutan) == ("p-plh", "Plh.")


def test_tidak_ada_nama_dalam_catatan(jalan: SimpleNamespace):
    catatan = "".join(e.baris for e in jalan.alur.peristiwa)
    assert "Rekaan" not in catatan
    semua = "".join(h.stdout + h.stderr for h in jalan.kata.values())
    assert "Rekaan Karo" not in semua
    assert "kuda benar" not in semua


def test_ekspor_terbukti_dengan_kepala_tercetak(jalan: SimpleNamespace):
    m, kepala = jalan.meja, jalan.alur.kepala
    hasil = m("sop", "verifikasi", m.folder / "ekspor", "--kepala", kepala)
    assert "SAH, dan cocok" in hasil.stdout
    assert m("sop", "verifikasi", m.alamat, "--kepala", kepala).exit_code == 0


def test_alur_yang_selesai_tidak_dapat_dilanjutkan(jalan: SimpleNamespace):
    m = jalan.meja
    hasil = m.maju("18", kode=1)
    assert "belum gilirannya" in hasil.stderr
    m.tulis("baru.docx", "isi")
    salah = m(
        *("sop", "ubah", m.alamat, "undangan", m.folder / "baru.docx", "--alasan", "Perlu diganti"),
        *m.tanda("p-kasubbag"),
        kode=1,
    )
    assert "Gagal" in salah.stderr
