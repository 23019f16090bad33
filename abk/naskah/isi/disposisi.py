"""Lembar disposisi: an instruction from one official to the next, on the form of the archive."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Literal, get_args

from abk.naskah.isi.dasar import Bagian, Isi, Teks, TeksBoleh, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import KOSONG, tanggal

Perintah = Literal[
    "Selesaikan/tindak lanjuti",
    "Saran/pendapat",
    "Koordinasikan",
    "Pelajari/kaji",
    "Wakili/hadiri",
    "Pantau",
    "Untuk perhatian",
    "Simpan (file)",
]
Segera = Literal["", "Sangat Segera", "Segera"]
Rahasia = Literal["", "Sangat Rahasia", "Rahasia"]

CENTANG, BELUM = "[X]", "[  ]"
"""Boxes of the form in plain letters: every font has them."""


class Penerima(Bagian):
    """Whom the paper goes to; the one in charge is marked."""

    jabatan: Teks = isian("Jabatan")
    utama: bool = isian("Penanggung jawab", False, masukan="pilihan")


class Disposisi(Isi):
    """Content of a lembar disposisi."""

    JENIS: ClassVar[str] = "disposisi"

    nomor_agenda: TeksBoleh = isian("Nomor agenda", "")
    tanggal_terima: dt.date | None = isian("Tanggal terima", None, masukan="tanggal")
    kode: Teks = isian("Kode klasifikasi", asal="profil")
    indeks: TeksBoleh = isian("Indeks", "")
    nomor_naskah: TeksBoleh = isian("Nomor naskah", "")
    tanggal_naskah: dt.date | None = isian("Tanggal naskah", None, masukan="tanggal")
    asal_naskah: Teks = isian("Asal naskah", bantuan="Unit atau pejabat yang mengirim.")
    perihal: Teks = isian("Perihal", masukan="paragraf")
    segera: Segera = isian("Sifat: kecepatan", "", masukan="pilihan")
    rahasia: Rahasia = isian("Sifat: keamanan", "", masukan="pilihan")
    kepada: tuple[Penerima, ...] = isian("Diteruskan kepada", masukan="daftar", min_length=1)
    perintah: tuple[Perintah, ...] = isian("Isi disposisi", masukan="daftar", min_length=1)
    catatan: TeksBoleh = isian("Catatan", "", masukan="paragraf")
    batas: dt.date | None = isian("Batas waktu", None, masukan="tanggal")
    tanggal: dt.date | None = isian("Tanggal disposisi", None, masukan="tanggal")
    pemberi: PenandaTangan = isian("Pemberi disposisi")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Archive code and signer of the profile."""
        peran = profil.aturan(cls.JENIS).penanda_tangan
        jabatan = {"pemberi": {"jabatan": profil.jabatan[peran].lengkap}} if peran else {}
        return {"kode": profil.kode_klasifikasi, **jabatan}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The form with its boxes ticked."""
        naskah = [self.nomor_naskah or KOSONG, tanggal(self.tanggal_naskah)]
        return {
            "kop": rangka.kop(),
            "agenda": [
                {"label": "Nomor agenda", "isi": self.nomor_agenda or KOSONG},
                {"label": "Tanggal terima", "isi": tanggal(self.tanggal_terima)},
                {"label": "Kode klasifikasi", "isi": self.kode},
                {"label": "Indeks", "isi": self.indeks or KOSONG},
                {"label": "Nomor dan tanggal naskah", "isi": ", ".join(naskah)},
                {"label": "Asal naskah", "isi": self.asal_naskah},
                {"label": "Perihal", "isi": self.perihal},
            ],
            "sifat": _kotak([*get_args(Segera), *get_args(Rahasia)], [self.segera, self.rahasia]),
            "kepada": self._penerima(),
            "perintah": _kotak(get_args(Perintah), self.perintah),
            "catatan": self.catatan or KOSONG,
            "batas": tanggal(self.batas, hari=True),
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.pemberi),
        }

    def _penerima(self) -> list[dict[str, str]]:
        utama = [satu for satu in self.kepada if satu.utama]
        lain = [satu for satu in self.kepada if not satu.utama]
        nomor = {id(satu): f"[{letak}]" for letak, satu in enumerate(utama, 1)}
        return [{"tanda": nomor.get(id(satu), CENTANG), "jabatan": satu.jabatan} for satu in [*utama, *lain]]


def _kotak(semua: Any, dipilih: Any) -> list[dict[str, str]]:
    return [{"tanda": CENTANG if satu in dipilih else BELUM, "isi": satu} for satu in semua if satu]
