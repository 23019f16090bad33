"""How long an edit of one cell takes to show its effect in a grid of 60 rows [ms]; target < 100.

Run: ``python benchmarks/latensi_formulir.py``. Python alone, then in a browser (chromium) over the page
without code: from the key to the changed "menit per tahun" of the row on the screen.
"""

from __future__ import annotations

import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from abk.instrumen.formulir import Formulir
from abk.kegiatan import Kegiatan, Pengaturan
from abk.store import buka
from abk.tables import validate_semua

PERAMBAN = "/usr/bin/chromium"
BARIS, ULANG = 60, 40
UKUR = """async ([tombol]) => {
  const td = document.querySelector("[role=grid] tbody tr:nth-child(30) td[data-label='Menit per tahun']");
  const lama = td.textContent;
  const selesai = new Promise((r) => {
    const m = new MutationObserver(() => {
      if (!td.textContent || td.textContent === lama) return;
      m.disconnect();
      requestAnimationFrame(() => r(performance.now()));
    });
    m.observe(td, { childList: true, subtree: true, characterData: true });
  });
  window.mulai = null;
  const catat = () => { window.mulai ??= performance.now(); };
  addEventListener(tombol, catat, { capture: true, once: true });
  window.selang = selesai.then((t) => t - window.mulai);
}"""
KOSONG = """!document.querySelector(
  "[role=grid] tbody tr:nth-child(30) td[data-label='Menit per tahun']").innerText.trim()"""


def gudang_contoh(folder: Path) -> str:
    """Store with one post of 60 tasks."""
    unit = pd.DataFrame([{"kode_unit": "U", "nama_unit": "Biro", "kode_induk": None, "eselon": "II.a"}])
    jabatan = pd.DataFrame(
        [{"kode_jabatan": "A1", "kode_unit": "U", "nama_jabatan": "Analis",
          "jenis_jabatan": "pelaksana", "bezetting": 2}]
    )  # fmt: skip
    tugas = pd.DataFrame(
        [
            {"kode_jabatan": "A1", "nomor": str(n), "uraian_tugas": f"Menyusun laporan ke-{n}",
             "hasil_kerja": "Laporan",
             "volume": n, "periode": "bulan", "norma_waktu": 30.5, "satuan_waktu": "menit"}
            for n in range(1, BARIS + 1)
        ]
    )  # fmt: skip
    k = Kegiatan(Pengaturan(), validate_semua({"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas}))
    alamat = f"sqlite:///{folder / 'abk.db'}"
    buka(alamat, buat=True).impor_kegiatan(k, "Ortala")
    return alamat


def cetak(nama: str, ms: list[float]) -> None:
    ms = sorted(ms)
    p95 = ms[int(len(ms) * 0.95) - 1]
    print(f"{nama:<44} median {statistics.median(ms):6.1f} ms   p95 {p95:6.1f} ms   maks {ms[-1]:6.1f} ms")


def ukur_python(alamat: str) -> None:
    f = Formulir(buka(alamat), "Analis")
    f.pemilih.jabatan.value = "A1"
    f.pemilih.tombol.click()
    ms = []
    for n in range(ULANG):
        awal = time.perf_counter()
        f.tasks._handle_custom_msg(  # noqa: SLF001 - as a message of the browser arrives
            {"aksi": "ubah", "id": "30", "kolom": "volume", "teks": str(100 + n), "lanjut": False}, []
        )
        ms.append((time.perf_counter() - awal) * 1000)
    cetak("Python saja", ms)
    f.sesi.simpan()


def ketukan() -> None:
    """Import, build the form, one keystroke: all that a process of its own does."""
    with tempfile.TemporaryDirectory() as folder:
        f = Formulir(buka(gudang_contoh(Path(folder))), "Analis")
        f.pemilih.jabatan.value = "A1"
        f.pemilih.tombol.click()
        f.tasks._handle_custom_msg(  # noqa: SLF001 - as a message of the browser arrives
            {"aksi": "ubah", "id": "30", "kolom": "volume", "teks": "100", "lanjut": False}, []
        )


def ukur_peramban(alamat: str) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    kode = f"from abk.instrumen.formulir import sajikan; sajikan({alamat!r}, oleh='Analis')"
    proses = subprocess.Popen([sys.executable, "-u", "-c", kode], stdout=subprocess.PIPE, text=True)
    try:
        url = re.search(r"http\S+", proses.stdout.readline())[0]
        with sync_playwright() as p:
            b = p.chromium.launch(executable_path=PERAMBAN, args=["--no-sandbox", "--disable-gpu"])
            h = b.new_page(viewport={"width": 1280, "height": 900})
            h.goto(url)
            h.get_by_label("Jabatan (ketik").fill("A1")
            h.get_by_role("button", name="Buka lembar").click()
            volume = h.locator("[role=grid] tbody tr:nth-child(30) td[data-label='Volume']")
            volume.click()
            selesai, langsung = [], []
            for n in range(ULANG):
                volume.focus()
                h.keyboard.press("Delete")
                h.wait_for_function(KOSONG)
                h.evaluate(UKUR, ["keydown"])
                h.keyboard.press(str(n % 9 + 1))
                langsung.append(h.evaluate("window.selang"))
                h.keyboard.press("Enter")
                volume.focus()
                h.keyboard.press("F2")
                h.evaluate("i => { document.activeElement.value = i }", str(200 + n))
                h.evaluate(UKUR, ["keydown"])
                h.keyboard.press("Enter")
                selesai.append(h.evaluate("window.selang"))
            cetak("Peramban: Enter pada sel → hasil tampak", selesai)
            cetak("Peramban: satu ketukan → hasil tampak", langsung)
            b.close()
    finally:
        proses.send_signal(signal.SIGINT)
        proses.wait(15)


if __name__ == "__main__":
    if "--ketukan" in sys.argv:
        ketukan()
        sys.exit()
    with tempfile.TemporaryDirectory() as folder:
        alamat = gudang_contoh(Path(folder))
        ukur_python(alamat)
        if Path(PERAMBAN).exists():
            ukur_peramban(alamat)
        else:
            print(f"{PERAMBAN} tidak terpasang: bagian peramban dilewati")
