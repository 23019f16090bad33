"""The generated page :file:`docs/peraturan.md`."""

from __future__ import annotations

from abk.peraturan._baris import baris, ringkasan_peraturan
from abk.peraturan._cari import daftar_peraturan
from abk.peraturan._peraturan import Peraturan, Tanggal

_PEMBUKA = """# Peraturan

<!-- Generated from abk/peraturan/*.yaml: python -m abk.peraturan > docs/peraturan.md -->

This page is generated; change the YAML files and run `python -m abk.peraturan > docs/peraturan.md`.
It lists every value of the law that the program uses: its unit, since when it is in force, where it is
written, where it was read, and how sure it is.

- **terbaca pada sumber**: read in the source named, mostly a page that quotes the regulation; *letak* is the
  place in what was read. The annexes of most regulations could not be read.
- **turunan (dihitung)**: derived by this project from other values; *letak* states the formula.
- **belum diverifikasi**: general knowledge or a choice of this project, not seen in a source.
  Check it before a decree rests on it.

A date given only as a year is the year in the regulation's own number.
"""


def halaman_peraturan() -> str:
    """The page as Markdown, with the history of every value; the same text for the same YAML files."""
    bagian = [_PEMBUKA, "## Daftar peraturan\n", _daftar()]
    bagian += [_satu(p) for p in daftar_peraturan()]
    return "\n".join(bagian)


def _sel(teks: object) -> str:
    return str(teks).replace("|", "\\|").replace("\n", " ").strip()


def _tabel(kepala: tuple[str, ...], isi: list[tuple[object, ...]]) -> str:
    baris_teks = [kepala, tuple("---" for _ in kepala), *isi]
    return "\n".join(f"| {' | '.join(map(_sel, b))} |" for b in baris_teks) + "\n"


def _daftar() -> str:
    kepala = ("Nama", "Singkatan", "Jenis", "Lingkup", "Sejak", "Sampai", "Ketentuan", "Belum diverifikasi")
    isi: list[tuple[object, ...]] = [
        (
            f"[`{r.nama}`](#{r.nama})",
            r.singkatan,
            r.jenis,
            r.lingkup,
            r.sejak,
            r.sampai,
            r.jumlah_ketentuan,
            r.belum_diverifikasi,
        )
        for r in ringkasan_peraturan()
    ]
    return _tabel(kepala, isi)


def _tanggal(kata: str, t: Tanggal) -> str:
    tanda = "; **belum diverifikasi**" if t.belum_diverifikasi else ""
    return f"{kata}: {t} (sumber: {t.sumber}{tanda})"


def _satu(p: Peraturan) -> str:
    butir = [f"Lingkup: {', '.join(p.lingkup)}", _tanggal("Berlaku sejak", p.berlaku)]
    if p.berakhir:
        butir.append(_tanggal("Berlaku sampai", p.berakhir))
    if p.digantikan_oleh:
        butir.append(f"Digantikan oleh: [`{p.digantikan_oleh}`](#{p.digantikan_oleh})")
    if p.catatan:
        butir.append(f"Catatan: {p.catatan}")
    kepala = ("Ketentuan", "Nilai", "Satuan", "Pola", "Sejak", "Sampai", "Letak", "Sumber", "Diperiksa")
    isi: list[tuple[object, ...]] = []
    for k in p.ketentuan:
        b = baris(p, k)
        letak = b.letak + (f' "{b.kutipan}"' if b.kutipan else "") + (f" ({b.catatan})" if b.catatan else "")
        isi.append(
            (
                f"`{b.ketentuan}`",
                b.nilai,
                b.satuan,
                b.pola,
                b.sejak,
                b.sampai,
                letak,
                b.sumber,
                b.diperiksa,
                b.status,
            )
        )
    daftar = "\n".join(f"- {b}" for b in butir)
    return f"## {p.nama}\n\n{p.judul}\n\n{daftar}\n\n{_tabel((*kepala, 'Status'), isi)}"
