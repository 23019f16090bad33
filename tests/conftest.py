"""Fixtures and rules for all tests."""

from __future__ import annotations

import functools
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer.main
import typer.testing
from filelock import FileLock

import abk.without_grammars  # noqa: F401 - before what imports nbformat
from tests.kampanye import SABAR_DETIK, Kampanye, beri_tanda, catat_contoh, ringkasan
from tests.lab import _jendela_lab, jendela_lab, konteks, lab, luar
from tests.lingkungan import lingkungan_tetap
from tests.permainan import Permainan, demo_terbit, permainan_satu_unit, permainan_utuh
from tests.serangan import CatatSerangan, berbatas, tandai, tulis_catatan

__all__ = ["_jendela_lab", "jendela_lab", "konteks", "lab", "luar"]
"""Fixtures, once for all who use them: one that two folders import is two, with a server each."""
WAJIB_LENGKAP = "ABK_TANPA_LEWAT"

# Whatever the machine says: without files of bytecode each worker rewrites the asserts of all tests, and
# each process that a test starts compiles the package, anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A process makes the tree of its commands once; here there are many commands in one process.
typer.main.get_command = typer.testing._get_command = functools.cache(typer.main.get_command)

# What is imported and collected stays to the end: the collector of garbage looks it through no more.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)  # not often: tests leave little behind, and looking for it is not cheap
    gc.enable()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where everything is installed, a skip hides something: count it as a failure."""
    if call.when == "call":
        catat_contoh(item)
    hasil = yield
    laporan = hasil.get_result()
    if laporan.skipped and os.environ.get(WAJIB_LENGKAP) and not hasattr(laporan, "wasxfail"):
        sebab = laporan.longrepr[2] if isinstance(laporan.longrepr, tuple) else laporan.longrepr
        laporan.outcome = "failed"
        laporan.longrepr = f"dilewati, padahal {WAJIB_LENGKAP} meminta semua uji: {sebab}"


# ── several workers ───────────────────────────────────────────────────────────────────────────────
@functools.cache
def _satuan(berkas: Path) -> str:
    """What stays on one worker: the group that a file names, else the file itself.

    xdist puts the group behind the name of a test, which newer versions of pytest do not let it do.
    """
    kelompok = re.search(r'xdist_group\("(\w+)"\)', berkas.read_text(encoding="utf-8"))
    return kelompok[1] if kelompok else str(berkas)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Tests of a file stay on one worker, which makes its fixtures once; a named group spans files."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - only where several workers run

    config.option.loadscopereorder = False  # files with many tests are not those that take long

    class MenurutBerkas(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _satuan(config.rootpath / nodeid.partition("::")[0])

    return MenurutBerkas(config, log)


DAHULU = (
    *("lab", "peragaan", "store"),
    *("tests/sop/test_jalan_acak.py", "tests/sop/test_verifikasi.py", "tests/cli/", "tests/kokpit/"),
    *("tests/reports/batch/", "tests/instrumen/", "tests/naskah/", "tests/reports/", "tests/sop/"),
)
"""Groups, files and folders that take longest, by CPU time: begun first, so that no worker ends alone."""


def _giliran(item: pytest.Item) -> int:
    """Place of a test in the order in which several workers begin."""
    kelompok = _satuan(item.path)
    cocok = (n for n, satu in enumerate(DAHULU) if satu == kelompok or item.nodeid.startswith(satu))
    return next(cocok, len(DAHULU))


# ── campaigns and attacks ─────────────────────────────────────────────────────────────────────────
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    beri_tanda(items)
    tandai(items)
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=_giliran)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    ringkasan(terminalreporter)
    tulis_catatan(terminalreporter)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    """An attack has an end and a limit of memory; no test meets the environment of another."""
    with lingkungan_tetap(), berbatas(item):
        return (yield)


@pytest.fixture
def catat_serangan(request: pytest.FixtureRequest) -> CatatSerangan:
    """How an attack test says how often it tried: ``catat_serangan(percobaan=300)``."""
    return CatatSerangan(request.node)


@pytest.fixture
def kampanye(request: pytest.FixtureRequest) -> Kampanye:
    """The tries of a test that lasts a budget of seconds."""
    return Kampanye(request.node)


# ── what is made once ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def sekali(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Build something costly once for all workers: who comes first fills the folder, the others wait.

    What lies in it is read only; a test copies what it changes.
    """
    akar = tmp_path_factory.getbasetemp()
    akar = akar.parent if "PYTEST_XDIST_WORKER" in os.environ else akar

    def bangun(nama: str, isi: Callable[[Path], object]) -> Path:
        folder = akar / "sekali" / nama
        siap = folder.with_name(f"{nama}.siap")
        folder.parent.mkdir(exist_ok=True)
        with FileLock(folder.with_name(f"{nama}.kunci")):
            if not siap.exists():
                folder.mkdir()
                isi(folder)
                siap.touch()
        return folder

    return bangun


@pytest.fixture(scope="session")
def permainan_contoh(sekali: Callable[..., Path]) -> Permainan:
    """The played case of the example ministry."""
    return permainan_utuh(sekali)


@pytest.fixture(scope="session")
def permainan_unit(sekali: Callable[..., Path]) -> Permainan:
    """The played case of one unit of it."""
    return permainan_satu_unit(sekali)


@pytest.fixture(scope="session")
def demo_contoh(sekali: Callable[..., Path]) -> Path:
    """Folder with what ``abk demo`` publishes of its own play; not to be changed."""
    return demo_terbit(sekali)


# ── LibreOffice ───────────────────────────────────────────────────────────────────────────────────
_HITUNG_ULANG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
"""As it is printed: the structure beside the words, which nobody reads here, costs a tenth."""


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Convert files into a folder, all in one run: ``libreoffice(berkas, folder, ke=PDF)``.

    Starting the program takes most of the time. It calculates all formulas anew.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) tidak terpasang")
    profil = tmp_path_factory.mktemp("libreoffice")
    (profil / "user").mkdir()
    (profil / "user" / "registrymodifications.xcu").write_text(_HITUNG_ULANG, encoding="utf-8")

    def ubah(berkas: Sequence[Path], folder: Path, ke: str = PDF) -> None:
        perintah = [soffice, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", ke]
        subprocess.run(
            [*perintah, "--outdir", str(folder), *map(str, berkas)],
            check=True,
            capture_output=True,
            timeout=10 * SABAR_DETIK,
        )

    return ubah


# ── the browser ───────────────────────────────────────────────────────────────────────────────────
CHROMIUM = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
"""The same engine without the windows, which cost more time than the pages; else the whole browser."""
BENDERA = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


GAMBAR = "ABK_GAMBAR"
"""Folder for pictures of what is seen; nothing is asserted of them, and without it none is made."""


def _tanpa_berkas(potret: Callable[..., bytes]) -> Callable[..., bytes]:
    """A picture that is not written to a file."""
    return lambda satu, *, path=None, **lain: b"" if path else potret(satu, **lain)


@pytest.fixture(scope="session")
def gambar() -> Path:
    """Where pictures go."""
    folder = Path(os.environ.get(GAMBAR, "."))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def peramban() -> Iterator[object]:
    """Debian's chromium, one for all browser tests of a worker; skipped with the reason where absent."""
    playwright = pytest.importorskip("playwright.sync_api", reason="paket playwright tidak terpasang")
    berkas = next((b for b in CHROMIUM if b.is_file()), None)
    if berkas is None:
        pytest.skip(f"{CHROMIUM[0].name} tidak terpasang")
    with playwright.sync_playwright() as mesin, pytest.MonkeyPatch.context() as ganti:
        if GAMBAR not in os.environ:
            for apa in (playwright.Page, playwright.Locator):
                ganti.setattr(apa, "screenshot", _tanpa_berkas(apa.screenshot))
        satu = mesin.chromium.launch(executable_path=str(berkas), args=BENDERA, timeout=SABAR_DETIK * 1000)
        yield satu
        satu.close()


@pytest.fixture(scope="session")
def axe() -> object:
    """The accessibility checker (:class:`tests.axe.Pemeriksa`)."""
    return pytest.importorskip("tests.axe", reason="paket axe-playwright-python tidak terpasang").Pemeriksa()
