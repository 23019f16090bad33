"""Kernels forked from a warm parent, as a kernel provisioner of jupyter_client.

Where ``fork`` is missing or unsafe (Windows, macOS), or the warm parent does not answer, the same
provisioner starts a stock kernel instead and says why: :attr:`ZygoteProvisioner.sebab`.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Unicode

PROVISIONER_NAME = "abk-zygote"
_BIRTH_SECONDS = 60.0


class KernelProcess:
    """A forked kernel, with the face of :class:`subprocess.Popen` that LocalProvisioner needs."""

    stdin = stdout = stderr = None

    def __init__(self, alamat: str, request: dict[str, Any]) -> None:
        self.returncode: int | None = None
        self.zygote_died = False
        self._rest = b""
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.settimeout(_BIRTH_SECONDS)
            self._socket.connect(alamat)
            self._socket.sendall(json.dumps(request).encode() + b"\n")
            self.pid: int = self._baris()["pid"]
        except BaseException:
            self._socket.close()
            raise

    def _baris(self) -> dict[str, Any]:
        while b"\n" not in self._rest:
            chunk = self._socket.recv(4096)
            if not chunk:
                raise ConnectionResetError("induk kernel berhenti")
            self._rest += chunk
        baris, _, self._rest = self._rest.partition(b"\n")
        message = json.loads(baris)
        return dict(message)

    def poll(self) -> int | None:
        """Exit status, or None while it runs."""
        if self.returncode is None and (self._rest or select.select([self._socket], [], [], 0)[0]):
            self._end()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end."""
        if self.returncode is None:
            if not select.select([self._socket], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("kernel", timeout or 0)
            self._end()
        self._socket.close()
        return self.returncode or 0

    def _end(self) -> None:
        try:
            self.returncode = int(self._baris()["keluar"])
        except (OSError, ValueError):
            self.returncode, self.zygote_died = -signal.SIGKILL, True

    def send_signal(self, sinyal: int) -> None:
        """Send a signal to the kernel and all that it has started."""
        with contextlib.suppress(OSError):
            self._socket.sendall(json.dumps({"sinyal": int(sinyal)}).encode() + b"\n")

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class ZygoteProvisioner(LocalProvisioner):
    """Forks the kernel from the warm parent at :attr:`alamat`; else starts a stock one."""

    process: Any
    alamat = Unicode("", config=True, help="Socket of the warm parent; empty: stock kernels.")
    sebab = ""
    """Why a stock kernel was started (Indonesian); empty for a forked one."""
    zygote_died = False
    """The kernel was lost with its warm parent, and not by its own doing."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the kernel; see :meth:`LocalProvisioner.launch_kernel`."""
        if not self.alamat:
            self.sebab = "kernel biasa diminta, atau fork tidak tersedia di sistem ini"
            return await super().launch_kernel(cmd, **kwargs)
        request = {
            "berkas": self._connection_file(),
            "folder": str(kwargs.get("cwd") or Path.cwd()),
            "env": kwargs.get("env") or dict(os.environ),
            "argumen": [a for a in cmd if a.startswith("--")],
        }
        try:
            self.process = await asyncio.to_thread(KernelProcess, self.alamat, request)
        except (OSError, ValueError, KeyError) as galat:
            self.sebab = f"induk kernel tidak menjawab ({galat})"
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.process.pid
        self.cwd = kwargs.get("cwd")
        # no pgid: signals go through the parent, which alone knows whether the process still is the kernel
        return self.connection_info

    def _connection_file(self) -> str:
        manager: Any = self.parent
        return str(Path(manager.connection_file).resolve())

    async def wait(self) -> int | None:
        """Wait for the end of the kernel; a forked one reports it, so there is nothing to poll for."""
        if not isinstance(self.process, KernelProcess):
            return await super().wait()
        proses, self.process = self.process, None
        status = proses.wait(timeout=_BIRTH_SECONDS)
        self.zygote_died = proses.zygote_died
        return status


def register_provisioner() -> None:
    """Make the provisioner known to jupyter_client, also where the package is not installed."""
    from importlib.metadata import EntryPoint  # noqa: PLC0415

    KernelProvisionerFactory.provisioners[PROVISIONER_NAME] = EntryPoint(
        name=PROVISIONER_NAME,
        value=f"{ZygoteProvisioner.__module__}:{ZygoteProvisioner.__qualname__}",
        group=KernelProvisionerFactory.GROUP_NAME,
    )
