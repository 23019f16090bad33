"""The kinds of documents by topic: content, what fills it from a case, and the slots that it fills."""

from __future__ import annotations

from collections.abc import Mapping

from abk.naskah.isi import (
    arahan,
    bukti,
    keputusan,
    konfirmasi,
    notula,
    pengantar,
    rapat,
    rencana,
    undangan,
)
from abk.naskah.isi.dasar import Jenis, Slot

_TOPICS = (arahan, rencana, undangan, rapat, notula, konfirmasi, pengantar, keputusan, bukti)

JENIS: Mapping[str, Jenis] = {jenis.nama: jenis for topic in _TOPICS for jenis in topic.JENIS}
"""All kinds of documents by name, in the order of the procedure."""
SLOT: Mapping[str, Slot] = {name: slot for topic in _TOPICS for name, slot in topic.SLOT.items()}
"""How the document of each slot is made."""
