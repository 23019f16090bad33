"""Faults that show only when rows and tables are laid side by side, and what the approach of a post needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from abk.errors import Temuan, Tingkat
from abk.tables.bersih import Penomoran
from abk.tables.kolom import (
    JENJANG,
    KOLOM_PENDEKATAN,
    SATUAN_STANDAR_PENDEKATAN,
    SEMUA_TABEL,
    URAIAN_TUGAS,
    Tabel,
)
from abk.tables.pohon import berkode_tunggal, pohon_unit, temuan_lingkaran
from abk.tulisan.markup import kutip

_NORMA = ("norma_waktu", "norma_min", "norma_maks")
_STANDAR = ("standar_kemampuan", "satuan_standar", "angka_kredit")
_KOLOM = ("kode_jabatan", "periode", "satuan_waktu", *_NORMA, *_STANDAR)
KODE_CONTOH = "CONTOH-HAPUS"
"""Beginning of the code of a post that only shows how the tables are filled."""

_TANPA_JABATAN, _TAK_DIKENAL = -1, -2
_SATUAN_PANJANG = {"hari", "minggu", "bulan"}


@dataclass(frozen=True)
class _Baris:
    """One task row: its label, file and cells."""

    label: int
    berkas: str
    sel: Mapping[str, Any]

    def temuan(self, tingkat: Tingkat, aturan: str, kolom: str, pesan: str, saran: str) -> Temuan:
        nilai = "" if pd.isna(self.sel[kolom]) else str(self.sel[kolom])
        letak = (self.berkas, self.label + 2, kolom, nilai, self.sel["kode_jabatan"])
        return Temuan(tingkat, aturan, pesan, saran, "uraian_tugas", *letak)


def temuan_pendekatan(
    tugas: pd.DataFrame, jabatan: pd.DataFrame, berkas: str, nomori: Penomoran
) -> list[Temuan]:
    """Cells that the approach needs and that are missing, units that do not fit it, and notes on norms.

    Only the rows that :func:`terduga` names are looked at one by one.

    Parameters
    ----------
    tugas, jabatan : typed tables
    berkas : file name of the tasks
    nomori : numbers of the codes

    Returns
    -------
    list of Temuan, row by row, the notes last
    """
    pos = jabatan["kode_jabatan"].tolist()
    cara = dict(zip(pos, jabatan["pendekatan"].fillna("tugas_per_tugas").tolist(), strict=True))
    jenjang = dict(zip(pos, jabatan["jenjang"].tolist(), strict=True))
    nomor, kode = nomori("uraian_tugas", "kode_jabatan")
    unik = [*kode, np.nan]  # the last place is that of a row without a code
    urut = {nama: n for n, nama in enumerate(KOLOM_PENDEKATAN)}
    caranya = [urut.get(cara[k], _TAK_DIKENAL) if k in cara else _TANPA_JABATAN for k in unik]
    dipakai = np.array(caranya)[nomor]
    berjenjang = np.array([jenjang.get(k) in JENJANG for k in unik])[nomor]
    temuan: list[Temuan] = []
    kolom = {k: tugas[k].array for k in _KOLOM}
    for n in np.flatnonzero(terduga(tugas, dipakai, berjenjang)).tolist():
        baris = _baris(tugas.index, kolom, n, berkas)
        temuan += _temuan_baris(baris, cara.get(baris.sel["kode_jabatan"]), jenjang)
    panjang = (dipakai == urut["tugas_per_tugas"]) & tugas["satuan_waktu"].isin(_SATUAN_PANJANG).to_numpy()
    return [*temuan, *_norma_panjang(tugas.index, kolom, nomor, np.flatnonzero(panjang), berkas)]


def terduga(
    tugas: pd.DataFrame, dipakai: npt.NDArray[np.intp], berjenjang: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Rows that may have a finding of their own; the others surely have none.

    Parameters
    ----------
    tugas : typed table
    dipakai : approach of each row: its place in ``KOLOM_PENDEKATAN``, else negative
    berjenjang : whether the post of each row has a jenjang that is known
    """
    duga = dipakai == _TAK_DIKENAL
    for n, (pendekatan, perlu) in enumerate(KOLOM_PENDEKATAN.items()):
        baris = dipakai == n
        if not baris.any():
            continue
        ada = baris & np.logical_or.reduce([tugas[k].isna().to_numpy() for k in perlu if k != "volume"])
        if boleh := SATUAN_STANDAR_PENDEKATAN.get(pendekatan):
            satuan = tugas["satuan_standar"]
            ada |= baris & (satuan.notna() & ~satuan.isin(boleh)).to_numpy()
        if pendekatan == "angka_kredit":
            ada |= baris & ~berjenjang
        if pendekatan == "tugas_per_tugas":
            norma, bawah, atas = (tugas[k].to_numpy() for k in _NORMA)
            ada |= baris & ((norma < bawah) | (norma > atas))
        duga |= ada
    return np.asarray(duga, dtype=bool)


def _baris(label: pd.Index, kolom: Mapping[str, Any], n: int, berkas: str) -> _Baris:
    return _Baris(int(label[n]), berkas, {k: isi[n] for k, isi in kolom.items()})


def _temuan_baris(baris: _Baris, pendekatan: str | None, jenjang: Mapping[str, Any]) -> Iterable[Temuan]:
    kode = baris.sel["kode_jabatan"]
    if pendekatan is None:
        return
    if pendekatan not in KOLOM_PENDEKATAN:
        pesan = f"pendekatan jabatan {kode} tidak dikenal, sehingga baris ini tidak dapat dihitung"
        saran = f"Perbaiki pendekatan di tabel jabatan: {', '.join(KOLOM_PENDEKATAN)}."
        yield baris.temuan("cacat", "pendekatan_dikenal", "kode_jabatan", pesan, saran)
        return
    yield from _kosong(baris, pendekatan)
    yield from _satuan(baris, pendekatan)
    if pendekatan == "angka_kredit" and jenjang.get(kode) not in JENJANG:
        pesan = f"jabatan {kode} memakai angka_kredit tetapi jenjangnya kosong atau tidak dikenal"
        saran = f"Isi jenjang di tabel jabatan: {', '.join(JENJANG)}."
        yield baris.temuan("cacat", "perlu_jenjang", "angka_kredit", pesan, saran)
    if pendekatan == "tugas_per_tugas":
        yield from _rentang(baris)


def _kosong(baris: _Baris, pendekatan: str) -> Iterable[Temuan]:
    for perlu in KOLOM_PENDEKATAN[pendekatan]:
        # volume is needed by all, so the column itself says so
        if perlu != "volume" and pd.isna(baris.sel[perlu]):
            satuan = URAIAN_TUGAS[perlu].satuan
            saran = f"Isi {perlu}{f' [{satuan}]' if satuan else ''}."
            pesan = f"{perlu} kosong, padahal diperlukan pendekatan {pendekatan}"
            yield baris.temuan("cacat", "perlu_pendekatan", perlu, pesan, saran)


def _satuan(baris: _Baris, pendekatan: str) -> Iterable[Temuan]:
    boleh = SATUAN_STANDAR_PENDEKATAN.get(pendekatan, ())
    satuan = baris.sel["satuan_standar"]
    if boleh and not pd.isna(satuan) and satuan not in boleh:
        pesan = f"satuan_standar {kutip(satuan)} tidak cocok dengan pendekatan {pendekatan}"
        saran = f"Pakai {' atau '.join(boleh)}."
        yield baris.temuan("cacat", "satuan_pendekatan", "satuan_standar", pesan, saran)


def _rentang(baris: _Baris) -> Iterable[Temuan]:
    norma, bawah, atas = (baris.sel[k] for k in _NORMA)
    # A missing bound compares as False.
    if norma < bawah or norma > atas:
        pesan = f"norma_waktu {norma:g} di luar rentang norma_min–norma_maks"
        saran = "Periksa norma atau rentangnya."
        yield baris.temuan("catatan", "norma_dalam_rentang", "norma_waktu", pesan, saran)


def _norma_panjang(
    label: pd.Index,
    kolom: Mapping[str, Any],
    nomor: npt.NDArray[np.intp],
    panjang: npt.NDArray[np.intp],
    berkas: str,
) -> Iterable[Temuan]:
    """One note a post: a norm in days means as many minutes as the choice ``hari_norma`` says."""
    satuan = kolom["satuan_waktu"]
    per_jabatan = pd.Series(panjang).groupby(nomor[panjang], sort=False).agg(list)
    for baris in per_jabatan:
        sebut = ", ".join(sorted({str(satuan[n]) for n in baris}))
        letak = ", ".join(str(label[n] + 2) for n in baris)
        pesan = (
            f"norma waktu dinyatakan dalam {sebut} (baris {letak}): lamanya mengikuti arti hari yang dipilih"
        )
        saran = (
            "Pastikan artinya benar (hari_norma dalam kegiatan.toml: hari kerja efektif atau formal), "
            "atau tulis norma dalam menit atau jam."
        )
        pertama = _baris(label, kolom, baris[0], berkas)
        yield pertama.temuan("catatan", "satuan_norma_panjang", "satuan_waktu", pesan, saran)


_RUJUKAN = (
    ("unit", "kode_induk", "unit", "kode_unit"),
    ("jabatan", "kode_unit", "unit", "kode_unit"),
    ("jabatan", "kode_atasan", "jabatan", "kode_jabatan"),
    ("uraian_tugas", "kode_jabatan", "jabatan", "kode_jabatan"),
)


def temuan_silang(
    tabel: Mapping[str, pd.DataFrame], berkas: Mapping[str, str], nomori: Penomoran
) -> list[Temuan]:
    """Duplicate keys, orphan codes, cycles, and what each approach needs filled.

    Parameters
    ----------
    tabel : typed tables
    berkas : file name of each table
    nomori : numbers of the codes of ``tabel``

    Returns
    -------
    list of Temuan, table by table
    """
    temuan: list[Temuan] = []
    for definisi in SEMUA_TABEL:
        if definisi.nama in tabel:
            temuan += _kunci_ganda(tabel[definisi.nama], definisi, berkas[definisi.nama], nomori)
    for anak, kolom, induk, kunci in _RUJUKAN:
        if anak in tabel and induk in tabel:
            dikenal = set(nomori(induk, kunci)[1])
            temuan += _yatim(tabel[anak], anak, kolom, induk, dikenal, berkas[anak], nomori)
    if "jabatan" in tabel:
        temuan += _contoh(tabel["jabatan"], berkas["jabatan"])
    if "unit" in tabel:
        pohon = pohon_unit(berkode_tunggal(tabel["unit"], "kode_unit"))
        temuan += temuan_lingkaran(pohon, "unit", "kode_induk")
    jabatan = tabel["jabatan"]
    pos = berkode_tunggal(jabatan, "kode_jabatan").dropna(subset=["kode_atasan"])
    atasan = dict(zip(pos["kode_jabatan"].astype(str).tolist(), pos["kode_atasan"].tolist(), strict=True))
    temuan += temuan_lingkaran(atasan, "jabatan", "kode_atasan")
    if "uraian_tugas" in tabel:
        temuan += temuan_pendekatan(tabel["uraian_tugas"], jabatan, berkas["uraian_tugas"], nomori)
    return temuan


def _kunci_ganda(frame: pd.DataFrame, tabel: Tabel, berkas: str, nomori: Penomoran) -> Iterable[Temuan]:
    kunci = list(tabel.kunci)
    if not berulang(*(nomori(tabel.nama, k)[0] for k in kunci)):
        return
    isi = frame[kunci].dropna()
    ganda = isi.duplicated(keep="first")
    pertama: dict[tuple[str, ...], int] = {}
    for label, nilai in zip(isi.index, isi.itertuples(index=False, name=None), strict=True):
        pertama.setdefault(nilai, label)
    for n, nilai in zip(isi.index[ganda], isi[ganda].itertuples(index=False, name=None), strict=True):
        sebut = " / ".join(str(v) for v in nilai)
        yield Temuan(
            "struktural",
            "kunci_tunggal",
            f"{' + '.join(kunci)} {kutip(sebut)} sudah dipakai di baris {pertama[nilai] + 2}",
            "Beri kode atau nomor lain, atau hapus baris yang terulang.",
            tabel=tabel.nama,
            berkas=berkas,
            baris=n + 2,
            kolom=kunci[-1],
            nilai=sebut,
        )


def berulang(*kunci: npt.NDArray[np.intp]) -> bool:
    """Whether two rows have the same key; rows with an empty part of it have none.

    Parameters
    ----------
    *kunci : numbers of the codes in each of its columns, -1 where empty
    """
    gabung, penuh = np.zeros(len(kunci[0]), dtype="int64"), np.ones(len(kunci[0]), dtype=bool)
    for nomor in kunci:
        gabung, penuh = gabung * (int(nomor.max(initial=0)) + 1) + nomor, penuh & (nomor >= 0)
    return not pd.Index(gabung[penuh]).is_unique


def _contoh(jabatan: pd.DataFrame, berkas: str) -> Iterable[Temuan]:
    """Rows that show how a table is filled are no data, and stop a report until they are gone."""
    contoh = jabatan["kode_jabatan"].str.startswith(KODE_CONTOH, na=False)
    for n, kode in zip(jabatan.index[contoh], jabatan["kode_jabatan"][contoh], strict=True):
        pesan = f"{kode} adalah baris contoh, bukan data"
        saran = "Hapus baris itu beserta uraian tugasnya; isilah jabatan yang sebenarnya."
        letak = ("jabatan", berkas, n + 2, "kode_jabatan", str(kode), str(kode))
        yield Temuan("struktural", "baris_contoh", pesan, saran, *letak)


def _yatim(
    frame: pd.DataFrame, anak: str, kolom: str, induk: str, dikenal: set[str], berkas: str, nomori: Penomoran
) -> Iterable[Temuan]:
    nomor, unik = nomori(anak, kolom)
    asing = np.array([*(kode not in dikenal for kode in unik), False])[nomor]
    for n, kode in zip(frame.index[asing], frame[kolom][asing], strict=True):
        yield Temuan(
            "struktural",
            "kode_dikenal",
            f"{kolom} {kutip(kode)} tidak ada di tabel {induk}",
            f"Perbaiki kode itu, atau tambahkan barisnya di tabel {induk}.",
            tabel=anak,
            berkas=berkas,
            baris=n + 2,
            kolom=kolom,
            nilai=str(kode),
        )
