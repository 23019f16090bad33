"""Task rows of one post, drawn from the bank of its family and scaled to the size of the post."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from acak import antara, pecahan, urutan
from muat import NAMA_PENDEK, Keluarga, Pola, Unit

PER_TAHUN = {"hari": 235, "minggu": 52, "bulan": 12, "triwulan": 4, "semester": 2, "tahun": 1}
MENIT = {"menit": 1, "jam": 60, "hari": 315, "minggu": 1575, "bulan": 6250}
WAKTU_KERJA_EFEKTIF_MENIT = 75_000
# Hours of one credit point: 1 250 h divided by the yearly credit points of the grade.
JAM_PER_AK = {"mahir": 100, "ahli_pertama": 100, "ahli_muda": 50}
PEMBAGI = {"hasil/orang", "objek/orang", "alat/orang"}
BATAS_BAWAH, BATAS_ATAS = 0.55, 1.8


@dataclass(frozen=True)
class Tugas:
    """One row of uraian_tugas; the empty text means: not filled in."""

    kode_jabatan: str
    nomor: str
    uraian_tugas: str
    hasil_kerja: str
    volume: float | str
    periode: str
    norma_waktu: float | str = ""
    satuan_waktu: str = ""
    norma_min: float | str = ""
    norma_maks: float | str = ""
    sumber_norma: str = ""
    jumlah_amatan: int | str = ""
    keterangan: str = ""
    standar_kemampuan: float | str = ""
    satuan_standar: str = ""
    angka_kredit: float | str = ""


def beban_menit(tugas: Tugas, jenjang: str = "") -> float:
    """Return the yearly load [menit/tahun]; an approach by capacity is stated as persons × 75 000 menit."""
    if tugas.volume == "":
        return 0
    if tugas.satuan_standar:
        bagi = tugas.satuan_standar in PEMBAGI
        orang = tugas.volume / tugas.standar_kemampuan if bagi else tugas.volume * tugas.standar_kemampuan
        return orang * WAKTU_KERJA_EFEKTIF_MENIT
    per_tahun = tugas.volume * PER_TAHUN[tugas.periode]
    if tugas.angka_kredit != "":
        return per_tahun * tugas.angka_kredit * JAM_PER_AK[jenjang] * 60
    if tugas.norma_waktu == "":
        return 0
    return per_tahun * tugas.norma_waktu * MENIT[tugas.satuan_waktu]


def _langkah(pola: Pola, sumber: str) -> float:
    if pola.satuan == "AK":
        return 0.01
    if pola.satuan == "jam":
        return 0.5
    if pola.satuan == "menit" and pola.norma[0] >= 20 and sumber != "diukur":
        return 5
    if pola.satuan in PEMBAGI and pola.norma[0] >= 50:
        return 5
    return 1


def _sumber(kode: str, i: int, pola: Pola) -> str:
    p = pecahan(kode, i, "sumber")
    if p < 0.24 and pola.satuan in {"menit", "jam"} and PER_TAHUN[pola.periode] >= 12:
        return "diukur"
    if p < 0.62:
        return "diperkirakan"
    return "dokumen" if p < 0.8 else ""


def _kisaran_norma(tugas: Tugas, i: int) -> Tugas:
    """Add norma_min, norma_maks and jumlah_amatan where the source of the norm has them."""
    ada = tugas.sumber_norma == "diukur" or (tugas.sumber_norma == "diperkirakan" and i % 3 == 0)
    if not ada or tugas.satuan_waktu not in {"menit", "jam"}:
        return tugas
    norma, langkah = float(tugas.norma_waktu), 0.5 if tugas.satuan_waktu == "jam" else 1
    kode = tugas.kode_jabatan
    bawah = math.floor(norma * (0.72 + 0.18 * pecahan(kode, i, "min")) / langkah) * langkah
    atas = math.ceil(norma * (1.1 + 0.25 * pecahan(kode, i, "maks")) / langkah) * langkah
    amatan = int(antara(6, 36, 1, kode, i, "amatan")) if tugas.sumber_norma == "diukur" else ""
    return replace(tugas, norma_min=bawah, norma_maks=atas, jumlah_amatan=amatan)


def _baris(kode: str, i: int, pola: Pola, uraian: str) -> Tugas:
    """Return the row with its norm; the volume is still 0."""
    sumber = _sumber(kode, i, pola)
    norma = antara(*pola.norma, _langkah(pola, sumber), kode, i, "norma")
    tugas = Tugas(kode, "", uraian, pola.hasil, 0.0, pola.periode, sumber_norma=sumber)
    if "/" in pola.satuan:
        return replace(tugas, standar_kemampuan=norma, satuan_standar=pola.satuan)
    if pola.satuan == "AK":
        return replace(tugas, angka_kredit=norma, sumber_norma="dokumen")
    catatan = (
        "Norma mengikuti standar operasional prosedur unit." if sumber == "dokumen" and i % 4 == 1 else ""
    )
    return _kisaran_norma(replace(tugas, norma_waktu=norma, satuan_waktu=pola.satuan, keterangan=catatan), i)


def _volume(pola: Pola, dasar: float, besar: float, faktor: float) -> float:
    if pola.tetap:
        return dasar
    bawah, atas = pola.volume[0] * besar * BATAS_BAWAH, pola.volume[1] * besar * BATAS_ATAS
    return min(max(dasar * faktor, bawah), atas)


def _tujuan_menit(kode: str, besar: float, tepi: int | None) -> float:
    """Return the load to aim at; staff posts spread widely, so that the needs do not heap anywhere."""
    if tepi is not None:
        return tepi
    goyangan = 0.0 if kode.endswith("-01") else 0.5 * pecahan(kode, "besar") - 0.22
    return besar * (1 + goyangan) * WAKTU_KERJA_EFEKTIF_MENIT


def _skala(
    pola: list[Pola], baris: list[Tugas], kode: str, besar: float, jenjang: str, tepi: int | None
) -> list[Tugas]:
    """Scale the volumes so that the post needs about `besar` persons; volumes are whole numbers."""
    dasar = [
        p.volume[0]
        if p.tetap
        else (p.volume[0] + (p.volume[1] - p.volume[0]) * pecahan(kode, i, "volume")) * besar
        for i, p in enumerate(pola)
    ]
    tujuan = _tujuan_menit(kode, besar, tepi)
    bawah, atas = 0.2, 5.0
    for _ in range(50):
        faktor = (bawah + atas) / 2
        beban = sum(
            beban_menit(replace(b, volume=_volume(p, d, besar, faktor)), jenjang)
            for p, b, d in zip(pola, baris, dasar, strict=True)
        )
        bawah, atas = (faktor, atas) if beban < tujuan else (bawah, faktor)
    return [
        replace(b, nomor=str(n), volume=max(1, math.floor(_volume(p, d, besar, faktor) + 0.5)))
        for n, (p, b, d) in enumerate(zip(pola, baris, dasar, strict=True), 1)
    ]


def _banyak(kode: str, keluarga: Keluarga) -> int:
    isi = len(keluarga.tugas)
    if isi <= 7 or keluarga.pendekatan != "tugas_per_tugas":
        return isi
    return isi - int(antara(max(0, isi - 9), max(1, isi - 7), 1, kode, "banyak"))


def susun_tugas(
    unit: Unit, keluarga: Keluarga, kode: str, besar: float, *, data: bool = False, tepi: int | None = None
) -> list[Tugas]:
    """Return the task rows of one post.

    `data` chooses the unit's themes instead of its activities; `tepi` is the load [menit/tahun] to reach.
    """
    pilihan = sorted(urutan(len(keluarga.tugas), kode, "pilih")[: _banyak(kode, keluarga)])
    pola = [keluarga.tugas[i] for i in pilihan]
    pokok = unit.tema if data and unit.tema else unit.isu
    giliran = urutan(len(pokok), kode, "isu")
    nama = NAMA_PENDEK.get(unit.kepala, unit.nama)
    baris, ke = [], 0
    for i, p in enumerate(pola):
        isu = pokok[giliran[ke % len(giliran)]]
        ke += "{isu}" in p.uraian
        uraian = p.uraian.format(
            isu=isu,
            bidang=unit.bidang,
            unit=nama,
            mitra=unit.mitra,
            pimpinan=unit.pimpinan,
            pimpinan_menteri="Menteri Koordinator",
        )
        baris.append(_baris(kode, i, p, uraian))
    return _skala(pola, baris, kode, besar, keluarga.jenjang, tepi)
