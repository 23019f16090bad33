"""The list of regions: which institution, or which of its units, lies in which region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from abk.errors import DataError, KegiatanError, Temuan
from abk.gabungan.catalog import kunci_instansi
from abk.kegiatan.berkas import tabel_teks
from abk.tables import leluhur, pohon_unit, validate
from abk.tables.kolom import Kolom, Tabel
from abk.tulisan.markup import kutip

TABEL_WILAYAH = Tabel(
    "wilayah",
    ("instansi", "kode_unit"),
    "Wilayah instansi dan unit.",
    (
        Kolom("instansi", "teks", "Nama instansi, seperti dalam pengaturan kegiatannya."),
        Kolom(
            "kode_unit",
            "kode",
            "Unit dengan semua di bawahnya; kosong: seluruh instansi.",
            wajib_ada=False,
            wajib_isi=False,
        ),
        Kolom("wilayah", "teks", "Nama wilayah."),
    ),
)

Wilayah = Mapping[str, Mapping[str, str]]
"""Region by code of a unit, by institution; the empty code stands for the whole institution."""


def baca_wilayah(berkas: Path) -> Wilayah:
    """Regions of a CSV file with the columns ``instansi``, ``kode_unit`` and ``wilayah``.

    Raises
    ------
    KegiatanError
        If the file cannot be read.
    DataError
        If a row names no region or no institution, or the same place twice; with all of them.
    """
    try:
        isi = berkas.read_bytes()
    except OSError as salah:
        saran = "Beri berkas CSV dengan kolom instansi, kode_unit, dan wilayah."
        raise KegiatanError(f"Daftar wilayah {kutip(berkas)} tidak dapat dibaca.", saran) from salah
    frame, temuan = tabel_teks(isi, TABEL_WILAYAH, berkas.name)
    if not any(t.tingkat == "struktural" for t in temuan):
        frame, temuan = validate(frame, TABEL_WILAYAH, berkas=berkas.name)
    if not any(t.tingkat == "struktural" for t in temuan):
        kunci = pd.DataFrame({"i": frame["instansi"].fillna("").map(kunci_instansi), "u": frame["kode_unit"]})
        temuan += [
            Temuan(
                "struktural",
                "kunci_ganda",
                "tempat ini sudah disebut di baris sebelumnya",
                "Sisakan satu baris.",
                TABEL_WILAYAH.nama,
                berkas.name,
                int(n) + 2,
                "kode_unit",
            )
            for n in frame.index[kunci.duplicated()]
        ]
    if berat := [t for t in temuan if t.tingkat != "catatan"]:
        raise DataError(berat)
    hasil: dict[str, dict[str, str]] = defaultdict(dict)
    for instansi, unit, nama in zip(
        frame["instansi"], frame["kode_unit"].fillna(""), frame["wilayah"], strict=True
    ):
        hasil[kunci_instansi(instansi)][str(unit)] = str(nama)
    return hasil


def wilayah_unit(unit: pd.DataFrame, wilayah: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Region of each unit: its own, else that of the nearest unit above it, else that of the institution.

    Parameters
    ----------
    unit : typed table
    wilayah : region by code of a unit; the empty code for the whole institution

    Returns
    -------
    dict of kode_unit to region, of those that have one; and the codes that name no unit
    """
    pohon = pohon_unit(unit)
    hasil = {}
    for kode in pohon:
        nama = next((wilayah[k] for k in (kode, *leluhur(pohon, kode), "") if k in wilayah), "")
        if nama:
            hasil[kode] = nama
    return hasil, sorted(set(wilayah) - {"", *pohon})
