"""The figures of a document, each by the row or paragraph it stands in: compared where words may differ.

A document of an earlier edition says some things in other words. Where both say the same words, every figure
must be the same. A row of a table of posts must have its like by posts, units and figures, whatever else it
says, and none may be missing. Figures of other lines in other words must stand in a line of the document made
anew, or have an origin: what was filled in, fingerprints, days and times of the case; in a line about the law
all of them in one provision. The ordinals of a list, what is said without figures, and a paragraph that is
missing altogether are not seen here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from docx.oxml.ns import qn

from abk.kegiatan import Kegiatan
from abk.naskah.word.keeping import is_closing
from abk.naskah.word.package import printed_parts, text

_ANGKA = re.compile(
    r"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{8}(?: [0-9a-f]{8}){1,7})(?![0-9a-f])"
    r"|(?:(?<!\w)[-−])?\d+(?:[.,]\d+)*"
)
_URUT = re.compile(r"^(?:\(?\d{1,3}[.)](?: (?=\S)|(?=[^\W\d]))|\d{1,3}[.)]$)")
_TENTANG_HUKUM = re.compile(r"peraturan|undang-undang|permen|diperiksa \d|kalender")
_SIDIK_TERPENDEK = 16
_HUKUM = re.compile(r"nomor [\w./-]{1,40} tahun \d{4}")
_AWAL_HUKUM = re.compile(r"undang-undang|peraturan")
_HURUF = re.compile(r"[^\W\d_]")
_BATAS_KIRI = re.compile(r"[\w.-]")
_BATAS_KANAN = re.compile(r"[\w-]|\.\w")
_TERPANJANG = 60

Nama = tuple[str, ...]
"""Words that name posts and units, the longest first."""


@dataclass(frozen=True)
class Baris:
    """A paragraph, or a row of a table.

    kata : what it says, in small letters, without the ordinals before it
    bentuk : the same with a sign for each figure
    tabel : number of its table among those of posts and units; 0 outside of them
    nama : posts and units that it names
    angka : its figures, in order, without those of the names
    """

    kata: str
    bentuk: str
    tabel: int
    nama: frozenset[str]
    angka: tuple[str, ...]

    @property
    def sebut(self) -> str:
        """Its beginning, for a message."""
        return f"“{self.kata[:_TERPANJANG]}{'…' if len(self.kata) > _TERPANJANG else ''}”"


@dataclass(frozen=True)
class AsalAngka:
    """With what figures in other words are compared.

    nama : posts and units of the data
    isian : what was filled in, as text
    sidik : fingerprints of the case and its data
    waktu : its days and times, as documents write them, in small letters
    hukum : what documents say of the law: name of a provision (empty for a regulation), and its text
    """

    nama: Nama
    isian: str
    sidik: frozenset[str] = frozenset()
    waktu: tuple[str, ...] = ()
    hukum: tuple[tuple[str, str], ...] = ()


@dataclass
class BedaAngka:
    """Figures that are not as they should be, and such as nothing is known of; in words."""

    lain: list[str] = field(default_factory=list)
    tanpa_asal: list[str] = field(default_factory=list)


def angka(teks: str) -> tuple[str, ...]:
    """Figures of a text in their order; a fingerprint is one."""
    return tuple(a.replace(" ", "").replace("−", "-") for a in _ANGKA.findall(teks))


def nama_data(semua: Iterable[Kegiatan]) -> Nama:
    """Codes and names of all posts and units; a code without a letter is a figure."""
    kolom = [
        satu.to_numpy().ravel()
        for k in semua
        for satu in (k.jabatan[["kode_jabatan", "nama_jabatan"]], k.unit[["kode_unit", "nama_unit"]])
    ]
    nama = {" ".join(str(n).split()).casefold() for satu in kolom for n in satu}
    return tuple(sorted((n for n in nama if _HURUF.search(n)), key=lambda n: (-len(n), n)))


def beda_angka(asli: bytes, jadi: bytes, bahan: AsalAngka) -> BedaAngka:
    """What figures of a document are not those of the one made anew, nor have an origin in `bahan`."""
    lama, baru = _semua_baris(asli, bahan.nama), _semua_baris(jadi, bahan.nama)
    hasil = BedaAngka()
    sisa_lama, sisa_baru = _sama_kata(lama, baru, hasil)
    asal = _Asal(bahan, {h for b in baru for h in _HUKUM.findall(b.kata)})
    terikat = [[b for b in sisa if b.tabel and asal.mengikat(b)] for sisa in (sisa_lama, sisa_baru)]
    _baris_jabatan(terikat[0], terikat[1], hasil)
    lain = Counter(asal.sisa(b) for b in sisa_baru if not b.tabel)
    for b in sisa_lama:
        milik = asal.sisa(b)
        if b.tabel or asal.diisi.issuperset(milik):
            continue
        if lain[milik]:
            lain[milik] -= 1
        else:
            hasil.tanpa_asal.append(f"{b.sebut} ({', '.join(milik)})")
    return hasil


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────
@lru_cache(maxsize=2)
def _semua_baris(docx: bytes, nama: Nama) -> tuple[Baris, ...]:
    """Every line that says a figure or names a post or unit; heads and feet too."""
    hasil: list[Baris] = []
    tabel = 0
    for bagian in printed_parts(docx):
        hasil += [
            _baris([p], nama)
            for p in bagian.iter(qn("w:p"))
            if (tr := _di_atas(p, "w:tr")) is None or is_closing(tr)
        ]
        for satu in bagian.iter(qn("w:tbl")):
            baris = [
                _baris([p for p in tr.iter(qn("w:p")) if _di_atas(p, "w:tr") is tr], nama)
                for tr in satu.iter(qn("w:tr"))
                if _di_atas(tr, "w:tbl") is satu and not is_closing(tr)
            ]
            # a table without a head is one of layout: signatures, label and value
            berkepala = next(satu.iter(qn("w:tblHeader")), None) is not None
            if berkepala and not _tabel_paraf(baris) and any(b.nama and b.angka for b in baris):
                tabel += 1
                baris = [replace(b, tabel=tabel) for b in baris]
            hasil += baris
    return tuple(b for b in hasil if (b.angka or b.nama) and not _nomor_kolom(b))


def _tabel_paraf(baris: list[Baris]) -> bool:
    """Whether it is the table of initials: its rows say who and when, or only who."""
    return bool(baris) and baris[0].kata == "jabatan | paraf | tanggal"


def _nomor_kolom(baris: Baris) -> bool:
    """Whether it only counts the columns of its table: (1), (2), (3) and so on."""
    return baris.kata == " | ".join(f"({n})" for n in range(1, len(baris.angka) + 1))


def _di_atas(simpul: Any, jenis: str) -> Any:
    return next(simpul.iterancestors(qn(jenis)), None)


def _baris(paragraf: list[Any], nama: Nama) -> Baris:
    semua = (_URUT.sub("", " ".join(text(p).casefold().split())) for p in paragraf)
    kata = " | ".join(satu for satu in semua if satu)
    disebut, sisa = _sebutan(kata, nama)
    return Baris(kata, _ANGKA.sub("#", kata), 0, disebut, angka(sisa))


def _sebutan(kata: str, nama: Nama) -> tuple[frozenset[str], str]:
    """Names in a text, and the text without them."""
    disebut = set()
    for satu in nama:
        letak = kata.find(satu)
        while letak >= 0:
            akhir = letak + len(satu)
            if _BATAS_KIRI.search(kata[:letak][-1:]) or _BATAS_KANAN.match(kata[akhir : akhir + 2]):
                letak = kata.find(satu, letak + 1)
                continue
            disebut.add(satu)
            kata = f"{kata[:letak]} {kata[akhir:]}"
            letak = kata.find(satu, letak + 1)
    return frozenset(disebut), kata


class _Asal:
    """Which figures of a line still need an origin.

    dikutip : laws that the document made anew cites too
    """

    def __init__(self, bahan: AsalAngka, dikutip: AbstractSet[str]) -> None:
        self.diisi = frozenset(angka(bahan.isian))
        self._sidik, self._waktu = bahan.sidik, bahan.waktu
        self._hukum = [(nama.casefold(), frozenset(angka(teks))) for nama, teks in bahan.hukum]
        self._dikutip = frozenset(dikutip).union(*(_HUKUM.findall(t.casefold()) for _, t in bahan.hukum))

    def sisa(self, baris: Baris) -> tuple[str, ...]:
        """Figures without those of laws, fingerprints, days and times, sorted.

        A law in a list of laws that is cited nowhere else is one of them, whole: each of its figures alone
        could be that of another.
        """
        tak_dikutip = [h for h in _HUKUM.findall(baris.kata) if h not in self._dikutip]
        if tak_dikutip and _AWAL_HUKUM.match(baris.kata):
            return tuple(sorted(tak_dikutip))
        kata = _HUKUM.sub(lambda h: "" if h[0] in self._dikutip else h[0], baris.kata)
        for satu in self._waktu:
            kata = kata.replace(satu, " ")
        bagian = [kata]
        if _TENTANG_HUKUM.search(kata):
            bagian = [b for b in kata.split("; ") if not self._satu_ketentuan(b)]
        return tuple(sorted(a for b in bagian for a in angka(b) if not self._dikenal(a)))

    def _satu_ketentuan(self, kata: str) -> bool:
        """Whether all figures are those of one provision: of one that is named, where any is."""
        disebut = [isi for nama, isi in self._hukum if nama and nama in kata]
        return any(isi.issuperset(angka(kata)) for isi in disebut or [isi for _, isi in self._hukum])

    def mengikat(self, baris: Baris) -> bool:
        """Whether a row of a table says more than who signed and when."""
        return bool(self.sisa(baris) or (baris.nama and not baris.angka))

    def _dikenal(self, satu: str) -> bool:
        return len(satu) >= _SIDIK_TERPENDEK and any(s.startswith(satu) for s in self._sidik)


# ── comparison ────────────────────────────────────────────────────────────────────────────────────
def _sama_kata(
    lama: Sequence[Baris], baru: Sequence[Baris], hasil: BedaAngka
) -> tuple[list[Baris], list[Baris]]:
    """Lines of which the other document has none in the same words with the same figures.

    Where it has one in the same words, in the same table, the figures are others.
    """
    sejajar = max((b.tabel for b in lama), default=0) == max((b.tabel for b in baru), default=0)
    menurut: dict[tuple[int, str], tuple[list[Baris], list[Baris]]] = {}
    for nomor, semua in enumerate((lama, baru)):
        for b in semua:
            tempat = b.tabel if sejajar else min(b.tabel, 1)
            menurut.setdefault((tempat, b.bentuk), ([], []))[nomor].append(b)
    sisa: tuple[list[Baris], list[Baris]] = [], []
    for (_, bentuk), (satu, dua) in menurut.items():
        lebih, kurang = _tanpa(satu, dua), _tanpa(dua, satu)
        if _HURUF.search(bentuk):
            n = min(len(lebih), len(kurang))
            hasil.lain += [_lain(a, b) for a, b in zip(lebih[:n], kurang[:n], strict=True)]
            lebih, kurang = lebih[n:], kurang[n:]
        sisa[0].extend(lebih)
        sisa[1].extend(kurang)
    return sisa


def _tanpa(semua: list[Baris], ada: list[Baris]) -> list[Baris]:
    """Those without an equal one among the others, each of which is taken once."""
    stok = Counter(b.kata for b in ada)
    sisa = []
    for b in semua:
        if stok[b.kata]:
            stok[b.kata] -= 1
        else:
            sisa.append(b)
    return sisa


def _lain(lama: Baris, baru: Baris) -> str:
    pasangan = zip(angka(lama.kata), angka(baru.kata), strict=True)
    return f"{lama.sebut}: " + ", ".join(f"{a}, seharusnya {b}" for a, b in pasangan if a != b)


def _baris_jabatan(lama: list[Baris], baru: list[Baris], hasil: BedaAngka) -> None:
    """Rows of tables of posts in other words: each has its like by names and figures, and none is missing."""
    for tepat in (True, False):
        for a in list(lama):
            if (
                b := next((b for b in baru if a.angka == b.angka and _senama(a, b, tepat=tepat)), None)
            ) is not None:
                lama.remove(a)
                baru.remove(b)
    hasil.lain += [f"baris {b.sebut}: tidak ada baris dengan angka itu" for b in lama]
    hasil.lain += [f"baris {b.sebut} tidak ada" for b in baru]


def _senama(a: Baris, b: Baris, *, tepat: bool) -> bool:
    """Whether two rows name the same; or one of them some of what the other names."""
    if tepat or not (a.nama and b.nama):
        return a.nama == b.nama
    return a.nama <= b.nama or a.nama >= b.nama
