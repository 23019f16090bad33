"""Guards abk.kegiatan.folder: what is remembered between two calls of ``abk.open``, and that nobody can
spoil it.
"""

import pickle

import pandas as pd
import pytest

import abk
from abk.kegiatan import folder as folder_

from .conftest import TUGAS

SIFAT = (
    "unit", "jabatan", "uraian_tugas", "rincian", "hasil", "rekap", "peta_jabatan", "banding_pembulatan",
    "banding_peraturan",
)  # fmt: skip


def test_isi_sama_dibaca_sekali(tulis):
    folder = tulis()
    assert abk.open(folder) is abk.open(str(folder))


def test_isi_yang_berubah_dibaca_lagi(tulis):
    lama = abk.open(tulis())
    baru = abk.open(tulis({"uraian_tugas.csv": TUGAS.replace("surat,10,hari", "surat,20,hari")}))
    assert baru is not lama
    assert baru.hasil.loc["K1", "beban_kerja_menit"] == 2 * lama.hasil.loc["K1", "beban_kerja_menit"]
    toml = abk.open(tulis({"kegiatan.toml": "tahun = 2025"}))
    assert toml.tahun == 2025


def test_ingatan_terbatas(tulis):
    for n in range(7):
        abk.open(tulis(nama=f"f{n}"))
    assert len(folder_._INGATAN) == folder_._INGATAN_MAKSIMUM


@pytest.mark.parametrize("nama", SIFAT)
def test_pengguna_tidak_dapat_merusak_kegiatan(tulis, nama):
    """Setting cells, whole columns, the raw array, names and index: the next reader sees none of it."""
    folder = tulis()
    asli = getattr(abk.open(folder), nama).copy()
    frame = getattr(abk.open(folder), nama)
    for kolom in frame.columns:
        larik = frame[kolom].array
        if getattr(larik, "_readonly", False) or isinstance(larik, pd.arrays.NumpyExtensionArray):
            continue
        larik[:1] = larik[-1:]
    frame.iloc[0] = frame.iloc[-1]
    frame["baru"] = 1
    frame.index.name = "rusak"
    frame.columns = [f"x{n}" for n in range(len(frame.columns))]
    frame.attrs["rusak"] = True
    pd.testing.assert_frame_equal(getattr(abk.open(folder), nama), asli)
    assert getattr(abk.open(folder), nama).attrs == {}
    assert getattr(abk.open(folder), nama).index.name == asli.index.name


def test_tabel_terperiksa_dan_temuan_juga_salinan(tulis):
    folder = tulis()
    k = abk.open(folder)
    frame = k.terperiksa.tabel["unit"]
    frame.loc[0, "nama_unit"] = "rusak"
    k.temuan.append("rusak")
    assert abk.open(folder).unit.loc[0, "nama_unit"] == "Sekretariat"
    assert abk.open(folder).temuan == []


def test_kegiatan_tidak_dapat_ditulisi(kegiatan):
    with pytest.raises(AttributeError, match="asal"):
        kegiatan.asal = "lain"
    with pytest.raises(AttributeError, match="hasil"):
        kegiatan.hasil = None
    with pytest.raises(ValueError, match="frozen"):
        kegiatan.pengaturan.judul = "lain"


def test_kegiatan_dapat_menyeberang_proses(kegiatan):
    lama = kegiatan.rekap
    baru = pickle.loads(pickle.dumps(kegiatan))  # noqa: S301
    pd.testing.assert_frame_equal(baru.rekap, lama)
    assert baru.sidik == kegiatan.sidik
