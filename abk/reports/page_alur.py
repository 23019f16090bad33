"""The page of a case: where it stands, who has the ball, what was approved, and the proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import ClassVar

from abk.reports.bagian import Bagian, Susunan
from abk.reports.sections import alur_daftar, alur_kepala, alur_naskah, alur_papan, alur_riwayat, alur_waktu
from abk.reports.sections.alur_bahan import BahanAlur
from abk.sop import Alur
from abk.sop.jam import PanjangHari


class HalamanAlur:
    """The page of a case: each section a property, the whole page when shown.

    Parameters
    ----------
    alur : Alur
    saat : datetime
        Moment at which it is looked at.
    panjang_hari : str
        What a day of the standard times means.
    tautan : mapping of str to str
        Files beside the page in which contents are published, by slot.

    Attributes
    ----------
    isi : the sections after the head, in order: name of the property, title
    """

    isi: ClassVar[tuple[tuple[str, str], ...]] = (
        ("ringkasan", alur_kepala.JUDUL),
        ("giliran", alur_papan.JUDUL_GILIRAN),
        ("papan", alur_papan.JUDUL_PAPAN),
        ("riwayat", alur_riwayat.JUDUL),
        ("naskah", alur_naskah.JUDUL),
        ("nyata", alur_waktu.JUDUL_NYATA),
        ("simulasi", alur_waktu.JUDUL_SIMULASI),
        ("bukti", alur_naskah.JUDUL_BUKTI),
    )

    def __init__(
        self, alur: Alur, saat: dt.datetime, panjang_hari: PanjangHari, tautan: Mapping[str, str]
    ) -> None:
        self.bahan = BahanAlur(alur, saat, panjang_hari, tautan)

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Alur {self.bahan.alur.kode} – {self.bahan.alur.judul}"

    @property
    def kop(self) -> Bagian:
        """Head: the case, its procedure, the moment, table of contents."""
        return alur_kepala.kop(self.bahan, self.isi)

    @property
    def ringkasan(self) -> Bagian:
        """Key figures."""
        return alur_kepala.ringkasan(self.bahan)

    @property
    def giliran(self) -> Bagian:
        """Who has the ball, since when, how late, what is missing."""
        return alur_papan.giliran(self.bahan)

    @property
    def papan(self) -> Bagian:
        """Board of the steps by units."""
        return alur_papan.papan(self.bahan)

    @property
    def riwayat(self) -> Bagian:
        """Every event; what is void is struck, with the reason."""
        return alur_riwayat.riwayat(self.bahan)

    @property
    def naskah(self) -> Bagian:
        """Contents with their fingerprints."""
        return alur_naskah.naskah(self.bahan)

    @property
    def nyata(self) -> Bagian:
        """Real against standard time."""
        return alur_waktu.nyata(self.bahan)

    @property
    def simulasi(self) -> Bagian:
        """Simulation for as many units."""
        return alur_waktu.simulasi_alur(self.bahan)

    @property
    def bukti(self) -> Bagian:
        """Head of the chain, and how to check it."""
        return alur_naskah.bukti(self.bahan)

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield self.kop
        for nama, _ in self.isi:
            yield getattr(self, nama)

    def _repr_html_(self) -> str:
        return Susunan(list(self))._repr_html_()


class HalamanNaskah:
    """The list of a case's documents, step by step.

    Parameters
    ----------
    alur : Alur
    terbit : mapping of str to Terbitan
        Published contents, by slot.
    lain : mapping of str to str
        Other pages to link to, title → file.
    """

    def __init__(
        self, alur: Alur, terbit: Mapping[str, alur_daftar.Terbitan], lain: Mapping[str, str]
    ) -> None:
        self.bahan = BahanAlur(alur, alur.keadaan.terakhir or alur.keadaan.mulai)
        self._terbit, self._lain = terbit, lain

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Naskah dinas – {self.bahan.alur.judul}"

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield alur_daftar.kop(self.bahan, self._lain)
        yield alur_daftar.resmi(self.bahan, self._terbit)
        yield alur_daftar.tambahan(self.bahan, self._terbit)

    def _repr_html_(self) -> str:
        return Susunan(list(self))._repr_html_()
