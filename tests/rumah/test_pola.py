"""Guards abk: every regular expression is passed in time that grows with the text, not with its square."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import abk

AKAR = Path(abk.__file__).parent
FUNGSI = {"compile", "match", "fullmatch", "search", "sub", "subn", "findall", "finditer", "split"}
DI_AWAL = {"match", "fullmatch"}
"""Methods that try at one place only; all others try at every place of the text."""
PENDEK, PANJANG = 16, 32
TUMBUH = 2.8
"""Twice the text costs twice the steps, and a little more; with a square it is four times."""
BATAS_LANGKAH = 30_000


SENDIRI = {
    "abk/cli/language.py": "what the library of the command line says of the caller's own line",
    "abk/reports/exporter.py": "page that the program has just made; what people wrote is escaped in it",
    "abk/store/migrasi/versions/versi_0003.py": "never more than 64 digits at a place",
}
"""Modules whose patterns are not judged, and why."""


# ── which there are ───────────────────────────────────────────────────────────────────────────────
@dataclass
class Pola:
    letak: str
    pola: str
    bendera: int
    cara: set[str] = field(default_factory=set)


def semua_pola() -> list[Pola]:
    """Every regular expression that the package writes, with the methods by which it is used."""
    hasil: list[Pola] = []
    bernama: list[tuple[str, Pola]] = []
    dipakai: dict[str, set[str]] = {}
    for berkas in (b for b in sorted(AKAR.rglob("*.py")) if str(b.relative_to(AKAR.parent)) not in SENDIRI):
        pohon = ast.parse(berkas.read_text(encoding="utf-8"))
        for simpul in ast.walk(pohon):
            if isinstance(simpul, ast.Attribute) and isinstance(simpul.value, ast.Name):
                dipakai.setdefault(simpul.value.id, set()).add(simpul.attr)
            if nama := _kolom(simpul):
                dipakai.setdefault(nama, set()).add(simpul.func.attr)
            if not _panggilan(simpul):
                continue
            satu = Pola(f"{berkas.relative_to(AKAR.parent)}:{simpul.lineno}", *_nilai(berkas, simpul))
            hasil.append(satu)
            if simpul.func.attr != "compile":
                satu.cara.add(simpul.func.attr)
        for simpul in ast.walk(pohon):
            if isinstance(simpul, (ast.Assign, ast.AnnAssign)) and _panggilan(simpul.value):
                tujuan = simpul.targets[0] if isinstance(simpul, ast.Assign) else simpul.target
                letak = f"{berkas.relative_to(AKAR.parent)}:{simpul.value.lineno}"
                bernama += [
                    (tujuan.id, p) for p in hasil if p.letak == letak and isinstance(tujuan, ast.Name)
                ]
    for nama, satu in bernama:
        satu.cara |= dipakai.get(nama, set()) & {*FUNGSI, "contains", "extract", "replace"}
    return hasil


def _kolom(simpul: Any) -> str:
    """Name that a method is given first, as pandas is given a pattern: ``column.str.match(PATTERN)``."""
    sesuai = isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Attribute) and simpul.args
    return simpul.args[0].id if sesuai and isinstance(simpul.args[0], ast.Name) else ""


def _panggilan(simpul: Any) -> bool:
    return (
        isinstance(simpul, ast.Call)
        and isinstance(simpul.func, ast.Attribute)
        and isinstance(simpul.func.value, ast.Name)
        and simpul.func.value.id == "re"
        and simpul.func.attr in FUNGSI
    )


def _nilai(berkas: Path, simpul: ast.Call) -> tuple[str, int]:
    """Pattern and flags, as the module itself would read them."""
    modul = ".".join(berkas.relative_to(AKAR.parent).with_suffix("").parts).removesuffix(".__init__")
    ruang = {**vars(import_module(modul)), "re": re}
    pola = eval(compile(ast.Expression(simpul.args[0]), modul, "eval"), ruang)  # noqa: S307 - our own code
    bendera = [k.value for k in simpul.keywords if k.arg == "flags"]
    if simpul.func.attr == "compile":  # type: ignore[attr-defined]
        bendera += simpul.args[1:2]
    return pola, sum(
        int(eval(compile(ast.Expression(b), modul, "eval"), ruang))  # noqa: S307 - our own code
        for b in bendera
    )


# ── a matcher that counts ─────────────────────────────────────────────────────────────────────────
Lanjut = Callable[[int], bool]


class TerlaluBanyakError(Exception):
    pass


class Penghitung:
    """Backtracks as the engine does, without its shortcuts, and counts the steps."""

    def __init__(self, pola: str, bendera: int = 0) -> None:
        self.pohon = _parser.parse(pola, bendera)
        self.langkah = 0
        self._satu: dict[int, Any] = {}

    def biaya(self, teks: str, *, di_awal: bool, sampai_akhir: bool) -> int:
        """Steps for a text; those of a search go on behind each hit."""
        self.langkah, self.teks = 0, teks
        akhir: list[int] = []

        def tiba(letak: int) -> bool:
            if sampai_akhir and letak != len(teks):
                return False
            akhir[:] = [letak]
            return True

        letak = 0
        while letak <= len(teks):
            akhir.clear()
            self._urut(self.pohon, 0, letak, tiba)
            if di_awal:
                break
            letak = max(akhir[0], letak + 1) if akhir else letak + 1
        return self.langkah

    def _urut(self, pohon: Any, nomor: int, letak: int, lanjut: Lanjut) -> bool:
        self.langkah += 1
        if self.langkah > BATAS_LANGKAH:
            raise TerlaluBanyakError
        if nomor == len(pohon):
            return lanjut(letak)
        op, isi = pohon[nomor]
        sesudah: Lanjut = lambda ke: self._urut(pohon, nomor + 1, ke, lanjut)  # noqa: E731
        if op is _constants.SUBPATTERN:
            return self._urut(isi[3], 0, letak, sesudah)
        if op is _constants.BRANCH:
            return any(self._urut(cabang, 0, letak, sesudah) for cabang in isi[1])
        if op in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            return self._ulang(op, isi, letak, sesudah, 0)
        panjang = self._cocok(pohon, nomor, letak)
        return panjang is not None and sesudah(letak + panjang)

    def _ulang(self, op: Any, isi: Any, letak: int, lanjut: Lanjut, kali: int) -> bool:
        sedikit, banyak, badan = isi

        def lagi() -> bool:
            return kali < banyak and self._urut(
                badan, 0, letak, lambda ke: ke > letak and self._ulang(op, isi, ke, lanjut, kali + 1)
            )

        if kali < sedikit:
            return lagi()
        if op is _constants.MAX_REPEAT:
            return lagi() or lanjut(letak)
        return lanjut(letak) or lagi()

    def _cocok(self, pohon: Any, nomor: int, letak: int) -> int | None:
        """Length of what one character, place or look ahead takes; None where it does not fit."""
        kunci = id(pohon[nomor])
        if kunci not in self._satu:
            self._satu[kunci] = (pohon, _kompilasi(self.pohon.state, pohon[nomor]))
        hasil = self._satu[kunci][1].match(self.teks, letak)
        return None if hasil is None else hasil.end() - letak


def _kompilasi(keadaan: Any, op: Any) -> Any:
    return _compiler.compile(_parser.SubPattern(keadaan, [op]), keadaan.flags)


# ── what may cost most ────────────────────────────────────────────────────────────────────────────
HURUF = [*map(chr, range(32, 127)), "\t", "\n", "\u00a0", "é", "–", "\u200b", "Σ", "٣", "\x00"]


def serangan(pola: str, bendera: int = 0) -> Iterator[tuple[str, str, str]]:
    """Beginning, what is repeated, and end: one letter of every kind that the pattern tells apart, at every
    place of it where something is repeated."""
    pohon = _parser.parse(pola, bendera)
    satuan = [_kompilasi(pohon.state, op) for op in _satuan(pohon)]
    kelas = {tuple(s.fullmatch(h) is not None for s in satuan): h for h in reversed(HURUF)}
    wakil = sorted(set(kelas.values()))
    pompa = [*wakil, *[a + b for a in wakil for b in wakil if a != b][:16]]
    awal = {""}
    kata: list[str] = []
    _jalan(pohon, pohon.state, "", awal, kata)
    for a in sorted(awal)[:12]:
        for p in [*pompa, *kata[:4]]:
            for akhir in ("", "\x00"):
                yield a, p, akhir
    for k in sorted(awal | set(kata))[:8]:
        yield "", k or " ", ""


def _satuan(pohon: Any) -> Iterator[Any]:
    for op, isi in pohon:
        if op in {_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN}:
            yield op, isi
        elif op is _constants.SUBPATTERN:
            yield from _satuan(isi[3])
        elif op is _constants.BRANCH:
            for cabang in isi[1]:
                yield from _satuan(cabang)
        elif op in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            yield from _satuan(isi[2])


def _jalan(pohon: Any, keadaan: Any, sejauh: str, awal: set[str], kata: list[str]) -> str:
    """A text that fits, piece by piece; what stands before each repetition is noted, and what it repeats."""
    for op, isi in pohon:
        if op is _constants.SUBPATTERN:
            sejauh = _jalan(isi[3], keadaan, sejauh, awal, kata)
        elif op is _constants.BRANCH:
            semua = [_jalan(cabang, keadaan, sejauh, awal, kata) for cabang in isi[1]]
            sejauh = semua[0]
        elif op in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            awal.add(sejauh)
            badan = _jalan(isi[2], keadaan, "", set(), kata)
            kata.append(badan or " ")
            sejauh += badan * max(isi[0], 1)
        elif op in {_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN}:
            sejauh += _contoh(keadaan, op, isi)
    return sejauh


def _contoh(keadaan: Any, op: Any, isi: Any) -> str:
    if op is _constants.LITERAL:
        return chr(isi)
    satu = _kompilasi(keadaan, (op, isi))
    return next((h for h in HURUF if satu.fullmatch(h)), "")


@lru_cache
def terburuk(pola: str, bendera: int, *, di_awal: bool, sampai_akhir: bool) -> tuple[float, str]:
    """By how much the steps grow when the text is twice as long, at worst; and the text."""
    hitung = Penghitung(pola, bendera)
    paling = (0.0, "")
    for awal, pompa, akhir in dict.fromkeys(serangan(pola, bendera)):
        try:
            pendek, panjang = (
                hitung.biaya(awal + pompa * n + akhir, di_awal=di_awal, sampai_akhir=sampai_akhir)
                for n in (PENDEK, PANJANG)
            )
        except TerlaluBanyakError:
            return (float("inf"), f"{awal!r} {pompa!r} {akhir!r}")
        if panjang > 6 * PANJANG:
            paling = max(paling, (panjang / pendek, f"{awal!r} {pompa!r} {akhir!r}"))
    return paling


@pytest.fixture(autouse=True)
def _dalam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    lama = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(lama)


# ── tests ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("pola", "lurus"),
    [
        (r"<[^>]+>", False),  # rumus: a row of n "<" is passed n times
        (r"<[^<>]*>", True),
        (r"(a+)+b", False),
        (r"\s*\s*=", False),
        (r"a*b", False),
        (r"[A-Z]{1,3}[0-9]+", True),
        (r"x[^x]*y", True),
    ],
)
def test_hitungan_langkah_membedakan(pola: str, lurus: bool):
    """The counting tells what is known to be linear from what is known not to be."""
    assert (terburuk(pola, 0, di_awal=False, sampai_akhir=False)[0] < TUMBUH) == lurus


@pytest.mark.serangan("kantor", "Mengirim teks yang membuat pola pencarian tidak selesai", "dicegah")
def test_semua_pola_dijalani_sekali():
    """Every pattern of the package, over the worst text that can be made from its own parts."""
    semua = semua_pola()
    assert len(semua) > 60
    buruk = []
    for satu in semua:
        cara = satu.cara or {"search"}
        tumbuh, teks = terburuk(
            satu.pola, satu.bendera, di_awal=cara <= DI_AWAL, sampai_akhir=cara == {"fullmatch"}
        )
        if tumbuh >= TUMBUH:
            buruk.append(f"{satu.letak}: {satu.pola!r} tumbuh {tumbuh:.1f}× pada {teks}")
    assert not buruk, "\n".join(buruk)
