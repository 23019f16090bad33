"""Draws the rooms and their arrows into arsitektur.md, from the contract in pyproject.toml: ``make docs``.

And lists what lies within the larger rooms, by the first line that each folder says of itself.
"""

from __future__ import annotations

import ast
import itertools
import re
import tomllib
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
HALAMAN = AKAR / "docs" / "arsitektur.md"
AWAL, AKHIR = "<!-- drawn by docs/arsitektur.py -->\n", "<!-- end of the drawing -->\n"
AWAL_ISI, AKHIR_ISI = "<!-- listed by docs/arsitektur.py -->\n", "<!-- end of the list -->\n"


def bagan(kontrak: dict[str, object]) -> str:
    """Mermaid text of a contract of layers, the highest first: each room may know all that stand below it."""
    lapis = [[ruang.strip() for ruang in str(satu).split("|")] for satu in kontrak["layers"]]  # type: ignore[attr-defined]
    baris = ["```mermaid", "flowchart TD"]
    for atas, bawah in itertools.pairwise(lapis):
        baris += [f"    {a} --> {b}" for a in atas for b in bawah]
    return "\n".join([*baris, "```", ""])


def isi() -> str:
    """Table of the folders within the rooms, each with the first line of its docstring."""
    baris = ["| folder | what |", "|---|---|"]
    for berkas in sorted((AKAR / "abk").glob("*/*/__init__.py")):
        kata = (ast.get_docstring(ast.parse(berkas.read_text(encoding="utf-8"))) or "").partition("\n")[0]
        polos = re.sub(r":\w+:`([^`]+)`", r"`\1`", kata).replace("``", "`")
        baris.append(f"| `{berkas.parent.relative_to(AKAR).as_posix()}/` | {polos.rstrip('.')} |")
    return "\n".join([*baris, ""])


def _antara(teks: str, awal: str, akhir: str, baru: str) -> str:
    kepala, _, sisa = teks.partition(awal)
    return kepala + awal + baru + akhir + sisa.partition(akhir)[2]


def halaman(teks: str) -> str:
    """The page with its picture drawn and its list made anew."""
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    (kontrak,) = [k for k in proyek["tool"]["importlinter"]["contracts"] if k["type"] == "layers"]
    return _antara(_antara(teks, AWAL, AKHIR, bagan(kontrak)), AWAL_ISI, AKHIR_ISI, isi())


if __name__ == "__main__":
    HALAMAN.write_text(halaman(HALAMAN.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
