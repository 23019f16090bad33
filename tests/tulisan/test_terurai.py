"""Guards abk.tulisan.terurai: what stands as JSON says what the YAML says, and nothing of another text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from abk.tulisan import terurai
from abk.tulisan.terurai import BERKAS, BERSAMA, BukanYamlError, folder_paket, isi_terurai, urai

SEMUA = [(paket, f) for paket in BERSAMA for f in sorted(folder_paket(paket).glob("*.yaml"))]


@pytest.mark.parametrize("paket", BERSAMA)
def test_berkas_terurai_ditulis_dari_berkas_kini(paket: str):
    """After a change: ``python -m abk.tulisan.terurai``."""
    assert (folder_paket(paket) / BERKAS).read_text(encoding="utf-8") == isi_terurai(paket)


@pytest.mark.parametrize(("paket", "berkas"), SEMUA, ids=[f"{p}-{f.stem}" for p, f in SEMUA])
def test_terurai_sama_dengan_yaml(paket: str, berkas: Path, monkeypatch: pytest.MonkeyPatch):
    teks, jenis = berkas.read_text(encoding="utf-8"), BERSAMA[paket]
    yaml = repr(terurai._urai_yaml(teks, jenis))  # types count: 1 is not "1", nor 1.0
    monkeypatch.setattr(terurai, "_urai_yaml", None)  # what stands in the file needs no YAML
    assert repr(urai(teks, paket, *jenis)) == yaml


@pytest.mark.parametrize("paket", BERSAMA)
def test_teks_atau_jenis_lain_dibaca_sendiri(paket: str):
    teks = next(f for p, f in SEMUA if p == paket).read_text(encoding="utf-8")
    assert urai(f"{teks}\nlain: 0.90\n", paket, "null")["lain"] == "0.90"
    assert urai(f"{teks}\nlain: 0.90\n", paket, "float")["lain"] == 0.9
    with pytest.raises(BukanYamlError):
        urai("a: [", paket)


@pytest.mark.parametrize("isi", [None, "", '{"a": ', "<<<<<<< HEAD", "[]"], ids=repr)
@pytest.mark.parametrize("paket", BERSAMA)
def test_tanpa_berkas_terurai_dibaca_sebagai_yaml(
    paket: str, isi: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Lost, or with the marks of a merge in it: it is a copy, and no command falls over it."""
    if isi is not None:
        (tmp_path / BERKAS).write_text(isi, encoding="utf-8")
    teks = next(f for p, f in SEMUA if p == paket).read_text(encoding="utf-8")
    benar = repr(urai(teks, paket, *BERSAMA[paket]))
    monkeypatch.setattr(terurai, "folder_paket", lambda _: tmp_path)
    monkeypatch.setattr(terurai, "_terurai", terurai._terurai.__wrapped__)
    assert repr(urai(teks, paket, *BERSAMA[paket])) == benar


def test_hukum_dan_tabel_dibaca_tanpa_pembaca_yaml():
    kode = "import sys, abk.tables, abk.peraturan as p; p.aturan(); sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kode], check=False).returncode == 0
