"""An event is put together, signed, judged by rules and data, and kept; or tried, to see what would fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from abk.sop.catatan.kunci import Kunci
from abk.sop.catatan.pejabat import Pejabat
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris, nonce_baru
from abk.sop.data import periksa_data
from abk.sop.galat import AlurError, LangkahError, WewenangError
from abk.sop.gerbang import periksa_catatan_baru
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan, Persetujuan, Posisi, Putusan
from abk.sop.prosedur import Prosedur
from abk.store.case_store import CaseStore, Rekaman
from abk.tulisan.format import berderet
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import NOL, sidik, teks_waktu
from abk.tulisan.sidik import json_kanonik as teks_kanonik

SELISIH_JAM = dt.timedelta(minutes=2)
"""How far a clock may lag behind the latest event; further back, and it must be set right."""


@dataclass(frozen=True)
class Tanda:
    """Who signs: the official, his key, and, for examples and tests, when and with which number."""

    pelaku: str
    kunci: Kunci
    waktu: dt.datetime | None = None
    nonce: str | None = None


@dataclass(frozen=True)
class Bawaan:
    """What an event carries besides its own words."""

    isi: Mapping[str, Any] = field(default_factory=dict)
    makna: Sequence[str] = ()
    masukan: Mapping[str, str] = field(default_factory=dict)
    berkas: Mapping[str, bytes] = field(default_factory=dict)
    lepas: Sequence[bytes] = ()


def assemble(
    keadaan: Keadaan | None,
    apa: str,
    tanda: Tanda,
    peran: tuple[str, ...] | None,
    langkah: str,
    unit: str,
    bawaan: Bawaan,
    *,
    kode: str = "",
    tahun: int = 0,
    pejabat: Mapping[str, Pejabat] | None = None,
    acuan: Prosedur | None = None,
) -> Peristiwa:
    """Event, signed, as it will be read; whether it is allowed is not asked here.

    The first event has no state, but a code and what follows it. Of the roles in which something may be done
    the first that the official holds is taken; None = any of his. Raises AlurError if it cannot be written
    down: a name that is not allowed, a value that JSON does not know.
    """
    saat = (tanda.waktu or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    if keadaan is not None and keadaan.terakhir is not None and tanda.waktu is None and apa != "luruskan":
        if saat < keadaan.terakhir - SELISIH_JAM:
            raise AlurError(
                f"Jam komputer ini lebih lambat daripada catatan terakhir ({teks_waktu(keadaan.terakhir)}).",
                f"Setel jam komputer, lalu ulangi. Bila jam ini benar, catatan itu yang keliru: minta "
                f"{keadaan.prosedur.penunjuk} meluruskannya dengan abk sop luruskan.",
            )
        saat = max(saat, keadaan.terakhir)
    daftar = keadaan.pejabat if keadaan is not None else pejabat or {}
    hari = keadaan.hari(saat) if keadaan is not None else _hari_awal(saat, bawaan.isi)
    nama_peran, sebutan, milik = _peran(
        daftar, hari, tanda.pelaku, peran, unit, keadaan.prosedur if keadaan is not None else acuan
    )
    isian = {
        "alur": keadaan.kode if keadaan else kode,
        "tahun": keadaan.tahun if keadaan else tahun,
        "urut": keadaan.jumlah if keadaan else 0,
        "sebelum": keadaan.kepala if keadaan else NOL,
        "waktu": teks_waktu(saat),
        "pelaku": tanda.pelaku,
        "peran": nama_peran,
        "sebutan": sebutan,
        "unit": unit or milik,
        "apa": apa,
        "langkah": langkah,
        "makna": list(bawaan.makna),
        "isi": dict(bawaan.isi),
        "masukan": dict(bawaan.masukan),
        "keluaran": {s: sidik(b) for s, b in bawaan.berkas.items()},
        "nonce": tanda.nonce or nonce_baru(),
        "kunci": tanda.kunci.sidik,
    }
    try:
        e = Peristiwa.model_validate(isian).bertanda_tangan(tanda.kunci)
        # What is judged is what will be read: names sorted, nothing that the line cannot hold.
        return baca_baris(e.baris, e.urut + 1)
    except (ValueError, TypeError, RecursionError) as salah:
        raise AlurError(
            f"Tindakan itu tidak dapat dicatat: {_sebab(salah)}.", "Perbaiki isiannya."
        ) from salah


def _sebab(salah: Exception) -> str:
    if isinstance(salah, ValidationError):
        tempat = sorted({".".join(map(str, e["loc"])) for e in salah.errors()})
        return f"{', '.join(tempat)} tidak sah"
    return "ada nilai yang bukan teks, angka, daftar, atau tanda benar/salah"


def _hari_awal(saat: dt.datetime, isi: Mapping[str, Any]) -> dt.date:
    """Day of the first event where the ministry is; the rules say what is wrong with the zone."""
    try:
        return saat.astimezone(ZoneInfo(str(isi.get("zona", "UTC")))).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return saat.date()


def _peran(
    daftar: Mapping[str, Pejabat],
    hari: dt.date,
    pelaku: str,
    peran: tuple[str, ...] | None,
    unit: str,
    acuan: Prosedur | None,
) -> tuple[str, str, str]:
    """Role, name in which it is held, and unit of it, for whoever acts; the rules judge them later."""
    assert acuan is not None  # noqa: S101 - given with the first event, and the case has it later
    if pelaku not in daftar:
        raise WewenangError(
            f"Pelaku {kutip(pelaku)} tidak terdaftar dalam alur ini.", f"Minta {acuan.penunjuk} menunjuknya."
        )
    siapa = daftar[pelaku]
    if peran is None:
        tugas = next((t for t in siapa.penugasan if t.berlaku(hari)), siapa.penugasan[0])
        return tugas.peran, tugas.sebutan, tugas.unit
    for satu in peran:
        ada = siapa.memegang(satu, unit if acuan.per_unit_peran(satu) else "", hari)
        if ada is not None:
            return satu, ada.sebutan, ""
    sebagai = f"{' atau '.join(map(acuan.nama_peran, peran))}{f' untuk unit {unit}' if unit else ''}"
    raise WewenangError(
        f"{pelaku} bukan {sebagai} pada {hari:%d-%m-%Y}.",
        "Langkah ini dikerjakan pemegang peran itu, atau Plt./Plh. yang ditunjuk.",
    )


def lengkapi(
    keadaan: Keadaan | None, e: Peristiwa, bawaan: Bawaan, rak: CaseStore
) -> tuple[Rekaman, dict[str, tuple[str, bytes]], Keadaan]:
    """Record of an event that the rules and the data allow, the files that come with it, the state after.

    Raises AbkError if it is not allowed; nothing is kept then.
    """
    berkas = {sidik(b): b for b in (*bawaan.berkas.values(), *bawaan.lepas)}

    def ambil(milik: str) -> bytes:
        return berkas[milik] if milik in berkas else rak.berkas(milik)

    baru = lanjutkan(keadaan, e)
    jam = getattr(rak, "jam", None)  # a shelf without a server has none
    periksa_catatan_baru(baru, e, jam() if jam is not None else None)
    fakta = e.isi.get("fakta")
    if fakta is not None and fakta not in berkas and not rak.ada(str(fakta)):
        raise AlurError("Isian naskah yang disebut tidak ada.", "Beri isiannya, bukan kode verifikasinya.")
    if keadaan is not None:
        periksa_data(keadaan, e, ambil)
    isi = {s: (jenis_berkas(b), b) for s, b in berkas.items()}
    return Rekaman(e.urut, e.unit, e.sidik, e.nonce, e.baris), isi, baru


def tulis_isian(fakta: Mapping[str, Any]) -> bytes:
    """What was filled in for documents, as it is kept; LangkahError if a value of it cannot be."""
    try:
        return teks_kanonik(fakta).encode()
    except (ValueError, TypeError, RecursionError) as salah:
        raise LangkahError(
            "Isian naskah memuat nilai yang tidak dapat disimpan.", "Pakai teks, angka, dan daftar saja."
        ) from salah


# ── only tried ────────────────────────────────────────────────────────────────────────────────────
_ALASAN = "pratinjau akibat, tidak dicatat"


@dataclass(frozen=True)
class AkibatAlur:
    """What would be otherwise afterwards: approvals and decisions that fall, steps that are due then."""

    gugur: tuple[Persetujuan, ...]
    putusan: tuple[Putusan, ...]
    posisi: tuple[Posisi, ...]

    @property
    def kalimat(self) -> list[str]:
        """What falls, of which units, and what is due afterwards."""
        unit = list(dict.fromkeys(p.unit for p in self.gugur if p.unit))
        kena = f"; unit yang terkena: {berderet(unit)}" if unit else ""
        kata = f"{len(self.gugur)} persetujuan akan gugur dan langkahnya diulang{kena}."
        putusan = sum(len(d.perubahan) for d in self.putusan)
        giliran = berderet([f"langkah {kode}{f' ({u})' if u else ''}" for kode, u in self.posisi])
        return [
            kata if self.gugur else "Tidak ada persetujuan yang gugur.",
            *([f"{putusan} keputusan rapat tidak berlaku lagi."] if putusan else []),
            f"Sesudah itu giliran: {giliran or '–'}.",
        ]


def akibat_kembali(kini: Keadaan, langkah: str, ke: str, unit: str, tanda: Tanda) -> AkibatAlur:
    """What a return of a step to another would bring down; an AlurError where it is not allowed."""
    satu = kini.satu_langkah(langkah)
    peran = (satu.pelaksana,) if satu is not None else ()
    bawaan = Bawaan({"ke": ke, "alasan": _ALASAN})
    e = assemble(kini, "kembali", tanda, peran, langkah, unit, bawaan)
    return _akibat(kini, lanjutkan(kini, e))


def akibat_ubah(
    kini: Keadaan, slot: str, tanda: Tanda, isi: bytes = b"", *, fakta: bool = False
) -> AkibatAlur:
    """What an edit of a content would bring down; an AlurError where it is not allowed."""
    asal = kini.asal_slot(slot)
    lama = kini.slot.get(slot, "")
    baru = isi if sidik(isi) != lama else isi + b" "
    langkah, unit = asal if asal is not None else (kini.langkah[0], "")
    kata = {"alasan": _ALASAN, **({"fakta": sidik(_ALASAN)} if fakta else {})}
    bawaan = Bawaan(kata, langkah.makna, {slot: lama} if lama else {}, {slot: baru})
    e = assemble(kini, "ubah", tanda, (langkah.pelaksana,), langkah.kode, unit, bawaan)
    return _akibat(kini, lanjutkan(kini, e))


def _akibat(lama: Keadaan, baru: Keadaan) -> AkibatAlur:
    urut = lama.jumlah
    return AkibatAlur(
        tuple(p for p in baru.persetujuan if p.gugur == urut),
        tuple(d for d in baru.semua_putusan if d.dicabut == urut),
        baru.posisi_kini,
    )


def jenis_berkas(isi: bytes) -> str:
    """Kind of a content by its first bytes: docx, xlsx, zip, pdf, json, png, jpg or bin."""
    if isi.startswith(b"PK"):
        return "docx" if b"word/document.xml" in isi else "xlsx" if b"xl/workbook.xml" in isi else "zip"
    awal = {b"%PDF": "pdf", b"{": "json", b"[": "json", b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
    return next((jenis for tanda, jenis in awal.items() if isi.startswith(tanda)), "bin")
