"""Guards abk.reports.jelajah: the panel in JupyterLab and as a page without code: labels, keyboard, live
sentence, axe.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.instrumen.formulir.conftest import disajikan
from tests.lab import AKAR, SIAP, diam

pytestmark = [pytest.mark.peramban, pytest.mark.xdist_group("lab")]

SEL = ("import abk, tempfile", "abk.jelajah(abk.open('contoh'), folder=tempfile.mkdtemp())")


def _buku() -> dict[str, object]:
    buku = json.loads((AKAR / "notebooks" / "10_instrumen.ipynb").read_text(encoding="utf-8"))
    sel = next(s for s in buku["cells"] if s["cell_type"] == "code")
    return {
        **buku,
        "cells": [{**sel, "id": f"s{n}", "metadata": {}, "source": isi} for n, isi in enumerate(SEL)],
    }


def _pakai(h, axe, gambar: Path, nama: str) -> None:
    """Change by keyboard alone, hear the result, undo, save."""
    volume = h.get_by_label("Perubahan volume (%)")
    volume.wait_for()
    kabar = h.locator(".abk-status-bar .kabar[role=status]")
    semula = kabar.inner_text()
    volume.focus()
    volume.fill("12,5")
    h.keyboard.press("Enter")
    lain = "s => document.querySelector('.abk-status-bar .kabar').textContent !== s"
    h.wait_for_function(lain, arg=semula)
    assert re.match(
        r"Kebutuhan \d+ orang, semula \d+; kekurangan \d+, kelebihan \d+ orang\.", kabar.inner_text()
    )
    h.get_by_role("table", name="Jabatan yang paling berubah").first.wait_for()
    assert h.locator("figure svg[role=img]").count() == 1
    diam(h)
    h.screenshot(path=gambar / f"jelajah-{nama}.png", full_page=True)
    assert axe.gawat(h, ".abk-formulir") == []
    h.get_by_label("Nama skenario").fill("Lebih banyak surat")
    h.get_by_role("button", name="Simpan sebagai skenario").press("Enter")
    h.locator(".kabar", has_text="disimpan sebagai lebih-banyak-surat.yaml").wait_for()
    h.get_by_role("button", name="Urungkan").press("Enter")
    h.locator(".kabar", has_text=semula).wait_for()
    assert volume.input_value() == "0"
    assert h.evaluate("document.activeElement.textContent") == "Urungkan"


def test_panel_di_lab(lab, jendela_lab, axe, gambar, luar):
    (lab.folder / "jelajah.ipynb").write_text(json.dumps(_buku()), encoding="utf-8")
    h = jendela_lab.buka("jelajah.ipynb", luar)
    h.evaluate(SIAP)
    h.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    _pakai(h, axe, gambar, "lab")
    assert luar == []


def test_panel_tanpa_kode(alamat_halaman, konteks, axe, gambar, luar, tmp_path):
    """The machinery that serves the form serves the panel."""
    sel = json.dumps(_buku()["cells"])
    kode = (
        "import json, sys; from abk.instrumen.formulir import sajian; asli = sajian.notebook_terisi; "
        f"sajian.notebook_terisi = lambda *isi: {{**asli(*isi), 'cells': json.loads({sel!r})}}; "
        "sajian.sajikan(sys.argv[1])"
    )
    with disajikan(alamat_halaman, tmp_path, kode) as sajian:
        h = konteks.new_page()
        h.goto(sajian.url)
        _pakai(h, axe, gambar, "voila")
        assert luar == []
