"""Tasks that are counted together with their own parts, by their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from abk.instrumen.asing.bentuk import BarisAsing, Tanya
from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.pembagi import dekat
from abk.tables.keraguan import bagian_nomor


def induk_beranak(baris: Sequence[BarisAsing]) -> dict[int, list[int]]:
    """Rows that are counted together with their own parts: parent → parts, as rows of the sheet."""
    nomor = {(b.bagian, bagian_nomor(b.nomor)): b.baris for b in baris if b.nomor}
    anak: dict[int, list[int]] = {}
    # One number a post is that of the post, or of its first task: the rows under it are no parts.
    bernomor = Counter(b.bagian for b in baris if b.nomor)
    di_atas: BarisAsing | None = None
    for satu in baris:
        bagian = bagian_nomor(satu.nomor)
        sama = di_atas is not None and di_atas.bagian == satu.bagian and bernomor[satu.bagian] > 1
        if satu.nomor:
            di_atas = satu
        elif di_atas is not None and sama and _berangka(satu):
            anak.setdefault(di_atas.baris, []).append(satu.baris)
        for panjang in range(1, len(bagian)):
            induk = nomor.get((satu.bagian, bagian[:panjang]))
            if induk is not None and induk != satu.baris:
                anak.setdefault(induk, []).append(satu.baris)
    return anak


def _berangka(satu: BarisAsing) -> bool:
    return all(k in satu.angka and satu.angka[k].nilai is not None for k in ("volume", "norma_waktu"))


def tanya_induk(grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing]) -> Tanya | None:
    """Which of a task and its parts count; where the parts' printed needs make up its own, the parts."""
    anak = induk_beranak(baris)
    if not anak:
        return None
    cetak = {
        b.baris: grid.angka(b.baris, kolom["kebutuhan"], ",").nilai or 0
        for b in baris
        if "kebutuhan" in kolom
    }
    sama = [cetak and dekat(cetak[i], sum(cetak[n] for n in a)) and cetak[i] for i, a in anak.items()]
    usulan = "anak" if all(sama) else ""
    bukti = "; ".join(
        f"baris {i + 1} dan rinciannya di baris {', '.join(str(n + 1) for n in a)}" for i, a in anak.items()
    )
    return Tanya("induk_dan_anak", "Tugas induk dan rinciannya sama-sama berangka; mana yang dihitung?",
                 ("induk", "anak"), usulan, bukti)  # fmt: skip
