"""Beyond the formulas of the forms: where a norma waktu comes from.

Pure functions; numbers in, exact numbers out.
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
