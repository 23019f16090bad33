"""The report of a kegiatan: a page a unit, the ministry's page, the workbook, or why one is missing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

import abk
from abk.errors import ParameterError
from abk.kegiatan.folder import folder_sumber
from abk.reports.batch.kerja import Kemajuan, Kerja
from abk.reports.batch.manifest import Manifest
from abk.reports.batch.pekerja import BATAS_WAKTU_DETIK
from abk.reports.batch.penghenti import Penghenti
from abk.reports.batch.pesanan import (
    NOTEBOOK_KEMENTERIAN,
    NOTEBOOK_UNIT,
    Pesanan,
    baca_naskah,
    notebook_bawaan,
)
from abk.reports.batch.rencana import rencana_kementerian, rencana_rekap, rencana_unit
from abk.reports.batch.terbit import folder_laporan


class Dihentikan(KeyboardInterrupt):
    """The run was stopped by Ctrl-C or a signal; everything is tidied up.

    Attributes
    ----------
    manifest : record of what was made until then; also written to the folder
    sinyal : number of the signal
    """

    def __init__(self, manifest: Manifest, sinyal: int) -> None:
        self.manifest = manifest
        self.sinyal = sinyal
        super().__init__("Pembuatan laporan dihentikan.")


def laporan(
    sumber: str | Path,
    keluar: str | Path,
    *,
    unit: str | Sequence[str] | None = None,
    pekerja: int | None = None,
    paksa: bool = False,
    peraturan: str | None = None,
    pembulatan: str | None = None,
    batas_waktu_detik: float = BATAS_WAKTU_DETIK,
    kemajuan: Kemajuan | None = None,
    pelaksana: Executor | None = None,
    zygote: bool = True,
    notebook_unit: str | Path | None = None,
    notebook_kementerian: str | Path | None = None,
) -> Manifest:
    """Make the report of a kegiatan.

    Every page is proved before it is published, and published in one step. A page that cannot be
    made leaves no file: an older one of the same name is taken away, since it would look current.

    Parameters
    ----------
    sumber : str or Path
        Folder of the kegiatan, or ``"contoh"``.
    keluar : str or Path
        Folder of the report; made if need be.
    unit : str or sequence of str, optional
        Units to report on; then only their pages are made. Default: every unit, the ministry's page
        ``index.html`` and the workbook ``rekap.xlsx``.
    pekerja : int, optional
        Number of workers [proses]; default one a core.
    paksa : bool
        Make again what has not changed.
    peraturan, pembulatan : str, optional
        Regulation and rounding policy; default as the kegiatan says.
    batas_waktu_detik : float
        Limit for one page [s].
    kemajuan : callable, optional
        See :data:`abk.reports.batch.kerja.Kemajuan`.
    pelaksana : concurrent.futures.Executor, optional
        Executor to run on instead of local processes, e.g.
        ``dask.distributed.Client.get_executor()``; the source must lie under the same path there.
    zygote : bool
        Whether kernels may be forked from a warm parent. Default yes; where that is not possible,
        stock kernels are used and the manifest says so.
    notebook_unit, notebook_kementerian : str or Path, optional
        Notebooks to run instead of those of the project.

    Returns
    -------
    Manifest
        ``.berhasil`` tells whether all that was asked for is there. Also written as ``manifest.json``.

    Raises
    ------
    AbkError
        If the source, a unit, a parameter or the folder is not usable: then nothing was done. Also
        if the manifest cannot be written.
    Dihentikan
        On Ctrl-C or a signal to end, after tidying up.
    """
    if (pekerja is not None and pekerja < 1) or not batas_waktu_detik > 0:
        raise ParameterError("Jumlah pekerja dan batas waktu harus positif.", "Perbaiki kedua nilai itu.")
    pesanan = _pesanan(
        sumber,
        unit=unit,
        pilihan={n: v for n, v in (("peraturan", peraturan), ("pembulatan", pembulatan)) if v},
        notebook_unit=Path(notebook_unit or notebook_bawaan(NOTEBOOK_UNIT)),
        notebook_kementerian=Path(notebook_kementerian or notebook_bawaan(NOTEBOOK_KEMENTERIAN)),
        batas_waktu_detik=batas_waktu_detik,
        sudah_ada=frozenset(p.name for p in Path(keluar).glob("*.html")),
    )
    pesanan.periksa()
    rencana = rencana_unit(pesanan)
    if unit is None:
        rencana += [rencana_rekap(pesanan), rencana_kementerian(pesanan)]
    with Penghenti() as penghenti, folder_laporan(Path(keluar)) as folder:
        kerja = Kerja(pesanan, folder, rencana, kemajuan, paksa=paksa)
        try:
            kerja.jalankan(penghenti, pekerja, pelaksana, zygote=zygote)
        finally:
            manifest = kerja.selesai()
    if penghenti.sinyal is not None:
        raise Dihentikan(manifest, penghenti.sinyal)
    return manifest


def _pesanan(
    sumber: str | Path,
    *,
    unit: str | Sequence[str] | None,
    pilihan: dict[str, str],
    notebook_unit: Path,
    notebook_kementerian: Path,
    batas_waktu_detik: float,
    sudah_ada: frozenset[str],
) -> Pesanan:
    alamat = _alamat(sumber)
    k = abk.open(alamat)
    if pilihan:
        k = k.dengan(**pilihan)
    return Pesanan(
        k,
        alamat,
        pilihan,
        [unit] if isinstance(unit, str) else unit,
        baca_naskah(notebook_unit),
        baca_naskah(notebook_kementerian),
        batas_waktu_detik,
        sudah_ada,
    )


def _alamat(sumber: str | Path) -> str:
    """Source as every process finds it; a password goes by the environment, never into a notebook."""
    if "://" not in str(sumber):
        return str(folder_sumber(sumber).resolve())
    from abk.store import alamat_antarproses  # noqa: PLC0415  SQLAlchemy only for those who have a store

    alamat, lingkungan = alamat_antarproses(str(sumber))
    os.environ.update(lingkungan)
    return alamat
