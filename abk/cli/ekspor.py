"""``abk ekspor``: workbooks to fill in, the recap, and what other systems ask for after the decree."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import abk
from abk.cli.layar import Sumber, aman, bila_gagal, layar
from abk.errors import ParameterError

if TYPE_CHECKING:
    from abk.kegiatan import Kegiatan

_SEBUT = 6

Alur = Annotated[
    str, typer.Option(help="Kode alur pada sumber itu (gudang, atau folder alur): datanya, bukan isian kini.")
]
Unit = Annotated[
    list[str] | None,
    typer.Option(
        help="Kode unit, beserta yang di bawahnya; dapat diulang. Bawaan: semua, atau unit alur itu."
    ),
]


class Format(StrEnum):
    """What can be exported."""

    FORMULIR = "formulir"
    REKAP = "rekap"
    SIASN = "siasn"
    BKN = "bkn"
    CSV = "csv"
    PARQUET = "parquet"


def ekspor(
    sumber: Sumber,
    keluar: Annotated[Path, typer.Option(help="Folder hasil.")],
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            help="formulir: satu buku kerja tiap unit; rekap: formulir A sampai F; siasn: buku impor SIASN "
            "Perencanaan tiap jabatan; bkn: ringkasan usul kebutuhan; csv, parquet: tabel dengan hasil dan "
            "kamusnya.",
        ),
    ] = Format.FORMULIR,
    alur: Alur = "",
    unit: Unit = None,
    templat: Annotated[
        Path | None,
        typer.Option(help="Templat SIASN kosong milik instansi (siasn); daftar rumpunnya dipakai."),
    ] = None,
    pensiun_lengkap: Annotated[
        bool,
        typer.Option(
            "--pensiun-lengkap",
            help="Tulis pensiun di bawah tiga orang juga (bkn, csv, parquet): untuk BKN saja.",
        ),
    ] = False,
) -> None:
    """Buku kerja untuk diisi unit, rekap, atau data bagi SIASN, BKN, dan program lain."""
    with bila_gagal():
        if format_ is not Format.SIASN and templat is not None:
            raise ParameterError("--templat hanya untuk --format siasn.", "Hapus --templat.")
        if format_ is Format.FORMULIR:
            _formulir(sumber, keluar, alur=alur, unit=unit)
        elif format_ is Format.REKAP:
            from abk.files.together import making  # noqa: PLC0415
            from abk.reports.rekap_xlsx import tulis_rekap  # noqa: PLC0415

            k = data_sumber(sumber, alur, unit)
            with making(keluar):
                tulis_rekap(k, keluar / "rekap.xlsx")
            layar.print(f"1 buku kerja → {aman(keluar)}")
        else:
            from abk.ekspor import ekspor as tulis  # noqa: PLC0415
            from abk.ekspor import keterangan_kegiatan  # noqa: PLC0415

            k = data_sumber(sumber, alur, unit)
            hasil = tulis(
                k,
                format_.value,
                keluar,
                keterangan=keterangan_kegiatan(abk.open(sumber)) if alur and "://" in sumber else None,
                templat=templat,
                pensiun_lengkap=pensiun_lengkap,
            )
            layar.print(f"{len(hasil.berkas)} berkas ({format_.value}) → {aman(keluar)}")
            _kabarkan(k, hasil.kurang, format_)


def data_sumber(sumber: str, alur: str, unit: list[str] | None) -> Kegiatan:
    """Kegiatan of a source or of a case of some units; of a case of its own, unless others are named."""
    k = abk.open(sumber, alur=alur)
    milik = unit or (list(k.keadaan.unit) if k.keadaan is not None else None)
    return k.batasi(milik) if milik else k


def _formulir(sumber: str, keluar: Path, *, alur: str, unit: list[str] | None) -> None:
    from abk.instrumen import ekspor_sumber  # noqa: PLC0415

    if alur or unit:
        raise ParameterError(
            "Formulir isian diekspor untuk semua unit dari isian kini.", "Hapus --alur dan --unit."
        )
    layar.print(f"{len(ekspor_sumber(sumber, keluar))} buku kerja → {aman(keluar)}")


def _kabarkan(k: Kegiatan, kurang: Mapping[str, int], format_: Format) -> None:
    """Say what is missing: the commonest, and where the rest stands."""
    if not kurang:
        return
    from abk.ekspor import BELUM_ADA  # noqa: PLC0415

    layar.print(
        f"Belum ada atau perlu dicocokkan, dari {len(k.jabatan)} jabatan (tidak diisi dengan dugaan):"
    )
    for apa, banyak in list(kurang.items())[:_SEBUT]:
        layar.print(f"  {aman(apa)}: {banyak} jabatan")
    tempat = BELUM_ADA if format_ is Format.SIASN else "lembar Belum ada"
    sisa = f"; {len(kurang) - _SEBUT} hal lain" if len(kurang) > _SEBUT else ""
    layar.print(f"Selengkapnya: {tempat}{sisa}")
