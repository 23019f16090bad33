"""JupyterLab and windows of the browser, for all tests that click: one server and one window of Lab a run."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import pytest

from tests.kampanye import SABAR_DETIK

AKAR = Path(__file__).resolve().parents[1]
DALAM = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:")
LAB = "import abk.without_grammars; from jupyterlab.labapp import main; main()"


@dataclass
class Pelayan:
    """A running server: its address, its token, its folder."""

    url: str
    token: str
    folder: Path


def lingkungan_jupyter(folder: Path) -> dict[str, str]:
    luar = {k: v for k, v in os.environ.items() if not k.startswith("JUPYTER")}
    dalam = {
        n: str(folder / n.lower()) for n in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    lab = {f"JUPYTERLAB_{n}_DIR": str(folder / f"lab-{n.lower()}") for n in ("SETTINGS", "WORKSPACES")}
    rumah = {"HOME": str(folder / "rumah"), "IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": str(AKAR)}
    rumah["MPLCONFIGDIR"] = mpl.get_cachedir()  # the list of fonts takes a second for each new home
    return {**luar, **dalam, **lab, **rumah}


def _setelan(folder: Path) -> None:
    """Settings of Lab: it asks nobody for news, and no node at each page whether it could be built."""
    isi = {
        "apputils-extension/notification.jupyterlab-settings": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        "docmanager-extension/plugin.jupyterlab-settings": {"autosave": False},
    }
    for nama, nilai in isi.items():
        berkas = folder / "lab-settings" / "@jupyterlab" / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(json.dumps(nilai))
    berkas = folder / "jupyter_config_dir" / "labconfig" / "page_config.json"
    berkas.parent.mkdir(parents=True)
    berkas.write_text(json.dumps({"buildAvailable": False, "buildCheck": False}))


def tunggu_peladen(url: str, proses: subprocess.Popen) -> None:
    batas = time.monotonic() + SABAR_DETIK
    while time.monotonic() < batas:
        assert proses.poll() is None, "peladen berhenti sebelum siap"
        try:
            with urllib.request.urlopen(url, timeout=SABAR_DETIK):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("peladen tidak siap")


def hentikan(proses: subprocess.Popen, isyarat: int = signal.SIGTERM) -> int:
    """Stop a server and all it started, kernels in groups of their own included."""
    try:
        os.killpg(proses.pid, isyarat)
        return proses.wait(SABAR_DETIK)
    except ProcessLookupError:
        return proses.wait(SABAR_DETIK)
    except subprocess.TimeoutExpired:
        os.killpg(proses.pid, signal.SIGKILL)
        return proses.wait(SABAR_DETIK)


@pytest.fixture(scope="session")
def lab(tmp_path_factory) -> Iterator[Pelayan]:
    folder = tmp_path_factory.mktemp("lab")
    akar = folder / "akar"
    for satu in (akar, folder / "rumah"):
        satu.mkdir()
    _setelan(folder)
    token = secrets.token_hex(16)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    perintah = [
        sys.executable, "-c", LAB, "--no-browser", "--ip=127.0.0.1", f"--port={port}",
        "--port-retries=0",
        f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={akar}", "--allow-root",
        "--expose-app-in-browser", "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
    with (folder / "log").open("w") as log:
        proses = subprocess.Popen(
            perintah, env=lingkungan_jupyter(folder), stdout=log, stderr=log, start_new_session=True, cwd=akar
        )
    try:
        tunggu_peladen(f"http://127.0.0.1:{port}/api?token={token}", proses)
        yield Pelayan(f"http://127.0.0.1:{port}", token, akar)
    finally:
        hentikan(proses)


@pytest.fixture
def luar() -> list[str]:
    """Requests that left this machine."""
    return []


UKURAN = {"width": 1280, "height": 900}


def _jendela(peramban, catat):
    """Browser window; `catat` is told of each request that leaves this machine."""
    satu = peramban.new_context(locale="id-ID", viewport=UKURAN, base_url=None)
    satu.set_default_timeout(SABAR_DETIK * 1000)
    satu.on("request", lambda r: None if DALAM.match(r.url) else catat(r.url))
    return satu


@pytest.fixture
def konteks(peramban, luar):
    """Browser window in which every request is recorded."""
    satu = _jendela(peramban, luar.append)
    yield satu
    satu.close()


BUKA = """async (nama) => {
  const jeda = (t) => new Promise((r) => setTimeout(r, t));
  while (!window.jupyterapp) await jeda(50);
  const app = window.jupyterapp;
  await app.restored;
  const terang = 'JupyterLab Light';
  if (document.body.dataset.jpThemeName !== terang)
    await app.commands.execute('apputils:change-theme', {theme: terang});
  await app.commands.execute('docmanager:open', {path: nama, factory: 'Notebook'});
}"""
TUTUP = """async () => {
  for (const w of Array.from(window.jupyterapp.shell.widgets('main')).filter((w) => w.context)) {
    await w.context.sessionContext.shutdown();
    w.dispose();
  }
}"""


class JendelaLab:
    """A window with Lab: notebooks are opened and closed in it, for its start costs more than they do."""

    def __init__(self, lab, peramban):
        self._luar = []
        self.konteks = _jendela(peramban, self._catat)
        self.h = self.konteks.new_page()
        self.h.goto(f"{lab.url}/lab?token={lab.token}&reset")

    def _catat(self, url: str) -> None:
        self._luar.append(url)

    def buka(self, nama: str, luar: list[str]):
        """Open a notebook; from now on `luar` hears of what leaves this machine."""
        luar += self._luar
        self._luar = luar
        self.h.evaluate(BUKA, nama)
        return self.h

    def tutup(self) -> None:
        """Close the notebook with its kernel; nothing of it is left for the next one."""
        self.h.evaluate(TUTUP)
        self.h.set_viewport_size(UKURAN)
        self.h.emulate_media(color_scheme="light")
        self._luar = []


@pytest.fixture(scope="session")
def _jendela_lab(lab, peramban):
    satu = JendelaLab(lab, peramban)
    yield satu
    satu.konteks.close()


@pytest.fixture
def jendela_lab(_jendela_lab):
    """Lab, one for all tests; what a test opened in it is closed after it."""
    yield _jendela_lab
    _jendela_lab.tutup()


DIAM = """async () => {
  await new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)));
  const akhir = (a) => Number.isFinite(a.effect.getComputedTiming().endTime);
  await Promise.all(document.getAnimations().filter(akhir).map((a) => a.finished.catch(() => null)));
}"""


def diam(halaman) -> None:
    """Wait until the page is drawn as it will stay: whatever moves or fades has ended."""
    halaman.evaluate(DIAM)


SIAP = """async () => {
  const jeda = (t) => new Promise((r) => setTimeout(r, t));
  while (!window.jupyterapp) await jeda(50);
  const app = window.jupyterapp;
  await app.restored;
  while (!app.shell.currentWidget || !app.shell.currentWidget.context) await jeda(50);
  const w = app.shell.currentWidget;
  await w.context.ready;
  await w.context.sessionContext.ready;
  await w.context.sessionContext.session.kernel.info;
}"""
