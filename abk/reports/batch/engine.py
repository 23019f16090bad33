"""The papermill engine ``abk``: papermill's meaning, a forked process a page, no fixed waits.

papermill stays the engine of the notebook run (parameters, order of the cells, outputs); only the
start of what runs the cells, and the talk with it, are our own. It gives no promise about the result:
that is :mod:`abk.reports.batch.check`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_async, run_sync
from nbclient.exceptions import DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from papermill.log import logger

from abk.reports.batch.processes import kernel_environment
from abk.reports.batch.zygote import PageClient, PageProcess
from abk.reports.style import TANPA_GAYA

ENGINE_NAME = "abk"
_KERNEL_PROGRAM = """
import sys
from abk.owner import ending_with
with ending_with(int(sys.argv.pop(1))):
    from ipykernel.kernelapp import launch_new_instance
sys.argv[0] = "ipykernel_launcher"
launch_new_instance()
"""
"""Program of a stock kernel, which by itself watches for its owner's end only once all is imported."""
_SOCKET_LENGTH = 90  # bytes; the address of a Unix socket holds about 107


@dataclass
class Trace:
    """What the engine reports about a run, also when the run ends with an error."""

    mesin: str = ""
    """``zygote`` (process forked from the warm parent) or ``biasa`` (stock kernel)."""
    sebab: str = ""
    """Why the kernel is a stock one (Indonesian)."""
    zygote_died: bool = False
    """The kernel was lost with its warm parent: no fault of the notebook."""
    keterangan: tuple[str, ...] = ()
    """What a reader of the manifest should know about it."""


class _Manager(AsyncKernelManager):
    """Manager of one kernel of this very interpreter, over files and not over the network."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """How the kernel is started."""
        return KernelSpec(
            argv=[sys.executable, "-P", "-c", _KERNEL_PROGRAM, str(os.getpid()), "-f", "{connection_file}"],
            display_name="Python 3",
            language="python",
        )


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client without its fixed waits (0.2 s at the start, 0.1 s at the end)."""

    km: Any
    kc: Any

    async def async_start_new_kernel_client(self) -> Any:
        """Connect, and wait until the kernel answers on both channels."""
        self.kc = self.km.client()
        try:
            await self._socket_there()
            self.kc.start_channels(stdin=False, hb=False)
            await self._ready()
        except BaseException:
            await self._async_cleanup_kernel()
            raise
        self.kc.allow_stdin = False
        return self.kc

    start_new_kernel_client = run_sync(async_start_new_kernel_client)

    async def _socket_there(self) -> None:
        """Wait for the kernel to open its sockets: ZeroMQ would try again only every 0.1 s."""
        batas = time.monotonic() + self.startup_timeout
        # the last one that it opens
        sock = f"{self.km.ip}-{self.km.iopub_port}" if self.km.transport == "ipc" else ""
        while sock and not os.path.exists(sock):  # noqa: ASYNC240, PTH110  a look at a local folder
            if time.monotonic() > batas or not await self.km.is_alive():
                return  # the wait for the answer says what is wrong
            await asyncio.sleep(0.002)

    async def _ready(self) -> None:
        batas = time.monotonic() + self.startup_timeout
        dijawab = tersambung = False
        while not (dijawab and tersambung):
            self.kc.kernel_info()
            try:
                await self.kc.shell_channel.get_msg(timeout=1)
                dijawab = True
                # the subscription stands once anything has come through, be it another's message
                await self.kc.iopub_channel.get_msg(timeout=0.05)
                tersambung = True
            except Empty:
                if not await self.km.is_alive():
                    raise DeadKernelError("kernel mati sebelum siap") from None
                if time.monotonic() > batas:
                    raise DeadKernelError("kernel tidak menjawab") from None

    async def _async_cleanup_kernel(self) -> None:
        # The notebook is done: nothing is left in the kernel that would need a farewell.
        km, self.km = self.km, None
        kc, self.kc = self.kc, None
        try:
            if km is not None and km.has_kernel:
                await km.provisioner.kill()
                await km.provisioner.wait()
        finally:
            if kc is not None:
                kc.stop_channels()
            if km is not None:
                await ensure_async(km.cleanup_resources())

    _cleanup_kernel = run_sync(_async_cleanup_kernel)


class AbkEngine(Engine):  # type: ignore[misc]
    """Engine for ``pm.execute_notebook(…, engine_name="abk")``.

    Engine arguments beside papermill's own: ``zygote_address`` (socket of a warm parent; empty: stock
    kernel), ``work_folder`` (private, empty folder for working directory, connection, IPython and
    temporary files), ``batas_waktu_detik`` (for the whole notebook), ``trace`` (a :class:`Trace` to fill).
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        zygote_address: str = "",
        work_folder: str = "",
        batas_waktu_detik: float | None = None,
        trace: Trace | None = None,
        start_timeout: float = 60,
        **lain: Any,
    ) -> None:
        """Run the cells of ``nb_man.nb`` in a kernel of their own; see papermill's Engine."""
        trace = trace or Trace()
        env = kernel_environment()
        mulai: dict[str, Any] = {"env": env}
        letak: dict[str, Any] = {}
        if work_folder:
            # no start-up file, history or profile of the user, or of another unit, enters the kernel
            env["IPYTHONDIR"] = str(Path(work_folder, "ipython"))
            env[TANPA_GAYA] = "1"
            # the kernel is killed in the end: what it has put down for a while goes with the folder
            env["TMPDIR"] = work_folder
            mulai["cwd"] = str(Path(work_folder, "kerja"))
            Path(mulai["cwd"]).mkdir()
            letak["connection_file"] = str(Path(work_folder, "k.json"))
            if os.name == "posix" and len(os.fsencode(work_folder)) < _SOCKET_LENGTH:
                letak["transport"] = "ipc"
        umum = {
            "log": logger,
            "log_output": lain.get("log_output", False),
            "stdout_file": lain.get("stdout_file"),
            "stderr_file": lain.get("stderr_file"),
        }
        proses = _page_process(zygote_address, mulai, trace)
        # only now: its limit is the page's own, not that of the parent which warms up for all
        akhir = None if batas_waktu_detik is None else time.monotonic() + batas_waktu_detik
        if proses is not None:
            try:
                PageClient(nb_man, proses, akhir, **umum).execute()
            finally:
                proses.close()
                trace.zygote_died = proses.zygote_died
            return
        manager = _Manager(kernel_name=kernel_name, **letak)
        client = _Client(
            nb_man,
            km=manager,
            kernel_name=kernel_name,
            startup_timeout=start_timeout,
            timeout_func=_time_left(akhir),
            **umum,
        )
        client.execute(cleanup_kc=True, **mulai)


def _page_process(alamat: str, mulai: dict[str, Any], trace: Trace) -> PageProcess | None:
    """Process forked from the warm parent; None where there is none, and `trace` says why."""
    trace.mesin = "biasa"
    if not alamat:
        trace.sebab = "kernel biasa diminta, atau fork tidak tersedia di sistem ini"
        return None
    try:
        proses = PageProcess(alamat, mulai.get("cwd") or str(Path.cwd()), mulai["env"])
    except (OSError, ValueError, KeyError) as galat:
        trace.sebab = f"induk kernel tidak menjawab ({galat})"
        return None
    trace.mesin = "zygote"
    return proses


def _time_left(akhir: float | None) -> Any:
    """Time left to a cell, so that the limit holds for the notebook as a whole."""
    if akhir is None:
        return None
    # nbclient takes 0 for "no limit"
    return lambda _sel: max(akhir - time.monotonic(), 0.001)


papermill_engines.register(ENGINE_NAME, AbkEngine)
