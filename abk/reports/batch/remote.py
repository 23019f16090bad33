"""What runs on the worker of a cluster: a page of a parcel, made in a process beside the worker.

The worker needs abk, and nothing of the caller's disk: the job carries notebook and data.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import Any

from abk import tulisan
from abk.files import ArchiveError, archive_parts, program_fingerprint
from abk.kegiatan.parcel import parcel_source
from abk.reports.batch.check import page_objections, proof_objections
from abk.reports.batch.order import Job
from abk.reports.batch.page_server import PageServer, StoppedError
from abk.reports.batch.worker import Outcome
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

_TRIES = 2
_GRACE_SECONDS = 60.0
"""What a page may take beyond its limit, which its kernel sees to, before its process is ended."""

_idle: list[PageServer] = []


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
    packed: bytes = field(repr=False)
    """The parcel of its data, compressed."""


@dataclass(frozen=True)
class Reply:
    """What came of an errand: an outcome, or the identity of a worker that must not do it."""

    berkas: str
    notebook: str = ""
    """SHA-256 of the notebook that was run."""
    sha256: str = ""
    outcome: Outcome = field(default_factory=Outcome, repr=False)
    foreign: Identity | None = None


def identity() -> Identity:
    """Identity of this process."""
    return Identity(tulisan.VERSI, program_fingerprint(), _distributed())


@cache
def _distributed() -> str:
    try:
        return version("distributed")
    except PackageNotFoundError:
        return ""


def errand(key: str, job: Job, content: bytes) -> Errand:
    """Errand of a job whose source becomes the parcel `content`."""
    sumber = parcel_source(content)
    parameter = {**job.parameter, "sumber": sumber} if job.notebook else job.parameter
    job = replace(job, sumber=sumber, parameter=parameter, folder="", zygote_address="")
    return Errand(key, identity(), job, zlib.compress(content, 1))


def make_page(satu: Errand) -> Reply:
    """Make one page; never raises, so that no cluster logs what it was given."""
    if (mine := identity()) != satu.identity:
        return Reply(satu.job.berkas, foreign=mine)
    outcome = _make(satu.job, zlib.decompress(satu.packed), satu.key)
    return Reply(satu.job.berkas, sidik(satu.job.notebook), sidik(outcome.isi or b""), outcome)


def _make(job: Job, content: bytes, key: str) -> Outcome:
    limit = monotonic() + _TRIES * (job.batas_waktu_detik + _GRACE_SECONDS)
    for nomor in range(_TRIES):
        server = _idle.pop() if _idle else PageServer()
        try:
            outcome = server.run(job, content, lambda: monotonic() > limit or _unwanted(key))
        except StoppedError:
            return Outcome(
                galat="Halaman dihentikan di pekerja klaster: batas waktu, atau tidak diminta lagi."
            )
        if outcome is not None:
            _idle.append(server)
            catatan = ("proses halaman mati; halaman diulang",) if nomor else ()
            return replace(outcome, keterangan=(*outcome.keterangan, *catatan))
        server.close()
    return Outcome(galat="Proses halaman mati dua kali di pekerja klaster (misalnya memori habis).")


def _unwanted(key: str) -> bool:
    """Whether the cluster has taken the task back, or the worker ends."""
    import distributed  # noqa: PLC0415  there where this is a task; slow to import elsewhere

    try:
        worker: Any = distributed.get_worker()
    except ValueError:  # no worker: called directly
        return False
    task = worker.state.tasks.get(key)
    return task is None or task.state == "cancelled" or worker.status.name not in {"running", "paused"}


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


def release() -> None:
    """End the processes that wait for a page."""
    while _idle:
        _idle.pop().close()
