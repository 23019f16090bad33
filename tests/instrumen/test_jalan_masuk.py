"""Guards abk.tables.angka, abk.tables.pisah, abk.instrumen.formulir.bacaan, abk.instrumen.buku.baca,
abk.instrumen.asing.impor, abk.store.keluar: every way in judges a text number alike: form, our
workbook, a foreign one, a folder of CSV, the store.

Guards abk/tables/angka.py and who asks it. Five differences are meant, and stand here by name:

- a folder may declare its decimal sign (``desimal``): that answers ``1.250``, and makes the other sign a
  mistake. A foreign table answers the same question in its mapping file. A sheet is asked all the same.
- a foreign workbook may write the unit of time beside the number (``30 menit``),
- and a dash in an empty cell,
- and, where its mapping says that a point is its decimal sign, ``1,250``: a comma groups thousands there.
- Our workbook keeps a number with a word as text (the form keeps the number): in a store that declares the
  comma ``772.2x`` is a mistake, and said to be one.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import abk
from abk.instrumen import ekspor_formulir, impor, instrumen, periksa_lembar
from abk.instrumen.asing.grid import Grid
from abk.instrumen.buku.baca import PembacaSel
from abk.instrumen.formulir.bacaan import baca_sel, bacaan_ragu
from abk.instrumen.formulir.isian import isian_dari_lembar
from abk.instrumen.formulir.nilai import penilai_lembar
from abk.instrumen.formulir.task_table import pesan
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.store import Gudang, Lembar, buka
from abk.tables import JABATAN as TABEL_JABATAN
from abk.tables import URAIAN_TUGAS, angka_teks
from abk.tables.angka import AngkaTeks
from abk.tables.kata import pisah_kata

pytestmark = pytest.mark.usefixtures("satu_sandbox")
POS = "K1"
UNIT = "kode_unit,nama_unit,kode_induk,eselon\nU,Unit,,\n"
JABATAN = "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,bezetting\nK1,U,Analis,pelaksana,1\n"
KEPALA = (
    "kode_jabatan",
    "nomor",
    "uraian_tugas",
    "hasil_kerja",
    "volume",
    "periode",
    "norma_waktu",
    "satuan_waktu",
)
VOLUME = instrumen()["volume"]

Putusan = tuple[float | None, frozenset[str]]
"""Value of a cell, and the rules that it broke."""


def _tulis(n: int, ribuan: str, koma: str, pecahan: str) -> str:
    return f"{n:,}".replace(",", ribuan) + (koma + pecahan if pecahan else "")


TEKS = st.one_of(
    st.builds(
        _tulis,
        st.one_of(st.integers(0, 9999), st.integers(0, 10**9)),
        st.sampled_from(["", ".", ",", " ", "\xa0", "\u2009", "\u202f"]),
        st.sampled_from([",", "."]),
        st.text(alphabet="0123456789", max_size=4),
    ),
    st.text(alphabet="0123456789.,+-eE x\xa0\ufeff\u202f", min_size=1, max_size=8),
    st.sampled_from(
        ["30,5", "1.250", "1,250", "1.248,5", "1080.0",
         "21\xa0340", "\ufeff\u202f21\xa0340", "1\u202f234,5", "21\xa0340 dokumen", "0179x\ufeff",
         "1½", "½", "¾ dokumen", "1 \xa0½", "1 1/2", "2  1/4", "1/2", "⅓", "12 3/4", "1,248.5",
         "1 200", "1 200 dokumen", "12 345 678", "1 200,5",
         "1e999", "nan", "Inf", "dua", "1_000", "٣", "12 dokumen"]
    ),
).filter(lambda t: t.replace("\ufeff", "").strip() not in {"", "-"})  # fmt: skip


def folder(dasar: Path, teks: list[str], desimal: str) -> Path:
    dasar.mkdir(exist_ok=True)
    (dasar / "unit.csv").write_text(UNIT, encoding="utf-8")
    (dasar / "jabatan.csv").write_text(JABATAN, encoding="utf-8")
    (dasar / "kegiatan.toml").write_text(f"desimal = '{desimal}'\n", encoding="utf-8")
    with (dasar / "uraian_tugas.csv").open("w", encoding="utf-8", newline="") as f:
        tulis = csv.writer(f)
        tulis.writerow(KEPALA)
        tulis.writerows(
            (POS, str(n), "Tugas", "Hasil", t, "tahun", "60", "menit") for n, t in enumerate(teks, 1)
        )
    return dasar


def putusan(k: abk.Kegiatan) -> list[Putusan]:
    """Judgement of the volume of each row."""
    aturan: dict[int, set[str]] = {}
    for t in k.temuan:
        if t.tabel == "uraian_tugas" and t.kolom == "volume" and t.baris is not None:
            aturan.setdefault(t.baris - 2, set()).add(t.aturan)
    volume = k.uraian_tugas["volume"]
    return [
        (None if pd.isna(v) else float(v), frozenset(aturan.get(n, ())))
        for n, v in zip(volume.index, volume, strict=True)
    ]


def lembar(volume: list[object]) -> Lembar:
    isi = {"uraian_tugas": "Tugas", "hasil_kerja": "Hasil", "periode": "tahun"}
    norma = {"norma_waktu": 60, "satuan_waktu": "menit"}
    baris = tuple({"nomor": str(n), **isi, **norma, "volume": v} for n, v in enumerate(volume, 1))
    return Lembar(POS, bezetting=1, uraian_tugas=baris)


def simpan(g: Gudang, volume: list[object]) -> list[Putusan]:
    """Through the store and out again; what the importer reports of the sheet is what the store finds."""
    baru = lembar(volume)
    g.simpan_draf(baru, versi_dasar=g.lembar(POS).versi, oleh="uji")
    k = g.kegiatan()
    dilaporkan: dict[int, set[str]] = {}
    for t in periksa_lembar(baru, instrumen(), desimal=k.pengaturan.desimal):
        if t.kolom == "volume" and t.baris is not None:
            dilaporkan.setdefault(t.baris, set()).add(t.aturan)
    hasil = putusan(k)
    assert [set(a) for _, a in hasil] == [dilaporkan.get(n, set()) for n in range(1, len(volume) + 1)]
    return hasil


@pytest.fixture(scope="module")
def gudang(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Gudang]:
    """A store of a kegiatan under each setting of ``desimal``."""
    hasil = {}
    for n, desimal in enumerate(["", ".", ","]):
        dasar = tmp_path_factory.mktemp("gudang")
        hasil[desimal] = buka(f"sqlite:///{dasar / 'abk.db'}", buat=True)
        hasil[desimal].impor_kegiatan(abk.open(folder(dasar / f"f{n}", ["1"], desimal)), "uji")
    return hasil


def _tanpa_koma_ribuan(t: str) -> str:
    kepala, _, pecahan = (polos := t.strip()).partition(".")
    kelompok = kepala.lstrip("+-").split(",")
    rapi = kelompok[0].isdecimal() and 1 <= len(kelompok[0]) <= 3 and kelompok[0][0] in "123456789"
    sisa = all(len(k) == 3 and k.isascii() and k.isdecimal() for k in kelompok[1:])
    ujung = (pecahan.isascii() and pecahan.isdecimal()) if "." in polos else True
    return polos.replace(",", "") if rapi and sisa and ujung and kelompok[0].isascii() else t


def _menurut_tanda(isi: object, polos: Putusan, desimal: str) -> Putusan:
    """A number with a word, which a workbook keeps as text: by the declared sign it may be a mistake."""
    berkata = pisah_kata(isi, "volume") if isinstance(isi, str) else None
    if not desimal or berkata is None or angka_teks(berkata[0]).bilangan is None:
        return polos
    salah = angka_teks(berkata[0], desimal, lembar=True) == AngkaTeks(None)
    return (None, frozenset({"angka", "dibaca_sebagai"})) if salah else polos


def ketikan_sepakat(
    teks: list[str], hakim: list[AngkaTeks], formulir: list[object], buku: list[object]
) -> None:
    """What is typed and what a workbook holds, beside what the judge says of the text."""
    for t, satu, f, b in zip(teks, hakim, formulir, buku, strict=True):
        angka, kata = (satu.bilangan is None and pisah_kata(t, "volume")) or ("", "")
        if (
            angka and not kata and not satu.ragu
        ):  # typed, it is the number that it says; a file keeps the text
            assert (f, b) == (f if (n := angka_teks(angka).bilangan) is None else n, t.strip())
        elif satu.bilangan is None:
            assert isinstance(f, str)
            assert isinstance(b, str)
            assert bacaan_ragu(f, VOLUME) == bacaan_ragu(b, VOLUME) == satu.ragu
        else:
            assert f == b == satu.bilangan


@settings(
    deadline=None,
    max_examples=15,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(TEKS, min_size=10, max_size=40), st.sampled_from(["", ".", ","]))
def test_semua_jalan_masuk_sepakat(gudang: dict[str, Gudang], tmp_path: Path, teks: list[str], desimal: str):
    hakim = [angka_teks(t) for t in teks]
    mentah = LembarMentah("x", True, tuple((t,) for t in teks))
    csv_polos = putusan(abk.open(folder(tmp_path / "csv", teks, "")))

    # the judge against the folder: a value, a question, or no number
    for t, satu, (nilai, aturan) in zip(teks, hakim, csv_polos, strict=True):
        if "dibaca_sebagai" in aturan:  # a number and a word: judged by what it is without the word
            berkata = pisah_kata(t, "volume")
            assert berkata is not None
            satu = angka_teks(berkata[0])  # noqa: PLW2901 - what stands there in truth
        if satu.ragu:
            assert (nilai, aturan - {"dibaca_sebagai"}) == (None, {"angka_bermakna_ganda"})
        elif satu.bilangan is None:
            assert (nilai, len(aturan & {"angka", "hingga"})) == (None, 1)
        else:
            assert not aturan & {"angka", "hingga", "angka_bermakna_ganda"}
            assert nilai == satu.bilangan or aturan & {"batas_bawah", "batas_atas"}

    # the form and our workbook keep a number, or the text that they ask or report about
    formulir = [baca_sel(t, VOLUME)[0] for t in teks]
    pembaca = PembacaSel(BukuMentah("b.xlsx", (mentah,)), mentah)
    buku = [pembaca.nilai(VOLUME, n, 0) for n in range(len(teks))]
    ketikan_sepakat(teks, hakim, formulir, buku)
    assert not pembaca.ditolak

    # the foreign workbook, undeclared and declared
    for tanda in ("", desimal):
        grid = [Grid(mentah).angka(n, 0, tanda) for n in range(len(teks))]
        menurut = [angka_teks(_tanpa_koma_ribuan(t) if tanda == "." else t, tanda) for t in teks]
        assert [(a.nilai, a.ragu, bool(a.masalah)) for a in grid] == [
            (h.bilangan, h.ragu, h.bilangan is None and not h.ragu) for h in menurut
        ]

    # the store: whatever came in through a sheet is judged as the folder without a declared sign
    diketik = [(nilai, aturan - {"dibaca_sebagai"}) for nilai, aturan in simpan(gudang[desimal], formulir)]
    assert diketik == [(nilai, aturan - {"dibaca_sebagai"}) for nilai, aturan in csv_polos]
    assert simpan(gudang[desimal], buku) == [
        _menurut_tanda(isi, satu, desimal) for isi, satu in zip(buku, csv_polos, strict=True)
    ]
    assert simpan(gudang[""], list(teks)) == csv_polos

    # the named difference: a folder that declares its sign, and the store that it was brought into
    dinyatakan = abk.open(folder(tmp_path / "csv", teks, desimal))
    for t, (nilai, aturan) in zip(teks, putusan(dinyatakan), strict=True):
        harap = angka_teks(t, desimal).bilangan
        assert (nilai == harap and nilai is not None) or aturan
    gudang[desimal].impor_kegiatan(dinyatakan, "uji")
    # the same values; `33,127` is a mistake in a folder of points, and a question in its sheet
    for (nilai, aturan), (asal, dulu) in zip(
        putusan(gudang[desimal].kegiatan()), putusan(dinyatakan), strict=True
    ):
        assert (nilai, bool(aturan - {"dibaca_sebagai"})) == (asal, bool(dulu - {"dibaca_sebagai"}))


KATA = [
    k.nama for t in (TABEL_JABATAN, URAIAN_TUGAS) for k in t.kolom if k.pilihan and k.nama != "jenis_jabatan"
]


@pytest.mark.parametrize("kolom", KATA)
def test_kata_asing_menjadi_temuan_dan_tidak_menghentikan_apa_pun(kolom: str, tmp_path: Path):
    """A misspelt word in any column of choices is kept, named, and in nobody's way."""
    g = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    g.impor_kegiatan(abk.open(folder(tmp_path / "f", ["1"], "")), "uji")
    if kolom == "jenjang":
        g.simpan_jabatan(oleh="uji", kode_jabatan=POS, jenjang="salah eja")
    satu = lembar([3])
    baris = dict(satu.uraian_tugas[0]) | ({kolom: "salah eja"} if kolom in URAIAN_TUGAS.nama_kolom else {})
    pendekatan = "salah eja" if kolom == "pendekatan" else "angka_kredit" if kolom == "jenjang" else ""
    satu = satu.dengan(uraian_tugas=(baris,), pendekatan=pendekatan)
    g.simpan_draf(satu, versi_dasar=g.lembar(POS).versi, oleh="uji")
    k = g.kegiatan()
    assert [t for t in k.temuan if t.kolom == kolom and t.nilai == "salah eja"]
    assert k.hasil.loc[POS, "kebutuhan_bulat"] == k.rekap.loc["U", "kebutuhan_bulat"]
    menentukan = kolom in {"pendekatan", "jenjang", "periode", "satuan_waktu"}
    assert bool(k.hasil.loc[POS, "belum_lengkap"]) is menentukan
    assert bool(k.hasil.loc[POS, "beban_kerja_menit"] == 0) is menentukan
    # out as a workbook and in again, and open in the form
    berkas = ekspor_formulir(k, tmp_path / "buku", lembar={POS: g.lembar(POS)})
    assert {d.hasil for d in impor(berkas, g, "uji").dibaca} == {"sama"}
    penilaian = penilai_lembar(k, g.lembar(POS)).nilai(isian_dari_lembar(g.lembar(POS)), "ajukan")
    assert penilaian.hasil.keluar == int(menentukan)


@pytest.mark.parametrize("ketikan", ["±5,5", "5,5 dokumen"])
def test_formulir_berkata_apa_yang_diketik_di_bawah_tanda_berkas(gudang: dict[str, Gudang], ketikan: str):
    """The sign that the files declare stands against it; the number alone is read by what it can mean."""
    isian = isian_dari_lembar(lembar([ketikan]))
    for desimal, harap in (
        (".", ["Volume '5,5' belum dapat dibaca. Ketik angkanya saja, tanpa kata atau tanda lain: 5,5."]),
        (",", []),
    ):
        k = gudang[desimal].kegiatan()
        temuan = penilai_lembar(k, gudang[desimal].lembar(POS)).nilai(isian).temuan
        assert [pesan(t) for t in temuan if t.tingkat != "catatan"] == harap
    assert baca_sel("5,5", VOLUME)[0] == 5.5


@pytest.mark.parametrize("ketikan", ["±5,5", "± 5,5", "5,5 dokumen"])
def test_angka_dengan_kata_yang_diketik_dibaca(gudang: dict[str, Gudang], ketikan: str):
    """Typed into a field it is read by what it says, under every sign; before, the text stayed."""
    assert baca_sel(ketikan, VOLUME) == (5.5, ketikan)
    for satu in gudang.values():
        isian = isian_dari_lembar(lembar([5.5]))
        assert not [
            t
            for t in penilai_lembar(satu.kegiatan(), satu.lembar(POS)).nilai(isian).temuan
            if t.aturan == "angka"
        ]
    assert bacaan_ragu("± 1.250", VOLUME) == ("1250", "1,25")
    assert baca_sel("12 bulan", VOLUME) == ("12 bulan", "")


PECAHAN = [
    *[("1½ jam", 90), ("½ jam", 30), ("1 1/2 jam", 90), ("1/2 jam", 30), ("1½", 1.5)],
    *[("90 detik", 1.5), ("30 dtk", 0.5), ("⅓ jam", 20), ("3 detik/surat", 0.05)],
]
"""Times as offices write them, and the minutes that they are (by hand)."""


@pytest.mark.parametrize(("tulisan", "menit"), PECAHAN)
@pytest.mark.parametrize("desimal", ["", ".", ","])
def test_pecahan_dan_detik_dibaca_tepat_di_semua_jalan(
    tulisan: str, menit: float, desimal: str, tmp_path: Path
):
    """Guards abk.tables.kata.pisah_kata: they were refused, in a folder and in the store alike."""
    f = folder(tmp_path / "csv", ["1", "1"], desimal)
    baris = (f / "uraian_tugas.csv").read_text(encoding="utf-8").replace("60,menit", f'"{tulisan}",', 1)
    (f / "uraian_tugas.csv").write_text(baris, encoding="utf-8")
    k = abk.open(f)
    isi = k.uraian_tugas.iloc[0]
    satuan = str(isi["satuan_waktu"]) if pd.notna(isi["satuan_waktu"]) else "menit"
    assert float(isi["norma_waktu"]) * {"jam": 60, "menit": 1}[satuan] == menit
    disebut = [t.pesan for t in k.temuan if t.aturan == "dibaca_sebagai" and t.kolom == "norma_waktu"]
    assert len(disebut) == (tulisan != "1½")
    g = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    g.impor_kegiatan(k, "uji")
    assert g.kegiatan().hasil.loc[POS, "beban_kerja_menit"] == k.hasil.loc[POS, "beban_kerja_menit"]


@pytest.mark.parametrize("tulisan", ["10 detik", "1.200 detik", "1/2", "13/12 jam", "5/jam", "½/jam"])
def test_waktu_tanpa_satu_arti_tetap_ditanyakan(tulisan: str, tmp_path: Path):
    """Guards abk.tables.kata.pisah_kata: what is not exact in minutes, or may be a date, is no number."""
    f = folder(tmp_path / "csv", ["1"], "")
    baris = (f / "uraian_tugas.csv").read_text(encoding="utf-8").replace("60,menit", f'"{tulisan}",', 1)
    (f / "uraian_tugas.csv").write_text(baris, encoding="utf-8")
    k = abk.open(f)
    assert pd.isna(k.uraian_tugas["norma_waktu"].iloc[0])
    assert k.hasil.loc[POS, "belum_lengkap"]


@pytest.mark.parametrize(
    ("tulisan", "rapat"), [("1 200", "1200"), ("12 345 678", "12345678"), ("1 200,5", "1200,5")]
)
def test_spasi_biasa_tidak_dibaca_dan_dikatakan(tulisan: str, rapat: str, tmp_path: Path):
    """Guards abk.tables.sel: a plain blank may part two numbers; nowhere read, and the way out is told."""
    k = abk.open(folder(tmp_path / "csv", [tulisan], ""))
    [satu] = [t for t in k.temuan if t.kolom == "volume" and t.aturan == "angka"]
    assert satu.saran.startswith(f"Tulis {rapat} ")
    assert baca_sel(tulisan, VOLUME) == (tulisan, "")
