"""Guards abk.reports.batch.initial: the report of a case, its two states side by side, no dead link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest

import abk
from abk.kegiatan import Perubahan, rekam
from abk.reports.batch import laporan
from abk.reports.batch.workshop import Workshop
from abk.sop import ekspor
from tests.sop.panggung import JABATAN, TUGAS, UNIT, Panggung

KODE = "uji-2026"


@pytest.fixture(scope="module")
def alur(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished case about two of three units; one post of one of them changed. Exported."""
    folder = tmp_path_factory.mktemp("kasus")
    for berkas, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (folder / f"{berkas}.csv").write_text(isi, encoding="utf-8")
    panggung = Panggung(rekam(abk.open(folder)))
    satu = panggung.sampai(panggung.buka(), "10")
    putusan = Perubahan("A-2", "1", "ubah", "volume", "10", "8", "Rapat.")
    satu = panggung.sampai(satu.putuskan("A", [putusan], panggung.tanda("p-kasubbag")), "17")
    satu = panggung.maju(satu, "17", fakta={"kepmenko_asli": {"nomor_urut": "12"}})
    return ekspor(satu, folder / "alur")


@pytest.fixture(scope="module")
def bengkel() -> Iterator[Workshop]:
    """Workers and warm parent of all reports of this module."""
    with Workshop() as satu:
        yield satu


@pytest.fixture(scope="module")
def terbit(alur: Path, bengkel: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its report: first the unit outside, then the whole."""
    keluar, cara = tmp_path_factory.mktemp("laporan"), {"pekerja": 1, "pelaksana": bengkel}
    luar = laporan(alur, keluar, alur=KODE, saat="awal", tunda={"K", "A", "B"}, **cara)
    assert luar.ringkasan == {"dibuat": 1}
    semua = laporan(alur, keluar, alur=KODE, **cara)
    assert semua.berhasil
    assert semua.ringkasan == {"dibuat": 9, "tidak berubah": 1}  # the unit outside is the same in both
    return keluar


def _html(berkas: Path) -> str:
    return berkas.read_text(encoding="utf-8")


def _tautan(berkas: Path) -> set[str]:
    return set(re.findall(r'href="([^#"]+)"', _html(berkas)))


def test_yang_terbit(terbit: Path):
    """All units as decided; of the answers only what differs: A, what lies above it, index and workbook."""
    semua = {"K.html", "A.html", "B.html", "C.html", "index.html", "rekap.xlsx", "manifest.json"}
    assert {p.name for p in terbit.iterdir()} == {*semua, "awal"}
    assert {p.name for p in (terbit / "awal").iterdir()} == semua - {"B.html", "C.html"}


def test_tiap_keadaan_menautkan_yang_lain(terbit: Path):
    for nama in ("A.html", "K.html", "index.html"):
        assert f"awal/{nama}" in _tautan(terbit / nama)
        assert f"../{nama}" in _tautan(terbit / "awal" / nama)
    for nama in ("B.html", "C.html"):
        assert not any("awal" in t for t in _tautan(terbit / nama))
    for folder in (terbit, terbit / "awal"):
        for satu in folder.glob("*.html"):
            assert {t for t in _tautan(satu) if not (folder / t).is_file()} == set(), satu


def test_kepala_dan_kaki_menyebut_keadaan(terbit: Path):
    akhir, awal = "Hasil akhir, keputusan nomor 12 Tahun 2026", "Data awal, sebelum rapat"
    for folder, kata, bukan in ((terbit, akhir, awal), (terbit / "awal", awal, akhir)):
        for nama in ("A.html", "K.html", "index.html"):
            isi = _html(folder / nama)
            kaki = isi[isi.index("<footer>") :]
            assert kata in isi[: isi.index("<main")], (folder, nama)
            assert kata in kaki
            assert bukan not in isi
    assert "tidak dibahas dalam alur uji-2026" in _html(terbit / "C.html")


def test_buku_kerja_menyebut_keadaan_di_tiap_formulir(terbit: Path):
    for folder, kata, lain in (
        (terbit, "Hasil akhir, keputusan nomor 12", "awal/rekap.xlsx"),
        (terbit / "awal", "Data awal, sebelum rapat", "../rekap.xlsx"),
    ):
        buku = openpyxl.load_workbook(folder / "rekap.xlsx")
        formulir = [n for n in buku.sheetnames if re.match(r"[A-F]\b", n)]
        assert len(formulir) == 6
        for nama in formulir:
            sel = {str(s) for b in buku[nama].iter_rows(max_row=8, values_only=True) for s in b if s}
            assert any(s.startswith(kata) for s in sel), nama
            assert kata[:20] in buku[nama].oddFooter.right.text
        sel = [s.hyperlink for baris in buku["Petunjuk"].iter_rows() for s in baris if s.hyperlink]
        assert {h.target.replace("\\", "/") for h in sel if h.target} == {lain}  # as Excel writes it


def test_dibuat_lagi_tidak_mengubah_apa_pun(alur: Path, terbit: Path):
    isi = {p: p.read_bytes() for p in terbit.rglob("*") if p.is_file() and p.name != "manifest.json"}
    lagi = laporan(alur, terbit, pekerja=1, alur=KODE)
    assert lagi.ringkasan == {"tidak berubah": 10}
    assert {p: p.read_bytes() for p in isi} == isi
    manifes = json.loads((terbit / "manifest.json").read_text(encoding="utf-8"))
    assert (manifes["alur"], manifes["saat"]) == (KODE, "akhir")
    assert {h["berkas"] for h in manifes["beserta"]} >= {"awal/A.html", "awal/rekap.xlsx"}


def test_laporan_lain_menarik_data_awal(alur: Path, terbit: Path, bengkel: Workshop, tmp_path: Path):
    """What stood beside the final data would look current beside anything else."""
    folder = Path(copytree(terbit, tmp_path / "laporan"))
    laporan(alur.parent, folder, pekerja=1, pelaksana=bengkel)
    assert not (folder / "awal").exists()
    assert "keputusan nomor" not in _html(folder / "A.html")
