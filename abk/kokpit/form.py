"""The form of a step: questions become fields, fields become facts, faults go back to their fields."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from abk.errors import ParameterError, Temuan
from abk.naskah import Fakta
from abk.naskah.alur import FaktaNaskah
from abk.tulisan.markup import kutip

Bentuk = Literal[
    "teks", "paragraf", "tanggal", "jam", "pilihan", "ya_tidak", "centang", "kotak", "larik", "tabel", "orang"
]
"""How a question is shown: a line, a text, a day, an hour, a choice, yes or no, a tick, several ticks, a
list of texts, a list of rows, a person."""

BARIS_TERBANYAK = 300
"""Most rows of a list."""

_KOSONG_BELUM = "belum diisi"
_YA_TIDAK = {"ya": True, "tidak": False}


def bentuk(f: Fakta) -> Bentuk:
    """How a question is shown."""
    if f.masukan == "daftar":
        return "tabel" if f.kolom else "kotak" if f.pilihan else "larik"
    if f.kolom:
        return "orang"
    if f.pilihan:
        return "pilihan"
    if isinstance(f.bawaan, bool):
        return "centang"
    if f.masukan == "pilihan":
        return "ya_tidak"
    dikenal: dict[str, Bentuk] = {"paragraf": "paragraf", "tanggal": "tanggal", "jam": "jam"}
    return dikenal.get(f.masukan, "teks")


@dataclass
class Form:
    """What is asked for the documents of a step, and what has been answered so far.

    ``nilai``: document → question → what its field shows; rows of a list by a number that stays theirs.
    """

    naskah: tuple[FaktaNaskah, ...]
    nilai: dict[str, dict[str, Any]] = field(default_factory=dict)
    salah: dict[str, list[str]] = field(default_factory=dict)
    umum: list[str] = field(default_factory=list)
    _nomor: Iterable[int] = field(default_factory=itertools.count)
    _urut: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    @classmethod
    def susun(cls, naskah: Sequence[FaktaNaskah]) -> Form:
        """Form with the suggestions filled in."""
        form = cls(tuple(naskah))
        for satu in naskah:
            form.nilai[satu.slot] = {
                f.nama: form.nilai_awal(f, satu.terisi.get(f.nama, f.bawaan)) for f in satu.fakta
            }
        return form

    # ── from facts to fields ──────────────────────────────────────────────────────────────────
    def nilai_awal(self, f: Fakta, isi: Any) -> Any:
        """What a field shows for a value that is known."""
        jenis = bentuk(f)
        if jenis == "centang":
            return bool(isi)
        if jenis == "ya_tidak":
            return "" if isi is None else "ya" if isi else "tidak"
        if jenis == "kotak":
            return [p for p in f.pilihan if p in (isi or ())]
        if jenis == "larik":
            baris = [str(satu) for satu in isi or ()] or [""] * f.wajib
            return {next(iter(self._nomor)): satu for satu in baris}
        if jenis == "tabel":
            return {next(iter(self._nomor)): self._baris(f, satu) for satu in isi or [{}] * f.wajib}
        if jenis == "orang":
            return self._baris(f, isi if isinstance(isi, Mapping) else {})
        return _teks(isi, jenis)

    def _baris(self, f: Fakta, isi: Mapping[str, Any]) -> dict[str, Any]:
        # What a row says beyond its columns is kept as it is.
        return {**isi, **{k.nama: self.nilai_awal(k, isi.get(k.nama, k.bawaan)) for k in f.kolom}}

    # ── what a person does ────────────────────────────────────────────────────────────────────
    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds now; what was wrong there is forgotten."""
        f, slot, sisa = self._cari(jalur)
        self.salah.pop(jalur, None)
        wadah: Any = self.nilai[slot]
        jenis = bentuk(f)
        if jenis == "kotak":
            pilih = {*wadah[f.nama], *sisa} if nilai else {*wadah[f.nama]} - {*sisa}
            wadah[f.nama] = [p for p in f.pilihan if p in pilih]
            return
        kunci: Any = f.nama
        for satu in sisa:
            wadah = wadah[kunci]
            kunci = int(satu) if satu.isdecimal() else satu
            if kunci not in wadah:
                raise ParameterError("Baris itu sudah tidak ada.", "Muat ulang halaman.")
        wadah[kunci] = nilai if isinstance(wadah[kunci], bool) else str(nilai)

    def tambah(self, jalur: str) -> int:
        """Add a row to a list; its number."""
        f, slot, _ = self._cari(jalur)
        baris = self.nilai[slot][f.nama]
        if len(baris) >= BARIS_TERBANYAK:
            raise ParameterError(f"{f.label}: paling banyak {BARIS_TERBANYAK} baris.", "Gabungkan barisnya.")
        nomor = next(iter(self._nomor))
        baris[nomor] = self._baris(f, {}) if f.kolom else ""
        return nomor

    def medan_pertama(self, jalur: str) -> str:
        """Place of the first field of a row."""
        f, _, _ = self._cari(jalur)
        return f"{jalur}/{f.kolom[0].nama}" if f.kolom else jalur

    def hapus(self, jalur: str) -> None:
        """Remove a row of a list."""
        f, slot, sisa = self._cari(jalur)
        self.nilai[slot][f.nama].pop(int(sisa[0]), None)
        self.salah = {k: v for k, v in self.salah.items() if not k.startswith(f"{jalur}/") and k != jalur}

    def geser(self, jalur: str, arah: int) -> None:
        """Move a row of a list up (-1) or down (1)."""
        f, slot, sisa = self._cari(jalur)
        baris, nomor = self.nilai[slot][f.nama], int(sisa[0])
        urut = list(baris)
        ke = urut.index(nomor) + arah
        if 0 <= ke < len(urut):
            urut.insert(ke, urut.pop(urut.index(nomor)))
            self.nilai[slot][f.nama] = {n: baris[n] for n in urut}

    def tempel(self, jalur: str, teks: str) -> None:
        """Put pasted lines into a list of texts, from one of its rows on."""
        f, slot, sisa = self._cari(jalur)
        baris, nomor = self.nilai[slot][f.nama], int(sisa[0])
        potong = [satu.strip() for satu in teks.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        potong = [satu for satu in potong if satu][:BARIS_TERBANYAK]
        baru: dict[int, str] = {}
        for n, isi in baris.items():
            if n != nomor:
                baru[n] = isi
                continue
            awal = [isi] if isi.strip() else []
            baru |= {next(iter(self._nomor)): satu for satu in [*awal, *potong]}
        self.nilai[slot][f.nama] = baru

    def _cari(self, jalur: str) -> tuple[Fakta, str, list[str]]:
        slot, _, sisa = jalur.partition("/")
        nama, *lain = sisa.split("/")
        for satu in self.naskah:
            for f in satu.fakta:
                if (satu.slot, f.nama) == (slot, nama):
                    return f, slot, lain if bentuk(f) != "kotak" else ["/".join(lain)]
        raise ParameterError(f"Isian {kutip(jalur)} tidak dikenal.", "Muat ulang halaman.")

    # ── from fields to facts ──────────────────────────────────────────────────────────────────
    def fakta(self) -> dict[str, dict[str, Any]]:
        """Facts as :func:`abk.naskah.alur.siapkan` takes them; what is left empty is noted as a fault."""
        self.salah, self.umum, self._urut = {}, [], {}
        return {
            satu.slot: {
                f.nama: self._keluar(f, self.nilai[satu.slot][f.nama], f"{satu.slot}/{f.nama}")
                for f in satu.fakta
            }
            for satu in self.naskah
        }

    def _keluar(self, f: Fakta, nilai: Any, jalur: str) -> Any:
        jenis = bentuk(f)
        if jenis in {"centang", "kotak"}:
            hasil = nilai
        elif jenis == "ya_tidak":
            hasil = _YA_TIDAK.get(nilai)
        elif jenis == "larik":
            hasil = [satu for _, satu in self._terisi(nilai, jalur)]
        elif jenis == "tabel":
            terisi = self._terisi(nilai, jalur, f)
            hasil = [self._keluar_baris(f, satu, f"{jalur}/{n}") for n, satu in terisi]
        elif jenis == "orang":
            hasil = self._keluar_baris(f, nilai, jalur) if f.wajib or self._berisi(f, nilai) else None
        else:
            hasil = nilai.strip() or None if jenis in {"tanggal", "jam"} else nilai.replace("\r\n", "\n")
        if f.wajib and hasil in ("", None, []):
            self.salah.setdefault(jalur, []).append(_KOSONG_BELUM)
        return hasil

    def _keluar_baris(self, f: Fakta, isi: Mapping[str, Any], jalur: str) -> dict[str, Any]:
        return {**isi, **{k.nama: self._keluar(k, isi[k.nama], f"{jalur}/{k.nama}") for k in f.kolom}}

    def _terisi(self, baris: Mapping[int, Any], jalur: str, f: Fakta | None = None) -> list[tuple[int, Any]]:
        """Rows in which something stands, with their numbers."""
        ada = [(n, b) for n, b in baris.items() if (self._berisi(f, b) if f else b.strip())]
        slot, _, nama = jalur.partition("/")
        self._urut[slot, nama] = [n for n, _ in ada]
        return ada

    def _berisi(self, f: Fakta, isi: Mapping[str, Any]) -> bool:
        """Whether anything in a row was filled in."""
        kosong = {k.nama: self.nilai_awal(k, k.bawaan) for k in f.kolom}
        return any(
            isi[n] != awal and (isi[n] if isinstance(isi[n], bool) else str(isi[n]).strip())
            for n, awal in kosong.items()
        )

    # ── faults ────────────────────────────────────────────────────────────────────────────────
    def terima(self, temuan: Iterable[Temuan]) -> None:
        """Bring what the documents found wrong to its fields; what has no field to the top."""
        milik = {satu.jenis: satu.slot for satu in self.naskah}
        for t in temuan:
            jalur = self._tempat(milik.get(t.tabel, ""), t.kolom)
            if jalur is None:
                self.umum.append(f"{t.pesan}. {t.saran}")
            elif _KOSONG_BELUM not in self.salah.get(jalur, ()):
                pesan = t.pesan.rpartition(": ")[2] if ": " in t.pesan else t.pesan
                self.salah.setdefault(jalur, []).append(f"{pesan}. {t.saran}" if t.saran else pesan)

    def _tempat(self, slot: str, kolom: str) -> str | None:
        nama, *sisa = kolom.split(".")
        try:
            f, _, _ = self._cari(f"{slot}/{nama}")
        except ParameterError:
            return None
        jenis, jalur = bentuk(f), f"{slot}/{nama}"
        if jenis in {"larik", "tabel"} and sisa and sisa[0].isdecimal():
            urut, letak = self._urut.get((slot, nama), []), int(sisa[0])
            if letak < len(urut):
                ada = [k.nama for k in f.kolom if k.nama in sisa[1:2]]
                return "/".join([jalur, str(urut[letak]), *ada])
        if jenis == "orang" and sisa and any(k.nama == sisa[0] for k in f.kolom):
            return f"{jalur}/{sisa[0]}"
        return jalur

    def sebut(self, jalur: str) -> str:
        """Place of a field in words: ``"Pembahasan, baris 2, Pembicara"``."""
        f, slot, sisa = self._cari(jalur)
        kata = [f.label]
        if sisa and sisa[0].isdecimal():
            kata.append(f"baris {list(self.nilai[slot][f.nama]).index(int(sisa[0])) + 1}")
        kata += [k.label for k in f.kolom if k.nama == (sisa or [""])[-1]]
        return ", ".join(kata)

    @property
    def banyak_salah(self) -> int:
        """Faults noted. [isian]"""
        return sum(map(len, self.salah.values())) + len(self.umum)


def _teks(isi: Any, jenis: Bentuk) -> str:
    if isi is None or isinstance(isi, list | tuple | dict):
        return ""
    teks = isi.isoformat() if hasattr(isi, "isoformat") else str(isi)
    return teks[:5] if jenis == "jam" else teks
