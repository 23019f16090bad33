"""What the form needs of a store, and how it says the state of saving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import pandas as pd

from abk.kegiatan import Kegiatan
from abk.store import Lembar

Jenis = Literal["kosong", "belum", "menyimpan", "tersimpan", "galat", "konflik"]


class GudangFormulir(Protocol):
    """What the form needs of a store (:class:`abk.store.Gudang`)."""

    def kegiatan(self) -> Kegiatan:
        """Kegiatan of the latest versions."""

    def identitas(self, tabel: Literal["unit", "jabatan"]) -> pd.DataFrame:
        """Units or posts."""

    def daftar_lembar(self) -> pd.DataFrame:
        """Every post and the state of its sheet."""

    def riwayat(self, kode_jabatan: str | None = None) -> pd.DataFrame:
        """Events."""

    def lembar(self, kode_jabatan: str, versi: int | None = None) -> Lembar:
        """A sheet."""

    def simpan_draf(self, lembar: Lembar, *, versi_dasar: int, oleh: str, alasan: str = "") -> Lembar:
        """Save a new version."""

    def ajukan(self, kode_jabatan: str, versi: int, oleh: str, alasan: str = "") -> Lembar:
        """Submit a version."""


@dataclass(frozen=True)
class Status:
    """The status line: what kind, and its words."""

    jenis: Jenis
    teks: str


def status_tersimpan(lembar: Lembar | None) -> Status:
    """Status of a sheet of which nothing is unsaved: ``"tersimpan 10.31.05, versi 7"``."""
    if lembar is None or lembar.versi == 0 or lembar.diubah is None:
        return Status("kosong", "belum ada isian yang disimpan")
    kata = "diajukan" if lembar.status == "diajukan" else "tersimpan"
    return Status("tersimpan", f"{kata} {lembar.diubah.astimezone():%H.%M.%S}, versi {lembar.versi}")


def tanpa_jawaban(lembar: Lembar) -> bool:
    """Whether nobody has answered anything in it yet."""
    isi = lembar.isi
    return not isi["uraian_tugas"] and not (
        isi.keys() & {"ikhtisar_jabatan", "bezetting", "responden", "atasan"}
    )


def alasan_kembali(gudang: GudangFormulir, lembar: Lembar) -> str:
    """Why a sheet was given back; empty if it was not."""
    if lembar.status != "dikembalikan":
        return ""
    r = gudang.riwayat(lembar.kode_jabatan)
    alasan = r.loc[r["apa"] == "kembalikan", "alasan"]
    return str(alasan.iloc[-1]) if len(alasan) else ""
