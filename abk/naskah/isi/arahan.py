"""Steps 1, 2, 5 and 6: the proposal of a unit, instructions, notes about what was agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, get_args

from abk.naskah.bagian import Bagian, Butir, Teks, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import Frame
from abk.naskah.galat import NaskahError
from abk.naskah.isi.dasar import Filling, Isi, IsiNotaDinas, Jenis, Signer, TindakLanjut, dashed
from abk.naskah.orang import PenandaTangan
from abk.naskah.profil import Profil
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


# ── the proposal, before the case begins ──────────────────────────────────────────────────────────────
class NotaUsulan(IsiNotaDinas):
    """Nota dinas usulan: a unit asks for an analysis of its workload."""

    JENIS: ClassVar[str] = "nota_usulan"
    YTH: ClassVar[str] = "pengarah"

    kode_jabatan: Teks = isian("Kode jabatan penanda tangan", bantuan="Untuk nomor, misalnya Set.UM.")
    hal: Teks = isian("Hal", "Usulan penyusunan analisis beban kerja")
    unit: Teks = isian("Unit organisasi pengusul")
    tahun: Teks = isian("Tahun anggaran atau tahun analisis", bantuan="Misalnya 2026.")
    alasan: Butir = isian("Alasan usulan", masukan="daftar", min_length=1)
    unit_dianalisis: Butir = isian("Unit yang dianalisis", masukan="daftar", min_length=1)
    program_kerja: TeksBoleh = isian(
        "Program kerja yang mendasari", "", masukan="paragraf", bantuan="Nama kegiatan dalam program kerja."
    )

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The nota dinas under the unit's letterhead, with a number of the unit's."""
        return {
            **super().konteks(frame),
            "kop": frame.kop("unit", self.unit),
            "nomor": frame.nomor(self.nomor_urut, self.tanggal, self.kode_jabatan),
        }


# ── disposisi ─────────────────────────────────────────────────────────────────────────────────────────
class Penerima(Bagian):
    """Whom the paper goes to; the one in charge is marked."""

    jabatan: Teks = isian("Jabatan")
    utama: bool = isian("Penanggung jawab", False, masukan="pilihan")


class Disposisi(Isi):
    """Lembar disposisi: an instruction from one official to the next, on the form of the archive."""

    JENIS: ClassVar[str] = "disposisi"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("pemberi")}

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
        return {"kode": profil.kode_klasifikasi, **super().bawaan(profil)}

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The form with its boxes ticked."""
        naskah = [self.nomor_naskah, *([tanggal(self.tanggal_naskah)] if self.tanggal_naskah else [])]
        agenda = {
            "Nomor agenda": self.nomor_agenda or KOSONG,
            "Tanggal terima": tanggal(self.tanggal_terima),
            "Kode klasifikasi": self.kode,
            "Indeks": self.indeks or KOSONG,
            "Nomor dan tanggal naskah": ", ".join(filter(None, naskah)) or KOSONG,
            "Asal naskah": self.asal_naskah,
            "Perihal": self.perihal,
        }
        return {
            **super().konteks(frame),
            "agenda": [{"label": label, "isi": isi} for label, isi in agenda.items()],
            "sifat": _kotak([*get_args(Segera), *get_args(Rahasia)], [self.segera, self.rahasia]),
            "kepada": self._penerima(),
            "perintah": _kotak(get_args(Perintah), self.perintah),
            "catatan": self.catatan or KOSONG,
            "batas": tanggal(self.batas, hari=True),
        }

    def _penerima(self) -> list[dict[str, str]]:
        utama = [satu for satu in self.kepada if satu.utama]
        lain = [satu for satu in self.kepada if not satu.utama]
        nomor = {id(satu): f"[{letak}]" for letak, satu in enumerate(utama, 1)}
        return [{"tanda": nomor.get(id(satu), CENTANG), "jabatan": satu.jabatan} for satu in [*utama, *lain]]


def _kotak(semua: Any, dipilih: Any) -> list[dict[str, str]]:
    return [{"tanda": CENTANG if satu in dipilih else BELUM, "isi": satu} for satu in semua if satu]


def _asal(step: StepContext) -> dict[str, Any]:
    """The paper that comes before an instruction: from whom, and its number and day where it has them."""
    dari = next((k for k in step.keadaan.langkah if k.serah_ke == step.langkah.pelaksana), None)
    if dari is None:
        return {}
    try:
        asal = step.pemegang_peran(dari.pelaksana)["jabatan"]
    except NaskahError:  # nobody holds the role today; whoever fills in the form knows who did
        asal = step.alur.prosedur.nama_peran(dari.pelaksana)
    bernomor = (slot for slot in dari.keluaran if step.isian(slot).get("nomor_urut"))
    nomor = next((n for slot in bernomor if (n := step.bernomor(slot)) is not None), None)
    if nomor is None:
        return {"asal_naskah": asal}
    return {"asal_naskah": asal, "nomor_naskah": nomor[0], "tanggal_naskah": nomor[1].isoformat()}


def _slot_disposisi(perihal: str) -> Filling:
    def isi(step: StepContext) -> Mapping[str, Any]:
        tujuan = step.pemegang_peran(step.langkah.serah_ke)
        return {
            **step.isian(step.langkah.keluaran[-1]),
            "kepada": [{"jabatan": tujuan["jabatan"], "utama": True}],
            "tanggal": step.hari,
            "pemberi": step.sendiri,
        }

    def awal(step: StepContext) -> Mapping[str, Any]:
        pertama = step.langkah.urutan <= 1
        return {
            "perihal": f"{perihal}: {step.alur.judul}",
            "perintah": ["Selesaikan/tindak lanjuti", "Koordinasikan"],
            **({"asal_naskah": "Usulan unit dan program kerja"} if pertama else _asal(step)),
        }

    return Filling("disposisi", isi, "asli", frozenset({"kode", "kepada", "tanggal", "pemberi"}), awal=awal)


# ── notes ─────────────────────────────────────────────────────────────────────────────────────────────
class Pihak(Bagian):
    """Someone who took part."""

    nama: TeksBoleh = isian("Nama", "")
    jabatan: Teks = isian("Jabatan")
    unit: Teks = isian("Unit organisasi")


class Pokok(Bagian):
    """One matter, and what came out of it."""

    hal: Teks = isian("Hal yang dibicarakan", masukan="paragraf")
    hasil: Teks = isian("Hasil", masukan="paragraf")


class Catatan(Isi):
    """Catatan koordinasi (step 2) and catatan konsultasi teknis (step 6): what was agreed, with whom."""

    JENIS: ClassVar[str] = "catatan"
    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("pembuat")}
    JUDUL: ClassVar[Mapping[str, str]] = {
        "koordinasi": "CATATAN KOORDINASI",
        "konsultasi": "CATATAN KONSULTASI TEKNIS",
    }

    jenis_catatan: Literal["koordinasi", "konsultasi"] = isian(
        "Jenis catatan", asal="alur", masukan="pilihan"
    )
    hal: Teks = isian("Hal", bantuan="Pokok pembicaraan dalam satu baris.")
    tanggal: dt.date = isian("Tanggal", masukan="tanggal")
    cara: Teks = isian("Tempat/Media", bantuan="Misalnya ruang rapat, telepon, atau rapat daring.")
    pihak: tuple[Pihak, ...] = isian("Pihak", masukan="daftar", min_length=1)
    pokok: tuple[Pokok, ...] = isian("Pokok pembicaraan", masukan="daftar", min_length=1)
    tindak_lanjut: tuple[TindakLanjut, ...] = isian("Tindak lanjut", (), masukan="daftar")
    pembuat: PenandaTangan = isian("Pembuat catatan")

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The note with its tables."""
        return {
            **super().konteks(frame),
            "judul": self.JUDUL[self.jenis_catatan],
            "hari_tanggal": tanggal(self.tanggal, hari=True),
            "pihak": dashed(self.pihak, "nama"),
        }


def _slot_catatan(jenis: str, kata: str) -> Filling:
    def isi(step: StepContext) -> Mapping[str, Any]:
        slot = next(s for s in step.langkah.keluaran if s.startswith("catatan"))
        return {
            **step.isian(slot),
            "jenis_catatan": jenis,
            "tanggal": step.hari,
            "pembuat": step.sendiri,
        }

    def awal(step: StepContext) -> Mapping[str, Any]:
        pihak = [
            {"nama": orang["nama"], "jabatan": orang["jabatan"], "unit": step.nama_unit(u)}
            for u in step.alur.unit
            for orang in (step.pemegang_unit(u),)
        ]
        return {"hal": f"{kata} {step.alur.judul}", "pihak": pihak}

    return Filling("catatan", isi, "asli", frozenset({"jenis_catatan", "tanggal", "pembuat"}), awal=awal)


JENIS = (
    Jenis("Lembar Disposisi", Disposisi),
    Jenis("Catatan Koordinasi atau Konsultasi", Catatan),
    Jenis("Nota Dinas Usulan", NotaUsulan, di_luar_alur=True),
)
SLOT: Mapping[str, Filling] = {
    "disposisi_karo_1": _slot_disposisi("Penyusunan"),
    "catatan_koordinasi": _slot_catatan("koordinasi", "Koordinasi"),
    "disposisi_kabag_2": _slot_disposisi("Rencana kegiatan dan instrumen"),
    "disposisi_karo_5": _slot_disposisi("Rencana rapat pembahasan"),
    "catatan_konsultasi": _slot_catatan("konsultasi", "Konsultasi teknis"),
    "disposisi_kabag_6": _slot_disposisi("Administrasi rapat pembahasan"),
}
