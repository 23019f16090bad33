"""Scenarios kept in the store by their names, and the reasons given to flags of plausibility."""

from __future__ import annotations

from collections.abc import Mapping

from abk.analisis.skenario import Skenario, skenario
from abk.errors import ParameterError
from abk.store.alamat import Sambungan
from abk.store.draf import DraftStore
from abk.store.peristiwa import sekarang, teks_waktu
from abk.tulisan.markup import kutip

_SKENARIO, _TANDA = "skenario", "tanda"
_ALASAN_MAKSIMUM = 2000


class ScenarioStore:
    """Scenarios by name; every method is one transaction. On PostgreSQL each account sees its own."""

    def __init__(self, sambungan: Sambungan) -> None:
        self._draf = DraftStore(sambungan)

    def simpan(self, s: Skenario) -> None:
        """Keep a scenario, in place of one of the same name."""
        self._draf.simpan(_SKENARIO, s.nama, s.model_dump(mode="json", exclude_defaults=True))

    def baca(self, nama: str) -> Skenario:
        """The scenario `nama`; ParameterError if there is none, or it cannot be used."""
        isi = self._draf.baca(_SKENARIO, nama)
        if isi is None:
            ada = ", ".join(self.daftar()) or "belum ada"
            raise ParameterError(f"Skenario {kutip(nama)} tidak ada dalam gudang.", f"Yang ada: {ada}.")
        return skenario(isi, f"skenario {nama} dalam gudang")

    def daftar(self) -> list[str]:
        """Names, oldest first."""
        return list(self._draf.semua(_SKENARIO))

    def hapus(self, nama: str) -> None:
        """Forget a scenario."""
        self._draf.hapus(_SKENARIO, nama)


class FlagAnswers:
    """Reasons given to flags, by the id of the flag, which changes when its evidence does."""

    def __init__(self, sambungan: Sambungan) -> None:
        self._draf = DraftStore(sambungan)

    def jawab(self, tanda: str, alasan: str, oleh: str) -> None:
        """Answer a flag; ParameterError without a reason, or without saying who answers."""
        alasan, oleh = " ".join(alasan.split()), " ".join(oleh.split())
        if not alasan or not oleh or len(alasan) > _ALASAN_MAKSIMUM:
            raise ParameterError(
                "Tanda dijawab dengan alasan dan nama jabatan yang menjawab.",
                f"Tulis keduanya; alasan paling panjang {_ALASAN_MAKSIMUM} huruf.",
            )
        isi = {"alasan": alasan, "oleh": oleh, "waktu": teks_waktu(sekarang())}
        self._draf.simpan(_TANDA, tanda, isi)

    def semua(self) -> Mapping[str, str]:
        """Reason and who gave it, by the id of the flag."""
        return {
            tanda: f"{isi['alasan']} ({isi['oleh']})"
            for tanda, isi in self._draf.semua(_TANDA).items()
            if isinstance(isi.get("alasan"), str) and isinstance(isi.get("oleh"), str)
        }

    def buka_lagi(self, tanda: str) -> None:
        """Take an answer back."""
        self._draf.hapus(_TANDA, tanda)
