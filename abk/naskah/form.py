"""What a form asks for a document, read from its model; and pydantic's faults in the words of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from abk.errors import Temuan
from abk.naskah.bagian import Fakta, Masukan


def _lain(medan: FieldInfo) -> Mapping[str, Any]:
    return medan.json_schema_extra if isinstance(medan.json_schema_extra, dict) else {}


def label_isian(model: type[BaseModel], nama: str) -> str:
    """The label of a field; its name where it has none."""
    medan = model.model_fields.get(nama)
    return str(_lain(medan).get("label", nama)) if medan else nama


def _jenis_dalam(jenis: Any) -> list[Any]:
    """The type itself and all types inside its brackets."""
    return [jenis, *(dalam for satu in get_args(jenis) for dalam in _jenis_dalam(satu))]


def model_dalam(model: type[BaseModel], nama: str) -> type[BaseModel] | None:
    """The model inside a field: of a person, or of the rows of a list."""
    medan = model.model_fields.get(nama)
    for satu in _jenis_dalam(medan.annotation) if medan else []:
        if isinstance(satu, type) and issubclass(satu, BaseModel):
            return satu
    return None


def _pilihan(jenis: Any) -> tuple[str, ...]:
    for satu in _jenis_dalam(jenis):
        if get_origin(satu) is Literal:
            return tuple(str(nilai) for nilai in get_args(satu))
    return ()


def _satu(model: type[BaseModel], nama: str, medan: FieldInfo, bawaan: Mapping[str, Any]) -> Fakta:
    lain = _lain(medan)
    dalam = model_dalam(model, nama)
    dasar = None if medan.default is PydanticUndefined else medan.default
    isi = bawaan.get(nama)
    return Fakta(
        nama=nama,
        label=str(lain.get("label", nama)),
        masukan=cast("Masukan", lain.get("masukan", "teks")),
        wajib=medan.is_required() and nama not in bawaan,
        bantuan=str(lain.get("bantuan", "")),
        pilihan=_pilihan(medan.annotation),
        bawaan=dasar if isi is None or isinstance(isi, Mapping) else isi,
        kolom=tuple(fakta_model(dalam, isi if isinstance(isi, Mapping) else {})) if dalam else (),
    )


def fakta_model(model: type[BaseModel], bawaan: Mapping[str, Any]) -> list[Fakta]:
    """What a person must be asked for a model, in its order; values known already become defaults."""
    return [
        _satu(model, nama, medan, bawaan)
        for nama, medan in model.model_fields.items()
        if _lain(medan).get("asal", "fakta") == "fakta"
    ]


# ── faults ────────────────────────────────────────────────────────────────────────────────────────────
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
    """The faults of a content as findings with the labels of the form, in the order of the fields."""
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
