"""Guards abk.reports: the way of one row from the tables to the HTML file, and what is done once on it."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

import abk
from abk.files import write_whole
from abk.kegiatan import Kegiatan
from abk.peraturan import daftar_peraturan
from abk.reports import exporter, style

TABEL = {
    "unit": """kode_unit,nama_unit,kode_induk,eselon
A,Biro Uji,,II.a
A.1,Bagian Satu,A,III.a
B,Biro Lain,,II.a
""",
    "jabatan": """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting
J1,A,Kepala Biro,pimpinan tinggi,14,1
J2,A.1,Analis Uji,pelaksana,7,4
J3,B,Pengolah Lain,pelaksana,6,1
""",
    "uraian_tugas": """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
J1,1,Memimpin biro,Laporan,12,bulan,60,menit
J2,1,Menyusun analisis,Laporan,1000,tahun,150,menit
J3,1,Mengolah data,Laporan,1000,tahun,75,menit
""",
}
Panggilan = tuple[str, tuple[str, ...]]
"""A function of abk that is called, and those of abk that stand on the stack above it."""


def nama(bingkai: FrameType) -> str:
    modul = bingkai.f_globals.get("__name__", "")
    return (
        f"{modul.removeprefix('abk.')}:{bingkai.f_code.co_qualname}" if modul.split(".")[0] == "abk" else ""
    )


def publik(satu: str) -> bool:
    """Whether a function is no part of another: neither private to its module nor written inside one."""
    fungsi = satu.partition(":")[2]
    dalam = "<" in fungsi or any(n.startswith("_") and not n.endswith("__") for n in fungsi.split("."))
    return not dalam


def tumpukan(bingkai: FrameType | None) -> Iterator[str]:
    while bingkai is not None:
        if satu := nama(bingkai):
            yield satu
        bingkai = bingkai.f_back


@contextmanager
def jejak() -> Iterator[list[Panggilan]]:
    """Calls of functions of abk, in their order."""
    panggilan: list[Panggilan] = []

    def catat(bingkai: FrameType, peristiwa: str, _isi: object) -> None:
        if peristiwa == "call" and (satu := nama(bingkai)):
            panggilan.append((satu, tuple(tumpukan(bingkai.f_back))))

    semula = sys.getprofile()
    sys.setprofile(catat)
    try:
        yield panggilan
    finally:
        sys.setprofile(semula)


JALAN = (
    # from the folder to the checked tables
    "abk:open",
    "kegiatan.folder:open",
    "kegiatan.folder:ingat",
    "kegiatan.folder:kegiatan_tabel",
    "tables.validasi:validate_semua",
    "tables.validasi:validate",
    # from the tables to the branch that the page shows
    "reports:unit",
    "reports.page:HalamanUnit.__init__",
    "kegiatan.kegiatan:Kegiatan.cabang",
    "kegiatan.cabang:potongan",
    # the page asks for its sections, and the first one, its verdict, for the posts
    "reports.exporter:render_bagian",
    "reports.page:ReportPage.__iter__",
    "reports.page:PageSection.__get__",
    "reports.sections.bingkai:simpulan",
    "hasil.simpulan:simpulan",
    "hasil.pos:daftar_pos",
    "kegiatan.kegiatan:Kegiatan.rekap",
    "kebutuhan.beban:beban_tugas",
    "kebutuhan.jabatan:hasil_jabatan",
    "kebutuhan.rekap:rekap_unit",
    "hasil.jumlah:jumlah_pos",
    # from the post with its result to its row on the page
    "reports.sections.kebutuhan:kebutuhan_jabatan",
    "reports.bahan:Bahan.unit",
    "reports.tabel:tabel",
    "tulisan.markup:el",
    "reports.bagian:Bagian.html",
    # from the sections to the file
    "reports.exporter:render",
    "reports.exporter:PengeksporHalaman.from_notebook_node",
    "files:write_whole",
)
"""The public functions that hand a row on, in their order; what is private to a module is part of them."""
PALING_PANJANG = 30


@pytest.fixture(scope="module")
def perjalanan(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Panggilan], str]:
    """Calls on the way from three small tables to a page, and the page."""
    asal = tmp_path_factory.mktemp("jalan")
    for tabel, isi in TABEL.items():
        (asal / f"{tabel}.csv").write_text(isi, encoding="utf-8")
    style.gaya.cache_clear()
    with jejak() as panggilan:
        halaman = abk.reports.unit(abk.open(asal), "A")
        isi = exporter.render_bagian(halaman, judul=halaman.judul)
        write_whole(asal / "A.html", isi.encode())
    return panggilan, (asal / "A.html").read_text(encoding="utf-8")


def test_perhentian_menurut_urutan(perjalanan: tuple[list[Panggilan], str]) -> None:
    panggilan, isi = perjalanan
    assert "Analis Uji" in isi
    assert len(JALAN) <= PALING_PANJANG
    sisa = iter([satu for satu, _ in panggilan])
    for perhentian in JALAN:
        assert perhentian in sisa, f"{perhentian} is not called after the stop before it"


def test_halaman_arsitektur_menyebut_yang_dilalui(perjalanan: tuple[list[Panggilan], str]) -> None:
    """Every stop up to the page that docs/arsitektur.md links is called; those of the batch run elsewhere."""
    teks = (Path(__file__).parents[2] / "docs" / "arsitektur.md").read_text(encoding="utf-8")
    jalan = re.findall(r"\(\.\./abk/(.+?)\.py\) \| `([a-z_]+)` \|", teks.partition("**to the decree**")[0])
    hentian = {f"{modul.replace('/', '.').removesuffix('.__init__')}:{satu}" for modul, satu in jalan}
    hentian = {satu.replace("__init__:", "abk:") for satu in hentian if not satu.startswith("reports.batch.")}
    assert len(hentian) >= 12
    assert hentian - {satu for satu, _ in perjalanan[0]} == set()


@pytest.mark.parametrize(
    "ujung",
    [
        "tables.validasi:validate",
        "kegiatan.cabang:potongan",
        "kebutuhan.beban:beban_tugas",
        "kebutuhan.jabatan:hasil_jabatan",
        "kebutuhan.rekap:rekap_unit",
        "reports.exporter:PengeksporHalaman.from_notebook_node",
        "files:write_whole",
    ],
)
def test_tidak_ada_perhentian_lain(perjalanan: tuple[list[Panggilan], str], ujung: str) -> None:
    """Whoever stands on the stack where a stop is first reached is a stop too: the list leaves nobody out."""
    atas = next(atas for satu, atas in perjalanan[0] if satu == ujung)
    assert [satu for satu in atas if publik(satu) and satu not in JALAN] == []


def test_baris_pada_tabel_tidak_singgah_di_tempat_lain(perjalanan: tuple[list[Panggilan], str]) -> None:
    baris = [atas for satu, atas in perjalanan[0] if satu == "reports.tabel:tabel"]
    milik = [atas for atas in baris if "reports.sections.kebutuhan:kebutuhan_jabatan" in atas]
    assert len(milik) == 1
    assert [satu for satu in milik[0] if publik(satu) and satu not in JALAN] == []


@pytest.mark.parametrize(
    "mahal",
    [
        "abk:open",
        "tables.validasi:validate_semua",
        "kegiatan.kegiatan:Kegiatan.cabang",
        "kegiatan.cabang:potongan",
        "kegiatan.kegiatan:Kegiatan.sidik",
        "hasil.pos:daftar_pos",
        "hasil.unit:daftar_unit",
        "kebutuhan.rekap:rekap_unit",
        "kebutuhan.banding:banding_pembulatan",
        "kebutuhan.banding:hasil_rezim",
        "kebutuhan.banding:jumlah_rezim",
        "reports.style:gaya",
        "reports.exporter:render",
    ],
)
def test_sekali_saja(perjalanan: tuple[list[Panggilan], str], mahal: str) -> None:
    assert Counter(satu for satu, _ in perjalanan[0])[mahal] == 1


def test_beban_dihitung_sekali_untuk_tiap_peraturan(perjalanan: tuple[list[Panggilan], str]) -> None:
    rezim = [satu for satu in daftar_peraturan("rezim") if "pusat" in satu.lingkup]
    # rumus: once for the whole that flags are held against, once for the unit, once under each regime
    # for the comparison; the batch has that of the whole beforehand
    assert Counter(satu for satu, _ in perjalanan[0])["kegiatan.kegiatan:Kegiatan.aturan"] == 2
    assert Counter(satu for satu, _ in perjalanan[0])["kebutuhan.beban:beban_tugas"] == 2 + len(rezim)


def test_gaya_sekali_pada_halaman(perjalanan: tuple[list[Panggilan], str]) -> None:
    """No section brings a style: nothing is added to be taken off again."""
    panggilan, isi = perjalanan
    assert isi.count("<style") == 1
    assert "reports.style:dalam_buku" not in {satu for satu, _ in panggilan}


def test_notebook_yang_menjadi_halaman_tidak_membawa_gaya(
    kegiatan: Kegiatan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batch runs the notebook in a kernel, a process that opens the folder for itself; it is told so."""
    bagian = abk.reports.unit(kegiatan, "A").kebutuhan
    assert "<style" in bagian._repr_html_()
    monkeypatch.setenv(style.TANPA_GAYA, "1")
    assert bagian._repr_html_() == bagian.html()
