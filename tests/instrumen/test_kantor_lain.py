"""Guards abk.instrumen.asing.hitungan, abk.instrumen.asing.kolom, abk.instrumen.padanan,
abk.instrumen.jawaban: what an office prints is compared with what is read of it, columns are known by what
they hold, and a post without a label bears the name of its title, sheet or file, or is asked.

Expected values are computed by hand: volume × norma × times a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from abk.errors import AbkError, ParameterError
from abk.instrumen.asing.label import KAMUS, satuan_dalam
from abk.instrumen.galat import BerkasError
from abk.instrumen.padanan import nama_sebutan
from abk.instrumen.rencana import Rencana, laksanakan, rencanakan
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.store import buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
LABEL = ("Nama Jabatan : Arsiparis Ahli Muda",)


def buku(folder: Path, *baris: Sequence[Any], nama: str = "berkas.xlsx", lembar: str = "Sheet1") -> Path:
    jalur = folder / nama
    w = xlsxwriter.Workbook(jalur)
    satu = w.add_worksheet(lembar)
    for n, isi in enumerate(baris):
        satu.write_row(n, 0, isi)
    w.close()
    return jalur


def rencana(jalur: Path, **jawab: str) -> Rencana:
    return rencanakan(
        [jalur], f"sqlite:///{jalur.parent}/abk.db", jawab={k.replace("__", "."): v for k, v in jawab.items()}
    )


def ditanya(r: Rencana) -> set[str]:
    return {t.nama for _, _, t in r.terbuka}


def isi(jalur: Path, **jawab: str) -> list[tuple[float, str, float, str]]:
    """Volume, period, norma and unit of each row, as the store has them after the import."""
    alamat = f"sqlite:///{jalur.parent}/abk.db"
    laksanakan(rencana(jalur, **jawab), alamat, "uji")
    gudang = buka(alamat)
    kolom = ["volume", "periode", "norma_waktu", "satuan_waktu"]
    hasil = [tuple(b) for b in gudang.kegiatan().uraian_tugas[kolom].to_numpy()]
    gudang.tutup()
    return hasil


KEPALA = (
    "NO",
    "URAIAN TUGAS",
    "HASIL",
    "FREKUENSI KEGIATAN",
    "BANYAK",
    "NORMA WAKTU (MENIT)",
    "KEBUTUHAN PEGAWAI",
)


def frekuensi_sebagai_volume(tmp_path: Path, bagi: float = 75_000) -> Path:
    """The frequency is the only column that looks like a volume; the needs are those of another column."""
    baris = [
        (n, f"Tugas {n}", "Surat", f, v, 30, v * 30 / bagi)
        for n, f, v in ((1, 12, 96), (2, 4, 2400), (3, 1, 240))
    ]
    return buku(tmp_path, LABEL, ("Waktu Kerja Efektif", "", 75_000), (), KEPALA, *baris)


def test_kebutuhan_yang_bukan_hasil_bacaan_ditanyakan(tmp_path: Path):
    """It was read with the frequency as volume, without a word: 0.0068 in place of 1.0944."""
    r = rencana(frekuensi_sebagai_volume(tmp_path))
    [tanya] = [t for _, _, t in r.terbuka if t.nama == "hitungan"]
    assert "3 dari 3 baris tidak cocok" in tanya.bukti
    assert "kolom.volume=HURUF" in tanya.bukti
    with pytest.raises(BerkasError, match="hitungan"):
        laksanakan(r, f"sqlite:///{tmp_path}/abk.db", "uji")
    assert not (tmp_path / "abk.db").exists()


def test_kolom_lain_adalah_jawabannya(tmp_path: Path):
    jalur = frekuensi_sebagai_volume(tmp_path)
    jawab = {"kolom__volume": "E", "periode": "tahun", "frekuensi": "sudah termasuk"}
    assert isi(jalur, **jawab)[1] == (2400.0, "tahun", 30.0, "menit")


def test_pembulatan_dan_pembagi_dekat_bukan_pertentangan(tmp_path: Path):
    """Needs with two decimals, or over 72,000 beside a written 75,000, are no other column."""
    kepala = ("NO", "URAIAN TUGAS", "HASIL", "VOLUME", "NORMA WAKTU (MENIT)", "KEBUTUHAN PEGAWAI")
    baris = [
        (n, f"Tugas {n}", "Surat", v, 30, round(v * 30 / 72_000, 2))
        for n, v in ((1, 96), (2, 2400), (3, 240))
    ]
    r = rencana(buku(tmp_path, LABEL, ("Waktu Kerja Efektif", "", 75_000), (), kepala, *baris))
    assert "hitungan" not in ditanya(r)


def test_beban_yang_bukan_hasil_bacaan_ditanyakan(tmp_path: Path):
    """Loads are the mean of two times that were not read as such: twice what the reading gives."""
    kepala = ("NO", "URAIAN TUGAS", "HASIL", "VOLUME SETAHUN", "NORMA WAKTU (MENIT)", "BEBAN KERJA (MENIT)")
    baris = [(n, f"Tugas {n}", "Surat", v, 30, v * 60) for n, v in ((1, 96), (2, 2400), (3, 240))]
    assert "hitungan" in ditanya(rencana(buku(tmp_path, LABEL, (), kepala, *baris)))


@pytest.mark.parametrize(
    "kepala",
    [("Harian", "Mingguan", "Bulanan", "Tahunan"), ("per hari", "per minggu", "per bulan", "per tahun")],
)
def test_satu_kolom_volume_tiap_periode(tmp_path: Path, kepala: tuple[str, ...]):
    """A row fills one of the columns, and that tells its period; before, the other rows had no volume."""
    atas = ("No", "Uraian Tugas", "Output", "Volume Kerja", "", "", "", "Norma Waktu (Menit)")
    bawah = ("", "", "", *kepala, "")
    baris = [(1, "Satu", "Surat", 3, "", "", "", 10), (2, "Dua", "Surat", "", "", 20, "", 15),
             (3, "Tiga", "Surat", "", "", "", 4, 60), (4, "Empat", "Surat", "", 2, "", "", 5)]  # fmt: skip
    baris = [tuple(None if v == "" else v for v in b) for b in baris]
    jalur = buku(tmp_path, LABEL, (), atas, bawah, *baris)
    assert isi(jalur, satuan_waktu="menit") == [
        (3.0, "hari", 10.0, "menit"), (20.0, "bulan", 15.0, "menit"),
        (4.0, "tahun", 60.0, "menit"), (2.0, "minggu", 5.0, "menit"),
    ]  # fmt: skip


def test_angka_yang_sama_menurut_beberapa_periode_bukan_volume_per_periode(tmp_path: Path):
    """Columns that tell one volume per month and per year are not added, nor chosen between in silence."""
    atas = ("No", "Uraian Tugas", "Output", "Bulanan", "Tahunan", "Norma Waktu (Menit)")
    baris = [(n, f"Tugas {n}", "Surat", v, v * 12, 10) for n, v in ((1, 3), (2, 5))]
    assert "kolom.volume" in ditanya(rencana(buku(tmp_path, LABEL, (), atas, *baris)))


@pytest.mark.parametrize(
    "kepala", ["WAKTU PELAKSANAAN", "Frekuensi Pelaksanaan", "Dilaksanakan", "Pelaksana"]
)
def test_kolom_yang_berisi_periode_adalah_periode(tmp_path: Path, kepala: str):
    """*Pelaksanaan* was read as *pelaksana*, and each period became a post of its own."""
    atas = ("No", "Uraian Tugas", "Output", "Volume", kepala, "Norma Waktu (Menit)")
    baris = [
        (1, "Satu", "Surat", 3, "hari", 10),
        (2, "Dua", "Surat", 20, "Bulanan", 15),
        (3, "Tiga", "Surat", 4, "thn", 60),
    ]
    jalur = buku(tmp_path, LABEL, (), atas, *baris, (), ("", "", "", "", "Jakarta, 2026"))
    assert [b[1] for b in isi(jalur, satuan_waktu="menit")] == ["hari", "bulan", "tahun"]


def test_baris_yang_kebetulan_sama_dengan_jumlah_bukan_baris_jumlah(tmp_path: Path):
    """0.0624 + 0.104 = 0.1664 is also the need of the third task itself."""
    atas = ("Uraian Tugas", "Norma Waktu (menit)", "Produk", "Volume per Minggu", "FTE")
    baris = [("Satu", 90, "Laporan", 1, 0.0624), ("Dua", 30, "Laporan", 5, 0.104),
             ("Tiga", 120, "Laporan", 2, 0.1664), ("Empat", 60, "Surat", 3, 0.1248)]  # fmt: skip
    assert "baris_jumlah" not in ditanya(rencana(buku(tmp_path, LABEL, (), atas, *baris)))


@pytest.mark.parametrize(
    ("kata", "arti"),
    [("TUPOKSI", "uraian_tugas"), ("Beban Kerja (Volume)", "volume"), ("STANDAR NORMA WAKTU", "norma_waktu"),
     ("Urain Tugas", "uraian_tugas"), ("WAKTU PENYELESAIN", "norma_waktu"), ("Verifikator Keuangan", None)],
)  # fmt: skip
def test_arti_kepala(kata: str, arti: str | None):
    """A typing error is one; *keuangan* is not *kekurangan*, *standar* not *satuan*."""
    peran = KAMUS.peran(kata, longgar=True)
    assert (peran and peran[0]) == arti


def test_dalam_menit_adalah_satuan():
    assert satuan_dalam("WAKTU YANG DIPERLUKAN DALAM MENIT") == {"menit"}
    assert satuan_dalam("VOLUME DALAM 1 BULAN") == set()


# ── a post without a label ────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("berkas", "lembar", "judul", "nama"),
    [
        ("berkas.xlsx", "Sheet1", "ANALISIS BEBAN KERJA JABATAN ARSIPARIS TAHUN 2026", "ARSIPARIS"),
        ("berkas.xlsx", "Sheet1", "FORMULIR JABATAN FUNGSIONAL UMUM", ""),
        ("berkas.xlsx", "Sheet1", "ANALISIS JABATAN DAN ANALISIS BEBAN KERJA", ""),
        ("berkas.xlsx", "02. Analis Anggaran", "ANALISIS BEBAN KERJA", "Analis Anggaran"),
        ("berkas.xlsx", "Form 2", "ANALISIS BEBAN KERJA", ""),
        ("berkas.xlsx", "Biro Umum", "", ""),
        ("ABK_Arsiparis Ahli Muda_2026 final.xlsx", "Sheet1", "", "Arsiparis Ahli Muda"),
        ("ABK Biro Umum.xlsx", "Sheet1", "", ""),
        ("ABK 2026.csv", "ABK 2026", "", ""),
    ],
)
def test_nama_tanpa_label(berkas: str, lembar: str, judul: str, nama: str):
    satu = LembarMentah(lembar, True, ((judul or None,),))
    assert nama_sebutan(BukuMentah(berkas, (satu,)), satu, tunggal=True) == nama


def test_nama_berkas_bukan_milik_banyak_tabel():
    satu = LembarMentah("Sheet1", True, ())
    assert nama_sebutan(BukuMentah("ABK Arsiparis Ahli Muda.xlsx", (satu,)), satu, tunggal=False) == ""


POLOS = ("No", "Uraian Tugas", "Output", "Volume per Tahun", "Norma Waktu (Menit)")
BARIS = ((1, "Satu", "Surat", 3, 10), (2, "Dua", "Surat", 4, 20))


def test_jabatan_tanpa_nama_ditanyakan(tmp_path: Path):
    """It was created as *Jabatan 1*."""
    jalur = buku(tmp_path, POLOS, *BARIS)
    r = rencana(jalur, satuan_waktu="menit", periode="tahun")
    assert [p.split(":")[0] for p in r.pertanyaan] == [
        "1 × jabatan.nama_jabatan",
        "1 × jabatan.jenis_jabatan",
    ]
    assert not r.jabatan
    jawab = {"satuan_waktu": "menit", "periode": "tahun", "jabatan__nama_jabatan": "Arsiparis Ahli Muda"}
    [pos] = rencana(jalur, **jawab).jabatan
    assert pos["nama_jabatan"] == "Arsiparis Ahli Muda"
    assert pos["jenis_jabatan"] == "fungsional"  # what its last words say


def test_satu_nama_tidak_untuk_dua_jabatan(tmp_path: Path):
    berkas = [buku(tmp_path, POLOS, *BARIS, nama=n) for n in ("a.xlsx", "b.xlsx")]
    with pytest.raises(ParameterError, match="dijawab untuk 2 tabel"):
        rencanakan(
            berkas, f"sqlite:///{tmp_path}/abk.db", jawab={"jabatan.nama_jabatan": "Arsiparis Ahli Muda"}
        )


# ── answers for all tables ────────────────────────────────────────────────────────────────────────
def test_jawaban_yang_tidak_dikenal_ditolak(tmp_path: Path):
    """It was passed over: the clerk believed that *satuan* had been answered."""
    with pytest.raises(ParameterError, match="satuan_waktu"):
        rencana(buku(tmp_path, LABEL, POLOS, *BARIS), satuan="menit")


def test_jawaban_yang_melawan_hitungan_ditolak(tmp_path: Path):
    """A yearly divisor that the needs bear out settles the period; *bulan* for all tables was passed over."""
    kepala = (*POLOS, "Waktu Kerja Efektif", "Kebutuhan")
    baris = [
        (*b, 75_000, b[3] * b[4] / 75_000)
        for b in ((1, "Satu", "Surat", 300, 100), (2, "Dua", "Surat", 400, 200))
    ]
    jalur = buku(tmp_path, LABEL, (), kepala, *baris)
    assert "periode" not in ditanya(rencana(jalur))
    with pytest.raises(BerkasError, match="periode=bulan bertentangan"):
        rencana(jalur, periode="bulan")


@pytest.mark.parametrize("nama", ["tidakada.csv", "tidakada.xlsx", "tidakada"])
def test_berkas_yang_tidak_ada_bukan_impor_kosong(tmp_path: Path, nama: str):
    """A text file that was not there gave: 0 sheets read, all well, and a store."""
    with pytest.raises(AbkError, match="tidak ada"):
        rencanakan([tmp_path / nama], f"sqlite:///{tmp_path}/abk.db")
