"""The year before: the same ministry with smaller volumes, some longer norms, and a little less work."""

from __future__ import annotations

import math
from dataclasses import replace

from acak import antara, pecahan
from tugas import Tugas

TAHUN = 2025
BAGIAN_VOLUME, BAGIAN_NORMA, BAGIAN_TUGAS_BARU, BAGIAN_JABATAN_BARU = 0.45, 0.08, 0.015, 0.02


def jabatan_baru(kode: str, jenis: str) -> bool:
    """Return whether the post was made in this year only; heads of units were there."""
    return jenis in {"fungsional", "pelaksana"} and pecahan(kode, TAHUN, "jabatan") < BAGIAN_JABATAN_BARU


def bezetting_lalu(kode: str, bezetting: int) -> int:
    """Return the number of incumbents of the year before: some have left, some have come since."""
    p = pecahan(kode, TAHUN, "bezetting")
    return bezetting + 1 if p < 0.06 else max(0, bezetting - 1) if p > 0.93 else bezetting


def _bulat(nilai: float, langkah: float) -> float:
    return max(langkah, math.floor(nilai / langkah + 0.5) * langkah)


def tugas_lalu(baris: list[Tugas]) -> list[Tugas]:
    """Return the rows of a post as they were: new tasks left out, the rest a little less."""
    hasil: list[Tugas] = []
    for t in baris:
        kunci = (t.kode_jabatan, t.nomor, TAHUN)
        if pecahan(*kunci, "tugas") < BAGIAN_TUGAS_BARU and len(baris) > 4:
            continue
        lama = t
        if pecahan(*kunci, "ubah") < BAGIAN_VOLUME and t.volume != 1:
            lama = replace(
                lama, volume=_bulat(float(t.volume) * antara(0.8, 1.06, 0.01, *kunci, "volume"), 1)
            )
        if t.satuan_waktu == "menit" and pecahan(*kunci, "lama") < BAGIAN_NORMA:
            norma = _bulat(float(t.norma_waktu) * antara(1.1, 1.4, 0.05, *kunci, "norma"), 1)
            bersih = {"norma_min": "", "norma_maks": "", "jumlah_amatan": ""}
            lama = replace(lama, norma_waktu=norma, sumber_norma="diperkirakan", **bersih)
        hasil.append(lama)
    return hasil
