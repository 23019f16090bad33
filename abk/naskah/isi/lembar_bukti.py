"""Lembar bukti: the proof sheet of a finished case: its chain head, every approval, and how to check them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import StringConstraints

from abk.naskah.isi.dasar import Bagian, Isi, Teks, TeksBoleh, isian
from abk.naskah.isi.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.rangka import Rangka
from abk.tulisan.format import KOSONG, bulat, waktu
from abk.tulisan.sidik import kelompok

Sidik = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A fingerprint: SHA-256 as 64 hexadecimal digits."""


class Persetujuan(Bagian):
    """One approval of the case; the office, never the name.

    Attributes
    ----------
    urut : its event in the log
    langkah, kegiatan : step of the procedure, its code and what it is
    unit : unit it concerns; empty for common steps
    makna : what the act means
    jabatan : office that acted, with Plt. or Plh.
    waktu : when
    sidik : fingerprint of the signed event
    gugur : event that voided it, if any
    """

    urut: int = isian("Peristiwa", asal="alur", ge=0)
    langkah: Teks = isian("Langkah", asal="alur")
    kegiatan: TeksBoleh = isian("Kegiatan", "", asal="alur")
    unit: TeksBoleh = isian("Unit", "", asal="alur")
    makna: Teks = isian("Makna", asal="alur")
    jabatan: Teks = isian("Jabatan", asal="alur")
    waktu: dt.datetime = isian("Waktu", asal="alur")
    sidik: Sidik = isian("Sidik peristiwa", asal="alur")
    gugur: int | None = isian("Digugurkan peristiwa", None, asal="alur")


class BerkasBukti(Bagian):
    """One document or data of the case by its fingerprint."""

    nama: Teks = isian("Berkas", asal="alur")
    sidik: Sidik = isian("Sidik", asal="alur")


class LembarBukti(Isi):
    """Content of the proof sheet."""

    JENIS: ClassVar[str] = "lembar_bukti"

    kode: Teks = isian("Kode alur", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    prosedur: Teks = isian("Prosedur", asal="alur")
    keputusan: TeksBoleh = isian(
        "Keputusan", "", asal="alur", bantuan="Nomor dan tanggal keputusan yang ditetapkan."
    )
    banyak_peristiwa: int = isian("Banyaknya peristiwa", asal="alur", ge=1)
    sidik_prosedur: Sidik = isian("Sidik prosedur", asal="alur")
    persetujuan: tuple[Persetujuan, ...] = isian("Persetujuan", asal="alur", masukan="daftar", min_length=1)
    berkas: tuple[BerkasBukti, ...] = isian("Berkas", asal="alur", masukan="daftar", min_length=1)
    perintah: Teks = isian("Perintah verifikasi", "abk sop verifikasi FOLDER", asal="alur")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Pengarsip")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Title of the archivist."""
        return {"penanda_tangan": {"jabatan": profil.jabatan["kabag_ortala"].lengkap}}

    def konteks(self, rangka: Rangka) -> dict[str, Any]:
        """The proof; the head stands in groups of eight so that it can be compared by eye."""
        zona = rangka.profil.zona_waktu
        berlaku = [satu for satu in self.persetujuan if satu.gugur is None]
        return {
            **self.model_dump(),
            "kop": rangka.kop(),
            "kepala_baris": _baris_kepala(rangka.kepala),
            "sidik_prosedur": kelompok(self.sidik_prosedur),
            "keputusan": self.keputusan or KOSONG,
            "banyak_peristiwa": bulat(self.banyak_peristiwa),
            "banyak_berlaku": bulat(len(berlaku)),
            "banyak_gugur": bulat(len(self.persetujuan) - len(berlaku)),
            "persetujuan": [_baris(satu, zona) for satu in self.persetujuan],
            "berkas": [{"nama": satu.nama, "sidik": kelompok(satu.sidik)} for satu in self.berkas],
            "perintah": f"{self.perintah} --kepala {rangka.kepala}",
            "tempat_tanggal": rangka.tempat_tanggal(self.tanggal),
            "ttd": rangka.tanda_tangan(self.penanda_tangan),
        }


def _baris_kepala(kepala: str) -> Sequence[str]:
    """The chain head on two lines, in groups of eight digits."""
    kata = kelompok(kepala).split()
    return [" ".join(kata[:4]), " ".join(kata[4:])]


def _baris(satu: Persetujuan, zona: str) -> dict[str, str]:
    return {
        "urut": str(satu.urut),
        "langkah": satu.langkah,
        "kegiatan": satu.kegiatan or KOSONG,
        "unit": satu.unit or KOSONG,
        "makna": satu.makna,
        "jabatan": satu.jabatan,
        "waktu": waktu(satu.waktu, zona, antara=", "),
        "sidik": kelompok(satu.sidik[:16]),
        "keadaan": "berlaku" if satu.gugur is None else f"gugur oleh peristiwa {satu.gugur}",
    }
