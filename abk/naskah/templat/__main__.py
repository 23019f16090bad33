"""Write the Word templates anew from their layouts: ``python -m abk.naskah.templat [JENIS …]``."""

import sys
from pathlib import Path

from abk.naskah.isi import JENIS
from abk.naskah.layout.load import layout
from abk.naskah.word.package import members


def _write(kind: str) -> None:
    path = Path(__file__).with_name(f"{kind}.docx")
    new = layout(kind).template()
    if not path.is_file() or members(path.read_bytes()) != members(new):
        path.write_bytes(new)


if __name__ == "__main__":
    for one in sys.argv[1:] or JENIS:
        _write(one)
