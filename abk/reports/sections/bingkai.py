"""The frame of a page: its head, its verdict and key figures, signatures, the annex of the law."""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

from abk import hasil
from abk.hasil import Jumlah, ketentuan_dipakai, tulis_rasio
from abk.peraturan import Aturan
from abk.reports.bagian import Bagian, facts, key_figure, page_head
from abk.reports.bahan import Bahan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import bertanda, bulat, kata_selisih, kebutuhan, persen, tanggal
from abk.tulisan.istilah import PEMBULATAN, istilah
from abk.tulisan.markup import Html, el, gabung


def kop(bahan: Bahan, isi: Sequence[tuple[str, str]]) -> Bagian:
    """Return the head of a page."""
    unit = bahan.kode_unit
    nama = bahan.nama_unit[unit] if unit else "Rekapitulasi seluruh unit"
    jalur = _jalur(bahan) if unit else None
    rincian = _keterangan_kegiatan(bahan)
    return page_head(bahan.kegiatan, nama, rincian, isi, atas=jalur, bawah=_keadaan(bahan))


def _keadaan(bahan: Bahan) -> Html | None:
    """Which state of a case the page shows."""
    kata, lain = bahan.cabang.kata_keadaan, bahan.tautan_lain()
    if not kata:
        return None
    return el("p", gabung(kata, " ", lain) if lain else kata, kelas="abk-saat", role="note")


def _jalur(bahan: Bahan) -> Html:
    atas = [bahan.tautan(kode, nama) for kode, nama in reversed(bahan.kegiatan.induk(bahan.kode_unit))]
    jalur = gabung(bahan.tautan_indeks("Rekapitulasi seluruh unit"), *atas, antara=" › ")
    return el("p", el("span", "Kedudukan: ", kelas="abk-baca"), jalur, kelas="jalur")


def _keterangan_kegiatan(bahan: Bahan) -> Sequence[object]:
    kegiatan = bahan.kegiatan
    return [
        kegiatan.judul,
        *([f"Tahun data {kegiatan.tahun}"] if kegiatan.tahun is not None else []),
        *([f"Kode unit {bahan.kode_unit}"] if bahan.kode_unit else []),
        bahan.cabang.aturan.singkatan,
        f"Pembulatan {istilah(PEMBULATAN, kegiatan.pembulatan)}",
    ]


JUDUL_SIMPULAN = "Simpulan"


def simpulan(bahan: Bahan) -> Bagian:
    """Return the verdict of the page: what its figures come to, in one or two sentences."""
    kalimat = hasil.simpulan(bahan.cabang, bahan.kode_unit).kalimat
    return Bagian("simpulan", JUDUL_SIMPULAN, el("p", kalimat, kelas="abk-simpulan"))


JUDUL_PENGESAHAN = "Pengesahan"
TANPA_ALUR = "data yang diberikan, belum dibahas dalam alur"


def pengesahan(bahan: Bahan) -> Bagian:
    """Return whose figures they are, of which data and day, with room for two signatures."""
    nama = bahan.nama_unit.get(bahan.kode_unit, bahan.kegiatan.instansi or "Seluruh unit organisasi")
    unit = f"{nama} ({bahan.kode_unit})" if bahan.kode_unit else nama
    isi = facts(
        ("Unit organisasi", unit),
        ("Keadaan data", bahan.cabang.kata_keadaan or TANPA_ALUR),
        ("Dihitung pada", tanggal(dt.datetime.now().astimezone().date())),
        ("Penanggung jawab data", _penanggung_jawab(bahan)),
    )
    kolom = (_tanda_tangan("Disusun oleh", ""), _tanda_tangan("Disetujui oleh", _penanggung_jawab(bahan)))
    return Bagian("pengesahan", JUDUL_PENGESAHAN, gabung(isi, el("div", *kolom, kelas="abk-ttd")))


def _penanggung_jawab(bahan: Bahan) -> str:
    """Who answers for the figures of a unit: the post that leads it, as far as the data name one."""
    pimpinan = next((satu.nama for satu in bahan.milik(bahan.kode_unit) if satu.pimpinan), "")
    return pimpinan or ("Pimpinan unit" if bahan.kode_unit else "Pimpinan unit yang membidangi organisasi")


def _tanda_tangan(kata: str, jabatan: str) -> Html:
    return el(
        "div", el("p", kata), el("p", jabatan, kelas="jabatan"), el("p", "Nama, NIP, tanggal:", kelas="nama")
    )


JUDUL_LAMPIRAN = "Lampiran: sumber ketentuan"


def lampiran(bahan: Bahan, *, dilipat: bool = False) -> Bagian:
    """Return where each value of the law is written, and what was read for it.

    ``dilipat``: what is folded on the screen stays so on paper.
    """
    kolom = [Column("Ketentuan", nama_baris=True), Column("Letak"), Column("Sumber yang dibaca")]
    baris = [
        Row(
            [
                satu.nama,
                satu.letak or "belum diketahui",
                gabung(satu.sumber, el("small", satu.catatan, kelas="kata") if satu.catatan else None),
            ]
        )
        for satu in ketentuan_dipakai(bahan.cabang)
    ]
    isi = tabel(JUDUL_LAMPIRAN, kolom, [RowGroup(None, baris)])
    buka = el("summary", "Letak dan sumber yang dibaca untuk tiap ketentuan")
    return Bagian("lampiran", JUDUL_LAMPIRAN, el("details", buka, isi, kelas="tutup" if dilipat else ""))


def lampiran_dilipat(bahan: Bahan) -> Bagian:
    """Return the same, folded away on paper too: the page of each unit prints it."""
    return lampiran(bahan, dilipat=True)


JUDUL_ANGKA = "Angka kunci"
_TAK_TAHU = "bezetting tidak diketahui"


def angka_kunci(bahan: Bahan) -> Bagian:
    """Return the key figures of a unit with those below it, or of the whole kegiatan.

    Need, incumbents, shortages and surpluses as two sums with their net, effectiveness with its
    grade, posts, and how many of them are incomplete. [orang]
    """
    j = bahan.jumlah
    belum = "angkanya dapat berubah; lihat peringatan" if j.belum_lengkap else "data semua jabatan lengkap"
    mentah = f"sebelum dibulatkan {kebutuhan(j.kebutuhan)}"
    butir = (
        key_figure("Kebutuhan pegawai", bulat(j.kebutuhan_bulat), mentah, "orang"),
        *_menurut_bezetting(j),
        _efektivitas(bahan),
        key_figure("Jumlah jabatan", bulat(j.jabatan), _cakupan(bahan)),
        key_figure("Belum lengkap", bulat(j.belum_lengkap), belum, "jabatan"),
    )
    penutup = el(
        "p",
        "Kekurangan dan kelebihan dijumlahkan terpisah: kelebihan pada satu jabatan tidak menutup kekurangan "
        "pada jabatan lain.",
        kelas="redup",
    )
    return Bagian("angka-kunci", JUDUL_ANGKA, gabung(el("dl", *butir, kelas="abk-kunci"), penutup))


def _menurut_bezetting(j: Jumlah) -> Iterator[Html]:
    """Figures that rest on the bezetting; that nobody told it is no shortage and no surplus."""
    tahu = j.bila_diketahui(0) is not None
    tanpa = f"; pada {bulat(j.tanpa_bezetting)} jabatan tidak diketahui" if j.tanpa_bezetting else ""
    bersih = f"{kata_selisih(j.selisih)} (bezetting dikurangi kebutuhan)"
    for nama, nilai, catatan, kelas in (
        ("Bezetting", bulat(j.bezetting), f"pegawai yang ada{tanpa}", ""),
        (
            "Kekurangan",
            bulat(j.kekurangan),
            "jumlah dari jabatan yang kurang",
            "kurang" if j.kekurangan else "",
        ),
        ("Kelebihan", bulat(j.kelebihan), "jumlah dari jabatan yang lebih", "lebih" if j.kelebihan else ""),
        ("Selisih bersih", bertanda(j.selisih), bersih, ""),
    ):
        yield key_figure(nama, nilai, catatan, "orang", kelas) if tahu else key_figure(nama, "–", _TAK_TAHU)


def _efektivitas(bahan: Bahan) -> Html:
    jumlah = bahan.jumlah
    if jumlah.efektivitas is None:
        sebab = _TAK_TAHU if jumlah.tanpa_bezetting else "tidak ada pegawai"
        return key_figure("Efektivitas (EU)", "–", f"tidak dihitung: {sebab}")
    aturan = bahan.cabang.aturan
    nilai = tulis_rasio(aturan, jumlah.efektivitas)
    return key_figure("Efektivitas (EU)", nilai, _arti_rasio(aturan, jumlah.efektivitas, jumlah.prestasi))


def _arti_rasio(aturan: Aturan, rasio: Fraction, prestasi: str) -> str:
    """What the ratio says; the scale's word of praise only where nobody carries more than can be carried."""
    if rasio > 1:
        beban = f"beban {persen(rasio - 1, 0)} di atas kapasitas pegawai"
        return f"{beban}; huruf {prestasi} pada skala prestasi, bukan penilaian mutu"
    sebutan = aturan.skala.sebutan(prestasi)
    arti = f"prestasi unit {prestasi}" + (f" ({sebutan.lower()})" if sebutan else "")
    return f"{arti}; beban tidak melebihi kapasitas pegawai"


def _cakupan(bahan: Bahan) -> str:
    sub = len(bahan.unit) - 1
    if not bahan.kode_unit:
        return f"pada {bulat(len(bahan.unit))} unit organisasi"
    if not sub:
        return "semuanya pada unit ini; tidak ada sub-unit"
    sendiri = len(bahan.milik(bahan.kode_unit))
    return f"{bulat(sendiri)} pada unit ini, selebihnya pada {bulat(sub)} sub-unit"
