"""Guards abk.reports.exporter, abk.without_grammars: from an executed notebook to one file that opens
offline.
"""

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable

import nbformat
import pytest

import abk
from abk.kegiatan import Kegiatan
from abk.reports.exporter import render, render_bagian
from abk.reports.style import berkas

BATAS_BYTE = 300_000


def sel(halaman: object, nama: str, tag: str = "") -> nbformat.NotebookNode:
    bagian = getattr(halaman, nama)
    keluaran = nbformat.v4.new_output("execute_result", {"text/html": bagian.html(), "text/plain": "x"})
    return nbformat.v4.new_code_cell(
        "rahasia = 1", outputs=[keluaran], metadata={"tags": [tag]} if tag else {}
    )


@pytest.fixture
def buku(kegiatan: Kegiatan) -> nbformat.NotebookNode:
    """Return a notebook as papermill leaves it."""
    satu = abk.reports.unit(kegiatan, "A")
    bukti = nbformat.v4.new_output("execute_result", satu.bukti()._repr_mimebundle_())
    return nbformat.v4.new_notebook(
        metadata={
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"x": 1}}},
            "papermill": {"a": 1},
        },
        cells=[
            nbformat.v4.new_markdown_cell("# Untuk analis", metadata={"tags": ["hanya_lab"]}),
            nbformat.v4.new_code_cell("unit = ''", metadata={"tags": ["parameters"]}),
            nbformat.v4.new_code_cell("unit = 'A'", metadata={"tags": ["injected-parameters"]}),
            sel(satu, "kop", "kop"),
            nbformat.v4.new_markdown_cell("Catatan *analis* pada halaman."),
            sel(satu, "angka_kunci"),
            sel(satu, "metode"),
            nbformat.v4.new_code_cell("bukti", outputs=[bukti]),
        ],
    )


def test_kerangka(buku: nbformat.NotebookNode, baca: type) -> None:
    isi = render(buku, judul="Biro Uji & Coba")
    halaman = baca(isi)
    assert isi.startswith('<!DOCTYPE html>\n<html lang="id">')
    assert "<title>Biro Uji &amp; Coba</title>" in isi
    assert not halaman.salah
    assert [len(halaman.semua(nama)) for nama in ("header", "main", "footer", "title", "h1", "style")] == [
        1
    ] * 6
    assert halaman.semua("a")[0] == {"class": "abk-lompat", "href": "#isi"}
    assert isi.index("<header>") < isi.index("<h1>") < isi.index("<main") < isi.index("Angka kunci</h2>")


def test_yang_bukan_untuk_pembaca_hilang(buku: nbformat.NotebookNode) -> None:
    isi = render(buku, judul="Uji")
    for kata in (
        "rahasia",
        "Untuk analis",
        "unit = ",
        "widget-state",
        "papermill",
        "vnd.abk.bukti",
        "Bukti halaman",
    ):
        assert kata not in isi, kata
    assert "<p>Catatan <em>analis</em> pada halaman.</p>" in isi


def test_buku_tidak_berubah(buku: nbformat.NotebookNode) -> None:
    sebelum = nbformat.writes(buku)
    render(buku, judul="Uji")
    assert nbformat.writes(buku) == sebelum


def test_csp_tanpa_skrip(buku: nbformat.NotebookNode, baca: type) -> None:
    halaman = baca(render(buku, judul="Uji"))
    csp = next(
        m["content"] for m in halaman.semua("meta") if m.get("http-equiv") == "Content-Security-Policy"
    )
    assert csp.startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    assert "script-src" not in csp
    assert not halaman.semua("script")


def test_csp_mengizinkan_satu_skrip(kegiatan: Kegiatan) -> None:
    isi = render_bagian(abk.reports.kementerian(kegiatan), judul="Rekap")
    skrip = re.search(r"<script>(.*)</script>", isi, re.DOTALL).group(1)
    sidik = base64.b64encode(hashlib.sha256(skrip.encode()).digest()).decode()
    assert f"script-src &#x27;sha256-{sidik}&#x27;" in isi
    assert all(len(berkas(nama).splitlines()) <= 110 for nama in ("lagi.js", "tabel.js"))


def test_tidak_ada_permintaan_keluar(contoh: Kegiatan, baca: type) -> None:
    for satu in (abk.reports.unit(contoh, "SET.PO"), abk.reports.kementerian(contoh)):
        halaman = baca(render_bagian(satu, judul="Uji"))
        for nama, atribut in halaman.unsur:
            for kunci in ("src", "href", "data", "action", "srcset", "poster"):
                nilai = atribut.get(kunci) or ""
                assert re.fullmatch(r"(#|data:)?[\w.+/=;,:-]*", nilai), (nama, kunci, nilai)
                assert "//" not in nilai
        assert not halaman.semua("link")


def test_tautan_hanya_ke_halaman_yang_ada(kegiatan: Kegiatan, baca: type) -> None:
    satu = abk.reports.unit(kegiatan, "A")

    def tujuan(**pilihan: object) -> set[str]:
        tautan = baca(render_bagian(satu, judul="Uji", **pilihan)).semua("a")
        return {a["href"] for a in tautan if a.get("href") and not a["href"].startswith("#")}

    assert tujuan() == {"index.html", "A.1.html", "A.2.html"}
    assert tujuan(halaman={"A.1.html"}) == {"A.1.html"}
    assert tujuan(halaman=set()) == set()
    assert "data-abk-berkas" not in render_bagian(satu, judul="Uji", halaman=set())
    assert ' href="A' not in satu._repr_html_()  # a notebook has no such pages


def test_ukuran_halaman_unit(contoh: Kegiatan) -> None:
    rekap = contoh.rekap
    terbesar = rekap["jumlah_jabatan"].idxmax()
    satu = abk.reports.unit(contoh, terbesar)
    assert len(render_bagian(satu, judul=satu.judul).encode()) < BATAS_BYTE


def test_tanpa_kop_tetap_utuh(baca: type, buat: Callable[..., Kegiatan]) -> None:
    del buat
    kosong = nbformat.v4.new_notebook(cells=[])
    halaman = baca(render(kosong, judul="Kosong"))
    assert not halaman.salah
    assert len(halaman.semua("main")) == 1


def test_keluaran_teks_dilolos(baca: type) -> None:
    keluaran = [
        nbformat.v4.new_output("stream", name="stdout", text="<script>\x1b[31mmerah"),
        nbformat.v4.new_output("execute_result", {"text/plain": "<b>x</b>"}),
        nbformat.v4.new_output("error", ename="X", evalue="<i>", traceback=["<u>"]),
    ]
    buku = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=keluaran)])
    isi = render(buku, judul="Uji")
    assert "&lt;script&gt;merah" in isi
    assert "&lt;b&gt;x" in isi
    assert not baca(isi).semua("script")


def test_strip_hanya_ke_yang_ada(kegiatan: Kegiatan, baca: type) -> None:
    """Faces of the kegiatan, from the report folder and from the folder of the initial data in it."""
    satu = abk.reports.unit(kegiatan, "A")

    def tujuan(*muka: str, kini: str = "Laporan") -> list[str]:
        isi = render_bagian(satu, judul="Uji", halaman=(), muka=muka, kini=kini)
        semua = (a.get("href") or "#" for a in baca(isi).semua("a"))
        return [tujuan for tujuan in semua if not tujuan.startswith("#")]

    semua = ("index.html", "alur.html", "naskah/index.html", "rekap.xlsx")
    assert tujuan(*semua) == list(semua)
    assert tujuan("index.html", "rekap.xlsx") == ["index.html", "rekap.xlsx"]
    assert tujuan("index.html") == []  # a strip of one face leads nowhere
    assert tujuan("index.html", "../alur.html") == ["index.html", "../alur.html"]
    assert tujuan("index.html", kini="Naskah") == ["index.html"]


def test_daftar_isi_di_luar_kepala(kegiatan: Kegiatan) -> None:
    """Between head and main part, so that it can stay on the screen; once, and with every section."""
    satu = abk.reports.unit(kegiatan, "A")
    isi = render_bagian(satu, judul="Uji")
    assert isi.count('class="abk-isi"') == 1
    assert isi.index("</header>") < isi.index('class="abk-isi"') < isi.index("<main")
    assert re.findall(r'href="#(abk-[a-z-]+)"', isi.split("</nav>")[0]) == [
        f"abk-{bagian.kunci}" for bagian in list(satu)[1:]
    ]


def test_kaki_cetak_menyebut_unit(kegiatan: Kegiatan) -> None:
    """Also one whose name would end the string or the style sheet."""
    isi = render_bagian(abk.reports.unit(kegiatan, "A"), judul='A"</style>\\')
    kaki = re.search(r'@bottom-left { content: "([^"]*)"', isi).group(1)
    assert "".join(chr(int(h, 16)) if h else c for h, c in re.findall(r"\\([0-9a-f]+) |(.)", kaki)) == (
        'A"</style>\\'
    )
    assert isi.count("</style>") == 1


def test_proses_halaman_tidak_membangun_tata_bahasa_alamat() -> None:
    """Most of the start of each worker, for a check that no notebook asks for; others may still have it."""
    kode = (
        "import sys, abk.reports.batch.execute, abk.reports.exporter;"
        "print('jsonschema' in sys.modules, 'rfc3987_syntax.syntax_helpers' in sys.modules)"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.split() == ["True", "False"]
