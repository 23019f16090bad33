"""What a page says first: what its figures come to."""

from abk import hasil
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.tulisan.markup import el

JUDUL = "Simpulan"


def simpulan(bahan: Bahan) -> Bagian:
    """Return the verdict of the page: what its figures come to, in one or two sentences."""
    kalimat = hasil.simpulan(bahan.cabang, bahan.kode_unit).kalimat
    return Bagian("simpulan", JUDUL, el("p", kalimat, kelas="abk-simpulan"))
