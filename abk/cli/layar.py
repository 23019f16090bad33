"""What the commands share: the screen, the exit codes, and how an error is said."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from abk.cli.aliran import DIHENTIKAN, SALAH_DATA, SALAH_PANGGIL, aman, galat, layar
from abk.errors import AbkError, KegiatanError, ParameterError, PeraturanError

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.table import Table

__all__ = [
    "DIHENTIKAN",
    "SALAH_DATA",
    "SALAH_PANGGIL",
    "Alamat",
    "Sumber",
    "aman",
    "bila_gagal",
    "gagal",
    "galat",
    "kemajuan_layar",
    "layar",
    "pengguna",
    "segera",
    "setuju",
    "tampilkan",
]

_LEBAR_TANPA_TERMINAL = 240

Sumber = Annotated[str, typer.Argument(help="Folder tabel, buku kerja, alamat gudang, atau 'contoh'.")]
Alamat = Annotated[str, typer.Argument(help="Alamat gudang, misalnya sqlite:///data/abk.db.")]


def gagal(salah: AbkError, *, panggilan: bool = False) -> NoReturn:
    """Say what is wrong, and end; with `panggilan` a wrong law or setting is a wrong call."""
    galat.print(f"[bold red]Gagal:[/] {aman(str(salah))}")
    salah_panggil = isinstance(salah, ParameterError) or (
        panggilan and isinstance(salah, PeraturanError | KegiatanError)
    )
    raise typer.Exit(SALAH_PANGGIL if salah_panggil else SALAH_DATA) from salah


@contextmanager
def bila_gagal(*, panggilan: bool = False) -> Iterator[None]:
    """Say what went wrong in the block, and end (:func:`gagal`)."""
    try:
        yield
    except AbkError as salah:
        gagal(salah, panggilan=panggilan)


def segera(teks: str) -> None:
    """Say it now, into a file or pipe too: whoever waits for the address of a page must see it."""
    layar.print(aman(teks))
    layar.file.flush()


def pengguna(oleh: str) -> str:
    """Who does it: as named, else the account; ParameterError where the system names none."""
    try:
        return oleh or getpass.getuser()
    except (
        KeyError,
        ImportError,
        OSError,
    ) as salah:  # an account without a name, or Windows without USERNAME
        raise ParameterError(
            "Nama akun komputer ini tidak diketahui.", "Sebutkan dengan --oleh NAMA."
        ) from salah


def setuju(kata: str) -> bool:
    """Whether the user says yes; without a keyboard nobody does."""
    if not sys.stdin.isatty():
        return False
    layar.print(f"{aman(kata)}? Ketik ya untuk setuju: ", end="")
    return input().strip().lower() in {"y", "ya"}


def kemajuan_layar(*, transient: bool = False) -> Progress:
    """A bar that shows how far the work is; gone when it is done if it is `transient`.

    Only a terminal gets one: what cron or a service finds on the error stream is an error.
    """
    from rich import progress as p  # noqa: PLC0415 - few commands work so long

    kolom = (p.TextColumn("{task.description}"), p.BarColumn(), p.MofNCompleteColumn(), p.TimeElapsedColumn())
    return p.Progress(*kolom, console=galat.kaya, transient=transient, disable=not galat.is_terminal)


def tampilkan(tabel: Table) -> None:
    """Show a table: as wide as the terminal, wide where there is none."""
    from rich.console import Console  # noqa: PLC0415 - as above

    tujuan = layar.kaya if layar.is_terminal else Console(width=_LEBAR_TANPA_TERMINAL, highlight=False)
    tujuan.print(tabel, soft_wrap=False)
