"""A process of its own for the pages of one thread of a cluster's worker.

It reads jobs from standard input and writes outcomes to standard output, pickled. When the input closes
(the owner is gone) it ends at once, with its kernels. A page that kills it does not kill the worker.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from abk.reports.batch.order import Job
from abk.reports.batch.processes import kernel_environment
from abk.reports.batch.worker import Outcome, prepare_worker, run_unit

_POLL_SECONDS = 0.2
_END_SECONDS = 10
_PROGRAM = """
import sys
from abk.owner import ending_with
with ending_with(int(sys.argv[2])):
    from abk.reports.batch.page_server import main
main(sys.argv[1], int(sys.argv[2]))
"""


class StoppedError(Exception):
    """The page is not wanted any more; its process has been ended."""


class PageServer:
    """The process as seen by its owner.

    Parameters
    ----------
    folder : for temporary files; it goes with the owner
    env : what its environment holds besides
    """

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._replies: queue.SimpleQueue[Outcome | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _PROGRAM, str(folder), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kernel_environment() | env,
            start_new_session=True,  # Ctrl-C reaches the owner, who then closes up in order
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                self._replies.put(pickle.load(_open(self._process.stdout)))  # noqa: S301  of our own child
        self._replies.put(None)

    def run(self, job: Job, stop: Callable[[], bool]) -> Outcome | None:
        """Make a page; None if the process has died.

        Raises
        ------
        StoppedError
            Once `stop` says that nobody wants the page.
        """
        with contextlib.suppress(OSError):  # it died: no reply will say so, too
            pickle.dump(job, _open(self._process.stdin))
            _open(self._process.stdin).flush()
        while not stop():
            with contextlib.suppress(queue.Empty):
                return self._replies.get(timeout=_POLL_SECONDS)
        self.close()
        raise StoppedError

    def close(self) -> None:
        """End it, and its kernels."""
        self._process.terminate()
        try:
            self._process.wait(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with contextlib.suppress(OSError):
            _open(self._process.stdin).close()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError
    return pipe


def main(folder: str, owner: int) -> None:
    """Serve until standard input closes."""
    # what a library prints must not get between the outcomes
    jobs, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    prepare_worker(folder, dict(os.environ))
    incoming: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(jobs, incoming, folder, owner), daemon=True).start()
    status = 0
    try:
        while True:
            pickle.dump(run_unit(incoming.get()), replies)
            replies.flush()
    except SystemExit as stop:
        status = int(stop.code or 0)
    except OSError:  # nobody reads it any more
        status = 1
    # a library's thread that is still busy must not keep the process
    os._exit(status)


def _receive(jobs: IO[bytes], incoming: queue.SimpleQueue[Any], folder: str, owner: int) -> None:
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            incoming.put(pickle.load(jobs))  # noqa: S301  of the worker that started this process
    akhir = time.monotonic() + 1
    while os.getppid() == owner and time.monotonic() < akhir:
        time.sleep(_POLL_SECONDS / 4)  # its files are closed a moment before it is gone
    if os.getppid() != owner:
        # killed without mercy, it has not swept
        shutil.rmtree(folder, ignore_errors=True)
    os.kill(os.getpid(), signal.SIGTERM)
