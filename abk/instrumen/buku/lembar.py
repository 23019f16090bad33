"""One sheet: the form of one post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from abk.instrumen.buku.gaya import Gaya, batasi
from abk.instrumen.buku.rumus import Kaki, rumus_menit, rumus_orang, tulis_kaki
from abk.instrumen.buku.tata_letak import (
    BARIS_CADANGAN,
    BARIS_PENANDA,
    BARIS_SUBJUDUL,
    FORMAT,
    KOLOM_ID,
    KOLOM_JAWABAN,
    KOLOM_LABEL,
    TataLetak,
    alamat,
)
from abk.instrumen.pertanyaan import Pertanyaan
from abk.store import Lembar
from abk.tables.keraguan import nomor_berikut

_JENIS_GAYA = {"kode": "kode", "teks": "teks", "pilihan": "pilihan", "angka": "angka", "bulat": "angka"}
_TINGGI_TEKS = {"ikhtisar_jabatan": 40}
_TINGGI_BARIS, _GARIS_MAKS, _HURUF_PER_LEBAR = 12.5, 12, 1.4
_LEBAR_CATATAN, _HURUF_CATATAN, _GARIS_CATATAN = 320, 46, 17
_BILA_BENAR = "Bila benar, tulis dasarnya pada kolom keterangan."
_KEPALA_MENIT, _KEPALA_ORANG = "MENIT PER TAHUN", "KEBUTUHAN PEGAWAI (orang)"


@dataclass(frozen=True)
class BahanLembar:
    """What one sheet shows: answers, locked answers, lines under the title, totals.

    konstanta : credit points an hour, where the approach needs it
    norma_tengah : whether an empty norm is the middle of its shortest and longest
    menit, orang : live workload of each task row [menit/tahun; orang], None where a number is missing
    tanya : open questions, for notes on cells, by the number of the task; those about the post under ""
    norma : norms to offer, for notes on the empty cells of norms, by the number of the task
    """

    isi: Lembar
    identitas: Mapping[str, str]
    subjudul: Sequence[str]
    pendekatan: str
    konstanta: Fraction | None
    menit: Sequence[float | None]
    orang: Sequence[float | None]
    kaki: Kaki
    norma_tengah: bool = False
    tanya: Mapping[str, Sequence[str]] = field(default_factory=dict)
    norma: Mapping[str, str] = field(default_factory=dict)


def tulis_lembar(lembar: Any, gaya: Gaya, letak: TataLetak, bahan: BahanLembar) -> None:
    """Fill one worksheet."""
    banyak = len(bahan.isi.uraian_tugas) + BARIS_CADANGAN
    _kolom(lembar, letak, bahan)
    lembar.write_string(BARIS_PENANDA, KOLOM_ID, f"{FORMAT}:{bahan.isi.kode_jabatan}")
    lembar.write_string(BARIS_PENANDA, KOLOM_LABEL, letak.instrumen.judul.upper(), gaya["judul"])
    for n, teks in enumerate(bahan.subjudul):
        lembar.write_string(BARIS_SUBJUDUL + n, KOLOM_LABEL, teks, gaya["subjudul"])
    _identitas(lembar, gaya, letak, bahan)
    _kepala(lembar, gaya, letak, bahan)
    for n in range(banyak):
        _tugas(lembar, gaya, letak, bahan, n)
    for satu in letak.instrumen.uraian_tugas:
        kolom = letak.kolom[satu.nama]
        batasi(lembar, satu, letak.baris_tugas, kolom, letak.baris_tugas + banyak - 1, kolom)
    _tandai_kurang(lembar, gaya, letak, banyak)
    akhir = tulis_kaki(lembar, gaya, letak, bahan.kaki, banyak)
    _cetak(lembar, letak, bahan, akhir)


def _kolom(lembar: Any, letak: TataLetak, bahan: BahanLembar) -> None:
    lembar.set_column(KOLOM_ID, KOLOM_ID, 3, None, {"hidden": True})
    for satu in letak.instrumen.uraian_tugas:
        kolom = letak.kolom[satu.nama]
        sembunyi = not _tampak(satu, bahan)
        lembar.set_column(kolom, kolom, satu.lebar, None, {"hidden": True} if sembunyi else {})
    lembar.set_column(letak.kolom_menit, letak.kolom_orang, 11)


def _tampak(satu: Pertanyaan, bahan: BahanLembar) -> bool:
    terpakai = any(t.get(satu.nama) is not None for t in bahan.isi.uraian_tugas)
    return satu.tampak({"pendekatan": bahan.pendekatan}) or terpakai


def _identitas(lembar: Any, gaya: Gaya, letak: TataLetak, bahan: BahanLembar) -> None:
    ujung = letak.kolom["keterangan"]
    for satu in letak.instrumen.jabatan:
        baris = letak.baris_jawaban[satu.nama]
        lembar.merge_range(baris, KOLOM_LABEL, baris, KOLOM_JAWABAN - 1, satu.label, gaya["label"])
        if satu.dikunci:
            isi = bahan.identitas.get(satu.nama, "")
            lembar.merge_range(baris, KOLOM_JAWABAN, baris, ujung, isi, gaya["identitas"])
            if satu.nama == "nama_jabatan" and (tanya := bahan.tanya.get("")):
                _tanya(lembar, baris, KOLOM_JAWABAN, tanya)
            continue
        nilai = getattr(bahan.isi, satu.nama)
        bentuk = gaya["bulat" if satu.jenis == "bulat" else "teks"]
        if satu.jenis == "teks":
            lembar.merge_range(baris, KOLOM_JAWABAN, baris, ujung, "", bentuk)
            lembar.set_row(baris, _TINGGI_TEKS.get(satu.nama, 15))
        _sel(lembar, baris, KOLOM_JAWABAN, nilai, bentuk)
        batasi(lembar, satu, baris, KOLOM_JAWABAN, baris, KOLOM_JAWABAN)


def _kepala(lembar: Any, gaya: Gaya, letak: TataLetak, bahan: BahanLembar) -> None:
    judul = {letak.kolom[p.nama]: p.kepala for p in letak.instrumen.uraian_tugas}
    tampak = {letak.kolom[p.nama] for p in letak.instrumen.uraian_tugas if _tampak(p, bahan)}
    judul |= {letak.kolom_menit: _KEPALA_MENIT, letak.kolom_orang: _KEPALA_ORANG}
    tampak |= {letak.kolom_menit, letak.kolom_orang}
    lembar.set_row(letak.baris_kepala, 26)
    nomor = 0
    for kolom, teks in judul.items():
        nomor += kolom in tampak
        lembar.write_string(letak.baris_kepala, kolom, teks, gaya["kepala"])
        urut = str(nomor) if kolom in tampak else ""
        lembar.write_string(letak.baris_kepala + 1, kolom, urut, gaya["nomor_kolom"])


def _tugas(lembar: Any, gaya: Gaya, letak: TataLetak, bahan: BahanLembar, n: int) -> None:
    baris = letak.baris_tugas + n
    ada = n < len(bahan.isi.uraian_tugas)
    isi = bahan.isi.uraian_tugas[n] if ada else {"nomor": _nomor_cadangan(bahan, n)}
    if ada:
        lembar.write_string(baris, KOLOM_ID, str(isi.get("nomor") or ""))
        lembar.set_row(baris, _tinggi(letak, isi))
        if tanya := bahan.tanya.get(str(isi.get("nomor") or "-")):
            _tanya(lembar, baris, letak.kolom["uraian_tugas"], [*tanya, _BILA_BENAR])
        if isi.get("norma_waktu") is None and (norma := bahan.norma.get(str(isi.get("nomor") or "-"))):
            _tanya(lembar, baris, letak.kolom["norma_waktu"], [norma])
    for satu in letak.instrumen.uraian_tugas:
        bentuk = gaya[_JENIS_GAYA[satu.jenis]]
        _sel(lembar, baris, letak.kolom[satu.nama], isi.get(satu.nama), bentuk)
    menit = bahan.menit[n] if ada else None
    rumus = rumus_menit(letak, baris, bahan.pendekatan, bahan.konstanta, norma_tengah=bahan.norma_tengah)
    lembar.write_formula(baris, letak.kolom_menit, rumus, gaya["menit"], "" if menit is None else menit)
    orang = bahan.orang[n] if ada else None
    rumus = rumus_orang("$" + alamat(baris, letak.kolom_menit))
    lembar.write_formula(baris, letak.kolom_orang, rumus, gaya["orang"], "" if orang is None else orang)


def _tanya(lembar: Any, baris: int, kolom: int, isi: Sequence[str]) -> None:
    """A note on a cell, large enough to be read whole; whoever reads the workbook back does not see it."""
    garis = 1 + sum(-(-len(satu) // _HURUF_CATATAN) for satu in isi)
    ukuran = {"width": _LEBAR_CATATAN, "height": _GARIS_CATATAN * garis, "font_size": 9}
    lembar.write_comment(baris, kolom, "\n".join(isi), ukuran)


def _tinggi(letak: TataLetak, isi: Mapping[str, Any]) -> float:
    """Height that shows every line of the longest text of a row. [titik]"""
    garis = [
        sum(
            -(-max(len(potong), 1) // int(satu.lebar * _HURUF_PER_LEBAR)) for potong in str(teks).splitlines()
        )
        for satu in letak.instrumen.uraian_tugas
        if isinstance(teks := isi.get(satu.nama), str) and satu.jenis == "teks"
    ]
    return _TINGGI_BARIS * min(max([1, *garis]), _GARIS_MAKS) + 1


def _nomor_cadangan(bahan: BahanLembar, n: int) -> str:
    """Number offered to a spare row."""
    tugas = bahan.isi.uraian_tugas
    return str(nomor_berikut(t.get("nomor") for t in tugas) + n - len(tugas))


def _sel(lembar: Any, baris: int, kolom: int, nilai: Any, bentuk: Any) -> None:
    """Write a value; a text stays a text whatever it begins with."""
    if nilai is None or nilai == "":
        lembar.write_blank(baris, kolom, None, bentuk)
    elif isinstance(nilai, str):
        lembar.write_string(baris, kolom, nilai, bentuk)
    else:
        lembar.write_number(baris, kolom, nilai, bentuk)


def _tandai_kurang(lembar: Any, gaya: Gaya, letak: TataLetak, banyak: int) -> None:
    awal, akhir = letak.baris_tugas, letak.baris_tugas + banyak - 1
    uraian = "$" + alamat(awal, letak.kolom["uraian_tugas"])
    menit = "$" + alamat(awal, letak.kolom_menit)
    syarat = {"type": "formula", "criteria": f"=AND(LEN({uraian})>0,LEN({menit})=0)"}
    lembar.conditional_format(
        awal, letak.kolom_menit, akhir, letak.kolom_orang, {**syarat, "format": gaya["kurang"]}
    )


def _cetak(lembar: Any, letak: TataLetak, bahan: BahanLembar, akhir: int) -> None:
    lembar.protect(
        "",
        {
            "format_columns": True,
            "format_rows": True,
            "select_locked_cells": True,
            "select_unlocked_cells": True,
        },
    )
    lembar.hide_gridlines(2)
    lembar.freeze_panes(letak.baris_tugas, letak.kolom["hasil_kerja"])
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    lembar.fit_to_pages(1, 0)
    lembar.repeat_rows(letak.baris_kepala, letak.baris_kepala + 1)
    lembar.print_area(0, KOLOM_LABEL, akhir, letak.kolom_orang)
    nama = bahan.identitas.get("nama_jabatan", "").replace("&", "&&")[:120]
    lembar.set_footer(f"&L&8{nama}&R&8Halaman &P dari &N")
