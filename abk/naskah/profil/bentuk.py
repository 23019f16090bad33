"""The shape of a profile: what an institution's documents need to know about it."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Teks = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Eselon = Literal["", "menteri", "I", "II", "III", "IV"]
Kertas = Literal["A4", "F4"]
SIZE_MM: dict[Kertas, tuple[float, float]] = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height of the papers, upright. [mm]"""
Kelompok = Literal["korespondensi", "keputusan"]

FUNGSI = ("penetap", "penerus", "pengarah", "pemeriksa", "penyusun")
"""Functions of an SOP for which every profile names a post; each unit has posts of its own."""
TANDA_NOMOR = frozenset({"urut", "kode_jabatan", "kka", "bulan", "tahun", "derajat", "instansi", "unit"})
"""What a number pattern may hold between braces."""
TANDA_KOP = frozenset({"instansi", "negara", "menteri", "unit"})
"""What a line of a letterhead may hold between braces."""
KOP_TERPANJANG = 52
"""Signs that fit on a line of a letterhead beside the emblem."""
BELUM_ADA = "………"
"""What stands in a number or a date that a draft does not have yet."""


class _Beku(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _isi_pola(pola: str, nilai: Mapping[str, str]) -> str:
    # not str.format: a pattern is data, and format would evaluate attributes
    return re.sub(r"\{(\w+)\}", lambda cocok: nilai[cocok[1]], pola)


def _seimbang(baris: str) -> list[str]:
    """A long line in pieces of about the same length, so that no single word is left over."""
    banyak = -(-len(baris) // KOP_TERPANJANG)
    for lebar in range(-(-len(baris) // banyak), len(baris) + 1):
        potong = textwrap.wrap(baris, lebar, break_long_words=False, break_on_hyphens=False)
        if len(potong) <= banyak:
            return potong
    return [baris]


def _periksa_pola(pola: str, boleh: frozenset[str]) -> None:
    sisa = re.sub(r"\{(\w+)\}", lambda cocok: "" if cocok[1] in boleh else cocok[0], pola)
    if "{" in sisa or "}" in sisa:
        raise ValueError(f"pola “{pola}” memuat tanda di luar {', '.join(sorted(boleh))}")


class Instansi(_Beku):
    """The institution: full name, short name, title of its minister, the state."""

    nama: Teks
    singkat: Teks
    menteri: Teks
    negara: str = ""
    menteri_ringkas: str = ""

    @property
    def sebutan_menteri(self) -> str:
        """The minister within a decree, where the full title was said before."""
        return self.menteri_ringkas or self.menteri


class Alamat(_Beku):
    """Where documents are made; ``baris`` are the lines under the letterhead."""

    kota: Teks
    baris: tuple[Teks, ...]


class JabatanPeran(_Beku):
    """A post that plays a role: titles, code in numbers, the eselon that decides what is under the name."""

    lengkap: Teks
    singkat: Teks
    kode: Teks
    eselon: Eselon = ""
    kop: Teks


class Kop(_Beku):
    """A letterhead: which emblem, which lines, with or without the address."""

    lambang: Literal["garuda", "logo"]
    baris: tuple[Teks, ...] = Field(min_length=1)
    alamat: bool = True


class AturanNaskah(_Beku):
    """What is particular to one kind of document; roles by their key in ``jabatan``.

    ``isian`` are suggestions for its fields, in place of the standard wording.
    """

    nomor: str = ""
    penanda_tangan: str = ""
    paraf: tuple[Teks, ...] = ()
    tembusan: tuple[Teks, ...] = ()
    isian: dict[str, Teks | tuple[Teks, ...]] = {}


class DasarHukum(_Beku):
    """A regulation as *Mengingat* cites it, with its gazettes where known, what was read and what not."""

    teks: Teks
    lembaran: str = ""
    sumber: Teks
    belum_diverifikasi: bool = False

    @property
    def kutipan(self) -> str:
        """As it is cited, gazettes included."""
        return f"{self.teks} {self.lembaran}".strip()


class HariKerja(_Beku):
    """The working day by the clock, and its length for the schedule. [menit]"""

    mulai: dt.time
    selesai: dt.time
    menit_per_hari: int = Field(gt=0, le=1440)


class Jadwal(_Beku):
    """What a plan reckons with beside the times of the SOP. [hari kerja]

    pengisian : for a unit to fill in the instrument; undangan : between an invitation and its meeting
    """

    pengisian: int = Field(default=5, ge=0, le=60)
    undangan: int = Field(default=3, ge=0, le=30)


class Huruf(_Beku):
    """Name and size of a font; the font itself is not part of the package. [pt]"""

    nama: Teks
    ukuran: float = Field(ge=8, le=16)


class Asal(_Beku):
    """Where values of the profile come from; ``untuk`` is their path, e.g. ``alamat.baris``."""

    untuk: Teks
    sumber: Teks
    belum_diverifikasi: bool = False


class Profil(_Beku):
    """An institution as its documents show it. Everything here is data; nothing is looked up elsewhere.

    ``lambang`` names picture files beside the profile, for documents that are made outside of a case;
    ``contoh`` are places of values that are nobody's (:mod:`abk.naskah.profil.contoh`).
    """

    nama: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    judul: Teks
    keterangan: Teks
    diperiksa: dt.date
    instansi: Instansi
    alamat: Alamat
    jabatan: dict[str, JabatanPeran]
    kop: dict[str, Kop]
    kode_klasifikasi: Teks
    derajat: Literal["SR", "R", "T", "B"] = "B"
    sifat: tuple[Teks, ...] = Field(min_length=1)
    naskah: dict[str, AturanNaskah]
    dasar_hukum: dict[str, tuple[DasarHukum, ...]]
    sebutan: dict[Literal["atas_nama", "untuk_beliau", "pelaksana_tugas", "pelaksana_harian"], Teks]
    nota_dinas_kepala: tuple[Literal["Yth.", "Dari", "Tanggal", "Sifat", "Lampiran", "Hal"], ...]
    jam_kerja: HariKerja
    zona_waktu: Teks
    dengan_rahmat: bool = False
    tanda_tangan: Literal["basah", "tersertifikasi"] = "basah"
    prestasi: Literal["menurut peraturan", "ya", "tidak"] = "menurut peraturan"
    jadwal: Jadwal = Jadwal(pengisian=5, undangan=3)
    lambang: dict[Literal["garuda", "logo"], Teks] = {}
    kertas: dict[Kelompok, Kertas]
    huruf: dict[Kelompok, Huruf]
    asal: tuple[Asal, ...]
    contoh: tuple[Teks, ...] = ()

    @model_validator(mode="after")
    def _serasi(self) -> Self:
        salah = [*self._salah_rujukan(), *self._salah_kelompok()]
        if salah:
            raise ValueError("; ".join(salah))
        for pola in [baris for kop in self.kop.values() for baris in kop.baris]:
            _periksa_pola(pola, TANDA_KOP)
        for aturan in self.naskah.values():
            _periksa_pola(aturan.nomor, TANDA_NOMOR)
        return self

    def _salah_rujukan(self) -> Iterator[str]:
        for peran in sorted(set(FUNGSI) - set(self.jabatan)):
            yield f"jabatan.{peran} tidak ada"
        for peran, jabatan in self.jabatan.items():
            if jabatan.kop not in self.kop:
                yield f"jabatan.{peran}: kop “{jabatan.kop}” tidak ada"
        for jenis, aturan in self.naskah.items():
            for peran in [*aturan.paraf, *filter(None, [aturan.penanda_tangan])]:
                if peran not in self.jabatan:
                    yield f"naskah.{jenis}: peran “{peran}” tidak ada di jabatan"

    def _salah_kelompok(self) -> Iterator[str]:
        if {"Yth.", "Dari", "Hal"} - set(self.nota_dinas_kepala):
            yield "nota_dinas_kepala: Yth., Dari, dan Hal harus ada"
        if "unit" not in self.kop:
            yield "kop.unit tidak ada"
        for kelompok in ("korespondensi", "keputusan"):
            if kelompok not in self.kertas or kelompok not in self.huruf:
                yield f"kertas dan huruf harus memuat “{kelompok}”"

    def aturan(self, jenis: str) -> AturanNaskah:
        """What the profile says of a kind of document; empty rules where it says nothing."""
        return self.naskah.get(jenis, AturanNaskah())

    def nomor(
        self, jenis: str, *, urut: str = "", tanggal: dt.date | None = None, kode_jabatan: str = ""
    ) -> str:
        """Number of a document after the pattern of its kind; empty where the kind has no number.

        Dots stand for running number, month and year as long as they are missing; the code of the signing
        post is by default that of the profile's signer of this kind.
        """
        aturan = self.aturan(jenis)
        penanda = self.jabatan.get(aturan.penanda_tangan)
        kode = kode_jabatan or (penanda.kode if penanda else BELUM_ADA)
        return _isi_pola(
            aturan.nomor,
            {
                "urut": urut or BELUM_ADA,
                "kode_jabatan": kode,
                "kka": self.kode_klasifikasi,
                "bulan": f"{tanggal.month:02d}" if tanggal else BELUM_ADA,
                "tahun": str(tanggal.year) if tanggal else BELUM_ADA,
                "derajat": self.derajat,
                "instansi": self.instansi.singkat,
                "unit": kode,
            },
        )

    def baris_kop(self, kop: str, unit: str = "") -> list[str]:
        """Lines of a letterhead in capitals; ``unit`` fills ``{unit}``, and a line without it is left out."""
        nilai = {
            "instansi": self.instansi.nama,
            "negara": self.instansi.negara,
            "menteri": self.instansi.menteri,
            "unit": unit,
        }
        baris = [" ".join(_isi_pola(satu, nilai).split()).upper() for satu in self.kop[kop].baris]
        return [potong for satu in baris if satu for potong in _seimbang(satu)]

    def _peran(self, jabatan: str) -> JabatanPeran | None:
        sebut = jabatan.casefold()
        return next(
            (p for p in self.jabatan.values() if sebut in {p.lengkap.casefold(), p.singkat.casefold()}), None
        )

    def jabatan_lengkap(self, jabatan: str) -> str:
        """The full title of a post that may be called by its short one: ``Sekda``."""
        peran = self._peran(jabatan)
        return peran.lengkap if peran else jabatan

    @property
    def alamat_jawaban(self) -> str:
        """Where units send their answer: to who directs the work, in care of who checks it."""
        return f"{self.jabatan['pengarah'].lengkap} c.q. {self.jabatan['pemeriksa'].lengkap}"

    @property
    def unit_penyelenggara(self) -> str:
        """The unit that holds the analysis: whose letterhead its checker has; empty where none names it."""
        baris = self.kop[self.jabatan["pemeriksa"].kop].baris[-1]
        return "" if "{" in baris else baris

    def eselon_jabatan(self, jabatan: str) -> Eselon:
        """Rank of a post by its title, full or short, as far as the profile knows it."""
        peran = self._peran(jabatan)
        return peran.eselon if peran else ""

    def belum_diverifikasi(self) -> list[Asal]:
        """Everything in the profile that was not read in a source, with the reason."""
        hukum = [
            Asal(untuk=f"dasar_hukum.{kunci}.{nomor}", sumber=satu.sumber, belum_diverifikasi=True)
            for kunci, daftar in self.dasar_hukum.items()
            for nomor, satu in enumerate(daftar)
            if satu.belum_diverifikasi
        ]
        return [satu for satu in self.asal if satu.belum_diverifikasi] + hukum
