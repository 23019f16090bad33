"""The whole flowchart on one sheet: lanes of roles, all steps, returns, what is beyond the SOP."""

from __future__ import annotations

from itertools import pairwise

from abk.naskah.drawing import Bentuk, Bidang, Gambar, Jalur, Titik, Tulisan
from abk.sop.prosedur import Langkah, Prosedur
from abk.tulisan.lebar import bungkus

LAJUR = 72.0  # width of a lane [pt]
KEPALA = 26.0
BARIS = 35.0
KOTAK = (66.0, 24.0)
KETUPAT = 9.0
GESER = 28.0  # returns run beside the middle of a lane, where the lines forward run
BELOK = 5.6  # a line forward turns this far below a box
UKURAN = 5.6
KECIL = 5.2
BARIS_KOTAK = 3  # lines that fit into a box
LONGGAR = 0.87  # the picture's font is wider than Arial, by which lines are broken


class BaganAlir:
    """Where everything of a procedure stands on the sheet."""

    def __init__(self, acuan: Prosedur) -> None:
        self.acuan = acuan
        self._lajur = {satu.kode: n for n, satu in enumerate(acuan.peran)}
        self.gambar = Gambar(LAJUR * len(self._lajur), KEPALA + BARIS * len(acuan.langkah))

    def lengkap(self) -> Gambar:
        """The drawing, from the lowest layer up."""
        self._latar()
        for kini, lanjut in self._terus():
            self.gambar.tambah(self._maju(kini, lanjut))
        pulang = [self._pulang(dari, ke) for dari, ke in self._kembali()]
        self.gambar.tambah(*(jalur for jalur, _ in pulang))
        for k in self.acuan.langkah:
            self.gambar.tambah(*self._kotak(k))
        self.gambar.tambah(*(ketupat for _, ketupat in pulang))
        return self.gambar

    def _x(self, peran: str) -> float:
        return LAJUR * (self._lajur[peran] + 0.5)

    def _y(self, k: Langkah) -> float:
        return KEPALA + BARIS * (k.urutan - 0.5)

    def _latar(self) -> None:
        g = self.gambar
        per_unit = [self._y(k) for k in self.acuan.langkah if k.lingkup == "unit"]
        if per_unit:
            tinggi = BARIS * len(per_unit)
            g.tambah(
                Bidang(g.lebar / 2, sum(per_unit) / len(per_unit), g.lebar, tinggi, isi="abu", garis=False)
            )
        tepi = [0.4, *(LAJUR * n for n in range(1, len(self._lajur))), g.lebar - 0.4]
        g.tambah(*(Jalur(((x, 0), (x, g.tinggi)), tebal=0.4) for x in tepi))
        g.tambah(*(Jalur(((0, y), (g.lebar, y)), tebal=0.4) for y in (0.4, KEPALA, g.tinggi - 0.4)))
        for satu in self.acuan.peran:
            baris = tuple(bungkus(satu.nama, (LAJUR - 6) * LONGGAR * 0.92, 6.4))
            g.tambah(Tulisan(self._x(satu.kode), KEPALA / 2, baris, 6.4, tebal=True))
        self._akhir_sop()

    def _akhir_sop(self) -> None:
        akhir = self.acuan.resmi[-1]
        if akhir.urutan < len(self.acuan.langkah):
            y = self._y(akhir) + KOTAK[1] / 2 + BELOK + 2.6  # below the turn of the line forward
            self.gambar.tambah(Jalur(((0, y), (self.gambar.lebar, y)), putus=True, tebal=0.6))
            self.gambar.tambah(Tulisan(self.gambar.lebar - LAJUR / 2, y - 4.4, ("akhir SOP",), 5.2))

    def _peran(self, k: Langkah) -> tuple[str, ...]:
        return (k.pelaksana, *k.peserta)

    def _kotak(self, k: Langkah) -> list[Bidang | Jalur | Tulisan]:
        y, lebar, tinggi = self._y(k), *KOTAK
        ujung = k.urutan in {1, len(self.acuan.langkah)}
        hasil: list[Bidang | Jalur | Tulisan] = []
        semua = [self._x(p) for p in self._peran(k)]
        if len(semua) > 1:
            hasil += [Jalur(((min(semua), y + d), (max(semua), y + d))) for d in (-2, 2)]
        for peran in k.peserta:
            hasil.append(Bidang(self._x(peran), y, lebar, tinggi, putus=k.tambahan))
            hasil.append(Tulisan(self._x(peran), y, (f"{k.kode}. peserta",), UKURAN))
        bentuk: Bentuk = "terminator" if ujung else "persegi"
        hasil.append(Bidang(self._x(k.pelaksana), y, lebar, tinggi, bentuk, putus=k.tambahan))
        diatas = any(dari == k and self._searah(dari, ke) for dari, ke in self._kembali())
        ruang = lebar - (12 if ujung or diatas else 3)
        baris, ukuran = _muat(f"{k.kode}. {k.ringkas}", ruang * LONGGAR)
        return [*hasil, Tulisan(self._x(k.pelaksana), y, baris, ukuran)]

    def _terus(self) -> list[tuple[Langkah, Langkah]]:
        """Pairs of steps that follow each other, with and without the optional ones."""
        hasil = [*pairwise(self.acuan.jalur())]
        for k in self.acuan.langkah:
            if k.opsional:
                sebelum = [j for j in self.acuan.jalur() if j.urutan < k.urutan][-1:]
                sesudah = [j for j in self.acuan.jalur() if j.urutan > k.urutan][:1]
                hasil += [(j, k) for j in sebelum] + [(k, j) for j in sesudah]
        return hasil

    def _maju(self, kini: Langkah, lanjut: Langkah) -> Jalur:
        ada = self._peran(lanjut)
        tujuan = kini.penerima if kini.penerima in ada else lanjut.pelaksana
        asal = tujuan if tujuan in kini.peserta else kini.pelaksana
        x0, x1 = self._x(asal), self._x(tujuan)
        bawah, atas = self._y(kini) + KOTAK[1] / 2, self._y(lanjut) - KOTAK[1] / 2
        belok = atas - (BARIS - KOTAK[1]) + BELOK
        lurus: tuple[Titik, ...] = ((x0, bawah), (x1, atas))
        return Jalur(lurus if x0 == x1 else ((x0, bawah), (x0, belok), (x1, belok), (x1, atas)), panah=True)

    def _kembali(self) -> list[tuple[Langkah, Langkah]]:
        """Each step that may return, with the nearest step to which it may."""
        cari = self.acuan.langkah_menurut
        return [
            (cari(a.dari), max((cari(ke) for ke in a.ke), key=lambda k: k.urutan))
            for a in self.acuan.pengembalian
        ]

    def _pulang(self, dari: Langkah, ke: Langkah) -> tuple[Jalur, Bidang]:
        bawah = self._y(ke) + KOTAK[1] / 2
        if bersama := self._searah(dari, ke):
            x = self._x(bersama[-1]) + GESER
            atas = self._y(dari) - KOTAK[1] / 2
            return Jalur(((x, atas), (x, bawah)), putus=True, panah=True), self._ketupat(x, atas)
        x_dari = self._x(dari.pelaksana)
        lajur = min(self._peran(ke), key=lambda p: abs(self._x(p) - x_dari))
        x = self._x(lajur) + GESER
        tepi = x_dari + (KOTAK[0] + KETUPAT) / 2 * (1 if x > x_dari else -1)
        titik = ((tepi, self._y(dari)), (x, self._y(dari)), (x, bawah))
        return Jalur(titik, putus=True, panah=True), self._ketupat(tepi, self._y(dari))

    def _searah(self, dari: Langkah, ke: Langkah) -> list[str]:
        """Roles that stand in both rows: the return runs straight up."""
        return [p for p in self._peran(dari) if p in self._peran(ke)]

    @staticmethod
    def _ketupat(x: float, y: float) -> Bidang:
        return Bidang(x, y, KETUPAT, KETUPAT, "belah_ketupat")


def _muat(teks: str, ruang: float) -> tuple[tuple[str, ...], float]:
    """Lines of a text for a box and their size: smaller where it would need a line too many."""
    baris = tuple(bungkus(teks, ruang, UKURAN))
    return (baris, UKURAN) if len(baris) <= BARIS_KOTAK else (tuple(bungkus(teks, ruang, KECIL)), KECIL)


def bagan(acuan: Prosedur) -> Gambar:
    """The whole flowchart of a procedure."""
    return BaganAlir(acuan).lengkap()


def uraian_bagan(acuan: Prosedur) -> str:
    """The flowchart in words."""
    langkah = "; ".join(f"{k.kode} {k.ringkas} ({acuan.nama_peran(k.pelaksana)})" for k in acuan.langkah)
    return f"Berurutan: {langkah}. Pengembalian tercantum pada tabel pengembalian."
