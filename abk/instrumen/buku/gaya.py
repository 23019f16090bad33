"""How the cells of a workbook look, and what they accept: yellow cells are answers and unlocked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from abk.instrumen.pertanyaan import Pertanyaan

_KUNING = "#FFF8DC"
_BIRU = "#1F3864"
_ABU = "#EDEDED"
_GARIS = "#8C8C8C"
_DASAR: Mapping[str, Any] = MappingProxyType({"font_name": "Arial", "font_size": 9, "valign": "top"})
_KOTAK: Mapping[str, Any] = MappingProxyType({"border": 1, "border_color": _GARIS})

_SEMUA: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "judul": {"bold": True, "font_size": 13, "font_color": _BIRU},
        "subjudul": {"font_size": 9, "font_color": "#404040"},
        "catatan": {"italic": True, "font_size": 8, "font_color": "#595959", "text_wrap": True},
        "label": {**_KOTAK, "bg_color": _ABU, "text_wrap": True},
        "identitas": {**_KOTAK, "text_wrap": True},
        "kepala": {
            **_KOTAK,
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": _BIRU,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
        },
        "nomor_kolom": {**_KOTAK, "bg_color": _ABU, "align": "center", "font_size": 7},
        "teks": {**_KOTAK, "bg_color": _KUNING, "locked": False, "text_wrap": True},
        "kode": {**_KOTAK, "bg_color": _KUNING, "locked": False, "num_format": "@", "align": "center"},
        "pilihan": {**_KOTAK, "bg_color": _KUNING, "locked": False, "align": "center", "text_wrap": True},
        "angka": {**_KOTAK, "bg_color": _KUNING, "locked": False, "num_format": "General", "align": "right"},
        "bulat": {**_KOTAK, "bg_color": _KUNING, "locked": False, "num_format": "0", "align": "left"},
        "menit": {**_KOTAK, "num_format": "#,##0", "align": "right"},
        "orang": {**_KOTAK, "num_format": "0.0000", "align": "right"},
        "kaki": {**_KOTAK, "bg_color": _ABU, "bold": True},
        "kaki_menit": {
            **_KOTAK,
            "bg_color": _ABU,
            "bold": True,
            "num_format": "#,##0",
            "align": "right",
        },
        "kaki_orang": {
            **_KOTAK,
            "bg_color": _ABU,
            "bold": True,
            "num_format": "0.0000",
            "align": "right",
        },
        "kaki_bulat": {**_KOTAK, "bg_color": _ABU, "bold": True, "num_format": "0", "align": "right"},
        "kaki_kata": {**_KOTAK, "bg_color": _ABU, "bold": True, "align": "right"},
        "tanda_tangan": {"align": "center", "text_wrap": True},
        "perlu": {"font_color": "#9C0006", "text_wrap": True},
        "kurang": {"bg_color": "#FFC7CE"},
        "petunjuk": {"text_wrap": True, "font_size": 10},
    }
)


class Gaya:
    """Formats of one workbook, made when first used."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._jadi: dict[str, Any] = {}

    def __getitem__(self, nama: str) -> Any:
        """Format of that name."""
        if nama not in self._jadi:
            self._jadi[nama] = self._buku.add_format({**_DASAR, **_SEMUA[nama]})
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
