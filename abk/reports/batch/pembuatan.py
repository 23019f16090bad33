"""The report of a kegiatan: a page a unit, the ministry's page, the workbook, or why one is missing."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import abk
from abk.errors import ParameterError
from abk.kegiatan import AKHIR, AWAL
from abk.kegiatan.folder import folder_sumber
from abk.reports.batch.awal import lain_terbit, pesanan_awal, tarik_awal
from abk.reports.batch.kerja import Kemajuan, Kerja
from abk.reports.batch.manifest import Catatan, Manifest
from abk.reports.batch.pekerja import BATAS_WAKTU_DETIK
from abk.reports.batch.penghenti import Penghenti
from abk.reports.batch.pesanan import (
    NOTEBOOK_KEMENTERIAN,
    NOTEBOOK_UNIT,
    Naskah,
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
    alur: str = "",
    saat: str = "",
    tunda: Collection[str] = (),
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
    alur, saat : str
        Case and state of the data, as for :func:`abk.open`. A whole report of the final data brings that of
        the initial ones with it, in the folder ``awal``: the units that differ, the ministry's page and the
        workbook.
    tunda : collection of str
        Units whose pages a later run will make, with the ministry's page and the workbook; links to
        them stay.

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
    naskah = (
        (notebook_unit or notebook_bawaan(NOTEBOOK_UNIT)),
        (notebook_kementerian or notebook_bawaan(NOTEBOOK_KEMENTERIAN)),
    )
    pesanan = _pesanan(
        sumber,
        unit=[unit] if isinstance(unit, str) else unit,
        pilihan={n: v for n, v in (("peraturan", peraturan), ("pembulatan", pembulatan)) if v},
        naskah=(baca_naskah(Path(naskah[0])), baca_naskah(Path(naskah[1]))),
        batas_waktu_detik=batas_waktu_detik,
        keluar=Path(keluar),
        alur=alur,
        saat=(saat or AKHIR) if alur else saat,
        tunda=frozenset(tunda),
    )
    pesanan.periksa()
    with Penghenti() as penghenti, folder_laporan(Path(keluar)) as folder:

        def buat(satu: Pesanan, tujuan: Path, beserta: Sequence[Catatan] = ()) -> Manifest:
            rencana = rencana_unit(satu)
            if satu.semua:
                rencana += [rencana_rekap(satu), rencana_kementerian(satu)]
            kerja = Kerja(satu, tujuan, rencana, kemajuan, paksa=paksa, beserta=beserta)
            try:
                kerja.jalankan(penghenti, pekerja, pelaksana, zygote=zygote)
            finally:
                manifest = kerja.selesai()
            return manifest

        if pesanan.semua and pesanan.saat == AKHIR:
            with folder_laporan(folder / AWAL) as dalam:
                awal = buat(pesanan_awal(pesanan), dalam)
                ada = frozenset(f"{AWAL}/{h.berkas}" for h in awal.halaman if h.sha256)
                beserta = [replace(h, berkas=f"{AWAL}/{h.berkas}") for h in awal.halaman]
                manifest = buat(replace(pesanan, lain=ada), folder, beserta)
        else:
            if pesanan.semua:
                tarik_awal(folder)
            manifest = buat(pesanan, folder)
    if penghenti.sinyal is not None:
        raise Dihentikan(manifest, penghenti.sinyal)
    return manifest


def _pesanan(
    sumber: str | Path,
    *,
    unit: Sequence[str] | None,
    pilihan: dict[str, str],
    naskah: tuple[Naskah, Naskah],
    batas_waktu_detik: float,
    keluar: Path,
    alur: str,
    saat: str,
    tunda: frozenset[str],
) -> Pesanan:
    alamat = _alamat(sumber)
    k = abk.open(alamat, alur=alur, saat=saat)
    return Pesanan(
        k.dengan(**pilihan) if pilihan else k,
        alamat,
        pilihan,
        unit,
        *naskah,
        batas_waktu_detik,
        frozenset(p.name for p in keluar.glob("*.html")),
        alur,
        saat,
        lain_terbit(keluar, alur, saat),
        tunda,
        unit is None and not tunda,
    )


def _alamat(sumber: str | Path) -> str:
    """Source as every process finds it; a password goes by the environment, never into a notebook."""
    if "://" not in str(sumber):
        return str(folder_sumber(sumber).resolve())
    from abk.store import alamat_antarproses  # noqa: PLC0415  SQLAlchemy only for those who have a store

    alamat, lingkungan = alamat_antarproses(str(sumber))
    os.environ.update(lingkungan)
    return alamat
