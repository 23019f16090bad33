"""Guards abk.errors: errors as an analyst reads them, and as a worker process sends them home."""

import copy
import pickle

import pytest

import abk
from abk.errors import Temuan

SATU = Temuan(
    "struktural",
    "kode_dikenal",
    "kode_unit 'X' tidak ada di tabel unit",
    "Perbaiki kode itu.",
    tabel="jabatan",
    berkas="jabatan.csv",
    baris=12,
    kolom="kode_unit",
    nilai="X",
)
DUA = Temuan(
    "cacat", "angka", "volume 'x' bukan angka", "Tulis angka.", tabel="uraian_tugas", kode_jabatan="J1"
)


def test_temuan_satu_kalimat():
    assert str(SATU) == (
        "jabatan.csv, baris 12, kolom kode_unit: kode_unit 'X' tidak ada di tabel unit → Perbaiki kode itu."
    )
    assert str(DUA) == "uraian_tugas: volume 'x' bukan angka → Tulis angka."
    assert DUA.sebagai_dict()["kode_jabatan"] == "J1"
    assert Temuan(**SATU.sebagai_dict()) == SATU


def test_dataerror_memuat_semua_dan_mencetak_yang_struktural():
    galat = abk.DataError([SATU, DUA])
    assert galat.temuan == [SATU, DUA]
    assert "1 kesalahan struktur" in str(galat)
    assert str(SATU) in str(galat)
    assert str(DUA) not in str(galat)
    assert "→ Perbaiki semuanya, lalu periksa ulang dengan: abk periksa" in str(galat)
    assert str(DUA) in str(abk.DataError([DUA]))


@pytest.mark.parametrize(
    "galat",
    [
        abk.DataError([SATU, DUA]),
        abk.KegiatanError("apa", "bagaimana"),
        abk.PeraturanError("apa", "bagaimana"),
        abk.ParameterError("apa", "bagaimana"),
        abk.LaporanError("apa"),
    ],
    ids=lambda g: type(g).__name__,
)
def test_galat_menyeberang_proses(galat):
    for baru in (pickle.loads(pickle.dumps(galat)), copy.copy(galat)):  # noqa: S301
        assert type(baru) is type(galat)
        assert str(baru) == str(galat)
        assert (baru.pesan, baru.saran) == (galat.pesan, galat.saran)
        assert getattr(baru, "temuan", None) == getattr(galat, "temuan", None)


def test_satu_keluarga():
    for galat in (abk.DataError, abk.KegiatanError, abk.PeraturanError, abk.ParameterError, abk.LaporanError):
        assert issubclass(galat, abk.AbkError)


def test_galat_tanpa_saran():
    assert str(abk.LaporanError("cakram penuh")) == "cakram penuh"
    assert str(abk.LaporanError("cakram penuh", "kosongkan")) == "cakram penuh\n→ kosongkan"
