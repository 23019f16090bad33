"""A case that goes on in memory, with whatever its officials sign; where it is kept nothing is changed."""

from __future__ import annotations

from typing import Any

from abk.sop import Alur
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.kaidah import putar


class RakIngatan:
    """A shelf over another, which it only reads."""

    def __init__(self, rak: Any, baris: list[str]) -> None:
        self._rak, self._baris, self._lebih = rak, baris, dict[str, bytes]()

    def berkas(self, milik: str) -> bytes:
        return self._lebih[milik] if milik in self._lebih else self._rak.berkas(milik)

    def ada(self, milik: str) -> bool:
        return milik in self._lebih or self._rak.ada(milik)

    def tambah(self, _kode: str, buat: Any) -> None:
        self._lebih |= {s: isi for s, (_, isi) in buat(self._baris)[1].items()}


def di_ingatan(alur: Alur, peristiwa: tuple[Peristiwa, ...] | None = None) -> Alur:
    """The case, or its beginning, on a shelf in memory."""
    semua = alur.peristiwa if peristiwa is None else peristiwa
    rak = RakIngatan(alur.rak, [e.baris for e in semua])
    return Alur(rak, semua, putar(semua))
