"""The page of the whole ministry: the index of all pages."""

from abk.kegiatan import Kegiatan
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.page import Halaman
from abk.reports.sections import (
    angka_kunci,
    banding,
    daftar_unit,
    metode,
    peringatan,
    peta,
    sebaran,
    temuan,
)


class HalamanKementerian(Halaman):
    """The page of the ministry: each section a property, the whole page when shown.

    Parameters
    ----------
    kegiatan : Kegiatan
    """

    isi = (
        ("angka_kunci", angka_kunci.JUDUL),
        ("peringatan", peringatan.JUDUL),
        ("daftar_unit", daftar_unit.JUDUL),
        ("sebaran", sebaran.JUDUL),
        ("pembulatan", banding.JUDUL_PEMBULATAN),
        ("peraturan", banding.JUDUL_PERATURAN),
        ("peta", peta.JUDUL),
        ("temuan", temuan.JUDUL),
        ("metode", metode.JUDUL),
    )

    def __init__(self, kegiatan: Kegiatan) -> None:
        super().__init__(Bahan(kegiatan, kegiatan))

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Rekapitulasi – {self.bahan.kegiatan.judul}"

    @property
    def peringatan(self) -> Bagian:
        """Alerts, before the numbers."""
        return peringatan.peringatan_ringkas(self.bahan)

    @property
    def daftar_unit(self) -> Bagian:
        """All units, sortable and filterable."""
        return daftar_unit.daftar_unit(self.bahan)

    @property
    def sebaran(self) -> Bagian:
        """Where shortages and surpluses are: heat map and charts."""
        return sebaran.sebaran(self.bahan)

    @property
    def pembulatan(self) -> Bagian:
        """What rounding alone adds."""
        return banding.biaya(self.bahan)

    @property
    def peraturan(self) -> Bagian:
        """Comparison of regulations."""
        return banding.perbandingan(self.bahan)

    @property
    def peta(self) -> Bagian:
        """Peta jabatan, the posts of each unit folded."""
        return peta.peta_jabatan(self.bahan, dilipat=True)

    @property
    def temuan(self) -> Bagian:
        """Incomplete posts and all findings."""
        return temuan.temuan(self.bahan)
