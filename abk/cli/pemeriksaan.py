"""``abk periksa``: what is said of a source, and a plain call of it without building the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from abk.cli.aliran import BERHENTI, DIHENTIKAN, SALAH_DATA, aman, gagal_disk, galat, layar, siapkan_layar

if TYPE_CHECKING:
    from abk.errors import Temuan
    from abk.instrumen.sumber import Pemeriksaan

_TAMPIL = 12
_TINGKAT = {
    "struktural": "Kesalahan struktur (menghentikan semuanya)",
    "cacat": "Tidak valid (baris tidak dihitung; jabatan belum lengkap)",
    "ragu": "Keraguan (baris tidak dihitung sampai dijawab; jabatan belum lengkap)",
    "catatan": "Catatan (dihitung)",
}


def cetak_temuan(temuan: list[Temuan], judul: str) -> None:
    """Every finding under a heading."""
    if temuan:
        layar.print(f"\n[bold]{judul}[/]")
        for n, t in enumerate(temuan, 1):
            layar.print(f"{n:>4}. {aman(str(t))}")


def _cetak_daftar(isi: Sequence[str], judul: str) -> None:
    layar.print(f"\n[bold]{judul}[/]")
    for satu in isi[:_TAMPIL]:
        layar.print(f"  - {aman(satu)}")
    if len(isi) > _TAMPIL:
        layar.print(f"  - dan {len(isi) - _TAMPIL} lagi")


def _cetak_ringkas(temuan: list[Temuan], judul: str) -> None:
    if temuan:
        layar.print(f"\n[bold]{judul}[/]; sebutkan semua dengan --rinci")
        for aturan, jumlah in Counter(t.aturan for t in temuan).most_common():
            contoh = next(t for t in temuan if t.aturan == aturan)
            layar.print(f"{jumlah:>4} × {aturan}; misalnya {aman(str(contoh))}")


def katakan(hasil: Pemeriksaan, *, rinci: bool = False) -> int:
    """Say what was found in a source; the exit code."""
    temuan = hasil.temuan
    for tingkat, judul in _TINGKAT.items():
        bagian = [t for t in temuan if t.tingkat == tingkat]
        if tingkat == "catatan" and not rinci:
            _cetak_ringkas(bagian, judul)
        else:
            cetak_temuan(bagian, judul)
    jumlah = Counter(t.tingkat for t in temuan)
    _cetak_daftar(hasil.dibaca, "Dibaca")
    _cetak_daftar(hasil.tidak, "Tidak diperiksa")
    layar.print(
        f"{jumlah['struktural']} kesalahan struktur, {jumlah['cacat']} tidak valid, "
        f"{jumlah['ragu']} keraguan, {jumlah['catatan']} catatan."
    )
    return SALAH_DATA if jumlah["struktural"] or jumlah["cacat"] or jumlah["ragu"] else 0


def periksa_polos(argumen: Sequence[str]) -> int | None:
    """Exit code of a plain call with a source and nothing else; None for any other.

    What reads a call costs as much as a small source does. A source that cannot be read is left to it, which
    says why.
    """
    if len(argumen) != 2 or argumen[0] != "periksa" or argumen[1].startswith("-"):  # noqa: PLR2004 - and its source
        return None
    from abk.instrumen.sumber import periksa_sumber  # noqa: PLC0415 - no other call needs it

    try:
        siapkan_layar()
        try:
            hasil = periksa_sumber(argumen[1])
        except Exception:  # noqa: BLE001 - as above
            return None
        return katakan(hasil)  # what goes wrong here is said here: the first lines were read already
    except OSError as salah:
        return gagal_disk(salah)
    except KeyboardInterrupt:
        galat.print(BERHENTI)
        return DIHENTIKAN
