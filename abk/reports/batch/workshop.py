"""What pages are made with on this machine, for one run or several: a folder, workers, their warm parent."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Self

from abk.files import scratch_folder
from abk.reports.batch.order import Job
from abk.reports.batch.processes import Zygote, can_fork, kernel_environment, short_parent, worker_context
from abk.reports.batch.worker import Outcome, prepare_worker, run_isolated


class Workshop:
    """Folder, workers and warm parent, each there from its first use on; a context that leaves none."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()
        self._folder: Path | None = None
        self._zygote: Zygote | None = None
        self._pool: ProcessPoolExecutor | None = None
        self._wanted: tuple[int, dict[str, str]] = (1, {})
        self._sumber: tuple[str, ...] = ()
        self._to_read = False
        self._has_read: set[tuple[str, ...]] = set()

    def __enter__(self) -> Self:
        """Nothing yet."""
        return self

    def __exit__(self, jenis: type[BaseException] | None, *_: object) -> None:
        """End what is there, at once if something went wrong."""
        self.drop_workers(at_once=jenis is not None)
        if self._zygote is not None:
            self._zygote.close()
        self._open.close()

    def begin(self, workers: int, sumber: Sequence[str], sidik: str) -> None:
        """A run begins: so many workers, most pages of this kegiatan (source, case, state; its fingerprint).

        The workers of the run before serve this one if they are as many and the environment is the same.
        """
        wanted = workers, kernel_environment()
        if wanted != self._wanted:
            self.drop_workers(at_once=False)
        self._wanted, self._sumber = wanted, tuple(sumber)
        if self._zygote is not None and not self._zygote.alive:
            self._zygote.close()
            self._zygote = None
            self._has_read.clear()
        self._to_read = (sidik, *sumber) not in self._has_read
        self._has_read.add((sidik, *sumber))

    def complete(self, job: Job) -> Job:
        """The job, told where its folder is, and the warm parent, which has read the kegiatan of the run."""
        if self._folder is None:
            self._folder = self._open.enter_context(scratch_folder("l", short_parent()))
        job = replace(job, folder=str(self._folder))
        if not (job.zygote and can_fork()) or not (job.notebook or self._zygote):
            return job  # for the workbook alone none is warmed up
        if self._zygote is None:
            self._zygote = Zygote(self._folder, *self._sumber)  # it warms up while the workers do
        elif self._to_read:
            self._zygote.read(*self._sumber)
        self._to_read = False
        return replace(job, zygote_address=self._zygote.alamat)

    def submit(self, job: Job) -> Future[Outcome]:
        """Hand a job to the workers."""
        for _ in range(2):
            if self._pool is None:
                workers, env = self._wanted
                self._pool = ProcessPoolExecutor(
                    workers,
                    mp_context=worker_context(),
                    initializer=prepare_worker,
                    initargs=(str(self._folder), env),
                )
            try:
                return self._pool.submit(run_isolated, job)
            except (BrokenProcessPool, OSError, EOFError):
                # it died between two pages, or the server that starts its workers did
                self.drop_workers()
        future: Future[Outcome] = Future()
        future.set_exception(BrokenProcessPool())
        return future

    def drop_workers(self, *, at_once: bool = True) -> None:
        """End the workers: now, or when they have made what they are making."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
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
