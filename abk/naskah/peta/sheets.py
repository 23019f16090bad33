"""The sheets of a chart: on A4 what fits there, else on A3, else split: a unit further down gets its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from abk.errors import ParameterError
from abk.hasil import Jumlah, daftar_unit
from abk.kegiatan import Kegiatan
from abk.naskah.peta.layout import TERENDAH, Letak, Penata, Susunan, TidakMuatError, garis_besar, lebar_kotak
from abk.naskah.peta.pieces import Butir, Cabang, cabang_unit, cari, datar
from abk.tulisan.format import bulat
from abk.tulisan.markup import kutip, polos

Kertas = Literal["A4", "A3"]
TEPI_MM = 12.0
UKURAN_MM: dict[Kertas, tuple[float, float]] = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
"""Width and height of the papers on their side. [mm]"""
_TITIK = 72 / 25.4
_KEPALA_KAKI = 92.0
"""Room for title, sums, legend and foot. [pt]"""
_SATU_LEMBAR: tuple[Kertas, ...] = ("A4", "A3")


def ruang(kertas: Kertas) -> tuple[float, float]:
    """Width and height that a chart may take. [pt]"""
    lebar, tinggi = UKURAN_MM[kertas]
    return (lebar - 2 * TEPI_MM) * _TITIK, (tinggi - 2 * TEPI_MM) * _TITIK - _KEPALA_KAKI


@dataclass(frozen=True)
class Lembar:
    """A sheet: which unit, on which paper, which one of how many, its boxes, and the sums of the unit."""

    kode: str
    nama: str
    atas: tuple[str, ...]
    kertas: Kertas
    nomor: int
    banyak: int
    lanjutan: bool
    susunan: Susunan
    jumlah: str

    @property
    def judul(self) -> str:
        """Name of the unit, and whether the sheet continues another."""
        return f"{self.nama} (lanjutan)" if self.lanjutan else self.nama

    @property
    def uraian(self) -> str:
        """The sheet in words."""
        return "; ".join(satu.kotak.uraian for satu in self.susunan.kotak)


def lembar_peta(k: Kegiatan, unit: Sequence[str] = ()) -> tuple[Lembar, ...]:
    """The sheets of units with all below them; of the whole where none is named.

    Raises
    ------
    ParameterError
        If a unit is unknown, or there is none at all.
    """
    akar = cabang_unit(k)
    pilih = [(kode, cari(akar, kode)) for kode in dict.fromkeys(unit)]
    asing = [kode for kode, satu in pilih if satu is None]
    if asing or not akar:
        sebut = ", ".join(kutip(satu) for satu in asing)
        ada = ", ".join(satu.kode for satu in daftar_unit(k)[:8])
        raise ParameterError(
            f"Unit {sebut} tidak ada." if asing else "Tidak ada unit untuk digambar.",
            f"Kode yang ada: {ada} …" if ada else "Isi tabel unit dan jabatan dahulu.",
        )
    mulai = [satu for _, satu in pilih if satu is not None] or [*akar]
    urutan = [lembar for satu in mulai for lembar in rencana(satu)]
    nomor: dict[str, int] = {}
    for n, (cabang, _, _, lanjutan) in enumerate(urutan, 1):
        if not lanjutan:
            nomor.setdefault(cabang.kode, n)
    menurut = {satu.kode: satu for satu in daftar_unit(k)}
    return tuple(
        Lembar(
            cabang.kode,
            cabang.nama,
            tuple(polos(nama) for _, nama in reversed(k.induk(cabang.kode))),
            kertas,
            n,
            len(urutan),
            lanjutan,
            _bernomor(susunan, nomor),
            _jumlah(menurut[cabang.kode].gulungan),
        )
        for n, (cabang, kertas, susunan, lanjutan) in enumerate(urutan, 1)
    )


def _jumlah(j: Jumlah) -> str:
    isi = [
        f"{bulat(j.jabatan)} jabatan",
        f"B {bulat(j.bezetting)} orang",
        f"K {bulat(j.kebutuhan_bulat)} orang",
        f"kekurangan {bulat(j.kekurangan)} orang",
        f"kelebihan {bulat(j.kelebihan)} orang",
    ]
    isi += [j.keterangan] if j.keterangan else []
    return f"Jumlah unit ini beserta unit di bawahnya: {', '.join(isi)}."


Rencana = tuple[Cabang, Kertas, Susunan, bool]
"""A sheet before it has a number: the unit, its paper, its boxes, whether it continues the one before."""


def rencana(cabang: Cabang, ingat: dict[str, list[Rencana]] | None = None) -> list[Rencana]:
    """The sheets of a unit: its own, then those of the units that it does not show; as few as can be."""
    ingat = {} if ingat is None else ingat
    if cabang.kode not in ingat:
        ingat[cabang.kode] = _tersedikit(cabang, ingat)
    return ingat[cabang.kode]


def _tersedikit(cabang: Cabang, ingat: dict[str, list[Rencana]]) -> list[Rencana]:
    if (cocok := _cocok(cabang)) is not None:
        return [(cabang, *cocok, False)]
    calon = []
    for lipat in range(cabang.dalam - 1, -1, -1):
        if (cocok := _cocok(_lipat(cabang, lipat))) is not None:
            sisa = (satu for anak in _terlipat(cabang, lipat) for satu in rencana(anak, ingat))
            calon.append([(cabang, *cocok, False), *sisa])
    return min(calon, key=len) if calon else _bersambung(cabang, ingat)


def _cocok(cabang: Cabang) -> tuple[Kertas, Susunan] | None:
    """The first paper, and the most spread layout, that a unit fits on."""
    semua = [*cabang.kotak()]
    lebar = lebar_kotak(semua)
    for kertas in _SATU_LEMBAR:
        luas, tinggi = ruang(kertas)
        if len(semua) * lebar * TERENDAH > luas * tinggi:
            continue  # not even side by side: most of a large ministry need not be laid out in vain
        for gantung in range(cabang.dalam + 1, 0, -1):
            try:
                susunan = Penata(lebar, gantung).susun(cabang, tinggi)
            except TidakMuatError:
                continue
            if susunan.lebar <= luas and susunan.tinggi <= tinggi:
                return kertas, susunan
    return None


def _lipat(cabang: Cabang, dalam: int) -> Cabang:
    """A unit of which those deeper than ``dalam`` levels are one box each, which points to their sheet."""
    if dalam < 0:
        rujuk = "" if cabang.polos else cabang.kode
        return Cabang(cabang.kode, cabang.nama, replace(cabang.kepala, rujuk=rujuk))
    return replace(cabang, anak=tuple(_lipat(satu, dalam - 1) for satu in cabang.anak))


def _terlipat(cabang: Cabang, dalam: int) -> list[Cabang]:
    """The units that :func:`_lipat` made one box, and that have more than a box."""
    if dalam < 0:
        return [] if cabang.polos else [cabang]
    return [satu for anak in cabang.anak for satu in _terlipat(anak, dalam - 1)]


def _bersambung(cabang: Cabang, ingat: dict[str, list[Rencana]]) -> list[Rencana]:
    """A unit too large for a sheet even when those below it are boxes: as many sheets as it takes."""
    tampak = _lipat(cabang, 0)
    butir = [*tampak.butir, *(satu for anak in tampak.anak for satu in garis_besar(anak))]
    if _cocok(_hanya(tampak, butir[:1])) is None or _tertinggi(tampak, butir):
        butir = [*datar(butir)]
    hasil: list[Rencana] = []
    while butir:
        muat = _terbanyak(tampak, butir)
        cocok = _cocok(_hanya(tampak, butir[:muat]))
        if cocok is None:
            raise ParameterError(
                f"Kotak jabatan di unit {kutip(cabang.nama)} terlalu tinggi untuk selembar A3.",
                "Pendekkan nama jabatan itu.",
            )
        hasil.append((cabang, *cocok, bool(hasil)))
        butir = butir[muat:]
    return [*hasil, *(satu for anak in _terlipat(cabang, 0) for satu in rencana(anak, ingat))]


def _hanya(cabang: Cabang, butir: Sequence[Butir]) -> Cabang:
    return replace(cabang, butir=tuple(butir), anak=())


def _tertinggi(cabang: Cabang, butir: Sequence[Butir]) -> bool:
    """Whether some outline does not fit into a column of its own."""
    awal = [n for n, satu in enumerate(butir) if satu.tingkat == 0]
    rumpun = [butir[a:b] for a, b in zip(awal, [*awal[1:], len(butir)], strict=True)]
    return any(_cocok(_hanya(cabang, satu)) is None for satu in rumpun)


def _terbanyak(cabang: Cabang, butir: Sequence[Butir]) -> int:
    """How many of the boxes fit on a sheet, cut only where a new outline begins."""
    potong = [n for n, satu in enumerate(butir) if satu.tingkat == 0 and n] + [len(butir)]
    bawah, atas = 0, len(potong) - 1
    while bawah < atas:
        tengah = (bawah + atas + 1) // 2
        if _cocok(_hanya(cabang, butir[: potong[tengah]])) is None:
            atas = tengah - 1
        else:
            bawah = tengah
    return potong[bawah]


def _bernomor(susunan: Susunan, nomor: dict[str, int]) -> Susunan:
    """The layout whose boxes say on which sheet what they stand for is drawn."""

    def isi(satu: Letak) -> Letak:
        if not satu.kotak.rujuk:
            return satu
        kata = f"lihat lembar {nomor[satu.kotak.rujuk]}"
        return replace(satu, baris=(*satu.baris[:-1], kata))

    return replace(susunan, kotak=[isi(satu) for satu in susunan.kotak])
