"""What an audit did not look at: columns, tables, sheets; no silence that reads as approval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from abk.instrumen.asing.abk_kes import ABK_KES
from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.grid import Grid, huruf_kolom
from abk.instrumen.asing.pembagi import dekat, uji_hitungan
from abk.instrumen.asing.rumus import hasil_kali
from abk.instrumen.asing.tanya import kelipatan_frekuensi
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.galat import TemuanSel
from abk.instrumen.hitung_ulang.tabel import Pencatat
from abk.instrumen.sandbox import BukuMentah
from abk.tulisan.format import ringkas

TAK_DIPERIKSA = frozenset({"abk_kes_belum_didukung", "lembar_tidak_diperiksa"})
"""Rules by which a whole sheet is said not to be checked."""
_DIPAKAI = {"nomor", "volume", "norma_waktu", "norma_min", "norma_maks", "waktu_efektif", "frekuensi"}
_KALI = (1.0, 60.0, 1 / 60)


def temuan_cakupan(catat: Pencatat) -> Iterable[TemuanSel]:
    """Columns with numbers that no rule compared with anything; a table that none could."""
    t = catat.tinjauan
    _, teruji = uji_hitungan(catat.grid, t.kolom, t.isi.baris, t.pembagi)
    diperiksa = {k for p, k in t.kolom.items() if p in _DIPAKAI} | set(t.isi.per_periode)
    if teruji:
        diperiksa.add(t.kolom["kebutuhan"])
    elif t.isi.baris and not _belum_dihitung(catat):
        kurang = "kolom kebutuhan" if t.pembagi else "waktu kerja efektif dan kebutuhan"
        pesan = f"hitungan tabel ini tidak diperiksa: {kurang} tidak ada atau tidak terbaca"
        saran = "Hitungannya tidak dapat dinyatakan benar; periksa sendiri, atau lengkapi tabelnya."
        yield catat.temuan("catatan", "tidak_diperiksa", t.tabel.ruas, pesan, saran)
    beban = t.header.kolom.get("beban", ())
    diperiksa |= {k for k in beban if _beban_benar(catat, k)}
    sisa = [k for k in range(t.header.awal, t.header.ujung + 1) if k not in diperiksa and _berangka(catat, k)]
    if sisa and t.isi.baris:
        sebut = ", ".join(f"{huruf_kolom(k)} ({t.header.label.get(k, 'tanpa kepala')})" for k in sisa)
        pesan = f"kolom berangka ini tidak diperiksa: {sebut}"
        saran = "Angka di kolom itu tidak dibandingkan dengan apa pun; periksa sendiri."
        letak = f"{alamat(t.isi.baris[0].baris, sisa[0])}:{alamat(t.isi.baris[-1].baris, sisa[-1])}"
        yield catat.temuan("catatan", "kolom_tidak_diperiksa", letak, pesan, saran)


def temuan_frekuensi(catat: Pencatat) -> Iterable[TemuanSel]:
    """A load that multiplies a frequency with a volume that contains it already."""
    t = catat.tinjauan
    kali = kelipatan_frekuensi(t.isi.baris)
    if kali is None:
        return
    for k in [*t.header.kolom.get("beban", ()), *t.header.kolom.get("kebutuhan", ())]:
        ganda = [b for b in t.isi.baris if _memuat_ketiganya(catat, b.baris, k)]
        if ganda:
            b = ganda[0]
            pesan = (
                f"frekuensi dihitung dua kali di {len(ganda)} baris: volume (sel {b.sel['volume']}) sudah "
                f"frekuensi (sel {b.sel['frekuensi']}) × {ringkas(kali)}, lalu dikalikan frekuensi lagi"
            )
            saran = "Kalikan norma waktu dengan volume setahun saja, tanpa frekuensinya."
            yield catat.temuan("ragu", "frekuensi_ganda", catat.grid.sel(b.baris, k), pesan, saran)
            return


def _memuat_ketiganya(catat: Pencatat, baris: int, kolom: int) -> bool:
    peran = ("volume", "norma_waktu", "frekuensi")
    sel = [catat.grid.asal(baris, catat.tinjauan.kolom[p]) for p in peran]
    hasil = hasil_kali(catat.grid, (baris, kolom), sel)
    if hasil is not None:
        return all(hasil.pangkat[s] == 1 for s in sel)
    angka = [catat.angka(*s) for s in sel]
    nilai = catat.angka(baris, kolom)
    if nilai is None or any(a is None or a in {0, 1} for a in angka):
        return False
    v, n, f = (a or 0.0 for a in angka)
    return any(dekat(nilai, v * n * f * k) for k in _KALI)


def _beban_benar(catat: Pencatat, kolom: int) -> bool:
    """Whether a column of loads is one product in every row: volume or frequency × norma, in any unit."""
    peran = ("volume", "norma_waktu", "frekuensi")
    pasang: list[tuple[float, float, float, float]] = []
    for b in catat.tinjauan.isi.baris:
        nilai = catat.angka(b.baris, kolom)
        v, n, f = ((b.angka[k].nilai if k in b.angka else 1.0) for k in peran)
        if nilai is not None and v is not None and n is not None and f is not None:
            pasang.append((nilai, v * n, n * f, v * n * f))
    hasil = zip(*pasang, strict=True)
    nilai_cetak = next(hasil, ())
    return any(
        all(dekat(a, b * k) for a, b in zip(nilai_cetak, c, strict=True)) for c in hasil for k in _KALI
    )


def _berangka(catat: Pencatat, kolom: int) -> bool:
    return any(catat.angka(b.baris, kolom) is not None for b in catat.tinjauan.isi.baris)


def _belum_dihitung(catat: Pencatat) -> bool:
    """Whether the needs were never computed, which is said cell by cell."""
    k = catat.tinjauan.kolom.get("kebutuhan")
    tanpa = catat.grid.lembar.tanpa_nilai
    return k is not None and any(catat.grid.sel(b.baris, k) in tanpa for b in catat.tinjauan.isi.baris)


def temuan_lembar(
    buku: BukuMentah, semua: Sequence[TinjauTugas | TabelTinjau], berkas: str
) -> Iterable[TemuanSel]:
    """Sheets with numbers of which no task table was checked."""
    bertugas = {t.tabel.lembar for t in semua if isinstance(t, TinjauTugas)}
    kes = {t.lembar for t in semua if isinstance(t, TabelTinjau) and t.jenis == "abk_kes"}
    for lembar in buku.lembar:
        grid = Grid(lembar)
        if lembar.nama in kes:
            pesan = "formulir ABK-Kes tidak diperiksa"
            yield TemuanSel(
                "catatan", "abk_kes_belum_didukung", pesan, ABK_KES, berkas=berkas, lembar=lembar.nama
            )
        elif lembar.nama not in bertugas and any(grid.berangka(n) for n in range(grid.tinggi)):
            sebab = "tidak memuat tabel uraian tugas" if lembar.tampak else "tersembunyi"
            pesan = f"lembar ini berisi angka yang tidak diperiksa: lembarnya {sebab}"
            saran = "Periksa sendiri angka di lembar itu."
            yield TemuanSel(
                "catatan", "lembar_tidak_diperiksa", pesan, saran, berkas=berkas, lembar=lembar.nama
            )
