"""The page of a case: what it is made from, its head and key figures, whose turn it is, and the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from abk.reports.bagian import Bagian, key_figure, kosong, page_head
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.sop import Langkah
from abk.sop.catatan.kunci import KATA_PERAGAAN
from abk.sop.jam import StatusWaktu
from abk.sop.papan import Sel, kata_waktu
from abk.sop.prosedur import sebutan_prosedur
from abk.sop.status import Giliran, StatusAlur
from abk.tulisan.format import KOSONG, bulat
from abk.tulisan.markup import Html, el, gabung


@dataclass(frozen=True, eq=False)
class BahanAlur(StatusAlur):
    """A case at a moment; ``tautan`` says where contents are published, slot → file beside the page."""

    tautan: Mapping[str, str] = field(default_factory=dict)


JUDUL_RINGKASAN = "Ringkasan"
_DISEBUT = 3
"""Most officials whom the first sentence names."""


def kop(bahan: BahanAlur, isi: Sequence[tuple[str, str]]) -> Bagian:
    """Return the head of the page."""
    alur, acuan = bahan.alur, bahan.alur.prosedur
    rincian = [
        f"Alur {alur.kode}",
        f"Tahun {alur.tahun}",
        sebutan_prosedur(acuan),
        *([KATA_PERAGAAN.removesuffix(".")] if alur.keadaan.peragaan else []),
        f"Keadaan per {bahan.pukul(bahan.saat)}",
    ]
    return page_head(bahan.data, alur.judul, rincian, isi)


def ringkasan(bahan: BahanAlur) -> Bagian:
    """Return the key figures of a case: how far it is, what is late, what was returned and voided."""
    k = bahan.alur.keadaan
    lewat = [g for g in bahan.giliran if g.status is not None and g.status.keadaan == "lewat"]
    kurang = [g for g in bahan.giliran if g.kurang]
    keadaan = "selesai" if k.selesai else "berjalan"
    sel = (
        ("Keadaan", keadaan, f"dimulai {bahan.hari(k.mulai)}, {bulat(k.jumlah)} catatan dalam rantai"),
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
            "Keputusan rapat berlaku",
            bulat(sum(len(k.putusan(u)) for u in k.unit)),
            f"{bulat(sum(d.dicabut is not None for d in k.semua_putusan))} catatan keputusan rapat dicabut",
        ),
        ("Usul unit", bulat(sum(len(k.usul(u)) for u in k.unit)), "perbaikan pada konfirmasi teknis"),
    )
    kalimat = el("p", _simpulan(bahan, len(lewat), len(kurang)), kelas="abk-simpulan")
    angka = el("dl", *(key_figure(*satu) for satu in sel), kelas="abk-kunci")
    return Bagian("ringkasan", JUDUL_RINGKASAN, gabung(kalimat, angka))


def _simpulan(bahan: BahanAlur, lewat: int, kurang: int) -> str:
    """How far the case is and on whom it waits, in one or two sentences."""
    unit = f"{bulat(len(bahan.alur.keadaan.unit))} unit"
    if bahan.alur.keadaan.selesai:
        return f"Semua {bulat(bahan.resmi)} langkah SOP selesai untuk {unit}; alur ini sudah diarsipkan."
    siapa = list(dict.fromkeys(f"{g.peran} (langkah {g.langkah.kode})" for g in bahan.giliran))
    sebut = ", ".join(siapa[:_DISEBUT])
    if len(siapa) > _DISEBUT:
        sebut += f", dan {bulat(len(siapa) - _DISEBUT)} lainnya"
    tunda = [
        f"{bulat(n)} langkah {kata}"
        for n, kata in ((lewat, "melewati waktu baku"), (kurang, "tertahan"))
        if n
    ]
    akhir = f" {' dan '.join(tunda)}." if tunda else ""
    giliran_ = f"; giliran {sebut}" if siapa else ""
    return f"{bulat(bahan.selesai)} dari {bulat(bahan.resmi)} langkah SOP selesai{giliran_}.{akhir}"


JUDUL_GILIRAN = "Giliran sekarang"
JUDUL_PAPAN = "Papan langkah"
_KOLOM = (
    Column("Langkah", nama_baris=True),
    Column("Unit"),
    Column("Giliran"),
    Column("Sejak"),
    Column("Terpakai", angka=True, penjelasan="menit kerja"),
    Column("Baku", angka=True, penjelasan="menit"),
    Column("Keadaan"),
    Column("Yang kurang"),
    Column("Yang dihasilkan"),
)


# ── whose turn ────────────────────────────────────────────────────────────────────────────────────
def giliran(bahan: BahanAlur) -> Bagian:
    """Return who has the ball, how the step stands against its standard time, and what is missing."""
    if not bahan.giliran:
        return kosong("giliran", JUDUL_GILIRAN, "Semua langkah sudah selesai; alur ini sudah diarsipkan.")
    isi = tabel(JUDUL_GILIRAN, _KOLOM, [RowGroup(None, [_baris(bahan, g) for g in bahan.giliran])])
    catatan = el(
        "p",
        "Waktu terpakai dihitung menurut jam kerja sejak langkah menjadi giliran, termasuk waktu menunggu. "
        f"Satu hari SOP dihitung {'450' if bahan.panjang_hari == 'formal' else '300'} menit.",
        kelas="redup",
    )
    return Bagian("giliran", JUDUL_GILIRAN, gabung(isi, catatan))


def _baris(bahan: BahanAlur, g: Giliran) -> Row:
    status = g.status
    batas = el("small", f" batas {bahan.pukul(status.tenggat)}") if status is not None else None
    return Row(
        [
            f"{g.langkah.kode}. {g.langkah.ringkas}",
            gabung(bahan.nama_unit[g.unit], el("small", f" ({g.unit})")) if g.unit else "umum",
            g.peran,
            bahan.pukul(g.sejak),
            bulat(status.terpakai_menit) if status is not None else KOSONG,
            bulat(status.standar_menit) if status is not None else KOSONG,
            gabung(_tanda(status), batas),
            _daftar(g.kurang),
            _daftar(g.hasil),
        ]
    )


def _tanda(status: StatusWaktu | None) -> Html:
    """State of a step that is due; late and near it are marked by words, not by colour alone."""
    tepat = status is None or status.keadaan == "tepat"
    return el("span", kata_waktu(status), kelas="" if tepat else "tanda")


def _daftar(isi: tuple[str, ...]) -> Html | str:
    return gabung(*isi, antara="; ") if isi else "tidak ada"


# ── the board ─────────────────────────────────────────────────────────────────────────────────────
def papan(bahan: BahanAlur) -> Bagian:
    """Return the board: a row each step, a column each unit; common steps span all of them."""
    unit = bahan.alur.unit
    kepala = el(
        "tr",
        el("th", "Langkah", scope="col"),
        el("th", "Pelaksana", scope="col"),
        *(el("th", u, el("small", nama), scope="col") for u, nama in bahan.nama_unit.items()),
    )
    baris = [_baris_papan(bahan, satu) for satu in bahan.alur.keadaan.langkah]
    isi = el("table", el("caption", JUDUL_PAPAN, kelas="abk-baca"), el("thead", kepala), el("tbody", *baris))
    bingkai = el("div", isi, kelas="abk-gulir", role="group", aria_label=JUDUL_PAPAN, tabindex=0)
    kata = (
        f"Langkah umum dikerjakan satu kali untuk {bulat(len(unit))} unit; langkah lain oleh tiap unit. "
        "Langkah bertanda bintang tidak ada dalam SOP dan ditambahkan program."
    )
    return Bagian("papan", JUDUL_PAPAN, gabung(el("p", kata, kelas="redup"), bingkai))


def _baris_papan(bahan: BahanAlur, satu: Langkah) -> Html:
    unit = bahan.alur.unit
    nama = gabung(f"{satu.kode}. {satu.ringkas}", " *" if satu.tambahan else None)
    peran = bahan.alur.prosedur.nama_peran(satu.pelaksana)
    if satu.lingkup == "unit":
        sel = [el("td", _sel(bahan, bahan.sel(satu, u))) for u in unit]
    else:
        sel = [el("td", _sel(bahan, bahan.sel(satu, "")), colspan=len(unit), style="text-align:center")]
    return el("tr", el("th", nama, scope="row"), el("td", peran, kelas="redup"), *sel)


def _sel(bahan: BahanAlur, sel: Sel) -> Html:
    ulang = el("small", f" diulang {bulat(sel.ulang)}×") if sel.ulang else None
    if sel.keadaan == "selesai" and sel.selesai is not None:
        return gabung("✓ selesai ", bahan.hari(sel.selesai), ulang)
    if sel.berjalan:
        return gabung(el("b", "▶ berjalan"), " ", _tanda(sel.waktu), ulang)
    if sel.keadaan == "gugur":
        return gabung(el("span", "gugur", kelas="tanda"), " harus diulang")
    return el("span", "belum", kelas="redup")
