"""Two states of the same data, side by side: which cells differ, and what that does to the need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abk.hasil.kata import PANAH, KataPerubahan, kata_perubahan
from abk.hasil.pos import Pos, daftar_pos
from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.kegiatan.isi import Sel, tabel_isi
from abk.kegiatan.nilai import KOLOM_TUGAS, teks_sel
from abk.tables import JABATAN
from abk.tulisan.format import KOSONG, angka, bertanda, bulat, kata_selisih, kebutuhan
from abk.tulisan.malas import pd

KOLOM_BEDA = (
    "kode_unit", "kode_jabatan", "nama_jabatan", "nomor", "uraian_tugas", "kolom", "lama", "baru", "jenis",
)  # fmt: skip
_KOLOM_JABATAN = tuple(k for k in JABATAN.nama_kolom if k != "kode_jabatan")
_ANGKA = ("beban_kerja_menit", "kebutuhan", "kebutuhan_bulat", "selisih")

TETAP = "beban tetap"
"""Effect of a change that leaves the load of its task as it was."""

_Baris = dict[str, Sel]
_Isi = dict[str, tuple[_Baris, dict[str, _Baris]]]


def beda(k_lama: Kegiatan, k_baru: Kegiatan) -> pd.DataFrame:
    """Every cell of posts and tasks in which two states differ.

    Parameters
    ----------
    k_lama, k_baru : before and after

    Returns
    -------
    DataFrame
        Texts :data:`KOLOM_BEDA`, one row a cell: ``nomor`` and ``uraian_tugas`` are empty for a cell of
        the post itself; ``lama`` and ``baru`` are empty where there is no value, numbers have a decimal
        point; ``jenis`` says whether the row was there before and is there now (ubah, tambah, hapus).
        In the order of `k_baru`, what is gone from it after what stays.
    """
    lama, baru = _per_jabatan(k_lama), _per_jabatan(k_baru)
    baris = [b for kode in dict.fromkeys([*baru, *lama]) for b in _beda_jabatan(kode, lama, baru)]
    return pd.DataFrame(baris, columns=list(KOLOM_BEDA), dtype="str")


def efek(k_lama: Kegiatan, k_baru: Kegiatan) -> pd.DataFrame:
    """What a change does to the need of each post.

    Parameters
    ----------
    k_lama, k_baru : before and after

    Returns
    -------
    DataFrame
        Index ``kode_jabatan``, in the order of `k_baru`, posts that are gone last. Columns, each with
        ``_lama`` and ``_baru``: beban_kerja_menit [menit/tahun], kebutuhan [orang, unrounded],
        kebutuhan_bulat [orang], selisih [orang]; missing where the post is not there.
    """
    kode = pd.Index(list(dict.fromkeys([*k_baru.hasil.index, *k_lama.hasil.index])), name="kode_jabatan")
    sisi = {"lama": k_lama.hasil.reindex(kode), "baru": k_baru.hasil.reindex(kode)}
    return pd.DataFrame({f"{n}_{s}": hasil[n] for n in _ANGKA for s, hasil in sisi.items()}, index=kode)


def _per_jabatan(k: Kegiatan) -> _Isi:
    """Post → its row and its tasks by number."""
    tabel = tabel_isi(k)
    hasil: _Isi = {str(b["kode_jabatan"]): (b, {}) for b in tabel["jabatan"]}
    for baris in tabel["uraian_tugas"]:
        hasil[str(baris["kode_jabatan"])][1][str(baris["nomor"])] = baris
    return hasil


def _beda_jabatan(kode: str, lama: _Isi, baru: _Isi) -> Iterator[dict[str, str]]:
    kosong: tuple[_Baris, dict[str, _Baris]] = ({}, {})
    (pos_lama, tugas_lama), (pos_baru, tugas_baru) = lama.get(kode, kosong), baru.get(kode, kosong)
    pos = pos_baru or pos_lama
    sebut = {"kode_unit": teks_sel(pos.get("kode_unit")), "kode_jabatan": kode}
    sebut["nama_jabatan"] = teks_sel(pos.get("nama_jabatan"))
    for sel in _beda_baris(pos_lama, pos_baru, _KOLOM_JABATAN):
        yield {**sebut, "nomor": "", "uraian_tugas": "", **sel}
    for nomor in dict.fromkeys([*tugas_baru, *tugas_lama]):
        a, b = tugas_lama.get(nomor, {}), tugas_baru.get(nomor, {})
        uraian = teks_sel((b or a).get("uraian_tugas"))
        for sel in _beda_baris(a, b, KOLOM_TUGAS):
            yield {**sebut, "nomor": nomor, "uraian_tugas": uraian, **sel}


def _beda_baris(a: _Baris, b: _Baris, kolom: tuple[str, ...]) -> Iterator[dict[str, str]]:
    jenis = "ubah" if a and b else "tambah" if b else "hapus"
    for nama in kolom:
        lama, baru = teks_sel(a.get(nama)), teks_sel(b.get(nama))
        if lama != baru:
            yield {"kolom": nama, "lama": lama, "baru": baru, "jenis": jenis}


@dataclass(frozen=True)
class Akibat:
    """A post before and after; what changes do to its figures.

    Attributes
    ----------
    lama, baru : the post in the two states
    """

    lama: Pos
    baru: Pos

    @property
    def kalimat(self) -> str:
        """Load [menit/tahun], need before and after rounding [orang], and gap, each old → new."""
        a, b = self.lama, self.baru
        return (
            f"Beban kerja {_beban(a)}{PANAH}{_beban(b)} menit/tahun; "
            f"kebutuhan {kebutuhan(a.kebutuhan)}{PANAH}{kebutuhan(b.kebutuhan)} orang, "
            f"dibulatkan {bulat(a.kebutuhan_bulat)}{PANAH}{bulat(b.kebutuhan_bulat)} orang; "
            f"selisih {teks_selisih(a)}{PANAH}{teks_selisih(b)}."
        )


@dataclass(frozen=True)
class PutusanPos:
    """The changes of one post in words, and what they come to.

    Attributes
    ----------
    akibat : the post before and after all changes
    putusan : its changes, numbered through over all posts
    """

    akibat: Akibat
    putusan: tuple[PutusanBernomor, ...]


@dataclass(frozen=True)
class PutusanBernomor:
    """A numbered change in words, with its own effect.

    Attributes
    ----------
    nomor : its number, from 1 over all posts [1]
    kata : the change
    akibat : e.g. ``beban 1.200 → 1.800 menit/tahun``; of further changes of one task a reference to the first
    """

    nomor: int
    kata: KataPerubahan
    akibat: str


def putusan_pos(k: Kegiatan, perubahan: Sequence[Perubahan]) -> list[PutusanPos]:
    """Changes post by post, numbered through, with their effect on the need.

    Parameters
    ----------
    k : the data before the changes
    perubahan : changes in their order

    Returns
    -------
    list of PutusanPos
        Posts in the order of the tree; within a post the order of the changes.

    Raises
    ------
    ParameterError
        If a change does not fit the data (:func:`abk.kegiatan.terapkan`).
    """
    akhir = terapkan(k, perubahan)
    baru = {satu.kode: satu for satu in daftar_pos(akhir)}
    beban = (_beban_tugas(k), _beban_tugas(akhir))
    kata = kata_perubahan(perubahan, k)
    nomor, semua = 0, []
    for lama in daftar_pos(k):
        akibat = Akibat(lama, baru[lama.kode])
        pertama: dict[str, int] = {}
        putusan = []
        for satu in (p for p in kata if p.kode_jabatan == lama.kode):
            nomor += 1
            awal = pertama.setdefault(satu.nomor, nomor)
            isi = _akibat(satu, akibat, *beban) if awal == nomor else f"dihitung bersama nomor {awal}"
            putusan.append(PutusanBernomor(nomor, satu, isi))
        if putusan:
            semua.append(PutusanPos(akibat, tuple(putusan)))
    return semua


def teks_selisih(pos: Pos) -> str:
    """Gap of ``pos`` with its sign and its word: ``−1 (kekurangan)``. [orang]"""
    if pos.selisih is None:
        return "tidak diketahui"
    return f"{bertanda(pos.selisih)} ({kata_selisih(pos.selisih)})"


def _beban(pos: Pos) -> str:
    return angka(pos.beban_menit, 2, 0)


def _beban_tugas(k: Kegiatan) -> dict[tuple[str, str], str]:
    t = k.rincian
    kunci = zip(t["kode_jabatan"].astype(str), t["nomor"].astype(str), strict=True)
    return {satu: angka(menit, 2, 0) for satu, menit in zip(kunci, t["beban_kerja_menit"], strict=True)}


def _akibat(
    satu: KataPerubahan,
    akibat: Akibat,
    lama: dict[tuple[str, str], str],
    baru: dict[tuple[str, str], str],
) -> str:
    if satu.nomor == KOSONG:
        return f"selisih {bertanda(akibat.lama.selisih)}{PANAH}{bertanda(akibat.baru.selisih)} orang"
    kunci = (satu.kode_jabatan, satu.nomor)
    dulu, kini = lama.get(kunci, "0"), baru.get(kunci, "0")
    return TETAP if dulu == kini else f"beban {dulu}{PANAH}{kini} menit/tahun"
