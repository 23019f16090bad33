"""Guards abk.ekspor.tabel, abk.ekspor.berkas, abk.ekspor: plain tables that another program reads back,
and files of others that stay.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from abk.ekspor import EksporError, ekspor
from abk.ekspor.berkas import tulis_semua
from abk.ekspor.tabel import csv, kamus, tabel_hasil
from abk.errors import ParameterError
from abk.files import file_names
from abk.kegiatan import Kegiatan

Buka = Callable[..., Kegiatan]


def test_csv_terbaca_kembali(buka: Buka, tmp_path: Path):
    k = buka()
    ekspor(k, "csv", tmp_path)
    jabatan = pd.read_csv(tmp_path / "jabatan.csv", dtype={"kode_jabatan": str}).set_index("kode_jabatan")
    assert jabatan["kebutuhan"].to_dict() == k.hasil["kebutuhan"].to_dict()
    assert jabatan["kebutuhan_bulat"].sum() == 6  # rumus: K 1, P 3, L 2, F 0
    unit = pd.read_csv(tmp_path / "unit.csv")
    assert unit["kebutuhan_bulat"].sum() == 6
    assert unit["kebutuhan_bulat_dengan_bawahan"].max() == 6
    tugas = pd.read_csv(tmp_path / "uraian_tugas.csv")
    assert abs(tugas["bagian_orang"].sum() - k.hasil["kebutuhan"].sum()) < 1e-9
    tahun = pd.read_csv(tmp_path / "lima_tahun.csv")
    assert tahun.loc[tahun["pensiun"] > 0].empty  # one and two are kept back
    assert tahun["usul"].sum() > 0


def test_rumus_dalam_csv_tidak_jalan(buka: Buka):
    tugas = csv(tabel_hasil(buka())["uraian_tugas"]).decode("utf-8-sig")
    assert "'=1+1 menata arsip" in tugas
    assert ",=1+1" not in tugas


def test_kamus_menyebut_setiap_kolom(buka: Buka):
    tabel = tabel_hasil(buka())
    daftar = tabel.pop("kamus")
    assert set(zip(daftar["tabel"], daftar["kolom"], strict=True)) == {
        (nama, kolom) for nama, isi in tabel.items() for kolom in isi.columns
    }
    assert daftar["arti"].str.len().min() > 5
    assert kamus({}).empty


def test_pensiun_lengkap_bila_diminta(buka: Buka):
    tahun = tabel_hasil(buka(), pensiun_lengkap=True)["lima_tahun"]
    assert tahun.loc[(tahun["kode_jabatan"] == "P") & (tahun["tahun"] == 2027), "pensiun"].tolist() == [1]


def test_parquet_sama_dengan_csv(buka: Buka, tmp_path: Path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb tidak terpasang")
    k = buka()
    hasil = ekspor(k, "parquet", tmp_path)
    assert {b.name for b in hasil.berkas} == {f"{n}.parquet" for n in tabel_hasil(k)}
    baris = duckdb.read_parquet(f"{tmp_path}/jabatan.parquet").project("kode_jabatan, kebutuhan").fetchall()
    assert dict(baris) == k.hasil["kebutuhan"].to_dict()
    teks = duckdb.read_parquet(f"{tmp_path}/uraian_tugas.parquet").project("uraian_tugas").fetchall()
    assert ("=1+1 menata arsip",) in teks


def test_parquet_tanpa_duckdb(buka: Buka, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ParameterError, match=r"duckdb, yang belum terpasang[\s\S]*abk\[nasional\]"):
        ekspor(buka(), "parquet", tmp_path / "hasil")
    assert not (tmp_path / "hasil").exists()


def test_format_asing(buka: Buka, tmp_path: Path):
    with pytest.raises(ParameterError, match="siasn, bkn, csv, parquet"):
        ekspor(buka(), "xml", tmp_path)


# ── files of others ───────────────────────────────────────────────────────────────────────────────
def test_berkas_asing_dan_suntingan_tidak_ditimpa(tmp_path: Path):
    (tmp_path / "a.csv").write_text("milik orang lain")
    with pytest.raises(EksporError, match=r"sudah berisi a\.csv"):
        tulis_semua(tmp_path, {"b.csv": b"1", "a.csv": b"2"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "milik orang lain"
    baru = tmp_path / "baru"
    tulis_semua(baru, {"a.csv": b"1", "b.csv": b"1"})
    tulis_semua(baru, {"a.csv": b"2", "b.csv": b"2"})
    assert (baru / "a.csv").read_bytes() == b"2"
    (baru / "b.csv").write_bytes(b"disunting")
    with pytest.raises(EksporError, match=r"sudah berisi b\.csv"):
        tulis_semua(baru, {"a.csv": b"3", "b.csv": b"3"})
    assert (baru / "a.csv").read_bytes() == b"2"


@pytest.mark.parametrize("isi", ["", "[]", '{"berkas": 1}', "bukan json"])
def test_catatan_rusak_berarti_asing(tmp_path: Path, isi: str):
    (tmp_path / "a.csv").write_text("x")
    (tmp_path / "ekspor.json").write_text(isi)
    with pytest.raises(EksporError):
        tulis_semua(tmp_path, {"a.csv": b"1"})


def test_folder_yang_tidak_dapat_dibuat(tmp_path: Path):
    (tmp_path / "berkas").write_text("")
    with pytest.raises(EksporError, match="tidak dapat ditulis"):
        tulis_semua(tmp_path / "berkas" / "dalam", {"a": b""})


def test_nama_berkas_aman_dan_tunggal():
    nama = file_names(["A/1", "A_1", "a_1", "../x"], "siasn-", ".xlsx")
    assert len({n.casefold() for n in nama.values()}) == 4
    assert all("/" not in n and io.StringIO(n) for n in nama.values())
