"""Guards abk.reports.batch.parameters: parameters are checked before a kernel starts; papermill itself
only warns.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import papermill as pm
import pytest

from abk.errors import ParameterError
from abk.reports.batch import laporan
from abk.reports.batch.parameters import check_parameters, check_units, parameter_names, parse_notebook

from .conftest import Sumber, notebook

ISI = json.loads(notebook())


def test_nama_sama_dengan_yang_dibaca_papermill(simpan: Callable[..., Path]) -> None:
    assert list(parameter_names(ISI)) == list(pm.inspect_notebook(str(simpan())))
    assert parameter_names(ISI)["unit"] == "str"


def test_nama_salah_ketik_ditolak_dengan_saran() -> None:
    with pytest.raises(ParameterError) as salah:
        check_parameters(ISI, {"unti": "A"})
    assert "'unti'" in salah.value.pesan
    assert "unit" in salah.value.saran


def test_nama_berisi_kode_ditolak() -> None:
    # papermill pastes names into code as they are: this one would run
    with pytest.raises(ParameterError, match="tidak dikenal oleh notebook"):
        check_parameters(ISI, {"unit = 1\nimport os; os.abort()\nx": "A"})


@pytest.mark.parametrize(
    "nilai",
    [
        np.int64(3),
        np.float64(0.5),
        np.str_("A"),
        Decimal("1.5"),
        (1, 2),
        {1, 2},
        float("nan"),
        float("inf"),
        b"A",
        {1: 2},
    ],
)
def test_nilai_yang_bukan_json_ditolak(nilai: object) -> None:
    isi = json.loads(notebook(parameter="bebas = None"))
    with pytest.raises(ParameterError, match="bukan nilai JSON"):
        check_parameters(isi, {"bebas": nilai})


@pytest.mark.parametrize("nilai", ["A", 1, 0.5, True, None, [1, "a"], {"a": [None]}])
def test_nilai_json_diterima(nilai: object) -> None:
    check_parameters(json.loads(notebook(parameter="bebas = None")), {"bebas": nilai})


@pytest.mark.parametrize("nilai", [1.02, 7, True, None, ["A"]])
def test_kode_unit_selalu_teks(nilai: object) -> None:
    # the command line of papermill turns 01.02 into 1.02 and 007 into 7
    with pytest.raises(ParameterError, match="bukan teks"):
        check_parameters(ISI, {"unit": nilai})
    with pytest.raises(ParameterError, match="bukan teks"):
        check_units([nilai], ["1.02", "7"])


@pytest.mark.parametrize("banyak", [0, 2])
def test_harus_tepat_satu_sel_parameter(banyak: int) -> None:
    isi = json.loads(
        notebook("x = 1", "y = 1", tag={0: "lain", **dict.fromkeys(range(1, banyak + 1), "parameters")})
    )
    isi["cells"][0]["metadata"] = {}
    with pytest.raises(ParameterError, match=f"{banyak} sel"):
        parameter_names(isi)


@pytest.mark.parametrize(
    "sel", ["unit = input()", "a, b = 1, 2", "import os", "unit: str =", "def f(): pass"]
)
def test_sel_parameter_hanya_berisi_nilai_tetap(sel: str) -> None:
    with pytest.raises(ParameterError, match="Sel `parameters`"):
        parameter_names(json.loads(notebook(parameter=sel)))


def test_unit_tak_dikenal_ditolak_dengan_kode_terdekat() -> None:
    with pytest.raises(ParameterError) as salah:
        check_units(["set.op"], ["SET.PO", "SET.UM", "DEP1"])
    assert "SET.PO" in salah.value.saran
    assert check_units(["B", "A", "B"], ["A", "B"]) == ["B", "A"]
    with pytest.raises(ParameterError, match="Tidak ada unit yang diminta"):
        check_units([], ["A"])


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "[]",
        "{}",
        '{"nbformat": 4, "cells": []}',
        '{"nbformat": 3, "metadata": {"kernelspec": {"name": "x"}}}',
    ],
)
def test_yang_bukan_notebook_ditolak(teks: str) -> None:
    # without kernelspec papermill cannot run a notebook
    with pytest.raises(ParameterError, match=r"Notebook uji\.ipynb"):
        parse_notebook(teks, "uji.ipynb")


def test_salah_panggil_tidak_memulai_apa_pun(
    sumber: Sumber, simpan: Callable[..., Path], tmp_path: Path
) -> None:
    keluar = tmp_path / "keluar"
    pilihan = {"notebook_unit": simpan(), "notebook_kementerian": simpan()}
    with pytest.raises(ParameterError, match="Unit 'TIDAKADA' tidak ada dalam kegiatan ini"):
        laporan(sumber.folder, keluar, unit=["A", "TIDAKADA"], **pilihan)
    with pytest.raises(ParameterError, match="Jumlah pekerja dan batas waktu harus positif"):
        laporan(sumber.folder, keluar, pekerja=0, **pilihan)
    pilihan["notebook_unit"] = simpan(parameter='sumber: str = ""\nunitt: str = ""', nama="salah.ipynb")
    with pytest.raises(ParameterError, match="unitt"):
        laporan(sumber.folder, keluar, unit="A", **pilihan)
    assert not keluar.exists()
