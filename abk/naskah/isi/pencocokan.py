"""Steps 15 and 15a: each citation and each value of the law is compared with its text, and ticked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from abk.naskah.bagian import Bagian, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.baku import judul_keputusan, lingkup
from abk.naskah.isi.dasar import Filling, Isi, Jenis, Signer
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import DasarHukum
from abk.naskah.tabel.dasar import butir_ketentuan, dasar_hitung
from abk.tulisan.format import KOSONG, tanggal

JENIS_LEMBAR = "lembar_pencocokan"
HUKUM, HITUNG = "Dasar hukum", "Dasar penghitungan"
"""What is compared: a citation of the decree, a value of the law behind the figures."""


class BarisCocok(Bagian):
    """One citation or value, whether it was compared with its text, and with which copy of it."""

    kelompok: TeksBoleh = isian("Kelompok", "", asal="alur")
    butir: Teks = isian("Yang dicocokkan")
    cocok: bool = isian("Sudah dicocokkan dan sesuai", False, masukan="pilihan")
    naskah: TeksBoleh = isian("Naskah yang dilihat", "", bantuan="Misalnya: salinan resmi pada JDIH.")
    lain: TeksBoleh = isian("Dicocokkan pada lembar lain", "", asal="alur")


class Pencocokan(Bagian):
    """Who ticked a citation or value of the law, in which office, and when."""

    butir: Teks = isian("Yang dicocokkan", asal="alur")
    jabatan: TeksBoleh = isian("Oleh", "", asal="alur")
    nama: TeksBoleh = isian("Nama", "", asal="alur")
    hari: dt.date | None = isian("Tanggal", None, asal="alur", masukan="tanggal")


class LembarPencocokan(Isi):
    """Lembar pencocokan: what whoever signs it has compared with the text of the regulation."""

    JENIS: ClassVar[str] = JENIS_LEMBAR
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan")}

    tentang: Teks = isian("Judul keputusan", asal="alur")
    butir: tuple[BarisCocok, ...] = isian("Yang dicocokkan", masukan="daftar", min_length=1)
    catatan: TeksBoleh = isian("Catatan", "", masukan="paragraf")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Yang mencocokkan")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The sheet by groups."""
        kelompok = list(dict.fromkeys(satu.kelompok for satu in self.butir))
        return {
            **super().konteks(frame),
            "kelompok": [
                {"nama": nama, "butir": [_baris(b) for b in self.butir if b.kelompok == nama]}
                for nama in kelompok
            ],
        }


def _baris(satu: BarisCocok) -> dict[str, str]:
    hasil = "sesuai" if satu.cocok else satu.lain or "belum dicocokkan"
    return {"butir": satu.butir, "naskah": satu.naskah or KOSONG, "hasil": hasil}


def dasar_hukum(profil: Profil, sendiri: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Citations of the decree: the law in general, then the rules of the institution itself.

    Parameters
    ----------
    sendiri : rules of the institution as they were filled in, in place of those of the profile
    """
    diisi = [DasarHukum(teks=satu, sumber="diisi pada konsep keputusan") for satu in sendiri]
    semua = [*profil.dasar_hukum.get("mengingat", ()), *(diisi or profil.dasar_hukum.get("instansi", ()))]
    return [{"kutipan": s.kutipan, "belum_diverifikasi": s.belum_diverifikasi} for s in semua]


def yang_dicocokkan(step: StepContext) -> list[dict[str, Any]]:
    """Every citation of the decree and every value behind its figures, none of them ticked."""
    nilai = [butir_ketentuan(satu) for satu in dasar_hitung(step.data("data_akhir")).ketentuan]
    hukum = dasar_hukum(step.profil, step.isian("kepmenko").get("peraturan_instansi", ()))
    semua = [(HUKUM, satu["kutipan"]) for satu in hukum] + [(HITUNG, satu) for satu in nilai]
    return [{"kelompok": k, "butir": b, "cocok": False, "naskah": ""} for k, b in semua]


def slot_pencocokan(step: StepContext) -> list[str]:
    """Places of a procedure where sheets of this kind stand; none in one that does not know them."""
    return [satu.nama for satu in step.alur.prosedur.slot if satu.naskah == JENIS_LEMBAR]


def dicocokkan(step: StepContext, kecuali: str = "") -> dict[str, Pencocokan]:
    """Citations and values that somebody has ticked in the case, by their words; not on one of the sheets."""
    hasil: dict[str, Pencocokan] = {}
    for slot in slot_pencocokan(step):
        setuju = step.keadaan.persetujuan_slot(slot)
        if setuju is None or slot == kecuali:
            continue
        orang = step.orang(setuju.pelaku, setuju.sebutan)
        jabatan = f"{orang['sebutan']} {orang['jabatan']}".strip()
        for satu in step.isian(slot).get("butir", ()):
            if satu.get("cocok"):
                siapa = {"jabatan": jabatan, "nama": orang["nama"], "hari": step.keadaan.hari(setuju.waktu)}
                hasil[satu["butir"]] = Pencocokan(butir=satu["butir"], **siapa)
    return hasil


def sebutan_pencocokan(semua: Iterable[Pencocokan]) -> list[str]:
    """Who compared how much, and when, in words."""
    hitung: dict[tuple[str, dt.date | None], int] = {}
    for satu in semua:
        hitung[satu.jabatan, satu.hari] = hitung.get((satu.jabatan, satu.hari), 0) + 1
    return [f"{jabatan}, {tanggal(hari)}: {n} butir" for (jabatan, hari), n in hitung.items()]


def _lembar(step: StepContext) -> Mapping[str, Any]:
    slot = next(s for s in step.langkah.keluaran if s in slot_pencocokan(step))
    diisi = {satu["butir"]: satu for satu in step.isian(slot).get("butir", ())}
    semua = yang_dicocokkan(step)
    sudah = dicocokkan(step, kecuali=slot)
    lain = {b: f"dicocokkan oleh {s.jabatan}, {tanggal(s.hari)}" for b, s in sudah.items()}
    return {
        **step.isian(slot),
        "tentang": judul_keputusan(lingkup(step), step.alur.tahun),
        "butir": [
            {**b, **diisi.get(b["butir"], {}), "kelompok": b["kelompok"], "lain": lain.get(b["butir"], "")}
            for b in semua
        ],
        "tanggal": step.hari,
        "penanda_tangan": step.sendiri,
    }


def _awal(step: StepContext) -> Mapping[str, Any]:
    return {"butir": yang_dicocokkan(step)}


JENIS = (Jenis("Lembar Pencocokan Dasar Hukum dan Penghitungan", LembarPencocokan),)
SLOT: Mapping[str, Filling] = {
    "pencocokan": Filling(JENIS_LEMBAR, _lembar, "asli", ditanya=("butir", "catatan"), awal=_awal),
    "pencocokan_hukum": Filling(JENIS_LEMBAR, _lembar, "asli", ditanya=("butir", "catatan"), awal=_awal),
}
