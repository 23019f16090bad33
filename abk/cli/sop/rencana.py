"""A case as it is planned: one YAML file with the units, the officials, their roles, keys and names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from abk.cli.isian import IsianError, baca_yaml, peta
from abk.naskah.profil import PROFIL_BAWAAN, profil
from abk.naskah.profil.contoh import ganti_instansi, letak_contoh, seluruhnya
from abk.naskah.profil.muat import gabung_peta
from abk.sop import Nama, Pejabat, Penugasan, Prosedur
from abk.sop import prosedur as baca_prosedur
from abk.sop.daftar_pejabat import kunci_menurut
from abk.tulisan.bentuk import kesalahan_bentuk
from abk.tulisan.markup import kutip

_POLA = {
    "kunci": "bukan kunci publik (64 angka heksadesimal), dan bukan sidik jari kunci yang ditawarkan",
    "nip": "bukan 18 angka",
    "id": "huruf kecil, angka, dan tanda hubung saja",
    "kode": "huruf kecil, angka, dan tanda hubung saja",
}

_T = TypeVar("_T", bound=BaseModel)


class _Bagian(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PejabatRencana(Nama):
    """An official as the plan names him: key, roles, and the name that goes elsewhere."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    kunci: str = Field(pattern=r"^[0-9a-f]{64}$")
    kunci_sampai: dt.date | None = None
    tugas: tuple[Penugasan, ...] = Field(min_length=1)

    @property
    def pejabat(self) -> Pejabat:
        """For the log: no name."""
        return Pejabat(id=self.id, kunci=self.kunci, kunci_sampai=self.kunci_sampai, penugasan=self.tugas)

    @property
    def sebutan(self) -> Nama:
        """For the documents: the name."""
        return Nama.model_validate({kolom: getattr(self, kolom) for kolom in Nama.model_fields})


class Penunjukan(_Bagian):
    """Officials to be appointed."""

    pejabat: tuple[PejabatRencana, ...] = Field(min_length=1)

    @property
    def semua(self) -> list[Pejabat]:
        """Officials for the log."""
        return [p.pejabat for p in self.pejabat]

    @property
    def nama(self) -> dict[str, Nama]:
        """Names by identifier."""
        return {p.id: p.sebutan for p in self.pejabat}


class Rencana(Penunjukan):
    """A case to be started."""

    kode: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}$")
    tahun: int
    judul: str = Field(min_length=3)
    profil: str
    instansi: str = ""
    kota: str = ""
    alamat: str = ""
    zona: str = "Asia/Jakarta"
    unit: tuple[str, ...] = Field(min_length=1)
    opsional: tuple[str, ...] = ()
    usulan: str = ""
    prosedur: str = ""
    _acuan: Prosedur = PrivateAttr()

    def model_post_init(self, konteks: Any) -> None:
        """Keep the procedure by which the officials were judged."""
        self._acuan = konteks["prosedur"]

    @property
    def acuan(self) -> Prosedur:
        """The procedure that it names."""
        return self._acuan

    def profil_naskah(self, folder: Path) -> tuple[str, dict[str, Any]]:
        """Name of a profile of the package and what replaces it; a file of the plan's folder replaces all.

        Raises ProfilError for one that cannot be used, IsianError where the name of the institution, which no
        profile of the package knows, is missing.
        """
        sendiri = self.profil.endswith((".yaml", ".yml"))
        nama = PROFIL_BAWAAN if sendiri else self.profil
        ganti = seluruhnya(folder / self.profil) if sendiri else {}
        profil(nama)
        ganti = gabung_peta(ganti, ganti_instansi(nama, self.instansi, self.kota, self.alamat))
        if "instansi.nama" in letak_contoh(profil(nama, ganti=ganti)):
            raise IsianError(
                "Rencana belum menyebut instansinya; naskah tidak memakai nama contoh.",
                "Isi instansi, kota, dan alamat dalam rencana, atau sebut berkas profil sendiri pada profil.",
            )
        return nama, ganti


def baca_rencana(berkas: Path, tawaran: Mapping[str, str] | None = None) -> Rencana:
    """Plan of a file, its officials in roles of the procedure that it names; offered keys by fingerprint."""
    isi = peta(baca_yaml(berkas), berkas)
    milik = isi.get("prosedur")
    acuan = (
        baca_prosedur(berkas=berkas.parent / milik) if milik and isinstance(milik, str) else baca_prosedur()
    )
    return _baca(Rencana, berkas, _berkunci(isi, tawaran or {}), acuan)


def baca_penunjukan(berkas: Path, acuan: Prosedur, tawaran: Mapping[str, str] | None = None) -> Penunjukan:
    """Officials of a file whose only key is ``pejabat``, in roles of a procedure."""
    return _baca(Penunjukan, berkas, _berkunci(peta(baca_yaml(berkas), berkas), tawaran or {}), acuan)


def _berkunci(isi: dict[str, Any], tawaran: Mapping[str, str]) -> dict[str, Any]:
    """The same with the offered key of each fingerprint; what is not offered stays, and is refused."""
    semua = isi.get("pejabat")
    return {**isi, "pejabat": [_satu(p, tawaran) for p in semua]} if isinstance(semua, list) else isi


def _satu(pejabat: Any, tawaran: Mapping[str, str]) -> Any:
    kunci = pejabat.get("kunci") if isinstance(pejabat, dict) else None
    if not isinstance(kunci, str):
        return pejabat
    rapat = kunci.replace(" ", "").casefold()
    return {**pejabat, "kunci": kunci_menurut(rapat, tawaran) or kunci}


def _baca(model: type[_T], berkas: Path, isi: Any, acuan: Prosedur) -> _T:
    try:
        return model.model_validate(isi, context={"prosedur": acuan})
    except ValidationError as salah:
        baris = "\n".join(f"  {n}. {s}" for n, s in enumerate(kesalahan_bentuk(salah, pola=_POLA), 1))
        raise IsianError(
            f"Berkas {kutip(berkas)} belum dapat dipakai:\n{baris}", "Lihat bentuknya: abk sop mulai --contoh"
        ) from salah
