"""How a document differs from the one made anew from facts and data, and how grave that is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from lxml.etree import XMLSyntaxError

from abk.errors import Temuan, Tingkat
from abk.files import ArchiveError, archive_parts
from abk.naskah.alur.angka import Bahan, beda_angka
from abk.naskah.galat import TemplatError
from abk.naskah.guard import check_file
from abk.naskah.naskah import EDISI
from abk.naskah.package import pictures, words
from abk.sop.vonis import ATURAN_EDISI

_ANGKA = re.compile(r"\d+(?:[.,]\d+)*")
_DISEBUT = 3


@dataclass(frozen=True)
class Beda:
    """What to say of a document; ``menurut_angka``: its figures hold, its words were not compared."""

    temuan: Temuan
    menurut_angka: bool = False


def edisi_naskah(isi: Mapping[str, Any]) -> int:
    """By which edition the documents of an event were made, as it says."""
    return int(isi.get("edisi", 1))


def temuan_beda(
    slot: str, asli: bytes, jadi: bytes, edisi: int, bahan: Callable[[], Bahan] | None = None
) -> Beda:
    """What to say of a document that is not the one made anew, byte by byte.

    edisi : by which edition it was made
    bahan : gives what its figures are compared with; None where they prove nothing
    """
    sebut = "tidak sama dengan hasil susun ulang dari data dan isian"
    try:
        archive_parts(asli, lambda _: False)  # within limits, before anything of it is kept
        kata = words(asli), words(jadi)
    except (ArchiveError, XMLSyntaxError) as salah:
        sebab = salah if isinstance(salah, ArchiveError) else "rusak"
        return Beda(temuan_naskah("struktural", slot, f"{sebut}: naskahnya {sebab}"))
    if edisi != EDISI:
        return _edisi_lain(slot, asli, jadi, kata[0] == kata[1], edisi, bahan)
    if pasangan := _pasangan(*kata):
        return Beda(temuan_naskah("struktural", slot, f"{sebut}: angkanya lain ({_contoh(pasangan)})"))
    lain = "tata letaknya lain" if kata[0] == kata[1] else "kata-katanya lain"
    return Beda(temuan_naskah("ragu", slot, f"{sebut}: {lain}, angkanya sama"))


def _edisi_lain(
    slot: str, asli: bytes, jadi: bytes, sekata: bool, edisi: int, bahan: Callable[[], Bahan] | None
) -> Beda:
    """The same of a document of another edition."""
    asal = f"dibuat dengan versi program lain (edisi naskah {edisi}; program ini edisi {EDISI})"
    try:
        check_file(asli)  # words say nothing of what is drawn over them or hidden beside them
    except TemplatError as salah:
        return Beda(temuan_naskah("struktural", slot, f"{asal}, dan bukan naskah biasa: {salah.pesan}"))
    if not pictures(asli) <= pictures(jadi):  # a picture says what no comparison of words sees
        return Beda(
            temuan_naskah("struktural", slot, f"{asal}, dan memuat gambar yang bukan lambang alur ini")
        )
    if sekata:
        return Beda(temuan_naskah("catatan", slot, f"{asal}; kata dan angkanya sama, tata letaknya tidak"))
    if bahan is None:
        pasangan = _pasangan(words(asli), words(jadi))
        lain = f"angkanya pun lain ({_contoh(pasangan)})" if pasangan else "angkanya sama"
        pesan = f"{asal}, dan bunyinya lain, {lain}: tidak dapat dipastikan dengan program ini"
        return Beda(_ragu_edisi(slot, pesan))
    beda = beda_angka(asli, jadi, bahan())
    if beda.lain:
        return Beda(temuan_naskah("struktural", slot, f"{asal}, dan angkanya lain: {_contoh(beda.lain)}"))
    if beda.tanpa_asal:
        pesan = f"{asal}, dan tidak diketahui dari mana angka ini: {_contoh(beda.tanpa_asal)}"
        return Beda(_ragu_edisi(slot, pesan))
    pesan = f"{asal}; bunyinya lain, angkanya sama baris demi baris"
    return Beda(temuan_naskah("catatan", slot, pesan), menurut_angka=True)


def _pasangan(*kata: list[str]) -> list[str]:
    """Figures that stand in another order or are others."""
    angka = [_ANGKA.findall("\n".join(satu)) for satu in kata]
    pasangan = zip_longest(*angka, fillvalue="tidak ada")
    return [f"{a}, seharusnya {b}" for a, b in pasangan if a != b]


def _contoh(semua: list[str]) -> str:
    return "; ".join(semua[:_DISEBUT]) + (" …" if len(semua) > _DISEBUT else "")


def _ragu_edisi(slot: str, pesan: str) -> Temuan:
    return replace(temuan_naskah("ragu", slot, pesan), aturan=ATURAN_EDISI)


def temuan_naskah(tingkat: Tingkat, slot: str, pesan: str) -> Temuan:
    """A finding about a document."""
    saran = (
        "Bandingkan angkanya dengan data; templat sendiri dan versi program lain juga membuat naskah berbeda."
    )
    return Temuan(tingkat, "naskah_sesuai", pesan, saran, berkas=slot)
