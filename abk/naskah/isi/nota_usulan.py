"""Nota dinas usulan: a unit asks for an analysis of its workload. It comes before the case begins."""

from __future__ import annotations

from typing import Any, ClassVar

from abk.naskah.isi.dasar import Butir, Teks, TeksBoleh, isian
from abk.naskah.isi.nota import IsiSurat
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka


class NotaUsulan(IsiSurat):
    """Content of a unit's proposal."""

    JENIS: ClassVar[str] = "nota_usulan"

    kode_jabatan: Teks = isian("Kode jabatan penanda tangan", bantuan="Untuk nomor, misalnya Set.UM.")
    kepada: Teks = isian("Yth.", asal="profil")
    hal: Teks = isian("Hal", "Usulan penyusunan analisis beban kerja")
    unit: Teks = isian("Unit organisasi pengusul")
    tahun: Teks = isian("Tahun anggaran atau tahun analisis", bantuan="Misalnya 2026.")
    alasan: Butir = isian("Alasan usulan", masukan="daftar", min_length=1)
    unit_dianalisis: Butir = isian("Unit yang dianalisis", masukan="daftar", min_length=1)
    program_kerja: TeksBoleh = isian(
        "Program kerja yang mendasari", "", masukan="paragraf", bantuan="Nama kegiatan dalam program kerja."
    )

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Addressee: the head of the bureau that runs the analysis."""
        return {**super().bawaan(profil), "kepada": profil.jabatan["karo_po"].lengkap}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The nota dinas under the unit's letterhead."""
        return {
            **self.model_dump(),
            "kop": rangka.kop("unit", self.unit),
            "nomor": rangka.nomor(self.nomor_urut, self.tanggal, self.kode_jabatan),
            "kepala": self.kepala_nota(rangka, self.kepada, self.penanda_tangan.jabatan),
            "ttd": rangka.tanda_tangan(self.penanda_tangan, nota_dinas=True),
        }
