"""Small kegiatan for the workbook, a reader of its sheets, and LibreOffice where it is there."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import abk
from abk.kegiatan import Kegiatan
from abk.reports.rekap_xlsx import tulis_rekap

KOLOM = {
    "unit": ["kode_unit", "nama_unit", "kode_induk", "eselon"],
    "jabatan": [
        "kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting", "kelas_jabatan",
        "pendekatan", "jenjang",
    ],
    "uraian_tugas": [
        "kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja", "volume", "periode", "norma_waktu",
        "satuan_waktu", "standar_kemampuan", "satuan_standar", "angka_kredit", "keterangan",
    ],
}  # fmt: skip

UNIT = [
    {"kode_unit": "S", "nama_unit": "Sekretariat Uji", "eselon": "I.a"},
    {"kode_unit": "S.1", "nama_unit": "Biro Uji", "kode_induk": "S", "eselon": "II.a"},
    {"kode_unit": "D", "nama_unit": "Deputi Uji", "eselon": "I.a"},
]


def pos(
    kode: str, unit: str, bezetting: object = 1, jenis: str = "pelaksana", **lain: object
) -> dict[str, object]:
    baku = {"nama_jabatan": f"Jabatan {kode}", "kelas_jabatan": 7}
    return {
        "kode_jabatan": kode,
        "kode_unit": unit,
        "jenis_jabatan": jenis,
        "bezetting": bezetting,
        **baku,
        **lain,
    }


def tugas(kode: str, nomor: str, volume: object, norma: object, **lain: object) -> dict[str, object]:
    baku = {
        "uraian_tugas": f"Menyusun bahan {nomor}",
        "hasil_kerja": "Bahan",
        "periode": "tahun",
        "satuan_waktu": "menit",
    }
    return {"kode_jabatan": kode, "nomor": nomor, "volume": volume, "norma_waktu": norma, **baku, **lain}


# Dalam pecahan biner jumlahnya 75.000,00000000001 menit; sebenarnya tepat satu orang, dan harus tetap satu.
TEPAT_SATU = ((9.11, 125), (19.19, 3000), (130.33, 125))

JABATAN = [
    pos("P", "S", 1, "pimpinan tinggi"),
    pos("J1", "S.1", 1),
    pos("J2", "S.1", 3),
    pos("J3", "S.1", 0),
    pos("J4", "D", 2),
    pos("J5", "D", 1, pendekatan="hasil_kerja"),
    pos("J6", "D", 1, pendekatan="peralatan_kerja"),
    pos("J7", "D", 2, "fungsional", pendekatan="angka_kredit", jenjang="ahli_muda"),
    pos("J8", "D", 1),
]
TANPA_BEZETTING = [{**p, "bezetting": ""} if p["kode_jabatan"] == "J2" else p for p in JABATAN]
TUGAS = [
    tugas("P", "1", 12, 60, periode="bulan"),  # 144 × 60 = 8.640 menit: 0,1152 orang
    *(tugas("J1", str(n), v, m) for n, (v, m) in enumerate(TEPAT_SATU, 1)),
    tugas("J2", "1", 187500, 1),  # tepat 2,5 orang
    tugas("J3", "1", 2, 3, periode="minggu", satuan_waktu="jam"),  # 104 × 180 = 18.720 menit
    tugas("J4", "1", 1000, 67.5),  # 67.500 menit / (2 × 75.000) = 0,45
    tugas("J4", "2", "", ""),  # tanpa volume dan norma: tidak dihitung
    tugas("J5", "1", 500, "", standar_kemampuan=100, satuan_standar="hasil/orang", periode="hari"),
    tugas("J6", "1", 20, "", standar_kemampuan=5, satuan_standar="alat/orang"),
    tugas("J6", "2", 1, "", standar_kemampuan=3, satuan_standar="orang/alat"),
    tugas("J7", "1", 10, "", angka_kredit=0.5, periode="bulan"),
    tugas("J8", "1", 3, 1, satuan_waktu="hari", periode="bulan"),
]
TOML = """judul = "Kegiatan Uji"
tahun = 2026
instansi = "Instansi Uji"
keterangan = "Data uji, fiktif."

[konstanta_angka_kredit]
dasar = "Permenpan lama (fiktif)"
sumber = "Lampiran I"
ahli_muda = 0.02
"""


@dataclass(frozen=True)
class Isi:
    """A workbook as read: formulas, and the values stored with them."""

    path: Path
    rumus: dict[str, list[list[object]]]
    nilai: dict[str, list[list[object]]]

    @classmethod
    def baca(cls, path: Path) -> Isi:
        def lembar(data_only: bool) -> dict[str, list[list[object]]]:
            buku = load_workbook(path, data_only=data_only, read_only=True)
            semua = {ws.title: [list(baris) for baris in ws.iter_rows(values_only=True)] for ws in buku}
            buku.close()
            return semua

        return cls(path, lembar(data_only=False), lembar(data_only=True))

    def kepala(self, lembar: str) -> int:
        """Row of the column titles: the one above ``(1) (2) (3)``."""
        return next(n for n, baris in enumerate(self.nilai[lembar]) if baris[:2] == ["(1)", "(2)"]) - 1

    def judul(self, lembar: str) -> list[object]:
        baris = self.nilai[lembar][self.kepala(lembar)]
        return baris[: baris.index(None)] if None in baris else baris

    def tabel(self, lembar: str) -> list[dict[str, object]]:
        """Rows that have a number in the first column, by column title."""
        judul = self.judul(lembar)
        baris = self.nilai[lembar][self.kepala(lembar) + 2 :]
        return [dict(zip(map(str, judul), b, strict=False)) for b in baris if isinstance(b[0], int)]

    def baris(self, lembar: str, awal: str) -> list[object]:
        """Values of the first row that begins so."""
        return next(b for b in self.nilai[lembar] if str(b[0]).startswith(awal))


@pytest.fixture
def kegiatan_dari(tmp_path: Path) -> Callable[..., Kegiatan]:
    """Write three tables and open them."""
    hitung = iter(range(1000))

    def buat(
        unit: Sequence[dict[str, object]] = UNIT,
        jabatan: Sequence[dict[str, object]] = JABATAN,
        uraian: Sequence[dict[str, object]] = TUGAS,
        toml: str = TOML,
    ) -> Kegiatan:
        folder = tmp_path / f"kegiatan-{next(hitung)}"
        folder.mkdir()
        for nama, baris in (("unit", unit), ("jabatan", jabatan), ("uraian_tugas", uraian)):
            pd.DataFrame(list(baris), columns=KOLOM[nama]).to_csv(folder / f"{nama}.csv", index=False)
        (folder / "kegiatan.toml").write_text(toml, encoding="utf-8")
        return abk.open(folder)

    return buat


@pytest.fixture
def kegiatan(kegiatan_dari: Callable[..., Kegiatan]) -> Kegiatan:
    return kegiatan_dari()


@pytest.fixture
def tulis(tmp_path: Path) -> Callable[..., Isi]:
    """Write the workbook of a kegiatan and read it."""

    def _tulis(k: Kegiatan, nama: str = "rekap.xlsx") -> Isi:
        return Isi.baca(tulis_rekap(k, tmp_path / nama))

    return _tulis


def tanpa_nilai(asal: Path, tujuan: Path) -> None:
    """Copy a workbook without the values stored beside its formulas, so that they must be calculated."""
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if nama.startswith("xl/worksheets/"):
                isi = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", isi)
            baru.writestr(nama, isi)


@pytest.fixture
def hitung_ulang(tmp_path: Path, libreoffice: Callable[..., None]) -> Callable[[Sequence[Path]], list[Path]]:
    """Let LibreOffice calculate workbooks anew, all in one run."""

    def _hitung(berkas: Sequence[Path]) -> list[Path]:
        libreoffice(berkas, tmp_path / "hasil", "xlsx")
        return [tmp_path / "hasil" / b.name for b in berkas]

    return _hitung
