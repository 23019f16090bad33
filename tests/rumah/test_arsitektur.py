"""Guards pyproject.toml, abk, docs/arsitektur.md: arrows between the rooms, no circles, size of the
modules, names, the picture.
"""

from __future__ import annotations

import ast
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import abk

AKAR = Path(__file__).resolve().parents[2]
MODUL = sorted((AKAR / "abk").rglob("*.py"))
DINDING = 400
TUJUAN = 300
VOILA = "abk/instrumen/formulir/templat/voila/templates/abk"


def _panah(folder: Path) -> subprocess.CompletedProcess[str]:
    perintah = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    return subprocess.run(
        [*perintah, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder)},
    )


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    shutil.copytree(AKAR / "abk", tmp_path / "abk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(AKAR / "pyproject.toml", tmp_path)
    return tmp_path


def _nama_modul(berkas: Path) -> str:
    bagian = berkas.relative_to(AKAR).with_suffix("").parts
    return ".".join(bagian[:-1] if bagian[-1] == "__init__" else bagian)


NAMA_MODUL = {_nama_modul(m): m for m in MODUL}


def _tujuan(simpul: ast.AST, modul: str) -> Iterator[str]:
    """Modules of abk that a statement or a call of import_module names."""
    if isinstance(simpul, ast.Import):
        nama = [a.name for a in simpul.names]
    elif isinstance(simpul, ast.ImportFrom):
        assert simpul.level == 0, f"{modul}: relative import"
        asal = simpul.module or ""
        nama = [n if (n := f"{asal}.{a.name}") in NAMA_MODUL else asal for a in simpul.names]
    elif isinstance(simpul, ast.Call) and ast.unparse(simpul.func).endswith("import_module"):
        nama = [a.value for a in simpul.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    else:
        nama = []
    yield from (n for n in nama if n in NAMA_MODUL and n != modul)


def _graf() -> dict[str, set[str]]:
    """Who imports whom: at module level, within functions and for type checkers alike."""
    return {
        nama: {t for s in ast.walk(ast.parse(m.read_text(encoding="utf-8"))) for t in _tujuan(s, nama)}
        for nama, m in NAMA_MODUL.items()
    }


def _lingkaran(graf: dict[str, set[str]]) -> list[list[str]]:
    """Sets of modules that reach each other."""
    jangkau = {nama: _terjangkau(graf, nama) for nama in graf}
    kelompok = {frozenset(b for b in jangkau[a] if a in jangkau[b]) for a in graf if a in jangkau[a]}
    return sorted(sorted(k) for k in kelompok)


def _terjangkau(graf: dict[str, set[str]], awal: str) -> set[str]:
    dapat: set[str] = set()
    antre = [awal]
    while antre:
        baru = graf[antre.pop()] - dapat
        dapat |= baru
        antre += baru
    return dapat


def _impor_tersembunyi(modul: str) -> Iterator[str]:
    """Imports of abk within a function that give no reason in a comment, on the line or just above."""
    teks = NAMA_MODUL[modul].read_text(encoding="utf-8")
    baris = teks.splitlines()
    for fungsi in ast.walk(ast.parse(teks)):
        if not isinstance(fungsi, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        beralasan = -1  # last line of an import that has its reason: those that follow it share that
        for simpul in ast.walk(fungsi):
            tujuan = list(_tujuan(simpul, modul))
            if not tujuan:
                continue
            nomor = simpul.lineno
            alasan = re.sub(
                r"noqa: [A-Z0-9, ]+", "", " ".join(b.partition("#")[2] for b in baris[nomor - 2 : nomor])
            )
            if len(alasan.strip(" -")) > 10 or beralasan == nomor - 1:
                beralasan = simpul.end_lineno or nomor
            else:
                yield f"{modul}: {', '.join(sorted(set(tujuan)))}"


def test_tiada_lingkaran_impor():
    assert _lingkaran(_graf()) == []


def test_lingkaran_ketahuan():
    """Also one that runs through an import within a function or for type checkers."""
    graf = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a", "e"}, "e": set()}
    assert _lingkaran(graf) == [["a", "b", "c"]]
    kode = ast.parse("def f():\n    from abk.tables import sel\nif TYPE_CHECKING:\n    import abk.errors\n")
    assert {t for s in ast.walk(kode) for t in _tujuan(s, "abk.x")} == {"abk.errors", "abk.tables.sel"}


def test_muka_menyebut_semua_namanya():
    """Where a module answers for any name, mypy lets any pass: one misspelt, too, and one that is gone."""
    menjawab = [
        nama
        for nama, m in NAMA_MODUL.items()
        for simpul in ast.parse(m.read_text(encoding="utf-8")).body
        if isinstance(simpul, ast.FunctionDef) and simpul.name == "__getattr__"
    ]
    assert menjawab == []
    muka = ast.parse(NAMA_MODUL["abk"].read_text(encoding="utf-8")).body
    untuk_mypy = next(s for s in muka if isinstance(s, ast.If)).body
    impor = {a.asname or a.name for s in untuk_mypy if isinstance(s, ast.ImportFrom) for a in s.names}
    jenis = {
        s.target.id for s in untuk_mypy if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)
    }
    assert {*abk._RUANG, *abk._ISI} <= impor | jenis


def test_impor_dalam_fungsi_beralasan():
    """Commands import what they run when they run (said once, by all of them); elsewhere each says why."""
    semua = [satu for m in NAMA_MODUL if not m.startswith("abk.cli.") for satu in _impor_tersembunyi(m)]
    assert semua == []
    assert "imports what it runs when it runs" in (AKAR / "abk/cli/perintah.py").read_text(encoding="utf-8")


def test_halaman_arsitektur_benar():
    """The picture is drawn from the contract; every stop of a row's way is a file with that name in it."""
    halaman = AKAR / "docs" / "arsitektur.md"
    teks = halaman.read_text(encoding="utf-8")
    assert runpy.run_path(str(AKAR / "docs" / "arsitektur.py"))["halaman"](teks) == teks
    hentian = re.findall(r"^\| \d+ \|.*\| \[(.+?)\]\((.+?)\) \| `(\w+)` \|$", teks, re.MULTILINE)
    assert 10 < len(hentian) == len(re.findall(r"^\| \d+ ", teks, re.MULTILINE)) <= 20
    for kata, letak, nama in hentian:
        berkas = (halaman.parent / letak).resolve()
        assert berkas.relative_to(AKAR).as_posix() == kata.replace("\\", "")
        isi = ast.parse(berkas.read_text(encoding="utf-8")).body
        assert nama in {s.name for s in isi if isinstance(s, ast.FunctionDef | ast.ClassDef)}, letak


def test_panah_searah():
    hasil = _panah(AKAR)
    assert hasil.returncode == 0, hasil.stdout


@pytest.mark.parametrize(
    ("modul", "tambahan", "kata"),
    [
        ("tables/kolom.py", "import abk.kebutuhan", "abk.tables is not allowed to import abk.kebutuhan"),
        ("kebutuhan/rekap.py", "import matplotlib", "abk.kebutuhan is not allowed to import matplotlib"),
        ("peraturan/_cari.py", "import subprocess", "abk.peraturan is not allowed to import subprocess"),
        ("bersama.py", "ISI = 1", "abk.bersama"),  # a module without a place
    ],
)
def test_panah_yang_salah_ketahuan(salinan: Path, modul: str, tambahan: str, kata: str):
    berkas = salinan / "abk" / modul
    isi = berkas.read_text(encoding="utf-8") if berkas.exists() else ""
    berkas.write_text(f"{isi}\n{tambahan}\n", encoding="utf-8")
    hasil = _panah(salinan)
    assert hasil.returncode == 1
    assert kata in hasil.stdout


@pytest.mark.parametrize("modul", MODUL, ids=lambda m: str(m.relative_to(AKAR)))
def test_modul_kecil_dan_selesai(modul: Path):
    teks = modul.read_text(encoding="utf-8")
    assert teks.count("\n") <= DINDING
    assert not any(kata in teks for kata in ("TODO", "FIXME", "raise NotImplementedError"))
    assert modul.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


def test_hampir_semua_modul_di_bawah_tujuan():
    besar = [str(m.relative_to(AKAR)) for m in MODUL if m.read_text(encoding="utf-8").count("\n") > TUJUAN]
    assert besar == []


@pytest.mark.parametrize("ruang", ["errors.py", "tables", "peraturan", "kebutuhan", "analisis"])
def test_ruang_murni_tidak_mencetak(ruang: str):
    """The pure rooms call no print; the generators of documents live in ``__main__``."""
    akar = AKAR / "abk" / ruang
    for modul in [akar] if akar.is_file() else akar.rglob("*.py"):
        if modul.name == "__main__.py":
            continue
        panggilan = [
            n for n in ast.walk(ast.parse(modul.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)
        ]
        nama = {n.func.id for n in panggilan if isinstance(n.func, ast.Name)}
        assert not nama & {"print", "input", "exec", "eval"}, modul


@pytest.mark.parametrize(
    ("tanda", "rumah"),
    [
        ("hashlib", {"abk/tulisan/sidik.py", "abk/files/__init__.py"}),
        ("os.fsync", {"abk/files/__init__.py"}),
        ("filelock", {"abk/files/__init__.py"}),
        ("fcntl", set()),
        ("msvcrt", set()),
        ("separators=", {"abk/tulisan/sidik.py"}),
        # the frame of voila is voila's: it runs its scripts
        ("<!doctype html", {"abk/tulisan/halaman.py", f"{VOILA}/index.html.j2"}),
        ("Content-Security-Policy", {"abk/tulisan/halaman.py"}),
    ],
)
def test_satu_tempat_untuk_tiap_perkakas(tanda: str, rumah: set[str]):
    """Fingerprint, canonical form, whole-file write, lock and page frame: one place each."""
    semua = [*MODUL, *(AKAR / "abk").rglob("*.j2")]
    ada = {
        m.relative_to(AKAR).as_posix()
        for m in semua
        if tanda.casefold() in m.read_text(encoding="utf-8").casefold()
    }
    assert ada == rumah


TULIS_SENDIRI = {
    "abk/files/together.py": "beside the file, under a name of its own",
    "abk/sop/catatan/kunci.py": "into what `replacing` hands out",
    "abk/store/cadangan.py": "into what `replacing` hands out",
    "abk/cli/peragaan/isi.py": "into a folder that `pasang` puts in place",
    "abk/instrumen/formulir/sajian.py": "into a folder for temporary files",
    "abk/kegiatan/parcel.py": "into a folder for temporary files",
    "abk/naskah/alur/ingatan.py": "a memory that may be missing",
    "abk/naskah/profil/__main__.py": "a tool of this project",
    "abk/naskah/templat/__main__.py": "a tool of this project",
    "abk/sop/prosedur/__main__.py": "a tool of this project",
    "abk/store/migrasi/__main__.py": "a tool of this project",
    "abk/tulisan/terurai.py": "a tool of this project",
}
"""Modules that write a file by themselves, and why no reader can find half of it."""


def test_tidak_ada_berkas_yang_ditulis_separuh():
    """What a user gets is written by `abk.files`, whole or not at all."""
    cara = re.compile(r"""\.write_(bytes|text)\(|open\([^)]*["'][wxa]""")
    ada = {m.relative_to(AKAR).as_posix() for m in MODUL if cara.search(m.read_text(encoding="utf-8"))}
    assert ada - {"abk/files/__init__.py", "abk/cli/aliran.py"} == set(TULIS_SENDIRI)


def test_impor_paket_ringan():
    """``import abk`` must not load what draws or runs notebooks."""
    berat = ("matplotlib", "papermill", "nbconvert", "IPython", "jsonschema")
    kode = f"import abk, sys; print([m for m in {berat} if m in sys.modules])"
    hasil = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "[]"


def test_kontrak_panah_lengkap():
    """The layers named in pyproject are the rooms that exist: none is empty, none is left out."""
    kontrak = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    ada = {p.stem for p in (AKAR / "abk").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    lapis = {ruang.strip() for lapis in kontrak[0]["layers"] for ruang in lapis.split("|")}
    assert lapis == ada - {"__init__"}
    assert kontrak[0]["exhaustive"] is True
