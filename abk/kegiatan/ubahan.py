"""How a change is made in the content of a kegiatan, and everything that can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from abk.errors import ParameterError, Temuan
from abk.kegiatan.isi import (
    IsiKegiatan,
    Sel,
    kaidah_rekaman,
    kegiatan_isi,
    kunci_baris,
    nilai_isi,
    tabel_isi,
)
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.nilai import KOLOM_TUGAS, kolom_ubahan, sama, sel_baru, teks_baris, teks_sel, urai_baris
from abk.tables import URAIAN_TUGAS
from abk.tulisan.markup import kutip

Tabel = Mapping[str, list[dict[str, Sel]]]
"""Rows of each table."""

_ATURAN_SEL = {"angka", "angka_bermakna_ganda", "batas_atas", "batas_bawah", "bulat", "hingga", "pilihan"}


class Ubahan(Protocol):
    """What is asked of a change (:class:`abk.kegiatan.Perubahan`)."""

    @property
    def kode_jabatan(self) -> str:
        """The post."""

    @property
    def nomor(self) -> str:
        """Number of the task, or empty."""

    @property
    def jenis(self) -> str:
        """What is done: ubah, tambah, hapus."""

    @property
    def kolom(self) -> str:
        """Column."""

    @property
    def lama(self) -> str:
        """Old value."""

    @property
    def baru(self) -> str:
        """New value."""

    @property
    def alasan(self) -> str:
        """Reason."""


def nilai_kini(k: Kegiatan, kode_jabatan: str, nomor: str, kolom: str) -> str:
    """Value of a cell as a change names it: numbers with a decimal point, empty where there is none.

    Parameters
    ----------
    k : the data
    kode_jabatan, nomor : the post, and its task; `nomor` empty for a cell of the post
    kolom : column

    Raises
    ------
    ParameterError
        If there is no such post, task or column.
    """
    kolom_ubahan(nomor, kolom)
    tabel = tabel_isi(k)
    baris = _baris_jabatan(tabel, kode_jabatan) if nomor == "" else _baris_tugas(tabel, kode_jabatan, nomor)
    return teks_sel(baris.get(kolom))


def baris_kini(k: Kegiatan, kode_jabatan: str, nomor: str) -> str:
    """A task as a change names it: canonical JSON of its filled cells, without post and number.

    Raises
    ------
    ParameterError
        If there is no such post or task.
    """
    return teks_baris(_baris_tugas(tabel_isi(k), kode_jabatan, nomor))


def ubah_isi(isi: IsiKegiatan, perubahan: Sequence[Ubahan], asal: str) -> Kegiatan:
    """Kegiatan of a content after some changes; the content is changed on the way.

    Raises
    ------
    ParameterError
        If any does not fit, with all of them.
    """
    kaidah = kaidah_rekaman(isi)
    sebelum = {_tanda(t) for t in nilai_isi(isi, kaidah).temuan}
    salah = []
    for n, satu in enumerate(perubahan, 1):
        try:
            _lakukan(isi, satu)
        except ParameterError as galat:
            salah.append(f"{n}. {_sebut(satu)}: {galat.pesan}")
    if salah:
        raise _ditolak(salah)
    terperiksa = nilai_isi(isi, kaidah)
    baru = [t for t in terperiksa.temuan if _menghalangi(t) and _tanda(t) not in sebelum]
    if baru:
        raise _ditolak([f"{_sebut_temuan(t)}: {t.pesan}" for t in baru])
    return kegiatan_isi(isi, asal, terperiksa)


def _ditolak(salah: Sequence[str]) -> ParameterError:
    rinci = "\n".join(f"  {s}" for s in salah)
    return ParameterError(
        f"Perubahan tidak dapat diterapkan:\n{rinci}",
        "Perbaiki perubahan itu; tidak satu pun yang diterapkan.",
    )


def _lakukan(isi: IsiKegiatan, p: Ubahan) -> None:
    """Make one change. One without a reason is made too: the whole is refused, and later ones fit."""
    salah = [] if p.alasan.strip() else ["alasan kosong"]
    cara = {"ubah": _ubah, "tambah": _tambah, "hapus": _hapus}
    if p.jenis not in cara:
        salah.append(f"jenis {kutip(p.jenis)} tidak dikenal")
    else:
        try:
            cara[p.jenis](isi, p)
        except ParameterError as galat:
            salah.append(galat.pesan)
    if salah:
        raise ParameterError("; ".join(salah))


def _ubah(isi: IsiKegiatan, p: Ubahan) -> None:
    baris = (
        _baris_jabatan(isi.tabel, p.kode_jabatan)
        if p.nomor == ""
        else _baris_tugas(isi.tabel, p.kode_jabatan, p.nomor)
    )
    kolom = kolom_ubahan(p.nomor, p.kolom)
    kini = baris.get(p.kolom)
    salah = []
    if not sama(p.lama, kini, kolom):
        salah.append(f"nilai lama {kutip(p.lama)} tidak sama dengan data ({kutip(teks_sel(kini))})")
    try:
        baru = sel_baru(p.baru, kolom)
    except ParameterError as galat:
        salah.append(galat.pesan)
    if salah:
        raise ParameterError("; ".join(salah))
    if baru is None:
        baris.pop(p.kolom, None)
    else:
        baris[p.kolom] = baru
    _lupakan(isi, p.kode_jabatan, p.nomor, p.kolom)


def _tambah(isi: IsiKegiatan, p: Ubahan) -> None:
    _baris_jabatan(isi.tabel, p.kode_jabatan)
    salah = []
    if not p.nomor.strip() or p.nomor != p.nomor.strip():
        salah.append("nomor tugas baru kosong atau diapit spasi")
    if any(_milik(b, p.kode_jabatan, p.nomor) for b in isi.tabel["uraian_tugas"]):
        salah.append(f"nomor {p.nomor} sudah dipakai")
    if p.kolom or p.lama:
        salah.append("kolom dan nilai lama tugas baru harus kosong")
    try:
        baris = urai_baris(p.baru, p.kode_jabatan, p.nomor)
    except ParameterError as galat:
        salah.append(galat.pesan)
    if salah:
        raise ParameterError("; ".join(salah))
    tugas = isi.tabel["uraian_tugas"]
    tugas.insert(_tempat_baru(tugas, p.kode_jabatan, p.nomor), baris)


def _hapus(isi: IsiKegiatan, p: Ubahan) -> None:
    baris = _baris_tugas(isi.tabel, p.kode_jabatan, p.nomor)
    salah = ["kolom dan nilai baru tugas yang dihapus harus kosong"] if p.kolom or p.baru else []
    try:
        lama = urai_baris(p.lama, p.kode_jabatan, p.nomor, baru=False)
        beda = [k for k in KOLOM_TUGAS if not sama(teks_sel(lama.get(k)), baris.get(k), URAIAN_TUGAS[k])]
        salah += [f"isi lama tidak sama dengan data pada kolom {', '.join(beda)}"] if beda else []
    except ParameterError as galat:
        salah.append(galat.pesan)
    if salah:
        raise ParameterError("; ".join(salah))
    isi.tabel["uraian_tugas"].remove(baris)
    _lupakan(isi, p.kode_jabatan, p.nomor, None)


def _lupakan(isi: IsiKegiatan, kode: str, nomor: str, kolom: str | None) -> None:
    """Drop remembered doubts about what is no longer there."""
    tabel = "uraian_tugas" if nomor else "jabatan"
    isi.temuan = [
        t
        for t in isi.temuan
        if (t["tabel"], t.get("kode_jabatan", ""), t.get("nomor", "")) != (tabel, kode, nomor)
        or kolom not in {None, t.get("kolom", "")}
    ]


def _milik(baris: Mapping[str, Sel], kode: str, nomor: str) -> bool:
    return kunci_baris(URAIAN_TUGAS, baris) == (kode, nomor)


def _baris_jabatan(tabel: Tabel, kode: str) -> dict[str, Sel]:
    for baris in tabel["jabatan"]:
        if baris["kode_jabatan"] == kode:
            return baris
    raise ParameterError(f"jabatan {kutip(kode)} tidak ada", "Periksa kode jabatannya.")


def _baris_tugas(tabel: Tabel, kode: str, nomor: str) -> dict[str, Sel]:
    _baris_jabatan(tabel, kode)
    for baris in tabel["uraian_tugas"]:
        if _milik(baris, kode, nomor):
            return baris
    raise ParameterError(f"tugas nomor {kutip(nomor)} tidak ada", "Periksa nomor tugasnya.")


def _tempat_baru(tugas: Sequence[Mapping[str, Sel]], kode: str, nomor: str) -> int:
    """Place of a new row: after the last of its post with a smaller number, else before the first."""
    milik = [n for n, b in enumerate(tugas) if b["kode_jabatan"] == kode]
    if not milik:
        return len(tugas)
    kecil = [n for n in milik if _urut(str(tugas[n]["nomor"])) < _urut(nomor)]
    return kecil[-1] + 1 if kecil else milik[0]


def _urut(nomor: str) -> list[tuple[int, int, str]]:
    """Order of numbers: 2 before 10, 3 before 3.1, 3a before 3b."""
    bagian = re.findall(r"\d+|[^\d.\s]+", nomor)
    return [(0, len(b.lstrip("0")), b.lstrip("0")) if b.isdecimal() else (1, 0, b) for b in bagian]


def _menghalangi(t: Temuan) -> bool:
    """A fault, a doubt, or a cell that says nothing; a mere note about a sound value is none of them."""
    return t.tingkat != "catatan" or t.aturan in _ATURAN_SEL


def _tanda(t: Temuan) -> tuple[object, ...]:
    return (t.tabel, t.berkas, t.aturan, t.kolom, t.nilai, t.kode_jabatan, t.tingkat)


def _sebut(p: Ubahan) -> str:
    nomor = f" nomor {p.nomor}" if p.nomor else ""
    return f"jabatan {p.kode_jabatan}{nomor}{f', {p.kolom}' if p.kolom else ''}"


def _sebut_temuan(t: Temuan) -> str:
    return t.berkas if t.tabel == "uraian_tugas" else f"jabatan {t.kode_jabatan}"
