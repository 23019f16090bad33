"""The part of step 13 that only it has: an answer about every post."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.hasil import efek
from abk.kokpit.halaman.borang_gambar import Keluhan
from abk.kokpit.halaman.dasar import Aksi, teks
from abk.kokpit.halaman.jawaban_gambar import gambar_jawaban
from abk.kokpit.jawaban import JawabanUnit
from abk.kokpit.sesi import Sesi
from abk.kokpit.usulan import DaftarDraf
from abk.tulisan.markup import Html


class Konfirmasi:
    """Answers of a unit, on the draft as it is now.

    Parameters
    ----------
    sesi : the case
    unit : the unit
    """

    def __init__(self, sesi: Sesi, unit: str) -> None:
        self.sesi, self.unit = sesi, unit
        self._dasar, self._diperiksa = "", False
        self.segarkan()

    def segarkan(self) -> bool:
        """Begin anew where the draft is another one now; whether it is."""
        slot = f"data_konsep:{self.unit}"
        kini = self.sesi.alur.keadaan.slot.get(slot, "")
        if kini == self._dasar:
            return False
        self._dasar, self._diperiksa = kini, False
        konsep = self.sesi.alur.data(slot)
        self.jawaban = JawabanUnit(konsep)
        self._efek = efek(self.sesi.alur.data("data_awal").cabang(self.unit), konsep)
        return True

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

    def gambar(self) -> Html:
        """Every post with its differences and its answer."""
        return gambar_jawaban(self.jawaban, self.sesi.alur.keadaan.putusan(self.unit), self._efek, "jawab")


def _kode(jalur: str) -> str:
    return jalur.partition(":")[2]
