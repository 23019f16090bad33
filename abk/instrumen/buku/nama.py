"""Names of files and sheets: fit for every system, and never shared."""

from __future__ import annotations

import re

from abk.instrumen.buku.tata_letak import LEMBAR_DATA, LEMBAR_PETUNJUK
from abk.tulisan.sidik import sidik

_NAMA_LEMBAR_MAKS = 31
_NAMA_BERKAS_MAKS = 80


def nama_lembar(kode: list[str]) -> dict[str, str]:
    """Sheet name of each post: its code, made fit for a spreadsheet and unique."""
    dipakai = {LEMBAR_DATA.casefold(), LEMBAR_PETUNJUK.casefold(), "history"}
    nama: dict[str, str] = {}
    for satu in kode:
        dasar = re.sub(r"[^\w.\- ]", "_", satu).strip("' ")[:_NAMA_LEMBAR_MAKS] or "jabatan"
        calon, n = dasar, 1
        while calon.casefold() in dipakai:
            n += 1
            calon = f"{dasar[: _NAMA_LEMBAR_MAKS - len(str(n)) - 1]}~{n}"
        dipakai.add(calon.casefold())
        nama[satu] = calon
    return nama


def nama_berkas(kode: list[str]) -> dict[str, str]:
    """File name of each unit: safe on any file system, and never shared."""
    kembar = [k.casefold() for k in kode]
    nama: dict[str, str] = {}
    for satu in kode:
        aman = re.sub(r"[^A-Za-z0-9._-]", "_", satu)[:_NAMA_BERKAS_MAKS]
        berubah = aman != satu or kembar.count(satu.casefold()) > 1
        ekor = f"-{sidik(satu)[:16]}" if berubah else ""
        nama[satu] = f"formulir-{aman}{ekor}.xlsx"
    return nama
