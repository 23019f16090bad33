"""What a page is made of: the kegiatan, the part of it that the page shows, and its posts as rows."""

import importlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from abk.errors import Temuan
from abk.kebutuhan import kelas_fte
from abk.kegiatan import Kegiatan
from abk.tulisan.format import hampa
from abk.tulisan.markup import Html, el, gabung

PENDEKATAN_BAWAAN = "tugas_per_tugas"
INDEKS = "index.html"


@dataclass(frozen=True)
class JabatanHasil:
    """A post with its results; times in menit/tahun, people in orang, missing values as None."""

    kode: str
    kode_unit: str
    nama: str
    jenis: str
    kelas: int | None
    pendekatan: str
    jenjang: str | None
    beban_menit: float
    kebutuhan: float
    kebutuhan_bulat: int
    bezetting: int | None
    selisih: int | None
    efektivitas: float | None
    prestasi: str
    kelas_fte: str
    belum_lengkap: bool


@dataclass(frozen=True, eq=False)
class Bahan:
    """Material of one page.

    Parameters
    ----------
    kegiatan : Kegiatan
        The whole round, for the path to the top and the names of the pages.
    cabang : Kegiatan
        What the page shows: one unit with those below it, or the whole round.
    kode_unit : str
        Code of the unit; empty for the page of the ministry.
    """

    kegiatan: Kegiatan
    cabang: Kegiatan
    kode_unit: str = ""

    @cached_property
    def rekap(self) -> pd.DataFrame:
        """Recap of the units shown, in the order of the tree."""
        return self.cabang.rekap

    @cached_property
    def nama_unit(self) -> Mapping[str, str]:
        """Name of each unit of the whole round."""
        unit = self.kegiatan.unit
        return {str(kode): str(nama) for kode, nama in zip(unit["kode_unit"], unit["nama_unit"], strict=True)}

    @cached_property
    def jabatan(self) -> Sequence[JabatanHasil]:
        """Posts with results: those of the unit first, then unit by unit in the order of the tree."""
        hasil = self.cabang.hasil
        gabungan = self.cabang.jabatan.set_index("kode_jabatan").join(
            hasil.drop(columns=["bezetting"]).assign(kelas_fte=kelas_fte(hasil["efektivitas_jabatan"]))
        )
        urutan = {str(kode): letak for letak, kode in enumerate(self.rekap.index)}
        semua = [
            _jabatan(str(kode), baris)
            for kode, baris in zip(gabungan.index, gabungan.to_dict("records"), strict=True)
        ]
        return sorted(semua, key=lambda satu: urutan[satu.kode_unit])

    def milik(self, kode_unit: str) -> Sequence[JabatanHasil]:
        """Posts that belong to a unit itself."""
        return [satu for satu in self.jabatan if satu.kode_unit == kode_unit]

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
        try:
            batch = importlib.import_module("abk.reports.batch.berkas")
        except ImportError:
            return {}
        nama: Mapping[str, str] = batch.nama_semua(self.kegiatan.unit["kode_unit"].tolist())
        return nama

    def tautan(self, kode_unit: str, isi: object = None) -> Html:
        """Name of a unit that becomes a link to its page where pages are published.

        In a notebook there is no such page, so there the name stays plain text; see ``exporter``.
        """
        tampil = self.nama_unit.get(kode_unit, kode_unit) if isi is None else isi
        return el("a", tampil, data_abk_berkas=self._berkas.get(kode_unit))

    def tautan_indeks(self, isi: str) -> Html:
        """Words that become a link to the page of the ministry where pages are published."""
        return el("a", isi, data_abk_berkas=INDEKS)


def tanda_belum_lengkap(jabatan: JabatanHasil) -> Html:
    """Return the name of a post, with the mark of incomplete data where it applies."""
    if not jabatan.belum_lengkap:
        return gabung(jabatan.nama)
    return gabung(jabatan.nama, " ", el("span", "belum lengkap", kelas="tanda"))


def _jabatan(kode: str, baris: Mapping[Hashable, object]) -> JabatanHasil:
    def teks(kolom: str) -> str | None:
        nilai = baris.get(kolom)
        return None if hampa(nilai) or nilai == "" else str(nilai)

    def bulat(kolom: str) -> int | None:
        nilai = baris.get(kolom)
        return None if hampa(nilai) else int(nilai)  # type: ignore[call-overload]

    def pecahan(kolom: str) -> float | None:
        nilai = baris.get(kolom)
        return None if hampa(nilai) else float(nilai)  # type: ignore[arg-type]

    return JabatanHasil(
        kode=kode,
        kode_unit=str(baris["kode_unit"]),
        nama=str(baris["nama_jabatan"]),
        jenis=str(baris["jenis_jabatan"]),
        kelas=bulat("kelas_jabatan"),
        pendekatan=teks("pendekatan") or PENDEKATAN_BAWAAN,
        jenjang=teks("jenjang"),
        beban_menit=pecahan("beban_kerja_menit") or 0.0,
        kebutuhan=pecahan("kebutuhan") or 0.0,
        kebutuhan_bulat=bulat("kebutuhan_bulat") or 0,
        bezetting=bulat("bezetting"),
        selisih=bulat("selisih"),
        efektivitas=pecahan("efektivitas_jabatan"),
        prestasi=str(baris["prestasi_jabatan"]),
        kelas_fte=str(baris["kelas_fte"]),
        belum_lengkap=bool(baris["belum_lengkap"]),
    )
