"""Head of a page: whose it is, where it stands, and what must be known before reading."""

from collections.abc import Sequence

from abk.reports.bagian import Bagian, page_head
from abk.reports.bahan import Bahan
from abk.tulisan.istilah import PEMBULATAN, istilah
from abk.tulisan.markup import Html, el, gabung


def kop(bahan: Bahan, isi: Sequence[tuple[str, str]]) -> Bagian:
    """Return the head of a page."""
    unit = bahan.kode_unit
    nama = bahan.nama_unit[unit] if unit else "Rekapitulasi seluruh unit"
    jalur = _jalur(bahan) if unit else None
    rincian = _keterangan_kegiatan(bahan)
    return page_head(bahan.kegiatan, nama, rincian, isi, atas=jalur, bawah=_keadaan(bahan))


def _keadaan(bahan: Bahan) -> Html | None:
    """Which state of a case the page shows."""
    kata, lain = bahan.cabang.kata_keadaan, bahan.tautan_lain()
    if not kata:
        return None
    return el("p", gabung(kata, " ", lain) if lain else kata, kelas="abk-saat", role="note")


def _jalur(bahan: Bahan) -> Html:
    atas = [bahan.tautan(kode, nama) for kode, nama in reversed(bahan.kegiatan.induk(bahan.kode_unit))]
    jalur = gabung(bahan.tautan_indeks("Rekapitulasi seluruh unit"), *atas, antara=" › ")
    return el("p", el("span", "Kedudukan: ", kelas="abk-baca"), jalur, kelas="jalur")


def _keterangan_kegiatan(bahan: Bahan) -> Sequence[object]:
    kegiatan = bahan.kegiatan
    return [
        kegiatan.judul,
        *([f"Tahun data {kegiatan.tahun}"] if kegiatan.tahun is not None else []),
        *([f"Kode unit {bahan.kode_unit}"] if bahan.kode_unit else []),
        bahan.cabang.aturan.singkatan,
        f"Pembulatan {istilah(PEMBULATAN, kegiatan.pembulatan)}",
    ]
