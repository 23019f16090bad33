"""What every form shares: title block, heading, remarks (``kata.yaml``), place for signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.reports.rekap_xlsx.buku import Sheet
from abk.reports.rekap_xlsx.rumus import DASAR_HITUNG
from abk.tulisan.terurai import data_paket

_KATA = data_paket("abk.reports.rekap_xlsx", "kata.yaml")
CATATAN: Mapping[str, Sequence[str]] = _KATA["catatan"]
"""Remarks under the title of each form."""
JUDUL: Mapping[str, str] = _KATA["judul"]
"""Headings of the two parts of form E."""
RUMUS_PENDEKATAN: Mapping[str, str] = _KATA["pendekatan"]
"""Formula of each approach but the one of the form itself."""
TANDA: Mapping[str, str] = _KATA["tanda"]
"""Marks and what they mean."""
UBAH: str = _KATA["ubah"]


_TITIK = "……………………………………"


def kop(lembar: Sheet, judul: str, catatan: Sequence[str] = (), *, dasar: str = "") -> int:
    """Title block of a form; the next free row. ``dasar`` (regulation and rounding) is live on the sheet."""
    k = lembar.buku.kegiatan
    lembar.bentang(0, k.instansi.upper() or "INSTANSI: " + _TITIK, "instansi")
    lembar.bentang(1, judul, "judul")
    tahun = f" – Tahun {k.tahun}" if k.tahun is not None and str(k.tahun) not in k.judul else ""
    lembar.bentang(2, k.judul + tahun, "anak_judul")
    baris = 3
    if dasar:
        lembar.bentang(baris, dasar, "dasar_hitung")  # also gives the row its height
        lembar.rumus(baris, 0, f"={DASAR_HITUNG}", dasar, "dasar_hitung")
        baris += 1
    keadaan = k.kata_keadaan
    for satu in (keadaan, *catatan) if keadaan else catatan:
        lembar.bentang(baris, satu, "catatan")
        baris += 1
    return baris


def kepala(lembar: Sheet, baris: int) -> tuple[int, int]:
    """Heading of the table: the sentence for every page, column titles, column numbers.

    First and last row, repeated on every page.
    """
    awal = baris
    lembar.bentang(baris, lembar.buku.kegiatan.keterangan, "keterangan")
    judul, nomor = baris + 1, baris + 2
    for n, k in enumerate(lembar.kolom):
        lembar.teks(judul, n, k.judul, "kepala")
    for n, k in enumerate(lembar.bantu, lembar.kunci):
        lembar.teks(judul, n, k.judul, "kunci")
    for n in range(len(lembar.kolom)):
        lembar.teks(nomor, n, f"({n + 1})", "nomor_kolom")
    return awal, nomor


def tanda_tangan(lembar: Sheet, baris: int) -> int:
    """Places for the two who sign: the one who knows of it, and the one who made it; the last row.

    Kept in one block of rows, with dotted lines for whatever only the signer knows.
    """
    akhir = lembar.akhir
    tengah = akhir // 2
    kiri, kanan = (0, tengah - 1), (tengah + 1, akhir)
    isi = (
        ("", f"{_TITIK[:20]}, {_TITIK[:20]}"),
        ("Mengetahui,", "Disusun oleh,"),
        (f"Jabatan: {_TITIK}", f"Jabatan: {_TITIK}"),
        *[("", "")] * 4,
        (f"Nama: {_TITIK}", f"Nama: {_TITIK}"),
        (f"NIP: {_TITIK}", f"NIP: {_TITIK}"),
    )
    for n, pasangan in enumerate(isi, baris + 1):
        for (awal, ujung), kata in zip((kiri, kanan), pasangan, strict=True):
            lembar.bentang(n, kata, "tengah", awal=awal, akhir=ujung)
    return baris + len(isi)
