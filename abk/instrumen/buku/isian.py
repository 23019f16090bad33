"""Questionnaires that came back, as a kegiatan and as findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from abk.errors import DataError, KegiatanError
from abk.instrumen.buku.baca import baca_lembar, identitas_buku
from abk.instrumen.buku.laporan import keraguan
from abk.instrumen.buku.pembaca import kode_lembar
from abk.instrumen.buku.pemilik import periksa_penanda
from abk.instrumen.galat import TemuanSel
from abk.instrumen.sandbox import BukuMentah
from abk.instrumen.tabel_buku import TABEL_BERNAMA
from abk.kegiatan import Kegiatan
from abk.kegiatan.informasi import pasang_informasi
from abk.kegiatan.isi import IsiKegiatan, kaidah_isi, kegiatan_isi
from abk.store import Lembar
from abk.store.informasi import dari_lembar
from abk.tulisan.markup import kutip


def kegiatan_isian(tempat: Path, semua: Sequence[BukuMentah]) -> Kegiatan:
    """Kegiatan of questionnaires that came back: posts from their hidden sheets, answers from the others."""
    unit: dict[str, dict[str, Any]] = {}
    jabatan: dict[str, dict[str, Any]] = {}
    tugas: list[dict[str, Any]] = []
    kegiatan: set[str] = set()
    lembar_jabatan: list[Lembar] = []
    for buku in semua:
        identitas = identitas_buku(buku)
        kegiatan.add(identitas.kegiatan)
        unit |= {str(u["kode_unit"]): dict(u) for u in identitas.unit}
        jabatan |= {str(j["kode_jabatan"]): dict(j) for j in identitas.jabatan}
        for lembar in buku.lembar:
            kode = kode_lembar(lembar)
            if kode in jabatan:
                periksa_penanda(buku, lembar, identitas, jabatan[kode])
                isi = baca_lembar(buku, lembar, identitas.versi)
                if isi.ditolak:
                    raise DataError(list(isi.ditolak))
                lembar_jabatan.append(isi.isi)
                jabatan[kode]["bezetting"] = isi.isi.bezetting
                tugas += ({**b, "kode_jabatan": kode} for b in isi.isi.uraian_tugas)
    if len(kegiatan) > 1:
        pesan = f"Buku kerja di {kutip(tempat.name)} milik lebih dari satu kegiatan."
        raise KegiatanError(pesan, "Pisahkan ke folder masing-masing.")
    tabel = {"unit": list(unit.values()), "jabatan": list(jabatan.values()), "uraian_tugas": tugas}
    rapi = {
        n: [{k: v for k, v in b.items() if k in TABEL_BERNAMA[n].nama_kolom and v is not None} for b in baris]
        for n, baris in tabel.items()
    }
    atur = dict(identitas_buku(semua[0]).pengaturan)
    k = kegiatan_isi(IsiKegiatan(atur, rapi), tempat.stem, kaidah=kaidah_isi(atur))
    return pasang_informasi(k, dari_lembar(lembar_jabatan))


def periksa_isian(buku: BukuMentah) -> tuple[list[TemuanSel], list[str]]:
    """Every finding in a questionnaire that came back, and what was read of it."""
    identitas = identitas_buku(buku)
    kaidah = kaidah_isi(identitas.pengaturan)
    jabatan = {str(j["kode_jabatan"]): j for j in identitas.jabatan}
    temuan: list[TemuanSel] = []
    dibaca: list[str] = []
    for lembar in buku.lembar:
        kode = kode_lembar(lembar)
        if kode not in jabatan:
            continue
        periksa_penanda(buku, lembar, identitas, jabatan[kode])
        isi = baca_lembar(buku, lembar, identitas.versi)
        temuan += isi.ditolak
        temuan += keraguan(buku.berkas, isi, jabatan[kode], identitas.versi, "ajukan", kaidah=kaidah)
        dibaca.append(f"{buku.berkas}, lembar {kutip(lembar.nama)}: {len(isi.baris)} uraian tugas")
    return temuan, dibaca
