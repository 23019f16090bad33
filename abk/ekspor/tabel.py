"""Plain tables with results, and their data dictionary: as CSV for any program, as Parquet for some."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from abk.analisis.proyeksi import tersamar
from abk.ekspor.informasi import TABEL as INFORMASI
from abk.errors import ParameterError
from abk.hasil import daftar_unit, ketentuan_dipakai, usul_jabatan
from abk.hasil.usul import UsulTahun
from abk.kegiatan import Kegiatan
from abk.tables import JABATAN, UNIT, URAIAN_TUGAS
from abk.tulisan.malas import paket_pilihan
from abk.tulisan.sel import seperti_rumus
from abk.tulisan.terurai import data_paket

KAMUS = "kamus"
_MASUKAN = {"unit": UNIT, "jabatan": JABATAN, "uraian_tugas": URAIAN_TUGAS}
_TANPA_DUCKDB = (
    "Pasang dahulu: pip install 'abk[nasional]' (uv sync --extra nasional); atau pakai --format csv."
)


def tabel_hasil(k: Kegiatan, *, pensiun_lengkap: bool = False) -> dict[str, pd.DataFrame]:
    """Tables by name: ``unit``, ``jabatan``, ``uraian_tugas``, those of :file:`tabel.yaml`, ``kamus``."""
    unit = k.unit.set_index("kode_unit", drop=False)
    baris = [
        {
            "kode_unit": satu.kode,
            "tingkat": satu.tingkat,
            "jabatan_sendiri": satu.sendiri.jabatan,
            "beban_kerja_menit": float(satu.sendiri.beban_menit),
            "kebutuhan": float(satu.sendiri.kebutuhan),
            **{
                n: getattr(satu.sendiri, n)
                for n in ("kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan")
            },
            "belum_lengkap": satu.sendiri.belum_lengkap,
            "kebutuhan_bulat_dengan_bawahan": satu.gulungan.kebutuhan_bulat,
            "bezetting_dengan_bawahan": satu.gulungan.bezetting,
        }
        for satu in daftar_unit(k)
    ]
    hasil_unit = pd.DataFrame(baris).set_index("kode_unit")
    hasil = k.hasil.drop(columns=["bezetting"])
    tabel = {
        "unit": unit.join(hasil_unit).loc[hasil_unit.index].reset_index(drop=True),
        "jabatan": k.jabatan.merge(hasil, left_on="kode_jabatan", right_index=True, how="left"),
        "uraian_tugas": k.uraian_tugas.join(k.rincian.drop(columns=["kode_jabatan", "nomor"])),
    }
    if usul := usul_jabatan(k):
        tahunan = pd.DataFrame(
            [(kode, *satu) for kode, isi in usul.items() for satu in isi],
            columns=["kode_jabatan", *UsulTahun._fields],
        ).rename(columns={"kebutuhan": "kebutuhan_bulat"})
        if not pensiun_lengkap:
            samar = tersamar(tahunan)
            tahunan = samar.astype({"pensiun": "Int64", "berakhir": "Int64"})
        tabel["lima_tahun"] = tahunan
    if (informasi := k.terperiksa.tabel.get(INFORMASI)) is not None:
        tabel[INFORMASI] = informasi[[n for n in _arti()[INFORMASI] if n in informasi.columns]]
    tabel["dasar"] = _dasar(k)
    return {**tabel, KAMUS: kamus(tabel)}


def _dasar(k: Kegiatan) -> pd.DataFrame:
    """What the figures rest on: every value of the law, and whatever must be said of it."""
    kolom = ("nama", "nilai", "satuan", "peraturan", "letak", "verifikasi")
    baris = [tuple(getattr(satu, n) for n in kolom) for satu in ketentuan_dipakai(k)]
    catatan = [("Catatan peraturan", satu, "", k.aturan.singkatan, "", "") for satu in k.aturan.catatan]
    return pd.DataFrame([*baris, *catatan], columns=["ketentuan", *kolom[1:]])


def kamus(tabel: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The data dictionary: a row for each column of the tables, with its unit of measure and its meaning."""
    baris = []
    for nama, isi in tabel.items():
        masukan = {k.nama: (k.satuan, k.arti) for k in _MASUKAN[nama].kolom} if nama in _MASUKAN else {}
        hasil = {k: (v.get("satuan", ""), v["arti"]) for k, v in _arti()[nama].items()}
        for kolom in isi.columns:
            asal = "isian" if kolom in masukan and kolom not in hasil else "hasil"
            satuan, arti = (hasil | masukan)[str(kolom)] if asal == "isian" else hasil[str(kolom)]
            baris.append((nama, kolom, asal, satuan or "", arti))
    return pd.DataFrame(baris, columns=["tabel", "kolom", "asal", "satuan", "arti"])


@cache
def _arti() -> Mapping[str, dict[str, dict[str, str]]]:
    return data_paket("abk.ekspor", "tabel.yaml")


def csv(tabel: pd.DataFrame) -> bytes:
    """A table as CSV: UTF-8, comma, point; text like a formula begins with ``'``."""
    aman = tabel.copy()
    for nama in _kolom_teks(aman):
        aman[nama] = aman[nama].map(lambda v: f"'{v}" if isinstance(v, str) and seperti_rumus(v) else v)
    return aman.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def parquet(tabel: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Tables as Parquet; ParameterError where duckdb is not installed."""
    tanpa = ParameterError("Format parquet memerlukan duckdb, yang belum terpasang.", _TANPA_DUCKDB)
    duckdb = paket_pilihan("duckdb", tanpa)
    hasil = {}
    with tempfile.TemporaryDirectory() as sementara, duckdb.connect() as sambungan:
        for nama, isi in tabel.items():
            berkas = Path(sementara) / f"{nama}.parquet"
            siap: Any = _polos(isi)
            sambungan.from_df(siap).write_parquet(str(berkas))
            hasil[f"{nama}.parquet"] = berkas.read_bytes()
    return hasil


def _polos(tabel: pd.DataFrame) -> pd.DataFrame:
    """Text columns as plain objects with None, which every reader of a frame knows."""
    polos = {n: tabel[n].astype("object").where(tabel[n].notna(), None) for n in _kolom_teks(tabel)}
    return tabel.assign(**polos)


def _kolom_teks(tabel: pd.DataFrame) -> list[str]:
    return [str(n) for n in tabel.columns if pd.api.types.is_string_dtype(tabel[n].dtype)]
