"""Steps 11 and 13: the draft data of a unit, the sheet of technical confirmation, and its record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.bagian import Butir, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.dasar import Filling, Isi, Jenis, Signer
from abk.naskah.isi.notula import usulan
from abk.naskah.isi.tanda import Bertanya, tanda_langkah
from abk.naskah.isi.undangan import rapat, tanggal_rapat
from abk.naskah.orang import Orang, PenandaTangan
from abk.naskah.profil.bentuk import BELUM_ADA, Profil
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.jabatan import (
    BarisJumlah,
    KelompokJabatan,
    RincianJabatan,
    jumlah_jabatan,
    kelompok_jabatan,
    lembar_jabatan,
)
from abk.naskah.tabel.konfirmasi import HasilKonfirmasi, data_disepakati, hasil_konfirmasi
from abk.naskah.tabel.perubahan import BandingJabatan, banding_jabatan
from abk.tulisan.format import bulat
from abk.tulisan.terbilang import tanggal_terbilang, terbilang

JAWABAN = "konfirmasi"
"""Place of the answer of a unit, in a procedure in which the record comes after it."""
_DISEPAKATI = 8
"""Edition since which the annex of the record holds the figures that are agreed, not those of the draft."""
BARIS_USUL = 2
"""Empty rows for counter-proposals under each post."""


# ── draft data ────────────────────────────────────────────────────────────────────────────────────────
class KonsepData(Isi):
    """Konsep data beban kerja: the sheet of every post of one unit after the meeting, with its sums."""

    JENIS: ClassVar[str] = "konsep_data"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {
        "ttd": Signer("penanda_tangan", "pemeriksa", "Diperiksa oleh:"),
        "ttd_penyusun": Signer("penyusun", "penyusun", "Disusun oleh:"),
    }

    unit: Teks = isian("Unit organisasi", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    tanggal_rapat: dt.date = isian("Tanggal rapat", asal="alur", masukan="tanggal")
    tanggal: dt.date | None = isian("Tanggal dokumen", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Pemeriksa")
    penyusun: PenandaTangan = isian("Penyusun")
    rekap: tuple[KelompokJabatan, ...] = isian("Rekapitulasi jabatan", asal="data", min_length=1)
    jumlah: BarisJumlah = isian("Jumlah", asal="data")
    lembar: tuple[RincianJabatan, ...] = isian("Lembar jabatan", asal="data", min_length=1)
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")


def data_konsep_data(kegiatan: Kegiatan) -> dict[str, Any]:
    """What the results say in data of posts: ``data_konsep`` of a unit, or ``data_akhir``."""
    return {
        "rekap": tuple(kelompok_jabatan(kegiatan)),
        "jumlah": jumlah_jabatan(kegiatan),
        "lembar": tuple(lembar_jabatan(kegiatan)),
        "dasar": dasar_hitung(kegiatan),
    }


def _konsep_data(step: StepContext) -> Mapping[str, Any]:
    return {
        "unit": step.nama,
        "kegiatan": step.alur.judul,
        "tanggal_rapat": rapat(step).get("tanggal_rapat"),
        "tanggal": step.hari,
        "penanda_tangan": step.pemegang("pemeriksa"),
        "penyusun": step.pemegang("penyusun"),
        **data_konsep_data(step.data(f"data_konsep:{step.unit}")),
    }


# ── the sheet ─────────────────────────────────────────────────────────────────────────────────────────
class LembarKonfirmasi(Bertanya, Isi):
    """Lembar konfirmasi teknis: what was proposed, what the meeting changed and why, room for the answer."""

    JENIS: ClassVar[str] = "lembar_konfirmasi"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan", "pemeriksa")}

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
        """Sender, and where the answer goes."""
        return {**super().bawaan(profil), "alamat_jawaban": profil.alamat_jawaban}

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The sheet; the answer is written by hand or in the cockpit."""
        return {
            **super().konteks(frame),
            "baris_usul": [str(nomor) for nomor in range(1, BARIS_USUL + 1)],
            "banyak_jabatan": bulat(len(self.jabatan)),
            "banyak_diubah": bulat(sum(satu.diubah for satu in self.jabatan)),
        }


def data_lembar_konfirmasi(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> dict[str, Any]:
    """What the results say on the sheet: ``data_awal`` of the unit, and the decisions of the meeting."""
    akhir = terapkan(kegiatan, perubahan)
    return {
        "jabatan": tuple(banding_jabatan(kegiatan, perubahan)),
        "jumlah_awal": jumlah_jabatan(kegiatan),
        "jumlah_akhir": jumlah_jabatan(akhir),
        "dasar": dasar_hitung(akhir),
    }


def _lembar(step: StepContext) -> Mapping[str, Any]:
    return {
        **step.isian("lembar_konfirmasi"),
        "unit": step.nama,
        "kegiatan": step.alur.judul,
        "tanggal_rapat": rapat(step).get("tanggal_rapat"),
        "notula": f"Notula rapat pembahasan {step.nama} tanggal {tanggal_rapat(step)}",
        "tanggal": step.hari,
        "penanda_tangan": step.sendiri,
        "penjawab": step.pemegang_unit(step.unit)["jabatan"],
        "tanda": tanda_langkah(step, usulan(step), step.keadaan.putusan(step.unit)),
        **data_lembar_konfirmasi(usulan(step), step.keadaan.putusan(step.unit)),
    }


# ── the answer ────────────────────────────────────────────────────────────────────────────────────────
class JawabanKonfirmasi(Isi):
    """Jawaban konfirmasi teknis: what a unit says to each of its posts, and what it proposes instead."""

    JENIS: ClassVar[str] = "jawaban_konfirmasi"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan", "")}

    unit: Teks = isian("Unit organisasi", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    kepada: Teks = isian("Kepada", asal="profil")
    notula: Teks = isian("Notula", asal="alur")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Yang Mengonfirmasi")
    hasil: HasilKonfirmasi = isian("Hasil konfirmasi", asal="data")
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """To whom it goes."""
        return {**super().bawaan(profil), "kepada": profil.alamat_jawaban}

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The answer under the letterhead of the unit."""
        milik = {"kop": frame.kop("unit", self.unit), "banyak_jabatan": bulat(len(self.hasil.baris))}
        return {**super().konteks(frame), **milik}


def _jawaban(step: StepContext) -> Mapping[str, Mapping[str, Any]]:
    """Answers of the unit: given in this step, or standing in the case."""
    milik: Mapping[str, Any] = step.isi.get("jawaban") or step.keadaan.jawaban.get(step.unit, {})
    return milik


def _jawaban_konfirmasi(step: StepContext) -> Mapping[str, Any]:
    konsep = step.alur.data(f"data_konsep:{step.unit}")
    return {
        "unit": step.nama,
        "kegiatan": step.alur.judul,
        "notula": f"Notula rapat pembahasan {step.nama} tanggal {tanggal_rapat(step)}",
        "tanggal": step.hari,
        "penanda_tangan": step.sendiri,
        "hasil": hasil_konfirmasi(konsep, _jawaban(step)),
        "dasar": dasar_hitung(konsep),
    }


# ── the record ────────────────────────────────────────────────────────────────────────────────────────
class BeritaAcara(Isi):
    """Berita acara konfirmasi teknis: two parties state which figures they stand for, post by post."""

    JENIS: ClassVar[str] = "berita_acara"
    DUA_PIHAK: ClassVar[bool] = True
    SIGNERS: ClassVar[Mapping[str, Signer]] = {
        "ttd_pertama": Signer("pihak_pertama", "", "PIHAK PERTAMA"),
        "ttd_kedua": Signer("pihak_kedua", "pemeriksa", "PIHAK KEDUA"),
    }

    unit: Teks = isian("Unit organisasi", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    nomor_urut: TeksBoleh = isian("Nomor urut", "", bantuan="Kosong pada konsep; diisi saat penomoran.")
    tanggal: dt.date | None = isian("Tanggal berita acara", None, masukan="tanggal")
    tempat: Teks = isian("Bertempat di")
    dasar_surat: Butir = isian("Berkas yang dikonfirmasi", asal="alur", masukan="daftar", min_length=1)
    pihak_pertama: PenandaTangan = isian("Pihak pertama (unit organisasi)")
    pihak_kedua: PenandaTangan = isian("Pihak kedua (pemeriksa data)")
    saksi: tuple[Orang, ...] = isian("Saksi", (), masukan="daftar", max_length=2)
    rangkap: int = isian("Dibuat dalam rangkap", 2, ge=1, le=20)
    hasil: HasilKonfirmasi = isian("Hasil konfirmasi", asal="data")
    lembar: tuple[RincianJabatan, ...] = isian("Data yang disepakati", asal="data", min_length=1)
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Title of the second party, and the town."""
        return {**super().bawaan(profil), "tempat": profil.alamat.kota}

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The record with dates in words."""
        pihak = (("1", "PERTAMA", self.pihak_pertama), ("2", "KEDUA", self.pihak_kedua))
        saksi = [PenandaTangan(**satu.model_dump()) for satu in self.saksi]
        return {
            **super().konteks(frame),
            "hari_terbilang": tanggal_terbilang(self.tanggal) if self.tanggal else BELUM_ADA,
            "pihak": [_pihak(*satu) for satu in pihak],
            "banyak_jabatan": bulat(len(self.hasil.baris)),
            "rangkap": f"{bulat(self.rangkap)} ({terbilang(self.rangkap)})",
            "tanggal_tulis": frame.tanggal(self.tanggal),
            "ttd_saksi": [frame.tanda_tangan(s, awalan=f"Saksi {n}") for n, s in enumerate(saksi, 1)],
        }


def _pihak(nomor: str, sebutan: str, orang: PenandaTangan) -> Mapping[str, object]:
    """One party as the opening names it: name, NIP, post."""
    isi = [("Nama", orang.nama), ("NIP", orang.nip), ("Pangkat/golongan", orang.pangkat)]
    isi.append(("Jabatan", " ".join(filter(None, [orang.sebutan, orang.jabatan]))))
    butir = [{"label": label, "isi": nilai} for label, nilai in isi if nilai]
    return {"nomor": nomor, "butir": butir, "sebutan": f"PIHAK {sebutan}"}


def data_berita_acara(
    kegiatan: Kegiatan, jawaban: Mapping[str, Mapping[str, Any]], *, sepakat: bool = True
) -> dict[str, Any]:
    """What the results say in the record: ``data_konsep`` of the unit, and its answers by post."""
    lembar = data_disepakati(kegiatan, jawaban) if sepakat else kegiatan
    return {
        "hasil": hasil_konfirmasi(kegiatan, jawaban),
        "lembar": tuple(lembar_jabatan(lembar)),
        "dasar": dasar_hitung(kegiatan),
    }


def _berita_acara(step: StepContext) -> Mapping[str, Any]:
    konsep = step.alur.data(f"data_konsep:{step.unit}")
    return {
        **step.isian("berita_acara"),
        "unit": step.nama,
        "kegiatan": step.alur.judul,
        "tanggal": step.hari,
        "dasar_surat": [
            f"Konsep data beban kerja per jabatan {step.nama}",
            f"Notula rapat pembahasan {step.nama} tanggal {tanggal_rapat(step)}",
            f"Lembar konfirmasi teknis {step.nama}",
            *([] if step.langkah.mengonfirmasi else [f"Jawaban konfirmasi teknis {step.nama}"]),
        ],
        "pihak_pertama": _penjawab(step),
        "pihak_kedua": step.pemegang("pemeriksa") if step.langkah.mengonfirmasi else step.sendiri,
        **data_berita_acara(konsep, _jawaban(step), sepakat=step.sejak(_DISEPAKATI)),
    }


def _penjawab(step: StepContext) -> Mapping[str, Any]:
    """Who answered for the unit: who does this step, or did the one in which it was asked."""
    lalu = step.keadaan.persetujuan_slot(f"{JAWABAN}:{step.unit}")
    if step.langkah.mengonfirmasi or lalu is None:
        return step.sendiri
    return step.orang(lalu.pelaku, lalu.sebutan)


JENIS = (
    Jenis("Konsep Data Beban Kerja", KonsepData),
    Jenis("Lembar Konfirmasi Teknis", LembarKonfirmasi),
    Jenis("Jawaban Konfirmasi Teknis", JawabanKonfirmasi),
    Jenis("Berita Acara Konfirmasi Teknis", BeritaAcara),
)
_RECORD = ("nomor_urut", "tempat", "saksi", "rangkap")
SLOT: Mapping[str, Filling] = {
    "konsep_data": Filling("konsep_data", _konsep_data, ditanya=()),
    "lembar_konfirmasi": Filling("lembar_konfirmasi", _lembar, "asli", ditanya=("batas",)),
    JAWABAN: Filling("jawaban_konfirmasi", _jawaban_konfirmasi, "asli", ditanya=()),
    "berita_acara": Filling("berita_acara", _berita_acara, "asli", ditanya=_RECORD, asal=JAWABAN, kini=True),
}
