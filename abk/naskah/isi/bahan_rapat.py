"""Bahan rapat: per unit its posts, what they need, and what the meeting has to talk about."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from abk.naskah.isi.dasar import Bagian, Isi, Teks, TeksBoleh, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.jabatan import BarisJabatan, BarisJumlah


class Bahasan(Bagian):
    """One point for the meeting."""

    jabatan: Teks = isian("Jabatan")
    uraian: TeksBoleh = isian("Uraian tugas", "")
    hal: Teks = isian("Yang dibahas", masukan="paragraf")


class BahanUnit(Bagian):
    """A unit: its posts with their figures as text of the results, their sum, and the points."""

    kode: Teks = isian("Kode unit", asal="data")
    nama: Teks = isian("Unit organisasi", asal="data")
    jabatan: tuple[BarisJabatan, ...] = isian("Jabatan", asal="data", masukan="daftar", min_length=1)
    jumlah: BarisJumlah = isian("Jumlah", asal="data")
    bahasan: tuple[Bahasan, ...] = isian("Pokok bahasan", (), masukan="daftar")


class BahanRapat(Isi):
    """Content of the papers for the meeting."""

    JENIS: ClassVar[str] = "bahan_rapat"

    nama_kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    tanggal_rapat: dt.date = isian("Tanggal rapat", masukan="tanggal")
    dasar: tuple[Teks, ...] = isian("Dasar perhitungan", asal="data", masukan="daftar", min_length=1)
    unit: tuple[BahanUnit, ...] = isian("Unit", asal="data", masukan="daftar", min_length=1)
    petunjuk: tuple[Teks, ...] = isian("Petunjuk pembahasan", (), masukan="daftar")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penyusun: PenandaTangan = isian("Penanggung jawab bahan")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Signer of the profile."""
        peran = profil.aturan(cls.JENIS).penanda_tangan
        return {"penyusun": {"jabatan": profil.jabatan[peran].lengkap}} if peran else {}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """Unit by unit: table and points."""
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "unit": [
                {
                    **satu.model_dump(),
                    "bahasan": [
                        {"jabatan": "\n".join(filter(None, [b.jabatan, b.uraian])), "hal": b.hal}
                        for b in satu.bahasan
                    ],
                }
                for satu in self.unit
            ],
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.penyusun),
        }
