"""Build the fictional example ministry (unit.csv, jabatan.csv, uraian_tugas.csv, pegawai.csv,
informasi_jabatan.csv, kegiatan.toml, README.md), and the same ministry the year before, without people, in
the folder ``contoh-2025`` beside it.

Everything is synthetic. The content is in bahan/*.yaml; the numbers are drawn from a fixed key (acak.py), so
that the same files come out byte for byte on every machine.

Run: ``python data/contoh/susun.py [--keluar DIR]``.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from acak import antara, pecahan
from bacaan import readme, readme_lalu
from informasi import Informasi, susun_informasi
from kelemahan import paskan_tepi, tanam
from muat import KELAS_ESELON, Keluarga, Unit, baca, keluarga, semua_unit
from pegawai import Pegawai, susun_pegawai
from tahun_lalu import TAHUN, bezetting_lalu, jabatan_baru, tugas_lalu
from tugas import WAKTU_KERJA_EFEKTIF_MENIT, Tugas, beban_menit, susun_tugas

SINI = Path(__file__).parent
KELUARGA_DATA = {"pengolah_data"}


@dataclass(frozen=True)
class Jabatan:
    """One row of jabatan.csv."""

    kode_jabatan: str
    kode_unit: str
    nama_jabatan: str
    jenis_jabatan: str
    kelas_jabatan: int
    bezetting: int
    pendekatan: str
    kode_atasan: str
    jenjang: str


def _bezetting(kode: str, kebutuhan: int) -> int:
    """Draw the number of incumbents around the need: vacancies, shortages and some surpluses."""
    p = pecahan(kode, "bezetting")
    if kebutuhan <= 1:
        return 0 if p < 0.14 else 2 if p > 0.86 else 1
    if p < 0.06:
        return 0
    if p < 0.31:
        return kebutuhan - 1
    if p < 0.37 and kebutuhan > 2:
        return kebutuhan - 2
    return kebutuhan + 1 if p > 0.84 else kebutuhan


def _atasan(unit: Unit, menurut_kode: dict[str, Unit]) -> str:
    """Return the post of the nearest head above the unit, or nothing under the minister."""
    induk = menurut_kode.get(unit.induk)
    if induk is None:
        return ""
    return f"{induk.kode}-01" if induk.kepala else _atasan(induk, menurut_kode)


def _kepala(unit: Unit, kel: Keluarga, atasan: str) -> tuple[Jabatan, list[Tugas]]:
    kode = f"{unit.kode}-01"
    besar = antara(0.61, 1.1, 0.01, kode, "kepala")
    terisi = 0 if pecahan(kode, "bezetting") < 0.09 else 1
    kelas = KELAS_ESELON[unit.eselon]
    jabatan = Jabatan(
        kode, unit.kode, unit.nama_kepala, kel.jenis, kelas, terisi, kel.pendekatan, atasan, kel.jenjang
    )
    return jabatan, susun_tugas(unit, kel, kode, besar)


def _staf(
    unit: Unit, nomor: int, semua: dict[str, Keluarga], tepi: dict[str, int]
) -> tuple[Jabatan, list[Tugas]]:
    kunci, besar, terisi, nama = unit.jabatan[nomor]
    kel, kode = semua[kunci], f"{unit.kode}-{nomor + 2:02d}"
    tugas = susun_tugas(unit, kel, kode, besar, data=kunci in KELUARGA_DATA, tepi=tepi.get(kode))
    if kode in tepi:
        tugas = paskan_tepi(tugas, tepi[kode])
    beban = sum(beban_menit(t, kel.jenjang) for t in tugas)
    bulat = math.floor(beban / WAKTU_KERJA_EFEKTIF_MENIT + 0.5)
    jabatan = Jabatan(
        kode,
        unit.kode,
        nama or kel.nama,
        kel.jenis,
        kel.kelas,
        _bezetting(kode, bulat) if terisi is None else terisi,
        kel.pendekatan,
        f"{unit.kode}-01",
        kel.jenjang,
    )
    return jabatan, tugas


def _dasar() -> tuple[list[Unit], list[Jabatan], dict[str, list[Tugas]]]:
    """Return the three tables before anything is planted, tasks by post."""
    semua, unit = keluarga(), semua_unit()
    menurut_kode = {u.kode: u for u in unit}
    tepi = baca("kelemahan.yaml")["tepi_pembulatan"]
    jabatan: list[Jabatan] = []
    tugas: dict[str, list[Tugas]] = {}
    for u in unit:
        pasangan = [_kepala(u, semua[u.kepala], _atasan(u, menurut_kode))] if u.kepala else []
        pasangan += [_staf(u, n, semua, tepi) for n in range(len(u.jabatan))]
        for j, baris in pasangan:
            jabatan.append(j)
            tugas[j.kode_jabatan] = baris
    return unit, jabatan, tugas


def susun() -> tuple[list[Unit], list[Jabatan], list[Tugas]]:
    """Return the three tables, the planted weaknesses included."""
    unit, jabatan, tugas = _dasar()
    tanam(tugas, baca("kelemahan.yaml")["kelemahan"])
    return unit, jabatan, [t for baris in tugas.values() for t in baris]


def susun_lalu() -> tuple[list[Unit], list[Jabatan], list[Tugas]]:
    """Return the three tables of the year before, without a planted weakness."""
    unit, jabatan, tugas = _dasar()
    tetap = [j for j in jabatan if not jabatan_baru(j.kode_jabatan, j.jenis_jabatan)]
    lama = [replace(j, bezetting=bezetting_lalu(j.kode_jabatan, j.bezetting)) for j in tetap]
    return unit, lama, [t for j in tetap for t in tugas_lalu(tugas[j.kode_jabatan])]


def _pegawai(jabatan: list[Jabatan], tugas: list[Tugas]) -> list[Pegawai]:
    beban = dict.fromkeys((j.kode_jabatan for j in jabatan), 0.0)
    jenjang = {j.kode_jabatan: j.jenjang for j in jabatan}
    for t in tugas:
        beban[t.kode_jabatan] += beban_menit(t, jenjang[t.kode_jabatan])
    return susun_pegawai(
        (j.kode_jabatan, j.jenis_jabatan, j.nama_jabatan, j.bezetting,
         math.floor(beban[j.kode_jabatan] / WAKTU_KERJA_EFEKTIF_MENIT + 0.5))
        for j in jabatan
    )  # fmt: skip


def _sel(nilai: object) -> object:
    return int(nilai) if isinstance(nilai, float) and nilai.is_integer() else nilai


def _tulis_csv(path: Path, kolom: list[str], baris: list[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as berkas:
        penulis = csv.DictWriter(berkas, kolom, extrasaction="ignore", lineterminator="\n")
        penulis.writeheader()
        penulis.writerows({k: _sel(v) for k, v in isi.items()} for isi in baris)


def _toml(isi: dict[str, object]) -> str:
    """Return the settings as TOML; for text, true/false and numbers JSON writes the same signs."""
    tabel = {kunci: nilai for kunci, nilai in isi.items() if isinstance(nilai, dict)}
    baris = (f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in isi.items() if k not in tabel)
    return "".join([*baris, *(f"\n[{kunci}]\n{_toml(nilai)}" for kunci, nilai in tabel.items())])


def _tulis_tabel(
    keluar: Path, unit: list[Unit], jabatan: list[Jabatan], tugas: list[Tugas], atur: dict[str, object]
) -> None:
    keluar.mkdir(parents=True, exist_ok=True)
    baris_unit = [
        {"kode_unit": u.kode, "nama_unit": u.nama, "kode_induk": u.induk, "eselon": u.eselon} for u in unit
    ]
    _tulis_csv(keluar / "unit.csv", list(baris_unit[0]), baris_unit)
    _tulis_csv(keluar / "jabatan.csv", [f.name for f in fields(Jabatan)], [asdict(j) for j in jabatan])
    _tulis_csv(keluar / "uraian_tugas.csv", [f.name for f in fields(Tugas)], [asdict(t) for t in tugas])
    (keluar / "kegiatan.toml").write_text(_toml(atur), encoding="utf-8", newline="\n")


def tulis(keluar: Path) -> None:
    """Write the seven files into the folder `keluar`."""
    unit, jabatan, tugas = susun()
    _tulis_tabel(keluar, unit, jabatan, tugas, baca("kegiatan.yaml"))
    orang = _pegawai(jabatan, tugas)
    _tulis_csv(keluar / "pegawai.csv", [f.name for f in fields(Pegawai)], [asdict(p) for p in orang])
    info = susun_informasi([j.kode_jabatan for j in jabatan])
    kolom = [f.name for f in fields(Informasi)]
    _tulis_csv(keluar / "informasi_jabatan.csv", kolom, [asdict(satu) for satu in info])
    teks = readme(len(unit), len(jabatan), len(tugas), len(orang), baca("kelemahan.yaml"))
    (keluar / "README.md").write_text(teks, encoding="utf-8", newline="\n")


def tulis_lalu(keluar: Path) -> None:
    """Write the five files of the year before into the folder `keluar`."""
    unit, jabatan, tugas = susun_lalu()
    atur = baca("kegiatan.yaml")
    judul = atur["judul"].replace(str(atur["tahun"]), str(TAHUN))
    _tulis_tabel(keluar, unit, jabatan, tugas, atur | {"judul": judul, "tahun": TAHUN})
    teks = readme_lalu(len(unit), len(jabatan), len(tugas))
    (keluar / "README.md").write_text(teks, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    pembaca = argparse.ArgumentParser(description="Susun data contoh fiktif.")
    pembaca.add_argument("--keluar", type=Path, default=SINI, help="folder tujuan")
    tujuan = pembaca.parse_args().keluar
    tulis(tujuan)
    tulis_lalu(tujuan.with_name(f"contoh-{TAHUN}"))
