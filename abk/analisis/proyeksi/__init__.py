"""Five years ahead: who leaves and comes, what is needed, what to propose. Counts only ever leave it."""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.analisis.proyeksi.arus import ARUS, KOLOM_ARUS, arus_pegawai, batas_usia_pensiun, tmt_pensiun
    from abk.analisis.proyeksi.tahunan import (
        BANYAK_TAHUN,
        KOLOM_PROYEKSI,
        SEL_KECIL,
        proyeksi,
        proyeksi_tahunan,
        proyeksi_unit,
        tersamar,
    )

__all__ = [
    "ARUS",
    "BANYAK_TAHUN",
    "KOLOM_ARUS",
    "KOLOM_PROYEKSI",
    "SEL_KECIL",
    "arus_pegawai",
    "batas_usia_pensiun",
    "proyeksi",
    "proyeksi_tahunan",
    "proyeksi_unit",
    "tersamar",
    "tmt_pensiun",
]

# Who keeps the counts of who leaves and comes counts no years ahead.
muka(__name__)
