"""The warm parent: imports pandas, matplotlib and abk once, then forks a kernel for each request.

Runs as a process of its own (see :data:`abk.reports.batch.induk.PEMBUKA`) with a single thread,
because forking a process with threads is not safe. It imports nothing of papermill and nothing that
a stock kernel would not import for the same notebook, opens no figure, and reads no data but the
kegiatan, which cannot change once it is read: so every kernel begins as clean as a new one.

Protocol, one JSON object a line over a Unix socket, one connection a kernel:

- to the server: ``{"berkas": connection file, "folder": working directory, "env": {…}}``, and later
  ``{"sinyal": n}``;
- from the server: ``{"pid": n}``, later ``{"keluar": status}`` once the kernel is gone.

A connection that closes kills its kernel with everything the kernel has started; when standard
input closes (the owner is gone) all kernels are killed and the server ends. So no kernel outlives
the run, however the run ends.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import tempfile
from dataclasses import dataclass
from typing import Any

_PEMANASAN = (
    "numpy",
    "pandas",
    "matplotlib.figure",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_agg",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "IPython.display",
    "abk",
    "abk.reports",
)


@dataclass(eq=False)
class _Sambungan:
    """One connection, and the kernel that it asked for."""

    soket: socket.socket
    sisa: bytes = b""
    pid: int | None = None

    def kirim(self, pesan: dict[str, object]) -> None:
        with contextlib.suppress(OSError):  # a client that has gone is noticed by its end of file
            self.soket.sendall(json.dumps(pesan).encode() + b"\n")


class Pelayan:
    """Accepts requests, forks, forwards signals, reaps. One thread, one loop."""

    def __init__(self, pendengar: socket.socket, tali_hidup: int) -> None:
        self._tali_hidup = tali_hidup
        self._pendengar = pendengar
        self._bangun_baca, self._bangun_tulis = socket.socketpair()
        for s in (self._pendengar, self._bangun_baca, self._bangun_tulis):
            s.setblocking(False)
        self._pemilih = selectors.DefaultSelector()
        self._pemilih.register(self._pendengar, selectors.EVENT_READ)
        self._pemilih.register(self._bangun_baca, selectors.EVENT_READ)
        self._pemilih.register(tali_hidup, selectors.EVENT_READ)
        self._anak: dict[int, _Sambungan] = {}
        self._selesai = False
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, self._berhenti)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the owner's business
        signal.set_wakeup_fd(self._bangun_tulis.fileno(), warn_on_full_buffer=False)

    def _berhenti(self, *_: object) -> None:
        self._selesai = True

    def layani(self) -> dict[str, Any] | None:
        """Serve until the owner is gone.

        Returns
        -------
        dict or None
            In a forked child: the request, for the child to become that kernel. In the server
            itself: None, at the end.
        """
        while not self._selesai:
            for kunci, _ in self._pemilih.select():
                permintaan = self._tanggapi(kunci)
                if permintaan is not None:
                    return permintaan
            self._panen()
        for pid in list(self._anak):
            _bunuh(pid)
        return None

    def _tanggapi(self, kunci: selectors.SelectorKey) -> dict[str, Any] | None:
        if kunci.fileobj is self._pendengar:
            soket, _ = self._pendengar.accept()
            self._pemilih.register(soket, selectors.EVENT_READ, _Sambungan(soket))
        elif kunci.fileobj is self._bangun_baca:
            with contextlib.suppress(BlockingIOError):
                self._bangun_baca.recv(4096)
        elif kunci.data is None:
            self._selesai = self._selesai or os.read(self._tali_hidup, 4096) == b""
        else:
            return self._baca(kunci.data)
        return None

    def _baca(self, sambungan: _Sambungan) -> dict[str, Any] | None:
        try:
            potongan = sambungan.soket.recv(1 << 16)
        except OSError:
            potongan = b""
        if not potongan:
            self._putus(sambungan)
            return None
        *baris, sambungan.sisa = (sambungan.sisa + potongan).split(b"\n")
        for teks in baris:
            pesan = json.loads(teks)
            if "sinyal" not in pesan:
                if self._lahirkan(sambungan):
                    return dict(pesan)
            elif sambungan.pid is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(sambungan.pid, pesan["sinyal"])
        return None

    def _lahirkan(self, sambungan: _Sambungan) -> bool:
        """Fork; True in the child."""
        pid = os.fork()
        if pid == 0:
            self._lepas()
            os.setpgid(0, 0)
            return True
        # both sides set the group, so that it stands before the first signal whoever is faster
        with contextlib.suppress(OSError):
            os.setpgid(pid, pid)
        sambungan.pid = pid
        self._anak[pid] = sambungan
        sambungan.kirim({"pid": pid})
        return False

    def _lepas(self) -> None:
        """In the child: let go of all that belongs to the server."""
        signal.set_wakeup_fd(-1)
        for nomor in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(nomor, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for kunci in list(self._pemilih.get_map().values()):
            if isinstance(kunci.fileobj, socket.socket):
                kunci.fileobj.close()
        self._bangun_tulis.close()
        self._pemilih.close()

    def _putus(self, sambungan: _Sambungan) -> None:
        self._pemilih.unregister(sambungan.soket)
        sambungan.soket.close()
        if sambungan.pid in self._anak:
            _bunuh(sambungan.pid)

    def _panen(self) -> None:
        while self._anak:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            sambungan = self._anak.pop(pid)
            sambungan.pid = None
            # what the kernel has started goes with it
            _bunuh(pid)
            sambungan.kirim({"keluar": os.waitstatus_to_exitcode(status)})


def _bunuh(grup: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(grup, signal.SIGKILL)


def _panaskan(sumber: str = "", alur: str = "", saat: str = "") -> None:
    for nama in _PEMANASAN:
        with contextlib.suppress(ImportError):
            importlib.import_module(nama)
    if sumber:
        # whatever is wrong with it, the kernel that opens it will say so
        with contextlib.suppress(Exception):
            k = importlib.import_module("abk").open(sumber, alur=alur, saat=saat)
            _ = k.rekap, k.sidik
    vars(builtins).pop("get_ipython", None)  # was there for the imports alone
    gc.collect()
    gc.freeze()  # the collector of a child does not touch, and so does not copy, what is shared


def _jadi_kernel(permintaan: dict[str, Any], induk: int) -> None:
    """Become the kernel that was asked for; ends with the process."""
    os.environ.clear()
    os.environ.update(permintaan["env"])
    os.chdir(permintaan["folder"])
    tempfile.tempdir = None  # to be found anew, in the environment of this kernel
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()  # else all kernels would draw the same numbers
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415  imported by now; not by a mere import of this module

    sys.argv = ["ipykernel_launcher", "-f", permintaan["berkas"]]
    aplikasi: Any = IPKernelApp.instance(parent_handle=induk)
    aplikasi.initialize([*sys.argv[1:], *permintaan.get("argumen", [])])
    aplikasi.start()


def main(nomor_pendengar: int, *sumber: str) -> None:
    """Warm up, serve on an inherited listening socket, and end when standard input closes."""
    pendengar = socket.socket(fileno=nomor_pendengar)
    pendengar.set_inheritable(False)
    tali_hidup = os.dup(0)
    with open(os.devnull, "rb") as kosong:  # noqa: PTH123
        os.dup2(kosong.fileno(), 0)
    induk = os.getpid()
    _panaskan(*sumber)
    if len(sys._current_frames()) > 1:  # noqa: SLF001
        sys.exit("threads were started: forking would not be safe")
    permintaan = Pelayan(pendengar, tali_hidup).layani()
    if permintaan is not None:
        os.close(tali_hidup)
        _jadi_kernel(permintaan, induk)
