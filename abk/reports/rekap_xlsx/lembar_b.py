"""Form B: the incumbents of every post."""

from __future__ import annotations

from abk.hasil import Pos
from abk.reports.rekap_xlsx.bingkai import CATATAN, kepala, kop
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.rumus import sel, sel_lembar
from abk.reports.rekap_xlsx.susunan import FormRows

NAMA = "B Pemangku"
NO, JABATAN, UNIT, KELAS, JUMLAH, KET = range(6)
_KOLOM = (
    SheetColumn("NO", 5),
    SheetColumn("NAMA JABATAN", 48),
    SheetColumn("UNIT", 48),
    SheetColumn("KELAS", 8),
    SheetColumn("JUMLAH", 9),
    SheetColumn("KET", 26),
)


def tulis_b(buku: Buku, s: FormRows) -> tuple[list[str], str]:
    """Write form B; returns the address of the bezetting of each post, and of their sum."""
    lembar = Sheet(buku, NAMA, _KOLOM, (SheetColumn("kode jabatan", 16),))
    ulang = kepala(lembar, kop(lembar, "FORMULIR B: INVENTARISASI JUMLAH PEMANGKU JABATAN", CATATAN["B"]))
    awal = baris = ulang[1] + 1
    letak = []
    for p in s.pos:
        _baris_b(lembar, baris, p)
        letak.append(sel_lembar(NAMA, baris, JUMLAH))
        baris += 1
    baris = max(baris, awal + 1)
    lembar.bentang(baris, "JUMLAH", "sel", "jumlah", "kanan", akhir=KELAS)
    isi = f"=SUM({sel(awal, JUMLAH)}:{sel(baris - 1, JUMLAH)})"
    lembar.rumus(baris, JUMLAH, isi, s.jumlah.bezetting, "sel", "jumlah", "bulat")
    lembar.kosong(baris, KET, KET, "sel", "jumlah")
    if s.pos:
        lembar.ws.autofilter(awal - 1, 0, baris - 1, lembar.akhir)
    lembar.cetak(baris, ulang)
    return letak, sel_lembar(NAMA, baris, JUMLAH)


def _baris_b(lembar: Sheet, b: int, p: Pos) -> None:
    tanda = ("tanda",) if p.belum_lengkap else ()
    lembar.angka(b, NO, p.nomor, "sel", "tengah", *tanda)
    lembar.teks(b, JABATAN, p.nama, "sel", *tanda)
    lembar.teks(b, UNIT, p.nama_unit, "sel", *tanda)
    lembar.angka(b, KELAS, p.kelas, "sel", "tengah", *tanda)
    lembar.angka(b, JUMLAH, p.bezetting, "sel", "bulat", *tanda)
    ket = ["BELUM LENGKAP"] if p.belum_lengkap else []
    ket += ["jumlah belum diisi"] if p.bezetting is None else []
    lembar.teks(b, KET, "; ".join(ket), "sel", *tanda)
    lembar.teks(b, lembar.kunci, p.kode, "kunci")
