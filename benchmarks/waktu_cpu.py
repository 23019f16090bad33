"""CPU time of commands with all that they start: what else the machine does counts little."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Mapping

_PR_SET_CHILD_SUBREAPER = 36


def cpu_perintah(perintah: list[str], env: Mapping[str, str] | None = None) -> tuple[float, str]:
    """Run a command; CPU time of all its processes [s], and what it printed.

    A process whose parent has gone before it (the server of a report's workers) is counted on Linux only.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    mulai = _anak()
    hasil = subprocess.run(perintah, check=True, capture_output=True, text=True, env=env)
    try:
        while sys.platform == "linux":
            os.wait()
    except ChildProcessError:  # none is left
        pass
    return _anak() - mulai, hasil.stdout


def _anak() -> float:
    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime
