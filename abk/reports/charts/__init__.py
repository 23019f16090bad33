"""The charts of the pages: tables in, a :class:`Grafik` out, whose ``figure`` is matplotlib's.

On a page each is a small inline SVG without ids, whose colours follow the page; :func:`css_palet` is the
style that a page needs for them, without matplotlib. Nothing here changes the tables it is given.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.reports.charts.analisis import (
        air_terjun,
        lima_tahun,
        pindah_unit,
        sebab_perubahan,
        selang_kebutuhan,
        tanda_kewajaran,
        tornado,
    )
    from abk.reports.charts.colours import PALET, css_palet
    from abk.reports.charts.efektivitas import sebaran_efektivitas
    from abk.reports.charts.grafik import Grafik
    from abk.reports.charts.jabatan import beban_dan_kapasitas, kebutuhan_dan_bezetting
    from abk.reports.charts.norma import hari_sampling, studi_waktu
    from abk.reports.charts.pilihan import biaya_pembulatan, kepekaan
    from abk.reports.charts.sop import lama_menurut_unit, sebaran_lama_sop, waktu_nyata_langkah
    from abk.reports.charts.tugas import pareto_tugas
    from abk.reports.charts.unit import peta_panas, selisih_unit

__all__ = [
    "PALET",
    "Grafik",
    "air_terjun",
    "beban_dan_kapasitas",
    "biaya_pembulatan",
    "css_palet",
    "hari_sampling",
    "kebutuhan_dan_bezetting",
    "kepekaan",
    "lama_menurut_unit",
    "lima_tahun",
    "pareto_tugas",
    "peta_panas",
    "pindah_unit",
    "sebab_perubahan",
    "sebaran_efektivitas",
    "sebaran_lama_sop",
    "selang_kebutuhan",
    "selisih_unit",
    "studi_waktu",
    "tanda_kewajaran",
    "tornado",
    "waktu_nyata_langkah",
]


muka(__name__)
