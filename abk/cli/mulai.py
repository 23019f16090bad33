"""``abk mulai``: a kegiatan begun, from nothing to tables that can be filled in."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from abk.cli.layar import aman, bila_gagal, layar
from abk.errors import ParameterError

_BAWAAN = Path("data/abk")
_CONTOH = (
    'abk mulai data/abk --instansi "Kementerian X" --tahun 2026 --unit "SET;Sekretariat|SET.1;Biro Umum;SET"'
)
_TANYA_UNIT = "Unit, satu tiap baris («KODE;Nama;KODE INDUK», atau namanya saja), atau letak berkas Excel"
_TANYA_JABATAN = (
    "Jabatan, satu tiap baris («Nama;jenis;pegawai;KODE UNIT»), atau berkas Excel; boleh dilewati"
)


def mulai(
    tujuan: Annotated[
        str,
        typer.Argument(help="Folder kerja, satu buku kerja .xlsx, atau alamat gudang, yang belum ada."),
    ] = "",
    instansi: Annotated[str, typer.Option(help="Nama instansi.")] = "",
    tahun: Annotated[int | None, typer.Option(help="Tahun data.")] = None,
    peraturan: Annotated[str, typer.Option(help="Peraturan yang dipakai; daftarnya: abk peraturan.")] = "",
    pola: Annotated[str, typer.Option(help="Hari kerja seminggu: 5 hari atau 6 hari.")] = "",
    lingkup: Annotated[str, typer.Option(help="pusat atau daerah.")] = "",
    unit: Annotated[
        str, typer.Option(help="Daftar unit: berkas Excel atau CSV, atau «KODE;Nama» dipisah |.")
    ] = "",
    jabatan: Annotated[str, typer.Option(help="Daftar jabatan: berkas Excel atau CSV; boleh menyusul.")] = "",
) -> None:
    """Mulai dari nol: folder, buku kerja, atau gudang dengan tabel, pengaturan, dan formulirnya."""
    from abk.instrumen import permulaan  # noqa: PLC0415
    from abk.instrumen.daftar import daftar_dari  # noqa: PLC0415

    with bila_gagal(panggilan=True):
        tujuan = tujuan or _tanya("Folder kerja, buku kerja .xlsx, atau alamat gudang", str(_BAWAAN))
        instansi = instansi or _tanya("Nama instansi")
        tahun = tahun or _tahun(_tanya("Tahun data", str(dt.datetime.now(tz=dt.UTC).year)))
        peraturan = peraturan or _tanya("Peraturan (daftarnya: abk peraturan)", "permenpanrb-1-2020")
        pola = pola or _tanya("Hari kerja seminggu (5 hari atau 6 hari)", "5 hari")
        lingkup = lingkup or _tanya("Instansi pusat atau daerah", "pusat")
        isi = daftar_dari(unit or _banyak(_TANYA_UNIT), "unit")
        pos = daftar_dari(jabatan or _banyak(_TANYA_JABATAN, boleh_kosong=True), "jabatan")
        awal = permulaan.Permulaan(instansi, tahun, isi, peraturan, pola, lingkup, pos)
        hasil = permulaan.mulai(tujuan, awal)
    layar.print(f"Dibuat di {aman(tujuan)}: {aman(', '.join(hasil))}.")
    for n, satu in enumerate(permulaan.langkah_berikut(tujuan, berjabatan=bool(pos)), 1):
        layar.print(f"{n}. {aman(satu)}")


def _tahun(teks: str) -> int:
    if not teks.strip().isdigit():
        raise ParameterError(f"Tahun {teks} bukan angka.", "Tulis misalnya 2026.")
    return int(teks)


def _tanya(kata: str, bawaan: str = "") -> str:
    """An answer from the keyboard; without one the default, or a wrong call."""
    if not sys.stdin.isatty():
        if bawaan:
            return bawaan
        raise ParameterError(f"{kata} belum disebut.", f"Misalnya: {_CONTOH}")
    jawab: str = typer.prompt(kata, default=bawaan or None)
    return jawab.strip()


def _banyak(kata: str, *, boleh_kosong: bool = False) -> str:
    """Lines from the keyboard until an empty one."""
    if not sys.stdin.isatty():
        return "" if boleh_kosong else _tanya("Unit")
    layar.print(f"{aman(kata)}. Akhiri dengan baris kosong.")
    baris: list[str] = []
    while satu := input("> ").rstrip():
        baris.append(satu)
    return "\n".join(baris)
