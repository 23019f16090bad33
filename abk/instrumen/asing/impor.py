"""Foreign workbooks into a store, as mapped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from abk.errors import AbkError
from abk.instrumen.asing.baca import TabelAsing, baca_asing
from abk.instrumen.asing.peta import Peta
from abk.instrumen.buku.isi import polos
from abk.instrumen.buku.laporan import HasilLembar, LaporanImpor, LembarDibaca, Perubahan
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.pertanyaan import VERSI_BAWAAN
from abk.store import KOLOM_BARIS, Gudang, Lembar

_IDENTITAS = ("kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan")


def impor_asing(berkas: Path | str, peta: Peta, gudang: Gudang, oleh: str, alasan: str = "") -> LaporanImpor:
    """Bring a mapped foreign workbook into a store.

    Parameters
    ----------
    berkas, peta : workbook and its mapping, all questions answered
    gudang : store; it must know the units. A post it knows keeps its identity
    oleh, alasan : who imports, and why

    Returns
    -------
    LaporanImpor
        The answers in a sheet of the store are replaced by a new version; the report names each.

    Raises
    ------
    BerkasError
        If the workbook is not ready, or names a unit that the store does not know.
    """
    nama = Path(berkas).name
    tabel = baca_asing(berkas, peta)
    asing = sorted(set(tabel.jabatan["kode_unit"]) - set(gudang.identitas("unit")["kode_unit"]))
    if asing:
        saran = "Perbaiki kode unit di peta, atau daftarkan unit itu di gudang dahulu."
        raise BerkasError(f"Unit {', '.join(asing)} tidak ada dalam gudang.", saran, nama)
    dikenal = set(gudang.identitas("jabatan")["kode_jabatan"])
    belum = tabel.jabatan[~tabel.jabatan["kode_jabatan"].isin(dikenal)]
    if not belum.empty:
        pos = [{n: b[n] for n in _IDENTITAS} for b in belum.to_dict("records")]
        gudang.simpan_identitas([], pos, oleh=oleh, alasan=alasan)
    baru = [f"jabatan {kode}" for kode in belum["kode_jabatan"]]
    dibaca: list[LembarDibaca] = []
    diubah: list[Perubahan] = []
    ditolak: list[TemuanSel] = []
    for satu in tabel.jabatan.to_dict("records"):
        kode = str(satu["kode_jabatan"])
        kini = gudang.lembar(kode)
        isi = _lembar(tabel, kode, satu["bezetting"], kini)
        letak = str(next(iter(tabel.sumber.query("kode_jabatan == @kode")["lembar"]), ""))
        hasil: HasilLembar = "sama"
        if isi.sidik != kini.sidik or not kini.versi:
            try:
                gudang.simpan_draf(isi, versi_dasar=kini.versi, oleh=oleh, alasan=alasan)
            except AbkError as salah:
                hasil = "ditolak"
                ditolak.append(_temuan(nama, letak, kode, salah))
            else:
                hasil = "disimpan"
                diubah += _beda(nama, tabel, kini, isi)
        banyak = len(isi.uraian_tugas)
        dibaca.append(LembarDibaca(nama, letak, kode, banyak, hasil, kini.versi + (hasil == "disimpan")))
    ragu = tuple(t for t in tabel.temuan if t.tingkat != "catatan")
    catatan = tuple(t for t in tabel.temuan if t.tingkat == "catatan")
    return LaporanImpor(tuple(dibaca), tuple(diubah), ragu, tuple(ditolak), baru=tuple(baru), catatan=catatan)


def _lembar(tabel: TabelAsing, kode: str, bezetting: Any, kini: Lembar) -> Lembar:
    milik = tabel.uraian_tugas[tabel.uraian_tugas["kode_jabatan"] == kode]
    kolom = [k for k in KOLOM_BARIS if k in milik.columns]
    baris = tuple({k: polos(b[k]) for k in kolom} for b in milik.to_dict("records"))
    return kini.dengan(
        bezetting=kini.bezetting if pd.isna(bezetting) else int(bezetting),
        instrumen_versi=VERSI_BAWAAN,
        uraian_tugas=baris,
    )


def _beda(berkas: str, tabel: TabelAsing, lama: Lembar, baru: Lembar) -> Iterable[Perubahan]:
    kode = baru.kode_jabatan
    letak = {
        (s["nomor"], s["kolom"]): (s["lembar"], s["sel"])
        for s in tabel.sumber.query("kode_jabatan == @kode").to_dict("records")
    }
    if lama.bezetting != baru.bezetting:
        tempat = letak.get(("", "bezetting"), ("", ""))
        yield Perubahan(berkas, *tempat, kode, "", "bezetting", lama.bezetting, baru.bezetting)
    dulu = {str(b["nomor"]): b for b in lama.uraian_tugas}
    kini = {str(b["nomor"]): b for b in baru.uraian_tugas}
    for nomor in dict.fromkeys([*kini, *dulu]):
        for kolom in KOLOM_BARIS:
            a, b = (polos(isi.get(nomor, {}).get(kolom)) for isi in (dulu, kini))
            if a != b:
                yield Perubahan(berkas, *letak.get((nomor, kolom), ("", "")), kode, nomor, kolom, a, b)


def _temuan(berkas: str, lembar: str, kode: str, salah: AbkError) -> TemuanSel:
    return TemuanSel(
        "cacat", "keadaan_lembar", salah.pesan, salah.saran, berkas=berkas, kode_jabatan=kode, lembar=lembar
    )
