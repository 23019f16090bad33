"""Guards abk.instrumen.asing: two hundred generated workbooks of offices, none read wrong in silence."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from gangguan import terganggu
from varian_asing import ATURAN, Varian, varian
from xlsxwriter.utility import xl_rowcol_to_cell

from abk.instrumen import BerkasError
from abk.instrumen.asing import Peta, PetaTabel
from abk.instrumen.asing.bacaan import bacaan
from abk.instrumen.asing.bentuk import Tanya
from abk.instrumen.asing.grid import huruf_kolom
from abk.instrumen.asing.pratinjau import Pratinjau, tinjau_pratinjau
from abk.instrumen.sandbox import baca_buku
from tests.kampanye import Kampanye

SEMUA = 200
LANTAI = 48
KOLOM = {"uraian_tugas": "uraian", "volume": "volume", "norma_waktu": "norma", "nama_jabatan": "jabatan",
         "waktu_efektif": "bagi", "norma_min": "min", "norma_maks": "maks"}  # fmt: skip


def benar(v: Varian, tanya: Tanya) -> str:
    """What an office that knows its own workbook answers."""
    nama = tanya.nama
    if nama.startswith("kolom."):
        peran = KOLOM.get(nama.removeprefix("kolom."), "")
        return huruf_kolom(v.kolom[peran]) if peran in v.kolom else "-"
    if nama.startswith("jabatan."):
        _, n, isi = nama.split(".")
        return {"kode_jabatan": f"J{n}", "kode_unit": "U", "jenis_jabatan": "pelaksana"}.get(isi, "X")
    tetap = {"satuan_waktu": v.satuan, "periode": v.periode, "desimal": ",", "baris_jumlah": "lewati",
             "peraturan": "pakai peraturan kegiatan",
             "sel_gabungan": "tiap_baris", "isi_ke_bawah": "ya"}  # fmt: skip
    if nama == "periode" and "menurut pembagi" in tanya.pilihan:
        return "menurut pembagi"
    return tetap.get(nama, "")


def satu_putaran(v: Varian, p: Pratinjau) -> Peta:
    tabel: dict[str, PetaTabel] = {}
    for n, t in enumerate(p.tabel):
        isi = {q.nama: benar(v, q) for q in t.tanya if q.terbuka}
        isi = {k: j.replace("J", f"T{n}J") if k.endswith("kode_jabatan") else j for k, j in isi.items()}
        tabel[t.kunci] = PetaTabel(t.kunci, True, {}, isi)
    return Peta("", tabel)


def nasib(v: Varian) -> tuple[str, str]:
    """How a workbook fares: read, with so many rounds, or refused, or wrong; and the details."""
    try:
        p = tinjau_pratinjau(v.buku, aturan=ATURAN)
    except BerkasError as salah:
        return "ditolak", str(salah)
    peta = satu_putaran(v, p)
    try:
        hasil = bacaan(v.buku, peta, aturan=ATURAN)
    except BerkasError as salah:
        return "tak terbaca sesudah satu putaran", str(salah)
    t = hasil.uraian_tugas
    menit = (
        t["volume"]
        * t["periode"].map(dict(ATURAN.per_tahun))
        * t["norma_waktu"]
        * t["satuan_waktu"].map({k: float(m) for k, m in ATURAN.menit_per.items()})
    )
    nama = dict(zip(hasil.jabatan["kode_jabatan"], hasil.jabatan["nama_jabatan"], strict=True))
    ada = menit.groupby(t["kode_jabatan"].map(nama)).sum().to_dict()
    if ada.keys() == v.menit.keys() and all(abs(ada[k] - v.menit[k]) < 1e-6 * v.menit[k] for k in ada):
        umum = [q for x in p.tabel for q in x.tanya if q.terbuka and not q.nama.startswith("jabatan.")]
        return ("terbaca, satu putaran" if umum else "terbaca tanpa pertanyaan"), ""
    return "SALAH", f"{v.nama}: {ada} bukan {v.menit}\n{p}"


def berkas(v: Varian, jalur: Path) -> Path:
    """The workbook as a file: CSV with semicolons, or .xlsx with its formulas and merged ranges."""
    lembar = v.buku.lembar[0]
    if jalur.suffix == ".csv":
        with jalur.open("w", encoding="cp1252", newline="") as f:
            csv.writer(f, delimiter=";").writerows(lembar.baris)
        return jalur
    buku = xlsxwriter.Workbook(jalur, {"strings_to_formulas": False})
    w = buku.add_worksheet(lembar.nama)
    for ruas in lembar.gabungan:
        w.merge_range(ruas, None)
    for r, baris in enumerate(lembar.baris):
        for k, nilai in enumerate(baris):
            rumus = lembar.rumus.get(xl_rowcol_to_cell(r, k))
            if rumus:
                w.write_formula(r, k, f"={rumus}", None, nilai)
            elif nilai is not None:
                w.write(r, k, nilai)
    buku.close()
    return jalur


@pytest.mark.parametrize(("nomor", "akhiran"), [(3, ".csv"), (27, ".csv"), (0, ".xlsx"), (20, ".xlsx")])
def test_varian_sebagai_berkas(nomor: int, akhiran: str, tmp_path: Path):
    """What the campaign reads in memory is read alike from a file."""
    v = varian(nomor)
    sama = replace(v, buku=baca_buku(berkas(v, tmp_path / f"kantor{akhiran}")))
    assert nasib(sama)[0] == nasib(v)[0], nasib(sama)
    assert nasib(v)[0].startswith("terbaca")


def test_varian_disimpan_libreoffice(tmp_path: Path, libreoffice: Callable[..., None]):
    """Saved by another program as .ods and .xls, without formulas: read or asked, never wrong.

    One of each layout; the divisor shows as a column, inside the formula, a row, or not at all.
    """
    nomor = (0, 4, 12, 16, 44)
    semua = [berkas(varian(n), tmp_path / f"{n}.xlsx") for n in nomor]
    for akhiran in ("ods", "xls"):
        libreoffice(semua, tmp_path, akhiran)
        for n in nomor:
            v = varian(n)
            apa, rinci = nasib(replace(v, buku=baca_buku(tmp_path / f"{n}.{akhiran}")))
            assert apa.startswith("terbaca"), f"{v.nama}.{akhiran}: {apa} {rinci}"


def test_varian_buku_kantor(kampanye: Kampanye, capsys: pytest.CaptureFixture[str]):
    hitung: Counter[str] = Counter()
    rinci: list[str] = []
    for n in kampanye.percobaan(LANTAI, SEMUA):
        v = varian(n)
        apa, rincian = nasib(v)
        hitung[apa] += 1
        rinci += [f"{v.nama}: {apa}: {rincian}"] if rincian else []
    with capsys.disabled():
        print(f"\nvarian buku kantor: {dict(hitung)}")  # noqa: T201 - the counts of the campaign
    banyak = sum(hitung.values())
    assert not hitung["SALAH"], "\n".join(rinci)
    assert hitung["terbaca, satu putaran"] + hitung["terbaca tanpa pertanyaan"] >= 0.95 * banyak, "\n".join(
        rinci
    )


def test_varian_terganggu(kampanye: Kampanye):
    """What clerks do to a sheet makes it ask, at the most; never wrong, and never a dead end."""
    salah = []
    for n in kampanye.percobaan(LANTAI, SEMUA):
        v = terganggu(n)
        apa, rinci = nasib(v)
        if not apa.startswith("terbaca") and not nasib(varian(n))[0].startswith(apa):
            salah.append(f"{v.nama}: {apa}: {rinci}")
    assert salah == []
