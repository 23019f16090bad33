"""Guards abk, docs, notebooks: what a user reads: no Python quoting, and one word for one thing."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
DENGAN_REPR = {
    "abk/__init__.py": "AttributeError of a module, worded as Python words it: who reads it writes Python",
    "abk/peraturan/_tetap.py": "a __repr__",
    "abk/reports/batch/check.py": "a proof that differs: 1 and '1' must not look alike",
    "abk/instrumen/buku/rumus.py": "a number inside a formula of a workbook",
    "abk/tulisan/malas.py": "as of a module",
    "abk/instrumen/buku/pembaca.py": "a number read back: every digit of it",
    "abk/instrumen/tabel_buku.py": "a number read back: every digit of it",
    "abk/instrumen/formulir/sajian.py": "a cell of a notebook: source text of Python",
}
"""Where ``!r`` stands, and why; everywhere else text of a user is quoted by ``abk.tulisan.markup.kutip``."""

KALAH = {
    r"\bpenyimpanan\b(?!\.(?:md|py)\b|\]\()": "gudang",
    r"\bbola\b": "giliran",
    r"\b(?:kurang|kelebihan) beban\b": "beban kurang, beban berlebih",
    r"\bbuku kerja [`{]?\w*(?:NOTEBOOK|\.ipynb)|\bsel (?:di |dalam )?buku kerja\b": "buku catatan",
}
"""Pattern of the word that lost, and the one that is used."""
KATA_AWAL = ("penyimpanan", "bola", "beban", "buku kerja")
"""A module without any of these need not be looked at."""
BOLEH = re.compile(
    r"ruang penyimpanan|(?:setiap|di tengah|tengah) penyimpanan|penyimpanan (?:isian|gagal)", re.IGNORECASE
)
"""The act of saving, and room on a disk, are no store."""
BUKAN_KITA = ("README", "docs/README")
"""In English."""


@cache
def kode() -> dict[str, str]:
    berkas = sorted((AKAR / "abk").rglob("*.py"))
    return {satu.relative_to(AKAR).as_posix(): satu.read_text(encoding="utf-8") for satu in berkas}


def test_tanpa_kutip_python():
    ada = {
        nama
        for nama, teks in kode().items()
        if "!r" in teks
        for n in ast.walk(ast.parse(teks))
        if isinstance(n, ast.FormattedValue) and n.conversion == ord("r")
    }
    assert ada == set(DENGAN_REPR), "pakai kutip(…) dari abk.tulisan.markup"


def kata_kode(teks: str) -> Iterator[str]:
    """Texts of a module that a user may read: all strings but docstrings; f-strings with their names."""
    pohon = list(ast.walk(ast.parse(teks)))
    bukan = {id(n.value) for n in pohon if isinstance(n, ast.Expr)}
    bukan |= {id(v) for n in pohon if isinstance(n, ast.JoinedStr) for v in n.values}
    for n in pohon:
        if isinstance(n, ast.JoinedStr):
            yield "".join(
                str(v.value) if isinstance(v, ast.Constant) else f"{{{ast.unparse(v)}}}" for v in n.values
            )
        elif (
            isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in bukan and " " in n.value
        ):
            yield n.value


def tampil() -> Iterator[tuple[str, str]]:
    """Every text that a user may read, with the file where it stands."""
    perlu = re.compile("|".join(KATA_AWAL), re.IGNORECASE)
    for nama, isi in kode().items():
        if not nama.startswith("abk/naskah/") and perlu.search(isi):
            yield from ((nama, t) for t in kata_kode(isi))
    for pola in ("docs/*.md", "abk/store/*.yaml", "abk/hasil/*.yaml", "abk/instrumen/*.yaml"):
        for berkas in sorted(AKAR.glob(pola)):
            nama = berkas.relative_to(AKAR).as_posix()
            if not nama.startswith(BUKAN_KITA):
                yield from ((nama, b) for b in berkas.read_text(encoding="utf-8").splitlines())
    for berkas in sorted((AKAR / "notebooks").glob("*.ipynb")):
        for sel in json.loads(berkas.read_text(encoding="utf-8"))["cells"]:
            teks = "".join(sel["source"])
            yield berkas.name, teks
            if sel["cell_type"] == "markdown" and teks.lower().startswith("buku kerja ini"):
                yield berkas.name, "sel buku kerja"


def test_satu_kata_untuk_satu_hal():
    """Links to a page keep its name; the act of saving is no store."""
    kalah = {re.compile(pola, re.IGNORECASE): pakai for pola, pakai in KALAH.items()}
    ada = [
        f"{nama}: {teks[:90]} (pakai: {pakai})"
        for nama, teks in tampil()
        for pola, pakai in kalah.items()
        if pola.search(BOLEH.sub("", teks))
    ]
    assert ada == []
