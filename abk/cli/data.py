"""``abk periksa`` and ``abk peraturan``: what the data and the law say; and care of the store they are in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from abk.cli.layar import SALAH_DATA, Alamat, aman, bila_gagal, layar, tampilkan
from abk.cli.pemeriksaan import cetak_temuan, katakan
from abk.errors import ParameterError


def periksa(
    sumber: Annotated[str, typer.Argument(help="Folder tabel, buku kerja, alamat gudang, atau 'contoh'.")],
    rinci: Annotated[
        bool, typer.Option("--rinci", help="Sebutkan setiap catatan, bukan hanya jumlahnya.")
    ] = False,
) -> None:
    """Baca sumber dan laporkan setiap kesalahan dan keraguan; tidak menulis apa pun."""
    from abk.instrumen.sumber import periksa_sumber  # noqa: PLC0415

    with bila_gagal():
        hasil = periksa_sumber(sumber)
    if kode := katakan(hasil, rinci=rinci):
        raise typer.Exit(kode)


def peraturan(
    nama: Annotated[str | None, typer.Argument(help="Nama peraturan; kosong berarti daftar.")] = None,
    tanggal: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Hukum pada tanggal itu.")
    ] = None,
) -> None:
    """Apa kata peraturan, sejak kapan, di mana tertulis, dan sudah diverifikasi atau belum."""
    from abk import peraturan as hukum  # noqa: PLC0415

    hari = tanggal.date() if tanggal else None
    with bila_gagal(panggilan=True):
        if nama is None:
            _tabel(_KEPALA_DAFTAR, [tuple(vars(r).values()) for r in hukum.ringkasan_peraturan(hari)])
        else:
            baris = hukum.baris_peraturan(nama, hari)
            _tabel(_KEPALA_KETENTUAN, [tuple(getattr(b, k) for k in _KEPALA_KETENTUAN) for b in baris])
            for kalimat in hukum.catatan_peraturan(hukum.peraturan(nama)):
                layar.print(aman(kalimat))


_KEPALA_DAFTAR = (
    "nama",
    "singkatan",
    "jenis",
    "lingkup",
    "sejak",
    "sampai",
    "ketentuan",
    "belum diverifikasi",
)
_KEPALA_KETENTUAN = ("ketentuan", "nilai", "satuan", "pola", "sejak", "sampai", "letak", "sumber", "status")


def _tabel(kepala: tuple[str, ...], baris: list[tuple[object, ...]]) -> None:
    from rich.table import Table  # noqa: PLC0415 - slow to import, and a check draws none

    tabel = Table(*kepala, show_lines=kepala is _KEPALA_KETENTUAN)
    for satu in baris:
        tabel.add_row(*(aman(str(s)) for s in satu))
    tampilkan(tabel)


def cadangkan(alamat: Alamat, berkas: Annotated[Path, typer.Argument(help="Berkas cadangan.")]) -> None:
    """Cadangkan gudang jawaban ke satu berkas, dengan catatan pemeriksanya."""
    from abk.store import buka, cadangkan as simpan  # noqa: I001, PLC0415

    with bila_gagal():
        layar.print(f"Dicadangkan → {aman(str(simpan(buka(alamat), berkas)))}")


def pulihkan(
    berkas: Annotated[Path, typer.Argument(help="Berkas cadangan.")],
    ke: Annotated[str, typer.Option(help="Alamat gudang tujuan.")],
) -> None:
    """Pulihkan gudang dari cadangan; kebutuhan dihitung ulang dan dicocokkan."""
    from abk.store import pulihkan as kembalikan  # noqa: PLC0415

    with bila_gagal():
        layar.print(f"Dipulihkan → {aman(kembalikan(berkas, ke).alamat)}")


def migrasi(
    alamat: Alamat,
    cadangan: Annotated[
        Path | None, typer.Option(help="Berkas cadangan yang dibuat lebih dahulu; wajib pada PostgreSQL.")
    ] = None,
    tanpa_cadangan: Annotated[
        bool, typer.Option("--tanpa-cadangan", help="Cadangan PostgreSQL sudah dibuat sendiri.")
    ] = False,
) -> None:
    """Perbarui skema gudang; cadangan dibuat lebih dahulu."""
    from abk.store import migrasikan  # noqa: PLC0415

    with bila_gagal():
        if not alamat.startswith("sqlite") and cadangan is None and not tanpa_cadangan:
            raise ParameterError(
                "Migrasi PostgreSQL tanpa cadangan.",
                "Beri --cadangan BERKAS, atau --tanpa-cadangan bila sudah ada.",
            )
        dibuat = migrasikan(alamat, cadangan)
    layar.print("Skema mutakhir." + (f" Cadangan: {aman(str(dibuat))}" if dibuat else ""))


def karantina(
    alamat: Alamat,
    jenis: Annotated[str | None, typer.Argument(help="lembar, peristiwa, alur, atau berkas.")] = None,
    kode: Annotated[str, typer.Argument(help="Kode jabatan atau alur, atau kode verifikasi berkas.")] = "",
    nomor: Annotated[
        int, typer.Option(help="Versi lembar, nomor peristiwa, atau catatan alur pertama yang dikeluarkan.")
    ] = 0,
    oleh: Annotated[str, typer.Option(help="Siapa yang memutuskannya.")] = "",
    alasan: Annotated[str, typer.Option(help="Apa yang rusak, dan bagaimana diketahui.")] = "",
) -> None:
    """Sebutkan yang rusak dalam gudang; atau, sebagai pemiliknya, sisihkan satu dengan alasan."""
    from abk.store import buka  # noqa: PLC0415

    with bila_gagal():
        gudang = buka(alamat)
        if jenis is not None:
            banyak = gudang.karantina(jenis, kode, nomor, oleh=oleh, alasan=alasan)
            layar.print(f"Dikarantina: {banyak} {aman(jenis)}. Tercatat dalam riwayat.")
            return
        temuan = gudang.periksa()
    cetak_temuan(temuan, "Yang rusak dalam gudang")
    layar.print(f"{len(temuan)} hal rusak.")
    if temuan:
        raise typer.Exit(SALAH_DATA)
