"""The history of a case in words: what each event did and says, and what made it void. Never a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from abk.hasil import kata_perubahan
from abk.kegiatan.perubahan import Perubahan
from abk.sop.alur import Alur
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.slot import judul_slot
from abk.tulisan.format import bulat


def peristiwa_dalam_kata(alur: Alur, e: Peristiwa) -> str:
    """What happened with an event, in one line."""
    if e.apa == "mulai":
        return "Alur dimulai"
    if e.apa == "selesai":
        satu = alur.keadaan.satu_langkah(e.langkah)
        return f"Langkah {e.langkah} selesai: {satu.ringkas if satu else ''}"
    if e.apa == "kembali":
        return f"Langkah {e.langkah} dikembalikan ke langkah {e.isi.get('ke', '')}"
    if e.apa == "cabut":
        return f"Keputusan rapat pada catatan {bulat(int(e.isi['urut']) + 1)} dicabut"
    if e.apa == "luruskan":
        return f"Waktu catatan sejak {bulat(int(e.isi['urut']) + 1)} dinyatakan keliru"
    if e.apa == "putusan":
        return f"{bulat(len(e.isi.get('perubahan', ())))} keputusan rapat dicatat"
    slot = ", ".join(judul_slot(alur.prosedur, s) for s in e.keluaran)
    return {"ubah": f"{slot} diubah", "lampir": f"{slot} dilampirkan"}.get(e.apa, "Pejabat ditunjuk")


def isi_dalam_kata(alur: Alur, e: Peristiwa) -> list[str]:
    """What an event says besides: its reason, its decisions, its appointments, its answers."""
    if e.apa == "putusan":
        return _perubahan(e.isi["perubahan"])
    if e.apa == "tunjuk":
        return [str(e.isi["alasan"]), *_penunjukan(alur, e)]
    if e.apa == "selesai" and e.isi.get("jawaban"):
        return _jawaban(e)
    kata = e.isi.get("alasan") or e.isi.get("keterangan")
    return [str(kata)] if kata else []


def _perubahan(semua: Sequence[Mapping[str, Any]]) -> list[str]:
    return [satu.kalimat for satu in kata_perubahan([Perubahan.dari_dict(dict(p)) for p in semua])]


def _penunjukan(alur: Alur, e: Peristiwa) -> list[str]:
    return [
        f"{alur.prosedur.sebut_peran(t['peran'], t.get('unit', ''), t.get('sebutan', ''))} sejak {t['sejak']}"
        + (f" sampai {t['sampai']}" if t.get("sampai") else "")
        for p in e.isi["pejabat"]
        for t in p["penugasan"]
    ]


def _jawaban(e: Peristiwa) -> list[str]:
    jawaban = e.isi["jawaban"]
    perbaikan = [u for j in jawaban.values() for u in j.get("usul", ())]
    sesuai = sum(j["status"] == "sesuai" for j in jawaban.values())
    return [
        f"{bulat(sesuai)} jabatan sesuai, {bulat(len(jawaban) - sesuai)} sesuai dengan perbaikan",
        *_perubahan(perbaikan),
    ]


# ── what no longer counts ─────────────────────────────────────────────────────────────────────────
def penggugur(keadaan: Keadaan, e: Peristiwa) -> int | None:
    """Event that made this one void, or withdrew its decisions."""
    setuju = next((p.gugur for p in keadaan.persetujuan if p.urut == e.urut), None)
    if setuju is not None:
        return setuju
    return next((d.dicabut for d in keadaan.semua_putusan if d.urut == e.urut), None)


def sebab_gugur(peristiwa: Sequence[Peristiwa], urut: int) -> str:
    """Why something became void: what the event did, and the reason that its author gave."""
    e = peristiwa[urut]
    kata = {
        "kembali": f"dikembalikan dari langkah {e.langkah}",
        "ubah": f"keluaran langkah {e.langkah} diubah",
    }
    return f"{kata.get(e.apa, e.apa)}: {e.isi.get('alasan', '')}".rstrip(": ")
