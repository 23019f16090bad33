"""The README of the example, made from the same plan that plants the weaknesses."""

from __future__ import annotations

from typing import Any

KEPALA = """# Example ministry (fictional)

**Everything here is fictional and synthetic.** "Kementerian Koordinator Contoh" does not exist, no person
stands behind a post, and no number describes a real institution. The tree of units imitates the usual shape
of a coordinating ministry; posts, tasks, volumes and norms were written and drawn for this example.

{unit} units, {jabatan} posts, {tugas} task rows and {orang} people, for the year 2026 under
PermenPANRB 1/2020.
The people of `pegawai.csv` are drawn too: without names, as many in each post as its bezetting says, some
appointed from 2027 on. `informasi_jabatan.csv` says more of five posts, written for this
example. The same ministry the year before stands in `contoh-2025`.

The files are made by `python data/contoh/susun.py` from `bahan/*.yaml` and come out byte for byte the same on
every machine. Do not edit the CSV files by hand: change `bahan/` and run the script.

## Planted weaknesses

A reviewer (and the program) should find these. Nothing else in the data is meant to be wrong.

| code | what | posts | rows (nomor) |
|---|---|---|---|
"""
LALU = """# Example ministry (fictional), the year before

**Everything here is fictional and synthetic**, as in `contoh`: {unit} units, {jabatan} posts, {tugas} task
rows, for the year 2025 under PermenPANRB 1/2020. Nothing is planted; against it, `contoh` has new posts and
tasks, larger volumes and some shorter norms, besides its planted weaknesses.

Written by `python data/contoh/susun.py`, byte for byte the same on every machine.
"""
KAKI = """
## Rounding edges

Not faults: posts whose need lies on or beside a rounding edge (75,000 minutes a person a year).

| post | workload (minutes a year) | need (persons) |
|---|---|---|
"""


def readme_lalu(unit: int, jabatan: int, tugas: int) -> str:
    """Return the text of README.md of the year before."""
    return LALU.format(unit=unit, jabatan=jabatan, tugas=f"{tugas:,}")


def readme(unit: int, jabatan: int, tugas: int, orang: int, rencana: dict[str, Any]) -> str:
    """Return the text of README.md."""
    bagian = [KEPALA.format(unit=unit, jabatan=jabatan, tugas=f"{tugas:,}", orang=orang)]
    for k in rencana["kelemahan"]:
        pos = ", ".join(f"`{p}`" for p in k["jabatan"])
        bagian.append(
            f"| {k['kode']} | {k['english']} | {pos} | {', '.join(map(str, k['baris'])) or 'all'} |\n"
        )
    bagian.append(KAKI)
    for kode, menit in rencana["tepi_pembulatan"].items():
        bagian.append(f"| `{kode}` | {menit:,} | {menit / 75000:.4f} |\n")
    return "".join(bagian)
