"""The two sheets beside the forms: how to fill them, and, hidden, what they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from abk.instrumen.buku.gaya import Gaya
from abk.instrumen.buku.isi import IsiLembar, baris_json, sidik_kegiatan
from abk.instrumen.buku.rumus import KOLOM_PERIODE, KOLOM_SATUAN, KOLOM_TETAPAN, faktor
from abk.instrumen.buku.tata_letak import FORMAT, LEMBAR_DATA, LEMBAR_PETUNJUK
from abk.instrumen.pertanyaan import Instrumen
from abk.kegiatan import Kegiatan


def tulis_petunjuk(buku: Any, gaya: Gaya, k: Kegiatan, instrumen: Instrumen, unit: str) -> None:
    """Front sheet: how to fill the form."""
    lembar = buku.add_worksheet(LEMBAR_PETUNJUK)
    lembar.set_column(0, 0, 4)
    lembar.set_column(1, 1, 110)
    lembar.write_string(0, 0, instrumen.judul.upper(), gaya["judul"])
    lembar.write_string(1, 0, f"{k.judul}; {unit}", gaya["subjudul"])
    lembar.write_string(2, 0, k.keterangan, gaya["subjudul"])
    for n, teks in enumerate(instrumen.petunjuk, 1):
        lembar.write_string(n + 3, 0, f"{n}.", gaya["petunjuk"])
        lembar.write_string(n + 3, 1, teks, gaya["petunjuk"])
    lembar.protect()
    lembar.hide_gridlines(2)
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.fit_to_pages(1, 0)


def tulis_data(
    buku: Any,
    k: Kegiatan,
    instrumen: Instrumen,
    kode_unit: str,
    jabatan: Sequence[Mapping[str, Any]],
    isi: Sequence[IsiLembar],
) -> None:
    """Hidden sheet: what the workbook is, whose it is, and the factors of its formulas."""
    leluhur = {kode for kode, _ in k.induk(kode_unit)} | {kode_unit}
    unit = [{**u, "urutan": n} for n, u in enumerate(baris_json(k.unit)) if u["kode_unit"] in leluhur]
    letak = {str(kode): n for n, kode in enumerate(k.jabatan["kode_jabatan"])}
    baris: list[tuple[str, Any]] = [
        ("format", FORMAT),
        ("instrumen", instrumen.versi),
        ("kegiatan", {"identitas": sidik_kegiatan(k.pengaturan), "sidik": k.sidik, "kode_unit": kode_unit}),
        ("pengaturan", k.pengaturan.model_dump(mode="json")),
        *(("unit", u) for u in unit),
        *(("jabatan", {**j, "urutan": letak[str(j["kode_jabatan"])]}) for j in jabatan),
        *(("lembar", {"kode_jabatan": i.kode_jabatan, "sidik": i.sidik, "baris": len(i.tugas)}) for i in isi),
    ]
    lembar = buku.add_worksheet(LEMBAR_DATA)
    for n, (jenis, nilai) in enumerate(baris):
        lembar.write_string(n, 0, jenis)
        lembar.write_string(n, 1, json.dumps(nilai, ensure_ascii=True, sort_keys=True))
    angka = faktor(k)
    for kolom, tabel in ((KOLOM_PERIODE, angka.periode), (KOLOM_SATUAN, angka.satuan)):
        for n, (kata, nilai) in enumerate(tabel.items()):
            lembar.write_string(n, kolom, kata)
            lembar.write_number(n, kolom + 1, nilai)
    lembar.write_string(0, KOLOM_TETAPAN, "waktu_kerja_efektif_menit")
    lembar.write_number(0, KOLOM_TETAPAN + 1, angka.waktu_kerja_efektif)
    lembar.protect()
    lembar.very_hidden()
