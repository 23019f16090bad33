"""The warm parent of the kernels, as seen by the process that owns it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

PARENT_PROGRAM = """
import builtins, sys, types
builtins.get_ipython = lambda: types.SimpleNamespace(kernel=None)
from abk.reports.batch.zygote_server import main
main(int(sys.argv[1]), *sys.argv[2:])
"""
"""Program of the warm parent.

pandas chooses its defaults at import by whether it finds itself in a kernel: this will be one.
"""

_PACKAGE_ROOT = Path(__file__).resolve().parents[3]


def can_fork() -> bool:
    """Whether kernels can be forked here. Not on macOS: its system libraries do not survive a fork."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def kernel_environment() -> dict[str, str]:
    """Environment of kernels: this process's, one computing thread, and this copy of abk importable."""
    env = {n: v for n, v in os.environ.items() if n not in {"JPY_PARENT_PID", "JPY_SESSION_NAME"}}
    for nama in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        env[nama] = "1"
    if _PACKAGE_ROOT.name not in {"site-packages", "dist-packages"}:
        # abk may run from a plain checkout, and the working directory of a kernel is another one
        jalur = [p for p in env.get("PYTHONPATH", "").split(os.pathsep) if p and Path(p) != _PACKAGE_ROOT]
        env["PYTHONPATH"] = os.pathsep.join([str(_PACKAGE_ROOT), *jalur])
    return env


class Zygote:
    """The warm parent as seen by its owner. It dies with the owner, and all its kernels with it.

    Parameters
    ----------
    folder : Path
        Private folder for the socket; short, since the address of a socket is limited to ~100 bytes.
    *sumber : str
        Source, case and state of the kegiatan that most kernels will open: read once here. A kernel
        still reads its files, and takes what is there only if no byte of them differs
        (:func:`abk.open`). Empty: none.
    """

    def __init__(self, folder: Path, *sumber: str) -> None:
        self.alamat = str(folder / "zygote")
        with socket.socket(socket.AF_UNIX) as listener:
            # opened here, so that a request may come at once; it waits until the parent is warm
            listener.bind(self.alamat)
            listener.listen(64)
            nomor = listener.fileno()
            self._proses = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-c", PARENT_PROGRAM, str(nomor), *sumber],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                # as a stock kernel chooses it, before anything can import matplotlib
                env={"MPLBACKEND": "module://matplotlib_inline.backend_inline", **kernel_environment()},
                pass_fds=[nomor],
                start_new_session=True,  # Ctrl-C reaches the owner, who then closes up in order
            )

    @property
    def alive(self) -> bool:
        """Whether it still runs and can be reached."""
        return self._proses.poll() is None and Path(self.alamat).exists()

    def close(self) -> None:
        """End it, and its kernels."""
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
