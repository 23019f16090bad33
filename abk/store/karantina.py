"""Quarantine: what is bad is set aside by the owner of a store, with a reason and an event; nothing is lost.

A version of a sheet that cannot be read stays where it is, and a new version says again what the last
readable one said. Records of a case leave it from a number to the end, and are kept in the table
``karantina``. An event or a file that cannot be read stays, and is no finding any more.
"""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Connection, Text, cast, delete, insert, select, update

from abk.errors import ParameterError
from abk.store.case_store import TANYA_BERKAS, utuh
from abk.store.galat import RusakError, StatusError
from abk.store.lembar import Lembar
from abk.store.peristiwa import TAK_TERBACA, Pelaku, baca_perubahan, catat, peristiwa
from abk.store.simpan import baris_versi, lembar_dari_baris
from abk.store.skema import ALUR_BERKAS, ALUR_PERISTIWA, KARANTINA, LEMBAR, LEMBAR_VERSI, PERISTIWA
from abk.tulisan.markup import kutip

Jenis = Literal["lembar", "peristiwa", "alur", "berkas"]


def karantina(c: Connection, jenis: str, kode: str, nomor: int, pelaku: Pelaku) -> int:
    """Set something aside; how much it was (records of a case), else 1.

    `kode` and `nomor`: post and version; nothing and number of the event; case and first record; fingerprint
    of the file and nothing. Raises ParameterError if there is no such thing, or no reason; StatusError if
    nothing is wrong with it; HakError if the account is not the owner's.
    """
    if not pelaku.alasan.strip():
        raise ParameterError("Karantina tanpa alasan.", "Tulis apa yang rusak dan bagaimana diketahui.")
    if jenis not in _CARA:
        raise ParameterError(f"Jenis {kutip(jenis)} tidak dikenal.", f"Pilihan: {', '.join(_CARA)}.")
    baris = _CARA[jenis](c, kode, nomor, pelaku)
    c.execute(insert(KARANTINA), [{"jenis": jenis, "isi": "", **satu} for satu in baris])
    if jenis == "alur":
        # from the end, one by one: the database lets nothing else go
        for satu in reversed(baris):
            p = ALUR_PERISTIWA.c
            c.execute(delete(ALUR_PERISTIWA).where(p.kode_alur == kode, p.urut == satu["nomor"]))
    isi = {"jenis": jenis, "kode": kode, "nomor": nomor, "banyak": len(baris), "sidik": baris[0]["sidik"]}
    post, versi = (kode, nomor) if jenis == "lembar" else (None, None)
    catat(c, [peristiwa(pelaku, "karantina", kode_jabatan=post, versi=versi, baru=isi)])
    return len(baris)


def _tiada(apa: str) -> ParameterError:
    return ParameterError(f"{apa} tidak ada dalam gudang.", "Lihat yang rusak: abk karantina ALAMAT")


def _baik(apa: str) -> StatusError:
    return StatusError(
        f"{apa} terbaca dan utuh; tidak dikarantina.", "Yang keliru isinya diperbaiki dengan menyimpan."
    )


def _lembar(c: Connection, kode: str, nomor: int, pelaku: Pelaku) -> list[dict[str, Any]]:
    v = LEMBAR_VERSI.c
    semua = c.execute(select(LEMBAR_VERSI).where(v.kode_jabatan == kode).order_by(v.versi)).all()
    rusak = next((b for b in semua if b.versi == nomor), None)
    if rusak is None:
        raise _tiada(f"Lembar {kode} versi {nomor}")
    if _terbaca(rusak) is not None:
        raise _baik(f"Lembar {kode} versi {nomor}")
    kini = c.execute(select(LEMBAR.c.versi).where(LEMBAR.c.kode_jabatan == kode)).scalar_one()
    if kini == nomor:
        akhir = next((s for b in reversed(semua) if (s := _terbaca(b)) is not None), Lembar(kode))
        c.execute(update(LEMBAR).where(LEMBAR.c.kode_jabatan == kode).values(versi=kini + 1, status="draf"))
        c.execute(insert(LEMBAR_VERSI), baris_versi(akhir, kini + 1, "draf", pelaku))
    return [{"kode": kode, "nomor": nomor, "sidik": rusak.sidik}]


def _terbaca(baris: Any) -> Lembar | None:
    try:
        return lembar_dari_baris(baris, baris.status)
    except RusakError:
        return None


def _peristiwa(c: Connection, _kode: str, nomor: int, _pelaku: Pelaku) -> list[dict[str, Any]]:
    ada = c.execute(select(PERISTIWA.c.lama, PERISTIWA.c.baru).where(PERISTIWA.c.id == nomor)).one_or_none()
    if ada is None:
        raise _tiada(f"Peristiwa {nomor}")
    if not any(isinstance(i := baca_perubahan(s), dict) and TAK_TERBACA in i for s in ada):
        raise _baik(f"Peristiwa {nomor}")
    return [{"kode": "", "nomor": nomor, "sidik": ""}]


def _alur(c: Connection, kode: str, nomor: int, _pelaku: Pelaku) -> list[dict[str, Any]]:
    p = ALUR_PERISTIWA.c
    tanya = select(p.urut, p.sidik, cast(p.rekaman, Text).label("rekaman"))
    semua = c.execute(tanya.where(p.kode_alur == kode, p.urut >= nomor).order_by(p.urut)).all()
    if not semua:
        raise _tiada(f"Catatan nomor {nomor} alur {kutip(kode)}")
    return [{"kode": kode, "nomor": b.urut, "sidik": b.sidik, "isi": b.rekaman} for b in semua]


def _berkas(c: Connection, kode: str, _nomor: int, _pelaku: Pelaku) -> list[dict[str, Any]]:
    ada = c.execute(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == kode)).one_or_none()
    if ada is None:
        raise _tiada(f"Berkas {kode[:16]}…")
    try:
        utuh(kode, ada)
    except RusakError:
        return [{"kode": kode, "nomor": 0, "sidik": kode}]
    raise _baik(f"Berkas {kode[:16]}…")


_CARA = {"lembar": _lembar, "peristiwa": _peristiwa, "alur": _alur, "berkas": _berkas}
