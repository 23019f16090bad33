"""When a regulation answers, for whom, and what it then wants said."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from abk.errors import PeraturanError
from abk.peraturan._ketentuan import LINGKUP, Lingkup, Pola
from abk.peraturan._tanggal import Berakhir, Berlaku, Ketelitian, tanggal_pasti, teks_tanggal
from abk.tulisan.bentuk import Bentuk, HanyaBenar, Hari, Teks

_UNIK: dict[str, Any] = {"uniqueItems": True}


class Peringatan(Bentuk):
    """A sentence for whoever asks in a period, a lingkup and a pattern of working days.

    Attributes
    ----------
    teks : the sentence, as pages and documents print it
    sejak, sampai : first and last day on which it is said; None = open
    lingkup, pola : for whom; pola None = any
    letak, sumber : where it is written, and where it was read
    diperiksa : when it was last compared with its source
    belum_diverifikasi : True if it was not seen in a source
    """

    teks: Teks
    sejak: Hari | None = None
    sampai: Hari | None = None
    lingkup: tuple[Lingkup, ...] = Field(LINGKUP, min_length=1, json_schema_extra=_UNIK)
    pola: Pola | None = None
    letak: Teks
    sumber: Teks
    diperiksa: Hari
    belum_diverifikasi: HanyaBenar = False

    def untuk(self, tanggal: date, lingkup: str, pola: str) -> bool:
        """Whether it is said on the day ``tanggal``, for that ``lingkup`` and ``pola``."""
        mulai = self.sejak is None or self.sejak <= tanggal
        belum_habis = self.sampai is None or tanggal <= self.sampai
        return mulai and belum_habis and lingkup in self.lingkup and self.pola in (None, pola)


class Peralihan(Bentuk):
    """Time that a successor gives some institutions to leave the regulation.

    Attributes
    ----------
    lingkup : whom
    sampai, ketelitian : last day on which the regulation still answers them, and how well it is known
    teks : why, as pages and documents print it
    sumber : where it was read
    """

    lingkup: tuple[Lingkup, ...] = Field(min_length=1, json_schema_extra=_UNIK)
    sampai: Hari
    ketelitian: Ketelitian
    teks: Teks
    sumber: Teks

    def __str__(self) -> str:
        """Until when, in Indonesian words."""
        return teks_tanggal(self.sampai, self.ketelitian)


class Bermasa(Bentuk):
    """A regulation by its name and its time.

    Attributes
    ----------
    nama : name of the file without its ending, e.g. ``permenpanrb-1-2020``
    singkatan : short title
    lingkup : kinds of institution it applies to
    berlaku : since when
    berakhir : until when (last day in force); None = not known to be revoked
    peralihan : who may still ask it after that, and until when
    peringatan : what is said beside its figures
    """

    nama: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    singkatan: Teks
    lingkup: tuple[Lingkup, ...] = Field(min_length=1, json_schema_extra=_UNIK)
    berlaku: Berlaku
    berakhir: Berakhir | None = None
    peralihan: Peralihan | None = None
    peringatan: tuple[Peringatan, ...] = ()

    @model_validator(mode="after")
    def _peralihan_sesudahnya(self) -> Self:
        if self.peralihan and (self.sampai is None or self.peralihan.sampai <= self.sampai):
            raise ValueError("peralihan: tidak sesudah akhir masa berlaku")
        return self

    @property
    def digantikan_oleh(self) -> str:
        """Name of the regulation that replaced it; empty if there is none."""
        return self.berakhir.digantikan_oleh if self.berakhir else ""

    @property
    def sejak(self) -> date | None:
        """First day in force; None = unknown, answers any day."""
        return self.berlaku.tanggal

    @property
    def sampai(self) -> date | None:
        """Last day in force; None = still in force."""
        return self.berakhir.tanggal if self.berakhir else None

    def tanggal_acuan(self, tanggal: date | None = None, lingkup: str = "") -> date:
        """The day asked for, moved to the nearest day on which the regulation answers.

        Parameters
        ----------
        tanggal : date, None = today
        lingkup : for whom, where it may still answer some in a transition

        Returns
        -------
        date
            Lets regimes of different times be compared: each at its own last valid day.
        """
        hari = tanggal_pasti(tanggal)
        if self.sejak and hari < self.sejak:
            return self.sejak
        akhir = self._akhir(lingkup)
        return min(hari, akhir) if akhir else hari

    def berlaku_pada(self, tanggal: date, lingkup: str = "") -> bool:
        """Whether the regulation answers on the day ``tanggal``, for that ``lingkup``; both ends count."""
        return self.tanggal_acuan(tanggal, lingkup) == tanggal

    def catatan_pada(self, tanggal: date, lingkup: str, pola: str) -> tuple[str, ...]:
        """Sentences said beside its figures on the day ``tanggal``, for that ``lingkup`` and ``pola``."""
        kalimat = [p.teks for p in self.peringatan if p.untuk(tanggal, lingkup, pola)]
        if self.peralihan and self.sampai and self.sampai < tanggal <= (self._akhir(lingkup) or tanggal):
            kalimat.insert(0, f"{self.singkatan} dipakai dalam masa peralihan: {self.peralihan.teks}")
        return tuple(kalimat)

    def _akhir(self, lingkup: str) -> date | None:
        """Last day on which it answers for that lingkup."""
        beralih = self.peralihan is not None and lingkup in self.peralihan.lingkup
        return self.peralihan.sampai if beralih and self.peralihan else self.sampai

    def wajib_berlaku(self, tanggal: date, lingkup: str) -> Lingkup:
        """The ``lingkup``, if the regulation answers for it on the day ``tanggal``; else an error.

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
        akhir = self._akhir(lingkup)
        if akhir and tanggal > akhir:
            beralih = f", bagi {lingkup} dengan masa peralihan sampai {self.peralihan}" * (
                akhir != self.sampai
            )
            raise PeraturanError(
                f"{self.singkatan} ({self.nama}) tidak berlaku lagi pada {teks_tanggal(tanggal)}; "
                f"berlaku sampai {self.berakhir}{beralih}"
                + (f", digantikan oleh {self.digantikan_oleh}." if self.digantikan_oleh else "."),
                (f"Gunakan {self.digantikan_oleh}, " if self.digantikan_oleh else "Gunakan peraturan lain, ")
                + f"atau tanggal paling akhir {akhir.isoformat()}.",
            )
        return lingkup
