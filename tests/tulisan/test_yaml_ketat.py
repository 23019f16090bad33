"""Guards abk.tulisan.yaml_ketat: only named kinds of values are read as such, and no key stands twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from abk.errors import AbkError
from abk.instrumen.asing import baca_peta
from abk.kegiatan import baca_skenario
from abk.naskah import profil
from abk.tulisan.yaml_ketat import pemuat


def baca(teks: str, *jenis: str) -> Any:
    return yaml.load(teks, pemuat(*jenis))  # noqa: S506 - a safe loader


# what YAML 1.1 makes of each without the rule: a float, 480 minutes, a date, a boolean, an octal number
@pytest.mark.parametrize("teks", ["0.9", "8:00", "2026-11-28", "yes", "010", "null", "1_250"])
def test_tetap_seperti_tertulis(teks: str):
    assert baca(f"a: {teks}") == {"a": teks}
    assert yaml.safe_load(f"a: {teks}") != {"a": teks}


def test_jenis_yang_disebut():
    teks = "{a: 12, b: true, c: null, d: 0.9}"
    assert baca(teks, "int", "bool", "null") == {"a": 12, "b": True, "c": None, "d": "0.9"}
    assert baca(teks, "int") == {"a": 12, "b": "true", "c": "null", "d": "0.9"}


@pytest.mark.parametrize("teks", ["a: 1\nb: 2\na: 3", "x: {a: 1, a: 1}", "- {1: a, '1': b}"])
def test_kunci_ganda_ditolak(teks: str):
    with pytest.raises(yaml.constructor.ConstructorError, match="kunci ganda"):
        baca(teks)


@pytest.mark.parametrize(
    "teks",
    [
        "!!python/object/apply:os.getcwd []",
        "a: !!python/name:os.system ''",
        "!!timestamp x",
        "!!int x",
        "? [a]\n: 1",
    ],
)
def test_tidak_ada_yang_dijalankan(teks: str):
    with pytest.raises(yaml.constructor.ConstructorError, match=r"penanda \(!\)"):
        baca(teks)


def test_pemuat_bawaan_tetap():
    """The rule is this loader's own: PyYAML's is as before."""
    pemuat()
    assert yaml.safe_load("a: 12") == {"a": 12}


@pytest.mark.parametrize(
    "baca_berkas", [lambda f: profil(berkas=f), baca_peta, baca_skenario], ids=["profil", "peta", "skenario"]
)
def test_berkas_rusak_menyebut_barisnya(baca_berkas: Callable[[Path], object], tmp_path: Path):
    """Whichever room reads it: profile, map of a workbook, scenario. The line: counted by hand."""
    berkas = tmp_path / "isian.yaml"
    berkas.write_text("nama: a\n  judul: b\n", encoding="utf-8")
    with pytest.raises(AbkError, match="di sekitar baris 2: "):
        baca_berkas(berkas)
