"""The commands of ``abk``: every one is one call into the library, and imports what it runs when it runs.

A call loads the command that it names and no other; help, and a name that is unknown, load them all.
"""

from __future__ import annotations

import importlib
import sys
from typing import Annotated, Any

import typer

import abk
from abk.cli.aliran import aman, layar, siapkan_layar
from abk.cli.language import Grup, berbahasa


def _versi(minta: bool) -> None:
    if minta:
        layar.print(f"abk {abk.__version__}")
        raise typer.Exit


def _utama(
    versi: Annotated[bool, typer.Option("--versi", callback=_versi, is_eager=True, help="Versi.")] = False,
) -> None:
    """Analisis beban kerja."""


# The groups follow the work; each command has one example: in the list, in its help, beside a wrong call.
PERINTAH: dict[str, tuple[tuple[str, str], ...]] = {
    "1 Mulai": (
        ("mulai.mulai", "abk mulai data/abk-2026"),
        ("laporan.contoh", "abk contoh"),
        ("laporan.demo", "abk demo"),
    ),
    "2 Isi": (
        ("instrumen.formulir", "abk formulir sqlite:///data/abk.db"),
        ("ekspor.ekspor", "abk ekspor data/abk-2026 --keluar kirim"),
        ("instrumen.impor", "abk impor kirim/formulir-SET.PO.xlsx --ke sqlite:///data/abk.db"),
    ),
    "3 Periksa": (
        ("data.periksa", "abk periksa data/abk-2026"),
        ("data.peraturan", "abk peraturan"),
        ("tanda.tanda", "abk tanda sqlite:///data/abk.db"),
    ),
    "4 Laporan": (
        ("laporan.laporan", "abk laporan data/abk-2026 --keluar reports/abk-2026"),
        ("laporan.ringkasan", "abk ringkasan data/abk-2026 --keluar reports/ringkasan.html"),
        ("analisis.analisis", "abk analisis data/abk-2026 --keluar reports/analisis"),
        ("jabatan_cetak.peta", "abk peta data/abk-2026 --unit SET.PO --keluar reports/peta.docx"),
        ("jabatan_cetak.informasi", "abk informasi data/abk-2026 --keluar reports/informasi-jabatan.docx"),
    ),
    "5 Alur": (
        ("kokpit.kokpit", "abk kokpit sqlite:///data/abk.db"),
        ("naskah.naskah", "abk naskah undangan --kosong"),
    ),
    "6 Data": (
        ("nasional.gabung", "abk gabung data/abk-2026 contoh --ke data/nasional"),
        ("data.cadangkan", "abk cadangkan sqlite:///data/abk.db cadangan.zip"),
        ("data.pulihkan", "abk pulihkan cadangan.zip --ke sqlite:///data/abk-pulih.db"),
        ("data.migrasi", "abk migrasi sqlite:///data/abk.db"),
        ("data.karantina", "abk karantina sqlite:///data/abk.db"),
    ),
}

GRUP = (
    ("unit", "organisasi.unit", "2 Isi", "abk unit tambah sqlite:///data/abk.db --dari unit.xlsx"),
    (
        "jabatan",
        "organisasi.jabatan",
        "2 Isi",
        "abk jabatan tambah sqlite:///data/abk.db --dari jabatan.xlsx",
    ),
    ("kunci", "kunci.app", "5 Alur", "abk kunci buat p-karo-po.kunci"),
    ("sop", "sop.app", "5 Alur", "abk sop status sqlite:///data/abk.db"),
)


def nama_perintah(letak: str) -> str:
    """Name of the command at `letak`."""
    return letak.rpartition(".")[2]


def susun(hanya: str = "") -> typer.Typer:
    """The command line: all of it, or with the command `hanya` alone."""
    app = typer.Typer(
        name="abk",
        cls=Grup,
        help="Analisis beban kerja: dari tabel kementerian ke laporan kebutuhan pegawai per unit.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_utama)
    for kelompok, isi in PERINTAH.items():
        for letak, contoh in isi:
            if hanya in {"", nama_perintah(letak)}:
                perintah = _ambil(letak)
                ringkas = (perintah.__doc__ or "").split("\n\n", maxsplit=1)[0].strip()
                app.command(
                    rich_help_panel=kelompok,
                    short_help=f"{ringkas}\n[dim]Contoh: {aman(contoh)}[/]",
                    epilog=f"Contoh: {aman(contoh)}",
                )(perintah)
    for nama, letak, kelompok, contoh in GRUP:
        if hanya in {"", nama}:
            grup = _ambil(letak)
            ringkas = f"{grup.info.help}\n[dim]Contoh: {contoh}[/]"
            app.add_typer(grup, name=nama, rich_help_panel=kelompok, short_help=ringkas)
    berbahasa(app)
    return app


def _ambil(letak: str) -> Any:
    modul, _, nama = letak.rpartition(".")
    # what another command needs is not loaded: pandas alone takes longer than many a command
    return getattr(importlib.import_module(f"abk.cli.{modul}"), nama)


def jalankan() -> None:
    """The command that is called, on whatever console or file it writes to."""
    siapkan_layar()
    diminta = sys.argv[1] if len(sys.argv) > 1 else ""
    ada = {nama for nama, *_ in GRUP}.union(nama_perintah(n) for isi in PERINTAH.values() for n, _ in isi)
    susun(diminta if diminta in {*ada, "--versi"} else "")()
