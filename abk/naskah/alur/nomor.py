"""Numbers of documents: one register for each pattern, post and year, in which no number comes twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from abk.errors import AbkError, Temuan
from abk.naskah.context import StepContext
from abk.naskah.isi import JENIS, filling
from abk.naskah.isi.dasar import Filling
from abk.naskah.profil import Profil, profil
from abk.sop import Alur
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.prosedur import prosedur_dari_json
from abk.tulisan.json_ketat import urai_json

Register = tuple[str, int]
"""A number without its running part, and the year in which it counts."""


def nomor_berikut(step: StepContext, slot: str, cara: Filling) -> str:
    """The next free number of a register; empty where nothing of it has a number yet."""
    milik = _register(step.profil, cara, step.hari.year)
    angka = [n for n in terpakai(step.alur, _penuh(step, slot)).get(milik, {}) if n.isdigit()]
    return f"{max(map(int, angka)) + 1:03d}" if angka else ""


def temuan_nomor(step: StepContext, slot: str, cara: Filling) -> list[Temuan]:
    """A number that another document of the same register and year has, with the next one that is free."""
    urut = str(step.fakta.get(slot, {}).get("nomor_urut", "") or "")
    if not urut.strip() or not step.profil.aturan(cara.jenis).nomor:
        return []
    milik = _register(step.profil, cara, step.hari.year)
    ada = terpakai(step.alur, _penuh(step, slot)).get(milik, {})
    if _polos(urut) not in ada:
        return []
    bebas = nomor_berikut(step, slot, cara)
    pesan = f"Nomor urut {urut} tahun {milik[1]} sudah dipakai ({ada[_polos(urut)]})"
    saran = f"Nomor berikut yang belum dipakai: {bebas}." if bebas else "Pakai nomor lain dari buku agenda."
    return [JENIS[cara.jenis].model.temuan("nomor", pesan, saran, "nomor_urut")]


def terpakai(alur: Alur, kecuali: str = "") -> dict[Register, dict[str, str]]:
    """Numbers that documents of this case and of the others beside it bear: register → number → where.

    Parameters
    ----------
    kecuali : a place of this case whose own number does not count, for its document is made anew
    """
    hasil: dict[Register, dict[str, str]] = {}
    daftar = getattr(alur.rak, "daftar", list)  # a folder holds one case only
    for kode in sorted({alur.kode, *(str(satu["kode"]) for satu in daftar())}):
        semua = alur.peristiwa if kode == alur.kode else _peristiwa(alur, kode)
        for tempat, milik, urut in _bernomor(alur, semua) if semua else ():
            sebut = tempat if kode == alur.kode else f"{tempat} pada {kode}"
            if sebut != kecuali:
                hasil.setdefault(milik, {})[_polos(urut)] = sebut
    return hasil


def _register(milik: Profil, cara: Filling, tahun: int) -> Register:
    """Kinds of one pattern and post share a register, whatever the month."""
    kode = milik.jabatan[cara.penomor].kode if cara.penomor else ""
    return milik.nomor(cara.jenis, kode_jabatan=kode), tahun


def _penuh(step: StepContext, slot: str) -> str:
    return f"{slot}:{step.unit}" if step.unit else slot


def _polos(urut: str) -> str:
    """A number as it counts: ``012`` is ``12``."""
    teks = urut.strip().casefold()
    return str(int(teks)) if teks.isdecimal() else teks


def _peristiwa(alur: Alur, kode: str) -> Sequence[Peristiwa]:
    try:
        return [baca_baris(baris, n) for n, baris in enumerate(alur.rak.rekaman(kode), 1)]
    except AbkError:
        return ()  # what cannot be read is told by the check of that case


def _bernomor(alur: Alur, semua: Sequence[Peristiwa]) -> Iterator[tuple[str, Register, str]]:
    """Place, register and number of everything numbered in the events of a case."""
    awal = semua[0].isi
    try:
        milik = profil(str(awal.get("profil", "")), ganti=awal.get("ganti_profil") or {})
        sop = prosedur_dari_json(awal["prosedur"])
    except AbkError:
        return
    zona = ZoneInfo(str(awal.get("zona", "Asia/Jakarta")))
    for e in semua:
        for slot, urut in _urut(alur, e):
            cara = filling(sop, slot)
            if cara is not None:
                tempat = f"{slot}:{e.unit}" if e.unit else slot
                yield tempat, _register(milik, cara, e.saat.astimezone(zona).year), urut


def _urut(alur: Alur, e: Peristiwa) -> Iterator[tuple[str, str]]:
    """Numbers among what was filled in at a step, by place."""
    if e.apa not in {"selesai", "ubah"} or not isinstance(e.isi.get("fakta"), str):
        return
    try:
        fakta = urai_json(alur.rak.berkas(e.isi["fakta"]))
    except (AbkError, ValueError):
        return
    for slot, isi in fakta.items() if isinstance(fakta, dict) else ():
        urut = isi.get("nomor_urut") if isinstance(isi, dict) else None
        if isinstance(urut, str) and urut.strip():
            yield slot, urut
