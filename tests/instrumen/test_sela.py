"""Guards abk.instrumen.asing.sela: headers repeated on a new page and signatures under a table are no tasks,
and nothing of a task is lost for it.

Expected values are what the rows say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from abk.instrumen.asing.pratinjau import tinjau_pratinjau
from abk.instrumen.sandbox import BukuMentah, LembarMentah

KEPALA = ("NO", "URAIAN TUGAS", "HASIL", "VOLUME PER TAHUN", "WAKTU (MENIT)", "KET")
NOMOR = ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)")
NAMA = ("Nama Jabatan : Arsiparis", None, None, None, None, None)
TUGAS = tuple((n, f"Tugas ke-{n}", "Surat", 10 * n, 30, None) for n in range(1, 7))
KOSONG = (None,) * 6


def tabel(*baris: Sequence[Any]):
    isi = tuple(tuple(b) for b in baris)
    return tinjau_pratinjau(BukuMentah("kantor.xlsx", (LembarMentah("ABK", True, isi),)))


def tugas(*baris: Sequence[Any]) -> list[tuple[str, float | None]]:
    [satu] = [t for t in tabel(*baris).tabel if t.jenis == "tugas"]
    assert not satu.ditolak
    return [(b.nomor, b.angka["volume"].nilai) for b in satu.baris]


SEMUA = [(str(n), 10.0 * n) for n in range(1, 7)]


@pytest.mark.parametrize("ulang", [(NOMOR,), (KEPALA,), (KEPALA, NOMOR), (KOSONG, KEPALA, NOMOR)])
def test_kepala_yang_diulang_di_halaman_baru(ulang: tuple[Sequence[Any], ...]):
    """The row (1) (2) … was a task with the volume (4); the rest of the table that of a nameless post."""
    assert tugas(NAMA, KEPALA, NOMOR, *TUGAS[:3], *ulang, *TUGAS[3:]) == SEMUA


def test_tabel_yang_mulai_lagi_dari_satu_bukan_lanjutan():
    """The next post under the same header counts from 1 again: a table of its own."""
    p = tabel(NAMA, KEPALA, *TUGAS[:3], KOSONG, KEPALA, *TUGAS[:2])
    assert [len(t.baris) for t in p.tabel] == [3, 2]


TTD = (
    (None, "Mengetahui,", None, None, "Contoh,    Januari 2026", None),
    (None, "Kepala Dinas Contoh", None, None, "Petugas", None),
    KOSONG,
    (None, "NAMA TERANG, S.Sos", None, None, "Nama Terang", None),
    (None, "NIP. 19700101 199003 1 001", None, None, 198001012005011001, None),
)


def test_tanda_tangan_di_bawah_tabel():
    """A date in the column of the norma kept the workbook out, and a NIP there was a task without volume."""
    assert tugas(NAMA, KEPALA, *TUGAS, KOSONG, *TTD) == SEMUA


def test_tugas_yang_menyebut_mengetahui_tetap_tugas():
    isi = (7, "Mengetahui perkembangan program", "Laporan", 70, 30, None)
    assert tugas(NAMA, KEPALA, *TUGAS, isi) == [*SEMUA, ("7", 70.0)]


def test_tugas_di_bawah_tanda_tangan_tidak_hilang():
    """A second part of the table under the signatures of the first: its rows have numbers, and count."""
    assert tugas(NAMA, KEPALA, *TUGAS[:3], *TTD, *TUGAS[3:]) == SEMUA


@pytest.mark.parametrize("nomor", [(1, 2, 3, 4, "5 menit", 6), ("1", "2", "3", "4", "5 (lima)", "6")])
def test_nomor_kolom_dengan_catatan(nomor: tuple[object, ...]):
    """A row of column numbers of which one has a word was a task with the volume 4, or refused."""
    assert tugas(NAMA, KEPALA, nomor, *TUGAS) == SEMUA
