"""The page of one unit."""

from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.page import Halaman
from abk.reports.sections import angka_kunci, grafik, kebutuhan, metode, peringatan, peta, rekap, rincian


class HalamanUnit(Halaman):
    """The page of a unit: each section a property, the whole page when shown.

    Parameters
    ----------
    kegiatan : Kegiatan
    kode_unit : str

    Raises
    ------
    ParameterError
        If no unit is named, or there is no such unit.
    """

    isi = (
        ("angka_kunci", angka_kunci.JUDUL),
        ("peringatan", peringatan.JUDUL),
        ("kebutuhan", kebutuhan.JUDUL),
        ("rekap", rekap.JUDUL),
        ("rincian", rincian.JUDUL),
        ("grafik", grafik.JUDUL),
        ("peta", peta.JUDUL),
        ("metode", metode.JUDUL),
    )

    def __init__(self, kegiatan: Kegiatan, kode_unit: str) -> None:
        if not kode_unit:
            raise ParameterError("Unit belum dipilih.", 'Isi kode unit, misalnya unit = "SET.PO".')
        super().__init__(Bahan(kegiatan, kegiatan.cabang(kode_unit), kode_unit))

    @property
    def judul(self) -> str:
        """Title of the page."""
        nama = self.bahan.nama_unit[self.bahan.kode_unit]
        return f"{nama} – {self.bahan.kegiatan.judul}"

    @property
    def peringatan(self) -> Bagian:
        """Alerts, before the numbers."""
        return peringatan.peringatan(self.bahan)

    @property
    def kebutuhan(self) -> Bagian:
        """Need of each post."""
        return kebutuhan.kebutuhan_jabatan(self.bahan)

    @property
    def rekap(self) -> Bagian:
        """Recap of the units below."""
        return rekap.rekap_sub_unit(self.bahan)

    @property
    def rincian(self) -> Bagian:
        """Tasks of each post with the computation."""
        return rincian.rincian_tugas(self.bahan)

    @property
    def grafik(self) -> Bagian:
        """Charts."""
        return grafik.grafik(self.bahan)

    @property
    def peta(self) -> Bagian:
        """Peta jabatan."""
        return peta.peta_jabatan(self.bahan)
