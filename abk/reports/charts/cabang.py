"""Chart of top-level units: shortage to the left, surplus to the right, both in full."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from abk.reports.charts.baris_jabatan import terbanyak
from abk.reports.charts.baris_unit import BarisUnit, baris_unit, cabang, total
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.kanvas import LEBAR
from abk.reports.charts.rangka import Rangka, Tanda, nama_baris
from abk.reports.charts.skala import Skala
from abk.reports.charts.tulisan import singkat
from abk.tulisan.format import bulat

_KIRI = 186.0
_KANAN = LEBAR - 104.0
TANPA_UNIT = "Tidak ada unit organisasi yang dapat digambarkan."


@dataclass(frozen=True)
class _Cabang:
    kode: str
    nama: str
    kekurangan: int
    kelebihan: int

    @property
    def besar(self) -> int:
        return self.kekurangan + self.kelebihan


def selisih_unit(rekap: pd.DataFrame) -> Grafik:
    """Shortages and surpluses of the top-level units, never netted.

    Parameters
    ----------
    rekap : DataFrame, index kode_unit in tree pre-order
        As :func:`abk.kebutuhan.rekap_unit` returns it. [orang]

    Returns
    -------
    Grafik
        The branches with the largest sums of gaps; together they are the whole. [orang]
    """
    judul = "Kekurangan dan kelebihan per unit"
    unit = baris_unit(rekap)
    if not unit:
        return Grafik(judul, "", TANPA_UNIT)
    semua = sorted(_cabang(unit), key=lambda satu: -satu.besar)
    tampil, sisa = terbanyak(semua)
    kurang, lebih = total(unit)
    data = pd.DataFrame(
        {
            "Unit": [satu.nama for satu in semua],
            "Kode": [satu.kode for satu in semua],
            "Kekurangan [orang]": [satu.kekurangan for satu in semua],
            "Kelebihan [orang]": [satu.kelebihan for satu in semua],
        }
    )
    keterangan = (
        f"Kekurangan {bulat(kurang)} orang dan kelebihan {bulat(lebih)} orang, dijumlahkan per jabatan: "
        "kelebihan pada satu jabatan tidak menutup kekurangan pada jabatan lain. Tiap unit mencakup unit di "
        "bawahnya."
    )
    teks = _cerita(semua, kurang, lebih)
    return Grafik(judul, _gambar(tampil, sisa, teks), teks, keterangan, data)


def _cabang(unit: Sequence[BarisUnit]) -> list[_Cabang]:
    hasil = []
    for kepala, isi in cabang(unit):
        kurang, lebih = total(isi)
        akar_sendiri = len(isi) == 1 and kepala.tingkat == 0 and len(unit) > 1 and unit[1].tingkat == 1
        if akar_sendiri and not kepala.jabatan_sendiri:
            continue
        nama = f"{kepala.nama} (jabatan langsung)" if akar_sendiri else kepala.nama
        hasil.append(_Cabang(kepala.kode, nama, kurang, lebih))
    return hasil


def _cerita(semua: Sequence[_Cabang], kurang: int, lebih: int) -> str:
    awal = f"Diagram batang kekurangan dan kelebihan {bulat(len(semua))} unit"
    kalimat = [f"{awal}: kekurangan {bulat(kurang)} orang, kelebihan {bulat(lebih)} orang."]
    paling_kurang = max(semua, key=lambda satu: satu.kekurangan, default=None)
    paling_lebih = max(semua, key=lambda satu: satu.kelebihan, default=None)
    if paling_kurang is not None and paling_kurang.kekurangan:
        kalimat.append(
            f"Kekurangan terbesar: {singkat(paling_kurang.nama)}, {bulat(paling_kurang.kekurangan)} orang."
        )
    if paling_lebih is not None and paling_lebih.kelebihan:
        kalimat.append(
            f"Kelebihan terbesar: {singkat(paling_lebih.nama)}, {bulat(paling_lebih.kelebihan)} orang."
        )
    return " ".join(kalimat)


def _gambar(tampil: Sequence[_Cabang], sisa: Sequence[_Cabang], teks: str) -> str:
    catatan = ""
    if sisa:
        kurang, lebih = sum(s.kekurangan for s in sisa), sum(s.kelebihan for s in sisa)
        catatan = (
            f"… dan {bulat(len(sisa))} unit lain: kekurangan {bulat(kurang)} orang, "
            f"kelebihan {bulat(lebih)} orang"
        )
    tanda = [Tanda("isi", "kurang", "kekurangan (ke kiri)"), Tanda("isi", "lebih", "kelebihan (ke kanan)")]
    rangka = Rangka(
        [nama_baris(satu.nama, _KIRI, satu.kode) for satu in tampil],
        tanda,
        _KIRI,
        _KANAN,
        catatan=catatan,
        kepala_nilai="kurang / lebih [orang]",
    )
    nilai = [*(-satu.kekurangan for satu in tampil), *(satu.kelebihan for satu in tampil)]
    skala = Skala.untuk(nilai, _KIRI, _KANAN, utuh=True)
    rangka.sumbu(skala, "Kekurangan (−) dan kelebihan (+) [orang]")
    nol = skala.x(0)
    y = [rangka.y(n) - 5 for n in range(len(tampil))]
    kiri = [skala.x(-satu.kekurangan) for satu in tampil]
    rangka.kanvas.kotak(((x, y[n], nol - x, 10.0) for n, x in enumerate(kiri)), "kurang")
    kanan = [skala.x(satu.kelebihan) for satu in tampil]
    rangka.kanvas.kotak(((nol, y[n], x - nol, 10.0) for n, x in enumerate(kanan)), "lebih")
    rangka.kanvas.garis([(nol, rangka.atas, nol, rangka.bawah)], "sumbu", 1)
    for n, satu in enumerate(tampil):
        rangka.nilai(n, f"{_tanda('−', satu.kekurangan)} / {_tanda('+', satu.kelebihan)}")
    return rangka.kanvas.svg(teks)


def _tanda(tanda: str, nilai: int) -> str:
    return f"{tanda}{bulat(nilai)}" if nilai else "0"
