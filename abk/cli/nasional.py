"""``abk gabung``: sources of many institutions into one dataset, for ``abk.nasional``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abk.cli.layar import SALAH_DATA, aman, bila_gagal, galat, layar

if TYPE_CHECKING:
    from abk.gabungan import Masuk


def gabung(
    sumber: Annotated[
        list[str],
        typer.Argument(help="Satu atau lebih: folder tabel, buku kerja, alamat gudang, atau 'contoh'."),
    ],
    ke: Annotated[Path, typer.Option(help="Folder dataset; dibuat bila belum ada.")],
    ganti: Annotated[
        bool, typer.Option("--ganti", help="Gantikan instansi dan tahun yang sudah ada dengan isi lain.")
    ] = False,
    wilayah: Annotated[
        Path | None, typer.Option(help="Daftar wilayah: CSV dengan kolom instansi, kode_unit, wilayah.")
    ] = None,
) -> None:
    """Gabungkan sumber banyak instansi ke satu dataset Parquet, untuk pertanyaan nasional."""
    from abk.gabungan import gabung as gabungkan  # noqa: PLC0415

    with bila_gagal():
        semua = gabungkan(sumber, ke, ganti=ganti, wilayah=wilayah, kabar=_kabar)
    masuk = [m for m in semua if m.partisi is not None]
    ditolak = len(semua) - len(masuk)
    layar.print(f"{len(masuk)} dari {len(semua)} sumber ada dalam {aman(ke)}; {ditolak} ditolak.")
    if ditolak:
        raise typer.Exit(SALAH_DATA)


def _kabar(m: Masuk) -> None:
    p = m.partisi
    if p is None:
        galat.print(f"[bold red]Ditolak:[/] {aman(m.sumber)}: {aman(m.sebab)}")
        return
    layar.print(
        f"{aman(m.sumber)}: {m.status}: {aman(p.instansi)} tahun {p.tahun}, {p.jabatan} jabatan "
        f"({p.jabatan_belum_lengkap} belum lengkap), {p.tugas} uraian tugas ({p.tugas_keluar} tidak dihitung)"
    )
    for satu in m.temuan:
        layar.print(f"  catatan: {aman(str(satu))}")
