"""What stood in a cell that could not be read: the tables miss it, the findings remember it."""

from __future__ import annotations

from abk.kegiatan.kegiatan import Kegiatan
from abk.tables import angka_teks

_PANJANG_TEMUAN = 80
_TAK_TERBACA = {"angka", "angka_bermakna_ganda"}


def tulisan_asli(k: Kegiatan) -> dict[str, dict[int, dict[str, str]]]:
    """Original text of unreadable cells: table → row label → column → text.

    A text that reads well under the decimal sign that is declared now is left out: it was a doubt when it
    was read, and must not become a number unasked.
    """
    asli: dict[str, dict[int, dict[str, str]]] = {}
    for t in k.temuan:
        if t.baris is None or not t.kolom or not t.nilai:
            continue
        # A finding shows the beginning of a long text: it must not be taken for a number.
        nilai = t.nilai if len(t.nilai) < _PANJANG_TEMUAN else f"{t.nilai}…"
        if t.aturan in _TAK_TERBACA and angka_teks(nilai, k.pengaturan.desimal).nilai is not None:
            continue
        asli.setdefault(t.tabel, {}).setdefault(t.baris - 2, {})[t.kolom] = nilai
    return asli
