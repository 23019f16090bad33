"""Guards abk.reports.rekap_xlsx.rumus, abk.reports.rekap_xlsx: LibreOffice calculates the formulas
to what the library says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import load_workbook

import abk
from abk.kegiatan import Kegiatan
from abk.reports.rekap_xlsx import tulis_rekap

from .conftest import TANPA_BEZETTING, TEPAT_SATU, TOML, Isi, tanpa_nilai

CARA = ("terdekat", "ke_atas", "ke_bawah")
Hitung = Callable[[Sequence[Path]], list[Path]]


def beda(satu: Isi, dua: Path) -> list[tuple[object, ...]]:
    """Formula cells whose values are not the same to double precision."""
    buku = load_workbook(dua, data_only=True, read_only=True)
    hitungan = {lembar.title: list(lembar.iter_rows(values_only=True)) for lembar in buku}
    buku.close()
    salah = []
    for nama, baris in satu.rumus.items():
        for r, sel in enumerate(baris):
            for c, isi in enumerate(sel):
                if not (isinstance(isi, str) and isi.startswith("=") and isi != satu.nilai[nama][r][c]):
                    continue
                x, y = satu.nilai[nama][r][c], hitungan[nama][r][c]
                angka = isinstance(x, int | float) and isinstance(y, int | float)
                if not (math.isclose(x, y, rel_tol=1e-12, abs_tol=1e-12) if angka else x == y):
                    salah.append((nama, r + 1, c + 1, isi, x, y))
    return salah


def test_ketiga_cara_membulatkan(
    kegiatan: Kegiatan, kegiatan_dari: Callable[..., Kegiatan], tmp_path: Path, hitung_ulang: Hitung
) -> None:
    """Every value is calculated: what is stored is taken out first. 75.000 menit must stay one person."""
    assert sum(v * m for v, m in TEPAT_SATU) / 75000 > 1  # the float trap is really there
    asal, kosong = [], []
    pilihan: list[tuple[str, Kegiatan]] = [(cara, kegiatan.dengan(pembulatan=cara)) for cara in CARA]
    pilihan.append(("formal", kegiatan.dengan(hari_norma="formal", minimum_satu=False)))
    # without the origin of its credits J7 is refused: no load, and no grade of its people either
    pilihan.append(("kredit", kegiatan_dari(toml=TOML.partition("\n\n")[0])))
    pilihan.append(("tanpa bezetting", kegiatan_dari(jabatan=TANPA_BEZETTING)))
    contoh = abk.open("contoh").dengan(pembulatan="ke_atas")
    pilihan.append(("contoh", contoh.cabang("SET")))  # a third of it, in which every kind of post is found
    ragam = ["pendekatan", "jenis_jabatan"]
    banyak = (len(k.jabatan.drop_duplicates(ragam)) for k in (contoh, pilihan[-1][1]))
    assert len(set(banyak)) == 1
    for nama, k in pilihan:
        asal.append(tulis_rekap(k, tmp_path / f"asal-{nama}.xlsx"))
        kosong.append(tmp_path / f"{nama}.xlsx")
        tanpa_nilai(asal[-1], kosong[-1])
    assert load_workbook(kosong[0], data_only=True, read_only=True)["D Kebutuhan"]["D10"].value is None
    for satu, dua in zip(asal, hitung_ulang(kosong), strict=True):
        isi = Isi.baca(satu)
        assert sum(str(v).startswith("=") for b in isi.rumus["D Kebutuhan"] for v in b) > 70
        assert beda(isi, dua) == []


def test_mengubah_parameter_menghitung_ulang(
    kegiatan: Kegiatan, tmp_path: Path, hitung_ulang: Hitung
) -> None:
    asal = tulis_rekap(kegiatan, tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    for baris in buku["Parameter"].iter_rows():
        if baris[0].value == "Pembulatan kebutuhan":
            baris[1].value = "ke_atas"
        if baris[0].value == "Minimum satu (jabatan pimpinan)":
            baris[1].value = "tidak"
        if baris[0].value == "Waktu kerja efektif":
            baris[1].value = 72000
    for baris in buku["A Uraian Tugas"].iter_rows():
        if baris[12].value == "tidak":  # the missing figures are filled in, and the row is counted
            baris[3].value, baris[6].value, baris[12].value = 1000, 10, "ya"
    diubah = tmp_path / "diubah.xlsx"
    buku.save(diubah)
    isi = Isi.baca(hitung_ulang([diubah])[0])
    d = {str(b["NAMA JABATAN"]): b for b in isi.tabel("D Kebutuhan")}
    # rumus: 187.500 / 72.000 = 2,604 → 3; 8.640 / 72.000 = 0,12 → 1; (67.500 + 10.000) / 72.000 = 1,076 → 2
    assert d["Jabatan J2"]["DIBULATKAN (orang)"] == 3
    assert d["Jabatan P"]["DIBULATKAN (orang)"] == 1
    assert "minimum satu" not in str(d["Jabatan P"]["KET"])
    assert d["Jabatan J4"]["JUMLAH BEBAN (menit/tahun)"] == 77500
    assert (d["Jabatan J4"]["DIBULATKAN (orang)"], d["Jabatan J4"]["+/−"]) == (2, 0)
    teks = [str(v) for b in isi.nilai["Petunjuk"] for v in b]
    assert "DIUBAH setelah laporan dibuat" in teks
    assert "TIDAK COCOK" not in teks
    assert any("72.000" in str(v) and "ke_atas" in str(v) for v in isi.nilai["D Kebutuhan"][3])
