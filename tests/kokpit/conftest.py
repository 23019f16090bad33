"""A store with the example ministry, a case at any step, and a person at the cockpit without a browser."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from abk.peragaan import Peragaan
from abk.store import Gudang
from tests.instrumen.formulir.conftest import konteks, lab, luar
from tests.kokpit.orang import Orang, geser_tanggal
from tests.kokpit.peramban import Kokpit as PerambanKokpit
from tests.kokpit.peramban import salin_notebook
from tests.permainan import naskah_satu_unit

__all__ = ["konteks", "lab", "luar"]


@pytest.fixture(autouse=True)
def _ingatan(monkeypatch, tmp_path):
    """What checks remember stays within the test."""
    monkeypatch.setattr("abk.kokpit.pages.papan.folder_ingatan", lambda: tmp_path / "ingatan")


@pytest.fixture
def gudang_pada(permainan_unit, request, tmp_path) -> Callable[..., Gudang]:
    """A store of one's own, played to some action."""

    def buat(sampai: int = 0, *, satu: bool = True) -> Gudang:
        permainan = permainan_unit if satu else request.getfixturevalue("permainan_contoh")
        return permainan.gudang(tmp_path / f"abk-{sampai}-{satu}.db", sampai)

    return buat


@pytest.fixture
def orang(gudang_pada) -> Callable[..., Orang]:
    """A person at a case that was played to some action; the clock stands 20 minutes after the last event."""

    def buat(sampai: int = 0, *, satu: bool = True) -> Orang:
        o = Orang(gudang_pada(sampai, satu=satu))
        o.k.session._jam = lambda: o.alur.keadaan.terakhir + dt.timedelta(minutes=20)
        return o

    return buat


@pytest.fixture
def naskah() -> Peragaan:
    return naskah_satu_unit()


@pytest.fixture
def naskah_kini() -> Peragaan:
    """The play with the dates of its documents as if it began today."""
    isi = naskah_satu_unit().isi
    hari = (dt.datetime.now(dt.UTC).date() - dt.datetime.fromisoformat(isi["mulai"]).date()).days
    return Peragaan({**isi, "tindakan": geser_tanggal(isi["tindakan"], hari)})


# ── the browser ───────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def gambar() -> Path:
    """Where screenshots go, to be looked at."""
    folder = Path(os.environ.get("ABK_GAMBAR") or Path(tempfile.gettempdir()) / "abk-kokpit-gambar")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def buka_lab(lab, konteks):
    """Open the notebook of the cockpit over a store in Lab and run it."""

    def buka_(gudang: Gudang, nama: str) -> PerambanKokpit:
        salin_notebook(lab.folder, f"sqlite:///{gudang.sambungan.alamat.berkas}", nama)
        h = konteks.new_page()
        h.goto(f"{lab.url}/lab/tree/{nama}?token={lab.token}&reset")
        return PerambanKokpit(h).jalankan_lab()

    return buka_
