"""Foreign workbooks into a store, as they are mapped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from abk.errors import AbkError
from abk.instrumen.asing.bacaan import TabelAsing, baca_asing
from abk.instrumen.asing.peta import Peta
from abk.instrumen.buku.jawaban import polos
from abk.instrumen.buku.laporan import HasilLembar, LaporanImpor, LembarDibaca, PerubahanSel, perubahan_sel
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.pertanyaan import VERSI_BAWAAN
from abk.kegiatan import aturan_pengaturan
from abk.peraturan import Aturan, aturan
from abk.store import KOLOM_BARIS, Gudang, GudangError, Lembar, buka
from abk.store.lembar import beda

_IDENTITAS = ("kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan")


def impor_asing(
    berkas: Path | str,
    peta: Peta,
    gudang: Gudang,
    oleh: str,
    alasan: str = "",
    tabel: TabelAsing | None = None,
) -> LaporanImpor:
    """Bring a mapped foreign workbook into a store that knows the units; a known post keeps its identity.

    tabel : what was read of it with that mapping, where it was read already

    All of it is saved in one transaction: when something breaks, none of it is there.

    Answers of a sheet are replaced by a new version, and the report names each. Raises BerkasError if the
    workbook is not ready, or names a unit that the store does not know.
    """
    nama = Path(berkas).name
    if tabel is None:
        tabel = baca_asing(berkas, peta, gudang.identitas("jabatan"), aturan_gudang(gudang))
    with gudang.transaksi() as satu:
        return _simpan(nama, tabel, satu, oleh, alasan)


def _simpan(nama: str, tabel: TabelAsing, gudang: Gudang, oleh: str, alasan: str) -> LaporanImpor:
    asing = sorted(set(tabel.jabatan["kode_unit"]) - set(gudang.identitas("unit")["kode_unit"]))
    if asing:
        saran = "Perbaiki kode unit di peta, atau daftarkan unit itu di gudang dahulu."
        raise BerkasError(f"Unit {', '.join(asing)} tidak ada dalam gudang.", saran, nama)
    identitas = gudang.identitas("jabatan")
    dikenal = dict(zip(identitas["kode_jabatan"], identitas["kode_unit"], strict=True))
    lain = [
        b
        for b in tabel.jabatan.to_dict("records")
        if dikenal.get(b["kode_jabatan"], b["kode_unit"]) != b["kode_unit"]
    ]
    if lain:
        kata = ", ".join(f"{b['kode_jabatan']} ({dikenal[b['kode_jabatan']]})" for b in lain)
        saran = "Perbaiki kode jabatan atau kode unit di peta."
        raise BerkasError(f"Jabatan ini milik unit lain dalam gudang: {kata}.", saran, nama)
    belum = tabel.jabatan[~tabel.jabatan["kode_jabatan"].isin(dikenal)]
    if not belum.empty:
        pos = [{n: b[n] for n in _IDENTITAS} for b in belum.to_dict("records")]
        gudang.simpan_identitas([], pos, oleh=oleh, alasan=alasan)
    baru = [f"jabatan {kode}" for kode in belum["kode_jabatan"]]
    dibaca: list[LembarDibaca] = []
    diubah: list[PerubahanSel] = []
    ditolak: list[TemuanSel] = []
    kini = gudang.lembar_banyak([str(kode) for kode in tabel.jabatan["kode_jabatan"]])
    semua = [
        (satu, _lembar(tabel, kode, satu["bezetting"], kini[kode]))
        for satu in tabel.jabatan.to_dict("records")
        if (kode := str(satu["kode_jabatan"]))
    ]
    tulis = [
        (isi, kini[isi.kode_jabatan].versi)
        for _, isi in semua
        if isi.sidik != kini[isi.kode_jabatan].sidik or not kini[isi.kode_jabatan].versi
    ]
    jadi = gudang.simpan_banyak(tulis, oleh=oleh, alasan=alasan, kini=kini)
    tersimpan = {isi.kode_jabatan: satu for (isi, _), satu in zip(tulis, jadi, strict=True)}
    for satu, isi in semua:
        kode = isi.kode_jabatan
        letak = str(next(iter(tabel.sumber.query("kode_jabatan == @kode")["lembar"]), ""))
        hasil: HasilLembar = "sama"
        if isinstance(salah := tersimpan.get(kode), GudangError):
            hasil = "ditolak"
            ditolak.append(_temuan(nama, letak, kode, salah))
        elif kode in tersimpan:
            hasil = "disimpan"
            diubah += _perubahan(nama, tabel, kini[kode], isi)
        banyak = len(isi.uraian_tugas)
        versi, unit = kini[kode].versi + (hasil == "disimpan"), str(satu["kode_unit"])
        dibaca.append(LembarDibaca(nama, letak, kode, banyak, hasil, versi, unit))
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


def _perubahan(berkas: str, tabel: TabelAsing, lama: Lembar, baru: Lembar) -> Iterable[PerubahanSel]:
    kode = baru.kode_jabatan
    letak = {
        (s["nomor"], s["kolom"]): (s["lembar"], s["sel"])
        for s in tabel.sumber.query("kode_jabatan == @kode").to_dict("records")
    }
    sel = (s for s in beda(lama, baru) if s.kolom != "instrumen_versi")
    return perubahan_sel(berkas, kode, sel, lambda nomor, kolom: letak.get((nomor, kolom), ("", "")))


def _temuan(berkas: str, lembar: str, kode: str, salah: AbkError) -> TemuanSel:
    return TemuanSel(
        "cacat", "keadaan_lembar", salah.pesan, salah.saran, berkas=berkas, kode_jabatan=kode, lembar=lembar
    )


def aturan_gudang(gudang: Gudang) -> Aturan:
    """Working time of the kegiatan in a store."""
    p = gudang.pengaturan()
    return aturan_pengaturan(p)


def aturan_tujuan(tujuan: str) -> Aturan:
    """Working time of the kegiatan at an address; that of a new one where there is no store yet."""
    try:
        gudang = buka(tujuan)
    except GudangError:
        return aturan()
    try:
        return aturan_gudang(gudang)
    finally:
        gudang.tutup()
