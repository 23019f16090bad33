"""One regulation: its dates, its lingkup and its values."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from abk.errors import PeraturanError, saran_nama
from abk.peraturan._ketentuan import POLA, Ketentuan, Kunci, SatuAtauDaftar
from abk.peraturan._masa import Bermasa
from abk.peraturan._tanggal import tanggal_pasti, teks_tanggal
from abk.tulisan.bentuk import Hari, Teks

Jenis = Literal[
    "rezim", "metode", "jam_kerja", "batas_usia", "angka_kredit", "skala", "pembulatan", "kalender", "pedoman"
]
"""Kind of regulation; only a ``rezim`` gives an ``Aturan``, a ``pedoman`` says what must be made."""

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


class Peraturan(Bermasa, json_schema_extra=_skema_peraturan):
    """A regulation, one YAML file; its name and its time are those of :class:`Bermasa`.

    Attributes
    ----------
    judul : full title
    jenis : kind (:data:`Jenis`)
    diperiksa : when the file was last compared with its sources
    catatan : remark
    isi : the values by name, as the file states them (``ketentuan`` in the file)
    """

    judul: Teks
    jenis: Jenis
    diperiksa: Hari
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
    def kunci(self) -> tuple[str, ...]:
        """Names of its values, in the order of the file, each once."""
        return tuple(self.isi)

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
            k
            for k in self.ketentuan
            if k.nama == kunci and k.berlaku_pada(self.tanggal_acuan(hari)) and k.cocok(ruang, pola)
        ]
        if len(sesuai) != 1:
            keadaan = "tidak mempunyai nilai" if not sesuai else f"mempunyai {len(sesuai)} nilai sekaligus"
            raise PeraturanError(
                f'{self.singkatan} ({self.nama}): ketentuan "{kunci}" {keadaan} pada {teks_tanggal(hari)} '
                f"(lingkup {lingkup}, pola {pola}).",
                "Pilih tanggal, lingkup, atau pola lain; bila itu keliru, perbaiki berkas peraturannya.",
            )
        return sesuai[0]
