"""Publishing the played case: what is seen is whole, and what could not be made is taken away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from abk.cli.analisis import ANALISIS, BUKU_ANALISIS
from abk.files import leftovers, program_fingerprint, sidik_berkas, temporary_name, write_whole
from abk.kegiatan import folder_contoh
from abk.reports.batch.folder import report_folder
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.sidik import json_kanonik, sidik

NASKAH, ALUR, HALAMAN, MANIFES = "naskah", "alur", "alur.html", "manifest.json"
"""What is published: folder of the documents, of the bundle, page of the case; and the record of it."""


def sidik_bahan() -> str:
    """Fingerprint of all that the play is made from: the program, the example ministry, its script."""
    contoh = sorted(p for p in folder_contoh().iterdir() if p.is_file())
    return sidik(json_kanonik([program_fingerprint(), [(p.name, sidik_berkas(p)) for p in contoh]]))


def masih_berlaku(folder: Path, bahan: str) -> bool:
    """Whether all that was published is still as it was, and made from the same."""
    try:
        manifes = urai_json((folder / NASKAH / MANIFES).read_bytes())
        return bool(manifes["bahan"] == bahan and manifes["berkas"] == _sidik_semua(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _sidik_semua(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): sidik_berkas(p)
        for p in _berkas(folder)
        if p != folder / NASKAH / MANIFES
    }


def _berkas(folder: Path) -> Iterator[Path]:
    for nama in (NASKAH, ALUR):
        yield from sorted(p for p in (folder / nama).rglob("*") if p.is_file())
    yield folder / HALAMAN


def folder_susun(keluar: Path) -> Path:
    """A new empty folder beside what is published; those of runs that were killed are swept out.

    Raises LaporanError if the folder cannot be used.
    """
    with report_folder(keluar) as folder:
        for sisa in leftovers(folder):
            shutil.rmtree(sisa, ignore_errors=True)
        baru = folder / temporary_name()
        baru.mkdir()
        return baru


def pasang(susunan: Path, keluar: Path, bahan: str) -> None:
    """Put what was made in the place of what was there; the record, which holds all hashes, comes last.

    Raises LaporanError, OSError if it cannot be put there; the record is missing then, and the next run makes
    all anew.
    """
    with report_folder(keluar) as folder:
        _ganti(susunan, folder, ALUR)
        _ganti(susunan, folder, NASKAH)
        write_whole(folder / HALAMAN, (susunan / HALAMAN).read_bytes())
        manifes = {"bahan": bahan, "berkas": _sidik_semua(folder)}
        teks = json.dumps(manifes, indent=1, sort_keys=True) + "\n"
        write_whole(folder / NASKAH / MANIFES, teks.encode())


def _ganti(susunan: Path, folder: Path, nama: str) -> None:
    """One folder in the place of another: a reader finds the old one or the new one, never a mixture."""
    if (folder / nama).exists():
        (folder / nama).rename(susunan / f"lama-{nama}")
    (susunan / nama).rename(folder / nama)


def cabut(keluar: Path) -> None:
    """Take away what an earlier run published: it would look current."""
    with report_folder(keluar) as folder:
        for nama in (HALAMAN, ANALISIS, BUKU_ANALISIS):
            (folder / nama).unlink(missing_ok=True)
        for nama in (NASKAH, ALUR):
            if (folder / nama).exists():
                sampah = folder / temporary_name()
                (folder / nama).rename(sampah)
                shutil.rmtree(sampah, ignore_errors=True)


def kepala_terbit(keluar: Path) -> str:
    """Head of the chain of the published case. [64 hexadecimal digits]"""
    baris = (keluar / ALUR / "alur.jsonl").read_bytes().rstrip(b"\n").rpartition(b"\n")[2]
    return sidik(baris)
