"""``abk ekspor`` and ``abk impor``: workbooks out and in."""

from __future__ import annotations

import getpass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import abk
from abk.cli.layar import SALAH_DATA, Alamat, Sumber, aman, bila_gagal, layar


class Format(StrEnum):
    """What can be exported."""

    FORMULIR = "formulir"
    REKAP = "rekap"


def ekspor(
    sumber: Sumber,
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")],
    format_: Annotated[
        Format,
        typer.Option("--format", help="formulir: satu buku kerja tiap unit; rekap: formulir A sampai F."),
    ] = Format.FORMULIR,
) -> None:
    """Buku kerja untuk diisi unit, atau rekap, dari tabel atau penyimpanan."""
    with bila_gagal():
        if format_ is Format.FORMULIR:
            from abk.instrumen import ekspor_sumber  # noqa: PLC0415

            berkas = ekspor_sumber(sumber, keluar)
        else:
            from abk.reports.rekap_xlsx import tulis_rekap  # noqa: PLC0415

            keluar.mkdir(parents=True, exist_ok=True)
            berkas = [tulis_rekap(abk.open(sumber), keluar / "rekap.xlsx")]
    layar.print(f"{len(berkas)} buku kerja → {aman(keluar)}")


def impor(
    berkas: Annotated[list[Path], typer.Argument(help="Buku kerja .xlsx.")],
    ke: Annotated[str, typer.Option(help="Alamat penyimpanan, misalnya sqlite:///data/abk.db.")],
    peta: Annotated[
        Path | None, typer.Option(help="Peta kolom untuk buku kerja bentuk lain; ditulis bila belum ada.")
    ] = None,
    kepala: Annotated[
        str,
        typer.Option(help="Baris kepala tabel yang tidak dikenali, misalnya 11 atau 11-12; untuk peta baru."),
    ] = "",
    kolom: Annotated[
        list[str] | None, typer.Option(help="Kolom tabel itu, misalnya uraian_tugas=B; dapat diulang.")
    ] = None,
    lembar: Annotated[str, typer.Option(help="Lembar tabel itu, bila lebih dari satu.")] = "",
    oleh: Annotated[str, typer.Option(help="Siapa yang mengimpor; bawaan nama akun.")] = "",
    alasan: Annotated[str, typer.Option(help="Alasan, dicatat dalam riwayat.")] = "",
) -> None:
    """Masukkan buku kerja ke penyimpanan; berkas yang sama dua kali tidak mengubah apa pun."""
    from abk.instrumen import impor_berkas, tunjuk_tabel  # noqa: PLC0415

    with bila_gagal():
        tunjuk = tunjuk_tabel(lembar, kepala, kolom or []) if kepala else None
        oleh = oleh or getpass.getuser()
        laporan = impor_berkas(berkas, ke, oleh, peta=peta, alasan=alasan, tunjuk=tunjuk)
    layar.print(aman(laporan))
    if not laporan.berhasil:
        raise typer.Exit(SALAH_DATA)


def formulir(
    alamat: Alamat,
    port: Annotated[int | None, typer.Option(help="Port; bawaan port bebas mana pun.")] = None,
    oleh: Annotated[str, typer.Option(help="Siapa yang mengisi; kosong berarti ditanyakan.")] = "",
) -> None:
    """Sajikan formulir isian tanpa kode pada komputer ini; alamatnya dicetak, Ctrl-C untuk berhenti."""
    from abk.instrumen.formulir import sajikan  # noqa: PLC0415

    with bila_gagal():
        sajikan(alamat, port=port, oleh=oleh, cetak=lambda teks: layar.print(aman(teks)))
