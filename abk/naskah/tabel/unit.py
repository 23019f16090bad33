"""Units as rows of a document: the recap of Lampiran I, the table of the nota dinas."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

from abk.kegiatan import Kegiatan
from abk.naskah.bagian import TERDALAM, Baris, Sel
from abk.naskah.tabel.jabatan import BarisJumlah, jumlah_jabatan
from abk.naskah.tabel.pos import daftar_pos, jumlah_pos, tulis_rasio
from abk.tulisan.format import angka, bertanda, bulat, hampa, kata_selisih, kebutuhan


class BarisUnit(Baris):
    """A unit together with the units below it; loads in jam/tahun, people in orang."""

    no: Sel
    kode: Sel
    nama: Sel
    eselon: Sel
    tingkat: int
    jabatan: Sel
    beban_jam: Sel
    kebutuhan: Sel
    kebutuhan_bulat: Sel
    bezetting: Sel
    kekurangan: Sel
    kelebihan: Sel
    selisih: Sel
    kata: Sel
    eu: Sel
    pu: Sel
    keterangan: Sel


class JumlahUnit(BarisJumlah):
    """Sums over all units, each post once, with the effectiveness of the whole."""

    eu: Sel
    pu: Sel


def baris_unit(kegiatan: Kegiatan, *, kedalaman: int | None = None) -> Sequence[BarisUnit]:
    """Return the units in the order of the tree, numbered as the tree is: 1, 1.1, 1.2, 2.

    Parameters
    ----------
    kegiatan : Kegiatan
    kedalaman : int, optional
        Deepest level to show, 0 = only the roots; all when not given.

    Returns
    -------
    sequence of BarisUnit
        Each row covers the unit and all below it, so the rows are not to be added up.
    """
    hitung: list[int] = []
    baris = []
    for kode, satu in zip(kegiatan.rekap.index, kegiatan.rekap.to_dict("records"), strict=True):
        tingkat = int(satu["tingkat"])
        hitung = [*hitung[: tingkat + 1], *[0] * (tingkat + 1 - len(hitung))]
        hitung[tingkat] += 1
        if kedalaman is None or tingkat <= kedalaman:
            baris.append(_baris(kegiatan, str(kode), satu, ".".join(map(str, hitung))))
    return baris


def jumlah_unit(kegiatan: Kegiatan) -> JumlahUnit:
    """Return the sums over all units, each post counted once.

    Parameters
    ----------
    kegiatan : Kegiatan

    Returns
    -------
    JumlahUnit
        Shortage and surplus are summed apart over the posts, never set off against each other.
    """
    jumlah = jumlah_pos(daftar_pos(kegiatan), kegiatan.aturan)
    waktu = jumlah.bezetting * kegiatan.aturan.waktu_kerja_efektif_menit
    rasio = Fraction(jumlah.beban_menit) / waktu if waktu else None
    return JumlahUnit(
        **jumlah_jabatan(kegiatan).model_dump(),
        eu=tulis_rasio(kegiatan.aturan, None if rasio is None else float(rasio)),
        pu="–" if rasio is None else kegiatan.aturan.skala.nilai(rasio),
    )


def _baris(kegiatan: Kegiatan, kode: str, satu: Mapping[Hashable, object], nomor: str) -> BarisUnit:
    belum = int(str(satu["belum_lengkap"]))
    rasio = satu["efektivitas_unit"]
    return BarisUnit(
        no=nomor,
        kode=kode,
        nama=str(satu["nama_unit"]),
        eselon="–" if hampa(satu["eselon"]) else str(satu["eselon"]),
        tingkat=min(int(str(satu["tingkat"])), TERDALAM),
        jabatan=bulat(satu["jumlah_jabatan"]),
        beban_jam=angka(float(str(satu["beban_kerja_menit"])) / 60, 1),
        kebutuhan=kebutuhan(satu["kebutuhan"]),
        kebutuhan_bulat=bulat(satu["kebutuhan_bulat"]),
        bezetting=bulat(satu["bezetting"]),
        kekurangan=bulat(satu["kekurangan"]),
        kelebihan=bulat(satu["kelebihan"]),
        selisih=bertanda(satu["selisih"]),
        kata=kata_selisih(satu["selisih"]),
        eu=tulis_rasio(kegiatan.aturan, None if hampa(rasio) else float(str(rasio))),
        pu=str(satu["prestasi_unit"]),
        keterangan=f"{bulat(belum)} jabatan belum lengkap" if belum else "",
    )
