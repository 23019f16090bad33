"""What stands in the form: frozen states, every edit a new one, and the way back and forth between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from abk.errors import ParameterError
from abk.store import KOLOM_BARIS, Lembar
from abk.store.lembar import BUTIR_LEMBAR, Sel
from abk.tables.keraguan import nomor_berikut

KOLOM_KEPALA = ("ikhtisar_jabatan", "bezetting", "responden", "atasan", *BUTIR_LEMBAR)
"""Answers about the post that the respondent gives."""
BARIS_MAKSIMUM = 500
"""Most task rows in one sheet: a longer paste is refused, not cut."""
_TANPA_ISI = frozenset({"nomor", "disalin_dari"})


@dataclass(frozen=True)
class Baris:
    """One task row: an id that moves with it, its filled cells, a number as typed if shown otherwise."""

    id: int
    sel: Mapping[str, Sel] = field(default_factory=dict)
    ketikan: Mapping[str, str] = field(default_factory=dict)

    @property
    def kosong(self) -> bool:
        """Whether nothing was answered in it; a number of the row alone is no answer."""
        return not (self.sel.keys() - _TANPA_ISI)


@dataclass(frozen=True)
class Isian:
    """The answers of one sheet; always ends with an empty row to write in. `berikut`: id of the next one."""

    kepala: Mapping[str, Sel] = field(default_factory=dict)
    baris: tuple[Baris, ...] = ()
    berikut: int = 1

    def letak(self, id_baris: int) -> int:
        """Place of a row, from 0; raises ParameterError if the row is not (or no longer) there."""
        for n, satu in enumerate(self.baris):
            if satu.id == id_baris:
                return n
        raise ParameterError("Baris itu sudah tidak ada.", "Pilih baris yang tampak, lalu ulangi.")

    def ubah_kepala(self, nama: str, nilai: Sel) -> Isian:
        """Answer about the post changed."""
        return replace(self, kepala={**self.kepala, nama: nilai})

    def ubah(self, id_baris: int, kolom: str, nilai: Sel, ketikan: str = "") -> Isian:
        """One cell changed."""
        n = self.letak(id_baris)
        return self.dengan_sel(n, {kolom: nilai}, {kolom: ketikan}).rapi()

    def tempel(self, id_baris: int, kolom: Sequence[str], blok: Sequence[Sequence[tuple[Sel, str]]]) -> Isian:
        """Block of cells written from a row and `kolom` on; ParameterError over :data:`BARIS_MAKSIMUM`."""
        awal = self.letak(id_baris)
        if awal + len(blok) > BARIS_MAKSIMUM:
            raise ParameterError(
                f"Blok {len(blok)} baris melampaui batas {BARIS_MAKSIMUM} baris; tidak ada yang ditempel.",
                "Tempel sebagian saja.",
            )
        hasil = self
        while len(hasil.baris) < awal + len(blok):
            hasil = hasil.dengan_baris(len(hasil.baris), {})
        for n, isi in enumerate(blok, awal):
            nilai = {k: v for k, (v, _) in zip(kolom, isi, strict=False)}
            ketikan = {k: t for k, (_, t) in zip(kolom, isi, strict=False)}
            hasil = hasil.dengan_sel(n, nilai, ketikan)
        return hasil.rapi()

    def sisip(self, id_baris: int) -> Isian:
        """Empty row put above another."""
        if len(self.baris) >= BARIS_MAKSIMUM:
            raise ParameterError(
                f"Satu lembar paling banyak {BARIS_MAKSIMUM} baris.", "Gabungkan tugas serupa."
            )
        return self.dengan_baris(self.letak(id_baris), {}).rapi()

    def hapus(self, id_baris: int) -> Isian:
        """Row taken out."""
        n = self.letak(id_baris)
        return replace(self, baris=self.baris[:n] + self.baris[n + 1 :]).rapi()

    def pindah(self, id_baris: int, langkah: int) -> Isian:
        """Row moved up (−1) or down (+1); at the end nothing happens."""
        n = self.letak(id_baris)
        ke = n + langkah
        isi = len(self.baris) - 1  # the last row stays the empty one
        if not (0 <= ke < isi and n < isi):
            return self
        baris = list(self.baris)
        baris.insert(ke, baris.pop(n))
        return replace(self, baris=tuple(baris))

    def salin_dari(self, tugas: Iterable[Mapping[str, Sel]], asal: str) -> Isian:
        """Tasks of another post added at the end, numbered on and marked ``disalin_dari``."""
        ke = len([b for b in self.baris if not b.kosong])
        sumber = [{k: v for k, v in b.items() if v is not None and k in KOLOM_BARIS} for b in tugas]
        if ke + len(sumber) > BARIS_MAKSIMUM:
            raise ParameterError(
                f"Satu lembar paling banyak {BARIS_MAKSIMUM} baris.", "Salin dari lembar lain."
            )
        hasil = replace(self, baris=tuple(b for b in self.baris if not b.kosong))
        for isi in sumber:
            nomor = hasil.nomor_berikut()
            hasil = hasil.dengan_baris(len(hasil.baris), {**isi, "nomor": nomor, "disalin_dari": asal})
        return hasil.rapi()

    def nomori_ulang(self) -> Isian:
        """Rows with answers numbered 1, 2, 3 … in their order."""
        baris, n = [], 0
        for satu in self.baris:
            n += not satu.kosong
            sel = (
                {**satu.sel, "nomor": str(n)}
                if not satu.kosong
                else {k: v for k, v in satu.sel.items() if k != "nomor"}
            )
            baris.append(replace(satu, sel=sel))
        return replace(self, baris=tuple(baris))

    def nomor_berikut(self) -> str:
        """Number of a new row."""
        return str(nomor_berikut(b.sel.get("nomor") for b in self.baris))

    def rapi(self) -> Isian:
        """Same answers with rows numbered that have none, and an empty row at the end."""
        hasil = self
        for n, satu in enumerate(self.baris):
            if not satu.kosong and "nomor" not in satu.sel:
                hasil = hasil.dengan_sel(n, {"nomor": hasil.nomor_berikut()}, {})
        if not hasil.baris or not hasil.baris[-1].kosong:
            hasil = hasil.dengan_baris(len(hasil.baris), {})
        return hasil

    def lembar(self, kode_jabatan: str, pendekatan: str, instrumen_versi: str) -> Lembar:
        """Sheet as it is saved: rows without answers left out."""
        return Lembar(
            kode_jabatan,
            pendekatan=pendekatan,
            instrumen_versi=instrumen_versi,
            uraian_tugas=tuple(b.sel for b in self.baris if not b.kosong),
            **self.kepala,  # type: ignore[arg-type]
        )

    def dengan_sel(self, n: int, nilai: Mapping[str, Sel], ketikan: Mapping[str, str]) -> Isian:
        """Cells of the row at a place changed; an empty value clears its cell."""
        asing = nilai.keys() - set(KOLOM_BARIS)
        if asing:
            raise ParameterError(
                f"Kolom tidak dikenal: {', '.join(sorted(asing))}.", "Muat ulang halaman ini."
            )
        lama = self.baris[n]
        sel = {k: v for k, v in {**lama.sel, **nilai}.items() if v is not None and v != ""}
        tulis = {k: v for k, v in {**lama.ketikan, **ketikan}.items() if v}
        return replace(
            self, baris=(*self.baris[:n], replace(lama, sel=sel, ketikan=tulis), *self.baris[n + 1 :])
        )

    def dengan_baris(self, n: int, sel: Mapping[str, Sel]) -> Isian:
        """Row put in at a place."""
        baru = Baris(self.berikut, sel)
        return replace(self, baris=(*self.baris[:n], baru, *self.baris[n:]), berikut=self.berikut + 1)


def isian_dari_lembar(lembar: Lembar, berikut: int = 1) -> Isian:
    """Answers of a saved sheet, its rows given new ids from `berikut` on."""
    kepala = {n: getattr(lembar, n) for n in KOLOM_KEPALA}
    baris = tuple(
        Baris(berikut + n, {k: v for k, v in isi.items() if v is not None and k in KOLOM_BARIS})
        for n, isi in enumerate(lembar.uraian_tugas)
    )
    return Isian(kepala, baris, berikut + len(baris)).rapi()


LANGKAH = 200
"""Edits that can be undone."""


class RiwayatIsian:
    """The present state and the way to it."""

    def __init__(self, awal: Isian) -> None:
        self.kini = awal
        self._lalu: deque[Isian] = deque(maxlen=LANGKAH)
        self._depan: list[Isian] = []
        self._langkah: Hashable = None

    def catat(self, baru: Isian, langkah: Hashable = None) -> bool:
        """Make a state the present one; False if it is that already."""
        if baru == self.kini:
            return False
        if langkah is None or langkah != self._langkah:
            self._lalu.append(self.kini)
        self.kini, self._langkah = baru, langkah
        self._depan.clear()
        return True

    def akhiri_langkah(self) -> None:
        """Let the next edit be a step of its own, whatever its name."""
        self._langkah = None

    def batal(self, langkah: Hashable) -> bool:
        """Take a step back that is still being typed, as if it had never been."""
        if self._langkah is None or self._langkah != langkah or not self._lalu:
            return False
        self.kini = self._lalu.pop()
        self._langkah = None
        return True

    @property
    def dapat_urung(self) -> bool:
        """Whether there is an edit to undo."""
        return bool(self._lalu)

    @property
    def dapat_ulang(self) -> bool:
        """Whether there is an undone edit."""
        return bool(self._depan)

    def urung(self) -> bool:
        """Undo one edit."""
        return self._geser(mundur=True)

    def ulang(self) -> bool:
        """Redo one edit."""
        return self._geser(mundur=False)

    def _geser(self, *, mundur: bool) -> bool:
        dari, ke = (self._lalu, self._depan) if mundur else (self._depan, self._lalu)
        if not dari:
            return False
        ke.append(self.kini)
        self.kini, self._langkah = dari.pop(), None
        return True
