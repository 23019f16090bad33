"""History of a case: every event, every approval; those that no longer count are struck, with the reason."""

from __future__ import annotations

from abk.reports.bagian import Bagian
from abk.reports.sections.alur_bahan import BahanAlur
from abk.reports.tabel import Baris, Kelompok, Kolom, tabel
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.riwayat import isi_dalam_kata, penggugur, peristiwa_dalam_kata
from abk.tulisan.format import KOSONG, bulat
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Riwayat dan persetujuan"
_KOLOM = (
    Kolom("No.", angka=True),
    Kolom("Waktu"),
    Kolom("Yang terjadi", nama_baris=True),
    Kolom("Unit"),
    Kolom("Oleh"),
    Kolom("Berarti"),
    Kolom("Keterangan"),
)


def riwayat(bahan: BahanAlur) -> Bagian:
    """Return all events in their order; what was voided or withdrawn is struck, with number and reason."""
    baris = [_baris(bahan, e) for e in bahan.alur.peristiwa]
    kata = (
        "Persetujuan gugur bila isi yang disetujui berubah atau langkahnya dikembalikan. Yang gugur tetap "
        "tercatat, dicoret, dengan catatan yang menggugurkannya. Nama orang tidak dimuat pada halaman ini."
    )
    return Bagian(
        "riwayat", JUDUL, gabung(el("p", kata, kelas="redup"), tabel(JUDUL, _KOLOM, [Kelompok(None, baris)]))
    )


def _baris(bahan: BahanAlur, e: Peristiwa) -> Baris:
    gugur = penggugur(bahan.alur.keadaan, e)
    apa: Html | str = peristiwa_dalam_kata(bahan.alur, e)
    makna: Html | str = ", ".join(e.makna) or KOSONG
    if gugur is not None:
        apa, makna = el("del", apa), el("del", makna)
    return Baris(
        [
            bulat(e.urut + 1),
            bahan.pukul(e.saat),
            apa,
            e.unit or "umum",
            bahan.peran(e.peran, e.sebutan, e.unit),
            makna,
            _luas(gabung(_butir(isi_dalam_kata(bahan.alur, e)), _alasan_gugur(bahan, gugur))),
        ]
    )


def _luas(isi: Html) -> Html | None:
    """Text that keeps some width on a phone; the table scrolls."""
    return el("div", isi, style="min-width:14rem") if isi else None


def _alasan_gugur(bahan: BahanAlur, urut: int | None) -> Html | None:
    if urut is None:
        return None
    alasan = str(bahan.alur.peristiwa[urut].isi.get("alasan", ""))
    kata = f"Gugur oleh catatan {bulat(urut + 1)}{f': {alasan}' if alasan else ''}"
    return el("span", kata, kelas="alasan")


def _butir(isi: list[str]) -> Html:
    return el("ul", *(el("li", satu) for satu in isi)) if len(isi) > 1 else gabung(*isi)
