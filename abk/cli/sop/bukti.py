"""``abk sop ekspor`` and ``verifikasi``: a case as a folder, and whether it is true."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.panel import Panel

from abk.cli.layar import SALAH_DATA, Alamat, aman, galat, layar
from abk.cli.sop import kasus
from abk.tulisan.sidik import kelompok

if TYPE_CHECKING:
    from abk.sop import HasilVerifikasi

TANPA_KEPALA = (
    "Tanpa kepala rantai dari kertas, pemeriksaan ini TIDAK dapat melihat bahwa bagian akhir alur dipotong "
    "atau seluruh alur ditulis ulang. Salin kepala dari kaki naskah atau lembar bukti, lalu ulangi dengan "
    '--kepala "…".'
)


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
    layar.print(f"Kepala rantai: {kelompok(alur.kepala)}")
    kasus.lanjut(shlex.join(["abk", "sop", "verifikasi", str(folder), "--kepala", kelompok(alur.kepala)]))


def verifikasi(
    asal: Annotated[
        str, typer.Argument(metavar="FOLDER|ALAMAT", help="Folder hasil ekspor, atau alamat gudang.")
    ],
    kepala: Annotated[
        str, typer.Option(help="Kepala rantai seperti tercetak di kertas; spasi tidak berpengaruh.")
    ] = "",
    alur: kasus.KodeAlur = "",
    naskah: Annotated[
        bool,
        typer.Option(
            "--naskah", help="Susun ulang juga tiap naskah dari data dan isiannya, lalu bandingkan."
        ),
    ] = False,
    templat: Annotated[
        Path | None, typer.Option(help="Folder templat sendiri yang dipakai saat naskahnya dibuat.")
    ] = None,
) -> None:
    """Periksa seluruh rantai: tanda tangan, aturan, isi, hitungan; keluar 0 hanya bila semuanya benar."""
    from abk.sop import verifikasi as periksa  # noqa: PLC0415

    with kasus.dijaga(), tempfile.TemporaryDirectory() as sementara:
        folder = Path(asal)
        if "://" in asal:
            from abk.sop.bundel import salinan_gudang  # noqa: PLC0415
            from abk.store import buka as buka_gudang  # noqa: PLC0415

            folder = salinan_gudang(buka_gudang(asal), alur, Path(sementara) / "alur")
        hasil = periksa(folder, kepala)
        _cetak(hasil)
        sama = not (naskah and hasil.sah) or _banding_naskah(folder, templat)
    if not hasil.sah or not sama:
        raise typer.Exit(SALAH_DATA)


def _banding_naskah(folder: Path, templat: Path | None) -> bool:
    """Whether every document is what its facts and data give; says which is not."""
    from abk.naskah.alur import ATURAN_EDISI, periksa_naskah  # noqa: PLC0415

    with layar.status("Menyusun ulang naskah …"):
        temuan = periksa_naskah(folder, templat)
    for t in temuan:
        layar.print(f"{aman(t.berkas)}: {aman(t.pesan)} → {aman(t.saran)}")
    ragu = [t for t in temuan if t.tingkat == "ragu"]
    lain = sum(t.aturan == ATURAN_EDISI for t in ragu)
    if beda := len(ragu) - lain:
        galat.print(f"[bold red]{beda} naskah berbeda[/] dari hasil susun ulang.")
    if lain:
        kata = "naskah dibuat dengan versi program lain"
        galat.print(f"[bold yellow]{lain} {kata}[/] dan tidak dapat dipastikan di sini.")
    if not ragu:
        kecuali = ", kecuali yang disebut di atas" if temuan else ""
        layar.print(f"Setiap naskah sama dengan hasil susun ulang dari data dan isiannya{kecuali}.")
    return not ragu


def _cetak(hasil: HasilVerifikasi) -> None:
    from abk.tulisan.format import bulat  # noqa: PLC0415

    for nomor, t in enumerate(hasil.temuan, 1):
        tanda = "[bold]catatan[/]" if t.tingkat == "catatan" else "[bold red]salah[/]"
        layar.print(f"{nomor:>4}. {tanda} {aman(t)}")
    if hasil.keadaan is not None:
        k = hasil.keadaan
        layar.print(f"Alur {aman(k.kode)} tahun {k.tahun}: {aman(k.judul)}")
        giliran = ", ".join(f"{kode}{f' ({u})' if u else ''}" for kode, u in k.posisi_kini)
        layar.print(f"Langkah yang berjalan: {aman(giliran) or 'tidak ada, alur selesai'}")
    layar.print(f"Catatan yang sah: {bulat(hasil.jumlah)}; kepala rantai: {kelompok(hasil.kepala) or '–'}")
    if not hasil.terkunci:
        galat.print(Panel(TANPA_KEPALA, title="PERINGATAN", style="bold yellow"), soft_wrap=False)
    if not hasil.sah:
        salah = sum(t.tingkat != "catatan" for t in hasil.temuan)
        galat.print(f"[bold red]TIDAK SAH[/]: {bulat(salah)} kesalahan.")
    elif hasil.terkunci:
        layar.print("[bold green]SAH[/], dan cocok dengan kepala yang diberikan.")
    else:
        layar.print("[bold green]SAH[/] sejauh dapat dilihat tanpa kepala dari kertas.")
