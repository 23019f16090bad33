"""``abk analisis``: the seven analyses of a source as one workbook and a page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import abk
from abk.cli.layar import Sumber, aman, bila_gagal, layar

if TYPE_CHECKING:
    from abk.analisis.skenario import Skenario

ANALISIS, BUKU_ANALISIS = "analisis.html", "analisis.xlsx"


def analisis(
    sumber: Sumber,
    keluar: Annotated[
        Path, typer.Option(help="Folder hasil (analisis.xlsx dan analisis.html), atau satu berkas .xlsx.")
    ] = Path("reports/analisis"),
    sebelumnya: Annotated[
        str | None, typer.Option(help="Sumber tahun sebelumnya, untuk sebab perubahan kebutuhan.")
    ] = None,
    skenario: Annotated[
        list[Path] | None, typer.Option(help="Berkas skenario (YAML), disandingkan; dapat diulang.")
    ] = None,
    koefisien: Annotated[
        float, typer.Option(min=0, help="Sebaran yang dianggap bagi norma tanpa bukti; 0.2 = 20 persen.")
    ] = 0.0,
    risiko: Annotated[float, typer.Option(help="Peluang rencana kurang yang masih diterima.")] = 0.1,
) -> None:
    """Buat ketujuh analisis: kewajaran, kepastian, skenario, norma, lima tahun, pemerataan, dan tren."""
    from abk.kegiatan import baca_skenario  # noqa: PLC0415

    with bila_gagal():
        lama = abk.open(sebelumnya) if sebelumnya else None
        semua = [baca_skenario(p) for p in skenario or ()]
        k = abk.open(sumber)
        tertulis = tulis_analisis(
            k, keluar, sebelumnya=lama, skenario=semua, koefisien=koefisien, risiko=risiko
        )
    layar.print(f"Analisis tertulis: {aman(' dan '.join(map(str, tertulis)))}")


def tulis_analisis(
    k: abk.Kegiatan,
    keluar: Path,
    *,
    sebelumnya: abk.Kegiatan | None = None,
    skenario: Sequence[Skenario] = (),
    koefisien: float = 0.0,
    risiko: float = 0.1,
    muka: Collection[str] = (),
) -> list[Path]:
    """Write workbook and page into a folder, or the workbook alone, all or none; the files.

    muka : other faces of the kegiatan beside the page
    """
    from abk.files.together import together  # noqa: PLC0415
    from abk.reports.analisis import analisis_xlsx, tabel_analisis  # noqa: PLC0415
    from abk.reports.exporter import render_bagian  # noqa: PLC0415
    from abk.reports.page_analisis import KAKI, HalamanAnalisis  # noqa: PLC0415

    semua = tabel_analisis(k, sebelumnya=sebelumnya, skenario=skenario, koefisien=koefisien, risiko=risiko)
    sendiri = keluar.suffix.lower() == ".xlsx"
    buku = keluar if sendiri else keluar / BUKU_ANALISIS
    with together(buku.parent) as tulis:
        tulis(buku.name, analisis_xlsx(semua, k))
        if not sendiri:
            halaman = HalamanAnalisis(k, semua, buku.name)
            lain = [m for m in muka if m != ANALISIS]
            kini = "Analisis" if lain else ""
            teks = render_bagian(halaman, judul=halaman.judul, muka=lain, kini=kini, kaki=KAKI)
            tulis(ANALISIS, teks.encode())
    return [buku] if sendiri else [buku, keluar / ANALISIS]
