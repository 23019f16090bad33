"""The job map as rows: units and their posts in the order of the tree, with B, K and ±."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from abk.kegiatan import Kegiatan
from abk.naskah.bagian import TERDALAM, Baris, Sel
from abk.naskah.tabel.pos import BELUM_LENGKAP
from abk.tulisan.format import bertanda, bulat, hampa, kata_selisih


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


def baris_peta(kegiatan: Kegiatan) -> Sequence[BarisPeta]:
    """Return the job map.

    Parameters
    ----------
    kegiatan : Kegiatan

    Returns
    -------
    sequence of BarisPeta
        Rows of units carry no figures: they belong to posts (:attr:`Kegiatan.peta_jabatan`).
    """
    return [
        BarisPeta(
            tingkat=min(int(satu["tingkat"]), TERDALAM),
            jenis="unit" if satu["jenis_baris"] == "unit" else "jabatan",
            kode=str(satu["kode"]),
            nama=str(satu["nama"]),
            kelas=_angka(satu["jenis_baris"], bulat(satu["kelas_jabatan"])),
            bezetting=_angka(satu["jenis_baris"], bulat(satu["bezetting"])),
            kebutuhan=_angka(satu["jenis_baris"], bulat(satu["kebutuhan_bulat"])),
            selisih=_angka(satu["jenis_baris"], bertanda(satu["selisih"])),
            kata=_angka(satu["jenis_baris"], _kata(satu["selisih"])),
            keterangan=BELUM_LENGKAP if satu["belum_lengkap"] else "",
        )
        for satu in kegiatan.peta_jabatan.to_dict("records")
    ]


def _angka(jenis: object, tulis: str) -> str:
    return tulis if jenis == "jabatan" else ""


def _kata(selisih: object) -> str:
    return "tidak diketahui" if hampa(selisih) else kata_selisih(selisih)
