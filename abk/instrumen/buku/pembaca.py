"""Cells of one sheet of ours as answers, with the place of each that cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from abk.errors import Tingkat
from abk.instrumen.buku.tata_letak import (
    BARIS_PENANDA,
    FORMAT,
    FORMAT_INFORMASI,
    KOLOM_ID,
    LEMBAR_DATA,
    alamat,
)
from abk.instrumen.galat import TemuanSel
from abk.instrumen.sandbox import BukuMentah, LembarMentah, Tanggal
from abk.instrumen.sandbox.parent import Nilai
from abk.tables.angka import angka_teks, bilangan
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.instrumen.pertanyaan import Pertanyaan


def buku_sendiri(buku: BukuMentah) -> bool:
    """Whether a workbook is one of ours."""
    return LEMBAR_DATA in buku


def kode_lembar(lembar: LembarMentah, bentuk: str = FORMAT) -> str:
    """Code of the post that a sheet is about; empty if it is none of ours, of that layout."""
    tanda = lembar.sel(BARIS_PENANDA, KOLOM_ID)
    awal = f"{bentuk}:"
    return tanda.removeprefix(awal) if isinstance(tanda, str) and tanda.startswith(awal) else ""


class PembacaSel:
    """Cells of one sheet as answers; what cannot be taken is noted with its address."""

    def __init__(self, buku: BukuMentah, lembar: LembarMentah) -> None:
        self._berkas, self._lembar = buku.berkas, lembar
        # a formula that is still blank stands in every row to spare
        self._rusak = {int(sel.lstrip(ascii_uppercase)) - 1 for sel in (*lembar.galat, *lembar.tanpa_nilai)}
        self.ditolak: list[TemuanSel] = []
        self.catatan: list[TemuanSel] = []

    def kosong(self, baris: int, dari: int, sampai: int) -> bool:
        """Whether nothing stands in these cells of a row, and nothing in the row is broken."""
        isi = self._lembar.baris[baris][dari:sampai]
        return baris not in self._rusak and isi.count(None) == len(isi)

    def jawaban(self, tanya: Iterable[tuple[str, Pertanyaan, int]], baris: int) -> dict[str, Any]:
        """Answers in a row, each name with its question and column."""
        if baris in self._rusak:
            return {nama: self.nilai(satu, baris, kolom) for nama, satu, kolom in tanya}
        isi = self._lembar.baris[baris]
        hasil = {}
        for nama, satu, kolom in tanya:  # most cells of a form are blank, and need no look
            ada = isi[kolom] if kolom < len(isi) else None
            hasil[nama] = None if ada is None else self._jawaban(satu, baris, kolom, ada)
        return hasil

    def nilai(self, satu: Pertanyaan, baris: int, kolom: int) -> str | float | int | None:
        """Answer in a cell; None where it is blank or cannot be taken."""
        isi = self._lembar.sel(baris, kolom)
        if isi is None and baris not in self._rusak:
            return None
        sel = alamat(baris, kolom)
        if sel in self._lembar.galat:
            pesan = f"{satu.label} berisi galat {self._lembar.galat[sel]}"
            self.tolak(baris, kolom, "sel_galat", pesan, "Perbaiki rumusnya, atau tulis angkanya.")
            return None
        if sel in self._lembar.tanpa_nilai:
            pesan = f"{satu.label} berisi rumus yang belum dihitung"
            saran = "Buka dan simpan berkas itu di aplikasi lembar kerja, atau tulis angkanya."
            self.tolak(baris, kolom, "rumus_tanpa_nilai", pesan, saran)
            return None
        return None if isi is None else self._jawaban(satu, baris, kolom, isi)

    def _jawaban(self, satu: Pertanyaan, baris: int, kolom: int, isi: Nilai) -> str | float | int | None:
        """Answer in a cell that holds something, no error and no formula without a value."""
        sel = alamat(baris, kolom)
        if sel in self._lembar.rumus:
            nilai = kutip(isi) if isinstance(isi, str) else isi
            pesan = f"{satu.label} diambil dari nilai tersimpan {nilai} rumus ={self._lembar.rumus[sel][:60]}"
            saran = "Aplikasi lembar kerja dapat menampilkan hitungan baru; tulis angkanya bila berbeda."
            self.catatan.append(self._temuan("catatan", baris, kolom, "nilai_rumus", pesan, saran))
        if isinstance(isi, (bool, Tanggal)):
            apa = "tanggal" if isinstance(isi, Tanggal) else "nilai benar/salah"
            pesan = f"{satu.label} berisi {apa} ({isi})"
            self.tolak(baris, kolom, "jenis_sel", pesan, f"Tulis ulang sebagai {_sebut(satu)}.")
            return None
        if isinstance(isi, (int, float)):
            return self._angka(satu, baris, kolom, float(isi))
        teks = isi.strip() if isinstance(isi, str) else None
        if teks and satu.jenis in {"angka", "bulat"}:
            angka = angka_teks(teks).bilangan
            return teks if angka is None else angka
        if teks and satu.jenis == "pilihan":
            return teks.lower()
        return teks or None

    def _angka(self, satu: Pertanyaan, baris: int, kolom: int, angka: float) -> str | float | int | None:
        if satu.jenis in {"angka", "bulat"}:
            return bilangan(angka)
        if angka.is_integer():
            return str(int(angka))
        if satu.jenis == "kode":
            pesan = f"{satu.label} tertulis sebagai angka {angka:g}: 3.1 dan 3.10 tidak dapat dibedakan"
            saran = "Tulis ulang sebagai teks (awali dengan tanda petik tunggal)."
            self.tolak(baris, kolom, "jenis_sel", pesan, saran)
            return None
        return f"{angka!r}".replace(".", ",")

    def tolak(self, baris: int, kolom: int, aturan: str, pesan: str, saran: str) -> None:
        """Note a cell that cannot be taken."""
        self.ditolak.append(self._temuan("cacat", baris, kolom, aturan, pesan, saran))

    def _temuan(
        self, tingkat: Tingkat, baris: int, kolom: int, aturan: str, pesan: str, saran: str
    ) -> TemuanSel:
        return TemuanSel(
            tingkat,
            aturan,
            pesan,
            saran,
            berkas=self._berkas,
            kode_jabatan=kode_lembar(self._lembar) or kode_lembar(self._lembar, FORMAT_INFORMASI),
            lembar=self._lembar.nama,
            sel=alamat(baris, kolom),
        )


def _sebut(satu: Pertanyaan) -> str:
    return "angka" if satu.jenis in {"angka", "bulat"} else "teks"
