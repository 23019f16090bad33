"""The plan: which files to make from a kegiatan, from what, and which are still current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import abk
from abk.kegiatan import Kegiatan, kata_keadaan
from abk.reports.batch.berkas import INDEKS, REKAP
from abk.reports.batch.manifest import Catatan
from abk.reports.batch.pekerja import Tugas
from abk.reports.batch.pesanan import Naskah, Pesanan
from abk.reports.batch.terbit import sha256_berkas


@dataclass(frozen=True, eq=False)
class Halaman:
    """One file of the plan. What it is made from is worked out at need only.

    Attributes
    ----------
    jenis, kode, berkas : see :class:`abk.reports.batch.manifest.Catatan`
    dasar : SHA-256 of a superset of what the file is made from, quick to know
    hitung_masukan : gives the SHA-256 of exactly what the file is made from
    buat_tugas : gives the task that makes the file
    """

    jenis: str
    kode: str
    berkas: str
    dasar: str
    hitung_masukan: Callable[[], str]
    buat_tugas: Callable[[], Tugas]

    @cached_property
    def masukan(self) -> str:
        """SHA-256 of exactly what the file is made from."""
        return self.hitung_masukan()

    @property
    def catatan(self) -> Catatan:
        """Record of the file as long as it is not made."""
        return Catatan(self.jenis, self.kode, self.berkas, self.masukan, self.dasar)


def rencana_unit(pesanan: Pesanan) -> list[Halaman]:
    """Plan of the unit pages asked for."""
    k, naskah = pesanan.k, pesanan.notebook_unit
    nama_unit = dict(zip(k.unit["kode_unit"], k.unit["nama_unit"], strict=True))
    rekap = k.rekap.to_dict("index")
    tetangga = pesanan.tetangga
    tautan = () if tetangga is None else (tetangga,)
    dasar = pesanan.sidik(k.sidik, naskah.teks, *tautan, *sorted(pesanan.lain))

    def satu(kode: str) -> Halaman:
        berkas = pesanan.nama_berkas[kode]
        cabang = cache(lambda: k.cabang(kode))
        sisi = pesanan.sisi(berkas)
        return Halaman(
            "unit",
            kode,
            berkas,
            dasar,
            lambda: pesanan.sidik(cabang().sidik, naskah.teks, *tautan, *sisi),
            lambda: _tugas(
                pesanan,
                naskah,
                berkas,
                judul=f"{nama_unit[kode]} ({kode}) – {k.judul}",
                bukti=_bukti("unit", kode, cabang().sidik, rekap[kode]),
                tetangga=None if tetangga is None else (*tetangga, *sisi),
                kaki=_kaki(cabang()),
            ),
        )

    return [satu(kode) for kode in pesanan.kode_diminta]


def rencana_kementerian(pesanan: Pesanan, gagal: Iterable[str] = ()) -> Halaman:
    """Plan of the ministry's page.

    Parameters
    ----------
    pesanan : Pesanan
    gagal : iterable of str
        Files of units that could not be made: the page does not link to them, so they are part of what
        it is made from.
    """
    k, naskah = pesanan.k, pesanan.notebook_kementerian
    ada = {pesanan.nama_berkas[kode] for kode in pesanan.kode_diminta}.difference(gagal)
    tetangga = (*sorted(ada), *pesanan.sisi(INDEKS))
    masukan = pesanan.sidik(k.sidik, naskah.teks, tetangga)

    def tugas() -> Tugas:
        hasil = k.hasil
        jumlah = {n: hasil[n].sum() for n in ("kebutuhan_bulat", "bezetting", "selisih")}
        bukti = _bukti("kementerian", "", k.sidik, {**jumlah, "jumlah_jabatan": len(hasil)})
        judul = f"{k.judul} – {k.instansi}" if k.instansi else k.judul
        return _tugas(pesanan, naskah, INDEKS, judul=judul, bukti=bukti, tetangga=tetangga, kaki=_kaki(k))

    return Halaman("kementerian", "", INDEKS, masukan, lambda: masukan, tugas)


def rencana_rekap(pesanan: Pesanan) -> Halaman:
    """Plan of the workbook."""
    lain = tuple(n for n in pesanan.sisi(REKAP) if n.endswith(REKAP))
    masukan = pesanan.sidik(pesanan.k.sidik, *lain)
    pilihan = dict(pesanan.pilihan)
    tugas = Tugas("rekap", "", REKAP, "", *pesanan.asal, pilihan=pilihan, tetangga=lain or None)
    return Halaman("rekap", "", REKAP, masukan, lambda: masukan, lambda: tugas)


def _kaki(cabang: Kegiatan) -> str:
    kata = kata_keadaan(cabang)
    return f"{kata}." if kata else ""


def _bukti(halaman: str, kode: str, sidik: str, angka: Mapping[Any, Any]) -> dict[str, Any]:
    """The proof that a page must carry, from the kegiatan itself."""
    return {
        "halaman": halaman,
        "unit": kode,
        "sidik": sidik,
        "versi": abk.__version__,
        "jabatan": int(angka["jumlah_jabatan"]),
        **{n: int(angka[n]) for n in ("kebutuhan_bulat", "bezetting", "selisih")},
    }


def _tugas(
    pesanan: Pesanan,
    naskah: Naskah,
    berkas: str,
    *,
    judul: str,
    bukti: dict[str, Any],
    tetangga: tuple[str, ...] | None,
    kaki: str,
) -> Tugas:
    unit = {"unit": bukti["unit"]} if bukti["unit"] else {}
    return Tugas(
        bukti["halaman"],
        bukti["unit"],
        berkas,
        judul,
        *pesanan.asal,
        notebook=naskah.teks,
        parameter={**pesanan.parameter, **unit},
        bukti=bukti,
        gambar_minimum=1 if bukti["jabatan"] else 0,
        tetangga=tetangga,
        kaki=kaki,
        batas_waktu_detik=pesanan.batas_waktu_detik,
    )


def masih_berlaku(halaman: Halaman, lama: Mapping[str, Catatan], folder: Path) -> Catatan | None:
    """Record of the file if it need not be made again: same inputs, and still as it was published."""
    dulu = lama.get(halaman.berkas)
    if dulu is None or not dulu.sha256 or dulu.status not in {"dibuat", "tidak berubah", "tidak diminta"}:
        return None
    if halaman.dasar != dulu.dasar and halaman.masukan != dulu.masukan:
        return None
    if sha256_berkas(folder, dulu.berkas) != dulu.sha256:
        return None
    return replace(dulu, status="tidak berubah", dasar=halaman.dasar, detik=0.0, galat="")
