"""``abk laporan``: the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from abk.cli.layar import DIHENTIKAN, SALAH_DATA, Sumber, aman, gagal, galat, layar
from abk.errors import AbkError


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
    alur: Annotated[
        str,
        typer.Option(
            help="Kode alur pada sumber itu (penyimpanan, atau folder alur): datanya, bukan isian kini."
        ),
    ] = "",
    saat: Annotated[str, typer.Option(help="awal, akhir (bawaan), atau kode langkah alur itu.")] = "",
) -> None:
    """Buat halaman tiap unit, halaman kementerian, dan rekap.xlsx."""
    try:
        buat_laporan(
            sumber,
            keluar,
            unit=unit or None,
            pekerja=pekerja,
            klaster=klaster,
            paksa=paksa,
            peraturan=peraturan,
            pembulatan=pembulatan,
            alur=alur,
            saat=saat,
        )
    except AbkError as salah:
        gagal(salah, panggilan=bool(peraturan or pembulatan))


def buat_laporan(sumber: str | Path, keluar: Path, *, klaster: str | None = None, **pilihan: Any) -> None:
    """Make a report (:func:`abk.reports.batch.laporan`), with its progress and its outcome on the screen."""
    from abk.reports.batch import Dihentikan, Manifest, laporan as buat, cluster_executor  # noqa: I001, PLC0415

    kolom = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*kolom, console=galat) as bilah:
            kerja = bilah.add_task("Menyiapkan", total=None)

            def kemajuan(selesai: int, jumlah: int, kode: str, status: str) -> None:
                bilah.update(
                    kerja,
                    completed=selesai,
                    total=jumlah,
                    description=f"{aman(kode or 'kementerian')}: {status}",
                )

            pelaksana = cluster_executor(klaster) if klaster else None
            hasil: Manifest = buat(sumber, keluar, kemajuan=kemajuan, pelaksana=pelaksana, **pilihan)
    except Dihentikan as henti:
        galat.print(
            "[bold red]Dihentikan.[/] Halaman yang sudah jadi tetap berlaku; jalankan lagi untuk melanjutkan."
        )
        raise typer.Exit(DIHENTIKAN) from henti
    for tidak_jadi in hasil.gagal:
        galat.print(
            f"[bold red]Gagal:[/] {aman(tidak_jadi.kode or tidak_jadi.berkas)}: {aman(tidak_jadi.galat)}"
        )
    ringkas = ", ".join(f"{n} {status}" for status, n in hasil.ringkasan.items())
    layar.print(f"{ringkas} dalam {hasil.detik:.1f} detik → {aman(str(keluar))}")
    if not hasil.berhasil:
        raise typer.Exit(SALAH_DATA)
