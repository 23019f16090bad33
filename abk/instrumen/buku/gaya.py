"""How the cells of a workbook look, and what they accept: yellow cells are answers and unlocked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from abk.instrumen.pertanyaan import Pertanyaan
from abk.tulisan.terurai import data_paket


@cache
def _formats() -> Mapping[str, Mapping[str, Any]]:
    isi = data_paket("abk.instrumen.buku", "gaya.yaml")
    kotak = {True: isi["kotak"], False: {}}
    return {
        nama: {**isi["dasar"], **kotak["kotak" in f], **{k: v for k, v in f.items() if k != "kotak"}}
        for nama, f in isi["formats"].items()
    }


class Gaya:
    """Formats of one workbook, made when first used."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._jadi: dict[str, Any] = {}

    def __getitem__(self, nama: str) -> Any:
        """Format of that name."""
        if nama not in self._jadi:
            self._jadi[nama] = self._buku.add_format(_formats()[nama])
        return self._jadi[nama]


_JUDUL_MAKS, _PESAN_MAKS = 32, 255


def batasi(lembar: Any, satu: Pertanyaan, baris: int, kolom: int, baris2: int, kolom2: int) -> None:
    """Put the limits of a question on a range of cells."""
    aturan = _aturan(satu)
    if aturan is None:
        return
    lembar.data_validation(
        baris,
        kolom,
        baris2,
        kolom2,
        {
            **aturan,
            "ignore_blank": True,
            "input_title": satu.label[:_JUDUL_MAKS],
            "input_message": satu.bantuan[:_PESAN_MAKS],
            "error_title": "Isian tidak sah",
            "error_message": f"{satu.label}: {_batas(satu)}"[:_PESAN_MAKS],
        },
    )


def _aturan(satu: Pertanyaan) -> dict[str, Any] | None:
    if satu.jenis == "pilihan":
        return {"validate": "list", "source": list(satu.pilihan)}
    if satu.jenis in {"angka", "bulat"}:
        jenis = "integer" if satu.jenis == "bulat" else "decimal"
        if satu.lebih_dari is not None:
            return {"validate": jenis, "criteria": ">", "value": satu.lebih_dari}
        if satu.maksimum is not None:
            return {
                "validate": jenis,
                "criteria": "between",
                "minimum": satu.minimum,
                "maximum": satu.maksimum,
            }
        return {"validate": jenis, "criteria": ">=", "value": satu.minimum or 0}
    if satu.panjang_maksimum is not None:
        return {"validate": "length", "criteria": "<=", "value": satu.panjang_maksimum}
    return None


def _batas(satu: Pertanyaan) -> str:
    if satu.jenis == "pilihan":
        return f"pilih salah satu dari {', '.join(satu.pilihan)}."
    satuan = f" [{satu.satuan}]" if satu.satuan else ""
    if satu.jenis in {"angka", "bulat"}:
        bilangan = "bilangan bulat" if satu.jenis == "bulat" else "angka"
        if satu.lebih_dari is not None:
            return f"tulis {bilangan} lebih dari {satu.lebih_dari:g}{satuan}, tanpa pemisah ribuan."
        if satu.maksimum is not None:
            return f"tulis {bilangan} {satu.minimum or 0:g} sampai {satu.maksimum:g}{satuan}."
        return f"tulis {bilangan} paling sedikit {satu.minimum or 0:g}{satuan}, tanpa pemisah ribuan."
    return f"paling banyak {satu.panjang_maksimum} huruf."
