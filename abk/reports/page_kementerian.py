"""The page of the whole ministry: the index of all pages."""

from collections.abc import Iterator

from abk.kegiatan import Kegiatan
from abk.reports.bagian import Bagian, Susunan
from abk.reports.bahan import Bahan
from abk.reports.bukti import Bukti
from abk.reports.sections import (
    angka_kunci,
    banding,
    daftar_unit,
    kop,
    metode,
    peringatan,
    peta,
    sebaran,
    temuan,
)

_ISI = (
    ("angka-kunci", angka_kunci.JUDUL),
    ("peringatan", peringatan.JUDUL),
    ("daftar-unit", daftar_unit.JUDUL),
    ("sebaran", sebaran.JUDUL),
    ("pembulatan", banding.JUDUL_PEMBULATAN),
    ("peraturan", banding.JUDUL_PERATURAN),
    ("peta", peta.JUDUL),
    ("temuan", temuan.JUDUL),
    ("metode", metode.JUDUL),
)


class HalamanKementerian:
    """The page of the ministry: each section a property, the whole page when shown.

    Parameters
    ----------
    kegiatan : Kegiatan
    """

    def __init__(self, kegiatan: Kegiatan) -> None:
        self.bahan = Bahan(kegiatan, kegiatan)

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Rekapitulasi – {self.bahan.kegiatan.judul}"

    @property
    def kop(self) -> Bagian:
        """Head: institution and settings."""
        return kop.kop(self.bahan, _ISI)

    @property
    def angka_kunci(self) -> Bagian:
        """Totals, shortages and surpluses."""
        return angka_kunci.angka_kunci(self.bahan)

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

    @property
    def metode(self) -> Bagian:
        """Formulas, legal basis, choices, version and fingerprint."""
        return metode.metode(self.bahan)

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield self.kop
        yield self.angka_kunci
        yield self.peringatan
        yield self.daftar_unit
        yield self.sebaran
        yield self.pembulatan
        yield self.peraturan
        yield self.peta
        yield self.temuan
        yield self.metode

    def bukti(self) -> Bukti:
        """Return what the page says of itself, for the batch to compare."""
        return Bukti(self.bahan)

    def _repr_html_(self) -> str:
        return Susunan(list(self))._repr_html_()
