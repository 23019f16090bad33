"""Guards abk.sop: the SOP of another institution, an invented regency, runs to its end without a line of
code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from abk.sop import Alur, AlurError, WewenangError, ekspor, prosedur, verifikasi
from abk.sop.beban_sop import PilihanBeban, beban_sop
from abk.sop.catat import akibat_kembali
from abk.sop.jam import JamKerja
from abk.sop.papan import papan
from abk.sop.simulasi import banding_skenario, simulasi
from tests.sop.model import ubahan
from tests.sop.panggung import Panggung, nama, pejabat, tugas

SOP = prosedur(berkas=Path(__file__).with_name("penyusunan-abk-kabupaten.yaml"))
PERAN = {
    "p-bupati": ("bupati", ""),
    "p-sekda": ("sekda", ""),
    "p-organisasi": ("kabag_organisasi", ""),
    "p-dinas-a": ("kepala_perangkat_daerah", "A"),
    "p-dinas-b": ("kepala_perangkat_daerah", "B"),
}


@pytest.fixture
def kabupaten(data_awal: bytes) -> Panggung:
    return Panggung(data_awal, pemegang={v: k for k, v in PERAN.items()})


def mulai(panggung: Panggung, pelaku: str = "p-organisasi", **lain: object) -> Alur:
    semua = [pejabat(i, tugas(*p)) for i, p in PERAN.items()]
    return panggung.buka(pelaku=pelaku, **{"prosedur": SOP, "pejabat": semua, **lain})


def test_dari_usulan_sampai_arsip(kabupaten: Panggung, tmp_path: Path):
    """Steps, a meeting with its decision, a return, confirmations, decree; then the check of the folder."""
    alur = kabupaten.sampai(mulai(kabupaten), "7", "A")
    alur = alur.putuskan("A", [ubahan("A", "10", "8")], kabupaten.tanda("p-organisasi"))
    alur = kabupaten.maju(alur, "7", "A")
    alur = kabupaten.maju(alur, "8", "A")
    akibat = akibat_kembali(alur.keadaan, "9", "7", "A", kabupaten.tanda("p-dinas-a"))
    assert {p.langkah for p in akibat.gugur} == {"7", "8"}
    alur = alur.kembalikan("9", "7", kabupaten.tanda("p-dinas-a"), alasan="Volume keliru", unit="A")
    assert set(alur.keadaan.posisi_kini) == {("7", "A"), ("7", "B")}
    alur = kabupaten.sampai(alur, "")
    assert alur.keadaan.selesai
    # rumus: the volume of the first task of A-2, as the meeting decided
    baris = alur.data("data_akhir").uraian_tugas
    assert baris[baris["kode_jabatan"] == "A-2"]["volume"].iloc[0] == 8
    assert [p.peran for p in alur.keadaan.berlaku if "menetapkan" in p.makna] == ["bupati"]
    hasil = verifikasi(ekspor(alur, tmp_path / "alur"), alur.kepala)
    assert hasil.sah, hasil.temuan
    assert hasil.terkunci


def test_wewenang_menurut_sop_itu(kabupaten: Panggung):
    """Who starts, appoints and records is said by the file, and in its words."""
    with pytest.raises(WewenangError, match="Kepala Bagian Organisasi"):
        mulai(kabupaten, "p-sekda")
    alur = mulai(kabupaten)
    baru = pejabat("p-plh", tugas("kabag_organisasi", sebutan="Plh."))
    with pytest.raises(WewenangError, match="bukan Sekretaris Daerah"):
        alur.tunjuk([baru], {"p-plh": nama("p-plh")}, kabupaten.tanda("p-organisasi"), alasan="Cuti")
    alur = alur.tunjuk([baru], {"p-plh": nama("p-plh")}, kabupaten.tanda("p-sekda"), alasan="Cuti")
    assert "p-plh" in alur.keadaan.pejabat
    alur = kabupaten.sampai(alur, "6", "A")
    assert {t.apa for t in alur.boleh("p-dinas-a", kabupaten.saat)} == set()
    with pytest.raises(WewenangError, match="bukan Kepala Bagian Organisasi"):
        alur.putuskan("A", [ubahan("A", "10", "8")], kabupaten.tanda("p-sekda"))


@pytest.mark.parametrize(
    ("tugas_lain", "kata"),
    [
        (tugas("karo_po"), "'karo_po' bukan salah satu dari sekda, kabag_organisasi"),
        (tugas("kepala_perangkat_daerah"), "kode unit diisi"),
        (tugas("sekda", "A"), "kode unit diisi"),
    ],
)
def test_peran_kementerian_tidak_dikenal_kabupaten(kabupaten: Panggung, tugas_lain, kata):
    semua = [pejabat(i, tugas(*p)) for i, p in PERAN.items()]
    with pytest.raises(AlurError, match=kata):
        mulai(kabupaten, pejabat=[*semua, pejabat("p-lain", tugas_lain)])
    with pytest.raises(AlurError, match=r"Kepala Perangkat Daerah \(B\)"):
        mulai(kabupaten, pejabat=semua[:-1])


def test_papan_dan_angka_sop_itu(kabupaten: Panggung):
    """The board, the simulation and the workload of the procedure know no role by heart."""
    alur = kabupaten.sampai(mulai(kabupaten), "9", "A")
    baris = papan(alur.keadaan, alur.peristiwa, alur.nama, JamKerja(), alur.keadaan.terakhir)
    sel = next(b for b in baris if b.langkah.kode == "9").sel["A"]
    assert sel.berjalan
    assert sel.siapa == ("Jabatan Rekaan",)
    # rumus: 240 minutes and 8 days of 450 minutes, one unit, nobody waits
    assert simulasi(SOP).jalan["lama_menit"].iloc[0] == 240 + 8 * 450
    banding = banding_skenario(SOP, (2,), (1, 2))
    assert banding["peran_leher_botol"].tolist() == ["kabag_organisasi"] * 2
    k = beban_sop(SOP, PilihanBeban(unit=2))
    beban = k.hasil["beban_kerja_menit"]
    # rumus: 1 day of 300 minutes and the meeting of 120, for each of two units
    assert beban["kepala_perangkat_daerah"] == 2 * (300 + 120)
    assert k.jabatan.set_index("kode_jabatan").loc["bupati", "jenis_jabatan"] == "pimpinan tinggi"
