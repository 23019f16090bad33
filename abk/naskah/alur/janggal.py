"""What is wrong with a document beside others of its case: its number, its meeting, its days.

Days that cannot be are a record before the event, a notice after it, a paper before what it rests on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from abk.errors import Temuan
from abk.kegiatan import Kegiatan
from abk.naskah.alur.nomor import temuan_nomor
from abk.naskah.bagian import TURNING
from abk.naskah.context import StepContext
from abk.naskah.isi import JENIS
from abk.naskah.isi.bentrok import temuan_bentrok
from abk.naskah.isi.dasar import Filling, Isi
from abk.naskah.isi.undangan import rapat
from abk.naskah.profil import profil
from abk.sop import Alur
from abk.sop.galat import LangkahError
from abk.tulisan.format import tanggal as tulis


def temuan_janggal(step: StepContext, slot: str, cara: Filling) -> list[Temuan]:
    """Findings about one document of a step that is being done."""
    jenis = JENIS[cara.jenis].model
    return [
        *temuan_nomor(step, slot, cara),
        *temuan_bentrok(step, slot, jenis),
        *temuan_hari(step, slot, jenis),
        *temuan_arah(step, slot, jenis),
    ]


def temuan_arah(step: StepContext, slot: str, jenis: type[Isi]) -> list[Temuan]:
    """Signs that turn the order of what is read: 12 is read as 21; asked only of what is written anew."""
    return [
        jenis.temuan(
            "arah", f"memuat tanda U+{ord(tanda):04X}, yang membalik urutan baca", "Hapus tanda itu.", n
        )
        for n, isi in step.fakta.get(slot, {}).items()
        if (tanda := _pembalik(isi))
    ]


def _pembalik(isi: Any) -> str:
    """The first such sign in a fact, however deep."""
    if isinstance(isi, str):
        return found.group() if (found := TURNING.search(isi)) else ""
    dalam = isi.values() if isinstance(isi, Mapping) else isi if isinstance(isi, (list, tuple)) else ()
    return next(filter(None, map(_pembalik, dalam)), "")


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


# ── days ──────────────────────────────────────────────────────────────────────────────────────────────
_MENCATAT = frozenset(
    {
        "daftar_hadir_terisi",
        "dokumentasi",
        "notula",
        "notula_asli",
        "laporan",
        "konsep_data",
        "lembar_konfirmasi",
        "konfirmasi",
        "berita_acara",
    }
)
"""Contents that say what a meeting did."""
_MENGUNDANG = frozenset({"undangan", "undangan_terparaf", "undangan_asli"})


class _Hari(BaseModel):
    """The days that a content states; what is no day is told by the form."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    tanggal: dt.date | None = None
    tanggal_rapat: dt.date | None = None
    tanggal_terima: dt.date | None = None
    tanggal_naskah: dt.date | None = None
    batas: dt.date | None = None


def temuan_hari(step: StepContext, slot: str, jenis: type[Isi]) -> list[Temuan]:
    """Days of a document that the day on which it is made, or what it rests on, forbids."""
    ini, kini = _baca(step.isian(slot)), step.hari
    pesan = [
        *_rapat(step, slot),
        *(
            (f"{label} {tulis(hari)} belum tiba; hari ini {tulis(kini)}", "Betulkan tanggalnya.", nama)
            for nama, label in _SUDAH.items()
            if (hari := getattr(ini, nama)) is not None and hari > kini
        ),
    ]
    if ini.batas is not None and ini.batas < kini:
        pesan.append(
            (f"Batas waktu {tulis(ini.batas)} sudah lewat; hari ini {tulis(kini)}", "Beri waktu.", "batas")
        )
    if ini.tanggal_naskah and ini.tanggal_terima and ini.tanggal_naskah > ini.tanggal_terima:
        lewat = f"Tanggal terima {tulis(ini.tanggal_terima)} mendahului tanggal naskahnya"
        pesan.append((lewat, "Betulkan salah satunya.", "tanggal_terima"))
    if ini.tanggal is not None and (dasar := _terakhir(step)) is not None and ini.tanggal < dasar:
        lewat = f"Tanggal {tulis(ini.tanggal)} mendahului bahan naskah ini, yang selesai {tulis(dasar)}"
        pesan.append((lewat, "Pakai tanggal sesudah bahannya selesai.", "tanggal"))
    return [jenis.temuan("hari", *satu) for satu in pesan]


_SUDAH = {"tanggal": "Tanggal", "tanggal_terima": "Tanggal terima", "tanggal_naskah": "Tanggal naskah"}
"""Days that are over when they are written down."""


def belum_rapat(step: StepContext) -> str:
    """Why nothing of the meeting of a unit can be recorded yet; empty once its day has come."""
    hari = _baca(rapat(step)).tanggal_rapat
    if hari is None or hari <= step.hari:
        return ""
    return f"Rapat {tulis(hari, hari=True)} belum diadakan; hari ini {tulis(step.hari, hari=True)}"


def _rapat(step: StepContext, slot: str) -> list[tuple[str, str, str]]:
    """A record before its meeting, once a step; an invitation after it."""
    pencatat = next((s for s in step.langkah.keluaran if s in _MENCATAT), "")
    if slot == pencatat and (kata := belum_rapat(step)):
        return [(kata, "Catat hasilnya pada atau sesudah hari rapat.", "tanggal_rapat")]
    hari = _baca(rapat(step)).tanggal_rapat if slot in _MENGUNDANG else None
    if hari is not None and hari < step.hari:
        lewat = f"Rapat {tulis(hari)} sudah lewat; undangan dibuat {tulis(step.hari)}"
        return [(lewat, "Betulkan tanggal rapat, atau buat undangan baru.", "tanggal_rapat")]
    return []


def _terakhir(step: StepContext) -> dt.date | None:
    """Day on which the last of what the step reads was done."""
    keadaan = step.keadaan
    semua = (keadaan.persetujuan_slot(s) for s in keadaan.nama_slot(step.langkah, "masukan", step.unit))
    return max((keadaan.hari(satu.waktu) for satu in semua if satu is not None), default=None)


def _baca(isi: Any) -> _Hari:
    try:
        return _Hari.model_validate(isi)
    except ValidationError as salah:
        salah_nama = {str(e["loc"][0]) for e in salah.errors() if e["loc"]}
        return _Hari.model_validate({k: v for k, v in isi.items() if k not in salah_nama})
