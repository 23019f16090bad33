"""What runs on the worker of a cluster: a page of a parcel, made in a process beside the worker.

The worker needs abk, and nothing of the caller's disk: the job carries notebook and data. What it keeps for
the pages of one kegiatan stays until the caller lets go, or a page of another one comes.
"""

from __future__ import annotations

import atexit
import contextlib
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import Any

from abk import tulisan
from abk.files import program_fingerprint, scratch_folder
from abk.kegiatan.parcel import PARCEL_FOLDER, put_parcel
from abk.reports.batch.check import page_objections, proof_objections
from abk.reports.batch.order import Job
from abk.reports.batch.page_server import PageServer, StoppedError
from abk.reports.batch.processes import Zygote, can_fork, short_parent
from abk.reports.batch.worker import Outcome, error_message
from abk.tulisan.archive import ArchiveError, archive_parts
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

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


_GRACE_SECONDS = 300.0
"""What a page may take beyond its limit, which its kernel sees to, before its process is ended; also the
time of the first one until all is warm."""

_ENDING = frozenset({"stopping", "stopped", "closing", "closed", "failed"})
"""States of a worker that does not wait for its pages; one that closes gracefully does."""


@dataclass(frozen=True)
class Identity:
    """What must be the same on both sides for a page to be the same."""

    abk: str
    program: str
    """SHA-256 of the files of abk: program, template, law."""
    distributed: str


@dataclass(frozen=True)
class Errand:
    """One page to make elsewhere. Shows nothing of its content where a cluster logs or lists it."""

    key: str
    identity: Identity
    job: Job = field(repr=False)


@dataclass(frozen=True)
class Reply:
    """What came of an errand: an outcome, or why there is none."""

    berkas: str
    notebook: str = ""
    """SHA-256 of the notebook that was run."""
    sha256: str = ""
    outcome: Outcome = field(default_factory=Outcome, repr=False)
    foreign: Identity | None = None
    """Of a worker that must not do it."""
    stopped: bool = False
    """Whether the worker came to its end before the page did."""


def identity() -> Identity:
    """Identity of this process."""
    return Identity(tulisan.VERSI, program_fingerprint(), _distributed())


@cache
def _distributed() -> str:
    try:
        return version("distributed")
    except PackageNotFoundError:
        return ""


def errand(key: str, job: Job, sumber: str) -> Errand:
    """Errand of a job whose source becomes a parcel."""
    parameter = {**job.parameter, "sumber": sumber} if job.notebook else job.parameter
    return Errand(
        key, identity(), replace(job, sumber=sumber, parameter=parameter, folder="", zygote_address="")
    )


def make_page(satu: Errand, packed: bytes) -> Reply:
    """Make one page; never raises, so that no cluster logs what it was given.

    Parameters
    ----------
    satu : what is to be made
    packed : the parcel of the kegiatan, compressed
    """
    if (mine := identity()) != satu.identity:
        return Reply(satu.job.berkas, foreign=mine)
    limit = monotonic() + satu.job.batas_waktu_detik + _GRACE_SECONDS
    try:
        with bench(satu.job, packed) as here:
            outcome = here.make(satu.job, lambda: monotonic() > limit or _unwanted(satu.key))
    except StoppedError:
        if monotonic() <= limit:
            return Reply(satu.job.berkas, stopped=True)
        outcome = Outcome(galat="Batas waktu halaman terlampaui; prosesnya dihentikan.")
    except Exception as galat:  # noqa: BLE001  whatever it is, it concerns this page only
        outcome = Outcome(galat=error_message(galat))
    return Reply(satu.job.berkas, sidik(satu.job.notebook), sidik(outcome.isi or b""), outcome)


def _unwanted(key: str) -> bool:
    """Whether the cluster has taken the task back, or the worker ends."""
    import distributed  # noqa: PLC0415  there where this is a task; slow to import elsewhere

    try:
        worker: Any = distributed.get_worker()
    except ValueError:  # no worker: called directly
        return False
    task = worker.state.tasks.get(key)
    return task is None or task.state == "cancelled" or worker.status.name in _ENDING


def reply_objections(job: Job, reply: Reply, sidik_data: str) -> list[str]:
    """What speaks against a page that another machine has sent, besides what it says itself (Indonesian)."""
    isi, outcome = reply.outcome.isi or b"", reply.outcome
    objections = []
    if reply.berkas != job.berkas:
        objections.append(f"berkas {kutip(reply.berkas)}, padahal diminta {kutip(job.berkas)}")
    if reply.notebook != sidik(job.notebook):
        objections.append("notebook yang dijalankan bukan yang dikirim")
    if reply.sha256 != sidik(isi):
        objections.append("isi berkas tidak utuh")
    if job.jenis == "rekap":
        return [*objections, *_workbook_objections(isi, sidik_data)]
    objections += proof_objections(outcome.bukti, job.bukti)
    html = isi.decode("utf-8", "replace")
    objections += page_objections(html, sidik=str(job.bukti["sidik"]), gambar=outcome.gambar)
    if outcome.gambar < job.min_figures:
        objections.append(f"hanya {outcome.gambar} gambar, sekurang-kurangnya {job.min_figures}")
    return objections


def _workbook_objections(isi: bytes, sidik_data: str) -> list[str]:
    try:
        bagian = archive_parts(isi)
    except ArchiveError as galat:
        return [f"buku kerja {galat}"]
    ada = any(sidik_data.encode() in satu for satu in bagian.values())
    return [] if ada else ["buku kerja tidak memuat kode verifikasi data"]
