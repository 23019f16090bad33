"""The sheet of a workbook that asks for informasi jabatan of one post: an entry a row, out and back in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.instrumen.buku.gaya import Gaya, batasi
from abk.instrumen.buku.pembaca import PembacaSel, kode_lembar
from abk.instrumen.buku.tata_letak import BARIS_PENANDA, FORMAT_INFORMASI, KOLOM_ID, KOLOM_LABEL, alamat
from abk.instrumen.galat import BerkasError
from abk.instrumen.pertanyaan import Instrumen
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.kegiatan.informasi import BAGIAN, isi_butir, teks_butir
from abk.store import Lembar
from abk.tulisan.markup import kutip

BARIS_SIAPA = 1
"""Row that names the post and its unit."""
_BARIS_KEPALA, _KOLOM_ISI, _CADANGAN = 4, 2, 3
_KEPALA = ("BUTIR", "ISI", "RINCIAN", "KETERANGAN", "YANG DITULIS")
_LEBAR = (24, 46, 40, 34, 52)
_JUDUL = "INFORMASI JABATAN (TIDAK WAJIB UNTUK ABK)"
_PETUNJUK = (
    "Satu isi satu baris. Ikhtisar, uraian tugas, hasil kerja, dan kelas sudah ada pada lembar jabatannya. "
    "Butir yang belum diketahui dibiarkan kosong; lembar jabatan tetap dapat diajukan."
)
_SUSUNAN = "Susunan lembar tidak boleh diubah; salin isian ke formulir yang diekspor ulang."


def kata_siapa(jabatan: str, unit: str) -> str:
    """Line that names the post and its unit."""
    return f"{jabatan}; {unit}"


def lembar_informasi(buku: BukuMentah, kode: str) -> LembarMentah | None:
    """Sheet with informasi jabatan of a post; None in workbooks without one."""
    return next((s for s in buku.lembar if kode and kode_lembar(s, FORMAT_INFORMASI) == kode), None)


def tulis_informasi(lembar: Any, gaya: Gaya, instrumen: Instrumen, isi: Lembar, siapa: str) -> None:
    """Fill one worksheet: each item with its entries, and rows to spare."""
    lembar.set_column(KOLOM_ID, KOLOM_ID, 3, None, {"hidden": True})
    for n, lebar in enumerate(_LEBAR):
        lembar.set_column(KOLOM_LABEL + n, KOLOM_LABEL + n, lebar)
        lembar.write_string(_BARIS_KEPALA, KOLOM_LABEL + n, _KEPALA[n], gaya["kepala"])
    lembar.write_string(BARIS_PENANDA, KOLOM_ID, f"{FORMAT_INFORMASI}:{isi.kode_jabatan}")
    lembar.write_string(BARIS_PENANDA, KOLOM_LABEL, _JUDUL, gaya["judul"])
    lembar.write_string(BARIS_SIAPA, KOLOM_LABEL, siapa, gaya["subjudul"])
    lembar.write_string(BARIS_SIAPA + 1, KOLOM_LABEL, _PETUNJUK, gaya["subjudul"])
    baris = _BARIS_KEPALA + 1
    for satu in instrumen.informasi:
        ada = isi_butir(getattr(isi, satu.nama))
        akhir = baris + len(ada) + _CADANGAN - 1
        for n in range(baris, akhir + 1):
            lembar.write_string(n, KOLOM_ID, satu.nama)
            _isi(lembar, gaya, n, ada[n - baris] if n - baris < len(ada) else {})
        arti = "; ".join(f"{n}: {a}" for n, a in zip(BAGIAN, satu.bagian, strict=False)).capitalize()
        kanan = _KOLOM_ISI + len(BAGIAN)
        lembar.merge_range(baris, KOLOM_LABEL, akhir, KOLOM_LABEL, satu.label, gaya["label"])
        lembar.merge_range(baris, kanan, akhir, kanan, f"{satu.bantuan} {arti}.", gaya["label"])
        batasi(lembar, satu, baris, _KOLOM_ISI, akhir, _KOLOM_ISI + len(BAGIAN) - 1)
        baris = akhir + 1
    _cetak(lembar, baris - 1)


def _isi(lembar: Any, gaya: Gaya, baris: int, isi: Mapping[str, str]) -> None:
    for n, nama in enumerate(BAGIAN, _KOLOM_ISI):
        if nama in isi:
            lembar.write_string(baris, n, isi[nama], gaya["teks"])
        else:
            lembar.write_blank(baris, n, None, gaya["teks"])


def _cetak(lembar: Any, akhir: int) -> None:
    pilihan = ("format_columns", "format_rows", "select_locked_cells", "select_unlocked_cells")
    lembar.protect("", dict.fromkeys(pilihan, True))
    lembar.hide_gridlines(2)
    lembar.freeze_panes(_BARIS_KEPALA + 1, _KOLOM_ISI)
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    lembar.fit_to_pages(1, 0)
    lembar.repeat_rows(_BARIS_KEPALA)
    lembar.print_area(0, KOLOM_LABEL, akhir, KOLOM_LABEL + len(_LEBAR) - 1)
    lembar.set_footer("&R&8Halaman &P dari &N")


def baca_informasi(
    buku: BukuMentah, lembar: LembarMentah, instrumen: Instrumen
) -> tuple[dict[str, str], dict[str, tuple[str, str]], PembacaSel]:
    """Items of a sheet, the sheet and first cell of each, and the cells that were refused or noted.

    Raises BerkasError if the columns or rows are no longer where the sheet has them.
    """
    pembaca = PembacaSel(buku, lembar)
    for n, kata in enumerate(_KEPALA[: len(BAGIAN) + 1]):
        if lembar.sel(_BARIS_KEPALA, KOLOM_LABEL + n) != kata:
            tempat = alamat(_BARIS_KEPALA, KOLOM_LABEL + n)
            pesan = f"Kolom {kutip(kata)} tidak lagi di tempatnya."
            raise BerkasError(pesan, _SUSUNAN, buku.berkas, lembar.nama, tempat)
    tanya = {p.nama: p for p in instrumen.informasi}
    isi: dict[str, list[dict[str, str]]] = {nama: [] for nama in tanya}
    letak: dict[str, tuple[str, str]] = dict.fromkeys(tanya, (lembar.nama, ""))
    for baris in range(_BARIS_KEPALA + 1, len(lembar.baris)):
        nama = str(lembar.sel(baris, KOLOM_ID) or "")
        if nama not in tanya:
            terisi = next(
                (k for k in range(_KOLOM_ISI, _KOLOM_ISI + len(BAGIAN)) if lembar.sel(baris, k)), None
            )
            if terisi is not None:
                pesan = "Isian di luar baris yang tersedia."
                raise BerkasError(pesan, _SUSUNAN, buku.berkas, lembar.nama, alamat(baris, terisi))
            continue
        if not letak[nama][1]:
            letak[nama] = (lembar.nama, alamat(baris, _KOLOM_ISI))
        if pembaca.kosong(baris, _KOLOM_ISI, _KOLOM_ISI + len(BAGIAN)):
            continue
        butir = [(b, tanya[nama], k) for k, b in enumerate(BAGIAN, _KOLOM_ISI)]
        sel = pembaca.jawaban(butir, baris)
        satu = {b: str(v) for b, v in sel.items() if v is not None}
        if satu and "isi" not in satu and alamat(baris, _KOLOM_ISI) not in {t.sel for t in pembaca.ditolak}:
            pesan = f"{tanya[nama].label}: isinya kosong, sedangkan rinciannya ada"
            pembaca.tolak(baris, _KOLOM_ISI, "isi_butir", pesan, "Tulis isinya, atau kosongkan baris itu.")
        if satu:
            isi[nama].append(satu)
    return {nama: teks_butir(semua) for nama, semua in isi.items()}, letak, pembaca
