"""What the figures of a document rest on: regulation, rounding, choices, and what is not yet certain."""

from __future__ import annotations

import re

from abk.hasil import KetentuanDipakai, daftar_pos, kalimat_belum_diverifikasi, ketentuan_dipakai
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel
from abk.tables.kolom import SATUAN_PANJANG
from abk.tulisan.format import KOSONG, bulat, ringkas
from abk.tulisan.istilah import PEMBULATAN

_BACAAN = re.compile(
    r"buku elektronik|buku pegangan|sumber|formulir|karya ilmiah|dikutip|praktik|hlm\.|belum ter"
)
"""Words of a place in what was read, not in the regulation: no business of an official document."""


class BarisDasar(Baris):
    """A value of the law with the place where it is written."""

    nama: Sel
    nilai: Sel
    peraturan: Sel
    letak: Sel
    verifikasi: Sel


class DasarHitung(Baris):
    """All that a reader needs to judge the figures of a document, each as a sentence or empty.

    ketentuan : values of the law used, each with its place
    sidik : fingerprint of data, settings and law
    skala : whether the regulation itself grades effectiveness with letters
    """

    peraturan: Sel
    singkatan: Sel
    kalimat: Sel
    ketentuan: tuple[BarisDasar, ...]
    belum_diverifikasi: Sel
    belum_lengkap: Sel
    keterangan: Sel
    sidik: Sel
    skala: bool = False


def dasar_hitung(k: Kegiatan) -> DasarHitung:
    """What the figures of a kegiatan rest on."""
    return DasarHitung(
        peraturan=k.aturan.judul,
        singkatan=k.aturan.singkatan,
        kalimat=kalimat_dasar(k),
        ketentuan=tuple(_baris(satu) for satu in ketentuan_dipakai(k)),
        belum_diverifikasi=kalimat_belum_diverifikasi(k),
        belum_lengkap=_belum_lengkap(k),
        keterangan=k.keterangan,
        sidik=k.sidik,
        skala="skala_prestasi" in k.aturan.dasar and not k.aturan.dasar["skala_prestasi"].belum_diverifikasi,
    )


def kalimat_dasar(k: Kegiatan) -> str:
    """By which rules the figures of a kegiatan are reckoned."""
    menit = k.aturan.waktu_kerja_efektif_menit
    cara = PEMBULATAN.get(k.pembulatan, k.pembulatan)
    bagian = [
        f"Beban kerja dan kebutuhan dihitung menurut {k.aturan.sebutan}",
        f"waktu kerja efektif {bulat(menit)} menit ({ringkas(menit / 60)} jam) per orang per tahun",
        f"kebutuhan tiap jabatan dibulatkan satu kali {cara}",
    ]
    if k.minimum_satu:
        bagian.append("jabatan pimpinan paling sedikit satu orang")
    if set(k.uraian_tugas["satuan_waktu"].dropna()) & SATUAN_PANJANG:
        formal = k.hari_norma == "formal"
        hari = k.aturan.menit_per_hari_formal if formal else k.aturan.menit_per["hari"]
        jenis = "hari kerja formal" if formal else "hari kerja efektif"
        bagian.append(f"satu hari dalam norma waktu berarti {jenis} ({ringkas(hari)} menit)")
    tahun = "" if k.tahun is None else f" Tahun data {k.tahun}."
    return " ".join(["; ".join(bagian) + f".{tahun}", *k.aturan.catatan])


def _belum_lengkap(k: Kegiatan) -> str:
    belum = [f"{pos.nama} ({pos.kode})" for pos in daftar_pos(k) if pos.belum_lengkap]
    if not belum:
        return ""
    return (
        f"Data {bulat(len(belum))} jabatan belum lengkap, sehingga angkanya masih dapat berubah: "
        f"{'; '.join(belum)}."
    )


def _baris(satu: KetentuanDipakai) -> BarisDasar:
    return BarisDasar(
        nama=satu.nama,
        nilai=f"{satu.nilai} {satu.satuan}".strip(),
        peraturan=satu.peraturan,
        letak="; ".join(bagian for bagian in satu.letak.split("; ") if not _BACAAN.search(bagian)) or KOSONG,
        verifikasi="belum dicocokkan"
        if satu.belum_diverifikasi
        else "dinyatakan instansi"
        if satu.setempat
        else "dibaca dalam sumber",
    )


def butir_ketentuan(satu: BarisDasar) -> str:
    """A value of the law as whoever compares it with its text ticks it."""
    return f"{satu.nama}: {satu.nilai} ({satu.peraturan})"
