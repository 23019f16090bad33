"""One notebook run by papermill, in a kernel of its own."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill as pm
from nbclient.exceptions import DeadKernelError

from abk.reports.batch.engine import NAMA_MESIN, Jejak
from abk.reports.batch.induk import Zygote, dapat_fork
from abk.reports.batch.pekerja import Tugas

_baca: Any = nbformat.reads
_kunci_milik = threading.Lock()
_milik: Zygote | None = None


@dataclass(frozen=True)
class Jalan:
    """How a notebook was run: see :class:`abk.reports.batch.manifest.Catatan`."""

    mesin: str
    keterangan: tuple[str, ...]


def jalankan_notebook(tugas: Tugas, folder: Path) -> tuple[Any, Jalan]:
    """Execute the notebook of a page.

    Parameters
    ----------
    tugas : Tugas
    folder : Path
        Private folder for the files of the kernel.

    Returns
    -------
    (NotebookNode, Jalan)
        The executed notebook, which proves nothing yet.

    Raises
    ------
    PapermillExecutionError, CellTimeoutError, DeadKernelError, OSError
        As papermill and nbclient raise them.
    """
    alamat = _alamat_zygote(tugas)
    jejak = Jejak()
    try:
        notebook = _jalankan(tugas, folder, alamat, jejak)
    except DeadKernelError:
        if not jejak.zygote_mati:
            raise
        # killed together with the warm parent: no fault of this notebook, so it has a second try
        notebook = _jalankan(tugas, folder, "", jejak := Jejak())
        jejak.sebab = "induk kernel mati; diulang dengan kernel biasa"
    keterangan = (f"kernel biasa: {jejak.sebab}",) if jejak.sebab and tugas.zygote else ()
    return notebook, Jalan(jejak.mesin, keterangan)


def _jalankan(tugas: Tugas, folder: Path, alamat: str, jejak: Jejak) -> Any:
    kerja = folder / ("k" if alamat else "b")
    kerja.mkdir()
    return pm.execute_notebook(
        # a notebook and not a path: papermill would run str.format over the path
        _baca(tugas.notebook, as_version=4),
        None,
        parameters=dict(tugas.parameter),
        engine_name=NAMA_MESIN,
        progress_bar=False,
        folder_kerja=str(kerja),
        alamat_zygote=alamat,
        batas_waktu_detik=tugas.batas_waktu_detik,
        jejak=jejak,
    )


def _alamat_zygote(tugas: Tugas) -> str:
    """Socket of the warm parent to ask: the run's, or this process's own, started at need."""
    global _milik  # noqa: PLW0603
    if not tugas.zygote or not dapat_fork():
        return ""
    if tugas.alamat_zygote:
        return tugas.alamat_zygote
    with _kunci_milik:
        if _milik is None or not _milik.hidup:
            folder = Path(tempfile.mkdtemp(prefix="abk-z-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            _milik = Zygote(folder, tugas.sumber, tugas.alur, tugas.saat)
            atexit.register(_milik.tutup)
        return _milik.alamat
