"""All units in one table that sorts and filters, each with a link to its page."""

from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.sections.rekap import KOLOM, baris_unit
from abk.reports.tabel import Kelompok, tabel
from abk.tulisan.format import bulat
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Daftar unit organisasi"
_ALAT = "abk-saring"
_PILIHAN = (
    ("", "Semua unit"),
    ("kurang", "Ada kekurangan"),
    ("lebih", "Ada kelebihan"),
    ("sesuai", "Sesuai seluruhnya"),
    ("belum", "Ada jabatan belum lengkap"),
)


def daftar_unit(bahan: Bahan) -> Bagian:
    """Return the table of all units, a plain table in the order of the tree where no script runs.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
        Each row covers the unit and all below it. [orang, jam/tahun]
    """
    if not bahan.unit:
        return Bagian(
            "daftar-unit", JUDUL, el("p", "Belum ada unit organisasi dalam data.", kelas="abk-bersih")
        )
    baris = [baris_unit(bahan, satu, berurut=True) for satu in bahan.unit]
    pengantar = el(
        "p",
        "Setiap baris mencakup unit itu beserta unit di bawahnya, sehingga baris-baris ini tidak untuk "
        "dijumlahkan; jumlah seluruhnya ada pada angka kunci.",
        kelas="redup",
    )
    isi = tabel(JUDUL, KOLOM, [Kelompok(None, baris)], data_abk_tabel=_ALAT)
    return Bagian("daftar-unit", JUDUL, gabung(pengantar, _alat(len(baris)), isi))


def _alat(jumlah: int) -> Html:
    """Return the tools for filtering, hidden until the script of the page shows them."""
    pilihan = (el("option", kata, value=nilai) for nilai, kata in _PILIHAN)
    return el(
        "div",
        el(
            "div",
            el("label", "Cari nama atau kode unit", for_="abk-cari"),
            el("input", id="abk-cari", type="search", autocomplete="off"),
        ),
        el("div", el("label", "Keadaan", for_="abk-pilih"), el("select", *pilihan, id="abk-pilih")),
        el("button", "Urutan semula", type="button"),
        el("span", f"{bulat(jumlah)} unit", kelas="redup", aria_live="polite", role="status"),
        kelas="abk-saring",
        id=_ALAT,
        hidden=True,
    )
