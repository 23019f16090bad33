"""Charts of a unit: where the load is, and how far the need depends on the choices."""

from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.charts import beban_dan_kapasitas, kebutuhan_dan_bezetting, kepekaan, pareto_tugas
from abk.tulisan.markup import el, gabung

JUDUL = "Grafik"


def grafik(bahan: Bahan) -> Bagian:
    """Return the charts of a unit with those below it.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
        Load against capacity, need against bezetting, the tasks that drive the need, sensitivity to
        regulation and rounding; a sentence where there is no post.
    """
    cabang = bahan.cabang
    if not bahan.jabatan:
        return Bagian("grafik", JUDUL, el("p", "Tidak ada jabatan untuk digambarkan.", kelas="abk-bersih"))
    hasil, jabatan = cabang.hasil, cabang.jabatan
    semua = [
        beban_dan_kapasitas(hasil, jabatan, cabang.aturan),
        kebutuhan_dan_bezetting(hasil, jabatan),
        pareto_tugas(cabang.rincian, cabang.uraian_tugas, jabatan),
        kepekaan(
            cabang.banding_peraturan,
            cabang.banding_pembulatan,
            peraturan=cabang.peraturan,
            pembulatan=cabang.pembulatan,
        ),
    ]
    return Bagian("grafik", JUDUL, gabung(*(satu.html() for satu in semua)))
