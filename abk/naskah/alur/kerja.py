"""A step with its documents: asked for, made, looked at, and only then signed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from abk.errors import AbkError, Temuan
from abk.kegiatan import Kegiatan
from abk.kegiatan.rekaman import baca_rekaman, rekam
from abk.naskah.alur.bahan import Bahan
from abk.naskah.alur.berkas import BERKAS
from abk.naskah.alur.hasil_rapat import SUSUNAN_HASIL
from abk.naskah.alur.keputusan import SUSUNAN_KEPUTUSAN
from abk.naskah.alur.persiapan import SUSUNAN_PERSIAPAN
from abk.naskah.alur.rapat import SUSUNAN_RAPAT
from abk.naskah.alur.susunan import Susunan
from abk.naskah.galat import NaskahError
from abk.naskah.isi.dasar import Fakta
from abk.naskah.naskah import Naskah, buat, fakta_diminta
from abk.naskah.profil import Profil, profil
from abk.sop import Alur, Tanda
from abk.sop.data import turunan
from abk.sop.galat import LangkahError
from abk.sop.slot import judul_slot

SUSUNAN: Mapping[str, Susunan] = {
    **SUSUNAN_PERSIAPAN,
    **SUSUNAN_RAPAT,
    **SUSUNAN_HASIL,
    **SUSUNAN_KEPUTUSAN,
}
"""How the document of each slot is made."""


@dataclass(frozen=True)
class FaktaNaskah:
    """What must be filled in for one document of a step.

    Attributes
    ----------
    slot, jenis, judul : which document
    fakta : questions, in their order
    terisi : what is known from before, field → value
    """

    slot: str
    jenis: str
    judul: str
    fakta: tuple[Fakta, ...]
    terisi: Mapping[str, Any]


@dataclass(frozen=True)
class Siap:
    """A step that is ready to be signed: what is looked at is what will be kept, to the byte.

    Attributes
    ----------
    alur, langkah, unit, saat : the step, and when it was prepared
    berkas : content, slot → bytes
    naskah : documents among it, slot → document
    fakta, isi : what was filled in, and what the event says more
    """

    alur: Alur
    langkah: str
    unit: str
    saat: dt.datetime
    berkas: Mapping[str, bytes]
    naskah: Mapping[str, Naskah]
    fakta: Mapping[str, Any]
    isi: Mapping[str, Any] = field(default_factory=dict)


def profil_alur(alur: Alur) -> Profil:
    """Profile of a case."""
    return _profil(alur.profil, json.dumps(dict(alur.keadaan.ganti_profil), sort_keys=True))


@lru_cache(maxsize=8)
def _profil(nama: str, ganti: str) -> Profil:
    return profil(nama, ganti=json.loads(ganti))


def fakta_langkah(
    alur: Alur,
    langkah: str,
    *,
    pelaku: str,
    sumber: Callable[[], Kegiatan],
    unit: str = "",
    saat: dt.datetime | None = None,
) -> list[FaktaNaskah]:
    """What must be filled in before a step can be done.

    Parameters
    ----------
    alur : the case
    langkah, unit : the step
    pelaku : who will do it
    sumber : gives the kegiatan of the store
    saat : moment; now unless given

    Returns
    -------
    list of FaktaNaskah
        One for each document that asks for something; empty where nothing is asked.
    """
    satu, milik = _langkah(alur, langkah), profil_alur(alur)
    bahan = Bahan(alur, satu, unit, pelaku, saat or dt.datetime.now(dt.UTC), milik, {}, sumber)
    hasil: list[FaktaNaskah] = []
    for penuh in alur.keadaan.nama_slot(satu, "keluaran", unit):
        slot = penuh.partition(":")[0]
        if slot not in SUSUNAN:
            continue
        susunan = SUSUNAN[slot]
        diminta = tuple(f for f in fakta_diminta(susunan.jenis, milik) if susunan.diminta(f.nama))
        if diminta:
            judul = judul_slot(alur.prosedur, penuh)
            terisi = {**susunan.usulan(bahan), **_terisi(alur, langkah, unit, slot)}
            hasil.append(FaktaNaskah(slot, susunan.jenis, judul, diminta, terisi))
    return hasil


def _terisi(alur: Alur, langkah: str, unit: str, slot: str) -> Mapping[str, Any]:
    """What was filled in when the step was done before, so that a return does not begin from nothing."""
    for e in reversed(alur.peristiwa):
        dibuat = e.apa in {"selesai", "ubah"} and (e.langkah, e.unit) == (langkah, unit)
        if dibuat and isinstance(e.isi.get("fakta"), str):
            lama = json.loads(alur.rak.berkas(e.isi["fakta"])).get(slot, {})
            return lama if isinstance(lama, Mapping) else {}
    return {}


def siapkan(
    alur: Alur,
    langkah: str,
    *,
    pelaku: str,
    sumber: Callable[[], Kegiatan],
    unit: str = "",
    fakta: Mapping[str, Mapping[str, Any]] | None = None,
    isi: Mapping[str, Any] | None = None,
    saat: dt.datetime | None = None,
    templat: Path | None = None,
) -> Siap:
    """Make the documents of a step, without keeping anything.

    Parameters
    ----------
    alur : the case
    langkah, unit : the step
    pelaku : who will sign
    sumber : gives the kegiatan of the store, e.g. ``gudang.kegiatan``
    fakta : what was filled in, slot (without unit) → field → value
    isi : what some steps say more: ``jawaban`` (13), ``terima`` (14)
    saat : moment; now unless given
    templat : folder of edited templates

    Raises
    ------
    NaskahError
        With every fact that is missing, of all documents of the step.
    LangkahError
        If the step is not due.
    """
    satu = _langkah(alur, langkah)
    if (langkah, unit) not in alur.keadaan.posisi_kini:
        untuk = f" unit {unit}" if unit else ""
        raise LangkahError(f"Langkah {langkah}{untuk} belum gilirannya.", "Lihat: abk sop status")
    kini = saat or dt.datetime.now(dt.UTC)
    data = turunan(alur.keadaan, langkah, unit, alur.rak.berkas)
    baru = {slot: baca_rekaman(b) for slot, b in data.items()}
    if "data_awal" in satu.keluaran:
        baru["data_awal"] = sumber()
        data["data_awal"] = rekam(baru["data_awal"])
    lengkap = _lengkapi(
        Bahan(alur, satu, unit, pelaku, kini, profil_alur(alur), {}, sumber, baru), fakta or {}
    )
    bahan = Bahan(alur, satu, unit, pelaku, kini, profil_alur(alur), lengkap, sumber, baru, dict(isi or {}))
    berkas, naskah, temuan = dict(data), dict[str, Naskah](), list[Temuan]()
    for penuh in alur.keadaan.nama_slot(satu, "keluaran", unit):
        slot = penuh.partition(":")[0]
        if slot in SUSUNAN:
            jadi = naskah_slot(bahan, slot, templat, temuan)
            if jadi is not None:
                naskah[penuh] = jadi
                berkas[penuh] = jadi.docx
        elif slot in BERKAS:
            berkas[penuh] = BERKAS[slot](bahan)
    if temuan:
        baris = "\n".join(f"  {n}. {t.pesan} → {t.saran}" for n, t in enumerate(temuan, 1))
        raise NaskahError(
            f"Langkah {langkah} belum dapat diselesaikan: {len(temuan)} isian kurang atau keliru.\n{baris}",
            "Lengkapi semuanya, lalu siapkan lagi.",
            temuan,
        )
    return Siap(alur, langkah, unit, kini, berkas, naskah, lengkap, isi or {})


def _lengkapi(bahan: Bahan, fakta: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Facts of every document of the step: what was filled in, over what was suggested.

    Raises
    ------
    NaskahError
        If facts are given for a document that the step does not make.
    """
    asing = sorted(set(fakta) - {s for s in bahan.langkah.keluaran if s in SUSUNAN})
    if asing:
        raise NaskahError(
            f"Langkah {bahan.langkah.kode} tidak membuat: {', '.join(asing)}.",
            f"Yang dibuat: {', '.join(bahan.langkah.keluaran) or 'tidak ada'}.",
        )
    return {
        slot: isi
        for slot in bahan.langkah.keluaran
        if slot in SUSUNAN and (isi := {**SUSUNAN[slot].usulan(bahan), **fakta.get(slot, {})})
    }


def naskah_slot(bahan: Bahan, slot: str, templat: Path | None, temuan: list[Temuan]) -> Naskah | None:
    """One document; what it lacks goes to the list, so that all documents are heard.

    Parameters
    ----------
    bahan : what it is made from
    slot : which one, without its unit
    templat : folder of edited templates
    temuan : where missing and wrong facts are added

    Returns
    -------
    Naskah or None
        None where something is missing.
    """
    susunan = SUSUNAN[slot]
    try:
        return buat(
            susunan.jenis,
            susunan.isi(bahan),
            bahan.profil,
            kepala=bahan.alur.kepala,
            tingkat=susunan.tingkat,
            paraf=susunan.paraf(bahan),
            templat=templat,
        )
    except NaskahError as salah:
        if not salah.temuan:
            raise
        temuan += salah.temuan
    except KeyError as salah:
        raise AbkError(f"Bahan {slot} tidak lengkap: {salah}.", "Periksa langkah sebelumnya.") from salah
    return None


def kerjakan(siap: Siap, tanda: Tanda) -> Alur:
    """Sign a step that was prepared: exactly the content that was looked at is kept.

    Raises
    ------
    AlurError
        If meanwhile something changed, or it is not this official's step; nothing is kept then.
    """
    return siap.alur.selesaikan(
        siap.langkah, tanda, unit=siap.unit, isi=siap.isi, berkas=siap.berkas, fakta=siap.fakta
    )


def _langkah(alur: Alur, kode: str) -> Any:
    satu = alur.keadaan.satu_langkah(kode)
    if satu is None:
        raise LangkahError(f"Langkah {kode!r} tidak ada dalam alur ini.", "Lihat: abk sop status")
    return satu
