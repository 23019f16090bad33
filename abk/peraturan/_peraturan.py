"""One regulation: its dates, its lingkup and its values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from abk.errors import PeraturanError
from abk.peraturan._ketentuan import LINGKUP, POLA, Ketentuan, Lingkup
from abk.peraturan._tanggal import Ketelitian, tanggal_pasti, teks_tanggal

Jenis = Literal[
    "rezim", "metode", "jam_kerja", "batas_usia", "angka_kredit", "skala", "pembulatan", "kalender"
]
"""Kind of regulation; only a ``rezim`` gives an ``Aturan``."""


def saran_nama(nama: object, pilihan: Iterable[str]) -> str:
    """Advice on a name that is not known: the nearest one, else all of them."""
    daftar = list(pilihan)
    mirip = difflib.get_close_matches(str(nama).lower(), daftar, n=3, cutoff=0.5)
    if mirip:
        return "Mungkin maksudnya: " + ", ".join(mirip) + "."
    return "Pilihan yang ada: " + ", ".join(daftar) + "."


@dataclass(frozen=True)
class Tanggal:
    """A date of the law and how well it is known.

    Attributes
    ----------
    tanggal : the day, None = open or unknown
    ketelitian : to what it is known; the rest is the first (``sejak``) or last (``sampai``) day of it
    sumber : where the date was read
    belum_diverifikasi : True if it was not read
    """

    tanggal: date | None
    ketelitian: Ketelitian
    sumber: str
    belum_diverifikasi: bool = False

    def __str__(self) -> str:
        """The date in Indonesian words."""
        return teks_tanggal(self.tanggal, self.ketelitian)


@dataclass(frozen=True)
class Peraturan:
    """A regulation as read from its YAML file.

    Attributes
    ----------
    nama : name of the file, e.g. ``permenpanrb-1-2020``
    judul, singkatan : full and short title
    jenis : kind (:data:`Jenis`)
    lingkup : kinds of institution it applies to
    berlaku : since when
    berakhir : until when (last day in force); None = not known to be revoked
    digantikan_oleh : name of the regulation that replaced it
    diperiksa : when the file was last compared with its sources
    ketentuan : every value, in the order of the file
    catatan : remark
    """

    nama: str
    judul: str
    singkatan: str
    jenis: Jenis
    lingkup: tuple[Lingkup, ...]
    berlaku: Tanggal
    berakhir: Tanggal | None
    digantikan_oleh: str
    diperiksa: date
    ketentuan: tuple[Ketentuan, ...]
    catatan: str = ""

    @property
    def sejak(self) -> date | None:
        """First day in force; None = unknown, answers any day."""
        return self.berlaku.tanggal

    @property
    def sampai(self) -> date | None:
        """Last day in force; None = still in force."""
        return self.berakhir.tanggal if self.berakhir else None

    @property
    def hari_terakhir(self) -> date | None:
        """Last day on which the regulation answers; the same as ``sampai``."""
        return self.sampai

    @property
    def kunci(self) -> tuple[str, ...]:
        """Names of its values, in the order of the file, each once."""
        return tuple(dict.fromkeys(k.nama for k in self.ketentuan))

    def tanggal_acuan(self, tanggal: date | None = None) -> date:
        """The day asked for, moved to the nearest day on which the regulation is in force.

        Parameters
        ----------
        tanggal : date, None = today

        Returns
        -------
        date
            Lets regimes of different times be compared: each at its own last valid day.
        """
        hari = tanggal_pasti(tanggal)
        if self.sejak and hari < self.sejak:
            return self.sejak
        return min(hari, self.sampai) if self.sampai else hari

    def berlaku_pada(self, tanggal: date) -> bool:
        """Whether the regulation is in force on that day; both ends count."""
        return self.tanggal_acuan(tanggal) == tanggal

    def wajib_berlaku(self, tanggal: date, lingkup: str) -> Lingkup:
        """Raise unless the regulation answers on that day for that lingkup; the lingkup, typed.

        Raises
        ------
        PeraturanError
            Unknown or foreign lingkup, not yet in force, or revoked.
        """
        if lingkup not in LINGKUP:
            raise PeraturanError(f'Lingkup "{lingkup}" tidak dikenal.', f"Pilih: {' atau '.join(LINGKUP)}.")
        if lingkup not in self.lingkup:
            raise PeraturanError(
                f'{self.singkatan} ({self.nama}) tidak berlaku untuk lingkup "{lingkup}"; '
                f"hanya untuk: {', '.join(self.lingkup)}.",
                "Pilih peraturan lain atau perbaiki lingkup kegiatan.",
            )
        if self.sejak and tanggal < self.sejak:
            raise PeraturanError(
                f"{self.singkatan} ({self.nama}) belum berlaku pada {teks_tanggal(tanggal)}; "
                f"berlaku sejak {self.berlaku}.",
                f"Gunakan tanggal mulai {self.sejak.isoformat()} atau peraturan yang lebih lama.",
            )
        if self.sampai and tanggal > self.sampai:
            raise PeraturanError(
                f"{self.singkatan} ({self.nama}) tidak berlaku lagi pada {teks_tanggal(tanggal)}; "
                f"berlaku sampai {self.berakhir}"
                + (f", digantikan oleh {self.digantikan_oleh}." if self.digantikan_oleh else "."),
                (f"Gunakan {self.digantikan_oleh}, " if self.digantikan_oleh else "Gunakan peraturan lain, ")
                + f"atau tanggal paling akhir {self.sampai.isoformat()}.",
            )
        return lingkup

    def ketentuan_pada(
        self, kunci: str, tanggal: date | None = None, lingkup: str = "pusat", pola: str = "5 hari"
    ) -> Ketentuan:
        """The one value of that name in force; see :func:`abk.peraturan.ketentuan`."""
        hari = tanggal_pasti(tanggal)
        ruang = self.wajib_berlaku(hari, lingkup)
        if pola not in POLA:
            raise PeraturanError(f'Pola hari kerja "{pola}" tidak dikenal.', f"Pilih: {' atau '.join(POLA)}.")
        if kunci not in self.kunci:
            raise PeraturanError(
                f'{self.singkatan} ({self.nama}) tidak memuat ketentuan "{kunci}".',
                saran_nama(kunci, self.kunci),
            )
        sesuai = [
            k for k in self.ketentuan if k.nama == kunci and k.berlaku_pada(hari) and k.cocok(ruang, pola)
        ]
        if len(sesuai) != 1:
            keadaan = "tidak mempunyai nilai" if not sesuai else f"mempunyai {len(sesuai)} nilai sekaligus"
            raise PeraturanError(
                f'{self.singkatan} ({self.nama}): ketentuan "{kunci}" {keadaan} pada {teks_tanggal(hari)} '
                f"(lingkup {lingkup}, pola {pola}).",
                "Pilih tanggal, lingkup, atau pola lain; bila itu keliru, perbaiki berkas peraturannya.",
            )
        return sesuai[0]
