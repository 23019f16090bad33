"""Sheets in and out: every save a new version, no save over another."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, exists, insert, select, update

from abk.errors import ParameterError
from abk.store import fungsi
from abk.store.galat import GudangError, HakError, KonflikError, RusakError, StatusError
from abk.store.lembar import Lembar, Status, baris_berkunci, beda, lembar_dari_json
from abk.store.peristiwa import Pelaku, catat, peristiwa, teks_waktu
from abk.store.skema import JABATAN, LEMBAR, LEMBAR_VERSI, PERISTIWA
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

SARAN_RUSAK = "Pemilik gudang: lihat abk karantina ALAMAT, atau pulihkan dari cadangan."

TERAKHIR = select(LEMBAR_VERSI, LEMBAR.c.status.label("keadaan")).join(
    LEMBAR, (LEMBAR.c.kode_jabatan == LEMBAR_VERSI.c.kode_jabatan) & (LEMBAR.c.versi == LEMBAR_VERSI.c.versi)
)
"""Latest version of every sheet, with its state."""

_DIAJUKAN = (
    exists()
    .where(PERISTIWA.c.apa == "ajukan")
    .where(PERISTIWA.c.kode_jabatan == LEMBAR_VERSI.c.kode_jabatan)
    .where(PERISTIWA.c.versi == LEMBAR_VERSI.c.versi)
)


def baca_lembar(c: Connection, kode_jabatan: str, versi: int | None = None) -> Lembar:
    """A sheet, latest or older version, empty before a save; ParameterError if it is not there to see."""
    if versi is None or versi == 0:
        ada = c.execute(TERAKHIR.where(LEMBAR.c.kode_jabatan == kode_jabatan)).one_or_none()
        if ada is not None and versi is None:
            return lembar_dari_baris(ada, ada.keadaan)
        jabatan = select(JABATAN.c.kode_jabatan).where(JABATAN.c.kode_jabatan == kode_jabatan)
        if ada is None and c.execute(jabatan).first() is None:
            raise ParameterError(
                f"Jabatan {kutip(kode_jabatan)} tidak ada dalam gudang, "
                "atau akun ini tidak berhak melihatnya.",
                "Periksa kode jabatannya.",
            )
        return Lembar(kode_jabatan)
    tanya_versi = select(LEMBAR_VERSI, _DIAJUKAN.label("terkirim")).where(
        LEMBAR_VERSI.c.kode_jabatan == kode_jabatan, LEMBAR_VERSI.c.versi == versi
    )
    baris = c.execute(tanya_versi).one_or_none()
    if baris is None:
        raise ParameterError(
            f"Lembar {kutip(kode_jabatan)} versi {versi} tidak ada.", "Lihat versi yang ada di riwayat."
        )
    return lembar_dari_baris(baris, "diajukan" if baris.terkirim else baris.status)


def lembar_dari_baris(baris: Row[Any], status: Status) -> Lembar:
    """Sheet of a row of ``lembar_versi``: whose it is says the column, and only as it was written.

    Raises RusakError if it is not what was written, or no sheet at all.
    """
    sebab = "isinya tidak cocok dengan sidiknya"
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
    if fungsi.di_server(c) and (jadi := fungsi.simpan_lembar(c, lembar, versi_dasar, pelaku)) is not None:
        waktu = dt.datetime.fromisoformat(jadi.waktu)
        return lembar.dengan(status="draf", versi=jadi.versi, oleh=jadi.oleh, diubah=waktu)
    kini = baca_lembar(c, lembar.kode_jabatan)
    if kini.versi and kini.sidik == lembar.sidik:
        return kini
    if kini.versi != versi_dasar:
        raise KonflikError(_dasar(c, kini, versi_dasar), kini, lembar)
    if kini.status == "diajukan":
        raise _sudah_diajukan(kini)
    if fungsi.di_server(c):
        raise _ditolak(c, lembar, versi_dasar)
    return _versi_baru(c, kini, lembar, "draf", pelaku, "simpan")


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
    return _versi_baru(c, kini, kini, "dikembalikan", pelaku, "kembalikan")


def _versi_baru(
    c: Connection, kini: Lembar, lembar: Lembar, status: Status, pelaku: Pelaku, apa: str
) -> Lembar:
    """The next version; on SQLite the transaction itself keeps others out."""
    kode, versi = kini.kode_jabatan, kini.versi + 1
    if kini.versi == 0:
        c.execute(insert(LEMBAR).values(kode_jabatan=kode, versi=versi, status=status))
    else:
        c.execute(update(LEMBAR).where(LEMBAR.c.kode_jabatan == kode).values(versi=versi, status=status))
    c.execute(insert(LEMBAR_VERSI), baris_versi(lembar, versi, status, pelaku))
    catat(c, [peristiwa_simpan(kini, lembar, versi, pelaku, apa, status)])
    return lembar.dengan(status=status, versi=versi, oleh=pelaku.oleh, diubah=pelaku.waktu)


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
