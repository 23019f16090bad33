"""Guards abk.tables.validasi: all faults at once, each of them something a person can act on; and checking
twice changes nothing.
"""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

import abk
from abk.tables import validate_semua
from tests.kampanye import beranggaran, contoh

SEPULUH_CACAT = (
    {"nomor": "1", "volume": ""},
    {"nomor": "2", "volume": "-1"},
    {"nomor": "3", "volume": "inf"},
    {"nomor": "4", "volume": "1.250"},
    {"nomor": "5", "volume": "0"},
    {"nomor": "6", "norma_waktu": "0"},
    {"nomor": "7", "periode": "windu"},
    {"nomor": "8", "satuan_waktu": ""},
    {"nomor": "9", "uraian_tugas": "Jumlah beban kerja"},
    {"nomor": "10"},
    {"nomor": "10.1"},
    {"nomor": "11", "kode_jabatan": "J2", "volume": "banyak", "norma_waktu": "lama"},
)


def kotor(unit, jabatan, tugas):
    pos = jabatan(
        {},
        {"kode_jabatan": "J2", "bezetting": "2.5", "kelas_jabatan": "18"},
        {"kode_jabatan": "J3"},
        {"kode_jabatan": "J4", "bezetting": "1"},
    )
    data = tugas(*SEPULUH_CACAT, {"kode_jabatan": "J4", "nomor": "1"})
    return {"unit": unit(), "jabatan": pos, "uraian_tugas": data}


def test_semua_cacat_sekaligus(unit, jabatan, tugas):
    hasil = validate_semua(kotor(unit, jabatan, tugas))
    assert not hasil.struktural
    assert sorted(t.aturan for t in hasil.temuan) == sorted(
        [
            "wajib_isi", "batas_bawah", "hingga", "angka_bermakna_ganda", "volume_nol", "batas_bawah",
            "pilihan", "perlu_pendekatan", "bukan_baris_jumlah", "induk_dan_anak", "angka", "angka",
            "bulat", "batas_atas", "punya_uraian_tugas",
        ]
    )  # fmt: skip
    assert hasil.jabatan_belum_lengkap == {"J1", "J2", "J3"}
    assert hasil.baris_keluar("uraian_tugas").tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11]


def test_tiap_temuan_dapat_ditindaklanjuti(unit, jabatan, tugas):
    """File, row as a spreadsheet counts, column, value, what to do, and whom it concerns."""
    for t in validate_semua(kotor(unit, jabatan, tugas)).temuan:
        assert t.berkas == f"{t.tabel}.csv"
        assert t.baris >= 2
        assert t.kolom
        assert t.pesan[0] != " "
        assert len(t.saran) > 12
        assert t.kode_jabatan in {"J1", "J2", "J3"}
        assert str(t).startswith(f"{t.berkas}, baris {t.baris}, kolom {t.kolom}: ")
        assert " → " in str(t)


def test_urutan_berat(unit, jabatan, tugas):
    data = kotor(unit, jabatan, tugas)
    data["jabatan"] = pd.concat([data["jabatan"], jabatan({"kode_jabatan": "J5", "kode_unit": "X"})])
    tingkat = [t.tingkat for t in validate_semua(data).temuan]
    assert tingkat[0] == "struktural"
    assert tingkat == sorted(tingkat, key=["struktural", "cacat", "ragu", "catatan"].index)


def test_hanya_baris_baik_yang_dihitung(unit, jabatan, tugas):
    """Of post J1 only the part 10.1 remains: 12 × 60 minutes (rumus)."""
    data = kotor(unit, jabatan, tugas)
    hasil = abk.kebutuhan_pegawai(data["uraian_tugas"], data["jabatan"])
    assert hasil["beban_kerja_menit"].tolist() == [720, 0, 0, 720]
    assert hasil["belum_lengkap"].tolist() == [True, True, True, False]
    assert pd.isna(hasil.loc["J2", "bezetting"])


def test_berkas_dan_tabel_tanpa_unit(jabatan, tugas):
    """Without a table of units, codes of units are not judged; the files keep their given names."""
    hasil = validate_semua(
        {"jabatan": jabatan({"kode_unit": "X"}), "uraian_tugas": tugas({"volume": "x"})},
        berkas={"uraian_tugas": "isian.xlsx"},
    )
    assert [(t.berkas, t.aturan) for t in hasil.temuan] == [("isian.xlsx", "angka")]


SEL = {
    "volume": ["12", "0", "", "x", "-1", "inf", "1.250", "30.5", True, 7],
    "periode": ["tahun", "Bulan", "", "windu"],
    "norma_waktu": ["60", "0", "", "1e9", "2,5"],
    "satuan_waktu": ["menit", "hari", "", "detik"],
    "uraian_tugas": ["Menyusun", "Jumlah", ""],
    "standar_kemampuan": ["", "5", "0", "abc"],
    "satuan_standar": ["", "hasil/orang", "alat/orang", "buah"],
    "angka_kredit": ["", "0.1", "x"],
    "nomor": ["1", "1.1", "1.", "2", "2a", "10"],
}
BARIS = st.fixed_dictionaries({k: st.sampled_from(v) for k, v in SEL.items()})
POS = st.fixed_dictionaries(
    {
        "bezetting": st.sampled_from(["1", "", "2.5", "-1", "0"]),
        "pendekatan": st.sampled_from(["", "hasil_kerja", "peralatan_kerja", "angka_kredit", "ramalan"]),
        "jenjang": st.sampled_from(["", "ahli_muda", "guru"]),
    }
)


@settings(deadline=None, max_examples=contoh(80))
@given(baris=st.lists(st.tuples(st.sampled_from(["J1", "J2"]), BARIS), min_size=1, max_size=6),
       pos=st.lists(POS, min_size=2, max_size=2))  # fmt: skip
@beranggaran(lantai=15)
def test_memeriksa_dua_kali_tidak_mengubah_apa_pun(unit, jabatan, tugas, baris, pos):
    """Typed tables, checked again: the same rows stay out, the same posts are incomplete, the same need."""
    unik = {(kode, b["nomor"]): {"kode_jabatan": kode, **b} for kode, b in baris}
    mentah = {
        "unit": unit(),
        "jabatan": jabatan(*({"kode_jabatan": f"J{n}", **p} for n, p in enumerate(pos, 1))),
        "uraian_tugas": tugas(*unik.values()),
    }
    sekali = validate_semua(mentah)
    dua_kali = validate_semua(sekali.tabel)
    assert not sekali.struktural
    assert not dua_kali.struktural
    for nama in mentah:
        assert dua_kali.baris_keluar(nama).tolist() == sekali.baris_keluar(nama).tolist()
        pd.testing.assert_frame_equal(dua_kali.tabel[nama], sekali.tabel[nama])
    assert dua_kali.jabatan_belum_lengkap == sekali.jabatan_belum_lengkap
    pd.testing.assert_frame_equal(
        abk.kebutuhan_pegawai(mentah["uraian_tugas"], mentah["jabatan"]),
        abk.kebutuhan_pegawai(sekali.tabel["uraian_tugas"], sekali.tabel["jabatan"]),
    )
