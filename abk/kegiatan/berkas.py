"""Text files as offices save them: their encoding, what separates their columns, the rows they hold."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial

from abk.errors import Temuan
from abk.tables import Tabel
from abk.tulisan.malas import pd

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEP = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_LAJUR = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_CONTOH = 50
"""Lines by which the separator is judged."""

_BUKAN_ASCII = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True)
class Teks:
    """Text of a file, or where it cannot be read.

    Attributes
    ----------
    isi : the text; None where the file is damaged
    sandi : name of its encoding, empty for UTF-8
    baris : row of the first damaged sign
    """

    isi: str | None
    sandi: str = ""
    baris: int = 0


def baca_teks(isi: bytes) -> Teks:
    """Text of a file in UTF-8, UTF-16 or, as Excel for Windows writes it, Windows-1252."""
    if sandi := "utf-16" if isi.startswith(_UTF_16) else _utf_16_tanpa_tanda(isi[:200]):
        try:
            return Teks(isi.decode(sandi).removeprefix("\ufeff"), "UTF-16")
        except UnicodeDecodeError as salah:
            return Teks(None, "", isi[: salah.start].count(b"\n") + 1)
    try:
        return Teks(isi.decode("utf-8-sig"))
    except UnicodeDecodeError as salah:
        baris = isi[: salah.start].count(b"\n") + 1
    # A file that holds good UTF-8 elsewhere is damaged UTF-8, not another encoding.
    if any(len(b) > 1 and _utf_8(b) for b in _BUKAN_ASCII.findall(isi)):
        return Teks(None, "", baris)
    try:
        return Teks(isi.decode("cp1252"), "Windows-1252")
    except UnicodeDecodeError:
        return Teks(None, "", baris)


def _utf_16_tanpa_tanda(awal: bytes) -> str:
    """Name of the UTF-16 of a text without its mark: every other byte is zero, not one here and there."""
    for letak, sandi in ((1, "utf-16-le"), (0, "utf-16-be")):
        belah = awal[letak::2]
        if 2 * belah.count(0) > len(belah) > 0:
            return sandi
    return ""


def _utf_8(isi: bytes) -> bool:
    try:
        isi.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def baris_teks(teks: str) -> tuple[list[list[str]], int]:
    """Rows of a text table, and how many lines stand above the first (``sep=;``); csv.Error if damaged."""
    pemisah, atas = "", 0
    cocok = _SEP.match(teks)
    if cocok is not None:
        pemisah, atas, teks = cocok[1], 1, teks[cocok.end() :]
    lajur = (satu.group() for satu in _LAJUR.finditer(teks))  # StringIO takes four bytes a letter
    baris = csv.reader(lajur, delimiter=pemisah or _pemisah(teks), strict=True)
    sama: dict[str, str] = {}  # codes and words repeat in each column: each is held once
    return [[sama.setdefault(sel, sel) for sel in satu] for satu in baris], atas


def _pemisah(teks: str) -> str:
    """Separator that the header shows; under a title, the one that stands equally often in most lines."""
    lajur = [satu for satu in teks.split("\n", _CONTOH)[:_CONTOH] if satu.strip()] or [""]
    kepala = max(",;\t", key=lajur[0].count)
    sama = {p: max(Counter(n for satu in lajur if (n := satu.count(p))).values(), default=0) for p in ",;\t"}
    umum = max(",;\t", key=sama.__getitem__)
    return umum if sama[umum] > 2 * sama[kepala] else kepala


def tabel_teks(isi: bytes, tabel: Tabel, nama: str) -> tuple[pd.DataFrame, list[Temuan]]:
    """Rows of a text file as text, and what keeps it from being read or was taken for granted."""
    kosong = pd.DataFrame(columns=list(tabel.nama_kolom), dtype="str")
    gagal = partial(Temuan, "struktural", tabel=tabel.nama, berkas=nama)
    teks = baca_teks(isi)
    if teks.isi is None:
        saran = "Simpan ulang sebagai CSV UTF-8 (di Excel: «CSV UTF-8»)."
        return kosong, [gagal("utf_8", "berkas bukan UTF-8 yang utuh", saran, baris=teks.baris)]
    try:
        baris, atas = baris_teks(teks.isi)
    except csv.Error:
        return kosong, [
            gagal("csv", "berkas CSV rusak: tanda kutip tidak ditutup", "Buka dan simpan ulang berkas itu.")
        ]
    frame, temuan = tabel_baris(baris, tabel, nama, atas)
    if teks.sandi == "Windows-1252":
        pesan = "berkas bukan UTF-8; dibaca sebagai Windows-1252"
        saran = "Lihat apakah huruf khususnya benar; lain kali simpan sebagai «CSV UTF-8»."
        temuan.append(Temuan("catatan", "sandi_huruf", pesan, saran, tabel.nama, nama))
    return frame, temuan


def _judul(teks: str, tabel: Tabel) -> str:
    """Header of a column; its own name however it is spelt: ``Kode Jabatan`` is ``kode_jabatan``."""
    rapi = " ".join(teks.split())
    kenal = rapi.casefold().replace(" ", "_")
    return kenal if kenal in tabel.nama_kolom else rapi


def tabel_baris(
    baris: list[list[str]], tabel: Tabel, nama: str, atas: int = 0
) -> tuple[pd.DataFrame, list[Temuan]]:
    """Rows under a header as a frame of cells, with what keeps them from being read.

    Parameters
    ----------
    baris : the rows, the header first
    tabel, nama : what they are, and of which file, for the messages
    atas : rows of the file above the header [baris]

    Returns
    -------
    frame : the cells, its index counting the rows of the file
    temuan : structural faults
    """
    gagal = partial(Temuan, "struktural", tabel=tabel.nama, berkas=nama)
    if not baris or not any(str(s).strip() for s in baris[0]):
        kosong = pd.DataFrame(columns=list(tabel.nama_kolom), dtype="str")
        return kosong, [
            gagal("berisi", "berkas kosong", f"Tulis baris kepala: {', '.join(tabel.nama_kolom)}.")
        ]
    kepala = [_judul(s, tabel) for s in baris[0]]
    temuan: list[Temuan] = []
    data: list[list[str]] = []
    nomor: list[int] = []
    for n, satu in enumerate(baris[1:], 2 + atas):
        if not any(s.strip() for s in satu):
            continue
        if len(satu) != len(kepala):
            pesan = f"berisi {len(satu)} kolom, bukan {len(kepala)}"
            saran = "Periksa tanda koma atau kutip yang kurang atau berlebih."
            temuan.append(gagal("jumlah_kolom", pesan, saran, baris=n))
            continue
        data.append(satu)
        nomor.append(n)
    frame = pd.DataFrame(data, columns=kepala, index=[n - 2 for n in nomor], dtype="str")
    # A spreadsheet saves its unused columns too: no header, no cell.
    hantu = [not judul and all(not satu[k].strip() for satu in data) for k, judul in enumerate(kepala)]
    return frame.loc[:, [not h for h in hantu]], temuan
