"""The list of a case's documents: the steps in their order, each with what it produced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from abk.reports.bagian import Bagian, page_head
from abk.reports.sections.alur import BahanAlur
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.sop import Langkah
from abk.tulisan.format import KOSONG, bulat
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok

JUDUL_RESMI = "Langkah SOP dan naskahnya"
JUDUL_TAMBAHAN = "Langkah tambahan dan naskahnya"
JUDUL_LAIN = "Halaman lain"
_KOLOM = (
    Column("Langkah", nama_baris=True),
    Column("Naskah dan data"),
    Column("Pelaksana"),
    Column("Waktu baku"),
    Column("Keluaran menurut prosedur"),
)
_BUTIR = "margin:0;padding-left:1.1rem;min-width:16rem"


@dataclass(frozen=True)
class Terbitan:
    """A content that was published.

    Attributes
    ----------
    berkas : file beside the page
    lihat : page on which it can be read; empty where there is none
    """

    berkas: str
    lihat: str = ""


def kop(bahan: BahanAlur, lain: Mapping[str, str]) -> Bagian:
    """Return the head of the list."""
    alur = bahan.alur
    isi = [("resmi", JUDUL_RESMI), ("tambahan", JUDUL_TAMBAHAN)]
    rincian = [f"Alur {alur.kode}", f"Tahun {alur.tahun}", f"{bulat(len(alur.unit))} unit"]
    tautan = (el("li", el("a", judul, href=berkas)) for judul, berkas in lain.items())
    bawah = gabung(
        el("p", "Kode verifikasi: ", el("code", kelompok(alur.kepala))),
        el("nav", el("ul", *tautan), kelas="abk-isi", aria_label=JUDUL_LAIN) if lain else None,
    )
    return page_head(bahan.data, f"Naskah dinas: {alur.judul}", rincian, isi, bawah=bawah)


def resmi(bahan: BahanAlur, terbit: Mapping[str, Terbitan]) -> Bagian:
    """Return the steps of the SOP with their documents."""
    langkah = [satu for satu in bahan.alur.keadaan.langkah if not satu.tambahan]
    return Bagian("resmi", JUDUL_RESMI, _tabel(bahan, JUDUL_RESMI, langkah, terbit))


def tambahan(bahan: BahanAlur, terbit: Mapping[str, Terbitan]) -> Bagian:
    """Return the steps beyond the SOP with their documents, and what came from outside."""
    k = bahan.alur.keadaan
    langkah = [satu for satu in k.langkah if satu.tambahan]
    luar = [s for s in sorted(k.slot) if k.asal_slot(s) is None and s in terbit]
    kata = el("p", "Langkah ini tidak ada dalam SOP; ditambahkan program.", kelas="redup")
    isi = gabung(kata, _tabel(bahan, JUDUL_TAMBAHAN, langkah, terbit))
    dari_luar = gabung(*(_tautan(bahan, s, terbit[s]) for s in luar), antara="; ")
    return Bagian(
        "tambahan", JUDUL_TAMBAHAN, gabung(isi, el("p", "Dari luar alur: ", dari_luar) if luar else None)
    )


def _tabel(bahan: BahanAlur, judul: str, langkah: Sequence[Langkah], terbit: Mapping[str, Terbitan]) -> Html:
    return tabel(judul, _KOLOM, [RowGroup(None, [_baris(bahan, satu, terbit) for satu in langkah])])


def _baris(bahan: BahanAlur, satu: Langkah, terbit: Mapping[str, Terbitan]) -> Row:
    return Row(
        [
            f"{satu.kode}. {satu.ringkas}",
            _hasil(bahan, satu, terbit),
            bahan.alur.prosedur.nama_peran(satu.pelaksana),
            str(satu.waktu).replace(" ", "\u00a0") if satu.waktu is not None else KOSONG,
            satu.output,
        ]
    )


def _hasil(bahan: BahanAlur, satu: Langkah, terbit: Mapping[str, Terbitan]) -> Html:
    """What a step produced; of a step of the units, for each of them."""
    k = bahan.alur.keadaan
    tempat = k.unit if satu.lingkup == "unit" else ("",)
    slot = [s for u in tempat for s in k.nama_slot(satu, "keluaran", u) if s in terbit]
    if not satu.keluaran:
        return el("span", "tidak menghasilkan naskah; persetujuannya tercatat", kelas="redup")
    if not slot:
        return el("span", "belum ada", kelas="redup")
    return el("ul", *(el("li", _tautan(bahan, s, terbit[s])) for s in slot), style=_BUTIR)


def _tautan(bahan: BahanAlur, slot: str, terbit: Terbitan) -> Html:
    judul = bahan.judul(slot)
    jenis = terbit.berkas.rpartition(".")[2]
    if not terbit.lihat:
        return gabung(el("a", judul, href=terbit.berkas), f" ({jenis})")
    unduh = el("a", jenis, href=terbit.berkas, aria_label=f"{judul}, berkas {jenis}")
    return gabung(el("a", judul, href=terbit.lihat), " (", unduh, ")")
