"""The meeting decides: a decision names post, task, old and new value, and is applied by being recorded."""

from __future__ import annotations

from dataclasses import replace

from abk.kegiatan.perubahan import Perubahan
from abk.sop.catatan.isi import IsiCabut, IsiPutusan, baca_isi
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError
from abk.sop.kaidah.gilir import tanpa_berkas
from abk.sop.kaidah.keadaan import FASE_UNIT, Keadaan, Putusan
from abk.sop.kaidah.wewenang import periksa_peran

_NOTULIS = ("kasubbag_organisasi", "kabag_ortala")


def putusan(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after decisions of the meeting."""
    isi = baca_isi(IsiPutusan, e.isi)
    _rapat(keadaan, e)
    perubahan = tuple(Perubahan.dari_dict(p) for p in isi.perubahan)
    return replace(keadaan, semua_putusan=(*keadaan.semua_putusan, Putusan(e.urut, e.unit, perubahan)))


def cabut(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after a decision was withdrawn."""
    isi = baca_isi(IsiCabut, e.isi)
    _rapat(keadaan, e)
    ada = next((d for d in keadaan.semua_putusan if d.urut == isi.urut), None)
    if ada is None or ada.unit != e.unit or ada.dicabut is not None:
        raise LangkahError(
            f"Catatan ke-{isi.urut + 1} bukan putusan unit {e.unit} yang berlaku.", "Pilih putusan yang ada."
        )
    semua = tuple(replace(d, dicabut=e.urut) if d is ada else d for d in keadaan.semua_putusan)
    return replace(keadaan, semua_putusan=semua)


def _rapat(keadaan: Keadaan, e: Peristiwa) -> None:
    tanpa_berkas(e)
    if keadaan.posisi != FASE_UNIT or not keadaan.rapat(keadaan.posisi_unit.get(e.unit, "")):
        raise LangkahError(
            f"Putusan unit {e.unit or '–'} hanya dicatat selama rapat dan penyusunan konsep data.",
            "Kembalikan unit itu ke langkah 10 atau 11 bila putusannya harus berubah.",
        )
    if e.langkah != keadaan.posisi_unit[e.unit]:
        raise LangkahError("Langkah putusan tidak sama dengan langkah yang berjalan.", "Muat ulang alurnya.")
    periksa_peran(keadaan, e, _NOTULIS)
