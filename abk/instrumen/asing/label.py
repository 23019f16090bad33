"""Labels as offices write them, matched to what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml
from rapidfuzz import fuzz, process

_CUKUP = 86.0
_KURUNG = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BUKAN_HURUF = re.compile(r"[^A-Z0-9]+")
_PANJANG_LABEL = 70
_PENDEK = 4
_SAINGAN = 2.0


@cache
def sinonim() -> Mapping[str, Any]:
    """The list of synonyms."""
    berkas = resources.files("abk.instrumen.asing") / "sinonim.yaml"
    isi: Mapping[str, Any] = yaml.load(berkas.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return isi


def baku(teks: object) -> str:
    """Label without brackets, punctuation and line breaks, in capitals."""
    return _BUKAN_HURUF.sub(" ", _KURUNG.sub(" ", str(teks)).upper()).strip()


@cache
def _calon(jenis: str) -> Mapping[str, str]:
    return {baku(kata): peran for peran, daftar in sinonim()[jenis].items() for kata in daftar}


@lru_cache(maxsize=4096)
def peran_label(teks: str, jenis: str = "kolom") -> tuple[str, float] | None:
    """Meaning and likeness of a label, or None; 100 = a known spelling, less = a typing error."""
    label = baku(teks)
    calon = _calon(jenis)
    if label in calon:
        return calon[label], 100.0
    if len(label) <= _PENDEK or len(label) > _PANJANG_LABEL:
        return None
    # A short synonym is near to too much: it must be met exactly.
    panjang = [k for k in calon if len(k) > _PENDEK]
    dekat = process.extract(label, panjang, scorer=fuzz.ratio, score_cutoff=_CUKUP, limit=5)
    if not dekat:
        return None
    terbaik = dekat[0]
    saingan = {calon[kata] for kata, skor, _ in dekat if terbaik[1] - skor < _SAINGAN}
    return None if len(saingan) > 1 else (calon[terbaik[0]], float(terbaik[1]))


@lru_cache(maxsize=4096)
def baris_jumlah(teks: str) -> bool:
    """Whether a text labels a total or sub-total."""
    label = baku(teks.split(":", 1)[0])
    return any(label == baku(k) for k in sinonim()["jumlah"]) or _hampir(label, "jumlah")


@lru_cache(maxsize=4096)
def baris_kaki(teks: str) -> bool:
    """Whether a text labels a line of the foot of a table."""
    label = baku(teks.split(":", 1)[0])
    return any(label == baku(k) for k in sinonim()["kaki"]) or _hampir(label, "kaki")


def _hampir(label: str, jenis: str) -> bool:
    if len(label) <= _PENDEK or len(label) > _PANJANG_LABEL:
        return False
    calon = [baku(k) for k in sinonim()[jenis]]
    return process.extractOne(label, calon, scorer=fuzz.ratio, score_cutoff=_CUKUP + 4) is not None


def satuan_dalam(teks: object) -> set[str]:
    """Units of time that a text names."""
    return _kata_dalam(teks, "satuan_waktu")


def periode_dalam(teks: object) -> set[str]:
    """Periods that a text names after *per*, a stroke, or in brackets: ``VOLUME (PER TAHUN)``."""
    huruf = str(teks).upper()
    bagian = re.findall(
        r"(?:\bPER\b|/|\bDALAM\b|\bSELAMA\b|\bSETIAP\b|\bTIAP\b)\s*(?:SATU\s+|1\s+)?([A-Z]+)", huruf
    )
    bagian += re.findall(r"[(\[]\s*([A-Z]+)\s*[)\]]", huruf)
    if re.search(r"\bSETAHUN\b", huruf):
        bagian.append("TAHUN")
    return _kata_dalam(" ".join(bagian), "periode")


def _kata_dalam(teks: object, jenis: str) -> set[str]:
    kata = set(_BUKAN_HURUF.sub(" ", str(teks).upper()).split())
    return {nama for nama, daftar in sinonim()[jenis].items() if kata & set(daftar)}


def kata_tunggal(teks: object, jenis: str) -> str | None:
    """The one unit or period that a cell names, if it names nothing else."""
    label = _BUKAN_HURUF.sub(" ", str(teks).upper()).strip().removeprefix("PER ").strip()
    for nama, daftar in sinonim()[jenis].items():
        if label in daftar:
            return str(nama)
    return None
