"""Answers to flags of plausibility that a case holds: facts of the documents that ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from abk.tulisan.json_ketat import urai_json

if TYPE_CHECKING:
    from abk.sop.catatan.peristiwa import Peristiwa

JAWABAN_TANDA = "jawaban_tanda"
"""The fact that holds answers to flags."""
_DITANYA = frozenset({"notula", "dokumen_data"})
"""Slots whose documents ask for answers."""


class Isian(NamedTuple):
    """What a document that asks was given: its facts, and the event that signed them."""

    fakta: Mapping[str, Any]
    peristiwa: Peristiwa


def isian_ditanya(
    peristiwa: Iterable[Peristiwa], ambil: Callable[[str], bytes]
) -> dict[tuple[str, str], Isian]:
    """Facts of the documents that ask, by slot and unit; of a document made anew only the last count."""
    tiap: dict[tuple[str, str], Isian] = {}
    for e in peristiwa:
        milik = e.isi.get("fakta")
        if isinstance(milik, str) and any(slot.partition(":")[0] in _DITANYA for slot in e.keluaran):
            for slot, isi in urai_json(ambil(milik)).items():
                tiap[slot, e.unit] = Isian(isi, e)
    return tiap


def jawaban(slot: str, fakta: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Answers among the facts of a document, each with the id of its flag."""
    if slot in _DITANYA:
        for satu in fakta.get(JAWABAN_TANDA) or ():
            if satu.get("id") and satu["jawaban"].strip():
                yield satu["id"], satu["jawaban"].strip()
