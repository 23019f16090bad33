"""Guards abk.owner: a process ends with its owner, also while it imports and watches for nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.kampanye import SABAR_DETIK

linux = pytest.mark.skipif(sys.platform != "linux", reason="prctl hanya ada di Linux")

ANAK = """
import os, sys, time
from abk.owner import end_with, ending_with
cara = {"selalu": end_with, "sementara": ending_with}[sys.argv[2]]
penjaga = cara(int(sys.argv[1]))
if sys.argv[2] == "sementara":
    with penjaga:
        pass
print(os.getpid(), flush=True)
time.sleep(600)
"""
INDUK = f"""
import os, subprocess, sys
perintah = [sys.executable, "-c", {ANAK!r}, str(os.getpid()), sys.argv[1]]
anak = subprocess.Popen(perintah, stdout=subprocess.PIPE)
print(anak.stdout.readline().decode().strip(), flush=True)
input()
"""
BAGI = """
import multiprocessing, os, sys, time
from abk.owner import watch_owner
def anak(ujung):
    watch_owner()
    ujung.send(os.getpid())
    time.sleep(600)
if __name__ == "__main__":
    baru = multiprocessing.get_context("spawn")
    sini, sana = baru.Pipe()
    baru.Process(target=anak, args=(sana,)).start()
    print(sini.recv(), flush=True)
    input()
"""


def hidup(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def sesudah_induk_dibunuh(perintah: list[str], detik: float) -> bool:
    """Whether the child still runs some time after its owner was killed; it is ended then."""
    induk = subprocess.Popen(perintah, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    pid = int(induk.stdout.readline())
    assert hidup(pid)
    induk.kill()
    induk.communicate()
    akhir = time.monotonic() + detik
    while hidup(pid) and time.monotonic() < akhir:
        time.sleep(0.02)
    masih = hidup(pid)
    if masih:
        os.kill(pid, signal.SIGKILL)
    return masih


@linux
def test_berakhir_bersama_pemiliknya_tanpa_perlu_berjaga() -> None:
    assert not sesudah_induk_dibunuh([sys.executable, "-c", INDUK, "selalu"], SABAR_DETIK)


@linux
def test_sesudah_blok_hidup_terus() -> None:
    assert sesudah_induk_dibunuh([sys.executable, "-c", INDUK, "sementara"], 0.5)


@linux
def test_pemilik_yang_sudah_pergi() -> None:
    hasil = subprocess.run([sys.executable, "-c", ANAK, "1", "selalu"], capture_output=True, check=False)
    assert (hasil.returncode, hasil.stdout) == (1, b"")


@linux
def test_proses_multiprocessing_menjaga_pemiliknya(tmp_path: Path) -> None:
    naskah = tmp_path / "bagi.py"
    naskah.write_text(BAGI)
    assert not sesudah_induk_dibunuh([sys.executable, str(naskah)], SABAR_DETIK)
