"""The shell of one page: runs its cells in the process that the warm parent has forked for it.

ipykernel's own shell without the kernel around it: no sockets of ZeroMQ, no heartbeat, no connection file,
no thread. What it has to say (messages of the Jupyter protocol) goes as one JSON object a line to the worker.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import socket
import sys
from types import SimpleNamespace
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session, json_packer
from traitlets.config import Config

_FLUSH_CHARACTERS = 1 << 16


class LineSession(Session):
    """A session of Jupyter whose messages are lines on a socket."""

    channel: socket.socket | None = None

    def send(  # type: ignore[override]
        self, _stream: Any, pesan: Any, content: Any = None, *_: Any, **__: Any
    ) -> None:
        """Send a message, or one made of its type and content."""
        jenis, isi = (pesan, content) if isinstance(pesan, str) else (pesan["msg_type"], pesan["content"])
        if self.channel is not None:
            self.channel.sendall(json_packer({"msg_type": jenis, "content": isi}) + b"\n")


class _Stream(io.TextIOBase):
    """Standard output or error of the cells."""

    encoding = "utf-8"

    def __init__(self, session: LineSession, nama: str, fd: int) -> None:
        self._session, self._name, self._fd = session, nama, fd
        self._text: list[str] = []
        self._length = 0

    def write(self, teks: str) -> int:
        """Keep a text until something else is shown, or it has become long."""
        if not isinstance(teks, str):
            raise TypeError(f"write() argument must be str, not {type(teks)}")
        self._text.append(teks)
        self._length += len(teks)
        if self._length > _FLUSH_CHARACTERS:
            self.flush()
        return len(teks)

    def flush(self) -> None:
        """Send what was written."""
        teks, self._text, self._length = "".join(self._text), [], 0
        if teks:
            self._session.send(None, "stream", {"name": self._name, "text": teks})

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def fileno(self) -> int:
        """Where what lies below Python writes."""
        return self._fd


class _BelowPython:
    """What C code and other programs write to a file descriptor: kept, and shown at the end of the cell."""

    def __init__(self, session: LineSession, nama: str, fd: int) -> None:
        self._session, self._name = session, nama
        self._file = os.memfd_create(nama)
        self._read = 0
        os.dup2(self._file, fd)

    def flush(self) -> None:
        """Send what has come since the last time."""
        banyak = os.fstat(self._file).st_size - self._read
        if banyak > 0:
            isi = os.pread(self._file, banyak, self._read)
            self._read += len(isi)
            self._session.send(None, "stream", {"name": self._name, "text": isi.decode(errors="replace")})


class ZMQPageShell(ZMQInteractiveShell):
    """ipykernel's shell without a kernel. Libraries look for *zmq* in the name, and so find a notebook."""

    compiler_class = XCachingCompiler

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window, and no loop that could serve one."""


def make_shell() -> tuple[ZMQPageShell, LineSession]:
    """Shell, ready for its first cell; made once by the warm parent, since it starts no thread."""
    shell: Any = ZMQPageShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    session = LineSession()
    shell.kernel = SimpleNamespace(eventloop=None)
    shell.display_pub.session = shell.displayhook.session = session
    return shell, session


class PageShell:
    """Runs the cells that come as lines of JSON, until the other side closes."""

    def __init__(self, shell: Any, session: LineSession, channel: socket.socket) -> None:
        self._shell, self._session, self._channel = shell, session, channel
        session.channel = channel
        shell.init_environment()
        sys.stdout, sys.stderr = out, err = _Stream(session, "stdout", 1), _Stream(session, "stderr", 2)
        self._streams = (out, err, _BelowPython(session, "stdout", 1), _BelowPython(session, "stderr", 2))

    def serve(self) -> None:
        """Run cells until there are no more."""
        with contextlib.suppress(OSError), self._channel.makefile("rb") as baris:
            for satu in baris:
                self._run(json.loads(satu)["sel"])
                if self._shell.exit_now:
                    return

    def _run(self, kode: str) -> None:
        shell = self._shell
        self._session.send(None, "execute_input", {"execution_count": shell.execution_count})
        hasil = shell.run_cell(kode, store_history=True)
        for keluaran in self._streams:
            keluaran.flush()
        galat = hasil.error_before_exec or hasil.error_in_exec
        isi = {"status": "ok", "execution_count": shell.execution_count - 1}
        if not hasil.success or shell._last_traceback_during_displayhook:  # noqa: SLF001
            isi |= {
                "status": "error",
                "ename": type(galat).__name__,
                "evalue": str(galat),
                "traceback": shell._last_traceback or [],  # noqa: SLF001
            }
        self._session.send(None, "execute_reply", isi)
