"""What a page is made of: the kegiatan, the part of it that the page shows, and its posts as rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from abk.errors import Temuan
from abk.hasil import Jumlah, Pos, UnitHasil, bukti, daftar_pos, daftar_unit, jumlah, nama_unit
from abk.kegiatan import AKHIR, AWAL, Kegiatan
from abk.peraturan import daftar_peraturan
from abk.reports.filenames import INDEKS, REKAP, nama_semua
from abk.tulisan import VERSI
from abk.tulisan.halaman import MIME_BUKTI
from abk.tulisan.markup import Html, el, gabung

JABATAN_CABANG = 120
"""Most posts of a unit with those below it that its page shows one by one; a larger branch shows its own
posts, and each unit directly below by its sums. [jabatan]"""
UNIT_DAFTAR = 80
"""Most units that a table or map shows at once. [unit]"""
JABATAN_DAFTAR = 40
"""Most posts or findings in a list of an alert. [baris]"""


@dataclass(frozen=True, eq=False)
class Bahan:
    """Material of one page: ``cabang`` of ``kegiatan``; ``kode_unit`` is empty on the ministry's page.

    The whole ``kegiatan`` gives the path to the top and the names of the pages.
    """

    kegiatan: Kegiatan
    cabang: Kegiatan
    kode_unit: str = ""

    @property
    def unit(self) -> Sequence[UnitHasil]:
        """Units shown, in the order of the tree."""
        return daftar_unit(self.cabang)

    @cached_property
    def nama_unit(self) -> Mapping[str, str]:
        """Name of each unit of the whole round."""
        return nama_unit(self.kegiatan)

    @property
    def jabatan(self) -> Sequence[Pos]:
        """Posts with results: those of the unit first, then unit by unit in the order of the tree."""
        return daftar_pos(self.cabang)

    @cached_property
    def jumlah(self) -> Jumlah:
        """Sums over all posts shown."""
        return jumlah(self.cabang)

    @cached_property
    def ringkas(self) -> bool:
        """Whether the units below are shown by their sums: their posts stand on their own pages."""
        return len(self.unit) > 1 and len(self.jabatan) > JABATAN_CABANG

    @property
    def jabatan_tampak(self) -> Sequence[Pos]:
        """Posts that the page shows one by one."""
        return self.milik(self.kode_unit) if self.ringkas else self.jabatan

    @cached_property
    def langsung(self) -> Sequence[UnitHasil]:
        """Units directly below the one whose page it is; the topmost ones on the ministry's page."""
        ada = {satu.kode for satu in self.unit}
        atas = self.kode_unit
        return [
            satu for satu in self.unit if (satu.kode_induk == atas if atas else satu.kode_induk not in ada)
        ]

    def milik(self, kode_unit: str) -> Sequence[Pos]:
        """Posts that belong to a unit itself."""
        return next((satu.pos for satu in self.unit if satu.kode == kode_unit), ())

    @cached_property
    def banding_peraturan(self) -> pd.DataFrame:
        """Need under each regime in force on the day whose law applies, and under the one in use. [orang]"""
        hari, lingkup = self.cabang.aturan.tanggal, self.cabang.lingkup
        berlaku = {satu.nama for satu in daftar_peraturan("rezim") if satu.berlaku_pada(hari, lingkup)}
        banding = self.cabang.banding_peraturan
        return banding[banding.index.isin(berlaku | {self.cabang.peraturan})]

    @cached_property
    def nama_jabatan(self) -> Mapping[str, str]:
        """Name of each post shown."""
        return {satu.kode: satu.nama for satu in self.jabatan}

    @cached_property
    def temuan(self) -> Sequence[Temuan]:
        """Findings about what is shown, the gravest first."""
        urutan = {"struktural": 0, "cacat": 1, "ragu": 2, "catatan": 3}
        return sorted(
            self.cabang.temuan, key=lambda satu: (urutan[satu.tingkat], satu.berkas, satu.baris or 0)
        )

    @cached_property
    def _berkas(self) -> Mapping[str, str]:
        return nama_semua(self.kegiatan.unit["kode_unit"].tolist())

    def tautan(self, kode_unit: str, isi: object = None) -> Html:
        """Name of a unit that becomes a link to its page where pages are published.

        In a notebook there is no such page, so there the name stays plain text; see ``exporter``.
        """
        tampil = self.nama_unit.get(kode_unit, kode_unit) if isi is None else isi
        return el("a", tampil, data_abk_berkas=self._berkas.get(kode_unit))

    def tautan_lain(self) -> Html | None:
        """Link to the same page of the other state of a case; not shown where none is published."""
        keadaan = self.cabang.keadaan
        if keadaan is None or not any(self.cabang.dibahas):
            return None
        nama = self._berkas.get(self.kode_unit, INDEKS) if self.kode_unit else INDEKS
        letak = f"{AWAL}/{nama}" if keadaan.saat == AKHIR else f"../{nama}"
        kata = "Lihat hasil akhir" if keadaan.saat == AWAL else "Lihat data awal"
        return el("a", kata, data_abk_berkas=letak, kelas="abk-lain")

    def tautan_indeks(self, isi: str) -> Html:
        """Words that become a link to the page of the ministry where pages are published."""
        return el("a", isi, data_abk_berkas=INDEKS)


def unit_tampak(unit: Sequence[UnitHasil], paling_banyak: int = UNIT_DAFTAR) -> Sequence[UnitHasil]:
    """Units that a list has room for, in the order of the tree: whole levels from the top.

    Where the topmost levels do not fill half of it, those of the next with the largest gaps stand there, too.
    """
    if len(unit) <= paling_banyak:
        return unit
    isi = Counter(satu.tingkat for satu in unit)
    dalam, banyak = min(isi), 0
    while banyak + isi[dalam] <= paling_banyak:
        banyak += isi[dalam]
        dalam += 1
    tampak = {satu.kode for satu in unit if satu.tingkat < dalam}
    if banyak < paling_banyak // 2:
        berikut = [satu for satu in unit if satu.tingkat == dalam]
        berikut.sort(key=lambda satu: -(satu.gulungan.kekurangan + satu.gulungan.kelebihan))
        tampak |= {satu.kode for satu in berikut[: paling_banyak - banyak]}
    return [satu for satu in unit if satu.kode in tampak]


def lembar(nama: str) -> str:
    """Words for a sheet of the workbook, where a list stands in full."""
    return f"buku kerja {REKAP}, lembar {nama}"


def tanda_belum_lengkap(jabatan: Pos) -> Html:
    """Return the name of a post, with the mark of incomplete data where it applies."""
    if not jabatan.belum_lengkap:
        return gabung(jabatan.nama)
    return gabung(jabatan.nama, " ", el("span", "belum lengkap", kelas="tanda"))


class Bukti:
    """What a page says of itself, which the batch compares: whose page, of which data, with which totals."""

    def __init__(self, bahan: Bahan) -> None:
        self.isi: Mapping[str, object] = {**bukti(bahan.cabang, bahan.kode_unit), "versi": VERSI}

    def __repr__(self) -> str:
        """Return the proof in one line."""
        siapa = f"unit {self.isi['unit']}" if self.isi["unit"] else "seluruh unit"
        sidik = str(self.isi["sidik"])[:12]
        return f"Bukti halaman {siapa}: {self.isi['jabatan']} jabatan, kode verifikasi {sidik}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, object]:
        del include, exclude  # the proof is one: there is nothing to choose from
        return {MIME_BUKTI: dict(self.isi), "text/plain": repr(self)}
