"""Konsep data beban kerja per jabatan: the sheet of every post after the meeting, with its sums."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan
from abk.naskah.isi.dasar import Isi, Teks, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import BarisJumlah, KelompokJabatan, jumlah_jabatan, kelompok_jabatan
from abk.naskah.tabel.tugas import LembarJabatan, lembar_jabatan


class KonsepData(Isi):
    """Content of the draft data of one unit."""

    JENIS: ClassVar[str] = "konsep_data"

    unit: Teks = isian("Unit organisasi", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    tanggal_rapat: dt.date = isian("Tanggal rapat", asal="alur", masukan="tanggal")
    tanggal: dt.date | None = isian("Tanggal dokumen", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Pemeriksa")
    penyusun: PenandaTangan = isian("Penyusun")
    rekap: tuple[KelompokJabatan, ...] = isian("Rekapitulasi jabatan", asal="data", min_length=1)
    jumlah: BarisJumlah = isian("Jumlah", asal="data")
    lembar: tuple[LembarJabatan, ...] = isian("Lembar jabatan", asal="data", min_length=1)
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Titles of those who draft and who check."""
        return {
            "penanda_tangan": {"jabatan": profil.jabatan["kabag_ortala"].lengkap},
            "penyusun": {"jabatan": profil.jabatan["kasubbag_organisasi"].lengkap},
        }

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The sheets, the recap and what they rest on."""
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.penanda_tangan, awalan="Diperiksa oleh:"),
            "ttd_penyusun": rangka.tanda_tangan(self.penyusun, awalan="Disusun oleh:"),
        }


def data_konsep_data(kegiatan: Kegiatan) -> dict[str, Any]:
    """Return what the results say in the draft data of a unit.

    Parameters
    ----------
    kegiatan : Kegiatan
        The data of the unit after the meeting (``data_konsep``).

    Returns
    -------
    dict
        The fields of :class:`KonsepData` whose origin is the data.
    """
    return {
        "rekap": tuple(kelompok_jabatan(kegiatan)),
        "jumlah": jumlah_jabatan(kegiatan),
        "lembar": tuple(lembar_jabatan(kegiatan)),
        "dasar": dasar_hitung(kegiatan),
    }
