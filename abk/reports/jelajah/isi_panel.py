"""What the panel shows of its figures: key figures, the posts that change most, one sentence."""

from __future__ import annotations

import pandas as pd

from abk.hasil import KOEFISIEN_ANGGAPAN
from abk.reports.bagian import key_figure
from abk.reports.jelajah.hitungan import HasilJelajah, Pilihan
from abk.reports.style import BLOK_GAYA, BUKU
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import angka, bertanda, bulat, hampa, kebutuhan, persen, ringkas
from abk.tulisan.markup import Html, el, gabung

GAYA = Html(f"{BLOK_GAYA}<style>.abk-status-bar p:empty {{ display: none; }}</style>")
_BARIS = 12
_TABEL = "Jabatan yang paling berubah"


def _buku(*isi: object) -> Html:
    return el("div", el("div", *isi, kelas="abk"), kelas=BUKU)


def angka_kunci(hasil: HasilJelajah, semula: HasilJelajah, p: Pilihan) -> Html:
    """Key figures under a choice, each with what it was, and what is assumed."""
    kini, dulu = hasil.jumlah, semula.jumlah

    def satu(nama: str, kunci: str) -> Html:
        return key_figure(nama, bulat(kini[kunci]), f"semula {bulat(dulu[kunci])}", "orang")

    isi = el(
        "dl",
        key_figure(
            "Kebutuhan sebelum pembulatan",
            kebutuhan(kini["kebutuhan"]),
            f"selang 90%: {angka(kini['bawah'])}–{angka(kini['atas'])}",
            "orang",
        ),
        satu("Kebutuhan", "kebutuhan_bulat"),
        key_figure(
            "Perubahan kebutuhan",
            bertanda(kini["kebutuhan_bulat"] - dulu["kebutuhan_bulat"]),
            f"pada {bulat(len(_berubah(hasil, semula)))} jabatan",
            "orang",
        ),
        satu("Bezetting", "bezetting"),
        satu("Kekurangan", "kekurangan"),
        satu("Kelebihan", "kelebihan"),
        key_figure(
            "Selisih bersih",
            bertanda(kini["kelebihan"] - kini["kekurangan"]),
            "bezetting − kebutuhan",
            "orang",
        ),
        key_figure(
            f"Rencana pada risiko {ringkas(p.risiko)}% tiap jabatan",
            bulat(kini["rencana"]),
            f"dijumlahkan; semula {bulat(dulu['rencana'])}",
            "orang",
        ),
        kelas="abk-kunci",
    )
    return _buku(isi, el("p", _anggapan(hasil), kelas="redup"))


def _anggapan(hasil: HasilJelajah) -> str:
    ada, semua = len(hasil.selang), len(hasil.jabatan)
    if not ada:
        return "Norma di sini tanpa bukti sebaran, sehingga selang kebutuhannya tidak diketahui."
    return (
        f"Selang diketahui bagi {bulat(ada)} dari {bulat(semua)} jabatan; dihitung dari ragam norma (bentuk "
        "tertutup, sebaran normal, tugas tidak saling bergantung). Koefisien "
        f"{persen(KOEFISIEN_ANGGAPAN, 0)} bagi norma tanpa bukti dan satu pengamatan adalah anggapan "
        "program, bukan hasil ukur."
    )


def _berubah(hasil: HasilJelajah, semula: HasilJelajah) -> pd.Series:
    """Size of the change of each post that changes, before or by the rounding. [orang]"""
    kini, dulu = hasil.jabatan, semula.jabatan
    beda = (kini["kebutuhan"] - dulu["kebutuhan"]).abs()
    kena: pd.Series = beda[(beda > 0) | (kini["kebutuhan_bulat"] != dulu["kebutuhan_bulat"])]
    return kena


def tabel_perubahan(hasil: HasilJelajah, semula: HasilJelajah, jabatan: pd.DataFrame) -> Html:
    """The posts whose need changes most, at most twelve; a sentence where none does."""
    kini, dulu = hasil.jabatan, semula.jabatan["kebutuhan"]
    kena = _berubah(hasil, semula)
    if kena.empty:
        return _buku(el("p", "Belum ada kebutuhan yang berubah.", kelas="abk-bersih"))
    urut = kena.sort_values(ascending=False, kind="stable").index[:_BARIS]
    nama = jabatan.set_index("kode_jabatan")["nama_jabatan"]
    kolom = [
        Column("Jabatan", nama_baris=True),
        Column("Semula", angka=True, penjelasan="orang"),
        Column("Menjadi", angka=True, penjelasan="orang"),
        Column("Selang 90%", angka=True, penjelasan="orang"),
        Column("Dibulat\u00adkan", angka=True, penjelasan="orang"),
        Column("Rencana", angka=True, penjelasan="orang"),
        Column("Bezetting", angka=True, penjelasan="orang"),
        Column("Selisih", angka=True, penjelasan="orang"),
    ]
    baris = [
        Row(
            [
                gabung(nama[k], el("small", f" ({k})")),
                kebutuhan(dulu[k]),
                kebutuhan(kini["kebutuhan"][k]),
                "–" if hampa(kini["bawah"][k]) else f"{angka(kini['bawah'][k])}–{angka(kini['atas'][k])}",
                bulat(kini["kebutuhan_bulat"][k]),
                bulat(kini["rencana"][k]),
                bulat(kini["bezetting"][k]),
                bertanda(kini["selisih"][k]),
            ]
        )
        for k in urut
    ]
    lain = len(kena) - len(baris)
    sisa = el("p", f"… dan {bulat(lain)} jabatan lain yang berubah.", kelas="redup") if lain else None
    return _buku(tabel(_TABEL, kolom, [RowGroup(None, baris)], tampak=True), sisa)


def kalimat(hasil: HasilJelajah, semula: HasilJelajah) -> str:
    """The result in one sentence, which a screen reader reads out."""
    kini, dulu = hasil.jumlah, semula.jumlah
    return (
        f"Kebutuhan {bulat(kini['kebutuhan_bulat'])} orang, semula {bulat(dulu['kebutuhan_bulat'])}; "
        f"kekurangan {bulat(kini['kekurangan'])}, kelebihan {bulat(kini['kelebihan'])} orang."
    )
