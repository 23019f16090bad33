"""The audit: what an office's own figures say when they are computed again, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from abk.instrumen.asing.abk_kes import ABK_KES
from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.peta import Peta
from abk.instrumen.asing.pratinjau import tinjau_buku
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.hitung_ulang.cakupan import temuan_cakupan, temuan_frekuensi, temuan_lembar
from abk.instrumen.hitung_ulang.hitungan import temuan_baris
from abk.instrumen.hitung_ulang.jumlah import tanpa_jumlah, temuan_jumlah
from abk.instrumen.hitung_ulang.tabel import Pencatat
from abk.instrumen.sandbox import BukuMentah, LembarMentah, baca_buku


def audit(berkas: Path | str, peta: Peta | None = None) -> list[TemuanSel]:
    """Faults in an office's own arithmetic, in a workbook of any official layout; nothing is written.

    ``cacat`` where a figure is wrong, ``ragu`` where it depends on what was meant, ``catatan`` for what was
    not checked. Rules: ``jumlah_lompat`` (a SUM misses a row), ``jumlah_ganda`` (it counts a sub-total or a
    parent with its parts), ``jumlah_salah`` (printed total differs), ``bukan_baris_jumlah`` (a row adds up
    those above it), ``pembagi_campur``, ``pembagi_tak_dikenal``, ``pengali_lain``, ``frekuensi_ganda``,
    ``satuan_pembagi`` (hours under a divisor of minutes or the reverse), ``periode_pembagi``,
    ``induk_dan_anak``, ``bulat_sebelum_jumlah``, ``hitungan_baris`` (printed need of a row differs),
    ``hitungan_semua_baris`` (every row by one factor), ``rumus_tanpa_nilai``, ``sel_galat``,
    ``kolom_tidak_pasti``, ``kolom_tidak_diperiksa``, ``tidak_diperiksa``, ``lembar_tidak_diperiksa``,
    ``abk_kes_belum_didukung``. The column of tasks need not be known: arithmetic does without it. Raises
    BerkasError if the file cannot be read, or holds no table to check.
    """
    return audit_buku(baca_buku(Path(berkas)), peta)


def audit_buku(buku: BukuMentah, peta: Peta | None = None) -> list[TemuanSel]:
    """As :func:`audit`, of a workbook that was read already."""
    semua = tinjau_buku(buku, peta)
    tinjauan = [t for t in semua if isinstance(t, TinjauTugas)]
    temuan = list(_sel_rusak(buku, tinjauan))
    if not tinjauan:
        saran = "Tunjukkan tabelnya dengan peta: baris kepala (misalnya 11) dan huruf setiap kolomnya."
        if any(t.jenis == "abk_kes" for t in semua if isinstance(t, TabelTinjau)):
            saran = ABK_KES
        raise BerkasError("Tidak ada tabel uraian tugas yang dapat diperiksa.", saran, buku.berkas)
    for satu in tinjauan:
        lembar = buku[satu.tabel.lembar]
        temuan += (t for t in satu.tabel.ditolak if t.sel not in {r.sel for r in temuan})
        tak_terbaca = list(_tak_terbaca(buku.berkas, satu))
        temuan += tak_terbaca
        if tak_terbaca:
            continue
        catat, ganda = tanpa_jumlah(Pencatat(buku.berkas, satu, Grid(lembar)))
        temuan += ganda
        temuan += temuan_baris(catat)
        temuan += temuan_frekuensi(catat)
        temuan += temuan_jumlah(catat)
        temuan += temuan_cakupan(catat)
    return [*temuan, *temuan_lembar(buku, semua, buku.berkas)]


def _tak_terbaca(berkas: str, tinjauan: TinjauTugas) -> Iterable[TemuanSel]:
    """A table whose columns are not certain is not silently passed over."""
    for tanya in tinjauan.tabel.tanya:
        if tanya.nama in {"kolom.volume", "kolom.norma_waktu"} and tanya.terbuka:
            yield TemuanSel(
                "ragu",
                "kolom_tidak_pasti",
                f"tabel tidak dapat diperiksa: {tanya.teks} {tanya.bukti}",
                "Perjelas kepala kolomnya, lalu periksa lagi.",
                berkas=berkas,
                lembar=tinjauan.tabel.lembar,
                sel=tinjauan.tabel.kunci.rsplit("!", 1)[-1],
            )


def _sel_rusak(buku: BukuMentah, tinjauan: list[TinjauTugas]) -> Iterable[TemuanSel]:
    bertabel = {t.tabel.lembar for t in tinjauan}
    for lembar in buku.lembar:
        if lembar.nama in bertabel:
            yield from _sel_rusak_lembar(buku.berkas, lembar)


def _sel_rusak_lembar(berkas: str, lembar: LembarMentah) -> Iterable[TemuanSel]:
    for sel, isi in lembar.galat.items():
        pesan, saran = (
            f"sel berisi galat {isi}",
            "Perbaiki rumusnya; jumlah yang memakainya tidak dapat dipercaya.",
        )
        yield TemuanSel(
            "cacat", "sel_galat", pesan, saran, berkas=berkas, nilai=isi, lembar=lembar.nama, sel=sel
        )
    for sel in sorted(lembar.tanpa_nilai):
        pesan = f"rumus ={lembar.rumus.get(sel, '')} belum pernah dihitung: selnya terbaca kosong"
        saran = "Buka dan simpan berkas ini di aplikasi lembar kerja."
        yield TemuanSel(
            "cacat", "rumus_tanpa_nilai", pesan, saran, berkas=berkas, lembar=lembar.nama, sel=sel
        )
