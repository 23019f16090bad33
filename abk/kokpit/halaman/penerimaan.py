"""The part of step 14 that only it has: counter-proposals of the units are accepted, all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from abk.errors import AbkError
from abk.hasil import efek
from abk.kegiatan import Perubahan, batasi
from abk.kokpit.halaman.borang_gambar import Keluhan
from abk.kokpit.halaman.dasar import Aksi
from abk.kokpit.halaman.jawaban_gambar import gambar_terima
from abk.kokpit.sesi import Sesi
from abk.kokpit.usulan import kamus
from abk.sop.data import data_akhir, data_unit
from abk.tulisan.markup import Html


class Penerimaan:
    """Proposals of all units, and which of them are accepted.

    Parameters
    ----------
    sesi : the case
    """

    def __init__(self, sesi: Sesi) -> None:
        self.sesi = sesi
        self.diterima: set[int] = set()
        self.salah = ""
        self._dasar: tuple[Perubahan, ...] | None = None
        self.segarkan()

    @property
    def usul(self) -> dict[str, Sequence[Perubahan]]:
        """Proposals by unit."""
        k = self.sesi.alur.keadaan
        return {u: k.usul(u) for u in k.unit if k.usul(u)}

    @property
    def semua(self) -> tuple[Perubahan, ...]:
        """Proposals of all units in their order."""
        return tuple(p for milik in self.usul.values() for p in milik)

    def segarkan(self) -> bool:
        """Begin anew where the proposals are others now; whether they are."""
        if self._dasar == self.semua:
            return False
        self._dasar, self.diterima, self.salah = self.semua, set(), ""
        return True

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for."""
        return {"terima_semua": lambda _: self._terima_semua()}

    def _terima_semua(self) -> None:
        self.diterima, self.salah = set(range(len(self.semua))), ""

    def isi(self, jalur: str, *, nilai: bool) -> None:
        """Note whether a proposal is accepted: ``terima/NOMOR``."""
        nomor = int(jalur.partition("/")[2])
        self.diterima = self.diterima | {nomor} if nilai else self.diterima - {nomor}
        self.salah = ""

    def periksa(self) -> bool:
        """Whether all proposals are accepted."""
        sisa = len(self.semua) - len(self.diterima & set(range(len(self.semua))))
        self.salah = (
            f"{sisa} usul belum diterima. Terima semuanya, atau kembalikan unit yang mengusulkannya."
            if sisa
            else ""
        )
        return not sisa

    @property
    def keluhan(self) -> list[Keluhan]:
        """What is wrong with the choice: field, name, words."""
        sisa = sorted(set(range(len(self.semua))) - self.diterima)
        return [(f"terima-{sisa[0]}", "Usul perbaikan unit", self.salah)] if self.salah and sisa else []

    def sebagai_isi(self) -> Mapping[str, Any]:
        """What the event says."""
        return {"terima": [p.sebagai_dict() for n, p in enumerate(self.semua) if n in self.diterima]}

    def sementara(self) -> Mapping[str, Any]:
        """All of them, so that the rest of the form is judged, too."""
        return {"terima": [p.sebagai_dict() for p in self.semua]}

    def gambar(self) -> Html:
        """The proposals, each with a box to tick, and what they do together."""
        k, ambil = self.sesi.alur.keadaan, self.sesi.alur.rak.berkas
        hasil: tuple[pd.DataFrame | None, str] = (None, "")
        if self.semua:
            try:
                akhir = data_akhir(k, ambil)
                kena = list(dict.fromkeys(p.kode_jabatan for p in self.semua))
                unit = [data_unit(k, u, ambil) for u in self.usul]
                hasil = (
                    pd.concat(
                        [efek(satu, batasi(akhir, [u])) for u, satu in zip(self.usul, unit, strict=True)]
                    ).loc[kena],
                    "",
                )
            except AbkError as galat:
                hasil = (None, galat.pesan)
        milik = self.sesi.alur.data("data_awal")
        return gambar_terima(self.usul, self.diterima, kamus(milik), hasil, self.salah)
