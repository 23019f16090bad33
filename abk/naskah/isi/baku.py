"""Standard wording: suggestions from data, less what the profile says; title and points of the decree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from abk.naskah.context import StepContext
from abk.tulisan.format import berderet, bulat
from abk.tulisan.terbilang import terbilang
from abk.tulisan.terurai import data_paket


@cache
def _baku() -> Mapping[str, Mapping[str, Any]]:
    return data_paket("abk.naskah.isi", "baku.yaml")


def kata_baku(step: StepContext, jenis: str) -> dict[str, Any]:
    """Fields of a kind of document in standard wording, for this case."""
    profil = step.profil
    tanda = {
        "kegiatan": step.alur.judul,
        "instansi": profil.instansi.nama,
        "kota": profil.alamat.kota,
        "tahun": str(step.alur.tahun),
        "unit": ", ".join(step.semua_nama),
        "banyak_unit": bulat(len(step.alur.unit)),
        "penetap": profil.jabatan["penetap"].lengkap,
        "sop": step.alur.prosedur.judul,
    }
    semua = {**_baku().get(jenis, {}), **profil.aturan(jenis).isian}
    return {k: _isi(v, tanda) for k, v in semua.items()}


def _isi(kalimat: Any, tanda: Mapping[str, str]) -> Any:
    if isinstance(kalimat, str):
        for nama, kata in tanda.items():
            kalimat = kalimat.replace(f"{{{nama}}}", kata)
        return kalimat
    return [_isi(satu, tanda) for satu in kalimat]


# ── the decree ────────────────────────────────────────────────────────────────────────────────────────
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
