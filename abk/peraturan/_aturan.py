"""What one regime says about working time on one day, ready for the formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache

from abk.errors import PeraturanError, saran_nama
from abk.peraturan._cari import daftar_peraturan, ketentuan, peraturan
from abk.peraturan._ketentuan import Ketentuan, Lingkup, Pola
from abk.peraturan._peraturan import Peraturan
from abk.peraturan._skala import SkalaPrestasi, skala_prestasi
from abk.peraturan._tanggal import tanggal_pasti
from abk.peraturan._tetap import Tetap
from abk.tulisan.markup import kutip

PERATURAN_BAWAAN = "permenpanrb-1-2020"
"""The regime that applies when none is named."""

_KALENDER = "satuan-waktu"
_KREDIT = "angka-kredit"


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
    konstanta_kredit : constants of credit points by jenjang, where their regulation is named [AK/jam]
    dasar_kredit : that regulation
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
    konstanta_kredit: Mapping[str, Ketentuan] = field(default_factory=lambda: Tetap({}))
    dasar_kredit: str = ""

    def konstanta(self, jenjang: str) -> Ketentuan:
        """Credit that an hour at a ``jenjang`` stands for: of the regulation named, else of 2023. [AK/jam]

        Raises
        ------
        PeraturanError
            No such jenjang.
        """
        if jenjang in self.konstanta_kredit:
            return self.konstanta_kredit[jenjang]
        # Data recorded before the origin of the credits was asked for; an older regime laid beside today's
        # needs the constants too: the nearest day on which they were in force.
        hari = peraturan(_KREDIT).tanggal_acuan(self.tanggal)
        return ketentuan(_KREDIT, f"konstanta_{jenjang}", hari, self.lingkup)

    @property
    def sebutan(self) -> str:
        """Full and short title: ``Peraturan Menteri PANRB Nomor 1 Tahun 2020 (PermenPANRB 1/2020)``."""
        return self.judul if self.singkatan in self.judul else f"{self.judul} ({self.singkatan})"

    @property
    def norma_tengah(self) -> bool:
        """Whether the norm of a task is the middle of its shortest and longest."""
        return "norma_waktu" in self.dasar

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
    if not isinstance(nama, str):
        # a table that stands one place too far left among the arguments, say
        raise PeraturanError(
            f"Peraturan berupa {kutip(type(nama).__name__)}, bukan nama peraturan.",
            f"Beri namanya, misalnya {kutip(PERATURAN_BAWAAN)}.",
        )
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
        catatan=(*asal.catatan_pada(hari, lingkup, pola), *catatan_jam_kerja(hari, lingkup, pola)),
    )


def catatan_jam_kerja(hari: date, lingkup: str, pola: str) -> tuple[str, ...]:
    """What the rules on working hours in force on a day say of that ``lingkup`` and ``pola``."""
    berlaku = (p for p in daftar_peraturan("jam_kerja") if p.berlaku_pada(hari))
    return tuple(kalimat for p in berlaku for kalimat in p.catatan_pada(hari, lingkup, pola))


def _rezim(nama: str) -> Peraturan:
    try:
        asal = peraturan(nama)
    except PeraturanError as galat:
        # what has no working time cannot be chosen here, and is not offered
        rezim = [p.nama for p in daftar_peraturan("rezim")]
        raise PeraturanError(galat.pesan, saran_nama(nama, rezim)) from None
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
