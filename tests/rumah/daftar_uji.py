"""The index of the tests: which file guards which module (``python tests/rumah/daftar_uji.py`` prints it)."""

from __future__ import annotations

import ast
import functools
import re
import sys
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
INDUK = "tests/README.md"
TANPA = Path(__file__).with_name("tanpa_penjaga.txt")
"""Modules that no test names, by hand, so that a new one is seen in review; the list only shrinks."""

_KALIMAT = re.compile(r"Guards (?P<yang>[\w./]+(?:, [\w./]+)*): (?P<apa>.+)", re.DOTALL)

PEMBUKA = """# Tests

<!-- Generated: make docs -->

The first line of each test file names what it guards: `Guards abk.tables.angka: …`. A package stands for the
modules that lie in it, not for the packages below it; what is no module is named by its path.
"""


@dataclass(frozen=True)
class Penjaga:
    """A test file, what it guards, and what it says of that."""

    berkas: str
    yang: tuple[str, ...]
    apa: str


def _docstring(teks: str) -> str:
    """What a file says of itself; where it begins with that, nothing behind it is parsed."""
    kepala = '"""'.join(teks.split('"""', 2)[:2]) + '"""' if teks.startswith('"""') else teks
    return ast.get_docstring(ast.parse(kepala)) or ""


@functools.cache
def penjaga(akar: Path = AKAR) -> tuple[Penjaga, ...]:
    """Every test file in order; one that names nothing guards nothing."""
    hasil = []
    for satu in sorted((akar / "tests").rglob("test_*.py")):
        teks = _docstring(satu.read_text(encoding="utf-8"))
        kalimat = " ".join(teks.split("\n\n")[0].split())
        cocok = _KALIMAT.fullmatch(kalimat)
        yang = tuple(cocok["yang"].split(", ")) if cocok else ()
        hasil.append(Penjaga(satu.relative_to(akar).as_posix(), yang, cocok["apa"] if cocok else kalimat))
    return tuple(hasil)


@functools.cache
def modul(akar: Path = AKAR) -> tuple[str, ...]:
    """Modules that hold something of their own: not those that only hand on names."""
    hasil = []
    for satu in sorted((akar / "abk").rglob("*.py")):
        pohon = ast.parse(satu.read_text(encoding="utf-8"))
        if any(isinstance(n, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef) for n in pohon.body) or (
            satu.name not in {"__init__.py", "__main__.py"}
        ):
            hasil.append(".".join(satu.relative_to(akar).with_suffix("").parts).removesuffix(".__init__"))
    return tuple(hasil)


def ada(nama: str, akar: Path = AKAR) -> bool:
    """Whether a guarded name is a module, a package or a path of the repository."""
    if "/" in nama or not nama.startswith("abk"):
        return (akar / nama).exists()
    jalan = akar.joinpath(*nama.split("."))
    return jalan.with_suffix(".py").is_file() or (jalan / "__init__.py").is_file()


def tanpa_penjaga(akar: Path = AKAR) -> list[str]:
    """Modules that no test file names, themselves or by their package."""
    dijaga = {nama for satu in penjaga(akar) for nama in satu.yang}
    return [m for m in modul(akar) if not {m, m.rpartition(".")[0]} & dijaga]


def halaman(akar: Path = AKAR) -> str:
    """The page :file:`tests/README.md`."""
    bagian = [PEMBUKA]
    folder = ""
    for satu in penjaga(akar):
        if (kini := satu.berkas.rpartition("/")[0]) != folder:
            folder = kini
            bagian.append(f"\n## {folder}\n\n| file | guards | what of it |\n|---|---|---|\n")
        nama = satu.berkas.removeprefix("tests/")
        yang = ", ".join(f"`{n}`" for n in satu.yang) or "–"
        bagian.append(
            f"| [{nama.rpartition('/')[2]}]({nama}) | {yang} | {satu.apa.replace('|', chr(92) + '|')} |\n"
        )
    kosong = tanpa_penjaga(akar)
    bagian.append(f"\n## Modules without a guard of their own: {len(kosong)}\n\n")
    bagian += [f"- `{m}`\n" for m in kosong]
    return "".join(bagian)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(halaman())
