"""Workbooks of other formats (.xls, .ods), read by the fast reader alone. Imported by the child.

The same limits hold. What only the XML of an ``.xlsx`` tells (formulas, hidden rows) is not known of them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import zipfile
from typing import Any

from abk.instrumen.sandbox.cells import Letak, alamat_sel, teks_waktu
from abk.instrumen.sandbox.limits import SARAN_SIMPAN, TANDA_LAMA, TANDA_ZIP, Inflater, Limits, Refused

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SANDI = (
    "Berkas ini berformat lama (.xls) yang rusak, atau bersandi.",
    "Buka di aplikasi lembar kerja, hapus sandinya, lalu simpan sebagai Excel Workbook (.xlsx).",
)


def isi_lain(berkas: bytes, batas: Limits) -> list[dict[str, Any]] | None:
    """Worksheets of an ``.xls`` or ``.ods``; None where the file is neither. Refused outside the limits."""
    if not berkas.startswith(TANDA_LAMA) and not (
        berkas.startswith(TANDA_ZIP) and _berkas_ods(berkas, batas)
    ):
        return None
    import python_calamine  # noqa: PLC0415 - only after the limits are set

    try:
        buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(berkas))
    except (python_calamine.CalamineError, ValueError) as salah:
        raise Refused(*_SANDI) from salah
    lembar: list[dict[str, Any]] = []
    sisa = batas.baris
    for satu in buku.sheets_metadata:
        if satu.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        asal = buku.get_sheet_by_name(satu.name)
        sisa -= asal.total_height
        if sisa < 0 or asal.total_height * asal.total_width > batas.luas:
            raise Refused(
                "Isi buku kerja ini terlalu banyak, atau terpencar terlalu jauh.",
                "Hapus baris yang tidak terpakai, atau pecah menjadi beberapa berkas.",
                satu.name,
            )
        isi = asal.to_python(skip_empty_area=False)
        tampak = satu.visible == python_calamine.SheetVisibleEnum.Visible
        gabungan = [_ruas(*r) for r in asal.merged_cell_ranges or []]
        lembar.append(
            {
                "nama": satu.name,
                "tampak": tampak,
                "baris": [[_sel(v) for v in baris] for baris in isi],
                "lebar": max(map(len, isi), default=0),
                "rumus": {},
                "tanpa_nilai": [],
                "galat": {},
                "gabungan": gabungan,
                "baris_tersembunyi": [],
                "kolom_tersembunyi": [],
            }
        )
    return lembar


def _berkas_ods(berkas: bytes, batas: Limits) -> bool:
    """Whether a container is an OpenDocument spreadsheet; all its parts are inflated once, counted."""
    if b"mimetype" not in berkas or b"content.xml" not in berkas:
        return False
    try:
        arsip = zipfile.ZipFile(io.BytesIO(berkas))
    except zipfile.BadZipFile:  # the reader of .xlsx says what is wrong
        return False
    with contextlib.closing(arsip):
        nama = arsip.namelist()
        if "mimetype" not in nama or "content.xml" not in nama:
            return False
        inflater = Inflater(arsip, batas)
        if b"".join(inflater.potongan("mimetype")).strip() != _ODS:
            return False
        if len(nama) > batas.bagian or len(set(nama)) != len(nama):
            raise Refused("Isi berkas ini tidak wajar.", SARAN_SIMPAN)
        for bagian in nama:
            for potong in inflater.potongan(bagian):
                if bagian.endswith(".xml") and b"<!DOCTYPE" in potong:
                    raise Refused("Berkas memuat deklarasi DTD.", "Minta pengirim membuatnya ulang.")
    return True


def _sel(nilai: Any) -> Any:
    if nilai == "" and isinstance(nilai, str):
        return None
    if isinstance(nilai, (dt.date, dt.time, dt.timedelta)):
        return {"tanggal": teks_waktu(nilai)}
    return nilai


def _ruas(awal: Letak, akhir: Letak) -> str:
    return f"{alamat_sel(awal)}:{alamat_sel(akhir)}"
