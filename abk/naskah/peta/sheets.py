"""The sheets of a chart, and the words around it.

On A4 what fits there, else on A3, else split: a unit further down gets its own sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from abk.errors import ParameterError
from abk.hasil import Jumlah, daftar_unit
from abk.kegiatan import Kegiatan
from abk.naskah.peta.layout import TERENDAH, Letak, Penata, Susunan, TidakMuatError, lebar_kotak
from abk.naskah.peta.pieces import Cabang, cabang_unit, cari
from abk.naskah.peta.plan import Perencana
from abk.tulisan.format import bulat
from abk.tulisan.markup import kutip, polos

Kertas = Literal["A4", "A3"]
TEPI_MM = 12.0
UKURAN_MM: dict[Kertas, tuple[float, float]] = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
"""Width and height of the papers on their side. [mm]"""
TITIK = 72 / 25.4
"""Points in a millimetre."""
_KEPALA_KAKI = 92.0
"""Room for title, sums, legend and foot. [pt]"""
_SATU_LEMBAR: tuple[Kertas, ...] = ("A4", "A3")


def ruang(kertas: Kertas) -> tuple[float, float]:
    """Width and height that a chart may take. [pt]"""
    lebar, tinggi = UKURAN_MM[kertas]
    return (lebar - 2 * TEPI_MM) * TITIK, (tinggi - 2 * TEPI_MM) * TITIK - _KEPALA_KAKI


@dataclass(frozen=True)
class LembarPeta:
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


def lembar_peta(k: Kegiatan, unit: Sequence[str] = ()) -> tuple[LembarPeta, ...]:
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
    urutan, nomor = Perencana(tata).lembar(mulai)
    menurut = {satu.kode: satu for satu in daftar_unit(k)}
    return tuple(
        LembarPeta(
            satu.cabang.kode,
            satu.cabang.nama,
            tuple(polos(nama) for _, nama in reversed(k.induk(satu.cabang.kode))),
            satu.tata[0],
            n,
            len(urutan),
            satu.lanjutan,
            _bernomor(satu.tata[1], nomor),
            jumlah_lembar(menurut[satu.cabang.kode].gulungan),
        )
        for n, satu in enumerate(urutan, 1)
    )


def jumlah_lembar(j: Jumlah) -> str:
    """The sums of a unit in a sentence."""
    isi = [
        f"{bulat(j.jabatan)} jabatan",
        f"B {bulat(j.bezetting)} orang",
        f"K {bulat(j.kebutuhan_bulat)} orang",
        f"kekurangan {bulat(j.kekurangan)} orang",
        f"kelebihan {bulat(j.kelebihan)} orang",
    ]
    isi += [j.keterangan] if j.keterangan else []
    return f"Jumlah unit ini beserta unit di bawahnya: {', '.join(isi)}."


def tata(cabang: Cabang) -> tuple[Kertas, Susunan] | None:
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


def _bernomor(susunan: Susunan, nomor: dict[str, int]) -> Susunan:
    """The layout whose boxes say on which sheet what they stand for is drawn."""

    def isi(satu: Letak) -> Letak:
        if not satu.kotak.rujuk:
            return satu
        kata = f"lihat lembar {nomor[satu.kotak.rujuk]}"
        return replace(satu, baris=(*satu.baris[:-1], kata))

    return replace(susunan, kotak=[isi(satu) for satu in susunan.kotak])


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────
JUDUL = "PETA JABATAN"
LEGENDA = (
    "Setiap kotak memuat nama jabatan, kelas jabatan, B (bezetting, pegawai yang ada), K (kebutuhan setelah "
    "dibulatkan), dan +/− (B dikurangi K), dalam orang. Garis menunjukkan garis komando; tanda – berarti "
    "tidak diketahui. Kotak berlatar abu-abu: pimpinan unit; bergaris putus: unit tanpa jabatan pimpinan."
)


def judul_peta(k: Kegiatan, lembar: Sequence[LembarPeta]) -> str:
    """Title of the document."""
    nama = lembar[0].nama if len({satu.kode for satu in lembar}) == 1 else k.instansi or k.judul
    return polos(f"Peta jabatan {nama}")


def bawah_judul(k: Kegiatan, satu: LembarPeta) -> str:
    """The line below the name of a unit: where it belongs, and the year."""
    tahun = f"Tahun {k.tahun}" if k.tahun else ""
    isi = [*reversed(satu.atas), k.instansi, tahun]
    return polos(" · ".join(teks for teks in isi if teks))


def kaki(k: Kegiatan, satu: LembarPeta) -> str:
    """The foot of a sheet: what the figures rest on, and which sheet it is."""
    dasar = f"Dasar penghitungan: {k.aturan.singkatan}; pembulatan {k.pembulatan.replace('_', ' ')}"
    bagian = [f"Lembar {satu.nomor} dari {satu.banyak}", dasar, k.kata_keadaan, k.keterangan]
    return polos(" · ".join(teks.rstrip(".") for teks in bagian if teks))
