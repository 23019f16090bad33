"""Rencana kegiatan: why, what, how, where, who, when and at what cost, with a computed schedule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.naskah.isi.dasar import Bagian, Butir, Isi, Teks, Tingkat, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.jadwal import BarisJadwal, matriks
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import bulat, tanggal


class Pelaksana(Bagian):
    """A post and what it does in the plan."""

    jabatan: Teks = isian("Jabatan")
    tugas: Teks = isian("Tugas dalam kegiatan")


class RencanaKegiatan(Isi):
    """Content of the plan, in the order of a kerangka acuan kerja."""

    JENIS: ClassVar[str] = "rencana_kegiatan"

    nama_kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    dasar_hukum: tuple[Teks, ...] = isian("Dasar hukum", asal="profil", masukan="daftar", min_length=1)
    gambaran_umum: Teks = isian("Gambaran umum", masukan="paragraf")
    alasan: Teks = isian("Alasan kegiatan", masukan="paragraf")
    uraian: Teks = isian("Uraian kegiatan", masukan="paragraf")
    batasan: Teks = isian("Batasan kegiatan", masukan="paragraf")
    maksud: Teks = isian("Maksud", masukan="paragraf")
    tujuan: Butir = isian("Tujuan", masukan="daftar", min_length=1)
    indikator: Butir = isian("Indikator keluaran", masukan="daftar", min_length=1)
    keluaran: Butir = isian("Keluaran", masukan="daftar", min_length=1)
    metode: Teks = isian("Metode pelaksanaan", masukan="paragraf")
    tempat: Teks = isian("Tempat pelaksanaan")
    unit: Butir = isian("Unit yang dianalisis", asal="alur", masukan="daftar", min_length=1)
    penanggung_jawab: Teks = isian("Penanggung jawab", asal="profil")
    pelaksana: tuple[Pelaksana, ...] = isian("Pelaksana", masukan="daftar", min_length=1)
    jadwal: tuple[BarisJadwal, ...] = isian("Jadwal", asal="alur", masukan="daftar", min_length=1)
    hari_kerja: tuple[dt.date, ...] = isian("Hari kerja", asal="alur", masukan="daftar", min_length=1)
    biaya: Teks = isian(
        "Biaya", masukan="paragraf", bantuan="Sumber dan besar biaya, atau: tanpa biaya khusus."
    )
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penyusun: PenandaTangan = isian("Penyusun")
    pemeriksa: PenandaTangan = isian("Pemeriksa")
    mengetahui: PenandaTangan = isian("Mengetahui")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Legal basis and the three officials of the procedure."""
        peran = {"penyusun": "kasubbag_organisasi", "pemeriksa": "kabag_ortala", "mengetahui": "karo_po"}
        return {
            "dasar_hukum": [satu.kutipan for satu in profil.dasar_hukum.get("kegiatan", ())],
            "penanggung_jawab": profil.jabatan["karo_po"].lengkap,
            **{nama: {"jabatan": profil.jabatan[satu].lengkap} for nama, satu in peran.items()},
        }

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base, and rows of the schedule outside its working days."""
        hari = set(self.hari_kerja)
        salah = [
            satu for satu in self.jadwal if {satu.mulai, satu.selesai} - hari or satu.selesai < satu.mulai
        ]
        return [
            *super().kurang(profil, tingkat),
            *(
                self.temuan(
                    "jadwal",
                    f"Jadwal langkah {satu.kode}, {satu.mulai} s.d. {satu.selesai}, di luar hari kerja",
                    "Mulai dan selesai harus hari kerja, dan mulai tidak sesudah selesai.",
                    "jadwal",
                )
                for satu in salah
            ),
        ]

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The plan; the schedule in pieces that fit on a page lying on its side."""
        awal = min(satu.mulai for satu in self.jadwal)
        akhir = max(satu.selesai for satu in self.jadwal)
        banyak = sum(awal <= hari <= akhir for hari in set(self.hari_kerja))
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "potongan": matriks(self.jadwal, self.hari_kerja),
            "ringkasan_jadwal": (
                f"Kegiatan direncanakan {bulat(banyak)} hari kerja, dari {tanggal(awal, hari=True)} "
                f"sampai dengan {tanggal(akhir, hari=True)}."
            ),
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd_penyusun": rangka.tanda_tangan(self.penyusun, awalan="Disusun oleh"),
            "ttd_pemeriksa": rangka.tanda_tangan(self.pemeriksa, awalan="Diperiksa oleh"),
            "ttd_mengetahui": rangka.tanda_tangan(self.mengetahui, awalan="Mengetahui"),
        }
