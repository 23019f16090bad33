"""A document from its content and a profile, as Word and as a page; or the list of what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from abk.errors import ParameterError, Temuan
from abk.naskah import word
from abk.naskah.bagian import Fakta, Tingkat
from abk.naskah.form import fakta_model, temuan_isian
from abk.naskah.frame import BarisParaf, Frame
from abk.naskah.galat import TemplatError, galat_isian
from abk.naskah.isi import JENIS
from abk.naskah.isi.dasar import Isi, Jenis
from abk.naskah.lambang import KATA
from abk.naskah.profil import Profil
from abk.naskah.profil.muat import gabung_peta
from abk.tulisan.sidik import adalah_sidik

EDISI = 8
"""Counts the changes of what documents look like and say; a case records by which one a document was made.

1: what was made before this was recorded. 2: decisions in the words of the minutes in *dokumentasi*, the
table of posts within its margins, the post of the profile in *Permohonan* of the cover note. 3: the decree
names its units, cites the berita acara, and carries no notes; room for a signature instead of a hash; words
of the glossary; letters of effectiveness only where the regulation has them; questions about a unit in its
minutes, its sheet of confirmation and the data checked in step 14. 4: the emblem of the case in letterheads,
page numbers in the table of contents, who chairs beside who takes the minutes, one block where both are one
person, degrees as they are written, small tables on one page. 5: the peta jabatan of the decree as a chart.
6: the five years by unit, no row of a table alone at the foot or head of a page, a plan whose meetings lie
within a day, initials by their day, who signs by the full title of the profile.
7: a part before a signature stays with its heading, no table repeats its heading over a signature alone;
posts without a known bezetting in Lampiran IV; the plan knows the days of steps done before, the report the
number of the invitation, lists of attendance the NIP; names of the sheets of Lampiran III in its own font.
8: no word of a heading broken within a table, sums under their column, *dicocokkan oleh* in whole words,
signs in data that turn the order of reading shown by name; no letterhead with the address of an example, the
organiser's own unit in invitations, no short word alone under a title, papers for the meeting with shortage
and surplus apart, sums that say which posts are in none of them, the agreed data in the annex of the record,
receiver and sender of a covering letter side by side, initials on the last sheet of an invitation.
"""


@dataclass(frozen=True)
class Naskah:
    """A document: which one, and its Word file; the same input gives the same bytes."""

    jenis: str
    judul: str
    docx: bytes

    @cached_property
    def html(self) -> str:
        """The same content for looking, escaped: a fragment with its own style, read from the Word file."""
        return str(word.preview(self.docx))


def daftar_jenis() -> list[Jenis]:
    """Every kind of document, in the order of the procedure."""
    return list(JENIS.values())


def jenis_naskah(jenis: str) -> Jenis:
    """A kind of document by name; an error where there is none."""
    if jenis not in JENIS:
        raise ParameterError(
            f"Jenis naskah “{jenis}” tidak dikenal.", f"Pilih salah satu: {', '.join(JENIS)}."
        )
    return JENIS[jenis]


def fakta_diminta(jenis: str, profil: Profil | None = None) -> list[Fakta]:
    """What a person must be asked for a document: neither case, results nor profile know it.

    The profile gives default values, e.g. the title of the signer.
    """
    model = jenis_naskah(jenis).model
    return fakta_model(model, model.bawaan(profil) if profil else {})


def _baca(satu: Jenis, isi: Mapping[str, Any] | BaseModel, profil: Profil) -> tuple[Isi | None, list[Temuan]]:
    mentah = isi.model_dump() if isinstance(isi, BaseModel) else dict(isi)
    lengkap = gabung_peta(satu.model.bawaan(profil), mentah)
    try:
        return satu.model.model_validate(lengkap), []
    except ValidationError as galat:
        return None, temuan_isian(satu.nama, satu.model, galat)


def _kepala_sah(satu: Jenis, kepala: str) -> list[Temuan]:
    if adalah_sidik(kepala) or (not kepala and satu.di_luar_alur):
        return []
    return [
        satu.model.temuan(
            "kepala",
            "Kode verifikasi bukan 64 angka heksadesimal",
            "Berikan kode alur yang sedang berjalan.",
        )
    ]


def kekurangan(
    jenis: str, isi: Mapping[str, Any] | BaseModel, profil: Profil, *, tingkat: Tingkat = "konsep"
) -> list[Temuan]:
    """Every fact that is missing or invalid, each with the label of the form; empty when it can be made.

    What the profile knows may be left out. A fair copy needs number and date; a draft may leave them open.
    """
    satu = jenis_naskah(jenis)
    sah, temuan = _baca(satu, isi, profil)
    return temuan if sah is None else list(sah.kurang(profil, tingkat))


def templat_bawaan(jenis: str) -> bytes:
    """The template of the package for a kind of document."""
    return files("abk.naskah.templat").joinpath(f"{jenis_naskah(jenis).nama}.docx").read_bytes()


def _templat(jenis: str, folder: Path | None) -> tuple[bytes, bool]:
    """A clerk's own copy if there is one in the folder, else the package's; and whether it is his own."""
    if folder is None:
        return templat_bawaan(jenis), False
    if not folder.exists():
        raise TemplatError(f"Templat {folder} tidak ada.", "Periksa nama berkas atau foldernya.")
    berkas = folder / f"{jenis}.docx" if folder.is_dir() else folder
    if not berkas.is_file():
        return templat_bawaan(jenis), False
    try:
        return berkas.read_bytes(), True
    except OSError as galat:
        raise TemplatError(f"Templat {berkas} tidak dapat dibaca.", "Periksa hak bacanya.") from galat


def _tanda_tanpa_tempat(satu: Jenis, frame: Frame) -> list[Temuan]:
    return [
        satu.model.temuan(
            "tanda_tangan",
            f"Tanda tangan {baris.nama} ({baris.jabatan}) tidak punya tempat pada naskah ini",
            "Samakan nama penanda tangan di isian dengan nama pejabat yang menandatangani.",
        )
        for baris in frame.unplaced()
    ]


def _gambar(konteks: Mapping[str, Any], lambang: Mapping[str, bytes]) -> tuple[bytes, str] | None:
    """The emblem of the letterhead that a document has, and what it shows."""
    kop = konteks["kop"]
    jenis = "garuda" if kop["garuda"] else "logo"
    return (lambang[jenis], KATA[jenis]) if kop["gambar"] else None


def buat(
    jenis: str,
    isi: Mapping[str, Any] | BaseModel,
    profil: Profil,
    *,
    kepala: str,
    tingkat: Tingkat = "konsep",
    paraf: Sequence[BarisParaf] = (),
    templat: Path | None = None,
    peragaan: bool = False,
    lambang: Mapping[str, bytes] = MappingProxyType({}),
) -> Naskah:
    """A document; what the profile knows may be left out of its content.

    A draft carries the mark KONSEP and the table of initials (``paraf``), a fair copy neither. ``kepala`` is
    the head of the chain of the case, 64 hexadecimal digits, printed at the foot of each page; empty only for
    documents made before a case begins. ``templat`` is an edited template, or a folder of them; what it does
    not hold comes from the package. ``peragaan``: it belongs to a play, and says so at the foot of each page.
    ``lambang``: pictures for letterheads, by their kind (:data:`abk.naskah.lambang.LAMBANG`).

    Raises NaskahError with every missing or invalid fact, TemplatError if the template is unsafe or broken.
    """
    satu = jenis_naskah(jenis)
    sah, temuan = _baca(satu, isi, profil)
    temuan += _kepala_sah(satu, kepala)
    if sah is None:
        raise galat_isian(satu.judul, temuan)
    temuan += sah.kurang(profil, tingkat)
    frame = Frame(jenis, profil, tingkat, tuple(paraf), kepala, peragaan, frozenset(lambang))
    if temuan:
        raise galat_isian(satu.judul, temuan)
    konteks = sah.konteks(frame)
    if salah := _tanda_tanpa_tempat(satu, frame):
        raise galat_isian(satu.judul, salah)
    docx, milik_sendiri = _templat(jenis, templat)
    if not milik_sendiri:
        docx = word.with_paper_and_font(docx, profil.kertas[satu.kertas], profil.huruf[satu.kertas])
    isi = {**frame.konteks(), **konteks}
    return Naskah(jenis, satu.judul, word.render(docx, isi, _gambar(konteks, lambang), sah.charts))
