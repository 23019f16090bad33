"""Guards abk.reports.chooser: a notebook run as it is opens a unit, and every section follows the choice."""

from __future__ import annotations

from typing import Any

import IPython.display
import pytest

import abk
from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.reports.style import TANPA_GAYA


class Tempat:
    """A cell's output, as IPython's display handle changes it."""

    def __init__(self) -> None:
        self.isi: dict[str, Any] = {}

    def update(self, isi: dict[str, Any], *, raw: bool) -> None:
        assert raw
        self.isi = isi


def test_tanpa_unit_terbuka_dan_mengikuti_pilihan(
    kegiatan: Kegiatan, monkeypatch: pytest.MonkeyPatch
) -> None:
    tempat: list[Tempat] = []

    def display(isi: dict[str, Any], *, raw: bool, display_id: bool) -> Tempat:
        assert display_id
        tempat.append(Tempat())
        tempat[-1].update(isi, raw=raw)
        return tempat[-1]

    monkeypatch.setattr(IPython.display, "display", display)
    halaman = abk.reports.pilih_unit(kegiatan)
    assert halaman.bahan.kode_unit == "A"
    for satu in (halaman.kop, halaman.kebutuhan, halaman.bukti()):
        satu._ipython_display_()
    daftar = halaman.chooser.children[0]
    assert list(daftar.options) == [
        ("Biro Uji (A)", "A"), ("– Bagian Satu (A.1)", "A.1"), ("– Bagian Kosong (A.2)", "A.2"),
    ]  # fmt: skip
    daftar.value = "A.1"
    kop, kebutuhan, bukti = (satu.isi for satu in tempat)
    assert "<h1>Bagian Satu</h1>" in kop["text/html"]
    assert "Kepala Biro" not in kebutuhan["text/html"]
    assert bukti["application/vnd.abk.bukti+json"]["unit"] == "A.1"


def test_unit_yang_disebut_dan_seluruh_halaman(kegiatan: Kegiatan) -> None:
    halaman = abk.reports.pilih_unit(kegiatan, "A.1")
    assert "<h1>Bagian Satu</h1>" in halaman._repr_html_()
    assert [satu.kunci for satu in halaman] == [s.kunci for s in abk.reports.unit(kegiatan, "A.1")]
    with pytest.raises(ParameterError, match="tidak ada"):
        abk.reports.pilih_unit(kegiatan, "Z")


def test_pada_batch_unit_harus_disebut(kegiatan: Kegiatan, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a default would be a perfect page of the wrong unit, and a widget costs time."""
    monkeypatch.setenv(TANPA_GAYA, "1")
    with pytest.raises(ParameterError, match="Unit belum dipilih"):
        abk.reports.pilih_unit(kegiatan)
    assert abk.reports.pilih_unit(kegiatan, "A").chooser is None


def test_galat_pada_buku_kerja_berbahasa_indonesia() -> None:
    """No way through the program, in English: what is wrong, and what to do."""
    salah = ParameterError("Unit 'Z' tidak ada.", "Pilih salah satu.")
    assert salah._render_traceback_() == ["Unit 'Z' tidak ada.", "→ Pilih salah satu."]
