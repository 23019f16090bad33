"""Step 18: the proof sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from abk.naskah.bagian import Bagian, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.isi.dasar import Filling, Isi, Jenis, Signer
from abk.naskah.kasus import decree
from abk.naskah.orang import PenandaTangan
from abk.sop.prosedur import sebutan_prosedur
from abk.sop.slot import judul_slot
from abk.tulisan.bentuk import Sidik
from abk.tulisan.format import KOSONG, bulat, tanggal, waktu
from abk.tulisan.sidik import kelompok

"""A fingerprint: SHA-256 as 64 hexadecimal digits."""


class BarisPersetujuan(Bagian):
    """One approval of the case, with the fingerprint of its event; the office (with Plt., Plh.), no name."""

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
    """Lembar bukti of a finished case: its chain head, every approval, and how to check them."""

    JENIS: ClassVar[str] = "lembar_bukti"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan", "pemeriksa")}

    kode: Teks = isian("Kode alur", asal="alur")
    kegiatan: Teks = isian("Nama kegiatan", asal="alur")
    prosedur: Teks = isian("Prosedur", asal="alur")
    keputusan: TeksBoleh = isian(
        "Keputusan", "", asal="alur", bantuan="Nomor dan tanggal keputusan yang ditetapkan."
    )
    banyak_peristiwa: int = isian("Banyaknya peristiwa", asal="alur", ge=1)
    sidik_prosedur: Sidik = isian("Kode verifikasi prosedur", asal="alur")
    persetujuan: tuple[BarisPersetujuan, ...] = isian(
        "Persetujuan", asal="alur", masukan="daftar", min_length=1
    )
    berkas: tuple[BerkasBukti, ...] = isian("Berkas", asal="alur", masukan="daftar", min_length=1)
    perintah: Teks = isian("Perintah verifikasi", "abk sop verifikasi FOLDER", asal="alur")
    tanggal: dt.date | None = isian("Tanggal", None, masukan="tanggal")
    penanda_tangan: PenandaTangan = isian("Pengarsip")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The proof; the head stands in groups of eight so that it can be compared by eye."""
        zona = frame.profil.zona_waktu
        berlaku = [satu for satu in self.persetujuan if satu.gugur is None]
        return {
            **super().konteks(frame),
            "kepala_baris": _baris_kepala(frame.kepala),
            "sidik_prosedur": kelompok(self.sidik_prosedur),
            "keputusan": self.keputusan or KOSONG,
            "banyak_peristiwa": bulat(self.banyak_peristiwa),
            "banyak_berlaku": bulat(len(berlaku)),
            "banyak_gugur": bulat(len(self.persetujuan) - len(berlaku)),
            "persetujuan": [_baris(satu, zona) for satu in self.persetujuan],
            "berkas": [{"nama": satu.nama, "sidik": kelompok(satu.sidik)} for satu in self.berkas],
            "perintah": f"{self.perintah} --kepala {frame.kepala}",
        }


def _baris_kepala(kepala: str) -> Sequence[str]:
    """The chain head on two lines, in groups of eight digits."""
    kata = kelompok(kepala).split()
    return [" ".join(kata[:4]), " ".join(kata[4:])]


def _baris(satu: BarisPersetujuan, zona: str) -> dict[str, str]:
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


def _bukti(step: StepContext) -> Mapping[str, Any]:
    k = step.keadaan
    tetap = decree(step.alur, step.profil)
    return {
        "kode": step.alur.kode,
        "kegiatan": step.alur.judul,
        "prosedur": sebutan_prosedur(step.alur.prosedur, ringkas=True),
        "keputusan": f"{tetap[0]}, tanggal {tanggal(tetap[1])}" if tetap else "",
        "banyak_peristiwa": k.jumlah,
        "sidik_prosedur": step.alur.prosedur.sidik,
        "persetujuan": [
            {
                "urut": p.urut,
                "langkah": p.langkah,
                "kegiatan": satu.ringkas if (satu := k.satu_langkah(p.langkah)) else "",
                "unit": p.unit,
                "makna": ", ".join(p.makna),
                "jabatan": f"{p.sebutan} {step.orang(p.pelaku)['jabatan']}".strip(),
                "waktu": p.waktu,
                "sidik": step.alur.peristiwa[p.urut].sidik,
                "gugur": p.gugur,
            }
            for p in k.persetujuan
        ],
        "berkas": [
            {"nama": judul_slot(step.alur.prosedur, s), "sidik": v} for s, v in sorted(k.slot.items())
        ],
        "tanggal": step.hari,
        "penanda_tangan": step.sendiri,
    }


JENIS = (Jenis("Lembar Bukti", LembarBukti),)
SLOT: Mapping[str, Filling] = {"lembar_bukti": Filling("lembar_bukti", _bukti, "asli", ditanya=())}
