"""One way to make unit pages: ``python benchmarks/cara_halaman.py CARA FOLDER SUMBER UNIT…``.

``papermill``: papermill's API and one exporter of nbconvert, one unit after the other, a stock kernel each.
``fungsi``: the floor; a plain function in two processes, no notebook, no proof, nothing published by rename.
``cangkang``: IPython's shell in this process, used again for each unit; no kernel, no fork, no proof.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import abk
from abk.reports import exporter
from abk.reports.batch.order import NOTEBOOK_UNIT, default_notebook
from abk.reports.style import TANPA_GAYA


def papermill(folder: Path, sumber: str, unit: list[str]) -> None:
    """As one who knows papermill's API writes it."""
    import papermill as pm  # noqa: PLC0415  each way pays for its own imports
    from nbconvert import HTMLExporter  # noqa: PLC0415

    ekspor = HTMLExporter()
    for n, kode in enumerate(unit):
        isi = {"sumber": sumber, "unit": kode}
        nb = pm.execute_notebook(
            str(default_notebook(NOTEBOOK_UNIT)), None, parameters=isi, progress_bar=False
        )
        (folder / f"{n}.html").write_text(ekspor.from_notebook_node(nb)[0], encoding="utf-8")


def _satu(tugas: tuple[Path, str, str]) -> None:
    berkas, sumber, kode = tugas
    k = abk.open(sumber)  # remembered by its content
    berkas.write_text(exporter.render_bagian(abk.reports.unit(k, kode), judul=kode), encoding="utf-8")


def fungsi(folder: Path, sumber: str, unit: list[str]) -> None:
    """The same page with as little as possible around it."""
    exporter._pengekspor()  # noqa: SLF001  before the fork, for both
    _ = abk.open(sumber).rekap
    cara = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(2, mp_context=cara) as kolam:
        list(kolam.map(_satu, [(folder / f"{n}.html", sumber, kode) for n, kode in enumerate(unit)]))


def cangkang(folder: Path, sumber: str, unit: list[str]) -> None:
    """Cells one after the other in one shell; what is shown is caught."""
    import nbformat  # noqa: PLC0415
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415
    from IPython.utils.capture import capture_output  # noqa: PLC0415

    os.environ[TANPA_GAYA] = "1"  # the page has its style once, as that of the batch
    buku = json.loads(default_notebook(NOTEBOOK_UNIT).read_text(encoding="utf-8"))
    shell = InteractiveShell.instance()
    v4 = nbformat.v4
    for n, kode in enumerate(unit):
        sel = []
        for satu in buku["cells"]:
            if satu["cell_type"] != "code" or "hanya_lab" in satu["metadata"].get("tags", []):
                continue
            teks = "".join(satu["source"])
            if "parameters" in satu["metadata"].get("tags", []):
                teks += f"\nsumber, unit = {sumber!r}, {kode!r}"
            with capture_output() as tampak:
                shell.run_cell(teks).raise_error()
            keluar = [v4.new_output("display_data", o.data, metadata=o.metadata) for o in tampak.outputs]
            sel.append(v4.new_code_cell(metadata=satu["metadata"], outputs=keluar))
        html = exporter.render(v4.new_notebook(cells=sel), judul=kode)
        (folder / f"{n}.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    pilih = {"papermill": papermill, "fungsi": fungsi, "cangkang": cangkang}
    pilih[sys.argv[1]](Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
