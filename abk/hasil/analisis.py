"""Flags and certainty of a kegiatan, worked out once: for pages, workbook, panel and documents alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from abk.hasil.pos import daftar_pos, nama_jabatan
from abk.kegiatan import Kegiatan

if TYPE_CHECKING:
    import pandas as pd

    from abk.analisis.ketidakpastian import Ketidakpastian
    from abk.analisis.kewajaran import Keluarga
    from abk.analisis.pemerataan import Pemerataan

KOEFISIEN_ANGGAPAN = 0.2
"""Standard deviation that pages assume of a norm without evidence and of one observation, as a share. [1]

A pilihan program, named on every page that uses it; a post whose norms all lack evidence gets no interval.
"""
_INGATAN = 8


class TandaKewajaran(NamedTuple):
    """A flag in words: what to ask of a unit, a post or a task, and what was answered.

    Attributes
    ----------
    id : identity of the flag with its evidence
    kode_unit, kode_jabatan, nomor : place; ``nomor`` is empty for a whole post, ``kode_jabatan`` for a unit
    nama_jabatan : name of the post; empty for a unit
    judul : the rule, for readers
    pertanyaan : the question, with its evidence
    bobot : how much it deserves a look [0–1]
    jawaban : reason that was given; empty while it is open
    tempat : identity of the question whatever its evidence
    terdahulu : reason given while the evidence was another; empty if there was none, or it is answered
    """

    id: str
    kode_unit: str
    kode_jabatan: str
    nomor: str
    nama_jabatan: str
    judul: str
    pertanyaan: str
    bobot: float
    jawaban: str = ""
    tempat: str = ""
    terdahulu: str = ""

    @property
    def kata_jawaban(self) -> str:
        """What was answered, now or while the figures were others; a dash if nothing was."""
        return self.jawaban or (self.terdahulu and f"Atas angka terdahulu: {self.terdahulu}") or "–"


@lru_cache(maxsize=_INGATAN)
def tabel_tanda(k: Kegiatan, keluarga: Keluarga = "cermat") -> pd.DataFrame:
    """Flags of a kegiatan; computed once for a kegiatan, which never changes.

    Parameters
    ----------
    k : the whole kegiatan: a rule holds each post against all the others
    keluarga : of the tests, as :func:`abk.kewajaran` takes it

    Returns
    -------
    DataFrame
        As :func:`abk.kewajaran` gives it; not to be changed.
    """
    from abk.analisis.kewajaran import kewajaran  # noqa: PLC0415 - scipy is slow to import

    return kewajaran(k, keluarga=keluarga)


@lru_cache(maxsize=_INGATAN)
def daftar_tanda(k: Kegiatan, keluarga: Keluarga = "cermat") -> tuple[TandaKewajaran, ...]:
    """Flags of a kegiatan in words, the weightiest first.

    Parameters
    ----------
    k : the whole kegiatan: a rule holds each post against all the others
    keluarga : of the tests, as :func:`abk.kewajaran` takes it

    Returns
    -------
    tuple of TandaKewajaran
    """
    from abk.analisis.kewajaran import daftar_kaidah  # noqa: PLC0415 - scipy is slow to import

    t = tabel_tanda(k, keluarga)
    nama, kaidah = nama_jabatan(k), daftar_kaidah()
    kolom = ("id", "kode_unit", "kode_jabatan", "nomor", "kaidah", "pertanyaan", "bobot")
    hasil = []
    for satu, unit, jabatan, nomor, aturan, tanya, bobot in zip(*(t[n] for n in kolom), strict=True):
        aturannya = kaidah[aturan]
        tempat = aturannya.tempat((unit, jabatan, nomor))
        jawaban = k.jawaban_tanda.get(satu, "")
        terdahulu = "" if jawaban else k.jawaban_tanda.get(tempat, "")
        milik = (satu, unit, jabatan, nomor, nama.get(jabatan, ""))
        hasil.append(TandaKewajaran(*milik, aturannya.judul, tanya, bobot, jawaban, tempat, terdahulu))
    return tuple(hasil)


@lru_cache(maxsize=_INGATAN)
def kepastian(k: Kegiatan) -> Ketidakpastian:
    """Intervals of the needs of a kegiatan under :data:`KOEFISIEN_ANGGAPAN`; computed once. [orang]

    Parameters
    ----------
    k : the kegiatan

    Returns
    -------
    Ketidakpastian
    """
    from abk.analisis.ketidakpastian import ketidakpastian  # noqa: PLC0415 - scipy is slow to import

    return ketidakpastian(k, koefisien_amatan=KOEFISIEN_ANGGAPAN, koefisien_anggapan=KOEFISIEN_ANGGAPAN)


@lru_cache(maxsize=_INGATAN)
def selang_jabatan(k: Kegiatan) -> dict[str, tuple[float, float]]:
    """Interval of the need of each post of whose norms some have evidence of their spread. [orang]

    Parameters
    ----------
    k : the kegiatan

    Returns
    -------
    dict of ``kode_jabatan`` to (bawah, atas), between which 90 % of the draws lie
    """
    from abk.analisis.ketidakpastian import sebaran_norma  # noqa: PLC0415 - scipy is slow to import

    sebar = sebaran_norma(k, koefisien_amatan=KOEFISIEN_ANGGAPAN)
    bukti = set(sebar.loc[sebar["asal"].isin(["rentang", "amatan"]), "kode_jabatan"])
    if not bukti:  # then nothing has to be drawn
        return {}
    j = kepastian(k).jabatan
    return {str(n): (a, b) for n, a, b in zip(j.index, j["bawah"], j["atas"], strict=True) if n in bukti}


@lru_cache(maxsize=_INGATAN)
def pindah_jabatan(k: Kegiatan) -> Pemerataan:
    """Moves between posts of a kegiatan under the plain rules; computed once. [orang]

    Parameters
    ----------
    k : the kegiatan

    Returns
    -------
    Pemerataan
        As :func:`abk.pemerataan` gives it; not to be changed.
    """
    from abk.analisis.pemerataan import pemerataan  # noqa: PLC0415 - scipy is slow to import

    return pemerataan(k)


@lru_cache(maxsize=_INGATAN)
def lima_tahun(k: Kegiatan) -> pd.DataFrame | None:
    """The five years after the data of a kegiatan, summed over its posts; computed once. [orang]

    Parameters
    ----------
    k : the kegiatan

    Returns
    -------
    DataFrame or None
        As :func:`abk.analisis.proyeksi.proyeksi_tahunan` gives it, so without small counts by age; not to be
        changed. None where nobody is counted, or the year of the data is not known.
    """
    if k.arus_pegawai is None or not k.tahun:
        return None
    from abk.analisis.proyeksi import proyeksi, proyeksi_tahunan  # noqa: PLC0415 - few pages need it

    return proyeksi_tahunan(proyeksi(k))


def siapkan(k: Kegiatan) -> None:
    """Work out all that the pages of the units of a kegiatan ask for.

    Parameters
    ----------
    k : the kegiatan
    """
    daftar_pos(k)
    daftar_tanda(k)
    selang_jabatan(k)
    _ = k.rekap, k.banding_peraturan, k.banding_pembulatan
