"""Guards benchmarks/bench.py: its scripts are there, its rows read, the READMEs quote the last results."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

AKAR = Path(__file__).resolve().parents[2]
CONTOH = {
    "halaman": {"abk": 0.5, "naskah": 10.0, "papermill": 3.0, "cangkang": 0.5, "fungsi": 0.4, "putaran": 3},
    "perubahan": {"unit": 48, "penuh": 50.0, "tetap": 1.0, "satu": 6.0, "dibuat": ["A.html", "index.html"]},
    "tabel": {
        "baris": 10000,
        "gabungan [s]": 0.1,
        "duckdb [s]": 0.05,
        "jumlah saja": 0.5,
        "semua pemeriksaan": 4.0,
        "puncak memori [MB]": 200,
    },
    "impor": {"pengguna": 10.0, "pagar": 2.0, "impor": 5.0, "libreoffice": None},
    "nasional": {"apa": "norma", "detik": 3.0, "puncak [MB]": 300},
}
"""One line of JSON of each script, as it prints it."""


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_uji", AKAR / "benchmarks" / "bench.py")
    modul = importlib.util.module_from_spec(spec)
    sys.modules["bench_uji"] = modul
    spec.loader.exec_module(modul)
    return modul


def test_setiap_tolok_ada_naskahnya_dan_terbaca(bench: ModuleType) -> None:
    assert {t.naskah for t in bench.TOLOK.values()} <= {p.name for p in (AKAR / "benchmarks").glob("*.py")}
    assert set(CONTOH) <= set(bench.TOLOK)
    for nama, isi in CONTOH.items():
        assert list(bench.TOLOK[nama].baca(isi)), nama


def test_perbandingan_dihitung_tangan(bench: ModuleType) -> None:
    baris = [b for nama in ("halaman", "perubahan", "tabel") for b in bench.TOLOK[nama].baca(CONTOH[nama])]
    assert [b[2] for b in baris] == [
        "20.0 × hemat",  # 10 / 0,5
        "6.0 × hemat",
        "1.00 × biaya",
        "1.25 × biaya",  # 0,5 / 0,4
        "2.0% biaya",
        "12.0% biaya",
        "1.00 × biaya",  # 0,5 × 0,1 / 0,05
        "0.50 × biaya",
        "4.00 × biaya",
        "200 MB",
    ]


def test_pilihan_sampai_ke_naskah(bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text(
        "import sys, json\nprint('catatan')\n"
        "print(json.dumps({'apa': ' '.join(sys.argv[1:]), 'pembanding': '', 'perbandingan': '1'}))\n"
    )
    monkeypatch.setattr(bench, "TEMPAT", tmp_path)
    satu = bench.Tolok("a.py", ("--x", "{baris}", "{n}"), bench.apa_adanya)
    assert list(bench.jalankan(satu, {"baris": ["1", "2"], "n": 3})) == [("--x 1 2 3", "", "1")]


def test_readme_mengutip_hasil_terakhir(bench: ModuleType, tmp_path: Path) -> None:
    for nama in bench.README:
        shutil.copy(AKAR / nama, tmp_path / nama)
    hasil = tmp_path / "benchmarks" / "hasil"
    hasil.mkdir(parents=True)
    semua = [b for nama, isi in CONTOH.items() for b in bench.TOLOK[nama].baca(isi)]
    (hasil / "2026-01-01.md").write_text("# lama\n")
    (hasil / "2026-02-01.md").write_text(bench.susun(semua, "2026-02-01"), encoding="utf-8")
    assert bench.kutip_readme(tmp_path) == list(bench.README)
    inggris, indonesia = ((tmp_path / n).read_text(encoding="utf-8") for n in bench.README)
    assert "1/20.0 of the CPU time" in inggris
    assert "1,25 × waktu fungsi biasa" in indonesia
    assert "2,0% waktu pembuatan" in indonesia
    assert all("benchmarks/hasil/2026-02-01.md" in teks for teks in (inggris, indonesia))
    assert bench.kutip_readme(tmp_path) == []


def test_readme_sekarang_sesuai_dengan_hasil_terakhir(bench: ModuleType, tmp_path: Path) -> None:
    if not (hasil := AKAR / "benchmarks" / "hasil").is_dir():
        assert all("benchmarks/hasil/" not in (AKAR / n).read_text(encoding="utf-8") for n in bench.README)
        return
    shutil.copytree(hasil, tmp_path / "benchmarks" / "hasil")
    for nama in bench.README:
        shutil.copy(AKAR / nama, tmp_path / nama)
    assert bench.kutip_readme(tmp_path) == []
