"""Guards abk.store.cadangan, abk.store.salinan: backups: made whole, proved on restore, refused when
touched.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import make_url

import abk
from abk.files import sidik_berkas
from abk.store import CadanganError, Gudang, beri_peran, buka, cadangkan, pulihkan, salinan
from abk.store import cadangan as modul

pytestmark = pytest.mark.xdist_group("store")


@pytest.fixture
def tujuan(request: pytest.FixtureRequest, alamat: str, tmp_path: Path) -> str:
    if alamat.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/pulih.db"
    s = request.getfixturevalue("server")
    return s.alamat(s.basis_data())


def test_cadangkan_lalu_pulihkan(gudang: Gudang, tujuan: str, tmp_path: Path):
    gudang.simpan_draf(gudang.lembar("01.02-1").dengan(bezetting=4), versi_dasar=1, oleh="Analis")
    gudang.ajukan("01.02-1", 2, "Kepala")
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    gudang.simpan_unit(oleh="Ortala", kode_unit="01.03", nama_unit="sesudah cadangan")
    pulih = pulihkan(berkas, tujuan)
    pd.testing.assert_frame_equal(pulih.kegiatan().hasil, gudang.kegiatan().hasil)
    assert pulih.lembar("01.02-1", 1) == gudang.lembar("01.02-1", 1)
    assert pulih.lembar("01.02-1") == gudang.lembar("01.02-1")
    pd.testing.assert_frame_equal(pulih.riwayat(), gudang.riwayat().iloc[:-1])
    # the restored store lives on, with its guards
    pulih.kembalikan("01.02-1", "Ortala", "perbaiki")
    assert pulih.riwayat().iloc[-1]["apa"] == "kembalikan"


def test_folder_bertanda_ganjil(alamat_sqlite: str, isi: Callable[[str], Gudang], tmp_path: Path):
    """What means something in an address is a name in a folder."""
    folder = tmp_path / "a?b#c%41"
    folder.mkdir()
    berkas = cadangkan(isi(alamat_sqlite), folder / "c.abk")
    assert len(pulihkan(berkas, f"sqlite:///{tmp_path}/pulih.db").kegiatan().unit) == 4


def test_bukti_menyebut_kebutuhan(gudang: Gudang, tmp_path: Path):
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    bukti = json.loads((tmp_path / "c.abk.json").read_text(encoding="utf-8"))
    hasil = gudang.kegiatan().hasil
    assert bukti["sha256"] == sidik_berkas(berkas)
    assert bukti["kebutuhan"] == {
        k: [repr(float(r.kebutuhan)), r.kebutuhan_bulat] for k, r in hasil.iterrows()
    }
    assert bukti["kebutuhan_bulat"] == hasil["kebutuhan_bulat"].sum()
    assert bukti["jumlah_baris"]["lembar"] == 3
    assert berkas.stat().st_mode & 0o077 == 0  # answers are not for everybody on the machine


@pytest.mark.serangan("pembaca", "mengubah cadangan", "ketahuan")
def test_cadangan_rusak_ditolak(gudang: Gudang, tujuan: str, tmp_path: Path):
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    isi = bytearray(berkas.read_bytes())
    isi[len(isi) // 2] ^= 1
    berkas.write_bytes(isi)
    with pytest.raises(CadanganError, match="kode verifikasinya tidak cocok"):
        pulihkan(berkas, tujuan)
    if tujuan.startswith("sqlite"):
        assert not (tmp_path / "pulih.db").exists()


@pytest.mark.serangan("pembaca", "mengubah angka di dalam cadangan beserta sidik berkasnya", "ketahuan")
def test_kebutuhan_dihitung_ulang(gudang: Gudang, tujuan: str, tmp_path: Path):
    """Bytes as they were, but the figures beside them say another need: refused."""
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    bukti = tmp_path / "c.abk.json"
    isi = json.loads(bukti.read_text(encoding="utf-8"))
    isi["kebutuhan"]["01.03-1"][1] += 1
    bukti.write_text(json.dumps(isi), encoding="utf-8")
    with pytest.raises(CadanganError, match=r"kebutuhan 1 jabatan berbeda \(01.03-1\)"):
        pulihkan(berkas, tujuan)
    if tujuan.startswith("sqlite"):
        assert not (tmp_path / "pulih.db").exists()


def test_jumlah_baris_dihitung_ulang(gudang: Gudang, tujuan: str, tmp_path: Path):
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    bukti = tmp_path / "c.abk.json"
    bukti.write_text(bukti.read_text(encoding="utf-8").replace('"unit": 4', '"unit": 5'), encoding="utf-8")
    with pytest.raises(CadanganError, match="jumlah baris unit"):
        pulihkan(berkas, tujuan)


def test_tidak_menimpa(gudang: Gudang, alamat: str, tmp_path: Path):
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    with pytest.raises(CadanganError, match="sudah ada"):
        cadangkan(gudang, berkas)
    with pytest.raises(CadanganError, match="sudah"):
        pulihkan(berkas, alamat)
    assert len(gudang.daftar_lembar()) == 3


@pytest.mark.parametrize("hilang", ["c.abk", "c.abk.json"])
def test_tanpa_pasangannya(gudang: Gudang, tujuan: str, tmp_path: Path, hilang: str):
    berkas = cadangkan(gudang, tmp_path / "c.abk")
    (tmp_path / hilang).unlink()
    with pytest.raises(CadanganError, match="tidak ada"):
        pulihkan(berkas, tujuan)


def test_jenis_basis_data_harus_sama(alamat_sqlite: str, alamat_pg: str, isi, tmp_path: Path):
    berkas = cadangkan(isi(alamat_sqlite), tmp_path / "c.abk")
    with pytest.raises(CadanganError, match="sqlite tidak dapat dipulihkan ke postgresql"):
        pulihkan(berkas, alamat_pg)


def test_berkas_sqlite_yang_rusak_di_dalam(alamat_sqlite: str, isi, tmp_path: Path):
    """A hash that fits does not help a file whose pages are torn."""
    berkas = cadangkan(isi(alamat_sqlite), tmp_path / "c.abk")
    with sqlite3.connect(berkas) as c:
        c.execute("PRAGMA writable_schema=ON")
        c.execute("UPDATE sqlite_master SET rootpage = rootpage + 1 WHERE name = 'lembar_versi'")
    c.close()
    bukti = tmp_path / "c.abk.json"
    isi_bukti = json.loads(bukti.read_text(encoding="utf-8")) | {"sha256": sidik_berkas(berkas)}
    bukti.write_text(json.dumps(isi_bukti), encoding="utf-8")
    with pytest.raises(CadanganError, match=r"Cadangan 'c\.abk' rusak"):
        pulihkan(berkas, f"sqlite:///{tmp_path}/pulih.db")
    assert not (tmp_path / "pulih.db").exists()


def test_tanpa_sisa_berkas(gudang: Gudang, tmp_path: Path):
    sebelum = {p.name for p in tmp_path.iterdir()}
    cadangkan(gudang, tmp_path / "c.abk")
    assert {p.name for p in tmp_path.iterdir()} - sebelum == {"c.abk", "c.abk.json"}


@pytest.mark.parametrize("ke", [1, 2, 3])
def test_disk_penuh_tidak_meninggalkan_separuh(gudang: Gudang, ke: int, tmp_path: Path, monkeypatch):
    """Backup and proof are there together or not at all; the disk is named; the same name serves again."""
    (tmp_path / "b").mkdir()
    asli, kini = os.fsync, itertools.count(1)

    def penuh(nomor: int) -> None:
        if next(kini) == ke and not stat.S_ISDIR(os.fstat(nomor).st_mode):
            raise OSError(errno.ENOSPC, "penuh")
        asli(nomor)

    monkeypatch.setattr(os, "fsync", penuh)
    if ke != 2:  # the folder of the proof, after which nothing can be told
        with pytest.raises(CadanganError, match="ruang disk habis"):
            cadangkan(gudang, tmp_path / "b" / "c.abk")
        assert list((tmp_path / "b").iterdir()) == []
    cadangkan(gudang, tmp_path / "b" / "c.abk")
    assert {p.name for p in (tmp_path / "b").iterdir()} == {"c.abk", "c.abk.json"}


def test_gudang_kosong_dapat_dicadangkan(alamat: str, tujuan: str, tmp_path: Path):
    berkas = cadangkan(buka(alamat, buat=True), tmp_path / "c.abk")
    assert len(pulihkan(berkas, tujuan).riwayat()) == 0


def test_tanpa_alat_postgresql(alamat_pg: str, isi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(salinan, "cari", lambda _: None)
    with pytest.raises(CadanganError, match="pg_dump tidak ada"):
        cadangkan(isi(alamat_pg), tmp_path / "c.abk")
    assert not (tmp_path / "c.abk").exists()


def test_pilihan_alamat_sampai_ke_pg_dump(server, isi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whatever an address says of its connection holds for the tools, too; only the password is kept back."""
    db, lain = server.basis_data(), server.basis_data()
    isi(server.alamat(db)).tutup()
    rahasia = str(make_url(server.alamat(db)).password)
    sandi = tmp_path / "sandi"
    kata = rahasia.replace("\\", "\\\\").replace(":", "\\:")  # as the file wants it
    sandi.write_text(f"*:*:*:*:{kata}\n", encoding="utf-8")
    sandi.chmod(0o600)
    (tmp_path / "layanan").write_text(f"[abk]\nhost=127.0.0.1\nport={server.port}\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "layanan"))
    asli, panggilan = subprocess.run, []

    def jalankan(perintah, **lain):
        panggilan.append(perintah)
        return asli(perintah, **lain)

    monkeypatch.setattr(salinan.subprocess, "run", jalankan)
    akhir = f"service=abk&passfile={sandi}&application_name=cadangan%20malam"
    berkas = cadangkan(buka(f"postgresql+psycopg://abk_pemilik@/{db}?{akhir}"), tmp_path / "c.abk")
    pulihkan(berkas, f"postgresql+psycopg://abk_pemilik@/{lain}?{akhir}").tutup()
    assert all("application_name='cadangan malam'" in " ".join(p) for p in panggilan)
    dengan_sandi = make_url(f"postgresql+psycopg://abk_pemilik@/{db}?service=abk").set(password=rahasia)
    cadangkan(buka(dengan_sandi.render_as_string(hide_password=False)), tmp_path / "d.abk")
    assert [Path(p[0]).name for p in panggilan] == ["pg_dump", "pg_restore", "pg_dump"]
    assert not any(rahasia in kata for p in panggilan for kata in p)


def test_peran_ikut_dipulihkan(server, isi, tmp_path: Path):
    db, lain = server.basis_data(), server.basis_data()
    g = isi(server.alamat(db))
    nama = f"umum_{db[2:]}"
    beri_peran(g, nama, "unit", "01.03", oleh="Ortala", sandi="abc")
    pulihkan(cadangkan(g, tmp_path / "c.abk"), server.alamat(lain))
    milik = buka(server.alamat(lain, nama, "abc"))
    assert list(milik.daftar_lembar()["kode_jabatan"]) == ["01.03-1"]


def test_contoh_dicadangkan_dan_cocok(alamat_sqlite: str, tmp_path: Path):
    g = buka(alamat_sqlite, buat=True)
    g.impor_kegiatan(abk.open("contoh"), "Ortala")
    pulih = pulihkan(cadangkan(g, tmp_path / "c.abk"), f"sqlite:///{tmp_path}/pulih.db")
    hasil = pulih.kegiatan().hasil
    assert (len(hasil), hasil["kebutuhan_bulat"].sum(), hasil["bezetting"].sum()) == (
        312,
        432,
        390,
    )  # regresi
    pd.testing.assert_frame_equal(hasil, abk.open("contoh").hasil)


def test_sandi_tidak_di_argumen(alamat_pg: str, isi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Arguments of a process are read by everybody on the machine."""
    terlihat: list[list[str]] = []
    asli = salinan.subprocess.run

    def intip(perintah, **sisa):
        terlihat.append(perintah)
        return asli(perintah, **sisa)

    g = isi(alamat_pg)
    monkeypatch.setattr(salinan.subprocess, "run", intip)
    cadangkan(g, tmp_path / "c.abk")
    sandi = str(g.sambungan.alamat.url.password)[-8:]  # a part that no quoting changes
    assert terlihat
    assert not any(sandi in bagian for perintah in terlihat for bagian in perintah)
    assert modul.berkas_bukti(tmp_path / "c.abk").exists()


@pytest.mark.parametrize("kolom", ["unit.eselon", "jabatan.jenjang", "jabatan.kelas_jabatan"])
def test_skema_tanpa_kolom_yang_ditambahkan_kemudian(
    alamat_sqlite: str, isi: Callable[[str], Gudang], tmp_path: Path, kolom: str
):
    """Before a migration that adds a column, a store has none: its backup is proved by its rows."""
    isi(alamat_sqlite).sambungan.tutup()
    tabel, nama = kolom.split(".")
    with closing(sqlite3.connect(alamat_sqlite.removeprefix("sqlite:///"))) as c:
        c.execute(f"ALTER TABLE {tabel} DROP COLUMN {nama}")
        c.commit()
    berkas = Path(alamat_sqlite.removeprefix("sqlite:///"))
    angka = modul._angka_sqlite(berkas)
    assert (angka["kebutuhan"], angka["sebab"]) == (None, "SkemaError")
    assert angka["jumlah_baris"]["jabatan"] == 3
    assert angka["temuan"] == []
    modul._cocokkan(angka, modul._angka_sqlite(berkas))
