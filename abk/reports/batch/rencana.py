"""The plan: which files to make from a kegiatan, from what, and which are still current."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import abk
from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.reports.batch.berkas import INDEKS, REKAP, nama_semua
from abk.reports.batch.manifest import Catatan
from abk.reports.batch.parameter import baca_notebook, periksa_parameter, periksa_unit
from abk.reports.batch.pekerja import Tugas
from abk.reports.batch.terbit import sha256_berkas

NOTEBOOK_UNIT = "20_analisis_unit.ipynb"
NOTEBOOK_KEMENTERIAN = "30_rekap_kementerian.ipynb"


@dataclass(frozen=True)
class Naskah:
    """A notebook, read and hashed once.

    Attributes
    ----------
    nama : file name, for messages
    teks : its JSON
    isi : the same, parsed
    """

    nama: str
    teks: str
    isi: Mapping[str, Any]


@dataclass(frozen=True)
class Pesanan:
    """What was ordered, checked.

    Attributes
    ----------
    k : the kegiatan under the regulation and rounding asked for
    sumber : its absolute path, for the notebooks
    pilihan : regulation and rounding as given, for the notebooks (empty: as the kegiatan says)
    unit : codes asked for; None for the whole ministry
    notebook_unit, notebook_kementerian : the notebooks
    batas_waktu_detik : limit for a page [s]
    """

    k: Kegiatan
    sumber: str
    pilihan: Mapping[str, str]
    unit: Sequence[str] | None
    notebook_unit: Naskah
    notebook_kementerian: Naskah
    batas_waktu_detik: float


@dataclass(frozen=True)
class Halaman:
    """One file of the plan: its record so far, and the task that makes it."""

    catatan: Catatan
    tugas: Tugas


def notebook_bawaan(nama: str) -> Path:
    """Path of a notebook of the project: of the repository, else of the installed package.

    Raises
    ------
    ParameterError
        If there is none of this name.
    """
    paket = Path(str(resources.files("abk")))
    for folder in (paket.parent / "notebooks", paket / "_bawaan" / "notebooks"):
        if (folder / nama).is_file():
            return folder / nama
    raise ParameterError(f"Notebook {nama} tidak ditemukan.", "Pasang ulang paket abk.")


def baca_naskah(path: Path) -> Naskah:
    """Read a notebook.

    Raises
    ------
    ParameterError
        If it cannot be read, or is no Python notebook.
    """
    try:
        teks = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as galat:
        raise ParameterError(
            f"Notebook {path.name} tidak dapat dibaca.", "Periksa letak dan isi berkas itu."
        ) from galat
    return Naskah(path.name, teks, baca_notebook(teks, path.name))


def rencana_unit(pesanan: Pesanan) -> list[Halaman]:
    """Plan of the unit pages asked for.

    Raises
    ------
    ParameterError
        If a unit is unknown, or the notebook does not take the parameters.
    """
    k, naskah = pesanan.k, pesanan.notebook_unit
    semua = list(k.unit["kode_unit"])
    kode = semua if pesanan.unit is None else periksa_unit(pesanan.unit, semua)
    nama = nama_semua(semua)
    nama_unit = dict(zip(semua, k.unit["nama_unit"], strict=True))
    rekap = k.rekap.to_dict("index")
    return [
        _halaman(
            pesanan,
            naskah,
            jenis="unit",
            kode=satu,
            berkas=nama[satu],
            judul=f"{nama_unit[satu]} ({satu}) – {k.judul}",
            sidik=k.cabang(satu).sidik,
            angka=rekap[satu],
        )
        for satu in kode
    ]


def rencana_kementerian(pesanan: Pesanan, gagal: Iterable[str] = ()) -> Halaman:
    """Plan of the ministry's page.

    Parameters
    ----------
    pesanan : Pesanan
    gagal : iterable of str
        Files of units that could not be made: the page does not link to them, so they are part of what
        it is made from.
    """
    k = pesanan.k
    hasil = k.hasil
    jumlah = {n: int(hasil[n].sum()) for n in ("kebutuhan_bulat", "bezetting", "selisih")}
    return _halaman(
        pesanan,
        pesanan.notebook_kementerian,
        jenis="kementerian",
        kode="",
        berkas=INDEKS,
        judul=f"{k.judul} – {k.instansi}" if k.instansi else k.judul,
        sidik=k.sidik,
        angka={**jumlah, "jumlah_jabatan": len(hasil)},
        tetangga=tuple(sorted(set(nama_semua(k.unit["kode_unit"]).values()).difference(gagal))),
    )


def rencana_rekap(pesanan: Pesanan) -> Halaman:
    """Plan of the workbook."""
    catatan = Catatan("rekap", "", REKAP, _masukan(pesanan, pesanan.k.sidik, "", []))
    return Halaman(catatan, Tugas("rekap", "", REKAP, "", pesanan.sumber, pilihan=dict(pesanan.pilihan)))


def _halaman(
    pesanan: Pesanan,
    naskah: Naskah,
    *,
    jenis: str,
    kode: str,
    berkas: str,
    judul: str,
    sidik: str,
    angka: Mapping[Any, Any],
    tetangga: tuple[str, ...] | None = None,
) -> Halaman:
    parameter = {"sumber": pesanan.sumber, **pesanan.pilihan, **({"unit": kode} if jenis == "unit" else {})}
    periksa_parameter(naskah.isi, parameter)
    bukti = {
        "halaman": jenis,
        "unit": kode,
        "sidik": sidik,
        "versi": abk.__version__,
        "jabatan": int(angka["jumlah_jabatan"]),
        **{n: int(angka[n]) for n in ("kebutuhan_bulat", "bezetting", "selisih")},
    }
    return Halaman(
        Catatan(jenis, kode, berkas, _masukan(pesanan, sidik, naskah.teks, tetangga or ())),
        Tugas(
            jenis,
            kode,
            berkas,
            judul,
            pesanan.sumber,
            notebook=naskah.teks,
            parameter=parameter,
            bukti=bukti,
            gambar_minimum=1 if bukti["jabatan"] else 0,
            tetangga=tetangga,
            batas_waktu_detik=pesanan.batas_waktu_detik,
        ),
    )


def _masukan(pesanan: Pesanan, sidik: str, notebook: str, lain: Sequence[str]) -> str:
    """SHA-256 of all that a file is made from."""
    k = pesanan.k
    isi = [sidik, abk.__version__, sidik_program(), notebook, k.peraturan, k.pembulatan, *lain]
    return hashlib.sha256(json.dumps(isi).encode()).hexdigest()


@cache
def sidik_program() -> str:
    """SHA-256 of the package's files: program, template, styles, law."""
    hitung = hashlib.sha256()
    paket = Path(str(resources.files("abk")))
    for path in sorted(p for p in paket.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        hitung.update(f"{path.relative_to(paket).as_posix()}\0".encode())
        hitung.update(hashlib.sha256(path.read_bytes()).digest())
    return hitung.hexdigest()


def masih_berlaku(halaman: Halaman, lama: Mapping[str, Catatan], folder: Path) -> Catatan | None:
    """Record of the file if it need not be made again: same inputs, and still as it was published."""
    dulu = lama.get(halaman.catatan.berkas)
    if dulu is None or not dulu.sha256 or dulu.masukan != halaman.catatan.masukan:
        return None
    if dulu.status not in {"dibuat", "tidak berubah", "tidak diminta"}:
        return None
    if sha256_berkas(folder, dulu.berkas) != dulu.sha256:
        return None
    return replace(dulu, status="tidak berubah", detik=0.0, galat="")
