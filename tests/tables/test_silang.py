"""Guards abk.tables.silang, abk.tables.pohon, abk.tables.serupa: keys, references and cycles: the
structure without which nothing can be summed.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abk.tables import leluhur, pohon_unit, urutan_pohon, validate, validate_semua
from abk.tables.kolom import UNIT
from abk.tables.pohon import lingkaran


def periksa(unit, jabatan, tugas):
    return validate_semua({"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas})


def test_data_baik_tanpa_temuan(unit, jabatan, tugas):
    hasil = periksa(unit(), jabatan(), tugas())
    assert hasil.temuan == []
    assert hasil.baris_keluar("uraian_tugas").empty
    assert hasil.jabatan_belum_lengkap == set()


def test_kunci_ganda(unit, jabatan, tugas):
    hasil = periksa(unit({}, {}), jabatan({}, {}), tugas({}, {"nomor": " 1 "}))
    assert [(t.tabel, t.aturan, t.baris, t.tingkat) for t in hasil.temuan] == [
        ("unit", "kunci_tunggal", 3, "struktural"),
        ("jabatan", "kunci_tunggal", 3, "struktural"),
        ("uraian_tugas", "kunci_tunggal", 3, "struktural"),
    ]
    assert "sudah dipakai di baris 2" in hasil.temuan[0].pesan
    assert "J1 / 1" in hasil.temuan[2].pesan


@pytest.mark.serangan("tabel", "Kode unit atau jabatan yang tampak sama dengan kode lain", "dicegah")
@pytest.mark.parametrize(
    ("biasa", "kembar", "tanda"),
    [
        ("SET.PO", "SET.\u0420O", "U+0420"),  # Cyrillic
        ("SET.PO", "SET.P\u039f", "U+039F"),  # Greek
        ("SET.PO", "SET.PO\u200b", "U+200B"),
        ("SET.PO", "SET\u200e.PO", "U+200E"),
        ("SET.PO", "\uff33ET.PO", "U+FF33"),
        ("A-1", "A\u20111", "U+2011"),
        ("A-1", "A\u20131", "U+2013"),
        ("A 1", "A  1", ""),
    ],
)
def test_kode_yang_tampak_sama(unit, jabatan, tugas, biasa, kembar, tanda):
    hasil = periksa(unit({}, {"kode_unit": kembar}, {"kode_unit": biasa}), jabatan(), tugas())
    (satu,) = hasil.temuan
    assert (satu.tabel, satu.aturan, satu.tingkat, satu.nilai) == (
        "unit",
        "kode_serupa",
        "struktural",
        kembar,
    )
    assert tanda in satu.pesan
    hasil = periksa(unit(), jabatan({}, {"kode_jabatan": biasa}, {"kode_jabatan": kembar}), tugas())
    assert [t.nilai for t in hasil.temuan if t.aturan == "kode_serupa"] == [kembar]


@pytest.mark.parametrize("kode", [("SET.PO", "set.po"), ("É1", "E1"), ("A10", "A1O"), ("Ж1", "Ш1")])
def test_kode_yang_tampak_berbeda(unit, jabatan, tugas, kode):
    hasil = periksa(unit({}, *({"kode_unit": k} for k in kode)), jabatan(), tugas())
    assert not hasil.temuan


def test_nomor_sama_pada_jabatan_lain_bukan_ganda(unit, jabatan, tugas):
    hasil = periksa(unit(), jabatan({}, {"kode_jabatan": "J2"}), tugas({}, {"kode_jabatan": "J2"}))
    assert not hasil.temuan


@pytest.mark.parametrize(("satu", "dua"), [("1", "01"), ("1", "1.0"), ("1", "1."), ("a", "A")])
def test_nomor_tidak_disamakan_sebagai_angka(unit, jabatan, tugas, satu, dua):
    """1 and 01 and 1.0 are different texts: none of them a duplicate of another."""
    hasil = periksa(unit(), jabatan(), tugas({"nomor": satu}, {"nomor": dua}))
    assert not [t for t in hasil.temuan if t.aturan == "kunci_tunggal"]


@pytest.mark.parametrize(
    ("tabel", "ubah", "induk"),
    [
        ("unit", {"kode_induk": "X"}, "unit"),
        ("jabatan", {"kode_unit": "X"}, "unit"),
        ("jabatan", {"kode_atasan": "X"}, "jabatan"),
        ("uraian_tugas", {"kode_jabatan": "X"}, "jabatan"),
    ],
)
def test_kode_yatim(unit, jabatan, tugas, tabel, ubah, induk):
    buat = {"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas}
    data = {n: b(ubah) if n == tabel else b() for n, b in buat.items()}
    yatim = [t for t in validate_semua(data).temuan if t.aturan == "kode_dikenal"]
    assert len(yatim) == 1
    t = yatim[0]
    assert (t.tingkat, t.tabel, t.kolom, t.baris, t.nilai) == ("struktural", tabel, next(iter(ubah)), 2, "X")
    assert f"tabel {induk}" in t.pesan


def test_lingkaran_unit(unit, jabatan, tugas):
    """A → B → C → A beside a sound root; and a unit that is its own parent."""
    data = unit(
        {},
        {"kode_unit": "A", "kode_induk": "B"},
        {"kode_unit": "B", "kode_induk": "C"},
        {"kode_unit": "C", "kode_induk": "A"},
        {"kode_unit": "S", "kode_induk": "S"},
        {"kode_unit": "D", "kode_induk": "A"},
    )
    hasil = periksa(data, jabatan(), tugas())
    assert [t.aturan for t in hasil.temuan] == ["tanpa_lingkaran"] * 2
    assert "A → B → C → A" in hasil.temuan[0].pesan
    assert "S → S" in hasil.temuan[1].pesan
    assert hasil.struktural == hasil.temuan


def test_lingkaran_atasan(unit, jabatan, tugas):
    data = jabatan({"kode_atasan": "J2"}, {"kode_jabatan": "J2", "kode_atasan": "J1"})
    hasil = periksa(unit(), data, tugas({}, {"kode_jabatan": "J2"}))
    (t,) = hasil.temuan
    assert (t.aturan, t.tabel, t.kolom) == ("tanpa_lingkaran", "jabatan", "kode_atasan")


def test_kode_ganda_bukan_lingkaran(unit, jabatan, tugas):
    """A code typed twice, once below the other: the row is named; no cycle that is not there is told."""
    data = jabatan({}, {"kode_atasan": "J1"})
    (t,) = periksa(unit(), data, tugas()).temuan
    assert (t.aturan, t.kolom, t.baris) == ("kunci_tunggal", "kode_jabatan", 3)
    data = unit({}, {"kode_induk": str(unit().loc[0, "kode_unit"])})
    assert {t.aturan for t in periksa(data, jabatan(), tugas()).temuan} == {"kunci_tunggal"}


INDUK = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["", *"abcdefgh"]), max_size=8)


@settings(deadline=None, max_examples=150)
@given(INDUK)
def test_lingkaran_ditemukan_tepat_bila_ada(induk):
    """Against plain walking: a code is on a cycle iff its walk returns to it."""
    berputar = set()
    for awal in induk:
        kini, langkah = induk[awal], 0
        while kini in induk and kini != awal and langkah <= len(induk):
            kini, langkah = induk[kini], langkah + 1
        if kini == awal:
            berputar.add(awal)
    temuan = lingkaran(induk)
    assert {k for satu_ in temuan for k in satu_} == berputar
    assert sum(map(len, temuan)) == len(berputar)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(-1, 20), min_size=1, max_size=20))
def test_urutan_pohon_memuat_tiap_unit_sekali(atas):
    """Any forest: pre-order, each unit once, the level one more than its parent's."""
    induk = {f"u{n}": f"u{i}" if 0 <= i < n else "" for n, i in enumerate(atas)}
    urutan = urutan_pohon(induk)
    assert sorted(k for k, _ in urutan) == sorted(induk)
    tingkat = dict(urutan)
    tempat = {k: n for n, (k, _) in enumerate(urutan)}
    for kode, di_atas in induk.items():
        assert tingkat[kode] == (tingkat[di_atas] + 1 if di_atas else 0)
        assert not di_atas or tempat[di_atas] < tempat[kode]
        assert len(leluhur(induk, kode)) == tingkat[kode]


def test_urutan_pohon_satu_cabang(unit):
    frame = unit({"kode_unit": "A"}, {"kode_unit": "B", "kode_induk": "A"}, {"kode_unit": "C"})
    induk = pohon_unit(validate(frame, UNIT)[0])
    assert urutan_pohon(induk, "A") == [("A", 0), ("B", 1)]
    assert urutan_pohon(induk, "B") == [("B", 0)]


def test_tabel_tidak_berubah_lewat_hasil(unit, jabatan, tugas):
    """What was checked is handed out as copies only."""
    hasil = periksa(unit(), jabatan(), tugas())
    frame = hasil.tabel["unit"]
    frame.loc[0, "nama_unit"] = "lain"
    assert hasil.tabel["unit"].loc[0, "nama_unit"] == "Unit"
    assert list(hasil.tabel) == ["unit", "jabatan", "uraian_tugas"]
    assert len(hasil.tabel) == 3
