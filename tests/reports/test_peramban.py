"""Guards abk.reports.exporter, abk.reports.style: the pages as a browser shows them: accessible, offline,
usable by keyboard, printable.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import abk
from abk.kegiatan import Kegiatan
from abk.reports.exporter import render_bagian

pytestmark = pytest.mark.peramban
UNIT = "SET.PO"
A4_PT = (594.96, 841.92)
CETAK_PX = 688
"""Width between the margins of a sheet: 182 mm."""


@pytest.fixture(scope="module")
def folder(contoh: Kegiatan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    tujuan = tmp_path_factory.mktemp("halaman")
    unit, semua = abk.reports.unit(contoh, UNIT), abk.reports.kementerian(contoh)
    (tujuan / "unit.html").write_text(render_bagian(unit, judul=unit.judul), encoding="utf-8")
    (tujuan / "index.html").write_text(render_bagian(semua, judul=semua.judul), encoding="utf-8")
    return tujuan


@pytest.fixture
def buka(tab: Callable[..., Any], folder: Path) -> Callable[..., Any]:
    return lambda nama, lebar=1280, warna="light": tab(folder / nama, lebar, warna)


@pytest.mark.parametrize("warna", ["light", "dark"])
@pytest.mark.parametrize("nama", ["unit.html", "index.html"])
def test_axe_tanpa_pelanggaran(buka: Callable[..., Any], axe: Any, nama: str, warna: str) -> None:
    halaman = buka(nama, warna=warna)
    halaman.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert axe.salah(halaman) == []


@pytest.mark.parametrize("nama", ["unit.html", "index.html"])
def test_axe_layar_kecil(buka: Callable[..., Any], axe: Any, nama: str) -> None:
    assert axe.salah(buka(nama, lebar=390)) == []


@pytest.mark.parametrize("nama", ["unit.html", "index.html"])
def test_tidak_ada_permintaan_dan_keluhan(buka: Callable[..., Any], nama: str) -> None:
    halaman = buka(nama)
    assert len(halaman.minta) == 1
    assert halaman.keluh == []


@pytest.mark.parametrize("lebar", [390, 1280])
@pytest.mark.parametrize("nama", ["unit.html", "index.html"])
def test_tidak_melebar(buka: Callable[..., Any], nama: str, lebar: int) -> None:
    halaman = buka(nama, lebar=lebar)
    halaman.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar


def _terbuka(halaman: Any) -> Any:
    halaman.locator(".abk-lagi").last.wait_for(state="detached")
    return halaman


def _kolom(halaman: Any, nomor: int) -> list[str]:
    return halaman.evaluate(
        "(n) => [...document.querySelectorAll('table[data-abk-tabel] tbody tr')].filter((r) => !r.hidden)"
        ".map((r) => (r.cells[n].querySelector('a') ?? r.cells[n]).textContent)",
        nomor,
    )


def test_urut_dengan_papan_ketik(buka: Callable[..., Any]) -> None:
    halaman = _terbuka(buka("index.html"))
    semula = _kolom(halaman, 0)
    kepala = halaman.locator("table[data-abk-tabel] thead th").nth(6)  # kekurangan
    kepala.locator("button").focus()
    halaman.keyboard.press("Enter")
    naik = [float(n) for n in _kolom(halaman, 6)]
    assert naik == sorted(naik)
    assert kepala.get_attribute("aria-sort") == "ascending"
    halaman.keyboard.press("Space")
    turun = [float(n) for n in _kolom(halaman, 6)]
    assert turun == sorted(turun, reverse=True)
    assert kepala.get_attribute("aria-sort") == "descending"
    halaman.keyboard.press("Enter")
    assert _kolom(halaman, 0) == semula
    assert kepala.get_attribute("aria-sort") == "none"


def test_saring_dengan_papan_ketik(buka: Callable[..., Any], contoh: Kegiatan) -> None:
    halaman = _terbuka(buka("index.html"))
    banyak = len(contoh.unit)
    status = halaman.locator("#abk-saring [aria-live]")
    assert status.text_content() == f"{banyak} dari {banyak} unit ditampilkan"
    halaman.locator("#abk-saring-cari").focus()
    halaman.keyboard.type("biro perencanaan")
    assert _kolom(halaman, 0) == ["Biro Perencanaan dan Organisasi"]
    assert status.text_content() == f"1 dari {banyak} unit ditampilkan"
    halaman.locator("#abk-saring-cari").fill("")
    halaman.locator("#abk-saring-pilih").select_option("belum")
    harapan = int((contoh.rekap["belum_lengkap"] > 0).sum())
    assert len(_kolom(halaman, 0)) == harapan
    halaman.get_by_role("button", name="Urutan semula").press("Enter")
    assert len(_kolom(halaman, 0)) == banyak


def test_indeks_menemukan_jabatan(buka: Callable[..., Any], contoh: Kegiatan) -> None:
    halaman = _terbuka(buka("index.html"))
    halaman.locator("#abk-saring-cari").fill("arsiparis")
    milik = contoh.jabatan[contoh.jabatan["nama_jabatan"].str.contains("arsiparis", case=False)]
    butir = halaman.locator(".abk-temu li").all_inner_texts()
    assert len(butir) == len(milik) > 0
    assert all(nama in " ".join(butir) for nama in milik["nama_jabatan"])
    unit = contoh.unit.set_index("kode_unit")["nama_unit"]
    assert set(_kolom(halaman, 0)) == {unit[kode] for kode in milik["kode_unit"]}
    halaman.locator("#abk-saring-cari").fill("")
    assert not halaman.locator(".abk-temu").is_visible()


def _baris(halaman: Any) -> list[str]:
    return halaman.locator("table[data-abk-tabel] tbody tr:not(.abk-kelompok):visible th").all_inner_texts()


def test_tabel_unit_disaring_diurutkan_dan_disimpan(
    buka: Callable[..., Any], contoh: Kegiatan, tmp_path: Path
) -> None:
    halaman, hasil = buka("unit.html"), contoh.cabang(UNIT).hasil
    semua = _baris(halaman)
    assert len(semua) == len(hasil)
    halaman.locator("#abk-saring-pilih").select_option("kurang lebih")
    assert len(_baris(halaman)) == int((hasil["selisih"] != 0).sum())
    kaki = halaman.locator("table[data-abk-tabel] tfoot th")
    assert kaki.inner_text() == f"Jumlah semua ({len(hasil)} jabatan)", (
        "the total is not that of the rows in sight"
    )
    halaman.locator("table[data-abk-tabel] thead th").nth(7).locator("button").click()  # selisih
    urut = _baris(halaman)
    assert urut[0].startswith("Analis"), "the shortage comes first, with the unit it was grouped under"
    assert halaman.locator("tr.abk-kelompok:visible").count() == 0
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("button", name="Simpan CSV").press("Enter")
    unduhan.value.save_as(tmp_path / "isi.csv")
    tabel = pd.read_csv(tmp_path / "isi.csv", sep=";", decimal=",", encoding="utf-8-sig")
    assert list(tabel["Nama jabatan"]) == urut
    assert tabel["Selisih, orang"].tolist() == sorted(hasil["selisih"][hasil["selisih"] != 0])
    assert tabel["Unit"].str.contains("SET.PO").sum() > 0
    selang = halaman.locator("table[data-abk-tabel] tbody tr:not(.abk-kelompok):visible td:nth-child(6)")
    assert tabel["Selang 90%, orang"].tolist() == selang.all_inner_texts(), "both ends of the range"
    halaman.get_by_role("button", name="Urutan semula").press("Enter")
    assert _baris(halaman) == semua
    assert kaki.inner_text() == "Jumlah"


@pytest.mark.parametrize("nama", ["unit.html", "index.html"])
def test_kepala_tabel_dan_daftar_isi_tetap_tampak(buka: Callable[..., Any], nama: str) -> None:
    halaman = buka(nama)
    halaman.evaluate(
        "scrollTo(0, scrollY + 200 +"
        "document.querySelector('table[data-abk-tabel]').getBoundingClientRect().top)"
    )
    letak = "(s) => document.querySelector(s).getBoundingClientRect().top"
    isi, kepala = (halaman.evaluate(letak, s) for s in (".abk-isi", "table[data-abk-tabel] thead th"))
    assert isi == 0
    assert 0 < kepala < 60


def test_tanpa_skrip_tabel_biasa(peramban: Any, folder: Path) -> None:
    konteks = peramban.new_context(java_script_enabled=False)
    halaman = konteks.new_page()
    halaman.goto((folder / "index.html").as_uri())
    assert not halaman.locator("#abk-saring").is_visible()
    assert halaman.locator("table[data-abk-tabel] tbody tr").first.is_visible()
    konteks.close()


def test_cetak_a4_membuka_rincian(buka: Callable[..., Any]) -> None:
    halaman = buka("unit.html", warna="dark")
    tampak = "document.querySelector('#abk-rincian details table').getBoundingClientRect().height"
    halaman.emulate_media(media="print")
    assert halaman.evaluate(tampak) > 0
    assert halaman.evaluate("getComputedStyle(document.querySelector('.abk-isi')).display") == "none"
    assert halaman.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    isi = halaman.pdf(prefer_css_page_size=True, tagged=True)
    assert isi.startswith(b"%PDF")
    ukuran = [tuple(float(n) for n in b.split()[2:4]) for b in _kotak(isi)]
    assert ukuran
    assert all(abs(a - b) < 1 for satu in ukuran for a, b in zip(satu, A4_PT, strict=True))


def test_cetak_kementerian_ringkas(buka: Callable[..., Any]) -> None:
    """Paper has what its reader needs: at most half of the 21 sheets that all of the page would take.

    What stays folded says so; nothing is wider than the sheet, and tables repeat their heads.
    """
    halaman = buka("index.html", lebar=CETAK_PX)
    halaman.emulate_media(media="print")
    assert len(_kotak(halaman.pdf(prefer_css_page_size=True))) <= 10
    tampak = "(s) => getComputedStyle(document.querySelector(s)).display"
    assert halaman.evaluate(tampak, "#abk-peta .abk-peta") == "block"
    assert (
        halaman.evaluate("document.querySelector('#abk-peta .abk-peta').getBoundingClientRect().height") == 0
    )
    assert "tidak ikut dicetak" in halaman.locator("#abk-peta").inner_text()
    lipat = "getComputedStyle(document.querySelector('#abk-lampiran summary'), '::after').content"
    assert "tidak ikut dicetak" in halaman.evaluate(lipat)
    assert halaman.evaluate(tampak, "thead") == "table-header-group"
    lebar = (
        "(s) => Math.max(...[...document.querySelectorAll(s)].map((e) => e.getBoundingClientRect().right))"
    )
    assert halaman.evaluate(lebar, "table, figure, svg, p, dl") <= CETAK_PX + 1
    halaman.emulate_media(media="screen")
    assert "tidak ikut dicetak" not in halaman.locator("#abk-peta").inner_text()


# What JupyterLab says of all HTML in an output, as far as it touches our elements.
GAYA_LAB = """
.jp-RenderedHTMLCommon td, .jp-RenderedHTMLCommon th, .jp-RenderedHTMLCommon tr { text-align: right; }
.jp-RenderedHTMLCommon dt { float: left; clear: left; width: 20%; font-weight: bold; }
.jp-RenderedHTMLCommon dd { margin: 0 0 0 25%; }
.jp-RenderedHTMLCommon tbody tr:nth-child(odd) { background: red; }
"""


def test_gaya_buku_kerja_menang(peramban: Any, contoh: Kegiatan) -> None:
    satu = abk.reports.unit(contoh, UNIT)
    isi = satu.angka_kunci._repr_html_() + satu.kebutuhan._repr_html_()
    halaman = peramban.new_page(color_scheme="dark")
    badan = f'<body data-jp-theme-light="true"><div class="jp-RenderedHTMLCommon">{isi}</div>'
    halaman.set_content(f"{badan}<style>{GAYA_LAB}</style></body>")
    hitung = "([s, k]) => getComputedStyle(document.querySelector(s))[k]"
    harapan = {
        ("tbody th[scope=row]", "textAlign"): "left",
        ("tbody td", "textAlign"): "right",
        ("dt", "float"): "none",
        ("dd", "marginLeft"): "0px",
        ("tbody tr:nth-child(odd)", "backgroundColor"): "rgba(0, 0, 0, 0)",
        ("section.abk", "backgroundColor"): "rgb(255, 255, 255)",  # the theme of the notebook wins
    }
    assert {kunci: halaman.evaluate(hitung, list(kunci)) for kunci in harapan} == harapan
    halaman.close()


def _kotak(pdf: bytes) -> list[str]:
    return [m.decode() for m in re.findall(rb"/MediaBox \[([^\]]+)\]", pdf)]


@pytest.fixture(scope="module")
def besar(pohon: Callable[..., Kegiatan], folder: Path) -> Kegiatan:
    """A ministry whose index is packed, and a unit whose rows and tasks are."""
    k, datar = pohon("besar:400"), pohon("datar:130", 3)
    semua, unit = abk.reports.kementerian(k), abk.reports.unit(datar, "U")
    (folder / "besar.html").write_text(render_bagian(semua, judul=semua.judul), encoding="utf-8")
    (folder / "datar.html").write_text(render_bagian(unit, judul=unit.judul), encoding="utf-8")
    return k


def test_indeks_besar_menemukan_unit_dan_jabatan(buka: Callable[..., Any], besar: Kegiatan) -> None:
    halaman = _terbuka(buka("besar.html"))
    status, cari = halaman.locator("#abk-saring [aria-live]"), halaman.locator("#abk-saring-cari")
    assert "dari 400 unit ditampilkan; cari, saring, atau urutkan" in status.text_content()
    atas = _baris(halaman)
    assert 10 < len(atas) < 80
    unit, jabatan = besar.unit.iloc[-1], besar.jabatan.iloc[-1]
    cari.fill(f"({unit['kode_unit']})")
    assert len(_baris(halaman)) == 1
    assert unit["nama_unit"] in _baris(halaman)[0]
    assert (
        halaman.locator("table[data-abk-tabel] tr:visible a").get_attribute("href")
        == f"{unit['kode_unit']}.html"
    )
    cari.fill(jabatan["nama_jabatan"])
    senama = besar.jabatan[besar.jabatan["nama_jabatan"].str.contains(jabatan["nama_jabatan"], case=False)]
    butir = halaman.locator(".abk-temu li")
    assert butir.count() == min(len(senama), 40)
    tujuan = {f"{kode}.html" for kode in senama["kode_unit"]}
    assert {satu.get_attribute("href") for satu in butir.locator("a").all()} == tujuan
    halaman.locator("#abk-saring-pilih").select_option("kurang")
    cari.fill("")
    assert len(_baris(halaman)) == 200
    assert "200 dari 400 unit ditampilkan, yang pertama dari" in status.text_content()
    halaman.get_by_role("button", name="Urutan semula").press("Enter")
    assert _baris(halaman) == atas
    halaman.locator("table[data-abk-tabel] thead th").nth(6).locator("button").click()
    halaman.locator("table[data-abk-tabel] thead th").nth(6).locator("button").click()
    assert _baris(halaman)[0].startswith(
        besar.unit["nama_unit"].iloc[0]
    )  # the whole has the largest shortage
    assert halaman.keluh == []
    assert len(halaman.minta) == 1


def test_unit_besar_dibuka_seutuhnya(buka: Callable[..., Any], besar: Kegiatan) -> None:
    halaman = _terbuka(buka("datar.html"))
    assert len(_baris(halaman)) == 130
    assert halaman.locator("#abk-rincian details").count() == 130
    assert halaman.get_by_text("selengkapnya pada").count() == 0
    assert halaman.keluh == []


@pytest.mark.parametrize("nama", ["besar.html", "datar.html"])
def test_axe_halaman_besar(buka: Callable[..., Any], axe: Any, besar: Kegiatan, nama: str) -> None:
    assert axe.salah(_terbuka(buka(nama, lebar=390))) == []


def test_besar_tanpa_skrip_menyebut_buku_kerja(peramban: Any, folder: Path, besar: Kegiatan) -> None:
    konteks = peramban.new_context(java_script_enabled=False)
    halaman = konteks.new_page()
    for nama in ("besar.html", "datar.html"):
        halaman.goto((folder / nama).as_uri())
        assert halaman.locator(".abk-sisa", has_text="buku kerja rekap.xlsx, lembar").first.is_visible()
    konteks.close()


@pytest.mark.parametrize("nama", ["unit.html", "index.html"])
def test_selisih_tampak_di_ponsel(buka: Callable[..., Any], nama: str) -> None:
    """The gap of each row stands within the screen of a phone, before anything is scrolled sideways."""
    halaman = buka(nama, lebar=390)
    kolom = 4 if nama == "unit.html" else 3
    letak = halaman.evaluate(
        "(n) => [...document.querySelectorAll('table[data-abk-tabel] tbody tr:not(.abk-kelompok)')]"
        ".map((r) => r.cells[r.cells.length - n].getBoundingClientRect()).map((k) => [k.left, k.right])",
        kolom,
    )
    assert letak
    assert all(0 <= kiri < kanan <= 390 for kiri, kanan in letak)
