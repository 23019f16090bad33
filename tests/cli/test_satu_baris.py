"""Guards abk: one bad row stops nobody: whatever stands in one cell of any table, the pages, the workbook,
the documents, the workbooks of the units, the store and the form are made, the post is *belum lengkap*, and
the sum is that of the rows that can be read; or the fault is told with table, row and column.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).parent))
from tabel_rusak import (
    CARA,
    GANJIL,
    KEDUA,
    MENENTUKAN,
    NUL,
    TAMPAK_KOSONG,
    TUGAS,
    Sapuan,
    semua_sapuan,
    tabel,
    tulis,
)

import abk
from abk import reports
from abk.errors import DataError, Temuan
from abk.hasil import daftar_pos, jumlah
from abk.instrumen import ekspor_formulir
from abk.instrumen.formulir.sesi import Sesi
from abk.kegiatan import Kegiatan
from abk.kegiatan.rekaman import baca_rekaman, rekam
from abk.kokpit.content import tabel_data
from abk.naskah import buat
from abk.naskah.isi.keputusan import data_kepmenko
from abk.naskah.isi.konfirmasi import data_berita_acara, data_konsep_data, data_lembar_konfirmasi
from abk.naskah.isi.notula import data_laporan, data_notula
from abk.naskah.isi.pengantar import data_dokumen_data, data_nota_dinas
from abk.reports.rekap_xlsx import tulis_rekap
from abk.store import buka
from abk.tables import PEGAWAI, validate
from tests.kampanye import ANGGARAN_DETIK, Kampanye
from tests.serangan import CatatSerangan

KUNCI = {"kode_unit", "kode_jabatan", "nomor", "kode_induk", "kode_atasan"}
SEMUA = semua_sapuan()
BIASA = [s for s in SEMUA if s.kolom not in KUNCI]
SEKALIGUS = len({(s.tabel, s.kolom) for s in BIASA}) * (1 if ANGGARAN_DETIK < 60 else 6)
"""Cells at once: each column, in a long run with several contents."""
BERKUNCI = [s for s in SEMUA if s.kolom in KUNCI]
BETA = 150_000  # rumus: 1.000 × 150


def _bergilir(semua: Sequence[Sapuan]) -> list[Sapuan]:
    """Mixed, but each column once before any comes again: so that few sweeps are of all columns."""
    per_kolom: dict[tuple[str, str], list[Sapuan]] = {}
    for satu in random.Random(20260101).sample(semua, len(semua)):  # noqa: S311 - the same order every time
        per_kolom.setdefault((satu.tabel, satu.kolom), []).append(satu)
    return [s for putaran in itertools.zip_longest(*per_kolom.values()) for s in putaran if s is not None]


# ── what must be true of a sweep ──────────────────────────────────────────────────────────────────
def _berat(k: Kegiatan, kode: str) -> list[Temuan]:
    return [t for t in k.temuan if t.tingkat in {"cacat", "ragu"} and t.kode_jabatan == kode]


def _periksa(k: Kegiatan, kode: str, satu: Sapuan) -> None:
    """The post of a sweep: what of its tasks counts, and whether it says so; by rules written anew here."""
    pos = {p.kode: p for p in daftar_pos(k)}[kode]
    beban = CARA[satu.cara][1]
    kosong = satu.nilai in TAMPAK_KOSONG.values()
    berat = _berat(k, kode)
    assert pos.belum_lengkap == bool(berat)
    if satu.tabel == "uraian_tugas" and (
        satu.kolom in MENENTUKAN[satu.cara] or (satu.kolom == "uraian_tugas" and kosong)
    ):
        assert pos.belum_lengkap
        assert pos.beban_menit == sum(beban) - beban[satu.baris]
        assert {(t.tabel, t.kolom) for t in berat} == {(satu.tabel, satu.kolom)}
    elif satu.tabel == "uraian_tugas":
        assert not pos.belum_lengkap
        assert pos.beban_menit == sum(beban)
    elif satu.kolom == "pendekatan" and kosong:  # an empty one is the default; the cells of that are filled
        assert pos.beban_menit == sum(CARA["tugas_per_tugas"][1])
    elif satu.kolom == "pendekatan" or (satu.kolom == "jenjang" and satu.cara == "angka_kredit"):
        assert pos.belum_lengkap
        assert pos.beban_menit == 0
    else:
        assert pos.beban_menit == sum(beban)
        perlu = satu.kolom in {"jenis_jabatan", "bezetting"} or (satu.kolom == "jenjang" and not kosong)
        perlu |= satu.kolom == "nama_jabatan" and kosong
        assert pos.belum_lengkap == perlu
    assert all(t.berkas == f"{t.tabel}.csv" and t.baris and t.kolom and t.saran for t in berat)


def _periksa_jumlah(k: Kegiatan) -> None:
    """The sum is the sum of the posts, and that of the bureau nobody touched is its own."""
    pos = daftar_pos(k)
    assert next(p.beban_menit for p in pos if p.kode == "B-1") == BETA
    assert not next(p.belum_lengkap for p in pos if p.kode == "B-1")
    assert jumlah(k).beban_menit == sum(p.beban_menit for p in pos)
    assert jumlah(k).belum_lengkap == sum(p.belum_lengkap for p in pos)


# ── what is made of it ────────────────────────────────────────────────────────────────────────────
@cache
def _contoh() -> Mapping[str, Mapping[str, Any]]:
    sys.path.insert(0, str(Path(__file__).parents[1] / "naskah"))
    import test_data_isi  # noqa: PLC0415 - contents of documents, costly

    return {jenis: isi() for jenis, isi in test_data_isi.ISI.items() if jenis in NASKAH} | {
        "profil": test_data_isi.UMUM
    }


NASKAH: dict[str, Callable[[Kegiatan], dict[str, Any]]] = {
    "konsep_data": data_konsep_data,
    "lembar_konfirmasi": lambda k: data_lembar_konfirmasi(k, ()),
    "berita_acara": lambda k: data_berita_acara(
        k, {str(j): {"status": "sesuai"} for j in k.jabatan["kode_jabatan"]}
    ),
    "dokumen_data": data_dokumen_data,
    "nota_dinas": data_nota_dinas,
    "notula": lambda k: data_notula(k, ()),
    "laporan": lambda k: data_laporan(k, ()),
    "kepmenko": data_kepmenko,
}


def _halaman(k: Kegiatan, folder: Path) -> None:
    kode = str(k.unit["kode_unit"].iloc[-1])
    for halaman in (reports.unit(k, "K"), reports.unit(k, kode), reports.kementerian(k)):
        isi = {satu.kunci: str(satu.html()) for satu in halaman}
        assert "Jabatan Uji" in isi["peta"] or halaman.bahan.kode_unit == kode
        assert "<script>alert" not in "".join(isi.values())


def _buku_rekap(k: Kegiatan, folder: Path) -> None:
    buku = load_workbook(tulis_rekap(k, folder / "rekap.xlsx"), read_only=True)
    assert "Kepala Biro Beta" in {
        v for (v,) in buku["D Kebutuhan"].iter_rows(min_col=3, max_col=3, values_only=True)
    }


def _naskah(jenis: str) -> Callable[[Kegiatan, Path], None]:
    def tulis_naskah(k: Kegiatan, folder: Path) -> None:
        contoh = _contoh()
        satu = buat(jenis, {**contoh[jenis], **NASKAH[jenis](k)}, contoh["profil"], kepala="0" * 64)
        assert satu.docx[:2] == b"PK"

    return tulis_naskah


def _buku_unit(k: Kegiatan, folder: Path) -> None:
    assert len(ekspor_formulir(k.batasi(list(k.unit["kode_unit"])[1:6]), folder / "buku")) == 5


def _gudang_dan_formulir(k: Kegiatan, folder: Path) -> None:
    """In and out of the store the same is left out; each sheet opens in the form with the same load."""
    gudang = buka(f"sqlite:///{folder / 'abk.db'}", buat=True)
    try:
        gudang.impor_kegiatan(k, "Uji")
        keluar = gudang.kegiatan()
        assert keluar.beban_jabatan == k.beban_jabatan
        assert keluar.terperiksa.jabatan_belum_lengkap == k.terperiksa.jabatan_belum_lengkap
        sesi = Sesi(gudang)
        for kode in list(keluar.jabatan["kode_jabatan"])[:5]:
            sesi.buka(kode, "Uji")
            assert sesi.penilaian.hasil.beban_kerja_menit == float(k.beban_jabatan.get(kode, 0))
    finally:
        gudang.tutup()


def _rekaman_dan_kokpit(k: Kegiatan, folder: Path) -> None:
    lagi = baca_rekaman(rekam(k))
    assert rekam(lagi) == rekam(k)
    assert lagi.beban_jabatan == k.beban_jabatan
    assert lagi.terperiksa.jabatan_belum_lengkap == k.terperiksa.jabatan_belum_lengkap
    assert "Kepala Biro Beta" in str(tabel_data(lagi, "Data"))


HASIL: Sequence[Callable[[Kegiatan, Path], None]] = (
    _halaman, _buku_rekap, _buku_unit, _gudang_dan_formulir, _rekaman_dan_kokpit, *map(_naskah, NASKAH),
)  # fmt: skip


@pytest.mark.serangan(
    "tabel", "satu sel apa pun isinya, di setiap kolom setiap tabel: yang lain tetap terbit", "dicegah"
)
def test_satu_sel_tidak_menghentikan_siapa_pun(
    tmp_path: Path, kampanye: Kampanye, catat_serangan: CatatSerangan
):
    """Each unit has one cell written otherwise; a budget that is long tries all columns with all contents."""
    urutan = _bergilir(BIASA)
    n = 0
    for n in kampanye.percobaan(1, -(-len(urutan) // SEKALIGUS)):
        sapuan = urutan[n * SEKALIGUS : (n + 1) * SEKALIGUS]
        folder = tmp_path / str(n)
        k = abk.open(tulis(folder / "tabel", sapuan))
        for letak, satu in enumerate(sapuan):
            _periksa(k, f"P{letak}", satu)
        _periksa_jumlah(k)
        for hasil in HASIL:
            hasil(k, folder)
    catat_serangan(percobaan=min((n + 1) * SEKALIGUS, len(urutan)))


@pytest.mark.serangan("tabel", "kode dan nomor yang salah, ganda, kosong, atau tidak tampak", "dicegah")
def test_kode_yang_salah_disebut_barisnya(tmp_path: Path, kampanye: Kampanye):
    """A code decides the structure: all stops, with the row at which the tables do not fit, or goes on."""
    for n, satu in enumerate(kampanye.sapuan(BERKUNCI, 30)):
        folder = tulis(tmp_path / str(n), [satu])
        try:
            k = abk.open(folder)
        except DataError as salah:
            salah_baris = [t for t in salah.temuan if t.tingkat == "struktural"]
            assert {t.kolom for t in salah_baris} == {satu.kolom}, satu
            assert all(t.baris and t.berkas and t.saran for t in salah_baris), satu
            continue
        pos = {p.kode: p for p in daftar_pos(k)}
        assert jumlah(k).beban_menit == sum(p.beban_menit for p in pos.values())
        berat = _berat(k, next(kode for kode in pos if kode != "B-1"))
        assert {t.kolom for t in berat} <= {"nomor"}, satu  # a number may make one task a part of another
        assert jumlah(k).beban_menit <= BETA + sum(CARA[satu.cara][1])
        assert bool(berat) == (jumlah(k).beban_menit < BETA + sum(CARA[satu.cara][1]))


KOLOM = [(t, k) for t, baris in tabel([]).items() for k in baris[0]]


@pytest.mark.serangan("tabel", "kolom yang hilang, ganda, atau salah eja", "dicegah")
@pytest.mark.parametrize(("nama", "kolom"), KOLOM)
def test_kepala_yang_salah(tmp_path: Path, nama: str, kolom: str):
    folder = tulis(tmp_path, [])
    berkas = folder / f"{nama}.csv"
    baris = berkas.read_text(encoding="utf-8").splitlines()
    letak = baris[0].split(",").index(kolom)
    potong = [satu.split(",") for satu in baris]
    for apa in ("hilang", "ganda", "salah eja"):
        if apa == "hilang":
            isi = [[s for n, s in enumerate(satu) if n != letak] for satu in potong]
        elif apa == "ganda":
            isi = [[*satu, satu[letak]] for satu in potong]
        else:
            isi = [[s + "x" * (n == letak) for n, s in enumerate(potong[0])], *potong[1:]]
        berkas.write_text("\n".join(",".join(s) for s in isi) + "\n", encoding="utf-8")
        try:
            k = abk.open(folder)
        except DataError as salah:
            galat = salah
        else:
            galat = None
        if galat is not None:
            berat = [t for t in galat.temuan if t.tingkat == "struktural"]
            assert {(t.tabel, t.kolom.removesuffix("x")) for t in berat} == {(nama, kolom)}, apa
            continue
        assert apa == "hilang", apa  # an optional column may be away
        assert jumlah(k).beban_menit == BETA
        _periksa_jumlah(k)


@pytest.mark.parametrize("kolom", PEGAWAI.nama_kolom)
def test_tabel_pegawai(kolom: str):
    """The table that no report reads is judged like the others."""
    utuh = {"id_pegawai": "x1", "kode_jabatan": "P", "tanggal_lahir": "1980-02-29", "status": "PNS"}
    tanggal = kolom in {"tanggal_lahir", "tmt", "tanggal_akhir"}
    bebas = kolom in {"id_pegawai", "kode_jabatan"}
    wajib = bebas or kolom == "tanggal_lahir"
    for apa, nilai in {**TAMPAK_KOSONG, **GANJIL, "nul": NUL}.items():
        frame = pd.DataFrame([utuh, {**utuh, "id_pegawai": "x2", kolom: nilai}], dtype="object")
        hasil, temuan = validate(frame, PEGAWAI)
        assert {(t.tabel, t.kolom, t.baris) for t in temuan} <= {("pegawai", kolom, 3)}, apa
        sah = apa == "tanggal" if tanggal else bebas
        kosong = apa in TAMPAK_KOSONG
        assert bool(temuan) == (wajib if kosong else apa == "nul" or not sah), apa
        assert len(hasil) == 2


def test_baris_kedua_dihitung_tangan():
    """The second task of each post is what the table of loads says it is."""
    assert (int(KEDUA["volume"]), float(KEDUA["norma_waktu"]) * 60) == (200, 90.0)
    assert int(TUGAS["volume"]) * int(TUGAS["norma_waktu"]) == BETA
