"""What a dataset holds: its partitions, their files and where they came from; one file, replaced in one step.

Only what is named here belongs to the dataset. Files are named by their content, so that those of the former
state stay whole until the new list stands; what no list names is swept out by the next run.
"""

from __future__ import annotations

import contextlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from abk.errors import KegiatanError
from abk.files import LOCK, leftovers, sweep, write_whole
from abk.gabungan.kolom import TABEL, kamus
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

CATALOG = "dataset.json"
"""The list; a folder without it is no dataset."""

KAMUS = "KAMUS.md"

FORMAT = 1
"""Version of the columns and of this list."""

_NAMA_TERPANJANG = 120
_BERKAS = re.compile(r"(?:hasil|tugas)-[0-9a-f]{16}\.parquet")


class Berkas(BaseModel):
    """One file of a partition: size [byte] and SHA-256."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    nama: str = Field(pattern=rf"^{_BERKAS.pattern}$")
    byte: int = Field(ge=1)
    sidik: str = Field(pattern="^[0-9a-f]{64}$")


class Partisi(BaseModel):
    """An institution in a year: where it came from, under which law, what was left out, in which files."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    instansi: str = Field(min_length=1)
    tahun: int = Field(ge=1900, le=2999)
    judul: str
    sumber: str
    keadaan: str
    sidik: str = Field(pattern="^[0-9a-f]{64}$")
    isi: str = Field(pattern="^[0-9a-f]{64}$")
    lingkup: str
    peraturan: str
    tanggal_hukum: str
    pola: str
    pembulatan: str
    minimum_satu: bool
    hari_norma: str
    waktu_kerja_menit: int = Field(gt=0)
    versi: str
    dibuat: str
    unit: int = Field(ge=0)
    jabatan: int = Field(ge=0)
    tugas: int = Field(ge=0)
    tugas_keluar: int = Field(ge=0)
    jabatan_belum_lengkap: int = Field(ge=0)
    jabatan_tanpa_wilayah: int = Field(ge=0)
    temuan: dict[str, int]
    hasil_berkas: Berkas
    tugas_berkas: Berkas

    @property
    def kunci(self) -> tuple[str, int]:
        """What makes it one: the institution however it is written, and the year."""
        return kunci_instansi(self.instansi), self.tahun

    @property
    def folder(self) -> str:
        """Its folder within the dataset."""
        return f"instansi={_nama_folder(self.instansi)}/tahun={self.tahun}"

    def berkas(self, tabel: str) -> Berkas:
        """Its file of the table ``tabel``."""
        return self.hasil_berkas if tabel == "hasil" else self.tugas_berkas


class Katalog(BaseModel):
    """The list."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    format: int
    partisi: list[Partisi]
    ditolak: list[str] = Field(description="Sources that the last run could not take.")

    def letak(self, folder: Path, tabel: str) -> list[Path]:
        """Files of the table ``tabel`` of the dataset in ``folder``."""
        return [folder / p.folder / p.berkas(tabel).nama for p in self.partisi]


def kunci_instansi(nama: str) -> str:
    """The same for one institution, whether its name has capitals or blanks more or less."""
    return " ".join(unicodedata.normalize("NFC", nama).casefold().split())


def _nama_folder(instansi: str) -> str:
    nama = ""
    for huruf in instansi:
        if len(nama) > _NAMA_TERPANJANG:
            return f"{nama}-{sidik(instansi)[:8]}"
        nama += quote(huruf, safe="")
    return nama


def read(folder: Path) -> Katalog:
    """The list of the dataset in ``folder``.

    Raises
    ------
    KegiatanError
        If there is none, it cannot be read, or another version of the program wrote it.
    """
    saran = "Beri folder yang dibuat dengan: abk gabung SUMBER --ke FOLDER."
    try:
        isi: Any = urai_json((folder / CATALOG).read_bytes())
        if isinstance(isi, dict) and isi.get("format") != FORMAT:
            raise KegiatanError(
                f"Dataset {kutip(folder)} dibuat versi lain (format {kutip(isi.get('format'))}).",
                "Gabungkan lagi sumbernya dengan program ini, ke folder baru.",
            )
        katalog = Katalog.model_validate(isi)
    except FileNotFoundError:
        raise KegiatanError(f"{kutip(folder)} bukan dataset: {CATALOG} tidak ada.", saran) from None
    except OSError as salah:
        raise KegiatanError(
            f"{kutip(folder / CATALOG)} tidak dapat dibaca.", "Periksa hak bacanya."
        ) from salah
    except (ValidationError, ValueError) as salah:
        raise KegiatanError(
            f"{kutip(folder / CATALOG)} rusak.", "Gabungkan lagi sumbernya ke folder baru."
        ) from salah
    if len({p.kunci for p in katalog.partisi}) != len(katalog.partisi):
        raise KegiatanError(f"{kutip(folder / CATALOG)} menyebut satu partisi dua kali.", saran)
    return katalog


def write(folder: Path, katalog: Katalog) -> None:
    """Make the list stand, and what it does not name go; ``folder`` is held by the caller."""
    write_whole(folder / KAMUS, kamus().encode())
    teks = json.dumps(katalog.model_dump(), ensure_ascii=False, indent=1)
    write_whole(folder / CATALOG, f"{teks}\n".encode())
    tidy(folder, katalog)


def tidy(folder: Path, katalog: Katalog) -> None:
    """Remove files of ours that the list does not name, as far as possible."""
    disebut = {letak for tabel in TABEL for letak in katalog.letak(folder, tabel)}
    sweep(folder)
    for partisi in folder.glob("instansi=*/tahun=*"):
        sweep(partisi)
        for berkas in partisi.glob("*.parquet"):
            if _BERKAS.fullmatch(berkas.name) and berkas not in disebut:
                with contextlib.suppress(OSError):
                    berkas.unlink()
        for kosong in (partisi, partisi.parent):
            with contextlib.suppress(OSError):  # not empty
                kosong.rmdir()


def foreign(folder: Path) -> list[str]:
    """What lies in a folder without a list that no run of ours can have left there."""
    kita = {LOCK, KAMUS, *(b.name for b in leftovers(folder))}
    return sorted(
        p.name for p in folder.iterdir() if p.name not in kita and not p.name.startswith("instansi=")
    )
