"""The law behind the figures: every value used, where it is written, and what of it nobody has verified."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from abk.hasil.pos import daftar_pos
from abk.kegiatan import Kegiatan
from abk.peraturan import (
    KREDIT_SETEMPAT,
    SETEMPAT,
    Ketentuan,
    ketentuan,
    pembulatan,
    peraturan,
    teks_nilai,
)
from abk.tables.kolom import PENDEKATAN_BAWAAN, SATUAN_PANJANG
from abk.tulisan.format import bulat, tanggal
from abk.tulisan.istilah import KETENTUAN, istilah

BELUM_DIVERIFIKASI = "belum diverifikasi"
"""Mark of a value that was not seen in its source."""

_URUTAN = ("menit", "jam", "hari", "minggu", "bulan", "triwulan", "semester", "tahun")


@dataclass(frozen=True)
class KetentuanDipakai:
    """A value of the law that enters the figures, as a reader writes it.

    Attributes
    ----------
    kunci : name of the value in its file, e.g. ``minimum_satu``
    nama : what it is, in words
    nilai, satuan : the value, and its unit of measure (empty where the value is words)
    peraturan : short name of the regulation
    letak : where in it; empty where that is unknown
    sumber, catatan : what was read, and a remark
    diperiksa : day on which it was compared with what was read
    turunan : computed from other values
    belum_diverifikasi : not seen in a source
    setempat : stated by the institution itself, not read by this project
    """

    kunci: str
    nama: str
    nilai: str
    satuan: str
    peraturan: str
    letak: str
    sumber: str
    catatan: str
    diperiksa: dt.date
    turunan: bool
    belum_diverifikasi: bool
    setempat: bool = False

    @property
    def sebutan(self) -> str:
        """Name and regulation: ``Skala prestasi kerja (PermenPANRB 1/2020)``."""
        return f"{self.nama} ({self.peraturan})"

    @property
    def verifikasi(self) -> str:
        """How sure it is, in words."""
        if self.belum_diverifikasi:
            return BELUM_DIVERIFIKASI
        if self.setempat:
            return "turunan rumus" if self.turunan else "dinyatakan instansi"
        return f"{'turunan rumus, ' if self.turunan else ''}diperiksa {tanggal(self.diperiksa)}"


@lru_cache(maxsize=32)
def ketentuan_dipakai(k: Kegiatan) -> tuple[KetentuanDipakai, ...]:
    """Values of the law that enter the figures of a kegiatan; looked up once, since it never changes.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    tuple of KetentuanDipakai
        In the order in which they are used: working time, the lengths of the periods and units of time
        that occur, grading scale, constants of credit points, rounding, the minimum for pimpinan.
    """
    return tuple(_tertulis(k, satu) for satu in _dipakai(k))


def belum_diverifikasi(k: Kegiatan) -> tuple[KetentuanDipakai, ...]:
    """Values of the law that enter the figures and were not seen in a source.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    tuple of KetentuanDipakai
        In the order of :func:`ketentuan_dipakai`.
    """
    return tuple(satu for satu in ketentuan_dipakai(k) if satu.belum_diverifikasi)


def kalimat_belum_diverifikasi(k: Kegiatan) -> str:
    """What ``k`` uses without its having been verified, as a sentence; empty where there is nothing."""
    belum = "; ".join(satu.sebutan for satu in belum_diverifikasi(k))
    return f"Dipakai, tetapi belum dicocokkan dengan naskah peraturannya: {belum}." if belum else ""


def ringkas_hukum(k: Kegiatan) -> list[tuple[str, str]]:
    """What the figures rest on, as rows for the first sheet of a workbook: label and text.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    list of tuple of str
        The regulation, its effective working time, and whatever must be said of it.
    """
    return [
        ("Peraturan", k.aturan.singkatan),
        ("Waktu kerja efektif", f"{bulat(k.aturan.waktu_kerja_efektif_menit)} menit/orang/tahun"),
        *(("Catatan peraturan", satu) for satu in k.aturan.catatan),
    ]


def _dipakai(k: Kegiatan) -> Iterator[Ketentuan]:
    aturan = k.aturan
    kunci = ["waktu_kerja_efektif", *_periode(k), *_satuan(k), "skala_prestasi"]
    yield from (aturan.dasar[satu] for satu in dict.fromkeys(kunci) if satu in aturan.dasar)
    yield from konstanta_angka_kredit(k).values()
    yield pembulatan(k.pembulatan, aturan.tanggal).dasar
    if k.minimum_satu:
        yield ketentuan("pembulatan", "minimum_satu", aturan.tanggal)


def _terpakai(k: Kegiatan, kolom: str) -> list[str]:
    """Words of a column in the tasks whose load comes from them; a misspelt one is no word of the law."""
    biasa = {satu.kode for satu in daftar_pos(k) if satu.pendekatan in {PENDEKATAN_BAWAAN, "angka_kredit"}}
    tugas = k.uraian_tugas
    ada = set(tugas.loc[tugas["kode_jabatan"].isin(biasa), kolom].dropna())
    return [satu for satu in _URUTAN if satu in ada]


def _periode(k: Kegiatan) -> Iterable[str]:
    for satu in _terpakai(k, "periode"):
        yield "hari_kerja_efektif" if satu == "hari" else f"{satu}_per_tahun"


def _satuan(k: Kegiatan) -> Iterable[str]:
    for satu in _terpakai(k, "satuan_waktu"):
        yield f"menit_per_{satu}"
        if k.hari_norma == "formal" and satu in SATUAN_PANJANG:
            yield "menit_per_hari_formal"


def konstanta_angka_kredit(k: Kegiatan) -> dict[str, Ketentuan]:
    """Constants of credit points of the jenjang that occur.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    dict of jenjang to Ketentuan
        Only of posts that are counted by credit points, with a task that counts. [angka kredit/jam]
    """
    dikenal = {nama.removeprefix("konstanta_") for nama in peraturan("angka-kredit").kunci}
    tugas = k.rincian
    dihitung = set(tugas.loc[tugas["dihitung"], "kode_jabatan"])
    jenjang = {
        satu.jenjang
        for satu in daftar_pos(k)
        if satu.pendekatan == "angka_kredit" and satu.jenjang and satu.kode in dihitung
    }
    return {satu: k.aturan.konstanta(satu) for satu in sorted(jenjang & dikenal)}


def _tertulis(k: Kegiatan, satu: Ketentuan) -> KetentuanDipakai:
    nilai, satuan = teks_nilai(satu.nilai), "" if isinstance(satu.nilai, str) else satu.satuan
    if satu.nama == "skala_prestasi":
        nilai, satuan = k.aturan.skala.judul, ""
    sendiri = satu.peraturan in {SETEMPAT, KREDIT_SETEMPAT}
    return KetentuanDipakai(
        kunci=satu.nama,
        nama=_nama(satu),
        nilai=nilai,
        satuan=satuan,
        peraturan=_singkatan(k, satu),
        letak=satu.letak,
        sumber=satu.sumber,
        catatan=satu.catatan,
        diperiksa=satu.diperiksa,
        turunan=bool(satu.turunan),
        belum_diverifikasi=satu.belum_diverifikasi,
        setempat=sendiri,
    )


def _singkatan(k: Kegiatan, satu: Ketentuan) -> str:
    if satu.peraturan == KREDIT_SETEMPAT:
        return k.aturan.dasar_kredit
    return (k.aturan if satu.peraturan == k.aturan.nama else peraturan(satu.peraturan)).singkatan


def _nama(satu: Ketentuan) -> str:
    if satu.peraturan == "pembulatan":
        return "Jumlah paling sedikit jabatan pimpinan" if satu.nama == "minimum_satu" else "Pembulatan"
    if satu.nama.startswith("konstanta_"):
        return f"Konstanta angka kredit {satu.nama.removeprefix('konstanta_').replace('_', ' ')}"
    return istilah(KETENTUAN, satu.nama).capitalize()
