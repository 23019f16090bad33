"""A kegiatan opened from a folder of CSV files."""

from __future__ import annotations

import csv
import io
import tomllib
from collections import OrderedDict
from pathlib import Path

import pandas as pd

from abk.errors import DataError, KegiatanError, ParameterError, PeraturanError, Temuan
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.pengaturan import Pengaturan, pengaturan
from abk.tables import SEMUA_TABEL, Tabel, validate, validate_semua
from abk.tulisan.sidik import sidik

CONTOH = "contoh"
"""Name that stands for the example ministry of the package."""

_BERKAS_PENGATURAN = "kegiatan.toml"
_TITIK_MAKSIMUM = 200
_INGATAN: OrderedDict[str, Kegiatan] = OrderedDict()
_INGATAN_MAKSIMUM = 4


def open(path: str | Path) -> Kegiatan:  # noqa: A001 - the public face reads abk.open(...)
    """Open a kegiatan.

    Parameters
    ----------
    path : folder with ``unit.csv``, ``jabatan.csv``, ``uraian_tugas.csv`` and, if there is one,
        ``kegiatan.toml``; or ``"contoh"``, the fictional example ministry

    Returns
    -------
    Kegiatan
        Rows with a fault or doubt are left out of the sums and their posts marked *belum lengkap*;
        all of it is in ``.temuan``.

    Raises
    ------
    KegiatanError
        If the folder or a file cannot be read.
    DataError
        On structural faults (no such post, duplicate key, cycle …), with all of them.
    """
    folder = folder_sumber(path)
    isi = _isi_berkas(folder)
    # Unchanged bytes give the same kegiatan, and a Kegiatan never changes: reading once is enough.
    kunci = sidik(repr((folder.name, sorted((n, sidik(b)) for n, b in isi.items()))))
    if kunci not in _INGATAN:
        _INGATAN[kunci] = _kegiatan(folder.name, isi)
        while len(_INGATAN) > _INGATAN_MAKSIMUM:
            _INGATAN.popitem(last=False)
    _INGATAN.move_to_end(kunci)
    return _INGATAN[kunci]


def periksa(path: str | Path) -> list[Temuan]:
    """Every fault, doubt and note of a source, structural ones included; writes nothing.

    Parameters
    ----------
    path : folder of tables, or ``"contoh"``

    Returns
    -------
    list of Temuan, those of the law before those of the tables

    Raises
    ------
    KegiatanError
        If the folder or a file cannot be read.
    """
    folder = folder_sumber(path)
    try:
        kegiatan = _kegiatan(folder.name, _isi_berkas(folder))
    except DataError as salah:
        return salah.temuan
    return [*_temuan_hukum(kegiatan), *kegiatan.temuan]


def _temuan_hukum(kegiatan: Kegiatan) -> list[Temuan]:
    """The regulation of the settings, asked here so that a misspelt one shows before any report."""
    try:
        kegiatan.aturan  # noqa: B018 - asked only to hear whether the law answers
    except PeraturanError as salah:
        letak = ("", _BERKAS_PENGATURAN, None, "peraturan", kegiatan.peraturan)
        return [Temuan("struktural", "peraturan_menjawab", salah.pesan, salah.saran, *letak)]
    return []


def folder_sumber(path: str | Path) -> Path:
    """Folder that a source names.

    Raises
    ------
    KegiatanError
        If there is no such folder.
    ParameterError
        If none is named.
    """
    if str(path).strip() == "":
        raise ParameterError("Sumber belum dipilih.", "Beri folder tabel, atau 'contoh'.")
    if str(path) == CONTOH and not Path(path).is_dir():
        return folder_contoh()
    folder = Path(path)
    if not folder.is_dir():
        apa = "bukan folder" if folder.exists() else "tidak ada"
        raise KegiatanError(
            f"Sumber {str(path)!r} {apa}.",
            "Beri folder yang berisi unit.csv, jabatan.csv, dan uraian_tugas.csv, atau 'contoh'.",
        )
    # "." and ".." have no name of their own to show to a reader
    return folder.resolve() if folder.name in {"", ".."} else folder


def folder_contoh() -> Path:
    """Folder of the example ministry: in the repository, or inside the installed package."""
    sini = Path(__file__).resolve().parents[1]
    for calon in (sini.parent / "data" / "contoh", sini / "_bawaan" / "contoh"):
        if (calon / "unit.csv").is_file():
            return calon
    raise KegiatanError("Data contoh tidak ditemukan.", "Pasang ulang paket abk.")


def _isi_berkas(folder: Path) -> dict[str, bytes]:
    nama = [f"{t.nama}.csv" for t in SEMUA_TABEL]
    hilang = [n for n in nama if not (folder / n).is_file()]
    if hilang:
        raise KegiatanError(
            f"Folder {folder.name!r} tidak lengkap: {', '.join(hilang)} tidak ada.",
            "Letakkan ketiga berkas unit.csv, jabatan.csv, dan uraian_tugas.csv di dalamnya.",
        )
    if (folder / _BERKAS_PENGATURAN).is_file():
        nama.append(_BERKAS_PENGATURAN)
    try:
        return {n: (folder / n).read_bytes() for n in nama}
    except OSError as salah:
        raise KegiatanError(
            f"Berkas tidak dapat dibaca: {salah.filename}.", "Periksa hak baca berkas itu."
        ) from salah


def _kegiatan(asal: str, isi: dict[str, bytes]) -> Kegiatan:
    atur = _pengaturan(isi.get(_BERKAS_PENGATURAN))
    tabel: dict[str, pd.DataFrame] = {}
    temuan: list[Temuan] = []
    for definisi in SEMUA_TABEL:
        frame, baru = _tabel_csv(isi[f"{definisi.nama}.csv"], definisi)
        temuan += baru
        tabel[definisi.nama] = frame
    if temuan:
        # The tables that could be read are still judged, each alone: all faults at once.
        rusak = {t.tabel for t in temuan}
        for definisi in SEMUA_TABEL:
            if definisi.nama not in rusak:
                temuan += validate(tabel[definisi.nama], definisi, desimal=atur.desimal)[1]
        raise DataError(temuan)
    return Kegiatan(atur, validate_semua(tabel, desimal=atur.desimal), asal)


def _pengaturan(isi: bytes | None) -> Pengaturan:
    if isi is None:
        return pengaturan({}, _BERKAS_PENGATURAN)
    saran = 'Tulis tiap baris sebagai nama = "nilai".'
    if any(baris.count(b".") > _TITIK_MAKSIMUM for baris in isi.splitlines()):
        # the reader takes the square of the length of a dotted name
        raise KegiatanError(f"{_BERKAS_PENGATURAN} bukan TOML yang sah: nama terlalu panjang.", saran)
    try:
        return pengaturan(tomllib.loads(isi.decode("utf-8-sig")), _BERKAS_PENGATURAN)
    except RecursionError:
        sebab = "bertingkat terlalu dalam"
    except ValueError as salah:  # no UTF-8, no TOML, or a number of thousands of digits
        sebab = str(salah)
    raise KegiatanError(f"{_BERKAS_PENGATURAN} bukan TOML yang sah: {sebab}.", saran)


def _tabel_csv(isi: bytes, tabel: Tabel) -> tuple[pd.DataFrame, list[Temuan]]:
    """Rows of a CSV file as text, and what keeps it from being read."""
    nama = f"{tabel.nama}.csv"

    def gagal(aturan: str, pesan: str, saran: str, baris: int | None = None) -> Temuan:
        return Temuan("struktural", aturan, pesan, saran, tabel=tabel.nama, berkas=nama, baris=baris)

    kosong = pd.DataFrame(columns=list(tabel.nama_kolom), dtype="str")
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        letak = isi[: salah.start].count(b"\n") + 1
        saran = "Simpan ulang sebagai CSV UTF-8 (di Excel: «CSV UTF-8»)."
        return kosong, [gagal("utf_8", "berkas bukan UTF-8", saran, letak)]
    try:
        baris = list(csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks), strict=True))
    except csv.Error as salah:
        return kosong, [gagal("csv", f"berkas CSV rusak: {salah}", "Buka dan simpan ulang berkas itu.")]
    if not baris or not any(s.strip() for s in baris[0]):
        return kosong, [
            gagal("berisi", "berkas kosong", f"Tulis baris kepala: {', '.join(tabel.nama_kolom)}.")
        ]
    kepala = [s.strip() for s in baris[0]]
    temuan: list[Temuan] = []
    data: list[list[str]] = []
    nomor: list[int] = []
    for n, satu in enumerate(baris[1:], 2):
        if not any(s.strip() for s in satu):
            continue
        if len(satu) != len(kepala):
            pesan = f"berisi {len(satu)} kolom, bukan {len(kepala)}"
            saran = "Periksa tanda koma atau kutip yang kurang atau berlebih."
            temuan.append(gagal("jumlah_kolom", pesan, saran, n))
            continue
        data.append(satu)
        nomor.append(n)
    frame = pd.DataFrame(data, columns=kepala, index=[n - 2 for n in nomor], dtype="str")
    # A spreadsheet saves its unused columns too: no header, no cell.
    hantu = [not judul and all(not satu[k].strip() for satu in data) for k, judul in enumerate(kepala)]
    return frame.loc[:, [not h for h in hantu]], temuan


def _pemisah(teks: str) -> str:
    """Separator that the header itself shows."""
    kepala = teks.split("\n", 1)[0]
    return max(",;\t", key=kepala.count)
