"""Alerts before the numbers: what in the data, the choices or the law a reader must know to trust them."""

from collections.abc import Sequence

from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.sections import peringatan_data, peringatan_pilihan
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Peringatan"


def peringatan(bahan: Bahan) -> Bagian:
    """Return the alerts of a page.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
        Findings in the data, posts without tasks, incomplete posts, posts sensitive to rounding,
        approaches, the meaning of a day, values of the law not verified; a sentence where there are none.
    """
    isi = [
        peringatan_data.data(bahan),
        peringatan_data.belum_lengkap(bahan),
        peringatan_data.tanpa_tugas(bahan),
        peringatan_pilihan.peka_pembulatan(bahan),
        peringatan_pilihan.prestasi_di_batas(bahan),
        peringatan_pilihan.pendekatan(bahan),
        peringatan_pilihan.hari_norma(bahan),
        peringatan_pilihan.belum_diverifikasi(bahan),
    ]
    return Bagian("peringatan", JUDUL, _atau_bersih(isi))


def peringatan_ringkas(bahan: Bahan) -> Bagian:
    """Return the alerts of the whole kegiatan: counts, since the findings have a section of their own.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
    """
    isi = [
        peringatan_data.hitungan(bahan),
        peringatan_pilihan.peka_pembulatan(bahan),
        peringatan_pilihan.prestasi_di_batas(bahan),
        peringatan_pilihan.pendekatan(bahan),
        peringatan_pilihan.hari_norma(bahan),
        peringatan_pilihan.belum_diverifikasi(bahan),
    ]
    return Bagian("peringatan", JUDUL, _atau_bersih(isi))


def _atau_bersih(isi: Sequence[Html | None]) -> Html:
    ada = [satu for satu in isi if satu is not None]
    bersih = "Tidak ada peringatan: data lengkap dan tidak ada pilihan yang perlu dicermati."
    return gabung(*ada) if ada else el("p", bersih, kelas="abk-bersih")
