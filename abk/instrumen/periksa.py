"""What an answered sheet still lacks, and what in it is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from abk.errors import Temuan
from abk.instrumen.pertanyaan import Instrumen, Pertanyaan, Saat, terisi
from abk.store import Lembar
from abk.tables import TANPA_KAIDAH, URAIAN_TUGAS, Kaidah, TabelTerperiksa, validate_semua
from abk.tables.angka import Desimal
from abk.tables.bersih import polos
from abk.tables.kolom import PENDEKATAN_BAWAAN

_KELENGKAPAN = {"wajib_isi", "perlu_pendekatan", "punya_uraian_tugas"}
"""Rules of the tables about missing answers: here the instrument asks, and only on submission."""
_BUKAN_ISI = {"kode_jabatan", "nomor", "disalin_dari"}
_BERSAMA = ("satuan_waktu", "periode")
TANPA_TEMUAN = TabelTerperiksa({})
"""Tables in which nothing was found."""


def periksa_lembar(
    lembar: Lembar,
    instrumen: Instrumen,
    saat: Saat = "draf",
    *,
    jabatan: Mapping[str, object] | None = None,
    jenjang: str | None = None,
    nomor_baris: Sequence[int] | None = None,
    desimal: Desimal = "",
    terperiksa: TabelTerperiksa | None = None,
    kaidah: Kaidah = TANPA_KAIDAH,
) -> list[Temuan]:
    """Findings in an answered sheet: ``draf`` finds faults and doubts, ``ajukan`` also what is missing.

    jabatan : identity of the post, for the locked questions, which the sheet does not answer
    jenjang : level of a functional post, where the approach is ``angka_kredit``; None = not judged
    nomor_baris : number by which each task row is called in findings; None = 1, 2, 3 …
    terperiksa : tables of this sheet where they were judged already (:func:`tabel_lembar`); for a draft in
        which nothing was found, :data:`TANPA_TEMUAN`
    kaidah : what the law of the kegiatan says of the cells

    ``baris`` of a finding is the number of the task row, None for the head of the sheet. Cells are judged by
    :func:`abk.tables.validate_semua`; what is required, by the instrument.
    """
    terisi_ = _baris_terisi(lembar.uraian_tugas, nomor_baris)
    kepala = {p.nama: _kepala(lembar, p, jabatan or {}) for p in instrumen.jabatan}
    pendekatan = str(kepala["pendekatan"] or PENDEKATAN_BAWAAN)
    if terperiksa is None:
        terperiksa = _tabel(lembar, _bingkai(terisi_), pendekatan, jenjang, desimal, kaidah)
    informasi = {p.nama: getattr(lembar, p.nama, None) for p in instrumen.informasi}
    panjang = (*_panjang(instrumen.jabatan, kepala), *_panjang(instrumen.informasi, informasi))
    temuan = [*panjang, *_dari_tabel(terperiksa, jenjang)]
    dibaca = _bersama(terperiksa, kaidah) if saat == "ajukan" else {}
    for baris, isi in terisi_:
        jawaban = {**dict.fromkeys(URAIAN_TUGAS.nama_kolom), **isi}
        temuan += (replace(t, baris=baris) for t in _panjang(instrumen.uraian_tugas, jawaban))
        if saat == "ajukan":
            jawaban |= {k: v[baris - 2] for k, v in dibaca.items() if not terisi(jawaban[k])}
            jawaban["pendekatan"] = pendekatan
            temuan += (replace(t, baris=baris) for t in _kosong(instrumen.uraian_tugas, jawaban))
    if saat == "ajukan":
        temuan += _kosong(instrumen.jabatan, kepala)
        if not terisi_:
            saran = "Isi sekurang-kurangnya satu uraian tugas."
            temuan.append(_temuan("uraian_tugas", "punya_uraian_tugas", "belum ada uraian tugas", saran))
    urutan = {"struktural": 0, "cacat": 1, "ragu": 2, "catatan": 3}
    lengkap = [replace(t, kode_jabatan=lembar.kode_jabatan, berkas="") for t in temuan]
    return sorted(lengkap, key=lambda t: (urutan[t.tingkat], t.baris or 0))


_BarisTerisi = list[tuple[int, dict[str, object]]]
"""Rows with an answer, each with the number by which it is called. An index that is made of them counts as in
:mod:`abk.tables`: the label is that number less 2.
"""


def _baris_terisi(
    baris: Iterable[Mapping[Any, object]], nomor_baris: Sequence[int] | None = None
) -> _BarisTerisi:
    semua = enumerate(baris, 1) if nomor_baris is None else zip(nomor_baris, baris, strict=True)
    return [
        (nomor, {str(k): v for k, v in isi.items()})
        for nomor, isi in semua
        if any(terisi(v) for k, v in isi.items() if k not in _BUKAN_ISI)
    ]


def _bingkai(baris: _BarisTerisi) -> pd.DataFrame:
    lain = dict.fromkeys(k for _, isi in baris for k in isi if k not in URAIAN_TUGAS.nama_kolom)
    return pd.DataFrame(
        [isi for _, isi in baris],
        columns=[*URAIAN_TUGAS.nama_kolom, *lain],
        index=pd.Index([nomor - 2 for nomor, _ in baris], dtype="int64"),
        dtype="object",
    )


def tabel_lembar(
    lembar: Lembar, *, jenjang: str | None = None, desimal: Desimal = "", kaidah: Kaidah = TANPA_KAIDAH
) -> TabelTerperiksa:
    """Tables of one sheet, judged once for its findings and its sums."""
    pendekatan = lembar.pendekatan or PENDEKATAN_BAWAAN
    tugas = _bingkai(_baris_terisi(lembar.uraian_tugas))
    return _tabel(lembar, tugas, pendekatan, jenjang, desimal, kaidah)


def tanpa_temuan(
    semua: Sequence[tuple[Lembar, Mapping[str, object], Instrumen]], kaidah: Kaidah = TANPA_KAIDAH
) -> frozenset[str]:
    """Posts in whose sheets, as drafts, nothing is found when all are judged together.

    Each sheet comes with the identity of its post and its instrument. One that is not in the answer is to be
    judged by itself, in its own words.
    """
    banyak = Counter(lembar.kode_jabatan for lembar, *_ in semua)
    satu = [s for s in semua if banyak[s[0].kode_jabatan] == 1 and polos([s[0].kode_jabatan])]
    if not satu:
        return frozenset()
    jabatan, tugas = [], []
    for lembar, pos, instrumen in satu:
        pendekatan = str(_kepala(lembar, instrumen["pendekatan"], pos) or PENDEKATAN_BAWAAN)
        jabatan.append(_baris_jabatan(lembar, pendekatan, pos.get("jenjang")))
        baris = _baris_terisi(lembar.uraian_tugas)
        tugas += [{**isi, "kode_jabatan": lembar.kode_jabatan} for _, isi in baris]
    bahan = {
        "jabatan": pd.DataFrame(jabatan, dtype="object"),
        "uraian_tugas": pd.DataFrame(tugas, columns=list(URAIAN_TUGAS.nama_kolom), dtype="object"),
    }
    salah = {t.kode_jabatan for t in validate_semua(bahan, lembar=True, kaidah=kaidah).temuan}
    salah |= {s[0].kode_jabatan for s in satu if _terlalu_panjang(*s)}
    # of two rows with one key none says whose it is
    return frozenset() if None in salah else frozenset(s[0].kode_jabatan for s in satu) - salah


def _terlalu_panjang(lembar: Lembar, jabatan: Mapping[str, object], instrumen: Instrumen) -> bool:
    """Whether :func:`_panjang` may find anything in a sheet."""
    batas = instrumen.panjang_maksimum
    kepala = {p.nama: _kepala(lembar, p, jabatan) for p in instrumen.jabatan}
    informasi = {p.nama: getattr(lembar, p.nama, None) for p in instrumen.informasi}
    return any(
        isinstance(nilai, str) and nama in batas and len(nilai) > batas[nama]
        for isi in (kepala, informasi, *lembar.uraian_tugas)
        for nama, nilai in isi.items()
    )


def _kepala(lembar: Lembar, satu: Pertanyaan, jabatan: Mapping[str, object]) -> object:
    nilai = getattr(lembar, satu.nama, None)
    return jabatan.get(satu.nama) if satu.dikunci and not terisi(nilai) else nilai


def _tabel(
    lembar: Lembar,
    tugas: pd.DataFrame,
    pendekatan: str,
    jenjang: str | None,
    desimal: Desimal,
    kaidah: Kaidah,
) -> TabelTerperiksa:
    bahan = {
        "jabatan": pd.DataFrame([_baris_jabatan(lembar, pendekatan, jenjang)]),
        "uraian_tugas": tugas[list(URAIAN_TUGAS.nama_kolom)].assign(kode_jabatan=lembar.kode_jabatan),
    }
    return validate_semua(bahan, desimal=desimal, lembar=True, kaidah=kaidah)


def _baris_jabatan(lembar: Lembar, pendekatan: str, jenjang: object) -> dict[str, object]:
    bezetting = getattr(lembar, "bezetting", None)
    return {
        "kode_jabatan": lembar.kode_jabatan,
        "kode_unit": "-",
        "nama_jabatan": "-",
        "jenis_jabatan": "pelaksana",  # the identity is not the respondent's to answer
        "bezetting": bezetting if terisi(bezetting) else None,
        "pendekatan": pendekatan,
        "jenjang": jenjang,
    }


def _dari_tabel(hasil: TabelTerperiksa, jenjang: str | None) -> Iterable[Temuan]:
    for satu in hasil.temuan:
        tanpa_jenjang = satu.aturan == "perlu_jenjang" and jenjang is None
        if satu.aturan in _KELENGKAPAN or tanpa_jenjang:
            continue
        yield replace(satu, baris=None) if satu.tabel == "jabatan" else satu


def _bersama(terperiksa: TabelTerperiksa, kaidah: Kaidah) -> dict[str, dict[int, object]]:
    """What was read of one cell and answers for another as well, by column and label of the row."""
    # "2 jam" answers for the unit of time too; where the law says so, two bounds answer for the norm.
    dibaca = terperiksa.tabel["uraian_tugas"]
    return {k: dibaca[k].to_dict() for k in (*_BERSAMA, *(("norma_waktu",) if kaidah.norma_tengah else ()))}


def _kosong(pertanyaan: Sequence[Pertanyaan], jawaban: Mapping[str, object]) -> Iterable[Temuan]:
    tabel = "uraian_tugas" if "uraian_tugas" in jawaban else "jabatan"
    for satu in pertanyaan:
        if satu.wajib(jawaban) and not terisi(jawaban.get(satu.nama)):
            satuan = f" [{satu.satuan}]" if satu.satuan else ""
            pesan, saran = f"{satu.label} belum diisi", f"Isi {satu.label.lower()}{satuan}. {satu.bantuan}"
            yield _temuan(tabel, "wajib_jawab", pesan, saran, satu.nama)


def _panjang(pertanyaan: Sequence[Pertanyaan], jawaban: Mapping[str, object]) -> Iterable[Temuan]:
    tabel = "uraian_tugas" if "uraian_tugas" in jawaban else "jabatan"
    for satu in pertanyaan:
        nilai = jawaban.get(satu.nama)
        batas = satu.panjang_maksimum
        if batas is not None and isinstance(nilai, str) and len(nilai) > batas:
            pesan = f"{satu.label} berisi {len(nilai)} huruf, lebih dari {batas}"
            yield _temuan(tabel, "panjang_maksimum", pesan, "Ringkaskan isinya.", satu.nama, nilai[:80])


def _temuan(tabel: str, aturan: str, pesan: str, saran: str, kolom: str = "", nilai: str = "") -> Temuan:
    return Temuan("cacat", aturan, pesan, saran, tabel, kolom=kolom, nilai=nilai)
