"""Chart of effectiveness: how many posts are under, at, and over their capacity."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from abk.kebutuhan.efektivitas import FTE_FIT, FTE_OVERLOAD, kelas_fte
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.kanvas import LEBAR, Kanvas, Kotak
from abk.reports.charts.rangka import TEPI, Tanda, legenda, tinggi_legenda
from abk.reports.charts.skala import TINGGI_SUMBU, Skala
from abk.tulisan.format import angka, bulat, persen, ringkas

LEBAR_KELAS = 0.1
PALING_TINGGI = 2.0
"""Posts at or above it share the last column."""
_KIRI = 42.0
_KANAN = LEBAR - 8.0
_TINGGI = 130.0
_PALING_SEDIKIT = 15  # columns up to 1,5, so that all three classes show
_KELAS = (
    ("underload", "di bawah 1", "beban kurang", "lebih-1"),
    ("fit", "1–1,28", "sesuai", "latar"),
    ("overload", "di atas 1,28", "beban berlebih", "kurang-1"),
)


def sebaran_efektivitas(hasil: pd.DataFrame) -> Grafik:
    """Distribution of EJ over the posts, with the FTE classes.

    Parameters
    ----------
    hasil : DataFrame, index kode_jabatan
        As :func:`abk.kebutuhan_pegawai` returns it; ``efektivitas_jabatan`` [rasio], missing where
        nobody holds the post.

    Returns
    -------
    Grafik
        Posts in classes of a tenth. [jabatan]
    """
    judul = "Sebaran efektivitas jabatan (EJ)"
    rasio = hasil["efektivitas_jabatan"].astype("Float64").astype("float64").dropna()
    kosong = len(hasil) - len(rasio)
    if rasio.empty:
        return Grafik(judul, "", f"Tidak ada jabatan yang mempunyai EJ.{_tanpa_ej(kosong)}")
    banyak = Counter(kelas_fte(rasio))
    jumlah = len(rasio)
    data = pd.DataFrame(
        {
            "Kelas FTE": [f"{arti} ({kelas})" for kelas, _, arti, _ in _KELAS],
            "EJ": [rentang for _, rentang, _, _ in _KELAS],
            "Jumlah [jabatan]": [banyak[kelas] for kelas, *_ in _KELAS],
            "Bagian [%]": [persen(banyak[kelas] / jumlah) for kelas, *_ in _KELAS],
        }
    )
    keterangan = (
        "EJ = beban kerja dibagi (bezetting × waktu kerja efektif). EJ di atas 1 berarti beban kerja "
        f"melebihi waktu yang tersedia.{_tanpa_ej(kosong)}"
    )
    isi = "; ".join(
        f"{arti} (EJ {rentang}) {bulat(banyak[kelas])} jabatan ({persen(banyak[kelas] / jumlah, 0)})"
        for kelas, rentang, arti, _ in _KELAS
    )
    teks = (
        f"Histogram EJ {bulat(jumlah)} jabatan: {isi}. Nilai tengah {angka(float(rasio.median()))}."
        f"{_tanpa_ej(kosong)}"
    )
    return Grafik(judul, _gambar(rasio.tolist(), banyak, teks), teks, keterangan, data)


def _tanpa_ej(kosong: int) -> str:
    if not kosong:
        return ""
    return f" {bulat(kosong)} jabatan tanpa EJ karena bezettingnya 0 atau tidak diketahui."


def _hitung(rasio: Sequence[float]) -> list[int]:
    """Posts in each column; the last one is open where a ratio reaches :data:`PALING_TINGGI`."""
    # 0,3 / 0,1 is 2,999…: without the rounding a post would slip a column down.
    nomor = np.floor(np.round(np.asarray(rasio) / LEBAR_KELAS, 9)).astype(int)
    penuh = round(PALING_TINGGI / LEBAR_KELAS)
    jumlah = np.bincount(np.minimum(nomor, penuh), minlength=_PALING_SEDIKIT)
    return [int(satu) for satu in jumlah]


def _tanda(banyak: Mapping[str, int]) -> list[Tanda]:
    return [
        Tanda(
            "tepi" if warna == "latar" else "isi",
            "sumbu" if warna == "latar" else warna,
            f"{arti} (EJ {rentang}): {bulat(banyak[kelas])} jabatan",
        )
        for kelas, rentang, arti, warna in _KELAS
    ]


def _gambar(rasio: Sequence[float], banyak: Mapping[str, int], teks: str) -> str:
    jumlah = _hitung(rasio)
    tanda = _tanda(banyak)
    atas = tinggi_legenda(tanda) + 18
    bawah = atas + _TINGGI
    kanvas = Kanvas(bawah + TINGGI_SUMBU)
    legenda(kanvas, tanda)
    datar = Skala((0.0, len(jumlah) * LEBAR_KELAS), _KIRI, _KANAN)
    tegak = Skala.untuk(jumlah, bawah, atas, utuh=True, banyak=4)
    ambang = [0.0, float(FTE_FIT), float(FTE_OVERLOAD), datar.tanda[-1]]
    for (_, _, _, warna), (kiri, kanan) in zip(_KELAS, pairwise(ambang), strict=True):
        kanvas.kotak([(datar.x(kiri), atas, datar.x(kanan) - datar.x(kiri), _TINGGI)], warna)
    kanvas.garis((_KIRI, tegak.x(satu), _KANAN, tegak.x(satu)) for satu in tegak.tanda)
    kanvas.kotak((_kolom(n, nilai, datar, tegak) for n, nilai in enumerate(jumlah) if nilai), "beban")
    for satu in ambang[1:3]:
        kanvas.garis([(datar.x(satu), atas - 4, datar.x(satu), bawah)], "kapasitas", 1.4, putus=True)
        kanvas.teks(datar.x(satu), atas - 10, ringkas(satu), "center")
    kanvas.garis([(_KIRI, bawah, _KANAN, bawah)], "sumbu", 1)
    _tulis_sumbu(kanvas, datar, tegak, len(jumlah))
    return kanvas.svg(teks)


def _kolom(nomor: int, nilai: int, datar: Skala, tegak: Skala) -> Kotak:
    kiri, kanan = datar.x(nomor * LEBAR_KELAS), datar.x((nomor + 1) * LEBAR_KELAS)
    puncak = tegak.x(nilai)
    return (kiri + 1.5, puncak, kanan - kiri - 3, tegak.kiri - puncak)


def _tulis_sumbu(kanvas: Kanvas, datar: Skala, tegak: Skala, kolom: int) -> None:
    bawah = tegak.kiri
    kanvas.teks(TEPI, tegak.kanan - 10, "Jumlah jabatan [jabatan]", nama_warna="redup")
    for satu in tegak.tanda:
        kanvas.teks(_KIRI - 5, tegak.x(satu), ringkas(satu), "right", "redup")
    penuh = round(PALING_TINGGI / LEBAR_KELAS)
    for nomor in range(0, min(kolom, penuh) + 1, 2):
        ej = nomor * LEBAR_KELAS
        isi = f"≥ {ringkas(ej)}" if nomor == penuh and kolom > penuh else ringkas(ej, 1)
        kanvas.teks(datar.x(ej), bawah + 9, isi, "center", "redup")
    judul = "Efektivitas jabatan [rasio beban kerja terhadap kapasitas]"
    kanvas.teks((_KIRI + _KANAN) / 2, bawah + 22, judul, "center", "redup")
