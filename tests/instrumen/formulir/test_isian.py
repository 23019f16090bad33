"""Guards abk.instrumen.formulir.isian, abk.instrumen.formulir.bacaan: answers against a plain list that a
reader can follow; undo, paste, numbers.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abk.errors import ParameterError
from abk.instrumen import instrumen
from abk.instrumen.formulir.bacaan import baca_sel, baca_tempelan, bacaan_ragu, pilih_bacaan, tulis_sel
from abk.instrumen.formulir.isian import BARIS_MAKSIMUM, Isian, RiwayatIsian, isian_dari_lembar

VOLUME, PERIODE, TEKS = (instrumen()[n] for n in ("volume", "periode", "uraian_tugas"))
KOLOM = ("uraian_tugas", "hasil_kerja", "volume")
isi = st.one_of(st.none(), st.text("ab", min_size=1, max_size=2), st.integers(0, 9))
blok = st.lists(st.lists(isi, min_size=1, max_size=4), min_size=1, max_size=4)
langkah = st.one_of(
    st.tuples(st.just("ubah"), st.integers(0, 9), st.sampled_from(KOLOM), isi),
    st.tuples(st.just("tempel"), st.integers(0, 9), st.integers(0, 2), blok),
    st.tuples(st.just("sisip"), st.integers(0, 9)),
    st.tuples(st.just("hapus"), st.integers(0, 9)),
    st.tuples(st.just("pindah"), st.integers(0, 9), st.sampled_from([-1, 1])),
)  # fmt: skip


def _isian(i: Isian, satu) -> Isian:
    id_baris = i.baris[min(satu[1], len(i.baris) - 1)].id
    match satu:
        case ("ubah", _, kolom, nilai):
            return i.ubah(id_baris, kolom, nilai)
        case ("tempel", _, awal, blok):
            return i.tempel(id_baris, KOLOM[awal:], [[(v, "") for v in b] for b in blok])
        case ("sisip", _):
            return i.sisip(id_baris)
        case ("hapus", _):
            return i.hapus(id_baris)
    return i.pindah(id_baris, satu[2])


def _daftar(d: list[dict], satu) -> None:
    """The same on a list of rows; numbers of rows are left to the form."""
    n = min(satu[1], len(d) - 1)
    match satu:
        case ("ubah", _, kolom, nilai):
            d[n][kolom] = nilai
        case ("tempel", _, awal, blok):
            d.extend({} for _ in range(n + len(blok) - len(d)))
            for baris, b in zip(d[n:], blok, strict=False):
                baris.update(zip(KOLOM[awal:], b, strict=False))
        case ("sisip", _):
            d.insert(n, {})
        case ("hapus", _):
            d.pop(n)
        case ("pindah", _, arah) if n < len(d) - 1 and 0 <= n + arah < len(d) - 1:
            d.insert(n + arah, d.pop(n))
    if not d or any(v is not None for v in d[-1].values()):
        d.append({})


def _tanpa_nomor(i: Isian) -> list[dict]:
    return [{k: v for k, v in b.sel.items() if k != "nomor"} for b in i.baris]


@given(st.lists(langkah, max_size=12))
def test_suntingan_seperti_daftar_biasa(semua):
    i, d = Isian().rapi(), [{}]
    for satu in semua:
        i = _isian(i, satu)
        _daftar(d, satu)
        assert _tanpa_nomor(i) == [{k: v for k, v in b.items() if v is not None} for b in d]
        assert i.baris[-1].kosong
        assert len({b.id for b in i.baris}) == len(i.baris)
        nomor = [b.sel.get("nomor") for b in i.baris if not b.kosong]
        assert None not in nomor


@given(st.lists(langkah, max_size=12))
def test_urung_dan_ulang_kembali_persis(semua):
    r = RiwayatIsian(Isian().rapi())
    keadaan = [r.kini]
    for satu in semua:
        berubah = r.catat(_isian(r.kini, satu))
        keadaan += [r.kini] * berubah
    for lama in reversed(keadaan[:-1]):
        assert r.urung()
        assert r.kini == lama
    assert not r.urung()
    for baru in keadaan[1:]:
        assert r.ulang()
        assert r.kini == baru
    assert not r.ulang()


def test_ketikan_satu_sel_satu_langkah_dan_dapat_dibatalkan():
    r = RiwayatIsian(Isian().rapi())
    awal = r.kini
    for teks in ("1", "12", "124"):
        r.catat(r.kini.ubah(1, "volume", int(teks)), ("sel", 1))
    assert r.batal(("sel", 1))
    assert r.kini == awal
    assert not r.dapat_ulang
    r.catat(r.kini.ubah(1, "volume", 1), ("sel", 1))
    r.akhiri_langkah()
    r.catat(r.kini.ubah(1, "volume", 2), ("sel", 1))
    r.urung()
    assert r.kini.baris[0].sel["volume"] == 1


def test_lima_puluh_suntingan_dapat_diurungkan():
    r = RiwayatIsian(Isian().rapi())
    for n in range(60):
        r.catat(r.kini.ubah(1, "volume", n + 1))
    assert sum(r.urung() for _ in range(60)) == 60
    assert r.kini == Isian().rapi()


@pytest.mark.parametrize(
    ("teks", "nilai", "ketikan"),
    [
        ("1248", 1248, ""),
        ("30,5", 30.5, ""),
        ("30.5", 30.5, "30.5"),
        ("1.248,5", 1248.5, "1.248,5"),
        ("1.234.567,5", 1234567.5, "1.234.567,5"),
        (" 12 ", 12, ""),
        ("012", 12, "012"),
        (
            "21\xa0340",
            21340,
            "21\xa0340",
        ),  # as a web page groups thousands; what is echoed reads the same again
        ("\u202f21\u202f340,5\xa0", 21340.5, "21\u202f340,5"),
        ("21 340", "21 340", ""),  # 21340, or two numbers
        ("\xa012\xa0dokumen", 12, "12 dokumen"),
        ("1.250", "1.250", ""),  # asked
        ("1,250", "1,250", ""),
        ("dua belas", "dua belas", ""),
        ("1e999", "1e999", ""),
        ("", None, ""),
    ],
)
def test_angka_dibaca(teks, nilai, ketikan):
    assert baca_sel(teks, VOLUME) == (nilai, ketikan)


@given(st.one_of(st.integers(0, 10**9), st.floats(0, 1e9, allow_nan=False)))
def test_angka_yang_tampil_terbaca_sama_atau_ditanyakan(angka):
    dibaca, _ = baca_sel(tulis_sel(angka), VOLUME)
    if isinstance(dibaca, str):  # "1,125" looks like a thousands group: asked, never read as 1125
        pilihan = [pilih_bacaan(dibaca, VOLUME, n) for n in range(len(bacaan_ragu(dibaca, VOLUME)))]
        assert angka in pilihan
    else:
        assert dibaca == angka


def test_pilihan_makna_ganda():
    assert bacaan_ragu("1.250", VOLUME) == ("1250", "1,25")
    assert [pilih_bacaan("1.250", VOLUME, n) for n in (0, 1, 2, -1)] == [1250, 1.25, "1.250", "1.250"]
    assert bacaan_ragu("1.250", TEKS) == ()
    assert bacaan_ragu(1250, VOLUME) == ()


def test_kata_pilihan_tanpa_beda_huruf():
    assert baca_sel("TAHUN", PERIODE) == ("tahun", "")
    assert baca_sel("windu", PERIODE) == ("windu", "")


@pytest.mark.parametrize(
    ("teks", "blok"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ('"dua\nbaris"\t5\n', [["dua\nbaris", "5"]]),
        ('kata "kutip"\t1', [['kata "kutip"', "1"]]),
        ("\t7", [["", "7"]]),
    ],
)
def test_blok_lembar_hitung(teks, blok):
    assert baca_tempelan(teks) == blok


def test_blok_terlalu_panjang_ditolak_seluruhnya():
    i = Isian().rapi()
    with pytest.raises(ParameterError, match="tidak ada yang ditempel"):
        i.tempel(1, KOLOM, [[("x", "")]] * (BARIS_MAKSIMUM + 1))


def test_salinan_bertanda_dan_bernomor_lanjut():
    i = Isian().rapi().ubah(1, "uraian_tugas", "Tugas sendiri")
    hasil = i.salin_dari([{"nomor": "7", "uraian_tugas": "Tugas lain", "volume": 3}], "A2")
    assert [(b.sel.get("nomor"), b.sel.get("disalin_dari")) for b in hasil.baris] == [
        ("1", None), ("2", "A2"), (None, None),
    ]  # fmt: skip


def test_lembar_pulang_pergi():
    i = Isian().rapi().ubah(1, "uraian_tugas", "Satu").ubah_kepala("bezetting", 3)
    lembar = i.lembar("A1", "tugas_per_tugas", "2026")
    assert len(lembar.uraian_tugas) == 1
    kembali = isian_dari_lembar(lembar)
    assert kembali.lembar("A1", "tugas_per_tugas", "2026") == lembar


def test_teks_yang_tidak_dapat_disimpan_dibersihkan():
    assert baca_sel("a\x00b\ud800c\n d", TEKS) == ("abc d", "")
