"""Preview of a foreign workbook: what would be read from where, and what must be answered first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from abk.files import write_whole
from abk.instrumen.asing.abk_kes import tabel_abk_kes
from abk.instrumen.asing.bentuk import Jabatan, TabelTinjau, Tanya
from abk.instrumen.asing.grid import Grid, huruf_kolom
from abk.instrumen.asing.header import Header, cari_header, header_tunjuk
from abk.instrumen.asing.identitas import cari_label
from abk.instrumen.asing.kembar import dengan_kembar
from abk.instrumen.asing.label import KAMUS, Kamus
from abk.instrumen.asing.peta import Peta, PetaTabel, peta_tabel, teks_peta
from abk.instrumen.asing.sela import tanpa_ulangan
from abk.instrumen.asing.tinjau import Tempat, TinjauTugas, kunci_tabel, tinjau_tugas
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.sandbox import BukuMentah, baca_buku
from abk.peraturan import Aturan
from abk.peraturan import aturan as aturan_bawaan
from abk.tulisan.markup import kutip


@dataclass(frozen=True)
class Pratinjau:
    """What a foreign workbook holds: its tables in order, hidden sheets, which are not read, own words."""

    berkas: str
    tabel: tuple[TabelTinjau, ...]
    tersembunyi: tuple[str, ...] = ()
    kata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def terbuka(self) -> list[tuple[TabelTinjau, Tanya]]:
        """Questions that wait for an answer."""
        return [(tabel, t) for tabel in self.tabel for t in tabel.tanya if t.terbuka]

    @property
    def ditolak(self) -> list[TemuanSel]:
        """Cells that cannot be taken."""
        return [t for tabel in self.tabel for t in tabel.ditolak]

    @property
    def siap(self) -> bool:
        """Whether the workbook can be read as it is mapped."""
        return not self.terbuka and not self.ditolak

    def tulis_peta(self, jalur: Path, *, terima_usulan: bool = False) -> Path:
        """Write the mapping file, to be edited and used again."""
        teks = teks_peta(self.berkas, self.tabel, terima_usulan=terima_usulan, kata=self.kata)
        write_whole(Path(jalur), teks.encode())
        return Path(jalur)

    def __str__(self) -> str:
        """The whole preview."""
        baris = [f"{self.berkas}: {len(self.tabel)} tabel, {len(self.terbuka)} pertanyaan terbuka"]
        baris += [f"lembar {kutip(nama)} tersembunyi dan tidak dibaca" for nama in self.tersembunyi]
        for satu in self.tabel:
            baris += satu.teks
        return "\n".join(baris)


def pratinjau(
    berkas: Path | str,
    peta: Peta | None = None,
    jabatan: pd.DataFrame | None = None,
    aturan: Aturan | None = None,
) -> Pratinjau:
    """Preview of a workbook in any official layout, with the answers given before.

    jabatan : posts that are known; a name that fits exactly one of them proposes its code
    aturan : regulation of the kegiatan, or the default one; another divisor in the workbook is asked about

    Raises BerkasError if the file cannot be read, holds no table of a known layout, or does not fit the
    mapping.
    """
    return tinjau_pratinjau(baca_buku(Path(berkas)), peta, jabatan, aturan)


def tinjau_pratinjau(
    buku: BukuMentah,
    peta: Peta | None = None,
    jabatan: pd.DataFrame | None = None,
    aturan: Aturan | None = None,
) -> Pratinjau:
    """As :func:`pratinjau`, of a workbook that was read already."""
    semua = tinjau_buku(buku, peta, jabatan, aturan or aturan_bawaan())
    tabel = tuple(t.tabel if isinstance(t, TinjauTugas) else t for t in semua)
    if not tabel:
        raise BerkasError(
            "Tidak ada tabel dengan susunan kolom formulir ABK.",
            "Tunjukkan tabelnya: abk impor BERKAS --peta peta.yaml menulis peta, isi di sana baris kepala "
            "(misalnya 11) dan huruf kolomnya (misalnya uraian_tugas: B).",
            buku.berkas,
        )
    tersembunyi = tuple(s.nama for s in buku.lembar if not s.tampak)
    return Pratinjau(buku.berkas, tabel, tersembunyi, peta.sinonim if peta else {})


def tinjau_buku(
    buku: BukuMentah,
    peta: Peta | None = None,
    jabatan: pd.DataFrame | None = None,
    aturan: Aturan | None = None,
) -> list[TinjauTugas | TabelTinjau]:
    """Review of all tables of a workbook, hidden sheets left out; without `aturan` no regulation counts."""
    dikenal = _kode_menurut_nama(jabatan)
    pakai = peta or Peta()
    kamus = Kamus(pakai.sinonim) if pakai.sinonim else KAMUS
    _periksa_lembar_peta(buku, pakai)
    hasil: list[TinjauTugas | TabelTinjau] = []
    for lembar in buku.lembar:
        if lembar.tampak:
            hasil += _tinjau_lembar(Grid(lembar, kamus), buku.berkas, pakai, dikenal, aturan)
    hasil = _dengan_pemangku(hasil)
    jawaban = {t.tabel.kunci: t.jawaban for t in hasil if isinstance(t, TinjauTugas)}
    tabel = iter(dengan_kembar([t.tabel for t in hasil if isinstance(t, TinjauTugas)], jawaban))
    return [replace(t, tabel=next(tabel)) if isinstance(t, TinjauTugas) else t for t in hasil]


def _periksa_lembar_peta(buku: BukuMentah, peta: Peta) -> None:
    """A table that the user points at must stand in a sheet of this workbook."""
    for satu in peta.tabel.values():
        if satu.kepala and satu.lembar not in buku:
            ada = ", ".join(kutip(s.nama) for s in buku.lembar)
            pesan = f"Peta menunjuk lembar {kutip(satu.lembar)}, yang tidak ada dalam berkas ini."
            raise BerkasError(pesan, f"Pilih salah satu lembar: {ada}.", buku.berkas)


def _tinjau_lembar(
    grid: Grid, berkas: str, peta: Peta, dikenal: Mapping[str, str], aturan: Aturan | None
) -> list[TinjauTugas | TabelTinjau]:
    if (kes := tabel_abk_kes(grid)) is not None:
        return [kes]
    tunjuk = [p for p in peta.tabel.values() if p.kepala and p.baca and p.lembar == grid.lembar.nama]
    semua = _ditunjuk(grid, tunjuk, berkas) if tunjuk else tanpa_ulangan(grid, cari_header(grid))
    hasil: list[TinjauTugas | TabelTinjau] = []
    for header in semua:
        sebelum = [k for k in semua if k.akhir < header.baris and _berpotongan(k, header)]
        awal = max((k.akhir + 1 for k in sebelum), default=0)
        sesudah = [k.baris for k in semua if k.baris > header.akhir and _berpotongan(k, header)]
        akhir = _akhir_tabel(grid, header, min(sesudah, default=grid.tinggi))
        satu = _peta_tabel(grid, header, peta, tunjuk)
        if not satu.baca:
            continue
        if header.jenis != "tugas" and not tunjuk:
            hasil.append(_bukan_tugas(grid, header, akhir))
            continue
        # Beside another table its labels stand above its own columns only.
        sendiri = not any(k.baris == header.baris and k is not header for k in semua)
        lebar = (0, grid.lebar - 1) if sendiri else (header.awal, header.ujung)
        nama = cari_label(grid, awal, header.baris, "nama_jabatan", lebar)
        unit = cari_label(grid, 0, header.baris, "unit", lebar) or ("", "")
        jabatan = replace(Jabatan(*nama) if nama else Jabatan(""), unit=unit[0])
        tempat = Tempat(berkas, header, awal, akhir, jabatan)
        tinjauan = tinjau_tugas(grid, tempat, peta, satu, dikenal, aturan)
        _cocokkan(satu, tinjauan.tabel, berkas)
        if satu.kepala:
            tinjauan = replace(tinjauan, tabel=replace(tinjauan.tabel, kepala=satu.kepala))
        hasil.append(tinjauan)
    return hasil


def _ditunjuk(grid: Grid, tunjuk: Sequence[PetaTabel], berkas: str) -> list[Header]:
    """Headers that the user points at, in place of those found."""
    hasil: list[Header] = []
    for satu in tunjuk:
        awal, akhir = satu.kepala or (0, 0)
        header = header_tunjuk(grid, awal - 1, akhir - 1, satu.tunjuk())
        if header is None:
            pesan = (
                f"Peta menunjuk kepala di baris {awal}–{akhir} dan kolomnya, yang tidak ada di lembar itu."
            )
            saran = (
                f"Lembar itu berisi {grid.tinggi} baris, sampai kolom {huruf_kolom(max(grid.lebar - 1, 0))}."
            )
            raise BerkasError(pesan, saran, berkas, grid.lembar.nama)
        hasil.append(header)
    return sorted(hasil, key=lambda h: h.baris)


def _peta_tabel(grid: Grid, header: Header, peta: Peta, tunjuk: Sequence[PetaTabel]) -> PetaTabel:
    """Answers about a table: by where it was pointed at, or by its key."""
    kunci = kunci_tabel(grid, header)
    ditunjuk = [p for p in tunjuk if p.kepala and p.kepala[0] - 1 == header.baris]
    if ditunjuk:
        sendiri = peta.tabel.get(kunci, ditunjuk[0])
        return replace(ditunjuk[0], jawaban={**ditunjuk[0].jawaban, **sendiri.jawaban})
    return peta_tabel(peta, kunci, header.label)


def _akhir_tabel(grid: Grid, header: Header, batas: int) -> int:
    """First row after a table: the label of the next post above the next header belongs to that one."""
    if batas >= grid.tinggi:
        return grid.tinggi
    for baris in range(batas - 1, header.akhir, -1):
        if cari_label(grid, baris, baris + 1, "nama_jabatan", (header.awal, header.ujung)):
            return baris
    return batas


def _berpotongan(a: Header, b: Header) -> bool:
    return a.awal <= b.ujung and b.awal <= a.ujung


def _bukan_tugas(grid: Grid, header: Header, akhir: int) -> TabelTinjau:
    ruas = f"{alamat(header.baris, header.awal)}:{alamat(akhir - 1, header.ujung)}"
    kolom = {p: huruf_kolom(k[0]) for p, k in header.kolom.items()}
    label = {p: header.label.get(k[0], "") for p, k in header.kolom.items()}
    jabatan: tuple[Jabatan, ...] = ()
    if header.jenis == "pemangku":
        hitung = header.kolom.get("ada", header.kolom.get("jumlah", (0,)))[0]
        nama = header.kolom["nama_jabatan"][0]
        jabatan = tuple(_pemangku(grid, header.akhir + 1, akhir, nama, hitung))
    return TabelTinjau(grid.lembar.nama, kunci_tabel(grid, header), header.jenis, ruas, kolom, label, jabatan)


def _pemangku(grid: Grid, awal: int, akhir: int, kolom_nama: int, kolom_jumlah: int) -> list[Jabatan]:
    hasil: list[Jabatan] = []
    for n in range(awal, akhir):
        angka = grid.angka(n, kolom_jumlah).nilai
        if grid.teks(n, kolom_nama) and angka is not None and angka.is_integer():
            sel = (grid.sel(n, kolom_nama), grid.sel(n, kolom_jumlah))
            hasil.append(Jabatan(grid.teks(n, kolom_nama), sel[0], int(angka), sel[1]))
    return hasil


def _dengan_pemangku(
    semua: list[TinjauTugas | TabelTinjau],
) -> list[TinjauTugas | TabelTinjau]:
    """Task tables whose posts take their head count from a table of posts, where it names them once."""
    ada: dict[str, list[Jabatan]] = {}
    for satu in semua:
        if isinstance(satu, TabelTinjau):
            for j in satu.jabatan:
                ada.setdefault(j.nama.casefold(), []).append(
                    replace(j, sel_bezetting=f"{satu.lembar}!{j.sel_bezetting}")
                )

    def lengkapi(j: Jabatan) -> Jabatan:
        calon = ada.get(j.nama.casefold(), [])
        if j.bezetting is not None or len(calon) != 1:
            return j
        return replace(j, bezetting=calon[0].bezetting, sel_bezetting=calon[0].sel_bezetting)

    return [
        replace(t, tabel=replace(t.tabel, jabatan=tuple(map(lengkapi, t.tabel.jabatan))))
        if isinstance(t, TinjauTugas)
        else t
        for t in semua
    ]


def _cocokkan(peta: PetaTabel, tabel: TabelTinjau, berkas: str) -> None:
    """Refuse a mapping whose columns were labelled otherwise."""
    for peran, label in peta.label.items():
        kini = tabel.label.get(peran)
        if kini is not None and " ".join(kini.split()) != " ".join(label.split()):
            raise BerkasError(
                f"Peta tidak cocok: kolom {peran} ({tabel.kolom[peran]}) berlabel {kutip(kini)}, "
                f"sedangkan peta mencatat {kutip(label)}.",
                "Buat peta baru untuk berkas ini; bila kolomnya memang diganti, ubah juga labelnya di peta.",
                berkas,
                tabel.lembar,
                tabel.kunci.rsplit("!", 1)[-1],
            )


def _kode_menurut_nama(jabatan: pd.DataFrame | None) -> dict[str, str]:
    if jabatan is None:
        return {}
    nama = jabatan["nama_jabatan"].fillna("").astype(str).str.casefold()
    tunggal = ~nama.duplicated(keep=False)
    return dict(zip(nama[tunggal], jabatan["kode_jabatan"][tunggal].astype(str), strict=True))
