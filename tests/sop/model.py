"""A case in the plainest way: what has been done and stands. Nothing here is taken from the rules."""

from __future__ import annotations

from typing import Any

from abk.kegiatan import Perubahan
from abk.sop import Alur

AWAL = {"A": ("A-2", "10"), "B": ("B-2", "4"), "C": ("C-2", "6")}
"""Post of each unit, and the volume of its first task as it was typed in."""


BERANGKA = frozenset(
    {
        *("undangan", "undangan_asli", "bahan_rapat", "konsep_data", "notula", "notula_asli", "laporan"),
        *("lembar_konfirmasi", "berita_acara", "dokumen_data", "kepmenko", "kepmenko_terparaf"),
        *("kepmenko_asli", "nota_dinas", "nota_dinas_asli", "lembar_bukti", "laporan_kesiapan"),
        *("pengantar_instrumen", "undangan_terparaf", "konfirmasi", "pencocokan", "pencocokan_hukum"),
        *("kepmenko_paraf", "nota_dinas_menko", "kepmenko_salinan", "dokumen_data_asli"),
    }
)
"""Documents that carry figures, or are fair copies of others: they change only with what was filled in."""


def ubahan(unit: str, lama: str, baru: str) -> Perubahan:
    return Perubahan(AWAL[unit][0], "1", "ubah", "volume", lama, baru, "hasil rapat")


class Model:
    """What has been done and stands, in the plainest way; nothing here is taken from the rules."""

    def __init__(self, alur: Alur, usulan: bool) -> None:
        pilih = alur.peristiwa[0].isi["opsional"]
        self.langkah = [k for k in alur.prosedur.langkah if not k.opsional or k.kode in pilih]
        self.unit, self.prosedur, self.usulan = alur.unit, alur.prosedur, usulan
        self.tempat = {k.kode: n for n, k in enumerate(self.langkah)}
        self.selesai: set[tuple[str, str]] = set()
        self.putusan: dict[int, tuple[str, str, str]] = {}
        self.usul: dict[str, tuple[str, str]] = {}
        self.fakta: dict[tuple[str, str], str] = {}
        self.mulai = dict.fromkeys(self.kini, alur.peristiwa[0].saat)

    def milik(self, kode: str) -> tuple[str, ...]:
        return self.unit if self.langkah[self.tempat[kode]].lingkup == "unit" else ("",)

    @property
    def kini(self) -> set[tuple[str, str]]:
        """First step that is not done; of each unit its own, where they work side by side."""
        for satu in self.langkah:
            if satu.lingkup == "umum" and (satu.kode, "") not in self.selesai:
                return {(satu.kode, "")}
            belum = {u: self._pertama(u) for u in self.unit} if satu.lingkup == "unit" else {}
            if any(belum.values()):
                return {(k, u) for u, k in belum.items() if k}
        return set()

    def _pertama(self, unit: str) -> str:
        return next(
            (k.kode for k in self.langkah if k.lingkup == "unit" and (k.kode, unit) not in self.selesai), ""
        )

    @property
    def tetap(self) -> bool:
        return ("17", "") in self.selesai

    def nilai(self, unit: str, tanpa: int = -1) -> str | None:
        """Volume after the decisions that stand; None where one does not fit what was before."""
        kini = AWAL[unit][1]
        for urut, (u, lama, baru) in self.putusan.items():
            if u == unit and urut != tanpa:
                if lama != kini:
                    return None
                kini = baru
        return kini

    def catat(self, e: Any) -> None:
        """An event that was accepted; what became due with it, or is due afresh, began with it."""
        dulu = self.kini
        self._catat(e)
        lagi = {(e.isi["ke"], e.unit), (e.isi["ke"], "")} if e.apa == "kembali" else set()
        if e.apa == "ubah":
            lagi = {(k, u) for k, u in self.kini if not e.unit or u in {"", e.unit}}
        self.mulai |= dict.fromkeys((self.kini - dulu) | (self.kini & lagi), e.saat)

    def _catat(self, e: Any) -> None:
        if e.apa in {"selesai", "ubah"}:
            self.fakta[e.langkah, e.unit] = e.isi.get("fakta", "")
        if e.apa == "selesai":
            self.selesai.add((e.langkah, e.unit))
            for satu in (e.isi.get("jawaban") or {}).values():
                for u in satu.get("usul", []):
                    self.usul[e.unit] = (u["lama"], u["baru"])
        elif e.apa == "kembali":
            unit = e.unit if self.milik(e.isi["ke"]) != ("",) else ""
            self._gugur(self.tempat[e.isi["ke"]], unit)
        elif e.apa == "ubah":
            self._gugur(self.tempat[e.langkah] + 1, e.unit)
        elif e.apa == "putusan":
            self.putusan[e.urut] = (e.unit, e.isi["perubahan"][0]["lama"], e.isi["perubahan"][0]["baru"])
        elif e.apa == "cabut":
            del self.putusan[e.isi["urut"]]
        elif e.apa == "lampir":
            self.usulan |= "usulan_program_kerja" in e.keluaran

    def _gugur(self, mulai: int, unit: str) -> None:
        self.selesai -= {
            (k, u) for k, u in self.selesai if self.tempat[k] >= mulai and (not unit or u in {"", unit})
        }
        self.usul = {u: v for u, v in self.usul.items() if ("13", u) in self.selesai}
        if mulai < self.tempat["10"]:
            self.putusan.clear()
