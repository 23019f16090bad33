"""Profiles by name or from a clerk's own file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from abk.naskah.galat import ProfilError
from abk.naskah.profil.bentuk import FUNGSI, Profil
from abk.sop import prosedur
from abk.tulisan.bentuk import kesalahan_bentuk
from abk.tulisan.terurai import BERSAMA, BukanYamlError, urai

PROFIL_BAWAAN = "umum-2024"
PAKET = "abk.naskah.profil"
"""Where the profiles of the package are."""
_TERBESAR = 1_000_000


def daftar_profil() -> list[str]:
    """Names of the profiles of the package, in alphabetical order."""
    return sorted(
        satu.name.removesuffix(".yaml") for satu in files(PAKET).iterdir() if satu.name.endswith(".yaml")
    )


def gabung_peta(dasar: Mapping[str, Any], ganti: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``dasar`` with the values of ``ganti``, mapping by mapping; a list is replaced as a whole."""
    hasil = dict(dasar)
    for kunci, nilai in ganti.items():
        lama = hasil.get(kunci)
        dua_peta = isinstance(lama, Mapping) and isinstance(nilai, Mapping)
        hasil[kunci] = gabung_peta(lama, nilai) if dua_peta else nilai  # type: ignore[arg-type]
    return hasil


@lru_cache(maxsize=8)
def _baca(teks: str, asal: str) -> dict[str, Any]:
    if len(teks) > _TERBESAR:
        raise ProfilError(f"Profil {asal} terlalu besar.", "Profil adalah berkas YAML beberapa halaman.")
    try:
        isi = urai(teks, PAKET, *BERSAMA[PAKET])
    except BukanYamlError as galat:
        raise ProfilError(
            f"Profil {asal} bukan YAML yang sah {galat}.", "Perbaiki berkasnya, lalu ulangi."
        ) from galat
    if not isinstance(isi, dict):
        raise ProfilError(f"Profil {asal} kosong.", "Salin salah satu profil bawaan, lalu ubah isinya.")
    return isi


@cache
def _nama_lama() -> Mapping[str, str]:
    """Functions by the roles of the first SOP: so posts were named while there was no other."""
    semua = prosedur("penyusunan-abk-2018").fungsi.semua()
    return {peran: fungsi for fungsi, peran in semua if fungsi in FUNGSI}


def _baku(isi: Mapping[str, Any]) -> dict[str, Any]:
    """The same with posts named by functions, in profiles and in what cases change of them."""

    def nama(kunci: Any) -> Any:
        return _nama_lama().get(kunci, kunci) if isinstance(kunci, str) else kunci

    def aturan(satu: Any) -> Any:
        if not isinstance(satu, Mapping):
            return satu
        baru = dict(satu)
        if "penanda_tangan" in baru:
            baru["penanda_tangan"] = nama(baru["penanda_tangan"])
        if isinstance(baru.get("paraf"), list | tuple):
            baru["paraf"] = [nama(p) for p in baru["paraf"]]
        return baru

    hasil = dict(isi)
    if isinstance(hasil.get("jabatan"), Mapping):
        hasil["jabatan"] = {nama(k): v for k, v in hasil["jabatan"].items()}
    if isinstance(hasil.get("naskah"), Mapping):
        hasil["naskah"] = {k: aturan(v) for k, v in hasil["naskah"].items()}
    return hasil


def profil(
    nama: str = PROFIL_BAWAAN, *, berkas: Path | None = None, ganti: Mapping[str, Any] | None = None
) -> Profil:
    """An institution's profile: one of the package by name, or a file of one's own.

    ``ganti`` replaces values mapping by mapping: ``{"instansi": {"nama": "Kementerian Contoh"}}``. Raises
    ProfilError for an unknown name, an unreadable file, or values that do not fit the schema (all at once).
    """
    if berkas is None and nama not in daftar_profil():
        raise ProfilError(f"Profil “{nama}” tidak ada.", f"Pilih salah satu: {', '.join(daftar_profil())}.")
    try:
        sumber = berkas or files(PAKET).joinpath(f"{nama}.yaml")
        teks = sumber.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as galat:
        raise ProfilError(f"Profil {berkas} tidak dapat dibaca.", "Periksa nama dan hak bacanya.") from galat
    asal = berkas.name if berkas else f"{nama}.yaml"
    try:
        return Profil.model_validate(gabung_peta(_baku(_baca(teks, asal)), _baku(ganti or {})))
    except ValidationError as galat:
        raise ProfilError(
            f"Profil {asal} tidak sah: {'; '.join(kesalahan_bentuk(galat))}.",
            "Cocokkan dengan abk/naskah/profil/skema.json.",
        ) from galat
