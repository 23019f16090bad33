"""``abk ringkasan``: two sheets for who decides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import abk
from abk.cli.ekspor import Alur, Unit, data_sumber
from abk.cli.layar import Sumber, aman, bila_gagal, layar


def ringkasan(
    sumber: Sumber,
    keluar: Annotated[Path, typer.Option(help="Halaman hasil (.html).")] = Path("reports/ringkasan.html"),
    alur: Alur = "",
    unit: Unit = None,
) -> None:
    """Dua halaman untuk pimpinan: angka, tiga gambar, dan yang perlu diputuskan."""
    from abk.cli.isian import pastikan_folder, tulis_berkas  # noqa: PLC0415
    from abk.reports.page_ringkasan import halaman_ringkasan  # noqa: PLC0415

    with bila_gagal():
        isi = halaman_ringkasan(data_sumber(sumber, alur, unit), abk.open(sumber, alur=alur))
        pastikan_folder(keluar.parent)
        tulis_berkas(keluar, isi.encode())
    layar.print(f"Ringkasan → {aman(keluar)}; dua halaman A4 bila dicetak dari peramban")
