"""Posts at a rounding edge, and the weaknesses that are planted on purpose (bahan/kelemahan.yaml)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tugas import MENIT, PER_TAHUN, WAKTU_KERJA_EFEKTIF_MENIT, Tugas, beban_menit

Daftar = list[Tugas]


def _per_hasil(t: Tugas) -> int:
    """Return the yearly minutes of one unit of volume."""
    return round(PER_TAHUN[t.periode] * t.norma_waktu * MENIT[t.satuan_waktu])


def _ruang(volume: float) -> int:
    """Return how far a volume may move."""
    return max(1, int(volume) * 2 // 5)


def _volume_dekat(t: Tugas) -> Iterator[int]:
    """Yield whole volumes around the present one, the nearest first."""
    asal = int(t.volume)
    for jarak in range(_ruang(asal) + 1):
        yield asal + jarak
        if jarak and asal - jarak >= 1:
            yield asal - jarak


def _dua_volume(tugas: Daftar, tujuan_menit: int) -> Daftar | None:
    """Return the rows with two volumes moved so that the load is exactly `tujuan_menit`, if that can be."""
    beban = round(sum(map(beban_menit, tugas)))
    for i, a in enumerate(tugas):
        for j, b in enumerate(tugas[i + 1 :], i + 1):
            sisa = tujuan_menit - beban + _per_hasil(a) * int(a.volume) + _per_hasil(b) * int(b.volume)
            for volume in _volume_dekat(a):
                lain, lebih = divmod(sisa - volume * _per_hasil(a), _per_hasil(b))
                if not lebih and lain >= 1 and abs(lain - b.volume) <= _ruang(b.volume):
                    hasil = list(tugas)
                    hasil[i], hasil[j] = replace(a, volume=volume), replace(b, volume=lain)
                    return hasil
    return None


def _varian(tugas: Daftar) -> Iterator[Daftar]:
    """Yield the rows as they are, then with one and two norms (menit, without a range) moved a little."""
    yield tugas
    boleh = [
        i
        for i, t in enumerate(tugas)
        if t.satuan_waktu == "menit" and t.norma_min == "" and t.norma_waktu > 15
    ]
    for i in boleh:
        for j in boleh:
            for geser in (1, -1, 2, -2, 3, -3):
                hasil = list(tugas)
                hasil[i] = replace(hasil[i], norma_waktu=hasil[i].norma_waktu + geser)
                if j > i:
                    hasil[j] = replace(hasil[j], norma_waktu=hasil[j].norma_waktu - 1)
                if j >= i:
                    yield hasil


def paskan_tepi(tugas: Daftar, tujuan_menit: int) -> Daftar:
    """Return the rows, moved a little, so that the load of the post is exactly `tujuan_menit`."""
    for varian in _varian(tugas):
        hasil = _dua_volume(varian, tujuan_menit)
        if hasil is not None:
            return hasil
    msg = f"{tugas[0].kode_jabatan}: beban {tujuan_menit} menit tidak dapat dicapai"
    raise ValueError(msg)


def _letak(baris: Daftar, nomor: str) -> int:
    return next(i for i, t in enumerate(baris) if t.nomor == nomor)


def _beban_disalin(semua: dict[str, Daftar], rencana: dict[str, Any]) -> None:
    asal, *lain = rencana["jabatan"]
    for kode in lain:
        semua[kode] = [replace(t, kode_jabatan=kode) for t in semua[asal]]


def _norma_enam_puluh_kali(baris: Daftar, rencana: dict[str, Any]) -> None:
    i = _letak(baris, rencana["baris"][0])
    if baris[i].satuan_waktu != "menit":
        msg = f"{baris[i].kode_jabatan} nomor {baris[i].nomor}: norma asal harus dalam menit"
        raise ValueError(msg)
    baris[i] = replace(baris[i], satuan_waktu="jam")


def _tugas_melebihi_jabatan(baris: Daftar, rencana: dict[str, Any]) -> None:
    i = _letak(baris, rencana["baris"][0])
    menit = rencana["bagian_orang"] * WAKTU_KERJA_EFEKTIF_MENIT
    baris[i] = replace(baris[i], volume=math.ceil(menit / _per_hasil(baris[i])))


def _tugas_kabur(baris: Daftar, rencana: dict[str, Any]) -> None:
    uraian, hasil, volume, periode, norma, satuan = rencana["isi"]
    kode, nomor = baris[0].kode_jabatan, rencana["baris"][0]
    baris.append(
        Tugas(kode, nomor, uraian, hasil, volume, periode, norma, satuan, sumber_norma="diperkirakan")
    )


def _norma_kelipatan_60(baris: Daftar, _: dict[str, Any]) -> None:
    for i, t in enumerate(baris):
        jam = max(1, math.floor(t.norma_waktu * MENIT[t.satuan_waktu] / 60 + 0.5))
        satuan, norma = ("menit", jam * 60) if t.satuan_waktu == "menit" else ("jam", jam)
        bersih = {"norma_min": "", "norma_maks": "", "jumlah_amatan": "", "sumber_norma": "diperkirakan"}
        baris[i] = replace(t, norma_waktu=norma, satuan_waktu=satuan, keterangan="", **bersih)


def _norma_kosong(baris: Daftar, rencana: dict[str, Any]) -> None:
    i = _letak(baris, rencana["baris"][0])
    bersih = {"norma_min": "", "norma_maks": "", "jumlah_amatan": "", "sumber_norma": "", "keterangan": ""}
    baris[i] = replace(baris[i], norma_waktu="", **bersih)


def _volume_kosong(baris: Daftar, rencana: dict[str, Any]) -> None:
    i = _letak(baris, rencana["baris"][0])
    baris[i] = replace(baris[i], volume="")


def _volume_nol(baris: Daftar, rencana: dict[str, Any]) -> None:
    i = _letak(baris, rencana["baris"][0])
    baris[i] = replace(baris[i], volume=0)


def _baris_jumlah(baris: Daftar, rencana: dict[str, Any]) -> None:
    jumlah = round(sum(map(beban_menit, baris)))
    baris.append(Tugas(baris[0].kode_jabatan, rencana["baris"][0], "Jumlah", "", 1, "tahun", jumlah, "menit"))


def _induk_dan_anak(baris: Daftar, rencana: dict[str, Any]) -> None:
    induk, *nomor_anak = rencana["baris"]
    i = _letak(baris, induk)
    asal = replace(baris[i], norma_min="", norma_maks="", jumlah_amatan="", keterangan="")
    pertama = math.floor(asal.norma_waktu * 0.55)
    norma = (pertama, asal.norma_waktu - pertama)
    baris[i : i + 1] = [asal] + [
        replace(asal, nomor=n, uraian_tugas=u, norma_waktu=w)
        for n, u, w in zip(nomor_anak, rencana["anak"], norma, strict=True)
    ]


TANAMAN: dict[str, Callable[[Daftar, dict[str, Any]], None]] = {
    "norma_enam_puluh_kali": _norma_enam_puluh_kali,
    "tugas_melebihi_jabatan": _tugas_melebihi_jabatan,
    "tugas_kabur": _tugas_kabur,
    "norma_kelipatan_60": _norma_kelipatan_60,
    "norma_kosong": _norma_kosong,
    "volume_kosong": _volume_kosong,
    "volume_nol": _volume_nol,
    "baris_jumlah": _baris_jumlah,
    "induk_dan_anak": _induk_dan_anak,
}


def tanam(semua: dict[str, Daftar], rencana: list[dict[str, Any]]) -> None:
    """Plant every weakness of the plan into the rows, in place."""
    for satu in rencana:
        if satu["jenis"] == "beban_disalin":
            _beban_disalin(semua, satu)
            continue
        for kode in satu["jabatan"]:
            TANAMAN[satu["jenis"]](semua[kode], satu)
