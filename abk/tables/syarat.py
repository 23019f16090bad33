"""What the approach of a post needs filled in each of its tasks, and notes on norms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from abk.errors import Temuan, Tingkat
from abk.tables.bersih import Penomoran
from abk.tables.kolom import (
    JENJANG,
    KOLOM_PENDEKATAN,
    PENDEKATAN_BAWAAN,
    SATUAN_PANJANG,
    SATUAN_STANDAR_PENDEKATAN,
    URAIAN_TUGAS,
)
from abk.tulisan.malas import np, npt, pd
from abk.tulisan.markup import kutip

_NORMA = ("norma_waktu", "norma_min", "norma_maks")
_STANDAR = ("standar_kemampuan", "satuan_standar", "angka_kredit")
_KOLOM = ("kode_jabatan", "periode", "satuan_waktu", *_NORMA, *_STANDAR)
_TANPA_JABATAN, _TAK_DIKENAL = -1, -2


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
    tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    berkas: str,
    nomori: Penomoran,
    konstanta: frozenset[str] | None = None,
) -> list[Temuan]:
    """Cells that the approach needs and that are missing, units that do not fit it, and notes on norms.

    Only the rows that :func:`terduga` names are looked at one by one.

    Parameters
    ----------
    tugas, jabatan : typed tables
    berkas : file name of the tasks
    nomori : numbers of the codes
    konstanta : jenjang whose constant of credit points is known; None = not asked

    Returns
    -------
    list of Temuan, row by row, the notes last
    """
    pos = jabatan["kode_jabatan"].tolist()
    cara = dict(zip(pos, jabatan["pendekatan"].fillna(PENDEKATAN_BAWAAN).tolist(), strict=True))
    jenjang = dict(zip(pos, jabatan["jenjang"].tolist(), strict=True))
    nomor, kode = nomori("uraian_tugas", "kode_jabatan")
    unik = [*kode, np.nan]  # the last place is that of a row without a code
    urut = {nama: n for n, nama in enumerate(KOLOM_PENDEKATAN)}
    caranya = [urut.get(cara[k], _TAK_DIKENAL) if k in cara else _TANPA_JABATAN for k in unik]
    dipakai = np.array(caranya)[nomor]
    dikenal = set(JENJANG) if konstanta is None else konstanta
    berjenjang = np.array([jenjang.get(k) in dikenal for k in unik])[nomor]
    temuan: list[Temuan] = []
    kolom = {k: tugas[k].array for k in _KOLOM}
    for n in np.flatnonzero(terduga(tugas, dipakai, berjenjang)).tolist():
        baris = _baris(tugas.index, kolom, n, berkas)
        temuan += _temuan_baris(baris, cara.get(baris.sel["kode_jabatan"]), jenjang, dikenal)
    panjang = (dipakai == urut["tugas_per_tugas"]) & tugas["satuan_waktu"].isin(SATUAN_PANJANG).to_numpy()
    return [*temuan, *_norma_panjang(tugas.index, kolom, nomor, np.flatnonzero(panjang), berkas)]


def terduga(
    tugas: pd.DataFrame, dipakai: npt.NDArray[np.intp], berjenjang: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Rows that may have a finding of their own; the others surely have none.

    Parameters
    ----------
    tugas : typed table
    dipakai : approach of each row: its place in ``KOLOM_PENDEKATAN``, else negative
    berjenjang : whether the post of each row has a jenjang that is known, and its constant where it is asked
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


def _temuan_baris(
    baris: _Baris, pendekatan: str | None, jenjang: Mapping[str, Any], berkonstanta: Collection[str]
) -> Iterable[Temuan]:
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
    elif pendekatan == "angka_kredit" and jenjang[kode] not in berkonstanta:
        yield baris.temuan("cacat", "perlu_konstanta", "angka_kredit", *_asal_kredit(str(jenjang[kode])))
    if pendekatan == "tugas_per_tugas":
        yield from _rentang(baris)


def _asal_kredit(jenjang: str) -> tuple[str, str]:
    """Why a credit cannot be turned into hours, and what to do."""
    pesan = (
        "angka kredit tiap hasil berasal dari peraturan sebelum PermenPANRB 1/2023, tetapi konstanta "
        f"{jenjang} dari peraturan itu belum disebut; koefisien 2023 bukan gantinya"
    )
    saran = (
        f"Tulis dasar, sumber, dan {jenjang} pada tabel [konstanta_angka_kredit] dalam kegiatan.toml "
        "(konstanta = selisih angka kredit kumulatif jenjang ÷ lama pangkatnya dalam tahun ÷ 1.250 jam), "
        "atau pakai pendekatan tugas_per_tugas untuk jabatan itu."
    )
    return pesan, saran


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
