"""Nota dinas pengantar: hands the draft decree and its data up, with the figures of each unit."""

from __future__ import annotations

from typing import Any, ClassVar

from abk.kegiatan import Kegiatan
from abk.naskah.isi.dasar import Butir, Teks, TeksBoleh, isian
from abk.naskah.isi.nota import IsiSurat
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.unit import BarisUnit, JumlahUnit, baris_unit, jumlah_unit
from abk.tulisan.format import bulat

_PERMOHONAN = (
    "Mohon perkenan Bapak/Ibu memeriksa dan memaraf konsep keputusan tersebut untuk selanjutnya disampaikan "
    "kepada Menteri Koordinator guna ditetapkan."
)


class NotaDinas(IsiSurat):
    """Content of the cover note."""

    JENIS: ClassVar[str] = "nota_dinas"

    lampiran: TeksBoleh = isian("Lampiran", "Satu berkas")
    hal: Teks = isian("Hal", "Penyampaian konsep keputusan tentang hasil analisis beban kerja")
    kepada: Teks = isian("Yth.", asal="profil")
    tentang: Teks = isian("Judul keputusan", asal="alur", bantuan="Yang ditulis sesudah kata tentang.")
    riwayat: Butir = isian(
        "Yang telah dilakukan",
        asal="alur",
        masukan="daftar",
        min_length=1,
        bantuan="Rapat dengan notulanya, konfirmasi dengan berita acaranya, pemeriksaan dan paraf.",
    )
    permohonan: Teks = isian(
        "Permohonan",
        _PERMOHONAN,
        masukan="paragraf",
    )
    unit: tuple[BarisUnit, ...] = isian("Angka tiap unit", asal="data", min_length=1)
    jumlah: JumlahUnit = isian("Jumlah", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Addressee: the secretary of the ministry."""
        return {**super().bawaan(profil), "kepada": profil.jabatan["sesmenko"].lengkap}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The nota dinas with the table of the units."""
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "nomor": rangka.nomor(self.nomor_urut, self.tanggal),
            "kepala": self.kepala_nota(rangka, self.kepada, self.penanda_tangan.jabatan),
            "banyak_unit": bulat(len(self.unit)),
            "ttd": rangka.tanda_tangan(self.penanda_tangan, nota_dinas=True),
        }


def data_nota_dinas(kegiatan: Kegiatan) -> dict[str, Any]:
    """Return what the results say in the cover note.

    Parameters
    ----------
    kegiatan : Kegiatan
        The final data (``data_akhir``); each unit of the case is a root of its tree.

    Returns
    -------
    dict
        The fields of :class:`NotaDinas` whose origin is the data.
    """
    return {
        "unit": tuple(baris_unit(kegiatan, kedalaman=0)),
        "jumlah": jumlah_unit(kegiatan),
        "dasar": dasar_hitung(kegiatan),
    }
