"""Workbooks as sixty offices make them: layouts × disturbances, each with what truly stands in it.

A layout writes tasks into a :class:`Kertas`; a disturbance changes how it writes, or the sheet afterwards.
What is true of the tasks (:class:`Tugas`) never changes; of what the workbook does not tell, `jawab` holds
the answers that its office would give.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

KERJA = (
    "menyusun",
    "menelaah",
    "memeriksa",
    "mengolah",
    "merekap",
    "mengirim",
    "menata",
    "mencatat",
    "menyiapkan",
    "menguji",
)
HAL = (
    "surat",
    "laporan",
    "naskah",
    "berkas",
    "arsip",
    "daftar",
    "agenda",
    "rencana",
    "nota",
    "jadwal",
    "bahan",
    "telaah",
)
SIFAT = ("harian", "lengkap", "unit", "baru", "akhir", "ringkas", "terpadu", "lama", "khusus", "umum")
HASIL = ("Dokumen", "Laporan", "Surat", "Berkas", "Naskah")
NAMA_JABATAN = (
    *("Analis Tata Laksana", "Arsiparis Terampil", "Pengelola Keuangan", "Pengadministrasi Umum"),
    *("Pranata Komputer", "Penata Laporan", "Verifikator Anggaran", "Pengolah Data", "Perencana Muda"),
)
BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
SETAHUN = {"hari": 235, "minggu": 47, "bulan": 12, "triwulan": 4, "semester": 2, "tahun": 1}


@dataclass(frozen=True)
class Tugas:
    """One task: volume per period, time of one result [menit]."""

    uraian: str
    hasil: str
    volume: Fraction
    periode: str
    norma: Fraction


@dataclass
class Pos:
    """A post with its tasks."""

    nama: str
    tugas: list[Tugas]


@dataclass
class Kertas:
    """Cells of a sheet as they come; `rumus` has the value that was computed, or None where it never was."""

    nama: str
    sel: dict[tuple[int, int], object] = field(default_factory=dict)
    rumus: dict[tuple[int, int], tuple[str, object]] = field(default_factory=dict)
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)
    sembunyi_baris: set[int] = field(default_factory=set)
    sembunyi_kolom: set[int] = field(default_factory=set)
    tanggal: set[tuple[int, int]] = field(default_factory=set)
    saring: tuple[int, int, int, int] | None = None
    n: int = 0

    def baris(self, *isi: object, kolom: int = 0) -> int:
        """Write a row, and go on to the next one."""
        for k, v in enumerate(isi, kolom):
            if v is not None:
                self.sel[self.n, k] = v
        self.n += 1
        return self.n - 1


@dataclass
class Kasus:
    """A workbook: its sheets, the posts that are in it, and what its office would answer."""

    tata: str
    gangguan: tuple[str, ...]
    acak: random.Random
    jam: bool
    pos: list[Pos]
    lembar: list[Kertas] = field(default_factory=list)
    jawab: dict[str, str] = field(default_factory=dict)
    kosong: set[int] = field(default_factory=set)  # tasks (by identity) that come in without their number

    def ada(self, nama: str) -> bool:
        return nama in self.gangguan


Isi = Callable[[Tugas], object]


def tugas_acak(acak: random.Random, banyak: int, periode: str, *, jam: bool) -> list[Tugas]:
    """Tasks of one post, no two of the same words."""
    kata = acak.sample([f"{k} {h} {s}" for k in KERJA for h in HAL for s in SIFAT], banyak)
    norma = (Fraction(1, 2), 1, Fraction(3, 2), 2, Fraction(5, 2), 3, 4, 6, 12)
    return [
        Tugas(
            k.capitalize(),
            acak.choice(HASIL),
            Fraction(acak.choice([1, 2, 4, 12, 24, 48, 96, 120, 235, 240, 365, 1080, 1200, 2400])),
            periode,
            Fraction(acak.choice(norma)) * 60
            if jam
            else Fraction(acak.choice([5, 15, 20, 30, 45, 60, 90, 120, 240])),
        )
        for k in kata
    ]


def mesin(x: Fraction | int) -> int | float:
    return int(x) if Fraction(x).denominator == 1 else float(x)


def indonesia(x: Fraction | int, ribuan: str = "") -> str:
    d = Decimal(Fraction(x).numerator) / Decimal(Fraction(x).denominator)
    return f"{d:,.4f}".rstrip("0").rstrip(".").translate(str.maketrans({",": ribuan, ".": ","}))


def pecahan(x: Fraction) -> str:
    """``1½`` and the like where it is one, else with a comma."""
    utuh, sisa = divmod(x, 1)
    tanda = {Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}.get(sisa)
    return indonesia(x) if tanda is None else f"{utuh or ''}{tanda}"


# ── how a number is written ───────────────────────────────────────────────────────────────────────
def tulis_angka(k: Kasus, x: Fraction, n: int) -> object:
    """A count in a cell."""
    if k.ada("teks_indonesia"):
        return indonesia(x) if x < 1000 or n % 2 else indonesia(x, ".")
    if k.ada("teks_inggris"):
        return f"{mesin(x)}" if x < 1000 else f"{mesin(x):,}"
    if k.ada("ribuan_sela"):
        return indonesia(x, " ")
    if k.ada("ribuan_nbsp"):
        return indonesia(x, "\u00a0")
    if k.ada("angka_kata"):
        return f"{indonesia(x)} {('dokumen', 'kali', 'berkas', 'surat')[n % 4]}"
    return mesin(x)


def tulis_norma(k: Kasus, menit: Fraction, n: int) -> object:
    x = menit / 60 if k.jam else menit
    if k.ada("teks_indonesia") or k.ada("ribuan_sela") or k.ada("ribuan_nbsp"):
        return indonesia(x)
    if k.ada("teks_inggris"):
        return f"{float(x)}"
    if k.ada("norma_satuan"):
        return f"{indonesia(x)} {'jam' if k.jam else 'menit'}"
    if k.ada("norma_pecahan"):
        jam = menit / 60
        return f"{pecahan(jam)} jam" if jam.denominator in {2, 4} else f"{indonesia(menit)} menit"
    if k.ada("norma_pecahan_polos"):
        utuh, sisa = divmod(x, 1)
        return f"{utuh or ''} {sisa}".strip() if sisa else mesin(x)
    if k.ada("norma_detik") and n % 2:
        return f"{mesin(menit * 60)} detik"
    return mesin(x)


# ── what surrounds a table ────────────────────────────────────────────────────────────────────────
def judul(k: Kasus, s: Kertas, pos: Pos | None, kolom: int = 0) -> None:
    s.baris("FORMULIR ANALISIS BEBAN KERJA", kolom=kolom)
    if k.ada("judul_gabung"):
        s.gabung.append((s.n - 1, kolom, s.n - 1, kolom + 5))
    s.baris("TAHUN ANGGARAN 2026", kolom=kolom)
    s.n += 1
    if pos:
        if k.ada("label_terpisah"):
            s.baris("Nama Jabatan", ":", pos.nama, kolom=kolom)
        else:
            s.baris(f"Nama Jabatan : {pos.nama}", kolom=kolom)
    s.baris("Unit Kerja : Bagian Umum", kolom=kolom)
    s.n += 1


def kepala(k: Kasus, s: Kertas, label: list[str], awal: int = 0) -> int:
    """Header of one row, or of two; a row that numbers the columns under it. Its first row."""
    mulai = s.n
    if k.ada("kepala_dua"):
        atas, bawah = [*label], [None] * len(label)
        for n, satu in enumerate(label):
            depan, kurung, belakang = satu.partition(" (")
            if kurung:
                atas[n], bawah[n] = depan, f"({belakang}"
        s.baris(*atas, kolom=awal)
        s.baris(*bawah, kolom=awal)
        s.gabung += [(mulai, awal + n, mulai + 1, awal + n) for n, b in enumerate(bawah) if b is None]
    else:
        s.baris(*label, kolom=awal)
    if k.ada("nomor_kolom"):
        gaya = k.acak.choice(["({})", "{}"])
        s.baris(*[gaya.format(n) if "(" in gaya else n for n in range(1, len(label) + 1)], kolom=awal)
    if k.ada("saring"):
        s.saring = (s.n - 1, awal, s.n + 3, awal + len(label) - 1)
    return mulai


def sebelum_tugas(k: Kasus, s: Kertas, n: int, lebar: int, label: list[str], awal: int) -> None:
    if k.ada("baris_kosong") and n and n % 2 == 0:
        s.n += 1
    if k.ada("kepala_ulang") and n == 3:
        s.baris(*label, kolom=awal)
    if k.ada("judul_bagian") and n in {0, 2}:
        s.baris(None, "Tugas pokok" if n == 0 else "Tugas tambahan", kolom=awal)
    if k.ada("judul_melebar") and n in {0, 2}:
        s.baris("A. TUGAS POKOK" if n == 0 else "B. TUGAS TAMBAHAN", kolom=awal)
        s.gabung.append((s.n - 1, awal, s.n - 1, awal + lebar - 1))
    if k.ada("halaman") and n == 3:
        s.baris(None, "Halaman 1", kolom=awal)


def tanda_tangan(k: Kasus, s: Kertas, lebar: int, awal: int) -> None:
    if not k.ada("tanda_tangan"):
        return
    s.n += 1
    s.baris("Jakarta, 12 Maret 2026", kolom=awal + max(lebar - 3, 1))
    s.baris("Mengetahui,", *[None] * max(lebar - 4, 0), "Yang membuat,", kolom=awal)
    s.n += 2
    s.baris("Budi Santoso", *[None] * max(lebar - 4, 0), "Siti Aminah", kolom=awal)
    s.baris("NIP 197001011990031001", *[None] * max(lebar - 4, 0), "NIP 198001012005012002", kolom=awal)


@dataclass
class Kolom:
    """A column: header, and what a row holds: a value, or a formula of the letters of other columns."""

    nama: str
    label: str
    isi: Callable[[Tugas, int], object] | None = None
    rumus: str = ""
    nilai: Callable[[Tugas], Fraction] | None = None


def tabel(k: Kasus, s: Kertas, kolom: list[Kolom], tugas: list[Tugas], awal: int = 0) -> None:
    """A table of tasks: header, rows, subtotals, total, signatures."""
    label = [c.label for c in kolom]
    kepala(k, s, label, awal)
    w = Tulisan(k, s, kolom, {c.nama: awal + n for n, c in enumerate(kolom)}, tugas)
    pertama = s.n
    for n in range(len(tugas)):
        sebelum_tugas(k, s, n, len(kolom), label, awal)
        w.satu(n)
        if k.ada("subtotal") and n % 3 == 2 and "kebutuhan" in w.letak:
            w.jumlah("Sub Jumlah", w.letak.get("uraian", awal), w.baris[n - 2], range(n - 2, n + 1))
    if "kebutuhan" in w.letak and not k.ada("tanpa_jumlah"):
        kata = k.acak.choice(["JUMLAH", "Total", "Jumlah Kebutuhan Pegawai"])
        if k.ada("jumlah_gabung"):
            s.gabung.append((s.n, awal, s.n, w.letak["kebutuhan"] - 1))
        w.jumlah(kata, awal, pertama, range(len(tugas)))
        if k.ada("dibulatkan"):
            s.baris("Dibulatkan", kolom=awal)
            s.sel[s.n - 1, w.letak["kebutuhan"]] = round(float(w.butuh(range(len(tugas)))))
    _rusak(k, s, w.letak, w.baris, tugas)
    tanda_tangan(k, s, len(kolom), awal)
    s.n += 2


@dataclass
class Tulisan:
    """Rows of one table under way: where its columns stand, and where its tasks were written."""

    k: Kasus
    s: Kertas
    kolom: list[Kolom]
    letak: dict[str, int]
    tugas: list[Tugas]
    baris: list[int] = field(default_factory=list)

    def satu(self, n: int) -> None:
        """One task, its text broken where that is the disturbance."""
        s, t, letak = self.s, self.tugas[n], self.letak
        depan, belakang = " ".join(t.uraian.split()[:2]), " ".join(t.uraian.split()[2:])
        terpotong = n % 2 == 0 and "uraian" in letak
        bawah = terpotong and self.k.ada("tugas_terpotong_bawah")
        if bawah:  # the numbers stand beside the last line of the task
            s.sel[s.n, letak["uraian"]] = depan
            s.sel[s.n, letak["nomor"]] = n + 1
            s.n += 1
        self.baris.append(s.n)
        for c in self.kolom:
            self._sel(c, t, n)
        if bawah:
            s.sel.pop((s.n, letak["nomor"]), None)
            s.sel[s.n, letak["uraian"]] = belakang
        s.n += 1
        if terpotong and self.k.ada("tugas_terpotong"):
            s.sel[s.n - 1, letak["uraian"]] = depan
            s.baris(belakang, kolom=letak["uraian"])

    def _sel(self, c: Kolom, t: Tugas, n: int) -> None:
        tempat = (self.s.n, self.letak[c.nama])
        if c.isi and (v := c.isi(t, n)) is not None:
            self.s.sel[tempat] = v
        if not (c.rumus and c.nilai):
            return
        if self.k.ada("nilai_tetap"):
            self.s.sel[tempat] = round(float(c.nilai(t)), 4)
            return
        huruf = {m: f"{xl_col_to_name(k)}{self.s.n + 1}" for m, k in self.letak.items()}
        nilai = None if self.k.ada("rumus_tanpa_nilai") else mesin(c.nilai(t))
        self.s.rumus[tempat] = ("=" + c.rumus.format(**huruf), nilai)

    def butuh(self, nomor: range) -> Fraction:
        """Need of some tasks, as the office prints it. [orang]"""
        nilai = next(c.nilai for c in self.kolom if c.nama == "kebutuhan")
        assert nilai is not None
        return sum((nilai(self.tugas[n]) for n in nomor), Fraction())

    def jumlah(self, kata: str, kolom: int, dari: int, nomor: range) -> None:
        """A row that adds up the needs above it."""
        s, h = self.s, xl_col_to_name(self.letak["kebutuhan"])
        s.sel[s.n, kolom] = kata
        rumus = f"=SUM({h}{dari + 1}:{h}{s.n})"
        s.rumus[s.n, self.letak["kebutuhan"]] = (rumus, float(self.butuh(nomor)))
        s.n += 1


def _rusak(k: Kasus, s: Kertas, letak: Mapping[str, int], baris: list[int], tugas: list[Tugas]) -> None:
    """Cells that are no longer what the office wrote."""
    if k.ada("baris_sembunyi") and len(baris) > 2:
        s.sembunyi_baris.add(baris[1])
        k.jawab["baris_tersembunyi"] = "pakai"
    if k.ada("kolom_sembunyi") and "hasil" in letak:
        s.sembunyi_kolom.add(letak["hasil"])
    for apa in ("galat", "tanggal", "kata"):
        if k.ada(f"sel_{apa}") and "volume" in letak and len(baris) > 2:
            tempat = (baris[2], letak["volume"])
            if apa == "galat":
                s.rumus[tempat] = ("=#REF!*2", "#REF!")
            elif apa == "tanggal":
                s.rumus.pop(tempat, None)
                s.sel[tempat] = 46054
                s.tanggal.add(tempat)
            else:
                s.rumus.pop(tempat, None)
                s.sel[tempat] = "Insidentil"
            k.kosong.add(id(tugas[2]))
            k.jawab["sel_ditolak"] = "kosongkan"
    if k.ada("gabung_norma") and "norma" in letak and len(baris) > 1 and baris[1] == baris[0] + 1:
        a, b = baris[0], baris[1]
        if (a, letak["norma"]) not in s.rumus and tugas[0].norma == tugas[1].norma:
            s.sel.pop((b, letak["norma"]), None)
            s.gabung.append((a, letak["norma"], b, letak["norma"]))
            k.jawab["sel_gabungan"] = "tiap_baris"


# ── files ─────────────────────────────────────────────────────────────────────────────────────────
def tulis(k: Kasus, folder: Path, nama: str = "kantor") -> Path:
    """The workbook as a file: .xlsx, or text where that is the disturbance."""
    if k.ada("csv"):
        return _tulis_csv(k, folder / f"{nama}.csv")
    jalur = folder / f"{nama}.xlsx"
    buku = xlsxwriter.Workbook(str(jalur), {"strings_to_formulas": False, "strings_to_numbers": False})
    tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
    for s in k.lembar:
        _tulis_lembar(buku.add_worksheet(s.nama), s, tanggal)
    if k.ada("lembar_lain"):
        buku.add_chartsheet("Grafik").set_chart(_grafik(buku, k))
    buku.close()
    return _tanpa_nilai(jalur) if k.ada("rumus_tanpa_nilai") else jalur


def _tulis_lembar(ws: Any, s: Kertas, tanggal: Any) -> None:
    for a, b, c, d in s.gabung:
        if (a, b) != (c, d):
            ws.merge_range(a, b, c, d, "")
    for (r, c), v in s.sel.items():
        if (r, c) not in s.rumus:
            ws.write(r, c, v, *([tanggal] if (r, c) in s.tanggal else []))
    for (r, c), (rumus, nilai) in s.rumus.items():
        ws.write_formula(r, c, rumus, None, "" if nilai is None else nilai)
    for r in s.sembunyi_baris:
        ws.set_row(r, None, None, {"hidden": True})
    for c in s.sembunyi_kolom:
        ws.set_column(c, c, None, None, {"hidden": True})
    if s.saring:
        ws.autofilter(*s.saring)


def _grafik(buku: Any, k: Kasus) -> Any:
    g = buku.add_chart({"type": "column"})
    g.add_series({"values": f"='{k.lembar[1].nama}'!$D$10:$D$12"})
    return g


def _tanpa_nilai(jalur: Path) -> Path:
    """Formulas as a program leaves them that never computed them."""
    with zipfile.ZipFile(jalur) as z:
        isi = {n: z.read(n) for n in z.namelist()}
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as z:
        for n, b in isi.items():
            z.writestr(
                n, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", b) if n.startswith("xl/worksheets/sheet") else b
            )
    return jalur


def _tulis_csv(k: Kasus, jalur: Path) -> Path:
    """The last sheet as text, as office programs save it: values, no formulas, numbers as shown."""
    s = k.lembar[-1]
    baris: list[list[str]] = []
    semua = {**s.sel, **{t: n for t, (_, n) in s.rumus.items()}}
    tinggi, lebar = max(r for r, _ in semua) + 1, max(c for _, c in semua) + 1
    koma = k.acak.random() < 0.7
    for r in range(tinggi):
        satu = []
        for c in range(lebar):
            v = "01/02/2026" if (r, c) in s.tanggal else semua.get((r, c))
            if isinstance(v, float):
                v = f"{v:.4f}".rstrip("0").rstrip(".")
                v = v.replace(".", ",") if koma else v
            satu.append("" if v is None else str(v))
        baris.append(satu)
    tulisan = io.StringIO()
    csv.writer(tulisan, delimiter=";" if koma else ",", lineterminator="\r\n").writerows(baris)
    sandi = k.acak.choice(["utf-8-sig", "utf-16", "cp1252"])
    jalur.write_bytes(tulisan.getvalue().encode(sandi, errors="replace"))
    return jalur
