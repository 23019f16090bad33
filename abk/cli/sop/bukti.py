"""``abk sop ekspor`` and ``verifikasi``: a case as a folder, and whether it is true."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.panel import Panel

from abk.cli.layar import SALAH_DATA, Alamat, aman, galat, kemajuan_layar, layar
from abk.cli.sop import kasus
from abk.tulisan.sidik import kelompok

if TYPE_CHECKING:
    from abk.sop import HasilVerifikasi

TANPA_KEPALA = (
    "Tanpa kode verifikasi dari kertas, pemeriksaan ini TIDAK dapat melihat bahwa bagian akhir alur dipotong "
    "atau seluruh alur ditulis ulang. Salin kepala dari kaki naskah atau lembar bukti, lalu ulangi dengan "
    '--kepala "…".'
)

_TANDA = {"catatan": "[bold]catatan[/]", "ragu": "[bold yellow]ragu[/]"}


def ekspor(
    alamat: Alamat,
    kode: Annotated[str, typer.Argument(help="Kode alur; boleh kosong bila hanya ada satu.")] = "",
    keluar: Annotated[Path, typer.Option(help="Folder baru atau kosong.")] = Path("alur"),
) -> None:
    """Tulis alur sebagai folder yang dapat diperiksa tanpa gudang: catatan, semua isi, naskah."""
    from abk.sop import ekspor as tulis  # noqa: PLC0415

    with kasus.dijaga():
        _, alur = kasus.buka(alamat, kode)
        folder = tulis(alur, keluar)
    layar.print(f"Alur {aman(alur.kode)} → {aman(folder)}")
    layar.print(f"Kode verifikasi: {kelompok(alur.kepala)}")
    kasus.lanjut(shlex.join(["abk", "sop", "verifikasi", str(folder), "--kepala", kelompok(alur.kepala)]))


def verifikasi(
    asal: Annotated[
        str, typer.Argument(metavar="FOLDER|ALAMAT", help="Folder hasil ekspor, atau alamat gudang.")
    ],
    kepala: Annotated[
        str, typer.Option(help="Kode verifikasi seperti tercetak di kertas; spasi tidak berpengaruh.")
    ] = "",
    alur: kasus.KodeAlur = "",
    naskah: Annotated[  # noqa: ARG001 - commands of before still run
        bool, typer.Option("--naskah", help="Tidak perlu lagi: naskah selalu dibandingkan.", hidden=True)
    ] = False,
    templat: Annotated[
        Path | None, typer.Option(help="Folder templat sendiri yang dipakai saat naskahnya dibuat.")
    ] = None,
    ulang: Annotated[
        bool,
        typer.Option("--ulang", help="Susun ulang semua naskah, juga yang sudah diperiksa di akun ini."),
    ] = False,
) -> None:
    """Periksa seluruh alur: rantai, tanda tangan, isi, hitungan, naskah; keluar 0 hanya bila semua benar."""
    from abk.naskah.alur import Ingatan, folder_ingatan, periksa_alur, periksa_gudang  # noqa: PLC0415
    from abk.store import buka as buka_gudang  # noqa: PLC0415

    with kasus.dijaga():
        with kemajuan_layar(transient=True) as bilah:
            kerja = bilah.add_task("Memeriksa rantai", total=None)

            def maju(nomor: int, banyak: int, slot: str) -> None:
                bilah.update(kerja, completed=nomor, total=banyak, description=f"Naskah: {aman(slot)}")

            ingatan = Ingatan(None if ulang else folder_ingatan())
            if "://" in asal:
                hasil = periksa_gudang(
                    buka_gudang(asal), alur, kepala, templat=templat, ingatan=ingatan, kemajuan=maju
                )
            else:
                hasil = periksa_alur(asal, kepala, templat=templat, ingatan=ingatan, kemajuan=maju)
        _cetak(hasil)
    if not hasil.sah:
        raise typer.Exit(SALAH_DATA)


def _cetak(hasil: HasilVerifikasi) -> None:
    from abk.tulisan.format import bulat  # noqa: PLC0415

    for nomor, t in enumerate(hasil.temuan, 1):
        tanda = _TANDA.get(t.tingkat, "[bold red]salah[/]")
        layar.print(f"{nomor:>4}. {tanda} {aman(t)}")
    if hasil.keadaan is not None:
        k = hasil.keadaan
        layar.print(f"Alur {aman(k.kode)} tahun {k.tahun}: {aman(k.judul)}")
        giliran = ", ".join(f"{kode}{f' ({u})' if u else ''}" for kode, u in k.posisi_kini)
        layar.print(f"Langkah yang berjalan: {aman(giliran) or 'tidak ada, alur selesai'}")
    for kata in hasil.kalimat:
        layar.print(aman(kata))
    if hasil.naskah is not None and not hasil.naskah.beda and not hasil.naskah.menurut_angka:
        layar.print("Setiap naskah yang dibandingkan sama dengan hasil susun ulang dari data dan isiannya.")
    if not hasil.terkunci:
        galat.print(Panel(TANPA_KEPALA, title="PERINGATAN", style="bold yellow"), soft_wrap=False)
    if not hasil.sah:
        ragu = sum(t.tingkat == "ragu" for t in hasil.temuan)
        salah = sum(t.tingkat != "catatan" for t in hasil.temuan) - ragu
        berapa = ([f"{bulat(salah)} kesalahan"] if salah else []) + (
            [f"{bulat(ragu)} keraguan"] if ragu else []
        )
        galat.print(f"[bold red]{hasil.vonis}[/]: {', '.join(berapa)}.")
    elif hasil.terkunci:
        layar.print(f"[bold green]{hasil.vonis}[/], dan cocok dengan kepala yang diberikan.")
    else:
        layar.print(f"[bold green]{hasil.vonis}[/] sejauh dapat dilihat tanpa kepala dari kertas.")
