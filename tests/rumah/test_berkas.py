"""Guards docs: what lies in the repository: nothing of one machine, nothing generated, links that lead
somewhere.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import abk

AKAR = Path(__file__).resolve().parents[2]
TEKS = {".py", ".md", ".yaml", ".yml", ".toml", ".ipynb", ".sh", ".cfg", ".json", ".csv", ".j2", ""}


def _terlacak() -> list[Path]:
    hasil = subprocess.run(["git", "ls-files"], cwd=AKAR, capture_output=True, text=True, check=False)
    if hasil.returncode:
        pytest.skip("bukan klon git")
    return [AKAR / b for b in hasil.stdout.splitlines() if (AKAR / b).is_file()]


def test_tidak_ada_jalur_mesin():
    pola = re.compile(r"/(?:work|root|home/\w+)/")
    salah = [
        str(b.relative_to(AKAR))
        for b in _terlacak()
        if b.suffix in TEKS
        and b != Path(__file__)
        and pola.search(b.read_text(encoding="utf-8", errors="replace"))
    ]
    assert salah == []


def test_laporan_tidak_terlacak_kecuali_contoh():
    laporan = [b.relative_to(AKAR / "reports") for b in _terlacak() if b.is_relative_to(AKAR / "reports")]
    assert all(b.parts[0] in {"README.md", "contoh-laporan"} for b in laporan)


@pytest.mark.parametrize(
    "dokumen",
    sorted(p for p in AKAR.glob("*.md")) + sorted((AKAR / "docs").rglob("*.md")),
    ids=lambda p: p.name,
)
def test_tautan_dokumen_sampai(dokumen: Path):
    teks = re.sub(r"```.*?```", "", dokumen.read_text(encoding="utf-8"), flags=re.DOTALL)
    for tujuan in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", teks):
        if not re.match(r"[a-z]+:", tujuan):
            assert (dokumen.parent / tujuan).exists(), f"{dokumen.name} → {tujuan}"


def _jangkar(teks: str) -> set[str]:
    """Names that the headings of a page have in links, as GitHub makes them."""
    polos = re.sub(r"```.*?```", "", teks, flags=re.DOTALL)
    judul = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", j) for j in re.findall(r"^#+ (.*)$", polos, re.MULTILINE)]
    return {re.sub(r"[^\w\- ]", "", j.strip().lower()).replace(" ", "-") for j in judul}


def test_jangkar_tautan_ada():
    """A link to a heading finds it, also after the page was translated."""
    salah = []
    for dokumen in [*AKAR.glob("*.md"), *(AKAR / "docs").glob("*.md")]:
        teks = re.sub(r"```.*?```", "", dokumen.read_text(encoding="utf-8"), flags=re.DOTALL)
        for tujuan, jangkar in re.findall(r"\]\(([\w./-]*)#([^)]+)\)", teks):
            berkas = dokumen.parent / tujuan if tujuan else dokumen
            if berkas.suffix == ".md" and jangkar not in _jangkar(berkas.read_text(encoding="utf-8")):
                salah.append(f"{dokumen.name} → {tujuan}#{jangkar}")
    assert salah == []


def test_dua_perintah_ada_di_readme_dan_makefile():
    readme = (AKAR / "README.md").read_text(encoding="utf-8")
    makefile = (AKAR / "Makefile").read_text(encoding="utf-8")
    for perintah in ("demo", "test"):
        assert f"make {perintah}" in readme
        assert re.search(rf"^{perintah}:", makefile, re.MULTILINE)
    assert "uv run abk demo" in readme
    assert "uv run pytest" in readme


def test_ci_berakhir_dengan_perintah_uji_readme():
    baris = [b.strip() for b in (AKAR / ".ci" / "run").read_text(encoding="utf-8").splitlines() if b.strip()]
    assert baris[-1] == "make test"


def test_contoh_laporan_mutakhir():
    """The example that a visitor opens was made from the data that lies beside it."""
    halaman = (AKAR / "reports" / "contoh-laporan" / "SET.PO.html").read_text(encoding="utf-8")
    assert abk.open("contoh").cabang("SET.PO").sidik in halaman
