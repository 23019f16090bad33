"""Whose a sheet is: what it shows to people equals what it says to the program, and one unit owns it.

Marker and hidden sheet are out of sight, so whoever returns a workbook could point them at the post of
another unit. They are believed only where the sheet itself shows the same post, and the post is the
workbook's unit's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.instrumen.buku.baca import IdentitasBuku, LembarJabatan, baca_lembar
from abk.instrumen.buku.informasi import BARIS_SIAPA, kata_siapa, lembar_informasi
from abk.instrumen.buku.pembaca import kode_lembar
from abk.instrumen.buku.tata_letak import (
    BARIS_UNIT,
    FORMAT_INFORMASI,
    KOLOM_JAWABAN,
    KOLOM_LABEL,
    LEMBAR_DATA,
    LEMBAR_PETUNJUK,
    alamat,
    nama_informasi,
    nama_lembar,
    tata_letak,
)
from abk.instrumen.galat import BerkasError, TemuanSel, temuan_lembar, tolakan
from abk.instrumen.pertanyaan import Instrumen
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.tulisan.markup import kutip

_SARAN = "Pakai formulir yang diekspor untuk unit itu, dan jangan mengubah sel yang dikunci."


def kata_terkunci(versi: Instrumen, jabatan: Mapping[str, Any]) -> dict[str, str]:
    """What the locked answers of a sheet show about its post."""
    jenis, kelas = str(jabatan.get("jenis_jabatan") or ""), jabatan.get("kelas_jabatan")
    pendekatan = str(jabatan.get("pendekatan") or "tugas_per_tugas")
    return {
        "nama_jabatan": f"{jabatan.get('nama_jabatan')} ({jabatan['kode_jabatan']})",
        "jenis_jabatan": jenis + (f", kelas {kelas}" if kelas else ""),
        "pendekatan": versi["pendekatan"].sebutan(pendekatan),
    }


def kata_unit(nama: object, kode: str) -> str:
    """A unit as the sheets name it."""
    return f"{nama} ({kode})"


def jabatan_asing(
    berkas: str, identitas: IdentitasBuku, unit_gudang: Mapping[str, str]
) -> dict[str, TemuanSel]:
    """Posts that a workbook lists though they are another unit's, by its own words or by the store's."""
    hasil: dict[str, TemuanSel] = {}
    for satu in identitas.jabatan:
        kode, milik = str(satu["kode_jabatan"]), str(satu["kode_unit"])
        unit = unit_gudang.get(kode, milik)
        if {milik, unit} != {identitas.kode_unit}:
            lain = milik if unit == identitas.kode_unit else unit
            hasil[kode] = TemuanSel(
                "cacat",
                "jabatan_unit",
                f"jabatan {kode} milik unit {lain}, sedangkan formulir ini milik unit {identitas.kode_unit}",
                _SARAN,
                berkas=berkas,
                kode_jabatan=kode,
                kode_unit=lain,
                lembar=LEMBAR_DATA,
            )
    return hasil


def unit_jalur(identitas: IdentitasBuku) -> tuple[Mapping[str, Any], ...]:
    """The workbook's unit and those above it; a workbook has nothing to say about any other."""
    menurut = {str(u["kode_unit"]): u for u in identitas.unit}
    jalur: list[str] = []
    kode = identitas.kode_unit
    while kode in menurut and kode not in jalur:
        jalur.append(kode)
        kode = str(menurut[kode].get("kode_induk") or "")
    return tuple(u for u in identitas.unit if u["kode_unit"] in jalur)


def periksa_penanda(
    buku: BukuMentah, lembar: LembarMentah, identitas: IdentitasBuku, jabatan: Mapping[str, Any]
) -> None:
    """BerkasError with the cell where a sheet shows another post or unit than its hidden marker says."""
    kode = str(jabatan["kode_jabatan"])
    letak = tata_letak(identitas.versi)
    semua = [str(j["kode_jabatan"]) for j in identitas.jabatan]
    tampak = kata_terkunci(letak.instrumen, jabatan)
    unit = next((u for u in identitas.unit if u["kode_unit"] == identitas.kode_unit), {})
    milik = kata_unit(unit.get("nama_unit"), identitas.kode_unit)
    tempat = {(letak.baris_jawaban[n], KOLOM_JAWABAN): kata for n, kata in tampak.items()}
    _cocokkan(buku, lembar, kode, nama_lembar(semua)[kode], {**tempat, (BARIS_UNIT, KOLOM_LABEL): milik})
    if (lain := lembar_informasi(buku, kode)) is not None:
        siapa = {(BARIS_SIAPA, KOLOM_LABEL): kata_siapa(tampak["nama_jabatan"], milik)}
        _cocokkan(buku, lain, kode, nama_informasi(semua)[kode], siapa)


def _cocokkan(
    buku: BukuMentah, lembar: LembarMentah, kode: str, nama: str, tempat: Mapping[tuple[int, int], str]
) -> None:
    if lembar.nama != nama:
        pesan = f"Lembar ini bertanda jabatan {kode}, yang lembarnya bernama {kutip(nama)}."
        raise BerkasError(pesan, _SARAN, buku.berkas, lembar.nama)
    for (baris, kolom), kata in tempat.items():
        isi, harapan = (" ".join(str(teks).split()) for teks in (lembar.sel(baris, kolom) or "", kata))
        sama = isi.startswith(f"{harapan}.") if baris == BARIS_UNIT else isi == harapan
        if not sama:
            pesan = f"Lembar bertanda jabatan {kode} ini menampilkan {kutip(isi)}, bukan {kutip(harapan)}."
            raise BerkasError(pesan, _SARAN, buku.berkas, lembar.nama, alamat(baris, kolom))


def isi_lembar(buku: BukuMentah, identitas: IdentitasBuku) -> list[tuple[LembarJabatan | TemuanSel, Any]]:
    """Sheets of a workbook with the identity of their posts, and what keeps the others out, in order."""
    jabatan = {str(j["kode_jabatan"]): j for j in identitas.jabatan}
    hasil: list[tuple[LembarJabatan | TemuanSel, Any]] = []
    sudah: set[str] = set()
    for satu in buku.lembar:
        kode = kode_lembar(satu)
        milik = kode_lembar(satu, FORMAT_INFORMASI)
        if satu.nama in {LEMBAR_DATA, LEMBAR_PETUNJUK}:
            continue
        if milik in jabatan and lembar_informasi(buku, milik) is satu:  # read with the sheet of its post
            continue
        if kode not in jabatan or kode in sudah:
            apa = "terulang" if kode in sudah else "bukan bagian dari formulir"
            pesan, saran = f"lembar {kutip(satu.nama)} {apa} dan tidak dibaca", "Hapus lembar itu."
            hasil.append((temuan_lembar(buku.berkas, satu.nama, "lembar_dikenal", pesan, saran), None))
            continue
        sudah.add(kode)
        try:
            periksa_penanda(buku, satu, identitas, jabatan[kode])
            hasil.append((baca_lembar(buku, satu, identitas.versi), jabatan[kode]))
        except BerkasError as salah:
            hasil.append((tolakan(salah, kode), None))
    return hasil
