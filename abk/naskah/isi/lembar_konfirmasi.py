"""Lembar konfirmasi teknis: what was proposed, what the meeting changed and why, and room for the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.isi.dasar import Isi, Teks, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.banding import BandingJabatan, banding_jabatan
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import BarisJumlah, jumlah_jabatan
from abk.tulisan.format import bulat

BARIS_USUL = 2
"""Empty rows for counter-proposals under each post."""


class LembarKonfirmasi(Isi):
    """Content of the sheet for one unit."""

    JENIS: ClassVar[str] = "lembar_konfirmasi"

    unit: Teks = isian("Unit organisasi", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    tanggal_rapat: dt.date = isian("Tanggal rapat", asal="alur", masukan="tanggal")
    notula: Teks = isian("Notula", asal="alur", bantuan="Sebutan notula yang telah ditandatangani.")
    batas: dt.date = isian("Dijawab paling lambat", masukan="tanggal")
    alamat_jawaban: Teks = isian("Jawaban disampaikan kepada", asal="profil")
    tanggal: dt.date | None = isian("Tanggal lembar", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Pengirim")
    penjawab: Teks = isian("Penjawab", asal="alur", bantuan="Jabatan pimpinan unit yang menjawab.")
    jabatan: tuple[BandingJabatan, ...] = isian("Jabatan", asal="data", min_length=1)
    jumlah_awal: BarisJumlah = isian("Jumlah menurut usulan", asal="data")
    jumlah_akhir: BarisJumlah = isian("Jumlah menurut hasil rapat", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Sender, and where the answer goes: to the bureau, in care of the division."""
        kabag, karo = profil.jabatan["kabag_ortala"].lengkap, profil.jabatan["karo_po"].lengkap
        return {"penanda_tangan": {"jabatan": kabag}, "alamat_jawaban": f"{karo} c.q. {kabag}"}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The sheet; the answer is written by hand or in the cockpit."""
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "baris_usul": [str(nomor) for nomor in range(1, BARIS_USUL + 1)],
            "banyak_jabatan": bulat(len(self.jabatan)),
            "banyak_diubah": bulat(sum(satu.diubah for satu in self.jabatan)),
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.penanda_tangan),
        }


def data_lembar_konfirmasi(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> dict[str, Any]:
    """Return what the results say on the sheet.

    Parameters
    ----------
    kegiatan : Kegiatan
        The data of the unit as proposed (``data_awal``).
    perubahan : sequence of Perubahan
        Decisions of the meeting.

    Returns
    -------
    dict
        The fields of :class:`LembarKonfirmasi` whose origin is the data.

    Raises
    ------
    ParameterError
        If a decision does not fit the data.
    """
    akhir = terapkan(kegiatan, perubahan)
    return {
        "jabatan": tuple(banding_jabatan(kegiatan, perubahan)),
        "jumlah_awal": jumlah_jabatan(kegiatan),
        "jumlah_akhir": jumlah_jabatan(akhir),
        "dasar": dasar_hitung(akhir),
    }
