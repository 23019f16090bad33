"""Every benchmark that has a peer, in one run and one table: ``make bench`` (ten minutes on two quiet cores).

``python benchmarks/bench.py [NAMA …] [--halaman 48] [--putaran 3] [--buku 100] [--baris 10000 …]`` writes
``benchmarks/hasil/<date>.md`` with ratios, versions and the machine, and renews the sentence of README.md and
README.id.md that quotes the last results, never others. Named benchmarks alone are printed and not written.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

TEMPAT = Path(__file__).resolve().parent
AWAL, AKHIR = "<!-- bench -->", "<!-- /bench -->"
DIKUTIP = {"naskah": "naskah: papermill", "lantai": "(lantai)", "tetap": "tidak ada yang berubah"}
"""What the READMEs quote: the row in which these words stand."""
_INGGRIS = """A unit's page costs 1/{naskah} of the CPU time of the plain script, `papermill` and then
  `jupyter nbconvert`, and {lantai} × that of a plain function in two processes; with nothing changed
  a report costs {tetap} of the full run ({letak})."""
_INDONESIA = """Satu halaman unit memerlukan 1/{naskah} waktu CPU skrip biasa, `papermill` lalu
  `jupyter nbconvert`, dan {lantai} × waktu fungsi biasa dalam dua proses; bila tidak ada yang berubah,
  laporan memerlukan {tetap} waktu pembuatan seluruhnya ({letak})."""
README = {"README.md": (_INGGRIS, "."), "README.id.md": (_INDONESIA, ",")}
"""Sentence of each README, and its decimal mark."""
PAKET = (
    "abk",
    "pandas",
    "numpy",
    "openpyxl",
    "python-calamine",
    "SQLAlchemy",
    "papermill",
    "nbconvert",
    "duckdb",
)
Isi = dict[str, Any]
Baris = tuple[str, str, str]
"""What was measured, its peer, their ratio."""


@dataclass(frozen=True)
class Tolok:
    """A benchmark: its script, what it is told (``{name}`` is an option of this one), how its JSON reads.

    The script prints JSON, a line for each object; `baca` makes rows of one.
    """

    naskah: str
    pilihan: Sequence[str]
    baca: Callable[[Isi], Iterator[Baris]]


def halaman(isi: Isi) -> Iterator[Baris]:
    """A unit's page against the script, papermill's API, a shell and a plain function."""
    kami = isi["abk"]
    apa = f"halaman unit, {kami:.2f} s CPU"
    yield apa, f"naskah: papermill, lalu nbconvert; {isi['naskah']:.2f} s", _kali(isi["naskah"], kami)
    yield apa, f"API papermill, satu pengekspor; {isi['papermill']:.2f} s", _kali(isi["papermill"], kami)
    yield apa, f"cangkang IPython tanpa bukti; {isi['cangkang']:.2f} s", _biaya(kami, isi["cangkang"])
    yield apa, f"fungsi biasa dalam dua proses (lantai); {isi['fungsi']:.2f} s", _biaya(kami, isi["fungsi"])


def perubahan(isi: Isi) -> Iterator[Baris]:
    """A report of which nothing, or one unit, has changed, against the full run."""
    penuh = f"semua halaman, {isi['penuh']:.1f} s CPU"
    yield (
        f"laporan {isi['unit']} unit, tidak ada yang berubah",
        penuh,
        f"{isi['tetap'] / isi['penuh']:.1%} biaya",
    )
    unit = [b for b in isi["dibuat"] if b not in {"index.html", "rekap.xlsx"}]
    yield (
        f"satu unit berubah: {len(unit)} halaman unit (unit dan atasannya), indeks, rekap",
        penuh,
        f"{isi['satu'] / isi['penuh']:.1%} biaya",
    )


def tabel(isi: Isi) -> Iterator[Baris]:
    """Checks and sums of tables against a group-by of pandas and of DuckDB."""
    nama, lantai = f"{isi['baris']:,} uraian tugas", isi["gabungan [s]"]
    pandas = f"group-by pandas tanpa pemeriksaan, {lantai:.3f} s CPU"
    if isi["duckdb [s]"]:
        kali = isi["jumlah saja"] * lantai / isi["duckdb [s]"]
        yield f"{nama}: jumlah eksak saja", f"DuckDB, {isi['duckdb [s]']:.3f} s CPU", f"{kali:.2f} × biaya"
    yield f"{nama}: jumlah eksak saja", pandas, f"{isi['jumlah saja']:.2f} × biaya"
    yield f"{nama}: semua pemeriksaan", pandas, f"{isi['semua pemeriksaan']:.2f} × biaya"
    yield f"{nama}: puncak memori", "", f"{isi['puncak memori [MB]']} MB"


def impor(isi: Isi) -> Iterator[Baris]:
    """Import of workbooks against openpyxl + pandas with its checks, and LibreOffice."""
    openpyxl = f"openpyxl + pandas + pemeriksaan yang sama, {isi['pengguna']:.1f} s CPU"
    if isi["libreoffice"]:
        lain = f"LibreOffice, dibuka dan dihitung ulang saja, {isi['libreoffice']:.1f} s CPU"
        yield "buku kerja dibaca di balik pagar", lain, _kali(isi["libreoffice"], isi["pagar"])
    yield "buku kerja dibaca di balik pagar", openpyxl, _kali(isi["pengguna"], isi["pagar"])
    yield "buku kerja: impor lengkap", openpyxl, _kali(isi["pengguna"], isi["impor"])


def apa_adanya(isi: Isi) -> Iterator[Baris]:
    """A line that says itself what its row is: ``{"apa": …, "pembanding": …, "perbandingan": …}``."""
    yield isi["apa"], isi["pembanding"], isi["perbandingan"]


def nasional(isi: Isi) -> Iterator[Baris]:
    """The national table: time and memory of each question."""
    biaya = f"{isi['detik']} s, {isi['puncak [MB]']} MB" if "detik" in isi else f"{isi['ukuran [MB]']} MB"
    yield f"tabel nasional, {isi['apa']}", "", biaya


TOLOK: dict[str, Tolok] = {
    "halaman": Tolok(
        "biaya_halaman.py",
        ("--json", "--unit", "{halaman}", "--putaran", "{putaran}", "--anggaran", "240"),
        halaman,
    ),
    "perubahan": Tolok(
        "laporan_tanpa_perubahan.py", ("--unit", "{halaman}", "--putaran", "{putaran}"), perubahan
    ),
    "tabel": Tolok("tabel.py", ("--putaran", "{putaran}", "--baris", "{baris}"), tabel),
    "impor": Tolok("impor_buku_kerja.py", ("{buku}", "--json"), impor),
    "perintah": Tolok("perintah.py", (), apa_adanya),
    "nasional": Tolok("nasional.py", ("--baris", "{nasional}", "--instansi", "60"), nasional),
}
"""All of them, in the order of the table."""


def jalankan(satu: Tolok, opsi: Isi) -> Iterator[Baris]:
    """Rows of a benchmark."""
    pilihan: list[str] = []
    for teks in satu.pilihan:
        nilai = opsi[teks[1:-1]] if teks.startswith("{") else teks
        pilihan += map(str, nilai if isinstance(nilai, list) else [nilai])
    perintah = [sys.executable, str(TEMPAT / satu.naskah), *pilihan]
    # without compiled modules every process would compile them again, its peers' most of all
    dengan_bytecode = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    hasil = subprocess.run(
        perintah, check=True, stdout=subprocess.PIPE, text=True, env=dengan_bytecode
    ).stdout
    for baris in hasil.splitlines():
        if baris.startswith("{"):
            yield from satu.baca(json.loads(baris))


def _kali(mereka: float, kami: float) -> str:
    return f"{mereka / kami:.1f} × hemat"


def _biaya(kami: float, lantai: float) -> str:
    return f"{kami / lantai:.2f} × biaya"


def _versi() -> Iterator[str]:
    """Versions of what was measured, as far as it is installed."""
    for nama in PAKET:
        with contextlib.suppress(PackageNotFoundError):
            yield f"{nama} {version(nama)}"


def susun(semua: Sequence[Baris], hari: str) -> str:
    """The page of results."""
    mesin = f"{platform.system()} {platform.machine()}, {os.cpu_count()} inti, beban {os.getloadavg()[0]:.1f}"
    isi = [
        f"# Tolok ukur {hari}",
        "",
        f"Python {platform.python_version()}; {', '.join(_versi())}. {mesin}.",
        "",
        "| apa | pembanding | perbandingan |",
        "|---|---|---|",
        *(f"| {' | '.join(satu)} |" for satu in semua),
    ]
    return "\n".join(isi) + "\n"


def kutip_readme(akar: Path = TEMPAT.parent) -> list[str]:
    """Quote the newest results in both READMEs, between two marks; names of those that changed."""
    berkas = max((akar / "benchmarks" / "hasil").glob("*.md"))
    letak = f"[benchmarks/hasil/{berkas.name}](benchmarks/hasil/{berkas.name})"
    baris = [b.strip("| ").split(" | ") for b in berkas.read_text(encoding="utf-8").splitlines()]
    angka = {
        nama: next(b[2].split()[0] for b in baris if len(b) == 3 and kata in " | ".join(b))
        for nama, kata in DIKUTIP.items()
    }
    ditulis = []
    for nama, (kalimat, titik) in README.items():
        teks = (akar / nama).read_text(encoding="utf-8")
        isi = {n: a.replace(".", titik) for n, a in angka.items()}
        kutipan = f"{AWAL}{kalimat.format(**isi, letak=letak)}{AKHIR}"
        baru = re.sub(f"{AWAL}.*?{AKHIR}", lambda _, k=kutipan: k, teks, flags=re.DOTALL)
        if baru != teks:
            (akar / nama).write_text(baru, encoding="utf-8")
            ditulis.append(nama)
    return ditulis


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("nama", nargs="*", help=", ".join(TOLOK))
    arg.add_argument("--halaman", type=int, default=48, help="units of a report")
    arg.add_argument("--putaran", type=int, default=3)
    arg.add_argument("--baris", nargs="+", default=["10000", "100000"], help="tasks of a table")
    arg.add_argument("--buku", type=int, default=100, help="workbooks")
    arg.add_argument("--nasional", type=int, default=300_000, help="tasks of the national table")
    opsi = arg.parse_args()
    pilih = opsi.nama or list(TOLOK)
    semua: list[Baris] = []
    for nama in pilih:
        mulai = time.monotonic()
        semua += jalankan(TOLOK[nama], vars(opsi))
        print(f"{nama}: {time.monotonic() - mulai:.0f} s", file=sys.stderr, flush=True)
    hari = dt.datetime.now(dt.UTC).date().isoformat()
    isi = susun(semua, hari)
    print(isi)
    if opsi.nama:
        return
    berkas = TEMPAT / "hasil" / f"{hari}.md"
    berkas.parent.mkdir(exist_ok=True)
    berkas.write_text(isi, encoding="utf-8")
    print(berkas, *kutip_readme(), sep="\n")


if __name__ == "__main__":
    main()
