"""A small kegiatan and small notebooks, each with one behaviour."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import abk
from abk.reports.batch import Job
from tests.kampanye import SABAR_DETIK

PARAMETER = """\
sumber: str = ""  # folder kegiatan
unit: str = ""  # kode unit organisasi
peraturan: str = ""  # kosong: menurut kegiatan
pembulatan: str = ""  # kosong: menurut kegiatan"""

BUKA = """\
import abk
from IPython.display import HTML, display
pilihan = {n: v for n, v in {"peraturan": peraturan, "pembulatan": pembulatan}.items() if v}
k = abk.open(sumber).dengan(**pilihan)
c = k.cabang(unit) if unit else k
h = c.hasil"""

KEPALA = 'display(HTML(f"<h1>Unit uji</h1><p>Sidik {c.sidik}</p>"))'

GAMBAR = """\
display(HTML('<figure class="abk-grafik" role="img" aria-label="garis">'
             '<svg viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg></figure>'))"""

BUKTI = """\
kebutuhan, bezetting = int(h.kebutuhan_bulat.sum()), int(h.bezetting.sum())
display({"application/vnd.abk.bukti+json": {
    "halaman": "unit" if unit else "kementerian", "unit": unit, "sidik": c.sidik, "versi": abk.__version__,
    "jabatan": len(h), "kebutuhan_bulat": kebutuhan, "bezetting": bezetting,
    "selisih": bezetting - kebutuhan}}, raw=True)"""

UTUH = (BUKA, KEPALA, GAMBAR, BUKTI)
"""Cells of a notebook that does what it should."""


def notebook(*kode: str, tag: dict[int, str] | None = None, parameter: str = PARAMETER) -> str:
    """JSON of a notebook with a cell of parameters and these code cells; `tag`: number of the cell → tag."""
    sel = [("parameters", parameter), *((None, k) for k in kode)]
    sel = [(t or (tag or {}).get(n), k) for n, (t, k) in enumerate(sel)]
    return json.dumps(
        {
            "cells": [
                {
                    "cell_type": "code",
                    "id": uuid.uuid5(uuid.NAMESPACE_OID, f"{n}").hex[:8],
                    "metadata": {"tags": [t]} if t else {},
                    "source": k,
                    "execution_count": None,
                    "outputs": [],
                }
                for n, (t, k) in enumerate(sel)
            ],
            "metadata": {
                "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                "language_info": {"name": "python"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


@dataclass(frozen=True)
class Sumber:
    """A folder of tables that tests may rewrite."""

    folder: Path

    def tulis(self, unit: dict[str, str], volume: dict[str, int] | None = None) -> None:
        """One post and one task a unit; `unit`: code → parent's code; `volume` [hasil/tahun] by code.

        A task of volume × 75.000 menit at 75.000 menit/orang/tahun needs as many persons as the volume
        (rumus).
        """
        volume = volume or {}
        baris = [(k, f"J{n}", induk, volume.get(k, 1)) for n, (k, induk) in enumerate(unit.items())]
        self._csv(
            "unit", "kode_unit,nama_unit,kode_induk,eselon", [(k, f"Unit {j}", i, "") for k, j, i, _ in baris]
        )
        self._csv(
            "jabatan",
            "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting",
            [(j, k, f"Pengolah {j}", "pelaksana", "5", "1") for k, j, _, _ in baris],
        )
        self._csv(
            "uraian_tugas",
            "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu",
            [(j, "1", f"Mengolah {j}", "berkas", str(v), "tahun", "75000", "menit") for _, j, _, v in baris],
        )

    def _csv(self, nama: str, kepala: str, baris: list[tuple[str, ...]]) -> None:
        isi = [",".join('"' + s.replace('"', '""') + '"' for s in b) for b in baris]
        (self.folder / f"{nama}.csv").write_text("\n".join([kepala, *isi]) + "\n", encoding="utf-8")


@pytest.fixture
def sumber(tmp_path: Path) -> Sumber:
    """Units A (with B below it), C and D."""
    folder = tmp_path / "sumber"
    folder.mkdir()
    sumber = Sumber(folder)
    sumber.tulis({"A": "", "B": "A", "C": "", "D": ""}, {"A": 1, "B": 2, "C": 3, "D": 4})
    return sumber


@pytest.fixture
def tugas(sumber: Sumber) -> Callable[..., Job]:
    """Maker of a task for one page of unit C, as the plan would make it."""
    k = abk.open(sumber.folder).cabang("C")
    bukti = {
        "halaman": "unit",
        "unit": "C",
        "sidik": k.sidik,
        "versi": abk.__version__,
        "jabatan": 1,
        "kebutuhan_bulat": 3,  # rumus: 3 × 75.000 / 75.000
        "bezetting": 1,
        "selisih": -2,
    }

    def buat(*kode: str, tag: dict[int, str] | None = None, **lain: object) -> Job:
        isi = {
            "notebook": notebook(*(kode or UTUH), tag=tag),
            "parameter": {"sumber": str(sumber.folder), "unit": "C"},
            "bukti": bukti,
            "min_figures": 1,
            "batas_waktu_detik": SABAR_DETIK,
        }
        return Job("unit", "C", "C.html", "Unit C", str(sumber.folder), **{**isi, **lain})

    return buat


@pytest.fixture
def simpan(tmp_path: Path) -> Callable[..., Path]:
    """Write a notebook to a file."""

    def buat(*kode: str, nama: str = "uji.ipynb", **lain: object) -> Path:
        path = tmp_path / nama
        path.write_text(notebook(*(kode or UTUH), **lain), encoding="utf-8")
        return path

    return buat


def daftar(folder: Path) -> list[str]:
    """Names of what is in a folder, sorted."""
    return sorted(p.name for p in folder.iterdir())


def hidup(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        keadaan = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return keadaan.rpartition(")")[2].split()[0] != "Z"


def tunggu(syarat: Callable[[], bool], detik: float = SABAR_DETIK) -> bool:
    """Wait for a condition; whether it came true. The limit only ends a test that has failed anyway."""
    akhir = time.monotonic() + detik
    while time.monotonic() < akhir:
        if syarat():
            return True
        time.sleep(0.05)
    return syarat()


@pytest.fixture
def tmp_pendek(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for temporary files, so that a test can see what is left in it."""
    import tempfile  # noqa: PLC0415

    tmp_path_factory.getbasetemp()  # made at first need, and not in the folder that shall stay empty
    folder = Path(tempfile.mkdtemp(prefix="t"))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    import shutil  # noqa: PLC0415

    shutil.rmtree(folder, ignore_errors=True)
