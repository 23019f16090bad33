"""Guards abk.instrumen.asing.header, abk.instrumen.asing.kolom, abk.instrumen.asing.tak_dibaca,
abk.instrumen.asing.rincian, abk.instrumen.asing.ukuran, abk.instrumen.sandbox.cells: columns and words
as offices have them, each of which was once read as another number without a word.

Expected values are computed by hand: volume a year × norma, 235 days and 12 months a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from abk.instrumen.asing import baca_peta, pratinjau
from abk.instrumen.buku.laporan import LaporanImpor
from abk.instrumen.rencana import Rencana, laksanakan, rencanakan
from abk.store import buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
ANALIS = ("Nama Jabatan", None, "Analis")
VOLUME_BERSAMA = ("NO", "URAIAN TUGAS", "VOLUME", None, None, "WAKTU (MENIT)")
TUGAS = ("Menyusun rencana", "Memeriksa berkas")


def buku(folder: Path, *baris: Sequence[Any], gabung: Sequence[str] = (), format_: str = "") -> Path:
    """The rows; a pair is a formula with its value, `format_` that of the floats below one."""
    w = xlsxwriter.Workbook(folder / "kantor.xlsx")
    satu = w.add_worksheet("ABK")
    bentuk = w.add_format({"num_format": format_}) if format_ else None
    for n, isi in enumerate(baris):
        for k, sel in enumerate(isi):
            if isinstance(sel, tuple):
                satu.write_formula(n, k, sel[0], None, sel[1])
            else:
                satu.write(n, k, sel, bentuk if isinstance(sel, float) else None)
    for ruas in gabung:
        satu.merge_range(ruas, "")
        satu.write(ruas.partition(":")[0], baris[int(ruas[1]) - 1][ord(ruas[0]) - 65])
    w.close()
    return folder / "kantor.xlsx"


def rencana(jalur: Path, jawab: Mapping[str, str]) -> Rencana:
    return rencanakan([jalur], f"sqlite:///{jalur.parent}/abk.db", jawab=jawab, terima_usulan=True)


def ditanya(jalur: Path, **jawab: str) -> dict[str, str]:
    """Open questions and their evidence."""
    return {t.nama: t.bukti for _, _, t in rencana(jalur, jawab).terbuka}


def impor(jalur: Path, **jawab: str) -> tuple[float, LaporanImpor]:
    """Minutes a year of the one post, and the report."""
    alamat = f"sqlite:///{jalur.parent}/abk.db"
    laporan = laksanakan(rencana(jalur, {k.replace("__", "."): v for k, v in jawab.items()}), alamat, "uji")
    gudang = buka(alamat)
    [menit] = gudang.kegiatan().hasil["beban_kerja_menit"]
    gudang.tutup()
    return float(menit), laporan


def menit(jalur: Path, **jawab: str) -> float:
    return impor(jalur, **jawab)[0]


# ── one heading over several columns of numbers ───────────────────────────────────────────────────
@pytest.mark.parametrize("bagian", [("JAN", "FEB", "JUMLAH"), ("TW I", "TW II", "SETAHUN")])
def test_kolom_yang_menjumlahkan_bagiannya_adalah_volume(tmp_path: Path, bagian: tuple[str, ...]):
    """The first month was taken for the year: 3,600 minutes in place of 14,400."""
    jalur = buku(
        tmp_path, ANALIS, VOLUME_BERSAMA, (None, None, *bagian),
        (1, TUGAS[0], 4, 8, 12, 600), (2, TUGAS[1], 60, 180, 240, 30), gabung=["C2:E2"],
    )  # fmt: skip
    assert menit(jalur, periode="tahun") == 14_400


@pytest.mark.parametrize("bagian", [(2023, 2024, 2025), ("Target", "Realisasi", "Rata"), (None, None, None)])
def test_bagian_yang_tidak_menjumlahkan_ditanyakan(tmp_path: Path, bagian: tuple[Any, ...]):
    """Years that head columns as numbers were a task; without any heading the first column was taken."""
    jalur = buku(
        tmp_path, ANALIS, VOLUME_BERSAMA, (None, None, *bagian),
        (1, TUGAS[0], 10, 11, 12, 600), (2, TUGAS[1], 200, 220, 240, 30), gabung=["C2:E2"],
    )  # fmt: skip
    assert "kolom.volume" in ditanya(jalur, periode="tahun")


def test_jam_dan_menit_dalam_dua_kolom_dijumlahkan(tmp_path: Path):
    """Either column alone lost the other half of a time; both together are 90, 30 and 120 minutes."""
    jalur = buku(
        tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "NORMA WAKTU", None),
        (None, None, None, "JAM", "MENIT"),
        (1, TUGAS[0], 12, 1, 30), (2, TUGAS[1], 240, None, 30), (3, "Melapor", 10, 2, None), gabung=["D2:E2"],
    )  # fmt: skip
    assert "D+E = jam + menit" in rencanakan([jalur], "sqlite:///x.db").terbuka[0][2].bukti
    assert menit(jalur) == 12 * 90 + 240 * 30 + 10 * 120
    (tmp_path / "abk.db").unlink()
    assert menit(jalur, kolom__norma_waktu="D") == 12 * 60 + 10 * 120


@pytest.mark.parametrize(("geser", "ditanya_lagi"), [(0, False), (1, True)])
def test_dua_kolom_di_peta_berkas_lain(tmp_path: Path, geser: int, ditanya_lagi: bool):
    """A mapping of another file names the hours by their label alone: where they moved, it is asked again."""
    baris = [("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "NORMA WAKTU (JAM)", "NORMA WAKTU (MENIT)"),
             (1, TUGAS[0], 12, 1, 30), (2, TUGAS[1], 240, None, 30)]  # fmt: skip
    asal = pratinjau(buku(tmp_path, ANALIS, *baris)).tulis_peta(tmp_path / "peta.yaml", terima_usulan=True)
    lain = pratinjau(buku(tmp_path, (), ANALIS, *((*[None] * geser, *b) for b in baris)), baca_peta(asal))
    tanya = {t.nama: t for t in lain.tabel[0].tanya}
    assert tanya["kolom.norma_waktu"].terbuka is ditanya_lagi
    if not ditanya_lagi:
        assert [b.angka["norma_waktu"].nilai for b in lain.tabel[0].baris] == [90, 30]


def test_waktu_setahun_bukan_norma(tmp_path: Path):
    """7,200 minutes a year, 12 times: 86,400."""
    kepala = ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU PENYELESAIAN SETAHUN (MENIT)")
    jalur = buku(tmp_path, ANALIS, kepala, (1, TUGAS[0], 12, 7200), (2, TUGAS[1], 240, 7200))  # fmt: skip
    assert "kolom.norma_waktu" in ditanya(jalur)


def test_frekuensi_tidak_menggantikan_jumlah(tmp_path: Path):
    """The load multiplies a count, a frequency and a time; the count was left out: 2,760 minutes."""
    jalur = buku(
        tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "JUMLAH", "FREKUENSI PER TAHUN", "WAKTU (MENIT)", "BEBAN"),
        (1, TUGAS[0], 3, 4, 600, ("=C3*D3*E3", 7200)), (2, TUGAS[1], 20, 12, 30, ("=C4*D4*E4", 7200)),
    )  # fmt: skip
    assert "kolom.volume" in ditanya(jalur)
    jawab = {"kolom__volume": "C", "kolom__frekuensi": "D", "frekuensi": "kalikan", "periode": "tahun"}
    assert menit(jalur, **jawab) == 14_400


def test_kegiatan_di_bawah_volume_adalah_volume(tmp_path: Path):
    """A heading of three rows, the last with how its columns are computed."""
    jalur = buku(
        tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "Volume", "SATUAN HASIL", "Waktu (menit)", None, None),
        (None, None, "Kegiatan 1 tahun", None, "Minimal", "Maksimal", "Rata-2"),
        (None, None, None, None, None, None, "(5+6)/2"),
        (1, TUGAS[0], 12, "Dok", 500, 700, ("=(E5+F5)/2", 600)), gabung=["E2:G2", "A2:A4", "B2:B4"],
    )  # fmt: skip
    assert menit(jalur) == 7200


# ── columns from which nothing is read ────────────────────────────────────────────────────────────
def test_kolom_yang_tidak_dibaca_disebut(tmp_path: Path):
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (MENIT)", "FAKTOR", "KET"),
                 (1, TUGAS[0], 12, 600, 1.5, "x"), (2, TUGAS[1], 240, 30, 2, None))  # fmt: skip
    laporan = impor(jalur)[1]
    [catatan] = [t for t in laporan.catatan if t.aturan == "kolom_tidak_dibaca"]
    assert (catatan.sel, catatan.pesan) == ("E2", "kolom E 'FAKTOR' (2 isian) tidak dibaca")
    assert catatan.pesan in str(laporan)


def test_kolom_yang_dibaca_semua_tidak_disebut(tmp_path: Path):
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", None, "HASIL", "VOLUME SETAHUN", "WAKTU (MENIT)"),
                 (1, "-", TUGAS[0], "Dok", 12, 600), gabung=["B2:C2"])  # fmt: skip
    assert not [t for t in impor(jalur)[1].catatan if t.aturan == "kolom_tidak_dibaca"]


def test_kolom_tanda_ditanyakan(tmp_path: Path):
    """Posts stood in columns, a mark for who does a task: all tasks went to one post."""
    jalur = buku(tmp_path, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (MENIT)", "Analis", "Arsiparis"),
                 (1, TUGAS[0], 12, 600, "v", None), (2, TUGAS[1], 240, 30, None, "√"))  # fmt: skip
    bukti = ditanya(jalur, **{"jabatan.nama_jabatan": "Analis"})["tanda_jabatan"]
    assert "E 'Analis', F 'Arsiparis'" in bukti
    jawab = {"jabatan__nama_jabatan": "Analis", "tanda_jabatan": "abaikan kolom itu"}
    assert menit(jalur, **jawab) == 14_400


# ── periods and units in words ────────────────────────────────────────────────────────────────────
def test_periode_di_satuan_hasil(tmp_path: Path):
    """*Berkas/bulan* beside 20 was 20 a year, as the one answer for the table said."""
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "SATUAN HASIL", "VOLUME", "WAKTU (MENIT)"),
                 (1, TUGAS[0], "Dok per tahun", 12, 600), (2, TUGAS[1], "Berkas/bulan", 20, 30))  # fmt: skip
    assert menit(jalur) == 14_400
    (tmp_path / "abk.db").unlink()
    assert menit(jalur, periode_hasil="menurut tabel", periode="tahun") == 7800


def test_periode_di_satuan_hasil_melawan_kepala_ditanyakan(tmp_path: Path):
    kepala = ("NO", "URAIAN TUGAS", "SATUAN HASIL", "VOLUME SETAHUN", "WAKTU (MENIT)")
    jalur = buku(tmp_path, ANALIS, kepala, (1, TUGAS[0], "Berkas/bulan", 240, 30))
    assert "C3 'Berkas/bulan'" in ditanya(jalur)["periode_hasil"]


@pytest.mark.parametrize(
    ("kata", "kali"),
    [("1x setahun", 1), ("setiap hari", 235), ("tiap bulan", 12), ("per bulan", 12), ("Bulanan", 12)],
)
def test_kata_di_kolom_periode(tmp_path: Path, kata: str, kali: int):
    """What was no bare word got the period of the table."""
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "PERIODE", "VOLUME", "WAKTU (MENIT)"),
                 (1, TUGAS[0], "tahun", 12, 600), (2, TUGAS[1], kata, 10, 30))  # fmt: skip
    assert menit(jalur, periode="semester") == 7200 + kali * 300


@pytest.mark.parametrize("kata", ["Insidentil", "2x seminggu"])
def test_kata_yang_bukan_periode_disebut(tmp_path: Path, kata: str):
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "PERIODE", "VOLUME", "WAKTU (MENIT)"),
                 (1, TUGAS[0], "tahun", 12, 600), (2, TUGAS[1], kata, 10, 30))  # fmt: skip
    assert f"bukan periode yang dikenal: C4 '{kata}'" in ditanya(jalur)["periode"]


def test_satuan_yang_tidak_dikenal_tidak_mengikuti_tabel(tmp_path: Path):
    """30 *detik* became 30 minutes; a unit for each result is one that is known."""
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU", "SATUAN WAKTU"),
                 (1, TUGAS[0], 12, 10, "Jam/dok"), (2, TUGAS[1], 240, 30, "detik"))  # fmt: skip
    assert "E4 satuan_waktu berisi 'detik'" in ditanya(jalur)["sel_ditolak"]
    assert menit(jalur, sel_ditolak="kosongkan") == 7200


def test_volume_dalam_satuan_waktu_ditanyakan(tmp_path: Path):
    """*12 bulan*: twelve months, or twelve a month; the word was dropped."""
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (MENIT)"),
                 (1, TUGAS[0], "12 bulan", 600), (2, TUGAS[1], "240 kali", 30))  # fmt: skip
    assert "C3 volume berisi teks '12 bulan'" in ditanya(jalur)["sel_ditolak"]


# ── rows and figures ──────────────────────────────────────────────────────────────────────────────
def rincian(tmp_path: Path, *anak: float) -> Path:
    kepala = ("NO", "URAIAN TUGAS", "SATUAN HASIL", "WAKTU (JAM)", "WAKTU KERJA EFEKTIF", "BEBAN KERJA",
              "PEGAWAI YANG DIBUTUHKAN")  # fmt: skip
    isi = [(None, f"{n}) Bagian", None, v) for n, v in enumerate(anak, 1)]
    return buku(tmp_path, ANALIS, kepala, (1, TUGAS[0], "Dok", 1, 1250, 50, ("=D3*F3/E3", 0.04)), *isi)


def test_rincian_waktu_yang_menjadi_norma_induknya_dilewati(tmp_path: Path):
    """The parts of a time were tasks without a volume, and the post was never complete."""
    jam, laporan = impor(rincian(tmp_path, 0.25, 0.75))
    assert jam == 3000
    assert not [t for t in laporan.diragukan if t.kolom == "volume"]


@pytest.mark.parametrize("anak", [(0.25, 0.5), (1,)])
def test_baris_lain_tanpa_volume_tetap_diragukan(tmp_path: Path, anak: tuple[float, ...]):
    ragu = impor(rincian(tmp_path, *anak))[1].diragukan
    assert len([t for t in ragu if t.kolom == "volume"]) == len(anak)


def test_tugas_yang_ada_dua_kali_disebut(tmp_path: Path):
    """A block that was copied within a table doubled the load of the post without a word."""
    baris = [
        (1, TUGAS[0], 12, 600),
        (2, TUGAS[1], 240, 30),
        (3, TUGAS[0].upper(), 12, 600),
        (4, TUGAS[1], 10, 30),
    ]
    laporan = impor(
        buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (MENIT)"), *baris)
    )[1]
    [catatan] = [t for t in laporan.catatan if t.aturan == "tugas_kembar"]
    assert (catatan.sel, "baris 3" in catatan.pesan) == ("B5", True)
    assert catatan.pesan in str(laporan)


def test_lama_lebih_dari_sehari_dibaca_jam_dan_menit(tmp_path: Path):
    """``[h]:mm`` over 24 hours was told as *1 day, 6:00:00*, and refused."""
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (JAM)"),
                 (1, TUGAS[0], 12, 30 / 24), format_="[h]:mm")  # fmt: skip
    jam, laporan = impor(jalur)
    assert jam == 12 * 1800
    assert "'30:00:00' dibaca 1.800 menit" in str(laporan)


def test_pegawai_yang_ada_dengan_katanya(tmp_path: Path):
    jalur = buku(tmp_path, ANALIS, ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (MENIT)"),
                 (1, TUGAS[0], 12, 600), (None, "JUMLAH PEGAWAI YANG ADA", None, "3 Orang"))  # fmt: skip
    impor(jalur)
    gudang = buka(f"sqlite:///{tmp_path}/abk.db")
    assert gudang.kegiatan().jabatan["bezetting"].tolist() == [3]


def test_kebutuhan_berdua_desimal_membuktikan_pembaginya(tmp_path: Path):
    """Needs of 0.01 and 0.02 prove minutes over 1,250 hours within their rounding; the unit was asked."""
    kepala = ("NO", "URAIAN TUGAS", "VOLUME", "WAKTU (MENIT)", "WKE", "KEBUTUHAN PEGAWAI")
    baris = [(1, TUGAS[0], 2, 400, 1250, 0.01), (2, TUGAS[1], 2, 600, 1250, 0.02)]
    jalur = buku(tmp_path, ANALIS, kepala, *baris)
    assert menit(jalur) == 2000
