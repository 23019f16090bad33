"""Guards abk.reports.batch.check: success is proved from the result: each way in which a notebook can lie
is caught.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from abk.reports.batch.check import count_figures, notebook_objections, page_objections
from abk.tulisan.halaman import MIME_BUKTI

HARAPAN = {
    "halaman": "unit",
    "unit": "01.02",
    "sidik": "f" * 64,
    "versi": "1",
    "jabatan": 3,
    "kebutuhan_bulat": 5,
    "bezetting": 4,
    "selisih": -1,
}
GAMBAR = '<figure class="abk-grafik lebar" role="img" aria-label="x"><svg></svg></figure>'


def jalan(**bukti: Any) -> dict[str, Any]:
    """An executed notebook as papermill leaves it."""
    keluaran = [
        [],
        [{"output_type": "display_data", "data": {"text/html": GAMBAR, "text/plain": ""}}],
        [{"output_type": "display_data", "data": {MIME_BUKTI: {**HARAPAN, **bukti}}}],
    ]
    sel: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "source": f"x = {n}",
            "execution_count": n,
            "outputs": o,
            "metadata": {"tags": []},
        }
        for n, o in enumerate(keluaran, 1)
    ]
    sel.insert(1, {"cell_type": "markdown", "source": "teks", "metadata": {}})
    sel.append({"cell_type": "code", "source": " \n", "execution_count": None, "outputs": [], "metadata": {}})
    return {"cells": sel, "metadata": {"papermill": {"exception": None}}}


def test_hasil_yang_benar_tidak_dibantah() -> None:
    assert notebook_objections(jalan(), HARAPAN) == []


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("halaman", "kementerian"),
        ("unit", "01.03"),
        ("unit", 1.02),
        ("sidik", "0" * 64),
        ("versi", "0"),
        ("jabatan", 2),
        ("kebutuhan_bulat", 6),
        ("kebutuhan_bulat", "5"),
        ("bezetting", 4.0),
        ("selisih", True),
        ("selisih", None),
    ],
)
def test_bukti_yang_berbeda_dibantah(nama: str, nilai: object) -> None:
    (keberatan,) = notebook_objections(jalan(**{nama: nilai}), HARAPAN)
    assert keberatan.startswith(f"bukti {nama} ")


def test_tanpa_bukti_atau_dengan_dua_bukti_dibantah() -> None:
    tanpa, dua = jalan(), jalan()
    tanpa["cells"][3]["outputs"] = []
    dua["cells"][3]["outputs"] *= 2
    assert "0 bukti" in notebook_objections(tanpa, HARAPAN)[0]
    assert "2 bukti" in notebook_objections(dua, HARAPAN)[0]
    bukan = jalan()
    bukan["cells"][3]["outputs"][0]["data"][MIME_BUKTI] = "benar"
    assert "bukan objek" in notebook_objections(bukan, HARAPAN)[0]


def test_sel_yang_tidak_dijalankan_dibantah_walau_papermill_berkata_selesai() -> None:
    # as a kernel killed in mid-run leaves it: every cell "completed", exception null
    notebook = jalan()
    for sel in notebook["cells"]:
        sel["metadata"]["papermill"] = {"status": "completed", "exception": False}
    notebook["cells"][2]["execution_count"] = None
    assert "sel kode ke-2 dari 3 tidak dijalankan" in notebook_objections(notebook, HARAPAN)


def test_urutan_lain_dibantah() -> None:
    notebook = jalan()
    notebook["cells"][2]["execution_count"], notebook["cells"][3]["execution_count"] = 3, 2
    assert notebook_objections(notebook, HARAPAN)


def test_galat_pada_keluaran_dibantah() -> None:
    # a cell tagged raises-exception, or one that ends with SystemExit, is no error to papermill
    notebook = jalan()
    notebook["cells"][0]["outputs"] = [
        {"output_type": "error", "ename": "SystemExit", "evalue": "0", "traceback": []}
    ]
    assert "SystemExit" in notebook_objections(notebook, HARAPAN)[0]


def test_galat_yang_hanya_dicetak_dibantah_yang_tertulis_dalam_tabel_tidak() -> None:
    jejak = "Traceback (most recent call last):\n"
    notebook = jalan()
    notebook["cells"][2]["outputs"].append({"output_type": "display_data", "data": {"text/html": jejak}})
    assert notebook_objections(notebook, HARAPAN) == []
    assert page_objections(HALAMAN.replace("<h1>Unit</h1>", jejak), sidik=SIDIK, gambar=1) == []
    notebook["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": jejak}]
    assert "galat Python" in notebook_objections(notebook, HARAPAN)[0]


def test_notebook_tanpa_sel_kode_dibantah() -> None:
    assert notebook_objections({"cells": []}, HARAPAN)


def test_gambar_dihitung_tanpa_sel_yang_tidak_dicetak() -> None:
    notebook = jalan()
    notebook["cells"][0]["outputs"] = copy.deepcopy(notebook["cells"][2]["outputs"])
    assert count_figures(notebook) == 2
    notebook["cells"][0]["metadata"]["tags"] = ["hanya_lab"]
    assert count_figures(notebook, lewati="hanya_lab") == 1
    notebook["cells"][3]["outputs"].append({"output_type": "display_data", "data": {"image/png": "xx"}})
    assert count_figures(notebook, lewati="hanya_lab") == 2


SIDIK = HARAPAN["sidik"]
HALAMAN = f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Unit 01.02</title>
<style>a {{ color: red; background: url(data:image/png;base64,xx) }}</style></head>
<body><h1>Unit</h1><a href="#bab">Bab</a><a href="index.html">Semua</a>{GAMBAR}
<p>Sidik <code>{SIDIK}</code>; dasar: https://peraturan.example/1 sebagai teks</p>
<svg xmlns="http://www.w3.org/2000/svg"><use xlink:href="#a"/></svg></body></html>"""


def test_halaman_yang_benar_tidak_dibantah() -> None:
    assert page_objections(HALAMAN, sidik=SIDIK, gambar=1) == []


@pytest.mark.parametrize(
    ("lama", "baru", "kata"),
    [
        ('lang="id"', 'lang="en"', "bahasa"),
        (' lang="id"', "", "bahasa"),
        ("<title>Unit 01.02</title>", "<title> </title>", "judul"),
        ("<title>Unit 01.02</title>", "", "judul"),
        (SIDIK, "0" * 64, "kode verifikasi"),
        (f"<code>{SIDIK}</code>", f'<code title="{SIDIK}"></code>', "kode verifikasi"),
        (GAMBAR, "", "0 gambar"),
        (GAMBAR, GAMBAR * 2, "2 gambar"),
        ("<h1>Unit</h1>", '<a href="https://luar.example/">x</a>', "luar"),
        ("<h1>Unit</h1>", '<a href=" HTTPS://luar.example/">x</a>', "luar"),
        ("<h1>Unit</h1>", '<link rel="stylesheet" href="//cdn.example/a.css">', "luar"),
        ("<h1>Unit</h1>", '<script src="https://cdn.example/a.js"></script>', "luar"),
        ("<h1>Unit</h1>", '<iframe src="http://luar.example"></iframe>', "luar"),
        ("<h1>Unit</h1>", '<p style="background:url(https://luar.example/a.png)"></p>', "luar"),
        ("color: red", "background: url('//luar.example/a')", "luar"),
        ("a { color", '@import "https://luar.example/a.css"; a { color', "luar"),
    ],
)
def test_halaman_yang_salah_dibantah(lama: str, baru: str, kata: str) -> None:
    assert lama in HALAMAN
    keberatan = page_objections(HALAMAN.replace(lama, baru), sidik=SIDIK, gambar=1)
    assert any(kata in k for k in keberatan), keberatan
