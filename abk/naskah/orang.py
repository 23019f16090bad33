"""People as documents name them: as participants, and as signers with what stands around a signature."""

from __future__ import annotations

import re
from typing import Literal

from abk.naskah.bagian import Bagian, Teks, TeksBoleh, isian
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import Eselon

_GELAR = re.compile(r"[A-Za-z][a-z]{1,5}\.")
"""A degree before a name: Drs., Ir., dr., Prof.; an initial has one letter."""


class Orang(Bagian):
    """An official: name, number, rank, post."""

    nama: Teks = isian("Nama")
    nip: TeksBoleh = isian("NIP", "")
    pangkat: TeksBoleh = isian("Pangkat/golongan", "")
    jabatan: Teks = isian("Jabatan")


class PenandaTangan(Orang):
    """An official who signs, in his own name or for another.

    sebutan : ``Plt.`` or ``Plh.`` before the post, or nothing
    atas_nama : title of the post on whose behalf (a.n.)
    untuk_beliau : title of the post that passed it on (u.b.); only together with ``atas_nama``
    eselon : rank; the profile knows it for the posts of the procedure
    """

    sebutan: Literal["", "Plt.", "Plh."] = isian("Sebutan", "", masukan="pilihan")
    atas_nama: TeksBoleh = isian("Atas nama (a.n.)", "")
    untuk_beliau: TeksBoleh = isian("Untuk beliau (u.b.)", "")
    eselon: Eselon = isian("Eselon", "", masukan="pilihan")


def baris_jabatan(orang: PenandaTangan, profil: Profil) -> list[str]:
    """Lines above a signature: the post, with a.n., u.b., Plt. or Plh.; a minister's in capitals."""
    eselon = orang.eselon or profil.eselon_jabatan(orang.jabatan)
    sebut = profil.sebutan
    tanda = {"Plt.": sebut.get("pelaksana_tugas", "Plt."), "Plh.": sebut.get("pelaksana_harian", "Plh.")}
    milik = " ".join([*filter(None, [tanda.get(orang.sebutan, "")]), profil.jabatan_lengkap(orang.jabatan)])
    if eselon == "menteri":
        milik = f"{milik} {profil.instansi.negara}".strip().upper()
    baris = []
    if orang.atas_nama:
        baris.append(f"{sebut.get('atas_nama', 'a.n.')} {orang.atas_nama}")
    if orang.untuk_beliau:
        baris += [milik, f"{sebut.get('untuk_beliau', 'u.b.')} {orang.untuk_beliau}"]
    else:
        baris.append(milik)
    baris[-1] = f"{baris[-1]},"
    return baris


def baris_nama(orang: PenandaTangan, profil: Profil, *, nota_dinas: bool = False) -> list[str]:
    """The lines below a signature: the name, then rank and NIP as far as the rules want them.

    A minister or head of a region never has them, and his name is in capitals; on a nota dinas, eselon I has
    neither.
    """
    eselon = orang.eselon or profil.eselon_jabatan(orang.jabatan)
    if eselon == "menteri":
        return [_kapital(orang.nama)]
    if nota_dinas and eselon == "I":
        return [orang.nama]
    nip = f"NIP {orang.nip}" if orang.nip else ""
    return [orang.nama, *filter(None, [orang.pangkat, nip])]


def _kapital(nama: str) -> str:
    """A name in capitals; its degrees stay as they are written: ``dr. BUDI SANTOSA, Sp.A., M.Kes.``."""
    awal, koma, gelar = nama.partition(",")
    kata = [satu if "." in satu[:-1] or _GELAR.fullmatch(satu) else satu.upper() for satu in awal.split(" ")]
    return " ".join(kata) + koma + gelar
