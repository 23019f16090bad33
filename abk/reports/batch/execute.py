"""One notebook run by papermill, in a process or kernel of its own.

papermill, when imported, loads the engine by its entry point: so it is imported here, before the engine.
"""

from __future__ import annotations

import atexit
import contextlib
import threading
from pathlib import Path
from typing import Any

import abk.without_grammars  # noqa: F401 - before nbformat

# isort: split
import nbformat
import papermill as pm
from nbclient.exceptions import DeadKernelError

from abk.files import scratch_folder
from abk.reports.batch.engine import ENGINE_NAME, Trace
from abk.reports.batch.order import Job
from abk.reports.batch.processes import Zygote, can_fork

_baca: Any = nbformat.reads
_own_lock = threading.Lock()
_own: Zygote | None = None


def execute_notebook(job: Job, folder: Path) -> tuple[Any, Trace]:
    """The notebook of a page, executed (which proves nothing yet); `folder` is private to it."""
    alamat = _zygote_address(job)
    trace = Trace()
    try:
        notebook = _execute(job, folder, alamat, trace)
    except DeadKernelError:
        if not trace.zygote_died:
            raise
        # killed together with the warm parent: no fault of this notebook, so it has a second try
        notebook = _execute(job, folder, "", trace := Trace())
        trace.sebab = "induk kernel mati; diulang dengan kernel biasa"
    if trace.sebab and job.zygote:
        trace.keterangan = (f"kernel biasa: {trace.sebab}",)
    return notebook, trace


def _execute(job: Job, folder: Path, alamat: str, trace: Trace) -> Any:
    private = folder / ("k" if alamat else "b")
    private.mkdir()
    return pm.execute_notebook(
        # a notebook and not a path: papermill would run str.format over the path
        _baca(job.notebook, as_version=4),
        None,
        parameters=dict(job.parameter),
        engine_name=ENGINE_NAME,
        progress_bar=False,
        work_folder=str(private),
        zygote_address=alamat,
        batas_waktu_detik=job.batas_waktu_detik,
        trace=trace,
    )


def _zygote_address(job: Job) -> str:
    """Socket of the warm parent to ask: the run's, or this process's own, started at need."""
    global _own  # noqa: PLW0603
    if not job.zygote or not can_fork():
        return ""
    if job.zygote_address:
        return job.zygote_address
    with _own_lock:
        if _own is None or not _own.alive:
            folder = contextlib.ExitStack()
            atexit.register(folder.close)
            _own = Zygote(folder.enter_context(scratch_folder("z")), job.sumber, job.alur, job.saat)
            atexit.register(_own.close)
        return _own.alamat
