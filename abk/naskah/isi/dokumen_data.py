"""Dokumen data beban kerja: the final data of all units, as the decree will rest on it."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan
from abk.naskah.isi.dasar import Butir, Isi, Teks, isian
from abk.naskah.isi.konsep_data import data_konsep_data
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.dasar import DasarHitung
from abk.naskah.tabel.jabatan import KelompokJabatan
from abk.naskah.tabel.peta import BarisPeta, baris_peta
from abk.naskah.tabel.tugas import LembarJabatan
from abk.naskah.tabel.unit import BarisUnit, JumlahUnit, baris_unit, jumlah_unit


class DokumenData(Isi):
    """Content of the final data."""

    JENIS: ClassVar[str] = "dokumen_data"

    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    riwayat: Butir = isian(
        "Riwayat penyusunan",
        asal="alur",
        masukan="daftar",
        min_length=1,
        bantuan="Rapat, notula, dan berita acara konfirmasi tiap unit.",
    )
    tanggal: dt.date | None = isian("Tanggal dokumen", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Penanda tangan")
    unit: tuple[BarisUnit, ...] = isian("Rekapitulasi unit", asal="data", min_length=1)
    jumlah: JumlahUnit = isian("Jumlah", asal="data")
    rekap: tuple[KelompokJabatan, ...] = isian("Rekapitulasi jabatan", asal="data", min_length=1)
    peta: tuple[BarisPeta, ...] = isian("Peta jabatan", asal="data", min_length=1)
    lembar: tuple[LembarJabatan, ...] = isian("Lembar jabatan", asal="data", min_length=1)
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Title of the signer."""
        return {"penanda_tangan": {"jabatan": profil.jabatan["kabag_ortala"].lengkap}}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The recap, the map, the sheets and what they rest on."""
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.penanda_tangan),
        }


def data_dokumen_data(kegiatan: Kegiatan) -> dict[str, Any]:
    """Return what the results say in the final data.

    Parameters
    ----------
    kegiatan : Kegiatan
        The final data of all units of the case (``data_akhir``).

    Returns
    -------
    dict
        The fields of :class:`DokumenData` whose origin is the data.
    """
    return {
        **data_konsep_data(kegiatan),
        "unit": tuple(baris_unit(kegiatan)),
        "jumlah": jumlah_unit(kegiatan),
        "peta": tuple(baris_peta(kegiatan)),
    }
