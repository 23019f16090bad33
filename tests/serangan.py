"""Attacks: tests that do what somebody bad would do, and the table of them in :file:`docs/keamanan.md`.

``@pytest.mark.serangan(siapa, apa, hasil)`` above a test says who attacks (a key of ``SIAPA``), what is
tried (Indonesian; it stands in the table) and what holds when the test passes (``HASIL``). Its tries are
those of its campaign, or what it says by the fixture ``catat_serangan``, or one for each set of parameters.
A run with ``ABK_CATATAN_SERANGAN`` writes them to that file; ``python -m tests.serangan [BERKAS]`` renews the
table: a row for each attack test, with the figures of the file, else with those that stood there.
"""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.kampanye import ANGGARAN_DETIK, CATATAN, SABAR_DETIK

AKAR = Path(__file__).resolve().parents[1]
HALAMAN = AKAR / "docs" / "keamanan.md"
AWAL, AKHIR = "<!-- serangan: make serangan -->", "<!-- /serangan -->"
KE = "ABK_CATATAN_SERANGAN"
NAMA = "serangan"
BELUM = "–"

SIAPA = {
    "peran": "Pemegang peran `unit` pada PostgreSQL",
    "pejabat": "Pejabat yang memegang kunci",
    "kantor": "Kantor yang mengembalikan buku kerja atau berkas",
    "templat": "Penyusun templat Word",
    "pembaca": "Orang yang dapat membaca atau mengubah berkas di disk",
    "pemilik": "Pemilik gudang atau administrator",
    "tabel": "Penyusun tabel yang keliru (tanpa niat buruk)",
}
HASIL = {"dicegah", "ketahuan", "tidak dicegah"}

BATAS_DETIK = 2 * ANGGARAN_DETIK + 10 * SABAR_DETIK
"""An attack that lasts longer has stopped the program; far beyond what a slow machine needs."""
BATAS_BITA = 1 << 30
"""How far one attack may raise the peak of memory of this process."""


# ── while tests run ───────────────────────────────────────────────────────────────────────────────
class CatatSerangan:
    """Called by an attack test with the number of its tries, where no campaign counts them."""

    def __init__(self, item: pytest.Item) -> None:
        self._item = item

    def __call__(self, percobaan: int) -> None:
        self._item.user_properties[:] = [p for p in self._item.user_properties if p[0] != CATATAN]
        self._item.user_properties.append((CATATAN, percobaan))


def tandai(items: list[pytest.Item]) -> None:
    """Let every report of an attack test carry that it is one, also that of a fixture that fails."""
    for satu in items:
        if satu.get_closest_marker("serangan"):
            satu.user_properties.append((NAMA, satu.nodeid.partition("[")[0]))


@contextlib.contextmanager
def berbatas(item: pytest.Item) -> Iterator[None]:
    """Limits of time and memory of an attack; where the system has no such clock, none."""
    if item.get_closest_marker("serangan") is None or not hasattr(signal, "SIGALRM"):
        yield
        return
    import resource  # noqa: PLC0415 - not on every system

    def habis(*_: Any) -> None:
        raise TimeoutError(f"serangan ini tidak selesai dalam {BATAS_DETIK:g} detik")

    def puncak() -> int:
        satuan = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * satuan

    semula = puncak()
    lama = signal.signal(signal.SIGALRM, habis)
    signal.setitimer(signal.ITIMER_REAL, BATAS_DETIK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, lama)
    naik = puncak() - semula
    assert naik < BATAS_BITA, f"serangan ini memakai {naik >> 20} MB"


def tulis_catatan(terminal: Any) -> None:
    """Write what the attack tests of this run did, one JSON line a test, to the file that was asked for."""
    if not (berkas := os.environ.get(KE)):
        return
    semua: dict[str, dict[str, Any]] = {}
    for macam, daftar in terminal.stats.items():
        for satu in daftar:
            sifat = dict(getattr(satu, "user_properties", ()))
            dijalankan = getattr(satu, "when", "") == "call" or macam in {"failed", "error"}
            if NAMA not in sifat or not dijalankan or macam == "skipped":
                continue
            catatan = semua.setdefault(sifat[NAMA], {"uji": sifat[NAMA], "percobaan": 0, "lulus": True})
            catatan["percobaan"] += int(sifat.get(CATATAN, 1))
            catatan["lulus"] &= macam not in {"failed", "error"}
    hari = dt.datetime.now(dt.UTC).date().isoformat()
    baris = [json.dumps({**satu, "hari": hari, "anggaran": ANGGARAN_DETIK}) for satu in semua.values()]
    Path(berkas).write_text("".join(f"{satu}\n" for satu in baris), encoding="utf-8")


# ── the table ─────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Serangan:
    """An attack test as its marker describes it; ``uji`` is its name without parameters."""

    uji: str
    siapa: str
    apa: str
    hasil: str


def serangan(akar: Path = AKAR) -> list[Serangan]:
    """Every attack test of the project, in the order of attackers and files."""
    semua = []
    for berkas in sorted((akar / "tests").rglob("test_*.py")):
        teks = berkas.read_text(encoding="utf-8")
        if "mark.serangan" not in teks:
            continue
        for fungsi in ast.walk(ast.parse(teks)):
            if not isinstance(fungsi, ast.FunctionDef):
                continue
            for hias in fungsi.decorator_list:
                if isinstance(hias, ast.Call) and ast.unparse(hias.func) == "pytest.mark.serangan":
                    kata = [ast.literal_eval(satu) for satu in hias.args]
                    uji = f"{berkas.relative_to(akar).as_posix()}::{fungsi.name}"
                    semua.append(Serangan(uji, *kata))
    return sorted(semua, key=lambda s: list(SIAPA).index(s.siapa))


def _angka(lama: str) -> dict[str, tuple[str, ...]]:
    """Figures that stand in the table, by test."""
    sel = r" ([^|]+) \|"
    cocok = re.finditer(rf"^\|{4 * sel} \[[^]]+\]\(\.\./([^)#]+)#(\w+)\) \|$", lama, re.MULTILINE)
    return {f"{c[5]}::{c[6]}": (c[2], c[3], c[4]) for c in cocok}


def tabel(lama: str = "", catatan: list[dict[str, Any]] | None = None, akar: Path = AKAR) -> str:
    """The block of the page: with the figures of `catatan`, else with those of the block `lama`."""
    ada = {c["uji"]: c for c in catatan or []}
    dahulu = _angka(lama)
    bagian, kini = [AWAL, ""], ""
    for satu in serangan(akar):
        if satu.siapa != kini:
            kini = satu.siapa
            bagian += ["", f"### {SIAPA[kini]}", ""] if len(bagian) > 2 else [f"### {SIAPA[kini]}", ""]
            bagian += ["| serangan | hasil | percobaan | dijalankan | uji |", "|---|---|---|---|---|"]
        hasil, angka, kapan = dahulu.get(satu.uji, (satu.hasil, BELUM, BELUM))
        hasil = "**GAGAL**" if hasil == "**GAGAL**" else satu.hasil
        if c := ada.get(satu.uji):
            hasil = satu.hasil if c["lulus"] else "**GAGAL**"
            angka, kapan = f"{c['percobaan']:,}".replace(",", "."), f"{c['hari']}, {c['anggaran']:g} detik"
        berkas, _, nama = satu.uji.partition("::")
        apa = satu.apa[:1].upper() + satu.apa[1:]
        bagian.append(f"| {apa} | {hasil} | {angka} | {kapan} | [{Path(berkas).name}](../{berkas}#{nama}) |")
    return "\n".join([*bagian, "", AKHIR])


def perbarui(halaman: Path = HALAMAN, catatan: list[dict[str, Any]] | None = None, akar: Path = AKAR) -> None:
    """Renew the table of the page."""
    teks = halaman.read_text(encoding="utf-8")
    awal, sisa = teks.split(AWAL)
    lama, akhir = sisa.split(AKHIR)
    halaman.write_text(awal + tabel(lama, catatan, akar) + akhir, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    baris = [b for nama in sys.argv[1:] for b in Path(nama).read_text(encoding="utf-8").splitlines()]
    perbarui(catatan=[json.loads(b) for b in baris])
