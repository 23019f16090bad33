"""Guards abk.cli.tetap, abk.reports.batch.unchanged, abk.cli.aliran: a report of which nothing has changed is
told from bytes alone, and whatever else it may be is left to the command.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.errors import MarkupError
from rich.markup import render

import abk
from abk.cli import app, main, tetap
from abk.cli.aliran import tanpa_tanda
from abk.kegiatan.folder import dibaca_dari
from abk.reports.batch import laporan, report, unchanged
from abk.reports.batch.order import NOTEBOOK_KEMENTERIAN, NOTEBOOK_UNIT, default_notebook, read_notebook
from abk.reports.batch.unchanged import still_standing, text_files

SUMBER = {
    "unit.csv": "kode_unit,nama_unit,kode_induk,eselon\nA,Biro Umum,,II\n",
    "jabatan.csv": "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,bezetting\n"
    "A-1,A,Pengolah,pelaksana,1\n",
    "uraian_tugas.csv": "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,"
    "satuan_waktu\nA-1,1,Mengolah data,berkas,12,tahun,300,menit\n",
    "kegiatan.toml": 'judul = "Uji"\ntahun = 2026\n',
}
WAKTU = {"mulai", "selesai", "detik"}


@pytest.fixture(scope="module")
def dibuat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small source, and its report as the command makes it."""
    folder = tmp_path_factory.mktemp("tetap")
    (folder / "s").mkdir()
    for nama, isi in SUMBER.items():
        (folder / "s" / nama).write_text(isi, encoding="utf-8")
    assert laporan(folder / "s", folder / "l", pekerja=1).berhasil
    return folder


@pytest.fixture
def terbit(dibuat: Path, tmp_path: Path) -> Path:
    """A copy of both, to be spoilt."""
    shutil.copytree(dibuat, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _manifes(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "l" / "manifest.json").read_bytes()))


def test_berdiri_dan_dikatakan_seperti_oleh_perintah(
    terbit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    biasa = laporan(terbit / "s", terbit / "l").sebagai_dict()
    segera = still_standing(terbit / "s", terbit / "l", {})
    assert segera is not None
    isi = segera.sebagai_dict()
    assert {n: v for n, v in isi.items() if n not in WAKTU} == {
        n: v for n, v in biasa.items() if n not in WAKTU
    }
    assert _manifes(terbit) == json.loads(json.dumps(isi))
    assert isi["ringkasan"] == {"tidak berubah": 3}  # dihitung tangan: one unit, the index, the workbook
    monkeypatch.setattr(sys, "argv", ["abk", "laporan", str(terbit / "s"), "--keluar", str(terbit / "l")])
    main()
    kata = capsys.readouterr().out
    assert kata.startswith("3 tidak berubah dalam 0.")
    assert kata.rstrip().endswith(str(terbit / "l"))


def test_yang_berat_tidak_dimuat(terbit: Path) -> None:
    """What reads tables, draws, or runs notebooks; nor what reads a call."""
    tanya = (
        "import sys; from abk.cli import main; sys.argv = ['abk', *sys.argv[1:]]; main(); "
        "print(sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    perintah = [sys.executable, "-c", tanya, "laporan", str(terbit / "s"), "--keluar", str(terbit / "l")]
    keluar = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
    assert "3 tidak berubah" in keluar
    berat = {"pandas", "numpy", "matplotlib", "papermill", "nbconvert", "pydantic", "typer", "rich", "yaml"}
    assert not {m for m in berat if f"'{m}'" in keluar}


def _satu_bita(nama: str) -> Callable[[Path], None]:
    def ubah(folder: Path) -> None:
        isi = bytearray((folder / nama).read_bytes())
        isi[-2] ^= 1
        (folder / nama).write_bytes(isi)

    return ubah


def _manifes_diubah(**lain: Any) -> Callable[[Path], None]:
    def ubah(folder: Path) -> None:
        isi = _manifes(folder) | lain
        (folder / "l" / "manifest.json").write_text(json.dumps(isi), encoding="utf-8")

    return ubah


def _tanpa_satu_halaman(folder: Path) -> None:
    isi = _manifes(folder)
    del isi["halaman"][0]
    (folder / "l" / "manifest.json").write_text(json.dumps(isi), encoding="utf-8")


def _halaman_lain_beserta_manifes(folder: Path) -> None:
    """Who changes a page and its hash in the manifest is found out by the seal."""
    isi = _manifes(folder)
    (folder / "l" / "A.html").write_text("lain", encoding="utf-8")
    isi["halaman"][0]["sha256"] = unchanged.sidik_berkas(folder / "l" / "A.html")
    (folder / "l" / "manifest.json").write_text(json.dumps(isi), encoding="utf-8")


def _laporan_lain_di_dalam(folder: Path) -> None:
    (folder / "l" / "awal").mkdir()
    shutil.copy(folder / "l" / "manifest.json", folder / "l" / "awal")


RUSAK: dict[str, Callable[[Path], object]] = {
    **{f"{n} satu bita": _satu_bita(f"s/{n}") for n in SUMBER},
    **{f"{n} hilang": lambda f, n=n: (f / "s" / n).unlink() for n in SUMBER},
    "tabel lain": lambda f: (f / "s" / "pegawai.csv").write_text("id_pegawai\n", encoding="utf-8"),
    "tabel ganda": lambda f: shutil.copy(f / "s" / "unit.csv", f / "s" / "UNIT.TXT"),
    **{f"halaman {n}": _satu_bita(f"l/{n}") for n in ("A.html", "index.html", "rekap.xlsx")},
    "halaman dihapus": lambda f: (f / "l" / "A.html").unlink(),
    "rekap dihapus": lambda f: (f / "l" / "rekap.xlsx").unlink(),
    "manifes dihapus": lambda f: (f / "l" / "manifest.json").unlink(),
    "manifes tanpa segel": _manifes_diubah(segel=""),
    "manifes judul lain": _manifes_diubah(judul="Lain"),
    "manifes dihentikan": _manifes_diubah(dihentikan=True),
    "manifes skema lain": _manifes_diubah(skema=2),
    "manifes tanpa halaman": _tanpa_satu_halaman,
    "manifes dan halaman": _halaman_lain_beserta_manifes,
    "laporan lain di dalam": _laporan_lain_di_dalam,
}


@pytest.mark.parametrize("rusak", RUSAK)
def test_apa_pun_yang_berubah_tidak_dipercaya(rusak: str, terbit: Path) -> None:
    RUSAK[rusak](terbit)
    sebelum = {p.name: p.read_bytes() for p in (terbit / "l").iterdir() if p.is_file()}
    assert still_standing(terbit / "s", terbit / "l", {}) is None
    assert {p.name: p.read_bytes() for p in (terbit / "l").iterdir() if p.is_file()} == sebelum


def test_pilihan_program_notebook_dan_nama_lain(terbit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def berdiri(sumber: str = "s", **pilihan: str) -> bool:
        return still_standing(terbit / sumber, terbit / "l", pilihan) is not None

    assert berdiri()
    assert not berdiri(pembulatan="ke_atas")
    assert not berdiri(peraturan="permenpanrb-1-2020")  # though it is the one that the settings name
    for nama, nilai in {
        "VERSI": "9.9.9",
        "program_fingerprint": lambda: "lain",
        "default_notebook": lambda _: terbit / "s" / "unit.csv",
    }.items():
        with monkeypatch.context() as sementara:
            sementara.setattr(unchanged, nama, nilai)
            assert not berdiri(), nama
    (terbit / "s").rename(terbit / "nama lain")  # it stands on the pages
    assert not berdiri("nama lain")
    assert not berdiri("tidak ada")


def test_halaman_yang_diubah_dibuat_lagi_oleh_perintah(terbit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    benar = (terbit / "l" / "A.html").read_bytes()
    (terbit / "l" / "A.html").write_text("lain", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["abk", "laporan", str(terbit / "s"), "--keluar", str(terbit / "l")])
    with pytest.raises(SystemExit) as akhir:
        main()
    assert akhir.value.code == 0
    assert (terbit / "l" / "A.html").read_bytes() == benar
    assert still_standing(terbit / "s", terbit / "l", {}) is not None


# ── what is vouched for at all ────────────────────────────────────────────────────────────────────
def _bahan(folder: Path, **lain: Any) -> str:
    isi = {
        "unit": None,
        "pilihan": {},
        "notebook": tuple(read_notebook(default_notebook(n)) for n in (NOTEBOOK_UNIT, NOTEBOOK_KEMENTERIAN)),
        "batas_waktu_detik": 1.0,
        "keluar": folder / "l",
        "alur": "",
        "saat": "",
        "tunda": frozenset(),
        "sebelah": frozenset(),
    }
    return report._order(folder / "s", **(isi | lain)).bahan


def test_hanya_laporan_utuh_dari_folder_yang_dijamin(terbit: Path) -> None:
    assert _bahan(terbit)
    assert not _bahan(terbit, unit=["A"])
    assert not _bahan(terbit, tunda=frozenset({"A"}))
    assert not _bahan(terbit, sebelah=frozenset({"analisis.html"}))
    assert _bahan(terbit, pilihan={"pembulatan": "ke_atas"}) != _bahan(terbit)
    # the law of today: another one tomorrow
    (terbit / "s" / "kegiatan.toml").write_text('judul = "Uji"\n', encoding="utf-8")
    assert not _bahan(terbit)


def test_yang_dijamin_adalah_bita_yang_dibaca(terbit: Path) -> None:
    k = abk.open(terbit / "s")
    assert dibaca_dari(k, terbit / "s", text_files(terbit / "s"))
    assert dibaca_dari(k, terbit / "s", text_files(terbit / "s") | {"catatan.txt": "lain"})
    _satu_bita("s/unit.csv")(terbit)  # between the reading and the look at the files
    assert not dibaca_dari(k, terbit / "s", text_files(terbit / "s"))


# ── the call ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kata", "dibaca"),
    [
        ("laporan s", ("s", {})),
        ("laporan s --keluar l", ("s", {"keluar": "l"})),
        ("laporan --keluar=l s --pembulatan ke_atas", ("s", {"keluar": "l", "pembulatan": "ke_atas"})),
        ("laporan s --pekerja 4", ("s", {})),
        ("laporan s --pekerja 0", None),
        ("laporan s --pekerja x", None),
        ("laporan s --paksa", None),
        ("laporan s --unit A", None),
        ("laporan s --alur k", None),
        ("laporan s --klaster tcp://x:1", None),
        ("laporan s --keluar", None),
        ("laporan s --keluar --paksa", None),
        ("laporan s --keluar l --keluar m", None),
        ("laporan s t", None),
        ("laporan -- s", None),
        ("laporan", None),
        ("laporan sqlite:///abk.db", None),
        ("periksa s", None),
        ("", None),
    ],
)
def test_hanya_panggilan_yang_polos(kata: str, dibaca: tuple[str, dict[str, str]] | None) -> None:
    assert tetap._baca(kata.split()) == dibaca


def test_pilihan_yang_dikenal_adalah_milik_perintah() -> None:
    opsi = {p.name: p for p in typer.main.get_command(app).commands["laporan"].params}
    assert set(opsi) >= tetap.OPSI
    assert opsi["keluar"].default == tetap.KELUAR


def test_dihentikan_di_tengahnya(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def henti(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(unchanged, "still_standing", henti)
    with pytest.raises(SystemExit) as akhir:
        tetap.laporan_tetap(["laporan", "s"])
    assert akhir.value.code == 130
    assert "Dihentikan." in capsys.readouterr().err


def test_tanda_hilang_seperti_oleh_rich() -> None:
    """Against rich itself, on 20,000 texts of signs that mean something to it."""
    acak = random.Random(20260101)  # noqa: S311
    keping = [
        "[",
        "\\[",
        "]",
        "[/]",
        "[bold red]",
        "[dim]",
        "[1]",
        "[yellow",
        "#",
        "@",
        "/",
        "a",
        "é",
        ":x:",
        "\n",
    ]
    dibanding = 0
    for _ in range(20_000):
        teks = "".join(acak.choices(keping, k=acak.randint(0, 8)))
        try:
            benar = render(teks, emoji=False).plain
        except MarkupError:  # none that a command writes
            continue
        dibanding += 1
        assert tanpa_tanda(teks) == benar, teks
    assert dibanding > 10_000
