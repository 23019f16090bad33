"""A meeting, as every document about it states it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from abk.errors import Temuan
from abk.naskah.isi.dasar import Butir, Isi, Teks, Tingkat, isian
from abk.naskah.profil import Profil
from abk.tulisan.format import tanggal


def jam(waktu: dt.time) -> str:
    """A time of day: ``"09.00"``."""
    return waktu.strftime("%H.%M")


class IsiRapat(Isi):
    """Content of a document about one meeting."""

    tanggal_rapat: dt.date = isian("Tanggal rapat", masukan="tanggal")
    mulai: dt.time = isian("Pukul mulai", masukan="jam", bantuan="Jam mulai rapat, misalnya 09:00.")
    selesai: dt.time | None = isian(
        "Pukul selesai", None, masukan="jam", bantuan="Kosongkan bila sampai dengan selesai."
    )
    tempat: Teks = isian("Tempat rapat", bantuan="Ruang dan gedung, atau tautan rapat daring.")
    acara: Butir = isian("Acara", masukan="daftar", bantuan="Satu baris satu acara.", min_length=1)

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base, and a meeting that ends before it begins."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.selesai is not None and self.selesai <= self.mulai:
            temuan.append(
                self.temuan(
                    "jam",
                    f"Rapat selesai pukul {jam(self.selesai)}, sebelum mulai pukul {jam(self.mulai)}",
                    "Betulkan jam mulai atau selesai.",
                    "selesai",
                )
            )
        return temuan

    def waktu_rapat(self, profil: Profil) -> dict[str, Any]:
        """Day, time, place and agenda in words, for the template."""
        sampai = jam(self.selesai) if self.selesai else "selesai"
        zona = profil.zona_waktu
        pukul = (
            f"{jam(self.mulai)} s.d. {sampai} {zona}"
            if self.selesai
            else f"{jam(self.mulai)} {zona} s.d. selesai"
        )
        return {
            "hari_tanggal": tanggal(self.tanggal_rapat, hari=True),
            "pukul": pukul,
            "tempat": self.tempat,
            "acara": list(self.acara),
        }
