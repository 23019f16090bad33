"""What each column means. The data dictionary, the validation and the messages all come from here.

The definitions themselves are data: :file:`kolom.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from abk.tulisan.terurai import data_paket

_DATA = data_paket("abk.tables", "kolom.yaml")


def _kata(nama: str) -> tuple[str, ...]:
    return tuple(_DATA["kata"][nama])


PERIODE = _kata("periode")
SATUAN_WAKTU = _kata("satuan_waktu")
JENIS_JABATAN = _kata("jenis_jabatan")
JENIS_PIMPINAN = _kata("jenis_pimpinan")
PENDEKATAN_BAWAAN = "tugas_per_tugas"
"""Approach of a post that names none."""
SATUAN_PANJANG = frozenset({"hari", "minggu", "bulan"})
"""Units of time that last as long as a working day is long."""
JENJANG = _kata("jenjang")
BUTIR_INFORMASI = _kata("butir_informasi")

Jenis = Literal["kode", "teks", "pilihan", "angka", "bulat", "tanggal"]


@dataclass(frozen=True)
class Kolom:
    """One column.

    Attributes
    ----------
    nama : column name, the word of the official form
    jenis : ``kode`` and ``teks`` are text, ``pilihan`` a closed list, ``angka`` a finite number,
        ``bulat`` a whole one
    satuan : unit of measure, empty for text
    arti : meaning (Indonesian)
    wajib_ada : the column itself must be there
    wajib_isi : every cell must be filled
    pilihan : allowed words of a ``pilihan``
    lebih_dari, minimum, maksimum : allowed range [``satuan``]
    """

    nama: str
    jenis: Jenis
    arti: str
    satuan: str = ""
    wajib_ada: bool = True
    wajib_isi: bool = True
    pilihan: tuple[str, ...] = ()
    lebih_dari: float | None = None
    minimum: float | None = None
    maksimum: float | None = None


@dataclass(frozen=True)
class Tabel:
    """One table.

    Attributes
    ----------
    nama, arti : its name, and what it holds (Indonesian)
    kunci : columns that together name a row
    kolom : its columns in their official order
    """

    nama: str
    kunci: tuple[str, ...]
    arti: str
    kolom: tuple[Kolom, ...]

    @cached_property
    def nama_kolom(self) -> tuple[str, ...]:
        """Column names in their official order."""
        return tuple(k.nama for k in self.kolom)

    def __getitem__(self, nama: str) -> Kolom:
        """Column of that name."""
        return next(k for k in self.kolom if k.nama == nama)


def _tabel(nama: str) -> Tabel:
    isi = _DATA["tabel"][nama]
    return Tabel(nama, tuple(isi["kunci"]), isi["arti"], tuple(_kolom(n, k) for n, k in isi["kolom"].items()))


def _kolom(nama: str, isi: Mapping[str, Any]) -> Kolom:
    opsional = isi.get("opsional", False)
    return Kolom(
        nama,
        isi["jenis"],
        isi["arti"],
        isi.get("satuan", ""),
        wajib_ada=not opsional,
        wajib_isi=not (opsional or isi.get("boleh_kosong", False)),
        pilihan=_kata(isi["pilihan"]) if "pilihan" in isi else (),
        **{batas: isi.get(batas) for batas in ("lebih_dari", "minimum", "maksimum")},
    )


UNIT = _tabel("unit")
JABATAN = _tabel("jabatan")
URAIAN_TUGAS = _tabel("uraian_tugas")
PEGAWAI = _tabel("pegawai")
INFORMASI_JABATAN = _tabel("informasi_jabatan")

SEMUA_TABEL = (UNIT, JABATAN, URAIAN_TUGAS)
"""The three tables that a kegiatan needs."""

KOLOM_PENDEKATAN: dict[str, tuple[str, ...]] = {n: tuple(p["kolom"]) for n, p in _DATA["pendekatan"].items()}
"""Columns of ``uraian_tugas`` that each approach needs filled."""

SATUAN_STANDAR_PENDEKATAN: dict[str, tuple[str, ...]] = {
    n: tuple(p["satuan_standar"]) for n, p in _DATA["pendekatan"].items() if "satuan_standar" in p
}
"""Units of the standard that fit each approach."""
