"""The pool of workers: one page's failure, or one worker's death, never stops the rest.

Any :class:`concurrent.futures.Executor` will do, also one of a cluster
(``dask.distributed.Client.get_executor()``); without one, a pool of processes of our own.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Self

from abk.reports.batch.induk import Zygote, dapat_fork, lingkungan_kernel
from abk.reports.batch.pekerja import Hasil, Tugas, kerja_terpisah, pesan_galat, run_unit, siapkan_pekerja
from abk.reports.batch.penghenti import Penghenti
from abk.reports.batch.proses import konteks_pekerja

_JEDA_DETIK = 0.2  # how long a request to stop may wait to be seen
_PANJANG_FOLDER = 40  # bytes; the address of a Unix socket holds about 107 with all that follows


def jumlah_pekerja(diminta: int | None, halaman: int) -> int:
    """Number of workers: as asked for, else one a usable core; never more than pages."""
    inti = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    return max(1, min(diminta or inti, halaman))


class Kolam:
    """Runs tasks on workers; a context that leaves no process and no temporary file behind.

    Parameters
    ----------
    penghenti : Penghenti
        Knows whether the run is to stop.
    pekerja : int
        Number of workers of our own pool.
    pelaksana : Executor, optional
        Somebody else's executor, to be used instead and left open.
    zygote : bool
        Whether kernels may be forked from a warm parent.
    sumber : sequence of str
        Source, case and state of the kegiatan, for the warm parent to read ahead.
    """

    def __init__(
        self,
        penghenti: Penghenti,
        pekerja: int,
        pelaksana: Executor | None = None,
        *,
        zygote: bool = True,
        sumber: Sequence[str] = (),
    ) -> None:
        self._penghenti = penghenti
        self._pekerja = pekerja
        self._luar = pelaksana
        self._boleh_zygote = zygote
        self._sumber = sumber
        self._kolam: ProcessPoolExecutor | None = None
        self._zygote: Zygote | None = None
        self._folder: Path | None = None

    def __enter__(self) -> Self:
        """Start the warm parent; it warms up while the workers do."""
        if self._luar is None:
            self._folder = _folder_sementara()
            if self._boleh_zygote and dapat_fork():
                self._zygote = Zygote(self._folder, *self._sumber)
        return self

    def __exit__(self, jenis: type[BaseException] | None, *_: object) -> None:
        """End workers and kernels, at once if something went wrong."""
        if self._kolam is not None:
            _tutup(self._kolam, segera=self._penghenti.diminta or jenis is not None)
        if self._zygote is not None:
            self._zygote.tutup()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def jalankan(self, tugas: Sequence[Tugas]) -> Iterator[tuple[Tugas, Hasil]]:
        """Run tasks; yield each with its result as it comes, in any order.

        Ends early, without the rest, once the run is to stop.
        """
        antre = deque(self._lengkap(t) for t in tugas)
        jalan: dict[Future[Hasil], Tugas] = {}
        # a short queue ahead of the workers: should one die, few pages are under suspicion
        lebar = len(antre) if self._luar is not None else 2 * self._pekerja
        while (antre or jalan) and not self._penghenti.diminta:
            while antre and len(jalan) < lebar:
                jalan[self._kirim(antre[0])] = antre[0]
                antre.popleft()
            selesai, _ = wait(jalan, timeout=_JEDA_DETIK, return_when=FIRST_COMPLETED)
            tersangka: list[Tugas] = []
            for masa in selesai:
                satu = jalan.pop(masa)
                hasil = _hasil(masa)
                if hasil is None:
                    tersangka.append(satu)
                else:
                    yield satu, hasil
            if tersangka:
                tersangka += jalan.values()
                jalan.clear()
                yield from self._sendiri(tersangka)
        for masa in jalan:
            masa.cancel()

    def _sendiri(self, tersangka: Sequence[Tugas]) -> Iterator[tuple[Tugas, Hasil]]:
        """A worker has died: which page was it? Each of them again, alone in a new pool."""
        for satu in tersangka:
            self._buang_kolam()
            if self._penghenti.diminta:
                return
            masa = self._kirim(satu)
            while not masa.done() and not self._penghenti.diminta:
                wait([masa], timeout=_JEDA_DETIK)
            if not masa.done():
                return
            hasil = _hasil(masa)
            if hasil is None:
                yield satu, Hasil(galat="Proses pekerja mati dua kali (misalnya memori habis).")
            else:
                catatan = "proses pekerja mati; halaman diulang"
                yield satu, replace(hasil, keterangan=(*hasil.keterangan, catatan))
        self._buang_kolam()

    def _kirim(self, tugas: Tugas) -> Future[Hasil]:
        if self._luar is not None:
            return self._luar.submit(run_unit, tugas)
        for _ in range(2):
            if self._kolam is None:
                self._kolam = ProcessPoolExecutor(
                    self._pekerja,
                    mp_context=konteks_pekerja(),
                    initializer=siapkan_pekerja,
                    initargs=(str(self._folder), lingkungan_kernel()),
                )
            try:
                return self._kolam.submit(kerja_terpisah, tugas)
            except BrokenProcessPool:  # it died between two pages
                self._buang_kolam()
        masa: Future[Hasil] = Future()
        masa.set_exception(BrokenProcessPool())
        return masa

    def _buang_kolam(self) -> None:
        if self._kolam is not None:
            _tutup(self._kolam, segera=True)
            self._kolam = None

    def _lengkap(self, tugas: Tugas) -> Tugas:
        if self._folder is None:
            return replace(tugas, zygote=self._boleh_zygote)
        alamat = self._zygote.alamat if self._zygote is not None else ""
        return replace(tugas, folder=str(self._folder), alamat_zygote=alamat, zygote=self._boleh_zygote)


def _hasil(masa: Future[Hasil]) -> Hasil | None:
    """Result of a task; None if its worker has died."""
    try:
        return masa.result()
    except BrokenProcessPool:
        return None
    except Exception as galat:  # noqa: BLE001  e.g. the cluster lost the worker
        return Hasil(galat=pesan_galat(galat))


def _tutup(kolam: ProcessPoolExecutor, *, segera: bool) -> None:
    proses = list((getattr(kolam, "_processes", None) or {}).values())
    if segera:
        kolam.shutdown(wait=False, cancel_futures=True)
        for satu in proses:
            satu.terminate()
        for satu in proses:
            satu.join(timeout=5)
            if satu.is_alive():
                satu.kill()
    kolam.shutdown(wait=True, cancel_futures=True)


def _folder_sementara() -> Path:
    induk = tempfile.gettempdir()
    if len(os.fsencode(induk)) > _PANJANG_FOLDER and Path("/tmp").is_dir():  # noqa: S108
        induk = "/tmp"  # noqa: S108  mkdtemp makes a private folder with a random name in it
    return Path(tempfile.mkdtemp(prefix="abk-", dir=induk))
