"""What one regime says about working time on one day, ready for the formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from abk.errors import PeraturanError
from abk.peraturan._cari import daftar_peraturan, peraturan
from abk.peraturan._ketentuan import Ketentuan, Lingkup, Pola
from abk.peraturan._peraturan import Peraturan
from abk.peraturan._skala import SkalaPrestasi, skala_prestasi
from abk.peraturan._tanggal import tanggal_pasti

PERATURAN_BAWAAN = "permenpanrb-1-2020"
"""The regime that applies when none is named."""

_KALENDER = "satuan-waktu"
_V = TypeVar("_V")


class Tetap(Mapping[str, _V]):
    """A mapping that cannot be changed, and that can be sent to another process."""

    __slots__ = ("_isi",)

    def __init__(self, isi: Mapping[str, _V]) -> None:
        self._isi = dict(isi)

    def __getitem__(self, kunci: str) -> _V:
        """The value of a key."""
        return self._isi[kunci]

    def __iter__(self) -> Iterator[str]:
        """The keys, in order."""
        return iter(self._isi)

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._isi)

    def __hash__(self) -> int:
        """Equal mappings hash alike."""
        return hash(frozenset(self._isi.items()))

    def __repr__(self) -> str:
        """As the dict it holds."""
        return f"Tetap({self._isi!r})"

    def __reduce__(self) -> tuple[type[Tetap[_V]], tuple[dict[str, _V]]]:
        """Rebuilt from its dict."""
        return (type(self), (self._isi,))


@dataclass(frozen=True)
class Aturan:
    """Working time by one regime, on one day, for one lingkup.

    Attributes
    ----------
    nama, judul, singkatan : the regulation
    lingkup, pola, tanggal : for whom, with how many working days a week, on which day
    sejak, sampai : first and last day in force; None = unknown, still in force
    waktu_kerja_efektif_menit : effective working time of one person. [menit/orang/tahun]
    per_tahun : how often a periode (hari, minggu, bulan, triwulan, semester, tahun) comes [periode/tahun]
    menit_per : length of a satuan_waktu (menit, jam, hari, minggu, bulan), effective time. [menit]
    menit_per_hari_formal : length of a formal working day. [menit/hari]
    skala : grading scale of EJ and EU
    dasar : every value used above, with the place where it is written
    catatan : sentences that belong beside the figures: a time of transition, an unusual working week …
    """

    nama: str
    judul: str
    singkatan: str
    lingkup: Lingkup
    pola: Pola
    tanggal: date
    sejak: date | None
    sampai: date | None
    waktu_kerja_efektif_menit: int
    per_tahun: Mapping[str, int]
    menit_per: Mapping[str, Fraction]
    menit_per_hari_formal: int
    skala: SkalaPrestasi
    dasar: Mapping[str, Ketentuan]
    catatan: tuple[str, ...] = ()

    @property
    def belum_diverifikasi(self) -> tuple[str, ...]:
        """Names of the values that were not seen in a source."""
        return tuple(kunci for kunci, k in self.dasar.items() if k.belum_diverifikasi)


def aturan(
    nama: str = PERATURAN_BAWAAN,
    tanggal: date | None = None,
    lingkup: str = "pusat",
    pola: str = "5 hari",
) -> Aturan:
    """Working time by the regime of that name.

    Parameters
    ----------
    nama : a regime of :func:`daftar_peraturan`
    tanggal : day for which the law is asked, None = today (Jakarta)
    lingkup : ``"pusat"`` or ``"daerah"``
    pola : working days in a week, ``"5 hari"`` or ``"6 hari"``

    Raises
    ------
    PeraturanError
        Unknown name, not a regime with fixed working time, not in force on that day, or foreign lingkup.

    References
    ----------
    One YAML a regulation, beside this module; every value cites its source.
    """
    return _aturan(nama, tanggal_pasti(tanggal), lingkup, pola)


@lru_cache(maxsize=128)
def _aturan(nama: str, hari: date, lingkup: str, pola: str) -> Aturan:
    asal = _rezim(nama)
    ruang = asal.wajib_berlaku(hari, lingkup)
    umum = peraturan(_KALENDER)

    def nilai(kunci: str) -> Ketentuan:
        # What the regime does not say, the calendar says.
        return (asal if kunci in asal.kunci else umum).ketentuan_pada(kunci, hari, lingkup, pola)

    dasar = {kunci: nilai(kunci) for kunci in dict.fromkeys((*asal.kunci, *umum.kunci))}
    return Aturan(
        nama=asal.nama,
        judul=asal.judul,
        singkatan=asal.singkatan,
        lingkup=ruang,
        pola="6 hari" if pola == "6 hari" else "5 hari",
        tanggal=hari,
        sejak=asal.sejak,
        sampai=asal.sampai,
        waktu_kerja_efektif_menit=dasar["waktu_kerja_efektif"].bulat,
        per_tahun=Tetap(
            {
                "hari": dasar["hari_kerja_efektif"].bulat,
                **{p: dasar[f"{p}_per_tahun"].bulat for p in ("minggu", "bulan", "triwulan", "semester")},
                "tahun": 1,
            }
        ),
        menit_per=Tetap(
            {
                "menit": Fraction(1),
                **{s: dasar[f"menit_per_{s}"].angka for s in ("jam", "hari", "minggu", "bulan")},
            }
        ),
        menit_per_hari_formal=dasar["menit_per_hari_formal"].bulat,
        skala=skala_prestasi(str(dasar["skala_prestasi"].nilai), hari),
        dasar=Tetap(dasar),
        catatan=tuple(
            kalimat
            for satu in (asal, *daftar_peraturan("jam_kerja"))
            for kalimat in satu.catatan_pada(hari, lingkup, pola)
            if satu is asal or satu.berlaku_pada(hari)
        ),
    )


def _rezim(nama: str) -> Peraturan:
    asal = peraturan(nama)
    if asal.jenis == "metode":
        raise PeraturanError(
            f"{asal.singkatan} ({nama}) tidak mempunyai satu waktu kerja efektif: "
            "waktu kerja tersedia dihitung per fasilitas.",
            "Gunakan abk.kebutuhan.wisn.",
        )
    if asal.jenis != "rezim":
        pilihan = ", ".join(p.nama for p in daftar_peraturan("rezim"))
        raise PeraturanError(
            f"{asal.singkatan} ({nama}) tidak menetapkan waktu kerja efektif.", f"Pilih: {pilihan}."
        )
    return asal
