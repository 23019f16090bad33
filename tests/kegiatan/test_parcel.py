"""Guards abk.kegiatan.parcel: a kegiatan that travels is the same there, down to its fingerprint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import abk
from abk.errors import KegiatanError
from abk.kegiatan import AKHIR, KeadaanData, Kegiatan
from abk.kegiatan.folder import _INGATAN
from abk.kegiatan.parcel import PARCEL_FOLDER, pack, parcel_source, put_parcel


@pytest.fixture
def kirim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Kegiatan]:
    """Send a kegiatan, and open what arrives."""
    monkeypatch.setenv(PARCEL_FOLDER, str(tmp_path))

    def antar(k: Kegiatan, alur: str = "", saat: str = "") -> Kegiatan:
        isi = pack(k, alur, saat)
        put_parcel(isi, tmp_path)
        _INGATAN.clear()
        return abk.open(parcel_source(isi), alur=alur, saat=saat)

    return antar


def test_contoh_sama_sampai_sidiknya(kirim: Callable[..., Kegiatan]) -> None:
    k = abk.open("contoh")
    tiba = kirim(k)
    assert (tiba.sidik, tiba.asal, tiba.temuan) == (k.sidik, k.asal, k.temuan)
    for nama in k.terperiksa.tabel:
        pd.testing.assert_frame_equal(tiba.terperiksa.tabel[nama], k.terperiksa.tabel[nama])
    for kode in k.unit["kode_unit"]:
        assert tiba.cabang(kode).sidik == k.cabang(kode).sidik
    pd.testing.assert_frame_equal(tiba.hasil, k.hasil)


def test_pengaturan_keadaan_dan_jawaban_ikut(kirim: Callable[..., Kegiatan]) -> None:
    k = abk.open("contoh").dengan(pembulatan="ke_atas", tanggal=dt.date(2026, 3, 1))
    k = replace(k, keadaan=KeadaanData("A-1", AKHIR, ("SET.PO",), "1/2026"), jawaban_tanda={"x": "sudah"})
    tiba = kirim(k.cabang("SET"), "A-1", AKHIR)
    assert tiba.pengaturan == k.pengaturan
    assert (tiba.keadaan, tiba.jawaban_tanda) == (k.keadaan, k.jawaban_tanda)
    assert tiba.atasan == k.cabang("SET").atasan
    assert tiba.sidik == k.cabang("SET").sidik


def test_data_pribadi_tidak_ikut() -> None:
    # rumus: the day of birth that stands in the file, and the code of that person
    baris = (Path(abk.kegiatan.folder_contoh()) / "pegawai.csv").read_text().splitlines()[1].split(",")
    isi = pack(abk.open("contoh")).decode()
    assert abk.open("contoh").arus_pegawai is not None
    assert baris[0] not in isi
    assert baris[2] not in isi


def test_hanya_dibuka_dari_folder_yang_ditunjuk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isi = pack(abk.open("contoh"))
    put_parcel(isi, tmp_path)
    monkeypatch.delenv(PARCEL_FOLDER, raising=False)
    with pytest.raises(KegiatanError, match="tidak ada dalam proses ini"):
        abk.open(parcel_source(isi))
    monkeypatch.setenv(PARCEL_FOLDER, str(tmp_path))
    for sumber in ("parcel:", "parcel:../rahasia", "parcel:" + "0" * 64):
        with pytest.raises(KegiatanError, match="tidak ada dalam proses ini"):
            abk.open(sumber)
    with pytest.raises(KegiatanError, match="satu keadaan data saja"):
        abk.open(parcel_source(isi), alur="A-1", saat="awal")
    next(tmp_path.iterdir()).write_bytes(isi[:-1])
    with pytest.raises(KegiatanError, match="tidak utuh"):
        abk.open(parcel_source(isi))


def test_jenis_kolom_yang_tidak_dikenal_ditolak() -> None:
    k = abk.open("contoh")
    unit = k.unit.assign(eselon=True)
    terperiksa = replace(k.terperiksa, tabel={**dict(k.terperiksa.tabel), "unit": unit})
    with pytest.raises(TypeError, match="bool"):
        pack(replace(k, terperiksa=terperiksa))
