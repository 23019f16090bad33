"""Forms of ABK-Kes, the health ministry's method: recognised and named, not read."""

from __future__ import annotations

from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.label import tanda_abk_kes
from abk.instrumen.buku.tata_letak import alamat

ABK_KES = (
    "Formulir ABK-Kes (standar beban kerja, standar tugas penunjang) belum didukung dan tidak dibaca. Hitung "
    "kebutuhannya dengan abk.kebutuhan.wisn di buku catatan, atau tulis tiap kegiatan pokok sebagai uraian "
    "tugas (volume setahun, waktu satu kegiatan) dan tiap tugas penunjang sebagai uraian tugas tersendiri."
)

_KES_CUKUP = 2


def tabel_abk_kes(grid: Grid) -> TabelTinjau | None:
    """A sheet of ABK-Kes: at least two of its terms stand in it."""
    sel: dict[str, tuple[int, int]] = {}
    for n in range(grid.tinggi):
        for k in range(grid.lebar):
            tanda = tanda_abk_kes(grid.teks(n, k))
            sel |= {tanda: (n, k)} if tanda and tanda not in sel else {}
    if len(sel) < _KES_CUKUP:
        return None
    letak = alamat(*next(iter(sel.values())))
    nama = grid.lembar.nama
    return TabelTinjau(nama, f"{nama}!{letak}", "abk_kes", letak, bukti=(ABK_KES,))
