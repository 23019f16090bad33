"""The tables of a kegiatan in a workbook, read as a CSV of them would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from abk.errors import KegiatanError, Temuan
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.galat import TemuanSel
from abk.instrumen.sandbox import BukuMentah, LembarMentah, Tanggal
from abk.kegiatan import Kegiatan, Pengaturan
from abk.kegiatan.berkas import tabel_baris
from abk.kegiatan.folder import kegiatan_tabel
from abk.kegiatan.informasi import NAMA, dengan_informasi
from abk.kegiatan.pengaturan import BERTABEL, pengaturan
from abk.tables import INFORMASI_JABATAN, SEMUA_TABEL, Tabel
from abk.tulisan.markup import kutip

LEMBAR_PENGATURAN = "kegiatan"
"""Sheet of a workbook that holds the settings, as name and value."""

TABEL_BERNAMA: Mapping[str, Tabel] = {t.nama: t for t in (*SEMUA_TABEL, INFORMASI_JABATAN)}


def tabel_buku(buku: BukuMentah) -> dict[str, LembarMentah]:
    """Sheets that are tables of a kegiatan, by the table: named so, with the key in their header."""
    hasil: dict[str, LembarMentah] = {}
    for lembar in buku.lembar:
        nama = "_".join(lembar.nama.casefold().split())
        nama = Path(buku.berkas).stem.lower() if len(buku.lembar) == 1 and nama not in TABEL_BERNAMA else nama
        tabel = TABEL_BERNAMA.get(nama)
        if tabel is None or not lembar.baris:
            continue
        kepala = {"_".join(str(s).casefold().split()) for s in lembar.baris[0] if s is not None}
        if kepala & set(tabel.kunci):
            hasil[tabel.nama] = lembar
    return hasil


def kegiatan_buku(tempat: Path, semua: Sequence[BukuMentah]) -> Kegiatan:
    """Kegiatan of the tables in workbooks; KegiatanError if one is missing, or there twice."""
    tabel: dict[str, tuple[str, LembarMentah]] = {}
    for buku in semua:
        for nama, lembar in tabel_buku(buku).items():
            if nama in tabel:
                pesan = f"Tabel {nama} ada dua kali: dalam {tabel[nama][0]} dan {buku.berkas}."
                raise KegiatanError(pesan, "Sisakan satu; yang lain pindahkan ke folder lain.")
            tabel[nama] = (buku.berkas, lembar)
    if hilang := [t.nama for t in SEMUA_TABEL if t.nama not in tabel]:
        raise KegiatanError(
            f"{kutip(tempat.name)} tidak lengkap: lembar {', '.join(hilang)} tidak ada.",
            "Beri nama lembar unit, jabatan, dan uraian_tugas, dengan nama kolom di baris pertama.",
        )
    letak = {n: f"{berkas}, lembar {kutip(lembar.nama)}" for n, (berkas, lembar) in tabel.items()}
    dibaca = {n: bingkai_lembar(lembar, TABEL_BERNAMA[n], letak[n]) for n, (_, lembar) in tabel.items()}
    urut = {t.nama: dibaca[t.nama] for t in SEMUA_TABEL}
    k = kegiatan_tabel(tempat.stem, _pengaturan_buku(tempat, semua), urut, letak)
    return dengan_informasi(k, dibaca[NAMA], letak[NAMA]) if NAMA in dibaca else k


def _pengaturan_buku(tempat: Path, semua: Sequence[BukuMentah]) -> Pengaturan:
    isi: dict[str, Any] = {}
    for buku in semua:
        if LEMBAR_PENGATURAN in buku:
            from abk.instrumen.buku.jawaban import polos  # noqa: PLC0415 - it loads what questionnaires need

            for baris in buku[LEMBAR_PENGATURAN].baris:
                sel = [polos(s) if not isinstance(s, (bool, Tanggal)) else s for s in baris[:2]]
                if len(sel) == 2 and sel[0] not in {None, "nama"} and sel[1] is not None:  # noqa: PLR2004
                    nilai = str(sel[1]) if isinstance(sel[1], Tanggal) else sel[1]
                    tabel, titik, nama = str(sel[0]).partition(".")
                    if titik and tabel in BERTABEL and isinstance(isi.setdefault(tabel, {}), dict):
                        isi[tabel][nama] = nilai
                    else:
                        isi[str(sel[0])] = nilai
    return pengaturan(isi, f"{tempat.name}, lembar {kutip(LEMBAR_PENGATURAN)}")


def bingkai_lembar(lembar: LembarMentah, tabel: Tabel, letak: str) -> tuple[pd.DataFrame, list[Temuan]]:
    """A sheet as text, as a CSV of it would be, and the cells that cannot be taken."""
    temuan: list[Temuan] = []
    baris = [
        [_sel(lembar, (n, k), tabel, letak, temuan) for k in range(len(isi))]
        for n, isi in enumerate(lembar.baris)
    ]
    frame, lain = tabel_baris(baris, tabel, letak)
    frame = frame.astype("object")
    for k in range(len(baris[0])):
        kepala = _kolom(lembar, k, tabel)
        # a column that is there twice is a fault of its own, and neither is taken
        if kepala and list(frame.columns).count(kepala) == 1 and tabel[kepala].jenis in {"angka", "bulat"}:
            angka = [lembar.sel(int(label) + 1, k) for label in frame.index]
            # a number is a number, whatever decimal sign the texts of this source use
            frame[kepala] = [
                a if isinstance(a, (int, float)) and not isinstance(a, bool) else t
                for a, t in zip(angka, frame[kepala], strict=True)
            ]
    return frame, [*lain, *temuan]


def _kolom(lembar: LembarMentah, k: int, tabel: Tabel) -> str:
    """Column of the table at a place of the sheet, empty if it is none."""
    kepala = "_".join(str(lembar.sel(0, k) or "").casefold().split())
    return kepala if kepala in tabel.nama_kolom else ""


def _sel(
    lembar: LembarMentah, tempat: tuple[int, int], tabel: Tabel, letak: str, temuan: list[Temuan]
) -> str:
    n, k = tempat
    isi, sel = lembar.sel(n, k), alamat(n, k)
    kolom = _kolom(lembar, k, tabel)

    def catat(aturan: str, pesan: str, saran: str) -> None:
        if kolom:
            letak_ = (tabel.nama, letak, n + 1, kolom)
            temuan.append(TemuanSel("cacat", aturan, pesan, saran, *letak_, lembar=lembar.nama, sel=sel))

    if sel in lembar.galat:
        catat("sel_galat", f"sel {sel} berisi galat {lembar.galat[sel]}", "Perbaiki rumusnya.")
        return ""
    if sel in lembar.tanpa_nilai:
        saran = "Buka dan simpan berkas itu di aplikasi lembar kerja, atau tulis angkanya."
        catat("rumus_tanpa_nilai", f"sel {sel} berisi rumus yang belum dihitung", saran)
        return ""
    if isinstance(isi, float) and not isinstance(isi, bool):
        if isi.is_integer():
            return str(int(isi))
        if kolom and tabel[kolom].jenis == "kode":
            pesan = f"{kolom} {isi:g} tersimpan sebagai angka: 3.1 dan 3.10 tidak dapat dibedakan"
            catat("kode_angka", pesan, "Tulis ulang sebagai teks (awali dengan tanda petik tunggal).")
        return f"{isi!r}"
    return "" if isi is None else str(isi)
