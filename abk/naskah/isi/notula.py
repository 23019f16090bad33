"""Notula: what a meeting said and decided; every decision about the data names the cell that it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from abk.errors import Temuan
from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.isi.dasar import Bagian, Butir, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.isi.orang import Orang, PenandaTangan
from abk.naskah.isi.rapat import IsiRapat, jam
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import BarisJumlah, jumlah_jabatan
from abk.naskah.tabel.perubahan import PutusanJabatan, putusan_jabatan
from abk.tulisan.format import KOSONG, bulat


class Peserta(Bagian):
    """Somebody who attended."""

    nama: Teks = isian("Nama")
    jabatan: Teks = isian("Jabatan")
    unit: TeksBoleh = isian("Unit kerja", "")


class Pembahasan(Bagian):
    """What one speaker said."""

    pembicara: Teks = isian("Pembicara")
    isi: Teks = isian("Pokok pembicaraan", masukan="paragraf")


class TindakLanjut(Bagian):
    """What is to be done after the meeting, by whom and when."""

    apa: Teks = isian("Tindak lanjut")
    siapa: Teks = isian("Penanggung jawab")
    kapan: Teks = isian("Waktu")


class Notula(IsiRapat):
    """Content of the notula of one unit's meeting."""

    JENIS: ClassVar[str] = "notula"

    unit: Teks = isian("Unit yang dibahas", asal="alur")
    rapat: Teks = isian("Nama rapat", "Rapat Pembahasan Penyusunan Analisis Beban Kerja")
    pimpinan: Orang = isian("Pimpinan rapat")
    notulis: PenandaTangan = isian("Notulis")
    peserta: tuple[Peserta, ...] = isian("Peserta yang hadir", masukan="daftar", min_length=1)
    pembukaan: Butir = isian("Kata pembukaan", masukan="daftar", min_length=1)
    pembahasan: tuple[Pembahasan, ...] = isian("Pembahasan", masukan="daftar", min_length=1)
    kesimpulan: Butir = isian("Kesimpulan", masukan="daftar", min_length=1)
    tindak_lanjut: tuple[TindakLanjut, ...] = isian("Tindak lanjut", masukan="daftar", min_length=1)
    penutup: Teks = isian(
        "Kata penutup", "Rapat ditutup oleh pimpinan rapat dengan ucapan terima kasih.", masukan="paragraf"
    )
    penanda_tangan: PenandaTangan = isian("Penanda tangan")
    putusan: tuple[PutusanJabatan, ...] = isian("Keputusan atas data", asal="data")
    jumlah_awal: BarisJumlah = isian("Jumlah menurut usulan", asal="data")
    jumlah_akhir: BarisJumlah = isian("Jumlah menurut hasil rapat", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Titles of the signer and of the minute taker."""
        return {
            "penanda_tangan": {"jabatan": profil.jabatan["kabag_ortala"].lengkap},
            "notulis": {"jabatan": profil.jabatan["kasubbag_organisasi"].lengkap},
        }

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the meeting; a notula states when it ended."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.selesai is None:
            saran = "Isi jam rapat ditutup."
            temuan.append(self.temuan("kosong", "Pukul selesai belum diisi", saran, "selesai"))
        return temuan

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The minutes with their tables."""
        ditutup = f"{jam(self.selesai)} {rangka.profil.zona_waktu}" if self.selesai else KOSONG
        return {
            **self.model_dump(),
            **self.waktu_rapat(rangka.profil),
            "kop": rangka.kop(),
            "peserta": [{**satu.model_dump(), "unit": satu.unit or KOSONG} for satu in self.peserta],
            "banyak_peserta": bulat(len(self.peserta)),
            "banyak_putusan": bulat(sum(len(satu.putusan) for satu in self.putusan)),
            "banyak_jabatan": bulat(len(self.putusan)),
            "ditutup": ditutup,
            "ttd": rangka.tanda_tangan(self.penanda_tangan),
            "ttd_notulis": rangka.tanda_tangan(self.notulis, awalan="Notulis:"),
        }


def data_notula(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> dict[str, Any]:
    """Return what the results say in a notula.

    Parameters
    ----------
    kegiatan : Kegiatan
        The data of the unit as proposed (``data_awal``).
    perubahan : sequence of Perubahan
        Decisions of the meeting; may be empty.

    Returns
    -------
    dict
        The fields of :class:`Notula` whose origin is the data.

    Raises
    ------
    ParameterError
        If a decision does not fit the data.
    """
    akhir = terapkan(kegiatan, perubahan)
    return {
        "putusan": tuple(putusan_jabatan(kegiatan, perubahan)),
        "jumlah_awal": jumlah_jabatan(kegiatan),
        "jumlah_akhir": jumlah_jabatan(akhir),
        "dasar": dasar_hitung(akhir),
    }
