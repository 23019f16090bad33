"""Settings of a kegiatan: each choice named, each default stated."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)

from abk.errors import KegiatanError, PeraturanError
from abk.peraturan import (
    PERATURAN_BAWAAN,
    SETEMPAT,
    Aturan,
    KonstantaKredit,
    WaktuSetempat,
    aturan,
    aturan_setempat,
    daftar_peraturan,
    dengan_konstanta,
    peraturan,
)
from abk.tables import Kaidah
from abk.tulisan.markup import kutip


class Pengaturan(BaseModel):
    """What ``kegiatan.toml`` may say; every line is optional."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

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

    waktu_kerja_setempat: WaktuSetempat | None = Field(
        None,
        description=(
            'Waktu kerja efektif yang ditetapkan instansi sendiri, dengan peraturan = "setempat": dasar, '
            "sumber, alasan, menit_per_tahun atau jam_per_tahun, hari_per_tahun, bila perlu menit_per_hari."
        ),
    )
    konstanta_angka_kredit: KonstantaKredit | None = Field(
        None,
        description=(
            "Konstanta angka kredit per jam dari peraturan asal angka kredit (sebelum 2023): dasar, sumber, "
            "dan satu angka tiap jenjang, misalnya ahli_muda = 0.02."
        ),
    )

    @model_validator(mode="after")
    def _setempat_lengkap(self) -> Self:
        if (self.peraturan == SETEMPAT) != (self.waktu_kerja_setempat is not None):
            raise ValueError(
                'peraturan = "setempat" dan tabel [waktu_kerja_setempat] hanya berlaku bersama; '
                "isi keduanya, atau hapus keduanya"
            )
        return self

    @model_serializer(mode="wrap")
    def _tanpa_yang_kosong(self, tulis: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # A kegiatan without them keeps the fingerprint that it had before they were known.
        isi: dict[str, Any] = tulis(self)
        return {n: v for n, v in isi.items() if n not in BERTABEL or v is not None}

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
        isi = {**self.model_dump(), **lain}
        if isi["peraturan"] != SETEMPAT and "waktu_kerja_setempat" not in lain:
            # another regulation laid beside the institution's own: only that one is asked
            isi.pop("waktu_kerja_setempat", None)
        return pengaturan(isi, "pengaturan")


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


BERTABEL: Mapping[str, type[BaseModel]] = {
    "waktu_kerja_setempat": WaktuSetempat,
    "konstanta_angka_kredit": KonstantaKredit,
}
"""Settings that are tables of their own: what an institution states itself."""


def _kalimat(e: Any) -> str:
    # in a table the place also names the alternatives of a type, which say nothing to a reader
    letak = [str(b) for b in e["loc"]][: 2 if e["loc"] and e["loc"][0] in BERTABEL else None]
    nama = ".".join(letak)
    if e["type"] == "value_error":
        return f"{nama}: {e['ctx']['error']}".removeprefix(": ")
    if e["type"] == "missing":
        return f"{nama} belum diisi"
    if e["type"] == "extra_forbidden":
        dikenal = list((BERTABEL[letak[0]] if len(letak) > 1 else Pengaturan).model_fields)
        mirip = [".".join([*letak[:-1], m]) for m in difflib.get_close_matches(letak[-1], dikenal, n=1)]
        return f"{kutip(nama)} tidak dikenal" + (f"; mungkin maksudnya {kutip(mirip[0])}" if mirip else "")
    if e["type"] == "literal_error":
        harapan = e["ctx"]["expected"].replace(" or ", " atau ")
        return f"{nama} = {_tulis(e['input'])} tidak dikenal; pakai {harapan}"
    jenis = {
        "int": "bilangan bulat",
        "bool": "true atau false",
        "string": "teks",
        "date": "tanggal (TTTT-BB-HH)",
        "model": "tabel: tulis [" + nama + "] lalu isinya",
        "float": "angka",
        "greater": "angka di atas nol",
        "less": "angka yang mungkin dalam setahun",
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


def aturan_pengaturan(p: Pengaturan) -> Aturan:
    """Working time that the settings ask for: of a regulation, or stated by the institution itself.

    Raises
    ------
    PeraturanError
        If the regulation is not known, or does not answer on that day, for that lingkup or pattern of days.
    """
    if p.waktu_kerja_setempat is not None:
        hasil = aturan_setempat(p.waktu_kerja_setempat, p.tanggal_hukum, p.lingkup, p.pola)
    else:
        hasil = aturan(p.peraturan, p.tanggal_hukum, p.lingkup, p.pola)
    return _berkonstanta(p, hasil)


def kaidah(p: Pengaturan) -> Kaidah:
    """What the law of the settings says of the cells of the tables; a misspelt regulation says nothing."""
    try:
        asal = peraturan(p.peraturan)
        tengah = asal.jenis == "rezim" and "norma_waktu" in asal.kunci
    except PeraturanError:  # told where the law is asked
        tengah = False
    konstanta = {} if p.konstanta_angka_kredit is None else p.konstanta_angka_kredit.nilai
    return Kaidah(tengah, frozenset(konstanta))


def _berkonstanta(p: Pengaturan, a: Aturan) -> Aturan:
    return a if p.konstanta_angka_kredit is None else dengan_konstanta(a, p.konstanta_angka_kredit)


def aturan_rezim(p: Pengaturan) -> dict[str, Aturan]:
    """Working time under every regime, each asked on the nearest day it was in force."""
    sendiri = {} if p.waktu_kerja_setempat is None else {SETEMPAT: aturan_pengaturan(p)}
    semua = {
        satu.nama: aturan(satu.nama, satu.tanggal_acuan(p.tanggal_hukum, p.lingkup), p.lingkup, p.pola)
        for satu in daftar_peraturan("rezim")
        if p.lingkup in satu.lingkup
    }
    return {nama: _berkonstanta(p, a) for nama, a in semua.items()} | sendiri


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
