"""Answers to flags of plausibility kept in the store: reasons, and who gave them when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from abk.errors import ParameterError
from abk.store.alamat import Sambungan
from abk.store.draf import DraftStore
from abk.store.peristiwa import sekarang
from abk.tulisan.sidik import teks_waktu

_TANDA = "tanda"
_ALASAN_MAKSIMUM = 2000


class FlagAnswer(NamedTuple):
    """Reason given to a flag, who gave it and when (UTC, ISO 8601); of a case its event, too.

    By the place of the question (:meth:`abk.analisis.kewajaran.Kaidah.tempat`) it is found when its evidence
    has changed.
    """

    alasan: str
    oleh: str
    waktu: str
    peristiwa: str = ""
    tempat: str = ""


class FlagAnswers:
    """Reasons given to flags, by the id of the flag, which changes when its evidence does."""

    def __init__(self, sambungan: Sambungan) -> None:
        self._draf = DraftStore(sambungan)

    def jawab(self, tanda: str, alasan: str, oleh: str, tempat: str = "") -> None:
        """Answer a flag; ParameterError without a reason, or without saying who answers."""
        alasan, oleh = " ".join(alasan.split()), " ".join(oleh.split())
        if not alasan or not oleh or len(alasan) > _ALASAN_MAKSIMUM:
            raise ParameterError(
                "Tanda dijawab dengan alasan dan nama jabatan yang menjawab.",
                f"Tulis keduanya; alasan paling panjang {_ALASAN_MAKSIMUM} huruf.",
            )
        self._simpan(tanda, FlagAnswer(alasan, oleh, teks_waktu(sekarang()), tempat=tempat))

    def simpan_jawaban(self, semua: Mapping[str, FlagAnswer]) -> int:
        """Keep the answers of a case by the id of the flag; how many were new. A later answer stays."""
        ada = self.rincian()
        baru = {t: j for t, j in semua.items() if t not in ada or ada[t].waktu < j.waktu}
        for tanda, satu in baru.items():
            self._simpan(tanda, satu._replace(alasan=" ".join(satu.alasan.split())))
        return len(baru)

    def rincian(self) -> Mapping[str, FlagAnswer]:
        """Every answer by the id of the flag but what cannot be read; that of a unit's account says so."""
        tepercaya = self._draf.semua(_TANDA)
        semua = {
            tanda: FlagAnswer(**{n: isi.get(n, "") for n in FlagAnswer._fields})
            for tanda, isi in self._draf.semua(_TANDA, dari="siapa pun").items()
        }
        return {
            t: j if t in tepercaya else j._replace(oleh=f"{j.oleh}, dengan akun unit", peristiwa="")
            for t, j in semua.items()
            if all(isinstance(x, str) for x in j) and j.alasan and j.oleh
        }

    def semua(self) -> Mapping[str, str]:
        """Reason and who gave it, by the id of the flag, and of each place the last by the place."""
        rincian = self.rincian()
        urut = sorted(rincian.values(), key=lambda j: j.waktu)
        terakhir = {j.tempat: j for j in urut if j.tempat}
        return {kunci: f"{j.alasan} ({j.oleh})" for kunci, j in {**terakhir, **rincian}.items()}

    def _simpan(self, tanda: str, satu: FlagAnswer) -> None:
        self._draf.simpan(_TANDA, tanda, {n: isi for n, isi in satu._asdict().items() if isi})
