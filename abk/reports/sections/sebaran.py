"""Where in the ministry shortages and surpluses are: heat map and charts."""

from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.charts import peta_panas, sebaran_efektivitas, selisih_unit
from abk.tulisan.markup import gabung

JUDUL = "Sebaran kekurangan dan kelebihan"


def sebaran(bahan: Bahan) -> Bagian:
    """Return the heat map of units, their shortages and surpluses, and the distribution of EJ.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
    """
    rekap = bahan.cabang.rekap
    semua = (selisih_unit(rekap), peta_panas(rekap), sebaran_efektivitas(bahan.cabang.hasil))
    return Bagian("sebaran", JUDUL, gabung(*(satu.html() for satu in semua)))
