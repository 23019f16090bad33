"""Daftar bahan: what was gathered for the analysis, its state, and the technical review of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any, ClassVar, Literal, get_args

from abk.naskah.isi.dasar import Bagian, Isi, Teks, TeksBoleh, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import KOSONG, bulat

Keadaan = Literal["lengkap", "perlu dilengkapi", "belum ada"]


class Bahan(Bagian):
    """One item of the material."""

    nama: Teks = isian("Nama bahan")
    asal: Teks = isian("Asal")
    bentuk: Teks = isian("Bentuk", bantuan="Misalnya buku kerja, salinan peraturan, laporan.")
    keadaan: Keadaan = isian("Keadaan", masukan="pilihan")
    keterangan: TeksBoleh = isian("Keterangan", "")


class DaftarBahan(Isi):
    """Content of the list of material."""

    JENIS: ClassVar[str] = "daftar_bahan"

    nama_kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    unit: tuple[Teks, ...] = isian("Unit yang dianalisis", asal="alur", masukan="daftar", min_length=1)
    bahan: tuple[Bahan, ...] = isian("Bahan", masukan="daftar", min_length=1)
    reviu: Teks = isian("Hasil reviu teknis", masukan="paragraf")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penyusun: PenandaTangan = isian("Penyusun")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Signer of the profile."""
        peran = profil.aturan(cls.JENIS).penanda_tangan
        return {"penyusun": {"jabatan": profil.jabatan[peran].lengkap}} if peran else {}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The list, and how many items are in which state."""
        hitung = Counter(satu.keadaan for satu in self.bahan)
        ringkas = [f"{bulat(hitung[satu])} {satu}" for satu in get_args(Keadaan)]
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "bahan": [{**satu.model_dump(), "keterangan": satu.keterangan or KOSONG} for satu in self.bahan],
            "ringkasan": f"Jumlah bahan {bulat(len(self.bahan))}: {', '.join(ringkas)}.",
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.penyusun),
        }
