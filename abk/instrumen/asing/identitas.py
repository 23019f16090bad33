"""Posts and head counts that stand outside the columns of a table."""

from __future__ import annotations

from abk.instrumen.asing.kisi import Kisi
from abk.instrumen.asing.label import peran_label

_JARAK = 12
_KOSONG = {"", ":", "-", "="}


def isi_label(kisi: Kisi, baris: int, kolom: int, jenis: str) -> tuple[str, str] | None:
    """Text that belongs to a label, with its address.

    Parameters
    ----------
    kisi : sheet
    baris, kolom : where a label may stand, from 0
    jenis : meaning that is sought (``nama_jabatan``, ``unit``)

    Returns
    -------
    (text, address), or None if no such label stands there; the text is empty if nothing was filled in
    """
    teks = kisi.teks(baris, kolom)
    if not teks or kisi.asal(baris, kolom) != (baris, kolom):
        return None
    label, _, ekor = teks.partition(":")
    peran = peran_label(label, "identitas")
    if peran is None or peran[0] != jenis:
        return None
    if ekor.strip():
        return ekor.strip(), kisi.sel(baris, kolom)
    for k in range(kolom + 1, min(kisi.lebar, kolom + _JARAK)):
        asal = kisi.asal(baris, k)
        isi = kisi.teks(baris, k).lstrip(": ").strip()
        if asal == (baris, k) and isi not in _KOSONG and peran_label(isi) is None:
            return isi, kisi.sel(baris, k)
    return ("", kisi.sel(baris, kolom)) if ":" in teks else None


def cari_label(
    kisi: Kisi, awal: int, akhir: int, jenis: str, kolom: tuple[int, int]
) -> tuple[str, str] | None:
    """Nearest label of that meaning above a table.

    Parameters
    ----------
    awal, akhir : rows to look in, ``akhir`` not included; the lowest wins
    jenis : meaning
    kolom : first and last column to look in
    """
    for baris in range(akhir - 1, awal - 1, -1):
        for k in range(kolom[0], kolom[1] + 1):
            satu = isi_label(kisi, baris, k, jenis)
            if satu is not None:
                return satu
    return None


def angka_label(kisi: Kisi, baris: int, jenis: str, kolom: tuple[int, int]) -> tuple[int, str] | None:
    """Whole number in a row that carries a label, with its address."""
    for k in range(kolom[0], kolom[1] + 1):
        teks = kisi.teks(baris, k)
        if not teks:
            continue
        label, _, ekor = teks.partition(":")
        peran = peran_label(label, "identitas")
        if peran is None or peran[0] != jenis:
            continue
        if ekor.strip().split(" ")[0].isdigit():
            return int(ekor.strip().split(" ")[0]), kisi.sel(baris, k)
        for kanan in range(k + 1, min(kisi.lebar, kolom[1] + 3)):
            angka = kisi.angka(baris, kanan)
            if angka.nilai is not None and angka.nilai.is_integer() and angka.nilai >= 0:
                return int(angka.nilai), kisi.sel(baris, kanan)
    return None
