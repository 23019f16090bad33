"""A store with the example ministry, a case at any step, and a person at the cockpit without a browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from abk.kegiatan import open as buka_folder
from abk.peragaan import Peragaan
from abk.store import Gudang, buka
from tests.kokpit.orang import Orang, geser_tanggal
from tests.kokpit.peramban import Kokpit as PerambanKokpit
from tests.kokpit.peramban import salin_notebook
from tests.permainan import naskah_satu_unit
from tests.sop.panggung import JABATAN, TUGAS, UNIT


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


@pytest.fixture(scope="module")
def gudang_berisi(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mulai")
    for nama, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (folder / f"{nama}.csv").write_text(isi, encoding="utf-8")
    (folder / "kegiatan.toml").write_text('instansi = "Kementerian Contoh"\ntahun = 2026\n', encoding="utf-8")
    g = buka(f"sqlite:///{folder}/abk.db", buat=True)
    g.impor_kegiatan(buka_folder(folder), "Uji")
    return g


@pytest.fixture
def gudang_tanpa_alur(gudang_berisi, tmp_path):
    """A store of one's own, without a case."""
    (tmp_path / "abk.db").write_bytes(gudang_berisi.sambungan.alamat.berkas.read_bytes())
    return buka(f"sqlite:///{tmp_path}/abk.db")


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
    """The play with the dates of its documents as if it began today, and its meeting were today."""
    isi = naskah_satu_unit().isi
    kini = dt.datetime.now(ZoneInfo("Asia/Jakarta")).date()
    hari = (kini - dt.datetime.fromisoformat(isi["mulai"]).date()).days
    return Peragaan({**isi, "tindakan": _rapat_pada(geser_tanggal(isi["tindakan"], hari), kini.isoformat())})


def _rapat_pada(isi, hari):
    """All that says the day of a meeting says this one: a record of it is made on no earlier day."""
    if isinstance(isi, dict):
        return {k: hari if k == "tanggal_rapat" else _rapat_pada(v, hari) for k, v in isi.items()}
    return [_rapat_pada(satu, hari) for satu in isi] if isinstance(isi, list) else isi


# ── the browser ───────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def buka_lab(lab, jendela_lab, luar):
    """Open the notebook of the cockpit over a store in Lab and run it."""

    def buka_(gudang: Gudang, nama: str) -> PerambanKokpit:
        salin_notebook(lab.folder, f"sqlite:///{gudang.sambungan.alamat.berkas}", nama)
        return PerambanKokpit(jendela_lab.buka(nama, luar)).jalankan_lab()

    return buka_
