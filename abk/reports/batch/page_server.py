"""A process of its own for the pages of one thread of a cluster's worker.

It reads jobs from standard input and writes outcomes to standard output, pickled. When the input closes
(the owner is gone) it ends at once, with its kernels. A page that kills it does not kill the worker.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from abk.files import scratch_folder
from abk.kegiatan.parcel import PARCEL_FOLDER, put_parcel
from abk.reports.batch.order import Job
from abk.reports.batch.processes import kernel_environment, short_parent
from abk.reports.batch.worker import Outcome, prepare_worker, run_unit

_POLL_SECONDS = 0.2
_END_SECONDS = 10
_PROGRAM = "from abk.reports.batch.page_server import main; main()"


class StoppedError(Exception):
    """The page is not wanted any more; its process has been ended."""


class PageServer:
    """The process as seen by its owner."""

    def __init__(self) -> None:
        self._replies: queue.SimpleQueue[Outcome | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kernel_environment(),
            start_new_session=True,  # Ctrl-C reaches the owner, who then closes up in order
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                self._replies.put(pickle.load(self._pipe(self._process.stdout)))  # noqa: S301  of our own child
        self._replies.put(None)

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise OSError
        return pipe

    def run(self, job: Job, content: bytes, stop: Callable[[], bool]) -> Outcome | None:
        """Make a page of a parcel; None if the process has died.

        Raises
        ------
        StoppedError
            Once `stop` says that nobody wants the page.
        """
        with contextlib.suppress(OSError):  # it died: no reply will say so, too
            pickle.dump((job, content), self._pipe(self._process.stdin))
            self._pipe(self._process.stdin).flush()
        while not stop():
            with contextlib.suppress(queue.Empty):
                return self._replies.get(timeout=_POLL_SECONDS)
        self.close()
        raise StoppedError

    def close(self) -> None:
        """End it, and its kernels."""
        with contextlib.suppress(OSError):
            self._pipe(self._process.stdin).close()
        self._process.terminate()
        try:
            self._process.wait(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def main() -> None:
    """Serve until standard input closes."""
    # what a library prints must not get between the outcomes
    jobs, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    status = 0
    try:
        with scratch_folder("p", short_parent()) as folder:
            prepare_worker(str(folder), {**os.environ, PARCEL_FOLDER: str(folder)})
            _serve(jobs, replies, folder)
    except SystemExit as stop:
        status = int(stop.code or 0)
    # a library's thread that is still busy must not keep the process
    os._exit(status)


def _serve(jobs: IO[bytes], replies: IO[bytes], folder: Path) -> None:
    incoming: queue.SimpleQueue[tuple[Job, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(jobs, incoming), daemon=True).start()
    while True:
        job, content = incoming.get()
        parcel = put_parcel(content, folder)
        outcome = run_unit(job)
        parcel.unlink(missing_ok=True)
        pickle.dump(outcome, replies)
        replies.flush()


def _receive(jobs: IO[bytes], incoming: queue.SimpleQueue[Any]) -> None:
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            incoming.put(pickle.load(jobs))  # noqa: S301  of the worker that started this process
    os.kill(os.getpid(), signal.SIGTERM)
