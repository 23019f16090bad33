"""What to propose for each post in the five years after the data: counts, year by year."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from abk.kegiatan import Kegiatan
from abk.tulisan.format import bulat


class UsulTahun(NamedTuple):
    """One year of a post, or of many together.

    Attributes
    ----------
    tahun : the year [tahun]
    bezetting : people at its end, without the proposals [orang]
    pensiun, berakhir : who leaves by age, and contracts that end; personal where they are few [orang]
    kebutuhan, selisih : need in whole persons, and bezetting less need [orang]
    usul, usul_pns, usul_pppk : what to propose, and as what [orang]
    prioritas : 1 to 3, 0 without a proposal and for many posts together [1]
    """

    tahun: int
    bezetting: int
    pensiun: int
    berakhir: int
    kebutuhan: int
    selisih: int
    usul: int
    usul_pns: int
    usul_pppk: int
    prioritas: int


_KOLOM = (
    *("tahun", "bezetting", "pensiun", "berakhir", "kebutuhan_bulat", "selisih"),
    *("usul", "usul_pns", "usul_pppk", "prioritas"),
)


@lru_cache(maxsize=8)
def usul_jabatan(k: Kegiatan) -> dict[str, tuple[UsulTahun, ...]]:
    """The years of each post; computed once for a kegiatan, which never changes. [orang]

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    dict of kode_jabatan to tuple of UsulTahun
        In the order of the years (:func:`abk.analisis.proyeksi.proyeksi`); empty where nobody is counted, or
        the year of the data is not known.
    """
    if k.arus_pegawai is None or not k.tahun:
        return {}
    from abk.analisis.proyeksi import proyeksi  # noqa: PLC0415 - few need it

    hasil: dict[str, tuple[UsulTahun, ...]] = {}
    tabel = proyeksi(k)
    baris = tabel[list(_KOLOM)].itertuples(index=False)
    for kode, satu in zip(tabel["kode_jabatan"], baris, strict=True):
        hasil[str(kode)] = (*hasil.get(str(kode), ()), UsulTahun._make(round(nilai) for nilai in satu))
    return hasil


def jumlah_usul(semua: dict[str, tuple[UsulTahun, ...]]) -> tuple[UsulTahun, ...]:
    """Sums over posts, year by year.

    Parameters
    ----------
    semua : :func:`usul_jabatan`, of all posts or some

    Returns
    -------
    tuple of UsulTahun
        One a year, with priority 0; empty where there is no post. ``selisih`` is the net of all. [orang]
    """
    tiap: dict[int, list[UsulTahun]] = {}
    for tahunan in semua.values():
        for satu in tahunan:
            tiap.setdefault(satu.tahun, []).append(satu)
    return tuple(
        UsulTahun._make([tahun, *(sum(kolom) for kolom in [*zip(*isi, strict=True)][1:-1]), 0])
        for tahun, isi in sorted(tiap.items())
    )


def bezetting_anggapan(k: Kegiatan) -> str:
    """What a projection has to say where the bezetting of a post is not known: it begins with 0 there.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    str
        With the number of posts [jabatan]; empty where every bezetting is known.
    """
    banyak = int(k.hasil["bezetting"].isna().sum())
    tanpa = f"Bezetting {bulat(banyak)} jabatan tidak diketahui dan dalam proyeksi ini dihitung 0 orang."
    return tanpa if banyak else ""
