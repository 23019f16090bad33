"""A workbook of ours, read back: what it is, whose it is, and the answers with their cells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from abk.instrumen.buku.isi import JAWABAN_JABATAN, IsiLembar
from abk.instrumen.buku.sel import PembacaSel, kode_lembar
from abk.instrumen.buku.tata_letak import (
    FORMAT,
    KOLOM_ID,
    KOLOM_JAWABAN,
    KOLOM_LABEL,
    LEMBAR_DATA,
    TataLetak,
    alamat,
)
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.pagar import BukuMentah, LembarMentah
from abk.instrumen.pertanyaan import daftar_versi, instrumen

AWAL_KAKI = "JUMLAH BEBAN KERJA"
_DATA_RUSAK = "Ekspor ulang formulirnya, lalu salin isiannya ke berkas baru."


@dataclass(frozen=True)
class IdentitasBuku:
    """Hidden sheet of a workbook.

    Attributes
    ----------
    versi : of the instrument
    kegiatan : identity of the kegiatan (:func:`~abk.instrumen.buku.isi.sidik_kegiatan`)
    pengaturan : settings of the kegiatan
    unit, jabatan : rows of the tables, with their place (``urutan``)
    sidik : digest of the answers of each post when they were exported
    """

    versi: str
    kegiatan: str
    pengaturan: Mapping[str, Any]
    unit: tuple[Mapping[str, Any], ...]
    jabatan: tuple[Mapping[str, Any], ...]
    sidik: Mapping[str, str]


@dataclass(frozen=True)
class LembarJabatan:
    """Answers of one post with their places.

    Attributes
    ----------
    nama : name of the sheet
    isi : answers; a number that is a text stays a text
    baris : row of each task in the sheet, from 0
    kunci : nomor that each task row had when it was exported; empty for a new one
    ditolak : cells that cannot be taken
    """

    nama: str
    isi: IsiLembar
    baris: tuple[int, ...]
    kunci: tuple[str, ...]
    ditolak: tuple[TemuanSel, ...] = field(default=())


def buku_sendiri(buku: BukuMentah) -> bool:
    """Whether a workbook is one of ours."""
    return LEMBAR_DATA in buku


def identitas_buku(buku: BukuMentah) -> IdentitasBuku:
    """What the hidden sheet says.

    Raises
    ------
    BerkasError
        If it is damaged, of another layout, or of an unknown version of the instrument.
    """
    isi: dict[str, list[Any]] = {}
    try:
        for baris in buku[LEMBAR_DATA].baris:
            if isinstance(baris[0], str):
                isi.setdefault(baris[0], []).append(json.loads(str(baris[1])))
        if isi["format"] != [FORMAT]:
            raise BerkasError(
                f"Tata letak {isi['format']} tidak dikenal.", _DATA_RUSAK, buku.berkas, LEMBAR_DATA
            )
        versi = str(isi["instrumen"][0])
        if versi not in daftar_versi():
            raise BerkasError(
                f"Berkas ini memakai instrumen versi {versi!r}, yang tidak dikenal program ini.",
                f"Versi yang dikenal: {', '.join(daftar_versi())}. Perbarui program, atau ekspor ulang.",
                buku.berkas,
                LEMBAR_DATA,
            )
        return IdentitasBuku(
            versi,
            str(isi["kegiatan"][0]["identitas"]),
            dict(isi["pengaturan"][0]),
            tuple(sorted(isi.get("unit", []), key=_urutan)),
            tuple(sorted(isi.get("jabatan", []), key=_urutan)),
            {str(s["kode_jabatan"]): str(s["sidik"]) for s in isi.get("lembar", [])},
        )
    except (KeyError, IndexError, TypeError, ValueError) as salah:
        raise BerkasError("Lembar tersembunyi rusak.", _DATA_RUSAK, buku.berkas, LEMBAR_DATA) from salah


def _urutan(baris: Mapping[str, Any]) -> int:
    return int(baris["urutan"])


def baca_lembar(buku: BukuMentah, lembar: LembarMentah, versi: str) -> LembarJabatan:
    """Answers of one sheet.

    Raises
    ------
    BerkasError
        If columns or rows are no longer where the form has them.
    """
    letak = TataLetak(instrumen(versi))
    pembaca = PembacaSel(buku, lembar)
    akhir = _periksa_bentuk(buku, lembar, letak)
    jawaban = {
        nama: pembaca.nilai(letak.instrumen[nama], letak.baris_jawaban[nama], KOLOM_JAWABAN)
        for nama in JAWABAN_JABATAN
    }
    tugas: list[Mapping[str, Any]] = []
    baris: list[int] = []
    kunci: list[str] = []
    for n in range(letak.baris_tugas, akhir):
        if all(lembar.sel(n, k) is None for nama, k in letak.kolom.items() if nama != "nomor") and not any(
            alamat(n, k) in lembar.galat for k in letak.kolom.values()
        ):
            continue
        tugas.append({p.nama: pembaca.nilai(p, n, letak.kolom[p.nama]) for p in letak.instrumen.uraian_tugas})
        baris.append(n)
        id_baris = str(lembar.sel(n, KOLOM_ID) or "")
        kunci.append("" if id_baris in kunci else id_baris)
    _nomor_tunggal(pembaca, letak, tugas, baris)
    isi = IsiLembar(kode_lembar(lembar), jawaban, tuple(tugas))
    return LembarJabatan(lembar.nama, isi, tuple(baris), tuple(kunci), tuple(pembaca.ditolak))


def _periksa_bentuk(buku: BukuMentah, lembar: LembarMentah, letak: TataLetak) -> int:
    """First row under the tasks, after a look whether the form is still whole."""
    for satu in letak.instrumen.uraian_tugas:
        if lembar.sel(letak.baris_kepala, letak.kolom[satu.nama]) != satu.kepala:
            raise BerkasError(
                f"Kolom {satu.kepala!r} tidak lagi di tempatnya.",
                "Susunan formulir tidak boleh diubah; salin isian ke formulir yang diekspor ulang.",
                buku.berkas,
                lembar.nama,
                alamat(letak.baris_kepala, letak.kolom[satu.nama]),
            )
    for satu in letak.instrumen.jabatan:
        baris = letak.baris_jawaban[satu.nama]
        if lembar.sel(baris, KOLOM_LABEL) != satu.label:
            raise BerkasError(
                f"Isian {satu.label!r} tidak lagi di tempatnya.",
                "Susunan formulir tidak boleh diubah; salin isian ke formulir yang diekspor ulang.",
                buku.berkas,
                lembar.nama,
                alamat(baris, KOLOM_LABEL),
            )
    for n in range(letak.baris_tugas, len(lembar.baris)):
        label = lembar.sel(n, KOLOM_LABEL)
        if isinstance(label, str) and label.startswith(AWAL_KAKI):
            return n
    raise BerkasError(
        "Baris jumlah di bawah uraian tugas tidak ditemukan.", _DATA_RUSAK, buku.berkas, lembar.nama
    )


def _nomor_tunggal(
    pembaca: PembacaSel, letak: TataLetak, tugas: list[Mapping[str, Any]], baris: list[int]
) -> None:
    dipakai: dict[str, int] = {}
    for isi, n in zip(tugas, baris, strict=True):
        nomor = isi["nomor"]
        kolom = letak.kolom["nomor"]
        if nomor is None and alamat(n, kolom) in {t.sel for t in pembaca.ditolak}:
            continue
        if nomor is None:
            pembaca.tolak(n, kolom, "nomor_terisi", "nomor tugas kosong", "Beri nomor pada tugas itu.")
        elif nomor in dipakai:
            pesan = f"nomor {nomor} sudah dipakai di sel {alamat(dipakai[nomor], kolom)}"
            pembaca.tolak(n, kolom, "nomor_tunggal", pesan, "Beri nomor lain.")
        else:
            dipakai[nomor] = n
