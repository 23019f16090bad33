"""Pictures of the README and the tour of the notebooks, made from the demo: ``make gambar``.

Two browser tests that the suite does not collect. ``ABK_CONTOH`` is the folder of ``abk demo``.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

import abk
from abk.store import buka
from tests.instrumen.formulir.conftest import Isian, salin_notebook
from tests.lab import SIAP, diam

pytestmark = pytest.mark.peramban

AKAR = Path(__file__).resolve().parents[1]
GAMBAR = AKAR / "docs" / "gambar"
CONTOH = Path(os.environ.get("ABK_CONTOH") or AKAR / "reports" / "contoh").resolve()
TERBESAR, TUR_TERBESAR = 60_000, 1_500_000
LEBAR, TINGGI, KAKI = 960, 600, 44
DETIK_TUR = 90


def simpan(nama: str, png: bytes, lebar: int) -> None:
    """A picture of the README: WebP, as sharp as its size allows."""
    gambar = Image.open(io.BytesIO(png)).convert("RGB")
    gambar = gambar.resize((lebar, round(gambar.height * lebar / gambar.width)), Image.Resampling.LANCZOS)
    for mutu in (90, 80, 70, 60, 50, 40):
        tempat = io.BytesIO()
        gambar.save(tempat, "WEBP", quality=mutu, method=6)
        if tempat.tell() <= TERBESAR:
            break
    assert tempat.tell() <= TERBESAR, nama
    (GAMBAR / nama).write_bytes(tempat.getvalue())


def test_gambar_keluaran(konteks: Any, tmp_path: Path):
    h = konteks.new_page()
    h.set_viewport_size({"width": 1100, "height": 760})
    h.goto((CONTOH / "SET.PO.html").as_uri())
    diam(h)
    simpan("halaman-unit.webp", h.screenshot(), 1100)
    h.goto((CONTOH / "naskah" / "17-kepmenko-asli.html").as_uri())
    diam(h)
    simpan("kepmenko.webp", h.screenshot(), 1000)


class Tur:
    """Frames with their words, in the order in which they are shown."""

    def __init__(self) -> None:
        self.gambar: list[Image.Image] = []
        tebal = font_manager.findfont("DejaVu Sans")
        self.huruf = ImageFont.truetype(tebal, 19)

    def ambil(self, halaman: Any, kata: str) -> None:
        diam(halaman)
        layar = Image.open(io.BytesIO(halaman.screenshot())).convert("RGB")
        bingkai = Image.new("RGB", (LEBAR, TINGGI + KAKI), "#12303f")
        bingkai.paste(layar.resize((LEBAR, TINGGI), Image.Resampling.LANCZOS))
        tulis = ImageDraw.Draw(bingkai)
        tulis.text((16, TINGGI + KAKI // 2), kata, "white", self.huruf, anchor="lm")
        tulis.text(
            (LEBAR - 16, TINGGI + KAKI // 2), f"{len(self.gambar) + 1}", "#9fc3d3", self.huruf, anchor="rm"
        )
        self.gambar.append(bingkai)

    def simpan(self, tempat: Path) -> None:
        lama = DETIK_TUR * 1000 // len(self.gambar)
        for mutu in (60, 45, 30):
            self.gambar[0].save(
                tempat, "WEBP", save_all=True, append_images=self.gambar[1:], duration=lama, loop=0,
                quality=mutu, method=4,
            )  # fmt: skip
            if tempat.stat().st_size <= TUR_TERBESAR:
                return
        pytest.fail("gambar tur terlalu besar")


@pytest.fixture
def buka_notebook(lab: Any, konteks: Any) -> Iterator[Callable[[str], Any]]:
    """A notebook as it is, in Lab without its side bar, run from its first to its last cell."""

    def buka_(nama: str) -> Any:
        if not (lab.folder / nama).exists():
            (lab.folder / nama).write_bytes((AKAR / "notebooks" / nama).read_bytes())
        h = konteks.new_page()
        h.set_viewport_size({"width": 1200, "height": 750})
        h.goto(f"{lab.url}/lab/tree/{nama}?token={lab.token}&reset")
        h.evaluate(SIAP)
        h.evaluate(
            "async () => { const c = window.jupyterapp.commands;"
            " if (document.querySelector('#jp-left-stack:not(.lm-mod-hidden)'))"
            "   await c.execute('application:toggle-left-area');"
            " await c.execute('notebook:run-all-cells'); }"
        )
        return h

    yield buka_
    for satu in konteks.pages:
        satu.close()


def ke(halaman: Any, teks: str, *, atas: int = 90) -> None:
    """Scroll the notebook until the cell that says `teks` is near the top."""
    sel = halaman.locator(".jp-Cell", has_text=teks).first
    sel.wait_for(state="attached")
    sel.evaluate(
        "(e, atas) => { const w = e.closest('.jp-WindowedPanel-outer') || e.closest('.jp-Notebook');"
        " w.scrollTop += e.getBoundingClientRect().top - atas; }",
        atas,
    )
    halaman.wait_for_timeout(400)


def test_tur_notebook(  # noqa: PLR0915 - a walk, frame by frame
    buka_notebook: Callable[[str], Any], lab: Any, konteks: Any, tmp_path: Path
):
    tur = Tur()

    h = buka_notebook("00_mulai.ipynb")
    ke(h, "Mulai di sini")
    tur.ambil(h, "JupyterLab, buku catatan 00_mulai: jalankan semua sel, data contoh terbuka.")
    ke(h, "k.uraian_tugas, on")
    tur.ambil(h, "Satu kegiatan adalah tiga tabel: unit, jabatan, dan uraian tugas.")
    ke(h, "Temuan pada data")
    tur.ambil(h, "Setiap temuan menyebut berkas, baris, kolom, dan yang perlu dilakukan.")
    ke(h, "hasil.head(8)")
    tur.ambil(h, "Kebutuhan tiap jabatan, beserta peraturan dan cara membulatkannya.")
    h.close()

    contoh = abk.open("contoh")
    alamat = f"sqlite:///{tmp_path / 'abk.db'}"
    buka(alamat, buat=True).impor_kegiatan(contoh.cabang("SET.PO"), "Ortala")
    salin_notebook(lab, alamat, "10_instrumen.ipynb")
    h = buka_notebook("10_instrumen.ipynb")
    f = Isian(h)
    h.get_by_label("Jabatan (ketik").wait_for()
    ke(h, "Jabatan (ketik")
    tur.ambil(h, "10_instrumen: formulir isian. Unit memilih jabatannya dari daftar.")
    h.set_viewport_size({"width": 1440, "height": 900})
    f.pilih("SET.PO-02")
    ke(h, "Pilih jabatan", atas=40)
    h.get_by_role("grid").evaluate(
        "e => { const w = e.closest('.jp-WindowedPanel-outer') || e.closest('.jp-Notebook');"
        " w.scrollTop += e.getBoundingClientRect().top - 330; }"
    )
    h.wait_for_timeout(400)
    diam(h)
    simpan("formulir.webp", h.screenshot(clip={"x": 70, "y": 82, "width": 1290, "height": 780}), 1100)
    tur.ambil(h, "Tugas diisi seperti pada Excel; bebannya dihitung saat diketik.")
    f.sel(1, "Volume").click()
    h.keyboard.type("1.250")
    h.keyboard.press("Enter")
    h.locator("[role=grid] td[data-label=Volume][aria-invalid=true]").wait_for()
    tur.ambil(h, "1.250 dapat berarti dua hal: program bertanya, tidak menebak.")
    h.close()

    h = buka_notebook("20_analisis_unit.ipynb")
    h.get_by_text("Lampiran", exact=False).last.wait_for(state="attached")
    ke(h, "abk.reports.pilih_unit")
    tur.ambil(h, "20_analisis_unit: pilih unitnya, halaman tersusun di bawahnya.")
    ke(h, "halaman.simpulan")
    tur.ambil(h, "Simpulan dalam satu kalimat, lalu angka kunci.")
    ke(h, "halaman.kebutuhan")
    tur.ambil(h, "Kebutuhan tiap jabatan; pada halaman terbit dapat diurutkan dan disaring.")
    ke(h, "halaman.grafik")
    tur.ambil(h, "Grafik dengan angka di baliknya.")
    h.close()

    h = buka_notebook("21_jelajah.ipynb")
    ke(h, "Tabel yang dapat disaring")
    tur.ambil(h, "21_jelajah: tabel untuk disaring dan dihitung sendiri.")
    ke(h, "Mengubah satu anggapan")
    tur.ambil(h, "Bagaimana bila semua norma 10 persen lebih singkat?")
    ke(h, "Gambar sendiri")
    tur.ambil(h, "Grafiknya boleh diubah, dan tetap dipakai halaman.")
    h.close()

    h = buka_notebook("60_kewajaran.ipynb")
    ke(h, "abk.kewajaran(k)")
    tur.ambil(h, "60_kewajaran: yang perlu ditanyakan kepada unit, dengan buktinya.")
    ke(h, "selang_kebutuhan(pasti.jabatan")
    tur.ambil(h, "Seberapa pasti kebutuhannya: selang menurut sebaran norma.")
    h.close()

    h = konteks.new_page()
    h.set_viewport_size({"width": 1200, "height": 750})
    h.goto((CONTOH / "SET.PO.html").as_uri())
    tur.ambil(h, "Hasil terbit: satu berkas tiap unit, terbuka tanpa jaringan, siap cetak.")
    h.goto((CONTOH / "index.html").as_uri())
    tur.ambil(h, "index.html: seluruh kementerian, dengan tautan ke setiap unit.")
    tur.simpan(GAMBAR / "tur.webp")
