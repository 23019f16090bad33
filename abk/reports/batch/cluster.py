"""Workers of a cluster, by way of dask.distributed (not a dependency of the package)."""

from __future__ import annotations

import importlib
from concurrent.futures import Executor
from typing import Any

from abk.errors import LaporanError

_CONNECT_SECONDS = 10


def cluster_executor(alamat: str) -> Executor:
    """Executor that runs on the workers of a dask cluster.

    Parameters
    ----------
    alamat : str
        Address of the scheduler, e.g. ``tcp://10.0.0.5:8786``. abk must be installed on the workers, and
        the source lie under the same path there.

    Returns
    -------
    concurrent.futures.Executor
        For the argument `pelaksana` of :func:`abk.reports.batch.laporan`.

    Raises
    ------
    LaporanError
        If dask.distributed is not installed, or nobody answers at the address.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as galat:
        raise LaporanError(
            "Pilihan --klaster memerlukan paket distributed, yang belum terpasang.",
            "Pasang dengan: pip install distributed; atau jalankan tanpa --klaster.",
        ) from galat
    try:
        pelaksana: Executor = distributed.Client(alamat, timeout=_CONNECT_SECONDS).get_executor()
    except (OSError, ValueError) as galat:
        raise LaporanError(
            f"Penjadwal klaster {alamat!r} tidak menjawab.",
            "Periksa alamat itu (misalnya tcp://10.0.0.5:8786) dan pastikan penjadwalnya berjalan.",
        ) from galat
    return pelaksana
