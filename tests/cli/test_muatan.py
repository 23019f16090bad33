"""Guards abk.cli.perintah, abk.tulisan.malas: a command loads no package that it has nothing to do with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from abk.store import buka

from .conftest import FRASA, Meja
from .test_keluaran import PERINTAH

TABEL = {"numpy", "pandas", "scipy"}
GUDANG = {"alembic", "psycopg", "sqlalchemy"}
WORD = {"docx", "docxtpl", "jinja2", "lxml"}
GAMBAR = {"IPython", "PIL", "matplotlib", "nbconvert", "nbformat", "papermill"}
BUKU = {"openpyxl", "python_calamine", "xlsxwriter"}
SEMUA = TABEL | GUDANG | WORD | GAMBAR | BUKU | {"cryptography", "duckdb", "holidays", "yaml"}
LAIN_DIALEK = {"sqlalchemy.dialects.postgresql"}

TANPA_GUDANG = TABEL | GUDANG | WORD | GAMBAR | BUKU | {"duckdb", "holidays"}
TANPA_TABEL = TABEL | WORD | GAMBAR | BUKU | LAIN_DIALEK | {"alembic", "duckdb", "psycopg", "yaml"}
BERTABEL = WORD | GAMBAR | BUKU | LAIN_DIALEK | {"alembic", "duckdb", "holidays", "psycopg"}
BERFOLDER = BERTABEL | GUDANG | {"cryptography"}

G = "sqlite:///{d}/abk.db"
T = "--pelaku p-karo --kunci {d}/p-karo.kunci --ya"
# What a call may not load, and the calls of that kind.
KELAS: tuple[tuple[set[str], tuple[str, ...]], ...] = (
    (SEMUA | {"babel", "pydantic"}, ("--versi",)),
    (SEMUA | {"pydantic"}, ("--help",)),
    (SEMUA, ("peraturan", "sop --help", "sop mulai --contoh", "sop putuskan --contoh")),
    (TANPA_GUDANG | {"yaml"}, ("kunci buat {d}/b.kunci", "sop kunci {d}/c.kunci", "naskah")),
    (
        TANPA_GUDANG | {"cryptography"},
        ("naskah undangan --kosong", "naskah kepmenko --kosong", "naskah --salin-templat {d}/t"),
    ),
    (
        TANPA_TABEL | {"cryptography", "holidays"},
        (f"migrasi {G}", f"karantina {G}", f"unit daftar {G}", f"jabatan daftar {G}"),
    ),
    (
        TANPA_TABEL | {"holidays"},
        (
            f"kunci buat {{d}}/e.kunci --ke {G} --sebagai Karo",
            f"kunci daftar {G}",
            f"sop daftar {G}",
            f"sop status {G} uji-2026 --pelaku p-karo",
            f"sop ekspor {G} uji-2026 --keluar {{d}}/e",
            f"sop lampirkan {G} surat {{d}}/usulan.txt --keterangan Surat {T}",
        ),
    ),
    (TANPA_TABEL, (f"sop status {G}", f"sop status {G} uji-2026 --rinci", "sop status {d}/alur")),
    (TANPA_TABEL - {"yaml"}, (f"sop isian {G} 1",)),
    (
        BERTABEL | {"cryptography", "yaml"},
        (
            f"unit tambah {G} C --nama Biro --induk K",
            f"unit ubah {G} A --nama Biro",
            f"jabatan tambah {G} A-9 --nama Analis --kode-unit A --jenis pelaksana",
            f"jabatan ubah {G} A-1 --nama Kepala",
            f"jabatan kembalikan {G} A-2 --alasan Norma",
            f"tanda {G}",
            f"cadangkan {G} {{d}}/c.db",
            "pulihkan {d}/cadangan.db --ke sqlite:///{d}/lain.db",
            f"periksa -- {G}",
        ),
    ),
    (
        BERFOLDER | {"yaml"},
        (
            "unit daftar {d}/sumber",
            "jabatan daftar {d}/sumber",
            "tanda {d}/sumber",
            "periksa -- {d}/sumber",
            "sop beban",
            "sop simulasi",
        ),
    ),
)
CONTOH = [(kata, dilarang) for dilarang, semua in KELAS for kata in semua]
BERKERJA = {
    *("mulai", "contoh", "demo", "formulir", "ekspor", "impor", "laporan", "ringkasan", "analisis", "peta"),
    *(
        "informasi",
        "kokpit",
        "gabung",
        "sop mulai",
        "sop maju",
        "sop putuskan",
        "sop cabut",
        "sop kembalikan",
    ),
    *("sop ubah", "sop terapkan", "sop tunjuk", "sop luruskan", "sop verifikasi", "sop cetak"),
}
"""Commands that draw, write documents or workbooks, serve a page, or sign: what they load is what they do."""

# One process for all calls: each is a copy of it that has loaded nothing.
_INDUK = """
import json, os, sys
for kata in json.load(sys.stdin):
    baca, tulis = os.pipe()
    if not os.fork():
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        sys.argv = ["abk", *kata]
        kode = 0
        try:
            from abk.cli import main
            main()
        except SystemExit as akhir:
            kode = akhir.code or 0
        finally:
            os.write(tulis, json.dumps([kode, sorted(sys.modules)]).encode())
            os._exit(0)
    os.close(tulis)
    with open(baca) as jawab:
        print(jawab.read(), flush=True)
    os.wait()
"""


@pytest.fixture(scope="module")
def dimuat(buat_meja: Callable[[], Meja]) -> dict[str, tuple[int, set[str]]]:
    """Exit code of each call and the modules that it loaded."""
    m = buat_meja()
    m.mulai()
    m("sop", "ekspor", m.alamat, "uji-2026", "--keluar", m.folder / "alur")
    m("cadangkan", m.alamat, m.folder / "cadangan.db")
    gudang = buka(m.alamat)
    gudang.ajukan("A-2", gudang.lembar("A-2").versi, "unit")
    panggilan = [kata.replace("{d}", m.folder.as_posix()).split() for kata, _ in CONTOH]
    jadi = subprocess.run(
        [sys.executable, "-c", _INDUK],
        input=json.dumps(panggilan),
        capture_output=True,
        text=True,
        check=True,
        cwd=m.folder,
        env={**os.environ, "ABK_FRASA": FRASA},
    )
    hasil = map(json.loads, jadi.stdout.splitlines())
    return {kata: (kode, set(modul)) for (kata, _), (kode, modul) in zip(CONTOH, hasil, strict=True)}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each call is a copy of one process")
@pytest.mark.parametrize(("kata", "dilarang"), CONTOH, ids=[kata for kata, _ in CONTOH])
def test_hanya_yang_dipakai_dimuat(
    kata: str, dilarang: set[str], dimuat: dict[str, tuple[int, set[str]]]
) -> None:
    kode, modul = dimuat[kata]
    assert kode in ({0, 1} if kata.startswith("periksa") else {0})
    assert sorted(dilarang & modul) == []


def test_setiap_perintah_diperiksa_atau_bekerja() -> None:
    daun = {" ".join(p) for p in PERINTAH} - {p[0] for p in PERINTAH if len(p) > 1}
    diperiksa = {d for d in daun if any(f"{kata} ".startswith(f"{d} ") for kata, _ in CONTOH)}
    assert diperiksa | BERKERJA == daun
