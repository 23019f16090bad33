"""What a worker of a cluster keeps for the pages of one kegiatan: its data, a warm parent, page processes.

It is there from the first page on until the caller lets go, or a page of another kegiatan comes.
"""

from __future__ import annotations

import atexit
import contextlib
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from abk.files import scratch_folder
from abk.kegiatan.parcel import PARCEL_FOLDER, put_parcel
from abk.reports.batch.order import Job
from abk.reports.batch.page_server import PageServer
from abk.reports.batch.processes import Zygote, can_fork, short_parent
from abk.reports.batch.worker import Outcome

_TRIES = 2
_lock = threading.Lock()
_benches: dict[str, Bench] = {}


class Bench:
    """Data, warm parent and page processes of one kegiatan."""

    def __init__(self, job: Job, packed: bytes) -> None:
        self.users = 0
        self._open = contextlib.ExitStack()
        self._idle: list[PageServer] = []
        self._folder = self._open.enter_context(scratch_folder("c", short_parent()))
        put_parcel(zlib.decompress(packed), self._folder)
        self._env = {PARCEL_FOLDER: str(self._folder)}
        self._alamat = ""
        if job.zygote and can_fork():
            zygote = Zygote(self._folder, job.sumber, job.alur, job.saat, env=self._env)
            self._open.callback(zygote.close)
            self._alamat = zygote.alamat

    def make(self, job: Job, stop: Callable[[], bool]) -> Outcome:
        """Make a page; see :meth:`PageServer.run`. A process that dies with it is tried once more."""
        job = replace(job, folder=str(self._folder), zygote_address=self._alamat)
        for nomor in range(_TRIES):
            server = self._idle.pop() if self._idle else PageServer(self._folder, self._env)
            outcome = server.run(job, stop)
            if outcome is not None:
                self._idle.append(server)
                catatan = ("proses halaman mati; halaman diulang",) if nomor else ()
                return replace(outcome, keterangan=(*outcome.keterangan, *catatan))
            server.close()
        return Outcome(galat="Proses halaman mati dua kali di pekerja klaster (misalnya memori habis).")

    def close(self) -> None:
        """End what is there."""
        while self._idle:
            self._idle.pop().close()
        self._open.close()


@contextlib.contextmanager
def bench(job: Job, packed: bytes) -> Iterator[Bench]:
    """The bench of this kegiatan, made if need be; those that nobody uses are cleared away for it."""
    with _lock:
        satu = _benches.get(job.sumber)
        if satu is None:
            _clear()
            satu = _benches[job.sumber] = Bench(job, packed)
        satu.users += 1
    try:
        yield satu
    finally:
        with _lock:
            satu.users -= 1


def _clear() -> None:
    for sumber in [n for n, satu in _benches.items() if not satu.users]:
        _benches.pop(sumber).close()


def release() -> None:
    """Clear away the benches that nobody uses, beside the work of the caller, who must not wait."""
    threading.Thread(target=_release).start()


@atexit.register
def _release() -> None:
    with _lock:
        _clear()
