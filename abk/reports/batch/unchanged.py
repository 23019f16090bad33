"""A report of which nothing has changed since it was proved, found out from bytes alone.

Nothing is read, computed or imported for it: the same files under the same program and choices have made the
pages whose hashes the manifest names, and the pages still have them. Whatever is not certain is the plan's
business (:mod:`abk.reports.batch.plan`), which knows what each page is made from.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from abk.errors import AbkError
from abk.files import program_fingerprint, sidik_berkas
from abk.kegiatan.sumber import AKHIRAN_TEKS, BERKAS_PENGATURAN, folder_sumber
from abk.reports.batch.folder import Catatan, Manifest, file_sha256, now, read_manifest, report_folder
from abk.reports.batch.order import NOTEBOOK_KEMENTERIAN, NOTEBOOK_UNIT, default_notebook
from abk.reports.filenames import MANIFES
from abk.tulisan import VERSI
from abk.tulisan.sidik import json_kanonik, sidik

_VOLATILE = frozenset({"status", "detik", "galat"})
"""What a record says of the run, not of the file."""


def text_files(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder that can be a table or the settings, by its name.

    Raises
    ------
    OSError
        If one cannot be read.
    """
    berkas = (f for f in sorted(folder.iterdir()) if f.is_file())
    dipakai = (f for f in berkas if f.suffix.lower() in AKHIRAN_TEKS or f.name.lower() == BERKAS_PENGATURAN)
    return {f.name: sidik_berkas(f) for f in dipakai}


def material(
    folder: Path, berkas: Mapping[str, str], pilihan: Mapping[str, str], notebook: Sequence[str]
) -> str:
    """SHA-256 of all that the whole report of a folder of tables is made from.

    Parameters
    ----------
    folder : whose name is shown to readers
    berkas : its files (:func:`text_files`)
    pilihan : regulation and rounding, as given
    notebook : text of the notebooks
    """
    return sidik(
        json_kanonik([VERSI, program_fingerprint(), folder.name, dict(berkas), dict(pilihan), list(notebook)])
    )


def seal(bahan: str, manifest: Manifest) -> str:
    """SHA-256 of the material of a report, and of what its manifest says of the pages made from it."""
    halaman = [{n: v for n, v in asdict(h).items() if n not in _VOLATILE} for h in manifest.halaman]
    milik = (manifest.versi, manifest.judul, manifest.peraturan, manifest.pembulatan, manifest.sidik)
    return sidik(json_kanonik([bahan, milik, halaman]))


def still_standing(sumber: str | Path, keluar: Path, pilihan: Mapping[str, str]) -> Manifest | None:
    """The whole report of a folder, if it stands in `keluar` as it was proved; its manifest says so anew.

    None where that is not certain.
    """
    mulai, dimulai = now(), time.monotonic()
    try:
        folder = folder_sumber(sumber).resolve()
        lama = read_manifest(keluar)
        if lama is None or not lama.segel or not folder.is_dir():
            return None
        notebook = [
            default_notebook(nama).read_text(encoding="utf-8")
            for nama in (NOTEBOOK_UNIT, NOTEBOOK_KEMENTERIAN)
        ]
        if lama.segel != seal(material(folder, text_files(folder), pilihan, notebook), lama):
            return None
        with report_folder(keluar) as letak:
            # a report within, of the other state of a case, may have to go
            if read_manifest(letak) != lama or any(letak.glob(f"*/{MANIFES}")):
                return None
            if any(file_sha256(letak, h.berkas) != h.sha256 for h in lama.halaman):
                return None
            manifest = replace(lama, halaman=[_kept(h) for h in lama.halaman], dihapus=[], pekerja=0)
            manifest = replace(
                manifest, mulai=mulai, selesai=now(), detik=round(time.monotonic() - dimulai, 3)
            )
            manifest.tulis(letak)
    except (AbkError, OSError, ValueError):  # who makes the report says what it is
        return None
    return manifest


def _kept(catatan: Catatan) -> Catatan:
    return replace(catatan, status="tidak berubah", detik=0.0, galat="")
