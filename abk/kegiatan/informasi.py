"""The table of informasi jabatan: what is said of a post beside its tasks. No figure depends on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from abk.errors import DataError, Temuan
from abk.kegiatan.kegiatan import Kegiatan
from abk.tables import INFORMASI_JABATAN, TabelTerperiksa, validate
from abk.tables.kolom import BUTIR_INFORMASI
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip

NAMA = INFORMASI_JABATAN.nama
KOLOM = INFORMASI_JABATAN.nama_kolom
BAGIAN = ("isi", "rincian", "keterangan")
"""Columns of what is said in one entry of an item."""
_WAJIB = ["kode_jabatan", "butir", "nomor", "isi"]
_GARIS = re.compile(r"[\r\n]+")
_PEMISAH = re.compile(r"(?<!\\)\|")


def isi_butir(teks: str) -> list[dict[str, str]]:
    r"""Entries of an item that is written as one text.

    Parameters
    ----------
    teks : one entry a line: what it says, its detail and its remark, set apart by ``|``; a ``|`` that belongs
        to the words is written ``\|``

    Returns
    -------
    list of dict
        Filled parts of each entry by the columns of the table; an entry that only has a detail says that.
    """
    hasil: list[dict[str, str]] = []
    if not teks:  # most items of most posts
        return hasil
    for baris in _GARIS.split(teks):
        bagian = [b.replace("\\|", "|").strip() for b in _PEMISAH.split(baris, maxsplit=len(BAGIAN) - 1)]
        if not bagian[0]:
            bagian = [b for b in bagian if b]
        if bagian:
            hasil.append({n: b for n, b in zip(BAGIAN, bagian, strict=False) if b})
    return hasil


def teks_butir(semua: Iterable[Mapping[str, str]]) -> str:
    """Entries as the one text that :func:`isi_butir` reads."""
    baris = []
    for satu in semua:
        bagian = [_GARIS.sub(" ", satu.get(n, "")).replace("|", "\\|").strip() for n in BAGIAN]
        while bagian and not bagian[-1]:
            bagian.pop()
        baris.append(" | ".join(bagian))
    return "\n".join(b for b in baris if b)


def dengan_informasi(k: Kegiatan, dibaca: tuple[pd.DataFrame, list[Temuan]], berkas: str) -> Kegiatan:
    """The kegiatan with a table of informasi jabatan.

    Parameters
    ----------
    k : the kegiatan
    dibaca : the table as text, and what was found in reading it
    berkas : its file, for the messages

    Returns
    -------
    Kegiatan
        What is wrong in a row is a note; the row is left out. No post becomes *belum lengkap* by it.

    Raises
    ------
    DataError
        If the file or its header cannot be read.
    """
    frame, temuan = dibaca
    if not any(t.tingkat == "struktural" for t in temuan):
        frame, lain = validate(frame, INFORMASI_JABATAN, berkas=berkas)
        temuan = [*temuan, *lain]
    tak_berkepala = not {*_WAJIB, *INFORMASI_JABATAN.kunci} <= set(frame.columns)
    berat = [t for t in temuan if t.tingkat == "struktural" and (tak_berkepala or t.baris is None)]
    if berat:
        raise DataError(berat)
    catatan = [replace(t, tingkat="catatan") for t in temuan]
    pos = set(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    lengkap = frame[_WAJIB].notna().all(axis=1) & frame["butir"].isin(BUTIR_INFORMASI)
    asing = frame["kode_jabatan"].notna() & ~frame["kode_jabatan"].isin(pos)
    ganda = lengkap & frame[list(INFORMASI_JABATAN.kunci)].duplicated()
    for mana, kolom, pesan, saran in (
        (asing, "kode_jabatan", "jabatan tidak ada; baris ini tidak dibaca", "Samakan kodenya."),
        (ganda, "nomor", "butir dan nomor sudah dipakai; baris ini tidak dibaca", "Beri nomor lain."),
    ):
        catatan += [
            Temuan("catatan", NAMA, pesan, saran, NAMA, berkas, int(n) + 2, kolom) for n in frame.index[mana]
        ]
    return _pasang(k, frame[lengkap & ~asing & ~ganda], catatan)


def baris_informasi(k: Kegiatan) -> list[dict[str, str]] | None:
    """Rows of a kegiatan, filled cells only; None where it has no such table."""
    tabel = k.terperiksa.tabel.get(NAMA)
    if tabel is None:
        return None
    return [
        {n: str(v) for n, v in zip(KOLOM, satu, strict=True) if not pd.isna(v)}
        for satu in tabel[list(KOLOM)].itertuples(index=False)
    ]


def pasang_informasi(k: Kegiatan, baris: Iterable[Mapping[str, str]]) -> Kegiatan:
    """The kegiatan with rows that are right (:func:`salah_informasi`); itself where there are none."""
    frame = pd.DataFrame(list(baris), columns=list(KOLOM), dtype="str")
    return k if frame.empty else _pasang(k, frame, [])


def salah_informasi(baris: Sequence[object], jabatan: Iterable[object]) -> list[str]:
    """What is wrong with rows that were written elsewhere; `jabatan`: codes of the posts there are."""
    ada = set(jabatan)
    return salah_baris(NAMA, baris, INFORMASI_JABATAN.kunci, lambda b: _salah(b, ada))


def salah_baris(
    nama: str, baris: Sequence[object], kunci: Sequence[str], salah: Callable[[object], str]
) -> list[str]:
    """What is wrong with rows of a table that were written elsewhere, and whether one stands there twice."""
    semua = [f"{nama} baris ke-{n} {s}" for n, b in enumerate(baris, 1) if (s := salah(b))]
    tanda = [] if semua else [tuple(b[k] for k in kunci) for b in baris if isinstance(b, dict)]
    return [*semua, *([f"{nama} memuat baris kembar"] if len(set(tanda)) < len(tanda) else [])]


def _salah(b: object, ada: set[object]) -> str:
    if not isinstance(b, dict) or not set(_WAJIB) <= set(b) <= set(KOLOM):
        return f"bukan baris dengan {', '.join(KOLOM)}"
    if not all(isinstance(v, str) and v.strip() for v in b.values()):
        return "berisi sel yang bukan teks"
    if b["kode_jabatan"] not in ada:
        return f"menyebut jabatan {kutip(b['kode_jabatan'])} yang tidak ada"
    return "" if b["butir"] in BUTIR_INFORMASI else f"berisi butir {kutip(b['butir'])} yang tidak dikenal"


def _pasang(k: Kegiatan, frame: pd.DataFrame, catatan: Sequence[Temuan]) -> Kegiatan:
    tabel = {n: k.terperiksa.tabel[n] for n in k.terperiksa.tabel} | {NAMA: frame.reset_index(drop=True)}
    return replace(k, terperiksa=TabelTerperiksa(tabel, [*k.temuan, *catatan]))
