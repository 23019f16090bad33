"""The warm parent: imports pandas, matplotlib and abk once, then forks a process for each page.

Runs as a process of its own (see :data:`abk.reports.batch.processes.PARENT_PROGRAM`) with a single thread,
because forking a process with threads is not safe. It imports nothing of papermill and nothing that
a stock kernel would not import for the same notebook, opens no figure, and reads no data but the
kegiatan, which cannot change once it is read: so every page begins as clean as in a new kernel.

Protocol, one JSON object a line over a Unix socket, one connection a page:

- to the server: ``{"folder": working directory, "env": {…}}`` and with it the end of a channel, on which the
  page will read cells and write messages (:mod:`abk.reports.batch.page_shell`); later ``{"sinyal": n}``;
  or ``{"sumber": [source, case, state]}``, a further kegiatan to read, which has no answer;
- from the server: ``{"pid": n}``, later ``{"keluar": status}`` once the process is gone.

A connection that closes kills its page with everything that the page has started; when standard
input closes (the owner is gone) all pages are killed and the server ends. So no page outlives
the run, however the run ends.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import tempfile
from dataclasses import dataclass
from typing import Any, NoReturn

from abk.owner import end_with, ending_with

_PRELOAD = (
    "numpy",
    "pandas",
    "matplotlib.figure",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_agg",
    "IPython.display",
    "abk",
    "abk.reports.page",
)


@dataclass(eq=False)
class _Connection:
    """One connection, and the page that it asked for."""

    sock: socket.socket
    sisa: bytes = b""
    pid: int | None = None
    channel: int = -1
    """The page's end of the worker's channel, until the page has it."""

    def send(self, message: dict[str, object]) -> None:
        with contextlib.suppress(OSError):  # a client that has gone is noticed by its end of file
            self.sock.sendall(json.dumps(message).encode() + b"\n")


class Server:
    """Accepts requests, forks, forwards signals, reaps. One thread, one loop."""

    def __init__(self, listener: socket.socket, lifeline: int, owner: int) -> None:
        self._lifeline, self._owner = lifeline, owner
        self._listener = listener
        self._wake_read, self._wake_write = socket.socketpair()
        for s in (self._listener, self._wake_read, self._wake_write):
            s.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._wake_read, selectors.EVENT_READ)
        self._selector.register(lifeline, selectors.EVENT_READ)
        self._children: dict[int, _Connection] = {}
        self._finished = False
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the owner's business
        signal.set_wakeup_fd(self._wake_write.fileno(), warn_on_full_buffer=False)

    def _stop(self, *_: object) -> None:
        self._finished = True

    def serve(self) -> dict[str, Any] | None:
        """Serve until the owner is gone; in a forked child: the request for the page to become."""
        while not self._finished:
            for key, _ in self._selector.select():
                request = self._respond(key)
                if request is not None:
                    return request
            self._reap()
        for pid in list(self._children):
            _kill_group(pid)
        return None

    def _respond(self, key: selectors.SelectorKey) -> dict[str, Any] | None:
        if key.fileobj is self._listener:
            sock, _ = self._listener.accept()
            self._selector.register(sock, selectors.EVENT_READ, _Connection(sock))
        elif key.fileobj is self._wake_read:
            with contextlib.suppress(BlockingIOError):
                self._wake_read.recv(4096)
        elif key.data is None:
            self._finished = self._finished or os.read(self._lifeline, 4096) == b""
        else:
            return self._baca(key.data)
        return None

    def _baca(self, connection: _Connection) -> dict[str, Any] | None:
        try:
            chunk, fds, _, _ = socket.recv_fds(connection.sock, 1 << 16, 1)
        except OSError:
            chunk, fds = b"", []
        for fd in fds:
            os.set_inheritable(fd, False)
            connection.channel = fd
        if not chunk:
            self._disconnect(connection)
            return None
        *baris, connection.sisa = (connection.sisa + chunk).split(b"\n")
        for teks in baris:
            message = json.loads(teks)
            if "sumber" in message:
                # as at the start: whoever ends this process need not wait for it. No page runs yet
                former = signal.signal(signal.SIGTERM, signal.SIG_DFL)
                with ending_with(self._owner):
                    _read(*message["sumber"])
                    _settle()
                signal.signal(signal.SIGTERM, former)
            elif "sinyal" not in message:
                if self._fork(connection):
                    return {**message, "channel": connection.channel}
            elif connection.pid is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(connection.pid, message["sinyal"])
        return None

    def _fork(self, connection: _Connection) -> bool:
        """Fork; True in the child."""
        server = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._let_go()
            end_with(server)
            os.setpgid(0, 0)
            return True
        # both sides set the group, so that it stands before the first signal whoever is faster
        with contextlib.suppress(OSError):
            os.setpgid(pid, pid)
        os.close(connection.channel)
        connection.pid = pid
        self._children[pid] = connection
        connection.send({"pid": pid})
        return False

    def _let_go(self) -> None:
        """In the child: let go of all that belongs to the server."""
        signal.set_wakeup_fd(-1)
        for nomor in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(nomor, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for key in list(self._selector.get_map().values()):
            if isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
        self._wake_write.close()
        self._selector.close()

    def _disconnect(self, connection: _Connection) -> None:
        self._selector.unregister(connection.sock)
        connection.sock.close()
        if connection.pid in self._children:
            _kill_group(connection.pid)

    def _reap(self) -> None:
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            connection = self._children.pop(pid)
            connection.pid = None
            # what the page has started goes with it
            _kill_group(pid)
            connection.send({"keluar": os.waitstatus_to_exitcode(status)})


def _kill_group(grup: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(grup, signal.SIGKILL)


def warm_up(*sumber: str) -> tuple[Any, Any]:
    """Import, read and work out what every page needs; the shell of the pages and its session."""
    for nama in _PRELOAD:
        with contextlib.suppress(ImportError):
            importlib.import_module(nama)
    k = _read(*sumber) if sumber else None
    if k is not None:
        with contextlib.suppress(Exception):
            _one_page(k)
    vars(builtins).pop("get_ipython", None)  # was there for the imports alone
    shell: tuple[Any, Any] = importlib.import_module("abk.reports.batch.page_shell").make_shell()
    _settle()
    return shell


def _read(sumber: str, alur: str = "", saat: str = "") -> Any:
    """Read a kegiatan, and work out what its pages will ask for; the kegiatan, None if there is no such."""
    # whatever is wrong with it, the page that opens it will say so
    with contextlib.suppress(Exception):
        # only now: the defaults of what it imports depend on what is there to be found
        k = importlib.import_module("abk").open(sumber, alur=alur, saat=saat)
        _ = k.rekap, k.sidik
        # what is asked of the whole is worked out once, not by the process of each page
        importlib.import_module("abk.hasil").siapkan(k)
        return k
    return None


def _settle() -> None:
    """The collector of a child does not touch, and so does not copy, what is shared."""
    gc.collect()
    gc.freeze()
    if len(sys._current_frames()) > 1:  # noqa: SLF001
        sys.exit("threads were started: forking would not be safe")


def _one_page(k: Any) -> None:
    """Make one page and throw it away: fonts, words and law are read once, not by each page."""
    # only now, as above
    reports, chooser = map(importlib.import_module, ("abk.reports", "abk.reports.chooser"))
    for bagian in reports.unit(k, chooser.first_unit(k)):
        bagian._repr_html_()  # as a notebook asks for it


def _become_page(shell: Any, session: Any, request: dict[str, Any]) -> NoReturn:
    """Become the page that was asked for; ends with the process."""
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["folder"])
    tempfile.tempdir = None  # to be found anew, in the environment of this page
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()  # else all pages would draw the same numbers
    sys.argv = ["ipykernel_launcher"]
    from abk.reports.batch.page_shell import PageShell  # noqa: PLC0415  imported by now

    PageShell(shell, session, socket.socket(fileno=request["channel"])).serve()
    os._exit(0)  # what a page leaves undone is nobody's business: it has been read


def main(listener_fd: int, owner: int, shell: Any, session: Any) -> None:
    """Serve on an inherited listening socket, and end when standard input closes."""
    listener = socket.socket(fileno=listener_fd)
    listener.set_inheritable(False)
    lifeline = os.dup(0)
    with open(os.devnull, "rb") as kosong:  # noqa: PTH123
        os.dup2(kosong.fileno(), 0)
    request = Server(listener, lifeline, owner).serve()
    if request is not None:
        os.close(lifeline)
        _become_page(shell, session, request)
