"""The page process as its worker sees it: forked by the warm parent, given cells, watched, ended.

papermill's client does the rest: outputs, order and errors of the cells are read by the code that reads those
of a kernel (:mod:`nbclient`).
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from papermill.clientwrap import PapermillNotebookClient

_BIRTH_SECONDS = 1800.0
"""The first request waits here until the parent is warm, which takes minutes where a ministry is large and
the machine slow; a stock kernel, which would have to read and work out all of it again, is no faster. If the
parent dies, that is known at once. [detik]"""
_STILL_SECONDS = 60.0
"""A parent that owes an answer and has not computed at all for so long hangs, and is killed. [detik]"""


class PageProcess:
    """A process that runs the cells of one page; closed, it ends with all that it has started."""

    def __init__(self, alamat: str, folder: str, env: dict[str, str]) -> None:
        self.zygote_died = self._ended = False
        self._rest = b""
        self._channel, theirs = socket.socketpair()
        self._control = socket.socket(socket.AF_UNIX)
        try:
            self._control.settimeout(_BIRTH_SECONDS)
            self._control.connect(alamat)
            request = json.dumps({"folder": folder, "env": env}).encode() + b"\n"
            sent = socket.send_fds(self._control, [request], [theirs.fileno()])
            self._control.sendall(request[sent:])
            self._parent = int(alamat.rpartition("-")[2])  # as abk.reports.batch.processes.Zygote names it
            self.pid: int = _line(self._control, self._parent)["pid"]
        except BaseException:
            self._channel.close()
            self._control.close()
            raise
        finally:
            theirs.close()

    def run(self, kode: str, akhir: float | None) -> Iterator[dict[str, Any]]:
        """Run a cell; yield its messages, the reply as the last.

        Raises
        ------
        DeadKernelError
            If the process has ended.
        TimeoutError
            If the reply is not there at `akhir` (:func:`time.monotonic`).
        """
        with contextlib.suppress(OSError):  # the end of the process is seen below
            self._channel.sendall(json.dumps({"sel": kode}).encode() + b"\n")
        while True:
            baris, ada, self._rest = self._rest.partition(b"\n")
            if not ada:
                self._rest = baris + self._receive(akhir)
                continue
            pesan = json.loads(baris)
            yield {**pesan, "header": {"msg_type": pesan["msg_type"]}, "parent_header": {}}
            if pesan["msg_type"] == "execute_reply":
                return

    def _receive(self, akhir: float | None) -> bytes:
        sisa = None if akhir is None else max(akhir - time.monotonic(), 0)
        siap = select.select([self._channel, self._control], [], [], sisa)[0]
        if not siap:
            raise TimeoutError
        chunk = b""
        if self._channel in siap:
            with contextlib.suppress(OSError):
                chunk = self._channel.recv(1 << 18)
        if not chunk:
            self._end()  # it is gone, or has closed its channel
            raise DeadKernelError("proses halaman mati")
        return chunk

    def _end(self) -> None:
        """Kill it, if it has not ended, and wait until it is gone."""
        if self._ended:
            return
        self._ended = True
        try:
            self._control.sendall(json.dumps({"sinyal": int(signal.SIGKILL)}).encode() + b"\n")
            _ = _line(self._control, self._parent)["keluar"]
        except (OSError, ValueError):
            self.zygote_died = True

    def close(self) -> None:
        """End it, with all that it has started."""
        try:
            self._end()
        finally:
            self._channel.close()
            self._control.close()


def _computed(pid: int) -> int | None:
    """Time that a process has computed, in ticks; None if it is gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    return sum(map(int, stat.rpartition(")")[2].split()[11:13]))


def _line(sock: socket.socket, parent: int) -> dict[str, Any]:
    """Answer of the warm parent; TimeoutError, and its end, if it only stands there."""
    isi = b""
    akhir, dahulu = time.monotonic() + _BIRTH_SECONDS, _computed(parent)
    while not isi.endswith(b"\n"):
        if not select.select([sock], [], [], _STILL_SECONDS)[0]:
            kini = _computed(parent)
            if kini == dahulu or time.monotonic() > akhir:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(parent, signal.SIGKILL)  # else every page would wait for it as long again
                raise TimeoutError("induk kernel diam")
            dahulu = kini
            continue
        chunk = sock.recv(4096)
        if not chunk:
            raise ConnectionResetError("induk kernel berhenti")
        isi += chunk
    return dict(json.loads(isi))


class PageClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client, whose cells run in a :class:`PageProcess`."""

    def __init__(self, nb_man: Any, proses: PageProcess, akhir: float | None, **lain: Any) -> None:
        super().__init__(nb_man, record_timing=False, **lain)
        self._process, self._end = proses, akhir

    def execute(self, **_: Any) -> Any:
        """Run all cells."""
        self.reset_execution_trackers()
        self.papermill_execute_cells()
        return self.nb

    def execute_cell(self, cell: Any, cell_index: int, *_: Any, **__: Any) -> Any:
        """Run a cell, with nbclient's rules about tags."""
        tag = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tag:
            return cell
        cell.outputs = []
        self.clear_before_next_output = False
        pesan: dict[str, Any] = {}
        try:
            for pesan in self._process.run(cell.source, self._end):
                if pesan["msg_type"] != "execute_reply":
                    self.process_message(pesan, cell, cell_index)
        except TimeoutError:
            raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", 0, cell) from None
        run_sync(self._check_raise_for_error)(cell, cell_index, pesan)
        return cell
