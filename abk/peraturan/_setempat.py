"""A regime, and constants of credit points, that an institution states itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from abk.peraturan._aturan import PERATURAN_BAWAAN, Aturan, aturan, catatan_jam_kerja
from abk.peraturan._cari import peraturan
from abk.peraturan._ketentuan import Ketentuan, teks_nilai
from abk.peraturan._pernyataan import KonstantaKredit, Pernyataan, WaktuSetempat
from abk.peraturan._tanggal import tanggal_pasti
from abk.peraturan._tetap import Tetap

SETEMPAT = "setempat"
"""Name of a regime that the kegiatan states itself."""

KREDIT_SETEMPAT = "angka-kredit-setempat"
"""Name under which constants of credit points from an older regulation are cited."""


def aturan_setempat(
    waktu: WaktuSetempat, tanggal: date | None = None, lingkup: str = "pusat", pola: str = "5 hari"
) -> Aturan:
    """Working time by an institution's own rule, as :func:`aturan` gives that of a regulation.

    Parameters
    ----------
    waktu : what the institution states
    tanggal, lingkup, pola : as in :func:`aturan`

    Returns
    -------
    Aturan
        What the institution does not state (weeks and months of a year, the formal day, the grading scale) is
        that of the default regime. Weeks and months of a norm are derived: the day × 5 or 6, the year ÷ 12.

    Raises
    ------
    PeraturanError
        Unknown lingkup or pola.
    """
    hari = tanggal_pasti(tanggal)
    bawaan = peraturan(PERATURAN_BAWAAN)
    asal = aturan(PERATURAN_BAWAAN, bawaan.tanggal_acuan(hari, lingkup), lingkup, pola)
    kerja, menit, sehari = (6 if pola == "6 hari" else 5), waktu.menit, waktu.menit_sehari
    seminggu, sebulan = sehari * kerja, menit / 12
    tertulis = {
        "waktu_kerja_efektif": (menit, "menit/orang/tahun", ""),
        "hari_kerja_efektif": (Fraction(waktu.hari_per_tahun), "hari/tahun", ""),
        "menit_per_hari": (
            sehari,
            "menit/hari kerja efektif",
            "" if waktu.menit_per_hari else f"{teks_nilai(menit)} menit ÷ {waktu.hari_per_tahun} hari",
        ),
        "menit_per_minggu": (
            seminggu,
            "menit/minggu kerja efektif",
            f"{teks_nilai(sehari)} menit × {kerja} hari",
        ),
        "menit_per_bulan": (sebulan, "menit/bulan kerja efektif", f"{teks_nilai(menit)} menit ÷ 12 bulan"),
    }
    dasar = {n: _ketentuan(SETEMPAT, n, *isi, waktu, hari) for n, isi in tertulis.items()}
    sebab = (
        "Waktu kerja efektif ini ditetapkan instansi sendiri, bukan oleh peraturan yang dikenal program. "
        f"Dasar: {waktu.dasar} ({waktu.sumber}). Alasan: {waktu.alasan.rstrip('.')}."
    )
    return replace(
        asal,
        nama=SETEMPAT,
        judul=f"waktu kerja setempat, {waktu.dasar}",
        singkatan=f"waktu kerja setempat, {waktu.dasar}",
        tanggal=hari,
        sejak=None,
        sampai=None,
        waktu_kerja_efektif_menit=int(menit),
        per_tahun=Tetap({**asal.per_tahun, "hari": waktu.hari_per_tahun}),
        menit_per=Tetap({**asal.menit_per, "hari": sehari, "minggu": seminggu, "bulan": sebulan}),
        dasar=Tetap({n: dasar.get(n, k) for n, k in asal.dasar.items() if n in dasar or n not in _LAIN}),
        catatan=(sebab, *catatan_jam_kerja(hari, lingkup, pola)),
    )


_LAIN = ("allowance", "jam_kerja_formal")
"""Values of the default regime from which its own year is derived: they say nothing of another."""


def dengan_konstanta(asal: Aturan, konstanta: KonstantaKredit) -> Aturan:
    """The same working time, with the constants by which credits of an older regulation become hours.

    Parameters
    ----------
    asal : working time
    konstanta : constants, and the regulation they come from
    """
    nilai = {
        j: _ketentuan(KREDIT_SETEMPAT, f"konstanta_{j}", v, "angka kredit/jam", "", konstanta, asal.tanggal)
        for j, v in konstanta.nilai.items()
    }
    return replace(asal, konstanta_kredit=Tetap(nilai), dasar_kredit=konstanta.dasar)


def _ketentuan(
    milik: str, nama: str, nilai: Fraction, satuan: str, rumus: str, asal: Pernyataan, hari: date
) -> Ketentuan:
    return Ketentuan.model_construct(
        nama=nama,
        peraturan=milik,
        nilai=nilai.numerator if nilai.denominator == 1 else nilai,
        satuan=satuan,
        letak=f"turunan, {rumus}" if rumus else asal.sumber,
        sumber=asal.dasar,
        diperiksa=hari,
        turunan="rumus" if rumus else None,
    )
