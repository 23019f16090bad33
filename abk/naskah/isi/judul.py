"""What the decree is called, where it holds, and how its points are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.naskah.context import StepContext
from abk.tulisan.format import berderet, bulat
from abk.tulisan.terbilang import terbilang

DISEBUT = 5
"""Most units that a title names one by one."""


def judul_keputusan(lingkup: str, tahun: int) -> str:
    """The title of the decree, after the word *tentang*, for the units or the ministry where it holds."""
    return f"Hasil Analisis Beban Kerja dan Kebutuhan Pegawai di Lingkungan {lingkup} Tahun {tahun}"


def lingkup(step: StepContext) -> str:
    """Where the decree holds: its units by name, and the institution only where they are all it has."""
    instansi, nama = step.profil.instansi.nama, step.semua_nama
    if step.seluruh_instansi:
        return instansi
    if len(nama) <= DISEBUT:
        return berderet(nama)
    return f"{bulat(len(nama))} ({terbilang(len(nama))}) Unit Organisasi {instansi}"


def tanpa_akhir(teks: str) -> str:
    """A point without the sign that ends it."""
    return teks.rstrip().removesuffix(";").removesuffix(".")


def berhuruf(butir: Sequence[str]) -> list[Mapping[str, str]]:
    """Points by letter, each with the sign that ends it."""
    akhir = [";"] * (len(butir) - 2) + ["; dan", "."] if len(butir) > 1 else ["."] * len(butir)
    return [
        {"huruf": f"{chr(ord('a') + n)}.", "isi": f"{tanpa_akhir(satu)}{tanda}"}
        for n, (satu, tanda) in enumerate(zip(butir, akhir, strict=True))
    ]
