"""A newcomer's first ten minutes: every command of docs/coba-pertama.md as printed, with its times.

Two ways in, each from nothing: a clerk with a workbook of an office, an analyst with a blank page. Each
command is a process of its own, as a person starts it; what is typed in between is written by this script,
and no time is counted for it.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

GUDANG, FOLDER = "sqlite:///data/abk.db", "data/abk-2026"
PETUGAS = (
    f"abk impor kantor.xlsx --ke {GUDANG} --terima-usulan",
    f"abk impor kantor.xlsx --ke {GUDANG} --terima-usulan --ya",
    f"abk laporan {GUDANG} --keluar reports/kantor",
)
UNIT = "SET;Sekretariat|SET.1;Biro Umum;SET"
MULAI = f'abk mulai {FOLDER} --instansi "Kementerian Contoh" --tahun 2026 --unit "{UNIT}"'
ANALIS = (f"abk periksa {FOLDER}", f"abk laporan {FOLDER} --keluar reports/abk-2026")
TUGAS = (
    ("Menyusun telaahan kebijakan", "Telaahan", 24, 600, 75_000),
    ("Menyiapkan bahan rapat", "Berkas", 10, 120, 6_250),
    ("Mencatat tindak lanjut", "Catatan", 240, 15, 75_000),
)


def kantor(berkas: Path) -> None:
    """One sheet, one post, a divisor in each row; the kind of the post is written nowhere."""
    buku = xlsxwriter.Workbook(berkas)
    w = buku.add_worksheet("ABK")
    w.write_row(0, 0, ["NAMA JABATAN", ":", "Analis Kebijakan"])
    w.write_row(1, 0, ["UNIT KERJA", ":", "Biro Umum"])
    kepala = ["NO", "URAIAN TUGAS", "HASIL KERJA", "JUMLAH HASIL", "WAKTU PENYELESAIAN (MENIT)"]
    w.write_row(3, 0, [*kepala, "WAKTU EFEKTIF", "KEBUTUHAN PEGAWAI"])
    for n, (tugas, hasil, volume, norma, bagi) in enumerate(TUGAS, 1):
        w.write_row(3 + n, 0, [n, tugas, hasil, volume, norma, bagi])
        w.write_formula(3 + n, 6, f"=D{4 + n}*E{4 + n}/F{4 + n}", None, volume * norma / bagi)
    buku.close()


def isi(folder: Path) -> None:
    """What the analyst types into the two tables instead of their example rows."""
    (folder / "jabatan.csv").write_text(
        "kode_jabatan;kode_unit;nama_jabatan;jenis_jabatan;bezetting\n"
        "SET.1-01;SET.1;Kepala Biro Umum;pimpinan tinggi;1\n"
        "SET.1-02;SET.1;Pengadministrasi Umum;pelaksana;2\n",
        encoding="utf-8",
    )
    (folder / "uraian_tugas.csv").write_text(
        "kode_jabatan;nomor;uraian_tugas;hasil_kerja;volume;periode;norma_waktu;satuan_waktu\n"
        "SET.1-01;1;Memimpin rapat biro;Risalah;2;minggu;2;jam\n"
        "SET.1-01;2;Menandatangani surat;Surat;30;hari;5;menit\n"
        "SET.1-02;1;Mencatat surat masuk;Surat tercatat;40;hari;6;menit\n"
        "SET.1-02;2;Menyusun laporan persediaan;Laporan;1;triwulan;7,5;jam\n",
        encoding="utf-8",
    )


def jalan(perintah: str, harap: int = 0) -> float:
    """Run a command, print its row; its wall time. [detik]"""
    kata = [sys.executable, "-m", "abk", *shlex.split(perintah)[1:]]
    lalu, awal = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    hasil = subprocess.run(kata, capture_output=True, text=True, check=False)
    dinding = time.perf_counter() - awal
    kini = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = kini.ru_utime + kini.ru_stime - lalu.ru_utime - lalu.ru_stime
    print(f"| `{perintah}` | {cpu:.1f} | {dinding:.0f} |")
    if hasil.returncode != harap:
        sys.exit(f"keluar {hasil.returncode}, bukan {harap}\n{hasil.stdout}\n{hasil.stderr}")
    return dinding


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as sementara:
        os.chdir(sementara)
        Path("data").mkdir()
        kantor(Path("kantor.xlsx"))
        print("| perintah | prosesor [detik] | jam dinding [detik] |\n|---|---|---|")
        # the first shows what would be created, and asks: code 2 where nobody answers
        petugas = [jalan(p, 0 if n else 2) for n, p in enumerate(PETUGAS)]
        analis = [jalan(MULAI)]
        isi(Path(FOLDER))
        analis += [jalan(p) for p in ANALIS]
        print(f"\npetugas {sum(petugas):.0f} detik, analis {sum(analis):.0f} detik")
        print(f"beban mesin {os.getloadavg()[0]:.1f}")
        os.chdir("/")


if __name__ == "__main__":
    main()
