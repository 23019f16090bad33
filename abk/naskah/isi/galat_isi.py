"""Pydantic's faults in the words of the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from abk.errors import Temuan
from abk.naskah.isi.tanya import label_isian, model_dalam

_PESAN = {
    "missing": ("belum diisi", "Isi {label}."),
    "extra_forbidden": ("tidak dikenal naskah ini", "Hapus isian itu, atau periksa ejaannya."),
    "string_type": ("bukan tulisan", "Tulis {label} sebagai teks (NIP dan kode di antara tanda petik)."),
    "string_too_short": ("kosong", "Isi {label}."),
    "too_short": ("kosong", "Isi sekurangnya {min} baris."),
    "too_long": ("terlalu banyak barisnya", "Kurangi sampai {max} baris."),
    "tuple_type": ("bukan daftar", "Tulis {label} sebagai daftar."),
    "model_type": ("tidak lengkap", "Isi bagian-bagiannya."),
    "model_attributes_type": ("tidak lengkap", "Isi bagian-bagiannya."),
    "literal_error": ("bukan salah satu pilihannya", "Pilih salah satu: {pilihan}."),
    "bool_type": ("bukan ya atau tidak", "Isi ya (true) atau tidak (false)."),
    "bool_parsing": ("bukan ya atau tidak", "Isi ya (true) atau tidak (false)."),
    "finite_number": ("bukan angka yang berhingga", "Isi angka biasa."),
}
_TANGGAL = ("bukan tanggal", "Tulis sebagai TAHUN-BULAN-TANGGAL, misalnya 2026-11-24.")
_JAM = ("bukan jam", "Tulis sebagai JAM:MENIT, misalnya 09:00.")
_ANGKA = ("bukan angka yang sah", "Isi angka biasa dalam batasnya.")


def _kata(galat: dict[str, Any]) -> tuple[str, str]:
    jenis = str(galat["type"])
    if jenis in _PESAN:
        return _PESAN[jenis]
    if jenis == "value_error":
        pesan = str(galat.get("ctx", {}).get("error", galat["msg"]))
        return pesan, "Isi {label}." if pesan == "kosong" else "Perbaiki {label}."
    if jenis.startswith("date"):
        return _TANGGAL
    if jenis.startswith("time"):
        return _JAM
    if jenis.startswith(("int", "decimal", "float", "greater", "less")):
        return _ANGKA
    return "tidak sah", "Perbaiki {label}."


def _tempat(model: type[BaseModel], letak: Sequence[str | int]) -> str:
    """Place in words: labels, and the number of the row as people count."""
    kata: list[str] = []
    sekarang: type[BaseModel] | None = model
    for satu in letak:
        if isinstance(satu, int):
            kata.append(f"nomor {satu + 1}")
            continue
        kata.append(label_isian(sekarang, satu) if sekarang else satu)
        sekarang = model_dalam(sekarang, satu) if sekarang else None
    return ", ".join(kata) or "Isian"


def _nilai(galat: dict[str, Any]) -> str:
    nilai = galat.get("input")
    return "" if isinstance(nilai, dict | list | tuple | BaseModel) or nilai is None else str(nilai)[:80]


def temuan_isian(jenis: str, model: type[BaseModel], galat: ValidationError) -> list[Temuan]:
    """Return the faults of a content as findings with the labels of the form.

    Parameters
    ----------
    jenis : str
        Kind of document.
    model : type of BaseModel
        Its content.
    galat : ValidationError

    Returns
    -------
    list of Temuan
        One per fault, in the order of the fields.
    """
    hasil = []
    semua = galat.errors(include_url=False)
    letak_semua = [satu["loc"] for satu in semua]
    for satu in semua:
        letak = satu["loc"]
        if satu["type"] == "too_short" and any(lain[: len(letak)] == letak != lain for lain in letak_semua):
            continue  # the list is short only because its rows are faulty, and these are listed
        isi: dict[str, Any] = {**satu}
        tempat = _tempat(model, satu["loc"])
        pesan, saran = _kata(isi)
        batas = isi.get("ctx", {})
        lengkap = saran.format(
            label=tempat,
            min=batas.get("min_length", 1),
            max=batas.get("max_length", ""),
            pilihan=str(batas.get("expected", "")).replace(" or ", ", "),
        )
        hasil.append(
            Temuan(
                "struktural",
                f"naskah_{satu['type']}",
                f"{tempat}: {pesan}",
                lengkap,
                tabel=jenis,
                kolom=".".join(map(str, satu["loc"])),
                nilai=_nilai(isi),
            )
        )
    return hasil
