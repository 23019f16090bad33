"""Guards abk.hasil.kata, abk.hasil.beda: the words for a change, and what it does."""

from __future__ import annotations

import pytest

from abk.errors import ParameterError
from abk.hasil import beda, efek, kata_perubahan, label_kolom, putusan_pos, teks_norma, teks_sel, teks_volume
from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.tables.kolom import JABATAN, URAIAN_TUGAS


def test_setiap_perubahan_menyebut_tempat_dan_nilai(kegiatan: Kegiatan, putusan: list[Perubahan]) -> None:
    kata = kata_perubahan(putusan, kegiatan)
    assert [(s.jabatan, s.tugas, s.kolom, s.lama, s.baru) for s in kata] == [
        ("Analis", "1. Menelaah data", "volume", "1.000 per tahun", "1.250,5 per tahun"),
        ("Analis", "1. Menelaah data", "sumber norma", "–", "diukur"),
        ("Pengolah", "2. Menguji", "tugas ditambahkan", "–", "2,5 per bulan, 90 menit"),
        ("Pengolah", "(jabatan)", "bezetting", "1", "2"),
        ("Kepala Biro", "1. Memimpin biro", "tugas dihapus", "12 per bulan, 50 menit", "–"),
    ]
    assert kata[0].kalimat == "L tugas 1: volume 1.000 per tahun → 1.250,5 per tahun. Buku agenda"
    assert kata[2].kalimat == "P tugas 2: tugas ditambahkan. Tugas baru"
    assert kata[3].kalimat == "P: bezetting 1 → 2. Pegawai pindah"
    assert (kata[0].unit, kata[0].kode_unit) == ("Bagian Satu", "B.1")


def test_tanpa_data_kode_berdiri_untuk_nama(putusan: list[Perubahan]) -> None:
    kata = kata_perubahan(putusan)
    assert (kata[0].jabatan, kata[0].lama) == ("L", "1.000")
    assert kata[2].uraian == "Menguji"


def test_akibat_tiap_putusan_dan_tiap_jabatan(kegiatan: Kegiatan, putusan: list[Perubahan]) -> None:
    semua = putusan_pos(kegiatan, putusan)
    assert [(p.nomor, p.kata.kode_jabatan, p.akibat) for s in semua for p in s.putusan] == [
        (1, "K", "beban 7.200 → 0 menit/tahun"),  # rumus
        (2, "P", "beban 0 → 2.700 menit/tahun"),  # rumus: 2,5 × 12 × 90
        (3, "P", "selisih −3 → −2 orang"),  # rumus: 1 − 4, 2 − 4
        (4, "L", "beban 149.280 → 186.674,64 menit/tahun"),  # rumus: 1.250,5 × 149,28
        (5, "L", "dihitung bersama nomor 4"),
    ]
    assert semua[2].akibat.kalimat == (
        "Beban kerja 149.280 → 186.674,64 menit/tahun; kebutuhan 1,9904 → 2,4890 orang, "
        "dibulatkan 2 → 2 orang; selisih +2 (kelebihan) → +2 (kelebihan)."
    )


def test_akibat_sama_dengan_tabel_efek(kegiatan: Kegiatan, putusan: list[Perubahan]) -> None:
    tabel = efek(kegiatan, terapkan(kegiatan, putusan))
    semua = putusan_pos(kegiatan, putusan)
    assert {s.akibat.lama.kode for s in semua} == set(
        beda(kegiatan, terapkan(kegiatan, putusan))["kode_jabatan"]
    )
    for s in semua:
        for sisi, pos in (("lama", s.akibat.lama), ("baru", s.akibat.baru)):
            r = tabel.loc[pos.kode]
            assert r[f"kebutuhan_bulat_{sisi}"] == pos.kebutuhan_bulat
            assert r[f"beban_kerja_menit_{sisi}"] == pytest.approx(float(pos.beban_menit), rel=1e-12)


def test_putusan_yang_tidak_cocok_ditolak(kegiatan: Kegiatan) -> None:
    salah = [Perubahan("L", "1", "ubah", "volume", "999", "5", "Salah")]
    with pytest.raises(ParameterError, match="nilai lama '999'"):
        putusan_pos(kegiatan, salah)


def test_setiap_kolom_mempunyai_kata() -> None:
    for kolom in (*URAIAN_TUGAS.nama_kolom, *JABATAN.nama_kolom):
        assert "_" not in label_kolom(kolom)
    assert label_kolom("norma_maks") == "norma paling lama"


@pytest.mark.parametrize(
    ("kolom", "nilai", "satuan", "tulisan"),
    [
        ("volume", "1250.5", "per bulan", "1.250,5 per bulan"),
        ("volume", "", "per bulan", "–"),
        ("norma_waktu", "entah", "jam", "entah"),
        ("pendekatan", "angka_kredit", "", "angka kredit"),
        ("jenjang", "ahli_muda", "", "ahli muda"),
        ("uraian_tugas", "1.5", "", "1.5"),
        ("volume", "nan", "", "–"),
    ],
)
def test_nilai_sel_dalam_kata(kolom: str, nilai: str, satuan: str, tulisan: str) -> None:
    assert teks_sel(kolom, nilai, satuan) == tulisan


def test_volume_dan_norma() -> None:
    assert (teks_volume(6.0, "minggu"), teks_volume(None, "minggu"), teks_volume(6, "")) == (
        "6 per minggu",
        "–",
        "6",
    )
    assert (teks_norma(0.5, "jam"), teks_norma(float("nan"), "jam"), teks_norma(45, None)) == (
        "0,5 jam",
        "–",
        "45",
    )


@pytest.mark.parametrize("satuan", ["", None, float("nan")])
def test_bilangan_tanpa_satuan_berdiri_sendiri(satuan: object) -> None:
    assert (teks_volume(6, satuan), teks_norma(45, satuan)) == ("6", "45")
    assert (teks_volume(None, satuan), teks_norma(None, satuan)) == ("–", "–")
