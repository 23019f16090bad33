"""The posts of a kegiatan with their results, and the tasks behind each: every number once, exact."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from abk.errors import Temuan
from abk.kebutuhan import kelas_fte
from abk.kegiatan import Kegiatan
from abk.kegiatan.cabang import dari_utuh
from abk.peraturan import pembulatan
from abk.tables.kolom import JENIS_PIMPINAN, PENDEKATAN_BAWAAN
from abk.tulisan.format import hampa
from abk.tulisan.istilah import PENDEKATAN
from abk.tulisan.malas import pd

BELUM_LENGKAP, MINIMUM_SATU = "belum lengkap", "minimum satu orang"
"""What a reader must know of a post, in words."""

_Kunci = TypeVar("_Kunci")
_BERAT = frozenset({"cacat", "ragu"})


@dataclass(frozen=True)
class Pos:
    """A post with its result; missing values are None.

    Attributes
    ----------
    nomor : its number among all posts, from 1 in the order of the tree of units [1]
    kode, nama, jenis, jenjang : as the table of posts says
    kelas : class of the post [kelas jabatan]
    kode_unit, nama_unit : the unit it belongs to
    pendekatan : as written; the default one where none is
    beban_menit : exact workload [menit/tahun]
    kebutuhan : exact need before rounding [orang]
    kebutuhan_bulat, bezetting, selisih : need in whole persons, incumbents, the second less the first [orang]
    efektivitas : EJ, load over capacity; None where nobody is there [1]
    prestasi, kelas_fte : grade and FTE class of the EJ
    belum_lengkap : a row of it is left out, or something is not filled in: the figures may change
    dinaikkan : the minimum for pimpinan, and not the rounding, made the need what it is
    """

    nomor: int
    kode: str
    nama: str
    jenis: str
    kelas: int | None
    jenjang: str | None
    kode_unit: str
    nama_unit: str
    pendekatan: str
    beban_menit: Fraction
    kebutuhan: Fraction
    kebutuhan_bulat: int
    bezetting: int | None
    selisih: int | None
    efektivitas: float | None
    prestasi: str
    kelas_fte: str
    belum_lengkap: bool
    dinaikkan: bool

    @property
    def cara(self) -> str:
        """Approach by which its tasks are laid out: the default one where the written one is unknown."""
        return self.pendekatan if self.pendekatan in PENDEKATAN else PENDEKATAN_BAWAAN

    @property
    def kata_pendekatan(self) -> str:
        """The approach in words; one that is unknown as it is written."""
        return PENDEKATAN.get(self.pendekatan, f"“{self.pendekatan}” (tidak dikenal)")

    @property
    def pimpinan(self) -> bool:
        """Whether the minimum of one person may hold for it."""
        return self.jenis in JENIS_PIMPINAN

    @property
    def keterangan(self) -> str:
        """What a reader must know of it; empty where there is nothing."""
        tanda = ((BELUM_LENGKAP, self.belum_lengkap), (MINIMUM_SATU, self.dinaikkan))
        return "; ".join(kata for kata, ada in tanda if ada)


@dataclass(frozen=True)
class Tugas:
    """A task: its row with the steps of the computation, whether it counts, and why not.

    Attributes
    ----------
    isi : columns of ``uraian_tugas`` and of :attr:`abk.kegiatan.Kegiatan.rincian`
    dihitung : whether it is in the sums
    alasan : faults and doubts found in the row
    """

    isi: Mapping[str, Any]
    dihitung: bool
    alasan: tuple[str, ...]

    def angka(self, kolom: str) -> float | None:
        """The number in ``kolom`` of the row; None where it is missing. [unit of the column]"""
        nilai = self.isi[kolom]
        return None if hampa(nilai) else float(nilai)

    def kata(self, kolom: str) -> str:
        """The text in ``kolom`` of the row; empty where it is missing."""
        nilai = self.isi[kolom]
        return "" if hampa(nilai) else str(nilai)


@lru_cache(maxsize=32)
def daftar_pos(k: Kegiatan) -> tuple[Pos, ...]:
    """Posts with their results; computed once for a kegiatan, which never changes.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    tuple of Pos
        Unit by unit in the order of the tree; within a unit as given. [menit/tahun, orang]
    """
    urutan = {str(kode): n for n, kode in enumerate(k.rekap.index)}
    if k.dari is not None and dari_utuh(k, "_rekap", pd.DataFrame) is not None:
        milik = [satu for satu in daftar_pos(k.dari[0]) if satu.kode_unit in urutan]
        milik.sort(key=lambda satu: urutan[satu.kode_unit])
        return tuple(replace(satu, nomor=nomor) for nomor, satu in enumerate(milik, 1))
    nama = nama_unit(k)
    beban, waktu, cara = k.beban_jabatan, k.aturan.waktu_kerja_efektif_menit, pembulatan(k.pembulatan)
    hasil = k.hasil
    kelas = kelas_fte(hasil["efektivitas_jabatan"])
    semua = zip(k.jabatan.to_dict("records"), hasil.to_dict("records"), kelas, strict=True)
    pos: list[Pos] = []
    for j, h, fte in sorted(semua, key=lambda satu: urutan[str(satu[0]["kode_unit"])]):
        menit = beban.get(str(j["kode_jabatan"]), Fraction(0))
        orang = int(h["kebutuhan_bulat"])
        boleh_naik = k.minimum_satu and j["jenis_jabatan"] in JENIS_PIMPINAN
        pos.append(
            Pos(
                nomor=len(pos) + 1,
                kode=str(j["kode_jabatan"]),
                nama=str(j["nama_jabatan"]),
                jenis=str(j["jenis_jabatan"]),
                kelas=_bulat(j["kelas_jabatan"]),
                jenjang=_kata(j["jenjang"]),
                kode_unit=str(j["kode_unit"]),
                nama_unit=nama[str(j["kode_unit"])],
                pendekatan=_kata(j["pendekatan"]) or PENDEKATAN_BAWAAN,
                beban_menit=menit,
                kebutuhan=menit / waktu,
                kebutuhan_bulat=orang,
                bezetting=_bulat(h["bezetting"]),
                selisih=_bulat(h["selisih"]),
                efektivitas=None if hampa(h["efektivitas_jabatan"]) else float(h["efektivitas_jabatan"]),
                prestasi=str(h["prestasi_jabatan"]),
                kelas_fte=str(fte),
                belum_lengkap=bool(h["belum_lengkap"]),
                dinaikkan=boleh_naik and cara.bulatkan(menit / waktu) < orang,
            )
        )
    return tuple(pos)


def tugas_pos(k: Kegiatan, kode: Collection[str] | None = None) -> dict[str, list[Tugas]]:
    """Tasks of each post.

    Parameters
    ----------
    k : the kegiatan, or a branch of one
    kode : ``kode_jabatan`` of the posts asked for; None = all

    Returns
    -------
    dict of kode_jabatan to list of Tugas
        In the order given; posts without tasks are not there.
    """
    alasan = alasan_baris(k)
    tabel = k.uraian_tugas if kode is None else k.uraian_tugas[k.uraian_tugas["kode_jabatan"].isin(kode)]
    tabel = tabel.join(k.rincian.drop(columns=["kode_jabatan", "nomor"]))
    semua: dict[str, list[Tugas]] = {}
    for label, isi in zip(tabel.index, tabel.to_dict("records"), strict=True):
        tugas = Tugas({str(n): v for n, v in isi.items()}, bool(isi["dihitung"]), alasan.get(int(label), ()))
        semua.setdefault(str(isi["kode_jabatan"]), []).append(tugas)
    return semua


def alasan_baris(k: Kegiatan) -> dict[int, tuple[str, ...]]:
    """Why rows of ``uraian_tugas`` are left out of the sums.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    dict of label to tuple of str
        Label of the row in the table, from 0 [1]; messages of its faults and doubts.
    """
    return _alasan(k, lambda t: t.baris - 2 if t.tabel == "uraian_tugas" and t.baris is not None else None)


def alasan_pos(k: Kegiatan) -> dict[str, tuple[str, ...]]:
    """Faults and doubts about a post itself, not about one of its tasks.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    dict of kode_jabatan to tuple of str
        The messages; posts without any are not there.
    """
    return _alasan(
        k, lambda t: None if t.tabel == "uraian_tugas" and t.baris is not None else t.kode_jabatan or None
    )


def _alasan(k: Kegiatan, milik: Callable[[Temuan], _Kunci | None]) -> dict[_Kunci, tuple[str, ...]]:
    """Messages of faults and doubts, by what each is about; one that is about nothing is left out."""
    alasan: dict[_Kunci, tuple[str, ...]] = {}
    for t in k.temuan:
        kunci: _Kunci | None = milik(t) if t.tingkat in _BERAT else None
        if kunci is not None:
            alasan[kunci] = (*alasan.get(kunci, ()), t.pesan)
    return alasan


def nama_unit(k: Kegiatan) -> dict[str, str]:
    """Name of each unit.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    dict of kode_unit to nama_unit
    """
    return _nama(k.unit, "unit")


def nama_jabatan(k: Kegiatan) -> dict[str, str]:
    """Name of each post.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    dict of kode_jabatan to nama_jabatan
    """
    return _nama(k.jabatan, "jabatan")


def _nama(tabel: pd.DataFrame, apa: str) -> dict[str, str]:
    semua = zip(tabel[f"kode_{apa}"], tabel[f"nama_{apa}"], strict=True)
    return {str(kode): str(nama) for kode, nama in semua}


def _bulat(nilai: Any) -> int | None:
    return None if hampa(nilai) else int(nilai)


def _kata(nilai: Any) -> str | None:
    return None if hampa(nilai) or nilai == "" else str(nilai)
