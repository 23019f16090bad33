"""Sheets in and out: every save a new version, no save over another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, insert, select, update

from abk.errors import ParameterError
from abk.store import fungsi
from abk.store.galat import SARAN_RUSAK, GudangError, HakError, KonflikError, RusakError, StatusError
from abk.store.lembar import Lembar, Status, baris_berkunci, beda, lembar_dari_json
from abk.store.peristiwa import Pelaku, catat, peristiwa
from abk.store.skema import JABATAN, LEMBAR, LEMBAR_VERSI, PERISTIWA
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik, teks_waktu

TERAKHIR = select(LEMBAR_VERSI, LEMBAR.c.status.label("keadaan")).join(
    LEMBAR, (LEMBAR.c.kode_jabatan == LEMBAR_VERSI.c.kode_jabatan) & (LEMBAR.c.versi == LEMBAR_VERSI.c.versi)
)
"""Latest version of every sheet, with its state."""

# Made once: what is made anew at each call is compared with all that was asked before.
_TERAKHIR_DARI = (
    select(JABATAN.c.kode_jabatan.label("pos"), LEMBAR_VERSI, LEMBAR.c.status.label("keadaan"))
    .select_from(JABATAN)
    .outerjoin(LEMBAR, LEMBAR.c.kode_jabatan == JABATAN.c.kode_jabatan)
    .outerjoin(
        LEMBAR_VERSI,
        (LEMBAR_VERSI.c.kode_jabatan == LEMBAR.c.kode_jabatan) & (LEMBAR_VERSI.c.versi == LEMBAR.c.versi),
    )
    .where(JABATAN.c.kode_jabatan.in_(bindparam("kode", expanding=True)))
)
_LEMBAR_PERTAMA, _VERSI_BERIKUT = insert(LEMBAR), insert(LEMBAR_VERSI)
_LEMBAR_BERIKUT = update(LEMBAR).where(LEMBAR.c.kode_jabatan == bindparam("kode"))
_SEKALI = 500
"""How many sheets one question to the store asks for."""

_DIAJUKAN = (
    exists()
    .where(PERISTIWA.c.apa == "ajukan")
    .where(PERISTIWA.c.kode_jabatan == LEMBAR_VERSI.c.kode_jabatan)
    .where(PERISTIWA.c.versi == LEMBAR_VERSI.c.versi)
)


def baca_lembar(c: Connection, kode_jabatan: str, versi: int | None = None) -> Lembar:
    """A sheet, latest or older version, empty before a save; ParameterError if it is not there to see."""
    if not versi:
        kini = baca_banyak(c, [kode_jabatan])[kode_jabatan]
        return kini if versi is None else Lembar(kode_jabatan)
    tanya_versi = select(LEMBAR_VERSI, _DIAJUKAN.label("terkirim")).where(
        LEMBAR_VERSI.c.kode_jabatan == kode_jabatan, LEMBAR_VERSI.c.versi == versi
    )
    baris = c.execute(tanya_versi).one_or_none()
    if baris is None:
        raise ParameterError(
            f"Lembar {kutip(kode_jabatan)} versi {versi} tidak ada.", "Lihat versi yang ada di riwayat."
        )
    return lembar_dari_baris(baris, "diajukan" if baris.terkirim else baris.status)


def baca_banyak(c: Connection, kode_jabatan: Sequence[str]) -> dict[str, Lembar]:
    """The latest version of each of these sheets, as :func:`baca_lembar` gives one."""
    ada: dict[str, Lembar] = {}
    for awal in range(0, len(kode_jabatan), _SEKALI):
        bagian = list(kode_jabatan[awal : awal + _SEKALI])
        for baris in c.execute(_TERAKHIR_DARI, {"kode": bagian}):
            pertama = baris.versi is None
            ada[baris.pos] = Lembar(baris.pos) if pertama else lembar_dari_baris(baris, baris.keadaan)
    if asing := next((kode for kode in kode_jabatan if kode not in ada), None):
        raise ParameterError(
            f"Jabatan {kutip(asing)} tidak ada dalam gudang, atau akun ini tidak berhak melihatnya.",
            "Periksa kode jabatannya.",
        )
    return ada


def lembar_dari_baris(baris: Row[Any], status: Status) -> Lembar:
    """Sheet of a row of ``lembar_versi``: whose it is says the column, and only as it was written.

    Raises RusakError if it is not what was written, or no sheet at all.
    """
    sebab = "isinya tidak cocok dengan kode verifikasinya"
    try:
        if sidik(baris.isi) == baris.sidik:
            sebab = "isinya tidak terbaca"
            waktu = dt.datetime.fromisoformat(baris.waktu)
            lembar = lembar_dari_json(
                baris.isi, status=status, versi=baris.versi, oleh=baris.oleh, diubah=waktu
            )
            if lembar.kode_jabatan == baris.kode_jabatan:
                return lembar
            sebab = f"isinya menyebut jabatan {lembar.kode_jabatan}"
    except (ValueError, TypeError, AttributeError, OverflowError, ParameterError):
        pass
    raise RusakError(f"Lembar {baris.kode_jabatan} versi {baris.versi} rusak: {sebab}.", SARAN_RUSAK)


def simpan(c: Connection, lembar: Lembar, versi_dasar: int, pelaku: Pelaku) -> Lembar:
    """Save new answers; KonflikError if the latest is not `versi_dasar`, StatusError if submitted."""
    (hasil,) = simpan_banyak(c, [(lembar, versi_dasar)], pelaku)
    if isinstance(hasil, Lembar):
        return hasil
    raise hasil


def simpan_banyak(
    c: Connection,
    semua: Sequence[tuple[Lembar, int]],
    pelaku: Pelaku,
    kini: Mapping[str, Lembar] | None = None,
) -> list[Lembar | GudangError]:
    """Save new answers of many posts, each once, with the version it was made from; in their order.

    What keeps one sheet out, as :func:`simpan` raises it, stands in its place, and keeps out no other. `kini`
    are their latest versions where they were read in this very transaction.
    """
    if fungsi.di_server(c):
        return [_simpan_di_server(c, *satu, pelaku) for satu in semua]
    kini = kini or baca_banyak(c, [lembar.kode_jabatan for lembar, _ in semua])
    hasil: dict[str, Lembar | GudangError | None] = {
        lembar.kode_jabatan: _tanpa_menulis(c, kini[lembar.kode_jabatan], lembar, dasar)
        for lembar, dasar in semua
    }
    baru = [(kini[lembar.kode_jabatan], lembar) for lembar, _ in semua if hasil[lembar.kode_jabatan] is None]
    tertulis = {lembar.kode_jabatan: lembar for lembar in versi_baru(c, baru, "draf", pelaku, "simpan")}
    return [hasil[kode] or tertulis[kode] for kode in (lembar.kode_jabatan for lembar, _ in semua)]


def _tanpa_menulis(
    c: Connection, kini: Lembar, lembar: Lembar, versi_dasar: int
) -> Lembar | GudangError | None:
    """What a save comes to without a new version; None where there is one to write."""
    if kini.versi and kini.sidik == lembar.sidik:
        return kini
    if kini.versi != versi_dasar:
        return KonflikError(_dasar(c, kini, versi_dasar), kini, lembar)
    return _sudah_diajukan(kini) if kini.status == "diajukan" else None


def _simpan_di_server(
    c: Connection, lembar: Lembar, versi_dasar: int, pelaku: Pelaku
) -> Lembar | GudangError:
    if (jadi := fungsi.simpan_lembar(c, lembar, versi_dasar, pelaku)) is not None:
        waktu = dt.datetime.fromisoformat(jadi.waktu)
        return lembar.dengan(status="draf", versi=jadi.versi, oleh=jadi.oleh, diubah=waktu)
    kini = baca_lembar(c, lembar.kode_jabatan)
    hasil = _tanpa_menulis(c, kini, lembar, versi_dasar) or _ditolak(c, lembar, versi_dasar)
    if isinstance(hasil, HakError):  # of the account, not of the sheet
        raise hasil
    return hasil


def ajukan(c: Connection, kode_jabatan: str, versi: int, pelaku: Pelaku) -> Lembar:
    """Submit a version, again or not; KonflikError if a newer one is there, StatusError if none is."""
    kini = baca_lembar(c, kode_jabatan)
    if kini.versi == 0:
        raise StatusError(f"Lembar {kode_jabatan} masih kosong.", "Isi dan simpan lembar itu dahulu.")
    if kini.versi != versi:
        dasar = _dasar(c, kini, versi)
        raise KonflikError(dasar, kini, dasar)
    if kini.status == "diajukan":
        return kini
    if fungsi.di_server(c):
        jadi = fungsi.ajukan_lembar(c, kode_jabatan, versi, pelaku)
        lagi = baca_lembar(c, kode_jabatan)
        if jadi or (lagi.versi, lagi.status) == (versi, "diajukan"):
            return lagi
        raise _ditolak(c, kini, versi)
    c.execute(update(LEMBAR).where(LEMBAR.c.kode_jabatan == kode_jabatan).values(status="diajukan"))
    isi = {"status": "diajukan", "sidik": kini.sidik}
    lama = {"status": kini.status}
    catat(c, [peristiwa(pelaku, "ajukan", kode_jabatan=kode_jabatan, versi=versi, lama=lama, baru=isi)])
    return baca_lembar(c, kode_jabatan)


def kembalikan(c: Connection, kode_jabatan: str, pelaku: Pelaku) -> Lembar:
    """Give a submitted sheet back, same answers, new version; StatusError if it is not submitted."""
    if not pelaku.alasan.strip():
        raise ParameterError("Lembar dikembalikan tanpa alasan.", "Tulis apa yang harus diperbaiki.")
    kini = baca_lembar(c, kode_jabatan)
    if kini.status == "dikembalikan":
        return kini
    if kini.status != "diajukan":
        raise StatusError(
            f"Lembar {kode_jabatan} tidak sedang diajukan (status: {kini.status}).",
            "Hanya lembar yang sudah diajukan dapat dikembalikan.",
        )
    if fungsi.di_server(c):
        jadi = fungsi.kembalikan_lembar(c, kode_jabatan, pelaku)
        lagi = baca_lembar(c, kode_jabatan)
        if jadi or lagi.status == "dikembalikan":
            return lagi
        raise _ditolak(c, kini, kini.versi)
    return versi_baru(c, [(kini, kini)], "dikembalikan", pelaku, "kembalikan")[0]


def versi_baru(
    c: Connection,
    semua: Sequence[tuple[Lembar, Lembar]],
    status: Status,
    pelaku: Pelaku,
    apa: str,
) -> list[Lembar]:
    """The next versions, each of (latest, new); on SQLite the transaction itself keeps others out."""
    if not semua:
        return []
    keadaan = [
        (kini, {"kode_jabatan": kini.kode_jabatan, "versi": kini.versi + 1, "status": status})
        for kini, _ in semua
    ]
    if pertama := [isi for kini, isi in keadaan if kini.versi == 0]:
        c.execute(_LEMBAR_PERTAMA, pertama)
    if berikut := [{"kode": i.pop("kode_jabatan"), **i} for kini, i in keadaan if kini.versi]:
        c.execute(_LEMBAR_BERIKUT, berikut)
    baru = [(kini, lembar, kini.versi + 1) for kini, lembar in semua]
    c.execute(_VERSI_BERIKUT, [baris_versi(lembar, n, status, pelaku) for _, lembar, n in baru])
    catat(c, [peristiwa_simpan(kini, lembar, n, pelaku, apa, status) for kini, lembar, n in baru])
    return [
        lembar.dengan(status=status, versi=n, oleh=pelaku.oleh, diubah=pelaku.waktu) for _, lembar, n in baru
    ]


def baris_versi(lembar: Lembar, versi: int, status: Status, pelaku: Pelaku) -> dict[str, Any]:
    """Row of ``lembar_versi``."""
    return {
        "kode_jabatan": lembar.kode_jabatan,
        "versi": versi,
        "status": status,
        "isi": lembar.json,
        "sidik": lembar.sidik,
        "oleh": pelaku.oleh,
        "waktu": teks_waktu(pelaku.waktu),
    }


def peristiwa_simpan(
    kini: Lembar, lembar: Lembar, versi: int, pelaku: Pelaku, apa: str, status: Status
) -> dict[str, Any]:
    """Event of a new version: what changed; a first version is told by its size and hash alone."""
    kode = lembar.kode_jabatan
    if kini.versi == 0:
        isi = {"status": status, "baris": len(lembar.uraian_tugas), "sidik": lembar.sidik}
        return peristiwa(pelaku, apa, kode_jabatan=kode, versi=versi, baru=isi)
    lama, baru = lama_baru(kini, lembar)
    lama, baru = {"status": kini.status, **lama}, {"status": status, **baru}
    return peristiwa(pelaku, apa, kode_jabatan=kode, versi=versi, lama=lama, baru=baru)


def lama_baru(lama: Lembar, baru: Lembar) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an event says of a change, before and after: cells of rows as ``"<nomor>/<kolom>"``."""
    sel = {f"{s.nomor}/{s.kolom}" if s.nomor else s.kolom: s for s in beda(lama, baru) if s.kolom != "nomor"}
    sebelum: dict[str, Any] = {n: s.lama for n, s in sel.items()}
    sesudah: dict[str, Any] = {n: s.baru for n, s in sel.items()}
    urutan = [list(baris_berkunci(satu)) for satu in (lama, baru)]
    if urutan[0] != urutan[1]:
        sebelum["urutan_nomor"], sesudah["urutan_nomor"] = urutan
    return sebelum, sesudah


def _ditolak(c: Connection, milik: Lembar, versi: int) -> GudangError:
    """Why no row was changed: somebody was quicker (PostgreSQL only), or the account may not write."""
    kini = baca_lembar(c, milik.kode_jabatan)
    if kini.versi != versi:
        return KonflikError(_dasar(c, kini, versi), kini, milik)
    if kini.status == "diajukan" and milik.sidik != kini.sidik:
        return _sudah_diajukan(kini)
    return HakError(f"Akun ini tidak berhak mengubah lembar {kini.kode_jabatan}.", "Hubungi Ortala.")


def _dasar(c: Connection, kini: Lembar, versi: int) -> Lembar:
    """The version somebody started from; one that never was is an empty sheet."""
    if 1 <= versi < kini.versi:
        return baca_lembar(c, kini.kode_jabatan, versi)
    return Lembar(kini.kode_jabatan)


def _sudah_diajukan(kini: Lembar) -> StatusError:
    return StatusError(
        f"Lembar {kini.kode_jabatan} sudah diajukan (versi {kini.versi}); perubahan tidak disimpan.",
        "Minta Ortala mengembalikan lembar itu bila ada yang harus diperbaiki.",
    )
