"""The pages of a case: where it stands and what was approved, with the proof; the list of its documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from abk.reports.bagian import Bagian, page_head
from abk.reports.page import PageSection, ReportPage
from abk.reports.sections import alur, alur_daftar, alur_riwayat
from abk.reports.sections.alur import BahanAlur
from abk.sop import Alur
from abk.sop.jam import PanjangHari


class HalamanAlur(ReportPage):
    """The page of a case: each section an attribute, the whole page when shown."""

    bahan: BahanAlur

    ringkasan = PageSection(alur.JUDUL_RINGKASAN, alur.ringkasan)
    giliran = PageSection(alur.JUDUL_GILIRAN, alur.giliran)
    papan = PageSection(alur.JUDUL_PAPAN, alur.papan)
    riwayat = PageSection(alur_riwayat.JUDUL_RIWAYAT, alur_riwayat.riwayat)
    naskah = PageSection(alur_riwayat.JUDUL_NASKAH, alur_riwayat.naskah)
    nyata = PageSection(alur_riwayat.JUDUL_NYATA, alur_riwayat.waktu)
    bukti = PageSection(alur_riwayat.JUDUL_BUKTI, alur_riwayat.bukti)

    def __init__(
        self, kasus: Alur, saat: dt.datetime, panjang_hari: PanjangHari, tautan: Mapping[str, str]
    ) -> None:
        self.bahan = BahanAlur(kasus, saat, panjang_hari, tautan)

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Alur {self.bahan.alur.kode} – {self.bahan.alur.judul}"

    @property
    def kop(self) -> Bagian:
        """Head: the case, its procedure, the moment, table of contents."""
        return alur.kop(self.bahan, self.isi)


class HalamanSimulasi(ReportPage):
    """What the procedure of a case would take with as many units, simulated: no statement about the case."""

    bahan: BahanAlur

    simulasi = PageSection(alur_riwayat.JUDUL_SIMULASI, alur_riwayat.simulasi_alur)

    def __init__(self, kasus: Alur) -> None:
        self.bahan = BahanAlur(kasus, kasus.keadaan.mulai)

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Simulasi prosedur – {self.bahan.alur.judul}"

    @property
    def kop(self) -> Bagian:
        """Head: the procedure that is simulated."""
        alur = self.bahan.alur
        return page_head(self.bahan.data, "Simulasi prosedur", [alur.judul, f"Alur {alur.kode}"], self.isi)


class HalamanNaskah(ReportPage):
    """The list of a case's documents: ``terbit`` by slot, ``lain`` other pages by their titles."""

    bahan: BahanAlur

    def __init__(
        self, kasus: Alur, terbit: Mapping[str, alur_daftar.Terbitan], lain: Mapping[str, str]
    ) -> None:
        self.bahan = BahanAlur(kasus, kasus.keadaan.terakhir or kasus.keadaan.mulai)
        self._terbit, self._lain = terbit, lain

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Naskah dinas – {self.bahan.alur.judul}"

    @property
    def kop(self) -> Bagian:
        """Head: the case, its chain, other pages."""
        return alur_daftar.kop(self.bahan, self._lain)

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield self.kop
        yield alur_daftar.resmi(self.bahan, self._terbit)
        yield alur_daftar.tambahan(self.bahan, self._terbit)
