"""Guards abk.reports.batch.run, abk.reports.batch.pool, abk.owner: whoever is killed at whatever moment, no
page that is not proved is left, no process, and the next run completes the report.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import abk
from tests.kampanye import SABAR_DETIK, Kampanye

from .conftest import Sumber, daftar, tunggu
from .test_hentikan import _jalankan, _proses, bersihkan

__all__ = ["bersihkan"]  # a fixture: nothing is left running

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="keadaan proses dibaca dari /proc")

INDUK = {"A": "", "B": "A", "C": "", "D": "", "E": "D", "F": "D"}


@pytest.fixture
def jalankan(
    sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path, tmp_pendek: Path
) -> Callable[[], subprocess.Popen[str]]:
    """Start a run of six units on two workers, in a process of its own."""
    sumber.tulis(INDUK, {k: n for n, k in enumerate(INDUK, 1)})
    notebook = simpan()
    return lambda: _jalankan(sumber, notebook, tmp_path, tmp_pendek)


def _terbukti(keluar: Path, sumber: Sumber) -> None:
    """Every page that is there bears the fingerprint of the data of its unit, and is whole."""
    k = abk.open(sumber.folder)
    for satu in keluar.glob("*.html"):
        isi = satu.read_text(encoding="utf-8")
        sidik = (k if satu.stem == "index" else k.cabang(satu.stem)).sidik
        assert f"Sidik {sidik}" in isi, satu.name
        assert isi.rstrip().endswith("</html>"), satu.name


def _lengkap(keluar: Path, sumber: Sumber) -> None:
    _terbukti(keluar, sumber)
    assert {p.stem for p in keluar.glob("*.html")} == {*INDUK, "index"}
    catatan = json.loads((keluar / "manifest.json").read_text())
    assert catatan["status"] == "selesai"
    assert [p for p in daftar(keluar) if p.startswith(".") or p.endswith(".tmp")] == []


def _sekali(jalankan: Callable[[], subprocess.Popen[str]]) -> float:
    mulai = time.monotonic()
    proses = jalankan()
    _, galat = proses.communicate(timeout=SABAR_DETIK)
    assert proses.returncode == 0, galat
    return time.monotonic() - mulai


def test_siapa_pun_yang_dibunuh_kapan_saja(
    jalankan: Callable[[], subprocess.Popen[str]],
    sumber: Sumber,
    tmp_path: Path,
    tmp_pendek: Path,
    kampanye: Kampanye,
) -> None:
    """The driver in one try, one of its processes (worker, kernel, warm parent) in the next."""
    acak = random.Random(20261129)  # noqa: S311 - the same choices every time
    keluar = tmp_path / "keluar"
    lama = _sekali(jalankan)
    _lengkap(keluar, sumber)
    nasib: Counter[str] = Counter()
    pergi = [0.0]
    for n in kampanye.percobaan(1):
        shutil.rmtree(keluar)
        proses = jalankan()
        time.sleep(acak.uniform(0, lama))  # any moment is right: it waits for nothing
        anak = [p for p in _proses(tmp_pendek) if p != proses.pid]
        korban = acak.choice(anak) if n % 2 and anak else proses.pid
        selesai = proses.poll() is not None
        with contextlib.suppress(ProcessLookupError):
            os.kill(korban, signal.SIGKILL)
        mulai = time.monotonic()
        _, galat = proses.communicate(timeout=SABAR_DETIK)
        assert tunggu(lambda: _proses(tmp_pendek) == []), _proses(tmp_pendek)
        if korban == proses.pid:
            pergi.append(time.monotonic() - mulai)
        if keluar.exists():
            _terbukti(keluar, sumber)
        if selesai:
            nasib["sudah selesai"] += 1
        elif korban == proses.pid:
            nasib["pengendali"] += 1
        else:
            assert proses.returncode == 0, galat  # the driver goes on, and tells
            nasib[f"proses lain: {_dilaporkan(keluar)} gagal"] += 1
        _sekali(jalankan)
        _lengkap(keluar, sumber)
    print(f"satu jalan {lama:.1f} s; {dict(nasib)}; pergi paling lama {max(pergi):.1f} s")  # noqa: T201


def _dilaporkan(keluar: Path) -> int:
    """How many files the manifest tells as failed; what it tells as made is there, and nothing else."""
    catatan = json.loads((keluar / "manifest.json").read_text())
    status = {h["berkas"]: h["status"] for h in catatan["halaman"]}
    assert {b for b in status if b.endswith(".html")} == {f"{n}.html" for n in (*INDUK, "index")}
    assert set(status.values()) <= {"dibuat", "gagal"}
    ada = {p.name for p in keluar.iterdir()}
    assert {b for b, s in status.items() if s == "dibuat"} == ada & set(status)
    gagal = sum(s == "gagal" for s in status.values())
    assert (catatan["status"] == "selesai") == (gagal == 0)
    return gagal
