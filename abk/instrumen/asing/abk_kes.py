"""Forms of ABK-Kes, the health ministry's method: recognised and named, not read."""

from __future__ import annotations

from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.label import tanda_abk_kes
from abk.instrumen.buku.tata_letak import alamat

ABK_KES = (
    "Formulir ABK-Kes (standar beban kerja, standar tugas penunjang) belum didukung dan tidak dibaca. Hitung "
    "kebutuhannya dengan abk.kebutuhan.wisn di buku catatan (contoh: docs/instrumen.md, bagian ABK-Kes), "
    "atau tulis tiap kegiatan pokok sebagai uraian tugas (volume setahun, waktu satu kegiatan) dan tiap "
    "tugas penunjang sebagai uraian tugas tersendiri."
)

_KES_CUKUP = 2
_SBK = frozenset({"STANDAR BEBAN KERJA", "SBK"})
_KEPALA = 3
"""Labels side by side that make a header."""


def tabel_abk_kes(grid: Grid) -> TabelTinjau | None:
    """A sheet of ABK-Kes: at least two of its terms stand in it, or a column of standard workloads."""
    sel: dict[str, tuple[int, int]] = {}
    for n in range(grid.tinggi):
        for k in range(grid.lebar):
            tanda = tanda_abk_kes(grid.teks(n, k))
            sel |= {tanda: (n, k)} if tanda and tanda not in sel else {}
    if len(sel) < _KES_CUKUP and not any(_kolom_sbk(grid, t, n) for t, (n, _) in sel.items()):
        return None
    letak = alamat(*next(iter(sel.values())))
    nama = grid.lembar.nama
    return TabelTinjau(nama, f"{nama}!{letak}", "abk_kes", letak, bukti=(ABK_KES,))


def _kolom_sbk(grid: Grid, tanda: str, baris: int) -> bool:
    """Whether a standard workload heads a column: no other method has one, and it is no volume."""
    return tanda in _SBK and sum(bool(grid.teks(baris, k)) for k in range(grid.lebar)) >= _KEPALA
