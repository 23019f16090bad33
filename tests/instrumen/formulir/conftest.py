"""A store with a small kegiatan; JupyterLab and the page of the form in a real browser."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from abk.kegiatan import Kegiatan, Pengaturan
from abk.store import buka
from abk.tables import validate_semua
from tests.kampanye import SABAR_DETIK
from tests.lab import AKAR, SIAP, Pelayan, hentikan, lingkungan_jupyter, tunggu_peladen

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


@pytest.fixture(scope="session")
def alamat_halaman(tmp_path_factory) -> str:
    """Store behind the page without code."""
    alamat = f"sqlite:///{tmp_path_factory.mktemp('halaman') / 'abk.db'}"
    buka(alamat, buat=True).impor_kegiatan(kegiatan_kecil(), "Ortala")
    return alamat


@dataclass(frozen=True)
class Sajian:
    """A page that is served: its address, as it is printed, and who serves it."""

    url: str
    proses: subprocess.Popen[str]

    @property
    def kernel(self) -> set[str]:
        """Its kernels that run, each by its arguments, in which a file of its own is named."""
        return {args for induk, args in _kernel() if induk == str(self.proses.pid)}


def _kernel() -> Iterator[tuple[str, str]]:
    """Parent and arguments of every kernel that runs; other tests serve pages too."""
    daftar = subprocess.run(
        ["ps", "-ww", "-eo", "ppid,args"], capture_output=True, text=True, check=True
    ).stdout
    for baris in daftar.splitlines():
        if "ipykernel" in baris:
            induk, args = baris.split(maxsplit=1)
            yield induk, args


@contextmanager
def disajikan(alamat: str, folder: Path, kode: str | None = None) -> Iterator[Sajian]:
    """Serve a page by a program; when it is over, none of its kernels is left."""
    proses, url = sajikan_di_proses(alamat, folder, kode or FORMULIR)
    sajian = Sajian(url, proses)
    try:
        yield sajian
    finally:
        milik = sajian.kernel
        assert hentikan(proses, signal.SIGINT) == 0
        assert milik & {args for _, args in _kernel()} == set()


@pytest.fixture(scope="session")
def sajian_formulir(alamat_halaman, tmp_path_factory) -> Iterator[Sajian]:
    """The page without code."""
    with disajikan(alamat_halaman, tmp_path_factory.mktemp("sajian")) as sajian:
        yield sajian


@pytest.fixture(scope="session")
def halaman_formulir(sajian_formulir: Sajian) -> str:
    """Its address."""
    return sajian_formulir.url


@pytest.fixture
def hitung_kernel(sajian_formulir: Sajian) -> Callable[[], int]:
    return lambda: len(sajian_formulir.kernel)


FORMULIR = (
    "import sys; from abk.instrumen.formulir import sajikan; sajikan(sys.argv[1], oleh='Analis Organisasi')"
)


def sajikan_di_proses(alamat: str, folder: Path, kode: str) -> tuple[subprocess.Popen, str]:
    """Run a program that serves its argument, `alamat`: the process, and the address that it prints."""
    with (folder / "log").open("w") as log:
        proses = subprocess.Popen(
            [sys.executable, "-u", "-c", kode, alamat], env=lingkungan_jupyter(folder),
            stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True, cwd=AKAR,
        )  # fmt: skip
    tercetak = alamat_tercetak(proses)
    tunggu_peladen(tercetak.split("/voila")[0] + "/api", proses)
    return proses, tercetak


def alamat_tercetak(proses: subprocess.Popen) -> str:
    """Address that a server prints once it is ready, after it has said that it is coming."""
    baris = [proses.stdout.readline(), proses.stdout.readline()]
    cocok = re.search(r"http://127\.0\.0\.1:\d+/\S+token=\S+", baris[1])
    assert "sedang disiapkan" in baris[0], baris
    assert cocok, baris
    return cocok[0]


def salin_notebook(lab: Pelayan, alamat: str, nama: str) -> str:
    """Notebook of the form in the folder of Lab, its parameters filled in."""
    isi = json.loads((AKAR / "notebooks" / "10_instrumen.ipynb").read_text())
    for sel in isi["cells"]:
        if "parameters" in sel["metadata"].get("tags", []):
            sel["source"] += [f"\nsumber = {alamat!r}\noleh = 'Analis Organisasi'"]
    (lab.folder / nama).write_text(json.dumps(isi))
    return nama


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
