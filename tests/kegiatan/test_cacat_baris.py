"""Guards abk.kegiatan.kegiatan: a fault in a row stops nobody: the row is out, the post is *belum lengkap*
wherever it is shown.
"""

import pytest

import abk

from .conftest import JABATAN

KEPALA = "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"
BAIK = "007,1,a,b,1,tahun,60,menit\n01.02,1,a,b,1,tahun,60,menit\nK2,1,a,b,1,tahun,60,menit\n"


@pytest.mark.parametrize(
    "baris",
    [
        "K1,2,x,y,,tahun,60,menit", "K1,2,x,y,1.250,tahun,60,menit", "K1,2,x,y,0,tahun,60,menit",
        "K1,2,Jumlah,y,5,tahun,60,menit", "K1,2,x,y,5,windu,60,menit", "K1,2,x,y,5,tahun,0,menit",
        "K1,1.1,x,y,5,tahun,60,menit",
    ],
)  # fmt: skip
def test_belum_lengkap_di_mana_mana(tulis, baris):
    isi = KEPALA + BAIK + f"K1,1,a,b,10,tahun,60,menit\n{baris}\n"
    k = abk.open(tulis({"uraian_tugas.csv": isi}))
    assert len(k.uraian_tugas) == 5
    assert k.rincian["dihitung"].sum() == 4
    assert k.hasil["belum_lengkap"].tolist() == [False, False, True, False]
    assert k.rekap["belum_lengkap"].tolist() == [1, 1, 1, 0]
    peta = k.peta_jabatan.set_index("kode")
    assert peta.index[peta["belum_lengkap"]].tolist() == ["K1"]
    assert {t.kode_jabatan for t in k.temuan} == {"K1"}
    # Only one row counts, the good one or the part of it.
    assert k.hasil.loc["K1", "beban_kerja_menit"] in {600, 300}


def test_catatan_tidak_membuat_belum_lengkap(tulis):
    isi = KEPALA + BAIK + "K1,1,a,b,10,tahun,1,hari\n"
    k = abk.open(tulis({"uraian_tugas.csv": isi}))
    assert [t.tingkat for t in k.temuan] == ["catatan"]
    assert not k.hasil["belum_lengkap"].any()
    assert k.hasil.loc["K1", "beban_kerja_menit"] == 3150


def test_jabatan_tanpa_tugas(tulis):
    k = abk.open(tulis({"uraian_tugas.csv": KEPALA + BAIK}))
    assert k.hasil["belum_lengkap"].tolist() == [False, False, True, False]
    assert [t.aturan for t in k.temuan] == ["punya_uraian_tugas"]


@pytest.mark.parametrize("bezetting", ["", "dua", "2.5", "-1", "1e30"])
def test_bezetting_yang_tak_terbaca(tulis, bezetting):
    k = abk.open(tulis({"jabatan.csv": JABATAN.replace("pelaksana,5,2", f"pelaksana,5,{bezetting}")}))
    assert k.hasil["belum_lengkap"].tolist() == [False, False, True, False]
    assert k.hasil["selisih"].isna().tolist() == [False, False, True, False]
    assert k.rekap.loc["SET", "belum_lengkap"] == 1
    assert k.peta_jabatan["belum_lengkap"].sum() == 1


@pytest.mark.parametrize("ubah", ["pendekatan=ramalan", "jenjang=guru"])
def test_pendekatan_atau_jenjang_tak_dikenal_tidak_menghentikan(tulis, ubah):
    """Once a crash: the post is incomplete, everyone else is computed."""
    kolom, nilai = ubah.split("=")
    cara = nilai if kolom == "pendekatan" else "angka_kredit"
    jenjang = nilai if kolom == "jenjang" else ""
    baris = JABATAN.splitlines()
    isi = [f"{baris[0]},pendekatan,jenjang", *(f"{b},," for b in baris[1:3])]
    isi += [f"{baris[3]},{cara},{jenjang}", f"{baris[4]},,"]
    k = abk.open(tulis({"jabatan.csv": "\n".join(isi)}))
    assert k.hasil["belum_lengkap"].tolist() == [False, False, True, False]
    assert k.hasil["beban_kerja_menit"].tolist() == [31_200, 34_560, 0, 40_350]
    assert k.banding_peraturan["kebutuhan"].notna().all()
    assert k.banding_pembulatan.loc["K1", "kebutuhan"] == 0


def test_desimal_dinyatakan_di_kegiatan_toml(tulis):
    """The same cell: asked, 1,250 documents, or one and a quarter."""
    isi = KEPALA + BAIK + "K1,1,a,b,1.250,tahun,60,menit\n"
    ditanya = abk.open(tulis({"uraian_tugas.csv": isi}, "a"))
    assert [t.aturan for t in ditanya.temuan] == ["angka_bermakna_ganda"]
    for desimal, menit in ((".", 75), (",", 75_000)):
        toml = f'desimal = "{desimal}"\n'
        k = abk.open(tulis({"uraian_tugas.csv": isi, "kegiatan.toml": toml}, f"b{ord(desimal)}"))
        assert not k.temuan
        assert k.hasil.loc["K1", "beban_kerja_menit"] == menit


def test_titik_koma_dan_koma_desimal(tulis):
    """A spreadsheet under Indonesian settings: semicolons between cells, commas inside numbers."""
    isi = (KEPALA + BAIK).replace(",", ";") + "K1;1;a;b;2,5;tahun;1.250,5;menit\n"
    k = abk.open(tulis({"uraian_tugas.csv": isi, "kegiatan.toml": 'desimal = ","'}))
    assert not k.temuan
    assert k.hasil.loc["K1", "beban_kerja_menit"] == 3126.25
