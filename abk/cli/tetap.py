"""``abk laporan`` where nothing has changed: told without building the command line.

A call that is written in any but the plainest way, and whatever is not certain, is left to it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from abk.cli.aliran import DIHENTIKAN, aman, galat, layar, siapkan_layar

if TYPE_CHECKING:
    from abk.reports.batch.folder import Manifest

KELUAR = Path("reports/laporan")
"""Folder of a report for which none is named."""
BERHENTI = "[bold red]Dihentikan.[/] Halaman yang sudah jadi tetap berlaku; jalankan lagi untuk melanjutkan."

OPSI = frozenset({"keluar", "pekerja", "peraturan", "pembulatan"})
"""Options of a plain call; how many processes would work is nothing to one that makes nothing."""


def laporan_tetap(argumen: Sequence[str]) -> bool:
    """Whether the call is a report of which nothing has changed; then that is told, as the command would."""
    panggilan = _baca(argumen)
    if panggilan is None:
        return False
    from abk.reports.batch.unchanged import still_standing  # noqa: PLC0415 - no other call needs it

    sumber, opsi = panggilan
    keluar = Path(opsi.pop("keluar", "") or KELUAR)
    try:
        manifest = still_standing(sumber, keluar, opsi)
    except KeyboardInterrupt:
        galat.print(BERHENTI)
        sys.exit(DIHENTIKAN)
    if manifest is None:
        return False
    siapkan_layar()
    layar.print(kabar(manifest, keluar))
    return True


def kabar(manifest: Manifest, keluar: Path) -> str:
    """What became of the files of a report."""
    ringkas = ", ".join(f"{n} {status}" for status, n in manifest.ringkasan.items())
    return f"{ringkas} dalam {manifest.detik:.1f} detik → {aman(str(keluar))}"


def _baca(argumen: Sequence[str]) -> tuple[str, dict[str, str]] | None:
    """Source and options of a call of ``laporan``; None if it is another, or not plain."""
    if argumen[:1] != ["laporan"]:
        return None
    sumber: list[str] = []
    opsi: dict[str, str] = {}
    sisa = list(argumen[1:])
    while sisa:
        kata = sisa.pop(0)
        if not kata.startswith("-"):
            sumber.append(kata)
            continue
        nama, ada, nilai = kata.removeprefix("--").partition("=")
        nilai = nilai if ada else sisa.pop(0) if sisa else ""
        if nama not in OPSI or nama in opsi or not nilai or nilai.startswith("-"):
            return None
        opsi[nama] = nilai
    pekerja = opsi.pop("pekerja", "1")
    jelas = len(sumber) == 1 and "://" not in sumber[0] and pekerja.isascii() and pekerja.isdigit()
    return (sumber[0], opsi) if jelas and int(pekerja) > 0 else None
