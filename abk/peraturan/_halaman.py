"""The generated page :file:`docs/peraturan.md`."""

from __future__ import annotations

from dataclasses import astuple, replace

from abk.peraturan._baris import baris, catatan_peraturan, ringkasan_peraturan
from abk.peraturan._cari import daftar_peraturan
from abk.peraturan._peraturan import Peraturan
from abk.peraturan._tanggal import Tanggal

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


def _tabel(kepala: tuple[str, ...], isi: list[list[object]]) -> str:
    baris_teks = [kepala, tuple("---" for _ in kepala), *isi]
    return "\n".join(f"| {' | '.join(map(_sel, b))} |" for b in baris_teks) + "\n"


def _daftar() -> str:
    kepala = ("Nama", "Singkatan", "Jenis", "Lingkup", "Sejak", "Sampai", "Ketentuan", "Belum diverifikasi")
    baris_teks = [replace(r, nama=f"[`{r.nama}`](#{r.nama})") for r in ringkasan_peraturan()]
    return _tabel(kepala, [list(astuple(r)) for r in baris_teks])


def _tanggal(kata: str, t: Tanggal) -> str:
    tanda = "; **belum diverifikasi**" if t.belum_diverifikasi else ""
    return f"{kata}: {t} (sumber: {t.sumber}{tanda})"


_KOLOM = ("ketentuan", "nilai", "satuan", "pola", "sejak", "sampai", "letak", "sumber", "diperiksa", "status")


def _satu(p: Peraturan) -> str:
    butir = [f"Lingkup: {', '.join(p.lingkup)}", _tanggal("Berlaku sejak", p.berlaku)]
    if p.berakhir:
        butir.append(_tanggal("Berlaku sampai", p.berakhir))
    if p.digantikan_oleh:
        butir.append(f"Digantikan oleh: [`{p.digantikan_oleh}`](#{p.digantikan_oleh})")
    butir += catatan_peraturan(p)
    isi: list[list[object]] = []
    for b in (baris(p, k) for k in p.ketentuan):
        kutipan = f' "{b.kutipan}"' if b.kutipan else ""
        catatan = f" ({b.catatan})" if b.catatan else ""
        tulis = replace(b, ketentuan=f"`{b.ketentuan}`", letak=f"{b.letak}{kutipan}{catatan}")
        isi.append([getattr(tulis, kolom) for kolom in _KOLOM])
    daftar = "\n".join(f"- {b}" for b in butir)
    return f"## {p.nama}\n\n{p.judul}\n\n{daftar}\n\n{_tabel(tuple(map(str.capitalize, _KOLOM)), isi)}"
