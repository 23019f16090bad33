"""Trees of units that grow: made up, seeded, the same at every run, for the pages at scale.

``python benchmarks/pohon.py BENTUK FOLDER`` writes a folder that ``abk laporan`` reads; a shape is

``cabang``     one root with 888 units below it, four levels (889 units)
``kabupaten``  a regency: 2,745 posts in offices, districts and schools
``besar``      3,000 units with 30,000 posts; ``besar:300`` gives another size
``datar``      one unit with 900 posts
``rantai``     chains of units, 60 deep
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

BENIH = 20260101
Tabel = dict[str, pd.DataFrame]
Cabang = Sequence[tuple[str, str, str]]
"""Code, name and code above, in the order of the tree."""

_TUGAS = ("Menyusun", "Menelaah", "Memeriksa", "Mengolah", "Menyiapkan", "Mengevaluasi", "Memutakhirkan")
_BAHAN = ("bahan kebijakan", "laporan pelaksanaan", "rencana kerja", "data dukung", "naskah dinas", "berkas")
_URUSAN = (
    "perencanaan program dan anggaran", "pengelolaan kepegawaian", "penataan organisasi dan tata laksana",
    "pelayanan informasi publik", "pengelolaan barang milik negara", "pembinaan jabatan fungsional",
    "pemantauan dan evaluasi kinerja", "kerja sama antarlembaga", "penyuluhan hukum", "urusan rumah tangga",
)  # fmt: skip
_JABATAN = (
    "Analis", "Pengolah Data", "Penelaah Teknis", "Pengadministrasi", "Penata Layanan", "Pranata Komputer",
)  # fmt: skip
_JENJANG = ("", "Ahli Pertama", "Ahli Muda", "Terampil")
_TINGKAT = ("Direktorat Jenderal", "Direktorat", "Subdirektorat", "Seksi", "Subseksi")
_PENGATURAN = """\
judul = "Pohon buatan {0}"
tahun = 2026
instansi = "Instansi buatan (fiktif)"
peraturan = "permenpanrb-1-2020"
"""


def _nama(tingkat: int, nomor: int) -> str:
    return f"{_TINGKAT[min(tingkat, 4)]} {_URUSAN[nomor % len(_URUSAN)].capitalize()} {nomor}"


def _pohon(banyak: int, anak: Sequence[int]) -> Cabang:
    """``banyak`` units under one root, each level with so many below each; filled from the top."""
    unit = [("U", "Kementerian Buatan", "")]
    atas, tingkat = [0], 0
    while len(unit) < banyak:
        bawah = []
        for induk in atas:
            for n in range(anak[min(tingkat, len(anak) - 1)]):
                if len(unit) == banyak:
                    break
                kode = f"{unit[induk][0]}.{n + 1}"
                bawah.append(len(unit))
                unit.append((kode, _nama(tingkat, len(unit)), unit[induk][0]))
        atas, tingkat = bawah, tingkat + 1
    return unit


def _rantai(panjang: int, banyak: int) -> Cabang:
    unit = [("R", "Kementerian Buatan", "")]
    for r in range(banyak):
        induk = "R"
        for n in range(panjang):
            kode = f"R{r + 1}-{n + 1:02d}"
            unit.append((kode, _nama(n, n), induk))
            induk = kode
    return unit


def _tabel(unit: Cabang, jabatan_tiap: np.ndarray, tugas: int) -> Tabel:
    acak = np.random.default_rng(BENIH)
    kode = np.array([satu[0] for satu in unit])
    milik = np.repeat(np.arange(len(unit)), jabatan_tiap)
    urut = np.arange(len(milik)) - np.repeat(np.cumsum(jabatan_tiap) - jabatan_tiap, jabatan_tiap)
    kode_jabatan = [f"{kode[u]}-{n + 1:03d}" for u, n in zip(milik, urut, strict=True)]
    nama = [
        f"Kepala {unit[u][1]}"
        if n == 0
        else " ".join((_JABATAN[a % 6], _URUSAN[b % 10], _BAHAN[b // 10], _JENJANG[a // 6])).strip().title()
        for u, n, a, b in zip(
            milik, urut, acak.integers(0, 24, len(milik)), acak.integers(0, 60, len(milik)), strict=True
        )
    ]
    jabatan = pd.DataFrame(
        {
            "kode_jabatan": kode_jabatan,
            "kode_unit": kode[milik],
            "nama_jabatan": nama,
            "jenis_jabatan": np.where(urut == 0, "administrator", "pelaksana"),
            "kelas_jabatan": np.where(urut == 0, 12, acak.integers(5, 11, len(milik))),
            "bezetting": acak.integers(0, 5, len(milik)),
            "pendekatan": "tugas_per_tugas",
        }
    )
    tiap = acak.integers(max(1, tugas - 2), tugas + 3, len(milik))
    pos = np.repeat(np.arange(len(milik)), tiap)
    nomor = np.arange(len(pos)) - np.repeat(np.cumsum(tiap) - tiap, tiap) + 1
    volume = acak.integers(1, 20, len(pos))
    uraian = [
        f"{_TUGAS[(p + n) % 7]} {_BAHAN[(p * 5 + n) % 6]} {_URUSAN[(p + 3 * n) % 10]} sesuai dengan "
        f"ketentuan peraturan perundang-undangan, berkas {p}"
        for p, n in zip(pos, nomor, strict=True)
    ]
    tugas = pd.DataFrame(
        {
            "kode_jabatan": np.array(kode_jabatan)[pos],
            "nomor": nomor,
            "uraian_tugas": uraian,
            "hasil_kerja": acak.choice(["Laporan", "Dokumen", "Berkas", "Naskah"], len(pos)),
            "volume": volume,
            "periode": acak.choice(["bulan", "tahun", "minggu"], len(pos), p=[0.3, 0.68, 0.02]),
            "norma_waktu": acak.integers(3, 60, len(pos)) * 5,
            "satuan_waktu": "menit",
        }
    )
    return {
        "unit": pd.DataFrame(unit, columns=["kode_unit", "nama_unit", "kode_induk"]),
        "jabatan": jabatan,
        "uraian_tugas": tugas,
    }


def _merata(banyak: int, jumlah: int) -> np.ndarray:
    return np.diff(np.linspace(0, jumlah, banyak + 1).round().astype(int))


TUGAS = 8
"""Tasks of a post, two more or less."""
BENTUK: dict[str, tuple[Callable[[int], Cabang], int, Callable[[int], np.ndarray]]] = {
    "cabang": (lambda n: _pohon(n, (9, 6, 4, 4)), 889, lambda n: np.full(n, 4)),
    "kabupaten": (lambda n: _pohon(n, (57, 7)), 412, lambda n: _merata(n, round(n * 2745 / 412))),
    "datar": (lambda _: _pohon(1, (1,)), 900, lambda n: np.array([n])),
    "rantai": (lambda n: _rantai((n - 1) // 3, 3), 181, lambda n: np.full(n, 3)),
    "besar": (lambda n: _pohon(n, (12, 8, 5, 6)), 3000, lambda n: np.full(n, 10)),
}
"""Each shape: its units, how large it is unless said, and the posts of each unit."""


def pohon(bentuk: str, tugas: int = TUGAS) -> Tabel:
    """Tables of a shape; ``besar:300`` is one with 300 units, ``datar:300`` with 300 posts."""
    nama, _, banyak = bentuk.partition(":")
    unit, biasa, jabatan = BENTUK[nama]
    n = int(banyak or biasa)
    return _tabel(unit(n), jabatan(n), tugas)


def tulis(bentuk: str, folder: Path, tugas: int = TUGAS) -> Path:
    """Write a shape as a folder of tables."""
    folder.mkdir(parents=True, exist_ok=True)
    for nama, isi in pohon(bentuk, tugas).items():
        isi.to_csv(folder / f"{nama}.csv", index=False)
    (folder / "kegiatan.toml").write_text(_PENGATURAN.format(bentuk), encoding="utf-8")
    return folder


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("bentuk", help=", ".join(BENTUK))
    arg.add_argument("folder", type=Path)
    opsi = arg.parse_args()
    print(tulis(opsi.bentuk, opsi.folder))


if __name__ == "__main__":
    main()
