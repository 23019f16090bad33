"""Beyond the formulas of the forms: where a norma waktu comes from, and what to ask of a need.

Is it believable (``kewajaran``), how sure is it (``ketidakpastian``), what if (``skenario``), who could move
(``pemerataan``), what next (``proyeksi``), what changed (``tren``): each a module of its own. Pure functions;
tables and numbers in, tables and numbers out.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.analisis.norma_waktu import (
        CARA_KELONGGARAN,
        StudiWaktu,
        WorkSampling,
        amatan_cukup,
        amatan_work_sampling,
        icc,
        kappa,
        norma_tiga_titik,
        studi_waktu,
        tabulasi_norma,
        waktu_baku,
        work_sampling,
    )

__all__ = [
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

# Who counts the years to come studies no time.
muka(__name__)
