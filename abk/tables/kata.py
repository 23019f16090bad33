"""Words as offices write them, and the word of the closed list that they mean: one table for every way in.

The table is data: :file:`sinonim.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from abk.tables.angka import (
    TANDA_PECAHAN,
    AngkaTeks,
    angka_teks,
    pecahan_teks,
    tanpa_bom,
    tulis_pecahan,
)
from abk.tables.kolom import JABATAN, URAIAN_TUGAS
from abk.tulisan.markup import kutip
from abk.tulisan.terurai import data_paket

_PILIHAN = {k.nama: k.pilihan for t in (JABATAN, URAIAN_TUGAS) for k in t.kolom if k.pilihan}
_AWALAN = re.compile(r"(?:per|tiap|setiap|/)\s*")
_KALI = re.compile(r"\A(?:x|kali)(?=[\s/])\s*")
_PECAHAN = rf"\d*\s{{0,9}}[{TANDA_PECAHAN}]|(?:\d+\s{{1,9}})?\d+[/⁄]\d+"
_ANGKA_KATA = re.compile(rf"(?P<angka>{_PECAHAN}|[+-]?\d[\d.,]*)\s*(?P<kata>(?:/\s*)?[A-Za-z][A-Za-z./ ]*)")
_PER = re.compile(r" (?:per|tiap|setiap|dalam) |/")
_JAM_MENIT = re.compile(
    r"(\d{1,3})\s*(?:jam|j)\.?\s*(?:dan\s*)?(\d{1,2})\s*(?:menit|mnt|m)\.?", re.IGNORECASE
)
_BUKAN_ANGKA = AngkaTeks(None)
_PETIK = re.compile(r"['\u2019\u2032]\Z")
_JAM_DETIK = re.compile(r"(\d{1,3}):([0-5]\d)(?::00)?")


@cache
def sinonim() -> Mapping[str, Any]:
    """The table of synonyms, as it is written.

    Returns
    -------
    mapping of a column to its words, each with the spellings that mean it
    """
    return data_paket("abk.tables", "sinonim.yaml")


def kata_polos(teks: str) -> str:
    """The word ``teks`` without capitals, spare blanks and points; ``_`` and ``-`` are blanks."""
    kata = " ".join(re.sub(r"[_\-\u2010-\u2013\s]+", " ", teks.casefold()).split()).strip(" .")
    return "/".join(bagian.strip() for bagian in kata.split("/"))


@cache
def _arti(kolom: str) -> Mapping[str, tuple[str, ...]]:
    hasil: dict[str, list[str]] = {}
    for baku in _PILIHAN[kolom]:
        hasil.setdefault(kata_polos(baku), []).append(baku)
    for baku, daftar in sinonim().get(kolom, {}).items():
        for kata in daftar:
            hasil.setdefault(kata_polos(kata), []).append(baku)
    return {kata: tuple(dict.fromkeys(arti)) for kata, arti in hasil.items()}


@lru_cache(maxsize=4096)
def arti_kata(teks: str, kolom: str) -> tuple[str, ...]:
    """Words of the closed list that a text can mean.

    Parameters
    ----------
    teks : the cell, e.g. ``"Bulanan"``, ``"per bulan"``, ``"mnt."``
    kolom : column of the list, e.g. ``periode``

    Returns
    -------
    tuple of str
        One word where the meaning is clear, several where only the author can choose, none where the text is
        not known.
    """
    if kolom not in _PILIHAN:
        return ()
    arti, kata = _arti(kolom), kata_polos(teks)
    return arti.get(kata) or arti.get(_AWALAN.sub("", kata, count=1) if _AWALAN.match(kata) else "", ())


def pisah_kata(teks: str, kolom: str, hasil_kerja: str = "") -> tuple[str, str] | None:
    """Number and word of a cell in which one follows the other.

    Parameters
    ----------
    teks : the cell, e.g. ``"2 jam"``, ``"2 x seminggu"``, ``"12 dokumen"``
    kolom : its column
    hasil_kerja : the result of the task, which a volume may name again

    Returns
    -------
    tuple of str
        The number as written, and the word of the paired column that is meant: empty where the word says only
        what is known. None where the word is not known.
    """
    tulisan, pasangan = tanpa_jejak(teks), sinonim()["sesudah_angka"].get(kolom, "")
    kira, tulisan = _tanpa_kira(tulisan)
    if pasangan == "satuan_waktu":
        tulisan = _PETIK.sub(" menit", tulisan)
    if kira and angka_teks(tulisan) != _BUKAN_ANGKA:
        return tulisan, ""
    if pasangan == "satuan_waktu" and (menit := _menit(tulisan)) is not None:
        return tulis_pecahan(menit), "menit"
    cocok = _ANGKA_KATA.fullmatch(tulisan)
    if cocok is None:
        return None
    kata = kata_polos(cocok["kata"])
    angka = _angka_pecahan(cocok["angka"], waktu=pasangan == "satuan_waktu")
    if angka_teks(angka) == _BUKAN_ANGKA and angka != cocok["angka"]:
        return None
    sendiri = sinonim()["satuan_sendiri"].get(kolom, ())
    if kata in sendiri or (kolom == "volume" and kata == kata_polos(hasil_kerja)):
        return angka, ""
    if kolom == "volume":
        if kata in _arti("satuan_waktu") or kata in sinonim()["lama_periode"]:
            return None  # "12 bulan" is twelve months, one result each, or twelve results a month
        kata = _KALI.sub("", kata, count=1)
    elif _AWALAN.match(kata):
        return None  # "5/jam" is five in an hour, no five hours
    arti = arti_kata(kata, pasangan) or _arti_per(kata, pasangan)
    return (angka, arti[0]) if len(arti) == 1 else None


def _angka_pecahan(angka: str, *, waktu: bool) -> str:
    """A fraction as every decimal sign reads it; ``1/2`` is one beside a unit of time alone."""
    polos = f"0 {angka}" if waktu and "/" in angka and " " not in angka else angka
    pecahan = pecahan_teks(polos)
    return angka if pecahan is None else tulis_pecahan(pecahan)


def _menit(tulisan: str) -> Fraction | None:
    """Minutes [menit] of hours and minutes, of seconds, of a part of an hour that has no end as a decimal.

    None where a unit of the list tells the time, and where the minutes have no end as a decimal either.
    """
    if waktu := _JAM_MENIT.fullmatch(tulisan):
        return Fraction(int(waktu[1]) * 60 + int(waktu[2]))
    if (cocok := _ANGKA_KATA.fullmatch(tulisan)) is None:
        return None
    angka, (satu, *per) = (
        _angka_pecahan(cocok["angka"], waktu=True),
        _PER.split(kata_polos(cocok["kata"])),
    )
    nilai, pecahan = angka_teks(angka).nilai, pecahan_teks(angka)
    if per and (arti_kata(per[-1], "satuan_waktu") or arti_kata(per[-1], "periode")):
        return None
    if satu in sinonim()["detik"] and nilai is not None:
        menit = Fraction(nilai) / 60
    elif nilai is None and pecahan is not None and arti_kata(satu, "satuan_waktu") == ("jam",):
        menit = pecahan * 60
    else:
        return None
    return menit if angka_teks(tulis_pecahan(menit)) != _BUKAN_ANGKA else None


def _arti_per(kata: str, pasangan: str) -> tuple[str, ...]:
    """Meaning of a word and what it is counted by: ``keg/thn`` is a period, ``jam/keg`` a unit of time."""
    bagian = _PER.split(kata)
    if len(bagian) != 2 or not all(bagian):  # noqa: PLR2004 - one word per another
        return ()
    penentu, lain = bagian if pasangan == "satuan_waktu" else bagian[::-1]
    # "2 jam/hari" tells no time of one result, "3 bulan/tahun" no count of results.
    waktu = arti_kata(lain, "satuan_waktu") or arti_kata(lain, "periode") or lain in sinonim()["detik"]
    return () if waktu else arti_kata(penentu, pasangan)


def waktu_titik_dua(teks: str) -> tuple[int, Fraction] | None:
    """Minutes that a time like ``1:30`` can mean.

    Parameters
    ----------
    teks : the cell

    Returns
    -------
    (int, Fraction) or None
        As hours and minutes, and as minutes and seconds [menit]; None for another text.
    """
    cocok = _JAM_DETIK.fullmatch(tanpa_jejak(teks))
    if cocok is None:
        return None
    detik = int(cocok[1]) * 60 + int(cocok[2])
    return detik, Fraction(detik, 60)


def tanpa_jejak(teks: str) -> str:
    """The cell ``teks`` without the marks that leave no trace, its blanks plain."""
    return " ".join(tanpa_bom(teks).split())


def berkata(teks: str) -> bool:
    """Whether the cell ``teks`` may be a number with a word."""
    pola = (_ANGKA_KATA, _JAM_MENIT, _JAM_DETIK)
    return any(p.fullmatch(teks) for p in pola) or bool(_tanpa_kira(teks)[0] or _PETIK.search(teks))


def _tanpa_kira(teks: str) -> tuple[str, str]:
    """What says that a number is no exact one (``±``, ``kurang lebih``), and the text without it."""
    kecil = teks.casefold()
    awalan = next((k for k in sinonim()["perkiraan"] if kecil.startswith(k)), "")
    return awalan, teks[len(awalan) :].lstrip()


GANTI = "Ganti isinya bila bukan itu maksudnya."
"""Advice beside what was read otherwise than it is written."""


def bacaan_kata(teks: str, kolom: str, pilihan: Sequence[str]) -> tuple[str, tuple[Any, ...] | None]:
    """Word of a cell of a closed list, and what is to be said of it.

    Parameters
    ----------
    teks : the cell
    kolom, pilihan : its column and the words allowed there

    Returns
    -------
    kata : the word that it means, or the text in small letters
    sebutan : level, rule, message and advice, or None where the very word was written
    """
    arti = arti_kata(teks, kolom)
    if len(arti) > 1:
        pesan = f"{kolom} {kutip(teks)} dapat berarti {' atau '.join(arti)}"
        return teks.lower(), ("ragu", "kata_bermakna_ganda", pesan, f"Tulis {' atau '.join(arti)}.")
    if not arti or arti[0] not in pilihan:
        return teks.lower(), None
    if kata_polos(teks) == kata_polos(arti[0]):
        return arti[0], None
    return arti[0], ("catatan", "dibaca_sebagai", f"{kolom} {kutip(teks)} dibaca {arti[0]}", GANTI)
