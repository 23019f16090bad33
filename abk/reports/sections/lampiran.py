"""The annex: where each value of the law is written, and what was read for it."""

from abk.hasil import ketentuan_dipakai
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.markup import el, gabung

JUDUL = "Lampiran: sumber ketentuan"


def lampiran(bahan: Bahan) -> Bagian:
    """Return where each value of the law is written, and what was read for it."""
    kolom = [Column("Ketentuan", nama_baris=True), Column("Letak"), Column("Sumber yang dibaca")]
    baris = [
        Row(
            [
                satu.nama,
                satu.letak or "belum diketahui",
                gabung(satu.sumber, el("small", satu.catatan, kelas="kata") if satu.catatan else None),
            ]
        )
        for satu in ketentuan_dipakai(bahan.cabang)
    ]
    isi = tabel(JUDUL, kolom, [RowGroup(None, baris)])
    buka = el("summary", "Letak dan sumber yang dibaca untuk tiap ketentuan")
    return Bagian("lampiran", JUDUL, el("details", buka, isi))
