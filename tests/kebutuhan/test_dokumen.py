"""Guards docs/metode.md, docs/istilah.md: the pages on method and words keep step with the code."""

import re
from pathlib import Path

import pytest

from abk import kebutuhan
from abk.kebutuhan.banding import DEKAT_BATAS
from abk.kegiatan import Pengaturan

AKAR = Path(__file__).parents[2]
METODE, ISTILAH, ASUMSI = (
    (AKAR / "docs" / f"{n}.md").read_text("utf-8") for n in ("metode", "istilah", "asumsi")
)
SUMBER = "\n".join(
    p.read_text("utf-8") for p in sorted((AKAR / "abk").rglob("*")) if p.suffix in {".py", ".yaml"}
)


@pytest.mark.parametrize("nama", kebutuhan.__all__)
def test_tiap_rumus_ada_di_halaman_metode(nama):
    assert f"`{nama}" in METODE


def test_nomor_rumus_berurutan():
    semua = sorted(int(n) for n in set(re.findall(r"\((\d{1,2})\)", METODE)))
    assert semua == list(range(1, 25))


def _nama_dalam_istilah() -> list[str]:
    kolom = [b.rsplit("|", 2)[1] for b in ISTILAH.splitlines() if b.startswith("| ") and "---" not in b]
    return sorted({n for k in kolom for n in re.findall(r"`([^`]+)`", k)})


@pytest.mark.parametrize("nama", _nama_dalam_istilah())
def test_nama_di_halaman_istilah_dipakai_program(nama):
    assert re.search(rf"\b{re.escape(nama)}\b", SUMBER)


def test_asumsi_bernomor_dan_bernilai():
    baris = [b.split(" | ") for b in ASUMSI.splitlines() if re.match(r"\| \d", b)]
    assert [int(b[0].strip("| ")) for b in baris] == list(range(1, len(baris) + 1))
    assert {b[2] for b in baris} | {b[3] for b in baris} <= {"high", "medium", "low"}


def test_bawaan_yang_dicatat_sebagai_asumsi_masih_bawaan():
    """A default that changes is an assumption that changes."""
    p = Pengaturan()
    assert (p.pembulatan, p.minimum_satu, p.hari_norma) == ("terdekat", True, "efektif")
    assert (p.peraturan, p.tanggal_hukum) == ("permenpanrb-1-2020", None)
    assert str(Pengaturan(tahun=2019).tanggal_hukum) == "2019-12-31"
    assert DEKAT_BATAS * 100 == 5
    for kata in ("`terdekat`", "`minimum_satu`", "`hari_norma`", "31 December", "DEKAT_BATAS"):
        assert kata in ASUMSI
