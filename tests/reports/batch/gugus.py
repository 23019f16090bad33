"""A dask cluster of the tests: scheduler and workers as processes of their own, in a home of their own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl

from .conftest import hidup, tunggu

AKAR = Path(__file__).resolve().parents[3]
TANPA_ABK = """
import importlib.abc, sys
class Tolak(importlib.abc.MetaPathFinder):
    def find_spec(self, nama, *_):
        if nama == "abk" or nama.startswith("abk."):
            raise ModuleNotFoundError("No module named 'abk'", name="abk")
sys.meta_path.insert(0, Tolak())
"""
"""Program that a worker loads first: it has no abk."""
VERSI_LAIN = "import abk.tulisan\nabk.tulisan.VERSI = '0.0.1'\n"


def porta() -> int:
    """A free port."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


class Gugus:
    """Scheduler and workers, each the leader of a group of processes."""

    def __init__(self, folder: Path, protokol: str = "tcp", **env: str) -> None:
        self.folder = folder
        self.porta = porta()
        self.alamat = f"{protokol}://127.0.0.1:{self.porta}"
        self.tmp = folder / "tmp"
        self.tmp.mkdir(parents=True)
        self._proses: dict[str, subprocess.Popen[bytes]] = {}
        self._env = {
            **{n: v for n, v in os.environ.items() if not n.startswith("PYTEST")},
            # no path of the caller: another home, another working folder
            "HOME": str(folder),
            "TMPDIR": str(self.tmp),
            "MPLCONFIGDIR": mpl.get_cachedir(),  # the list of fonts takes a second for each new home
            "PYTHONPATH": os.pathsep.join([str(AKAR), os.environ.get("PYTHONPATH", "")]),
            "ABK_UJI_GUGUS": str(folder),
            "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",  # a hundred looks a second, at rest too
            **env,
        }

    def _mulai(self, nama: str, *perintah: str) -> int:
        catatan = (self.folder / f"{nama}.log").open("ab")
        self._proses[nama] = subprocess.Popen(
            [sys.executable, "-P", "-m", *perintah],
            cwd=self.folder,
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=catatan,
            stderr=catatan,
            start_new_session=True,
        )
        catatan.close()
        return self._proses[nama].pid

    def penjadwal(self) -> None:
        """Start the scheduler, on the port that it had before."""
        alamat = ("--host", self.alamat.rpartition(":")[0], "--port", str(self.porta))
        self._mulai("penjadwal", "distributed.cli.dask_scheduler", *alamat, "--no-dashboard", "--no-show")

    def pekerja(self, nama: str, program: str = "", *, pengasuh: bool = False) -> int:
        """Start a worker of one thread; `program` is loaded by it first."""
        pilihan = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(self.tmp)]
        if program:
            (self.folder / f"{nama}.py").write_text(program)
            pilihan += ["--preload", str(self.folder / f"{nama}.py")]
        pilihan += [] if pengasuh else ["--no-nanny"]
        return self._mulai(nama, "distributed.cli.dask_worker", self.alamat, *pilihan)

    def bunuh(self, nama: str) -> None:
        """Kill one without mercy, and nothing that it has started."""
        self._proses[nama].kill()
        self._proses[nama].wait()

    def siap(self, banyak: int) -> bool:
        """Wait until so many workers have come to the scheduler."""
        return tunggu(lambda: self._terdaftar() >= banyak)

    def _terdaftar(self) -> int:
        catatan = self.folder / "penjadwal.log"
        return catatan.read_text().count("Starting worker compute stream") if catatan.exists() else 0

    def catatan(self) -> str:
        """All that scheduler and workers have logged."""
        return "\n".join(p.read_text(errors="replace") for p in self.folder.glob("*.log"))

    def anak(self) -> list[int]:
        """Processes of this cluster besides scheduler and workers: of pages, kernels, warm parents."""
        milik, utama = f"ABK_UJI_GUGUS={self.folder}".encode(), {p.pid for p in self._proses.values()}
        hasil = []
        for satu in Path("/proc").iterdir():
            if satu.name.isdigit() and int(satu.name) not in utama:
                try:
                    isi = (satu / "environ").read_bytes()
                    perintah = (satu / "cmdline").read_bytes()
                except OSError:
                    continue
                if milik in isi.split(b"\0") and b"multiprocessing" not in perintah and hidup(int(satu.name)):
                    hasil.append(int(satu.name))
        return hasil

    def tutup(self) -> None:
        """End all of it, whatever a test has left."""
        for satu in self._proses.values():
            satu.kill()
            satu.wait()
        for pid in self.anak():
            os.kill(pid, signal.SIGKILL)
