"""Changes as data, each a new set of tables from the old."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from abk.errors import ParameterError
from abk.tables import leluhur, pohon_unit
from abk.tables.kolom import PENDEKATAN_BAWAAN
from abk.tulisan.bentuk import Bentuk, Teks
from abk.tulisan.malas import pd

Tabel: TypeAlias = "Mapping[str, pd.DataFrame]"
"""Typed tables ``unit``, ``jabatan``, ``uraian_tugas`` by name."""


class _PadaTugas(Bentuk):
    """Which tasks a change meets; what is not said meets all; ``uraian``, ``hasil_kerja``: parts of them."""

    unit: tuple[Teks, ...] = ()
    jabatan: tuple[Teks, ...] = ()
    nomor: tuple[Teks, ...] = ()
    uraian: str = ""
    hasil_kerja: str = ""

    def kena(self, tabel: Tabel) -> pd.Series:
        """Rows of ``uraian_tugas`` that it meets; a unit stands for all below it."""
        tugas, jabatan = tabel["uraian_tugas"], tabel["jabatan"]
        ya = pd.Series(data=True, index=tugas.index)
        if self.unit:
            induk = pohon_unit(tabel["unit"])
            _harus_ada(self.unit, induk, "unit")
            bawah = {u for u in induk if {u, *leluhur(induk, u)} & set(self.unit)}
            ya &= tugas["kode_jabatan"].isin(jabatan["kode_jabatan"][jabatan["kode_unit"].isin(bawah)])
        if self.jabatan:
            _harus_ada(self.jabatan, set(jabatan["kode_jabatan"]), "jabatan")
            ya &= tugas["kode_jabatan"].isin(self.jabatan)
        if self.nomor:
            ya &= tugas["nomor"].isin(self.nomor)
        for kolom, bagian in {"uraian_tugas": self.uraian, "hasil_kerja": self.hasil_kerja}.items():
            if bagian:
                ya &= tugas[kolom].fillna("").str.contains(bagian, case=False, regex=False)
        if not ya.any():
            syarat = ((n, getattr(self, n)) for n in ("unit", "jabatan", "nomor", "uraian", "hasil_kerja"))
            kata = "; ".join(
                f"{n} {isi if isinstance(isi, str) else ', '.join(isi)}" for n, isi in syarat if isi
            )
            raise ParameterError(
                "Tidak ada tugas yang kena perubahan ini.",
                f"Periksa syaratnya: {kata}." if kata else "Datanya tidak memuat tugas.",
            )
        return ya


class UbahVolume(_PadaTugas):
    """Volumes times a factor: growth, or less of a hasil kerja."""

    jenis: Literal["volume"]
    faktor: float = Field(ge=0, le=1000, description="Pengali volume [1].")

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the volumes changed."""
        return _kali(tabel, self.kena(tabel), ["volume"], self.faktor)


class UbahNorma(_PadaTugas):
    """Norms times a factor, their range with them: digitalisation, a new procedure."""

    jenis: Literal["norma"]
    faktor: float = Field(gt=0, le=1000, description="Pengali norma waktu [1].")

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the norms changed."""
        return _kali(tabel, self.kena(tabel), ["norma_waktu", "norma_min", "norma_maks"], self.faktor)


class PindahTugas(_PadaTugas):
    """Tasks go to another post, numbered after its own."""

    jenis: Literal["pindah_tugas"]
    ke: Teks

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the tasks in the post ``ke``."""
        _harus_ada([self.ke], set(tabel["jabatan"]["kode_jabatan"]), "jabatan")
        return _pindahkan(tabel, self.kena(tabel), self.ke)


class PindahJabatan(Bentuk):
    """Posts go to another unit, which may be new."""

    jenis: Literal["pindah_jabatan"]
    jabatan: tuple[Teks, ...] = Field(min_length=1)
    ke_unit: Teks

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the posts in the unit ``ke_unit``."""
        jabatan = tabel["jabatan"]
        _harus_ada(self.jabatan, set(jabatan["kode_jabatan"]), "jabatan")
        _harus_ada([self.ke_unit], set(tabel["unit"]["kode_unit"]), "unit")
        kena = jabatan["kode_jabatan"].isin(self.jabatan)
        return {**tabel, "jabatan": jabatan.assign(kode_unit=jabatan["kode_unit"].mask(kena, self.ke_unit))}


class GabungJabatan(Bentuk):
    """Posts merge into one of them: its tasks, incumbents and the others' with it."""

    jenis: Literal["gabung_jabatan"]
    jabatan: tuple[Teks, ...] = Field(min_length=1)
    ke: Teks

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the posts merged into ``ke``."""
        jabatan = tabel["jabatan"]
        lain = [j for j in self.jabatan if j != self.ke]
        _harus_ada([*lain, self.ke], set(jabatan["kode_jabatan"]), "jabatan")
        hilang = jabatan["kode_jabatan"].isin(lain)
        jadi = jabatan["kode_jabatan"] == self.ke
        ada = jabatan["bezetting"].mask(jadi, jabatan["bezetting"][hilang | jadi].sum(skipna=False))
        atasan = (
            jabatan["kode_atasan"]
            .mask(jabatan["kode_atasan"].isin(lain), self.ke)
            .mask(jadi, jabatan["kode_atasan"])
        )
        pindah = _pindahkan(tabel, tabel["uraian_tugas"]["kode_jabatan"].isin(lain), self.ke)
        return {**pindah, "jabatan": jabatan.assign(bezetting=ada, kode_atasan=atasan)[~hilang]}


class UnitBaru(Bentuk):
    """A unit that is not there yet."""

    jenis: Literal["unit_baru"]
    kode: Teks
    nama: Teks
    induk: str = ""

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the unit."""
        unit = tabel["unit"]
        if (unit["kode_unit"] == self.kode).any():
            raise ParameterError(
                f"Unit {self.kode} sudah ada.", "Pakai kode lain, atau pindahkan jabatan ke unit itu."
            )
        if self.induk:
            _harus_ada([self.induk], set(unit["kode_unit"]), "unit")
        isi = {"kode_unit": self.kode, "nama_unit": self.nama, "kode_induk": self.induk or None}
        satu = pd.DataFrame([isi], index=[unit.index.max() + 1 if len(unit) else 0])
        return {**tabel, "unit": pd.concat([unit, satu.reindex(columns=unit.columns).astype(unit.dtypes)])}


class PindahUnit(Bentuk):
    """A unit, with all below it, goes under another."""

    jenis: Literal["pindah_unit"]
    unit: Teks
    ke_induk: Teks

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the unit under ``ke_induk``."""
        unit, induk = tabel["unit"], pohon_unit(tabel["unit"])
        _harus_ada([self.unit, self.ke_induk], induk, "unit")
        if self.unit in {self.ke_induk, *leluhur(induk, self.ke_induk)}:
            raise ParameterError(
                f"Unit {self.unit} tidak dapat menjadi bawahan {self.ke_induk}.",
                "Unit itu berada di bawahnya sendiri.",
            )
        kena = unit["kode_unit"] == self.unit
        return {**tabel, "unit": unit.assign(kode_induk=unit["kode_induk"].mask(kena, self.ke_induk))}


class GabungUnit(Bentuk):
    """Units merge into another: their posts and the units below them go there."""

    jenis: Literal["gabung_unit"]
    unit: tuple[Teks, ...] = Field(min_length=1)
    ke: Teks

    def pada(self, tabel: Tabel) -> Tabel:
        """Tables ``tabel`` with the units merged into ``ke``."""
        unit, jabatan, induk = tabel["unit"], tabel["jabatan"], pohon_unit(tabel["unit"])
        lain = [u for u in self.unit if u != self.ke]
        _harus_ada([*lain, self.ke], induk, "unit")
        if set(lain) & set(leluhur(induk, self.ke)):
            raise ParameterError(
                f"Unit {self.ke} berada di bawah unit yang digabung.", "Gabungkan ke unit atasnya."
            )
        atas = unit["kode_induk"].mask(unit["kode_induk"].isin(lain), self.ke)
        return {
            **tabel,
            "unit": unit.assign(kode_induk=atas)[~unit["kode_unit"].isin(lain)],
            "jabatan": jabatan.assign(
                kode_unit=jabatan["kode_unit"].mask(jabatan["kode_unit"].isin(lain), self.ke)
            ),
        }


class UbahPengaturan(Bentuk):
    """Another regulation, rounding, or another setting of the kegiatan."""

    jenis: Literal["pengaturan"]
    isi: dict[str, Any] = Field(min_length=1)

    def pada(self, tabel: Tabel) -> Tabel:
        """The tables ``tabel`` as they are."""
        return tabel


Ubah = Annotated[
    UbahVolume
    | UbahNorma
    | PindahTugas
    | PindahJabatan
    | GabungJabatan
    | UnitBaru
    | PindahUnit
    | GabungUnit
    | UbahPengaturan,
    Field(discriminator="jenis"),
]
"""One change."""


def _harus_ada(kode: Any, ada: Any, apa: str) -> None:
    asing = [k for k in kode if k not in ada]
    if asing:
        raise ParameterError(
            f"Skenario menyebut {apa} yang tidak ada: {', '.join(asing)}.", f"Periksa kode {apa} itu."
        )


def _kali(tabel: Tabel, kena: pd.Series, kolom: list[str], faktor: float) -> Tabel:
    tugas = tabel["uraian_tugas"]
    baru = {k: tugas[k].mask(kena, (tugas[k] * faktor).round(9)) for k in kolom}
    return {**tabel, "uraian_tugas": tugas.assign(**baru)}


def _pindahkan(tabel: Tabel, kena: pd.Series, ke: str) -> Tabel:
    tugas = tabel["uraian_tugas"]
    kena = kena & (tugas["kode_jabatan"] != ke)
    pendekatan = tabel["jabatan"].set_index("kode_jabatan")["pendekatan"].fillna(PENDEKATAN_BAWAAN)
    lain = sorted(
        k for k in set(tugas["kode_jabatan"][kena]) & set(pendekatan.index) if pendekatan[k] != pendekatan[ke]
    )
    if lain:
        raise ParameterError(
            f"Tugas jabatan {', '.join(lain)} tidak dapat pindah ke {ke}: pendekatannya berbeda.",
            "Pindahkan hanya antara jabatan dengan pendekatan yang sama.",
        )
    nomor = tugas["nomor"].copy()
    nomor[kena] = tugas["kode_jabatan"][kena] + "/" + tugas["nomor"][kena]
    return {
        **tabel,
        "uraian_tugas": tugas.assign(kode_jabatan=tugas["kode_jabatan"].mask(kena, ke), nomor=nomor),
    }
