"""Guards abk.reports.batch.run, abk.reports.batch.processes, abk.preload: however a run ends, it leaves no
process, no temporary file, and nothing that only looks like a report.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.kampanye import SABAR_DETIK

from .conftest import BUKA, BUKTI, GAMBAR, KEPALA, Sumber, daftar, hidup, tunggu

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="keadaan proses dibaca dari /proc")

PROGRAM = """
import json, sys
from abk.reports.batch import Dihentikan, laporan
if __name__ == "__main__":
    try:
        laporan(**json.loads(sys.argv[1]))
    except Dihentikan as henti:
        print("dihentikan", henti.sinyal, henti.manifest.berhasil, flush=True)
        sys.exit(130)
"""


def _jalankan(
    sumber: Sumber, notebook: Path, tmp_path: Path, sementara: Path, **lain: object
) -> subprocess.Popen[str]:
    akar = str(Path(__file__).resolve().parents[3])
    pilihan = {
        "sumber": str(sumber.folder),
        "keluar": str(tmp_path / "keluar"),
        "notebook_unit": str(notebook),
        "notebook_kementerian": str(notebook),
        "pekerja": 2,
        "zygote": True,
        **lain,
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, json.dumps(pilihan)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([akar, os.environ.get("PYTHONPATH", "")]),
            "TMPDIR": str(sementara),
            "ABK_UJI_TANDA": str(sementara),
        },
        start_new_session=True,
        # a run in the background (nohup, CI) hands down SIGINT as ignored; a user's terminal does not
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def _proses(tanda: Path) -> list[int]:
    """Processes that carry the mark of this run in their environment: all its descendants, orphans too."""
    cari = f"ABK_UJI_TANDA={tanda}".encode()
    milik = []
    for satu in Path("/proc").iterdir():
        if satu.name.isdigit():
            try:
                lingkungan = (satu / "environ").read_bytes()
            except OSError:
                continue
            if cari in lingkungan.split(b"\0") and hidup(int(satu.name)):
                milik.append(int(satu.name))
    return milik


@pytest.fixture(autouse=True)
def bersihkan(tmp_pendek: Path) -> Iterator[None]:
    """Leave nothing running, even where the program under test does."""
    yield
    for pid in _proses(tmp_pendek):
        os.kill(pid, signal.SIGKILL)


def _lambat(folder: Path) -> tuple[str, ...]:
    """Cells of which unit A is quick, and the others tell that they run and then hang."""
    tidur = f"""
import os, time
if unit != "A":
    open({str(folder)!r} + f"/jalan-{{unit}}-{{os.getpid()}}", "w").close()
    time.sleep(600)"""
    return BUKA, tidur, KEPALA, GAMBAR, BUKTI


@pytest.mark.parametrize(
    ("sinyal", "zygote"),
    [
        pytest.param(signal.SIGINT, True, id="ctrl-c"),
        pytest.param(signal.SIGINT, False, id="ctrl-c-kernel-biasa"),
        pytest.param(signal.SIGTERM, True, id="sigterm"),
    ],
)
def test_dihentikan_tanpa_sisa(
    sinyal: signal.Signals,
    zygote: bool,
    sumber: Sumber,
    simpan: Callable[..., Path],
    tmp_path: Path,
    tmp_pendek: Path,
) -> None:
    tanda = tmp_path / "tanda"
    tanda.mkdir()
    keluar = tmp_path / "keluar"
    keluar.mkdir()
    (keluar / "C.html").write_text("halaman lama")
    proses = _jalankan(
        sumber, simpan(*_lambat(tanda)), tmp_path, tmp_pendek, unit=["A", "B", "C", "D"], zygote=zygote
    )
    assert tunggu(lambda: len(daftar(tanda)) == 2 and (keluar / "A.html").exists())
    os.killpg(proses.pid, sinyal)  # the terminal sends it to the whole group
    keluaran, _ = proses.communicate(timeout=SABAR_DETIK)
    assert proses.returncode == 130
    assert keluaran.split() == ["dihentikan", str(int(sinyal)), "False"]
    # workers, kernels, the warm parent: all gone
    assert tunggu(lambda: _proses(tmp_pendek) == []), _proses(tmp_pendek)
    assert daftar(keluar) == ["A.html", "manifest.json"]
    assert daftar(tmp_pendek) == []
    catatan = json.loads((keluar / "manifest.json").read_text())
    assert catatan["status"] == "dihentikan"
    assert {h["kode"]: h["status"] for h in catatan["halaman"]} == {
        "A": "dibuat",
        "B": "dihentikan",
        "C": "dihentikan",
        "D": "dihentikan",
    }


@pytest.mark.parametrize("jeda", [0.0, 0.4, 1.2])
def test_dihentikan_sebelum_halaman_pertama(
    jeda: float, sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path, tmp_pendek: Path
) -> None:
    # workers and the warm parent are still importing
    proses = _jalankan(sumber, simpan(*_lambat(tmp_path)), tmp_path, tmp_pendek)
    assert tunggu((tmp_path / "keluar").exists)
    time.sleep(jeda)
    os.killpg(proses.pid, signal.SIGINT)
    keluaran, galat = proses.communicate(timeout=SABAR_DETIK)
    assert (proses.returncode, galat) == (130, "")
    assert keluaran.startswith("dihentikan")
    assert tunggu(lambda: _proses(tmp_pendek) == []), _proses(tmp_pendek)
    assert "manifest.json" in daftar(tmp_path / "keluar")
    assert daftar(tmp_pendek) == []


@pytest.mark.parametrize("zygote", [True, False], ids=["zygote", "biasa"])
def test_dibunuh_tanpa_ampun_pun_tidak_meninggalkan_proses(
    zygote: bool, sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path, tmp_pendek: Path
) -> None:
    tanda = tmp_path / "tanda"
    tanda.mkdir()
    proses = _jalankan(sumber, simpan(*_lambat(tanda)), tmp_path, tmp_pendek, unit=["B", "C"], zygote=zygote)
    assert tunggu(lambda: len(daftar(tanda)) == 2)
    assert len(_proses(tmp_pendek)) >= 5  # the run, two workers, two kernels
    proses.kill()
    proses.wait()
    assert tunggu(lambda: _proses(tmp_pendek) == []), _proses(tmp_pendek)
    proses.communicate()


def test_dibunuh_selagi_memuat_pun_tidak_meninggalkan_proses(
    sumber: Sumber,
    simpan: Callable[..., Path],
    tmp_path: Path,
    tmp_pendek: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What still imports watches for nothing: it is not left to end with its imports."""
    tanda, palsu = tmp_path / "tanda", tmp_path / "palsu"
    tanda.mkdir()
    for nama in ("papermill", "IPython"):  # what the server of the workers and the warm parent import
        (palsu / nama).mkdir(parents=True)
        (palsu / nama / "__init__.py").write_text(
            "import os, time\n"
            f"open({str(tanda)!r} + '/{nama}', 'w').write(str(os.getpid()))\n"
            "time.sleep(600)\n"
        )
    monkeypatch.setenv("PYTHONPATH", str(palsu))
    proses = _jalankan(sumber, simpan(*_lambat(tmp_path)), tmp_path, tmp_pendek)
    assert tunggu(
        lambda: sorted(n.name for n in tanda.glob("*") if n.read_text()) == ["IPython", "papermill"]
    )
    memuat = {int(n.read_text()) for n in tanda.iterdir()}
    assert proses.pid not in memuat
    assert len(memuat) == 2
    proses.kill()
    proses.wait()
    assert tunggu(lambda: _proses(tmp_pendek) == []), _proses(tmp_pendek)
    proses.communicate()


def test_selesai_pun_tidak_meninggalkan_proses(
    sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path, tmp_pendek: Path
) -> None:
    anak = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])"""
    proses = _jalankan(sumber, simpan(BUKA, anak, KEPALA, GAMBAR, BUKTI), tmp_path, tmp_pendek, unit=["A"])
    proses.communicate(timeout=SABAR_DETIK)
    assert proses.returncode == 0
    assert tunggu(lambda: _proses(tmp_pendek) == []), _proses(tmp_pendek)
    assert daftar(tmp_pendek) == []
    assert daftar(tmp_path / "keluar") == ["A.html", "manifest.json"]
