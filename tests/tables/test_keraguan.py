"""Guards abk.tables.keraguan: named doubts: totals rows, parents counted with their parts, zero volumes,
posts without tasks.
"""

import pandas as pd
import pytest

from abk.tables import keraguan, validate_semua


def temuan(unit, jabatan, tugas, aturan=None):
    semua = validate_semua({"unit": unit(), "jabatan": jabatan, "uraian_tugas": tugas}).temuan
    return [t for t in semua if aturan in {None, t.aturan}]


@pytest.mark.parametrize(
    "teks",
    [
        "Jumlah", "JUMLAH", "Total", "TOTAL :", "Jumlah.", "Sub total", "Subtotal", "Sub-jumlah",
        "Grand Total",
        "Jumlah beban kerja", "Total waktu kerja", "JUMLAH PEGAWAI", "Jumlah kebutuhan pegawai",
        "Jumlah total",
        "Jumlah pegawai yang ada", "Jumlah pegawai yang ada saat ini", "Jumlah pegawai yang dibutuhkan",
        "Jumlah kelebihan pegawai", "Jumlah kekurangan / kelebihan", "Pembulatan", "Total (jam)", "Total =",
        "  jumlah  beban   kerja ",
        "Jml", "Jlh", "Jlh.", "T O T A L", "J U M L A H", "Jumlah I", "Jumlah A", "Total (1+2)",
        "Jumlah (A+B)", "Σ", "∑ beban kerja", "Total Beban Kerja Unit", "Jumlah s.d. halaman ini",
        "Jumlah dipindahkan",
    ],
)  # fmt: skip
def test_baris_jumlah_dikenali(unit, jabatan, tugas, teks):
    data = tugas({}, {"nomor": "2", "uraian_tugas": teks})
    t = temuan(unit, jabatan(), data)
    assert [(x.aturan, x.tingkat, x.baris, x.kode_jabatan) for x in t] == [
        ("bukan_baris_jumlah", "ragu", 3, "J1")
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Menjumlahkan hasil pendataan", "Jumlah kendaraan dinas diperiksa", "Menghitung total kerugian",
        "Total quality management: menyusun pedoman", "Jumlahkan laporan bulanan", "Totalisasi angka kredit",
        "Rekapitulasi jumlah pegawai", "Pembulatan angka statistik daerah", "Jumlah surat masuk dicatat",
        "Menyusun laporan jumlah beban kerja", "Jumlah bagian arsip dihitung", "Pindahan arsip ke gudang",
    ],
)  # fmt: skip
def test_bukan_baris_jumlah(unit, jabatan, tugas, teks):
    assert not temuan(unit, jabatan(), tugas({"uraian_tugas": teks}))


@pytest.mark.parametrize(
    ("induk", "anak"),
    [
        ("1", "1.1"), ("1", "1a"), ("3", "3.a"), ("3", "3-1"), ("1.", "1.1"), ("1", "1.1.2"),
        ("2.1", "2.1.a"),
        ("1)", "1.a)"), ("A", "A.1"), ("2", "2/1"), ("1", "1.1."), ("1", "1,1"), ("1", "1 a"),
    ],
)  # fmt: skip
def test_induk_dan_anak_dihitung_dua_kali(unit, jabatan, tugas, induk, anak):
    """The parent is held back, the part is counted; in whatever order they stand."""
    for urutan in ((induk, anak), (anak, induk)):
        data = tugas(*({"nomor": n} for n in urutan))
        t = temuan(unit, jabatan(), data)
        assert [(x.aturan, x.tingkat, x.nilai) for x in t] == [("induk_dan_anak", "ragu", induk)]
        assert t[0].baris == urutan.index(induk) + 2
        assert anak in t[0].pesan


@pytest.mark.parametrize(
    ("satu", "dua"),
    [("1", "10"), ("1", "11"), ("1", "2.1"), ("1.1", "1.10"), ("1a", "1b"), ("1.1", "1.2"), ("10", "1.0"),
     ("1", "1."), ("A", "AB"), ("2", "12")],
)  # fmt: skip
def test_bukan_induk_dan_anak(unit, jabatan, tugas, satu, dua):
    assert not temuan(unit, jabatan(), tugas({"nomor": satu}, {"nomor": dua}))


def test_kakek_bapak_anak(unit, jabatan, tugas):
    data = tugas({"nomor": "1"}, {"nomor": "1.1"}, {"nomor": "1.1.1"}, {"nomor": "2"})
    assert [t.nilai for t in temuan(unit, jabatan(), data)] == ["1", "1.1"]


def test_rincian_jabatan_lain_bukan_anak(unit, jabatan, tugas):
    pos = jabatan({}, {"kode_jabatan": "J2"})
    data = tugas({"nomor": "1"}, {"kode_jabatan": "J2", "nomor": "1.1"})
    assert not temuan(unit, pos, data)


def test_induk_tanpa_angka_hanya_judul(unit, jabatan, tugas):
    """A heading without volume and norm is out already: it is no double count, but it is a fault."""
    data = tugas({"nomor": "1", "volume": "", "norma_waktu": ""}, {"nomor": "1.1"})
    t = temuan(unit, jabatan(), data)
    assert [(x.aturan, x.baris) for x in t] == [("wajib_isi", 2), ("perlu_pendekatan", 2)]


def test_anak_yang_keluar_tidak_menahan_induknya(unit, jabatan, tugas):
    data = tugas({"nomor": "1"}, {"nomor": "1.1", "volume": "x"})
    assert [x.aturan for x in temuan(unit, jabatan(), data)] == ["angka"]
    nol = tugas({"nomor": "1"}, {"nomor": "1.1", "volume": "0"})
    assert [x.aturan for x in temuan(unit, jabatan(), nol)] == ["volume_nol"]


@pytest.mark.parametrize("nol", ["0", "0.0", "-0", 0, 0.0])
def test_volume_nol(unit, jabatan, tugas, nol):
    t = temuan(unit, jabatan(), tugas({"volume": nol}))
    assert [(x.aturan, x.tingkat, x.kolom) for x in t] == [("volume_nol", "ragu", "volume")]


def test_jabatan_tanpa_uraian_tugas(unit, jabatan, tugas):
    pos = jabatan({}, {"kode_jabatan": "J2"})
    t = temuan(unit, pos, tugas())
    assert [(x.aturan, x.tingkat, x.tabel, x.baris, x.kode_jabatan, x.kode_unit) for x in t] == [
        ("punya_uraian_tugas", "ragu", "jabatan", 3, "J2", "U")
    ]


def test_yang_mungkin_jumlah_memuat_semua_yang_tampak_jumlah():
    """Looked at together: a text that reaches into the next, and a missing one, hide none."""
    isi = ["T", "Total", "Menyusun\nTotal", "Tugas", None, "- Jumlah", "∑", "S", "Sub total", "Mengetik", ""]
    duga = keraguan.mungkin_jumlah(pd.Series(isi, dtype="str"))
    tampak = [teks is not None and keraguan.tampak_jumlah(teks) for teks in isi]
    assert sum(tampak) == 4
    assert not duga[[2, 3, 4, 9, 10]].any()
    assert duga[tampak].all()


# dihitung tangan; a part uses the number of what it is part of, on form, workbook and cockpit alike
@pytest.mark.parametrize(
    ("ada", "berikut"),
    [
        ([], 1),
        (["1", "2"], 3),
        (["1", "2.1", "2.2"], 3),
        (["2a", "01"], 3),
        (["a", "", None, "x.9"], 1),
        ([7], 8),
    ],
)
def test_nomor_berikut(ada: list[object], berikut: int):
    assert keraguan.nomor_berikut(ada) == berikut
