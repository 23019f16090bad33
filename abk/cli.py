"""The command ``abk``: every command is one call into the library."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

import abk
from abk.errors import AbkError, DataError, KegiatanError, ParameterError, PeraturanError, Temuan
from abk.kegiatan import CONTOH

app = typer.Typer(
    name="abk",
    help="Analisis beban kerja: dari tabel kementerian ke laporan kebutuhan pegawai per unit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
layar = Console(highlight=False, soft_wrap=True)
galat = Console(stderr=True, highlight=False, soft_wrap=True)

SALAH_DATA = 1
SALAH_PANGGIL = 2
DIHENTIKAN = 130

Sumber = Annotated[str, typer.Argument(help="Folder tabel, 'contoh', atau alamat penyimpanan.")]


def _gagal(salah: AbkError, *, panggilan: bool = False) -> NoReturn:
    """Say what is wrong; ``panggilan``: a law or a setting that was named in the call itself."""
    galat.print(f"[bold red]Gagal:[/] {_aman(str(salah))}")
    salah_panggil = isinstance(salah, ParameterError) or (
        panggilan and isinstance(salah, PeraturanError | KegiatanError)
    )
    raise typer.Exit(SALAH_PANGGIL if salah_panggil else SALAH_DATA) from salah


def _aman(teks: str) -> str:
    """Text whose brackets are not taken for markup."""
    return teks.replace("[", r"\[")


def _versi(minta: bool) -> None:
    if minta:
        layar.print(f"abk {abk.__version__}")
        raise typer.Exit


@app.callback()
def utama(
    versi: Annotated[bool, typer.Option("--versi", callback=_versi, is_eager=True, help="Versi.")] = False,
) -> None:
    """Analisis beban kerja."""


@app.command()
def periksa(
    sumber: Sumber,
    rinci: Annotated[
        bool, typer.Option("--rinci", help="Sebutkan setiap catatan, bukan hanya jumlahnya.")
    ] = False,
) -> None:
    """Baca sumber dan laporkan setiap kesalahan dan keraguan; tidak menulis apa pun."""
    try:
        temuan = abk.periksa(sumber)
    except AbkError as salah:
        _gagal(salah)
    for tingkat, judul in _TINGKAT.items():
        bagian = [t for t in temuan if t.tingkat == tingkat]
        if tingkat == "catatan" and not rinci:
            _cetak_ringkas(bagian, judul)
        else:
            _cetak_temuan(bagian, judul)
    jumlah = Counter(t.tingkat for t in temuan)
    layar.print(
        f"{jumlah['struktural']} kesalahan struktur, {jumlah['cacat']} cacat, {jumlah['ragu']} keraguan, "
        f"{jumlah['catatan']} catatan."
    )
    if jumlah["struktural"] or jumlah["cacat"] or jumlah["ragu"]:
        raise typer.Exit(SALAH_DATA)


_TINGKAT = {
    "struktural": "Kesalahan struktur (menghentikan semuanya)",
    "cacat": "Cacat (baris tidak dihitung; jabatan belum lengkap)",
    "ragu": "Keraguan (baris tidak dihitung sampai dijawab; jabatan belum lengkap)",
    "catatan": "Catatan (dihitung)",
}


def _cetak_temuan(temuan: list[Temuan], judul: str) -> None:
    if temuan:
        layar.print(f"\n[bold]{judul}[/]")
        for n, t in enumerate(temuan, 1):
            layar.print(f"{n:>4}. {_aman(str(t))}")


def _cetak_ringkas(temuan: list[Temuan], judul: str) -> None:
    if temuan:
        layar.print(f"\n[bold]{judul}[/]; sebutkan semua dengan --rinci")
        for aturan, jumlah in Counter(t.aturan for t in temuan).most_common():
            contoh = next(t for t in temuan if t.aturan == aturan)
            layar.print(f"{jumlah:>4} × {aturan}; misalnya {_aman(str(contoh))}")


@app.command()
def peraturan(
    nama: Annotated[str | None, typer.Argument(help="Nama peraturan; kosong berarti daftar.")] = None,
    tanggal: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Hukum pada tanggal itu.")
    ] = None,
) -> None:
    """Apa kata peraturan, sejak kapan, di mana tertulis, dan sudah diverifikasi atau belum."""
    from abk.peraturan import baris_peraturan, ringkasan_peraturan  # noqa: PLC0415

    hari = tanggal.date() if tanggal else None
    try:
        if nama is None:
            _tabel(_KEPALA_DAFTAR, [tuple(vars(r).values()) for r in ringkasan_peraturan(hari)])
        else:
            baris = baris_peraturan(nama, hari)
            _tabel(_KEPALA_KETENTUAN, [tuple(getattr(b, k) for k in _KEPALA_KETENTUAN) for b in baris])
    except AbkError as salah:
        _gagal(salah, panggilan=True)


_KEPALA_DAFTAR = (
    "nama",
    "singkatan",
    "jenis",
    "lingkup",
    "sejak",
    "sampai",
    "ketentuan",
    "belum diverifikasi",
)
_KEPALA_KETENTUAN = ("ketentuan", "nilai", "satuan", "pola", "sejak", "sampai", "letak", "sumber", "status")
_LEBAR_TANPA_TERMINAL = 240


def _tabel(kepala: tuple[str, ...], baris: list[tuple[object, ...]]) -> None:
    tabel = Table(*kepala, show_lines=kepala is _KEPALA_KETENTUAN)
    for satu in baris:
        tabel.add_row(*(_aman(str(s)) for s in satu))
    (layar if layar.is_terminal else Console(width=_LEBAR_TANPA_TERMINAL, highlight=False)).print(tabel)


@app.command()
def laporan(
    sumber: Sumber,
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")] = Path("reports/laporan"),
    unit: Annotated[list[str] | None, typer.Option(help="Kode unit; dapat diulang. Bawaan: semua.")] = None,
    pekerja: Annotated[int | None, typer.Option(min=1, help="Banyaknya proses sejajar.")] = None,
    klaster: Annotated[
        str | None, typer.Option(help="Alamat penjadwal dask, misalnya tcp://10.0.0.5:8786.")
    ] = None,
    paksa: Annotated[bool, typer.Option("--paksa", help="Buat ulang juga yang tidak berubah.")] = False,
    peraturan: Annotated[
        str | None, typer.Option(help="Peraturan lain daripada yang disebut kegiatan.")
    ] = None,
    pembulatan: Annotated[str | None, typer.Option(help="terdekat, ke_atas, atau ke_bawah.")] = None,
) -> None:
    """Buat halaman tiap unit, halaman kementerian, dan rekap.xlsx."""
    from abk.reports.batch import Dihentikan, Manifest, laporan as buat, pelaksana_klaster  # noqa: I001, PLC0415

    kolom = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*kolom, console=galat) as bilah:
            kerja = bilah.add_task("Menyiapkan", total=None)

            def kemajuan(selesai: int, jumlah: int, kode: str, status: str) -> None:
                bilah.update(
                    kerja,
                    completed=selesai,
                    total=jumlah,
                    description=f"{_aman(kode or 'kementerian')}: {status}",
                )

            hasil: Manifest = buat(
                sumber,
                keluar,
                unit=unit or None,
                pekerja=pekerja,
                paksa=paksa,
                peraturan=peraturan,
                pembulatan=pembulatan,
                kemajuan=kemajuan,
                pelaksana=pelaksana_klaster(klaster) if klaster else None,
            )
    except Dihentikan as henti:
        galat.print(
            "[bold red]Dihentikan.[/] Halaman yang sudah jadi tetap berlaku; jalankan lagi untuk melanjutkan."
        )
        raise typer.Exit(DIHENTIKAN) from henti
    except AbkError as salah:
        _gagal(salah, panggilan=bool(peraturan or pembulatan))
    for gagal in hasil.gagal:
        galat.print(f"[bold red]Gagal:[/] {_aman(gagal.kode or gagal.berkas)}: {_aman(gagal.galat)}")
    ringkas = ", ".join(f"{n} {status}" for status, n in hasil.ringkasan.items())
    layar.print(f"{ringkas} dalam {hasil.detik:.1f} detik → {_aman(str(keluar))}")
    if not hasil.berhasil:
        raise typer.Exit(SALAH_DATA)


@app.command()
def demo(
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")] = Path("reports/contoh"),
    pekerja: Annotated[int | None, typer.Option(min=1, help="Banyaknya proses sejajar.")] = None,
) -> None:
    """Kementerian contoh (fiktif): laporan tiap unit dan rekap."""
    laporan(CONTOH, keluar, pekerja=pekerja)
    layar.print(f"Buka {_aman(str(keluar / 'index.html'))} dengan peramban.")


Alamat = Annotated[str, typer.Argument(help="Alamat penyimpanan, misalnya sqlite:///data/abk.db.")]


@app.command()
def cadangkan(alamat: Alamat, berkas: Annotated[Path, typer.Argument(help="Berkas cadangan.")]) -> None:
    """Cadangkan penyimpanan jawaban ke satu berkas, dengan catatan pemeriksanya."""
    from abk.store import buka, cadangkan as simpan  # noqa: I001, PLC0415

    try:
        layar.print(f"Dicadangkan → {_aman(str(simpan(buka(alamat), berkas)))}")
    except AbkError as salah:
        _gagal(salah)


@app.command()
def pulihkan(
    berkas: Annotated[Path, typer.Argument(help="Berkas cadangan.")],
    ke: Annotated[str, typer.Option(help="Alamat penyimpanan tujuan.")],
) -> None:
    """Pulihkan penyimpanan dari cadangan; kebutuhan dihitung ulang dan dicocokkan."""
    from abk.store import pulihkan as kembalikan  # noqa: PLC0415

    try:
        layar.print(f"Dipulihkan → {_aman(kembalikan(berkas, ke).alamat)}")
    except AbkError as salah:
        _gagal(salah)


@app.command()
def migrasi(alamat: Alamat) -> None:
    """Perbarui skema penyimpanan; cadangan dibuat lebih dahulu."""
    from abk.store import migrasikan  # noqa: PLC0415

    try:
        cadangan = migrasikan(alamat)
    except AbkError as salah:
        _gagal(salah)
    layar.print("Skema mutakhir." + (f" Cadangan: {_aman(str(cadangan))}" if cadangan else ""))


def main() -> None:
    """Entry point that reports unforeseen data errors as such."""
    try:
        app()
    except DataError as salah:
        galat.print(str(salah))
        sys.exit(SALAH_DATA)


if __name__ == "__main__":
    main()
