"""The pool of workers: one page's failure, or one worker's death, never stops the rest.

A pool of processes of our own; or a cluster (:class:`abk.reports.batch.cluster.Cluster`); or any
:class:`concurrent.futures.Executor` of the caller's.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Self

from abk.files import scratch_folder
from abk.kegiatan import Kegiatan
from abk.reports.batch.cluster import Cluster
from abk.reports.batch.order import Job
from abk.reports.batch.processes import (
    Stopper,
    Zygote,
    can_fork,
    kernel_environment,
    short_parent,
    worker_context,
)
from abk.reports.batch.worker import Outcome, error_message, prepare_worker, run_isolated, run_unit

_POLL_SECONDS = 0.2  # how long a request to stop may wait to be seen


def worker_count(diminta: int | None, halaman: int) -> int:
    """Number of workers: as asked for, else one a usable core; never more than pages."""
    inti = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    return max(1, min(diminta or inti, halaman))


class Pool:
    """Runs tasks on workers; a context that leaves no process and no temporary file behind."""

    def __init__(
        self,
        stopper: Stopper,
        pekerja: int,
        pelaksana: Executor | Cluster | None = None,
        *,
        zygote: bool | None = None,
        sumber: Sequence[str] = (),
        k: Kegiatan | None = None,
    ) -> None:
        self._stopper = stopper
        self._workers = pekerja
        self._cluster = (pelaksana, k) if isinstance(pelaksana, Cluster) and k is not None else None
        self._external = pelaksana if isinstance(pelaksana, Executor) else None
        self._may_fork = zygote
        self._sumber = sumber
        self._pool: ProcessPoolExecutor | None = None
        self._zygote: Zygote | None = None
        self._folder: Path | None = None
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Make its folder."""
        if self._external is None and self._cluster is None:
            self._folder = self._open.enter_context(scratch_folder("l", short_parent()))
        return self

    def __exit__(self, jenis: type[BaseException] | None, *_: object) -> None:
        """End workers and kernels, at once if something went wrong."""
        if self._pool is not None:
            _close(self._pool, at_once=self._stopper.requested or jenis is not None)
        if self._zygote is not None:
            self._zygote.close()
        self._open.close()

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
        # a short queue ahead of the workers: should one die, few pages are under suspicion
        width = sys.maxsize if self._external is not None else 2 * self._workers
        while not self._stopper.requested:
            for satu in islice(queue, width - len(running)):
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
            self._drop_pool()
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
        self._drop_pool()

    def _submit(self, job: Job) -> Future[Outcome]:
        if self._external is not None:
            return self._external.submit(run_unit, job)
        for _ in range(2):
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self._workers,
                    mp_context=worker_context(),
                    initializer=prepare_worker,
                    initargs=(str(self._folder), kernel_environment()),
                )
            try:
                return self._pool.submit(run_isolated, job)
            except BrokenProcessPool:  # it died between two pages
                self._drop_pool()
        future: Future[Outcome] = Future()
        future.set_exception(BrokenProcessPool())
        return future

    def _drop_pool(self) -> None:
        if self._pool is not None:
            _close(self._pool, at_once=True)
            self._pool = None

    def _complete(self, job: Job) -> Job:
        job = replace(job, zygote=job.zygote if self._may_fork is None else self._may_fork)
        if self._folder is None:
            return job
        if self._zygote is None and job.notebook and job.zygote and can_fork():
            self._zygote = Zygote(self._folder, *self._sumber)  # it warms up while the workers do
        alamat = self._zygote.alamat if self._zygote is not None else ""
        return replace(job, folder=str(self._folder), zygote_address=alamat)


def _outcome(future: Future[Outcome]) -> Outcome | None:
    """Result of a task; None if its worker has died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except Exception as galat:  # noqa: BLE001  e.g. the cluster lost the worker
        return Outcome(galat=error_message(galat))


def _close(pool: ProcessPoolExecutor, *, at_once: bool) -> None:
    proses = list((getattr(pool, "_processes", None) or {}).values())
    if at_once:
        pool.shutdown(wait=False, cancel_futures=True)
        for satu in proses:
            satu.terminate()
        for satu in proses:
            satu.join(timeout=5)
            if satu.is_alive():
                satu.kill()
    pool.shutdown(wait=True, cancel_futures=True)
