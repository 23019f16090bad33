"""Light checks on the shape of a regulation's file, without a JSON Schema at run time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from abk.errors import PeraturanError
from abk.peraturan._ketentuan import LINGKUP, Lingkup, Nilai, nilai_eksak


def salah(tempat: str, sebab: str) -> PeraturanError:
    """The error for a file that is not as the schema wants it."""
    return PeraturanError(
        f"Berkas peraturan {tempat}: {sebab}.",
        "Perbaiki berkas itu; bentuk yang sah ada pada abk/peraturan/skema.json.",
    )


def peta_sah(isi: object, tempat: str, wajib: set[str], boleh: set[str]) -> dict[str, Any]:
    """A mapping with all the keys it must have, and none it may not."""
    if not isinstance(isi, Mapping):
        raise salah(tempat, "bukan pasangan kunci dan nilai")
    if kurang := sorted(wajib - set(isi)):
        raise salah(tempat, f"kurang {', '.join(kurang)}")
    if asing := sorted(map(str, set(isi) - boleh)):
        raise salah(tempat, f"kunci tidak dikenal: {', '.join(asing)}")
    return dict(isi)


def tanggal_atau_kosong(teks: object, tempat: str) -> date | None:
    """A date written as ``TTTT-BB-HH``, or None where nothing is written."""
    if teks is None:
        return None
    if isinstance(teks, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", teks):
        try:
            return date.fromisoformat(teks)
        except ValueError:
            pass
    raise salah(tempat, f'tanggal "{teks}" tidak sah')


def tanggal_wajib(teks: object, tempat: str) -> date:
    """A date written as ``TTTT-BB-HH``."""
    tanggal = tanggal_atau_kosong(teks, tempat)
    if tanggal is None:
        raise salah(tempat, "tanggal kosong")
    return tanggal


def satu_dari(nilai: object, pilihan: tuple[str, ...], tempat: str) -> str:
    """One of the words that are allowed there."""
    if nilai not in pilihan:
        raise salah(tempat, f'"{nilai}" bukan salah satu dari {", ".join(pilihan)}')
    return str(nilai)


def lingkup_sah(isi: object, tempat: str) -> tuple[Lingkup, ...]:
    """At least one lingkup, each known."""
    if not isinstance(isi, list) or not isi:
        raise salah(tempat, "lingkup kosong")
    return tuple(cast("Lingkup", satu_dari(x, LINGKUP, tempat)) for x in isi)


def nilai_sah(isi: object, tempat: str) -> Nilai:
    """An exact number or words; a number that an Indonesian could read as thousands is refused."""
    if not isinstance(isi, str) or not isi.strip():
        raise salah(tempat, "nilai kosong")
    if re.search(r"\.\d\d0$", isi.strip()):
        raise salah(
            tempat, f'nilai "{isi}" dapat berarti ribuan; tulis tanpa titik ribuan dan tanpa nol di ujung'
        )
    nilai = nilai_eksak(isi)
    if isinstance(nilai, str) and not re.search(r"[A-Za-z]", nilai):
        raise salah(tempat, f'nilai "{isi}" bukan angka dan bukan kata')
    return nilai


def tanda_sah(peta: Mapping[str, Any], tempat: str) -> bool:
    """Whether the entry is marked ``belum_diverifikasi``; it must be if it has no ``letak``.

    Raises
    ------
    PeraturanError
        No place and no mark, a mark that is not ``true``, or a derived value without its formula.
    """
    tanda = "belum_diverifikasi" in peta
    if tanda and peta["belum_diverifikasi"] is not True:
        raise salah(tempat, "belum_diverifikasi hanya boleh bernilai true")
    if peta.get("turunan") not in (None, "rumus"):
        raise salah(tempat, f'turunan "{peta["turunan"]}" tidak dikenal')
    if not peta.get("letak") and (not tanda or peta.get("turunan")):
        raise salah(tempat, "letak kosong dan tidak ditandai belum_diverifikasi")
    return tanda
