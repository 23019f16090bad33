"""Answers of a unit at the technical confirmation, while they are being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.kokpit.usulan import DaftarDraf
from abk.naskah.tabel.konfirmasi import STATUS
from abk.tulisan.markup import kutip

__all__ = ["STATUS", "Jawaban", "JawabanUnit"]


@dataclass
class Jawaban:
    """Answer about one post."""

    usul: DaftarDraf
    status: str = ""
    catatan: str = ""


@dataclass
class JawabanUnit:
    """Answers of one unit."""

    konsep: Kegiatan
    jawaban: dict[str, Jawaban] = field(default_factory=dict)
    salah: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ask about every post."""
        for kode in self.konsep.jabatan["kode_jabatan"]:
            self.jawaban.setdefault(str(kode), Jawaban(DaftarDraf(self.konsep, str(kode))))

    def isi(self, kode: str, medan: str, nilai: str) -> None:
        """Note what is answered about a post: ``status`` or ``catatan``."""
        satu = self.satu(kode)
        self.salah.pop(kode, None)
        if medan == "catatan":
            satu.catatan = nilai
        elif medan == "status" and nilai in STATUS:
            satu.status = nilai
            if nilai == "sesuai_dengan_perbaikan" and not satu.usul.draf:
                satu.usul.tambah()
        else:
            raise ParameterError(f"Jawaban {kutip(nilai)} tidak dikenal.", "Muat ulang halaman.")

    def satu(self, kode: str) -> Jawaban:
        """Answer about a post; raises ParameterError if there is no such post."""
        if kode not in self.jawaban:
            raise ParameterError(f"Jabatan {kutip(kode)} tidak ada dalam konsep data.", "Muat ulang halaman.")
        return self.jawaban[kode]

    def sesuaikan_sisanya(self) -> int:
        """Answer *sesuai* wherever nothing was answered; how many posts that were. [jabatan]"""
        belum = [k for k, j in self.jawaban.items() if not j.status]
        for kode in belum:
            self.isi(kode, "status", "sesuai")
        return len(belum)

    @property
    def ditolak(self) -> list[str]:
        """Posts that were answered *tidak sesuai*."""
        return [k for k, j in self.jawaban.items() if j.status == "tidak_sesuai"]

    @property
    def belum(self) -> list[str]:
        """Posts that were not answered."""
        return [k for k, j in self.jawaban.items() if not j.status]

    def periksa(self) -> bool:
        """Note everything that is wrong; whether nothing is, apart from posts that are refused."""
        self.salah = {}
        for kode, satu in self.jawaban.items():
            keluhan = [] if satu.status else ["belum dijawab"]
            if satu.status == "tidak_sesuai" and not satu.catatan.strip():
                keluhan.append("tulis pada catatan apa yang tidak sesuai")
            if satu.status == "sesuai_dengan_perbaikan":
                keluhan += self._usul(satu)
            if keluhan:
                self.salah[kode] = keluhan
        if not self.salah and not self.ditolak:
            try:
                terapkan(self.konsep, self._semua_usul())
            except AbkError as galat:
                self.salah[""] = [galat.pesan]
        return not self.salah

    @staticmethod
    def _usul(satu: Jawaban) -> list[str]:
        perubahan, salah = satu.usul.perubahan()
        if salah:
            return ["usul perbaikan belum lengkap"]
        if not perubahan:
            return ["tulis sekurangnya satu usul perbaikan"]
        _, sebab = satu.usul.efek()
        return [sebab] if sebab else []

    def _semua_usul(self) -> Sequence[Perubahan]:
        perbaikan = (j for j in self.jawaban.values() if j.status == "sesuai_dengan_perbaikan")
        return [p for j in perbaikan for p in j.usul.perubahan()[0]]

    def sebagai_draf(self) -> dict[str, dict[str, Any]]:
        """What was typed about each post, finished or not."""
        semua = self.jawaban.items()
        return {
            k: {"status": j.status, "catatan": j.catatan, "usul": [asdict(d) for d in j.usul.draf.values()]}
            for k, j in semua
            if j.status or j.catatan or j.usul.draf
        }

    def pulihkan(self, isi: object) -> None:
        """Bring back what was typed; what fits no post or no answer any more is passed over."""
        for kode, milik in (isi if isinstance(isi, Mapping) else {}).items():
            if kode not in self.jawaban or not isinstance(milik, Mapping):
                continue
            satu = self.jawaban[kode]
            satu.status = milik["status"] if milik.get("status") in STATUS else ""
            satu.catatan = str(milik.get("catatan", ""))
            usul = milik.get("usul")
            for draf in usul if isinstance(usul, list) else ():
                satu.usul.pulihkan(draf)

    def sebagai_isi(self) -> Mapping[str, Any]:
        """Answers as the event records them."""
        return {
            kode: {
                "status": j.status,
                "catatan": j.catatan.strip(),
                "usul": [p.sebagai_dict() for p in j.usul.perubahan()[0]]
                if j.status == "sesuai_dengan_perbaikan"
                else [],
            }
            for kode, j in self.jawaban.items()
        }
