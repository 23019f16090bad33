"""Decided values into the sheets: saved as any answer is, with event and reason, over nobody's changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection

from abk.errors import AbkError
from abk.kegiatan import Kegiatan, tulisan_asli
from abk.store.keluar import kegiatan
from abk.store.lembar import Lembar
from abk.store.masuk import gabung_lembar, lembar_kegiatan, rekaman_identitas, simpan_identitas
from abk.store.peristiwa import Pelaku
from abk.store.simpan import ajukan, baca_lembar, kembalikan, simpan
from abk.store.skema import JABATAN

_IDENTITAS = ("nama_jabatan", "jenis_jabatan", "kelas_jabatan", "jenjang")
Hasil = Literal["disimpan", "sama", "ditolak"]


@dataclass(frozen=True)
class Tetapan:
    """What became of the decided values of one post: saved, the same already, or refused, and why."""

    kode_jabatan: str
    hasil: Hasil
    sebab: str = ""


def tetapkan(
    c: Connection, awal: Kegiatan, akhir: Kegiatan, kode_unit: Collection[str], pelaku: Pelaku
) -> list[Tetapan]:
    """Bring the sheets of some units, all below them named too, from `awal` to what was decided; one a post.

    A submitted sheet is given back, saved and submitted again; one that somebody has changed meanwhile is
    left alone and refused. Doing it again changes nothing.
    """
    lama, baru, kini = (_pos(k) for k in (awal, akhir, kegiatan(c, akhir.asal)))
    jabatan = akhir.jabatan
    pos = jabatan["kode_jabatan"][jabatan["kode_unit"].isin(list(kode_unit))]
    return [_satu(c, lama.get(str(kode)), baru[str(kode)], kini.get(str(kode)), pelaku) for kode in pos]


@dataclass(frozen=True)
class _Pos:
    """What a kegiatan says of a post: its names and grades, and its sheet."""

    identitas: Mapping[str, Any]
    lembar: Lembar

    @property
    def isi(self) -> Any:
        """All that can be decided, to be compared."""
        lebih = {"peralatan", "disalin_dari"}
        baris = [{k: v for k, v in b.items() if k not in lebih} for b in self.lembar.uraian_tugas]
        return dict(self.identitas), self.lembar.bezetting, self.lembar.pendekatan, baris


def _pos(k: Kegiatan) -> dict[str, _Pos]:
    tulisan = tulisan_asli(k)
    nama = {b["kode_jabatan"]: b for b in rekaman_identitas(k.jabatan, JABATAN, tulisan.get("jabatan", {}))}
    return {
        satu.kode_jabatan: _Pos({n: nama[satu.kode_jabatan].get(n) for n in _IDENTITAS}, satu)
        for satu in lembar_kegiatan(k, tulisan)
    }


def _satu(c: Connection, lama: _Pos | None, baru: _Pos, kini: _Pos | None, pelaku: Pelaku) -> Tetapan:
    kode = baru.lembar.kode_jabatan
    if kini is not None and kini.isi == baru.isi:
        return Tetapan(kode, "sama")
    try:
        milik = baca_lembar(c, kode)
        if kini is None or lama is None or kini.isi != lama.isi:
            sebab = f"isian berubah sejak data awal (kini versi {milik.versi}, {milik.status})"
            return Tetapan(kode, "ditolak", sebab)
        with c.begin_nested():
            simpan_identitas(c, JABATAN, [{"kode_jabatan": kode, **baru.identitas}], pelaku)
            return _simpan(c, milik, gabung_lembar(milik, baru.lembar), pelaku)
    except AbkError as salah:
        return Tetapan(kode, "ditolak", salah.pesan)


def _simpan(c: Connection, kini: Lembar, lembar: Lembar, pelaku: Pelaku) -> Tetapan:
    if kini.status != "diajukan":
        simpan(c, lembar, kini.versi, pelaku)
        return Tetapan(kini.kode_jabatan, "disimpan")
    dibuka = kembalikan(c, kini.kode_jabatan, pelaku)
    disimpan = simpan(c, lembar, dibuka.versi, pelaku)
    ajukan(c, kini.kode_jabatan, disimpan.versi, pelaku)
    return Tetapan(kini.kode_jabatan, "disimpan", "sudah diajukan: dikembalikan, disimpan, diajukan lagi")
