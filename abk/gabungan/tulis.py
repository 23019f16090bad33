"""Sources into a dataset: a partition an institution and year; a run stands as a whole, or not at all."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import pandas as pd

import abk
from abk.errors import AbkError, KegiatanError, LaporanError, Temuan
from abk.files import locked, replacing, scratch_folder, sebab_disk, sidik_berkas
from abk.files.together import making
from abk.gabungan import catalog, engine
from abk.gabungan.baris import baris_hasil, baris_tugas
from abk.gabungan.catalog import Berkas, Katalog, Partisi
from abk.gabungan.kolom import TABEL
from abk.gabungan.wilayah import Wilayah, baca_wilayah, wilayah_unit
from abk.kegiatan import Kegiatan
from abk.tulisan import VERSI
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik, sidik

Status = Literal["masuk", "diganti", "tidak berubah", "ditolak"]


@dataclass(frozen=True)
class Masuk:
    """What became of one source.

    Attributes
    ----------
    sumber : its name
    status : ``masuk``, ``diganti``, ``tidak berubah`` or ``ditolak``
    sebab : why it was not taken; empty if it was
    partisi : what stands in the dataset now; None if it was not taken
    temuan : notes about the list of regions
    """

    sumber: str
    status: Status
    sebab: str = ""
    partisi: Partisi | None = None
    temuan: tuple[Temuan, ...] = ()


def gabung(
    sumber: Iterable[str | Path | Kegiatan],
    ke: str | Path,
    *,
    ganti: bool = False,
    wilayah: str | Path | None = None,
    kabar: Callable[[Masuk], None] = lambda _: None,
) -> list[Masuk]:
    """Put sources into a dataset, one after the other; a source that is there already replaces nothing else.

    Parameters
    ----------
    sumber : sources as :func:`abk.open` takes them, or kegiatan
    ke : folder of the dataset; made if it is not there
    ganti : whether an institution and year that is there with other data is replaced
    wilayah : CSV file with the columns ``instansi``, ``kode_unit``, ``wilayah``
    kabar : told of each source as soon as it is decided

    Returns
    -------
    list of Masuk, in order. A source that cannot be taken (see its ``sebab``) stops no other

    Raises
    ------
    KegiatanError
        If DuckDB is not installed, the folder holds something else, or another run holds it.
    LaporanError
        If the disk does not take it; then the dataset is as it was.
    """
    engine.duckdb()
    daftar = baca_wilayah(Path(wilayah)) if wilayah is not None else {}
    folder = Path(ke).resolve()
    baru = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder), scratch_folder("gabung") as sisa:
            lama = _lama(folder)
            with engine.connection(folder=[folder], spill=sisa) as con:
                kerja = _Kerja(folder, con, {p.kunci: p for p in lama.partisi}, daftar, ganti)
                semua = []
                for satu in sumber:
                    semua.append(kerja.satu(satu))
                    kabar(semua[-1])
            ditolak = [m.sumber for m in semua if m.status == "ditolak"]
            if kerja.isi:
                urut = sorted(kerja.isi.values(), key=lambda p: p.kunci)
                catalog.write(folder, Katalog(format=catalog.FORMAT, partisi=urut, ditolak=ditolak))
    except BlockingIOError:
        raise KegiatanError(
            f"Dataset {kutip(folder)} sedang diisi proses lain.", "Tunggu sampai selesai, lalu ulangi."
        ) from None
    except OSError as salah:
        raise LaporanError(
            f"Dataset {kutip(folder)} tidak dapat ditulis: {sebab_disk(salah)}.", "Isi semula tetap berlaku."
        ) from salah
    finally:
        if baru:
            with contextlib.suppress(OSError):  # something was put into it
                folder.rmdir()
    return semua


def _lama(folder: Path) -> Katalog:
    if (folder / catalog.CATALOG).exists():
        return catalog.read(folder)
    if asing := catalog.foreign(folder):
        raise KegiatanError(
            f"Folder {kutip(folder)} berisi hal lain, misalnya {kutip(asing[0])}.",
            "Beri folder baru, atau folder dataset yang dibuat abk gabung.",
        )
    return Katalog(format=catalog.FORMAT, partisi=[], ditolak=[])


def _buka(sumber: str | Path) -> Kegiatan:
    try:
        return abk.open(sumber)
    except (OSError, UnicodeEncodeError) as salah:
        sebab = sebab_disk(salah) if isinstance(salah, OSError) else "namanya memuat tanda yang tidak dikenal"
        raise KegiatanError(f"Sumber tidak dapat dibaca: {sebab}.", "Periksa letaknya.") from salah


@dataclass
class _Kerja:
    """One run: the partitions that will stand when it ends."""

    folder: Path
    con: Any
    isi: dict[tuple[str, int], Partisi]
    wilayah: Wilayah
    ganti: bool

    def satu(self, sumber: str | Path | Kegiatan) -> Masuk:
        """One source: opened, judged and written."""
        nama = sumber.asal or sumber.judul if isinstance(sumber, Kegiatan) else _nama(str(sumber))
        try:
            k = sumber if isinstance(sumber, Kegiatan) else _buka(sumber)
            return replace(self._kegiatan(k, nama), sumber=nama)
        except AbkError as salah:
            return Masuk(nama, "ditolak", str(salah))

    def _kegiatan(self, k: Kegiatan, nama: str) -> Masuk:
        _boleh(k)
        unit, asing = wilayah_unit(k.unit, self.wilayah.get(catalog.kunci_instansi(k.instansi), {}))
        temuan = tuple(
            Temuan(
                "catatan",
                "wilayah_unit",
                f"kode_unit {kutip(kode)} tidak ada pada {kutip(k.instansi)}",
                "Samakan kodenya dengan tabel unit.",
                "wilayah",
                kode_unit=kode,
            )
            for kode in asing
        )
        baru = _partisi(k, nama, unit)
        ada = self.isi.get((catalog.kunci_instansi(k.instansi), baru["tahun"]))
        if ada is not None and ada.isi == baru["isi"] and self._utuh(ada):
            return Masuk(nama, "tidak berubah", partisi=ada, temuan=temuan)
        if ada is not None and ada.sidik != k.sidik and not self.ganti:
            raise KegiatanError(
                f"{ada.instansi} tahun {ada.tahun} sudah ada dengan isi lain, dari {kutip(ada.sumber)}.",
                "Pilih satu sumber; bila yang ini yang benar, ulangi dengan --ganti.",
            )
        partisi = Partisi.model_validate(baru | self._tulis(k, baru, unit))
        self.isi[partisi.kunci] = partisi
        return Masuk(nama, "diganti" if ada is not None else "masuk", partisi=partisi, temuan=temuan)

    def _utuh(self, p: Partisi) -> bool:
        letak = [(self.folder / p.folder / p.berkas(t).nama, p.berkas(t)) for t in TABEL]
        return all(b.is_file() and sidik_berkas(b) == isi.sidik for b, isi in letak)

    def _tulis(self, k: Kegiatan, baru: dict[str, Any], unit: dict[str, str]) -> dict[str, Berkas]:
        tempat = self.folder / Partisi.model_construct(**baru).folder
        tetap = {"instansi": baru["instansi"], "tahun": baru["tahun"]}
        catatan = {"abk": json_kanonik({n: baru[n] for n in _CATATAN})}
        hasil = {}
        with contextlib.ExitStack() as batal:
            batal.enter_context(making(tempat))
            for tabel, baris in (("hasil", baris_hasil), ("tugas", baris_tugas)):
                tujuan = tempat / f"{tabel}-{baru['isi'][:16]}.parquet"
                if not tujuan.exists():  # what is there belongs to what is in the catalogue
                    batal.callback(tujuan.unlink, missing_ok=True)
                with replacing(tujuan) as sementara:
                    self._parquet(sementara, baris(k, unit), tabel, tetap, catatan)
                byte = tujuan.stat().st_size
                hasil[f"{tabel}_berkas"] = Berkas(nama=tujuan.name, byte=byte, sidik=sidik_berkas(tujuan))
            batal.pop_all()
        return hasil

    def _parquet(
        self, ke: Path, baris: pd.DataFrame, tabel: str, tetap: dict[str, Any], catatan: dict[str, str]
    ) -> None:
        """One file: each column by its kind, nothing for what is no number."""
        kolom = [
            f"CAST({engine.literal(str(tetap[k.nama])) if k.nama in tetap else _sel(k.nama, k.jenis)} "
            f"AS {k.jenis}) AS {engine.name(k.nama)}"
            for k in TABEL[tabel]
        ]
        metadata = ", ".join(f"{n}: {engine.literal(isi)}" for n, isi in catatan.items())
        perintah = _COPY.format(kolom=", ".join(kolom), ke=engine.literal(str(ke)), metadata=metadata)
        with engine.in_words(f"Tabel {tabel} tidak dapat ditulis", "Periksa ruang disk dan versi duckdb."):
            self.con.register("isi", baris)
            try:
                self.con.execute(perintah)
            except engine.duckdb().IOException as salah:
                raise engine.of_the_disk(salah) from salah
            finally:
                self.con.unregister("isi")


_COPY = """
COPY (SELECT {kolom} FROM isi) TO {ke} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}})
"""
_CATATAN = ("instansi", "tahun", "sidik", "peraturan", "tanggal_hukum", "pembulatan", "versi")
"""What each file says of itself."""


def _sel(nama: str, jenis: str) -> str:
    kolom = engine.name(nama)
    return f"CASE WHEN isnan({kolom}) THEN NULL ELSE {kolom} END" if jenis == "DOUBLE" else kolom


def _nama(sumber: str) -> str:
    """Name of a source for readers: neither a path of this machine nor a password of an address."""
    return sumber.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or sumber


def _boleh(k: Kegiatan) -> None:
    """Only a whole institution with a name and a year is a partition."""
    if k.dari is not None:
        raise KegiatanError("Sumber ini hanya sebagian instansi.", "Gabungkan kegiatan seluruhnya.")
    kurang = [n for n, isi in (("instansi", " ".join(k.instansi.split())), ("tahun", k.tahun)) if not isi]
    if kurang:
        raise KegiatanError(
            f"Sumber tidak menyebut {' dan '.join(kurang)}.",
            "Isi dalam kegiatan.toml (gudang: pengaturannya), lalu ulangi.",
        )


def _partisi(k: Kegiatan, nama: str, unit: dict[str, str]) -> dict[str, Any]:
    """Where a partition comes from and what it holds, all but its files."""
    p = k.pengaturan
    keluar = k.terperiksa.baris_keluar("uraian_tugas")
    isi = json_kanonik([k.sidik, VERSI, catalog.FORMAT, sorted(unit.items())])
    return {
        "instansi": " ".join(k.instansi.split()),
        "tahun": k.tahun,
        "judul": k.judul,
        "sumber": nama,
        "keadaan": k.kata_keadaan,
        "sidik": k.sidik,
        "isi": sidik(isi),
        "lingkup": p.lingkup,
        "peraturan": p.peraturan,
        "tanggal_hukum": p.tanggal_hukum.isoformat() if p.tanggal_hukum else "",
        "pola": p.pola,
        "pembulatan": p.pembulatan,
        "minimum_satu": p.minimum_satu,
        "hari_norma": p.hari_norma,
        "waktu_kerja_menit": k.aturan.waktu_kerja_efektif_menit,
        "versi": VERSI,
        "dibuat": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "unit": len(k.unit),
        "jabatan": len(k.jabatan),
        "tugas": len(k.uraian_tugas),
        "tugas_keluar": len(keluar),
        "jabatan_belum_lengkap": int(k.hasil["belum_lengkap"].sum()),
        "jabatan_tanpa_wilayah": int((~k.jabatan["kode_unit"].isin(unit)).sum()),
        "temuan": dict(Counter(t.tingkat for t in k.temuan)),
    }
