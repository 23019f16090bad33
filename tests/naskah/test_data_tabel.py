"""Guards abk.naskah.tabel.jabatan, abk.naskah.tabel.unit, abk.naskah.tabel.dasar,
abk.naskah.tabel.tahunan: the rows of the documents: the same numbers, in the same words, as the results
and the pages.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

import abk
from abk.errors import ParameterError
from abk.hasil import ketentuan_dipakai, tulis_rasio
from abk.kegiatan import Kegiatan
from abk.naskah.isi.keputusan import data_kepmenko
from abk.naskah.tabel.dasar import dasar_hitung
from abk.naskah.tabel.jabatan import baris_jabatan, jumlah_jabatan, kelompok_jabatan, lembar_jabatan
from abk.naskah.tabel.tahunan import Tahunan, lima_tahun, proyeksi_kegiatan
from abk.naskah.tabel.unit import baris_peta, baris_unit, tabel_unit
from abk.reports.bahan import Bahan
from abk.tulisan.format import angka, bertanda, bulat, kata_selisih, kebutuhan


@pytest.fixture(scope="module")
def kegiatan() -> Kegiatan:
    return abk.open("contoh")


@pytest.fixture(scope="module")
def cabang(kegiatan: Kegiatan) -> Kegiatan:
    return kegiatan.cabang("SET.UM")


def _angka(tulis: str) -> Fraction:
    """A printed number read back."""
    return Fraction(tulis.replace(".", "").replace(",", ".").replace("−", "-").replace("+", ""))


def test_setiap_jabatan_sama_dengan_hasil(kegiatan: Kegiatan) -> None:
    hasil = kegiatan.hasil
    baris = baris_jabatan(kegiatan)
    assert sorted(satu.kode for satu in baris) == sorted(hasil.index)
    for satu in baris:
        asal = hasil.loc[satu.kode]
        assert satu.kebutuhan == kebutuhan(asal["kebutuhan"])
        assert satu.kebutuhan_bulat == bulat(asal["kebutuhan_bulat"])
        assert satu.bezetting == bulat(asal["bezetting"])
        assert satu.selisih == bertanda(asal["selisih"])
        assert satu.kata == kata_selisih(asal["selisih"])
        assert satu.beban_menit == angka(asal["beban_kerja_menit"], 2, 0)
        assert satu.beban_jam == angka(asal["beban_kerja_menit"] / 60, 1)
        assert satu.pj == asal["prestasi_jabatan"]
        assert ("belum lengkap" in satu.keterangan) == asal["belum_lengkap"]


def test_urutan_dan_nomor_jabatan_mengikuti_pohon(kegiatan: Kegiatan) -> None:
    baris = baris_jabatan(kegiatan)
    assert [satu.no for satu in baris] == [str(n) for n in range(1, 313)]  # regresi: 312 jabatan contoh
    halaman = [satu.kode for satu in Bahan(kegiatan, kegiatan).jabatan]
    assert [satu.kode for satu in baris] == halaman
    kelompok = kelompok_jabatan(kegiatan)
    assert [satu.kode for satu in kelompok] == [
        kode for kode in kegiatan.rekap.index if any(satu.kode_unit == kode for satu in baris)
    ]
    assert [satu.no for kel in kelompok for satu in kel.jabatan] == [satu.no for satu in baris]


def test_rasio_ditulis_seperti_halaman(kegiatan: Kegiatan) -> None:
    """The pages write a ratio by the same function (abk.hasil)."""
    rasio = kegiatan.hasil["efektivitas_jabatan"]
    for satu in baris_jabatan(kegiatan):
        assert satu.ej == tulis_rasio(kegiatan.aturan, rasio.loc[satu.kode])
    assert tulis_rasio(kegiatan.aturan, 0.8951) == "0,8951"  # rumus: dibulatkan dua angka menjadi 0,90 (B)


def test_rekap_unit_sama_dengan_hasil(kegiatan: Kegiatan) -> None:
    rekap = kegiatan.rekap
    baris = baris_unit(kegiatan)
    assert [satu.kode for satu in baris] == list(rekap.index)
    for satu in baris:
        asal = rekap.loc[satu.kode]
        tulis = [satu.kebutuhan_bulat, satu.bezetting, satu.kekurangan, satu.kelebihan]
        kolom = ["kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan"]
        assert tulis == [bulat(asal[satu_kolom]) for satu_kolom in kolom]
        assert satu.kebutuhan == kebutuhan(asal["kebutuhan"])
        assert satu.selisih == bertanda(asal["selisih"])
        assert satu.pu == asal["prestasi_unit"]
        assert bool(satu.keterangan) == bool(asal["belum_lengkap"])


def test_nomor_unit_mengikuti_pohon(kegiatan: Kegiatan) -> None:
    nomor = {satu.kode: satu.no for satu in baris_unit(kegiatan.cabang("SET"))}
    # rumus: Sekretariat 1; Biro ke-1, ke-2; Bagian kedua Biro pertama beserta Subbagiannya
    assert nomor["SET"] == "1"
    assert nomor["SET.PO"] == "1.1"
    assert nomor["SET.PO.2"] == "1.1.2"
    assert nomor["SET.PO.2.2"] == "1.1.2.2"
    assert nomor["SET.PO.3"] == "1.1.3"
    assert nomor["SET.UM"] == "1.2"
    assert [satu.kode for satu in baris_unit(kegiatan, kedalaman=1)][:3] == ["MENKO", "SET", "D1"]


def test_kelebihan_tidak_menutup_kekurangan(cabang: Kegiatan) -> None:
    selisih = cabang.hasil["selisih"].dropna()
    jumlah = jumlah_jabatan(cabang)
    assert _angka(jumlah.kekurangan) == -selisih[selisih < 0].sum() > 0
    assert _angka(jumlah.kelebihan) == selisih[selisih > 0].sum() > 0
    assert _angka(jumlah.bersih) == selisih.sum()
    akar = cabang.rekap.iloc[0]
    assert jumlah.kebutuhan == kebutuhan(akar["kebutuhan"])
    assert jumlah.kebutuhan_bulat == bulat(akar["kebutuhan_bulat"])
    total = tabel_unit(cabang)["jumlah"]
    assert (total.kekurangan, total.kelebihan) == (jumlah.kekurangan, jumlah.kelebihan)
    assert (total.eu, total.pu) == (
        tulis_rasio(cabang.aturan, float(akar["efektivitas_unit"])),
        akar["prestasi_unit"],
    )


def test_jumlah_kelompok_menjadi_jumlah_semua(cabang: Kegiatan) -> None:
    kelompok = kelompok_jabatan(cabang)
    for kolom in ("kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan", "jabatan"):
        sepotong = sum(_angka(getattr(satu.jumlah, kolom)) for satu in kelompok)
        assert sepotong == _angka(getattr(jumlah_jabatan(cabang), kolom))


def test_jumlah_tugas_menjadi_beban_jabatan(cabang: Kegiatan) -> None:
    hasil = cabang.hasil
    rincian = cabang.rincian
    for lembar in lembar_jabatan(cabang):
        asal = rincian[rincian["kode_jabatan"] == lembar.pos.kode]
        assert [satu.beban for satu in lembar.tugas] == [angka(b, 2, 0) for b in asal["beban_kerja_menit"]]
        assert [satu.bagian for satu in lembar.tugas] == [angka(b, 4) for b in asal["bagian_orang"]]
        beban = sum(_angka(satu.beban) for satu in lembar.tugas if satu.beban != "–")
        assert abs(beban - Fraction(str(hasil.loc[lembar.pos.kode, "beban_kerja_menit"]))) < Fraction(1, 10)


def test_tugas_yang_tidak_dihitung_berkata_mengapa(kegiatan: Kegiatan) -> None:
    keluar = [
        satu
        for lembar in lembar_jabatan(kegiatan)
        for satu in lembar.tugas
        if satu.keterangan.startswith("Tidak dihitung")
    ]
    assert len(keluar) == int((~kegiatan.rincian["dihitung"]).sum()) > 0
    assert all(satu.beban == satu.bagian == "–" for satu in keluar)
    assert all(satu.keterangan != "Tidak dihitung: datanya belum lengkap." for satu in keluar)


def test_peta_sama_dengan_hasil(cabang: Kegiatan) -> None:
    asal = cabang.peta_jabatan
    baris = baris_peta(cabang)
    assert [satu.nama for satu in baris] == list(asal["nama"])
    for satu, dari in zip(baris, asal.to_dict("records"), strict=True):
        if satu.jenis == "unit":
            assert (satu.bezetting, satu.kebutuhan, satu.selisih) == ("", "", "")
        else:
            assert (satu.bezetting, satu.kebutuhan) == (
                bulat(dari["bezetting"]),
                bulat(dari["kebutuhan_bulat"]),
            )
            assert satu.selisih == bertanda(dari["selisih"])


def test_dasar_menyebut_peraturan_pembulatan_dan_yang_belum_pasti(kegiatan: Kegiatan) -> None:
    isi = dasar_hitung(kegiatan)
    assert "PermenPANRB 1/2020" in isi.kalimat
    assert "75.000 menit (1.250 jam)" in isi.kalimat  # terbit: domain.md §1
    assert "0,5 ke atas" in isi.kalimat
    assert "paling sedikit satu orang" in isi.kalimat
    assert "315 menit" in isi.kalimat
    belum = kegiatan.hasil.index[kegiatan.hasil["belum_lengkap"]]
    assert len(belum) > 0
    assert all(f"({kode})" in isi.belum_lengkap for kode in belum)
    assert "Skala prestasi kerja" in isi.belum_diverifikasi
    tanda = {satu.nama: satu.verifikasi for satu in isi.ketentuan}
    assert tanda["Skala prestasi kerja"] == "belum dicocokkan"
    assert isi.keterangan == kegiatan.keterangan
    atas = kegiatan.dengan(pembulatan="ke_atas", minimum_satu=False, hari_norma="formal")
    kalimat = dasar_hitung(atas).kalimat
    assert "selalu ke atas" in kalimat
    assert "paling sedikit satu orang" not in kalimat
    assert "hari kerja formal (450 menit)" in kalimat  # terbit: 7,5 jam


def test_ketentuan_sama_dengan_halaman(kegiatan: Kegiatan) -> None:
    """The pages take the law from the same room; tests/reports compares page, workbook and document."""
    dipakai = ketentuan_dipakai(kegiatan)
    assert dipakai[-1].kunci == "minimum_satu"
    assert [satu.nama for satu in dasar_hitung(kegiatan).ketentuan] == [satu.nama for satu in dipakai]


def test_dasar_tanpa_data_meragukan_tidak_memberi_kalimat() -> None:
    cabang = abk.open("contoh").cabang("SET.PO")
    assert dasar_hitung(cabang).belum_lengkap == ""


def test_lampiran_keempat_dari_tabel_pegawai() -> None:
    """Bezetting less those who leave, from the counts of the kegiatan; without ``pegawai`` no Lampiran IV."""
    cabang = abk.open("contoh").cabang("SET.PO.3")
    tabel = proyeksi_kegiatan(cabang)
    p = abk.proyeksi(cabang)
    for (kode, tahun), baris in p.set_index(["kode_jabatan", "tahun"]).iterrows():
        assert tabel[kode][tahun] == (baris["kebutuhan_bulat"], baris["bezetting"])
    isi = data_kepmenko(cabang)["lima_tahun"]
    assert isi.tahun == ("2027", "2028", "2029", "2030", "2031")
    assert isi.jumlah[-1].bezetting == str(int(p.loc[p["tahun"] == 2031, "bezetting"].sum()))
    assert data_kepmenko(abk.open("contoh-2025").cabang("SET.PO.3"))["lima_tahun"] is None


def test_lima_tahun_menjumlah_terpisah() -> None:
    cabang = abk.open("contoh").cabang("SET.PO.3")
    kode = [satu.kode for satu in baris_jabatan(cabang)]
    beda = [-1, 2, 0, 1]  # rumus: kurang 1, lebih 3
    proyeksi = {k: {2027 + n: Tahunan(3, 3 + b) for n in range(5)} for k, b in zip(kode, beda, strict=True)}
    isi = lima_tahun(cabang, proyeksi)
    assert isi.tahun == ("2027", "2028", "2029", "2030", "2031")
    assert [satu.selisih for baris in isi.baris for satu in baris.tahun[:1]] == ["−1", "+2", "0", "+1"]
    assert all((satu.kekurangan, satu.kelebihan) == ("1", "3") for satu in isi.jumlah)
    del proyeksi[kode[0]]
    with pytest.raises(ParameterError, match=kode[0]):
        lima_tahun(cabang, proyeksi)
