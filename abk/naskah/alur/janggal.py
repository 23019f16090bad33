"""What is wrong with a document beside others of its case: its number, its meeting, its days."""

from __future__ import annotations

import datetime as dt

from abk.errors import Temuan
from abk.kegiatan import Kegiatan
from abk.naskah.alur.nomor import temuan_nomor
from abk.naskah.context import StepContext
from abk.naskah.isi import JENIS
from abk.naskah.isi.bentrok import temuan_bentrok
from abk.naskah.isi.dasar import Slot
from abk.naskah.isi.hari import belum_rapat, temuan_hari
from abk.naskah.profil import profil
from abk.sop import Alur
from abk.sop.galat import LangkahError


def temuan_janggal(step: StepContext, slot: str, cara: Slot) -> list[Temuan]:
    """Findings about one document of a step that is being done."""
    jenis = JENIS[cara.jenis].model
    return [
        *temuan_nomor(step, slot, cara),
        *temuan_bentrok(step, slot, jenis),
        *temuan_hari(step, slot, jenis),
    ]


def pastikan_rapat(alur: Alur, unit: str, saat: dt.datetime | None = None) -> None:
    """Raise LangkahError where a decision of a meeting would be recorded before the day of the meeting."""
    kini = next((k for k in alur.keadaan.langkah if k.kode in alur.keadaan.langkah_rapat), None)
    if kini is None:
        return
    milik = profil(alur.profil, ganti=dict(alur.keadaan.ganti_profil))
    waktu = saat or dt.datetime.now(dt.UTC)
    if kata := belum_rapat(StepContext(alur, kini, unit, "", waktu, milik, {}, _tanpa_data)):
        raise LangkahError(f"{kata}.", "Catat keputusan rapat pada atau sesudah hari rapat.")


def _tanpa_data() -> Kegiatan:
    raise AssertionError("hari rapat tidak memerlukan data")
