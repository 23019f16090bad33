"""All findings of the ministry, grouped by rule and folded; and the posts that are incomplete."""

from collections.abc import Sequence

from abk.errors import Temuan
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan, lembar
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import bulat
from abk.tulisan.istilah import TINGKAT
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Data belum lengkap dan temuan"
_BARIS = 60
"""Incomplete posts, and findings of all kinds, that are listed; all of them stand in the workbook. [baris]"""
_KOLOM_TEMUAN = (
    Column("Jenis"),
    Column("Letak"),
    Column("Jabatan atau unit"),
    Column("Temuan"),
    Column("Yang perlu dilakukan"),
)


def temuan(bahan: Bahan) -> Bagian:
    """Return the incomplete posts and every finding, the gravest first."""
    isi = gabung(
        el("h3", "Jabatan belum lengkap"),
        _belum_lengkap(bahan),
        el("h3", "Temuan menurut jenis"),
        _temuan(bahan),
    )
    return Bagian("temuan", JUDUL, isi)


def _belum_lengkap(bahan: Bahan) -> Html:
    kurang = [satu for satu in bahan.jabatan if satu.belum_lengkap]
    if not kurang:
        return el("p", "Data semua jabatan lengkap.", kelas="abk-bersih")
    kolom = [Column("Jabatan", nama_baris=True), Column("Kode"), Column("Unit organisasi")]
    tampak = kurang[:_BARIS]
    baris = [Row([satu.nama, satu.kode, bahan.tautan(satu.kode_unit)]) for satu in tampak]
    pengantar = el(
        "p",
        f"{bulat(len(kurang))} jabatan memuat baris yang tidak ikut dijumlahkan atau data yang belum terisi. "
        "Angka jabatan ini, dan jumlah unit di atasnya, dapat berubah.",
    )
    isi = tabel("Jabatan belum lengkap", kolom, [RowGroup(None, baris)])
    return gabung(pengantar, isi, _lain(len(kurang) - len(tampak), "jabatan", "D Kebutuhan"))


def _lain(banyak: int, kata: str, nama: str) -> Html | None:
    kalimat = f"… dan {bulat(banyak)} {kata} lain, pada halaman unitnya dan {lembar(nama)}."
    return el("p", kalimat, kelas="redup") if banyak else None


def _temuan(bahan: Bahan) -> Html:
    kelompok: dict[tuple[str, str], list[Temuan]] = {}
    for satu in bahan.temuan:
        kelompok.setdefault((satu.tingkat, satu.aturan), []).append(satu)
    if not kelompok:
        return el("p", "Tidak ada temuan pada data.", kelas="abk-bersih")
    # few kinds leave room for more of each
    tiap = max(_BARIS // 4, 2 * _BARIS // len(kelompok))
    lipatan = (_lipatan(bahan, tingkat, aturan, isi, tiap) for (tingkat, aturan), isi in kelompok.items())
    return gabung(*lipatan)


def _lipatan(bahan: Bahan, tingkat: str, aturan: str, isi: Sequence[Temuan], banyak: int) -> Html:
    nama = f"{TINGKAT[tingkat]}, aturan “{aturan.replace('_', ' ')}”"
    kepala = el("summary", nama, el("span", f" — {bulat(len(isi))} temuan", kelas="redup"))
    # notes change no number and can be many: on paper their count is enough
    kelas = "tutup" if tingkat == "catatan" else ""
    tampak = isi[:banyak]
    lain = _lain(len(isi) - len(tampak), "temuan", "Temuan")
    return el("details", kepala, tabel_temuan(bahan, f"Temuan: {nama}", tampak), lain, kelas=kelas)


def tabel_temuan(bahan: Bahan, judul: str, temuan: Sequence[Temuan]) -> Html:
    """Return findings as a table: where it is, what it is, what to do."""
    return tabel(judul, _KOLOM_TEMUAN, [RowGroup(None, [_baris_temuan(bahan, satu) for satu in temuan])])


def _baris_temuan(bahan: Bahan, satu: Temuan) -> Row:
    siapa = bahan.nama_jabatan.get(satu.kode_jabatan or "")
    unit = bahan.nama_unit.get(satu.kode_unit or "")
    kode = satu.kode_jabatan or satu.kode_unit
    nama = gabung(siapa or unit or "–", el("small", f" ({kode})") if kode else None)
    nilai = (
        gabung(" — tertulis ", el("code", satu.nilai))
        if satu.nilai and satu.nilai not in satu.pesan
        else None
    )
    return Row([TINGKAT[satu.tingkat], satu.letak or "–", nama, gabung(satu.pesan, nilai), satu.saran])
