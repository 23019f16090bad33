"""Settings of a kegiatan: each choice named, each default stated."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from abk.errors import KegiatanError
from abk.peraturan import PERATURAN_BAWAAN, Aturan, aturan, daftar_peraturan
from abk.tulisan.markup import kutip


class Pengaturan(BaseModel):
    """What ``kegiatan.toml`` may say; every line is optional."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    judul: str = Field("Analisis Beban Kerja", description="Judul kegiatan.")
    tahun: int | None = Field(None, ge=1900, le=2999, description="Tahun data.")
    instansi: str = Field("", description="Nama instansi.")
    keterangan: str = Field("", description="Kalimat yang dicetak pada setiap halaman.")
    peraturan: str = Field(PERATURAN_BAWAAN, description="Peraturan yang dipakai: abk peraturan.")
    tanggal: dt.date | None = Field(
        None, description="Tanggal hukum; bawaan 31 Desember tahun data, atau hari ini bila tahun kosong."
    )
    lingkup: Literal["pusat", "daerah"] = Field("pusat", description="Instansi pusat atau daerah.")
    pola: Literal["5 hari", "6 hari"] = Field("5 hari", description="Hari kerja dalam seminggu.")
    pembulatan: Literal["terdekat", "ke_atas", "ke_bawah"] = Field(
        "terdekat", description="Cara membulatkan kebutuhan tiap jabatan."
    )
    minimum_satu: bool = Field(True, description="Jabatan pimpinan paling sedikit satu orang.")
    hari_norma: Literal["efektif", "formal"] = Field(
        "efektif", description="Arti hari dalam norma waktu: hari kerja efektif atau formal."
    )
    desimal: Literal["", ".", ","] = Field(
        "", description="Tanda desimal berkas CSV; kosong berarti angka bermakna ganda ditanyakan."
    )

    @property
    def tanggal_hukum(self) -> dt.date | None:
        """Date on which the law is asked; None = today."""
        if self.tanggal is not None:
            return self.tanggal
        return dt.date(self.tahun, 12, 31) if self.tahun is not None else None

    def dengan(self, **lain: object) -> Pengaturan:
        """Same settings with some changed.

        Raises
        ------
        KegiatanError
            If a setting is unknown or its value is not allowed.
        """
        return pengaturan({**self.model_dump(), **lain}, "pengaturan")


def pengaturan(isi: dict[str, Any], berkas: str) -> Pengaturan:
    """Checked settings.

    Parameters
    ----------
    isi : what the file says
    berkas : its name, for the message

    Raises
    ------
    KegiatanError
        With every fault at once.
    """
    try:
        return Pengaturan.model_validate(isi)
    except ValidationError as salah:
        faults = [_kalimat(e) for e in salah.errors(include_url=False)]
        raise KegiatanError(
            f"{berkas} tidak dapat dipakai:\n" + "\n".join(f"  {n}. {f}" for n, f in enumerate(faults, 1)),
            "Perbaiki baris itu; pengaturan yang dikenal: " + ", ".join(Pengaturan.model_fields) + ".",
        ) from salah


def _kalimat(e: Any) -> str:
    nama = ".".join(str(b) for b in e["loc"])
    if e["type"] == "extra_forbidden":
        mirip = difflib.get_close_matches(nama, list(Pengaturan.model_fields), n=1)
        return f"{kutip(nama)} tidak dikenal" + (f"; mungkin maksudnya {kutip(mirip[0])}" if mirip else "")
    if e["type"] == "literal_error":
        harapan = e["ctx"]["expected"].replace(" or ", " atau ")
        return f"{nama} = {_tulis(e['input'])} tidak dikenal; pakai {harapan}"
    jenis = {
        "int": "bilangan bulat",
        "bool": "true atau false",
        "string": "teks",
        "date": "tanggal (TTTT-BB-HH)",
    }
    harapan = next((v for k, v in jenis.items() if e["type"].startswith(k)), "nilai yang diperbolehkan")
    return f"{nama} = {_tulis(e['input'])} bukan {harapan}"


def _tulis(nilai: object) -> str:
    """A value as TOML writes it: text in quotes, nothing else."""
    return (
        str(nilai).lower()
        if isinstance(nilai, bool)
        else kutip(nilai)
        if isinstance(nilai, str)
        else str(nilai)
    )


def aturan_rezim(p: Pengaturan) -> dict[str, Aturan]:
    """Working time under every regime, each asked on the nearest day it was in force."""
    return {
        satu.nama: aturan(satu.nama, satu.tanggal_acuan(p.tanggal_hukum, p.lingkup), p.lingkup, p.pola)
        for satu in daftar_peraturan("rezim")
        if p.lingkup in satu.lingkup
    }


def nilai_hukum(a: Aturan) -> Mapping[str, Any]:
    """Every legal value that a result depends on, for its fingerprint."""
    return {
        "peraturan": a.nama,
        "waktu_kerja_efektif": a.waktu_kerja_efektif_menit,
        "per_tahun": dict(a.per_tahun),
        "menit_per": {k: str(Fraction(v)) for k, v in a.menit_per.items()},
        "formal": a.menit_per_hari_formal,
        "dasar": {k: [str(d.nilai), d.letak, d.sumber, d.belum_diverifikasi] for k, d in a.dasar.items()},
        "skala": [(t.huruf, str(t.batas), t.di_atas) for t in a.skala.tingkat],
    }
