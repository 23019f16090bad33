"""The content in bahan/*.yaml as plain objects: units in tree order, job families with their task banks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

BAHAN = Path(__file__).parent / "bahan"
KELAS_ESELON = {"I.a": 17, "I.b": 16, "II.a": 15, "III.a": 13, "IV.a": 10}
SEBUTAN = {
    "asdep": "asisten deputi",
    "sesdep": "sekretaris deputi",
    "deputi": "deputi",
    "kabid": "kepala bidang",
    "kabag": "kepala bagian",
    "kasubbag": "kepala subbagian",
    "karo": "kepala biro",
}
NAMA_PENDEK = {"asdep": "asisten deputi", "sesdep": "sekretariat deputi", "deputi": "deputi"}


@dataclass(frozen=True)
class Pola:
    """One line of a task bank: the ranges are for one person."""

    uraian: str
    hasil: str
    volume: tuple[float, float]
    tetap: bool
    periode: str
    norma: tuple[float, float]
    satuan: str


@dataclass(frozen=True)
class Keluarga:
    """A job family and its task bank."""

    nama: str
    jenis: str
    kelas: int
    pendekatan: str
    jenjang: str
    tugas: tuple[Pola, ...]


@dataclass(frozen=True)
class Unit:
    """One unit of the organisation; jabatan holds (family, size [orang], bezetting or None, own name)."""

    kode: str
    induk: str
    nama: str
    eselon: str
    kepala: str = ""
    nama_kepala: str = ""
    bidang: str = ""
    mitra: str = ""
    pimpinan: str = ""
    isu: list[str] = field(default_factory=list)
    tema: list[str] = field(default_factory=list)
    jabatan: list[tuple[str, float, int | None, str]] = field(default_factory=list)


def baca(nama: str) -> Any:
    """Return the content of one file of bahan/."""
    return yaml.safe_load((BAHAN / nama).read_text(encoding="utf-8"))


def _kisaran(teks: str) -> tuple[float, float]:
    bawah, _, atas = teks.partition("-")
    return float(bawah), float(atas or bawah)


def _pola(baris: str) -> Pola:
    uraian, hasil, volume, norma = (bagian.strip() for bagian in baris.split("|"))
    banyak, periode = volume.lstrip("=").split("/")
    kisaran, satuan = norma.split(" ", 1)
    return Pola(
        uraian,
        hasil[0].upper() + hasil[1:],
        _kisaran(banyak),
        volume[0] == "=",
        periode,
        _kisaran(kisaran),
        satuan,
    )


def keluarga() -> dict[str, Keluarga]:
    """Return every job family by its key."""
    hasil: dict[str, Keluarga] = {}
    for berkas in sorted(BAHAN.glob("tugas_*.yaml")):
        for kunci, isi in baca(berkas.name).items():
            hasil[kunci] = Keluarga(
                isi.get("nama", ""),
                isi["jenis"],
                isi.get("kelas", 0),
                isi.get("pendekatan", "tugas_per_tugas"),
                isi.get("jenjang", ""),
                tuple(map(_pola, isi["tugas"])),
            )
    return hasil


def _jabatan(teks: str) -> tuple[str, float, int | None, str]:
    cocok = re.fullmatch(r"(\w+) ([\d.]+)(?: @(\d+))?(?: = (.+))?", teks)
    if cocok is None:
        msg = f"baris jabatan tidak terbaca: {teks!r}"
        raise ValueError(msg)
    kunci, besar, bezetting, nama = cocok.groups()
    return kunci, float(besar), None if bezetting is None else int(bezetting), nama or ""


def _unit(isi: dict[str, Any]) -> Unit:
    nama = isi["nama"]
    kepala = isi.get("kepala", "")
    if kepala in {"karo", "kabag", "kabid", "kasubbag"}:
        isi.setdefault("nama_kepala", f"Kepala {nama}")
    isi.setdefault("nama_kepala", nama)
    isi.setdefault("pimpinan", SEBUTAN.get(kepala, isi["nama_kepala"]))
    isi.setdefault("mitra", "kementerian/lembaga terkait")
    isi["jabatan"] = [_jabatan(baris) for baris in isi.get("jabatan", [])]
    return Unit(**isi)


def _cabang_deputi(deputi: dict[str, Any], pola: dict[str, Any]) -> list[dict[str, Any]]:
    kode, mitra = deputi["kode"], deputi["mitra"]
    asisten, sekretariat = deputi.pop("asisten"), deputi.pop("sekretariat")
    inti = deputi["nama"].removeprefix("Deputi ")
    bidang = inti.removeprefix("Bidang Koordinasi ").lower()
    isu = [asdep["isu"][i] for i in (0, 1) for asdep in asisten]
    hasil = [
        deputi | {"induk": "MENKO", "eselon": "I.a", "kepala": "deputi", "bidang": bidang, "isu": isu},
        pola
        | {
            "kode": f"{kode}.0",
            "induk": kode,
            "nama": f"Sekretariat Deputi {inti}",
            "nama_kepala": f"Sekretaris Deputi {inti}",
            "bidang": f"koordinasi {bidang}",
            "mitra": "asisten deputi terkait",
            "tema": isu,
            "jabatan": sekretariat,
        },
    ]
    for nomor, asdep in enumerate(asisten, 1):
        bawahan = asdep.pop("bawahan", [])
        dasar = {
            "kode": f"{kode}.{nomor}",
            "induk": kode,
            "eselon": "II.a",
            "kepala": "asdep",
            "mitra": mitra,
        }
        hasil.append(dasar | asdep)
        hasil.extend(
            {"kode": f"{kode}.{nomor}.{n}", "induk": f"{kode}.{nomor}", "eselon": "III.a", "kepala": "kabid"}
            | {"mitra": mitra}
            | bidang_bawah
            for n, bidang_bawah in enumerate(bawahan, 1)
        )
    return hasil


def semua_unit() -> list[Unit]:
    """Return the 76 units, parents before children."""
    daftar = list(baca("unit_sekretariat.yaml"))
    isi = baca("unit_deputi.yaml")
    for deputi in isi["deputi"]:
        daftar.extend(_cabang_deputi(deputi, isi["pola_sekretariat"]))
    for nomor, staf in enumerate(isi["staf_ahli"], 1):
        bidang = staf["nama"].removeprefix("Staf Ahli Bidang ").lower()
        dasar = {
            "kode": f"SA{nomor}",
            "induk": "MENKO",
            "eselon": "I.b",
            "kepala": "staf_ahli",
            "bidang": bidang,
        }
        daftar.append(dasar | staf)
    return [_unit(isi_unit) for isi_unit in daftar]
