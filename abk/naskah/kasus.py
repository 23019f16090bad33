"""A case as a source, with the number of its decree: what ``abk.open(…, alur=…)`` gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from abk.kegiatan import AKHIR, Kegiatan
from abk.naskah.profil import profil
from abk.sop import Alur
from abk.sop.kasus import buka_kasus, kegiatan_alur
from abk.tulisan.format import tanggal

_JENIS = "kepmenko"


def open(sumber: str | Path, alur: str, saat: str = "") -> Kegiatan:  # noqa: A001 - abk.open
    """Data of a case of a store or of an exported folder; final unless another state is named."""
    return kegiatan_alur(buka_kasus(sumber, alur), saat or AKHIR, keputusan=nomor_keputusan)


def nomor_keputusan(alur: Alur) -> str:
    """Number and date of the decree of a case; empty as long as there is none."""
    tetap = next((p for p in alur.keadaan.berlaku if "menetapkan" in p.makna), None)
    if tetap is None:
        return ""
    isian: dict[str, Any] = json.loads(alur.rak.berkas(tetap.fakta)) if tetap.fakta else {}
    urut = next((str(s["nomor_urut"]) for s in isian.values() if s.get("nomor_urut")), "")
    hari = alur.keadaan.hari(tetap.waktu)
    milik = profil(alur.profil, ganti=dict(alur.keadaan.ganti_profil))
    nomor = milik.nomor(_JENIS, urut=urut, tanggal=hari).removeprefix("NOMOR ")
    return f"{nomor} tanggal {tanggal(hari)}"
