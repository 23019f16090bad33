"""Draws the rooms and their arrows into arsitektur.md, from the contract in pyproject.toml: ``make docs``."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
HALAMAN = AKAR / "docs" / "arsitektur.md"
AWAL, AKHIR = "<!-- drawn by docs/arsitektur.py -->\n", "<!-- end of the drawing -->\n"


def bagan(kontrak: dict[str, object]) -> str:
    """Mermaid text of a contract of layers, the highest first: each room may know all that stand below it."""
    lapis = [[ruang.strip() for ruang in str(satu).split("|")] for satu in kontrak["layers"]]  # type: ignore[attr-defined]
    baris = ["```mermaid", "flowchart TD"]
    for atas, bawah in itertools.pairwise(lapis):
        baris += [f"    {a} --> {b}" for a in atas for b in bawah]
    return "\n".join([*baris, "```", ""])


def halaman(teks: str) -> str:
    """The page with its picture drawn anew."""
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    (kontrak,) = [k for k in proyek["tool"]["importlinter"]["contracts"] if k["type"] == "layers"]
    kepala, _, sisa = teks.partition(AWAL)
    return kepala + AWAL + bagan(kontrak) + AKHIR + sisa.partition(AKHIR)[2]


if __name__ == "__main__":
    HALAMAN.write_text(halaman(HALAMAN.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
