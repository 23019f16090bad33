"""A dask cluster as the pool of a report: it gets data and notebook, and gives bytes that are proved here.

No path and no address of a source goes there, and no password. What is sent is bounded, so that neither the
caller nor the scheduler holds all pages; what a lost worker or scheduler had is sent again, boundedly often.
"""

from __future__ import annotations

import contextlib
import queue
import uuid
import warnings
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

from abk.errors import LaporanError
from abk.kegiatan import Kegiatan
from abk.kegiatan.parcel import pack, parcel_source
from abk.reports.batch import remote
from abk.reports.batch.link import GONE, Link, SchedulerLostError, foreign
from abk.reports.batch.order import Job
from abk.reports.batch.worker import Outcome, error_message

_FETCH_SECONDS = 30
_POLL_SECONDS = 0.2
_PATIENCE_SECONDS = 60.0
"""How long a run waits for a scheduler that is gone, or for workers where there are none."""
_AHEAD = 2
"""Pages sent for each thread of the cluster: one that is made, one that waits for it."""
_TRIES = 3
"""How often a page is sent while workers have no abk, another one, or come to their end."""
_LOSSES = 5
"""How often a run survives the loss of the scheduler."""


@dataclass
class _Sent:
    """A page that the cluster is to make."""

    job: Job
    future: Any = None
    tries: int = 0
    only: tuple[str, ...] = ()
    """Workers that may make it; empty: all."""
    lost: bool = False
    """Whether it went down with a scheduler."""


class Cluster:
    """The cluster at the address of a scheduler; a context that leaves nothing running there.

    Parameters
    ----------
    alamat : e.g. ``tcp://10.0.0.5:8786``, or ``tls://…`` with the certificates of dask's configuration
    sabar_detik : how long to wait for a scheduler or workers that are gone [detik]

    Raises
    ------
    LaporanError
        If it does not answer, has no workers, or one of them has no abk or another one.
    """

    def __init__(self, alamat: str, *, sabar_detik: float = _PATIENCE_SECONDS) -> None:
        self._running: dict[str, _Sent] = {}
        self._again: deque[_Sent] = deque()
        self._done: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._losses = 0
        self._kegiatan: Kegiatan | None = None
        self._packed, self._sumber, self._fingerprint = b"", "", ""
        self._data: Any = None
        self._link = Link(alamat, sabar_detik)

    def __enter__(self) -> Self:
        """Return the cluster itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is not done, and let go of the cluster."""
        self._take_back()
        self._link.close()

    def execute(
        self, jobs: Iterable[Job], k: Kegiatan, stop: Callable[[], bool]
    ) -> Iterator[tuple[Job, Outcome]]:
        """Make pages; yield each with its result as it comes, each once.

        Ends early, without the rest, once `stop` says so.

        Raises
        ------
        LaporanError
            If scheduler or workers are gone and do not come back.
        """
        source = iter(jobs)
        if k is not self._kegiatan:
            self._kegiatan, self._fingerprint, self._packed = k, k.sidik, b""
        try:
            while not stop():
                try:
                    self._link.look()
                    self._fill(source)
                    if not self._running and not self._again:
                        return
                    with contextlib.suppress(queue.Empty):
                        yield from self._receive(self._done.get(timeout=_POLL_SECONDS))
                except SchedulerLostError:
                    self._recover(stop)
        finally:
            self._take_back()

    def _fill(self, source: Iterator[Job]) -> None:
        """Send pages, as many as the cluster can begin soon."""
        for key, sent in list(self._running.items()):
            if sent.only and not self._link.threads.keys() & set(sent.only):  # none of them is left
                self._link.cancel([sent.future])
                self._again.append(self._running.pop(key))
        width = _AHEAD * sum(self._link.threads.values())
        while len(self._running) < width:
            if self._again:
                self._send(self._again.popleft())
            elif (job := next(source, None)) is not None:
                self._send(_Sent(job))
            else:
                return

    def _send(self, sent: _Sent) -> None:
        job = sent.job
        key = f"abk-{job.kode or job.jenis}-{uuid.uuid4().hex}"
        sent.only, sent.tries = self._link.only, sent.tries + 1
        self._running[key] = sent
        if not self._packed and self._kegiatan is not None:
            content = pack(self._kegiatan, job.alur, job.saat)
            self._sumber, self._packed = parcel_source(content), zlib.compress(content, 1)
        if self._data is None:
            # a task and no scattered value: what a lost worker held of it, the cluster makes again
            self._data = self._submit(bytes, self._packed, key=f"abk-data-{uuid.uuid4().hex}")
        errand = remote.errand(key, job, self._sumber)
        sent.future = self._submit(
            remote.make_page, errand, self._data, key=key, workers=list(sent.only) or None
        )
        sent.future.add_done_callback(lambda _: self._done.put(key))

    def _submit(self, kerja: Callable[..., Any], *isi: object, **pilihan: object) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # "large graph": of a large ministry, once
                return self._link.client.submit(kerja, *isi, pure=False, **pilihan)
        except GONE as galat:
            raise SchedulerLostError from galat

    def _recover(self, stop: Callable[[], bool]) -> None:
        """The scheduler is gone, with all that was sent: to be sent again to the next one."""
        self._losses += 1
        if self._losses > _LOSSES:
            raise LaporanError(
                f"Penjadwal klaster hilang {self._losses} kali selama laporan ini.",
                "Periksa mesin penjadwal dan jaringannya. Halaman yang sudah jadi tetap berlaku.",
            )
        for sent in self._running.values():
            sent.future = None
            sent.tries, sent.lost = sent.tries - 1, True  # no fault of the page
            self._again.append(sent)
        self._running.clear()
        self._data = None
        self._link.reconnect(stop)

    def _take_back(self) -> None:
        """Cancel what is not done: no task stays with the cluster."""
        self._link.cancel([satu.future for satu in self._running.values() if satu.future is not None])
        self._running.clear()
        self._again.clear()
        self._data = None

    def _receive(self, key: str) -> Iterator[tuple[Job, Outcome]]:
        sent = self._running.get(key)
        if sent is None:  # taken back meanwhile
            return
        if sent.future.status == "cancelled":  # by nobody here: the scheduler is gone
            raise SchedulerLostError
        try:
            reply = sent.future.result(timeout=_FETCH_SECONDS)
        except TimeoutError:  # its worker died just now: the cluster makes the page again
            sent.future.add_done_callback(lambda _: self._done.put(key))
            return
        except Exception as galat:  # of the cluster, of any kind: the page says which
            if sent.future.status == "cancelled" or isinstance(galat, OSError):
                raise SchedulerLostError from galat
            outcome = self._failure(sent, galat)
        else:
            outcome = self._judge(sent, reply, self._fingerprint)
        del self._running[key]
        sent.future = None  # the cluster forgets the page
        if outcome is None:
            self._again.append(sent)
            if self._data is not None and self._data.status == "error":
                self._data = None
            self._link.look(anew=True)  # perhaps a worker that came later, with another abk
        else:
            yield sent.job, outcome

    @staticmethod
    def _judge(sent: _Sent, reply: remote.Reply, sidik_data: str) -> Outcome | None:
        """Outcome of a reply; None if the page is to be sent again."""
        if reply.foreign is not None:
            if sent.tries < _TRIES:
                return None
            return Outcome(galat=f"Pekerja klaster memakai abk yang lain: {foreign(reply.foreign)}.")
        if reply.stopped:
            return None if sent.tries < _TRIES else Outcome(galat="Pekerja klaster berhenti berulang kali.")
        outcome = reply.outcome
        if outcome.isi is None:
            return outcome
        if objections := remote.reply_objections(sent.job, reply, sidik_data):
            galat = f"Kiriman pekerja klaster tidak terbukti benar: {'; '.join(objections)}."
            return replace(outcome, isi=None, galat=galat)
        catatan = ("penjadwal klaster hilang; halaman diulang",) if sent.lost else ()
        return replace(outcome, keterangan=(*outcome.keterangan, *catatan))

    @staticmethod
    def _failure(sent: _Sent, galat: Exception) -> Outcome | None:
        """Outcome of a task that the cluster could not do; None if the page is to be sent again."""
        if isinstance(galat, ImportError | AttributeError) and sent.tries < _TRIES:
            return None  # a worker without abk, or with another one
        if type(galat).__name__ == "KilledWorker":
            # the cluster has tried it on several already (distributed.scheduler.allowed-failures)
            kata = "Pekerja klaster mati berulang kali selama halaman ini (misalnya memori habis)."
            return Outcome(galat=kata)
        return Outcome(galat=error_message(galat))
