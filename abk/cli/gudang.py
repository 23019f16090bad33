"""``abk cadangkan``, ``pulihkan`` and ``migrasi``: care of the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from abk.cli.layar import Alamat, aman, gagal, layar
from abk.errors import AbkError


def cadangkan(alamat: Alamat, berkas: Annotated[Path, typer.Argument(help="Berkas cadangan.")]) -> None:
    """Cadangkan penyimpanan jawaban ke satu berkas, dengan catatan pemeriksanya."""
    from abk.store import buka, cadangkan as simpan  # noqa: I001, PLC0415

    try:
        layar.print(f"Dicadangkan → {aman(str(simpan(buka(alamat), berkas)))}")
    except AbkError as salah:
        gagal(salah)


def pulihkan(
    berkas: Annotated[Path, typer.Argument(help="Berkas cadangan.")],
    ke: Annotated[str, typer.Option(help="Alamat penyimpanan tujuan.")],
) -> None:
    """Pulihkan penyimpanan dari cadangan; kebutuhan dihitung ulang dan dicocokkan."""
    from abk.store import pulihkan as kembalikan  # noqa: PLC0415

    try:
        layar.print(f"Dipulihkan → {aman(kembalikan(berkas, ke).alamat)}")
    except AbkError as salah:
        gagal(salah)


def migrasi(alamat: Alamat) -> None:
    """Perbarui skema penyimpanan; cadangan dibuat lebih dahulu."""
    from abk.store import migrasikan  # noqa: PLC0415

    try:
        cadangan = migrasikan(alamat)
    except AbkError as salah:
        gagal(salah)
    layar.print("Skema mutakhir." + (f" Cadangan: {aman(str(cadangan))}" if cadangan else ""))
