"""The report of a kegiatan: a page a unit, the ministry's page, the workbook, or why one is missing."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import abk
from abk.errors import ParameterError
from abk.kegiatan import AKHIR, AWAL, Kegiatan
from abk.kegiatan.folder import dibaca_dari
from abk.kegiatan.sumber import folder_sumber
from abk.reports.batch.cluster import Cluster
from abk.reports.batch.folder import Catatan, Manifest, report_folder
from abk.reports.batch.initial import initial_folder, initial_order, other_published, withdraw_initial
from abk.reports.batch.order import (
    NOTEBOOK_KEMENTERIAN,
    NOTEBOOK_UNIT,
    TIME_LIMIT_SECONDS,
    Notebook,
    Order,
    default_notebook,
    read_notebook,
)
from abk.reports.batch.plan import plan_ministry, plan_units, plan_workbook
from abk.reports.batch.processes import Stopper, give_back_memory
from abk.reports.batch.run import Progress, Run
from abk.reports.batch.unchanged import material, text_files
from abk.reports.batch.workshop import Workshop
from abk.reports.filenames import REKAP


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
    batas_waktu_detik: float = TIME_LIMIT_SECONDS,
    kemajuan: Progress | None = None,
    pelaksana: Executor | Cluster | Workshop | None = None,
    zygote: bool | None = None,
    notebook_unit: str | Path | None = None,
    notebook_kementerian: str | Path | None = None,
    alur: str = "",
    saat: str = "",
    tunda: Collection[str] = (),
    sebelah: Collection[str] = (),
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
        See :data:`abk.reports.batch.run.Progress`.
    pelaksana : Cluster, concurrent.futures.Executor or Workshop, optional
        What to run on instead of processes of this machine that end with the run: a cluster
        (:class:`abk.reports.batch.Cluster`), to which the data go with each page; an executor whose processes
        find the source under the same path; or processes that stay for several reports
        (:class:`abk.reports.batch.Workshop`).
    zygote : bool, optional
        Whether pages run in processes forked from a warm parent. Default: those of the project's own
        notebooks do; another notebook has a kernel of its own, with all that a kernel can (widgets, a
        running event loop). Where forking is not possible, stock kernels are used and the manifest says so.
    notebook_unit, notebook_kementerian : str or Path, optional
        Notebooks to run instead of those of the project.
    alur, saat : str
        Case and state of the data, as for :func:`abk.open`. A whole report of the final data brings that of
        the initial ones with it, in the folder ``awal``: the units that differ, the ministry's page and the
        workbook.
    tunda : collection of str
        Units whose pages a later run will make, with the ministry's page and the workbook; links to
        them stay.
    sebelah : collection of str
        Other faces of the kegiatan that are published in the same folder (:data:`abk.tulisan.halaman.MUKA`);
        the strip of each page leads there.

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
    notebook = (
        (notebook_unit or default_notebook(NOTEBOOK_UNIT)),
        (notebook_kementerian or default_notebook(NOTEBOOK_KEMENTERIAN)),
    )
    order = _order(
        sumber,
        unit=[unit] if isinstance(unit, str) else unit,
        pilihan={n: v for n, v in (("peraturan", peraturan), ("pembulatan", pembulatan)) if v},
        notebook=(read_notebook(Path(notebook[0])), read_notebook(Path(notebook[1]))),
        batas_waktu_detik=batas_waktu_detik,
        keluar=Path(keluar),
        alur=alur,
        saat=(saat or AKHIR) if alur else saat,
        tunda=frozenset(tunda),
        sebelah=frozenset(sebelah),
    )
    order.check()
    milik = Workshop() if pelaksana is None else nullcontext(pelaksana)
    with Stopper() as stopper, report_folder(Path(keluar), semua=order.semua) as folder, milik as pelaku:

        def buat(satu: Order, tujuan: Path, beserta: Sequence[Catatan] = ()) -> Manifest:
            plan = plan_units(satu)
            if satu.semua:
                plan += [plan_workbook(satu), plan_ministry(satu)]
            run = Run(satu, tujuan, plan, kemajuan, paksa=paksa, beserta=beserta)
            try:
                run.execute(stopper, pekerja, pelaku, zygote=zygote)
            finally:
                manifest = run.finish()
            return manifest

        if order.semua and order.saat == AKHIR:
            with report_folder(initial_folder(folder)) as dalam:
                awal = buat(initial_order(order), dalam)
                ada = frozenset(f"{AWAL}/{h.berkas}" for h in awal.halaman if h.sha256)
                beserta = [replace(h, berkas=f"{AWAL}/{h.berkas}") for h in awal.halaman]
                manifest = buat(replace(order, lain=ada), folder, beserta)
        else:
            if order.semua:
                withdraw_initial(folder)
            manifest = buat(order, folder)
    if stopper.sinyal is not None:
        raise Dihentikan(manifest, stopper.sinyal)
    return manifest


def _order(
    sumber: str | Path,
    *,
    unit: Sequence[str] | None,
    pilihan: dict[str, str],
    notebook: tuple[Notebook, Notebook],
    batas_waktu_detik: float,
    keluar: Path,
    alur: str,
    saat: str,
    tunda: frozenset[str],
    sebelah: frozenset[str],
) -> Order:
    alamat = _address(sumber)
    give_back_memory()
    k = abk.open(alamat, alur=alur, saat=saat)
    give_back_memory()
    semua = unit is None and not tunda
    return Order(
        k.dengan(**pilihan) if pilihan else k,
        alamat,
        pilihan,
        unit,
        *notebook,
        batas_waktu_detik,
        frozenset(p.name for p in (*keluar.glob("*.html"), *keluar.glob(REKAP))),
        alur,
        saat,
        other_published(keluar, alur, saat),
        sebelah,
        tunda,
        semua,
        _material(k, alamat, pilihan, notebook) if semua and not (alur or sebelah) else "",
    )


def _material(k: Kegiatan, alamat: str, pilihan: Mapping[str, str], notebook: Sequence[Notebook]) -> str:
    """What the report is made from, where that is the files of a folder and nothing else; else empty."""
    folder = Path(alamat)
    if k.pengaturan.tanggal_hukum is None or not folder.is_dir():  # the law of today is another one tomorrow
        return ""
    berkas = text_files(folder)
    return (
        material(folder, berkas, pilihan, [n.teks for n in notebook])
        if dibaca_dari(k, folder, berkas)
        else ""
    )


def _address(sumber: str | Path) -> str:
    """Source as every process finds it; a password goes by the environment, never into a notebook."""
    if "://" not in str(sumber):
        return str(folder_sumber(sumber).resolve())
    from abk.store import alamat_antarproses  # noqa: PLC0415  SQLAlchemy only for those who have a store

    alamat, lingkungan = alamat_antarproses(str(sumber))
    os.environ.update(lingkungan)
    return alamat
