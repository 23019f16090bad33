"""Guards abk.cli.sop.ubah: the decree's values into the sheets, said on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import abk
from abk.cli import app
from abk.cli.sop import kasus
from abk.kegiatan import Perubahan, rekam
from abk.sop import Alur
from abk.store import Gudang, buka
from tests.sop.panggung import JABATAN, TUGAS, UNIT, Panggung

jalan = CliRunner()


@pytest.fixture
def ditetapkan(tmp_path: Path) -> tuple[Gudang, Alur]:
    """A store whose case has just got its decree, while somebody had changed a sheet."""
    for berkas, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (tmp_path / f"{berkas}.csv").write_text(isi, encoding="utf-8")
    k = abk.open(tmp_path)
    gudang = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    gudang.impor_kegiatan(k, oleh="Ortala")
    panggung = Panggung(rekam(gudang.kegiatan()), rak=gudang.alur)
    alur = panggung.sampai(panggung.buka(), "10")
    putusan = Perubahan("A-2", "1", "ubah", "volume", "10", "8", "Rapat.")
    alur = panggung.sampai(alur.putuskan("A", [putusan], panggung.tanda("p-kasubbag")), "17")
    gudang.simpan_draf(gudang.lembar("B-2").dengan(bezetting=9), versi_dasar=1, oleh="Unit")
    return gudang, panggung.maju(alur, "17")


def test_disebut_sesudah_penetapan(ditetapkan: tuple[Gudang, Alur], capsys: pytest.CaptureFixture[str]):
    kasus.tercatat(ditetapkan[1])
    layar = capsys.readouterr().out
    assert "Nilai keputusan ke lembar isian: 1 disimpan, 2 sama, 1 ditolak." in layar
    assert "B-2, ditolak: isian berubah sejak data awal (kini versi 2, draf)." in layar


def test_diulang_sesudah_dibereskan(ditetapkan: tuple[Gudang, Alur]):
    gudang = ditetapkan[0]
    perintah = ["sop", "terapkan", gudang.alamat]
    hasil = jalan.invoke(app, perintah)
    assert (hasil.exit_code, "0 disimpan, 3 sama, 1 ditolak" in hasil.stdout) == (1, True)
    gudang.simpan_draf(gudang.lembar("B-2").dengan(bezetting=1), versi_dasar=2, oleh="Unit")
    hasil = jalan.invoke(app, perintah)
    assert (hasil.exit_code, "0 disimpan, 4 sama, 0 ditolak" in hasil.stdout) == (0, True)
