"""Guards abk.cli.laporan, abk.ekspor: page, workbook, documents, decree, exports, letter and summary of
the played case say the same figures.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest
from docx.oxml.ns import qn

import abk
from abk.ekspor import ekspor
from abk.hasil import daftar_pos, jumlah
from abk.kegiatan import Kegiatan
from abk.naskah import buat, profil
from abk.naskah.isi.informasi import isi_informasi
from abk.naskah.isi.usulan import data_usulan
from abk.naskah.peta.sheets import lembar_peta
from abk.naskah.word.keeping import is_closing
from abk.reports.exporter import render_bagian
from abk.reports.page_ringkasan import HalamanRingkasan
from abk.reports.rekap_xlsx import tulis_rekap
from abk.sop import Alur
from abk.sop.kasus import buka_kasus
from abk.tulisan.format import bulat, kebutuhan

pytestmark = pytest.mark.xdist_group("peragaan")

KODE = "abk-contoh-2026"
Buku = dict[str, dict[str, set[float]]]
UNIT = {"SET.PO": ("30,4252", "30,2847"), "ITWIL": ("13,3599", "13,3772"), "D1.1": ("7,0655", "6,9933")}
"""Need of each unit before and after (regresi): both changed by the decisions of the play."""


@pytest.fixture(scope="module")
def alur(demo_contoh: Path) -> Alur:
    return buka_kasus(demo_contoh / "alur", KODE)


@pytest.fixture(scope="module")
def keadaan(demo_contoh: Path) -> dict[str, Kegiatan]:
    return {saat: abk.open(demo_contoh / "alur", alur=KODE, saat=saat) for saat in ("awal", "akhir")}


def _teks(isi: bytes) -> str:
    dokumen = docx.Document(io.BytesIO(isi))
    sel = [sel for t in dokumen.tables for r in t.rows for sel in r.cells]
    dalam = [s.text for satu in sel for t in satu.tables for r in t.rows for s in r.cells]
    return "\n".join([*(p.text for p in dokumen.paragraphs), *(s.text for s in sel), *dalam])


def _halaman(k: Kegiatan, unit: str) -> str:
    satu = abk.reports.unit(k, unit)
    return re.sub(r"<[^>]+>", " ", render_bagian(satu, judul=satu.judul))


@pytest.fixture(scope="module")
def buku(keadaan: dict[str, Kegiatan], tmp_path_factory: pytest.TempPathFactory) -> Buku:
    """Numbers in the row of each code, by sheet, of the workbook of the final data of the case."""
    berkas = tulis_rekap(keadaan["akhir"].batasi(list(UNIT)), tmp_path_factory.mktemp("buku") / "rekap.xlsx")
    isi = openpyxl.load_workbook(berkas, data_only=True, read_only=True)
    kode = {*keadaan["akhir"].unit["kode_unit"], *keadaan["akhir"].jabatan["kode_jabatan"]}
    hasil: Buku = {}
    for lembar in isi:
        for baris in lembar.iter_rows(values_only=True):
            for nama in kode.intersection(v for v in baris if isinstance(v, str)):
                angka = {round(float(v), 4) for v in baris if isinstance(v, int | float)}
                hasil.setdefault(lembar.title, {}).setdefault(nama, set()).update(angka)
    return hasil


@pytest.mark.parametrize("unit", UNIT)
def test_angka_buku_kerja(keadaan: dict[str, Kegiatan], buku: Buku, unit: str):
    """Form D has the need of each post, form E the sums of the unit."""
    k = keadaan["akhir"].cabang(unit)
    d, e = (next(isi for nama, isi in buku.items() if nama.startswith(awal)) for awal in ("D", "E"))
    for kode, satu in k.hasil.iterrows():
        assert round(float(satu["kebutuhan"]), 4) in d[str(kode)], kode
    rekap = k.rekap.loc[unit]
    assert {float(rekap["beban_kerja_menit"]), float(rekap["kebutuhan_bulat"])} <= e[unit]


@pytest.mark.parametrize("unit", UNIT)
def test_angka_tiap_unit(alur: Alur, keadaan: dict[str, Kegiatan], unit: str):
    """Need of the unit and of each of its posts, on the page and in every document that tells them."""
    awal, akhir = UNIT[unit]
    k = keadaan["akhir"].cabang(unit)
    j = jumlah(k)
    assert kebutuhan(jumlah(keadaan["awal"].cabang(unit)).kebutuhan) == awal
    assert kebutuhan(j.kebutuhan) == akhir
    halaman = _halaman(keadaan["akhir"], unit)
    assert akhir in halaman
    assert awal not in halaman
    dokumen = {s: _teks(alur.berkas(s)) for s in ("dokumen_data", "kepmenko_asli")}
    dokumen["konsep"] = _teks(alur.berkas(f"konsep_data:{unit}"))
    for nama, teks in dokumen.items():
        if nama != "konsep" or not alur.keadaan.usul(unit):  # a proposal comes after the draft
            assert akhir in teks, nama
    for kode, satu in k.hasil.iterrows():
        angka = f"{bulat(int(satu['kebutuhan_bulat']))}"
        assert kebutuhan(satu["kebutuhan"]) in halaman, kode
        assert kebutuhan(satu["kebutuhan"]) in dokumen["dokumen_data"], kode
        assert angka in dokumen["kepmenko_asli"], kode


# ── decree, annexes and everything that goes out after it ─────────────────────────────────────────
Baris = tuple[str, str, str, str]
"""Name of a post, need before rounding, need, bezetting: as the annex of the decree prints them."""


def _lampiran(isi: bytes, kolom: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Rows of the table of a document that has these columns, without group and sum rows, page by page."""
    hasil = []
    for tabel in docx.Document(io.BytesIO(isi)).tables:
        kepala = [sel.text.strip() for sel in tabel.rows[0].cells]
        if not set(kolom) <= set(kepala):
            continue
        letak = [kepala.index(k) for k in kolom]
        for baris in tabel.rows[1:]:
            sel = [s.text.strip() for s in baris.cells]
            if sel[0].isdecimal() and len(set(sel)) > 1:
                hasil.append(tuple(sel[n] for n in letak))
    return hasil


_POS = ("Nama jabatan", "Kebutuhan sebelum dibulatkan (orang)", "Kebutuhan (orang)", "Bezetting (orang)")


@pytest.fixture(scope="module")
def akhir(keadaan: dict[str, Kegiatan]) -> Kegiatan:
    """The units of the case, as decided: the order of its posts is that of the decree."""
    return keadaan["akhir"].batasi(list(UNIT))


@pytest.fixture(scope="module")
def lampiran(alur: Alur) -> list[Baris]:
    """Lampiran II of the decree, post by post: what all others must say."""
    semua = _lampiran(alur.berkas("kepmenko_asli"), _POS)
    assert len(semua) == 35  # regresi: SET.PO 21, ITWIL 9, D1.1 5
    return semua  # type: ignore[return-value]


def test_lampiran_sama_dengan_dokumen_data(alur: Alur, akhir: Kegiatan, lampiran: list[Baris]):
    pos = daftar_pos(akhir)
    milik = [(p.nama, kebutuhan(p.kebutuhan), bulat(p.kebutuhan_bulat), bulat(p.bezetting)) for p in pos]
    assert lampiran == milik
    assert _lampiran(alur.berkas("dokumen_data_asli"), _POS) == milik


@pytest.mark.parametrize("slot", ["kepmenko_salinan", "kepmenko_terparaf", "kepmenko_paraf", "kepmenko"])
def test_salinan_dan_konsep_sama_dengan_keputusan(alur: Alur, lampiran: list[Baris], slot: str):
    """What was drafted, initialled, and sent out certified holds the figures of what was made."""
    asli, lain = alur.berkas("kepmenko_asli"), alur.berkas(slot)
    assert _lampiran(lain, _POS) == lampiran
    for kolom in ("Kekurangan (orang)", "2027"):
        assert _tabel(lain, kolom) == _tabel(asli, kolom)
    assert _bagan(lain) == _bagan(asli)


@pytest.mark.parametrize("unit", UNIT)
def test_berita_acara_sama_dengan_lampiran(alur: Alur, akhir: Kegiatan, lampiran: list[Baris], unit: str):
    """What both sides agreed, post by post and together, is what the decree says."""
    milik = [b for p, b in zip(daftar_pos(akhir), lampiran, strict=True) if p.kode in _kode(akhir, unit)]
    kepala, *baris = _tabel(alur.berkas(f"berita_acara:{unit}"), "Disepakati (orang)")
    letak = [kepala.index(n) for n in ("Jabatan", "Disepakati (orang)", "Bezetting (orang)")]
    assert [
        (b[letak[0]].partition("\n")[0], b[letak[1]], b[letak[2]]) for b in baris if b[0].isdecimal()
    ] == [(n, f"{pecahan} ({butuh})", ada) for n, pecahan, butuh, ada in milik]
    jumlah_baris = {b[0]: b[-1] for b in _tabel(alur.berkas(f"berita_acara:{unit}"), "Disepakati")}
    butuh, ada = (bulat(sum(int(b[n]) for b in milik)) for n in (2, 3))
    assert jumlah_baris["Kebutuhan setelah dibulatkan (orang)"] == butuh
    assert jumlah_baris["Bezetting (orang)"] == ada


def _kode(k: Kegiatan, unit: str) -> set[str]:
    return set(k.cabang(unit).jabatan["kode_jabatan"])


@pytest.mark.parametrize("format_", ["bkn", "csv", "parquet", "siasn"])
def test_ekspor_sama_dengan_lampiran(akhir: Kegiatan, lampiran: list[Baris], tmp_path: Path, format_: str):
    """Each post of each export, in the order of the decree, with its digits."""
    if format_ == "parquet":
        pytest.importorskip("duckdb", reason="duckdb tidak terpasang")
    ekspor(akhir, format_, tmp_path)
    assert _EKSPOR[format_](akhir, tmp_path) == lampiran


def _dari_bkn(k: Kegiatan, folder: Path) -> list[Baris]:
    lembar = openpyxl.load_workbook(folder / "usul-kebutuhan.xlsx")["Per jabatan"]
    semua = list(lembar.iter_rows(values_only=True))
    kepala = next(r for r in semua if r[0] == "No.")
    letak = [kepala.index(n) for n in ("Nama jabatan", "Kebutuhan sebelum dibulatkan", "K", "B")]
    baris = [[r[n] for n in letak] for r in semua if isinstance(r[0], int)]
    jumlah_baris = next(r for r in semua if r[0] == "JUMLAH")
    j = jumlah(k)
    assert [jumlah_baris[n] for n in letak[2:]] == [j.kebutuhan_bulat, j.bezetting]
    return [(n, kebutuhan(a), bulat(b), bulat(c)) for n, a, b, c in baris]


def _dari_tabel(k: Kegiatan, tabel: pd.DataFrame) -> list[Baris]:
    satu = tabel.set_index("kode_jabatan").loc[[p.kode for p in daftar_pos(k)]]
    kolom = (satu[n].tolist() for n in ("nama_jabatan", "kebutuhan", "kebutuhan_bulat", "bezetting"))
    return [(n, kebutuhan(a), bulat(b), bulat(c)) for n, a, b, c in zip(*kolom, strict=True)]


def _dari_parquet(k: Kegiatan, folder: Path) -> list[Baris]:
    import duckdb  # noqa: PLC0415 - an extra

    return _dari_tabel(k, duckdb.read_parquet(str(folder / "jabatan.parquet")).df())


def _dari_siasn(k: Kegiatan, folder: Path) -> list[Baris]:
    """Need as SIASN computes it from the cells; where the workbook says that it differs, that of the list."""
    lain = openpyxl.load_workbook(folder / "siasn-yang-belum-ada.xlsx")["Tiap jabatan"]
    beda = {r[0] for r in lain.iter_rows(values_only=True) if str(r[3]).startswith("E Waktu Kerja")}
    hasil = []
    for p in daftar_pos(k):
        lembar = openpyxl.load_workbook(folder / f"siasn-{p.kode}.xlsx")["INFOJAB II"]
        sel = lembar.iter_rows(min_row=4, min_col=4, max_col=6, values_only=True)
        butuh = sum((Fraction(str(v)) * Fraction(str(w)) / e for v, e, w in sel if e), Fraction(0))
        tulis = kebutuhan(p.kebutuhan if p.kode in beda else butuh)
        hasil.append((p.nama, tulis, bulat(p.kebutuhan_bulat), bulat(p.bezetting)))
    assert len(beda) < len(hasil) / 4
    return hasil


_EKSPOR: dict[str, Callable[[Kegiatan, Path], list[Baris]]] = {
    "bkn": _dari_bkn,
    "csv": lambda k, f: _dari_tabel(k, pd.read_csv(f / "jabatan.csv")),
    "parquet": _dari_parquet,
    "siasn": _dari_siasn,
}


def test_rekap_sama_dengan_lampiran(akhir: Kegiatan, buku: Buku, lampiran: list[Baris]):
    d = next(isi for nama, isi in buku.items() if nama.startswith("D"))
    for p, satu in zip(daftar_pos(akhir), lampiran, strict=True):
        angka = {float(p.kebutuhan_bulat), float(p.bezetting or 0), round(float(p.kebutuhan), 4)}
        assert angka <= d[p.kode], p.kode
        assert satu[2] == bulat(p.kebutuhan_bulat)


def test_surat_dan_ringkasan_sama_dengan_lampiran(akhir: Kegiatan, lampiran: list[Baris]):
    """The letter that proposes the need, and the sheets for who decides."""
    butuh, ada = (sum(int(b[n]) for b in lampiran) for n in (2, 3))
    isi = data_usulan(akhir)
    assert (isi["jumlah"].kebutuhan_bulat, isi["jumlah"].bezetting) == (bulat(butuh), bulat(ada))
    kurang = sum(max(int(b[2]) - int(b[3]), 0) for b in lampiran)
    assert isi["jumlah"].kekurangan == bulat(kurang)
    tiap = {(b[0], b[2], b[3]) for b in lampiran}
    assert {(b.nama, b.kebutuhan, b.bezetting) for b in isi["usul"]} <= tiap
    ringkas = re.sub(r"<[^>]+>", " ", str(HalamanRingkasan(akhir).putusan.html()))
    assert f"kebutuhan {butuh} orang, bezetting {ada} orang, {len(lampiran)} jabatan" in ringkas


def _bagan(isi: bytes) -> list[tuple[str, ...]]:
    """Boxes of the chart in Lampiran III: name, K and B of a post."""
    nama, angka = list[str](), list[str]()
    for tabel in docx.Document(io.BytesIO(isi)).tables:
        if tabel._tbl.tblPr.find(qn("w:tblCaption")) is None:
            continue
        for baris in tabel._tbl.tr_lst:
            sel = [[t.text for t in satu.iter(qn("w:t"))] for satu in baris.tc_lst]
            isi_baris = [" ".join(satu) for satu in sel if satu]
            (angka if any(satu.startswith("Kelas ") for satu in isi_baris) else nama).extend(isi_baris)
    kotak = zip(nama, zip(*[iter(angka)] * 4, strict=True), strict=True)
    return [(n, k.removeprefix("K "), b.removeprefix("B ")) for n, (_, b, k, _) in kotak]


def test_bagan_keputusan_sama_dengan_lampiran(alur: Alur, lampiran: list[Baris]):
    assert sorted(_bagan(alur.berkas("kepmenko_asli"))) == sorted((n, k, b) for n, _, k, b in lampiran)


def test_peta_dan_informasi_sama_dengan_lampiran(akhir: Kegiatan, lampiran: list[Baris]):
    """The box of each post in the chart, and its sheet of informasi jabatan."""
    kotak = {s.kotak.kode: s.kotak for lembar in lembar_peta(akhir) for s in lembar.susunan.kotak}
    pos = daftar_pos(akhir)
    assert [(kotak[p.kode].nama, *kotak[p.kode].angka[1:3]) for p in pos] == [
        (b[0], f"B {b[3]}", f"K {b[2]}") for b in lampiran
    ]
    semua = isi_informasi(akhir)["lembar"]
    assert [(s.nama, s.jumlah, s.jumlah_pegawai) for s in semua] == [
        (b[0], b[1], f"{b[2]} orang") for b in lampiran
    ]


# ── units, and the years ahead ────────────────────────────────────────────────────────────────────
def _tabel(isi: bytes, kolom: str) -> list[list[str]]:
    """Rows of the first table of a document whose heading has a column, without its notes and signature."""
    for tabel in docx.Document(io.BytesIO(isi)).tables:
        if kolom in [sel.text.strip() for sel in tabel.rows[0].cells]:
            return [[s.text.strip() for s in r.cells] for r in tabel.rows if not is_closing(r._tr)]
    raise AssertionError(kolom)


def test_unit_sama_di_mana_mana(alur: Alur, akhir: Kegiatan, tmp_path: Path):
    """Lampiran I: unit, posts, need, people, with the units below; and the sum of all."""
    kepala, _, *baris = _tabel(alur.berkas("kepmenko_asli"), "Kekurangan (orang)")
    letak = [kepala.index(n) for n in ("Unit organisasi", "Kebutuhan (orang)", "Bezetting (orang)")]
    lampiran = [tuple(b[n] for n in letak) for b in baris if re.fullmatch(r"[\d.]+", b[0])]
    jumlah_baris = tuple(next(b for b in baris if b[0] == "JUMLAH")[n] for n in letak[1:])
    ekspor(akhir, "csv", tmp_path)
    csv = pd.read_csv(tmp_path / "unit.csv")
    kolom = ["nama_unit", "kebutuhan_bulat_dengan_bawahan", "bezetting_dengan_bawahan"]
    assert [(n, bulat(k), bulat(b)) for n, k, b in csv[kolom].itertuples(index=False)] == lampiran
    sendiri = csv[["kebutuhan_bulat", "bezetting"]].sum()
    assert tuple(bulat(int(v)) for v in sendiri) == jumlah_baris
    akar = [
        b for b in lampiran if b[0] in {akhir.unit.set_index("kode_unit").loc[u, "nama_unit"] for u in UNIT}
    ]
    usulan = [(u.nama, u.kebutuhan_bulat, u.bezetting) for u in data_usulan(akhir)["unit"]]
    assert usulan == akar
    for slot in ("nota_dinas_asli", "nota_dinas_menko"):
        kepala, *baris = _tabel(alur.berkas(slot), "Kekurangan (orang)")
        letak = [kepala.index(n) for n in ("Unit organisasi", "Kebutuhan (orang)", "Bezetting (orang)")]
        assert [tuple(b[n] for n in letak) for b in baris if b[0].isdecimal()] == akar, slot


def test_lima_tahun_sama_di_mana_mana(alur: Alur, akhir: Kegiatan, lampiran: list[Baris], tmp_path: Path):
    """Lampiran IV, post by post and year by year, under the name of its unit."""
    kepala, _, *baris = _tabel(alur.berkas("kepmenko_asli"), "2027")
    tahun = list(dict.fromkeys(kepala[2:]))
    pos = [b for b in baris if b[0].isdecimal()]
    assert [b[1] for b in pos] == [b[0] for b in lampiran]
    kepala_unit = {b[0] for b in baris if len(set(b)) == 1 and b[0].endswith(")")}
    assert kepala_unit == {f"{p.nama_unit} ({p.kode_unit})" for p in daftar_pos(akhir)}
    ekspor(akhir, "csv", tmp_path)
    csv = pd.read_csv(tmp_path / "lima_tahun.csv").set_index(["kode_jabatan", "tahun"])
    for p, satu in zip(daftar_pos(akhir), pos, strict=True):
        for n, t in enumerate(tahun):
            milik = csv.loc[(p.kode, int(t))]
            cetak = [bulat(int(milik["bezetting"])), bulat(int(milik["kebutuhan_bulat"]))]
            assert satu[2 + 3 * n : 4 + 3 * n] == cetak, (p.kode, t)
    isi = data_usulan(akhir)
    bkn = _tahun_bkn(akhir, tmp_path / "bkn")
    assert [b[0] for b in bkn] == tahun
    surat = buat("usulan", {**isi, **_SURAT}, profil("umum-2024"), kepala="").docx
    dicetak = [b for b in _tabel(surat, "Bezetting akhir tahun (orang)") if b[0].isdecimal()]
    assert [(b[0], b[1], b[2], b[5]) for b in dicetak] == bkn
    total = next(b for b in baris if b[0] == "JUMLAH")
    assert [b[1:3] for b in bkn] == [(total[2 + 3 * n], total[3 + 3 * n]) for n in range(len(tahun))]
    assert [(b.bezetting, b.kebutuhan) for b in isi["tahunan"]] == [
        (total[2 + 3 * n], total[3 + 3 * n]) for n in range(len(tahun))
    ]
    pertama = csv.xs(int(tahun[0]), level="tahun")
    assert isi["total"].usul == bulat(int(pertama["usul"].sum())) == bkn[0][3]
    kepala, *baris = next(
        [[s.text.strip() for s in r.cells] for r in t.rows]
        for t in docx.Document(io.BytesIO(surat)).tables
        if {"Nama jabatan", "Usul (orang)"} <= {s.text.strip() for s in t.rows[0].cells}
    )
    letak = [
        kepala.index(n) for n in ("Nama jabatan", "Kebutuhan (orang)", "Bezetting (orang)", "Usul (orang)")
    ]
    diusulkan = [tuple(b[n] for n in letak) for b in baris if b[0].isdecimal()]
    assert diusulkan == [
        (b[0], b[2], b[3], bulat(int(pertama.loc[p.kode, "usul"])))
        for p, b in zip(daftar_pos(akhir), lampiran, strict=True)
        if pertama.loc[p.kode, "usul"]
    ]


_SURAT = {"penanda_tangan": {"nama": "Contoh", "jabatan": "Menteri Koordinator"}}


def _tahun_bkn(k: Kegiatan, folder: Path) -> list[tuple[str, str, str, str]]:
    """Year, people at its end, need and proposal, of the workbook for BKN."""
    ekspor(k, "bkn", folder)
    lembar = openpyxl.load_workbook(folder / "usul-kebutuhan.xlsx")["Lima tahun"]
    semua = list(lembar.iter_rows(values_only=True))
    kepala = next(r for r in semua if r[0] == "Tahun")
    letak = [kepala.index(n) for n in ("Tahun", "B akhir tahun", "K", "Usul")]
    baris = [[r[n] for n in letak] for r in semua if str(r[0]).isdecimal()]
    return [(str(t), bulat(int(b)), bulat(int(k)), bulat(int(u))) for t, b, k, u in baris]


def test_lima_tahun_parquet_sama_dengan_csv(akhir: Kegiatan, tmp_path: Path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb tidak terpasang")
    for format_ in ("csv", "parquet"):
        ekspor(akhir, format_, tmp_path / format_)
    kolom = ["kode_jabatan", "tahun", "bezetting", "kebutuhan_bulat", "usul"]
    satu = pd.read_csv(tmp_path / "csv" / "lima_tahun.csv")[kolom]
    lain = duckdb.read_parquet(str(tmp_path / "parquet" / "lima_tahun.parquet")).df()[kolom]
    urut = ["kode_jabatan", "tahun"]
    kiri, kanan = (t.sort_values(urut).astype(str).to_numpy().tolist() for t in (satu, lain))
    assert [[*b[:2], *map(float, b[2:])] for b in kiri] == [[*b[:2], *map(float, b[2:])] for b in kanan]
