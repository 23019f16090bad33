"""Guards abk.instrumen.formulir.sajian, abk.without_grammars: the address of the store goes to the page, and
into no file; the server starts without what it does not need.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from abk.files import LOCK
from abk.instrumen.formulir import sajian
from abk.store import alamat_antarproses
from abk.store.alamat import baca_alamat

SANDI = "rah@sia-uji"
ALAMAT = "postgresql+psycopg://unit:rah%40sia-uji@server.contoh:5432/abk"


@pytest.mark.serangan(
    "pembaca", "Alamat gudang dengan sandinya dicari di berkas sementara formulir yang dibunuh", "dicegah"
)
def test_alamat_tidak_pernah_berada_di_berkas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The server is looked at while it runs: a kill leaves just these files."""
    terlihat: dict[str, Any] = {}

    class Server:
        def __init__(self, **_: Any) -> None: ...

        @classmethod
        def instance(cls, **lain: Any) -> Server:
            return cls(**lain)

        @classmethod
        def clear_instance(cls) -> None: ...

        def initialize(self, argv: list[str]) -> None: ...

        def start(self) -> None:
            terlihat["berkas"] = {
                p.name: p.read_text() for p in tmp_path.rglob("*") if p.is_file() and p.name != LOCK
            }
            terlihat["sandi"] = os.environ.get("PGPASSWORD")
            terlihat["alamat"] = os.environ[sajian.ALAMAT]

    import jupyter_server.serverapp  # noqa: PLC0415 - heavy, and only for this one

    monkeypatch.setattr(jupyter_server.serverapp, "ServerApp", Server)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sajian, "buka", lambda _: type("G", (), {"tutup": lambda _: None})())
    monkeypatch.delenv("PGPASSWORD", raising=False)
    sajian.sajikan(ALAMAT, oleh="Analis", cetak=lambda _: None)
    assert sajian.FORMULIR.nama in terlihat["berkas"]
    semua = "".join(terlihat["berkas"].values())
    assert [kata for kata in ("server.contoh", "rah%40", SANDI, "postgresql") if kata in semua] == []
    assert (terlihat["sandi"], terlihat["alamat"]) == (
        SANDI,
        "postgresql+psycopg://unit@server.contoh:5432/abk",
    )
    assert (os.environ.get("PGPASSWORD"), os.environ.get(sajian.ALAMAT)) == (None, None)
    assert list(tmp_path.iterdir()) == []


def test_sel_parameter_menjadi_alamat_di_lingkungan(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(sajian.ALAMAT, "sqlite:///a.db")
    monkeypatch.setenv(sajian.FOLDER, str(Path.cwd()))
    sel = next(
        s
        for s in sajian.notebook_terisi(sajian.FORMULIR, {"oleh": "Analis 'A'"})["cells"]
        if "parameters" in json.dumps(s["metadata"])
    )
    ruang: dict[str, Any] = {}
    exec(sel["source"], ruang)  # noqa: S102 - the cell of our own notebook
    assert (ruang["sumber"], ruang["oleh"]) == ("sqlite:///a.db", "Analis 'A'")


@pytest.mark.parametrize(
    "teks", ["postgresql://u@h/d?password=rahasia", "postgresql://u@h/d?password=rahasia&sslmode=require"]
)
def test_sandi_di_belakang_alamat_pun_tidak_tampak(teks: str):
    """psycopg takes it there as well, and the address of a report's parameter would show it."""
    alamat = baca_alamat(teks)
    assert "rahasia" not in f"{alamat} {alamat!r}"
    tanpa, lingkungan = alamat_antarproses(teks)
    assert ("rahasia" in tanpa, lingkungan) == (False, {"PGPASSWORD": "rahasia"})


def test_peladen_tidak_membangun_tata_bahasa_alamat() -> None:
    """Three seconds of the start of a page, for a check that no server asks for."""
    kode = """
import sys
from abk.instrumen.formulir import sajian
sajian.buka = lambda _: type("G", (), {"tutup": lambda _: None})()
sajian.port_bebas = lambda _: sys.exit(0)  # by now the server is loaded
try:
    sajian.sajikan("sqlite:///tidak-dibuka.db", cetak=lambda _: None)
except SystemExit:
    print("jsonschema" in sys.modules, "rfc3987_syntax.syntax_helpers" in sys.modules)
"""
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.split() == ["True", "False"]
