"""Guards abk, CONTRIBUTING.md: names of modules and classes: machinery is English, and the words that went
do not come back.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
GANTI = {
    "aman": "callback",
    "anak": "child",
    "bahasa": "language",
    "borang": "form",
    "induk": "zygote",
    "jejak": "trace",
    "kanvas": "figure",
    "kemas": "package",
    "kisi": "grid",
    "klaster": "pool",
    "klien": "client",
    "kolam": "pool",
    "pagar": "sandbox",
    "palet": "style",
    "pandang": "preview",
    "pekerja": "worker",
    "pelayan": "server",
    "pembuatan": "report",
    "pengelola": "manager",
    "penghenti": "stopper",
    "penunda": "debounce",
    "pesanan": "order",
    "petak": "task_table",
    "pita": "status_bar",
    "proses": "processes",
    "rak": "case_store",
    "rakit": "assemble",
    "rangka": "frame",
    "rupa": "paper",
    "susun": "layout",
    "tampilan": "task_table",
    "telaah": "inspection",
    "unsur": "pieces",
}
"""Words that no module and no class of ``abk`` uses any more, and what stands for each."""


def kata(nama: str) -> list[str]:
    """Words of a name: ``zygote_server``, ``HTMLParser`` and ``versi_0001`` have two each."""
    return [k.lower() for k in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", nama)]


def nama_kode(akar: Path) -> Iterator[tuple[str, str]]:
    """Every folder, module and class of the package, with the place where it stands."""
    for berkas in sorted((akar / "abk").rglob("*.py")):
        tempat = berkas.relative_to(akar).as_posix()
        for bagian in berkas.relative_to(akar).with_suffix("").parts:
            yield bagian, tempat
        for n in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
            if isinstance(n, ast.ClassDef):
                yield n.name, f"{tempat}:{n.lineno}"


def salah(akar: Path) -> list[str]:
    return [
        f"{tempat}: {nama}, pakai {GANTI[k]}"
        for nama, tempat in dict.fromkeys(nama_kode(akar))
        for k in kata(nama)
        if k in GANTI
    ]


def test_kata_yang_sudah_pergi_tidak_kembali():
    assert salah(AKAR) == []


def test_daftar_di_contributing_sama():
    """What a contributor reads is what is tested, word for word."""
    teks = (AKAR / "CONTRIBUTING.md").read_text(encoding="utf-8")
    bagian = teks[teks.index("### Names") :].partition("\n## ")[0]
    assert dict(re.findall(r"`(\w+)` → `(\w+)`", bagian)) == GANTI


@pytest.mark.parametrize(
    ("berkas", "isi", "pesan"),
    [
        ("abk/kolam.py", "", "abk/kolam.py: kolam, pakai pool"),
        (
            "abk/batch/__init__.py",
            "class KolamPekerja: ...",
            "abk/batch/__init__.py:1: KolamPekerja, pakai pool",
        ),
        ("abk/pagar/isi.py", "", "abk/pagar/isi.py: pagar, pakai sandbox"),
        ("abk/satu.py", "def f():\n    class _Rak: ...", "abk/satu.py:2: _Rak, pakai case_store"),
    ],
)
def test_kata_lama_ketahuan(tmp_path: Path, berkas: str, isi: str, pesan: str):
    (tmp_path / berkas).parent.mkdir(parents=True)
    (tmp_path / berkas).write_text(isi, encoding="utf-8")
    assert pesan in salah(tmp_path)


@pytest.mark.parametrize(("isi", "berapa"), [("class Rakyat: ...", 0), ("class Penerakan: ...", 0)])
def test_hanya_kata_yang_utuh(tmp_path: Path, isi: str, berapa: int):
    (tmp_path / "abk").mkdir()
    (tmp_path / "abk" / "satu.py").write_text(isi, encoding="utf-8")
    assert len(salah(tmp_path)) == berapa
