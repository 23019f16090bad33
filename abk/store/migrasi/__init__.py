"""The schema of a store: is it there, is it ours, and how it is brought forward."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, inspect, select, text

from abk.kegiatan.informasi import salah_informasi
from abk.store.alamat import Sambungan
from abk.store.galat import SkemaError
from abk.store.informasi import jawaban_informasi, tambah_informasi
from abk.store.keluar import semua_lembar
from abk.store.lembar import Lembar
from abk.store.peristiwa import Pelaku
from abk.store.salinan import salin_sqlite
from abk.store.simpan import ajukan, kembalikan, simpan
from abk.store.skema import DRAF, JABATAN, PERAN, VERSI_DIKENAL
from abk.tulisan.json_ketat import urai_json

VERSI_SKEMA = VERSI_DIKENAL[-1]
BARU_SQLITE = Path(__file__).parent / "baru_sqlite.sql"
"""Commands that build in an empty SQLite store what all migrations do, so that none has to run."""
_KUNCI_MIGRASI = 0x61626B  # "abk": one migration at a time on a server


def versi_skema(c: Connection) -> str | None:
    """Version of the schema; None without any tables, SkemaError if the database holds something else."""
    tabel = set(inspect(c).get_table_names())
    if not tabel:
        return None
    if "alembic_version" not in tabel or "lembar_versi" not in tabel:
        raise SkemaError(
            "Basis data itu berisi tabel lain, bukan gudang abk.", "Beri alamat lain yang masih kosong."
        )
    return str(c.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none() or "")


def periksa_skema(sambungan: Sambungan) -> None:
    """Let only the schema of this program through; SkemaError if it is missing, older or newer."""
    with sambungan.baca() as c:
        versi = versi_skema(c)
    if versi is None:
        raise SkemaError("Gudang itu belum berisi tabel.", "Buat gudangnya dahulu, atau periksa alamatnya.")
    _tolak_lebih_baru(versi)
    if versi != VERSI_SKEMA:
        raise SkemaError(
            f"Skema gudang (versi {versi or '–'}) lebih lama daripada program ini (versi {VERSI_SKEMA}).",
            "Jalankan migrasi: abk migrasi ALAMAT. Cadangan dibuat lebih dahulu.",
        )


def naikkan(sambungan: Sambungan) -> Path | None:
    """Bring the schema to this program's version, or build it; the backup made of an SQLite store before.

    Raises SkemaError if the schema is newer than this program, or the database holds something else.
    """
    with sambungan.baca() as c:
        versi = versi_skema(c)
    if versi == VERSI_SKEMA:
        return None
    cadangan = None
    if versi is not None:
        _tolak_lebih_baru(versi)
        if sambungan.jenis == "sqlite":
            cap = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
            berkas = sambungan.alamat.berkas
            cadangan = berkas.with_name(f"{berkas.name}.sebelum-{VERSI_SKEMA}-{cap}")
            salin_sqlite(berkas, cadangan)
    with sambungan.tulis() as c:
        if sambungan.jenis == "postgresql":
            kunci_migrasi(c)
        _naik(c)
        pindahkan_informasi(c)
        if sambungan.jenis == "postgresql":
            from abk.store.rls import pasang_izin  # noqa: PLC0415 - loads the driver of PostgreSQL

            pasang_izin(c)  # on the tables that are new
    return cadangan


def kunci_migrasi(c: Connection) -> None:
    """One migration at a time; on a store that is there with a lock that only its owner can take."""
    if versi_skema(c) is None:
        c.execute(text("SELECT pg_advisory_xact_lock(:kunci)"), {"kunci": _KUNCI_MIGRASI})
    else:
        c.execute(text("LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE"))


def tulis_sqlite(c: Connection) -> str:
    """The commands of :data:`BARU_SQLITE`, from a store that the migrations built."""
    _jalankan_migrasi(c)
    perintah = c.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE sql > '' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    )
    akhir = f"INSERT INTO alembic_version (version_num) VALUES ('{VERSI_SKEMA}')\n"  # noqa: S608 - our own
    return "\n--\n".join([*perintah.scalars(), akhir])


def _naik(c: Connection) -> None:
    if c.dialect.name != "sqlite" or versi_skema(c) is not None:
        _jalankan_migrasi(c)
        return
    for perintah in BARU_SQLITE.read_text(encoding="utf-8").split("\n--\n"):
        c.exec_driver_sql(perintah)


def _jalankan_migrasi(c: Connection) -> None:
    # Alembic is only needed here, and slow to import.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    atur = Config()
    atur.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    atur.set_main_option("path_separator", "os")
    atur.attributes["connection"] = c
    command.upgrade(atur, VERSI_SKEMA)


def _tolak_lebih_baru(versi: str) -> None:
    if versi and versi not in VERSI_DIKENAL:
        raise SkemaError(
            f"Skema gudang (versi {versi}) lebih baru daripada program ini (versi {VERSI_SKEMA}).",
            "Pasang versi abk yang lebih baru; gudang tidak diubah.",
        )


# ── informasi jabatan that was kept beside the sheets, before 0005 ────────────────────────────────────
_PELAKU = Pelaku("abk migrasi", "informasi jabatan menjadi isian lembar")


def pindahkan_informasi(c: Connection) -> None:
    """Bring what was imported last into the sheets; an item that a sheet answers itself stays as it is.

    A submitted sheet is given back, saved and submitted again, as a decision does with it.
    """
    ada = set(c.execute(select(JABATAN.c.kode_jabatan)).scalars())
    baris = [b for b in _simpanan(c) if not salah_informasi([b], ada)]
    lembar, rusak = semua_lembar(c)
    for kode, jawaban in jawaban_informasi(baris).items():
        kini = lembar.get(kode, Lembar(kode))
        baru = kini.dengan(**tambah_informasi(Lembar(kode, **jawaban), kini))
        if kode in rusak or baru.sidik == kini.sidik:
            continue
        dibuka = kembalikan(c, kode, _PELAKU) if kini.status == "diajukan" else kini
        jadi = simpan(c, baru, dibuka.versi, _PELAKU)
        if kini.status == "diajukan":
            ajukan(c, kode, jadi.versi, _PELAKU)
    c.execute(delete(DRAF).where(DRAF.c.ruang == "informasi"))


def _simpanan(c: Connection) -> list[Any]:
    """Rows that were kept last; nothing that the staff of a unit kept beside their sheets."""
    unit = select(PERAN.c.nama_role).where(PERAN.c.peran == "unit")
    tanya = select(DRAF.c.isi).where(DRAF.c.ruang == "informasi", DRAF.c.akun.not_in(unit))
    teks = c.execute(tanya.order_by(DRAF.c.waktu.desc()).limit(1)).scalar_one_or_none()
    try:
        isi = urai_json(teks) if teks is not None else None
    except ValueError:
        isi = None
    baris = isi.get("baris") if isinstance(isi, dict) else None
    return baris if isinstance(baris, list) else []
