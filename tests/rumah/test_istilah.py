"""Guards abk.tulisan: words that users no longer see stand in no page, form, document or message.

The list is the table at the end of ``docs/istilah.md``: the glossary is the one source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from abk.cli import app

AKAR = Path(__file__).parents[2]
RUANG = (
    *(
        "analisis",
        "cli",
        "gabungan",
        "hasil",
        "instrumen",
        "kegiatan",
        "kokpit",
        "naskah",
        "reports",
        "sop",
        "store",
        "tables",
    ),
    "tulisan",
)
TEKS = (
    "abk/naskah/templat/*.yaml",
    "abk/naskah/isi/*.yaml",
    "abk/reports/*/*.yaml",
    "abk/instrumen/*.yaml",
    "data/contoh/peragaan.yaml",
    "abk/cli/sop/contoh-*.yaml",
)
BOLEH = {
    *(
        ("abk/sop/verifikasi.py", n) for n in ("sidik", "sidik rantai")
    ),  # old documents say it, and are still read
    ("abk/analisis/norma_waktu/sampel.py", "putusan"),  # of an analyst, about a norm: no meeting decides it
    ("abk/kokpit/pages/papan.py", "sidik"),  # a class of the style
    ("abk/naskah/isi/bukti.py", "sidik"),  # what the case fills in: no form asks it
}


def kata_lama() -> list[str]:
    teks = (AKAR / "docs" / "istilah.md").read_text(encoding="utf-8")
    tabel = teks.partition("## Kata yang tidak lagi dilihat pemakai")[2]
    return [b.split("|")[1].strip() for b in tabel.splitlines() if b.startswith("| ") and "| lama |" not in b]


def _dibaca_orang(sumber: str) -> Iterator[str]:
    """Texts of a module with a space or a capital, without docstrings and what stands in braces."""
    pohon = ast.parse(sumber)
    bukan = {id(n.value) for n in ast.walk(pohon) if isinstance(n, ast.Expr)}
    for n in ast.walk(pohon):
        if (
            isinstance(n, ast.Constant)
            and isinstance(n.value, str)
            and id(n) not in bukan
            and (" " in n.value or n.value[:1].isupper())
        ):
            yield n.value


def _memuat(teks: str, kata: str) -> bool:
    bukan = "(?! ?-?jari)" if kata == "sidik" else ""
    return re.search(rf"(?<!\w){re.escape(kata)}(?!\w){bukan}", teks, re.IGNORECASE) is not None


def test_kata_lama_tidak_dibaca_orang():
    semua = kata_lama()
    assert len(semua) >= 8
    ketemu = []
    for ruang in RUANG:
        for berkas in sorted((AKAR / "abk" / ruang).rglob("*.py")):
            nama = berkas.relative_to(AKAR).as_posix()
            for teks in _dibaca_orang(berkas.read_text(encoding="utf-8")):
                if re.search(r"\b(SELECT|INSERT|UPDATE|CREATE|ON) ", teks):
                    continue
                ketemu += [(nama, k, teks) for k in semua if _memuat(teks, k) and (nama, k) not in BOLEH]
    assert ketemu == []


def test_kata_lama_tidak_ada_dalam_templat():
    for pola in TEKS:
        for berkas in sorted(AKAR.glob(pola)):
            isi = re.sub(r"\{[{%].*?[}%]\}|\b(field|from): \w+", "", berkas.read_text(encoding="utf-8"))
            if "contoh-" not in berkas.name:  # whose comments are read by whoever fills them in
                isi = re.sub(r"^\s*#.*$", "", isi, flags=re.MULTILINE)
            baris = [
                b
                for b in isi.splitlines()
                if not re.match(r"(- ?)?(\{?(if|for|use|from)\b|each:|putusan:)", b.strip())
            ]
            ketemu = [(k, b) for b in baris for k in kata_lama() if _memuat(b, k)]
            assert ketemu == [], berkas.name


def _bantuan(perintah: Any) -> Iterator[str]:
    """What ``--help`` says of a command, of its options, and of the commands under it."""
    yield from (satu for satu in (perintah.help, *(getattr(p, "help", "") for p in perintah.params)) if satu)
    for dalam in getattr(perintah, "commands", {}).values():
        yield from _bantuan(dalam)


def test_kata_lama_tidak_ada_dalam_bantuan():
    semua = list(_bantuan(typer.main.get_command(app)))
    assert len(semua) > 200
    assert [(k, teks) for teks in semua for k in kata_lama() if _memuat(teks, k)] == []


def test_kata_lama_ketahuan():
    """The look itself sees an old word, and passes over names in braces."""
    assert _memuat("Salin kepala rantai dari kertas.", "kepala rantai")
    assert not _memuat("keputusan rapat", "putusan")
    assert _memuat("Sidik berubah bila datanya berubah.", "sidik")
    assert not _memuat("Sidik jari kunci", "sidik")
    assert list(_dibaca_orang('TINGKAT = {"cacat": "Cacat"}')) == ["Cacat"]
    assert list(_dibaca_orang('x = f"ada {putusan} di sini"\n"""putusan rapat"""')) == ["ada ", " di sini"]
