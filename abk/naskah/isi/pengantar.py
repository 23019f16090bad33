"""Steps 14 to 16: the final data of all units, and the note that hands the draft decree up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Butir, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.dasar import Isi, IsiNotaDinas, Jenis, Signer, Slot
from abk.naskah.isi.konfirmasi import data_konsep_data
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import KelompokJabatan, LembarJabatan
from abk.naskah.tabel.unit import BarisPeta, BarisUnit, JumlahUnit, baris_peta, baris_unit, jumlah_unit
from abk.tulisan.format import bulat, tanggal

_PERMOHONAN = (
    "Mohon perkenan Bapak/Ibu memeriksa dan memaraf konsep keputusan tersebut untuk selanjutnya disampaikan "
    "kepada {penetap} guna ditetapkan."
)


def judul_keputusan(lingkup: str, tahun: int) -> str:
    """The title of the decree, after the word *tentang*, for the units or the ministry where it holds."""
    return f"Hasil Analisis Beban Kerja dan Kebutuhan Pegawai di Lingkungan {lingkup} Tahun {tahun}"


def lingkup(step: StepContext) -> str:
    """Where the decree holds: the only unit of the case, or the ministry."""
    nama = step.semua_nama
    return nama[0] if len(nama) == 1 else step.profil.instansi.nama


def riwayat(step: StepContext) -> list[str]:
    """What was done with the data of each unit, with its papers."""

    def hari(slot: str, unit: str) -> str:
        setuju = step.keadaan.persetujuan_slot(f"{slot}:{unit}")
        return tanggal(step.keadaan.hari(setuju.waktu) if setuju is not None else None)

    hari_unit = [(unit, hari("notula_asli", unit), hari("berita_acara", unit)) for unit in step.alur.unit]
    return [
        f"Data {step.nama_unit(unit)} dibahas dalam rapat (notula ditandatangani {notula}) dan dikonfirmasi "
        f"secara teknis dengan berita acara tanggal {acara}"
        for unit, notula, acara in hari_unit
    ]


# ── the final data ────────────────────────────────────────────────────────────────────────────────────
class DokumenData(Isi):
    """Dokumen data beban kerja: the final data of all units, as the decree will rest on it."""

    JENIS: ClassVar[str] = "dokumen_data"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan", "pemeriksa")}

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


def data_dokumen_data(kegiatan: Kegiatan) -> dict[str, Any]:
    """What the results say in the final data, ``data_akhir`` of all units of the case."""
    return {
        **data_konsep_data(kegiatan),
        "unit": tuple(baris_unit(kegiatan)),
        "jumlah": jumlah_unit(kegiatan),
        "peta": tuple(baris_peta(kegiatan)),
    }


def _dokumen(step: StepContext) -> Mapping[str, Any]:
    return {
        "kegiatan": step.alur.judul,
        "riwayat": riwayat(step),
        "tanggal": step.hari,
        "penanda_tangan": step.pemegang("pemeriksa"),
        **data_dokumen_data(step.data("data_akhir")),
    }


# ── the cover note ────────────────────────────────────────────────────────────────────────────────────
class NotaDinas(IsiNotaDinas):
    """Nota dinas pengantar: hands the draft decree and its data up, with the figures of each unit."""

    JENIS: ClassVar[str] = "nota_dinas"
    YTH: ClassVar[str] = "penerus"

    lampiran: TeksBoleh = isian("Lampiran", "Satu berkas")
    hal: Teks = isian("Hal", "Penyampaian konsep keputusan tentang hasil analisis beban kerja")
    tentang: Teks = isian("Judul keputusan", asal="alur", bantuan="Yang ditulis sesudah kata tentang.")
    riwayat: Butir = isian(
        "Yang telah dilakukan",
        asal="alur",
        masukan="daftar",
        min_length=1,
        bantuan="Rapat dengan notulanya, konfirmasi dengan berita acaranya, pemeriksaan dan paraf.",
    )
    permohonan: Teks = isian("Permohonan", masukan="paragraf")
    unit: tuple[BarisUnit, ...] = isian("Angka tiap unit", asal="data", min_length=1)
    jumlah: JumlahUnit = isian("Jumlah", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Values of a nota dinas, and the request that names who makes the decree."""
        permohonan = _PERMOHONAN.format(penetap=profil.jabatan["penetap"].lengkap)
        return {**super().bawaan(profil), "permohonan": permohonan}

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The nota dinas with the table of the units."""
        return {**super().konteks(frame), "banyak_unit": bulat(len(self.unit))}


def data_nota_dinas(kegiatan: Kegiatan) -> dict[str, Any]:
    """What the results say in the cover note; each unit of the case is a root of ``data_akhir``."""
    return {
        "unit": tuple(baris_unit(kegiatan, kedalaman=0)),
        "jumlah": jumlah_unit(kegiatan),
        "dasar": dasar_hitung(kegiatan),
    }


def _nota_dinas(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("nota_dinas"),
        "tentang": judul_keputusan(lingkup(step), step.alur.tahun),
        "riwayat": riwayat(step),
        "penanda_tangan": step.pemegang("pengarah"),
        **data_nota_dinas(step.data("data_akhir")),
    }


def _nota_dinas_asli(step: StepContext) -> Mapping[str, Any]:
    nomor = {"tanggal": step.hari, **step.isian("nota_dinas_asli")}
    return {**_nota_dinas(step), **nomor, "penanda_tangan": step.sendiri}


JENIS = (Jenis("Dokumen Data Beban Kerja", DokumenData), Jenis("Nota Dinas Pengantar", NotaDinas))
SLOT: Mapping[str, Slot] = {
    "dokumen_data": Slot("dokumen_data", _dokumen, ditanya=()),
    "nota_dinas": Slot("nota_dinas", _nota_dinas, ditanya=("hal", "lampiran", "permohonan")),
    "nota_dinas_asli": Slot(
        "nota_dinas", _nota_dinas_asli, "asli", ditanya=("nomor_urut",), asal="nota_dinas", kini=True
    ),
}
