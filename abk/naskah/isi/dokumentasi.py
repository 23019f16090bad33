"""Dokumentasi: the running record of a meeting (step 10), from which notula and report are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.naskah.isi.dasar import Bagian, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.isi.rapat import IsiRapat, jam
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import KOSONG, bulat
from abk.tulisan.sidik import kelompok


class CatatanRapat(Bagian):
    """Something said or done."""

    pukul: dt.time | None = isian("Pukul", None, masukan="jam")
    pembicara: Teks = isian("Pembicara")
    isi: Teks = isian("Isi", masukan="paragraf")


class Putusan(Bagian):
    """A change of the data that the meeting decided."""

    jabatan: Teks = isian("Jabatan", asal="alur")
    uraian: TeksBoleh = isian("Uraian tugas", "", asal="alur")
    kolom: Teks = isian("Yang diubah", asal="alur")
    lama: TeksBoleh = isian("Semula", "", asal="alur")
    baru: TeksBoleh = isian("Menjadi", "", asal="alur")
    alasan: Teks = isian("Alasan", asal="alur")


class BerkasRapat(Bagian):
    """A photograph, recording or paper of the meeting, by its hash."""

    nama: Teks = isian("Nama berkas")
    keterangan: Teks = isian("Keterangan")
    sidik: TeksBoleh = isian("Sidik berkas", "", asal="alur", pattern="^([0-9a-f]{64})?$")


class Dokumentasi(IsiRapat):
    """Content of the record of a meeting."""

    JENIS: ClassVar[str] = "dokumentasi"

    unit: Teks = isian("Unit yang dibahas", asal="alur")
    pimpinan: Teks = isian("Pimpinan rapat", bantuan="Nama dan jabatan.")
    jumlah_diundang: int = isian("Jumlah diundang", ge=0, le=10_000)
    jumlah_hadir: int = isian("Jumlah hadir", ge=1, le=10_000)
    jalannya: tuple[CatatanRapat, ...] = isian("Jalannya rapat", masukan="daftar", min_length=1)
    putusan: tuple[Putusan, ...] = isian("Putusan perubahan data", (), asal="alur", masukan="daftar")
    berkas: tuple[BerkasRapat, ...] = isian("Foto dan berkas", (), masukan="daftar")
    pencatat: PenandaTangan = isian("Pencatat")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Minute taker of the procedure."""
        return {"pencatat": {"jabatan": profil.jabatan["kasubbag_organisasi"].lengkap}}

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the meeting; a record states when it ended."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.selesai is None:
            saran = "Isi jam rapat ditutup."
            temuan.append(self.temuan("kosong", "Pukul selesai belum diisi", saran, "selesai"))
        return temuan

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The record with its tables."""
        return {
            **self.model_dump(),
            **self.waktu_rapat(rangka.profil),
            "kop": rangka.kop(),
            "hadir": f"{bulat(self.jumlah_hadir)} dari {bulat(self.jumlah_diundang)} orang yang diundang",
            "jalannya": [
                {**satu.model_dump(), "pukul": jam(satu.pukul) if satu.pukul else KOSONG}
                for satu in self.jalannya
            ],
            "putusan": [
                {
                    **satu.model_dump(),
                    "uraian": satu.uraian or KOSONG,
                    "lama": satu.lama or KOSONG,
                    "baru": satu.baru or KOSONG,
                }
                for satu in self.putusan
            ],
            "berkas": [
                {**satu.model_dump(), "sidik": kelompok(satu.sidik) or KOSONG} for satu in self.berkas
            ],
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal_rapat),
            "ttd": rangka.tanda_tangan(self.pencatat),
        }
