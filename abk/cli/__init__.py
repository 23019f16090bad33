"""The command ``abk``: every command is one call into the library, and imports what it runs when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

import abk
from abk.cli import data, instrumen, laporan, naskah, sop
from abk.cli.layar import layar, siapkan_layar

app = typer.Typer(
    name="abk",
    help="Analisis beban kerja: dari tabel kementerian ke laporan kebutuhan pegawai per unit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _versi(minta: bool) -> None:
    if minta:
        layar.print(f"abk {abk.__version__}")
        raise typer.Exit


@app.callback()
def utama(
    versi: Annotated[bool, typer.Option("--versi", callback=_versi, is_eager=True, help="Versi.")] = False,
) -> None:
    """Analisis beban kerja."""


for _perintah in (
    laporan.demo,
    data.periksa,
    laporan.laporan,
    data.peraturan,
    instrumen.ekspor,
    instrumen.impor,
    instrumen.formulir,
    data.cadangkan,
    data.pulihkan,
    data.migrasi,
    data.karantina,
    naskah.naskah,
):
    app.command()(_perintah)
app.add_typer(sop.app, name="sop")


def main() -> None:
    """The command, on whatever console or file it writes to."""
    siapkan_layar()
    app()
