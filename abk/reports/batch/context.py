"""How worker processes are made: forked from a clean, warm server on Linux, else started anew."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import types
from collections.abc import Iterator
from typing import Any

from abk.reports.batch.processes import kernel_environment

if sys.platform == "linux":
    from multiprocessing import forkserver, resource_tracker
    from multiprocessing.context import ForkServerContext as _BaseContext
    from multiprocessing.context import ForkServerProcess as _BaseProcess
else:
    from multiprocessing.context import SpawnContext as _BaseContext
    from multiprocessing.context import SpawnProcess as _BaseProcess

_PRELOAD = ["abk.reports.batch.execute", "abk.reports.exporter"]


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
    os.environ.update(kernel_environment())
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
