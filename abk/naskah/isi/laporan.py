"""Laporan pelaksanaan rapat, in the order of PermenPANRB 80/2012: from the introduction to the closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.isi.dasar import Butir, Isi, Teks, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import BarisJumlah, KelompokJabatan, jumlah_jabatan, kelompok_jabatan
from abk.naskah.tabel.perubahan import PutusanJabatan, putusan_jabatan
from abk.tulisan.format import bulat

_MAKSUD = (
    "Laporan ini dimaksudkan untuk memberi gambaran tentang pelaksanaan rapat pembahasan dan hasilnya. "
    "Tujuannya menjadi bahan pemeriksaan konsep data beban kerja dan bahan konfirmasi teknis oleh unit "
    "organisasi."
)
_PENUTUP = "Demikian laporan ini disampaikan sebagai bahan pimpinan dalam mengambil langkah selanjutnya."


class Laporan(Isi):
    """Content of the report about one unit's meeting."""

    JENIS: ClassVar[str] = "laporan"

    unit: Teks = isian("Unit yang dibahas", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    tanggal_rapat: dt.date = isian("Tanggal rapat", asal="alur", masukan="tanggal")
    tempat_rapat: Teks = isian("Tempat rapat", asal="alur")
    dasar_hukum: tuple[Teks, ...] = isian("Dasar hukum", asal="profil", masukan="daftar", min_length=1)
    dasar_surat: Butir = isian(
        "Dasar penugasan",
        asal="alur",
        masukan="daftar",
        min_length=1,
        bantuan="Disposisi, undangan, dan rencana kegiatan yang mendasari rapat.",
    )
    umum: Butir = isian("Penjelasan umum", masukan="daftar", min_length=1)
    maksud: Teks = isian("Maksud dan tujuan", _MAKSUD, masukan="paragraf")
    pelaksanaan: Butir = isian("Kegiatan yang dilaksanakan", masukan="daftar", min_length=1)
    hambatan: Butir = isian("Hambatan", (), masukan="daftar", bantuan="Kosongkan bila tidak ada.")
    simpulan: Butir = isian("Simpulan", masukan="daftar", min_length=1)
    saran: Butir = isian("Saran", masukan="daftar", min_length=1)
    penutup: Teks = isian("Penutup", _PENUTUP, masukan="paragraf")
    tanggal: dt.date | None = isian("Tanggal laporan", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Pembuat laporan")
    rekap: tuple[KelompokJabatan, ...] = isian("Rekapitulasi jabatan", asal="data", min_length=1)
    jumlah_tugas: Teks = isian("Banyaknya uraian tugas", asal="data")
    putusan: tuple[PutusanJabatan, ...] = isian("Keputusan atas data", asal="data")
    jumlah_awal: BarisJumlah = isian("Jumlah menurut usulan", asal="data")
    jumlah_akhir: BarisJumlah = isian("Jumlah menurut hasil rapat", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Legal basis, and the title of the officer who was given the task."""
        return {
            "dasar_hukum": tuple(satu.kutipan for satu in profil.dasar_hukum.get("kegiatan", ())),
            "penanda_tangan": {"jabatan": profil.jabatan["kasubbag_organisasi"].lengkap},
        }

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The report with its tables."""
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "banyak_putusan": bulat(sum(len(satu.putusan) for satu in self.putusan)),
            "banyak_jabatan": bulat(len(self.putusan)),
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.penanda_tangan),
        }


def data_laporan(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> dict[str, Any]:
    """Return what the results say in the report.

    Parameters
    ----------
    kegiatan : Kegiatan
        The data of the unit as proposed (``data_awal``).
    perubahan : sequence of Perubahan
        Decisions of the meeting.

    Returns
    -------
    dict
        The fields of :class:`Laporan` whose origin is the data.

    Raises
    ------
    ParameterError
        If a decision does not fit the data.
    """
    akhir = terapkan(kegiatan, perubahan)
    return {
        "rekap": tuple(kelompok_jabatan(akhir)),
        "jumlah_tugas": bulat(len(akhir.uraian_tugas)),
        "putusan": tuple(putusan_jabatan(kegiatan, perubahan)),
        "jumlah_awal": jumlah_jabatan(kegiatan),
        "jumlah_akhir": jumlah_jabatan(akhir),
        "dasar": dasar_hitung(akhir),
    }
