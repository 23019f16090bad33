"""Guards abk.kegiatan.folder, abk.kegiatan.sumber: a folder opened: what is read, what is refused, and with
which words.
"""

import shutil
from pathlib import Path

import pandas as pd
import pytest

import abk
from abk.kegiatan import folder_contoh, folder_sumber

from .conftest import ISI, JABATAN, TUGAS, UNIT


def struktural(galat) -> list[tuple[str, str, int | None]]:
    return [(t.berkas, t.aturan, t.baris) for t in galat.value.temuan if t.tingkat == "struktural"]


def test_tiga_berkas_cukup(kegiatan):
    """Defaults are stated: without kegiatan.toml all of them hold."""
    assert kegiatan.asal == "biro"
    assert (kegiatan.judul, kegiatan.tahun, kegiatan.instansi) == ("Analisis Beban Kerja", None, "")
    assert (kegiatan.peraturan, kegiatan.pembulatan) == ("permenpanrb-1-2020", "terdekat")
    assert (kegiatan.minimum_satu, kegiatan.lingkup, kegiatan.hari_norma) == (True, "pusat", "efektif")
    assert kegiatan.temuan == []
    assert kegiatan.keterangan == ""


def test_tampil_sebaris(kegiatan):
    """The last line of a cell shows it: one line, not its tables."""
    assert repr(kegiatan) == "<Kegiatan Analisis Beban Kerja: 4 unit, 4 jabatan, 5 uraian tugas, 0 temuan>"


def test_isi_berkas(kegiatan):
    assert kegiatan.jabatan["kode_jabatan"].tolist() == ["007", "01.02", "K1", "K2"]
    assert kegiatan.uraian_tugas.loc[2, "uraian_tugas"] == "Mencatat surat, semua"
    assert kegiatan.unit["kode_induk"].isna().tolist() == [True, False, False, False]
    # 007: 52 × 600; 01.02: 12 × 12 × 240; K1: 10 × 235 × 30; K2: 8 × 2400 + 3 × 235 × 30 (rumus)
    assert kegiatan.hasil["beban_kerja_menit"].tolist() == [31_200, 34_560, 70_500, 40_350]
    assert kegiatan.hasil["kebutuhan_bulat"].tolist() == [1, 1, 1, 1]
    assert kegiatan.rekap.loc["SET", "bezetting"] == 4
    assert (kegiatan.rekap.loc["SET", "kekurangan"], kegiatan.rekap.loc["SET", "kelebihan"]) == (1, 1)


def test_hasil_sama_dengan_fungsi_umum(kegiatan):
    """A kegiatan adds nothing to the public functions."""
    k = kegiatan
    hasil = abk.kebutuhan_pegawai(k.uraian_tugas, k.jabatan)
    assert hasil["beban_kerja_menit"].tolist() == [31_200, 34_560, 70_500, 40_350]  # rumus, as above
    pd.testing.assert_frame_equal(k.hasil, hasil)
    pd.testing.assert_frame_equal(
        k.rekap, abk.efektivitas_unit(k.uraian_tugas, k.jabatan, k.unit), check_dtype=False
    )
    pd.testing.assert_frame_equal(k.rincian, abk.beban_kerja(k.uraian_tugas, jabatan=k.jabatan))


def test_folder_rumah(kegiatan, tmp_path, monkeypatch):
    """``~`` in a notebook, where no shell has replaced it."""
    folder = folder_sumber(tmp_path / "biro")
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("USERPROFILE", str(folder.parent))
    assert abk.open("~/biro").sidik == kegiatan.sidik


@pytest.mark.parametrize("sumber", [None, 3, ["contoh"], b"contoh", pd.DataFrame()], ids=type)
def test_sumber_yang_bukan_alamat(sumber):
    for buka in (abk.open, abk.periksa):
        with pytest.raises(abk.ParameterError, match="bukan alamat") as galat:
            buka(sumber)
        assert f"'{type(sumber).__name__}'" in galat.value.pesan


@pytest.mark.parametrize("hilang", ["unit.csv", "jabatan.csv", "uraian_tugas.csv"])
def test_berkas_hilang(tulis, hilang):
    with pytest.raises(abk.KegiatanError, match=f"'biro' tidak lengkap: {hilang}"):
        abk.open(tulis({hilang: None}))


def test_semua_berkas_hilang_disebut_sekaligus(tmp_path):
    with pytest.raises(abk.KegiatanError, match=r"unit\.csv, jabatan\.csv, uraian_tugas\.csv"):
        abk.open(tmp_path)


def test_sumber_tidak_ada_dan_bukan_sumber(tmp_path):
    with pytest.raises(abk.KegiatanError, match="tidak ada"):
        abk.open(tmp_path / "tiada")
    (tmp_path / "satu.csv").write_text("x")
    with pytest.raises(abk.AbkError, match=r"satu\.csv: Tidak ada tabel"):
        abk.open(str(tmp_path / "satu.csv"))


@pytest.mark.parametrize("kosong", ["", "  "])
def test_sumber_belum_dipilih(kosong):
    """An empty source is never the folder one happens to stand in."""
    with pytest.raises(abk.ParameterError, match="belum dipilih"):
        abk.open(kosong)


def test_folder_bernama_unit_csv_bukan_berkas(tulis):
    folder = tulis({"unit.csv": None})
    (folder / "unit.csv").mkdir()
    with pytest.raises(abk.KegiatanError, match=r"unit\.csv"):
        abk.open(folder)


def test_folder_kini_tetap_bernama(tulis, monkeypatch):
    """``abk.open(".")`` still tells its readers which folder it was."""
    monkeypatch.chdir(tulis())
    assert abk.open(".").asal == "biro"
    assert folder_sumber(Path()).name == "biro"


def test_contoh(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    k = abk.open("contoh")
    assert "fiktif" in k.keterangan
    assert len(k.unit) == 76


@pytest.mark.parametrize("awal", ["\ufeff", ""])
@pytest.mark.parametrize("ujung", ["\n", "\r\n"])
@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_bom_pemisah_dan_ujung_baris(tulis, awal, ujung, pemisah, kegiatan):
    """What a spreadsheet saves: byte order mark, semicolons or tabs, Windows line ends."""
    ubah = {}
    for nama, isi in ISI.items():
        baris = [b.split(",") for b in isi.replace('"Mencatat surat, semua"', "Mencatat surat").splitlines()]
        ubah[nama] = (awal + ujung.join(pemisah.join(b) for b in baris) + ujung).encode()
    k = abk.open(tulis(ubah, "lain"))
    assert not k.temuan
    pd.testing.assert_frame_equal(k.hasil, kegiatan.hasil)


def test_koma_di_dalam_kutip_dan_baris_baru_di_dalam_sel(tulis):
    """A line break inside a cell is one row of the spreadsheet: later faults keep their row number."""
    isi = (
        "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"
        '007,1,"Memimpin,\nlalu menutup",arahan,1,tahun,60,menit\n'
        "\n"
        ",,,,,,,\n"
        '01.02,1,"Disebut ""biro""",arahan,x,tahun,60,menit\n'
        "K1,1,a,b,1,tahun,60,menit\nK2,1,a,b,1,tahun,60,menit\n"
    )
    k = abk.open(tulis({"uraian_tugas.csv": isi}))
    assert k.uraian_tugas["uraian_tugas"].tolist()[:2] == ["Memimpin,\nlalu menutup", 'Disebut "biro"']
    assert [(t.baris, t.kolom) for t in k.temuan] == [(5, "volume")]


def test_kolom_kosong_lembar_sebar_diabaikan(tulis):
    """A spreadsheet saves its empty columns: no header, no cell, no fault."""
    isi = "\n".join(f"{b},," for b in UNIT.splitlines())
    assert not abk.open(tulis({"unit.csv": isi})).temuan
    berisi = isi.replace("Biro Umum,SET,II.a,,", "Biro Umum,SET,II.a,,catatan")
    t = abk.open(tulis({"unit.csv": berisi})).temuan
    assert [(x.tingkat, x.aturan) for x in t] == [("catatan", "kolom_tidak_dikenal")]


def test_bukan_utf_8(tulis):
    """Damaged UTF-8 is told; what no encoding explains is never guessed."""
    rusak = UNIT.replace("Biro Keuangan", "Biro Keuangan é dan É").encode().replace(b" \xc3\x89", b" \x89")
    with pytest.raises(abk.DataError) as galat:
        abk.open(tulis({"unit.csv": rusak}))
    assert struktural(galat) == [("unit.csv", "utf_8", 5)]
    assert "CSV UTF-8" in str(galat.value)
    with pytest.raises(abk.DataError, match="UTF-8"):
        abk.open(tulis({"unit.csv": UNIT.encode() + b"\x81"}))


@pytest.mark.parametrize("isi", ["", "\n\n", "\ufeff", " , ,\n"])
def test_berkas_kosong(tulis, isi):
    with pytest.raises(abk.DataError) as galat:
        abk.open(tulis({"jabatan.csv": isi}))
    assert struktural(galat) == [("jabatan.csv", "berisi", None)]
    assert "kode_jabatan, kode_unit" in str(galat.value)


def test_kutip_rusak(tulis):
    with pytest.raises(abk.DataError) as galat:
        abk.open(tulis({"unit.csv": 'kode_unit,nama_unit,kode_induk\nA,"tak ditutup,\n'}))
    assert [a for _, a, _ in struktural(galat)] == ["csv"]


def test_baris_compang_camping_semua_disebut(tulis):
    """Ragged rows, and every fault of the files that could be read, in one go."""
    ubah = {
        "unit.csv": "kode_unit,nama_unit,kode_induk\nSET,Sekretariat\n\nA,B,,C\n",
        "jabatan.csv": "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan\nX,SET,x,pelaksana\n",
    }
    with pytest.raises(abk.DataError) as galat:
        abk.open(tulis(ubah))
    assert struktural(galat) == [
        ("unit.csv", "jumlah_kolom", 2),
        ("unit.csv", "jumlah_kolom", 4),
        ("jabatan.csv", "kolom_wajib", None),
    ]
    assert "3 kesalahan struktur" in str(galat.value)


def test_kesalahan_struktur_menghentikan_dengan_daftar_lengkap(tulis):
    ubah = {
        "unit.csv": UNIT + "SET.02,Kembar,SET,\nP,Putar,Q,\nQ,Putar,P,\n",
        "jabatan.csv": JABATAN + "K9,TIADA,Hantu,pelaksana,5,1\n",
        "uraian_tugas.csv": TUGAS + "HANTU,1,x,y,1,tahun,1,menit\nK1,1,x,y,1,tahun,1,menit\n"
        "K1,2,x,y,salah,tahun,1,menit\n",
    }
    with pytest.raises(abk.DataError) as galat:
        abk.open(tulis(ubah))
    assert sorted(struktural(galat)) == [
        ("", "tanpa_lingkaran", None),
        ("jabatan.csv", "kode_dikenal", 6),
        ("unit.csv", "kunci_tunggal", 6),
        ("uraian_tugas.csv", "kode_dikenal", 7),
        ("uraian_tugas.csv", "kunci_tunggal", 8),
    ]
    # The fault of a row is in the list too, though it would not have stopped anything.
    assert ("uraian_tugas.csv", 9) in [
        (t.berkas, t.baris) for t in galat.value.temuan if t.tingkat == "cacat"
    ]
    with pytest.raises(abk.DataError, match="Data tidak dapat dipakai: 5 kesalahan struktur"):
        abk.open(tulis(ubah))


def test_periksa_tidak_melempar_untuk_kesalahan_struktur(tulis):
    temuan = abk.periksa(tulis({"unit.csv": UNIT + "SET,Kembar,,\n"}))
    assert [t.aturan for t in temuan if t.tingkat == "struktural"] == ["kunci_tunggal"]
    assert abk.periksa(tulis(nama="bersih")) == []
    with pytest.raises(abk.KegiatanError, match=r"'kurang' tidak lengkap: unit\.csv"):
        abk.periksa(tulis({"unit.csv": None}, "kurang"))


def test_tidak_menulis_apa_pun(tulis):
    folder = tulis()
    semula = {p.name: p.read_bytes() for p in folder.iterdir()}
    abk.open(folder).rekap  # noqa: B018
    abk.periksa(folder)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == semula


def test_periksa_menyebut_peraturan_yang_tidak_menjawab(tmp_path):
    shutil.copytree(folder_contoh(), tmp_path / "k")
    (tmp_path / "k" / "kegiatan.toml").write_text('peraturan = "permenpanrb-1-2002"\n', encoding="utf-8")
    temuan = [t for t in abk.periksa(tmp_path / "k") if t.tingkat == "struktural"]
    assert [(t.aturan, t.berkas, t.nilai) for t in temuan] == [
        ("peraturan_menjawab", "kegiatan.toml", "permenpanrb-1-2002")
    ]
    assert "permenpanrb-1-2020" in temuan[0].saran


def test_folder_bernama_contoh_tanpa_tabel_tidak_menutupi_contoh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The report of the example, made in a folder of that name, used to stop the very run that made it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "contoh").mkdir()
    (tmp_path / "contoh" / "index.html").write_text("")
    assert len(abk.open("contoh").unit) == 76
