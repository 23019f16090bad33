"""A workbook of ours, read back: what it is, whose it is, and the answers with their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from abk.errors import ParameterError
from abk.instrumen.buku.informasi import baca_informasi, lembar_informasi
from abk.instrumen.buku.jawaban import JAWABAN_JABATAN
from abk.instrumen.buku.pembaca import PembacaSel, kode_lembar
from abk.instrumen.buku.tata_letak import (
    FORMAT,
    KOLOM_ID,
    KOLOM_JAWABAN,
    KOLOM_LABEL,
    LEMBAR_DATA,
    TataLetak,
    alamat,
    tata_letak,
)
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.pertanyaan import daftar_versi
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.kegiatan import Pengaturan
from abk.store import Lembar
from abk.tables import JABATAN, UNIT, Tabel
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip

AWAL_KAKI = "JUMLAH BEBAN KERJA"
_DATA_RUSAK = "Ekspor ulang formulirnya, lalu salin isiannya ke berkas baru."


@dataclass(frozen=True)
class IdentitasBuku:
    """Hidden sheet of a workbook: kegiatan, unit, rows of the tables with their place, digests of answers.

    sidik, sidik_informasi : of each post, of its answers and of its informasi jabatan
    """

    versi: str
    kegiatan: str
    kode_unit: str
    pengaturan: Mapping[str, Any]
    unit: tuple[Mapping[str, Any], ...]
    jabatan: tuple[Mapping[str, Any], ...]
    sidik: Mapping[str, str]
    sidik_informasi: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LembarJabatan:
    """Answers of one post: cells refused, cells with a note, and of each task its row from 0.

    kunci : nomor that each task row had when it was exported; empty for a new one
    informasi : sheet and cell of each item of informasi jabatan; empty where the workbook has no such sheet
    """

    nama: str
    isi: Lembar
    baris: tuple[int, ...]
    kunci: tuple[str, ...]
    ditolak: tuple[TemuanSel, ...] = field(default=())
    catatan: tuple[TemuanSel, ...] = field(default=())
    informasi: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def nomor_baris(self) -> list[int]:
        """Row of each task as a spreadsheet counts it."""
        return [n + 1 for n in self.baris]


def identitas_buku(buku: BukuMentah) -> IdentitasBuku:
    """What the hidden sheet says; BerkasError if it is damaged, of another layout or an unknown version."""
    isi: dict[str, list[Any]] = {}
    try:
        for baris in buku[LEMBAR_DATA].baris:
            if isinstance(baris[0], str):
                isi.setdefault(baris[0], []).append(urai_json(str(baris[1])))
        if isi["format"] != [FORMAT]:
            raise BerkasError(
                f"Tata letak {isi['format']} tidak dikenal.", _DATA_RUSAK, buku.berkas, LEMBAR_DATA
            )
        versi = str(isi["instrumen"][0])
        if versi not in daftar_versi():
            raise BerkasError(
                f"Berkas ini memakai instrumen versi {kutip(versi)}, yang tidak dikenal program ini.",
                f"Versi yang dikenal: {', '.join(daftar_versi())}. Perbarui program, atau ekspor ulang.",
                buku.berkas,
                LEMBAR_DATA,
            )
        return IdentitasBuku(
            versi,
            str(isi["kegiatan"][0]["identitas"]),
            str(isi["kegiatan"][0]["kode_unit"]),
            Pengaturan.model_validate(isi["pengaturan"][0], strict=False).model_dump(),
            _baris_tabel(isi.get("unit", []), UNIT),
            _baris_tabel(isi.get("jabatan", []), JABATAN),
            {str(s["kode_jabatan"]): str(s["sidik"]) for s in isi.get("lembar", [])},
            {str(s["kode_jabatan"]): str(s.get("informasi", "")) for s in isi.get("lembar", [])},
        )
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as salah:
        # the cause is not kept: it may be nested deeper than can be shown
        alasan = f" ({salah})" if isinstance(salah, _BarisError) else ""
    raise BerkasError(f"Lembar tersembunyi rusak{alasan}.", _DATA_RUSAK, buku.berkas, LEMBAR_DATA)


class _BarisError(ValueError):
    """Why a row of the hidden sheet is none of a table."""


def _baris_tabel(semua: list[Any], tabel: Tabel) -> tuple[Mapping[str, Any], ...]:
    """Rows of a table in their order; ValueError unless each has its keys and plain values alone."""
    kunci = f"kode_{tabel.nama}"
    wajib, boleh = {"urutan", "kode_unit", kunci}, {"urutan", *tabel.nama_kolom}
    sudah: set[str] = set()
    for satu in semua:
        kode = satu.get(kunci)
        teks = all(isinstance(satu.get(k), str) and satu[k] for k in wajib - {"urutan"})
        polos = all(v is None or isinstance(v, str | int | float) for v in satu.values())
        if not wajib <= set(satu) <= boleh or not teks or not polos or kode in sudah:
            raise _BarisError(f"baris {tabel.nama} {kutip(str(kode)[:40])}")
        sudah.add(kode)
    return tuple(sorted(semua, key=lambda satu: int(satu["urutan"])))


def baca_lembar(buku: BukuMentah, lembar: LembarMentah, versi: str) -> LembarJabatan:
    """Answers of one sheet; raises BerkasError if columns or rows are no longer where the form has them."""
    letak = tata_letak(versi)
    pembaca = PembacaSel(buku, lembar)
    akhir = _periksa_bentuk(buku, lembar, letak)
    jawaban: dict[str, Any] = {
        nama: pembaca.nilai(letak.instrumen[nama], letak.baris_jawaban[nama], KOLOM_JAWABAN)
        for nama in JAWABAN_JABATAN
    }
    tugas: list[Mapping[str, Any]] = []
    baris: list[int] = []
    kunci: list[str] = []
    tanya = [(p.nama, p, letak.kolom[p.nama]) for p in letak.instrumen.uraian_tugas]
    isian = [k for nama, k in letak.kolom.items() if nama != "nomor"]
    for n in range(letak.baris_tugas, akhir):
        isi_baris = lembar.baris[n]
        kosong = isi_baris.count(None) == len(isi_baris)
        if (kosong or all(k >= len(isi_baris) or isi_baris[k] is None for k in isian)) and not (
            lembar.galat and any(alamat(n, k) in lembar.galat for k in letak.kolom.values())
        ):
            continue
        tugas.append(pembaca.jawaban(tanya, n))
        baris.append(n)
        id_baris = str(lembar.sel(n, KOLOM_ID) or "")
        kunci.append("" if id_baris in kunci else id_baris)
    _nomor_tunggal(pembaca, letak, tugas, baris)
    tempat: Mapping[str, tuple[str, str]] = {}
    if (satu := lembar_informasi(buku, kode_lembar(lembar))) is not None:
        butir, tempat, lain = baca_informasi(buku, satu, letak.instrumen)
        jawaban |= butir
        pembaca.ditolak += lain.ditolak
        pembaca.catatan += lain.catatan
    try:
        isi = Lembar(kode_lembar(lembar), uraian_tugas=tuple(tugas), **jawaban)
    except ParameterError as salah:
        raise BerkasError(salah.pesan, salah.saran, buku.berkas, lembar.nama) from salah
    catatan = tuple(pembaca.catatan)
    ditolak = tuple(pembaca.ditolak)
    return LembarJabatan(lembar.nama, isi, tuple(baris), tuple(kunci), ditolak, catatan, tempat)


def _periksa_bentuk(buku: BukuMentah, lembar: LembarMentah, letak: TataLetak) -> int:
    """First row under the tasks, after a look whether the form is still whole."""
    for baris, kolom, apa, kata in letak.tetap:
        if lembar.sel(baris, kolom) != kata:
            raise BerkasError(
                f"{apa} {kutip(kata)} tidak lagi di tempatnya.",
                "Susunan formulir tidak boleh diubah; salin isian ke formulir yang diekspor ulang.",
                buku.berkas,
                lembar.nama,
                alamat(baris, kolom),
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
