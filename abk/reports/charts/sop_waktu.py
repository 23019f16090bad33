"""Chart of steps that were really done: elapsed working time against the standard time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import pandas as pd

from abk.reports.charts.grafik import Grafik
from abk.reports.charts.kanvas import LEBAR, Kanvas
from abk.reports.charts.rangka import Nama, Rangka, Tanda, nama_baris
from abk.reports.charts.skala import Skala
from abk.reports.charts.tulisan import bersih
from abk.tulisan.format import KOSONG, bulat, hampa, ringkas

_KIRI = 196.0
_KANAN = LEBAR - 92.0
_PALING_KECIL = 0.5  # where nothing was measured in full minutes: a logarithm has no zero [menit]
_TANPA_LANGKAH = "Belum ada langkah yang selesai, sehingga tidak ada yang digambarkan."


@dataclass(frozen=True)
class SkalaLog(Skala):
    """A scale of powers of ten; ``tanda`` holds the exponents."""

    @classmethod
    def menit(cls, nilai: Iterable[float], kiri: float, kanan: float) -> "SkalaLog":
        """Return the scale that holds all values, from one power of ten to another. [menit]"""
        semua = [max(satu, _PALING_KECIL) for satu in nilai]
        rendah, tinggi = floor(log10(min(semua))), ceil(log10(max(semua)))
        tanda = range(rendah, max(tinggi, rendah + 1) + 1)
        return cls(tuple(float(satu) for satu in tanda), kiri, kanan)

    def x(self, nilai: float) -> float:
        """Return the place of a value. [pt]"""
        return super().x(log10(max(nilai, _PALING_KECIL)))

    def mendatar(self, kanvas: Kanvas, atas: float, bawah: float, judul: str) -> None:
        """Draw it as the axis below a chart: grid, tick labels, title with the unit of measure."""
        letak = [(10**satu, super(SkalaLog, self).x(satu)) for satu in self.tanda]
        kanvas.garis((x, atas, x, bawah) for _, x in letak)
        for nilai, x in letak:
            kanvas.teks(x, bawah + 9, ringkas(nilai, 2), "center", "redup")
        kanvas.teks((self.kiri + self.kanan) / 2, bawah + 22, judul, "center", "redup")


@dataclass(frozen=True)
class _Langkah:
    kode: str
    nama: str
    n: int
    standar: float | None
    tengah: float
    rendah: float
    tinggi: float

    @property
    def lewat(self) -> bool:
        return self.standar is not None and self.tengah > self.standar

    @property
    def kali(self) -> str:
        return f"{ringkas(self.tengah / self.standar, 2)}×" if self.standar else KOSONG

    @property
    def baris(self) -> Nama:
        return nama_baris(f"{self.kode}. {self.nama}", _KIRI, f"{bulat(self.n)} amatan", ekor=False)


def waktu_nyata_langkah(tabel: pd.DataFrame) -> Grafik:
    """Elapsed working time of each completed step against its standard time.

    Parameters
    ----------
    tabel : DataFrame, a row each step, in their order
        ``langkah``, ``ringkas``, ``n`` [amatan], ``standar_menit``, ``median_menit``, ``min_menit``,
        ``maks_menit`` [menit kerja], as the times of real cases give them.

    Returns
    -------
    Grafik
        Range and median on a logarithmic scale [menit kerja], and the median as a multiple of the standard.
    """
    judul = "Waktu nyata terhadap waktu baku tiap langkah"
    semua = _baris(tabel)
    if not semua:
        return Grafik(judul, "", _TANPA_LANGKAH)
    data = pd.DataFrame(
        {
            "Langkah": [f"{satu.kode}. {satu.nama}" for satu in semua],
            "Banyaknya [amatan]": [satu.n for satu in semua],
            "Waktu baku [menit]": [satu.standar for satu in semua],
            "Nilai tengah [menit kerja]": [satu.tengah for satu in semua],
            "Tersingkat [menit kerja]": [satu.rendah for satu in semua],
            "Terlama [menit kerja]": [satu.tinggi for satu in semua],
            "Nilai tengah terhadap waktu baku [kali]": [satu.kali for satu in semua],
        }
    )
    keterangan = (
        "Waktu nyata adalah waktu berlalu menurut jam kerja, sejak langkah menjadi giliran sampai selesai. "
        "Waktu menunggu dan pekerjaan lain termasuk, jadi ini bukan waktu pengerjaan. Skala sumbu logaritmik."
    )
    teks = _cerita(semua)
    return Grafik(judul, _gambar(semua, teks), teks, keterangan, data)


def _baris(tabel: pd.DataFrame) -> list[_Langkah]:
    kolom = ("langkah", "ringkas", "n", "standar_menit", "median_menit", "min_menit", "maks_menit")
    return [
        _Langkah(
            bersih(kode),
            bersih(nama),
            int(n),
            None if hampa(standar) else float(standar),
            float(tengah),
            float(rendah),
            float(tinggi),
        )
        for kode, nama, n, standar, tengah, rendah, tinggi in zip(
            *(tabel[satu].tolist() for satu in kolom), strict=True
        )
    ]


def _cerita(semua: Sequence[_Langkah]) -> str:
    lewat = [satu for satu in semua if satu.lewat]
    berbaku = sum(satu.standar is not None for satu in semua)
    isi = (
        f"Diagram waktu nyata {bulat(len(semua))} langkah yang pernah selesai. Nilai tengah melampaui waktu "
        f"baku pada {bulat(len(lewat))} dari {bulat(berbaku)} langkah yang mempunyai waktu baku."
    )
    if not lewat:
        return isi
    puncak = max(lewat, key=lambda satu: satu.tengah / (satu.standar or 1))
    return (
        f"{isi} Terjauh langkah {puncak.kode} ({puncak.nama}): {ringkas(puncak.tengah, 1)} menit kerja, "
        f"waktu baku {ringkas(puncak.standar, 1)} menit, yaitu {puncak.kali}."
    )


def _gambar(semua: Sequence[_Langkah], teks: str) -> str:
    tanda = [
        Tanda("tegak", "teks", "waktu baku"),
        Tanda("cakram", "beban", "nilai tengah dalam waktu baku"),
        Tanda("cakram", "kurang", "nilai tengah melampaui waktu baku"),
        Tanda("isi", "jejak", "tersingkat sampai terlama"),
    ]
    rangka = Rangka([satu.baris for satu in semua], tanda, _KIRI, _KANAN, kepala_nilai="menit (× waktu baku)")
    nilai = [a for satu in semua for a in (satu.rendah, satu.tinggi, satu.standar) if a is not None]
    skala = SkalaLog.menit(nilai, _KIRI, _KANAN)
    rangka.sumbu(skala, "Waktu berlalu [menit kerja]")
    y = [rangka.y(n) for n in range(len(semua))]
    rentang = [(skala.x(satu.rendah), skala.x(satu.tinggi)) for satu in semua]
    rangka.kanvas.kotak(
        ((kiri - 2, b - 4, kanan - kiri + 4, 8.0) for (kiri, kanan), b in zip(rentang, y, strict=True)),
        "jejak",
    )
    baku = [(skala.x(satu.standar), b) for satu, b in zip(semua, y, strict=True) if satu.standar is not None]
    rangka.kanvas.garis(((x, b - 7, x, b + 7) for x, b in baku), "teks", 2)
    for lewat, warna in ((False, "beban"), (True, "kurang")):
        titik = [(skala.x(s.tengah), b) for s, b in zip(semua, y, strict=True) if s.lewat is lewat]
        rangka.kanvas.bulatan(titik, 3.6, warna)
    for n, satu in enumerate(semua):
        rangka.nilai(n, f"{ringkas(satu.tengah, 1)} ({satu.kali})", tebal=satu.lewat)
    return rangka.kanvas.svg(teks)
