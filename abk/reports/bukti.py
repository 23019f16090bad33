"""Proof of what a page shows, in a form that the batch compares before it publishes."""

from collections.abc import Mapping
from typing import Any

from abk.hasil import bukti
from abk.reports.bahan import Bahan
from abk.tulisan import VERSI
from abk.tulisan.halaman import MIME_BUKTI


class Bukti:
    """What a page says of itself: whose page, of which data, with which totals."""

    def __init__(self, bahan: Bahan) -> None:
        self.isi: Mapping[str, object] = {**bukti(bahan.cabang, bahan.kode_unit), "versi": VERSI}

    def __repr__(self) -> str:
        """Return the proof in one line."""
        siapa = f"unit {self.isi['unit']}" if self.isi["unit"] else "seluruh unit"
        return f"Bukti halaman {siapa}: {self.isi['jabatan']} jabatan, sidik {str(self.isi['sidik'])[:12]}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, object]:
        del include, exclude  # the proof is one: there is nothing to choose from
        return {MIME_BUKTI: dict(self.isi), "text/plain": repr(self)}
