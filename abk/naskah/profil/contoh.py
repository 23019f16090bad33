"""What a profile still has of the example that it was copied from: no institution is called so.

The profiles of the package say themselves which of their values are examples (``contoh``). A document that is
made without an institution's own says in their place what is to be set, and is no fair copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, reduce
from importlib.resources import files
from pathlib import Path
from typing import Any

from abk.naskah.profil.bentuk import Profil
from abk.naskah.profil.muat import PAKET, daftar_profil, profil

_SEBUT = {
    "instansi.nama": "nama instansi",
    "instansi.menteri": "sebutan pimpinan instansi",
    "alamat.baris": "alamat instansi",
    "alamat.kota": "kota",
}
"""Values that can be examples, as documents and messages call them."""
_UNIT = "[unit kerja]"
_PIMPINAN = {
    "Kementerian ": "Menteri ",
    "Pemerintah Kabupaten ": "Bupati ",
    "Pemerintah Kota ": "Wali Kota ",
    "Pemerintah Provinsi ": "Gubernur ",
}
"""Beginning of an institution's name → that of the title of its head, in law."""


def _nilai(satu: Profil, letak: str) -> Any:
    return reduce(getattr, letak.split("."), satu)


@cache
def _contoh() -> Mapping[str, frozenset[Any]]:
    """Examples of all profiles of the package, by their place."""
    hasil: dict[str, set[Any]] = {}
    for satu in map(profil, daftar_profil()):
        for letak in satu.contoh:
            hasil.setdefault(letak, set()).add(_nilai(satu, letak))
    return {letak: frozenset(semua) for letak, semua in hasil.items()}


def letak_contoh(satu: Profil) -> list[str]:
    """Places of a profile that hold an example of the package: ``["instansi.nama", "alamat.baris"]``."""
    return [letak for letak in _SEBUT if _nilai(satu, letak) in _contoh().get(letak, ())]


def sebut_contoh(satu: Profil) -> list[str]:
    """The same in words: ``["nama instansi", "alamat instansi"]``."""
    return [_SEBUT[letak] for letak in letak_contoh(satu)]


def netral(satu: Profil) -> Profil:
    """The profile with what is to be set, in square brackets, in the place of each example."""
    contoh = letak_contoh(satu)
    ganti: dict[str, Any] = {}
    for letak in contoh:
        bagian, nama = letak.split(".")
        kata = f"[{_SEBUT[letak]}]"
        ganti.setdefault(bagian, {})[nama] = (kata,) if nama == "baris" else kata
    if "instansi.nama" in contoh:
        ganti["instansi"] |= {"singkat": "[singkatan]"}
    baru = satu.model_copy(update={n: getattr(satu, n).model_copy(update=isi) for n, isi in ganti.items()})
    if "instansi.menteri" in contoh:
        penetap = satu.jabatan["penetap"].model_copy(update={"lengkap": baru.instansi.menteri})
        baru = baru.model_copy(update={"jabatan": {**satu.jabatan, "penetap": penetap}})
    if "instansi.nama" in contoh:
        kop = {
            nama: satu_kop.model_copy(
                update={"baris": tuple(b if "{" in b else _UNIT for b in satu_kop.baris)}
            )
            for nama, satu_kop in satu.kop.items()
        }
        baru = baru.model_copy(update={"kop": kop})
    return baru


def tanpa_alamat_contoh(satu: Profil) -> Profil:
    """The profile without an address that is only an example: a letterhead without one deceives nobody."""
    if "alamat.baris" not in letak_contoh(satu):
        return satu
    return satu.model_copy(update={"alamat": satu.alamat.model_copy(update={"baris": ()})})


def ganti_instansi(nama_profil: str, nama: str = "", kota: str = "", alamat: str = "") -> dict[str, Any]:
    """What replaces a profile's example of an institution: its name, the title of its head, town, address.

    Parameters
    ----------
    nama_profil : a profile of the package; a title that is no example there stays
    nama, kota, alamat : as somebody typed them; empty stays as in the profile. Lines of an address are lines
    """
    hasil: dict[str, Any] = {}
    if nama := nama.strip():
        hasil["instansi"] = {"nama": nama}
        awal = next((a for a in _PIMPINAN if nama.startswith(a)), "")
        if awal and "instansi.menteri" in letak_contoh(profil(nama_profil)):
            pimpinan = _PIMPINAN[awal] + nama.removeprefix(awal)
            hasil["instansi"]["menteri"] = pimpinan
            hasil["jabatan"] = {"penetap": {"lengkap": pimpinan}}
    if kota := kota.strip():
        hasil["alamat"] = {"kota": kota}
    if baris := [b.strip() for b in alamat.splitlines() if b.strip()]:
        hasil.setdefault("alamat", {})["baris"] = baris
    return hasil


def seluruhnya(berkas: Path) -> dict[str, Any]:
    """An institution's own profile as what replaces one of the package, which holds nothing more then.

    Its pictures stay behind: a case has its own.
    """
    isi = profil(berkas=berkas).model_dump(mode="json", exclude={"lambang", "contoh"})
    kosong: dict[str, Any] = {untuk: [] for untuk in profil().dasar_hukum}
    return {**isi, "dasar_hukum": {**kosong, **isi["dasar_hukum"]}}


def berkas_bawaan(nama: str) -> str:
    """Text of a profile of the package, for an institution that makes its own of it."""
    teks = files(PAKET).joinpath(f"{nama}.yaml").read_text(encoding="utf-8")
    return "".join(b for b in teks.splitlines(keepends=True) if not b.startswith("# yaml-language-server"))
