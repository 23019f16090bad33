"""The other approaches: output, object, equipment, and credit points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from abk.errors import ParameterError
from abk.kebutuhan.eksak import pecahan
from abk.peraturan import Aturan, ketentuan, peraturan
from abk.tulisan.markup import kutip


@dataclass(frozen=True)
class Langkah:
    """One task of another approach, step by step.

    Attributes
    ----------
    beban_menit : workload, or its equivalent: persons × waktu kerja efektif [menit/tahun]
    per_tahun : how often the period comes, None where volume and standard share one [periode/tahun]
    volume_per_tahun : [hasil/tahun] or None
    norma_menit : [menit/hasil] or None
    """

    beban_menit: Fraction
    per_tahun: Fraction | None = None
    volume_per_tahun: Fraction | None = None
    norma_menit: Fraction | None = None


def orang_hasil_kerja(beban: Fraction, standar_kemampuan: Fraction) -> Fraction:
    """Need by output or object: Σ beban / standar kemampuan rata-rata. [orang]

    Parameters
    ----------
    beban : results (or objects) in a period [hasil/periode]
    standar_kemampuan : what one person handles in the same period [hasil/orang/periode]

    References
    ----------
    KEP/75/M.PAN/7/2004, pendekatan hasil kerja and objek kerja.
    """
    return beban / standar_kemampuan


def orang_peralatan_kerja(alat: Fraction, rasio: Fraction, satuan: str = "orang/alat") -> Fraction:
    """Need by equipment. [orang]

    Parameters
    ----------
    alat : pieces of equipment in use [alat]
    rasio : persons a piece needs, or pieces a person serves [``satuan``]
    satuan : which of the two

    References
    ----------
    KEP/75/M.PAN/7/2004, pendekatan peralatan kerja.
    """
    return alat * rasio if satuan == "orang/alat" else alat / rasio


def menit_angka_kredit(angka_kredit: Fraction, konstanta: Fraction) -> Fraction:
    """Time that one scored activity stands for. [menit/hasil]

    Parameters
    ----------
    angka_kredit : credit of one result [AK/hasil]
    konstanta : credit earned in an hour at this jenjang [AK/jam]

    References
    ----------
    The structure was read; the constants are data of :mod:`abk.peraturan`, marked there as not yet verified.
    """
    return angka_kredit / konstanta * 60


def beban_pendekatan(
    pendekatan: str, baris: Mapping[str, Any] | Any, jenjang: object, aturan: Aturan
) -> Langkah:
    """Workload of one validated row under its approach.

    Parameters
    ----------
    pendekatan : ``hasil_kerja``, ``objek_kerja``, ``peralatan_kerja`` or ``angka_kredit``
    baris : row of ``uraian_tugas``
    jenjang : level of the functional post (``angka_kredit`` only)
    aturan : working time of the regulation

    Raises
    ------
    ParameterError
        If there is no such approach.
    """
    volume = pecahan(float(baris["volume"]))
    if pendekatan == "angka_kredit":
        # An older regime laid beside today's still needs the constants: the nearest day they were in force.
        hari = peraturan("angka-kredit").tanggal_acuan(aturan.tanggal)
        konstanta = ketentuan("angka-kredit", f"konstanta_{jenjang}", hari, aturan.lingkup)
        menit = menit_angka_kredit(pecahan(float(baris["angka_kredit"])), pecahan(konstanta.nilai))
        kali = Fraction(aturan.per_tahun[str(baris["periode"])])
        return Langkah(volume * kali * menit, kali, volume * kali, menit)
    standar = pecahan(float(baris["standar_kemampuan"]))
    if pendekatan in {"hasil_kerja", "objek_kerja"}:
        orang = orang_hasil_kerja(volume, standar)
    elif pendekatan == "peralatan_kerja":
        orang = orang_peralatan_kerja(volume, standar, str(baris["satuan_standar"]))
    else:
        raise ParameterError(
            f"Pendekatan {kutip(pendekatan)} tidak dikenal.", "Lihat daftar pendekatan di docs/metode.md."
        )
    return Langkah(orang * aturan.waktu_kerja_efektif_menit)
