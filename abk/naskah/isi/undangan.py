"""Surat undangan intern: the invitation to the meeting, with those invited on an annex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.naskah.isi.dasar import Bagian, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.isi.nota import IsiSurat
from abk.naskah.isi.rapat import IsiRapat
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import KOSONG


class Undang(Bagian):
    """Someone invited; a post, or a person in it."""

    nama: TeksBoleh = isian("Nama", "")
    jabatan: Teks = isian("Jabatan")
    unit: Teks = isian("Unit organisasi")


class Undangan(IsiRapat, IsiSurat):
    """Content of the invitation."""

    JENIS: ClassVar[str] = "undangan"

    lampiran: TeksBoleh = isian("Lampiran", "Satu berkas")
    hal: Teks = isian("Hal", "Undangan rapat pembahasan analisis beban kerja")
    maksud: Teks = isian(
        "Maksud rapat",
        masukan="paragraf",
        bantuan="Lanjutan kalimat “Dalam rangka …”, misalnya: penyusunan analisis beban kerja tahun 2026.",
    )
    pimpinan: Teks = isian("Pimpinan rapat", bantuan="Jabatan yang memimpin rapat.")
    bahan: tuple[Teks, ...] = isian("Bahan yang dibawa", (), masukan="daftar")
    diundang: tuple[Undang, ...] = isian("Daftar undangan", masukan="daftar", min_length=1)
    catatan: TeksBoleh = isian("Catatan", "", masukan="paragraf")

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of meeting and letter, and an invitation dated after the meeting."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.tanggal and self.tanggal > self.tanggal_rapat:
            temuan.append(
                self.temuan(
                    "tanggal",
                    "Tanggal surat sesudah tanggal rapat",
                    "Betulkan tanggal surat atau tanggal rapat.",
                    "tanggal",
                )
            )
        return temuan

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The letter and its annex."""
        return {
            **self.model_dump(),
            **self.waktu_rapat(rangka.profil),
            "kop": rangka.kop(),
            "nomor": rangka.nomor(self.nomor_urut, self.tanggal),
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "tanggal_surat": rangka.tanggal(self.tanggal),
            "diundang": [{**satu.model_dump(), "nama": satu.nama or KOSONG} for satu in self.diundang],
            "ttd": rangka.tanda_tangan(self.penanda_tangan),
        }
