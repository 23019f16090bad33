"""Files of an export in a folder: whole or not at all, and none lost that somebody else wrote or edited."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from abk.errors import AbkError
from abk.files import sidik_berkas
from abk.files.together import tak_tertulis, together
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik


class EksporError(AbkError):
    """Something cannot be handed on: what, and what to do."""


CATATAN = "ekspor.json"
"""Record of what was written into a folder: name → SHA-256."""
_SEBUT = 5


def tulis_semua(folder: Path, isi: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder; those of an earlier export are replaced as long as nobody edited them.

    Parameters
    ----------
    folder : made if need be
    isi : name → content

    Raises
    ------
    EksporError
        If a file is there that no export wrote, or that was edited since, with all of them; then nothing is
        written. If the folder cannot be written to; then it is as it was.
    """
    try:
        lama = _catatan(folder)
        asing = [n for n in isi if (folder / n).exists() and _sidik(folder / n) != lama.get(n)]
        if asing:
            sisa = f", dan {len(asing) - _SEBUT} berkas lain" if len(asing) > _SEBUT else ""
            raise EksporError(
                f"Folder {kutip(folder)} sudah berisi {', '.join(asing[:_SEBUT])}{sisa}, yang tidak ditulis "
                "oleh ekspor ini atau sudah disunting.",
                "Pilih folder lain, atau pindahkan berkas itu dahulu; tidak ada yang ditimpa.",
            )
        baru = lama | {nama: sidik(satu) for nama, satu in isi.items()}
        teks = json.dumps({"berkas": baru}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        with together(folder) as tulis:
            for nama, satu in {**isi, CATATAN: teks.encode()}.items():
                tulis(nama, satu)
    except OSError as salah:
        raise EksporError(tak_tertulis(folder, salah), "Perbaiki itu, lalu ulangi.") from salah
    return [folder / nama for nama in isi]


def _sidik(berkas: Path) -> str:
    return sidik_berkas(berkas) if berkas.is_file() else ""


def _catatan(folder: Path) -> dict[str, str]:
    """What earlier exports wrote there; nothing where the record is missing or not ours."""
    try:
        isi = urai_json((folder / CATATAN).read_bytes())["berkas"]
        return {str(nama): str(satu) for nama, satu in isi.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
