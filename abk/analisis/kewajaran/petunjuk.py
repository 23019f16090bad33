"""What to ask of one task while it is being filled in: looked up, not computed anew at each key."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from abk.analisis.data import DataKegiatan, tabel_tugas
from abk.analisis.kewajaran import teks
from abk.analisis.kewajaran.kaidah import ambang_dengan, daftar_kaidah
from abk.analisis.kewajaran.tugas import (
    kelompok_norma,
    satuan_tertukar,
    sebaran_norma,
    tertukar_pembagi,
)


class PetunjukBaris(NamedTuple):
    """A hint: rule, column that it concerns, question."""

    kaidah: str
    kolom: str
    pertanyaan: str


@dataclass(frozen=True)
class Pembanding:
    """Norms of the tasks of all other posts, by each way in which tasks match.

    Attributes
    ----------
    kelompok : for each way, the closest first, a key to ``banyak`` [tugas], ``tengah`` and ``mad`` of the
        logarithms of the norms [log menit/hasil]
    ambang : thresholds of the rules
    """

    kelompok: tuple[Mapping[str, Mapping[str, float]], ...]
    ambang: Mapping[str, float]

    def petunjuk(self, tugas: pd.DataFrame) -> Iterator[tuple[int, PetunjukBaris]]:
        """Hints about the tasks of a sheet, each with the place of its row from 0.

        Parameters
        ----------
        tugas : ``uraian_tugas``, ``hasil_kerja``, ``volume`` and ``norma_waktu`` as filled in, and what comes
            of them, ``norma_waktu_menit`` [menit/hasil] and ``bagian_orang`` [orang]; missing where a row
            does not count
        """
        tugas = tugas.reset_index(drop=True)
        tugas = teks.berbaku(tugas)
        kunci = zip(*kelompok_norma(tugas), strict=True)
        kabur, pembagi = teks.kabur(tugas["uraian_tugas"]), tertukar_pembagi(tugas)
        angka = zip(kunci, tugas["norma_waktu_menit"], tugas["bagian_orang"], kabur, pembagi, strict=True)
        for n, (satu, menit, orang, samar, nilai) in enumerate(angka):
            acuan = self._pembanding(satu) if menit > 0 else None
            if acuan and satuan_tertukar(math.log(menit), acuan, self.ambang):
                tengah = math.exp(acuan["tengah"])
                yield n, _tanya("faktor_satuan", "norma_waktu", menit, tengah, acuan["banyak"])
            if orang > self.ambang["tugas_orang"]:
                yield n, _tanya("tugas_melebihi_orang", "volume", orang, self.ambang["tugas_orang"])
            if samar and orang >= self.ambang["uraian_kabur_orang"]:
                yield n, _tanya("uraian_kabur", "uraian_tugas", orang)
            if orang >= 0 and not math.isnan(nilai):
                yield n, _tanya("pembagi_sebagai_data", "volume", nilai)

    def _pembanding(self, kunci: Sequence[str]) -> Mapping[str, float] | None:
        """The closest peers that are enough."""
        semua = (kelompok.get(satu) for satu, kelompok in zip(kunci, self.kelompok, strict=True))
        cukup = self.ambang["faktor_satuan_pembanding"]
        return next((acuan for acuan in semua if acuan and acuan["banyak"] >= cukup), None)


def pembanding(k: DataKegiatan, kode_jabatan: str) -> Pembanding:
    """What the tasks of a post are held against while they are filled in.

    Parameters
    ----------
    k : the kegiatan
    kode_jabatan : the post itself, whose tasks do not count
    """
    t = tabel_tugas(k)
    t = t[(t["kode_jabatan"] != kode_jabatan) & (t["norma_waktu_menit"] > 0)]
    t = teks.berbaku(t)
    log = np.log(t["norma_waktu_menit"])
    ambang = ambang_dengan({})
    cukup = ambang["faktor_satuan_pembanding"]
    return Pembanding(tuple(_kelompok(log, kunci, cukup) for kunci in kelompok_norma(t)), ambang)


def _kelompok(log: pd.Series, kunci: pd.Series, cukup: float) -> dict[str, dict[str, float]]:
    tiap = sebaran_norma(log, kunci, cukup).assign(kunci=kunci.astype("str")).drop_duplicates("kunci")
    return {
        str(k): {str(n): float(x) for n, x in isi.items()}
        for k, isi in tiap.set_index("kunci").to_dict("index").items()
    }


def _tanya(
    kaidah: str, kolom: str, nilai: float, acuan: float = math.nan, banyak: float = math.nan
) -> PetunjukBaris:
    return PetunjukBaris(kaidah, kolom, daftar_kaidah()[kaidah].pertanyaan(nilai, acuan, banyak))
