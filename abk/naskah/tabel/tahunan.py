"""Five years of need as rows: Lampiran IV, where a projection is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from abk.analisis.proyeksi import BANYAK_TAHUN, proyeksi
from abk.errors import ParameterError
from abk.hasil import bezetting_anggapan, daftar_pos
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel, TeksBoleh
from abk.tulisan.format import bertanda, bulat


class Tahunan(NamedTuple):
    """Need and people of a post in one year. [orang]"""

    kebutuhan: int
    bezetting: int


Proyeksi = Mapping[str, Mapping[int, Tahunan]]
"""Code of a post → year → its figures."""


class SelTahun(Baris):
    """One year of a post; people in orang."""

    kebutuhan: Sel
    bezetting: Sel
    selisih: Sel


class BarisTahunan(Baris):
    """A post over the years; ``kepala`` names the unit of those that follow, on the first of them."""

    no: Sel
    kode: Sel
    unit: Sel
    nama: Sel
    tahun: tuple[SelTahun, ...]
    kepala: TeksBoleh = ""


class JumlahTahun(Baris):
    """Sums of one year; shortage and surplus apart. [orang]"""

    kebutuhan: Sel
    bezetting: Sel
    kekurangan: Sel
    kelebihan: Sel


class LimaTahun(Baris):
    """The table of Lampiran IV."""

    tahun: tuple[Sel, ...]
    baris: tuple[BarisTahunan, ...]
    jumlah: tuple[JumlahTahun, ...]
    anggapan: TeksBoleh = ""


def proyeksi_kegiatan(kegiatan: Kegiatan) -> dict[str, dict[int, Tahunan]] | None:
    """Need and people of every post in the five years after the data; None without a table ``pegawai``.

    Counts only: how many leave, and why, is not in it.
    """
    if kegiatan.arus_pegawai is None or not kegiatan.tahun:
        return None
    hasil: dict[str, dict[int, Tahunan]] = {}
    tabel = proyeksi(kegiatan)[["kode_jabatan", "tahun", "kebutuhan_bulat", "bezetting"]]
    for kode, tahun, butuh, ada in tabel.itertuples(index=False):
        hasil.setdefault(str(kode), {})[int(tahun)] = Tahunan(int(butuh), round(ada))
    return hasil


def lima_tahun(
    kegiatan: Kegiatan,
    proyeksi: Proyeksi,
    *,
    berkepala: bool = True,
    beranggapan: bool = True,
) -> LimaTahun:
    """The need of every post over the same five years; an error names every post without all of them.

    berkepala : whether each unit is named above its posts, which are often called the same in many units
    beranggapan : whether it says of how many posts the bezetting is not known
    """
    tahun = sorted({satu for isi in proyeksi.values() for satu in isi})
    semua = daftar_pos(kegiatan)
    kurang = [satu.kode for satu in semua if sorted(proyeksi.get(satu.kode, {})) != tahun]
    if len(tahun) != BANYAK_TAHUN or kurang:
        ada, tak_lengkap = (", ".join(map(str, satu)) or "tidak ada" for satu in (tahun, kurang))
        raise ParameterError(
            f"Proyeksi harus memuat {BANYAK_TAHUN} tahun yang sama untuk setiap jabatan; "
            f"tahun yang ada: {ada}; tidak lengkap: {tak_lengkap}.",
            "Lengkapi proyeksinya, atau buat keputusan tanpa Lampiran IV.",
        )
    baris = tuple(
        BarisTahunan(
            no=str(satu.nomor),
            kode=satu.kode,
            unit=satu.nama_unit,
            nama=satu.nama,
            tahun=tuple(_sel(proyeksi[satu.kode][t]) for t in tahun),
            kepala=f"{satu.nama_unit} ({satu.kode_unit})" if berkepala and satu.kode_unit != lalu else "",
        )
        for satu, lalu in zip(semua, ["", *(satu.kode_unit for satu in semua)], strict=False)
    )
    jumlah = tuple(_jumlah([proyeksi[satu.kode][t] for satu in semua]) for t in tahun)
    anggapan = bezetting_anggapan(kegiatan) if beranggapan else ""
    return LimaTahun(tahun=tuple(map(str, tahun)), baris=baris, jumlah=jumlah, anggapan=anggapan)


def _sel(satu: Tahunan) -> SelTahun:
    return SelTahun(
        kebutuhan=bulat(satu.kebutuhan),
        bezetting=bulat(satu.bezetting),
        selisih=bertanda(satu.bezetting - satu.kebutuhan),
    )


def _jumlah(semua: Sequence[Tahunan]) -> JumlahTahun:
    selisih = [satu.bezetting - satu.kebutuhan for satu in semua]
    return JumlahTahun(
        kebutuhan=bulat(sum(satu.kebutuhan for satu in semua)),
        bezetting=bulat(sum(satu.bezetting for satu in semua)),
        kekurangan=bulat(-sum(beda for beda in selisih if beda < 0)),
        kelebihan=bulat(sum(beda for beda in selisih if beda > 0)),
    )
