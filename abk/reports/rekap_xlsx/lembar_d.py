"""Form D: need, effectiveness and grade of each post."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from abk.hasil import Pos
from abk.reports.rekap_xlsx import rumus
from abk.reports.rekap_xlsx.bingkai import CATATAN, kepala, kop, tanda_tangan
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.rows import FormRows
from abk.reports.rekap_xlsx.rumus import KOSONG, WAKTU, rentang, sel, sel_lembar
from abk.tulisan.format import kata_selisih

NAMA = "D Kebutuhan"
NO, UNIT, JABATAN, BEBAN, BUTUH, BULAT, ADA, SELISIH, EJ, PJ, KET = range(11)
_KOLOM = (
    SheetColumn("NO", 5),
    SheetColumn("UNIT", 36),
    SheetColumn("NAMA JABATAN", 36),
    SheetColumn("JUMLAH BEBAN (menit/tahun)", 14.5),
    SheetColumn("KEBUTUHAN (orang)", 12.5),
    SheetColumn("DIBULATKAN (orang)", 12.5),
    SheetColumn("ADA (orang)", 8),
    SheetColumn("+/−", 7),
    SheetColumn("EJ", 8),
    SheetColumn("PJ", 5),
    SheetColumn("KET", 22),
)


@dataclass(frozen=True)
class LetakD:
    """Where the other forms find the figures of posts."""

    kunci_unit: str
    kolom: dict[int, str]
    jumlah: dict[int, str]
    kekurangan: str
    kelebihan: str


def tulis_d(buku: Buku, s: FormRows, beban: dict[int, str], ada: list[str], dasar: str) -> LetakD:
    """Write form D from the addresses of the loads (by number of the post) and the bezetting (in order)."""
    lembar = Sheet(buku, NAMA, _KOLOM, (SheetColumn("kunci unit", 10), SheetColumn("kode jabatan", 16)))
    judul = "FORMULIR D: KEBUTUHAN PEGAWAI, EFEKTIVITAS JABATAN, DAN PRESTASI KERJA JABATAN"
    ulang = kepala(lembar, kop(lembar, judul, CATATAN["D"], dasar=dasar))
    awal = ulang[1] + 1
    for b, p in enumerate(s.pos, awal):
        _baris(lembar, b, p, s, beban[p.nomor], ada[p.nomor - 1])
        isi = rumus.prestasi(sel(b, EJ), s.kegiatan.aturan.skala)
        lembar.rumus(b, PJ, isi, p.prestasi, "sel", "tengah", *_tanda(p))
    akhir = awal + max(len(s.pos), 1) - 1
    if s.pos:
        lembar.ws.autofilter(awal - 1, 0, akhir, lembar.akhir)
    letak = _jumlah(lembar, s, awal, akhir)
    lembar.cetak(tanda_tangan(lembar, akhir + 4), ulang)
    return letak


def _tanda(p: Pos) -> tuple[str, ...]:
    return ("tanda",) if p.belum_lengkap else ()


def _kata(p: Pos) -> str:
    return "yang ada belum diisi" if p.selisih is None else kata_selisih(p.selisih)


def _baris(lembar: Sheet, b: int, p: Pos, s: FormRows, beban: str, ada: str) -> None:
    tanda, catatan = _tanda(p), s.catatan[p.kode]
    lembar.angka(b, NO, p.nomor, "sel", "tengah", *tanda)
    lembar.teks(b, UNIT, p.nama_unit, "sel", *tanda)
    lembar.teks(b, JABATAN, p.nama, "sel", *tanda)
    minimum = sel(b, BUTUH) if p.pimpinan and p.kebutuhan < 1 else ""
    kata = "; ".join(filter(None, (_kata(p), rumus.MINIMUM_SATU if p.dinaikkan else "", catatan)))
    rasio = rumus.efektivitas(sel(b, BEBAN), sel(b, ADA), belum_lengkap=p.belum_lengkap)
    butir: tuple[tuple[int, str, Fraction | float | str | None, str], ...] = (
        (BEBAN, f"={beban}", p.beban_menit, "beban"),
        (BUTUH, f"={sel(b, BEBAN)}/{WAKTU}", p.kebutuhan, "orang"),
        (BULAT, rumus.bulatkan(sel(b, BUTUH), pimpinan=p.pimpinan), p.kebutuhan_bulat, "bulat"),
        (ADA, f'=IF(ISNUMBER({ada}),{ada},"{KOSONG}")', p.bezetting, "bulat"),
        (
            SELISIH,
            f'=IF(ISNUMBER({sel(b, ADA)}),{sel(b, ADA)}-{sel(b, BULAT)},"{KOSONG}")',
            p.selisih,
            "selisih",
        ),
        (EJ, rasio, p.efektivitas, "rasio"),
        (KET, rumus.kata_selisih(sel(b, SELISIH), catatan, minimum), kata, "sel"),
    )
    for kolom, isi, nilai, bentuk in butir:
        lembar.rumus(b, kolom, isi, nilai, "sel", bentuk, *tanda)
    lembar.angka(b, lembar.kunci, s.nomor_unit[p.kode_unit], "kunci")
    lembar.teks(b, lembar.kunci + 1, p.kode, "kunci")


def _jumlah(lembar: Sheet, s: FormRows, awal: int, akhir: int) -> LetakD:
    """Totals; a surplus in one post never hides a deficit in another."""
    j, b = s.jumlah, akhir + 1
    lembar.bentang(b, "JUMLAH", "sel", "jumlah", "kanan", akhir=JABATAN)
    butir = (
        (BEBAN, j.beban_menit, "beban"), (BUTUH, j.kebutuhan, "orang"), (BULAT, j.kebutuhan_bulat, "bulat"),
        (ADA, j.bezetting, "bulat"), (SELISIH, j.selisih, "selisih"),
    )  # fmt: skip
    for kolom, nilai, bentuk in butir:
        lembar.rumus(
            b, kolom, f"=SUM({sel(awal, kolom)}:{sel(akhir, kolom)})", nilai, "sel", "jumlah", bentuk
        )
    lembar.kosong(b, EJ, PJ, "sel", "jumlah")
    ket = "selisih bersih" + (f"; {j.belum_lengkap} jabatan BELUM LENGKAP" if j.belum_lengkap else "")
    lembar.teks(b, KET, ket, "sel", "jumlah")
    selisih = rentang(NAMA, awal, akhir, SELISIH)
    tanda = (
        ("JUMLAH KEKURANGAN", "<0", -j.kekurangan, "kekurangan"),
        ("JUMLAH KELEBIHAN", ">0", j.kelebihan, "kelebihan"),
    )
    for n, (judul, syarat, nilai, kata) in enumerate(tanda, b + 1):
        lembar.bentang(n, judul, "sel", "jumlah", "kanan", akhir=ADA)
        lembar.rumus(n, SELISIH, f'=SUMIF({selisih},"{syarat}")', nilai, "sel", "jumlah", "selisih")
        lembar.kosong(n, EJ, PJ, "sel", "jumlah")
        lembar.teks(n, KET, kata, "sel", "jumlah")
    return LetakD(
        rentang(NAMA, awal, akhir, lembar.kunci),
        {k: rentang(NAMA, awal, akhir, k) for k in (BEBAN, BULAT, ADA, SELISIH)},
        {k: sel_lembar(NAMA, b, k) for k in (BEBAN, BUTUH, BULAT, ADA, SELISIH)},
        sel_lembar(NAMA, b + 1, SELISIH),
        sel_lembar(NAMA, b + 2, SELISIH),
    )
