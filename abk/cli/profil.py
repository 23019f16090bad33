"""The institution's profile for documents outside of a case: its own, or one of the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abk.cli.layar import aman, layar
from abk.errors import ParameterError
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.naskah import Profil

_SALIN = "abk naskah --salin-profil milik-kami.yaml"


def profil_instansi(
    nama: str, berkas: Path | None, instansi: str = "", *, asli: bool = False
) -> tuple[Profil, str]:
    """A profile by its name, or from a file; and what to say of the examples that it holds.

    A draft has, in the place of an example of the package, what is to be set there. ``instansi`` is the name
    of the institution where the data know it.

    Raises ParameterError for an unknown name, and for a fair copy that would bear an example.
    """
    from abk.naskah import daftar_profil, profil  # noqa: PLC0415
    from abk.naskah.profil.contoh import ganti_instansi, netral, sebut_contoh  # noqa: PLC0415

    if berkas is None and nama not in daftar_profil():
        raise ParameterError(f"Profil {kutip(nama)} tidak ada.", f"Pilih: {', '.join(daftar_profil())}.")
    milik = profil(nama, berkas=berkas, ganti={} if berkas else ganti_instansi(nama, instansi))
    contoh = sebut_contoh(milik)
    if not contoh:
        return milik, ""
    sebut = str(berkas or nama)
    if asli:
        raise ParameterError(
            f"Naskah asli memerlukan profil instansi sendiri: {kutip(sebut)} masih memuat contoh untuk "
            f"{', '.join(contoh)}.",
            f"Salin profilnya ({_SALIN}), isi milik instansi, lalu sebut: --berkas-profil milik-kami.yaml.",
        )
    kata = (
        f"Profil {kutip(sebut)} masih memuat contoh untuk {', '.join(contoh)}; konsep ini memuat tempatnya "
        f"dalam kurung siku. Salin profilnya ({_SALIN}), isi, lalu sebut: --berkas-profil milik-kami.yaml."
    )
    return netral(milik), kata


def gambar_profil(profil: Profil, berkas: Path | None) -> dict[str, bytes]:
    """Emblems that a profile names; those of the package name none."""
    if berkas is None or not profil.lambang:
        return {}
    from abk.naskah.lambang import lambang_profil  # noqa: PLC0415

    return lambang_profil(berkas, profil.lambang)


def salin(nama: str, berkas: Path) -> None:
    """Write a profile of the package to a new file, to be made an institution's own."""
    from abk.cli.isian import tulis  # noqa: PLC0415
    from abk.naskah import daftar_profil  # noqa: PLC0415
    from abk.naskah.profil.contoh import berkas_bawaan  # noqa: PLC0415

    if nama not in daftar_profil():
        raise ParameterError(f"Profil {kutip(nama)} tidak ada.", f"Pilih: {', '.join(daftar_profil())}.")
    tulis(berkas, berkas_bawaan(nama))
    layar.print(
        f"Profil {aman(nama)} → {aman(berkas)}; isi, lalu pakai dengan --berkas-profil {aman(berkas)}"
    )
