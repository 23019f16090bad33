"""A process that ends with the one that has started it, whatever it is doing."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Iterator

OWNER = "ABK_PEMILIK"
"""Variable of the environment: number of the owner, for a process that is told nothing else."""
_PR_SET_PDEATHSIG = 1


def end_with(owner: int) -> None:
    """Be killed by the system once the process that has started this one is gone, however it goes.

    On Linux; elsewhere nothing happens. To the system the thread counts that has started this process: where
    that one may end earlier, see :func:`ending_with`.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != owner:  # it went before
            os._exit(1)


@contextlib.contextmanager
def ending_with(owner: int) -> Iterator[None]:
    """:func:`end_with` while the block runs: a long import, before anything can watch for the owner's end."""
    end_with(owner)
    yield
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 0)


def watch_owner() -> None:
    """In a process of :mod:`multiprocessing`: end at once when the owner does. Starts a thread."""
    threading.Thread(target=_await_owner, daemon=True).start()


def _await_owner() -> None:
    from multiprocessing import connection, parent_process  # noqa: PLC0415  not for those who do not watch

    owner = parent_process()
    if owner is not None:
        connection.wait([owner.sentinel])
        os._exit(1)
