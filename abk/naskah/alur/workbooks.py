"""Content of a step that is no document: the workbooks of the instrument."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from abk.instrumen import ekspor_formulir
from abk.naskah.context import StepContext

_SAAT = (1980, 1, 1, 0, 0, 0)


def instrumen(step: StepContext) -> bytes:
    """Workbooks of the units of the case, in one zip whose parts carry no time of their own."""
    keluar = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for unit in step.alur.unit:
            tujuan = Path(folder) / f"unit-{step.alur.unit.index(unit):03}"
            tujuan.mkdir()
            for berkas in sorted(ekspor_formulir(step.kegiatan.cabang(unit), tujuan)):
                info = zipfile.ZipInfo(f"{step.alur.unit.index(unit) + 1:02}/{berkas.name}", _SAAT)
                info.compress_type = zipfile.ZIP_DEFLATED
                arsip.writestr(info, berkas.read_bytes())
    return keluar.getvalue()


WORKBOOKS: Mapping[str, Callable[[StepContext], bytes]] = {"instrumen": instrumen}
"""Maker of each content that is no document, by slot."""
