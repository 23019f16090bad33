"""The form on a server for many people: what a JupyterHub starts for each of them, written into a folder.

``python -m abk.instrumen.formulir.pusat FOLDER``; the recipe is docs/jupyterhub.md. Nothing secret is in
these files: the address of the store comes by a variable, each person's role by PGUSER and its password by
PGPASSWORD, which the hub sets for his process alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from abk.files.together import together
from abk.instrumen.formulir.sajian import FORMULIR, folder_templat, notebook_terisi, pengaturan_halaman

PENGGUNA = "JUPYTERHUB_USER"
"""Variable in which the hub names who came in: he is who fills."""
SERVER = "jupyter_server_config.json"


def tulis_pusat(folder: Path) -> dict[str, str]:
    """Write the page and the settings of its server; returns what the hub's settings need to name.

    Raises OSError if the folder cannot be written.
    """
    akar = folder.resolve() / "halaman"
    isi = {
        f"{akar.name}/{FORMULIR.nama}": notebook_terisi(FORMULIR, {}, {"oleh": PENGGUNA}),
        SERVER: pengaturan_halaman(akar),
    }
    with together(akar.parent) as tulis:
        for nama, satu in isi.items():
            tulis(nama, json.dumps(satu, indent=1).encode())
    return {
        "--config": str(akar.parent / SERVER),
        "JUPYTER_PATH": str(folder_templat()),
        "default_url": f"/voila/render/{FORMULIR.nama}",
    }


if __name__ == "__main__":
    for _nama, _isi in tulis_pusat(Path(sys.argv[1])).items():
        print(f"{_nama} = {_isi}")  # noqa: T201 - the answer of the command
