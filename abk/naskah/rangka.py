"""What surrounds the content of every document: letterhead, number, signatures, initials, chain head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from abk.naskah.isi.dasar import Tingkat
from abk.naskah.isi.orang import PenandaTangan, baris_jabatan, baris_nama
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import BELUM_ADA
from abk.tulisan.format import tanggal, waktu
from abk.tulisan.sidik import kelompok

MENANDATANGANI = frozenset({"menandatangani", "menetapkan", "mengonfirmasi"})
"""Meanings that are a signature under the document, not initials on its draft."""
TANPA_RANTAI = "belum ada (naskah di luar alur)"


@dataclass(frozen=True)
class BarisParaf:
    """One act of approval from the case.

    Attributes
    ----------
    jabatan, nama : who, as written on the document
    makna : what the act means, e.g. ``memaraf``
    waktu : when; sidik : hash of the signed event
    gugur : whether a later change voided it
    """

    jabatan: str
    nama: str
    makna: str
    waktu: dt.datetime | None
    sidik: str
    gugur: bool = False


@dataclass
class Rangka:
    """The frame of one document while it is being made.

    Attributes
    ----------
    jenis : kind of document
    profil, tingkat, paraf, kepala : as given to :func:`abk.naskah.buat`
    terpakai : signatures that found their place
    """

    jenis: str
    profil: Profil
    tingkat: Tingkat
    paraf: Sequence[BarisParaf]
    kepala: str
    terpakai: set[int] = field(default_factory=set)

    @property
    def asli(self) -> bool:
        """Whether this is the fair copy."""
        return self.tingkat == "asli"

    def kop(self, nama: str = "", unit: str = "") -> dict[str, Any]:
        """Return a letterhead for the template.

        Parameters
        ----------
        nama : str
            Letterhead of the profile; by default that of the kind's signer, else ``unit``.
        unit : str
            Name of the unit, for letterheads that hold one.
        """
        penanda = self.profil.jabatan.get(self.profil.aturan(self.jenis).penanda_tangan)
        nama = nama or (penanda.kop if penanda else "unit")
        kop = self.profil.kop[nama]
        return {
            "garuda": kop.lambang == "garuda",
            "baris": self.profil.baris_kop(nama, unit),
            "alamat": list(self.profil.alamat.baris) if kop.alamat else [],
        }

    def nomor(self, urut: str, hari: dt.date | None, kode_jabatan: str = "", jenis: str = "") -> str:
        """Return the number after the profile's pattern; dots for what a draft does not have yet."""
        return self.profil.nomor(jenis or self.jenis, urut=urut, tanggal=hari, kode_jabatan=kode_jabatan)

    def tanggal(self, hari: dt.date | None) -> str:
        """Return a date in words, or dots."""
        return tanggal(hari) if hari else BELUM_ADA

    def tempat_tanggal(self, hari: dt.date | None, tempat: str = "") -> str:
        """Return ``"Jakarta, 24 November 2026"``; the place is the profile's unless given."""
        return f"{tempat or self.profil.alamat.kota}, {self.tanggal(hari)}"

    def jabatan(self, peran: str) -> str:
        """Return the full title of a role."""
        return self.profil.jabatan[peran].lengkap

    def tanda_tangan(
        self, orang: PenandaTangan, *, nota_dinas: bool = False, awalan: str = ""
    ) -> dict[str, Any]:
        """Return a signature block for the template.

        Parameters
        ----------
        orang : PenandaTangan
            Who signs; an electronic signature of the same name is shown under it.
        nota_dinas : bool
            Rules of the nota dinas for eselon I.
        awalan : str
            A line above the post, e.g. ``"Mengetahui,"``.

        Returns
        -------
        dict
            ``awalan``, ``jabatan`` (lines), ``nama``, ``keterangan`` (lines), ``elektronik`` (lines, empty
            where the signature will be by hand).
        """
        nama, *keterangan = baris_nama(orang, self.profil, nota_dinas=nota_dinas)
        return {
            "awalan": awalan,
            "jabatan": baris_jabatan(orang, self.profil),
            "nama": nama,
            "keterangan": keterangan,
            "elektronik": self._elektronik(orang),
        }

    def _elektronik(self, orang: PenandaTangan) -> list[str]:
        for letak, baris in enumerate(self.paraf):
            sama = baris.nama.casefold().split() == orang.nama.casefold().split()
            if sama and baris.makna in MENANDATANGANI and not baris.gugur:
                self.terpakai.add(letak)
                kapan = f"pada {waktu(baris.waktu, self.profil.zona_waktu)}" if baris.waktu else ""
                sidik = f"Ditandatangani secara elektronik dengan sidik\n{kelompok(baris.sidik)}"
                return [sidik, *filter(None, [kapan])]
        return []

    def baris_paraf(self) -> list[dict[str, Any]]:
        """Return the rows of the table of initials: none on the fair copy.

        The chain of the profile comes first, with boxes for ink where no act is recorded; acts of others
        follow. A voided act stays visible.
        """
        if self.asli:
            return []
        rantai = [self.jabatan(peran) for peran in self.profil.aturan(self.jenis).paraf]
        milik: dict[str, list[BarisParaf]] = {jabatan: [] for jabatan in rantai}
        for letak, baris in enumerate(self.paraf):
            if letak not in self.terpakai:
                # a deputy initials in the place of the post
                pos = re.sub(r"^(?:Plt\.|Plh\.)\s+", "", baris.jabatan)
                milik.setdefault(pos if pos in milik else baris.jabatan, []).append(baris)
        return [
            self._baris_paraf(jabatan, satu)
            for jabatan, semua in milik.items()
            for satu in [*semua, *([] if semua else [None])]
        ]

    def _baris_paraf(self, jabatan: str, baris: BarisParaf | None) -> dict[str, Any]:
        if baris is None:
            return {"jabatan": jabatan, "isi": "", "tanggal": ""}
        gugur = " (gugur: isi berubah sesudahnya)" if baris.gugur else ""
        isi = f"{baris.nama}\n{baris.makna}, sidik {kelompok(baris.sidik[:16])}{gugur}"
        kapan = waktu(baris.waktu, self.profil.zona_waktu) if baris.waktu else BELUM_ADA
        return {"jabatan": baris.jabatan, "isi": isi, "tanggal": kapan}

    def tanpa_tempat(self) -> list[BarisParaf]:
        """Return signatures on a fair copy whose name is under no signature block."""
        return [
            baris
            for letak, baris in enumerate(self.paraf)
            if self.asli and baris.makna in MENANDATANGANI and not baris.gugur and letak not in self.terpakai
        ]

    def konteks(self) -> dict[str, Any]:
        """Return the values that every template may use, after the content has taken its signatures."""
        return {
            "konsep": not self.asli,
            "sidik_rantai": kelompok(self.kepala) if self.kepala else TANPA_RANTAI,
            "paraf": self.baris_paraf(),
            "instansi": self.profil.instansi.nama,
            "instansi_singkat": self.profil.instansi.singkat,
            "kota": self.profil.alamat.kota,
            "zona_waktu": self.profil.zona_waktu,
        }
