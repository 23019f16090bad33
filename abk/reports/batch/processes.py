"""Processes of a run: their environment, the warm parent of the pages, the workers, and signals to end."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType, MappingProxyType
from typing import Any, Self

from abk.owner import OWNER

if sys.platform == "linux":
    from multiprocessing import forkserver, resource_tracker
    from multiprocessing.context import ForkServerContext as _BaseContext
    from multiprocessing.context import ForkServerProcess as _BaseProcess
else:
    from multiprocessing.context import SpawnContext as _BaseContext
    from multiprocessing.context import SpawnProcess as _BaseProcess

_FOLDER_LENGTH = 40  # bytes; the address of a Unix socket holds about 107 with all that follows
_PRELOAD = ["abk.preload"]
_SIGNALS = tuple(getattr(signal, nama) for nama in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, nama))
PARENT_PROGRAM = """
import builtins, sys, types
from abk.owner import ending_with
with ending_with(owner := int(sys.argv[2])):
    builtins.get_ipython = lambda: types.SimpleNamespace(kernel=None)
    from abk.reports.batch.zygote_server import main, warm_up
    shell = warm_up(*sys.argv[3:])
main(int(sys.argv[1]), owner, *shell)
"""
"""Program of the warm parent.

pandas chooses its defaults at import by whether it finds itself in a kernel: pages are run as by one.
"""

_PACKAGE_ROOT = Path(__file__).resolve().parents[3]


def short_parent() -> Path:
    """Where temporary files go: the system's place, if its name leaves room for the address of a socket."""
    parent = tempfile.gettempdir()
    if len(os.fsencode(parent)) > _FOLDER_LENGTH and Path("/tmp").is_dir():  # noqa: S108
        parent = "/tmp"  # noqa: S108  a private folder with a random name is made in it
    return Path(parent)


_M_MMAP_THRESHOLD = -3
"""Its number in malloc.h of glibc."""
_LARGE_BYTES = 1 << 20


def give_back_memory() -> None:
    """Give memory that was let go back to the system, where its C library can (glibc).

    Of a large kegiatan hundreds of thousands of texts come and go at each step; what lies free between those
    that stay would be kept, and the next step would grow on top of it. Large blocks go back by themselves
    from now on: by default the library keeps the larger ones the larger they were.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        c = ctypes.CDLL(None)
        c.mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        c.malloc_trim(0)


def can_fork() -> bool:
    """Whether pages can be forked here: on Linux. System libraries of macOS do not survive a fork."""
    return hasattr(os, "fork") and sys.platform == "linux"


def kernel_environment() -> dict[str, str]:
    """Environment of pages: this process's, one computing thread, and this copy of abk importable."""
    env = {n: v for n, v in os.environ.items() if n not in {"JPY_PARENT_PID", "JPY_SESSION_NAME"}}
    for nama in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        env[nama] = "1"
    if _PACKAGE_ROOT.name not in {"site-packages", "dist-packages"}:
        # abk may run from a plain checkout, and the working directory of a kernel is another one
        jalur = [p for p in env.get("PYTHONPATH", "").split(os.pathsep) if p and Path(p) != _PACKAGE_ROOT]
        env["PYTHONPATH"] = os.pathsep.join([str(_PACKAGE_ROOT), *jalur])
    return env


class Zygote:
    """The warm parent as seen by its owner. It dies with the owner, and all its pages with it.

    It reads the kegiatan that most pages will open (`sumber`: source, case, state), and later others
    (:meth:`read`). A page still reads its files, and takes what is there only if no byte differs
    (:func:`abk.open`). Its folder is short, as the address of a socket must be.
    """

    def __init__(self, folder: Path, *sumber: str, env: Mapping[str, str] = MappingProxyType({})) -> None:
        sementara = folder / "zygote"
        with socket.socket(socket.AF_UNIX) as listener:
            # opened here, so that a request may come at once; it waits until the parent is warm
            listener.bind(str(sementara))
            listener.listen(64)
            nomor = listener.fileno()
            self._proses = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-c", PARENT_PROGRAM, str(nomor), str(os.getpid()), *sumber],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                # as a stock kernel chooses it, before anything can import matplotlib
                env={
                    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
                    **kernel_environment(),
                    "IPYTHONDIR": str(folder / "ipython"),
                    **env,
                },
                pass_fds=[nomor],
                start_new_session=True,  # Ctrl-C reaches the owner, who then closes up in order
            )
        self.alamat = str(sementara.rename(folder / f"zygote-{self._proses.pid}"))
        """Where it is asked; the name tells whom to look at while an answer is awaited."""

    @property
    def alive(self) -> bool:
        """Whether it still runs and can be reached."""
        return self._proses.poll() is None and Path(self.alamat).exists()

    def read(self, *sumber: str) -> None:
        """Have it read another kegiatan; pages asked for from now on find it there."""
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as request:
            request.connect(self.alamat)
            request.sendall(json.dumps({"sumber": sumber}).encode() + b"\n")

    def close(self) -> None:
        """End it, and its pages."""
        if self._proses.stdin is not None:
            with contextlib.suppress(OSError):
                self._proses.stdin.close()
        self._proses.terminate()  # it may still be warming up, with eyes for nothing else
        try:
            self._proses.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._proses.kill()
            self._proses.wait()
        Path(self.alamat).unlink(missing_ok=True)


class WorkerProcess(_BaseProcess):
    """A worker process that does not run the caller's program."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802  name given by multiprocessing
        with _without_main_program():
            return _BaseProcess._Popen(process_obj)  # noqa: SLF001


class WorkerContext(_BaseContext):
    """Context of multiprocessing for the pool."""

    Process = WorkerProcess


def worker_context() -> WorkerContext:
    """The context, its server told what to import once for all workers."""
    context = WorkerContext()
    if sys.platform == "linux":
        context.set_forkserver_preload(_PRELOAD)
        resource_tracker.ensure_running()  # by itself it would unblock the signal again
        with _environment(), _without_sigint():
            forkserver.ensure_running()
    return context


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    """Environment of the server, for a moment: without computing threads, which do not survive a fork."""
    former = dict(os.environ)
    os.environ.update(kernel_environment(), **{OWNER: str(os.getpid())})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(former)


@contextlib.contextmanager
def _without_sigint() -> Iterator[None]:
    """Block SIGINT for a moment: what is started meanwhile inherits that, and Ctrl-C is not its business."""
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


@contextlib.contextmanager
def _without_main_program() -> Iterator[None]:
    """Hide ``__main__`` for a moment.

    A new worker would run the caller's script once more, down to its call of ``laporan``, unless it is
    guarded by ``if __name__ == "__main__"``. Workers need nothing of it.
    """
    utama = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = utama


class Stopper:
    """While it is entered, a signal to end is only noted; the run asks for it between two steps.

    So nothing is cut off in the middle of publishing. Outside the main thread, where Python hands out no
    signals, it does nothing.
    """

    def __init__(self) -> None:
        self.sinyal: int | None = None
        self._former: dict[int, object] = {}

    @property
    def requested(self) -> bool:
        """Whether the run is to stop."""
        return self.sinyal is not None

    def __enter__(self) -> Self:
        """Begin to note signals."""
        if threading.current_thread() is threading.main_thread():
            for sinyal in _SIGNALS:
                former = signal.getsignal(sinyal)
                if former not in {None, signal.SIG_IGN}:  # nohup ignores SIGHUP, and means it
                    self._former[sinyal] = signal.signal(sinyal, self._record)
        return self

    def __exit__(self, *_: object) -> None:
        """Hand the signals back."""
        for sinyal, former in self._former.items():
            signal.signal(sinyal, former)  # type: ignore[arg-type]

    def _record(self, sinyal: int, _bingkai: FrameType | None) -> None:
        self.sinyal = sinyal
