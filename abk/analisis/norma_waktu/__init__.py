"""Norma waktu from evidence: studies, samples, agreement of observers.

The library of norms is in :mod:`abk.analisis.norma_waktu.pustaka`, which of them fits a task in
:mod:`abk.analisis.norma_waktu.tawaran`; both compare words.
"""

from abk.analisis.norma_waktu.kesepakatan import icc, kappa
from abk.analisis.norma_waktu.rumus import (
    CARA_KELONGGARAN,
    amatan_cukup,
    amatan_work_sampling,
    norma_tiga_titik,
    waktu_baku,
)
from abk.analisis.norma_waktu.sampel import WorkSampling, tabulasi_norma, work_sampling
from abk.analisis.norma_waktu.studi import ATURAN_PENCILAN, StudiWaktu, studi_waktu

__all__ = [
    "ATURAN_PENCILAN",
    "CARA_KELONGGARAN",
    "StudiWaktu",
    "WorkSampling",
    "amatan_cukup",
    "amatan_work_sampling",
    "icc",
    "kappa",
    "norma_tiga_titik",
    "studi_waktu",
    "tabulasi_norma",
    "waktu_baku",
    "work_sampling",
]
