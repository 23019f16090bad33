"""Decisions about the data as rows: post, task, column, old → new, why, and what it does to the need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.bagian import Baris, Sel
from abk.naskah.tabel.jabatan import BarisJabatan, baris_jabatan
from abk.naskah.tabel.nilai import satuan_tetap, teks_kolom, teks_lama_baru
from abk.naskah.tabel.tugas import BarisTugas, tugas_per_jabatan
from abk.tulisan.format import KOSONG

PANAH = " → "

_TETAP = "beban tetap"
_JABATAN = "(jabatan)"


class BarisPutusan(Baris):
    """One decision: where, what, from which value to which, why, and its effect."""

    no: Sel
    kode_unit: Sel
    unit: Sel
    kode_jabatan: Sel
    jabatan: Sel
    nomor: Sel
    uraian: Sel
    tugas: Sel
    kolom: Sel
    lama: Sel
    baru: Sel
    alasan: Sel
    akibat: Sel


class BarisAkibat(Baris):
    """What all decisions about one post together do to its figures."""

    kode: Sel
    jabatan: Sel
    unit: Sel
    beban_lama: Sel
    beban_baru: Sel
    kebutuhan_lama: Sel
    kebutuhan_baru: Sel
    bulat_lama: Sel
    bulat_baru: Sel
    selisih_lama: Sel
    selisih_baru: Sel
    kata_lama: Sel
    kata_baru: Sel
    kalimat: Sel


class PutusanJabatan(Baris):
    """The decisions about one post, and what they come to."""

    kode: Sel
    jabatan: Sel
    unit: Sel
    putusan: tuple[BarisPutusan, ...]
    akibat: BarisAkibat


def putusan_jabatan(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> Sequence[PutusanJabatan]:
    """Return decisions post by post, numbered through, with their effect on the need.

    Parameters
    ----------
    kegiatan : Kegiatan
        As proposed, before the decisions.
    perubahan : sequence of Perubahan
        Decisions in their order.

    Returns
    -------
    sequence of PutusanJabatan
        Posts in the order of the tree; within a post the order of the decisions.

    Raises
    ------
    ParameterError
        If a decision does not fit the data (:func:`abk.kegiatan.perubahan.terapkan`).
    """
    pasangan = _Pasangan(kegiatan, perubahan)
    nomor = 0
    kelompok = []
    for kode, pos in pasangan.lama.items():
        milik = [satu for satu in perubahan if satu.kode_jabatan == kode]
        if not milik:
            continue
        baris = pasangan.baris(pos, milik, nomor)
        nomor += len(milik)
        akibat = baris_akibat(pos, pasangan.baru[kode])
        kelompok.append(
            PutusanJabatan(kode=kode, jabatan=pos.nama, unit=pos.unit, putusan=baris, akibat=akibat)
        )
    return kelompok


def baris_putusan(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> Sequence[BarisPutusan]:
    """Return the decisions of all posts in one list (:func:`putusan_jabatan`)."""
    return [baris for satu in putusan_jabatan(kegiatan, perubahan) for baris in satu.putusan]


def baris_akibat(lama: BarisJabatan, baru: BarisJabatan) -> BarisAkibat:
    """Return the figures of a post before and after.

    Parameters
    ----------
    lama, baru : BarisJabatan

    Returns
    -------
    BarisAkibat
        Its sentence states load [menit/tahun], need before and after rounding [orang], and gap.
    """
    butuh = f"{lama.kebutuhan}{PANAH}{baru.kebutuhan} orang"
    bulat = f"{lama.kebutuhan_bulat}{PANAH}{baru.kebutuhan_bulat} orang"
    selisih = f"{lama.selisih} ({lama.kata}){PANAH}{baru.selisih} ({baru.kata})"
    return BarisAkibat(
        kode=lama.kode,
        jabatan=lama.nama,
        unit=lama.unit,
        beban_lama=lama.beban_menit,
        beban_baru=baru.beban_menit,
        kebutuhan_lama=lama.kebutuhan,
        kebutuhan_baru=baru.kebutuhan,
        bulat_lama=lama.kebutuhan_bulat,
        bulat_baru=baru.kebutuhan_bulat,
        selisih_lama=lama.selisih,
        selisih_baru=baru.selisih,
        kata_lama=lama.kata,
        kata_baru=baru.kata,
        kalimat=(
            f"Beban kerja {lama.beban_menit}{PANAH}{baru.beban_menit} menit/tahun; kebutuhan {butuh}, "
            f"dibulatkan {bulat}; selisih {selisih}."
        ),
    )


class _Pasangan:
    """The data before and after, ready to be asked for one decision at a time."""

    def __init__(self, awal: Kegiatan, perubahan: Sequence[Perubahan]) -> None:
        akhir = terapkan(awal, perubahan)
        self._satuan = satuan_tetap(awal, perubahan)
        self.lama = {satu.kode: satu for satu in baris_jabatan(awal)}
        self.baru = {satu.kode: satu for satu in baris_jabatan(akhir)}
        self._tugas_lama = _menurut_kunci(tugas_per_jabatan(awal))
        self._tugas_baru = _menurut_kunci(tugas_per_jabatan(akhir))

    def baris(self, pos: BarisJabatan, milik: Sequence[Perubahan], mulai: int) -> tuple[BarisPutusan, ...]:
        pertama: dict[str, int] = {}
        hasil = []
        for nomor, satu in enumerate(milik, mulai + 1):
            awal = pertama.setdefault(satu.nomor, nomor)
            akibat = self._akibat(pos, satu) if awal == nomor else f"dihitung bersama nomor {awal}"
            hasil.append(self._baris(pos, satu, str(nomor), akibat))
        return tuple(hasil)

    def _baris(self, pos: BarisJabatan, satu: Perubahan, nomor: str, akibat: str) -> BarisPutusan:
        lama, baru = teks_lama_baru(satu, self._satuan)
        uraian = self._uraian(satu)
        return BarisPutusan(
            no=nomor,
            kode_unit=pos.kode_unit,
            unit=pos.unit,
            kode_jabatan=pos.kode,
            jabatan=pos.nama,
            nomor=satu.nomor or KOSONG,
            uraian=uraian,
            tugas=f"{satu.nomor}. {uraian}" if satu.nomor else uraian,
            kolom=teks_kolom(satu),
            lama=lama,
            baru=baru,
            alasan=satu.alasan,
            akibat=akibat,
        )

    def _uraian(self, satu: Perubahan) -> str:
        if not satu.nomor:
            return _JABATAN
        kunci = (satu.kode_jabatan, satu.nomor)
        asal = self._tugas_lama.get(kunci) or self._tugas_baru.get(kunci)
        return KOSONG if asal is None else asal.uraian

    def _akibat(self, pos: BarisJabatan, satu: Perubahan) -> str:
        if not satu.nomor:
            baru = self.baru[pos.kode]
            return f"selisih {pos.selisih}{PANAH}{baru.selisih} orang"
        kunci = (satu.kode_jabatan, satu.nomor)
        lama, baru_ = (_beban(t.get(kunci)) for t in (self._tugas_lama, self._tugas_baru))
        return _TETAP if lama == baru_ else f"beban {lama}{PANAH}{baru_} menit/tahun"


def _menurut_kunci(tugas: Mapping[str, Sequence[BarisTugas]]) -> Mapping[tuple[str, str], BarisTugas]:
    return {(kode, satu.nomor): satu for kode, semua in tugas.items() for satu in semua}


def _beban(tugas: BarisTugas | None) -> str:
    return "0" if tugas is None else tugas.beban
