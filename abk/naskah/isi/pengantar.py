"""Steps 14 to 16: the final data of all units, and the note that hands the draft decree up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Butir, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.baku import judul_keputusan, lingkup
from abk.naskah.isi.dasar import SATU_BERKAS, Filling, Isi, IsiNotaDinas, Jenis, Signer
from abk.naskah.isi.konfirmasi import data_konsep_data
from abk.naskah.isi.pencocokan import dicocokkan, sebutan_pencocokan
from abk.naskah.isi.tanda import Menjawab, ada_terbuka, jawaban_awal, tanda_langkah
from abk.naskah.isi.undangan import tanggal_rapat
from abk.naskah.kasus import decree, sebutan_keputusan
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import BELUM_ADA
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import KelompokJabatan, RincianJabatan
from abk.naskah.tabel.unit import BarisPeta, BarisUnit, JumlahUnit, baris_peta, tabel_unit
from abk.sop.jawaban_tanda import JAWABAN_TANDA
from abk.tulisan.format import bulat, tanggal
from abk.tulisan.terbilang import terbilang

_PERMOHONAN = (
    "Mohon perkenan Bapak/Ibu memeriksa dan memaraf konsep keputusan tersebut untuk selanjutnya disampaikan "
    "kepada {penetap} guna ditetapkan."
)
_PENETAPAN = "Mohon perkenan Bapak/Ibu menetapkan Keputusan tersebut."


def riwayat(step: StepContext) -> list[str]:
    """What was done with the data of each unit: minutes by their day, the record by number and day."""
    hasil = []
    for unit in step.alur.unit:
        rapat = replace(step, unit=unit)
        acara = step.bernomor(f"berita_acara:{unit}")
        nomor = f"Nomor {acara[0]} tanggal {tanggal(acara[1])}" if acara else BELUM_ADA
        hasil.append(
            f"Notula Rapat Pembahasan Data Beban Kerja {step.nama_unit(unit)} tanggal {tanggal_rapat(rapat)} "
            f"dan Berita Acara Konfirmasi Teknis {nomor}"
        )
    return hasil


# ── the final data ────────────────────────────────────────────────────────────────────────────────────
class DokumenData(Menjawab, Isi):
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
    keputusan: TeksBoleh = isian("Keputusan yang menetapkan", "", asal="alur")
    pencocokan: Butir = isian("Pencocokan", (), asal="alur", masukan="daftar")
    penanda_tangan: PenandaTangan = isian("Penanda tangan")
    unit: tuple[BarisUnit, ...] = isian("Rekapitulasi unit", asal="data", min_length=1)
    jumlah: JumlahUnit = isian("Jumlah", asal="data")
    rekap: tuple[KelompokJabatan, ...] = isian("Rekapitulasi jabatan", asal="data", min_length=1)
    peta: tuple[BarisPeta, ...] = isian("Peta jabatan", asal="data", min_length=1)
    lembar: tuple[RincianJabatan, ...] = isian("Lembar jabatan", asal="data", min_length=1)
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The data, with what the cover says."""
        return {
            **super().konteks(frame),
            "lingkup_unit": [satu.nama for satu in self.unit if satu.tingkat == 0],
            "tahun_cetak": str(self.tanggal.year) if self.tanggal else BELUM_ADA,
        }


def data_dokumen_data(kegiatan: Kegiatan, *, eu_utuh: bool = True) -> dict[str, Any]:
    """What the results say in the final data, ``data_akhir`` of all units of the case."""
    return {
        **data_konsep_data(kegiatan),
        **tabel_unit(kegiatan, eu_utuh=eu_utuh),
        "peta": tuple(baris_peta(kegiatan)),
    }


def _diperiksa(step: StepContext) -> Mapping[str, Any]:
    """The final data as they are checked, with the questions about them."""
    k = step.keadaan
    diubah = [p for u in step.alur.unit for p in (*k.putusan(u), *k.usul(u))]
    return {
        **_dokumen(step),
        **step.isian("dokumen_data"),
        "tanda": tanda_langkah(step, step.data("data_akhir"), diubah),
    }


def _dokumen(step: StepContext) -> Mapping[str, Any]:
    return {
        "kegiatan": step.alur.judul,
        "riwayat": riwayat(step),
        "tanggal": step.hari,
        "penanda_tangan": step.pemegang("pemeriksa"),
        **data_dokumen_data(step.data("data_akhir"), eu_utuh=step.eu_utuh),
    }


def _dokumen_asli(step: StepContext) -> Mapping[str, Any]:
    """The final data, after the decree: it names the decree, and who compared the law with its text."""
    tetap = decree(step.alur, step.profil)
    cocok = dicocokkan(step)
    return {
        **_dokumen(step),
        "keputusan": sebutan_keputusan(tetap),
        "pencocokan": sebutan_pencocokan(cocok.values()),
        "penanda_tangan": step.sendiri,
    }


# ── the cover note ────────────────────────────────────────────────────────────────────────────────────
class NotaDinas(IsiNotaDinas):
    """Nota dinas pengantar: hands the draft decree and its data up, with the figures of each unit."""

    JENIS: ClassVar[str] = "nota_dinas"
    YTH: ClassVar[str] = "penerus"

    lampiran: TeksBoleh = isian("Lampiran", SATU_BERKAS)
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
    kode_jabatan: TeksBoleh = isian("Kode jabatan penanda tangan", "", asal="profil")
    kop_surat: TeksBoleh = isian("Kepala surat", "", asal="profil")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Values of a nota dinas, and the request that names who makes the decree.

        Where who directs the work is also who passes the decree on, the note goes to the one who makes it.
        """
        penetap = profil.jabatan["penetap"].lengkap
        isi = {**super().bawaan(profil), "permohonan": _PERMOHONAN.format(penetap=penetap)}
        if isi["kepada"] == profil.jabatan["pengarah"].lengkap:
            isi |= {"kepada": penetap, "permohonan": _PENETAPAN}
        return isi

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The nota dinas with the table of the units, under the letterhead of who signs it."""
        return {
            **super().konteks(frame),
            "banyak_unit": f"{bulat(len(self.unit))} ({terbilang(len(self.unit))})",
            "kop": frame.kop(self.kop_surat),
            "nomor": frame.nomor(self.nomor_urut, self.tanggal, self.kode_jabatan),
        }


def data_nota_dinas(kegiatan: Kegiatan, *, eu_utuh: bool = True) -> dict[str, Any]:
    """What the results say in the cover note; each unit of the case is a root of ``data_akhir``."""
    return {
        **tabel_unit(kegiatan, kedalaman=0, eu_utuh=eu_utuh),
        "dasar": dasar_hitung(kegiatan),
    }


def _nota_dinas(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("nota_dinas"),
        "tentang": judul_keputusan(lingkup(step), step.alur.tahun),
        "riwayat": riwayat(step),
        "penanda_tangan": step.pemegang("pengarah"),
        **data_nota_dinas(step.data("data_akhir"), eu_utuh=step.eu_utuh),
    }


def _nota_dinas_menko(step: StepContext) -> Mapping[str, Any]:
    """The cover note of whoever passes the decree on, to the one who makes it."""
    penetap = step.profil.jabatan["penetap"].lengkap
    lama = {k: v for k, v in step.isian("nota_dinas").items() if k != "permohonan"}
    return {
        **_nota_dinas(step),
        "permohonan": _PENETAPAN,
        **lama,
        "tanggal": step.hari,
        **step.isian(next(s for s in step.langkah.keluaran if s.startswith("nota_dinas"))),
        "kepada": penetap,
        "kode_jabatan": step.profil.jabatan["penerus"].kode,
        "kop_surat": step.profil.jabatan["penerus"].kop,
        "penanda_tangan": step.sendiri,
    }


def _nota_dinas_asli(step: StepContext) -> Mapping[str, Any]:
    return step.asli("nota_dinas_asli", _nota_dinas(step))


JENIS = (Jenis("Dokumen Data Beban Kerja", DokumenData), Jenis("Nota Dinas Pengantar", NotaDinas))
SLOT: Mapping[str, Filling] = {
    "dokumen_data": Filling(
        "dokumen_data",
        _diperiksa,
        ditanya=(JAWABAN_TANDA,),
        awal=lambda step: jawaban_awal(step, step.alur.unit),
        bila=lambda step, nama: ada_terbuka(step, nama, step.alur.unit),
    ),
    "nota_dinas": Filling("nota_dinas", _nota_dinas, ditanya=("hal", "lampiran", "permohonan")),
    "nota_dinas_asli": Filling(
        "nota_dinas", _nota_dinas_asli, "asli", ditanya=("nomor_urut",), asal="nota_dinas", kini=True
    ),
    "nota_dinas_menko": Filling(
        "nota_dinas", _nota_dinas_menko, "asli", ditanya=("nomor_urut", "permohonan"), penomor="penerus"
    ),
    "dokumen_data_asli": Filling("dokumen_data", _dokumen_asli, "asli", ditanya=()),
}
