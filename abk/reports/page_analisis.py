"""The page of the analyses: the seven questions, each with its chart and the head of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from abk.kegiatan import Kegiatan
from abk.reports.analisis import POKOK, LembarAnalisis
from abk.reports.bagian import Bagian, page_head
from abk.reports.page import ReportPage
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import angka, bulat, hampa
from abk.tulisan.markup import Html, el, gabung

KAKI = "Dihasilkan dengan perangkat lunak abk; rumus dan dasar hukumnya ada pada halaman tiap unit."
BARIS = 12
"""Rows of a table that the page shows; the workbook has all. [baris]"""


class HalamanAnalisis(ReportPage):
    """The page: a section a question; ``buku`` is the file of the workbook beside it."""

    def __init__(self, k: Kegiatan, semua: Sequence[LembarAnalisis], buku: str) -> None:
        urut = list(POKOK)
        self.k, self._buku = k, buku
        self._semua = sorted(semua, key=lambda satu: urut.index(satu.pokok))

    @property
    def judul(self) -> str:
        """Title of the page."""
        return f"Analisis – {self.k.judul}"

    @property
    def kop(self) -> Bagian:
        """Head: the kegiatan, its law, table of contents."""
        isi = [(n, POKOK[n]) for n, _ in groupby(self._semua, key=lambda satu: satu.pokok)]
        buku = el("a", "Semua barisnya (Excel)", href=self._buku)
        rincian = [self.k.judul, self.k.aturan.singkatan, buku]
        return page_head(self.k, "Analisis", rincian, isi)

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield self.kop
        for nama, milik in groupby(self._semua, key=lambda satu: satu.pokok):
            yield Bagian(nama, POKOK[nama], gabung(*(_satu(satu) for satu in milik)))


def _satu(satu: LembarAnalisis) -> Html:
    if not satu.kolom:
        return el("p", f"Lembar {satu.nama} dalam buku kerja: {satu.arti}", kelas="redup")
    t = satu.tabel
    if satu.urut:
        t = t.iloc[t[satu.urut].map(float).argsort(kind="stable")[::-1]]
    kepala = t[list(satu.kolom)].head(BARIS)
    berangka = {n: _berangka(kepala[n].tolist()) for n in satu.kolom}
    kolom = [
        Column(judul, angka=berangka[n], nama_baris=urutan == 0)
        for urutan, (n, judul) in enumerate(satu.kolom.items())
    ]
    baris = [Row([_sel(n, v) for n, v in zip(satu.kolom, b, strict=True)]) for b in kepala.to_numpy(object)]
    lain = len(t) - len(kepala)
    sisa = f"… dan {bulat(lain)} baris lain pada lembar {satu.nama} dalam buku kerja."
    return gabung(
        el("h3", satu.nama) if satu.nama != POKOK[satu.pokok] else None,
        el("p", satu.arti),
        satu.grafik.html() if satu.grafik is not None else None,
        tabel(satu.nama, kolom, [RowGroup(None, baris)])
        if baris
        else el("p", "Tidak ada.", kelas="abk-bersih"),
        el("p", sisa, kelas="redup") if lain else None,
    )


def _berangka(nilai: Sequence[object]) -> bool:
    return any(isinstance(v, (int, float, Fraction)) for v in nilai if not hampa(v))


def _sel(nama: str, nilai: object) -> str:
    if nama == "kode_unit" and nilai == "":
        return "Seluruhnya"
    if hampa(nilai) or nilai == "":
        return "–"
    if nama == "tahun" or not isinstance(nilai, (int, float, Fraction)):
        return str(nilai)
    return bulat(nilai) if float(nilai).is_integer() else angka(float(nilai))
