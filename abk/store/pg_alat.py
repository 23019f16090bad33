"""PostgreSQL's own tools: pg_dump and pg_restore, found and called."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from abk.store.alamat import Alamat
from abk.store.galat import CadanganError

_TANPA = ("--no-owner", "--no-privileges")
_DEBIAN = Path("/usr/lib/postgresql")


def dump(alamat: Alamat, tujuan: Path, potret: str) -> None:
    """Dump a database as it was at an exported snapshot.

    Raises
    ------
    CadanganError
        If pg_dump is missing or fails.
    """
    _jalankan("pg_dump", alamat, "--format=custom", *_TANPA, f"--snapshot={potret}", f"--file={tujuan}")


def restore(alamat: Alamat, asal: Path) -> None:
    """Restore a dump into an empty database, wholly or not at all.

    Raises
    ------
    CadanganError
        If pg_restore is missing or fails.
    """
    _jalankan("pg_restore", alamat, "--single-transaction", "--exit-on-error", *_TANPA, str(asal))


def cari(nama: str) -> str | None:
    """Path of a tool; the newest of Debian's, or what PATH has."""
    versi = [p for p in _DEBIAN.glob(f"*/bin/{nama}") if p.parts[-3].isdigit()]
    if versi:
        return str(max(versi, key=lambda p: int(p.parts[-3])))
    return shutil.which(nama)


def _jalankan(nama: str, alamat: Alamat, *pilihan: str) -> None:
    program = cari(nama)
    if program is None:
        raise CadanganError(f"Program {nama} tidak ada.", "Pasang paket postgresql-client, lalu coba lagi.")
    url = alamat.url
    tambahan = {k: v for k, v in url.query.items() if isinstance(v, str)}
    letak = {
        "PGHOST": url.host or tambahan.get("host"),
        "PGPORT": str(url.port) if url.port else tambahan.get("port"),
        "PGUSER": url.username,
        "PGSSLMODE": tambahan.get("sslmode"),
        # In the environment, never among the arguments, where everybody on the machine reads it.
        "PGPASSWORD": None if url.password is None else str(url.password),
    }
    lingkungan = {**os.environ, **{k: v for k, v in letak.items() if v}, "LC_ALL": "C"}
    perintah = [program, "--no-password", f"--dbname={url.database}", *pilihan]
    hasil = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, check=False)  # noqa: S603
    if hasil.returncode:
        pesan = hasil.stderr.strip().splitlines()
        raise CadanganError(
            f"{nama} gagal: {pesan[0] if pesan else hasil.returncode}", "Periksa alamat dan hak akun."
        )
