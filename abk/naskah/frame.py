"""What surrounds the content of every document: letterhead, number, signatures, initials, chain head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from abk.naskah.bagian import Tingkat
from abk.naskah.last_words import POST, bind_end
from abk.naskah.orang import PenandaTangan, baris_jabatan, baris_nama
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import BELUM_ADA
from abk.tulisan.format import tanggal
from abk.tulisan.sidik import kelompok

MENANDATANGANI = frozenset({"menandatangani", "menetapkan", "mengonfirmasi"})
"""Meanings that are a signature under the document, not initials on its draft."""
RUANG = {"basah": 3, "tersertifikasi": 5}
"""Empty lines for a signature by hand, and for what a certifier puts there (QR, visual)."""
TANPA_TANDA: dict[str, Any] = {"awalan": "", "jabatan": [], "nama": "", "keterangan": [], "ruang": []}
"""What a signature block says that stands for nobody."""
PANGKAT = ("menteri", "I", "II", "III", "IV", "")
"""Ranks of posts, the highest first."""
TANPA_RANTAI = "belum ada (naskah di luar alur)"


@dataclass(frozen=True)
class BarisParaf:
    """One act of approval from the case: who, what it means (``memaraf``), its hash, whether it is void."""

    jabatan: str
    nama: str
    makna: str
    waktu: dt.datetime | dt.date | None
    sidik: str
    gugur: bool = False


@dataclass
class Frame:
    """The frame of one document while it is being made, and the signatures that found their place."""

    jenis: str
    profil: Profil
    tingkat: Tingkat
    paraf: Sequence[BarisParaf]
    kepala: str
    peragaan: bool = False
    lambang: frozenset[str] = frozenset()
    placed: set[int] = field(default_factory=set)

    @property
    def asli(self) -> bool:
        """Whether this is the fair copy."""
        return self.tingkat == "asli"

    def kop(self, nama: str = "", unit: str = "") -> dict[str, Any]:
        """A letterhead of the profile: by default that of the kind's signer, else that of a ``unit``."""
        penanda = self.profil.jabatan.get(self.profil.aturan(self.jenis).penanda_tangan)
        nama = nama or (penanda.kop if penanda else "unit")
        kop = self.profil.kop[nama]
        return {
            "garuda": kop.lambang == "garuda",
            "gambar": kop.lambang in self.lambang,
            "baris": self.profil.baris_kop(nama, unit),
            "alamat": list(self.profil.alamat.baris) if kop.alamat else [],
        }

    def nomor(self, urut: str, hari: dt.date | None, kode_jabatan: str = "") -> str:
        """The number after the profile's pattern; dots for what a draft does not have yet."""
        return self.profil.nomor(self.jenis, urut=urut, tanggal=hari, kode_jabatan=kode_jabatan)

    def prestasi(self, *, menurut: bool) -> bool:
        """Whether effectiveness and its letters are printed, where the regulation says so (``menurut``)."""
        return {"ya": True, "tidak": False}.get(self.profil.prestasi, menurut)

    def tanggal(self, hari: dt.date | None) -> str:
        """A date in words, or dots."""
        return tanggal(hari) if hari else BELUM_ADA

    def tempat_tanggal(self, hari: dt.date | None) -> str:
        """``"Jakarta, 24 November 2026"``."""
        return f"{self.profil.alamat.kota}, {self.tanggal(hari)}"

    def tanda_tangan(
        self, orang: PenandaTangan, *, nota_dinas: bool = False, awalan: str = ""
    ) -> dict[str, Any]:
        """A signature block with room for the signature, by hand or put there by a certifier.

        ``awalan`` is a line above the post, e.g. ``"Mengetahui,"``; ``ruang`` are the lines of the room. What
        the program records of a signature stands on the lembar bukti: it is no certified signature.
        """
        nama, *keterangan = baris_nama(orang, self.profil, nota_dinas=nota_dinas)
        self._place(orang)
        return {
            "awalan": awalan,
            "jabatan": [bind_end(baris, POST) for baris in baris_jabatan(orang, self.profil)],
            "nama": nama,
            "keterangan": keterangan,
            "elektronik": [],
            "ruang": self.ruang,
        }

    @property
    def ruang(self) -> list[str]:
        """Empty lines for a signature."""
        return [""] * RUANG[self.profil.tanda_tangan]

    def _place(self, orang: PenandaTangan) -> None:
        """Note that a recorded signature has its block."""
        for number, act in enumerate(self.paraf):
            same = act.nama.casefold().split() == orang.nama.casefold().split()
            if same and act.makna in MENANDATANGANI and not act.gugur:
                self.placed.add(number)
                return

    def baris_paraf(self) -> list[dict[str, Any]]:
        """The rows of the table of initials, the highest rank first: none on the fair copy.

        Posts of the chain of the profile have a box for ink where no act is recorded. A voided act stays
        visible.
        """
        if self.asli:
            return []
        rantai = [self.profil.jabatan[peran].lengkap for peran in self.profil.aturan(self.jenis).paraf]
        acts: dict[str, list[BarisParaf]] = {jabatan: [] for jabatan in rantai}
        for number, act in enumerate(self.paraf):
            if number not in self.placed:
                # a deputy initials in the place of the post
                post = re.sub(r"^(?:Plt\.|Plh\.)\s+", "", act.jabatan)
                acts.setdefault(post if post in acts else act.jabatan, []).append(act)
        return [
            self._baris_paraf(jabatan, act)
            for jabatan, own in sorted(acts.items(), key=lambda satu: self._pangkat(satu[0]))
            for act in [*own, *([] if own else [None])]
        ]

    def _pangkat(self, jabatan: str) -> int:
        """Place of a post in the order of rank; one that the profile does not know comes last."""
        return PANGKAT.index(self.profil.eselon_jabatan(re.sub(r"^(?:Plt\.|Plh\.)\s+", "", jabatan)))

    def _baris_paraf(self, jabatan: str, act: BarisParaf | None) -> dict[str, Any]:
        if act is None:
            return {"jabatan": jabatan, "isi": "", "tanggal": ""}
        gugur = " (gugur: isi berubah sesudahnya)" if act.gugur else ""
        isi = f"{act.nama}\n{act.makna}{gugur}"
        hari = act.waktu.date() if isinstance(act.waktu, dt.datetime) else act.waktu
        return {"jabatan": act.jabatan, "isi": isi, "tanggal": self.tanggal(hari)}

    def unplaced(self) -> list[BarisParaf]:
        """Signatures on a fair copy whose name is under no signature block."""
        return [
            act
            for number, act in enumerate(self.paraf)
            if self.asli and act.makna in MENANDATANGANI and not act.gugur and number not in self.placed
        ]

    def konteks(self) -> dict[str, Any]:
        """The values that every template may use, after the content has taken its signatures."""
        rantai = kelompok(self.kepala) if self.kepala else TANPA_RANTAI
        if self.peragaan:
            # what seals is loaded by who has a case: an empty form has none
            from abk.sop.catatan.kunci import KATA_PERAGAAN  # noqa: PLC0415

            rantai = f"{rantai}\n{KATA_PERAGAAN}"
        return {
            "konsep": not self.asli,
            "sidik_rantai": rantai,
            "paraf": self.baris_paraf(),
            "instansi": self.profil.instansi.nama,
            "instansi_singkat": self.profil.instansi.singkat,
            "kota": self.profil.alamat.kota,
            "zona_waktu": self.profil.zona_waktu,
        }
