"""Guards abk.tulisan.json_ketat, abk.tulisan.yaml_ketat, abk.kegiatan.folder, abk.instrumen.asing.peta,
abk.store.cadangan, abk.sop.catatan.pejabat, abk.reports.batch.parameters: files from outside that are nested
without end, or hold numbers without end, are refused by name; none ends the program.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import abk
from abk.errors import AbkError
from abk.instrumen.asing import baca_peta
from abk.naskah.profil import profil
from abk.reports.batch.parameters import parse_notebook
from abk.sop.catatan.pejabat import baca_nama
from abk.sop.prosedur import prosedur
from abk.store.cadangan import berkas_bukti, pulihkan
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.yaml_ketat import TERDALAM, pemuat

DALAM = 100_000
"""Deep enough to end a reader in C that calls itself."""

JSON = {
    "daftar": "[" * DALAM + "]" * DALAM,
    "objek": '{"a":' * DALAM + "1" + "}" * DALAM,
    "tidak ditutup": "[" * DALAM,
    "angka panjang": '{"a": ' + "9" * 10_000 + "}",
    "tak hingga": '{"a": -Infinity}',
    "kunci ganda": '{"a": 1, "a": 2}',
}
TOML = {
    "daftar": "a = " + "[" * DALAM + "]" * DALAM,
    "tabel": "a = " + "{b = " * 3_000 + "1" + "}" * 3_000,
    "nama bertitik": ".".join("a" * 20_000) + " = 1",
    "kepala bertitik": "[" + ".".join("a" * 20_000) + "]",
    "angka panjang": "tahun = " + "9" * 10_000,
    "bukan UTF-8": "judul = '\udcff'",
}
YAML = {
    "daftar": "a: " + "[" * DALAM + "]" * DALAM,
    "objek": "a: " + "{a: " * DALAM + "1" + "}" * DALAM,
    "strip": "- " * DALAM + "a",
    "lekuk": "\n".join(f"{' ' * n}a:" for n in range(2_000)),
    "alias": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
}


@pytest.mark.parametrize("apa", JSON)
def test_json(apa: str) -> None:
    for teks in (JSON[apa], JSON[apa].encode()):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is the error that readers expect
            urai_json(teks)


@pytest.mark.parametrize("apa", YAML)
@pytest.mark.parametrize("jenis", [(), ("bool", "int", "null")])
def test_yaml(apa: str, jenis: tuple[str, ...]) -> None:
    with pytest.raises(yaml.YAMLError):
        yaml.load(YAML[apa], pemuat(*jenis))  # noqa: S506 - a safe loader


def test_yaml_biasa_tetap_terbaca() -> None:
    bertingkat = "[" * (TERDALAM - 1) + "]" * (TERDALAM - 1)
    assert str(yaml.load(f"a: {bertingkat}", pemuat())["a"]) == bertingkat  # noqa: S506 - a safe loader
    kurung = "a: '" + "[" * 500 + '\'\nb: "*bukan alias"'
    assert yaml.load(kurung, pemuat()) == {"a": "[" * 500, "b": "*bukan alias"}  # noqa: S506 - a safe loader
    assert yaml.load("a: &x {b: '1'}\nc: {<<: *x}", pemuat("merge"))["c"] == {"b": "1"}  # noqa: S506 - a safe loader


def cadangan(isi: str, folder: Path) -> None:
    (folder / "cadangan.db").write_bytes(b"x")
    berkas_bukti(folder / "cadangan.db").write_text(isi)
    pulihkan(folder / "cadangan.db", f"sqlite:///{folder / 'baru.db'}")


@pytest.mark.serangan("kantor", "JSON, TOML, atau YAML yang bersarang atau panjang tanpa akhir", "dicegah")
@pytest.mark.parametrize("apa", JSON)
@pytest.mark.parametrize(
    ("baca", "berkas"),
    [
        (cadangan, "cadangan.db.json"),
        (lambda isi, _: baca_nama(isi.encode()), "nama pejabat"),
        (lambda isi, _: parse_notebook(isi, "saya.ipynb"), "saya.ipynb"),
    ],
    ids=["cadangan", "nama", "notebook"],
)
def test_pembaca_json(apa: str, baca: Callable[[str, Path], object], berkas: str, tmp_path: Path) -> None:
    with pytest.raises(AbkError) as salah:
        baca(JSON[apa], tmp_path)
    assert berkas in str(salah.value)


@pytest.mark.serangan("tabel", "kegiatan.toml yang bersarang atau panjang tanpa akhir", "dicegah")
@pytest.mark.parametrize("apa", TOML)
def test_kegiatan_toml(apa: str, tmp_path: Path) -> None:
    for nama in ("unit", "jabatan", "uraian_tugas"):
        (tmp_path / f"{nama}.csv").write_text("a\n")
    (tmp_path / "kegiatan.toml").write_bytes(TOML[apa].encode("utf-8", "surrogateescape"))
    with pytest.raises(AbkError, match=r"kegiatan\.toml"):
        abk.open(tmp_path)


@pytest.mark.parametrize("apa", YAML)
@pytest.mark.parametrize(
    "baca",
    [baca_peta, lambda p: prosedur(berkas=p), lambda p: profil(berkas=p)],
    ids=["peta", "prosedur", "profil"],
)
def test_pembaca_yaml(apa: str, baca: Callable[[Path], object], tmp_path: Path) -> None:
    """Once the process ended with SIGSEGV, and said nothing."""
    (tmp_path / "a.yaml").write_text(YAML[apa])
    with pytest.raises(AbkError):
        baca(tmp_path / "a.yaml")


def test_json_yang_sah_tetap_terbaca() -> None:
    isi = {"a": [1, 2.5, None, True], "b": {"c": "é"}}
    assert urai_json(json.dumps(isi)) == isi
