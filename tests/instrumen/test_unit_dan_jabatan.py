"""Guards abk.instrumen.asing.bagian, abk.instrumen.asing.kembar, abk.instrumen.padanan: a post
goes to the unit that its own table names; one that stands in two tables or files is asked about.

Expected values are computed by hand: volume a year × norma.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from abk.instrumen.galat import BerkasError
from abk.instrumen.rencana import Rencana, laksanakan, rencanakan
from abk.store import buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
KEPALA = ("NO", "URAIAN TUGAS", "HASIL", "VOLUME SETAHUN", "NORMA WAKTU (MENIT)")
SATU = (1, "Menyusun rencana", "Dok", 12, 600)
"""7,200 minutes a year."""

LAIN = (1, "Menyusun rencana", "Dok", 24, 600)
DUA = (2, "Memeriksa berkas", "Dok", 240, 30)
ANALIS = ("Jabatan : Analis",)
Baris = Sequence[Sequence[Any]]


def buku(folder: Path, lembar: Mapping[str, Baris], nama: str = "kantor.xlsx") -> Path:
    w = xlsxwriter.Workbook(folder / nama)
    for judul, baris in lembar.items():
        satu = w.add_worksheet(judul)
        for n, isi in enumerate(baris):
            satu.write_row(n, 0, isi)
    w.close()
    return folder / nama


def rencana(*berkas: Path, **jawab: str) -> Rencana:
    return rencanakan([*berkas], f"sqlite:///{berkas[0].parent}/abk.db", jawab=jawab, terima_usulan=True)


def menit(*berkas: Path, **jawab: str) -> dict[tuple[str, str], float]:
    """Minutes a year of each post by the names of its unit and its own."""
    alamat = f"sqlite:///{berkas[0].parent}/abk.db"
    laksanakan(rencana(*berkas, **jawab), alamat, "uji")
    gudang = buka(alamat)
    k = gudang.kegiatan()
    gudang.tutup()
    unit = k.unit.set_index("kode_unit")["nama_unit"]
    return {
        (str(unit[j["kode_unit"]]), str(j["nama_jabatan"])): float(
            k.hasil.loc[j["kode_jabatan"], "beban_kerja_menit"]
        )
        for j in k.jabatan.to_dict("records")
    }


HARAP = {("Bagian Umum", "Analis"): 7200.0, ("Bagian Hukum", "Analis"): 14_400.0}


@pytest.mark.parametrize(
    "lembar",
    [
        {"ABK": [("Unit Kerja : Bagian Umum",), ANALIS, KEPALA, SATU, (),
                 ("Unit Kerja : Bagian Hukum",), ANALIS, KEPALA, LAIN]},
        {"ABK": [("UNIT KERJA", "NAMA JABATAN", *KEPALA[1:]), ("Bagian Umum", "Analis", *SATU[1:]),
                 ("Bagian Hukum", "Analis", *LAIN[1:])]},
        {"ABK": [("NO", "NAMA JABATAN", *KEPALA[1:]), ("I", "Bagian Umum"), (1, "Analis", *SATU[1:]),
                 ("II", "Bagian Hukum"), (1, "Analis", *LAIN[1:])]},
        {"Bagian Umum": [ANALIS, KEPALA, SATU], "Bagian Hukum": [ANALIS, KEPALA, LAIN]},
    ],
    ids=["label", "kolom", "judul", "lembar"],
)  # fmt: skip
def test_jabatan_senama_di_dua_unit_tidak_menjadi_satu(tmp_path: Path, lembar: dict[str, Baris]):
    """They became one post of the unit that was named last, or of the file: 21,600 minutes."""
    assert menit(buku(tmp_path, lembar)) == HARAP


def test_kode_di_atas_tiap_tabel_milik_tabel_itu(tmp_path: Path):
    """The first code of a sheet was that of all its tables."""
    lembar = {"ABK": [("Kode Jabatan : A-1",), ANALIS, KEPALA, SATU, (), ("Kode Jabatan : A-2",),
                      ("Jabatan : Arsiparis",), KEPALA, LAIN]}  # fmt: skip
    r = rencana(buku(tmp_path, lembar))
    assert [(j["kode_jabatan"], j["nama_jabatan"]) for j in r.jabatan] == [
        ("A-1", "Analis"),
        ("A-2", "Arsiparis"),
    ]


def test_lembar_yang_disalin_ditanyakan(tmp_path: Path):
    """A copied sheet doubled the post without a word."""
    jalur = buku(tmp_path, {"A": [ANALIS, KEPALA, SATU, DUA], "A (2)": [ANALIS, KEPALA, LAIN, DUA]})
    [(_, tabel, tanya)] = rencana(jalur).terbuka
    assert (tabel.lembar, tanya.nama) == ("A (2)", "jabatan_kembar")
    assert "Analis: 2 uraian tugas di A!A2, 2 di sini, 2 sama" in tanya.bukti
    with pytest.raises(BerkasError, match="jabatan_kembar"):
        menit(jalur)
    assert menit(jalur, jabatan_kembar="jangan baca tabel ini") == {("kantor", "Analis"): 14_400.0}


def test_tabel_yang_digabungkan_masuk_keduanya(tmp_path: Path):
    jalur = buku(tmp_path, {"A": [ANALIS, KEPALA, SATU], "B": [ANALIS, KEPALA, LAIN]})
    assert menit(jalur, jabatan_kembar="gabungkan") == {("kantor", "Analis"): 21_600.0}


def test_tabel_yang_nomornya_berlanjut_tidak_ditanyakan(tmp_path: Path):
    jalur = buku(tmp_path, {"A": [ANALIS, KEPALA, SATU], "B": [ANALIS, KEPALA, DUA]})
    assert menit(jalur) == {("kantor", "Analis"): 14_400.0}


def test_jabatan_yang_sama_di_dua_berkas_ditolak_sebelum_apa_pun_ditulis(tmp_path: Path):
    """The later file replaced the earlier one in the same import."""
    lembar = {"ABK": [("Unit Kerja : Bagian Umum",), ANALIS, KEPALA, SATU]}
    lama, baru = (buku(tmp_path, lembar, nama) for nama in ("lama.xlsx", "revisi.xlsx"))
    with pytest.raises(BerkasError, match=r"Analis, BU-01: lama\.xlsx dan revisi\.xlsx"):
        rencana(lama, baru)
    assert not (tmp_path / "abk.db").exists()
    assert menit(baru) == {("Bagian Umum", "Analis"): 7200.0}
