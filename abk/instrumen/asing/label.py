"""Labels as offices write them, matched to what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from abk.tables.keraguan import tampak_jumlah
from abk.tulisan.terurai import data_paket

_CUKUP = 86.0
_KURUNG = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BUKAN_HURUF = re.compile(r"[^A-Z0-9]+")
_PANJANG_LABEL = 70
_PENDEK = 4
_PANJANG_KATA = 11
_SAINGAN = 2.0
_INGATAN = 20_000
_BERSPASI = re.compile(r"\b(?:[A-Z] ){2,}[A-Z]\b|^N O\b")
_RATA = re.compile(r"\bRATA\W*(?:RATA|2)\b")


@cache
def sinonim() -> Mapping[str, Any]:
    """The list of synonyms."""
    return data_paket("abk.instrumen.asing", "sinonim.yaml")


def baku(teks: object) -> str:
    """Label without brackets, punctuation and line breaks, in capitals."""
    return _BUKAN_HURUF.sub(" ", _KURUNG.sub(" ", str(teks)).upper()).strip()


@lru_cache(maxsize=8192)
def _lengkap(teks: str) -> str:
    """Label as :func:`baku`, abbreviations written out, spaced letters drawn together, no linking words."""
    label = baku(_RATA.sub("RATA RATA", teks.upper())) or baku(teks.strip("()[] "))
    label = _BERSPASI.sub(lambda m: m[0].replace(" ", ""), label)
    singkatan = sinonim()["singkatan"]
    return " ".join(str(singkatan.get(k, k)) for k in label.split() if k not in _abai())


@lru_cache(maxsize=8192)
def _tanpa_waktu(label: str) -> str:
    """Label without words of units and periods, and without bare numbers."""
    return " ".join(k for k in label.split() if k not in _kata_waktu() and not k.isdigit())


@cache
def _abai() -> frozenset[str]:
    return frozenset(sinonim()["abai"])


@cache
def _kata_waktu() -> frozenset[str]:
    s = sinonim()
    kata = {k for jenis in ("satuan_waktu", "periode") for daftar in s[jenis].values() for k in daftar}
    return frozenset(kata - {"MIN"})


class Kamus:
    """Meanings of labels: the list of this package, and the words that a mapping adds to its columns."""

    def __init__(self, tambahan: Mapping[str, Sequence[str]] | None = None) -> None:
        self._calon = {jenis: self._daftar(jenis) for jenis in ("kolom", "identitas")}
        self._calon["kolom"] |= _bentuk(tambahan or {})
        # A short synonym is near to too much: it must be met exactly.
        self._panjang = {j: [k for k in calon if len(k) > _PENDEK] for j, calon in self._calon.items()}
        self._ingat: dict[tuple[str, str, bool], tuple[str, float] | None] = {}

    @staticmethod
    def _daftar(jenis: str) -> dict[str, str]:
        return _bentuk(sinonim()[jenis])

    def peran(self, teks: str, jenis: str = "kolom", *, longgar: bool = False) -> tuple[str, float] | None:
        """Meaning and likeness of a label, or None; 100 = a known spelling, less = a typing error.

        longgar : also by the marks of a meaning, for what stands in a header
        """
        kunci = (teks, jenis, longgar)
        if kunci not in self._ingat:
            if len(self._ingat) > _INGATAN:
                self._ingat.clear()
            self._ingat[kunci] = self._cari(teks, jenis, longgar)
        return self._ingat[kunci]

    def _cari(self, teks: str, jenis: str, longgar: bool) -> tuple[str, float] | None:
        if len(teks) > 3 * _PANJANG_LABEL:
            return None
        label = _lengkap(teks)
        calon = self._calon[jenis]
        # "Beban Kerja (Volume)": what stands in brackets may make it another known label.
        utuh = " ".join(_BUKAN_HURUF.sub(" ", teks.upper()).split())
        for satu in dict.fromkeys((utuh, label, baku(teks), _tanpa_waktu(label))):
            if satu in calon:
                return calon[satu], 100.0
        for satu in dict.fromkeys((label, _tanpa_waktu(label))):
            if dekat := _terdekat(satu, calon, self._panjang[jenis]):
                return dekat
        if longgar and len(label) <= _PANJANG_LABEL:
            return self._bagian(teks, jenis) or _menurut_ciri(label)
        return None

    def _bagian(self, teks: str, jenis: str) -> tuple[str, float] | None:
        """One meaning of labels joined by a stroke: *Butir Kegiatan / Uraian Tugas Pokok*."""
        bagian = [b for b in re.split(r"[/,;\n]", _KURUNG.sub(" ", teks)) if b.strip()]
        arti = {p[0] for b in bagian if (p := self._cari(b, jenis, longgar=False))}
        return (arti.pop(), 90.0) if len(bagian) > 1 and len(arti) == 1 else None


def _bentuk(daftar: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Meaning of each word as it is written, and as :func:`_lengkap` writes it."""
    kata = [(k, peran) for peran, isi in daftar.items() for k in isi]
    return {b: peran for k, peran in kata for b in (_lengkap(k), baku(k)) if b}


KAMUS = Kamus()
"""The words of this package alone."""


def _terdekat(label: str, calon: Mapping[str, str], panjang: Sequence[str]) -> tuple[str, float] | None:
    if len(label) <= _PENDEK or len(label) > _PANJANG_LABEL:
        return None
    dekat = process.extract(label, panjang, scorer=fuzz.ratio, score_cutoff=_CUKUP, limit=5)
    if not dekat:
        return None
    terbaik = dekat[0]
    saingan = {calon[kata] for kata, skor, _ in dekat if terbaik[1] - skor < _SAINGAN}
    if len(saingan) > 1 or not _salah_ketik(label, terbaik[0]):
        return None
    return calon[terbaik[0]], float(terbaik[1])


def _salah_ketik(a: str, b: str) -> bool:
    """Whether two labels differ by typing errors: word by word, or by a blank left out."""
    kata = (a.split(), b.split())
    if len(kata[0]) != len(kata[1]):
        return OSA.distance(a.replace(" ", ""), b.replace(" ", "")) <= 1
    return all(_serupa(x, y) for x, y in zip(*kata, strict=True))


def _menurut_ciri(label: str) -> tuple[str, float] | None:
    kata = label.split()
    for satu in sinonim()["ciri"]:
        for peran, daftar in satu.items():
            if any(all(_memuat(kata, k) for k in ciri) for ciri in daftar):
                return str(peran), 75.0
    return None


@lru_cache(maxsize=65_536)
def _serupa(kata: str, satu: str) -> bool:
    """Whether a word is another, or that with a typing error: *KEUANGAN* is not *KEKURANGAN*."""
    salah = 1 if min(len(kata), len(satu)) < _PANJANG_KATA else 2
    return kata == satu or (len(kata) > _PENDEK and OSA.distance(kata, satu) <= salah)


def _memuat(kata: Iterable[str], satu: str) -> bool:
    return any(_serupa(k, satu) for k in kata)


@cache
def _baku_semua(jenis: str) -> frozenset[str]:
    return frozenset(baku(k) for k in sinonim()[jenis])


@lru_cache(maxsize=4096)
def baris_jumlah(teks: str) -> bool:
    """Whether a text labels a total or sub-total."""
    return tampak_jumlah(teks) or _hampir(baku(teks.split(":", 1)[0]), "jumlah")


@lru_cache(maxsize=4096)
def baris_kaki(teks: str) -> bool:
    """Whether a text labels a line of the foot of a table."""
    return _hampir(baku(teks.split(":", 1)[0]), "kaki")


def _hampir(label: str, jenis: str) -> bool:
    """Whether a label is one of a list, or nearly so."""
    semua = _baku_semua(jenis)
    if label in semua:
        return True
    if len(label) <= _PENDEK or len(label) > _PANJANG_LABEL:
        return False
    return process.extractOne(label, semua, scorer=fuzz.ratio, score_cutoff=_CUKUP + 4) is not None


def tanda_abk_kes(teks: str) -> str:
    """Term of ABK-Kes that a short label names, or empty."""
    if not teks or len(teks) > _PANJANG_LABEL:
        return ""
    label = " ".join(_BUKAN_HURUF.sub(" ", teks.upper()).split())  # with what stands in brackets
    ada = (k for k in sinonim()["abk_kes"] if label.startswith(k) or (len(k) > _PENDEK and k in label))
    return next(ada, "")


_PER = re.compile(r"(?:\bPER\b|/|\bDALAM\b|\bSELAMA\b|\bSETIAP\b|\bTIAP\b)\s*(?:(?:SATU|1)\b\s*)?([A-Z]+)")
_DALAM_SATUAN = re.compile(r"\bDALAM\s+(MENIT|MNT|JAM)\b")
_SATU = re.compile(r"\b(?:1|SATU)\s*([A-Z]+)")
_DALAM_KURUNG = re.compile(r"[(\[]\s*(?:1\s*)?([A-Z]+)\.?\s*[)\]]")
_SE = re.compile(r"\bSE(?:TAHUN|BULAN|MINGGU|HARI)\b|\b(?:TAHUN|BULAN|TRIWULAN|MINGGU|HARI)AN\b")


def satuan_dalam(teks: object) -> set[str]:
    """Units of time that a text names; what it names after *per* is a period, *dalam menit* a unit."""
    return _kata_dalam(_PER.sub(" ", _DALAM_SATUAN.sub(r" \1", str(teks).upper())), "satuan_waktu")


def periode_dalam(teks: object) -> set[str]:
    """Periods that a text names after *per*, a stroke, or in brackets: ``VOLUME (PER TAHUN)``."""
    huruf = str(teks).upper()
    bagian = [k for pola in (_PER, _SATU, _DALAM_KURUNG) for k in pola.findall(huruf)]
    return _kata_dalam(" ".join([*bagian, *_SE.findall(huruf)]), "periode")


def periode_per(teks: str) -> str:
    """The one period by which something is counted: ``Berkas/bulan``, ``dokumen per tahun``; or empty."""
    ada = _kata_dalam(" ".join(_PER.findall(teks.upper())), "periode")
    return ada.pop() if len(ada) == 1 else ""


def setahun(teks: object) -> bool:
    """Whether a text tells of a whole year: ``WAKTU SETAHUN``, ``(menit/tahun)``; ``(tahun)`` does not."""
    huruf = str(teks).upper()
    return bool(_kata_dalam(" ".join([*_PER.findall(huruf), *_SE.findall(huruf)]), "periode") & {"tahun"})


def _kata_dalam(teks: object, jenis: str) -> set[str]:
    kata = set(_BUKAN_HURUF.sub(" ", str(teks).upper()).split())
    return {nama for nama, daftar in sinonim()[jenis].items() if kata & set(daftar)}


def kata_tunggal(teks: object, jenis: str) -> str | None:
    """The one unit or period that a cell names, if it names nothing else."""
    if any(h.isnumeric() and not h.isascii() for h in str(teks)):  # "½ jam" names a number as well
        return None
    label = _BUKAN_HURUF.sub(" ", str(teks).upper()).strip().removeprefix("PER ").strip()
    for nama, daftar in sinonim()[jenis].items():
        if label in daftar:
            return str(nama)
    return None
