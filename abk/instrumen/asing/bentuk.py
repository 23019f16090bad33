"""What the preview of a foreign workbook holds: tables, posts, rows, questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from abk.instrumen.asing.grid import Angka
from abk.instrumen.asing.header import JenisTabel
from abk.instrumen.asing.rentang import DuaBacaan
from abk.instrumen.galat import TemuanSel
from abk.tulisan.markup import kutip

LEWATI = "jangan baca tabel ini"
"""Answer: nothing of the table comes in."""


@dataclass(frozen=True)
class Tanya:
    """A question that only the owner of the workbook can answer, and its evidence with cells.

    pilihan : allowed answers; empty = free text
    usulan : answer that the evidence suggests, empty where it suggests none or contradicts itself
    pasti : header and figures settle it: `usulan` holds unless the user answers otherwise
    """

    nama: str
    teks: str
    pilihan: tuple[str, ...] = ()
    usulan: str = ""
    bukti: str = ""
    jawaban: str = ""
    pasti: bool = False

    @property
    def terbuka(self) -> bool:
        """Whether it still waits for a valid answer."""
        return not self.berlaku or self.di_luar

    @property
    def berlaku(self) -> str:
        """Answer of the user, else the one that the evidence settles."""
        return self.jawaban or (self.usulan if self.pasti else "")

    @property
    def di_luar(self) -> bool:
        """Whether the answer is none of the choices."""
        return bool(self.pilihan and self.jawaban and self.jawaban not in self.pilihan)

    def dijawab(self, jawaban: str) -> Tanya:
        """The question with an answer; capitals and blanks of a choice do not matter."""
        sama = {p.casefold(): p for p in self.pilihan}
        return replace(self, jawaban=sama.get(" ".join(jawaban.split()).casefold(), jawaban))

    def __str__(self) -> str:
        """The question, its choices, what is wrong with the answer given, and the evidence."""
        pilihan = f" [{' | '.join(self.pilihan)}]" if self.pilihan else ""
        salah = f" jawaban {kutip(self.jawaban)} tidak ada di antara pilihannya" if self.di_luar else ""
        bukti = f" ({self.bukti})" if self.bukti else ""
        return f"{self.nama}: {self.teks}{pilihan}{salah}{bukti}"


@dataclass(frozen=True)
class Jabatan:
    """A post found in a workbook: its name as written or empty, people there [orang], where both stand.

    unit : name of its unit as the table or the label nearest above it writes it, or empty
    """

    nama: str
    sel: str = ""
    bezetting: int | None = None
    sel_bezetting: str = ""
    unit: str = ""


@dataclass(frozen=True)
class BarisAsing:
    """One task row, with the address of each cell used.

    baris, bagian : row from 0, index of the post in its table
    nomor : number as written, normalised (``3.`` → ``3``, ``a)`` under 3 → ``3.a``)
    satuan, periode : as the row itself states them, or empty
    gabungan : numbers that stand in a merged cell begun in a row above
    dua : readings of a norma written as a range (``30-60``) or as a time (``1:30``)
    satuan_lain, periode_lain : what its own column of units or periods says, where that is none that is known
    periode_hasil : period by which its result is counted (``Berkas/bulan``), or empty
    """

    baris: int
    bagian: int
    nomor: str
    teks: Mapping[str, str]
    angka: Mapping[str, Angka]
    satuan: str
    periode: str
    sel: Mapping[str, str]
    tersembunyi: bool = False
    gabungan: frozenset[str] = frozenset()
    dua: DuaBacaan | None = None
    satuan_lain: str = ""
    periode_lain: str = ""
    periode_hasil: str = ""


@dataclass
class IsiTabel:
    """Rows of one table, sorted by what they are."""

    jabatan: list[Jabatan]
    baris: list[BarisAsing] = field(default_factory=list)
    dilewati: list[tuple[int, str]] = field(default_factory=list)
    ditolak: list[TemuanSel] = field(default_factory=list)
    jumlah: list[int] = field(default_factory=list)
    judul: list[tuple[int, str]] = field(default_factory=list)
    per_periode: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TabelTinjau:
    """One table of the preview: its cells (`ruas`), posts and rows in order, questions, cells refused.

    kunci : ``lembar!B8``, by which a mapping file knows the table
    kolom, label : column letter of each meaning, and its header text
    dilewati : rows that are not tasks, with the reason
    bukti : what the mapping rests on
    kepala : rows of its header from 1, where the user pointed at it
    """

    lembar: str
    kunci: str
    jenis: JenisTabel
    ruas: str
    kolom: Mapping[str, str] = field(default_factory=dict)
    label: Mapping[str, str] = field(default_factory=dict)
    jabatan: tuple[Jabatan, ...] = ()
    baris: tuple[BarisAsing, ...] = ()
    dilewati: tuple[tuple[int, str], ...] = ()
    tanya: tuple[Tanya, ...] = ()
    ditolak: tuple[TemuanSel, ...] = ()
    bukti: tuple[str, ...] = ()
    kepala: tuple[int, int] | None = None

    def jawaban(self, nama: str) -> str:
        """Answer to a question, empty if it was not put or is open."""
        return next((t.berlaku for t in self.tanya if t.nama == nama and not t.terbuka), "")

    @property
    def dipakai(self) -> bool:
        """Whether no answer leaves the table out."""
        return not any(t.berlaku == LEWATI for t in self.tanya)

    @property
    def teks(self) -> Iterable[str]:
        """Lines that show the mapping."""
        sebut = {
            "tugas": "uraian tugas",
            "pemangku": "jumlah pemangku",
            "rekap": "rekapitulasi (tidak dibaca)",
            "abk_kes": "formulir ABK-Kes (SBK, STP): belum didukung, tidak dibaca",
        }
        yield f"Tabel {self.ruas} di lembar {kutip(self.lembar)}: {sebut[self.jenis]}"
        for nama, huruf in self.kolom.items():
            yield f"  {nama} ← kolom {huruf} ({self.label.get(nama, '')})"
        for n, j in enumerate(self.jabatan, 1):
            ada = "tidak disebut" if j.bezetting is None else f"{j.bezetting} (sel {j.sel_bezetting})"
            letak = f" (sel {j.sel})" if j.sel else ""
            milik = sum(b.bagian == n - 1 for b in self.baris)
            nama = j.nama or "tidak disebut"
            yield f"  jabatan {n}: {nama}{letak}; pegawai yang ada {ada}; {milik} uraian tugas"
        yield from (f"  {b}" for b in self.bukti)
        for baris, sebab in self.dilewati:
            yield f"  baris {baris + 1} dilewati: {sebab}"
        yield from (f"  ditolak: {t}" for t in self.ditolak)
        for t in self.tanya:
            keadaan = "BELUM DIJAWAB" if t.terbuka else f"dijawab {kutip(t.jawaban)}"
            keadaan = f"pasti {kutip(t.usulan)}" if t.pasti and not t.jawaban else keadaan
            yield f"  tanya {t} → {keadaan}{f'; usulan {kutip(t.usulan)}' if t.usulan and t.terbuka else ''}"
