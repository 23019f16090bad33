"""A store with a small kegiatan; JupyterLab and the page of the form in a real browser."""

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
import pandas as pd
import pytest

from abk.kegiatan import Kegiatan, Pengaturan
from abk.store import buka
from abk.tables import validate_semua
from tests.kampanye import SABAR_DETIK

AKAR = Path(__file__).resolve().parents[3]
DALAM = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:")
TEMPEL = (
    "t => { const d = new DataTransfer(); d.setData('text/plain', t); document.activeElement.dispatchEvent("
    "new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true})); }"
)


def kegiatan_kecil() -> Kegiatan:
    """Two units, three posts; A1 has two tasks, one of a measured norm, A2 one, B1 none."""
    unit = pd.DataFrame(
        [["U", "Biro Umum", None, "II.a"], ["U.1", "Bagian Rumah Tangga", "U", "III.a"]],
        columns=["kode_unit", "nama_unit", "kode_induk", "eselon"],
    )
    jabatan = pd.DataFrame(
        [
            ["A1", "U", "Analis Organisasi", "pelaksana", 2, "tugas_per_tugas"],
            ["A2", "U", "Pengelola Surat", "pelaksana", 1, "tugas_per_tugas"],
            ["B1", "U.1", "Kepala Bagian Rumah Tangga", "administrator", 1, "tugas_per_tugas"],
        ],
        columns=["kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting", "pendekatan"],
    )
    tugas = pd.DataFrame(
        [
            ["A1", "1", "Menyusun peta jabatan", "Dokumen", 10, "bulan", 300, "menit"],
            ["A1", "2", "Menelaah usulan unit", "Telaahan", 4, "minggu", 120, "menit"],
            ["A2", "1", "Mencatat surat masuk", "Catatan", 20, "hari", 5, "menit"],
        ],
        columns=["kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja", "volume", "periode", "norma_waktu",
                 "satuan_waktu"],
    )  # fmt: skip
    tugas["sumber_norma"], tugas["jumlah_amatan"] = [None, "diukur", None], [None, 12, None]
    return Kegiatan(
        Pengaturan(tahun=2026), validate_semua({"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas})
    )


@pytest.fixture
def alamat(tmp_path: Path) -> str:
    alamat = f"sqlite:///{tmp_path / 'abk.db'}"
    buka(alamat, buat=True).impor_kegiatan(kegiatan_kecil(), "Ortala")
    return alamat


@pytest.fixture
def gudang(alamat):
    return buka(alamat, tunggu_detik=SABAR_DETIK)


@dataclass
class Pelayan:
    """A running server: its address, its token, its folder."""

    url: str
    token: str
    folder: Path


def _lingkungan(folder: Path) -> dict[str, str]:
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


def _tunggu(url: str, proses: subprocess.Popen) -> None:
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
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
        "--port-retries=0",
        f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={akar}", "--allow-root",
        "--expose-app-in-browser", "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
    with (folder / "log").open("w") as log:
        proses = subprocess.Popen(
            perintah, env=_lingkungan(folder), stdout=log, stderr=log, start_new_session=True, cwd=akar
        )
    try:
        _tunggu(f"http://127.0.0.1:{port}/api?token={token}", proses)
        yield Pelayan(f"http://127.0.0.1:{port}", token, akar)
    finally:
        hentikan(proses)


@pytest.fixture(scope="session")
def alamat_halaman(tmp_path_factory) -> str:
    """Store behind the page without code."""
    alamat = f"sqlite:///{tmp_path_factory.mktemp('halaman') / 'abk.db'}"
    buka(alamat, buat=True).impor_kegiatan(kegiatan_kecil(), "Ortala")
    return alamat


@pytest.fixture(scope="session")
def halaman_formulir(alamat_halaman, tmp_path_factory) -> Iterator[str]:
    """Address of the page without code, as it is printed."""
    folder = tmp_path_factory.mktemp("sajian")
    proses, url = sajikan_di_proses(alamat_halaman, folder)
    try:
        yield url
    finally:
        assert hentikan(proses, signal.SIGINT) == 0
        assert kernel_sajian() == []


def kernel_sajian(halaman: str = "formulir") -> list[str]:
    """Processes of kernels that belong to a page without code."""
    daftar = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [b for b in daftar.splitlines() if "ipykernel" in b and f"abk-{halaman}-" in b]


@pytest.fixture
def hitung_kernel():
    return lambda: len(kernel_sajian())


FORMULIR = "from abk.instrumen.formulir import sajikan; sajikan({!r}, oleh='Analis Organisasi')"


def sajikan_di_proses(alamat: str, folder: Path, kode: str = FORMULIR) -> tuple[subprocess.Popen, str]:
    kode = kode.format(alamat)
    with (folder / "log").open("w") as log:
        proses = subprocess.Popen(
            [sys.executable, "-u", "-c", kode], env=_lingkungan(folder), stdout=subprocess.PIPE, stderr=log,
            text=True, start_new_session=True, cwd=AKAR,
        )  # fmt: skip
    baris = proses.stdout.readline()
    cocok = re.search(r"http://127\.0\.0\.1:\d+/\S+token=\S+", baris)
    assert cocok, baris
    _tunggu(cocok[0].split("/voila")[0] + "/api", proses)
    return proses, cocok[0]


@pytest.fixture
def luar() -> list[str]:
    """Requests that left this machine."""
    return []


def _jendela(peramban, catat):
    """Browser window; `catat` is told of each request that leaves this machine."""
    satu = peramban.new_context(locale="id-ID", viewport={"width": 1280, "height": 900}, base_url=None)
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
        self._luar = []


@pytest.fixture(scope="module")
def _jendela_lab(lab, peramban):
    satu = JendelaLab(lab, peramban)
    yield satu
    satu.konteks.close()


@pytest.fixture
def jendela_lab(_jendela_lab):
    """Lab, one for the tests of a module; what a test opened in it is closed after it."""
    yield _jendela_lab
    _jendela_lab.tutup()


def salin_notebook(lab: Pelayan, alamat: str, nama: str) -> str:
    """Notebook of the form in the folder of Lab, its parameters filled in."""
    isi = json.loads((AKAR / "notebooks" / "10_instrumen.ipynb").read_text())
    for sel in isi["cells"]:
        if "parameters" in sel["metadata"].get("tags", []):
            sel["source"] += [f"\nsumber = {alamat!r}\noleh = 'Analis Organisasi'"]
    (lab.folder / nama).write_text(json.dumps(isi))
    return nama


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

KETIK = """([medan, teks, tombol]) => {
  for (const n of teks.split('').keys()) {
    medan.value = teks.slice(0, n + 1);
    medan.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }
  tombol.click();
}"""


class Isian:
    """A page with the form on it, and what a person does there."""

    def __init__(self, halaman):
        self.h = halaman

    def jalankan_lab(self):
        self.h.evaluate(SIAP)
        self.h.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        self.h.get_by_label("Jabatan (ketik").wait_for()
        return self

    def pilih(self, jabatan: str):
        self.h.get_by_label("Jabatan (ketik").fill(jabatan)
        self.h.get_by_role("button", name="Buka lembar").click()
        self.h.get_by_role("grid").wait_for()
        self.h.wait_for_function(
            "t => document.querySelector('.abk-status-bar .kabar')?.textContent.startsWith(t)", arg="Lembar "
        )
        return self

    def sel(self, baris: int, kolom: str):
        return self.h.locator(f"[role=grid] tbody tr:nth-child({baris}) td[data-label='{kolom}']")

    def teks(self, baris: int, kolom: str) -> str:
        return self.sel(baris, kolom).locator(".t").inner_text()

    @property
    def jumlah(self) -> int:
        """Rows with a number."""
        return len([t for t in self.h.locator("[role=grid] td[data-label=Nomor] .t").all_inner_texts() if t])

    def tempel(self, teks: str):
        self.h.evaluate(TEMPEL, teks)

    def tunggu_status(self, pola: str) -> str:
        """Status line as it was when it fitted; a later look may already meet the next one."""
        sesuai = self.h.wait_for_function(
            "p => { const t = document.querySelector('.abk-status-bar .status').textContent;"
            " return new RegExp(p).test(t) ? t : null; }",
            arg=pola,
        )
        return sesuai.json_value()

    def tunggu_kabar(self, pola: str):
        self.h.wait_for_function(
            "p => new RegExp(p).test(document.querySelector('.abk-status-bar .kabar').textContent)", arg=pola
        )

    def tunggu_teks(self, baris: int, kolom: str, teks: str):
        self.h.wait_for_function(
            "([b, k, t]) => document.querySelector(`[role=grid] tbody tr:nth-child(${b}) "
            "td[data-label='${k}'] .t`)?.textContent === t",
            arg=[baris, kolom, teks],
        )

    def isi_kepala(self, label: str, teks: str):
        self.h.get_by_label(label).fill(teks)

    def ketik_lalu_tekan(self, label: str, teks: str, tombol: str):
        """Type letter by letter and press a button, with no time for the kernel in between."""
        medan = self.h.get_by_label(label).element_handle()
        tujuan = self.h.get_by_role("button", name=tombol).element_handle()
        self.h.evaluate(KETIK, [medan, teks, tujuan])


@pytest.fixture
def buka_lab(lab, jendela_lab, luar):
    """Open the notebook of the form over a store in Lab and run it."""

    def buka_(alamat: str, nama: str) -> Isian:
        salin_notebook(lab, alamat, nama)
        return Isian(jendela_lab.buka(nama, luar)).jalankan_lab()

    return buka_


@pytest.fixture
def buka_lab_sendiri(lab, konteks):
    """The same by its address, in a window of its own."""

    def buka_(alamat: str, nama: str) -> Isian:
        salin_notebook(lab, alamat, nama)
        h = konteks.new_page()
        h.goto(f"{lab.url}/lab/tree/{nama}?token={lab.token}&reset")
        return Isian(h).jalankan_lab()

    return buka_


@pytest.fixture
def buka_halaman(halaman_formulir, konteks):
    """Open the page without code."""

    def buka_() -> Isian:
        h = konteks.new_page()
        h.goto(halaman_formulir)
        h.get_by_label("Jabatan (ketik").wait_for()
        return Isian(h)

    return buka_


def dua_belas(volume: str = "1.250") -> str:
    """Block of 12 tasks as a spreadsheet gives it; the first volume can be read in two ways."""
    baris = [
        f"Menyusun laporan ke-{n}\tLaporan\t{volume if n == 1 else n}\ttahun\t30,5\tmenit"
        for n in range(1, 13)
    ]
    return "\r\n".join(baris) + "\r\n"


@pytest.fixture
def blok() -> str:
    return dua_belas()
