"""One task table of a foreign workbook: its columns, rows, posts and open questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from abk.instrumen.asing.baris import isi_tabel
from abk.instrumen.asing.bentuk import IsiTabel, Jabatan, TabelTinjau, Tanya
from abk.instrumen.asing.grid import Grid, bagian_kolom, huruf_kolom
from abk.instrumen.asing.header import Header
from abk.instrumen.asing.hitungan import kedua_kebutuhan, tanya_hitungan, tanya_peraturan
from abk.instrumen.asing.jumlahan import TIAP_KOLOM, dengan_label_jumlah, isi_matriks, jabatan_kolom
from abk.instrumen.asing.kolom import WAJIB, pilih_kolom
from abk.instrumen.asing.pembagi import Pembagi, pembagi_tabel, uji_hitungan
from abk.instrumen.asing.peta import Peta, PetaTabel, jawaban_jabatan
from abk.instrumen.asing.ribuan import RIBUAN, tanya_spasi
from abk.instrumen.asing.tak_dibaca import kolom_tak_dibaca, tanya_tanda
from abk.instrumen.asing.tanya import (
    JUDUL_JABATAN,
    MENURUT_HASIL,
    baris_berjumlah,
    sel_ditolak,
    tanya_isi,
    tanya_jabatan,
)
from abk.instrumen.asing.ukuran import Ukuran, ukuran
from abk.instrumen.buku.tata_letak import alamat
from abk.peraturan import Aturan
from abk.tables.angka import Desimal
from abk.tulisan.markup import kutip

_TIDAK_DIBACA = {
    "kebutuhan",
    "ada",
    "selisih",
    "beban",
    "golongan",
    "unit",
    "efektivitas",
    "jumlah",
    "norma_menit",
}


@dataclass(frozen=True)
class TinjauTugas:
    """Review of one table, with what the audit needs beside the preview, and the answers given about it."""

    tabel: TabelTinjau
    header: Header
    kolom: Mapping[str, int]
    isi: IsiTabel
    pembagi: Mapping[int, Pembagi]
    ukuran: Ukuran
    grid: Grid
    jawaban: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tempat:
    """Where a table lies, and what is known before it is read.

    akhir : first row after it
    label : first row in which a label above it counts
    """

    berkas: str
    header: Header
    label: int
    akhir: int
    jabatan: Jabatan


def kunci_tabel(grid: Grid, header: Header) -> str:
    """Name by which a mapping file knows a table: sheet and first cell of its header."""
    return f"{grid.lembar.nama}!{alamat(header.baris, header.awal)}"


def tinjau_tugas(
    grid: Grid,
    tempat: Tempat,
    peta: Peta,
    satu: PetaTabel,
    dikenal: Mapping[str, str],
    aturan: Aturan | None = None,
) -> TinjauTugas:
    """Review one task table; all its questions at once, also those behind an uncertain column."""
    jawaban = {n: j for n, j in satu.jawaban.items() if not n.startswith("jabatan.")}
    header, akhir = tempat.header, tempat.akhir
    grid = replace(grid, spasi_ribuan=jawaban.get("spasi_ribuan") == RIBUAN)
    kolom, tanya = pilih_kolom(grid, header, akhir, jawaban)
    tanya = [t.dijawab(jawaban.get(t.nama, "")) for t in tanya]
    goyah = any(t.terbuka for t in tanya)
    header = dengan_label_jumlah(grid, header, kolom)
    isi = IsiTabel([tempat.jabatan])
    if set(WAJIB[1:]) <= kolom.keys():
        desimal: Desimal = (
            "," if jawaban.get("desimal") == "," else "." if jawaban.get("desimal") == "." else ""
        )
        judul = jawaban.get("judul_bagian") == JUDUL_JABATAN
        pilihan = next((t.pilihan for t in tanya if t.berlaku == TIAP_KOLOM), ())
        if pos := jabatan_kolom(grid, header, pilihan):
            kolom = {p: k for p, k in kolom.items() if p not in {"kebutuhan", "beban", "frekuensi"}}
            unit = tempat.jabatan.unit
            isi = isi_matriks(grid, header, akhir, kolom, pos, unit, tempat.berkas, desimal)
        else:
            isi = isi_tabel(
                grid, header, akhir, kolom, tempat.jabatan, tempat.berkas, desimal, judul_jabatan=judul
            )
    if jawaban.get("periode_hasil") == MENURUT_HASIL:
        isi.baris = [replace(b, periode=b.periode or b.periode_hasil) for b in isi.baris]
    pembagi = pembagi_tabel(grid, header, kolom, isi.baris, tempat.label) if isi.baris else {}
    dipakai = Ukuran()
    if isi.baris:
        jumlah = {b.baris for b in baris_berjumlah(grid, kolom, isi.baris, pembagi)}
        tugas = [b for b in isi.baris if b.baris not in jumlah]
        dipakai = ukuran(header, kolom, tugas, pembagi)
        lain = [*dipakai.tanya]
        if aturan is not None and dipakai.bertentangan:
            keduanya = kedua_kebutuhan(isi.baris, pembagi, dipakai, aturan)
            lain = [t if t.pasti else replace(t, bukti=f"{t.bukti}; {keduanya}") for t in lain]
        lain += [t for t in [tanya_spasi(grid, kolom, isi.baris)] if t is not None]
        lain += tanya_isi(grid, header, kolom, isi, pembagi, jawaban)
        sisa = kolom_tak_dibaca(grid, header, kolom, tugas, isi.per_periode)
        if "nama_jabatan" not in kolom and (tanda := tanya_tanda(grid, header, sisa, tugas)):
            lain.append(tanda)
        if not goyah and (satu_lagi := tanya_hitungan(grid, kolom, tugas, pembagi)):
            lain.append(satu_lagi)
        lain += tanya_peraturan(isi.baris, pembagi, dipakai, aturan) if aturan is not None else []
        # What an uncertain column seems to say settles nothing.
        lain = [replace(t, pasti=False, usulan="") if goyah else t for t in lain]
        lain += tanya_jabatan(isi, dikenal)
        jawaban |= jawaban_jabatan(peta, satu, [j.nama for j in isi.jabatan], tempat.berkas)
        berkas_lain = bool(peta.berkas) and peta.berkas != tempat.berkas
        tanya += [_dijawab(t, jawaban.get(t.nama, ""), berkas_lain) for t in lain]
    tabel = TabelTinjau(
        grid.lembar.nama,
        kunci_tabel(grid, header),
        "tugas",
        f"{alamat(header.baris, header.awal)}:{alamat(akhir - 1, header.ujung)}",
        {p: huruf_kolom(k) for p, k in kolom.items() if p not in _TIDAK_DIBACA},
        {p: header.label.get(bagian_kolom(k)[0], "") for p, k in kolom.items() if p not in _TIDAK_DIBACA},
        tuple(isi.jabatan),
        tuple(isi.baris),
        tuple(isi.dilewati),
        tuple(tanya),
        () if goyah else tuple(sel_ditolak(isi, jawaban)),
        tuple(_bukti(grid, header, kolom, isi, pembagi)),
    )
    return TinjauTugas(tabel, header, kolom, isi, pembagi, dipakai, grid, satu.jawaban)


def _dijawab(tanya: Tanya, jawaban: str, berkas_lain: bool) -> Tanya:
    """The question with its answer; one given for another workbook does not outweigh this one's figures."""
    satu = tanya.dijawab(jawaban)
    if not (berkas_lain and tanya.pasti and jawaban and satu.jawaban != tanya.usulan):
        return satu
    bukti = (
        f"{tanya.bukti}; peta berkas lain menjawab {kutip(jawaban)}: buat peta tersendiri untuk berkas ini"
    )
    return replace(tanya, pasti=False, bukti=bukti)


def _bukti(
    grid: Grid, header: Header, kolom: Mapping[str, int], isi: IsiTabel, pembagi: Mapping[int, Pembagi]
) -> list[str]:
    cocok, teruji = uji_hitungan(grid, kolom, isi.baris, pembagi)
    uji = f"uji hitungan: {cocok} dari {teruji} baris cocok dengan kebutuhan yang tertulis"
    return ([uji] if teruji else []) + [
        f"kolom {huruf_kolom(k)} ({header.label.get(k, '')}) tersembunyi"
        for p, k in kolom.items()
        if p not in _TIDAK_DIBACA and k + 1 in grid.lembar.kolom_tersembunyi
    ]
