"""The charts of a page: load and need of a unit, and where in the ministry shortages and surpluses are."""

from abk.hasil import selang_jabatan
from abk.reports.bagian import Bagian, kosong
from abk.reports.bahan import Bahan
from abk.reports.charts import (
    kebutuhan_dan_bezetting,
    kepekaan,
    pareto_tugas,
    peta_panas,
    sebaran_efektivitas,
    selisih_unit,
)
from abk.tulisan.markup import gabung

JUDUL = "Grafik"


def grafik(bahan: Bahan) -> Bagian:
    """Return the charts of a unit with those below it.

    Need against bezetting (of a large branch the gaps of the units directly below), the tasks
    that drive the need, sensitivity to regulation and rounding; a
    sentence where there is no post.
    """
    cabang = bahan.cabang
    if not bahan.jabatan:
        return kosong("grafik", JUDUL, "Tidak ada jabatan untuk digambarkan.")
    hasil, jabatan = cabang.hasil, cabang.jabatan
    semua = [
        selisih_unit(cabang.rekap)
        if bahan.ringkas
        else kebutuhan_dan_bezetting(hasil, jabatan, selang_jabatan(bahan.kegiatan)),
        pareto_tugas(cabang.rincian, cabang.uraian_tugas, jabatan),
        kepekaan(
            bahan.banding_peraturan,
            cabang.banding_pembulatan,
            peraturan=cabang.peraturan,
            pembulatan=cabang.pembulatan,
        ),
    ]
    return Bagian("grafik", JUDUL, gabung(*(satu.html() for satu in semua)))


JUDUL_SEBARAN = "Sebaran kekurangan dan kelebihan"


def sebaran(bahan: Bahan) -> Bagian:
    """Return the heat map of units, their shortages and surpluses, and the distribution of EJ."""
    rekap = bahan.cabang.rekap
    semua = (selisih_unit(rekap), peta_panas(rekap), sebaran_efektivitas(bahan.cabang.hasil))
    return Bagian("sebaran", JUDUL_SEBARAN, gabung(*(satu.html() for satu in semua)))
