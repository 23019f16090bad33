"""A case as a source, what ``abk.open(…, alur=…)`` gives; and the decree that it ends with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from abk.kegiatan import AKHIR
from abk.naskah.profil import Profil, profil
from abk.tulisan.format import tanggal
from abk.tulisan.json_ketat import urai_json

if TYPE_CHECKING:
    from abk.kegiatan import Kegiatan
    from abk.sop import Alur


def open(sumber: str | Path, alur: str, saat: str = "") -> Kegiatan:  # noqa: A001 - abk.open
    """Data of a case of a store or of an exported folder; final unless another state is named."""
    from abk.sop.kasus import buka_kasus, kegiatan_alur  # noqa: PLC0415 - for a decree no store is opened

    return kegiatan_alur(buka_kasus(sumber, alur), saat or AKHIR, keputusan=nomor_keputusan)


def nomor_keputusan(alur: Alur) -> str:
    """Number and date of the decree of a case, without the word *Nomor*; empty as long as there is none."""
    tetap = decree(alur, profil(alur.profil, ganti=dict(alur.keadaan.ganti_profil)))
    return sebutan_keputusan(tetap).removeprefix("Nomor ")


def decree(alur: Alur, profil: Profil) -> tuple[str, dt.date] | None:
    """Number of the decree of a case and the day on which it was made; None as long as there is none.

    The decree is the document of the step that *menetapkan*.
    """
    tetap = alur.keadaan.penetapan
    if tetap is None:
        return None
    semua = {s.nama: s.naskah for s in alur.prosedur.slot}
    slot = next((s for s in alur.prosedur.langkah_menurut(tetap.langkah).keluaran if semua[s]), "")
    fakta = urai_json(alur.rak.berkas(tetap.fakta)) if tetap.fakta else {}
    hari = alur.keadaan.hari(tetap.waktu)
    urut = str(fakta.get(slot, {}).get("nomor_urut", ""))
    return profil.nomor(semua.get(slot, ""), urut=urut, tanggal=hari), hari


def sebutan_keputusan(tetap: tuple[str, dt.date] | None) -> str:
    """A decree within a sentence: ``Nomor 12 Tahun 2026 tanggal 2 April 2026``; empty where there is none."""
    if tetap is None:
        return ""
    nomor = tetap[0].replace("NOMOR", "Nomor").replace("TAHUN", "Tahun")
    return f"{nomor} tanggal {tanggal(tetap[1])}"
