"""One round of ABK: its tables, the regulation it follows, its rounding policy."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from abk import kebutuhan
from abk.errors import DataError, Temuan
from abk.kegiatan.cabang import bawahan, dari_utuh, kode_teks, potongan
from abk.kegiatan.deret import deret_csv
from abk.kegiatan.keadaan import KeadaanData
from abk.kegiatan.pengaturan import Pengaturan, aturan_pengaturan, aturan_rezim, nilai_hukum
from abk.peraturan import Aturan
from abk.tables import TabelTerperiksa, leluhur, pohon_unit
from abk.tulisan.malas import pd
from abk.tulisan.sidik import sidik_deret

_BANYAK = {"unit": "unit", "jabatan": "jabatan", "uraian_tugas": "uraian tugas"}


@dataclass(frozen=True, eq=False)
class Kegiatan:
    """A kegiatan ABK. Never changes; :meth:`dengan` and :meth:`cabang` give new ones.

    Attributes
    ----------
    pengaturan : title, year, institution, regulation, rounding …
    terperiksa : validated tables and findings
    asal : name of the source, as shown to readers
    atasan : ancestors of the root of a :meth:`cabang`, nearest first, as (code, name)
    keadaan : which state of the data of a case it is; None where it is no case's
    jawaban_tanda : reasons given to flags of plausibility, by the id of the flag
    dari : of a branch: the whole, and the tables that were cut out of it
    """

    pengaturan: Pengaturan
    terperiksa: TabelTerperiksa
    asal: str = ""
    atasan: tuple[tuple[str, str], ...] = ()
    keadaan: KeadaanData | None = None
    jawaban_tanda: Mapping[str, str] = field(default_factory=dict)
    dari: tuple[Kegiatan, TabelTerperiksa] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse tables with structural faults, with all of them."""
        if self.terperiksa.struktural:
            raise DataError(self.terperiksa.temuan)

    def __repr__(self) -> str:
        """One line: what it is and how much of it there is."""
        isi = (f"{len(self.terperiksa.tabel[nama])} {kata}" for nama, kata in _BANYAK.items())
        return f"<Kegiatan {self.pengaturan.judul}: {', '.join(isi)}, {len(self.temuan)} temuan>"

    @property
    def unit(self) -> pd.DataFrame:
        """Units (:data:`abk.tables.UNIT`); a copy."""
        return self.terperiksa.tabel["unit"].copy()

    @property
    def jabatan(self) -> pd.DataFrame:
        """Posts (:data:`abk.tables.JABATAN`); a copy."""
        return self.terperiksa.tabel["jabatan"].copy()

    @property
    def uraian_tugas(self) -> pd.DataFrame:
        """Tasks (:data:`abk.tables.URAIAN_TUGAS`), all rows; a copy."""
        return self.terperiksa.tabel["uraian_tugas"].copy()

    @property
    def arus_pegawai(self) -> pd.DataFrame | None:
        """Who leaves and comes (:data:`abk.analisis.proyeksi.KOLOM_ARUS`); None without table ``pegawai``."""
        return self.terperiksa.tabel.get("arus_pegawai")

    @property
    def temuan(self) -> list[Temuan]:
        """Every fault, doubt and note."""
        return list(self.terperiksa.temuan)

    @property
    def judul(self) -> str:
        """Title."""
        return self.pengaturan.judul

    @property
    def tahun(self) -> int | None:
        """Year of the data. [tahun]"""
        return self.pengaturan.tahun

    @property
    def instansi(self) -> str:
        """Institution."""
        return self.pengaturan.instansi

    @property
    def keterangan(self) -> str:
        """Sentence printed on every page."""
        return self.pengaturan.keterangan

    @property
    def peraturan(self) -> str:
        """Name of the regulation that applies."""
        return self.pengaturan.peraturan

    @property
    def pembulatan(self) -> str:
        """Name of the rounding policy."""
        return self.pengaturan.pembulatan

    @property
    def minimum_satu(self) -> bool:
        """Whether a pimpinan post is never less than one person."""
        return self.pengaturan.minimum_satu

    @property
    def lingkup(self) -> str:
        """``pusat`` or ``daerah``."""
        return self.pengaturan.lingkup

    @property
    def hari_norma(self) -> str:
        """What a day in a norm is: ``efektif`` or ``formal``."""
        return self.pengaturan.hari_norma

    @cached_property
    def aturan(self) -> Aturan:
        """Working time of the regulation, on the date of the kegiatan."""
        return aturan_pengaturan(self.pengaturan)

    @cached_property
    def _beban(self) -> kebutuhan.Beban:
        if (utuh := dari_utuh(self, "_beban", kebutuhan.Beban)) is not None:
            return utuh.bagian(self.terperiksa.tabel["uraian_tugas"])
        return kebutuhan.beban_tugas(
            self.terperiksa.tabel["uraian_tugas"],
            self.terperiksa.tabel["jabatan"],
            self.aturan,
            hari_norma=self.hari_norma,
            keluar=self.terperiksa.baris_keluar("uraian_tugas"),
        )

    @property
    def rincian(self) -> pd.DataFrame:
        """Workload of each task, step by step (:func:`abk.beban_kerja`); a copy."""
        return self._beban.rincian.copy()

    @property
    def beban_jabatan(self) -> Mapping[str, Fraction]:
        """Exact workload of each post that has tasks which count. [menit/tahun]"""
        return self._beban.per_jabatan

    @cached_property
    def _hasil(self) -> pd.DataFrame:
        if (utuh := dari_utuh(self, "_hasil", pd.DataFrame)) is not None:
            return utuh.loc[pd.Index(self.terperiksa.tabel["jabatan"]["kode_jabatan"].astype("str"))]
        return kebutuhan.hasil_jabatan(
            self.terperiksa.tabel["jabatan"],
            self._beban.per_jabatan,
            self.aturan,
            pembulatan=self.pembulatan,
            minimum_satu=self.minimum_satu,
            belum_lengkap=self.terperiksa.jabatan_belum_lengkap,
        )

    @property
    def hasil(self) -> pd.DataFrame:
        """Need of each post (:func:`abk.kebutuhan_pegawai`); a copy."""
        return self._hasil.copy()

    @cached_property
    def _rekap(self) -> pd.DataFrame:
        unit, jabatan = (self.terperiksa.tabel[n] for n in ("unit", "jabatan"))
        if (utuh := dari_utuh(self, "_rekap", pd.DataFrame)) is not None:
            return kebutuhan.rekap_bagian(utuh, unit)
        return kebutuhan.rekap_unit(unit, jabatan, self._hasil, self.aturan, self._beban.per_jabatan)

    @property
    def rekap(self) -> pd.DataFrame:
        """Figures of each unit with those below it (:func:`abk.kebutuhan.rekap_unit`); a copy."""
        return self._rekap.copy()

    @property
    def peta_jabatan(self) -> pd.DataFrame:
        """Job map (:func:`abk.kebutuhan.peta_jabatan`)."""
        tabel = self.terperiksa.tabel
        return kebutuhan.peta_jabatan(tabel["unit"], tabel["jabatan"], self._hasil)

    @cached_property
    def _banding_pembulatan(self) -> pd.DataFrame:
        if (utuh := dari_utuh(self, "_banding_pembulatan", pd.DataFrame)) is not None:
            return utuh.loc[self._hasil.index]
        return kebutuhan.banding_pembulatan(self._hasil, self.terperiksa.tabel["jabatan"], self.minimum_satu)

    @property
    def banding_pembulatan(self) -> pd.DataFrame:
        """Need of each post under every rounding policy; a copy."""
        return self._banding_pembulatan.copy()

    @cached_property
    def _rezim(self) -> Mapping[str, kebutuhan.Rezim]:
        return dari_utuh(self, "_rezim", dict) or kebutuhan.hasil_rezim(
            self.terperiksa.tabel["uraian_tugas"],
            self.terperiksa.tabel["jabatan"],
            aturan_rezim(self.pengaturan),
            pembulatan=self.pembulatan,
            minimum_satu=self.minimum_satu,
            hari_norma=self.hari_norma,
            keluar=self.terperiksa.baris_keluar("uraian_tugas"),
        )

    @property
    def banding_peraturan(self) -> pd.DataFrame:
        """Total need under every regime, each asked on the nearest day it was in force."""
        return kebutuhan.jumlah_rezim(self._rezim, self.terperiksa.tabel["jabatan"]["kode_jabatan"])

    def dengan(self, **pengaturan: object) -> Kegiatan:
        """Same tables, settings ``pengaturan``: ``k.dengan(pembulatan="ke_atas")``; or KegiatanError."""
        return replace(self, pengaturan=self.pengaturan.dengan(**pengaturan))

    def cabang(self, kode_unit: str) -> Kegiatan:
        """One unit with the units below it, as a kegiatan of its own.

        Parameters
        ----------
        kode_unit : code of the unit

        Raises
        ------
        ParameterError
            If there is no such unit, or what is given is no text.
        """
        isi = potongan(self, bawahan(self._pohon, kode_teks([kode_unit])))
        return replace(self, terperiksa=isi, atasan=tuple(self.induk(kode_unit)), dari=(self, isi))

    def batasi(self, kode_unit: Sequence[str]) -> Kegiatan:
        """Several units with those below them, as a kegiatan of its own, in the order of the whole.

        Parameters
        ----------
        kode_unit : codes, in any order; each becomes a root, ``atasan`` the ancestors that all share

        Raises
        ------
        ParameterError
            If no unit is named, one is unknown or no text, or one lies within another; with all of them.
        """
        diminta = kode_teks(kode_unit)
        terperiksa = potongan(self, bawahan(self._pohon, diminta))
        garis = [self.induk(satu) for satu in diminta]
        bersama = tuple(a for a in garis[0] if all(a in lain for lain in garis[1:]))
        return replace(self, terperiksa=terperiksa, atasan=bersama, dari=(self, terperiksa))

    def induk(self, kode_unit: str) -> list[tuple[str, str]]:
        """Ancestors of the unit ``kode_unit``.

        Returns
        -------
        list of (code, name), nearest first
        """
        nama = dict(zip(self.unit["kode_unit"], self.unit["nama_unit"], strict=True))
        sendiri = [(k, str(nama[k])) for k in leluhur(self._pohon, kode_unit) if k in nama]
        return [*sendiri, *self.atasan]

    @cached_property
    def _pohon(self) -> dict[str, str]:
        return pohon_unit(self.terperiksa.tabel["unit"])

    @property
    def dibahas(self) -> list[bool]:
        """Whether the case deals with each of the units; empty where the data are no case's."""
        return self.keadaan.dibahas(self._pohon, dict(self.atasan)) if self.keadaan else []

    @property
    def kata_keadaan(self) -> str:
        """What a page or workbook says of the data that it shows; empty where they are no case's."""
        return self.keadaan.kata(self._pohon, dict(self.atasan)) if self.keadaan else ""

    @cached_property
    def sidik(self) -> str:
        """SHA-256 over all that a result depends on: tables, findings, settings, legal values."""
        urut = ("unit", "jabatan", "uraian_tugas", "arus_pegawai", "informasi_jabatan")
        nama = [n for n in urut if n in self.terperiksa.tabel]
        sisa = {
            "pengaturan": self.pengaturan.model_dump(mode="json"),
            "temuan": [t.sebagai_dict() for t in self.terperiksa.temuan],
            "atasan": self.atasan,
            "hukum": nilai_hukum(self.aturan),
            **({"keadaan": self.kata_keadaan} if self.keadaan else {}),
            **({"jawaban_tanda": dict(self.jawaban_tanda)} if self.jawaban_tanda else {}),
        }
        rinci = json.dumps(sisa, sort_keys=True, ensure_ascii=False, default=str)
        return sidik_deret(deret_csv((self.terperiksa.tabel[n] for n in nama), rinci))
