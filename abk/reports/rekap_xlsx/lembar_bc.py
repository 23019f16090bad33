"""Forms B and C: the incumbents of every post, and its workload by unit."""

from __future__ import annotations

from fractions import Fraction

from abk.hasil import Pos, UnitHasil
from abk.reports.rekap_xlsx.bingkai import CATATAN, kepala, kop
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.lembar_a import LetakA
from abk.reports.rekap_xlsx.rows import FormRows
from abk.reports.rekap_xlsx.rumus import KOSONG, rentang, sel, sel_lembar

NAMA_B = "B Pemangku"
NO, JABATAN, UNIT, KELAS, JUMLAH, KET_B = range(6)
_KOLOM_B = (
    SheetColumn("NO", 5),
    SheetColumn("NAMA JABATAN", 48),
    SheetColumn("UNIT", 48),
    SheetColumn("KELAS", 8),
    SheetColumn("JUMLAH", 9),
    SheetColumn("KET", 26),
)


def tulis_b(buku: Buku, s: FormRows) -> tuple[list[str], str]:
    """Write form B; returns the address of the bezetting of each post, and of their sum."""
    lembar = Sheet(buku, NAMA_B, _KOLOM_B, (SheetColumn("kode jabatan", 16),))
    ulang = kepala(lembar, kop(lembar, "FORMULIR B: INVENTARISASI JUMLAH PEMANGKU JABATAN", CATATAN["B"]))
    awal = baris = ulang[1] + 1
    letak = []
    for p in s.pos:
        _baris_b(lembar, baris, p)
        letak.append(sel_lembar(NAMA_B, baris, JUMLAH))
        baris += 1
    baris = max(baris, awal + 1)
    lembar.bentang(baris, "JUMLAH", "sel", "jumlah", "kanan", akhir=KELAS)
    isi = f"=SUM({sel(awal, JUMLAH)}:{sel(baris - 1, JUMLAH)})"
    lembar.rumus(baris, JUMLAH, isi, s.jumlah.bezetting, "sel", "jumlah", "bulat")
    lembar.kosong(baris, KET_B, KET_B, "sel", "jumlah")
    if s.pos:
        lembar.ws.autofilter(awal - 1, 0, baris - 1, lembar.akhir)
    lembar.cetak(baris, ulang)
    return letak, sel_lembar(NAMA_B, baris, JUMLAH)


def _baris_b(lembar: Sheet, b: int, p: Pos) -> None:
    tanda = ("tanda",) if p.belum_lengkap else ()
    lembar.angka(b, NO, p.nomor, "sel", "tengah", *tanda)
    lembar.teks(b, JABATAN, p.nama, "sel", *tanda)
    lembar.teks(b, UNIT, p.nama_unit, "sel", *tanda)
    lembar.angka(b, KELAS, p.kelas, "sel", "tengah", *tanda)
    lembar.angka(b, JUMLAH, p.bezetting, "sel", "bulat", *tanda)
    ket = ["BELUM LENGKAP"] if p.belum_lengkap else []
    ket += ["jumlah belum diisi"] if p.bezetting is None else []
    lembar.teks(b, KET_B, "; ".join(ket), "sel", *tanda)
    lembar.teks(b, lembar.kunci, p.kode, "kunci")


# ── form C ────────────────────────────────────────────────────────────────────────────────────────
NAMA_C = "C Rekap Beban"
NO, URAIAN, CARA, TUGAS, YA, TIDAK, MENIT, JAM, BAGIAN, KET_C = range(10)
_KOLOM_C = (
    SheetColumn("NO", 5),
    SheetColumn("UNIT / NAMA JABATAN", 50),
    SheetColumn("PENDEKATAN", 20),
    SheetColumn("URAIAN TUGAS", 9),
    SheetColumn("DIHITUNG", 10.5),
    SheetColumn("TIDAK DIHITUNG", 10.5),
    SheetColumn("BEBAN KERJA (menit/tahun)", 16),
    SheetColumn("BEBAN KERJA (jam/tahun)", 15),
    SheetColumn("BAGIAN DARI UNIT", 10.5),
    SheetColumn("KET", 20),
)


def tulis_c(buku: Buku, s: FormRows, a: LetakA, dasar: str) -> dict[int, str]:
    """Write form C; returns the address of the workload of each post, by its number."""
    lembar = Sheet(
        buku, NAMA_C, _KOLOM_C, (SheetColumn("kunci jabatan", 12), SheetColumn("kode jabatan", 16))
    )
    ulang = kepala(
        lembar, kop(lembar, "FORMULIR C: REKAPITULASI BEBAN KERJA JABATAN", CATATAN["C"], dasar=dasar)
    )
    awal = baris = ulang[1] + 1
    letak: dict[int, str] = {}
    for u in s.unit:
        if u.pos:
            baris = _unit_c(lembar, baris, u, s, a, letak)
    baris = max(baris, awal + 1)
    _jumlah_c(lembar, s, awal, baris)
    lembar.cetak(baris, ulang)
    return letak


def _unit_c(lembar: Sheet, baris: int, u: UnitHasil, s: FormRows, a: LetakA, letak: dict[int, str]) -> int:
    lembar.bentang(baris, f"{u.nama} ({u.kode})", "anak_pita")
    awal, akhir = baris + 1, baris + len(u.pos)
    kaki = akhir + 1
    for b, p in enumerate(u.pos, awal):
        _baris_c(lembar, b, p, s, a)
        _bagian(
            lembar, b, kaki, p.beban_menit, u.sendiri.beban_menit, *(("tanda",) if p.belum_lengkap else ())
        )
        letak[p.nomor] = sel_lembar(NAMA_C, b, MENIT)
    lembar.bentang(kaki, f"Jumlah {u.nama}", "sel", "jumlah", "kanan", akhir=CARA)
    for kolom, nilai in _jumlah_unit(u, s).items():
        bentuk = "beban" if kolom in {MENIT, JAM} else "bulat"
        isi = f"=SUM({sel(awal, kolom)}:{sel(akhir, kolom)})"
        lembar.rumus(kaki, kolom, isi, nilai, "sel", "jumlah", bentuk)
    lembar.kosong(kaki, BAGIAN, KET_C, "sel", "jumlah")
    n = u.sendiri.belum_lengkap
    lembar.teks(kaki, KET_C, f"{n} jabatan BELUM LENGKAP" if n else "", "sel", "jumlah")
    return kaki + 1


def _jumlah_unit(u: UnitHasil, s: FormRows) -> dict[int, Fraction | int]:
    tugas, ya = (
        sum(satu) for satu in zip((0, 0), *(s.banyak.get(p.kode, (0, 0)) for p in u.pos), strict=True)
    )
    menit = u.sendiri.beban_menit
    return {TUGAS: tugas, YA: ya, TIDAK: tugas - ya, MENIT: menit, JAM: menit / 60}


def _baris_c(lembar: Sheet, b: int, p: Pos, s: FormRows, a: LetakA) -> None:
    tanda = ("tanda",) if p.belum_lengkap else ()
    kunci = sel(b, lembar.kunci)
    lembar.angka(b, NO, p.nomor, "sel", "tengah", *tanda)
    lembar.teks(b, URAIAN, p.nama, "sel", *tanda)
    lembar.teks(b, CARA, p.kata_pendekatan, "sel", *tanda)
    tugas, ya = s.banyak.get(p.kode, (0, 0))
    hitung = (
        (TUGAS, f"=COUNTIF({a.kunci},{kunci})", tugas),
        (YA, f'=COUNTIFS({a.kunci},{kunci},{a.dihitung},"ya")', ya),
        (TIDAK, f"={sel(b, TUGAS)}-{sel(b, YA)}", tugas - ya),
    )
    for kolom, isi, banyak in hitung:
        lembar.rumus(b, kolom, isi, banyak, "sel", "bulat", *tanda)
    lembar.rumus(b, MENIT, f"=SUMIFS({a.beban},{a.kunci},{kunci})", p.beban_menit, "sel", "beban", *tanda)
    lembar.rumus(b, JAM, f"={sel(b, MENIT)}/60", p.beban_menit / 60, "sel", "beban", *tanda)
    lembar.teks(b, KET_C, "BELUM LENGKAP" if p.belum_lengkap else "", "sel", *tanda)
    lembar.angka(b, lembar.kunci, p.nomor, "kunci")
    lembar.teks(b, lembar.kunci + 1, p.kode, "kunci")


def _bagian(lembar: Sheet, b: int, kaki: int, menit: Fraction, semua: Fraction, *tanda: str) -> None:
    jumlah = sel(kaki, MENIT)
    isi = f'=IF({jumlah}=0,"{KOSONG}",{sel(b, MENIT)}/{jumlah})'
    lembar.rumus(b, BAGIAN, isi, menit / semua if semua else None, "sel", "persen", *tanda)


def _jumlah_c(lembar: Sheet, s: FormRows, awal: int, b: int) -> None:
    """Total over posts alone: sub-totals have no key."""
    lembar.bentang(b, "JUMLAH SELURUHNYA", "sel", "jumlah", "kanan", akhir=CARA)
    kunci = rentang(NAMA_C, awal, b - 1, lembar.kunci)
    banyak = [_jumlah_unit(u, s) for u in s.unit]
    menit = s.jumlah.beban_menit
    for kolom in (TUGAS, YA, TIDAK, MENIT, JAM):
        isi = f'=SUMIF({kunci},">0",{rentang(NAMA_C, awal, b - 1, kolom)})'
        nilai = {MENIT: menit, JAM: menit / 60}.get(kolom, sum(n[kolom] for n in banyak))
        bentuk = "beban" if kolom in {MENIT, JAM} else "bulat"
        lembar.rumus(b, kolom, isi, nilai, "sel", "jumlah", bentuk)
    n = s.jumlah.belum_lengkap
    lembar.kosong(b, BAGIAN, BAGIAN, "sel", "jumlah")
    lembar.teks(b, KET_C, f"{n} jabatan BELUM LENGKAP" if n else "", "sel", "jumlah")
