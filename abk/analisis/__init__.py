"""Beyond the formulas of the forms: where a norma waktu comes from, and what to ask of a need.

Is it believable (``kewajaran``), how sure is it (``ketidakpastian``), what if (``skenario``), who could move
(``pemerataan``), what next (``proyeksi``), what changed (``tren``): each a module of its own. Pure functions;
tables and numbers in, tables and numbers out.
"""

from abk.analisis.norma_waktu import (
    CARA_KELONGGARAN,
    amatan_cukup,
    amatan_work_sampling,
    norma_tiga_titik,
    waktu_baku,
    waktu_normal,
)

__all__ = [
    "CARA_KELONGGARAN",
    "amatan_cukup",
    "amatan_work_sampling",
    "norma_tiga_titik",
    "waktu_baku",
    "waktu_normal",
]
