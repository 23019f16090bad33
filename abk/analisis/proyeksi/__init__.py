"""Five years ahead: who leaves and comes, what is needed, what to propose. Counts only ever leave it."""

from abk.analisis.proyeksi.arus import ARUS, KOLOM_ARUS, arus_pegawai, batas_usia_pensiun, tmt_pensiun
from abk.analisis.proyeksi.jumlah import SEL_KECIL, proyeksi_tahunan, proyeksi_unit, tersamar
from abk.analisis.proyeksi.tahunan import BANYAK_TAHUN, KOLOM_PROYEKSI, proyeksi

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
