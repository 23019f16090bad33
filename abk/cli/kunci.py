"""``abk kunci``: an official makes his key, offers its public half, and sees which are offered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from abk.cli.layar import Alamat, aman, layar, tampilkan
from abk.cli.sop import kasus
from abk.tulisan.sidik import kelompok

app = typer.Typer(
    help="Kunci pejabat: buat, lihat sidik jarinya.", no_args_is_help=True, pretty_exceptions_enable=False
)


@app.command(epilog='Contoh: abk kunci buat p-karo-po.kunci --ke sqlite:///data/abk.db --sebagai "Karo PO"')
def buat(
    berkas: Annotated[
        Path, typer.Argument(help="Berkas kunci yang akan dibuat, misalnya p-karo-po.kunci.")
    ] = Path("saya.kunci"),
    ke: Annotated[
        str, typer.Option(metavar="ALAMAT", help="Gudang tempat bagian publiknya ditawarkan.")
    ] = "",
    sebagai: Annotated[str, typer.Option(help="Nama dan jabatan Anda, untuk yang menunjuk.")] = "",
) -> None:
    """Buat kunci Anda sendiri; frasa sandinya ditanyakan dua kali dan tidak ditampilkan."""
    from abk import store  # noqa: PLC0415
    from abk.cli.isian import PanggilanError  # noqa: PLC0415
    from abk.sop.catatan.kunci import tawarkan  # noqa: PLC0415

    with kasus.dijaga():
        if bool(ke) != bool(sebagai.strip()):
            raise PanggilanError(
                "--ke dan --sebagai disebut bersama.", 'Misalnya: --ke ALAMAT --sebagai "Kepala Bagian"'
            )
        gudang = (
            store.buka(ke) if ke else None
        )  # before the key is made: a wrong address leaves nothing behind
        satu = kasus.kunci_baru(berkas)
        layar.print(f"Kunci dibuat → {aman(berkas)} (simpan; jangan dikirim kepada siapa pun)")
        layar.print(f"Sidik jari: {kelompok(satu.sidik, 4)}")
        layar.print(f"Kunci publik: {satu.publik}")
        if gudang is not None:
            tawarkan(gudang, satu, sebagai)
            layar.print("Kunci publiknya sudah ditawarkan di gudang.")
    layar.print("Bacakan sidik jarinya kepada yang menunjuk Anda. Frasa yang terlupa tidak dapat dipulihkan.")


@app.command(epilog="Contoh: abk kunci daftar sqlite:///data/abk.db")
def daftar(alamat: Alamat) -> None:
    """Kunci yang ditawarkan di gudang, dengan sidik jarinya."""
    from abk.sop.catatan.kunci import sidik_kunci, tawaran  # noqa: PLC0415
    from abk.store import buka  # noqa: PLC0415

    with kasus.dijaga():
        tabel = Table("Sidik jari", "Ditawarkan sebagai")
        for publik, sebutan in tawaran(buka(alamat)).items():
            tabel.add_row(kelompok(sidik_kunci(publik), 4), aman(sebutan))
        tampilkan(tabel)
