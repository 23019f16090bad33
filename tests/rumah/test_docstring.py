"""Guards abk: the docstrings that an analyst reads: each parameter, its unit, the shape of the result,
errors, source.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import importlib.util
import inspect
import itertools
import pkgutil
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import abk
import abk.analisis
import abk.gabungan
import abk.kebutuhan
import abk.reports

AKAR = Path(__file__).resolve().parents[2]
RUANG = ("tables", "peraturan", "kebutuhan", "analisis", "hasil")
"""Rooms whose public functions and classes are all held to the rule."""
MUKA = (abk, abk.gabungan, abk.reports)
"""What a notebook imports."""

BAGIAN = (
    "Parameters",
    "Attributes",
    "Returns",
    "Yields",
    "Raises",
    "See Also",
    "Notes",
    "References",
    "Examples",
)
_ANGKA = re.compile(r"\b(int|float|Fraction|Decimal|Angka)\b")
_SATUAN = re.compile(r"\[[^\]\n]{1,60}\]")
_BENTUK = re.compile(r"\b(DataFrame|Series|dict|Mapping|tuple|list)\b")


@dataclass
class Dokumen:
    """A docstring in its parts: the text before the first section, and each section by name."""

    awal: str
    bagian: dict[str, str] = field(default_factory=dict)

    def butir(self, nama: str) -> dict[str, str]:
        """Entries of a section, ``name : meaning``; several names may share one."""
        hasil: dict[str, str] = {}
        kini: list[str] = []
        for baris in self.bagian.get(nama, "").splitlines():
            if baris and not baris.startswith(" "):
                kini = [
                    n.strip().lstrip("*") for n in re.split(r"\s:\s|\s:$", baris, maxsplit=1)[0].split(",")
                ]
                hasil |= dict.fromkeys(kini, baris)
            else:
                hasil |= {n: f"{hasil[n]}\n{baris}" for n in kini}
        return hasil


def uraikan(teks: str) -> Dokumen:
    baris = inspect.cleandoc(teks).splitlines()
    judul = [n for n, b in enumerate(baris) if b in BAGIAN and baris[n + 1 : n + 2] == ["-" * len(b)]]
    hasil = Dokumen("\n".join(baris[: judul[0]] if judul else baris).strip())
    for n, akhir in itertools.pairwise([*judul, len(baris)]):
        hasil.bagian[baris[n]] = "\n".join(baris[n + 2 : akhir]).strip("\n")
    return hasil


def _anotasi(objek: Any) -> dict[str, str]:
    return {n: str(a) for n, a in inspect.get_annotations(objek).items()}


def galat_langsung(fungsi: Callable[..., Any]) -> set[str]:
    """Errors that a function raises itself, by name."""
    pohon = ast.parse(textwrap.dedent(inspect.getsource(fungsi)))
    lempar = (n.exc for n in ast.walk(pohon) if isinstance(n, ast.Raise) and n.exc is not None)
    nama = (n.func if isinstance(n, ast.Call) else n for n in lempar)
    return {n.id for n in nama if isinstance(n, ast.Name) and n.id[0].isupper()}


def salah_fungsi(fungsi: Callable[..., Any], *, rumus: bool = False) -> Iterator[str]:
    """What the docstring of a function leaves out."""
    d = uraikan(inspect.getdoc(fungsi) or "")
    if not d.awal:
        yield "tanpa docstring"
        return
    anotasi = _anotasi(fungsi)
    parameter = [n for n in inspect.signature(fungsi).parameters if n not in {"self", "cls"}]
    butir = dict.fromkeys(re.findall(r"``(\w+)``", d.awal), d.awal) | d.butir("Parameters")
    yield from (f"parameter {n} tidak diuraikan" for n in parameter if n not in butir)
    yield from (f"parameter {n} tidak ada" for n in d.butir("Parameters") if n not in parameter)
    for n in parameter:
        if _ANGKA.search(anotasi.get(n, "")) and not _SATUAN.search(butir.get(n, "[]")):
            yield f"parameter {n} tanpa satuan"
    hasil = anotasi.get("return", "")
    if _BENTUK.search(hasil) and not {"Returns", "Yields"} & set(d.bagian):
        yield f"Returns tidak ada ({hasil})"
    if _ANGKA.search(hasil) and not _SATUAN.search(d.awal + d.bagian.get("Returns", "")):
        yield f"hasil tanpa satuan ({hasil})"
    yield from (f"Raises tidak menyebut {g}" for g in sorted(galat_langsung(fungsi) - set(d.butir("Raises"))))
    if rumus and hasil not in {"bool", "None", "str"} and not {"References", "See Also"} & set(d.bagian):
        yield "tanpa sumber (References)"


def salah_kelas(kelas: type) -> Iterator[str]:
    """What the docstrings of a class and of its public methods leave out."""
    d = uraikan(kelas.__dict__.get("__doc__") or "")
    if not d.awal:
        yield "tanpa docstring"
    butir = d.butir("Attributes") | d.butir("Parameters")
    if dataclasses.is_dataclass(kelas) or hasattr(kelas, "model_fields"):
        for n, a in _anotasi(kelas).items():
            if n.startswith("_") or "ClassVar" in a:
                continue
            if n not in butir:
                yield f"atribut {n} tidak diuraikan"
            elif _ANGKA.search(a) and not _SATUAN.search(butir[n]):
                yield f"atribut {n} tanpa satuan"
    for n, anggota in vars(kelas).items():
        if not n.startswith("_"):
            yield from (f"{n}: {satu}" for satu in salah_anggota(anggota))


def salah_anggota(anggota: Any) -> Iterator[str]:
    """What the docstring of a property or method leaves out."""
    if isinstance(anggota, property):
        d = uraikan(anggota.__doc__ or "")
        if _ANGKA.search(_anotasi(anggota.fget).get("return", "")) and not _SATUAN.search(d.awal):
            yield "hasil tanpa satuan"
        kurang = galat_langsung(anggota.fget) - set(d.butir("Raises"))
        yield from (f"Raises tidak menyebut {g}" for g in sorted(kurang))
    elif isinstance(anggota, staticmethod | classmethod) or inspect.isfunction(anggota):
        yield from salah_fungsi(getattr(anggota, "__func__", anggota))


def _publik() -> dict[str, Any]:
    """Public functions and classes of the rooms, and of what a notebook imports, by their full name."""
    hasil: dict[str, Any] = {}
    paket = [importlib.import_module(f"abk.{r}") for r in RUANG if importlib.util.find_spec(f"abk.{r}")]
    modul = [
        importlib.import_module(satu.name)
        for p in paket
        for satu in pkgutil.iter_modules(p.__path__, f"{p.__name__}.")
        if not satu.name.rsplit(".", 1)[1].startswith("_")
    ]
    for satu in [*paket, *modul, *MUKA]:
        for nama in getattr(satu, "__all__", vars(satu)):
            objek = getattr(satu, nama)
            asal = getattr(objek, "__module__", None)
            if nama.startswith("_") or (satu in modul and asal != satu.__name__):
                continue
            if inspect.isclass(objek) or inspect.isfunction(inspect.unwrap(objek)):
                hasil[f"{asal}.{nama}"] = objek
    return hasil


PUBLIK = _publik()
RUMUS = {objek for ruang in (abk.analisis, abk.kebutuhan) for objek in map(vars(ruang).get, ruang.__all__)}
"""The formulas: each names its source."""


@pytest.mark.parametrize("nama", sorted(PUBLIK))
def test_docstring_lengkap(nama: str):
    objek = PUBLIK[nama]
    salah = salah_kelas(objek) if inspect.isclass(objek) else salah_fungsi(objek, rumus=objek in RUMUS)
    assert list(salah) == []


def test_yang_dinilai_ada():
    """The walk finds the rooms: a rename must not empty the list."""
    assert len(PUBLIK) >= 90
    for nama in ("kebutuhan.pegawai.kebutuhan_pegawai", "peraturan._aturan.aturan", "reports.unit"):
        assert f"abk.{nama}" in PUBLIK
    assert PUBLIK["abk.kebutuhan.pegawai.kebutuhan_pegawai"] in RUMUS


def _lengkap(volume: float, nama: str) -> dict[str, float]:
    """Load of a task.

    Parameters
    ----------
    volume : results [hasil/tahun]
    nama : of the task

    Returns
    -------
    dict of name to load [menit/tahun]

    Raises
    ------
    ValueError
        If the volume is negative.

    References
    ----------
    By hand.
    """
    if volume < 0:
        raise ValueError(nama)
    return {nama: volume}


# what is taken out of a complete docstring, and what the checker then says
RUSAK = [
    ("    volume : results [hasil/tahun]\n", "", "parameter volume tidak diuraikan"),
    ("results [hasil/tahun]", "results", "parameter volume tanpa satuan"),
    ("    nama : of", "    nama, sisa : of", "parameter sisa tidak ada"),
    ("load [menit/tahun]", "load", "hasil tanpa satuan"),
    ("    ValueError\n", "    KeyError\n", "Raises tidak menyebut ValueError"),
    ("References\n    ----------\n", "", "tanpa sumber"),
    ("    Returns\n    -------\n", "", "Returns tidak ada"),
]


@pytest.mark.parametrize(("lama", "baru", "kata"), RUSAK)
def test_lubang_docstring_ketahuan(monkeypatch: pytest.MonkeyPatch, lama: str, baru: str, kata: str):
    assert list(salah_fungsi(_lengkap, rumus=True)) == []
    teks = _lengkap.__doc__ or ""
    assert teks.count(lama) == 1
    monkeypatch.setattr(_lengkap, "__doc__", teks.replace(lama, baru))
    assert [s for s in salah_fungsi(_lengkap, rumus=True) if kata in s]


def test_atribut_tanpa_satuan_ketahuan():
    @dataclass
    class Hasil:
        """A result.

        Attributes
        ----------
        menit : load
        """

        menit: float
        orang: int

    assert list(salah_kelas(Hasil)) == ["atribut menit tanpa satuan", "atribut orang tidak diuraikan"]


def test_tidak_ada_parameter_yang_sudah_hilang():
    """In no room does a docstring explain a parameter that is not there."""
    salah = []
    for modul in sorted((AKAR / "abk").rglob("*.py")):
        for n in ast.walk(ast.parse(modul.read_text(encoding="utf-8"))):
            if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef):
                a = n.args
                ada = {x.arg for x in [*a.posonlyargs, *a.args, *a.kwonlyargs, a.vararg, a.kwarg] if x}
                lebih = set(uraikan(ast.get_docstring(n) or "").butir("Parameters")) - ada
                salah += [f"{modul.relative_to(AKAR)}:{n.lineno} {nama}" for nama in sorted(lebih)]
    assert salah == []


_RUJUKAN = re.compile(r":(?:func|class|data|meth|attr|exc|mod(?=:`abk)):`([^`]+)`")


def _disebut(pohon: ast.Module) -> set[str]:
    """Names that a module binds or uses."""
    kolom = {
        ast.Name: "id",
        ast.Attribute: "attr",
        ast.FunctionDef: "name",
        ast.ClassDef: "name",
        ast.arg: "arg",
    }
    nama = {getattr(s, kolom[type(s)]) for s in ast.walk(pohon) if type(s) in kolom}
    return nama | {
        a.asname or a.name for s in ast.walk(pohon) if isinstance(s, ast.ImportFrom) for a in s.names
    }


def _ditemukan(jalan: str, semua: set[str]) -> bool:
    """Whether ``abk.room.name`` leads somewhere; a field without a default is in the annotations only."""
    bagian = jalan.split(".")
    modul = next(m for n in range(len(bagian), 0, -1) if (m := ".".join(bagian[:n])) in semua)
    benda: Any = importlib.import_module(modul)
    for satu in bagian[modul.count(".") + 1 :]:
        if satu in getattr(benda, "__annotations__", {}):
            return True
        if not hasattr(benda, satu):
            return False
        benda = getattr(benda, satu)
    return True


def test_yang_dirujuk_ada():
    modul = {satu.name for satu in pkgutil.walk_packages(abk.__path__, "abk.")} | {"abk"}
    salah = []
    for berkas in sorted((AKAR / "abk").rglob("*.py")):
        isi = berkas.read_text(encoding="utf-8")
        rujukan = set(_RUJUKAN.findall(isi))
        nama = _disebut(ast.parse(isi)) if rujukan else set()
        for satu in sorted(rujukan):
            ada = _ditemukan(satu, modul) if satu.startswith("abk.") else "." in satu or satu in nama
            salah += [] if ada else [f"{berkas.relative_to(AKAR)}: {satu}"]
    assert salah == []
