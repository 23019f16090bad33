"""Catatan koordinasi (step 2) and catatan konsultasi teknis (step 6): what was agreed, with whom."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Literal

from abk.naskah.isi.dasar import Bagian, Isi, Teks, TeksBoleh, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import KOSONG, tanggal

JUDUL = {"koordinasi": "Catatan Koordinasi", "konsultasi": "Catatan Konsultasi Teknis"}


class Pihak(Bagian):
    """Someone who took part."""

    nama: TeksBoleh = isian("Nama", "")
    jabatan: Teks = isian("Jabatan")
    unit: Teks = isian("Unit organisasi")


class Pokok(Bagian):
    """One matter, and what came out of it."""

    hal: Teks = isian("Hal yang dibicarakan", masukan="paragraf")
    hasil: Teks = isian("Hasil", masukan="paragraf")


class TindakLanjut(Bagian):
    """What is to be done, by whom, until when."""

    apa: Teks = isian("Tindak lanjut")
    siapa: Teks = isian("Pelaksana")
    kapan: Teks = isian("Batas waktu")


class Catatan(Isi):
    """Content of a note about coordination or consultation."""

    JENIS: ClassVar[str] = "catatan"

    jenis_catatan: Literal["koordinasi", "konsultasi"] = isian(
        "Jenis catatan", asal="alur", masukan="pilihan"
    )
    hal: Teks = isian("Hal", bantuan="Pokok pembicaraan dalam satu baris.")
    tanggal: dt.date = isian("Tanggal", masukan="tanggal")
    cara: Teks = isian("Tempat atau cara", bantuan="Misalnya ruang rapat, telepon, atau rapat daring.")
    pihak: tuple[Pihak, ...] = isian("Pihak", masukan="daftar", min_length=1)
    pokok: tuple[Pokok, ...] = isian("Pokok pembicaraan", masukan="daftar", min_length=1)
    tindak_lanjut: tuple[TindakLanjut, ...] = isian("Tindak lanjut", (), masukan="daftar")
    pembuat: PenandaTangan = isian("Pembuat catatan")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Signer of the profile."""
        peran = profil.aturan(cls.JENIS).penanda_tangan
        return {"pembuat": {"jabatan": profil.jabatan[peran].lengkap}} if peran else {}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The note with its tables."""
        pihak = [{**satu.model_dump(), "nama": satu.nama or KOSONG} for satu in self.pihak]
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "judul": JUDUL[self.jenis_catatan].upper(),
            "hari_tanggal": tanggal(self.tanggal, hari=True),
            "pihak": pihak,
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.pembuat),
        }
