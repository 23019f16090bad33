"""Charts of the simulated procedure: how long a round takes, who holds it up, what more units cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from abk.reports.charts.grafik import Grafik
from abk.reports.charts.kanvas import LEBAR, Kanvas, Kotak
from abk.reports.charts.rangka import TEPI, TINGGI_TULISAN, Tanda, legenda, tinggi_legenda
from abk.reports.charts.skala import TINGGI_SUMBU, Skala
from abk.reports.charts.tulisan import bersih, lebar_teks, potong
from abk.tulisan.format import angka, bulat, persen, ringkas

_KIRI = 42.0
_KANAN = LEBAR - 8.0
_TINGGI = 120.0
_KIRI_PELAKU = 150.0
_KANAN_PELAKU = LEBAR - 176.0
_TINGGI_PELAKU = 18.0
_KELAS = 20  # most columns of the histogram
_SERI = 5
_KANAN_GARIS = LEBAR - 136.0
_TANPA_JALAN = "Simulasi tidak mempunyai jalan, sehingga tidak ada yang digambarkan."
_ANDAI = (
    "Hasil simulasi menurut waktu baku prosedur dan andaian skenario, bukan pengukuran; yang dihitung hanya "
    "jam kerja."
)


@dataclass(frozen=True)
class _Lama:
    """Durations of the runs [hari kerja], with their median and the 90th percentile."""

    hari: Sequence[float]
    median: float
    p90: float
    menit_per_hari: float


@dataclass(frozen=True)
class _Pelaku:
    nama: str
    orang: int
    pemakaian: float
    catatan: str


def sebaran_lama_sop(
    jalan: pd.DataFrame,
    pelaku: pd.DataFrame,
    *,
    leher_botol: str = "",
    langkah: str = "",
    nama: Mapping[str, str] | None = None,
) -> Grafik:
    """Distribution of the duration of a round, and below it how busy each role is.

    Parameters
    ----------
    jalan : DataFrame, a row each run
        ``lama_menit`` [menit kerja], ``lama_hari`` [hari kerja], as a simulation of the procedure gives them.
    pelaku : DataFrame, a row each role
        ``peran``, ``orang`` [orang], ``pemakaian`` [0–1].
    leher_botol : str
        The role that holds the rest up; it is marked.
    langkah : str
        The step that binds it longest.
    nama : mapping, optional
        Names of the roles.

    Returns
    -------
    Grafik
        Runs in classes of duration [jalan], roles by falling use [persen].
    """
    judul = "Lama satu putaran prosedur dan kesibukan pelaku"
    if jalan.empty:
        return Grafik(judul, "", _TANPA_JALAN)
    lama = _Lama(
        jalan["lama_hari"].astype(float).tolist(),
        float(jalan["lama_hari"].median()),
        float(jalan["lama_hari"].quantile(0.9)),
        float(jalan["lama_menit"].sum() / jalan["lama_hari"].sum()),
    )
    semua = _pelaku(pelaku, leher_botol, langkah, nama or {})
    data = pd.DataFrame(
        {
            "Pelaku": [satu.nama for satu in semua],
            "Jumlah [orang]": [satu.orang for satu in semua],
            "Kesibukan [%]": [persen(satu.pemakaian) for satu in semua],
            "Keterangan": [satu.catatan for satu in semua],
        }
    )
    keterangan = (
        f"{_ANDAI} Sehari {ringkas(lama.menit_per_hari)} menit. Kesibukan adalah bagian waktu satu putaran "
        "ketika pelaku mengerjakan prosedur ini."
    )
    teks = _cerita(lama, semua)
    return Grafik(judul, _gambar(lama, semua, teks), teks, keterangan, data)


def _pelaku(tabel: pd.DataFrame, leher: str, langkah: str, nama: Mapping[str, str]) -> list[_Pelaku]:
    urut = tabel.sort_values("pemakaian", ascending=False, kind="stable")
    catatan = f"leher botol, langkah {bersih(langkah)}" if langkah else "leher botol"
    return [
        _Pelaku(bersih(nama.get(peran, peran)), int(orang), float(pakai), catatan if peran == leher else "")
        for peran, orang, pakai in zip(
            urut["peran"].astype(str), urut["orang"], urut["pemakaian"], strict=True
        )
    ]


def _cerita(lama: _Lama, semua: Sequence[_Pelaku]) -> str:
    banyak = len(lama.hari)
    if min(lama.hari) == max(lama.hari):
        isi = f"{bulat(banyak)} jalan simulasi, semuanya selesai dalam {angka(lama.median)} hari kerja."
    else:
        isi = (
            f"Histogram lama {bulat(banyak)} jalan simulasi: nilai tengah {angka(lama.median)} hari kerja, "
            f"90% selesai dalam {angka(lama.p90)} hari kerja, paling singkat {angka(min(lama.hari))}, "
            f"paling lama {angka(max(lama.hari))}."
        )
    sibuk = "; ".join(
        f"{satu.nama} {persen(satu.pemakaian, 0)}" + (f" ({satu.catatan})" if satu.catatan else "")
        for satu in semua
    )
    return f"{isi} Kesibukan: {sibuk}."


def _batas(hari: Sequence[float]) -> list[float]:
    """Edges of the classes: round numbers, or days around a single value. [hari kerja]"""
    rendah, tinggi = min(hari), max(hari)
    if tinggi - rendah < 1e-9:  # noqa: PLR2004 - one duration, but for the last bit
        return [rendah + n - 2.5 for n in range(6)]
    letak = MaxNLocator(nbins=_KELAS, steps=[1, 2, 2.5, 5, 10]).tick_values(rendah, tinggi)
    return [float(satu) for satu in letak]


def _gambar(lama: _Lama, semua: Sequence[_Pelaku], teks: str) -> str:
    batas = _batas(lama.hari)
    jumlah, _ = np.histogram(lama.hari, batas)
    tanda = [
        Tanda("isi", "beban", "jalan simulasi"),
        Tanda("tegak", "kapasitas", f"nilai tengah {angka(lama.median)} hari"),
        Tanda("tegak", "seri-3", f"90% selesai dalam {angka(lama.p90)} hari"),
        Tanda("isi", "kurang", "leher botol"),
    ]
    atas = tinggi_legenda(tanda) + 18
    bawah = atas + _TINGGI
    awal = bawah + TINGGI_SUMBU + 2 * TINGGI_TULISAN
    akhir = awal + _TINGGI_PELAKU * len(semua)
    kanvas = Kanvas(akhir + TINGGI_SUMBU)
    legenda(kanvas, tanda)
    datar = Skala.untuk(batas, _KIRI, _KANAN, nol=False, banyak=8)
    tegak = Skala.untuk(jumlah.tolist(), bawah, atas, utuh=True, banyak=4)
    kanvas.garis((_KIRI, tegak.x(satu), _KANAN, tegak.x(satu)) for satu in tegak.tanda)
    kanvas.kotak(
        (_kolom(batas[n], batas[n + 1], int(satu), datar, tegak) for n, satu in enumerate(jumlah) if satu),
        "beban",
    )
    for nilai, warna in ((lama.p90, "seri-3"), (lama.median, "kapasitas")):
        kanvas.garis([(datar.x(nilai), atas - 4, datar.x(nilai), bawah)], warna, 2)
    kanvas.garis([(_KIRI, bawah, _KANAN, bawah)], "sumbu", 1)
    kanvas.teks(TEPI, atas - 10, "Banyaknya jalan [jalan]", nama_warna="redup")
    for satu in tegak.tanda:
        kanvas.teks(_KIRI - 5, tegak.x(satu), ringkas(satu), "right", "redup")
    for satu in datar.tanda:
        kanvas.teks(datar.x(satu), bawah + 9, ringkas(satu), "center", "redup")
    kanvas.teks((_KIRI + _KANAN) / 2, bawah + 22, "Lama satu putaran [hari kerja]", "center", "redup")
    _gambar_pelaku(kanvas, semua, awal, akhir)
    return kanvas.svg(teks)


def _kolom(dari: float, sampai: float, nilai: int, datar: Skala, tegak: Skala) -> Kotak:
    puncak = tegak.x(nilai)
    return (datar.x(dari) + 1, puncak, datar.x(sampai) - datar.x(dari) - 2, tegak.kiri - puncak)


def _gambar_pelaku(kanvas: Kanvas, semua: Sequence[_Pelaku], awal: float, akhir: float) -> None:
    kanvas.teks(TEPI, awal - TINGGI_TULISAN, "Kesibukan pelaku", tebal=True)
    skala = Skala((0.0, 25.0, 50.0, 75.0, 100.0), _KIRI_PELAKU, _KANAN_PELAKU)
    skala.mendatar(kanvas, awal, akhir, "Bagian waktu satu putaran [%]")
    for n, satu in enumerate(semua):
        y = awal + _TINGGI_PELAKU * (n + 0.5)
        leher = bool(satu.catatan)
        panjang = skala.x(satu.pemakaian * 100) - _KIRI_PELAKU
        kanvas.kotak([(_KIRI_PELAKU, y - 5, panjang, 10.0)], "kurang" if leher else "beban")
        orang = f" ({bulat(satu.orang)})" if satu.orang > 1 else ""
        nama = potong(satu.nama, _KIRI_PELAKU - TEPI - 10 - lebar_teks(orang), tebal=leher)
        kanvas.teks(TEPI, y, f"{nama}{orang}", tebal=leher)
        nilai = persen(satu.pemakaian) + (f" · {satu.catatan}" if leher else "")
        kanvas.teks(
            LEBAR - TEPI, y, potong(nilai, LEBAR - _KANAN_PELAKU - 12, tebal=leher), "right", tebal=leher
        )


def lama_menurut_unit(banding: pd.DataFrame) -> Grafik:
    """Duration of a round against the number of units, a line for each number of Kasubbag.

    Parameters
    ----------
    banding : DataFrame, a row for each pair
        ``unit`` [unit], ``kasubbag`` [orang], ``lama_hari`` and ``lama_p90_hari`` [hari kerja], ``rapat``,
        as a comparison of scenarios gives them; at most five numbers of Kasubbag are drawn.

    Returns
    -------
    Grafik
        Median durations. [hari kerja]
    """
    judul = "Lama satu putaran menurut banyaknya unit"
    if banding.empty:
        return Grafik(judul, "", _TANPA_JALAN)
    garis = {
        int(str(orang)): [
            (float(unit), float(hari)) for unit, hari in zip(satu["unit"], satu["lama_hari"], strict=True)
        ]
        for orang, satu in banding.sort_values("unit").groupby("kasubbag")
    }
    data = pd.DataFrame(
        {
            "Kasubbag": [f"{bulat(satu)} Kasubbag" for satu in banding["kasubbag"]],
            "Banyaknya unit [unit]": banding["unit"].tolist(),
            "Nilai tengah [hari kerja]": [angka(satu) for satu in banding["lama_hari"]],
            "90% selesai dalam [hari kerja]": [angka(satu) for satu in banding["lama_p90_hari"]],
        }
    )
    rapat = "satu rapat bersama" if set(banding["rapat"]) == {"bersama"} else "satu rapat tiap unit"
    teks = _cerita_unit(garis, rapat)
    tampil = dict(list(garis.items())[:_SERI])
    return Grafik(judul, _gambar_unit(tampil, teks), teks, f"{_ANDAI} Dengan {rapat}.", data)


def _cerita_unit(garis: Mapping[int, Sequence[tuple[float, float]]], rapat: str) -> str:
    isi = "; ".join(
        f"{bulat(orang)} Kasubbag: {bulat(titik[0][0])} unit {angka(titik[0][1])} hari kerja, "
        f"{bulat(titik[-1][0])} unit {angka(titik[-1][1])} hari kerja"
        for orang, titik in garis.items()
    )
    return f"Diagram garis lama satu putaran prosedur menurut banyaknya unit, dengan {rapat}. {isi}."


def _gambar_unit(garis: Mapping[int, Sequence[tuple[float, float]]], teks: str) -> str:
    atas = 22.0
    bawah = atas + 1.4 * _TINGGI
    kanvas = Kanvas(bawah + TINGGI_SUMBU)
    unit = [x for titik in garis.values() for x, _ in titik]
    datar = Skala.untuk(unit, _KIRI, _KANAN_GARIS, nol=False, utuh=True, banyak=8)
    tegak = Skala.untuk((y for titik in garis.values() for _, y in titik), bawah, atas)
    kanvas.garis((_KIRI, tegak.x(satu), _KANAN_GARIS, tegak.x(satu)) for satu in tegak.tanda)
    for satu in tegak.tanda:
        kanvas.teks(_KIRI - 5, tegak.x(satu), ringkas(satu), "right", "redup")
    for satu in datar.tanda:
        kanvas.teks(datar.x(satu), bawah + 9, ringkas(satu), "center", "redup")
    kanvas.garis([(_KIRI, bawah, _KANAN_GARIS, bawah)], "sumbu", 1)
    kanvas.teks(TEPI, atas - 14, "Lama satu putaran [hari kerja]", nama_warna="redup")
    kanvas.teks((_KIRI + _KANAN_GARIS) / 2, bawah + 22, "Banyaknya unit [unit]", "center", "redup")
    for n, titik in enumerate(garis.values(), 1):
        letak = [(datar.x(x), tegak.x(y)) for x, y in titik]
        kanvas.rantai(letak, f"seri-{n}", 1.6)
        kanvas.bulatan(letak, 2.6, f"seri-{n}")
    _tulis_ujung(kanvas, garis, tegak, bawah)
    return kanvas.svg(teks)


def _tulis_ujung(
    kanvas: Kanvas, garis: Mapping[int, Sequence[tuple[float, float]]], tegak: Skala, bawah: float
) -> None:
    """Names at the ends of the lines, moved apart where the lines meet."""
    ujung = sorted((tegak.x(titik[-1][1]), n, orang) for n, (orang, titik) in enumerate(garis.items(), 1))
    paling_bawah = bawah - 4
    letak: list[float] = []
    for nomor, (y, _, _) in enumerate(reversed(ujung)):
        letak.append(min(y, letak[-1] - TINGGI_TULISAN - 1 if nomor else paling_bawah))
    for y, (_, n, orang) in zip(reversed(letak), ujung, strict=True):
        hari = angka(garis[orang][-1][1], 1)
        kanvas.teks(_KANAN_GARIS + 8, y, f"{bulat(orang)} Kasubbag: {hari} hari", nama_warna=f"seri-{n}")
