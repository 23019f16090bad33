"""Two people on one sheet: what each changed since the version both began with, and what stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from abk.errors import ParameterError
from abk.instrumen.formulir.isian import KOLOM_KEPALA
from abk.store import Lembar
from abk.store.lembar import KOLOM_BARIS, Sel, baris_berkunci

Pihak = Literal["milik", "baru"]
"""Whose value: ``milik`` = of this form, ``baru`` = of whoever saved in between."""
URUTAN = "urutan"
_Baris = Mapping[str, Sel]


@dataclass(frozen=True)
class Beda:
    """One place where the two sheets differ.

    kunci : ``"bezetting"``, ``"3/volume"``, ``"3"`` (a whole row), ``"urutan"`` (order of the rows)
    nomor, kolom : row and column; nomor empty = the head of the sheet, kolom empty = the whole row
    lama, milik, baru : value at the beginning, in this form, and in the store; None = empty or no row
    bawaan : whose value stands if nothing is chosen; None = both changed it, so it must be chosen
    """

    kunci: str
    nomor: str
    kolom: str
    lama: Sel | _Baris
    milik: Sel | _Baris
    baru: Sel | _Baris
    bawaan: Pihak | None


def perbedaan(lama: Lembar, baru: Lembar, milik: Lembar) -> list[Beda]:
    """Every place where two sheets differ that began as one.

    Head first, then row by row. Rows are matched by their number. A row that both sides added
    under one number is two rows, unless both say the same task.
    """
    beda = []
    for nama in KOLOM_KEPALA:
        l_, b, m = (getattr(x, nama) for x in (lama, baru, milik))
        if b != m:
            beda.append(Beda(nama, "", nama, l_, m, b, _bawaan(l_, m, b)))
    tiga = _tiga(lama, baru, milik)
    for kunci in dict.fromkeys([*tiga.baru, *tiga.milik]):
        beda += _beda_baris(kunci, tiga.lama.get(kunci), tiga.milik.get(kunci), tiga.baru.get(kunci))
    urutan = _urutan(tiga)
    if urutan is not None:
        beda.append(urutan)
    # rows both took out differ in nothing; a row one took out is in the other, and so is listed
    return beda


def gabung(lama: Lembar, baru: Lembar, milik: Lembar, pilihan: Mapping[str, Pihak]) -> Lembar:
    """Sheet with each difference settled, for on top of `baru`; ParameterError if a choice is missing."""
    beda = perbedaan(lama, baru, milik)
    putus = {b.kunci: pilihan.get(b.kunci) or b.bawaan for b in beda}
    belum = [k for k, v in putus.items() if v is None]
    if belum:
        raise ParameterError(
            f"{len(belum)} perbedaan belum dipilih.", "Pilih salah satu nilai pada setiap isian."
        )
    tiga = _tiga(lama, baru, milik)
    kepala = {n: getattr(milik if putus.get(n, "baru") == "milik" else baru, n) for n in KOLOM_KEPALA}
    hasil: dict[str, dict[str, Sel]] = {}
    for kunci in _susun(tiga, putus.get(URUTAN, "baru") == "milik", URUTAN in putus):
        isi = _baris_jadi(kunci, tiga, putus)
        if isi is not None:
            hasil[kunci] = isi
    return baru.dengan(**kepala, uraian_tugas=tuple(_bernomor(hasil)))


@dataclass(frozen=True)
class _Tiga:
    lama: dict[str, _Baris]
    baru: dict[str, _Baris]
    milik: dict[str, _Baris]


def _tiga(lama: Lembar, baru: Lembar, milik: Lembar) -> _Tiga:
    a, b, m = _berkunci(lama), _berkunci(baru), _berkunci(milik)
    kembar = {k for k in m if k not in a and k in b and m[k].get("uraian_tugas") != b[k].get("uraian_tugas")}
    return _Tiga(a, b, {f"{k}+" if k in kembar else k: v for k, v in m.items()})


def _berkunci(lembar: Lembar) -> dict[str, _Baris]:
    return {n: {k: v for k, v in b.items() if v is not None} for n, b in baris_berkunci(lembar).items()}


def _bawaan(lama: object, milik: object, baru: object) -> Pihak | None:
    return "milik" if baru == lama else "baru" if milik == lama else None


def _beda_baris(kunci: str, lama: _Baris | None, milik: _Baris | None, baru: _Baris | None) -> list[Beda]:
    if milik == baru:
        return []
    nomor = str((milik or baru or {}).get("nomor", kunci))
    if milik is None or baru is None:
        return [Beda(kunci, nomor, "", lama, milik, baru, _bawaan(lama, milik, baru))]
    asal = lama or {}
    return [
        Beda(f"{kunci}/{k}", nomor, k, asal.get(k), milik.get(k), baru.get(k),
             _bawaan(asal.get(k), milik.get(k), baru.get(k)))
        for k in KOLOM_BARIS
        if milik.get(k) != baru.get(k)
    ]  # fmt: skip


def _urutan(tiga: _Tiga) -> Beda | None:
    """Difference in the order of the rows that both sides have."""
    semua = tiga.baru.keys() & tiga.milik.keys()
    b, m = ([k for k in x if k in semua] for x in (tiga.baru, tiga.milik))
    if b == m:
        return None
    dulu = [k for k in tiga.lama if k in semua]
    b_dulu, m_dulu = ([k for k in x if k in tiga.lama] for x in (b, m))
    bawaan: Pihak | None = "baru" if b_dulu == m_dulu else _bawaan(dulu, m_dulu, b_dulu)
    return Beda(URUTAN, "", URUTAN, ", ".join(dulu), ", ".join(m), ", ".join(b), bawaan)


def _susun(tiga: _Tiga, milik_dahulu: bool, ada_beda: bool) -> list[str]:
    """Order of all rows: of one side, rows of the other after the row they follow there."""
    dahulu = milik_dahulu or not ada_beda
    satu, dua = (tiga.milik, tiga.baru) if dahulu else (tiga.baru, tiga.milik)
    urutan = list(satu)
    sebelum = ""
    for kunci in dua:
        if kunci not in satu:
            urutan.insert(urutan.index(sebelum) + 1 if sebelum else 0, kunci)
        sebelum = kunci
    return urutan


def _baris_jadi(kunci: str, tiga: _Tiga, putus: Mapping[str, Pihak | None]) -> dict[str, Sel] | None:
    milik, baru = tiga.milik.get(kunci), tiga.baru.get(kunci)
    if milik is None or baru is None:
        pilih = milik if putus.get(kunci, "milik" if baru is None else "baru") == "milik" else baru
        return None if pilih is None else dict(pilih)
    hasil = dict(baru)
    for kolom in KOLOM_BARIS:
        if putus.get(f"{kunci}/{kolom}") == "milik":
            hasil[kolom] = milik.get(kolom)
    return hasil


def _bernomor(hasil: Mapping[str, dict[str, Sel]]) -> list[dict[str, Sel]]:
    """Rows, those added under a number that the other side took as well numbered on."""
    pakai = {str(b.get("nomor")) for k, b in hasil.items() if not k.endswith("+")}
    baris = []
    for kunci, isi in hasil.items():
        nomor = str(isi.get("nomor"))
        if kunci.endswith("+") and nomor in pakai:
            angka = max((int(p) for p in pakai if p.isdecimal()), default=0) + 1
            nomor = str(angka)
            pakai.add(nomor)
            baris.append({**isi, "nomor": nomor})
        else:
            baris.append(isi)
    return baris
