"""Guards tests/serangan.py, docs/keamanan.md: each attack test has its row, and figures come from a run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.kampanye import CATATAN
from tests.serangan import (
    AKHIR,
    AWAL,
    HALAMAN,
    HASIL,
    KE,
    NAMA,
    SIAPA,
    perbarui,
    serangan,
    tabel,
    tulis_catatan,
)

SEMUA = serangan()


def test_tiap_serangan_punya_barisnya():
    """Rows are those of the markers; figures may be of any run, but a failure stands in no page."""
    teks = HALAMAN.read_text(encoding="utf-8")
    blok = teks[teks.index(AWAL) : teks.index(AKHIR) + len(AKHIR)]
    assert blok == tabel(blok), "perbarui: make docs"
    assert "GAGAL" not in blok


def test_penanda_menyebut_siapa_apa_dan_hasil():
    assert [s for s in SEMUA if s.siapa not in SIAPA or s.hasil not in HASIL or "|" in s.apa] == []
    assert len({(s.siapa, s.apa) for s in SEMUA}) == len(SEMUA), "dua serangan berkata sama"
    tertulis = sum(
        len(re.findall(r"^@pytest\.mark\.serangan\(", p.read_text(encoding="utf-8"), re.MULTILINE))
        for p in HALAMAN.parents[1].glob("tests/**/test_*.py")
    )
    assert tertulis == len(SEMUA), "penanda berdiri di atas fungsi, dengan kata yang tertulis"


@pytest.fixture
def akar(tmp_path: Path) -> Path:
    for nama, isi in {
        "tests/a/test_a.py": '@pytest.mark.serangan("kantor", "bom", "dicegah")\ndef test_bom(): ...',
        "tests/b/test_b.py": '@pytest.mark.serangan("peran", "baca", "ketahuan")\ndef test_baca(): ...',
        "docs/keamanan.md": f"# K\n\n{AWAL}\n{AKHIR}\n\nakhir\n",
    }.items():
        (tmp_path / nama).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nama).write_text(isi, encoding="utf-8")
    return tmp_path


def _laporan(uji: str, kapan: str = "call", **sifat: int) -> SimpleNamespace:
    return SimpleNamespace(when=kapan, user_properties=[(NAMA, uji), *sifat.items()])


def test_dari_jalan_ke_halaman_dan_angka_lama_bertahan(
    akar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    catatan = tmp_path / "catatan"
    monkeypatch.setenv(KE, str(catatan))
    bom, baca = "tests/a/test_a.py::test_bom", "tests/b/test_b.py::test_baca"
    stats = {
        "passed": [_laporan(bom, **{CATATAN: 1_200}), _laporan(bom), SimpleNamespace(when="call")],
        "": [_laporan(bom, "setup"), _laporan(bom, "teardown")],
        "skipped": [_laporan(baca, "setup")],
    }
    halaman = akar / "docs" / "keamanan.md"

    def jalan() -> str:
        tulis_catatan(SimpleNamespace(stats=stats))
        perbarui(halaman, [json.loads(b) for b in catatan.read_text(encoding="utf-8").splitlines()], akar)
        return halaman.read_text(encoding="utf-8")

    teks = jalan()
    assert re.search(r"\| Bom \| dicegah \| 1\.201 \| \d{4}-\d\d-\d\d, [\d,.]+ detik \| \[test_a\.py\]", teks)
    assert "| Baca | ketahuan | – | – |" in teks
    assert teks.index("peran `unit`") < teks.index("buku kerja atau berkas")
    assert teks.endswith("akhir\n")
    stats |= {"passed": [], "": [], "error": [_laporan(baca, "setup")], "skipped": []}
    teks = jalan()
    assert "| Bom | dicegah | 1.201 |" in teks
    assert "| Baca | **GAGAL** | 1 |" in teks
    perbarui(halaman, None, akar)
    assert halaman.read_text(encoding="utf-8") == teks, "tanpa jalan baru kegagalan tetap tertulis"
