"""A page with a form on it: rows come, go and move; what was made from the form before is dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from abk.kokpit.borang import Borang
from abk.kokpit.halaman.borang_gambar import id_medan
from abk.kokpit.halaman.dasar import Aksi, Halaman, Pengantar, Pesan, teks

AWALAN = "isian"
"""Begins the id of every field of the form."""


class HalamanBorang(Halaman):
    """A page with a form.

    Attributes
    ----------
    borang : questions and answers
    """

    def __init__(self, pengantar: Pengantar, borang: Borang) -> None:
        super().__init__(pengantar)
        self.borang = borang

    def urungkan(self) -> None:
        """Drop what was made from the form; called before every change of it."""

    @property
    def aksi_borang(self) -> Mapping[str, Aksi]:
        """What can be asked for in the form."""
        return {
            "tambah_baris": self._tambah_baris,
            "hapus_baris": self._hapus_baris,
            "geser_baris": self._geser_baris,
            "tempel": lambda p: self.ubah(lambda: self.borang.tempel(teks(p, "jalur"), teks(p, "nilai"))),
        }

    def ubah(self, kerja: Callable[[], object]) -> None:
        """Change something that documents were made from."""
        self.urungkan()
        kerja()

    def _tambah_baris(self, pesan: Pesan) -> None:
        jalur = teks(pesan, "jalur")
        self.urungkan()
        baris = f"{jalur}/{self.borang.tambah(jalur)}"
        self.fokus = id_medan(AWALAN, self.borang.medan_pertama(baris))

    def _hapus_baris(self, pesan: Pesan) -> None:
        jalur = teks(pesan, "jalur")
        self.ubah(lambda: self.borang.hapus(jalur))
        self.fokus = f"{id_medan(AWALAN, jalur.rpartition('/')[0])}-tambah"

    def _geser_baris(self, pesan: Pesan) -> None:
        jalur, arah = teks(pesan, "jalur"), int(teks(pesan, "arah") or 1)
        self.ubah(lambda: self.borang.geser(jalur, arah))
        self.fokus = f"{id_medan(AWALAN, jalur)}-{'naik' if arah < 0 else 'turun'}"
