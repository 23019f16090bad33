"""The page of one unit."""

from collections.abc import Iterator

from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.reports.bagian import Bagian, Susunan
from abk.reports.bahan import Bahan
from abk.reports.bukti import Bukti
from abk.reports.sections import angka_kunci, grafik, kebutuhan, kop, metode, peringatan, peta, rekap, rincian

_ISI = (
    ("angka-kunci", angka_kunci.JUDUL),
    ("peringatan", peringatan.JUDUL),
    ("kebutuhan", kebutuhan.JUDUL),
    ("rekap", rekap.JUDUL),
    ("rincian", rincian.JUDUL),
    ("grafik", grafik.JUDUL),
    ("peta", peta.JUDUL),
    ("metode", metode.JUDUL),
)


class HalamanUnit:
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

    def __init__(self, kegiatan: Kegiatan, kode_unit: str) -> None:
        if not kode_unit:
            raise ParameterError("Unit belum dipilih.", 'Isi kode unit, misalnya unit = "SET.PO".')
        self.bahan = Bahan(kegiatan, kegiatan.cabang(kode_unit), kode_unit)

    @property
    def judul(self) -> str:
        """Title of the page."""
        nama = self.bahan.nama_unit[self.bahan.kode_unit]
        return f"{nama} – {self.bahan.kegiatan.judul}"

    @property
    def kop(self) -> Bagian:
        """Head: institution, unit and its place, settings."""
        return kop.kop(self.bahan, _ISI)

    @property
    def angka_kunci(self) -> Bagian:
        """Key figures."""
        return angka_kunci.angka_kunci(self.bahan)

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

    @property
    def metode(self) -> Bagian:
        """Formulas, legal basis, choices, version and fingerprint."""
        return metode.metode(self.bahan)

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield self.kop
        yield self.angka_kunci
        yield self.peringatan
        yield self.kebutuhan
        yield self.rekap
        yield self.rincian
        yield self.grafik
        yield self.peta
        yield self.metode

    def bukti(self) -> Bukti:
        """Return what the page says of itself, for the batch to compare."""
        return Bukti(self.bahan)

    def _repr_html_(self) -> str:
        return Susunan(list(self))._repr_html_()
