"""A step with its documents: asked for, made, looked at, and only then signed."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from abk import instrumen
from abk.errors import AbkError, Temuan
from abk.kegiatan import Kegiatan
from abk.kegiatan.rekaman import baca_rekaman, rekam
from abk.naskah.alur.edisi import profil_edisi
from abk.naskah.alur.janggal import temuan_janggal
from abk.naskah.alur.nomor import nomor_berikut
from abk.naskah.bagian import Fakta
from abk.naskah.context import StepContext
from abk.naskah.galat import NaskahError, galat_isian
from abk.naskah.isi import filling
from abk.naskah.isi.dasar import Filling
from abk.naskah.naskah import EDISI, Naskah, buat, fakta_diminta
from abk.naskah.profil import Profil, profil
from abk.sop import Alur, Tanda
from abk.sop.data import turunan
from abk.sop.galat import LangkahError
from abk.sop.slot import judul_slot
from abk.tulisan.archive import archive
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip


@dataclass(frozen=True)
class FaktaNaskah:
    """What must be filled in for one document of a step: questions, and what is known from before."""

    slot: str
    jenis: str
    judul: str
    fakta: tuple[Fakta, ...]
    terisi: Mapping[str, Any]


@dataclass(frozen=True)
class Siap:
    """A step ready to be signed: what is looked at, slot → bytes, is what will be kept, to the byte."""

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


def profil_kini(alur: Alur) -> Profil:
    """The same for what is made now."""
    return profil_edisi(profil_alur(alur), EDISI, peragaan=alur.keadaan.peragaan)


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
    """What must be filled in before a step can be done, for each document that asks for something."""
    satu, milik = alur.langkah_menurut(langkah), profil_kini(alur)
    step = StepContext(alur, satu, unit, pelaku, saat or dt.datetime.now(dt.UTC), milik, {}, sumber)
    hasil: list[FaktaNaskah] = []
    for penuh in alur.keadaan.nama_slot(satu, "keluaran", unit):
        slot = penuh.partition(":")[0]
        cara = filling(alur.prosedur, slot)
        if cara is None:
            continue
        diminta = tuple(f for f in fakta_diminta(cara.jenis, milik) if cara.diminta(f.nama, step))
        if diminta:
            judul = judul_slot(alur.prosedur, penuh)
            terisi = {**_nomor(step, slot, cara), **cara.usulan(step), **_terisi(alur, langkah, unit, slot)}
            hasil.append(FaktaNaskah(slot, cara.jenis, judul, diminta, terisi))
    return hasil


def _nomor(step: StepContext, slot: str, cara: Filling) -> dict[str, str]:
    """The next free number, where a document is numbered."""
    if not (cara.diminta("nomor_urut", step) and step.profil.aturan(cara.jenis).nomor):
        return {}
    urut = nomor_berikut(step, slot, cara)
    return {"nomor_urut": urut} if urut else {}


def _terisi(alur: Alur, langkah: str, unit: str, slot: str) -> Mapping[str, Any]:
    """What was filled in when the step was done before, so that a return does not begin from nothing."""
    for e in reversed(alur.peristiwa):
        dibuat = e.apa in {"selesai", "ubah"} and (e.langkah, e.unit) == (langkah, unit)
        if dibuat and isinstance(e.isi.get("fakta"), str):
            lama = urai_json(alur.rak.berkas(e.isi["fakta"])).get(slot, {})
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

    fakta : what was filled in, slot (without unit) → field → value
    isi : what some steps say more: ``jawaban`` (13), ``terima`` (14)

    Raises NaskahError with every fact that is missing, of all documents of the step; LangkahError if the step
    is not due.
    """
    satu = alur.langkah_menurut(langkah)
    if (langkah, unit) not in alur.keadaan.posisi_kini:
        untuk = f" unit {unit}" if unit else ""
        raise LangkahError(f"Langkah {langkah}{untuk} belum gilirannya.", "Lihat: abk sop status")
    kini = saat or dt.datetime.now(dt.UTC)
    data = turunan(alur.keadaan, langkah, unit, alur.rak.berkas)
    baru = {slot: baca_rekaman(b) for slot, b in data.items()}
    if "data_awal" in satu.keluaran:
        baru["data_awal"] = sumber()
        data["data_awal"] = rekam(baru["data_awal"])
    kosong = StepContext(alur, satu, unit, pelaku, kini, profil_kini(alur), {}, sumber, baru, dict(isi or {}))
    lengkap = _lengkapi(kosong, fakta or {})
    step = replace(kosong, fakta=lengkap)
    berkas, naskah, temuan = dict(data), dict[str, Naskah](), list[Temuan]()
    for penuh in alur.keadaan.nama_slot(satu, "keluaran", unit):
        slot = penuh.partition(":")[0]
        cara = filling(alur.prosedur, slot)
        if cara is not None:
            temuan += temuan_janggal(step, slot, cara)
            jadi = naskah_slot(step, slot, templat, temuan)
            if jadi is not None:
                naskah[penuh] = jadi
                berkas[penuh] = jadi.docx
        elif slot == "instrumen":
            berkas[penuh] = _buku_kerja(step)
    if temuan:
        baris = "\n".join(f"  {n}. {t.pesan} → {t.saran}" for n, t in enumerate(temuan, 1))
        raise NaskahError(
            f"Langkah {langkah} belum dapat diselesaikan: {len(temuan)} isian kurang atau keliru.\n{baris}",
            "Lengkapi semuanya, lalu siapkan lagi.",
            temuan,
        )
    return Siap(alur, langkah, unit, kini, berkas, naskah, lengkap, isi or {})


def _lengkapi(step: StepContext, fakta: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Facts of every document of the step: what was filled in, over what was suggested."""
    cara = _fillings(step)
    asing = sorted(set(fakta) - set(cara))
    if asing:
        raise NaskahError(
            f"Langkah {step.langkah.kode} tidak membuat: {', '.join(asing)}.",
            f"Yang dibuat: {', '.join(step.langkah.keluaran) or 'tidak ada'}.",
        )
    return {slot: isi for slot, c in cara.items() if (isi := {**c.usulan(step), **fakta.get(slot, {})})}


def _fillings(step: StepContext) -> dict[str, Filling]:
    """How each document of the step is made, by slot without unit."""
    sop = step.alur.prosedur
    return {s: cara for s in step.langkah.keluaran if (cara := filling(sop, s)) is not None}


def naskah_slot(step: StepContext, slot: str, templat: Path | None, temuan: list[Temuan]) -> Naskah | None:
    """One document, or none and what it lacks on the list, so that all documents of a step are heard."""
    cara = filling(step.alur.prosedur, slot)
    if cara is None:
        raise NaskahError(f"Isi {kutip(slot)} bukan naskah.", "Periksa SOP-nya.")
    try:
        return buat(
            cara.jenis,
            cara.isi(step),
            step.profil,
            kepala=step.alur.kepala,
            tingkat=cara.tingkat,
            paraf=cara.paraf(step),
            templat=templat,
            peragaan=_bertanda(step.alur),
            lambang=step.lambang,
        )
    except NaskahError as salah:
        if not salah.temuan:
            raise
        temuan += salah.temuan
    except KeyError as salah:
        raise AbkError(f"Bahan {slot} tidak lengkap: {salah}.", "Periksa langkah sebelumnya.") from salah
    return None


def _bertanda(alur: Alur) -> bool:
    """Whether a play was begun as one: the documents of one from before the mark stay as they were."""
    return bool(alur.peristiwa[0].isi.get("peragaan"))


def kerjakan(siap: Siap, tanda: Tanda) -> Alur:
    """Sign a step that was prepared: exactly the content that was looked at is kept.

    Where meanwhile something changed, or it is not this official's step, it is an error, and nothing is kept.
    """
    isi = {**siap.isi, **({"edisi": EDISI} if siap.naskah else {})}
    return siap.alur.selesaikan(
        siap.langkah, tanda, unit=siap.unit, isi=isi, berkas=siap.berkas, fakta=siap.fakta
    )


# ── a document made anew from changed facts ───────────────────────────────────────────────────────────
def siapkan_ubah(
    alur: Alur,
    slot: str,
    fakta: Mapping[str, Any],
    *,
    pelaku: str,
    sumber: Callable[[], Kegiatan],
    saat: dt.datetime | None = None,
) -> Siap:
    """Make a document of a step already done once more, with some facts changed; the others stay.

    The slot is named with its unit where content is per unit; the other arguments and the errors are those of
    :func:`siapkan`. What is ready holds this one document, and all facts of its step.
    """
    nama, asal = slot.partition(":")[0], alur.keadaan.asal_slot(slot)
    if asal is None or filling(alur.prosedur, nama) is None or slot not in alur.keadaan.slot:
        raise LangkahError(
            f"Isi {kutip(slot)} bukan naskah yang dapat dibuat ulang.", "Lihat: abk sop status"
        )
    langkah, unit = asal
    kini = saat or dt.datetime.now(dt.UTC)
    lama = StepContext(alur, langkah, unit, pelaku, kini, profil_kini(alur), {}, sumber)
    semua = {s: isi for s in _fillings(lama) if (isi := lama.isian(s))}
    semua[nama] = {**semua.get(nama, {}), **fakta}
    temuan = list[Temuan]()
    step = replace(lama, fakta=semua)
    if (cara := filling(alur.prosedur, nama)) is not None:
        temuan += temuan_janggal(step, nama, cara)
    jadi = naskah_slot(step, nama, None, temuan)
    if temuan:
        raise galat_isian(nama, temuan)
    if jadi is None:
        raise NaskahError(f"Naskah {kutip(slot)} tidak dapat dibuat.", "Periksa isiannya.")
    return Siap(alur, langkah.kode, unit, kini, {slot: jadi.docx}, {slot: jadi}, semua)


def kerjakan_ubah(siap: Siap, tanda: Tanda, *, alasan: str) -> Alur:
    """Sign a changed document: exactly what was looked at is kept, and later approvals fall."""
    slot, isi = next(iter(siap.berkas.items()))
    return siap.alur.ubah(slot, isi, tanda, alasan=alasan, fakta=siap.fakta, kata={"edisi": EDISI})


def _buku_kerja(step: StepContext) -> bytes:
    """Workbooks of the units of the case, in one zip whose parts carry no time of their own."""
    isi: list[tuple[str, bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        for n, unit in enumerate(step.alur.unit, 1):
            tujuan = Path(folder) / f"unit-{n:03}"
            tujuan.mkdir()
            semua = sorted(instrumen.ekspor_formulir(step.kegiatan.cabang(unit), tujuan))
            isi += [(f"{n:02}/{berkas.name}", berkas.read_bytes()) for berkas in semua]
    return archive(isi)
