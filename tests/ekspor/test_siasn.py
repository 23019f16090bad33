"""Guards abk.ekspor.siasn, abk.ekspor.templat, abk.ekspor.informasi: the import
workbook of SIASN: published headers one by one, figures that give the need, and what is missing is said.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import abk
from abk.ekspor import EksporError, ekspor, keterangan_kegiatan
from abk.ekspor.siasn import BukuSiasn, buku_siasn
from abk.ekspor.templat import bentuk, buku_kosong, templat_siasn
from abk.instrumen import BerkasError
from abk.kegiatan import Kegiatan
from abk.store import buka as buka_gudang

TERBIT = Path(__file__).with_name("siasn_terbit.csv")
"""Headers of the published template (terbit): read in a public converter, 2026-11-28."""
RUJUKAN = Path(__file__).with_name("siasn_rujukan.csv")
"""Its short lists (terbit), read in the same place."""
Buka = Callable[..., Kegiatan]


def _baris(berkas: Path) -> list[dict[str, str]]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def _buku(k: Kegiatan, **lain: Any) -> dict[str, BukuSiasn]:
    return {
        s.kode: s for s in buku_siasn(k, lain.pop("templat", templat_siasn()), lain.pop("keterangan", {}))
    }


def _lembar(satu: BukuSiasn, nama: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(satu.isi))[nama]


def _kurang(satu: BukuSiasn) -> dict[str, str]:
    return {f"{k.lembar} {k.kolom[:1]}": k.sebab for k in satu.kurang}


@pytest.mark.parametrize("kosong", [True, False], ids=["kosong", "terisi"])
def test_kepala_satu_per_satu(buka: Buka, kosong: bool):
    isi = buku_kosong() if kosong else _buku(buka())["P"].isi
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    terbit = _baris(TERBIT)
    assert buku.sheetnames[:5] == list(dict.fromkeys(b["lembar"] for b in terbit))
    assert len(terbit) == 26 + 8 + 4 + 2 + 2
    for b in terbit:
        lembar = buku[b["lembar"]]
        grup = next((r for r in lembar.merged_cells.ranges if f"{b['kolom']}1" in r), None)
        kepala = lembar.cell(1, grup.min_col).value if grup else lembar[f"{b['kolom']}1"].value
        assert kepala == b["grup"], b
        assert (lembar[f"{b['kolom']}2"].value or "") == b["nama"], b
        if b["lembar"] in {"INFOJAB I", "INFOJAB II", "INFOJAB IV"}:
            assert (lembar[f"{b['kolom']}3"].value or "") == b["petunjuk"], b


def test_kode_rujukan_harfiah():
    terbit: dict[str, list[str]] = {}
    for b in _baris(RUJUKAN):
        terbit.setdefault(b["judul"], []).append(b["kode"])
    milik = {bentuk().judul[n]: list(v) for n, v in bentuk().rujukan.items() if n in bentuk().judul}
    assert milik == terbit
    assert sorted(len(v) for v in terbit.values()) == [3, 6, 7, 7, 9, 9, 9, 10, 11, 13, 26]  # terbit
    lembar = openpyxl.load_workbook(io.BytesIO(buku_kosong()))["TABEL REFERENSI I"]
    tulis = {k[0].value: [s.value for s in k[1:] if s.value] for k in lembar.columns}
    assert tulis == terbit


def test_tugas_memberi_kebutuhan(buka: Buka):
    """Hours stay hours under 1,250, all others are minutes under 75,000; together they are the need."""
    k = buka()
    semua = _buku(k)
    lembar = _lembar(semua["P"], "INFOJAB II")
    baris = [[s.value for s in r[:6]] for r in lembar["A4:F6"]]
    assert baris[0] == ["Mengolah surat", "surat", "surat", 1000, 1250, 2.5]
    assert baris[1] == [
        "=1+1 menata arsip",
        "berkas",
        "berkas",
        200,
        75000,
        315,
    ]  # 1 hari = 315 menit (terbit)
    assert lembar["A5"].data_type in {"s", "inlineStr"}
    assert baris[2][3:] == [None, None, None]
    # rumus: (1000 × 2,5 jam) / 1250 + 200 × 315 / 75000 = 2 + 0,84
    assert sum(Fraction(str(v)) * Fraction(str(w)) / e for _, _, _, v, e, w in baris[:2]) == Fraction("2.84")
    assert abs(k.hasil.loc["P", "kebutuhan"] - 2.84) < 1e-12
    # the row without volume is not in the need either, so nothing differs
    assert "INFOJAB II E" not in _kurang(semua["P"])
    assert "tugas 3 tidak dihitung: volume kosong" in _kurang(semua["P"])["INFOJAB II D"]


def test_yang_tidak_dapat_dihitung_siasn_disebut(buka: Buka):
    """An approach without a time for each result, or another working time: said, with both figures."""
    loket = _kurang(_buku(buka())["L"])
    assert "pendekatan hasil kerja" in loket["INFOJAB II F"]
    assert "dihitung dari buku ini 0,0000 orang, hasil analisis 2,0000 orang" in loket["INFOJAB II E"]
    lain = _kurang(_buku(buka(peraturan="perka-bkn-19-2011"))["F"])
    # rumus: 100 × 150 / 75.000 = 0,2; / 72.000 = 0,2083
    assert "0,2000 orang, hasil analisis 0,2083 orang" in lain["INFOJAB II E"]
    assert "72.000 menit" in lain["INFOJAB II E"]


def test_yang_belum_ada_didaftar_dan_dikosongkan(buka: Buka):
    satu = _buku(buka())["L"]
    kurang = _kurang(satu)
    lembar = _lembar(satu, "INFOJAB I")
    isi = {s.column_letter for s in lembar[4] if s.value is not None}
    assert isi == {"A"}  # no class either
    wajib = {f"{b['lembar']} {b['kolom']}" for b in _baris(TERBIT) if b["nama"]}
    dari_tabel = {f"INFOJAB II {h}" for h in "ABCD"}
    assert wajib - set(kurang) <= dari_tabel
    assert _lembar(_buku(buka())["P"], "INFOJAB I")["Z4"].value == 6
    assert "samakan dengan kode jabatan pada SIASN" in kurang["INFOJAB I A"]


def test_keterangan_dan_kode_asing(buka: Buka):
    teks = {
        "P": {"ikhtisar": ["Mengolah."], "bakat": ["Intelegensia", "Inteligensia"], "pendidikan": ["S-2"]}
    }
    satu = _buku(buka(), keterangan=teks)["P"]
    lembar = _lembar(satu, "INFOJAB I")
    assert [lembar[a].value for a in ("B4", "C4", "H4", "H5")] == ["Mengolah.", "S-2", "Intelegensia", None]
    assert "tidak ada dalam tabel referensi: Inteligensia" in _kurang(satu)["INFOJAB I H"]


def test_ikhtisar_dari_gudang(buka: Buka, tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    gudang = buka_gudang(alamat, buat=True)
    gudang.impor_kegiatan(buka(), oleh="uji")
    lembar = gudang.lembar("P")
    baris = tuple({**b, "peralatan": "komputer"} for b in lembar.uraian_tugas)
    gudang.simpan_draf(
        lembar.dengan(ikhtisar_jabatan="Mengolah surat masuk.", uraian_tugas=baris),
        versi_dasar=lembar.versi,
        oleh="uji",
    )
    assert keterangan_kegiatan(gudang.kegiatan())["P"] == {
        "ikhtisar": ["Mengolah surat masuk."],
        "perangkat_kerja": ["komputer"],
    }


# ── the office's own template ─────────────────────────────────────────────────────────────────────
def _templat(berkas: Path, ubah: Callable[[Any], None] = lambda _: None) -> Path:
    """A template as an office has it: another program wrote it, with the two long lists and a sheet more."""
    buku = openpyxl.load_workbook(io.BytesIO(buku_kosong()))
    for nama, isi in (("TABEL REFERENSI II", "S-1 EKONOMI"), ("TABEL REFERENSI III", "DIKLAT PIM III")):
        lembar = buku.create_sheet(nama)
        lembar.append(["RUMPUN"])
        lembar.append(["(lihat)"])
        lembar.append([isi])
    buku.create_sheet("Catatan kantor")["B2"] = "tetap"
    ubah(buku)
    buku.save(berkas)
    return berkas


def test_templat_kantor_diisi_yang_lain_tetap(buka: Buka, tmp_path: Path):
    berkas = _templat(tmp_path / "templat.xlsx")
    teks = {"P": {"rumpun_pendidikan": ["S-1 EKONOMI", "S-1 SIHIR"], "rumpun_diklat": ["DIKLAT PIM III"]}}
    satu = _buku(buka(), templat=templat_siasn(berkas), keterangan=teks)["P"]
    lembar = _lembar(satu, "INFOJAB I")
    assert [lembar[a].value for a in ("A4", "D4", "E4")] == ["P", "S-1 EKONOMI", "DIKLAT PIM III"]
    assert "S-1 SIHIR" in _kurang(satu)["INFOJAB I D"]
    with zipfile.ZipFile(berkas) as lama, zipfile.ZipFile(io.BytesIO(satu.isi)) as baru:
        assert set(lama.namelist()) == set(baru.namelist())
        beda = {n for n in lama.namelist() if lama.read(n) != baru.read(n)}
    assert beda == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}


def _ganti(sel: str, nilai: object) -> Callable[[Any], None]:
    def ubah(buku: Any) -> None:
        buku["INFOJAB II"][sel] = nilai

    return ubah


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (_ganti("D2", "Beban Kerja"), r"INFOJAB II D2 berisi 'Beban Kerja'"),
        (_ganti("A4", "sisa isian"), "INFOJAB II sudah berisi data mulai baris 4"),
        (lambda buku: buku.remove(buku["INFOJAB V"]), "lembar INFOJAB V tidak ada"),
    ],
)
def test_templat_lain_ditolak(tmp_path: Path, ubah: Callable[[Any], None], kata: str):
    with pytest.raises(EksporError, match=kata):
        templat_siasn(_templat(tmp_path / "templat.xlsx", ubah))


def test_templat_rusak_ditolak(tmp_path: Path):
    berkas = tmp_path / "templat.xlsx"
    berkas.write_bytes(b"PK\x03\x04 bukan buku kerja")
    with pytest.raises(BerkasError):
        templat_siasn(berkas)


# ── the folder ────────────────────────────────────────────────────────────────────────────────────
def test_satu_buku_tiap_jabatan_dan_daftarnya(buka: Buka, tmp_path: Path):
    hasil = ekspor(buka(), "siasn", tmp_path / "siasn")
    nama = sorted(b.name for b in hasil.berkas)
    assert nama == [*(f"siasn-{k}.xlsx" for k in "FKLP"), "siasn-yang-belum-ada.xlsx"]
    daftar = openpyxl.load_workbook(tmp_path / "siasn" / "siasn-yang-belum-ada.xlsx")
    ringkas = {tuple(r[:2]): r[2] for r in daftar["Ringkasan"].iter_rows(min_row=4, values_only=True)}
    assert ringkas["INFOJAB I", "B Ikhtisar Jabatan"] == 4
    assert hasil.kurang["INFOJAB I, Z Kelas Jabatan"] == 1


def test_dua_kali_sama(buka: Buka):
    assert _buku(buka()) == _buku(buka())


def test_seluruh_contoh_cocok_dengan_hasil():
    """Every post of the example whose workbook is not flagged gives its need, recomputed from the cells."""
    k = abk.open("contoh").cabang("SET.PO")
    for kode, satu in _buku(k).items():
        lembar = _lembar(satu, "INFOJAB II")
        baris = [[s.value for s in r] for r in lembar.iter_rows(min_row=4, min_col=4, max_col=6)]
        butuh = sum(Fraction(str(v)) * Fraction(str(w)) / e for v, e, w in baris if e)
        if "INFOJAB II E" not in _kurang(satu):
            assert abs(butuh - Fraction(float(k.hasil.loc[kode, "kebutuhan"]))) < Fraction(1, 10**6), kode
