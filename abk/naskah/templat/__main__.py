"""Build the committed templates anew: ``python -m abk.naskah.templat [JENIS …]``."""

import sys
from pathlib import Path

from abk.naskah.isi import JENIS
from abk.naskah.kemas import urai
from abk.naskah.templat import susun


def _tulis(jenis: str) -> None:
    berkas = Path(__file__).with_name(f"{jenis}.docx")
    baru = susun(jenis)
    if not berkas.is_file() or urai(berkas.read_bytes()) != urai(baru):
        berkas.write_bytes(baru)


if __name__ == "__main__":
    for satu in sys.argv[1:] or JENIS:
        _tulis(satu)
