"""Content of a step that is no document: the workbooks of the instrument."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from abk.instrumen import ekspor_formulir
from abk.naskah.alur.bahan import Bahan
from abk.sop import Alur

_SAAT = (1980, 1, 1, 0, 0, 0)


def instrumen(bahan: Bahan) -> bytes:
    """Workbooks of the units of the case, one a unit, in one archive.

    Returns
    -------
    bytes
        A zip whose parts carry no time of their own.
    """
    keluar = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for unit in bahan.alur.unit:
            tujuan = Path(folder) / f"unit-{bahan.alur.unit.index(unit):03}"
            tujuan.mkdir()
            for berkas in sorted(ekspor_formulir(bahan.kegiatan.cabang(unit), tujuan)):
                info = zipfile.ZipInfo(f"{bahan.alur.unit.index(unit) + 1:02}/{berkas.name}", _SAAT)
                info.compress_type = zipfile.ZIP_DEFLATED
                arsip.writestr(info, berkas.read_bytes())
    return keluar.getvalue()


BERKAS: Mapping[str, Callable[[Bahan], bytes]] = {"instrumen": instrumen}
"""Maker of each content that is no document, by slot."""


def nama_berkas_instrumen(alur: Alur) -> list[str]:
    """Names of the workbooks in the archive of a case."""
    with zipfile.ZipFile(io.BytesIO(alur.berkas("instrumen"))) as arsip:
        return arsip.namelist()
