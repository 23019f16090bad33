"""Guards abk.cli: each command with each input wrong in every way: a documented exit code, Indonesian words
that say what to do, no traceback, nothing half made.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from abk.cli import app
from abk.kegiatan.sumber import folder_contoh
from abk.store import alamat, gudang
from tests.kampanye import Kampanye

from .conftest import Meja
from .masukan_salah import BARIS, Percobaan, bagian, bekal, semua_percobaan

LANTAI = 80
TANPA_GAGAL = {"periksa", "karantina", "gabung", "sop terapkan", "sop verifikasi"}
"""Commands whose findings are their result, said without *Gagal*."""

_INGGRIS = re.compile(
    r"\b(error|invalid|missing|required|permitted|not|the|does|expecting|expected|cannot|unable|found|failed|"
    r"permission|denied|directory|character|decode|encode|embedded|too long|connection|refused|must|should|"
    r"out of|while|mapping|argument|No such)\b",
    re.IGNORECASE,
)
_KUTIPAN = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")


@pytest.fixture(scope="module")
def asal(buat_meja: Callable[[], Meja]) -> Path:
    m = buat_meja()
    bekal(m)
    return m.folder


@pytest.fixture
def tempat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the lines run; no browser opens, no page is served, and nobody waits long for a lock."""

    def tidak_melayani(**_: object) -> None:
        raise typer.Exit

    monkeypatch.setattr("jupyter_server.serverapp.ServerApp.instance", tidak_melayani)
    for satu in (alamat.Sambungan.__init__, alamat.buka_sqlite, gudang.buka):
        monkeypatch.setitem(satu.__kwdefaults__, "tunggu_detik", 0.1)
    (tmp_path / "kini").mkdir()
    monkeypatch.chdir(tmp_path / "kini")
    return tmp_path / "meja"


def test_semua_perintah_dan_opsinya_ikut():
    """A command or an option that is new is wrong in every way from its first day."""

    def semua(kini: Any, nama: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
        for satu, anak in getattr(kini, "commands", {}).items():
            yield from semua(anak, (*nama, satu))
        if not hasattr(kini, "commands"):
            yield " ".join(nama), kini

    ada = dict(semua(typer.main.get_command(app)))
    assert ada.keys() == BARIS.keys()
    for nama, perintah in ada.items():
        jenis = {o: p for p in perintah.params for o in (*p.opts, *p.secondary_opts)}
        opsi = {o for o, p in jenis.items() if p.param_type_name == "option"}
        dicoba = {o for _, o, _ in bagian(nama) if o}
        assert dicoba <= opsi, nama
        assert all(getattr(jenis[o], "is_flag", False) for o in opsi - dicoba), nama
        argumen = [p for p in perintah.params if p.param_type_name == "argument"]
        assert len(argumen) == sum(not o for _, o, _ in bagian(nama)), nama


def _isi(folder: Path) -> dict[str, tuple[int, int]]:
    """Files of a folder; the empty journal that a refused transaction leaves is none."""
    semua = [p for p in folder.rglob("*") if not p.name.endswith("-journal")]
    return {
        str(p.relative_to(folder)): ((s := p.stat()).st_size, s.st_mtime_ns) if p.is_file() else (0, 0)
        for p in semua
    }


@contextmanager
def _terkunci(ya: bool, berkas: Path) -> Iterator[None]:
    if not ya:
        yield
        return
    c = sqlite3.connect(berkas, isolation_level=None)
    c.execute("BEGIN EXCLUSIVE")
    yield
    c.close()


def _jalankan(p: Percobaan, folder: Path) -> tuple[int, str]:
    """Exit code of a line, and what is wrong with its answer, or empty."""
    kunci = any(k.startswith("TERKUNCI ") for k in p.kata)
    kata = [k.removeprefix("TERKUNCI ").replace("{d}", folder.as_posix()) for k in p.kata]
    with _terkunci(kunci, folder / "abk.db"):
        hasil = CliRunner().invoke(app, kata)
    inggris = _INGGRIS.findall(_KUTIPAN.sub("", hasil.stderr.replace(p.salah, "")))
    temuan = p.perintah in TANPA_GAGAL
    if hasil.exception is not None and not isinstance(hasil.exception, SystemExit):
        sebab = f"galat yang tidak ditangani: {hasil.exception!r}"
    elif hasil.exit_code not in {0, 1, 2}:
        sebab = "kode yang tidak ada artinya"
    elif hasil.exit_code and not temuan and ("Gagal:" not in hasil.stderr or "→" not in hasil.stderr):
        sebab = f"tanpa «Gagal» atau saran: {hasil.output}"
    elif hasil.exit_code and inggris:
        sebab = f"berbahasa lain {inggris}: {hasil.stderr}"
    else:
        sebab = ""
    return hasil.exit_code, sebab


def test_masukan_salah_di_setiap_perintah(asal: Path, tempat: Path, kampanye: Kampanye):
    gagal: list[str] = []
    lama: dict[str, tuple[int, int]] = {}
    for p in kampanye.sapuan(semua_percobaan(), LANTAI):
        if not lama:
            shutil.rmtree(tempat, ignore_errors=True)
            shutil.copytree(asal, tempat)
            lama = _isi(tempat)
        kode, sebab = _jalankan(p, tempat)
        if (kini := _isi(tempat)) != lama:
            beda = sorted(k for k in kini.keys() | lama.keys() if kini.get(k) != lama.get(k))
            sebab = sebab or (f"kode {kode}, setengah jadi: {beda}" if kode else "")
            lama = {}
        if sebab:
            gagal.append(f"{p}: {sebab}")
    assert gagal == []
    assert list(folder_contoh().glob("*.db*")) == []  # nothing is put beside the data of the program
