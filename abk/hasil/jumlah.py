"""Sums over posts: shortage and surplus apart, so that neither hides the other; EJ, EU and their grades."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from abk.hasil.pos import Pos, daftar_pos
from abk.kebutuhan import efektivitas, prestasi
from abk.kebutuhan.efektivitas import FTE_FIT, FTE_OVERLOAD
from abk.kebutuhan.eksak import pecahan
from abk.kegiatan import Kegiatan
from abk.peraturan import Aturan
from abk.tulisan.format import angka, bulat, hampa


@dataclass(frozen=True)
class Jumlah:
    """Sums over some posts.

    Attributes
    ----------
    jabatan : how many posts [jabatan]
    beban_menit : exact workload [menit/tahun]
    kebutuhan : exact need before rounding [orang]
    kebutuhan_bulat : sum of the needs, each rounded for itself [orang]
    bezetting : incumbents; of a post where they are not known, none [orang]
    tanpa_bezetting : posts whose bezetting is not known [jabatan]
    kekurangan, kelebihan : over the posts that lack people, and over those that have too many [orang, ≥ 0]
    belum_lengkap : posts whose figures may change [jabatan]
    efektivitas : EU, load over capacity; None where nobody is there, and where the bezetting of a post is not
        known: the load of all over some of the people would be too much [1]
    prestasi : its grade; a dash where there is no ratio
    """

    jabatan: int
    beban_menit: Fraction
    kebutuhan: Fraction
    kebutuhan_bulat: int
    bezetting: int
    tanpa_bezetting: int
    kekurangan: int
    kelebihan: int
    belum_lengkap: int
    efektivitas: Fraction | None
    prestasi: str

    @property
    def selisih(self) -> int:
        """Net gap: bezetting less need, over posts whose bezetting is known. [orang]"""
        return self.kelebihan - self.kekurangan

    def bila_diketahui(self, nilai: int) -> int | None:
        """A figure that rests on the bezetting; None where that of no post is known: that is no 0.

        Parameters
        ----------
        nilai : the figure [orang]

        Returns
        -------
        int or None
            The same. [orang]
        """
        return nilai if self.tanpa_bezetting < self.jabatan or not self.jabatan else None

    @property
    def keterangan(self) -> str:
        """What a reader must know of the sums; empty where there is nothing."""
        return f"{bulat(self.belum_lengkap)} jabatan belum lengkap" if self.belum_lengkap else ""


def jumlah_pos(pos: Iterable[Pos], aturan: Aturan) -> Jumlah:
    """Sums over posts, nothing rounded on the way.

    Parameters
    ----------
    pos : the posts
    aturan : working time, by which the sum of the loads is divided, and the scale that grades

    Returns
    -------
    Jumlah
        A post whose bezetting is not known counts in the need, and in no gap.
    """
    semua = list(pos)
    waktu = aturan.waktu_kerja_efektif_menit
    beban = sum((satu.beban_menit for satu in semua), Fraction(0))
    selisih = [satu.selisih or 0 for satu in semua]
    ada = sum(satu.bezetting or 0 for satu in semua)
    tanpa = sum(satu.bezetting is None for satu in semua)
    rasio = efektivitas(beban, None if tanpa else ada, waktu)
    return Jumlah(
        jabatan=len(semua),
        beban_menit=beban,
        kebutuhan=beban / waktu,
        kebutuhan_bulat=sum(satu.kebutuhan_bulat for satu in semua),
        bezetting=ada,
        tanpa_bezetting=tanpa,
        kekurangan=-sum(beda for beda in selisih if beda < 0),
        kelebihan=sum(beda for beda in selisih if beda > 0),
        belum_lengkap=sum(satu.belum_lengkap for satu in semua),
        efektivitas=rasio,
        prestasi=prestasi([rasio], aturan.skala)[0],
    )


def jumlah(k: Kegiatan) -> Jumlah:
    """Sums over all posts of ``k``, a kegiatan or a branch of one."""
    return jumlah_pos(daftar_pos(k), k.aturan)


def tulis_rasio(aturan: Aturan, rasio: Fraction | float | None) -> str:
    """EJ or EU with two digits, with four where two would show another grade or FTE class.

    Parameters
    ----------
    aturan : its scale grades
    rasio : load over capacity; a float counts as the decimal it prints as [1]

    Returns
    -------
    str
        With a decimal comma; a dash where there is no ratio.
    """
    if rasio is None or hampa(rasio):
        return angka(None)
    return angka(rasio, desimal_rasio(aturan, [rasio]))


def desimal_rasio(aturan: Aturan, rasio: Iterable[Fraction | float | None]) -> int:
    """Digits with which all of a column of ``rasio`` (EJ or EU [1], graded by ``aturan``) are written.

    Returns
    -------
    int
        Two, or four where two would show another grade or FTE class of one of them. [angka]
    """
    ada = (pecahan(satu) for satu in rasio if satu is not None and not hampa(satu))
    return 4 if any(_menyesatkan(aturan, satu) for satu in ada) else 2


def _menyesatkan(aturan: Aturan, tepat: Fraction) -> bool:
    """Whether two digits would show another grade or FTE class than the ratio has."""
    dua = Fraction(math.floor(tepat * 100 + Fraction(1, 2)), 100)
    lain_kelas = (tepat < FTE_FIT) != (dua < FTE_FIT) or (tepat > FTE_OVERLOAD) != (dua > FTE_OVERLOAD)
    return lain_kelas or aturan.skala.berselisih(tepat)


def bukti(cabang: Kegiatan, kode_unit: str = "") -> dict[str, object]:
    """Proof of the figures of a unit with those below it, or of the whole.

    Parameters
    ----------
    cabang : what the page shows (:meth:`abk.kegiatan.Kegiatan.cabang`, or the whole)
    kode_unit : code of the unit; empty for the whole

    Returns
    -------
    dict
        halaman (``unit`` or ``kementerian``), unit, sidik of the data, jabatan (how many), kebutuhan_bulat,
        bezetting and selisih [orang].
    """
    j = jumlah(cabang)
    return {
        "halaman": "unit" if kode_unit else "kementerian",
        "unit": kode_unit,
        "sidik": cabang.sidik,
        "jabatan": j.jabatan,
        "kebutuhan_bulat": j.kebutuhan_bulat,
        "bezetting": j.bezetting,
        "selisih": j.selisih,
    }
