"""Guards abk.files: temporary folders: private, gone at the end, and those of killed processes swept out."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from abk.files import LOCK, scratch_folder
from tests.kampanye import SABAR_DETIK

PROGRAM = """
import sys, time
from pathlib import Path
from abk.files import scratch_folder
with scratch_folder("uji", Path(sys.argv[1])) as folder:
    (folder / "rahasia").write_text("sandi")
    print(folder, flush=True)
    time.sleep(600)
"""


def dibuka_lain(folder: Path) -> tuple[subprocess.Popen[str], Path]:
    """A process that holds a temporary folder."""
    proses = subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder)], stdout=subprocess.PIPE, text=True)
    return proses, Path(proses.stdout.readline().strip())


def test_hilang_pada_akhirnya_dan_hanya_milik_sendiri(tmp_path: Path) -> None:
    with scratch_folder("uji", tmp_path) as folder:
        assert folder.parent == tmp_path
        if os.name == "posix":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "dalam").mkdir()
    with pytest.raises(ZeroDivisionError), scratch_folder("uji", tmp_path):
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.serangan(
    "pembaca", "Folder sementara yang tertinggal sesudah proses dibunuh (kill -9)", "dicegah"
)
def test_sisa_proses_yang_dibunuh_disapu_dan_yang_hidup_tidak(tmp_path: Path) -> None:
    hidup, milik = dibuka_lain(tmp_path)
    mati, sisa = dibuka_lain(tmp_path)
    try:
        mati.send_signal(signal.SIGKILL)
        mati.wait(SABAR_DETIK)
        assert (sisa / "rahasia").exists()
        with scratch_folder("uji", tmp_path):
            assert not sisa.exists()
            assert (milik / "rahasia").exists()
    finally:
        for satu in (hidup, mati):
            satu.kill()
            satu.communicate()


def test_yang_bukan_milik_program_tidak_disapu(tmp_path: Path) -> None:
    (tmp_path / "abk-uji-tanpa-kunci").mkdir()
    (tmp_path / "abk-uji-berkas").write_text("x")
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / LOCK).write_text("")
    (tmp_path / "abk-uji-tautan").symlink_to(tmp_path / "luar", target_is_directory=True)
    with scratch_folder("uji", tmp_path):
        pass
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "abk-uji-berkas",
        "abk-uji-tanpa-kunci",
        "abk-uji-tautan",
        "luar",
    ]
    assert (tmp_path / "luar" / LOCK).exists()


def test_dibunuh_di_sela_dua_langkah_tetap_disapu(tmp_path: Path) -> None:
    """Before it is locked a folder is empty, and at the end it is emptied before its lock goes."""
    lama = time.time() - 7200
    for nama in ("kosong", "isi"):
        (tmp_path / f"abk-uji-{nama}").mkdir()
    (tmp_path / "abk-uji-isi" / "a").write_text("a")
    (tmp_path / "abk-uji-baru").mkdir()  # of a process that is about to lock it
    for nama in ("kosong", "isi"):
        os.utime(tmp_path / f"abk-uji-{nama}", (lama, lama))
    with scratch_folder("uji", tmp_path):
        pass
    assert sorted(p.name for p in tmp_path.iterdir()) == ["abk-uji-baru", "abk-uji-isi"]


def test_isi_dihapus_selagi_terkunci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terlihat: list[list[str]] = []
    asli = shutil.rmtree

    def hapus(path: Path, **lain: object) -> None:
        terlihat.append(sorted(p.name for p in tmp_path.glob("abk-*/*")))
        asli(path, **lain)

    monkeypatch.setattr(shutil, "rmtree", hapus)
    with scratch_folder("uji", tmp_path) as folder:
        (folder / "dalam").mkdir()
        (folder / "rahasia").write_text("sandi")
    assert LOCK in terlihat[0]  # while the content goes
    assert terlihat[-1] == []  # when the folder goes


def test_serentak_tidak_saling_menyapu(tmp_path: Path) -> None:
    """Many at once, each sweeping: every one keeps its folder."""
    kode = """
import sys
from pathlib import Path
from abk.files import scratch_folder
for _ in range(30):
    with scratch_folder("uji", Path(sys.argv[1])) as folder:
        (folder / "a").write_text("a")
        assert (folder / "a").exists()
"""
    semua = [subprocess.Popen([sys.executable, "-c", kode, str(tmp_path)]) for _ in range(3)]
    akhir = time.monotonic() + SABAR_DETIK
    assert [p.wait(max(0.1, akhir - time.monotonic())) for p in semua] == [0, 0, 0]
    assert list(tmp_path.iterdir()) == []
