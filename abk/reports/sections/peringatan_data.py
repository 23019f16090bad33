"""Alerts about the data: findings, incomplete posts, posts without tasks."""

from collections import Counter

from abk.reports.bahan import Bahan
from abk.reports.sections.kotak import TERLIHAT, daftar_jabatan, kotak, tabel_temuan
from abk.tulisan.format import bulat
from abk.tulisan.istilah import TINGKAT
from abk.tulisan.markup import Html, el, gabung


def data(bahan: Bahan) -> Html | None:
    """Return the faults and doubts in the data, then the notes."""
    berat = [satu for satu in bahan.temuan if satu.tingkat != "catatan"]
    if not berat:
        return _catatan(bahan)
    hitung = Counter(satu.tingkat for satu in berat)
    rincian = ", ".join(f"{bulat(jumlah)} {TINGKAT[satu].lower()}" for satu, jumlah in hitung.items())
    akibat = "Baris yang cacat atau meragukan tidak ikut dijumlahkan dan jabatannya ditandai belum lengkap."
    atas, sisa = berat[:TERLIHAT], berat[TERLIHAT:]
    lanjut = None
    if sisa:
        buka = el("summary", f"{bulat(len(sisa))} temuan berikutnya")
        lanjut = el("details", buka, tabel_temuan(bahan, "Temuan data, lanjutan", sisa))
    isi = kotak(
        f"Temuan pada data: {rincian}", el("p", akibat), tabel_temuan(bahan, "Temuan data", atas), lanjut
    )
    return gabung(isi, _catatan(bahan))


def _catatan(bahan: Bahan) -> Html | None:
    """Return the notes, which change no number: own ones folded, those of sub-units as a count."""
    catatan = [satu for satu in bahan.temuan if satu.tingkat == "catatan"]
    if not catatan:
        return None
    sendiri = {satu.kode for satu in bahan.milik(bahan.kode_unit)}
    milik = [satu for satu in catatan if satu.kode_jabatan in sendiri or satu.kode_unit == bahan.kode_unit]
    sisa = len(catatan) - len(milik)
    lipatan = None
    if milik:
        buka = el("summary", f"Daftar {bulat(len(milik))} catatan unit ini")
        lipatan = el("details", buka, tabel_temuan(bahan, "Catatan data", milik))
    kalimat = "Catatan tidak mengubah hitungan, tetapi patut dicermati."
    bawah = (
        f" {bulat(sisa)} catatan menyangkut sub-unit dan dirinci pada halaman sub-unit itu." if sisa else ""
    )
    return kotak(f"{bulat(len(catatan))} catatan pada data", el("p", kalimat + bawah), lipatan)


def belum_lengkap(bahan: Bahan) -> Html | None:
    """Return the posts whose figures may change."""
    kurang = [satu for satu in bahan.jabatan if satu.belum_lengkap]
    if not kurang:
        return None
    penjelasan = (
        "Pada jabatan ini ada baris yang tidak ikut dijumlahkan atau data yang belum terisi. Kebutuhan "
        "sebenarnya dapat berbeda; jangan tetapkan formasi jabatan ini sebelum datanya diperbaiki."
    )
    return kotak(
        f"{bulat(len(kurang))} jabatan belum lengkap", el("p", penjelasan), daftar_jabatan(bahan, kurang)
    )


def tanpa_tugas(bahan: Bahan) -> Html | None:
    """Return the posts without tasks."""
    bertugas = set(bahan.cabang.uraian_tugas["kode_jabatan"])
    tanpa = [satu for satu in bahan.jabatan if satu.kode not in bertugas]
    if not tanpa:
        return None
    penjelasan = "Tanpa uraian tugas, beban kerja jabatan tidak dapat dihitung."
    judul = f"{bulat(len(tanpa))} jabatan tanpa uraian tugas"
    return kotak(judul, el("p", penjelasan), daftar_jabatan(bahan, tanpa))


def hitungan(bahan: Bahan) -> Html | None:
    """Return how many findings there are, with the place where they are listed."""
    hitung = Counter(satu.tingkat for satu in bahan.temuan)
    belum = sum(satu.belum_lengkap for satu in bahan.jabatan)
    if not hitung and not belum:
        return None
    kata = [f"{bulat(jumlah)} {TINGKAT[satu].lower()}" for satu, jumlah in hitung.items()]
    kata.append(f"{bulat(belum)} jabatan belum lengkap")
    kalimat = "Baris yang cacat atau meragukan tidak ikut dijumlahkan. Rinciannya ada pada bagian "
    return kotak(
        f"Data: {', '.join(kata)}",
        el("p", kalimat, el("a", "data belum lengkap dan temuan", href="#abk-temuan"), "."),
    )
