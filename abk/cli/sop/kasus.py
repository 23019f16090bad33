"""What the commands on a case share: options, the case, keys and passphrases, what is said after an act.

A passphrase is asked without echo, or taken from the environment; it is never an option.
"""

from __future__ import annotations

import getpass
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from abk.cli.isian import IsianError, PanggilanError
from abk.cli.layar import aman, bila_gagal, galat, layar, tampilkan
from abk.cli.sop.berikut import Meja, berikut, berkas_kunci
from abk.errors import AbkError, ParameterError
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import kelompok

if TYPE_CHECKING:
    from abk.kegiatan import Perubahan
    from abk.sop import Alur, Tanda
    from abk.sop import Kunci as KunciTerbuka
    from abk.store import Gudang

Langkah = Annotated[str, typer.Argument(help="Kode langkah, misalnya 3 atau 15a.")]
Pelaku = Annotated[str, typer.Option(help="Pengenal pejabat yang bertindak, misalnya p-karo.")]
Kunci = Annotated[
    Path | None,
    typer.Option(
        help="Berkas kunci pejabat itu; bawaan PELAKU.kunci di folder ini. Frasanya ditanyakan, atau dari "
        "ABK_FRASA.",
        show_default=False,
    ),
]
KodeAlur = Annotated[
    str, typer.Option("--alur", help="Kode alur; boleh kosong bila gudang berisi satu alur.")
]
Unit = Annotated[str, typer.Option(help="Kode unit, untuk langkah yang dikerjakan tiap unit.")]
Alasan = Annotated[str, typer.Option(help="Alasan; dicatat dan tidak dapat dihapus.")]
Ya = Annotated[bool, typer.Option("--ya", help="Tanda tangani tanpa ditanya lagi.")]


_MEJA: ContextVar[Meja | None] = ContextVar("meja", default=None)


def meja() -> Meja:
    """Where the command that runs works."""
    return _MEJA.get() or Meja("ALAMAT")


def contoh(nama: str) -> str:
    """A file to be filled in: ``rencana`` (a plan), ``putusan`` (decisions of a meeting)."""
    return (files("abk.cli.sop") / f"contoh-{nama}.yaml").read_text(encoding="utf-8")


@contextmanager
def dijaga() -> Iterator[None]:
    """As :func:`abk.cli.layar.bila_gagal`, but a file is no wrong call, and advice has the address."""
    with bila_gagal():
        semula = _MEJA.set(None)
        try:
            yield
        except AbkError as salah:
            salah.saran = meja().lengkapi(salah.saran)
            if isinstance(salah, ParameterError) and not isinstance(salah, PanggilanError):
                raise IsianError(salah.pesan, salah.saran) from salah
            raise
        finally:
            _MEJA.reset(semula)


def duduk(alamat: str, kode: str = "", pelaku: str = "", kunci: Path | None = None) -> None:
    """Note where the command works, for what is said after it."""
    _MEJA.set(Meja(alamat, kode, pelaku, kunci))


def buka(alamat: str, kode: str = "") -> tuple[Gudang, Alur]:
    """Store at an address, and a case of it; raises AbkError if there is no store, or no such case."""
    from abk.sop import buka_alur  # noqa: PLC0415
    from abk.store import buka as buka_gudang  # noqa: PLC0415

    duduk(alamat, kode)
    gudang = buka_gudang(alamat)
    return gudang, buka_alur(gudang, kode)


def setuju(kata: str, *, ya: bool) -> None:
    """Ask before something is signed; without a yes nothing is."""
    if ya:
        return
    jawab = typer.prompt(f"{kata} Ketik ya untuk menandatangani", default="tidak", err=True)
    if jawab.strip().casefold() != "ya":
        layar.print("Tidak jadi; tidak ada yang dicatat.")
        raise typer.Exit(1)


def tercatat(alur: Alur) -> None:
    """Say what was recorded, what is due now, the new head of the chain, and the command that comes next."""
    from abk.tulisan.format import bulat  # noqa: PLC0415

    layar.print(f"Dicatat sebagai catatan {bulat(alur.keadaan.jumlah)}.")
    giliran(alur)
    layar.print(f"Kode verifikasi: {kelompok(alur.kepala)}")
    kabarkan_lembar(alur)
    lanjut(berikut(alur, meja()))


def lanjut(perintah: str, kata: str = "Berikutnya") -> None:
    """Say what comes next, on a line of its own, to be typed as it stands."""
    layar.print(f"{kata}: {aman(perintah)}")


def kabarkan_lembar(alur: Alur) -> bool:
    """Say what became of the decided values, if there were any; whether all sheets hold them."""
    hasil = alur.penerapan
    for satu in hasil.kalimat if hasil is not None else ():
        layar.print(aman(satu))
    return hasil is None or hasil.utuh


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


def tabel_perubahan(judul: str, perubahan: Sequence[Perubahan], alur: Alur) -> None:
    """Show changes of the data of a case as a table."""
    from abk.hasil import kata_perubahan  # noqa: PLC0415
    from abk.sop.slot import DATA_AWAL  # noqa: PLC0415

    k = alur.data(DATA_AWAL) if DATA_AWAL in alur.keadaan.slot else None

    tabel = Table("Jabatan", "Tugas", "Kolom", "Lama", "Baru", "Alasan", title=judul, title_justify="left")
    for p in kata_perubahan(perubahan, k):
        sel = (f"{p.jabatan} ({p.kode_jabatan})", p.tugas, p.kolom, p.lama, p.baru, p.alasan)
        tabel.add_row(*(aman(s) for s in sel))
    tampilkan(tabel)


FRASA = "ABK_FRASA"
"""Environment variable that may hold the passphrase, for machines that sign without anybody present."""


def kunci(berkas: Annotated[Path, typer.Argument(help="Berkas kunci yang akan dibuat.")]) -> None:
    """Buat kunci tanda tangan baru; frasa sandinya ditanyakan dua kali dan tidak ditampilkan."""
    with dijaga():
        satu = kunci_baru(berkas)
    layar.print(f"Kunci dibuat → {aman(berkas)} (simpan; jangan dikirim kepada siapa pun)")
    layar.print(f"Sidik jari: {kelompok(satu.sidik, 4)}")
    layar.print(f"Kunci publik: {satu.publik}")
    layar.print("Serahkan kunci publik itu kepada pembuat alur. Frasa yang terlupa tidak dapat dipulihkan.")


def kunci_baru(berkas: Path) -> KunciTerbuka:
    """A new key in a file; its passphrase is asked twice, or comes from the environment."""
    from abk.sop import KunciError, buat_kunci  # noqa: PLC0415

    frasa = os.environ.get(FRASA)
    if frasa is None:
        frasa = _tanya("Frasa sandi baru (paling sedikit 12 huruf, misalnya empat kata acak)")
        if _tanya("Ulangi frasa sandi") != frasa:
            raise KunciError("Kedua frasa tidak sama; kunci tidak dibuat.", "Jalankan lagi perintah ini.")
    return buat_kunci(berkas, frasa)


def penanda(alur: Alur, pelaku: str, berkas: Path | None) -> Tanda:
    """Signature of an official with his key."""
    from abk.sop import Tanda, WewenangError  # noqa: PLC0415

    siapa = alur.keadaan.pejabat.get(pelaku)
    if siapa is None:
        raise WewenangError(
            f"Pejabat {kutip(pelaku)} tidak terdaftar dalam alur {alur.kode}.",
            f"Yang terdaftar: {', '.join(sorted(alur.keadaan.pejabat))}.",
        )
    _MEJA.set(replace(meja(), pelaku=pelaku, kunci=berkas))
    return Tanda(pelaku, kunci_milik(pelaku, siapa.kunci, berkas))


def kunci_milik(pelaku: str, publik: str, berkas: Path | None) -> KunciTerbuka:
    """Key of a file, opened, if it is the registered one; KunciError if it does not open, or is another."""
    from abk.sop import KunciError  # noqa: PLC0415
    from abk.sop.catatan.kunci import buka_kunci, terdaftar  # noqa: PLC0415

    if berkas is None and not berkas_kunci(pelaku).exists():
        raise KunciError(
            f"Berkas kunci {berkas_kunci(pelaku)} tidak ada di folder ini.",
            "Sebut letaknya dengan --kunci BERKAS, atau jalankan dari folder kuncinya.",
        )
    berkas = berkas or berkas_kunci(pelaku)

    milik = buka_kunci(berkas, os.environ.get(FRASA) or _tanya(f"Frasa sandi {berkas.name}"))
    return terdaftar(milik, publik, pelaku)


def _tanya(kata: str) -> str:
    """An answer that is not shown; KunciError where no terminal can hide it."""
    from abk.sop import KunciError  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            jawab: str = typer.prompt(kata, hide_input=True, err=True)
        except getpass.GetPassWarning as salah:
            galat.print("")
            raise KunciError(
                "Frasa sandi tidak dapat ditanyakan: tidak ada terminal.", f"Beri lewat variabel {FRASA}."
            ) from salah
    return jawab
