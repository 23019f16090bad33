"""Cells: text in, typed values out."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from abk.errors import Temuan, Tingkat
from abk.tables.angka import AngkaTeks, Desimal, angka_indonesia, angka_teks, tanpa_bom, tanpa_spasi_ribuan
from abk.tables.bersih import HAMPA, bersih, kosong, seri
from abk.tables.kata import bacaan_kata
from abk.tables.kolom import KOLOM_PENDEKATAN, SEMUA_TABEL, Kolom, Tabel
from abk.tables.penilai import salah_nilai
from abk.tulisan.malas import np, pd
from abk.tulisan.markup import kutip

# Columns that decide a sum: a fault there takes the row out. Elsewhere the cell alone is ignored.
_MENENTUKAN = {k for kolom in KOLOM_PENDEKATAN.values() for k in kolom} | {
    "bezetting",
    "jenis_jabatan",
    "pendekatan",
    "jenjang",
}
# A database keeps neither NUL nor half of a pair; letters and signs that leave no mark count as nothing.
_TAK_TERSIMPAN = re.compile("[\x00\ud800-\udfff]")
SPASI = {0xA0: " ", 0x202F: " "}
"""Blanks that do not break a line, as the blank that a reader sees."""

_TANDA: tuple[tuple[Desimal, Desimal, str], ...] = ((",", ".", "koma"), (".", ",", "titik"))
"""A decimal sign, the other one that the source declares, the name of the first."""
_Masalah = dict[int, tuple[Tingkat, str, str, str]]
# So few cells are looked at one by one: numpy and pandas have a price for each call.
_SEDIKIT = 32
_KUNCI = {k for t in SEMUA_TABEL for k in t.kunci} | {"kode_unit"}


def isi_teks(teks: str) -> str | None:
    """The text ``teks`` without the space around it; None where a reader would see nothing at all."""
    bersih = teks.strip()
    if bersih.isascii() and bersih.isprintable():
        return bersih or None
    tampak = (c for c in bersih if c not in HAMPA and unicodedata.category(c)[0] not in "CZ")
    return bersih if any(True for _ in tampak) or _TAK_TERSIMPAN.search(bersih) else None


def periksa_kolom(
    sel: pd.Series,
    kolom: Kolom,
    tabel: Tabel,
    berkas: str,
    baca: Callable[[str], AngkaTeks],
    pemilik: Callable[[int], Mapping[str, str | None]],
) -> tuple[pd.Series, list[Temuan]]:
    """Typed column and the findings in it.

    Parameters
    ----------
    sel : cells as read (text) or typed
    kolom, tabel, berkas : what and where, for rules and messages
    baca : judge of numbers written as text (:func:`abk.tables.angka_teks`)
    pemilik : codes (``kode_jabatan``, ``kode_unit``) of the row at a position [baris from 0]

    Returns
    -------
    kolom : Series, index as given; numbers that cannot be read are missing, words stay as written
    temuan : findings
    """
    if len(sel) < _SEDIKIT:
        nilai, sisa = kosong(len(sel), kolom), np.arange(len(sel))
    else:
        nilai, sisa = bersih(sel, kolom)
    isi = sel if len(sisa) == len(sel) or not len(sisa) else sel.iloc[sisa]
    mentah = [None if v is None or v is pd.NA or _nan(v) else v for v in isi.tolist()] if len(sisa) else []
    dinilai, masalah = _setiap(mentah, kolom, baca)
    utuh = sel.dtype == "str" and dinilai == mentah
    letak = sisa.tolist()
    temuan = [
        Temuan(
            _tingkat(kolom, tabel, tingkat),
            aturan,
            pesan,
            saran,
            tabel=tabel.nama,
            berkas=berkas,
            baris=int(sel.index[letak[n]]) + 2,
            kolom=kolom.nama,
            nilai="" if mentah[n] is None else _TAK_TERSIMPAN.sub("\ufffd", str(mentah[n])[:80]),
            **pemilik(letak[n]),
        )
        for n, (tingkat, aturan, pesan, saran) in masalah.items()
    ]
    if utuh and kolom.jenis in {"kode", "teks", "pilihan"}:
        return sel.astype("str"), temuan
    return seri(nilai, sisa, dinilai, kolom, sel.index), temuan


def _setiap(mentah: list[Any], kolom: Kolom, baca: Callable[[str], AngkaTeks]) -> tuple[list[Any], _Masalah]:
    """Judgement of each cell; what the same text means is asked once."""
    if len(mentah) < _SEDIKIT or set(map(type, mentah)) != {str}:
        return nilai_sel(mentah, kolom, baca)
    nomor, unik = pd.factorize(np.array(mentah, dtype=object))
    dinilai, masalah = nilai_sel(unik.tolist(), kolom, baca)
    salah = np.isin(nomor, list(masalah)) if masalah else np.zeros(0, dtype=bool)
    semua = {n: masalah[int(nomor[n])] for n in np.flatnonzero(salah).tolist()}
    return [dinilai[n] for n in nomor.tolist()], semua


def nilai_sel(
    mentah: Sequence[Any], kolom: Kolom, baca: Callable[[str], AngkaTeks]
) -> tuple[list[Any], _Masalah]:
    """Values of cells, one by one, and what is wrong with which of them.

    Parameters
    ----------
    mentah : cells, None where empty
    kolom, baca : as in :func:`periksa_kolom`

    Returns
    -------
    nilai : what each means, None where it means nothing
    masalah : by position, in order: level, rule, message, advice
    """
    masalah: _Masalah = {}
    nilai = [_nilai(v, n, kolom, baca, masalah) for n, v in enumerate(mentah)]
    if kolom.wajib_isi:
        pesan = f"{kolom.nama} kosong"
        for n, v in enumerate(nilai):
            if v is None and n not in masalah:
                masalah[n] = ("cacat", "wajib_isi", pesan, f"Isi {kolom.nama}{_satuan(kolom)}.")
    for n, jenis in salah_nilai(nilai, kolom):
        masalah.setdefault(n, _masalah(kolom, jenis, mentah[n]))
        if kolom.jenis in {"angka", "bulat", "tanggal"}:
            nilai[n] = None
    return nilai, dict(sorted(masalah.items()))


def _nan(v: object) -> bool:
    return isinstance(v, float) and math.isnan(v)


def _satuan(kolom: Kolom) -> str:
    if kolom.pilihan:
        return f" dengan salah satu dari: {', '.join(kolom.pilihan)}"
    return f" [{kolom.satuan}]" if kolom.satuan else ""


def _nilai(
    v: Any,
    n: int,
    kolom: Kolom,
    baca: Callable[[str], AngkaTeks],
    masalah: _Masalah,
) -> Any:
    if isinstance(v, str):
        v = _tersimpan(isi_teks(v), n, kolom, masalah)
    if v is None:
        return None
    if kolom.jenis in {"kode", "teks"}:
        return str(v).translate(SPASI)
    if kolom.jenis == "pilihan":
        kata, sebutan = bacaan_kata(str(v), kolom.nama, kolom.pilihan)
        if sebutan is not None:
            masalah[n] = sebutan
        return kata
    if kolom.jenis == "tanggal":
        return v
    if pd.api.types.is_bool(v):
        masalah[n] = (
            "cacat",
            "angka",
            f"{kolom.nama} berisi {v}, bukan angka",
            f"Tulis angka{_satuan(kolom)}.",
        )
        return None
    if isinstance(v, str):
        v = _teks_angka(v, n, kolom, baca(v), masalah)
    if kolom.jenis == "bulat":
        return _bulat(v, n, kolom, masalah)
    return v


def _tersimpan(teks: str | None, n: int, kolom: Kolom, masalah: _Masalah) -> str | None:
    """The text as it can be kept: one sign that cannot stops no store, and is told at its cell."""
    if teks is None or not _TAK_TERSIMPAN.search(teks):
        return teks
    if kolom.jenis in {"kode", "teks"}:  # the others are no word of a list, no number, anyway
        pesan = f"{kolom.nama} berisi tanda yang tidak dapat disimpan (tampak sebagai \ufffd)"
        masalah[n] = ("catatan", "tanda_tersimpan", pesan, "Ketik ulang teks itu.")
    return _TAK_TERSIMPAN.sub("\ufffd", teks)


def _teks_angka(teks: str, n: int, kolom: Kolom, dibaca: AngkaTeks, masalah: _Masalah) -> str | None:
    if dibaca.ragu:
        pesan = f"{kolom.nama} {kutip(teks)} dapat berarti {' atau '.join(dibaca.ragu)}"
        saran = (
            "Tulis angka itu tanpa pemisah ribuan (misalnya 1250 atau 1.25), atau nyatakan tanda desimal "
            'berkas ini di kegiatan.toml: desimal = "." atau desimal = ","'
        )
        masalah[n] = ("ragu", "angka_bermakna_ganda", pesan, saran)
    elif dibaca.nilai is None:
        # pydantic would read "1_000", and "12.5" where the decimal sign is a comma: the judgement is ours
        masalah[n] = _masalah(kolom, "finite_number" if _tak_hingga(teks) else "", teks)
    return dibaca.nilai


def _tak_hingga(teks: str) -> bool:
    try:
        return not math.isfinite(float(tanpa_bom(teks)))
    except ValueError:
        return False


def _bulat(v: Any, n: int, kolom: Kolom, masalah: _Masalah) -> Any:
    if v is None:
        return None
    try:
        angka = float(v)
    except (TypeError, ValueError, OverflowError):
        return v
    if math.isfinite(angka) and angka != int(angka):
        pesan = f"{kolom.nama} {v} bukan bilangan bulat"
        masalah[n] = ("cacat", "bulat", pesan, f"Tulis bilangan bulat{_satuan(kolom)}.")
        return None
    return v


def _masalah(kolom: Kolom, jenis: str, nilai: object) -> tuple[Tingkat, str, str, str]:
    tampil = f"{kolom.nama} {kutip(nilai)}"
    if jenis == "literal_error":
        return (
            "cacat",
            "pilihan",
            f"{tampil} tidak dikenal",
            f"Pakai salah satu dari: {', '.join(kolom.pilihan)}.",
        )
    if jenis in {"greater_than", "greater_than_equal"}:
        batas = "lebih dari" if jenis == "greater_than" else "paling sedikit"
        angka = kolom.lebih_dari if jenis == "greater_than" else kolom.minimum
        return (
            "cacat",
            "batas_bawah",
            f"{tampil} harus {batas} {angka_indonesia(angka)}",
            "Perbaiki angkanya, atau hapus barisnya.",
        )
    if jenis == "less_than_equal":
        return (
            "cacat",
            "batas_atas",
            f"{tampil} melebihi {angka_indonesia(kolom.maksimum)}",
            "Perbaiki angkanya.",
        )
    if jenis == "finite_number":
        return ("cacat", "hingga", f"{tampil} bukan angka yang hingga", f"Tulis angka{_satuan(kolom)}.")
    if kolom.jenis == "tanggal":
        return ("cacat", "tanggal", f"{tampil} bukan tanggal", "Tulis tanggal sebagai TTTT-BB-HH.")
    saran = f"Tulis angka{_satuan(kolom)}."
    if rapat := tanpa_spasi_ribuan(str(nilai)):
        saran = (
            f"Tulis {rapat}{_satuan(kolom)} bila itu maksudnya: dua angka dapat pula ditulis dengan spasi."
        )
    for tanda, lain, nama in _TANDA:
        if (mesin := angka_teks(str(nilai), tanda).nilai) is not None:
            saran = f"Tulis {mesin.replace('.', lain)}{_satuan(kolom)}."
            saran += f' Bila tanda desimal berkas ini {nama}, nyatakan di kegiatan.toml: desimal = "{tanda}"'
            break
    return ("cacat", "angka", f"{tampil} bukan angka", saran)


def _tingkat(kolom: Kolom, tabel: Tabel, tingkat: Tingkat) -> Tingkat:
    if kolom.nama in tabel.kunci or (kolom.nama in _KUNCI and kolom.wajib_isi):
        return "struktural"
    if kolom.nama in _MENENTUKAN or kolom.wajib_isi:
        return tingkat
    return "catatan"
