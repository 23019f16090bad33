"""The work of one worker: one page, from the notebook to proved HTML.

Everything here may run in another process or on another machine: what goes in and out is plain
and can be pickled, and nothing is written but into a private temporary folder. Publishing is the caller's.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from abk.errors import AbkError
from abk.files import scratch_folder, sebab_disk
from abk.owner import watch_owner
from abk.reports.batch.check import (
    count_figures,
    notebook_objections,
    page_objections,
    shown_proofs,
    split_warnings,
)
from abk.reports.batch.order import Job

_render_lock = threading.Lock()
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Outcome:
    """What became of a file: its content, or why there is none."""

    isi: bytes | None = None
    galat: str = ""
    detik: float = 0.0
    mesin: str = ""
    keterangan: tuple[str, ...] = ()
    bukti: Mapping[str, Any] = field(default_factory=dict)
    """The proof that the notebook has shown, for a caller who does not take another machine's word."""
    gambar: int = 0
    """Figures on the page."""


def run_unit(job: Job) -> Outcome:
    """Make one page; never raises but for a request to stop."""
    mulai = time.monotonic()
    try:
        with _private_folder(job.folder) as folder:
            outcome = _make(job, Path(folder))
    except Exception as galat:  # noqa: BLE001  whatever it is, it concerns this page only
        outcome = Outcome(galat=error_message(galat))
    return replace(outcome, detik=round(time.monotonic() - mulai, 3))


def _private_folder(parent: str) -> contextlib.AbstractContextManager[str | Path]:
    if parent:  # of the run, which will be swept as a whole
        return tempfile.TemporaryDirectory(prefix="u-", dir=parent, ignore_cleanup_errors=True)
    return scratch_folder("u")


def _make(job: Job, folder: Path) -> Outcome:
    if job.jenis == "rekap":
        from abk.reports.batch.workbook import workbook  # noqa: PLC0415  asked for once a run

        return Outcome(isi=workbook(job, folder))
    from abk.reports.batch.execute import execute_notebook  # noqa: PLC0415  papermill takes 1 s to import

    notebook, trace = execute_notebook(job, folder)
    objections = notebook_objections(notebook, job.bukti)
    if objections:
        return Outcome(galat=_unproved(objections), mesin=trace.mesin, keterangan=trace.keterangan)
    keterangan = (*trace.keterangan, *split_warnings(notebook))
    from abk.reports import exporter  # noqa: PLC0415  nbconvert takes 1 s to import

    with _render_lock:
        kaki = f"{exporter.KAKI} {job.kaki}".strip()
        html = exporter.render(notebook, judul=job.judul, halaman=job.tetangga, muka=job.muka, kaki=kaki)
    gambar = count_figures(notebook, lewati=exporter.TAG_LAB)
    objections = page_objections(html, sidik=str(job.bukti["sidik"]), gambar=gambar)
    if gambar < job.min_figures:
        objections.append(f"hanya {gambar} gambar, sekurang-kurangnya {job.min_figures}")
    if objections:
        return Outcome(galat=_unproved(objections), mesin=trace.mesin, keterangan=keterangan)
    return Outcome(
        isi=html.encode(),
        mesin=trace.mesin,
        keterangan=keterangan,
        # plain: a node of a notebook would have whoever reads it import nbformat, 1 s
        bukti=json.loads(json.dumps(shown_proofs(notebook)[0])),
        gambar=gambar,
    )


def _unproved(objections: list[str]) -> str:
    return "Hasil notebook tidak terbukti benar: " + "; ".join(objections) + "."


def error_message(galat: BaseException) -> str:
    """An error in words for the analyst, without the places of this machine."""
    nama = type(galat).__name__
    if isinstance(galat, AbkError):
        return str(galat)
    if isinstance(galat, MemoryError):
        return "Memori habis. Kurangi jumlah pekerja dengan --pekerja."
    # by name: nbclient and papermill are slow to import. A CellTimeoutError is an OSError, too.
    if nama == "CellTimeoutError":
        return "Batas waktu halaman terlampaui; kernel dihentikan."
    if nama == "DeadKernelError":
        return "Kernel mati sebelum halaman selesai (misalnya memori habis)."
    if nama == "PapermillExecutionError":
        isi = _ANSI.sub("", f"{getattr(galat, 'evalue', '')}").strip()
        jenis = getattr(galat, "ename", "")
        sel = getattr(galat, "exec_count", None)
        return f"Sel kode ke-{sel} gagal: {jenis}: {isi}"
    if isinstance(galat, OSError):
        return f"Berkas tidak dapat ditulis atau dibaca: {sebab_disk(galat)}."
    return f"Kesalahan tak terduga: {nama}: {_ANSI.sub('', str(galat)).strip()[:500]}"


def prepare_worker(folder: str, env: Mapping[str, str]) -> None:
    """Prepare a worker process: it obeys its owner only, never outlives it, has its environment."""
    os.environ.clear()
    os.environ.update(env)
    tempfile.tempdir = folder
    import signal  # noqa: PLC0415

    # Ctrl-C reaches the whole group; the owner alone decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # kernels inherit the mask, and need it
    signal.signal(signal.SIGTERM, _stop)
    watch_owner()


class _Stop(SystemExit):
    """Asked to stop: passes through every ``except Exception``, so that the kernel is ended."""


def _stop(*_: object) -> None:
    raise _Stop(143)


def run_isolated(job: Job) -> Outcome:
    """:func:`run_unit` for a worker process of our own pool, which a request to stop ends at once."""
    try:
        return run_unit(job)
    except SystemExit:
        # the pool would take this for the result of the call and go on with the next one
        os._exit(143)
