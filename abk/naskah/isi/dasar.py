"""What every kind of document is: fields checked as a whole, ready for a template, and filled from a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel

from abk.errors import Temuan
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Bagian, Butir, Teks, TeksBoleh, Tingkat, isian
from abk.naskah.context import StepContext
from abk.naskah.frame import TANPA_TANDA, BarisParaf, Frame
from abk.naskah.orang import PenandaTangan
from abk.naskah.peta.cells import Bagan
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import FUNGSI, Kelompok
from abk.tulisan.format import KOSONG, jam, tanggal

SATU_BERKAS = "1 (satu) berkas"
"""One enclosure, as letters count it."""
BY_RULE = "*"
"""Role of whoever signs this kind of document by the rules of the profile."""


class Signer(NamedTuple):
    """Who signs where: the field that names him, his role in the procedure, and a line above his post."""

    field: str
    role: str = BY_RULE
    label: str = ""


def _rank(role: str) -> int:
    """Place of a role in the order of functions, the highest first."""
    return FUNGSI.index(role) if role in FUNGSI else len(FUNGSI)


class Isi(Bagian):
    """Content of one document.

    Subclasses declare the facts; the template gets :meth:`konteks`. ``SIGNERS`` are the signature blocks by
    their name in the template: titles of their roles come from the profile.
    """

    JENIS: ClassVar[str] = ""
    SIGNERS: ClassVar[Mapping[str, Signer]] = {}
    NOTA_DINAS: ClassVar[bool] = False
    DUA_PIHAK: ClassVar[bool] = False
    """Whether each signature is that of another party, though one person may sign for both."""
    DAY: ClassVar[str] = "tanggal"

    @property
    def charts(self) -> Sequence[Bagan]:
        """Sheets of a peta jabatan for the place that the template keeps for them."""
        return ()

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Values that the profile gives where the content says nothing."""
        aturan = profil.aturan(cls.JENIS)
        roles = {
            s.field: aturan.penanda_tangan if s.role == BY_RULE else s.role for s in cls.SIGNERS.values()
        }
        return {field: {"jabatan": profil.jabatan[role].lengkap} for field, role in roles.items() if role}

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:  # noqa: ARG002  (subclasses ask)
        """Findings that concern several fields; ``asli`` asks for more than ``konsep``."""
        wajib = {"nomor_urut": "Nomor urut", "tanggal": "Tanggal"} if tingkat == "asli" else {}
        return [
            self.temuan("kosong", f"{label} belum diisi", "Naskah asli harus bernomor dan bertanggal.", nama)
            for nama, label in wajib.items()
            if nama in type(self).model_fields and not getattr(self, nama)
        ]

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """Plain values for the template: the fields, letterhead, number, place and date, signatures."""
        day: dt.date | None = getattr(self, self.DAY, None)
        return {
            **self.model_dump(),
            "kop": frame.kop(),
            "nomor": frame.nomor(getattr(self, "nomor_urut", ""), day),
            "tempat_tanggal": frame.tempat_tanggal(day),
            "prestasi": frame.prestasi(menurut=getattr(getattr(self, "dasar", None), "skala", False)),
            **self._signatures(frame),
        }

    def _signatures(self, frame: Frame) -> dict[str, dict[str, Any]]:
        """Signature blocks by name; who holds two functions signs once, under the higher one."""
        blocks, seen = {}, set[tuple[str, str]]()
        for name, signer in sorted(self.SIGNERS.items(), key=lambda s: _rank(s[1].role)):
            orang = getattr(self, signer.field)
            satu = frame.tanda_tangan(orang, nota_dinas=self.NOTA_DINAS, awalan=signer.label)
            siapa = (" ".join(orang.nama.casefold().split()), orang.jabatan.casefold())
            blocks[name] = {**satu, **TANPA_TANDA} if siapa in seen and not self.DUA_PIHAK else satu
            seen.add(siapa)
        return blocks

    @classmethod
    def temuan(cls, aturan: str, pesan: str, saran: str, kolom: str = "") -> Temuan:
        """A finding about this document."""
        return Temuan("struktural", f"naskah_{aturan}", pesan, saran, tabel=cls.JENIS, kolom=kolom)


def dashed(rows: Iterable[BaseModel], *fields: str) -> list[dict[str, Any]]:
    """Rows for a template, with a dash in those of the fields that are empty."""
    return [{**row.model_dump(), **{f: getattr(row, f) or KOSONG for f in fields}} for row in rows]


# ── meetings and letters ──────────────────────────────────────────────────────────────────────────────
class TindakLanjut(Bagian):
    """What is to be done, by whom, until when."""

    apa: Teks = isian("Tindak lanjut")
    siapa: Teks = isian("Penanggung jawab")
    kapan: Teks = isian("Batas waktu")


class IsiRapat(Isi):
    """Content of a document about one meeting."""

    DAY: ClassVar[str] = "tanggal_rapat"
    SELESAI_WAJIB: ClassVar[bool] = False

    tanggal_rapat: dt.date = isian("Tanggal rapat", masukan="tanggal")
    mulai: dt.time = isian("Pukul mulai", masukan="jam", bantuan="Jam mulai rapat, misalnya 09:00.")
    selesai: dt.time | None = isian(
        "Pukul selesai", None, masukan="jam", bantuan="Kosongkan bila sampai dengan selesai."
    )
    tempat: Teks = isian("Tempat rapat", bantuan="Ruang dan gedung, atau tautan rapat daring.")
    acara: Butir = isian("Acara", masukan="daftar", bantuan="Satu baris satu acara.", min_length=1)

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base; a meeting ends after it begins, and what records it says when."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.selesai is not None and self.selesai <= self.mulai:
            pesan = f"Rapat selesai pukul {jam(self.selesai)}, sebelum mulai pukul {jam(self.mulai)}"
            temuan.append(self.temuan("jam", pesan, "Betulkan jam mulai atau selesai.", "selesai"))
        if self.selesai is None and self.SELESAI_WAJIB:
            saran = "Isi jam rapat ditutup."
            temuan.append(self.temuan("kosong", "Pukul selesai belum diisi", saran, "selesai"))
        return temuan

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The fields, with day and hours in words."""
        zona, mulai = frame.profil.zona_waktu, jam(self.mulai)
        return {
            **super().konteks(frame),
            "hari_tanggal": tanggal(self.tanggal_rapat, hari=True),
            "pukul": f"{mulai} s.d. {jam(self.selesai)} {zona}"
            if self.selesai
            else f"{mulai} {zona} s.d. selesai",
            "acara": list(self.acara),
        }


class IsiSurat(Isi):
    """Content with the head of a letter: number, date, urgency, annexes, subject."""

    SIGNERS: ClassVar[Mapping[str, Signer]] = {"ttd": Signer("penanda_tangan")}

    nomor_urut: TeksBoleh = isian("Nomor urut", "", bantuan="Kosong pada konsep; diisi saat penomoran.")
    tanggal: dt.date | None = isian("Tanggal surat", None, masukan="tanggal")
    sifat: Teks = isian("Sifat", asal="profil")
    lampiran: TeksBoleh = isian("Lampiran", "", bantuan="Misalnya: 1 (satu) berkas.")
    hal: Teks = isian("Hal")
    penanda_tangan: PenandaTangan = isian("Penanda tangan")
    tembusan: tuple[Teks, ...] = isian("Tembusan", (), asal="profil", masukan="daftar")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Urgency, copies and signer of the profile."""
        tembusan = profil.aturan(cls.JENIS).tembusan
        return {"sifat": profil.sifat[0], "tembusan": tembusan, **super().bawaan(profil)}

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:
        """Findings of the base, and an urgency that the profile does not know."""
        temuan = [*super().kurang(profil, tingkat)]
        if self.sifat not in profil.sifat:
            pilihan = ", ".join(profil.sifat)
            temuan.append(
                self.temuan("sifat", f"Sifat “{self.sifat}” tidak dikenal", f"Pilih: {pilihan}.", "sifat")
            )
        return temuan


class IsiNotaDinas(IsiSurat):
    """Content of a nota dinas: its head fields stand in the order of the profile."""

    NOTA_DINAS: ClassVar[bool] = True
    YTH: ClassVar[str]
    """Role of the one to whom it goes, unless ``kepada`` says otherwise."""

    kepada: Teks = isian("Yth.", asal="profil")

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:
        """Values of a letter, and to whom it goes."""
        return {**super().bawaan(profil), "kepada": profil.jabatan[cls.YTH].lengkap}

    def konteks(self, frame: Frame) -> dict[str, Any]:
        """The letter with its head fields."""
        isi = {
            "Yth.": self.kepada,
            "Dari": self.penanda_tangan.jabatan,
            "Tanggal": frame.tanggal(self.tanggal),
            "Sifat": self.sifat,
            "Lampiran": self.lampiran or "-",
            "Hal": self.hal,
        }
        kepala = [{"label": label, "isi": isi[label]} for label in frame.profil.nota_dinas_kepala]
        return {**super().konteks(frame), "kepala": kepala}


# ── kinds and slots ───────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Jenis:
    """A kind of document; its layout is ``templat/<nama>.yaml``, its paper and font a group of the profile.

    ``di_luar_alur`` is made before a case begins or after it ended, so that it needs no chain head. ``data``
    gives the fields that results know, where a single document is made from a source.
    """

    judul: str
    model: type[Isi]
    kertas: Kelompok = "korespondensi"
    di_luar_alur: bool = False
    data: Callable[[Kegiatan], Mapping[str, Any]] | None = None

    @property
    def nama(self) -> str:
        """Key of the kind."""
        return self.model.JENIS


Fill = Callable[[StepContext], Mapping[str, Any]]


@dataclass(frozen=True)
class Filling:
    """How the document of a slot of the procedure is made.

    Asked are the fields of ``ditanya`` only, if given, else all but those ``diketahui``; ``awal`` gives
    values shown in the form and used where nothing else is said. ``asal`` is the slot whose approvals the
    document shows, with the act that makes it if ``kini``. ``bila`` says of a field whether a case asks it.
    ``penomor`` is the post whose code stands in the number, where it is not that of the kind's signer.
    """

    jenis: str
    isi: Fill
    tingkat: Tingkat = "konsep"
    diketahui: frozenset[str] = frozenset()
    ditanya: tuple[str, ...] | None = None
    awal: Fill | None = None
    asal: str = ""
    kini: bool = False
    bila: Callable[[StepContext, str], bool] | None = None
    penomor: str = ""

    def paraf(self, step: StepContext) -> list[BarisParaf]:
        """Acts of approval that the document shows."""
        if not self.asal:
            return []
        slot = self.asal if self.asal in step.keadaan.slot else f"{self.asal}:{step.unit}"
        return step.paraf(slot, self.jenis, kini=self.kini)

    def diminta(self, nama: str, step: StepContext | None = None) -> bool:
        """Whether a field is asked, in this case if one is given."""
        if step is not None and self.bila is not None and not self.bila(step, nama):
            return False
        return nama not in self.diketahui if self.ditanya is None else nama in self.ditanya

    def usulan(self, step: StepContext) -> dict[str, Any]:
        """Suggested values."""
        return dict(self.awal(step)) if self.awal else {}
