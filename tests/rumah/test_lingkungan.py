"""Guards pyproject.toml, environment.yml: what a stranger's machine needs: the environment files say the
same thing.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

AKAR = Path(__file__).resolve().parents[2]
PROYEK = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
KARTU = {"jupyterlab", "pandas", "matplotlib", "ipywidgets", "papermill"}


def _kunci(nama: str) -> dict[str, list[Version]]:
    """Versions of each package in a lock file; several where markers tell them apart."""
    terkunci: dict[str, list[Version]] = {}
    for baris in (AKAR / nama).read_text(encoding="utf-8").splitlines():
        if cocok := re.match(r"([a-zA-Z0-9_.-]+)(?:\[[^]]*\])?==([^ ;\\]+)", baris):
            nama_paket = re.sub(r"[-_.]+", "-", cocok[1]).lower()
            terkunci.setdefault(nama_paket, []).append(Version(cocok[2]))
    return terkunci


def test_environment_yml_seirama_dengan_pyproject():
    conda = yaml.safe_load((AKAR / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    polos = [d for d in conda if isinstance(d, str)]
    assert f"python{PROYEK['project']['requires-python']}" in polos
    # conda packages have no extras: psycopg brings its own libpq there
    perlu = [re.sub(r"\[.*?\]", "", d) for d in PROYEK["project"]["dependencies"]]
    assert [d for d in polos if d != "pip" and not d.startswith("python>")] == perlu
    assert {"pip": ["-e ."]} in conda


def test_paket_kartu_ada():
    assert {Requirement(d).name for d in PROYEK["project"]["dependencies"]} >= KARTU


@pytest.mark.parametrize("berkas", ["requirements.lock", "requirements-dev.lock"])
def test_kunci_memenuhi_pyproject(berkas: str):
    terkunci = _kunci(berkas)
    perlu = [Requirement(d) for d in PROYEK["project"]["dependencies"]]
    if "dev" in berkas:
        perlu += [Requirement(d) for d in PROYEK["dependency-groups"]["dev"] if isinstance(d, str)]
    for p in perlu:
        assert any(p.specifier.contains(v) for v in terkunci[p.name.lower()]), p


def test_kunci_kembang_mencakup_kunci_jalan():
    jalan, kembang = _kunci("requirements.lock"), _kunci("requirements-dev.lock")
    assert {n: kembang.get(n) for n in jalan} == jalan


@pytest.mark.parametrize(
    "berkas", ["requirements.lock", "requirements-dev.lock", "environment.yml", "pyproject.toml", "Makefile"]
)
def test_tidak_menyebut_registri(berkas: str):
    teks = (AKAR / berkas).read_text(encoding="utf-8")
    assert not re.search(r"https?://[^\s\"']*(pypi|pythonhosted|simple/|anaconda)", teks)
    assert "file://" not in teks
