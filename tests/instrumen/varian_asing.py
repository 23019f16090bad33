"""Foreign workbooks by the hundred: spellings × merging × layout × unit × format, each with its true needs.

In memory, as the sandbox hands them over: ``xlsx`` has values, formulas and merged ranges, ``nilai`` no
formulas, ``ods`` values alone, ``csv`` texts alone, with a decimal comma. The truth is drawn first, the
workbook from it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.peraturan import aturan

ATURAN = aturan()
FORMAT = ("xlsx", "nilai", "ods", "csv")
KALIMAT = ("Menyusun konsep", "Memeriksa berkas", "Mengolah data", "Menyiapkan rapat", "Melayani tamu",
           "Mencatat surat", "Menyimpan arsip", "Menelaah usulan")  # fmt: skip
EJAAN = {
    "nomor": ("NO", "No.", "Nomor", "NO URUT"),
    "uraian": ("URAIAN TUGAS", "Rincian Tugas", "Butir Kegiatan / Uraian Tugas Pokok", "URAIAN KEGIATAN",
               "Urain Tugas"),
    "hasil": ("HASIL KERJA", "Satuan Hasil", "SATUAN", "Output"),
    "volume": ("VOLUME", "JUMLAH HASIL", "Volume Kerja", "Beban/ Volume Kerja", "Vol", "Jml Hasil", "VOLUM"),
    "norma": ("NORMA WAKTU", "Waktu Penyelesaian", "WP", "Standar Waktu", "Waktu Penyelesaian Rata-2",
              "WAKTU PENYELESAIN"),
    "bagi": ("WAKTU KERJA EFEKTIF", "Waktu Efektif", "WKE", "Jam Kerja Efektif"),
    "butuh": ("KEBUTUHAN PEGAWAI", "Pegawai yang Dibutuhkan", "Diperlukan Tenaga", "Keb. Pegawai", "FORMASI"),
    "jabatan": ("NAMA JABATAN", "Jabatan", "Pelaksana"),
    "min": ("Minimal", "Waktu Minimal", "Min."),
    "maks": ("Maksimal", "Waktu Maksimal", "Maks"),
}  # fmt: skip
KATA_SATUAN = {"menit": ("(Menit)", "(Mnt)", "menit"), "jam": ("(Jam)", "(JAM)", "jam")}
KATA_PERIODE = {"tahun": ("PER TAHUN", "(SETAHUN)", "DALAM 1 TAHUN", "(1 Thn)"),
                "bulan": ("PER BULAN", "(1 BULAN)"), "minggu": ("PER MINGGU", "(SEMINGGU)")}  # fmt: skip
JUMLAH = ("JUMLAH", "Jml", "T O T A L", "Total (1+2)", "Σ", "Jumlah I", "Total Beban Kerja Unit")
PEMBAGI = {
    ("menit", "tahun"): 75_000,
    ("jam", "tahun"): 1_250,
    ("menit", "bulan"): 6_250,
    ("menit", "minggu"): 1_500,
}
BERBARIS = (("tahun", 75_000), ("bulan", 6_250), ("minggu", 1_500), ("hari", 300))


@dataclass
class Varian:
    """One workbook, its true answers, and the minutes that it says of each post [menit/tahun]."""

    nama: str
    buku: BukuMentah
    satuan: str
    periode: str
    kolom: dict[str, int]
    menit: dict[str, float] = field(default_factory=dict)


class _Lembar:
    def __init__(self, acak: random.Random) -> None:
        self.acak = acak
        self.sel: dict[tuple[int, int], Any] = {}
        self.rumus: dict[str, str] = {}
        self.gabungan: list[str] = []

    def gabung(self, r1: int, k1: int, r2: int, k2: int) -> None:
        self.gabungan.append(xl_range(r1, k1, r2, k2))

    def mentah(self, bentuk: str) -> LembarMentah:
        tinggi, lebar = (max(n[i] for n in self.sel) + 1 for i in (0, 1))
        baris = [[self.sel.get((r, k)) for k in range(lebar)] for r in range(tinggi)]
        if bentuk == "csv":
            baris = [[_teks(v) for v in satu] for satu in baris]
        rumus = self.rumus if bentuk == "xlsx" else {}
        gabungan = tuple(self.gabungan) if bentuk in {"xlsx", "nilai"} else ()
        isi = tuple(tuple(float(v) if isinstance(v, int) else v for v in satu) for satu in baris)
        return LembarMentah("ABK", True, isi, rumus, gabungan=gabungan)


def _teks(nilai: Any) -> Any:
    return nilai if nilai is None or isinstance(nilai, str) else f"{nilai:g}".replace(".", ",")


def varian(nomor: int) -> Varian:
    """The workbook of that number, the same each time."""
    acak = random.Random(nomor)  # noqa: S311 - the same workbook every time
    bentuk = FORMAT[nomor % 4]
    susunan = ("satu", "satu", "dua_tabel", "jabatan_baris", "per_tahap", "pembagi_baris")[nomor // 4 % 6]
    satuan = acak.choice(("menit", "menit", "jam"))
    periode = acak.choice(("tahun", "tahun", "tahun", "bulan", "minggu")) if satuan == "menit" else "tahun"
    if susunan == "pembagi_baris":
        satuan, periode = "menit", "tahun"
    if susunan == "per_tahap":
        periode = "tahun"
    w = _Lembar(acak)
    v = Varian(f"{nomor}-{bentuk}-{susunan}-{satuan}-{periode}", BukuMentah("", ()), satuan, periode, {})
    tabel = _Tabel(w, v, susunan)
    baris = acak.randint(0, 6)
    for jabatan in ("Analis Contoh", "Arsiparis Contoh") if susunan == "dua_tabel" else ("Analis Contoh",):
        baris = tabel.tulis(baris, jabatan) + acak.randint(1, 3)
    v.buku = BukuMentah(f"{v.nama}.x", (w.mentah(bentuk),))
    return v


class _Tabel:
    """Tables of one workbook: the same columns, spellings and way of dividing."""

    def __init__(self, w: _Lembar, v: Varian, susunan: str) -> None:
        a = w.acak
        self.w, self.v, self.susunan = w, v, susunan
        self.awal = a.choice((0, 0, 1, 3))
        self.ejaan = {p: a.choice(daftar) for p, daftar in EJAAN.items()}
        self.label_satuan = a.random() < 0.7
        self.label_periode = a.random() < 0.6
        self.dua_tingkat = a.random() < 0.35 or susunan == "per_tahap"
        self.uraian_ganda = a.random() < 0.25
        # a header that names the other unit, and needs printed with two decimals
        self.label_salah = a.random() < 0.15 and v.satuan == "menit"
        self.dibulatkan = a.random() < 0.2
        # how the divisor shows: a column, the formula alone, hours beside minutes, a label above, not at all
        cara = ("kolom", "kolom", "rumus", "kali60", "label", "tanpa")
        self.cara = "kolom" if susunan == "pembagi_baris" else a.choice(cara)
        if self.cara == "kali60" and (v.satuan, v.periode) != ("menit", "tahun"):
            self.cara = "kolom"
        if susunan == "per_tahap":
            self.cara = "tanpa"
        urutan = ["nomor", "uraian", *(["uraian2"] if self.uraian_ganda else [])]
        urutan += ["jabatan"] if susunan == "jabatan_baris" else []
        isi = ["hasil", "volume", "min", "maks"] if susunan == "per_tahap" else ["hasil", "volume", "norma"]
        if a.random() < 0.3 and susunan != "per_tahap":
            isi = ["hasil", "norma", "volume"]
        urutan += isi
        urutan += ["bagi"] if self.cara in {"kolom", "kali60"} else []
        urutan += ["butuh"] if self.cara != "tanpa" else []
        urutan += ["jabatan"] if susunan == "per_tahap" else []
        self.urutan = urutan
        self.kolom = {p: self.awal + n for n, p in enumerate(urutan)}
        v.kolom = self.kolom
        self.bagi = PEMBAGI[v.satuan, v.periode]

    def tulis(self, baris: int, jabatan: str) -> int:
        w, a = self.w, self.w.acak
        if self.susunan not in {"jabatan_baris", "per_tahap"}:
            w.sel[baris, self.awal] = a.choice(("NAMA JABATAN", "Jabatan", "Nama Jabatan :"))
            w.sel[baris, self.awal + 2] = a.choice((f": {jabatan}", jabatan))
            baris += 1
        if self.cara == "label":
            w.sel[baris, self.awal] = a.choice(("Waktu kerja efektif", "Waktu Kerja Tersedia"))
            w.sel[baris, self.awal + 2] = self.bagi
            baris += 1
        baris = self._kepala(baris + a.randint(0, 2))
        if a.random() < 0.25:
            for n in range(len(self.urutan)):
                w.sel[baris, self.awal + n] = n + 1
            baris += 1
        awal = baris
        for n in range(a.randint(2, 5)):
            if n and a.random() < 0.12:
                w.sel[baris, self.kolom["uraian"]] = "Tugas tambahan"
                baris += 1
            self._baris(baris, n, jabatan)
            baris += 1
        if a.random() < 0.6 and "butuh" in self.kolom:
            w.sel[baris, self.kolom[a.choice(("nomor", "uraian"))]] = a.choice(JUMLAH)
            k = self.kolom["butuh"]
            w.sel[baris, k] = sum(x for r in range(awal, baris) if isinstance(x := w.sel.get((r, k)), float))
            w.rumus[xl_rowcol_to_cell(baris, k)] = f"SUM({xl_range(awal, k, baris - 1, k)})"
            if a.random() < 0.5:
                w.sel[baris, self.kolom["volume"]] = 99
            baris += 1
        return baris

    def _label(self, peran: str) -> str:
        a, teks = self.w.acak, self.ejaan.get(peran, "")
        if peran == "norma" and self.label_satuan and not self.dua_tingkat:
            teks += " " + a.choice(KATA_SATUAN["jam" if self.label_salah else self.v.satuan][:2])
        if peran == "volume" and self.label_periode and self.susunan != "pembagi_baris":
            teks += " " + a.choice(KATA_PERIODE[self.v.periode])
        if peran == "bagi" and self.cara == "kali60":
            teks += " (Jam)"
        return teks

    def _kepala(self, baris: int) -> int:
        w = self.w
        for p in self.urutan:
            if p not in {"uraian2", "min", "maks"}:
                w.sel[baris, self.kolom[p]] = self._label(p)
        if self.uraian_ganda:
            w.gabung(baris, self.kolom["uraian"], baris, self.kolom["uraian2"])
        if not self.dua_tingkat:
            return baris + 1
        if self.susunan == "per_tahap":
            k = self.kolom["min"]
            w.sel[baris, k] = f"Norma Waktu {w.acak.choice(KATA_SATUAN[self.v.satuan][:2])}"
            w.gabung(baris, k, baris, k + 1)
            w.sel[baris + 1, k], w.sel[baris + 1, k + 1] = self.ejaan["min"], self.ejaan["maks"]
        else:
            w.sel[baris + 1, self.kolom["norma"]] = w.acak.choice(KATA_SATUAN[self.v.satuan])
        for p in self.urutan:
            if (baris + 1, self.kolom[p]) not in w.sel and p not in {"uraian", "uraian2"}:
                w.gabung(baris, self.kolom[p], baris + 1, self.kolom[p])
        return baris + 2

    def _baris(self, r: int, n: int, jabatan: str) -> None:
        w, a, k, v = self.w, self.w.acak, self.kolom, self.v
        volume, norma = a.choice((4, 12, 24, 48, 120, 300)), a.choice((5, 15, 30, 60, 90, 150))
        periode, bagi = v.periode, self.bagi
        if v.satuan == "jam":
            norma = a.choice((0.5, 1.5, 2, 4, 7.5))
        if self.susunan == "pembagi_baris":
            periode, bagi = BERBARIS[n % 4]
        if self.susunan in {"jabatan_baris", "per_tahap"}:
            jabatan = ("Analis Contoh", "Arsiparis Contoh")[n % 2]
            w.sel[r, k["jabatan"]] = jabatan
        w.sel[r, k["nomor"]] = n + 1
        if self.uraian_ganda:
            w.sel[r, k["uraian"]] = "-"
        w.sel[r, k["uraian2" if self.uraian_ganda else "uraian"]] = f"{KALIMAT[n]} {a.randint(1, 99)}"
        w.sel[r, k["hasil"]] = a.choice(("Dokumen", "Laporan", "Berkas"))
        w.sel[r, k["volume"]] = volume
        if self.susunan == "per_tahap":
            w.sel[r, k["min"]], w.sel[r, k["maks"]] = norma, norma * 2
            norma *= 1.5
        else:
            w.sel[r, k["norma"]] = norma
        if "bagi" in k:
            w.sel[r, k["bagi"]] = bagi / 60 if self.cara == "kali60" else bagi
        if "butuh" in k:
            butuh = volume * norma / bagi
            w.sel[r, k["butuh"]] = float(round(butuh, 2) if self.dibulatkan else butuh)
            alamat = {p: xl_rowcol_to_cell(r, c) for p, c in k.items()}
            kali = f"{alamat['volume']}*{alamat['norma']}"
            sel = alamat.get("bagi", "")
            kali60 = a.choice((f"{kali}/60/{sel}", f"({kali})/({sel}*60)"))
            rumus = {"kolom": f"{kali}/{sel}", "rumus": f"{kali}/{bagi}", "label": f"{kali}/{bagi}"}
            rumus["kali60"] = kali60
            w.rumus[alamat["butuh"]] = f"ROUND({rumus[self.cara]},2)" if self.dibulatkan else rumus[self.cara]
        menit = volume * ATURAN.per_tahun[periode] * norma * float(ATURAN.menit_per[v.satuan])
        v.menit[jabatan] = v.menit.get(jabatan, 0.0) + menit
