"""Units as rows: the recap of Lampiran I, the table of the nota dinas, the job map of Lampiran III."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from abk.hasil import BELUM_LENGKAP, UnitHasil, daftar_unit, jumlah, tulis_rasio
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import TERDALAM, Baris, Sel
from abk.naskah.tabel.jabatan import BarisJumlah, baris_jumlah
from abk.tulisan.format import KOSONG, bertanda, bulat, hampa, kata_selisih


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


class BarisPeta(Baris):
    """A unit, or a post below it; people in orang. The cells of a unit are empty: figures belong to posts."""

    tingkat: int
    jenis: Literal["unit", "jabatan"]
    kode: Sel
    nama: Sel
    kelas: Sel
    bezetting: Sel
    kebutuhan: Sel
    selisih: Sel
    kata: Sel
    keterangan: Sel


def baris_unit(k: Kegiatan, *, kedalaman: int | None = None) -> Sequence[BarisUnit]:
    """The units in the order of the tree, numbered as the tree is: 1, 1.1, 1.2, 2.

    Each row covers the unit and all below it, so the rows are not to be added up. ``kedalaman`` is the
    deepest level to show, 0 = only the roots.
    """
    hitung: list[int] = []
    baris = []
    for unit in daftar_unit(k):
        hitung = [*hitung[: unit.tingkat + 1], *[0] * (unit.tingkat + 1 - len(hitung))]
        hitung[unit.tingkat] += 1
        if kedalaman is None or unit.tingkat <= kedalaman:
            baris.append(_baris(k, unit, ".".join(map(str, hitung))))
    return baris


def jumlah_unit(k: Kegiatan) -> JumlahUnit:
    """The sums over all units, each post counted once; shortage and surplus are never set off."""
    semua = jumlah(k)
    eu = tulis_rasio(k.aturan, semua.efektivitas)
    return JumlahUnit(**baris_jumlah(semua).model_dump(), eu=eu, pu=semua.prestasi)


def baris_peta(k: Kegiatan) -> Sequence[BarisPeta]:
    """The job map: units, and below each its posts with class, B, K and ±."""
    peta = []
    for satu in k.peta_jabatan.to_dict("records"):
        jabatan = satu["jenis_baris"] != "unit"
        kata = "tidak diketahui" if hampa(satu["selisih"]) else kata_selisih(satu["selisih"])
        peta.append(
            BarisPeta(
                tingkat=min(int(satu["tingkat"]), TERDALAM),
                jenis="jabatan" if jabatan else "unit",
                kode=str(satu["kode"]),
                nama=str(satu["nama"]),
                kelas=bulat(satu["kelas_jabatan"]) if jabatan else "",
                bezetting=bulat(satu["bezetting"]) if jabatan else "",
                kebutuhan=bulat(satu["kebutuhan_bulat"]) if jabatan else "",
                selisih=bertanda(satu["selisih"]) if jabatan else "",
                kata=kata if jabatan else "",
                keterangan=BELUM_LENGKAP if satu["belum_lengkap"] else "",
            )
        )
    return peta


def _baris(k: Kegiatan, unit: UnitHasil, nomor: str) -> BarisUnit:
    semua = baris_jumlah(unit.gulungan)
    return BarisUnit(
        **semua.model_dump(exclude={"beban_menit", "bersih"}),
        no=nomor,
        kode=unit.kode,
        nama=unit.nama,
        eselon=unit.eselon or KOSONG,
        tingkat=min(unit.tingkat, TERDALAM),
        selisih=semua.bersih,
        eu=tulis_rasio(k.aturan, unit.gulungan.efektivitas),
        pu=unit.gulungan.prestasi,
    )
