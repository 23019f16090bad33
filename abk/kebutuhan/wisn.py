"""WISN: Workload Indicators of Staffing Need (World Health Organization, 2010)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from abk.errors import ParameterError
from abk.kebutuhan.eksak import pecahan
from abk.kebutuhan.waktu_kerja import Angka


@dataclass(frozen=True)
class HasilWisn:
    """Need of one staff category in one facility, every step kept.

    Attributes
    ----------
    waktu_kerja_tersedia_jam : AWT [jam/orang/tahun]
    kebutuhan_dasar : Σ workload / standard workload [orang]
    faktor_kategori : CAF, category allowance factor [1]
    faktor_individu : IAF, individual allowance factor [orang]
    kebutuhan : kebutuhan_dasar × CAF + IAF [orang]
    rasio : existing / required; None where nothing is required [rasio]
    selisih : existing − required [orang]
    """

    waktu_kerja_tersedia_jam: Fraction
    kebutuhan_dasar: Fraction
    faktor_kategori: Fraction
    faktor_individu: Fraction
    kebutuhan: Fraction
    rasio: Fraction | None
    selisih: Fraction


def waktu_kerja_tersedia(
    hari_kerja: Angka, hari_tidak_hadir: Iterable[Angka], jam_per_hari: Angka
) -> Fraction:
    """Available working time, {A − (B+C+D+E)} × F. [jam/orang/tahun]

    Parameters
    ----------
    hari_kerja : A, possible working days in a year [hari]
    hari_tidak_hadir : B, C, D, E: public holidays, annual leave, sick leave, other absence [hari]
    jam_per_hari : F [jam/hari]

    Raises
    ------
    ParameterError
        If nothing is left.

    References
    ----------
    WHO, WISN User's manual (2010), as applied in the article named in docs/peraturan.md.
    """
    hari = pecahan(hari_kerja) - sum((pecahan(h) for h in hari_tidak_hadir), Fraction(0))
    if hari <= 0 or pecahan(jam_per_hari) <= 0:
        raise ParameterError(
            "Waktu kerja tersedia tidak lebih dari nol.",
            "Periksa hari kerja, ketidakhadiran, dan jam per hari.",
        )
    return hari * pecahan(jam_per_hari)


def wisn(
    kegiatan: Mapping[str, tuple[Angka, Angka]],
    waktu_kerja_tersedia_jam: Angka,
    *,
    kegiatan_kategori: Iterable[Angka] = (),
    jam_individu: Angka = 0,
    pegawai: Angka = 0,
) -> HasilWisn:
    """Staffing need by WISN.

    Parameters
    ----------
    kegiatan : name → (volume [hasil/tahun], unit time [jam/hasil])
    waktu_kerja_tersedia_jam : AWT [jam/orang/tahun]
    kegiatan_kategori : shares of AWT that all of the category spend on support activities [0–1]
    jam_individu : yearly hours of additional activities of some [jam/tahun]
    pegawai : existing staff [orang]

    Returns
    -------
    HasilWisn, exact

    Raises
    ------
    ParameterError
        If the shares of the category reach the whole working time, or a time or number is not positive.

    References
    ----------
    WHO, WISN User's manual (2010): standard workload = AWT / unit time; CAF = 1 / (1 − Σ share);
    IAF = annual hours / AWT. The Indonesian "standar kelonggaran" variant *adds* instead; the two
    must not be mixed, and only the WHO form is computed here.
    """
    awt = pecahan(waktu_kerja_tersedia_jam)
    if awt <= 0 or any(pecahan(w) <= 0 or pecahan(v) < 0 for v, w in kegiatan.values()):
        raise ParameterError(
            "Waktu kerja tersedia dan waktu tiap kegiatan harus lebih dari nol, volumenya tidak negatif.",
            "Periksa waktu kerja tersedia [jam/tahun] dan standar kegiatan [jam/hasil].",
        )
    if pecahan(jam_individu) < 0 or pecahan(pegawai) < 0:
        raise ParameterError("Jam individu dan jumlah pegawai tidak boleh negatif.", "Periksa angkanya.")
    dasar = sum((pecahan(v) / (awt / pecahan(w)) for v, w in kegiatan.values()), Fraction(0))
    bagian = sum((pecahan(b) for b in kegiatan_kategori), Fraction(0))
    if not 0 <= bagian < 1:
        raise ParameterError(
            f"Kegiatan kategori memakan {float(bagian):.0%} waktu kerja.",
            "Bagiannya harus di antara 0 dan kurang dari 100 %.",
        )
    caf = 1 / (1 - bagian)
    iaf = pecahan(jam_individu) / awt
    butuh = dasar * caf + iaf
    ada = pecahan(pegawai)
    return HasilWisn(awt, dasar, caf, iaf, butuh, ada / butuh if butuh else None, ada - butuh)
