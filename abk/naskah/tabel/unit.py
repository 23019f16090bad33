"""Units as rows: the recap of Lampiran I, the table of the nota dinas, the job map of Lampiran III."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from abk.hasil import BELUM_LENGKAP, Jumlah, UnitHasil, daftar_unit, jumlah, tulis_rasio
from abk.kebutuhan import efektivitas, prestasi
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


def tabel_unit(k: Kegiatan, *, kedalaman: int | None = None, eu_utuh: bool = True) -> dict[str, Any]:
    """Rows of the units and their sums, each post counted once; shortage and surplus are never set off.

    ``kedalaman`` as in :func:`baris_unit`. ``eu_utuh``: a unit has no EU while the bezetting of one of its
    posts is not known; else it is the load of all over the people that are known, as in old editions.
    """
    semua = jumlah(k)
    return {
        "unit": tuple(baris_unit(k, kedalaman=kedalaman, eu_utuh=eu_utuh)),
        "jumlah": JumlahUnit(**baris_jumlah(semua).model_dump(), **_eu(k, semua, utuh=eu_utuh)),
    }


def _eu(k: Kegiatan, j: Jumlah, *, utuh: bool) -> dict[str, str]:
    """EU and PU of some units."""
    rasio, huruf = j.efektivitas, j.prestasi
    if j.tanpa_bezetting and not utuh:
        rasio = efektivitas(j.beban_menit, j.bezetting, k.aturan.waktu_kerja_efektif_menit)
        huruf = prestasi([rasio], k.aturan.skala)[0]
    return {"eu": tulis_rasio(k.aturan, rasio), "pu": huruf}


def baris_unit(k: Kegiatan, *, kedalaman: int | None = None, eu_utuh: bool = True) -> Sequence[BarisUnit]:
    """The units in the order of the tree, numbered as the tree is: 1, 1.1, 1.2, 2.

    Each row covers the unit and all below it, so the rows are not to be added up. ``kedalaman`` is the
    deepest level to show, 0 = only the roots; ``eu_utuh`` as in :func:`tabel_unit`.
    """
    hitung: list[int] = []
    baris = []
    for unit in daftar_unit(k):
        hitung = [*hitung[: unit.tingkat + 1], *[0] * (unit.tingkat + 1 - len(hitung))]
        hitung[unit.tingkat] += 1
        if kedalaman is None or unit.tingkat <= kedalaman:
            baris.append(_baris(k, unit, ".".join(map(str, hitung)), eu_utuh=eu_utuh))
    return baris


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


def _baris(k: Kegiatan, unit: UnitHasil, nomor: str, *, eu_utuh: bool) -> BarisUnit:
    semua = baris_jumlah(unit.gulungan)
    return BarisUnit(
        **semua.model_dump(exclude={"beban_menit", "bersih", "catatan"}),
        no=nomor,
        kode=unit.kode,
        nama=unit.nama,
        eselon=unit.eselon or KOSONG,
        tingkat=min(unit.tingkat, TERDALAM),
        selisih=semua.bersih,
        **_eu(k, unit.gulungan, utuh=eu_utuh),
    )
