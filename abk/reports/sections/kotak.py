"""What every alert is made of: a box with a heading, a list of posts, a table of findings."""

from collections.abc import Sequence

from abk.errors import Temuan
from abk.hasil import Pos
from abk.reports.bahan import Bahan, tanda_belum_lengkap
from abk.reports.tabel import Baris, Kelompok, Kolom, tabel
from abk.tulisan.format import bulat
from abk.tulisan.istilah import TINGKAT
from abk.tulisan.markup import Html, el, gabung

TERLIHAT = 12  # more than these are folded away, never left out

_KOLOM_TEMUAN = (
    Kolom("Jenis"),
    Kolom("Letak"),
    Kolom("Jabatan atau unit"),
    Kolom("Temuan"),
    Kolom("Yang perlu dilakukan"),
)


def kotak(judul: str, *isi: object) -> Html:
    """Return an alert."""
    return el("div", el("h3", judul), *isi, kelas="abk-awas")


def daftar_jabatan(bahan: Bahan, jabatan: Sequence[Pos]) -> Html:
    """Return posts as a list with their units, folded where there are many."""
    butir = [
        el(
            "li",
            tanda_belum_lengkap(satu),
            el("small", f" — {bahan.nama_unit[satu.kode_unit]} ({satu.kode})"),
        )
        for satu in jabatan
    ]
    daftar = el("ul", *butir)
    if len(butir) <= TERLIHAT:
        return daftar
    return el("details", el("summary", f"Daftar {bulat(len(butir))} jabatan"), daftar)


def tabel_temuan(bahan: Bahan, judul: str, temuan: Sequence[Temuan]) -> Html:
    """Return findings as a table: where it is, what it is, what to do.

    Parameters
    ----------
    bahan : Bahan
    judul : str
        Caption, unique on the page.
    temuan : sequence of Temuan

    Returns
    -------
    Html
    """
    return tabel(judul, _KOLOM_TEMUAN, [Kelompok(None, [_baris_temuan(bahan, satu) for satu in temuan])])


def _baris_temuan(bahan: Bahan, satu: Temuan) -> Baris:
    siapa = bahan.nama_jabatan.get(satu.kode_jabatan or "")
    unit = bahan.nama_unit.get(satu.kode_unit or "")
    kode = satu.kode_jabatan or satu.kode_unit
    nama = gabung(siapa or unit or "–", el("small", f" ({kode})") if kode else None)
    nilai = (
        gabung(" — tertulis ", el("code", satu.nilai))
        if satu.nilai and satu.nilai not in satu.pesan
        else None
    )
    return Baris([TINGKAT[satu.tingkat], satu.letak or "–", nama, gabung(satu.pesan, nilai), satu.saran])
