"""Keys and passphrases: asked without echo, or from the environment; never an option."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abk.cli.layar import aman, layar
from abk.cli.sop.kasus import dijaga

if TYPE_CHECKING:
    from abk.sop import Alur, Kunci, Tanda

FRASA = "ABK_FRASA"
"""Environment variable that may hold the passphrase, for machines that sign without anybody present."""


def kunci(berkas: Annotated[Path, typer.Argument(help="Berkas kunci yang akan dibuat.")]) -> None:
    """Buat kunci tanda tangan baru; frasa sandinya ditanyakan dua kali dan tidak ditampilkan."""
    from abk.sop import KunciError, buat_kunci  # noqa: PLC0415

    with dijaga():
        frasa = os.environ.get(FRASA)
        if frasa is None:
            frasa = _tanya("Frasa sandi baru (paling sedikit 12 huruf)")
            if _tanya("Ulangi frasa sandi") != frasa:
                raise KunciError("Kedua frasa tidak sama; kunci tidak dibuat.", "Jalankan lagi perintah ini.")
        satu = buat_kunci(berkas, frasa)
    layar.print(f"Kunci dibuat → {aman(berkas)} (simpan; jangan dikirim kepada siapa pun)")
    layar.print(f"Kunci publik: {satu.publik}")
    layar.print("Serahkan kunci publik itu kepada pembuat alur. Frasa yang terlupa tidak dapat dipulihkan.")


def penanda(alur: Alur, pelaku: str, berkas: Path) -> Tanda:
    """Signature of an official with his key.

    Raises
    ------
    AlurError
        If he is unknown, the key does not open, or is not the one registered for him.
    """
    from abk.sop import Tanda, WewenangError  # noqa: PLC0415

    siapa = alur.keadaan.pejabat.get(pelaku)
    if siapa is None:
        raise WewenangError(
            f"Pejabat {pelaku!r} tidak terdaftar dalam alur {alur.kode}.",
            f"Yang terdaftar: {', '.join(sorted(alur.keadaan.pejabat))}.",
        )
    return Tanda(pelaku, kunci_milik(pelaku, siapa.kunci, berkas))


def kunci_milik(pelaku: str, publik: str, berkas: Path) -> Kunci:
    """Key of a file, opened, if it is the registered one.

    Raises
    ------
    KunciError
        If it does not open, or is another.
    """
    from abk.sop import KunciError, buka_kunci  # noqa: PLC0415
    from abk.sop.catatan.kunci import sidik_kunci  # noqa: PLC0415

    milik = buka_kunci(berkas, os.environ.get(FRASA) or _tanya(f"Frasa sandi {berkas.name}"))
    if milik.publik != publik:
        raise KunciError(
            f"Kunci itu ({milik.sidik}) bukan kunci {pelaku} yang terdaftar ({sidik_kunci(publik)}).",
            "Pakai berkas kunci yang benar, atau minta Karo PO menunjuk Anda dengan kunci baru.",
        )
    return milik


def _tanya(kata: str) -> str:
    jawab: str = typer.prompt(kata, hide_input=True, err=True)
    return jawab
