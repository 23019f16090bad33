"""People of the example, without names: ages, status and days in the post, as many as the bezetting says."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from acak import antara, pecahan

TAHUN = 2026
BUP = {"ahli_madya": 60, "ahli_utama": 65, "pimpinan tinggi": 60}
JENJANG = {
    "Ahli Pertama": "ahli_pertama",
    "Ahli Muda": "ahli_muda",
    "Ahli Madya": "ahli_madya",
    "Ahli Utama": "ahli_utama",
    "Terampil": "terampil",
    "Mahir": "mahir",
}
PALING_MUDA = {"fungsional": 25, "pelaksana": 23}
BAGIAN_PPPK, BAGIAN_CALON = 0.16, 0.2


@dataclass(frozen=True)
class Pegawai:
    """One row of pegawai.csv; the empty text means: not filled in."""

    id_pegawai: str
    kode_jabatan: str
    tanggal_lahir: str
    jenjang: str
    status: str
    tmt: str
    tanggal_akhir: str


def _hari(tahun: int, *kunci: object) -> dt.date:
    bulan = int(antara(1, 12, 1, *kunci, "bulan"))
    return dt.date(tahun, bulan, int(antara(1, calendar.monthrange(tahun, bulan)[1], 1, *kunci, "hari")))


def _jenjang(jenis: str, nama: str) -> str:
    return (
        next((j for kata, j in JENJANG.items() if nama.endswith(kata)), "") if jenis == "fungsional" else ""
    )


def _satu(kode: str, jenis: str, jenjang: str, nomor: int, masuk: int | None) -> tuple[str, str, str, str]:
    """Return day of birth, status, first day in the post and end of the contract."""
    batas = BUP.get(jenjang, BUP.get(jenis, 58))
    muda = PALING_MUDA.get(jenis, 38) + (12 if jenjang in {"ahli_madya", "ahli_utama"} else 0)
    # more are near the end of their service than at its beginning; who is to come is young
    letak = pecahan(kode, nomor, "usia") ** (1.6 if masuk else 0.75)
    usia = muda + int(letak * (batas - muda - (batas - muda) // 2 * bool(masuk)))
    lahir = _hari(TAHUN - usia, kode, nomor, "lahir")
    pppk = jenis in PALING_MUDA and not masuk and pecahan(kode, nomor, "status") < BAGIAN_PPPK
    if pppk:
        mulai = _hari(int(antara(2022, 2025, 1, kode, nomor, "kontrak")), kode, nomor, "tmt").replace(day=1)
        akhir = mulai.replace(year=mulai.year + 5) - dt.timedelta(days=1)
        return lahir.isoformat(), "PPPK", mulai.isoformat(), akhir.isoformat()
    paling_awal = max(lahir.year + 22, TAHUN - 12)
    tahun = masuk or int(antara(paling_awal, max(paling_awal, TAHUN - 1), 1, kode, nomor, "mulai"))
    return lahir.isoformat(), "PNS", _hari(tahun, kode, nomor, "tmt").replace(day=1).isoformat(), ""


def susun_pegawai(jabatan: Iterator[tuple[str, str, str, int, int]]) -> list[Pegawai]:
    """Return the people of posts given as (code, kind, name, bezetting, need [orang]).

    A fifth of the posts that are short of people have somebody appointed from next year on.
    """
    hasil: list[Pegawai] = []
    for kode, jenis, nama, bezetting, kebutuhan in jabatan:
        jenjang = _jenjang(jenis, nama)
        calon = jenis in PALING_MUDA and bezetting < kebutuhan and pecahan(kode, "calon") < BAGIAN_CALON
        for nomor in range(bezetting + calon):
            masuk = TAHUN + 1 if nomor >= bezetting else None
            isi = _satu(kode, jenis, jenjang, nomor, masuk)
            tanda = f"F{int(pecahan(kode, nomor, 'tanda') * 10**8):08d}"
            hasil.append(Pegawai(tanda, kode, isi[0], jenjang, *isi[1:]))
    return sorted(hasil, key=lambda p: p.id_pegawai)
