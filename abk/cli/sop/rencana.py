"""A case as it is planned: one YAML file with the units, the officials, their roles, keys and names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from abk.cli.isian import IsianError, baca_yaml, peta
from abk.sop import Nama, Pejabat, Penugasan

CONTOH = """\
# Rencana alur. Simpan sebagai rencana.yaml, isi, lalu:
#   abk sop mulai ALAMAT --berkas rencana.yaml --pelaku p-karo --kunci karo.kunci
kode: abk-2027                     # huruf kecil, angka, tanda hubung; tidak dapat diganti
tahun: 2027
judul: Analisis Beban Kerja Kementerian Contoh Tahun 2027
profil: umum-2024                  # kop, nomor, dasar hukum naskah
zona: Asia/Jakarta
unit: [SET.PO, ITWIL]              # kode unit dalam penyimpanan; tidak boleh bersarang
opsional: []                       # ["15a"] bila Biro Hukum menelaah
usulan: usulan.docx                # boleh kosong; dapat dilampirkan kemudian
# prosedur: sop-revisi.yaml        # SOP lain daripada bawaan program

# Tiap pejabat membuat kuncinya sendiri (abk sop kunci BERKAS) dan menyerahkan kunci publiknya.
# Catatan alur hanya memuat pengenal (id); nama dan NIP disimpan terpisah.
pejabat:
  - id: p-karo
    nama: Nama Rekaan Satu
    jabatan: Kepala Biro Perencanaan dan Organisasi
    pangkat: Pembina Utama Muda    # boleh kosong
    nip: ""                        # boleh kosong; 18 angka
    kunci: GANTI-DENGAN-KUNCI-PUBLIK
    kunci_sampai:                  # boleh kosong; hari terakhir kunci berlaku
    tugas:
      # sesmenko, karo_po, kabag_ortala, kasubbag_organisasi, unit, menko, atau biro_hukum
      - peran: karo_po
        sejak: 2027-01-01
        sampai:                    # boleh kosong
        sebutan:                   # kosong, Plt., atau Plh.
  - id: p-kabag
    nama: Nama Rekaan Dua
    jabatan: Kepala Bagian Organisasi dan Tata Laksana
    kunci: GANTI-DENGAN-KUNCI-PUBLIK
    tugas: [{peran: kabag_ortala, sejak: 2027-01-01}]
  - id: p-kasubbag
    nama: Nama Rekaan Tiga
    jabatan: Kepala Subbagian Organisasi
    kunci: GANTI-DENGAN-KUNCI-PUBLIK
    tugas: [{peran: kasubbag_organisasi, sejak: 2027-01-01}]
  - id: p-sesmenko
    nama: Nama Rekaan Empat
    jabatan: Sekretaris Kementerian Koordinator
    kunci: GANTI-DENGAN-KUNCI-PUBLIK
    tugas: [{peran: sesmenko, sejak: 2027-01-01}]
  - id: p-menko
    nama: Nama Rekaan Lima
    jabatan: Menteri Koordinator
    kunci: GANTI-DENGAN-KUNCI-PUBLIK
    tugas: [{peran: menko, sejak: 2027-01-01}]
  - id: p-unit-po
    nama: Nama Rekaan Enam
    jabatan: Kepala Bagian Program dan Anggaran
    kunci: GANTI-DENGAN-KUNCI-PUBLIK
    tugas: [{peran: unit, unit: SET.PO, sejak: 2027-01-01}]
  - id: p-unit-itwil
    nama: Nama Rekaan Tujuh
    jabatan: Inspektur
    kunci: GANTI-DENGAN-KUNCI-PUBLIK
    tugas: [{peran: unit, unit: ITWIL, sejak: 2027-01-01}]
"""
"""A plan to be filled in."""

_PESAN = {
    "missing": "wajib diisi",
    "extra_forbidden": "tidak dikenal",
    "too_short": "wajib diisi",
    "string_too_short": "terlalu pendek",
    "date_from_datetime_parsing": "bukan tanggal, misalnya 2027-01-31",
    "int_parsing": "bukan bilangan bulat",
    "list_type": "bukan daftar",
    "tuple_type": "bukan daftar",
}
_POLA = {"kunci": "bukan kunci publik (64 angka heksadesimal)", "nip": "bukan 18 angka"}


_T = TypeVar("_T", bound=BaseModel)


class _Bagian(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PejabatRencana(_Bagian):
    """An official as the plan names him: key, roles, and the name that goes elsewhere."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    nama: str = Field(min_length=2)
    jabatan: str = Field(min_length=2)
    pangkat: str = ""
    nip: str = Field("", pattern=r"^(\d{18})?$")
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
        return Nama(nama=self.nama, jabatan=self.jabatan, pangkat=self.pangkat, nip=self.nip)


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
    zona: str = "Asia/Jakarta"
    unit: tuple[str, ...] = Field(min_length=1)
    opsional: tuple[str, ...] = ()
    usulan: str = ""
    prosedur: str = ""


def baca_rencana(berkas: Path) -> Rencana:
    """Plan of a file.

    Raises
    ------
    IsianError
        With every fault at once.
    """
    return _baca(Rencana, berkas)


def baca_penunjukan(berkas: Path) -> Penunjukan:
    """Officials of a file whose only key is ``pejabat``.

    Raises
    ------
    IsianError
        With every fault at once.
    """
    return _baca(Penunjukan, berkas)


def _baca(model: type[_T], berkas: Path) -> _T:
    isi = peta(baca_yaml(berkas), berkas)
    try:
        return model.model_validate(isi)
    except ValidationError as salah:
        baris = "\n".join(f"  {n}. {_satu(e)}" for n, e in enumerate(salah.errors(include_url=False), 1))
        raise IsianError(
            f"Berkas {str(berkas)!r} belum dapat dipakai:\n{baris}", "Lihat bentuknya: abk sop mulai --contoh"
        ) from salah


def _satu(e: Any) -> str:
    tempat = ", ".join(f"nomor {b + 1}" if isinstance(b, int) else str(b) for b in e["loc"])
    return f"{tempat or 'isi'}: {_sebab(e)}"


def _sebab(e: Any) -> str:
    jenis = e["type"]
    if jenis == "string_pattern_mismatch":
        return _POLA.get(str(e["loc"][-1]), "huruf kecil, angka, dan tanda hubung saja")
    if jenis == "literal_error":
        pilihan = str(e["ctx"]["expected"]).replace(" or ", ", ")
        return f"{e['input']!r} bukan salah satu dari {pilihan}"
    if jenis == "value_error":
        return str(e["ctx"]["error"])
    return _PESAN.get(jenis, "isinya tidak sesuai")
