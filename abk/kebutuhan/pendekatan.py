"""The approaches: task by task, output, object, equipment, and credit points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from abk.errors import ParameterError
from abk.kebutuhan.eksak import bulat, faktor, pecahan, titik_tetap
from abk.kebutuhan.larik import Larik
from abk.peraturan import Aturan
from abk.tulisan.malas import np, npt, pd
from abk.tulisan.markup import kutip

Eksak = TypeVar("Eksak", Fraction, Larik)


@dataclass(frozen=True)
class Langkah:
    """Tasks of one approach, step by step.

    Attributes
    ----------
    beban_menit : workload, or its equivalent: persons × waktu kerja efektif [menit/tahun]
    per_tahun : how often the period comes, None where volume and standard share one [periode/tahun]
    volume_per_tahun : [hasil/tahun] or None
    norma_menit : [menit/hasil] or None
    menit_per_satuan : [menit/satuan] or None
    """

    beban_menit: Larik
    per_tahun: Larik | None = None
    volume_per_tahun: Larik | None = None
    norma_menit: Larik | None = None
    menit_per_satuan: Larik | None = None


def orang_hasil_kerja(beban: Eksak, standar_kemampuan: Eksak) -> Eksak:
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


def orang_peralatan_kerja(alat: Eksak, rasio: Eksak, satuan: str = "orang/alat") -> Eksak:
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


def menit_angka_kredit(angka_kredit: Eksak, konstanta: Eksak) -> Eksak:
    """Time that one scored activity stands for. [menit/hasil]

    Parameters
    ----------
    angka_kredit : credit of one result [AK/hasil]
    konstanta : credit earned in an hour at this jenjang [AK/jam]

    References
    ----------
    The structure was read; a constant is that of the regulation from which the credits come
    (:class:`abk.peraturan.KonstantaKredit`).
    """
    return angka_kredit / konstanta * 60


def langkah_tugas(tugas: pd.DataFrame, aturan: Aturan, menit_per: Mapping[str, Fraction]) -> Langkah:
    """Workload of tasks by *tugas per tugas jabatan*: volume in a year times the time one result takes.

    Parameters
    ----------
    tugas : validated rows of ``uraian_tugas``
    aturan : working time of the regulation
    menit_per : minutes in each satuan_waktu [menit/satuan]
    """
    kali = _kata(tugas["periode"], aturan.per_tahun)
    menit = _kata(tugas["satuan_waktu"], menit_per)
    setahun, norma = _angka(tugas["volume"]) * kali, _angka(tugas["norma_waktu"]) * menit
    return Langkah(setahun * norma, kali, setahun, norma, menit)


def langkah_lain(
    pendekatan: str, tugas: pd.DataFrame, jenjang: Sequence[object] | npt.NDArray[Any], aturan: Aturan
) -> Langkah:
    """Workload of validated rows under one of the other approaches.

    Parameters
    ----------
    pendekatan : ``hasil_kerja``, ``objek_kerja``, ``peralatan_kerja`` or ``angka_kredit``
    tugas : rows of ``uraian_tugas``
    jenjang : level of the functional post of each row (``angka_kredit`` only)
    aturan : working time of the regulation

    Raises
    ------
    ParameterError
        If there is no such approach.
    """
    volume = _angka(tugas["volume"])
    if pendekatan == "angka_kredit":
        nomor, unik = pd.factorize(np.array(jenjang, dtype=object), use_na_sentinel=False)
        konstanta = Larik.dari(pecahan(aturan.konstanta(str(satu)).nilai) for satu in unik)
        menit = menit_angka_kredit(_angka(tugas["angka_kredit"]), konstanta[nomor])
        kali = _kata(tugas["periode"], aturan.per_tahun)
        return Langkah(volume * kali * menit, kali, volume * kali, menit)
    standar = _angka(tugas["standar_kemampuan"])
    if pendekatan in {"hasil_kerja", "objek_kerja"}:
        orang = orang_hasil_kerja(volume, standar)
    elif pendekatan == "peralatan_kerja":
        orang = _peralatan(volume, standar, tugas["satuan_standar"])
    else:
        raise ParameterError(
            f"Pendekatan {kutip(pendekatan)} tidak dikenal.", "Lihat daftar pendekatan di docs/metode.md."
        )
    return Langkah(orang * aturan.waktu_kerja_efektif_menit)


def _peralatan(alat: Larik, rasio: Larik, satuan: pd.Series) -> Larik:
    """Persons of each row, whichever of the two its ratio is."""
    nomor, unik = pd.factorize(satuan.to_numpy(dtype=object), use_na_sentinel=False)
    tiap = [orang_peralatan_kerja(alat, rasio, str(satu)) for satu in unik]
    penuh = [Larik(*np.broadcast_arrays(satu.pembilang, satu.penyebut)) for satu in tiap]
    return Larik(
        np.choose(nomor, [satu.pembilang for satu in penuh]),
        np.choose(nomor, [satu.penyebut for satu in penuh]),
    )


def _angka(kolom: pd.Series) -> Larik:
    nilai, skala = titik_tetap(kolom)
    return Larik(nilai, bulat([skala]))


def _kata(kolom: pd.Series, nilai: Mapping[str, Fraction | int]) -> Larik:
    faktor_, penyebut = faktor(kolom, nilai)
    return Larik(faktor_, bulat([penyebut]))
