"""``abk demo``: the example ministry, its reports and a full case of the procedure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from abk.cli.laporan import buat_laporan as laporan
from abk.cli.layar import DIHENTIKAN, aman, gagal, galat, layar
from abk.errors import AbkError
from abk.kegiatan import AWAL, CONTOH, dibahas


def demo(
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")] = Path("reports/contoh"),
    pekerja: Annotated[int | None, typer.Option(min=1, help="Banyaknya proses sejajar.")] = None,
    paksa: Annotated[bool, typer.Option("--paksa", help="Buat ulang juga yang tidak berubah.")] = False,
) -> None:
    """Kementerian contoh (fiktif): laporan tiap unit, rekap, dan satu alur SOP penuh dengan naskahnya."""
    from abk.cli.peragaan.isi import DATA  # noqa: PLC0415
    from abk.cli.peragaan.jalan import peragaan  # noqa: PLC0415
    from abk.cli.peragaan.terbit import ALUR, masih_berlaku, sidik_bahan  # noqa: PLC0415

    bahan = sidik_bahan()
    try:
        if not paksa and masih_berlaku(keluar, bahan):
            _laporan_alur(keluar / ALUR, keluar, pekerja=pekerja)
            kata = "tidak berubah"
        else:
            with peragaan(keluar, CONTOH, bahan) as alur:
                if not paksa:  # the units outside of the case are reported on while it is played
                    _laporan_alur(alur.tunggu(DATA), keluar, luar=True, pekerja=pekerja)
                _laporan_alur(alur.tunggu(ALUR), keluar, pekerja=pekerja, paksa=paksa)
                alur.terbitkan()
            kata = "dibuat"
    except AbkError as salah:
        gagal(salah)
    except KeyboardInterrupt as henti:
        galat.print("[bold red]Dihentikan.[/] Jalankan lagi untuk melanjutkan.")
        raise typer.Exit(DIHENTIKAN) from henti
    _kabarkan(keluar, kata)


def _laporan_alur(folder: Path, keluar: Path, *, luar: bool = False, **pilihan: Any) -> None:
    """Report of the played case: of the units that it leaves alone, or of all, as it decided."""
    from abk.sop.kasus import buka_kasus, kegiatan_alur  # noqa: PLC0415

    satu = buka_kasus(folder)
    if luar:
        k = kegiatan_alur(satu, AWAL)
        dalam = [kode for kode, ya in zip(k.unit["kode_unit"], dibahas(k), strict=True) if ya]
        tunda = {atas for kode in dalam for atas, _ in k.induk(kode)}.union(dalam)
        pilihan |= {"saat": AWAL, "tunda": tunda}
    laporan(folder, keluar, alur=satu.kode, **pilihan)


def _kabarkan(keluar: Path, kata: str) -> None:
    from abk.cli.peragaan.terbit import ALUR, HALAMAN, NASKAH, kepala_terbit  # noqa: PLC0415
    from abk.tulisan.sidik import kelompok  # noqa: PLC0415

    kepala = kelompok(kepala_terbit(keluar))
    layar.print(f"Alur SOP dengan pejabat rekaan: {kata} → {aman(keluar / NASKAH / 'index.html')}")
    layar.print(f"Kepala rantai: {kepala}")
    layar.print(f'Periksa: abk sop verifikasi {aman(keluar / ALUR)} --kepala "{kepala}"')
    layar.print(f"Buka {aman(keluar / 'index.html')} dan {aman(keluar / HALAMAN)} dengan peramban.")
