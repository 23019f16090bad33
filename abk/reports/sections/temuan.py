"""All findings of the ministry, grouped by rule and folded; and the posts that are incomplete."""

from collections.abc import Sequence

from abk.errors import Temuan
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.sections.kotak import tabel_temuan
from abk.reports.tabel import Baris, Kelompok, Kolom, tabel
from abk.tulisan.format import bulat
from abk.tulisan.istilah import TINGKAT
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Data belum lengkap dan temuan"


def temuan(bahan: Bahan) -> Bagian:
    """Return the incomplete posts and every finding, the gravest first.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
    """
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
    kolom = [Kolom("Jabatan", nama_baris=True), Kolom("Kode"), Kolom("Unit organisasi")]
    baris = [Baris([satu.nama, satu.kode, bahan.tautan(satu.kode_unit)]) for satu in kurang]
    pengantar = el(
        "p",
        f"{bulat(len(kurang))} jabatan memuat baris yang tidak ikut dijumlahkan atau data yang belum terisi. "
        "Angka jabatan ini, dan jumlah unit di atasnya, dapat berubah.",
    )
    return gabung(pengantar, tabel("Jabatan belum lengkap", kolom, [Kelompok(None, baris)]))


def _temuan(bahan: Bahan) -> Html:
    kelompok: dict[tuple[str, str], list[Temuan]] = {}
    for satu in bahan.temuan:
        kelompok.setdefault((satu.tingkat, satu.aturan), []).append(satu)
    if not kelompok:
        return el("p", "Tidak ada temuan pada data.", kelas="abk-bersih")
    return gabung(*(_lipatan(bahan, tingkat, aturan, isi) for (tingkat, aturan), isi in kelompok.items()))


def _lipatan(bahan: Bahan, tingkat: str, aturan: str, isi: Sequence[Temuan]) -> Html:
    nama = f"{TINGKAT[tingkat]}, aturan “{aturan.replace('_', ' ')}”"
    kepala = el("summary", nama, el("span", f" — {bulat(len(isi))} temuan", kelas="redup"))
    # notes change no number and can be many: on paper their count is enough
    kelas = "tutup" if tingkat == "catatan" else ""
    return el("details", kepala, tabel_temuan(bahan, f"Temuan: {nama}", isi), kelas=kelas)
