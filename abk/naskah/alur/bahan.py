"""What a document of an earlier edition is laid beside: how it was made, where its figures come from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from abk.hasil import ketentuan_dipakai
from abk.kegiatan import Kegiatan
from abk.naskah.alur.angka import Bahan, nama_data
from abk.naskah.context import StepContext
from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import Jadwal
from abk.sop import Alur
from abk.sop.data import kegiatan_rekaman
from abk.sop.slot import DAFTAR_PEJABAT
from abk.tulisan.format import tanggal
from abk.tulisan.sidik import json_kanonik

_SIDIK = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_BELUM_UTUH = "…"
_DENGAN_JADWAL = 3
"""Edition since which a plan reckons with time for filling in and inviting, grades only where the regulation
does, and cites the institution's own rules.
"""


def profil_edisi(profil: Profil, edisi: int) -> Profil:
    """The profile as documents of an edition were made from it."""
    if edisi >= _DENGAN_JADWAL:
        return profil
    utuh = {
        untuk: tuple(satu for satu in semua if _BELUM_UTUH not in satu.kutipan)
        for untuk, semua in profil.dasar_hukum.items()
    }
    dulu = {"jadwal": Jadwal(pengisian=0, undangan=0), "prestasi": "ya", "dasar_hukum": utuh}
    return profil.model_copy(update=dulu)


def bahan_banding(step: StepContext, data: Sequence[Kegiatan]) -> Bahan:
    """Names in the `data` of a document, and all that figures of its other lines may come from."""
    alur = step.alur
    pejabat = [e.keluaran[DAFTAR_PEJABAT] for e in alur.peristiwa if DAFTAR_PEJABAT in e.keluaran]
    diisi = [json_kanonik([alur.tahun, dict(step.fakta)])]
    diisi += [alur.rak.berkas(satu).decode("utf-8", "replace") for satu in pejabat]
    return Bahan(
        nama_data(data),
        "\n".join(diisi),
        frozenset(_sidik(alur, data, step.unit)),
        tuple(_waktu(alur, step.saat)),
        (*_hukum(data), *(("", repr(s)) for semua in step.profil.dasar_hukum.values() for s in semua)),
    )


def _sidik(alur: Alur, data: Iterable[Kegiatan], unit: str) -> Iterator[str]:
    for e in alur.peristiwa:
        yield e.sidik
        yield from _SIDIK.findall(e.baris)
    for k in data:
        yield from _sidik_data(k, unit)
    for e in alur.peristiwa:
        for slot, isi in e.keluaran.items():
            if slot.startswith("data_"):
                yield from _sidik_rekaman(alur.rak.berkas(isi), e.unit or unit)


@lru_cache(maxsize=64)
def _sidik_rekaman(isi: bytes, unit: str) -> tuple[str, ...]:
    return tuple(_sidik_data(kegiatan_rekaman(isi), unit))


def _sidik_data(k: Kegiatan, unit: str) -> Iterator[str]:
    yield k.sidik
    if unit in set(k.unit["kode_unit"]):
        yield k.cabang(unit).sidik


def _waktu(alur: Alur, saat: dt.datetime) -> Iterator[str]:
    """Days with the time and without, the longer before."""
    semua = [saat, *(e.saat for e in alur.peristiwa)]
    for satu in semua:
        setempat = satu.astimezone(ZoneInfo(alur.keadaan.zona))
        yield f"{tanggal(setempat.date())} pukul {setempat:%H.%M}".casefold()
    for satu in semua:
        yield tanggal(alur.keadaan.hari(satu)).casefold()


def _hukum(data: Iterable[Kegiatan]) -> Iterator[tuple[str, str]]:
    """Each regulation, and each provision with the day on which it was checked."""
    for k in data:
        yield "", f"{k.aturan.singkatan} {k.aturan.judul}"
        for satu in ketentuan_dipakai(k):
            isi = [satu.nama, satu.nilai, satu.satuan, satu.peraturan, satu.letak, satu.sumber, satu.catatan]
            yield satu.nama, " ".join([*isi, tanggal(satu.diperiksa)])
