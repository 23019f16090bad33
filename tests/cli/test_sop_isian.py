"""Guards abk.cli.isian, abk.cli.sop.formulir: YAML as people write it: nothing is guessed, every fault has
a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from abk.cli.isian import IsianError, baca_yaml, formulir, tanpa_kosong, tulis, urai_yaml
from abk.naskah import Fakta, daftar_jenis, fakta_diminta, profil


def test_angka_tanggal_dan_jam_tetap_teks():
    teks = "jam: 09:00\nkode: 007\nnorma: 2.10\nhari: 2027-03-11\nya: yes\nbenar: true\n"
    teks += 'kosong:\nnol: ~\nteks: "null"\n'
    assert urai_yaml(teks, "x") == {
        "jam": "09:00",
        "kode": "007",
        "norma": "2.10",
        "hari": "2027-03-11",
        "ya": "yes",
        "benar": True,
        "teks": "null",
    }


def test_yang_dikosongkan_hilang_daftar_kosong_tetap():
    assert tanpa_kosong({"a": None, "b": {"c": None}, "d": [None, "x"], "e": [], "f": ""}) == {
        "d": ["x"],
        "e": [],
        "f": "",
    }


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("a: 1\na: 2\n", "a ditulis dua kali"),
        ("a: [1\nb: 2\n", "baris"),
        ("a: !!python/object/apply:os.system ['true']\n", "YAML yang sah"),
        ("a: &x [*x]\n", "rujukan"),
        ("a: &x 1\nb: *x\n", "baris 2: rujukan"),
    ],
)
def test_yaml_yang_salah(teks: str, kata: str):
    with pytest.raises(IsianError) as salah:
        urai_yaml(teks, "isian.yaml")
    assert kata in str(salah.value)


def test_berkas_yang_tidak_ada_dan_bukan_utf8(tmp_path: Path):
    with pytest.raises(IsianError, match="tidak terbaca"):
        baca_yaml(tmp_path / "tidak-ada.yaml")
    (tmp_path / "l.yaml").write_bytes(b"a: \xff\xfe")
    with pytest.raises(IsianError, match="UTF-8"):
        baca_yaml(tmp_path / "l.yaml")
    (tmp_path / "bom.yaml").write_bytes("\ufeffa: b\n".encode())
    assert baca_yaml(tmp_path / "bom.yaml") == {"a": "b"}


def test_isian_lama_tidak_ditimpa(tmp_path: Path):
    tulis(tmp_path / "f.yaml", "lama")
    with pytest.raises(IsianError, match="tidak ditimpa"):
        tulis(tmp_path / "f.yaml", "baru")
    assert (tmp_path / "f.yaml").read_text(encoding="utf-8") == "lama"


@pytest.mark.parametrize("jenis", [s.nama for s in daftar_jenis()])
def test_formulir_tiap_jenis_adalah_yaml(jenis: str):
    fakta = fakta_diminta(jenis, profil())
    isi = yaml.safe_load("\n".join(formulir(fakta, {}, 0))) or {}
    assert list(isi) == [f.nama for f in fakta]
    assert tanpa_kosong(isi) == {}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_usul_kembali_seperti_semula(teks: str):
    """Whatever stands in a suggestion, the form gives it back letter by letter."""
    fakta = [Fakta("isi", "Isi", "teks", wajib=True), Fakta("butir", "Butir", "daftar", wajib=True)]
    hasil = urai_yaml("\n".join(["naskah:", *formulir(fakta, {"isi": teks, "butir": [teks, "x"]})]), "x")
    assert hasil["naskah"].get("isi", "") == teks
    assert hasil["naskah"]["butir"] == [teks, "x"]
