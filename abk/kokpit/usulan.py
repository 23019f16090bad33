"""Changes of the data while they are being written: decisions of a meeting, counter-proposals of a unit."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from abk.errors import AbkError, ParameterError
from abk.hasil import efek, teks_sel
from abk.hasil import label_kolom as kata_kolom
from abk.kegiatan import Kegiatan, Perubahan, baris_kini, nilai_kini, terapkan
from abk.kegiatan.nilai import KOLOM_JABATAN, KOLOM_TUGAS, kolom_ubahan
from abk.tables import angka_teks
from abk.tables.keraguan import nomor_berikut
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik

JENIS = (("ubah", "mengubah nilai"), ("tambah", "menambah tugas"), ("hapus", "menghapus tugas"))
"""Kinds of change, in words."""

KOLOM_BARU = ("uraian_tugas", "hasil_kerja", "volume", "periode", "norma_waktu", "satuan_waktu")
"""What is asked for a task that is added."""

_MEDAN = frozenset({"jenis", "kode_jabatan", "nomor", "kolom", "baru", "alasan"})
_ANGKA = frozenset({"angka", "bulat"})


def label_kolom(kolom: str) -> str:
    """Column as the label of a field: ``"Norma waktu"``."""
    return kata_kolom(kolom).capitalize()


@dataclass
class Draf:
    """A change that is being written."""

    jenis: str = "ubah"
    kode_jabatan: str = ""
    nomor: str = ""
    kolom: str = ""
    baru: str = ""
    alasan: str = ""
    tugas: dict[str, str] = field(default_factory=lambda: dict.fromkeys(KOLOM_BARU, ""))


@dataclass
class DaftarDraf:
    """Changes that are being written for one piece of data."""

    k: Kegiatan
    jabatan: str = ""
    draf: dict[int, Draf] = field(default_factory=dict)
    _nomor: Iterable[int] = field(default_factory=itertools.count)

    # ── what is chosen from ───────────────────────────────────────────────────────────────────
    @property
    def pilihan_jabatan(self) -> list[tuple[str, str]]:
        """Posts: code, words."""
        tabel = self.k.jabatan
        semua = zip(tabel["kode_jabatan"], tabel["nama_jabatan"], strict=True)
        return [(str(k), f"{n} ({k})") for k, n in semua if not self.jabatan or k == self.jabatan]

    def pilihan_tugas(self, kode: str) -> list[tuple[str, str]]:
        """Tasks of a post: number, words."""
        tabel = self.k.uraian_tugas
        milik = tabel[tabel["kode_jabatan"] == kode]
        return [(str(n), f"{n}. {u}") for n, u in zip(milik["nomor"], milik["uraian_tugas"], strict=True)]

    @staticmethod
    def pilihan_kolom(nomor: str) -> list[tuple[str, str]]:
        """Columns that can be changed, of a task or, without a number, of a post."""
        return [(k, label_kolom(k)) for k in (KOLOM_TUGAS if nomor else KOLOM_JABATAN)]

    @staticmethod
    def pilihan_nilai(nomor: str, kolom: str) -> tuple[str, ...]:
        """Values among which the new one must be; none where anything may be written."""
        return kolom_ubahan(nomor, kolom).pilihan if kolom else ()

    def lama(self, satu: Draf) -> str:
        """Old value as it is shown; empty where nothing is chosen yet."""
        try:
            if satu.jenis == "ubah" and satu.kolom:
                isi = nilai_kini(self.k, satu.kode_jabatan, satu.nomor, satu.kolom)
                return teks_sel(satu.kolom, isi)
        except ParameterError:
            return ""
        return ""

    # ── what a person does ────────────────────────────────────────────────────────────────────
    def tambah(self) -> int:
        """Begin another change; its number."""
        nomor = next(iter(self._nomor))
        self.draf[nomor] = Draf(kode_jabatan=self.jabatan)
        return nomor

    def pulihkan(self, isi: object) -> None:
        """Bring back a change as it was typed; nothing where it is none."""
        medan = isi if isinstance(isi, Mapping) else {}
        teks = {k: v for k, v in medan.items() if k in _MEDAN and isinstance(v, str)}
        tugas = medan.get("tugas")
        if set(teks) == _MEDAN and isinstance(tugas, Mapping):
            baru = {k: str(tugas.get(k, "")) for k in KOLOM_BARU}
            self.draf[next(iter(self._nomor))] = Draf(**teks, tugas=baru)

    def hapus(self, nomor: int) -> None:
        """Drop a change."""
        self.draf.pop(nomor, None)

    def isi(self, nomor: int, medan: str, nilai: str) -> None:
        """Note what a field of a change holds; what hangs on it is emptied when it changes."""
        satu = self.draf.get(nomor)
        if satu is None:
            raise ParameterError("Perubahan itu sudah tidak ada.", "Muat ulang halaman.")
        if medan in KOLOM_BARU:
            satu.tugas[medan] = nilai
            return
        if medan not in _MEDAN:
            raise ParameterError(f"Isian {kutip(medan)} tidak dikenal.", "Muat ulang halaman.")
        if medan == "nomor" and bool(nilai) != bool(satu.nomor):
            satu.kolom = satu.baru = ""
        setattr(satu, medan, nilai)
        if medan in {"jenis", "kode_jabatan"}:
            satu.nomor = satu.kolom = satu.baru = ""
            if medan == "jenis" and nilai == "tambah":
                satu.nomor = self._nomor_berikut(satu.kode_jabatan)
        elif medan == "kolom":
            satu.baru = ""
        if medan == "kode_jabatan" and satu.jenis == "tambah":
            satu.nomor = self._nomor_berikut(nilai)

    def _nomor_berikut(self, kode: str) -> str:
        return str(nomor_berikut(n for n, _ in self.pilihan_tugas(kode))) if kode else ""

    # ── what comes of it ──────────────────────────────────────────────────────────────────────
    def perubahan(self) -> tuple[list[Perubahan], dict[int, list[str]]]:
        """Changes that are complete, and what is wrong with the others, by their number."""
        hasil: list[Perubahan] = []
        salah: dict[int, list[str]] = {}
        dipakai: set[tuple[str, ...]] = set()
        for nomor, satu in self.draf.items():
            keluhan = self._kurang(satu)
            sel = (satu.kode_jabatan, satu.nomor, satu.kolom if satu.jenis == "ubah" else "")
            utuh = (satu.kode_jabatan, satu.nomor, "")
            if not keluhan and (
                {sel, utuh} & dipakai or (sel == utuh and any(d[:2] == sel[:2] for d in dipakai))
            ):
                keluhan.append("sel atau tugas itu sudah disebut perubahan lain; gabungkan")
            if not keluhan:
                try:
                    hasil.append(self._satu(satu))
                except ParameterError as galat:
                    keluhan.append(galat.pesan)
            if keluhan:
                salah[nomor] = keluhan
            dipakai.add(sel)
        return hasil, salah

    def _kurang(self, satu: Draf) -> list[str]:
        perlu: list[tuple[str, str]] = [("jabatan", satu.kode_jabatan)]
        if satu.jenis == "ubah":
            perlu.append(("kolom", satu.kolom))
        else:
            perlu.append(("tugas" if satu.jenis == "hapus" else "nomor tugas baru", satu.nomor))
        if satu.jenis == "tambah":
            perlu += [(label_kolom(k).lower(), satu.tugas[k]) for k in ("uraian_tugas", "volume")]
        perlu.append(("alasan", satu.alasan))
        kosong = [nama for nama, isi in perlu if not isi.strip()]
        return [f"{', '.join(kosong)} belum diisi"] if kosong else []

    def _satu(self, satu: Draf) -> Perubahan:
        p = {"kode_jabatan": satu.kode_jabatan, "nomor": satu.nomor.strip(), "jenis": satu.jenis}
        isi: dict[str, str] = {"kolom": "", "lama": "", "baru": "", "alasan": satu.alasan.strip()}
        if satu.jenis == "ubah":
            isi |= {
                "kolom": satu.kolom,
                "lama": nilai_kini(self.k, satu.kode_jabatan, satu.nomor, satu.kolom),
            }
            isi["baru"] = baca(satu.baru, satu.nomor, satu.kolom)
        elif satu.jenis == "hapus":
            isi["lama"] = baris_kini(self.k, satu.kode_jabatan, satu.nomor)
        else:
            sel = {k: baca(v, satu.nomor, k) for k, v in satu.tugas.items() if v.strip()}
            isi["baru"] = json_kanonik({k: _sel(v, satu.nomor, k) for k, v in sel.items()})
        return Perubahan.dari_dict({**p, **isi})

    def efek(self) -> tuple[pd.DataFrame | None, str]:
        """Need before and after (:func:`abk.hasil.efek`) of posts touched, or why it cannot be told."""
        perubahan, salah = self.perubahan()
        if salah or not perubahan:
            return None, ""
        try:
            baru = terapkan(self.k, perubahan)
        except AbkError as galat:
            return None, galat.pesan
        kena = list(dict.fromkeys(p.kode_jabatan for p in perubahan))
        return efek(self.k, baru).loc[kena], ""


def baca(teks: str, nomor: str, kolom: str) -> str:
    """New value in machine form: ``"30,5"`` is ``"30.5"``."""
    if kolom_ubahan(nomor or "1", kolom).jenis not in _ANGKA or not teks.strip():
        return teks.strip()
    dibaca = angka_teks(teks)
    if dibaca.ragu:
        raise ParameterError(f"{label_kolom(kolom)} {teks.strip()}: tulis {' atau '.join(dibaca.ragu)}")
    if dibaca.nilai is None:
        raise ParameterError(f"{label_kolom(kolom)} {kutip(teks.strip())} bukan angka")
    return dibaca.nilai


def _sel(teks: str, nomor: str, kolom: str) -> Any:
    if kolom_ubahan(nomor or "1", kolom).jenis not in _ANGKA:
        return teks
    angka = float(teks)
    return int(angka) if angka == int(angka) else angka
