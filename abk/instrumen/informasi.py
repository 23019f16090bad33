"""The table of informasi jabatan, out to be filled in and back: as CSV, or as a workbook with choices."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import xlsxwriter

from abk.errors import KegiatanError
from abk.hasil import informasi_jabatan
from abk.instrumen.sandbox import Sandbox
from abk.instrumen.tabel_buku import bingkai_lembar, tabel_buku
from abk.kegiatan import Kegiatan
from abk.kegiatan.berkas import tabel_teks
from abk.kegiatan.informasi import KOLOM, NAMA, baris_informasi, dengan_informasi, pasang_informasi
from abk.tables import INFORMASI_JABATAN
from abk.tables.kolom import BUTIR_INFORMASI
from abk.tulisan.buku import WAKTU_TETAP
from abk.tulisan.markup import kutip
from abk.tulisan.sel import BUKU_TEKS

_LEBAR = {"kode_jabatan": 18, "butir": 20, "nomor": 8, "isi": 60, "rincian": 50, "keterangan": 34}
_TERBANYAK = 100_000


def tabel_isian(k: Kegiatan, jabatan: Sequence[str]) -> list[tuple[str, ...]]:
    """Rows for some posts: what is filled in, and an empty row for each item that is not."""
    ada: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    tabel = k.terperiksa.tabel.get(NAMA)
    if tabel is not None:
        for satu in tabel[list(KOLOM)].itertuples(index=False):
            teks = tuple("" if pd.isna(v) else str(v) for v in satu)
            ada.setdefault(teks[:2], []).append(teks)  # type: ignore[arg-type]
    dikenal = informasi_jabatan(k)
    return [
        baris
        for kode in jabatan
        if kode in dikenal
        for butir in BUTIR_INFORMASI
        for baris in ada.get((kode, butir), [(kode, butir, "1", "", "", "")])
    ]


def dengan_isian(k: Kegiatan, berkas: Path) -> Kegiatan:
    """The kegiatan with what was filled in; it replaces all that is known of the posts named there.

    Raises KegiatanError if the file cannot be read or holds no such table, DataError if its header is wrong.
    """
    if not berkas.is_file():
        raise KegiatanError(
            f"Berkas {kutip(berkas)} tidak ada.", "Beri berkas .csv atau .xlsx yang sudah diisi."
        )
    if berkas.suffix.lower() in {".xlsx", ".xlsm"}:
        with Sandbox() as sandbox:
            buku = sandbox.baca(berkas)
        lembar = tabel_buku(buku).get(NAMA)
        if lembar is None:
            raise KegiatanError(
                f"{kutip(berkas.name)} tidak memuat lembar {NAMA}.",
                f"Keluarkan dahulu: abk informasi SUMBER --keluar {NAMA}.xlsx",
            )
        dibaca = bingkai_lembar(lembar, INFORMASI_JABATAN, berkas.name)
    else:
        dibaca = tabel_teks(berkas.read_bytes(), INFORMASI_JABATAN, berkas.name)
    frame, temuan = dibaca
    # an item that was left empty is no fault of the form, which lists all of them
    kosong = (
        frame.get("isi", pd.Series(index=frame.index, dtype="str")).fillna("").astype("str").str.strip() == ""
    )
    baru = dengan_informasi(k, (frame[~kosong] if "isi" in frame.columns else frame, temuan), berkas.name)
    diisi = set(frame["kode_jabatan"]) if "kode_jabatan" in frame.columns else set()
    lama = [b for b in baris_informasi(k) or [] if b["kode_jabatan"] not in diisi]
    return pasang_informasi(baru, [*lama, *(baris_informasi(baru) or [])])


def tulis_tabel(baris: Sequence[tuple[str, ...]], bentuk: str) -> bytes:
    """The rows as a file, ``.csv`` or ``.xlsx``; equal rows, equal bytes."""
    return _csv(baris) if bentuk == ".csv" else _buku(baris)


def _csv(baris: Sequence[tuple[str, ...]]) -> bytes:
    isi = io.StringIO()
    penulis = csv.writer(isi, lineterminator="\n")
    penulis.writerows([KOLOM, *baris])
    return isi.getvalue().encode("utf-8-sig")  # the mark by which Excel knows UTF-8


def _buku(baris: Sequence[tuple[str, ...]]) -> bytes:
    isi = io.BytesIO()
    buku = xlsxwriter.Workbook(isi, BUKU_TEKS)
    buku.set_properties({"created": WAKTU_TETAP})
    kepala = buku.add_format({"bold": True, "bg_color": "#E6E9ED", "border": 1})
    sel = buku.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    lembar = buku.add_worksheet(NAMA)
    for n, nama in enumerate(KOLOM):
        lembar.set_column(n, n, _LEBAR[nama], sel)
        lembar.write_string(0, n, nama, kepala)
        lembar.write_comment(0, n, INFORMASI_JABATAN[nama].arti)
    for n, satu in enumerate(baris, 1):
        for kolom, teks in enumerate(satu):
            lembar.write_string(n, kolom, teks, sel)
    lembar.data_validation(1, 1, _TERBANYAK, 1, {"validate": "list", "source": list(BUTIR_INFORMASI)})
    lembar.freeze_panes(1, 2)
    buku.close()
    return isi.getvalue()
