"""Sheet Temuan: every fault, doubt and note of the data, with what to do."""

from __future__ import annotations

from collections import Counter

from abk.reports.rekap_xlsx.bingkai import CATATAN, kepala, kop
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.susunan import FormRows

NAMA = "Temuan"
_KOLOM = (
    SheetColumn("NO", 5),
    SheetColumn("TINGKAT", 10),
    SheetColumn("BERKAS", 16),
    SheetColumn("BARIS", 7),
    SheetColumn("KOLOM", 14),
    SheetColumn("NILAI", 14),
    SheetColumn("JABATAN / UNIT", 24),
    SheetColumn("ATURAN", 16),
    SheetColumn("APA YANG DITEMUKAN", 38),
    SheetColumn("APA YANG HARUS DILAKUKAN", 36),
)


def tulis_temuan(buku: Buku, s: FormRows) -> None:
    """Write the sheet."""
    temuan = s.kegiatan.temuan
    banyak = Counter(t.tingkat for t in temuan)
    ringkas = ", ".join(f"{n} {tingkat}" for tingkat, n in banyak.items()) or "tidak ada temuan"
    lembar = Sheet(buku, NAMA, _KOLOM)
    ulang = kepala(
        lembar, kop(lembar, "TEMUAN PEMERIKSAAN DATA", (f"Banyaknya: {ringkas}.", *CATATAN["temuan"]))
    )
    nama_jabatan = {p.kode: p.nama for p in s.pos}
    nama_unit = {u.kode: u.nama for u in s.unit}
    awal = ulang[1] + 1
    for n, t in enumerate(temuan, 1):
        b = awal + n - 1
        gaya = ("sel", "tanda") if t.tingkat in {"cacat", "ragu"} else ("sel",)
        kode = t.kode_jabatan or t.kode_unit or ""
        nama = nama_jabatan.get(t.kode_jabatan or "") or nama_unit.get(t.kode_unit or "") or ""
        lembar.angka(b, 0, n, *gaya, "tengah")
        isi = (t.tingkat.upper(), t.berkas or t.tabel)
        ekor = (t.kolom, t.nilai, f"{kode} {nama}".strip(), t.aturan, t.pesan, t.saran)
        for kolom, teks in enumerate(isi, 1):
            lembar.teks(b, kolom, teks, *gaya)
        lembar.angka(b, 3, t.baris, *gaya, "tengah")
        for kolom, teks in enumerate(ekor, 4):
            lembar.teks(b, kolom, teks, *gaya)
    if not temuan:
        lembar.bentang(awal, "Tidak ada temuan.", "sel", "miring", "tengah")
    akhir = awal + max(len(temuan), 1) - 1
    if temuan:
        lembar.ws.autofilter(awal - 1, 0, akhir, lembar.akhir)
    lembar.cetak(akhir, ulang)
