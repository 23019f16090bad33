"""Guards abk.sop.beban_sop: the ABK of the ABK: hand-computed loads, through the engine of every other
kegiatan.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from abk.errors import ParameterError
from abk.kegiatan.pengaturan import pengaturan
from abk.sop.beban_sop import PilihanBeban, beban_sop
from abk.sop.prosedur import prosedur

SOP = prosedur()
PERAN = ["karo_po", "kabag_ortala", "kasubbag_organisasi", "unit", "sesmenko"]


def beban(**pilihan: object) -> list[float]:
    hasil = beban_sop(SOP, PilihanBeban(**pilihan)).hasil
    assert hasil.index.tolist() == PERAN
    return hasil["beban_kerja_menit"].tolist()


@pytest.mark.parametrize(
    ("pilihan", "harapan"),
    [
        # rumus: Karo 10 + 20 + 5 + 30; Kabag 60 + 60 + 60 + 10 + 30 + 60, and the meeting 120;
        # Kasubbag 300 + 30 + 300 and 120; unit 300 and 120; Sesmenko 20
        ({}, [65, 400, 750, 420, 20]),
        ({"panjang_hari": "formal"}, [65, 400, 1050, 570, 20]),  # rumus: a day 450
        ({"peserta_rapat": ("kabag_ortala",)}, [65, 400, 630, 300, 20]),  # rumus: as domain figures + 120
        ({"putaran": 2}, [130, 800, 1500, 840, 40]),
        ({"putaran": 0.5}, [32.5, 200, 375, 210, 10]),
        # rumus: steps 10–13 ten times: Kabag 250 + 10 × 150; Kasubbag 330 + 10 × 420; units 10 × 420
        ({"unit": 10}, [65, 1750, 4530, 4200, 20]),
        # rumus: one meeting: Kabag 250 + 120 + 300; Kasubbag 330 + 120 + 3,000; each unit still sits in it
        ({"unit": 10, "rapat": "bersama"}, [65, 670, 3450, 4200, 20]),
        ({"unit": 10, "putaran": 2, "peserta_rapat": ("karo_po", "unit")}, [2530, 1100, 6660, 8400, 40]),
    ],
)
def test_beban_hitungan_tangan(pilihan: dict[str, object], harapan: list[float]):
    assert beban(**pilihan) == harapan


def test_jumlah_satu_putaran_sama_dengan_sop():
    """With one participant the meeting counts once, and all posts together give the sum of the SOP."""
    assert sum(beban(peserta_rapat=("kabag_ortala",))) == 515 + 3 * 300  # terbit: 515 Menit + 3 Hari
    assert sum(beban(peserta_rapat=("kabag_ortala",), panjang_hari="formal")) == 1865


def test_kebutuhan_melalui_mesin_yang_sama():
    kegiatan = beban_sop(SOP, PilihanBeban(unit=40, putaran=4))
    hasil = kegiatan.hasil
    # rumus: Kasubbag 4 × (330 + 40 × 420) = 68,520 minutes of 75,000
    assert hasil.loc["kasubbag_organisasi", "beban_kerja_menit"] == 68_520
    assert hasil.loc["kasubbag_organisasi", "kebutuhan"] == pytest.approx(0.9136)
    assert hasil["kebutuhan_bulat"].tolist() == [0, 0, 1, 1, 0]
    assert hasil["bezetting"].tolist() == [1, 1, 1, 40, 1]
    lain = beban_sop(
        SOP,
        PilihanBeban(unit=40, putaran=4),
        bezetting={"kasubbag_organisasi": 2, "unit": 80},
        atur=pengaturan({"peraturan": "permendagri-12-2008", "tahun": 2026, "minimum_satu": True}, "uji"),
    ).hasil
    assert lain.loc["kasubbag_organisasi", "kebutuhan"] == pytest.approx(68_520 / 72_000)
    assert lain["kebutuhan_bulat"].tolist() == [1, 1, 1, 1, 1]
    assert lain["bezetting"].tolist() == [1, 1, 2, 80, 1]


def test_baris_menyebut_asal_dan_tafsir():
    kegiatan = beban_sop(SOP, PilihanBeban(unit=3), nama_jabatan={"unit": "Petugas unit"})
    assert kegiatan.temuan == []
    tugas = kegiatan.uraian_tugas.set_index(["kode_jabatan", "nomor"])
    assert len(tugas) == 16 + 2  # rumus: the meeting stands with three roles
    rapat = tugas.xs("10", level="nomor")
    assert rapat["volume"].tolist() == [3, 3, 3]
    assert rapat["keterangan"].str.contains("tafsir").all()
    susun = tugas.loc[("kasubbag_organisasi", "11")]
    assert (susun["norma_waktu"], susun["satuan_waktu"], susun["periode"]) == (300, "menit", "tahun")
    assert susun["keterangan"] == "SOP langkah 11: 1 Hari, sehari 300 menit (norma)."
    assert susun["uraian_tugas"] == SOP.langkah_menurut("11").kegiatan
    assert "tafsir" not in susun["keterangan"]
    nama = dict(zip(kegiatan.jabatan["kode_jabatan"], kegiatan.jabatan["nama_jabatan"], strict=True))
    assert (nama["karo_po"], nama["unit"]) == ("Karo PO", "Petugas unit")
    assert "3 unit, 1 putaran setahun, rapat per unit, 1 Hari = 300 menit" in kegiatan.keterangan


def test_prosedur_tidak_berubah_dan_langkah_tambahan_tidak_dihitung():
    sidik = SOP.sidik
    kegiatan = beban_sop(SOP)
    assert SOP.sidik == sidik
    assert set(kegiatan.uraian_tugas["nomor"]) == {str(n) for n in range(1, 17)}


def test_putaran_pecahan_tepat():
    """A round every four years: four times it is a round a year."""
    seperempat = beban(putaran=Fraction(1, 4), unit=2)
    assert [4 * b for b in seperempat] == beban(unit=2)


def test_semua_kesalahan_pilihan_sekaligus():
    with pytest.raises(ParameterError) as salah:
        PilihanBeban(unit=0, putaran=0, rapat="daring", peserta_rapat=(), panjang_hari="kalender")
    for bagian in ("unit 0", "putaran setahun 0", "daring", "peserta rapat kosong", "kalender"):
        assert bagian in salah.value.pesan
    with pytest.raises(ParameterError, match="tamu"):
        beban_sop(SOP, PilihanBeban(peserta_rapat=("tamu", "unit")))


def test_prosedur_tanpa_rapat():
    """A revised SOP without a joint step has nothing to interpret."""
    baru = replace(SOP, langkah=tuple(replace(k, peserta=()) for k in SOP.langkah))
    assert beban_sop(baru).hasil["beban_kerja_menit"].tolist() == [65, 400, 630, 300, 20]
