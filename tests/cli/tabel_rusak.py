"""A ministry in which each unit has one cell written otherwise: every column, every kind of what is wrong."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from abk.tables import SEMUA_TABEL
from abk.tables.kolom import Kolom

PENGATURAN = """judul = "Uji"
tahun = 2026
instansi = "Instansi Uji"
keterangan = "Data uji, fiktif."

[konstanta_angka_kredit]
dasar = "Permenpan lama (fiktif)"
sumber = "Lampiran I"
ahli_muda = 0.02
"""
UNIT = {"kode_unit": "U", "nama_unit": "Bagian Uji", "kode_induk": "K", "eselon": "III.a"}
JABATAN = {
    "kode_jabatan": "P",
    "kode_unit": "U",
    "nama_jabatan": "Jabatan Uji",
    "jenis_jabatan": "fungsional",
    "bezetting": "2",
    "kelas_jabatan": "7",
    "pendekatan": "",
    "kode_atasan": "B-1",
    "jenjang": "ahli_muda",
}
TUGAS = {
    "kode_jabatan": "P",
    "nomor": "1",
    "uraian_tugas": "Menyusun bahan",
    "hasil_kerja": "Bahan",
    "volume": "1000",
    "periode": "tahun",
    "norma_waktu": "150",
    "satuan_waktu": "menit",
    "norma_min": "1",
    "norma_maks": "200",
    "sumber_norma": "diukur",
    "jumlah_amatan": "30",
    "keterangan": "Uji",
    "standar_kemampuan": "200",
    "satuan_standar": "",
    "angka_kredit": "0.5",
}
KEDUA = {"nomor": "2", "volume": "200", "norma_waktu": "1.5", "satuan_waktu": "jam"}
CARA: dict[str, tuple[dict[str, str], tuple[int, ...]]] = {
    "tugas_per_tugas": ({}, (150_000, 18_000)),  # rumus: 1.000 × 150; 200 × 90
    "hasil_kerja": (
        {"satuan_standar": "hasil/orang"},
        (375_000, 75_000),
    ),  # rumus: 1.000 / 200, 200 / 200 orang
    "objek_kerja": ({"satuan_standar": "objek/orang"}, (375_000, 75_000)),
    "peralatan_kerja": ({"satuan_standar": "alat/orang"}, (375_000, 75_000)),
    "angka_kredit": ({}, (1_500_000, 300_000)),  # rumus: × 0,5 / 0,02 / 1.250
}
"""Approach → what its tasks say besides, and the workload of each of them by hand. [menit/tahun]"""

MENENTUKAN = {
    "tugas_per_tugas": {"volume", "periode", "norma_waktu", "satuan_waktu"},
    "hasil_kerja": {"volume", "standar_kemampuan", "satuan_standar"},
    "objek_kerja": {"volume", "standar_kemampuan", "satuan_standar"},
    "peralatan_kerja": {"volume", "standar_kemampuan", "satuan_standar"},
    "angka_kredit": {"volume", "periode", "angka_kredit"},
}
"""Cells that the sum of a task rests on; written anew, not read from the code."""

TAMPAK_KOSONG = {
    "kosong": "",
    "spasi": "   ",
    "spasi tak putus": "\u00a0",
    "lebar nol": "\u200b",
    "sambung kata": "\u2060\u200d",
    "bom": "\ufeff",
    "arah": "\u202e\u202c",
}
GANJIL = {
    "baris": "satu\ndua\r\ntiga",
    "tab": "satu\tdua",
    "kendali": "a\x01\x0b\x1fb",
    "kendali xml": "a\ufffe\uffffb",
    "kendali c1": "a\x7f\x85\x9fb",
    "pemisah": "a\u2028b\u2029c",
    "kanan ke kiri": "\u202eabc\u202c\u2066d\u2069",
    "bertumpuk": "e" + "\u0301" * 60,
    "astral": "𝟙𝟚 😀 𐍈",
    "panjang": "Sangat panjang " * 3_000,
    "sekata panjang": "x" * 20_000,
    "rumus": '=HYPERLINK("http://contoh.invalid","x")',
    "perintah": "@SUM(1+1)*cmd|' /C calc'!A0",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "templat": "{{ 7*7 }}{% raw %}",
    "kutip": "\"'`\\",
    "nan": "nan",
    "tiada": "None",
    "tak hingga": "inf",
    "meluap": "1e999",
    "besar": "9" * 400,
    "benar": "True",
    "negatif": "-1",
    "ragu": "1.250",
    "angka arab": "١٢",
    "angka lebar": "１２",
    "pangkat": "²½",
    "heksa": "0x10",
    "garis bawah": "1_000",
    "tanggal": "2026-01-01",
    "galat": "#REF!",
}
"""What may stand in any cell; in none of them it is a number that may stand there, or a word of a list."""
NUL = "a\x00b"
GANDA = {"kode_unit": {"sudah dipakai": "B"}, "kode_jabatan": {"sudah dipakai": "B-1"}}


def _salah_ketik(kata: str) -> dict[str, str]:
    """A word as people misspell it."""
    return {
        "kurang huruf": kata[:-2] + kata[-1:],
        "tertukar": kata[1:2] + kata[:1] + kata[2:],
        "huruf asing": kata.replace("a", "\u0430").replace("e", "\u0435").replace("o", "\u043e"),
        "lebar nol di tengah": kata[:2] + "\u200b" + kata[2:],
        "berakhir koma": kata + ";",
        "dua kata": kata + " " + kata,
        "penghubung lunak": kata[:2] + "\u00ad" + kata[2:],
    }


@dataclass(frozen=True)
class Sapuan:
    """One cell that is written otherwise: in the unit, the post or a task of a post of an approach."""

    cara: str
    tabel: str
    baris: int
    kolom: str
    apa: str
    nilai: str

    def __str__(self) -> str:
        return f"{self.cara}: {self.tabel}[{self.baris}].{self.kolom} {self.apa}"


def semua_sapuan() -> list[Sapuan]:
    """Every approach, table, column, and everything that may stand there."""
    semua = []
    for cara, (lain, beban) in CARA.items():
        isi = {"unit": [UNIT], "jabatan": [JABATAN], "uraian_tugas": [{**TUGAS, **lain}] * len(beban)}
        for t in SEMUA_TABEL:
            for k in t.kolom:
                nilai = {**TAMPAK_KOSONG, **GANJIL, "nul": NUL, **_milik(k, isi[t.nama][0][k.nama])}
                semua += [
                    Sapuan(cara, t.nama, n, k.nama, apa, v)
                    for n in range(len(isi[t.nama]))
                    for apa, v in nilai.items()
                ]
    return semua


def _milik(kolom: Kolom, kini: str) -> dict[str, str]:
    """What may stand wrongly in the cells of one kind of column."""
    if kolom.jenis == "pilihan":
        return _salah_ketik(kini or kolom.pilihan[0])
    if kolom.jenis == "kode":
        return {**_salah_ketik(kini * 2), "tidak ada": "tiada", **GANDA.get(kolom.nama, {})}
    return {}


def tabel(sapuan: Sequence[Sapuan]) -> dict[str, list[dict[str, str]]]:
    """The ministry: a root, a bureau B of which nothing is wrong, and for each sweep a unit with one post."""
    kepala = {**JABATAN, "kode_jabatan": "B-1", "kode_unit": "B", "kode_atasan": ""}
    isi = {
        "unit": [
            {"kode_unit": "K", "nama_unit": "Kementerian Uji", "kode_induk": "", "eselon": "I.a"},
            {"kode_unit": "B", "nama_unit": "Biro Beta", "kode_induk": "K", "eselon": "II.a"},
        ],
        "jabatan": [{**kepala, "nama_jabatan": "Kepala Biro Beta", "pendekatan": "tugas_per_tugas"}],
        "uraian_tugas": [{**TUGAS, "kode_jabatan": "B-1"}],
    }
    for n, satu in enumerate(sapuan):
        lain, beban = CARA[satu.cara]
        milik = {
            "unit": [{**UNIT, "kode_unit": f"U{n}"}],
            "jabatan": [{**JABATAN, "kode_jabatan": f"P{n}", "kode_unit": f"U{n}", "pendekatan": satu.cara}],
            "uraian_tugas": [
                {**TUGAS, **lain, **kedua, "kode_jabatan": f"P{n}"} for kedua in ({}, KEDUA)[: len(beban)]
            ],
        }
        milik[satu.tabel][satu.baris][satu.kolom] = satu.nilai
        for nama, baris in milik.items():
            isi[nama] += baris
    return isi


def tulis(folder: Path, sapuan: Sequence[Sapuan]) -> Path:
    """The ministry in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for nama, baris in tabel(sapuan).items():
        with (folder / f"{nama}.csv").open("w", encoding="utf-8", newline="") as keluar:
            tulis_ = csv.DictWriter(keluar, list(baris[0]), lineterminator="\n")
            tulis_.writeheader()
            tulis_.writerows(baris)
    (folder / "kegiatan.toml").write_text(PENGATURAN, encoding="utf-8")
    return folder
