"""Guards abk.tables.syarat: what each approach needs filled, and faults in cells that it does not use."""

import pytest

from abk.tables import validate_semua

LENGKAP = {
    "tugas_per_tugas": {},
    "hasil_kerja": {"standar_kemampuan": "10", "satuan_standar": "hasil/orang"},
    "objek_kerja": {"standar_kemampuan": "10", "satuan_standar": "objek/orang"},
    "peralatan_kerja": {"standar_kemampuan": "10", "satuan_standar": "alat/orang"},
    "angka_kredit": {"angka_kredit": "0.1"},
}


def periksa(unit, jabatan, tugas, pendekatan, **ubah):
    pos = jabatan({"pendekatan": pendekatan, "jenjang": "ahli_muda"})
    data = tugas({**LENGKAP[pendekatan], **ubah})
    return validate_semua({"unit": unit(), "jabatan": pos, "uraian_tugas": data})


@pytest.mark.parametrize("pendekatan", LENGKAP)
def test_baris_lengkap(unit, jabatan, tugas, pendekatan):
    assert not periksa(unit, jabatan, tugas, pendekatan).temuan


@pytest.mark.parametrize(
    ("pendekatan", "kolom"),
    [
        *[("tugas_per_tugas", k) for k in ("periode", "norma_waktu", "satuan_waktu")],
        *[(p, k) for p in ("hasil_kerja", "objek_kerja", "peralatan_kerja")
          for k in ("standar_kemampuan", "satuan_standar")],
        ("angka_kredit", "periode"),
        ("angka_kredit", "angka_kredit"),
    ],
)  # fmt: skip
def test_sel_yang_diperlukan_pendekatan(unit, jabatan, tugas, pendekatan, kolom):
    hasil = periksa(unit, jabatan, tugas, pendekatan, **{kolom: ""})
    assert [(t.aturan, t.kolom, t.tingkat) for t in hasil.temuan] == [("perlu_pendekatan", kolom, "cacat")]
    assert pendekatan in hasil.temuan[0].pesan
    assert hasil.baris_keluar("uraian_tugas").tolist() == [0]
    assert hasil.jabatan_belum_lengkap == {"J1"}


@pytest.mark.parametrize(
    ("pendekatan", "kolom", "nilai"),
    [
        ("hasil_kerja", "norma_waktu", "abc"),
        ("hasil_kerja", "periode", "windu"),
        ("peralatan_kerja", "norma_waktu", "1.250"),
        ("angka_kredit", "norma_waktu", "-1"),
        ("tugas_per_tugas", "standar_kemampuan", "0"),
        ("tugas_per_tugas", "angka_kredit", "x"),
    ],
)
def test_cacat_di_sel_yang_tidak_dipakai_dicatat_saja(unit, jabatan, tugas, pendekatan, kolom, nilai):
    hasil = periksa(unit, jabatan, tugas, pendekatan, **{kolom: nilai})
    assert [(t.kolom, t.tingkat) for t in hasil.temuan] == [(kolom, "catatan")]
    assert hasil.baris_keluar("uraian_tugas").empty
    assert not hasil.jabatan_belum_lengkap


@pytest.mark.parametrize("kolom", ["uraian_tugas", "volume"])
@pytest.mark.parametrize("pendekatan", LENGKAP)
def test_cacat_di_sel_yang_selalu_dipakai_tetap_cacat(unit, jabatan, tugas, pendekatan, kolom):
    hasil = periksa(unit, jabatan, tugas, pendekatan, **{kolom: ""})
    assert [(t.kolom, t.tingkat) for t in hasil.temuan] == [(kolom, "cacat")]
    assert hasil.baris_keluar("uraian_tugas").tolist() == [0]


def test_pendekatan_kosong_berarti_tugas_per_tugas(unit, jabatan, tugas):
    for nilai in ("", None):
        pos = jabatan({"pendekatan": nilai})
        hasil = validate_semua({"unit": unit(), "jabatan": pos, "uraian_tugas": tugas({"norma_waktu": ""})})
        assert [t.aturan for t in hasil.temuan] == ["perlu_pendekatan"]


@pytest.mark.parametrize(
    ("pendekatan", "satuan"),
    [
        ("hasil_kerja", "objek/orang"), ("objek_kerja", "hasil/orang"), ("objek_kerja", "orang/alat"),
        ("peralatan_kerja", "hasil/orang"),
    ],
)  # fmt: skip
def test_satuan_standar_harus_cocok(unit, jabatan, tugas, pendekatan, satuan):
    """3 orang/alat read as objek/orang would divide where it must multiply."""
    hasil = periksa(unit, jabatan, tugas, pendekatan, satuan_standar=satuan)
    assert [(t.aturan, t.kolom) for t in hasil.temuan] == [("satuan_pendekatan", "satuan_standar")]
    assert hasil.baris_keluar("uraian_tugas").tolist() == [0]


@pytest.mark.parametrize("jenjang", ["", None, "guru"])
def test_angka_kredit_perlu_jenjang(unit, jabatan, tugas, jenjang):
    pos = jabatan({"pendekatan": "angka_kredit", "jenjang": jenjang})
    hasil = validate_semua({"unit": unit(), "jabatan": pos, "uraian_tugas": tugas(LENGKAP["angka_kredit"])})
    assert "perlu_jenjang" in {t.aturan for t in hasil.temuan}
    assert hasil.baris_keluar("uraian_tugas").tolist() == [0]


def test_pendekatan_tak_dikenal_mengeluarkan_barisnya(unit, jabatan, tugas):
    """An approach that nobody knows cannot be computed: its rows go out, each named."""
    pos = jabatan({"pendekatan": "ramalan"})
    data = tugas({}, {"nomor": "2"})
    hasil = validate_semua({"unit": unit(), "jabatan": pos, "uraian_tugas": data})
    assert [(t.tabel, t.aturan) for t in hasil.temuan] == [
        ("jabatan", "pilihan"),
        ("uraian_tugas", "pendekatan_dikenal"),
        ("uraian_tugas", "pendekatan_dikenal"),
    ]
    assert hasil.baris_keluar("uraian_tugas").tolist() == [0, 1]


@pytest.mark.parametrize(
    ("norma", "bawah", "atas", "ada"),
    [("60", "30", "90", 0), ("20", "30", "90", 1), ("99", "30", "90", 1), ("99", "", "90", 1),
     ("20", "", "", 0), ("30", "30", "30", 0)],
)  # fmt: skip
def test_norma_di_luar_rentang_dicatat(unit, jabatan, tugas, norma, bawah, atas, ada):
    hasil = periksa(
        unit, jabatan, tugas, "tugas_per_tugas", norma_waktu=norma, norma_min=bawah, norma_maks=atas
    )
    assert [t.aturan for t in hasil.temuan] == ["norma_dalam_rentang"] * ada
    assert {t.tingkat for t in hasil.temuan} <= {"catatan"}


def test_norma_dalam_hari_dicatat_sekali_per_jabatan(unit, jabatan, tugas):
    data = tugas(
        {"satuan_waktu": "hari"},
        {"nomor": "2", "satuan_waktu": "minggu"},
        {"nomor": "3", "satuan_waktu": "jam"},
    )
    hasil = validate_semua({"unit": unit(), "jabatan": jabatan(), "uraian_tugas": data})
    assert [(t.aturan, t.tingkat, t.baris) for t in hasil.temuan] == [("satuan_norma_panjang", "catatan", 2)]
    assert "hari_norma" in hasil.temuan[0].saran
    assert "baris 2, 3" in hasil.temuan[0].pesan
    assert not hasil.jabatan_belum_lengkap
