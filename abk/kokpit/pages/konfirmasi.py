"""What only two steps have: answers of a unit about each post, and the acceptance of what units proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from abk.errors import AbkError
from abk.hasil import efek
from abk.kegiatan import Perubahan
from abk.kokpit.jawaban import JawabanUnit
from abk.kokpit.pages.base import Aksi, teks
from abk.kokpit.pages.form_page import Keluhan
from abk.kokpit.pages.render_answers import render_jawaban, render_terima
from abk.kokpit.session import Session
from abk.kokpit.usulan import DaftarDraf
from abk.sop.data import data_akhir, data_unit
from abk.sop.slot import DATA_AWAL, DATA_KONSEP
from abk.tulisan.markup import Html


class Konfirmasi:
    """Answers of a unit, on the draft as it is now."""

    def __init__(self, session: Session, unit: str) -> None:
        self.session, self.unit = session, unit
        self._dasar, self._diperiksa = "", False
        self.segarkan()

    def segarkan(self) -> bool:
        """Begin anew where the draft is another one now; whether it is."""
        slot = f"{DATA_KONSEP}:{self.unit}"
        kini = self.session.alur.keadaan.slot.get(slot, "")
        if kini == self._dasar:
            return False
        self._dasar, self._diperiksa = kini, False
        konsep = self.session.alur.data(slot)
        self.jawaban = JawabanUnit(konsep)
        self._awal = self.session.alur.data(DATA_AWAL).cabang(self.unit)
        return True

    def sebagai_draf(self) -> dict[str, Any]:
        """What was typed, with the draft of the data that it answers."""
        return {"dasar": self._dasar, "jawaban": self.jawaban.sebagai_draf()}

    def pulihkan(self, isi: object) -> None:
        """Bring back what was typed, if it answers the draft as it is now."""
        if isinstance(isi, Mapping) and isi.get("dasar") == self._dasar:
            self.jawaban.pulihkan(isi.get("jawaban"))

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for."""
        return {
            "sesuaikan_sisa": lambda _: self.jawaban.sesuaikan_sisanya(),
            "tambah_usul": lambda p: self._daftar(_kode(teks(p, "jalur"))).tambah(),
            "hapus_draf": lambda p: self._hapus(teks(p, "jalur")),
        }

    def isi(self, jalur: str, nilai: str) -> None:
        """Note what a field holds: ``jawaban:KODE/status``, ``usul:KODE/NOMOR/kolom``."""
        apa, _, sisa = jalur.partition(":")
        tempat, _, medan = sisa.rpartition("/")
        if apa == "jawaban":
            self.jawaban.isi(tempat, medan, nilai)
            return
        kode, _, nomor = tempat.rpartition("/")
        self._daftar(kode).isi(int(nomor), medan, nilai)

    def _daftar(self, kode: str) -> DaftarDraf:
        self.jawaban.salah.pop(kode, None)
        return self.jawaban.satu(kode).usul

    def _hapus(self, jalur: str) -> None:
        kode, _, nomor = _kode(jalur).rpartition("/")
        self._daftar(kode).hapus(int(nomor))

    def periksa(self) -> bool:
        """Whether every post is answered, and none refused."""
        self._diperiksa = True
        return self.jawaban.periksa() and not self.jawaban.ditolak

    @property
    def keluhan(self) -> list[Keluhan]:
        """What is wrong with the answers: field, post, words."""
        urut = list(self.jawaban.jawaban)
        salah = [
            (f"jawab-{urut.index(k)}-sesuai", k, "; ".join(v)) if k else ("", "Usul perbaikan", "; ".join(v))
            for k, v in self.jawaban.salah.items()
        ]
        kata = "dijawab tidak sesuai; kembalikan konsep data"
        tolak = [k for k in self.jawaban.ditolak if self._diperiksa]
        return [*salah, *((f"jawab-{urut.index(k)}-tidak_sesuai", k, kata) for k in tolak)]

    def sebagai_isi(self) -> Mapping[str, Any]:
        """What the event says."""
        return {"jawaban": self.jawaban.sebagai_isi()}

    def sementara(self) -> Mapping[str, Any]:
        """Answers that let the documents be tried, so that the rest of the form is judged, too."""
        return {"jawaban": {k: {"status": "sesuai", "catatan": "", "usul": []} for k in self.jawaban.jawaban}}

    def render(self) -> Html:
        """Every post with its differences and its answer."""
        return render_jawaban(self.jawaban, self.session.alur.keadaan.putusan(self.unit), self._awal, "jawab")


def _kode(jalur: str) -> str:
    return jalur.partition(":")[2]


class Penerimaan:
    """Proposals of all units, and which of them are accepted."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.diterima: set[int] = set()
        self.salah = ""
        self._dasar: tuple[Perubahan, ...] | None = None
        self.segarkan()

    @property
    def usul(self) -> dict[str, Sequence[Perubahan]]:
        """Proposals by unit."""
        k = self.session.alur.keadaan
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

    def render(self) -> Html:
        """The proposals, each with a box to tick, and what they do together."""
        k, ambil = self.session.alur.keadaan, self.session.alur.rak.berkas
        hasil: tuple[pd.DataFrame | None, str] = (None, "")
        if self.semua:
            try:
                akhir = data_akhir(k, ambil)
                kena = list(dict.fromkeys(p.kode_jabatan for p in self.semua))
                unit = [data_unit(k, u, ambil) for u in self.usul]
                hasil = (
                    pd.concat(
                        [efek(satu, akhir.batasi([u])) for u, satu in zip(self.usul, unit, strict=True)]
                    ).loc[kena],
                    "",
                )
            except AbkError as galat:
                hasil = (None, galat.pesan)
        awal = self.session.alur.data(DATA_AWAL)
        return render_terima(self.usul, self.diterima, awal, hasil, self.salah)
