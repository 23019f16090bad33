"""The house: arrows between the rooms, size of the modules, names."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

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


def test_panah_searah():
    hasil = _panah(AKAR)
    assert hasil.returncode == 0, hasil.stdout


@pytest.mark.parametrize(
    ("modul", "tambahan"),
    [
        ("tables/kolom.py", "import abk.kebutuhan"),  # an arrow the wrong way
        ("kebutuhan/rekap.py", "import matplotlib"),  # a pure room that draws
        ("peraturan/_cari.py", "import subprocess"),  # a pure room that runs
        ("bersama.py", "ISI = 1"),  # a module without a place
    ],
)
def test_panah_yang_salah_ketahuan(salinan: Path, modul: str, tambahan: str):
    berkas = salinan / "abk" / modul
    isi = berkas.read_text(encoding="utf-8") if berkas.exists() else ""
    berkas.write_text(f"{isi}\n{tambahan}\n", encoding="utf-8")
    assert _panah(salinan).returncode != 0


@pytest.mark.parametrize("modul", MODUL, ids=lambda m: str(m.relative_to(AKAR)))
def test_modul_kecil_dan_selesai(modul: Path):
    teks = modul.read_text(encoding="utf-8")
    assert teks.count("\n") <= DINDING
    assert not any(kata in teks for kata in ("TODO", "FIXME", "NotImplementedError"))
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
        ("hashlib", {"abk/tulisan/sidik.py", "abk/files.py"}),
        ("os.fsync", {"abk/files.py", "abk/sop/catatan/kunci.py"}),  # a key is never replaced, only made
        ("filelock", {"abk/files.py"}),
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
