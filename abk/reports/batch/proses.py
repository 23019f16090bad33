"""How worker processes are made: forked from a clean, warm server on Linux, else started anew."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import types
from collections.abc import Iterator
from typing import Any

from abk.reports.batch.induk import lingkungan_kernel

if sys.platform == "linux":
    from multiprocessing import forkserver, resource_tracker
    from multiprocessing.context import ForkServerContext as _DasarKonteks
    from multiprocessing.context import ForkServerProcess as _DasarProses
else:
    from multiprocessing.context import SpawnContext as _DasarKonteks
    from multiprocessing.context import SpawnProcess as _DasarProses

_PEMANASAN = ["abk.reports.batch.jalan", "abk.reports.exporter"]


class ProsesPekerja(_DasarProses):
    """A worker process that does not run the caller's program."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802  name given by multiprocessing
        with _tanpa_program_utama():
            return _DasarProses._Popen(process_obj)  # noqa: SLF001


class KonteksPekerja(_DasarKonteks):
    """Context of multiprocessing for the pool."""

    Process = ProsesPekerja


def konteks_pekerja() -> KonteksPekerja:
    """The context, its server told what to import once for all workers."""
    konteks = KonteksPekerja()
    if sys.platform == "linux":
        konteks.set_forkserver_preload(_PEMANASAN)
        resource_tracker.ensure_running()  # by itself it would unblock the signal again
        with _lingkungan(), _tanpa_sigint():
            forkserver.ensure_running()
    return konteks


@contextlib.contextmanager
def _lingkungan() -> Iterator[None]:
    """Environment of the server, for a moment: without computing threads, which do not survive a fork."""
    semula = dict(os.environ)
    os.environ.update(lingkungan_kernel())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(semula)


@contextlib.contextmanager
def _tanpa_sigint() -> Iterator[None]:
    """Block SIGINT for a moment: what is started meanwhile inherits that, and Ctrl-C is not its business."""
    semula = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, semula)


@contextlib.contextmanager
def _tanpa_program_utama() -> Iterator[None]:
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
