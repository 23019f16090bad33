"""Where a procedure comes from: shipped with the program, to the letter, or one of the office's own."""

from __future__ import annotations

from typing import Literal

from abk.sop.prosedur.baca import daftar_prosedur
from abk.sop.prosedur.model import Prosedur
from abk.tulisan.sidik import json_kanonik, kelompok, sidik

Asal = Literal["bawaan", "sendiri", "menyamar"]
"""Shipped; an office's own, under its own name and number; another one under a shipped name or number."""

TERBIT = frozenset(
    {
        "d2cdda58384a5b49a24804bb71185e9153eb91c28648f156966314d2f719cfd4",  # penyusunan-abk-2018
        "4689de5d10349c0f89c87df164c81f4ec6a1f2ccb7b260e4e64c8404e17c2941",  # before each step left its paper
        "4abe50cf6745aef5276a3a84ddc60edcc6ca3ff7212e0a972c53ceb87f6578c7",  # before roles were data
    }
)
"""Fingerprints of every procedure that was ever shipped: a case keeps the one with which it began."""


def sidik_isi(acuan: Prosedur) -> str:
    """Fingerprint of what a procedure says, in whichever form a case has kept it. [64 hexadecimal digits]"""
    return sidik(json_kanonik(acuan.sebagai_json()))


def asal(acuan: Prosedur) -> Asal:
    """Where it comes from, by its content; its name says nothing."""
    bawaan = daftar_prosedur()
    if sidik_isi(acuan) in TERBIT | {p.sidik for p in bawaan}:
        return "bawaan"
    nama = {p.nama for p in bawaan}
    nomor = {_polos(p.identitas.nomor) for p in bawaan}
    return "menyamar" if acuan.nama in nama or _polos(acuan.identitas.nomor) in nomor else "sendiri"


def _polos(nomor: str) -> str:
    """A number without what the eye passes over."""
    return "".join(h for h in nomor.casefold() if h.isalnum())


def sebutan_prosedur(acuan: Prosedur, *, ringkas: bool = False) -> str:
    """What a procedure is called where a case is shown: a foreign one never by a shipped name or number."""
    satu, nomor = asal(acuan), acuan.identitas.nomor
    if satu == "menyamar":
        kode = kelompok(sidik_isi(acuan)[:16])
        return f"prosedur tidak dikenal yang memakai nama bawaan, kode verifikasi {kode}"
    if ringkas:
        return f"{acuan.judul} ({nomor})"
    nama = f"{acuan.jenis} {acuan.judul}, nomor {nomor}"
    return nama if satu == "bawaan" else f"{nama}, prosedur sendiri, bukan bawaan program"
