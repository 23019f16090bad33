"""What the commands on a case share: their options, the case itself, and what is said after an act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from abk.cli.isian import IsianError, PanggilanError
from abk.cli.layar import aman, gagal, layar, tampilkan
from abk.errors import AbkError, ParameterError
from abk.tulisan.sidik import kelompok

if TYPE_CHECKING:
    from abk.sop import Alur
    from abk.store import Gudang

Langkah = Annotated[str, typer.Argument(help="Kode langkah, misalnya 3 atau 15a.")]
Pelaku = Annotated[str, typer.Option(help="Pengenal pejabat yang bertindak, misalnya p-karo.")]
Kunci = Annotated[
    Path, typer.Option(help="Berkas kunci pejabat itu; frasanya ditanyakan, atau dari ABK_FRASA.")
]
KodeAlur = Annotated[
    str, typer.Option("--alur", help="Kode alur; boleh kosong bila penyimpanan berisi satu alur.")
]
Unit = Annotated[str, typer.Option(help="Kode unit, untuk langkah yang dikerjakan tiap unit.")]
Alasan = Annotated[str, typer.Option(help="Alasan; dicatat dan tidak dapat dihapus.")]
Ya = Annotated[bool, typer.Option("--ya", help="Tanda tangani tanpa ditanya lagi.")]


@contextmanager
def dijaga() -> Iterator[None]:
    """Say what went wrong, and end with the exit code for it: what a file says is no wrong call."""
    try:
        yield
    except PanggilanError as salah:
        gagal(salah)
    except ParameterError as salah:
        gagal(IsianError(salah.pesan, salah.saran))
    except AbkError as salah:
        gagal(salah)


def buka(alamat: str, kode: str = "") -> tuple[Gudang, Alur]:
    """Store at an address, and a case of it.

    Raises
    ------
    AbkError
        If there is no store, or no such case.
    """
    from abk.sop import buka_alur  # noqa: PLC0415
    from abk.store import buka as buka_gudang  # noqa: PLC0415

    gudang = buka_gudang(alamat)
    return gudang, buka_alur(gudang, kode)


def setuju(kata: str, *, ya: bool) -> None:
    """Ask before something is signed; without a yes nothing is.

    Parameters
    ----------
    kata : what will be signed
    ya : whether it was said already
    """
    if ya:
        return
    jawab = typer.prompt(f"{kata} Ketik ya untuk menandatangani", default="tidak", err=True)
    if jawab.strip().casefold() != "ya":
        layar.print("Tidak jadi; tidak ada yang dicatat.")
        raise typer.Exit(1)


def tercatat(alur: Alur) -> None:
    """Say what was recorded, what is due now, and the new head of the chain."""
    from abk.tulisan.format import bulat  # noqa: PLC0415

    layar.print(f"Dicatat sebagai catatan {bulat(alur.keadaan.jumlah)}.")
    giliran(alur)
    layar.print(f"Kepala rantai: {kelompok(alur.kepala)}")


def giliran(alur: Alur) -> None:
    """Say whose turn it is."""
    k = alur.keadaan
    for kode, unit in k.posisi_kini:
        satu = k.satu_langkah(kode)
        if satu is not None:
            peran = alur.prosedur.nama_peran(satu.pelaksana)
            milik = f" ({unit})" if unit else ""
            layar.print(f"Giliran: {aman(peran)}, langkah {kode}{aman(milik)}: {aman(satu.ringkas)}")
    if k.selesai:
        layar.print("Alur selesai.")


def tabel_perubahan(judul: str, perubahan: object) -> None:
    """Show changes of the data as a table."""
    tabel = Table("Jabatan", "Tugas", "Kolom", "Lama", "Baru", "Alasan", title=judul, title_justify="left")
    for p in perubahan:  # type: ignore[attr-defined]
        kolom = p.kolom.replace("_", " ") or {"tambah": "tugas baru", "hapus": "tugas dihapus"}[p.jenis]
        sel = (p.kode_jabatan, p.nomor or "–", kolom, p.lama or "–", p.baru or "–", p.alasan)
        tabel.add_row(*(aman(s) for s in sel))
    tampilkan(tabel)
