"""One regulation: its dates, its lingkup and its values."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from abk.errors import PeraturanError, saran_nama
from abk.peraturan._ketentuan import LINGKUP, POLA, Ketentuan, Kunci, Lingkup, SatuAtauDaftar
from abk.peraturan._tanggal import Berakhir, Berlaku, tanggal_pasti, teks_tanggal
from abk.tulisan.bentuk import Bentuk, Hari, Teks

Jenis = Literal[
    "rezim", "metode", "jam_kerja", "batas_usia", "angka_kredit", "skala", "pembulatan", "kalender"
]
"""Kind of regulation; only a ``rezim`` gives an ``Aturan``."""

_WAJIB: dict[str, tuple[str, ...]] = {
    "rezim": (
        *("waktu_kerja_efektif", "hari_kerja_efektif", "menit_per_hari", "menit_per_minggu"),
        *("menit_per_bulan", "skala_prestasi"),
    ),
    "skala": ("a", "b", "c", "d", "e"),
    "pembulatan": ("terdekat", "ke_atas", "ke_bawah", "minimum_satu"),
}
"""Values that a kind of regulation must have."""


def _skema_peraturan(skema: dict[str, Any]) -> None:
    # what the validator below says, for editors
    syarat: dict[str, dict[str, Any]] = {jenis: {"required": [*wajib]} for jenis, wajib in _WAJIB.items()}
    angka = {"nilai": {"type": "number"}}
    syarat["skala"]["additionalProperties"] = {"type": "object", "required": ["batas"], "properties": angka}
    skema["allOf"] = [
        {"if": {"properties": {"jenis": {"const": jenis}}}, "then": {"properties": {"ketentuan": satu}}}
        for jenis, satu in syarat.items()
    ]


class Peraturan(Bentuk, json_schema_extra=_skema_peraturan):
    """A regulation, one YAML file.

    Attributes
    ----------
    nama : name of the file without its ending, e.g. ``permenpanrb-1-2020``
    judul, singkatan : full and short title
    jenis : kind (:data:`Jenis`)
    lingkup : kinds of institution it applies to
    diperiksa : when the file was last compared with its sources
    berlaku : since when
    berakhir : until when (last day in force); None = not known to be revoked
    catatan : remark
    isi : the values by name, as the file states them (``ketentuan`` in the file)
    """

    nama: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    judul: Teks
    singkatan: Teks
    jenis: Jenis
    lingkup: tuple[Lingkup, ...] = Field(min_length=1, json_schema_extra={"uniqueItems": True})
    diperiksa: Hari
    berlaku: Berlaku
    berakhir: Berakhir | None = None
    catatan: Teks = ""
    isi: dict[Kunci, SatuAtauDaftar] = Field(
        alias="ketentuan", min_length=1, json_schema_extra={"additionalProperties": False}
    )

    @model_validator(mode="after")
    def _lengkap(self) -> Self:
        salah = [f"{kunci} belum ada" for kunci in _WAJIB.get(self.jenis, ()) if kunci not in self.isi]
        if self.jenis == "skala":
            salah += [
                f"{k.nama}: tingkat skala adalah angka dengan batas"
                for k in self.ketentuan
                if k.batas is None or isinstance(k.nilai, str)
            ]
        if salah:
            raise ValueError("ketentuan: " + "; ".join(salah))
        return self

    @cached_property
    def ketentuan(self) -> tuple[Ketentuan, ...]:
        """Every value, in the order of the file; one without dates or lingkup has the regulation's."""
        umum = {"sejak": self.sejak, "sampai": self.sampai, "lingkup": self.lingkup, "peraturan": self.nama}
        return tuple(
            Ketentuan.model_construct(
                **umum | {"nama": kunci} | {f: getattr(k, f) for f in k.model_fields_set}
            )
            for kunci, satu in self.isi.items()
            for k in (satu if isinstance(satu, tuple) else (satu,))
        )

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

    @property
    def kunci(self) -> tuple[str, ...]:
        """Names of its values, in the order of the file, each once."""
        return tuple(self.isi)

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
        """Whether the regulation is in force on the day ``tanggal``; both ends count."""
        return self.tanggal_acuan(tanggal) == tanggal

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
        """The one value ``kunci`` in force on the day ``tanggal`` for that ``lingkup`` and ``pola``.

        Raises
        ------
        PeraturanError
            No such value, or none or several of them in force.
        """
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
