"""What every nota dinas and letter has at its head: number, date, urgency, annexes, subject."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from abk.errors import Temuan
from abk.naskah.isi.dasar import Isi, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka

TANPA_LAMPIRAN = "-"


class IsiSurat(Isi):
    """Content with the head of a letter."""

    nomor_urut: TeksBoleh = isian("Nomor urut", "", bantuan="Kosong pada konsep; diisi saat penomoran.")
    tanggal: dt.date | None = isian("Tanggal surat", None, masukan="tanggal")
    sifat: Teks = isian("Sifat", asal="profil")
    lampiran: TeksBoleh = isian("Lampiran", "", bantuan="Misalnya: satu berkas.")
    hal: Teks = isian("Hal")
    penanda_tangan: PenandaTangan = isian("Penanda tangan")
    tembusan: tuple[Teks, ...] = isian("Tembusan", (), asal="profil", masukan="daftar")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Urgency, copies and signer of the profile."""
        aturan = profil.aturan(cls.JENIS)
        peran = aturan.penanda_tangan
        jabatan = {"penanda_tangan": {"jabatan": profil.jabatan[peran].lengkap}} if peran else {}
        return {"sifat": profil.sifat[0], "tembusan": aturan.tembusan, **jabatan}

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base, and an urgency that the profile does not know."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.sifat not in profil.sifat:
            pilihan = ", ".join(profil.sifat)
            temuan.append(
                self.temuan("sifat", f"Sifat “{self.sifat}” tidak dikenal", f"Pilih: {pilihan}.", "sifat")
            )
        return temuan

    def kepala_nota(self, rangka: Rangka, kepada: str, dari: str) -> list[dict[str, str]]:
        """Head fields of a nota dinas in the order of the profile."""
        isi = {
            "Yth.": kepada,
            "Dari": dari,
            "Tanggal": rangka.tanggal(self.tanggal),
            "Sifat": self.sifat,
            "Lampiran": self.lampiran or TANPA_LAMPIRAN,
            "Hal": self.hal,
        }
        return [{"label": label, "isi": isi[label]} for label in rangka.profil.nota_dinas_kepala]
