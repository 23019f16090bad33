"""Berita acara konfirmasi teknis: two parties state which figures they stand for, post by post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from abk.kegiatan import Kegiatan
from abk.naskah.isi.dasar import Butir, Isi, Teks, TeksBoleh, isian
from abk.naskah.isi.orang import Orang, PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import BELUM_ADA
from abk.naskah.rangka import Rangka
from abk.naskah.tabel.dasar import DasarHitung, dasar_hitung
from abk.naskah.tabel.konfirmasi import HasilKonfirmasi, hasil_konfirmasi
from abk.naskah.tabel.tugas import LembarJabatan, lembar_jabatan
from abk.tulisan.format import bulat
from abk.tulisan.terbilang import tanggal_terbilang, terbilang


class BeritaAcara(Isi):
    """Content of the record of one unit's technical confirmation."""

    JENIS: ClassVar[str] = "berita_acara"

    unit: Teks = isian("Unit organisasi", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    nomor_urut: TeksBoleh = isian("Nomor urut", "", bantuan="Kosong pada konsep; diisi saat penomoran.")
    tanggal: dt.date | None = isian("Tanggal berita acara", None, masukan="tanggal")
    tempat: Teks = isian("Bertempat di")
    dasar_surat: Butir = isian(
        "Berkas yang dikonfirmasi",
        asal="alur",
        masukan="daftar",
        min_length=1,
        bantuan="Konsep data, notula, lembar.",
    )
    pihak_pertama: PenandaTangan = isian("Pihak pertama (unit organisasi)")
    pihak_kedua: PenandaTangan = isian("Pihak kedua (Bagian Organisasi dan Tata Laksana)")
    saksi: tuple[Orang, ...] = isian("Saksi", (), masukan="daftar", max_length=2)
    rangkap: int = isian("Dibuat dalam rangkap", 2, ge=1, le=20)
    hasil: HasilKonfirmasi = isian("Hasil konfirmasi", asal="data")
    lembar: tuple[LembarJabatan, ...] = isian("Data yang dikonfirmasi", asal="data", min_length=1)
    dasar: DasarHitung = isian("Dasar penghitungan", asal="data")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Title of the second party, and the town."""
        return {
            "pihak_kedua": {"jabatan": profil.jabatan["kabag_ortala"].lengkap},
            "tempat": profil.alamat.kota,
        }

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The record with dates in words."""
        pihak = (("1", "PERTAMA", self.pihak_pertama), ("2", "KEDUA", self.pihak_kedua))
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "nomor": rangka.nomor(self.nomor_urut, self.tanggal),
            "hari_terbilang": tanggal_terbilang(self.tanggal) if self.tanggal else BELUM_ADA,
            "pihak": [_pihak(*satu) for satu in pihak],
            "banyak_jabatan": bulat(len(self.hasil.baris)),
            "rangkap": f"{bulat(self.rangkap)} ({terbilang(self.rangkap)})",
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "tanggal_tulis": rangka.tanggal(self.tanggal),
            "ttd_pertama": rangka.tanda_tangan(self.pihak_pertama, awalan="PIHAK PERTAMA"),
            "ttd_kedua": rangka.tanda_tangan(self.pihak_kedua, awalan="PIHAK KEDUA"),
            "ttd_saksi": [
                rangka.tanda_tangan(PenandaTangan(**satu.model_dump()), awalan=f"Saksi {nomor}")
                for nomor, satu in enumerate(self.saksi, 1)
            ],
        }


def _pihak(nomor: str, sebutan: str, orang: PenandaTangan) -> Mapping[str, object]:
    """One party as the opening names it: name, NIP, post."""
    isi = [("Nama", orang.nama), ("NIP", orang.nip), ("Pangkat/golongan", orang.pangkat)]
    jabatan = " ".join(filter(None, [orang.sebutan, orang.jabatan]))
    butir = [{"label": label, "isi": nilai} for label, nilai in [*isi, ("Jabatan", jabatan)] if nilai]
    return {"nomor": nomor, "butir": butir, "sebutan": f"PIHAK {sebutan}"}


def data_berita_acara(kegiatan: Kegiatan, jawaban: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what the results and the answers say in the record.

    Parameters
    ----------
    kegiatan : Kegiatan
        The draft that was confirmed (``data_konsep``), of one unit.
    jawaban : mapping
        Answers by post (:func:`abk.naskah.tabel.konfirmasi.hasil_konfirmasi`).

    Returns
    -------
    dict
        The fields of :class:`BeritaAcara` whose origin is the data.

    Raises
    ------
    ParameterError
        If a post is not answered or a proposal does not fit the data.
    """
    return {
        "hasil": hasil_konfirmasi(kegiatan, jawaban),
        "lembar": tuple(lembar_jabatan(kegiatan)),
        "dasar": dasar_hitung(kegiatan),
    }
