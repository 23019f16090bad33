"""The pool of workers: one page's failure, or one worker's death, never stops the rest.

Processes of our own (:class:`abk.reports.batch.workshop.Workshop`); or a cluster
(:class:`abk.reports.batch.cluster.Cluster`); or any :class:`concurrent.futures.Executor` of the caller's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from typing import Self

from abk.kegiatan import Kegiatan
from abk.reports.batch.cluster import Cluster
from abk.reports.batch.order import Job
from abk.reports.batch.processes import Stopper
from abk.reports.batch.worker import Outcome, error_message, run_unit
from abk.reports.batch.workshop import Workshop

_POLL_SECONDS = 0.2  # how long a request to stop may wait to be seen


def worker_count(diminta: int | None, halaman: int) -> int:
    """Number of workers: as asked for, else one a usable core; never more than pages."""
    inti = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    return max(1, min(diminta or inti, halaman))


class Pool:
    """Runs tasks of one run; a context that leaves none of them running."""

    def __init__(
        self,
        stopper: Stopper,
        pekerja: int,
        pelaksana: Executor | Cluster | Workshop,
        *,
        zygote: bool | None = None,
        sumber: Sequence[str] = (),
        k: Kegiatan | None = None,
    ) -> None:
        self._stopper = stopper
        self._cluster = (pelaksana, k) if isinstance(pelaksana, Cluster) and k is not None else None
        self._external = pelaksana if isinstance(pelaksana, Executor) else None
        self._workshop = pelaksana if isinstance(pelaksana, Workshop) else None
        self._may_fork = zygote
        # a short queue ahead of the workers: should one die, few pages are under suspicion
        self._width = sys.maxsize if self._workshop is None else 2 * pekerja
        if self._workshop is not None:
            self._workshop.begin(pekerja, sumber, "" if k is None else k.sidik)

    def __enter__(self) -> Self:
        """All is there."""
        return self

    def __exit__(self, jenis: type[BaseException] | None, *_: object) -> None:
        """End what is still running, at once."""
        if self._workshop is not None and (self._stopper.requested or jenis is not None):
            self._workshop.drop_workers()

    def execute(self, job: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Run tasks, each taken when a worker is near; yield it with its result as it comes, in any order.

        Ends early, without the rest, once the run is to stop.
        """
        queue = map(self._complete, job)
        if self._cluster is not None:
            cluster, k = self._cluster
            yield from cluster.execute(queue, k, lambda: self._stopper.requested)
            return
        running: dict[Future[Outcome], Job] = {}
        while not self._stopper.requested:
            for satu in islice(queue, self._width - len(running)):
                running[self._submit(satu)] = satu
            if not running:
                return
            selesai, _ = wait(running, timeout=_POLL_SECONDS, return_when=FIRST_COMPLETED)
            suspects: list[Job] = []
            for future in selesai:
                satu = running.pop(future)
                outcome = _outcome(future)
                if outcome is None:
                    suspects.append(satu)
                else:
                    yield satu, outcome
            if suspects:
                suspects += running.values()
                running.clear()
                yield from self._alone(suspects)
        for future in running:
            future.cancel()

    def _alone(self, suspects: Sequence[Job]) -> Iterator[tuple[Job, Outcome]]:
        """A worker has died: which page was it? Each of them again, alone in a new pool."""
        for satu in suspects:
            self._drop_workers()
            if self._stopper.requested:
                return
            future = self._submit(satu)
            while not future.done() and not self._stopper.requested:
                wait([future], timeout=_POLL_SECONDS)
            if not future.done():
                return
            outcome = _outcome(future)
            if outcome is None:
                yield satu, Outcome(galat="Proses pekerja mati dua kali (misalnya memori habis).")
            else:
                catatan = "proses pekerja mati; halaman diulang"
                yield satu, replace(outcome, keterangan=(*outcome.keterangan, catatan))
        self._drop_workers()

    def _submit(self, job: Job) -> Future[Outcome]:
        if self._external is not None:
            return self._external.submit(run_unit, job)
        if self._workshop is None:
            raise TypeError(Cluster)  # takes the queue as a whole
        return self._workshop.submit(job)

    def _drop_workers(self) -> None:
        if self._workshop is not None:
            self._workshop.drop_workers()

    def _complete(self, job: Job) -> Job:
        job = replace(job, zygote=job.zygote if self._may_fork is None else self._may_fork)
        return job if self._workshop is None else self._workshop.complete(job)


def _outcome(future: Future[Outcome]) -> Outcome | None:
    """Result of a task; None if its worker has died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except Exception as galat:  # noqa: BLE001  e.g. the cluster lost the worker
        return Outcome(galat=error_message(galat))
