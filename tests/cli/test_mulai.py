"""Guards abk.cli.mulai, abk.cli.organisasi: from nothing to a kegiatan, its units and posts, by command."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from abk.cli import app
from abk.store import buka

jalan = CliRunner()
UNIT = "SET;Sekretariat|SET.1;Biro Umum;SET"


def _jalankan(*kata: str, isi: str | None = None):
    return jalan.invoke(app, list(kata), input=isi)


def _mulai(tujuan: str, *lain: str):
    return _jalankan(
        "mulai", tujuan, "--instansi", "Kementerian Uji", "--tahun", "2026", "--unit", UNIT, *lain
    )


@pytest.mark.parametrize("tujuan", ["abk-2026", "abk-2026.xlsx", "sqlite:///abk.db"])
def test_setiap_perintah_yang_dicetak_berjalan(tujuan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What comes next works as it is printed; a report of the examples is refused."""
    monkeypatch.chdir(tmp_path)
    hasil = _mulai(tujuan)
    assert hasil.exit_code == 0, hasil.stderr
    dicetak = re.findall(r": (abk .+)$", hasil.stdout, re.MULTILINE)
    assert len(dicetak) >= 2
    for satu in dicetak:
        kata = shlex.split(satu)[1:]
        if kata[0] in {"periksa", "laporan"}:
            hasil = _jalankan(*kata)
            assert "Traceback" not in hasil.stdout + hasil.stderr
            if "://" not in tujuan:
                assert hasil.exit_code == 1
                assert "baris contoh, bukan data" in hasil.stdout + hasil.stderr


def test_tanpa_isian_disebut_yang_kurang_dengan_contoh():
    hasil = _jalankan("mulai", "folder")
    assert hasil.exit_code == 2
    assert "Nama instansi belum disebut" in hasil.stderr
    assert "abk mulai data/abk --instansi" in hasil.stderr


def test_unit_dan_jabatan(tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    (tmp_path / "jabatan.csv").write_text(
        "Nama jabatan;Unit;Jenis;Jumlah pegawai\nKepala Biro Umum;Biro Umum;;1\nAnalis;SET.1;JFU;2\n",
        encoding="utf-8",
    )
    assert _jalankan("unit", "tambah", alamat, "SET", "--nama", "Sekretariat").exit_code == 0
    salah = _jalankan("unit", "tambah", alamat, "SET.1", "--nama", "Biro Umum", "--induk", "SETX")
    assert (salah.exit_code, "tidak ada: SETX" in salah.stderr) == (2, True)
    assert (
        _jalankan("unit", "tambah", alamat, "SET.1", "--nama", "Biro Umum", "--induk", "SET").exit_code == 0
    )
    ganda = _jalankan("unit", "tambah", alamat, "SET.1", "--nama", "Biro Umum")
    assert "sudah ada" in ganda.stderr
    assert f"abk unit ubah {alamat} SET.1" in ganda.stderr
    assert _jalankan("jabatan", "tambah", alamat, "--dari", str(tmp_path / "jabatan.csv")).exit_code == 0
    salah = _jalankan("jabatan", "ubah", alamat, "SET.1-01", "--jenis", "raja")
    assert salah.exit_code == 1
    assert "'raja' tidak dikenal" in salah.stderr
    assert _jalankan("jabatan", "ubah", alamat, "SET.1-01", "--jenis", "jft").exit_code == 0
    k = buka(alamat).kegiatan()
    assert k.jabatan[["kode_jabatan", "jenis_jabatan", "bezetting"]].to_numpy().tolist() == [
        ["SET.1-01", "fungsional", 1],
        ["SET.1-02", "pelaksana", 2],
    ]
    assert "Kepala Biro Umum" in _jalankan("jabatan", "daftar", alamat).stdout
    assert "SET.1" in _jalankan("unit", "daftar", alamat).stdout
    assert _jalankan("jabatan", "ubah", alamat, "SET.1-02", "--pegawai", "5").exit_code == 0
    assert buka(alamat).kegiatan().jabatan["bezetting"].tolist() == [1, 5]
    assert "Pilihan yang ada: SET, SET.1" in _jalankan("unit", "ubah", alamat, "SETT", "--nama", "x").stderr


def test_lembar_yang_diajukan_dapat_dikembalikan(tmp_path: Path):
    """What a unit has submitted is open again, with the reason in its history; nothing else is given back."""
    alamat = f"sqlite:///{tmp_path}/abk.db"
    _jalankan("unit", "tambah", alamat, "S", "--nama", "Sekretariat")
    _jalankan("jabatan", "tambah", alamat, "S-1", "--nama", "Analis", "--kode-unit", "S", "--jenis", "jfu")
    gudang = buka(alamat)
    isi = gudang.lembar("S-1").dengan(ikhtisar_jabatan="Menelaah usul unit.")
    versi = gudang.simpan_draf(isi, versi_dasar=isi.versi, oleh="Analis").versi
    kembalikan = ("jabatan", "kembalikan", alamat, "S-1", "--alasan", "Norma tugas 3 belum diisi.")
    belum = _jalankan(*kembalikan)
    assert (belum.exit_code, "tidak sedang diajukan" in belum.stderr) == (1, True)
    gudang.ajukan("S-1", versi, "Analis")
    assert "diajukan" in _jalankan("jabatan", "daftar", alamat).stdout
    assert _jalankan(*kembalikan[:-1], " ").exit_code != 0  # without a reason
    hasil = _jalankan(*kembalikan)
    assert hasil.exit_code == 0, hasil.stderr
    assert "dikembalikan" in hasil.stdout
    kini = buka(alamat).lembar("S-1")
    assert (kini.status, kini.ikhtisar_jabatan) == ("dikembalikan", "Menelaah usul unit.")
    assert buka(alamat).riwayat("S-1")["alasan"].tolist()[-1] == "Norma tugas 3 belum diisi."
    assert "Pilihan yang ada: S-1" in _jalankan(*kembalikan[:3], "S-9", *kembalikan[4:]).stderr
