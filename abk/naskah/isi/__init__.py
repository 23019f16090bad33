"""The kinds of documents by topic: content, what fills it from a case, and the slots that it fills."""

from __future__ import annotations

from collections.abc import Mapping

from abk.naskah.isi import (
    arahan,
    bukti,
    informasi,
    keputusan,
    konfirmasi,
    notula,
    pencocokan,
    pengantar,
    rapat,
    rencana,
    surat,
    undangan,
    usulan,
)
from abk.naskah.isi.dasar import Filling, Jenis
from abk.sop import Prosedur

_TOPICS = (
    arahan,
    rencana,
    surat,
    undangan,
    rapat,
    notula,
    konfirmasi,
    pengantar,
    pencocokan,
    keputusan,
    bukti,
    usulan,
    informasi,
)

JENIS: Mapping[str, Jenis] = {jenis.nama: jenis for topic in _TOPICS for jenis in topic.JENIS}
"""All kinds of documents by name, in the order of the procedure."""
SLOT: Mapping[str, Filling] = {name: slot for topic in _TOPICS for name, slot in topic.SLOT.items()}
"""How the document of each slot is made."""


def filling(sop: Prosedur, slot: str) -> Filling | None:
    """How a content of a procedure is made: by its name, else by its kind of document; None for data."""
    nama = slot.partition(":")[0]
    if nama in SLOT or nama not in {satu.nama for satu in sop.slot}:
        return SLOT.get(nama)
    jenis = sop.slot_menurut(nama).naskah
    return next((satu for satu in SLOT.values() if jenis and satu.jenis == jenis), None)
