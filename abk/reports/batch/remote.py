"""What runs on the worker of a cluster: a page of a parcel, made in a process beside the worker.

The worker needs abk, and nothing of the caller's disk: the job carries notebook and data.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import Any

from abk import tulisan
from abk.files import ArchiveError, archive_parts, program_fingerprint
from abk.reports.batch.bench import bench
from abk.reports.batch.check import page_objections, proof_objections
from abk.reports.batch.order import Job
from abk.reports.batch.page_server import StoppedError
from abk.reports.batch.worker import Outcome, error_message
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

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
