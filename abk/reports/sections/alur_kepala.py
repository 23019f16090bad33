"""Head of the page of a case, and its key figures."""

from __future__ import annotations

from collections.abc import Sequence

from abk.reports.bagian import Bagian, daftar_isi
from abk.reports.sections.alur_bahan import BahanAlur
from abk.tulisan.format import bulat
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Ringkasan"


def kop(bahan: BahanAlur, isi: Sequence[tuple[str, str]]) -> Bagian:
    """Return the head of the page.

    Parameters
    ----------
    bahan : BahanAlur
    isi : sequence of (str, str)
        Anchor and heading of the sections that follow.

    Returns
    -------
    Bagian
    """
    alur, acuan = bahan.alur, bahan.alur.prosedur
    rincian = [
        f"Alur {alur.kode}",
        f"Tahun {alur.tahun}",
        f"{acuan.jenis} {acuan.judul}, nomor {acuan.identitas.nomor}",
        f"Keadaan per {bahan.pukul(bahan.saat)}",
    ]
    data = bahan.data
    bagian = gabung(
        el("p", data.instansi, kelas="instansi") if data is not None and data.instansi else None,
        el("h1", alur.judul),
        el("p", gabung(*rincian, antara=" · "), kelas="rincian-kop"),
        el("p", data.keterangan, kelas="abk-keterangan", role="note")
        if data is not None and data.keterangan
        else None,
        daftar_isi(isi),
    )
    return Bagian("kop", "", bagian)


def ringkasan(bahan: BahanAlur) -> Bagian:
    """Return the key figures of a case: how far it is, what is late, what was returned and voided."""
    k = bahan.alur.keadaan
    lewat = [g for g in bahan.giliran if g.status is not None and g.status.keadaan == "lewat"]
    kurang = [g for g in bahan.giliran if g.kurang]
    keadaan = "selesai" if k.selesai else "berjalan"
    sel = (
        ("Keadaan", keadaan, f"sejak {bahan.hari(k.mulai)}, {bulat(k.jumlah)} catatan dalam rantai"),
        (
            "Langkah SOP selesai",
            f"{bulat(bahan.selesai)} dari {bulat(bahan.resmi)}",
            f"{bulat(len(k.unit))} unit; langkah per unit selesai bila semua unit selesai",
        ),
        (
            "Melewati waktu baku",
            bulat(len(lewat)),
            f"dari {bulat(len(bahan.giliran))} langkah yang sedang berjalan",
        ),
        ("Tertahan", bulat(len(kurang)), "langkah berjalan yang masukannya atau pejabatnya belum ada"),
        ("Dikembalikan", bulat(len(k.pengembalian)), "kali, masing-masing dengan alasan"),
        ("Persetujuan gugur", bulat(len(bahan.gugur)), f"dari {bulat(len(k.persetujuan))} yang dibubuhkan"),
        (
            "Putusan rapat berlaku",
            bulat(sum(len(k.putusan(u)) for u in k.unit)),
            f"{bulat(sum(d.dicabut is not None for d in k.semua_putusan))} catatan putusan dicabut",
        ),
        ("Usul unit", bulat(sum(len(k.usul(u)) for u in k.unit)), "perbaikan pada konfirmasi teknis"),
    )
    return Bagian("ringkasan", JUDUL, el("dl", *(_angka(*satu) for satu in sel), kelas="abk-kunci"))


def _angka(nama: str, nilai: str, catatan: str) -> Html:
    isi = gabung(el("span", nilai, kelas="nilai"), el("span", catatan, kelas="catatan"))
    return el("div", el("dt", nama), el("dd", isi))
