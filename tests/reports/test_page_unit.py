"""Guards abk.reports.page, abk.reports.sections: the page of a unit. Expected figures: rumus, from the
small tables in conftest.
"""

from collections.abc import Callable

import pytest

import abk
from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import angka

from .conftest import JABATAN

URUTAN = [
    "kop", "simpulan", "angka-kunci", "kebutuhan", "peringatan", "kewajaran", "rekap", "rincian", "grafik",
    "peta", "metode", "pengesahan", "lampiran",
]  # fmt: skip


@pytest.fixture
def teks(baca: type) -> Callable[[object], str]:
    return lambda bagian: baca(bagian._repr_html_()).teks


def test_urutan_bagian(kegiatan: Kegiatan) -> None:
    halaman = abk.reports.unit(kegiatan, "A")
    assert [satu.kunci for satu in halaman] == URUTAN
    letak = [halaman._repr_html_().index(f'id="abk-{kunci}"') for kunci in URUTAN]
    assert letak == sorted(letak)


def test_setiap_bagian_sah_dan_bergaya_sekali(kegiatan: Kegiatan, baca: type) -> None:
    for satu in abk.reports.unit(kegiatan, "A"):
        isi_halaman = baca(satu._repr_html_())
        assert not isi_halaman.salah, satu.kunci
        assert not isi_halaman.terbuka, satu.kunci
        assert len(isi_halaman.semua("style")) == 1
    utuh = baca(abk.reports.unit(kegiatan, "A")._repr_html_())
    assert len(utuh.semua("style")) == 1
    nama = [atribut["id"] for _, atribut in utuh.unsur if "id" in atribut]
    assert len(nama) == len(set(nama))


def test_angka_kunci_dua_jumlah(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    isi = teks(abk.reports.unit(kegiatan, "A").angka_kunci)
    # K: 1 (minimum) + 2 + 4 + 1 = 8; B: 1 + 4 + 1 + 0 = 6; kurang 3 + 1 = 4; lebih 2; bersih −2
    assert "Kebutuhan pegawai 8 orang" in isi
    assert "sebelum dibulatkan 7,1056" in isi
    assert "Bezetting 6 orang" in isi
    assert "Kekurangan 4 orang" in isi
    assert "Kelebihan 2 orang" in isi
    assert "Selisih bersih −2 orang kekurangan" in isi
    assert "Belum lengkap 1 jabatan" in isi
    # EU = 532.920 ÷ (6 × 75.000) = 1,18
    assert "1,18 beban 18% di atas kapasitas pegawai; huruf A pada skala prestasi" in isi
    assert "sangat baik" not in isi  # the word of the scale, which is no praise for a unit that is overloaded


def test_tabel_kebutuhan(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    isi = teks(abk.reports.unit(kegiatan, "A").kebutuhan)
    assert "2 Analis Lebih 7 2.488,0 1,9904 2 4 +2 kelebihan 0,4976 E beban kurang" in isi
    # as many decimals as the ratio above needs: two of its digits would show another grade
    assert "3 Pengolah Kurang 7 5.000,0 4,0000 4 1 −3 kekurangan 4,0000 A beban berlebih" in isi
    assert "4 Penata Ragu belum lengkap 7 1.250,0 1,0000 1 0 −1 kekurangan – – –" in isi
    assert "kurang 4 lebih 2 bersih −2" in isi
    assert isi.index("Jabatan pada unit ini") < isi.index("Bagian Satu (A.1)")


def test_jejak_hitung(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    isi = teks(abk.reports.unit(kegiatan, "A").rincian)
    assert "144 12 per bulan × 12" in isi
    assert "60 menit 8.640 144 × 60 0,1152 8.640 ÷ 75.000" in isi
    assert "menjadi 1 orang, karena jabatan pimpinan paling sedikit satu orang" in isi


def test_jejak_satuan_lain(buat: Callable[..., Kegiatan], teks: Callable[[object], str]) -> None:
    baris = [
        {
            "kode_jabatan": "J1",
            "nomor": "1",
            "uraian_tugas": "Menyusun",
            "hasil_kerja": "Dok",
            "volume": 4,
            "periode": "triwulan",
            "norma_waktu": 2.5,
            "satuan_waktu": "jam",
        },
        {
            "kode_jabatan": "J1",
            "nomor": "2",
            "uraian_tugas": "Menelaah",
            "hasil_kerja": "Dok",
            "volume": 2,
            "periode": "hari",
            "norma_waktu": 1,
            "satuan_waktu": "hari",
        },
    ]
    isi = teks(abk.reports.unit(buat(tugas=baris), "A").rincian)
    assert "16 4 per triwulan × 4 150 2,5 jam × 60 2.400 16 × 150" in isi
    assert "470 2 per hari × 235 315 1 hari × 315 148.050 470 × 315 1,9740 148.050 ÷ 75.000" in isi


@pytest.mark.parametrize(
    ("pendekatan", "satuan", "volume", "standar", "jejak"),
    [
        (
            "hasil_kerja",
            "hasil/orang",
            500,
            100,
            "500 per hari 100 hasil/orang 5,0000 500 ÷ 100 375.000 5,0000 × 75.000",
        ),
        ("objek_kerja", "objek/orang", 1000, 50, "1.000 per hari 50 objek/orang 20,0000 1.000 ÷ 50"),
        ("peralatan_kerja", "orang/alat", 1, 3, "1 per hari 3 orang/alat 3,0000 1 × 3"),
        ("peralatan_kerja", "alat/orang", 20, 5, "20 per hari 5 alat/orang 4,0000 20 ÷ 5"),
    ],
)
def test_jejak_pendekatan_lain(
    buat: Callable[..., Kegiatan],
    pendekatan: str,
    satuan: str,
    volume: int,
    standar: int,
    jejak: str,
    teks: Callable[[object], str],
) -> None:
    pos = [
        {
            "kode_jabatan": "J1",
            "kode_unit": "A",
            "nama_jabatan": "Caraka",
            "jenis_jabatan": "pelaksana",
            "pendekatan": pendekatan,
        }
    ]
    baris = [
        {
            "kode_jabatan": "J1",
            "nomor": "1",
            "uraian_tugas": "Mengantar",
            "hasil_kerja": "Surat",
            "volume": volume,
            "periode": "hari",
            "norma_waktu": "",
            "satuan_waktu": "",
            "standar_kemampuan": standar,
            "satuan_standar": satuan,
        }
    ]
    halaman = abk.reports.unit(buat(jabatan=pos, tugas=baris), "A")
    assert jejak in teks(halaman.rincian)
    assert f"pendekatan {pendekatan.replace('_', ' ')}" in teks(halaman.peringatan)


def test_baris_keluar_dicoret_dengan_sebab(kegiatan: Kegiatan, baca: type) -> None:
    isi_halaman = baca(abk.reports.unit(kegiatan, "A.1").rincian._repr_html_())
    assert "Tidak dihitung:" in isi_halaman.teks
    assert isi_halaman.semua("del")


def test_belum_lengkap_di_setiap_tabel(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    halaman = abk.reports.unit(kegiatan, "A")
    anak = abk.reports.unit(kegiatan, "A.1")
    semua = abk.reports.kementerian(kegiatan)
    for bagian in (
        halaman.angka_kunci, halaman.peringatan, halaman.kebutuhan, halaman.rekap, halaman.peta, anak.rincian,
        semua.angka_kunci, semua.peringatan, semua.daftar_unit, semua.peta, semua.temuan,
    ):  # fmt: skip
        assert "belum lengkap" in teks(bagian).lower(), bagian.kunci


def test_keterangan_peta_menyebut_yang_digambar(contoh: Kegiatan, teks: Callable[[object], str]) -> None:
    """The map of a ministry has no box of a post: it once explained boxes all the same."""
    assert "Setiap kotak memuat nama jabatan" in teks(abk.reports.unit(contoh, "SET.PO").peta)
    semua = teks(abk.reports.kementerian(contoh).peta)
    assert "Di bawah setiap unit tertulis banyaknya jabatan unit itu sendiri" in semua
    assert "Setiap kotak memuat nama jabatan" not in semua


def test_jam_sama_teliti_di_setiap_tabel(contoh: Kegiatan, teks: Callable[[object], str]) -> None:
    """One decimal, as in the table of posts and in Lampiran I: who compares them sees the same figure."""
    halaman = abk.reports.unit(contoh, "SET.PO")
    jam = angka(contoh.rekap.loc["SET.PO.1", "beban_kerja_menit"] / 60, 1)
    assert f"(SET.PO.1) 6 {jam}" in teks(halaman.rekap)
    assert f"(SET.PO.1) 6 {jam}" in teks(abk.reports.kementerian(contoh).daftar_unit)


def test_teks_panjang_di_antara_angka_tidak_menahan_barisnya() -> None:
    """On paper the first column had a word a line, because a long text beside it kept one line."""
    kolom = [Column("A", nama_baris=True), Column("B", angka=True), Column("C", angka=True), Column("D")]
    kolom.append(Column("E", angka=True))
    isi = str(tabel("Uji", kolom, [RowGroup(None, [Row(["a", "1", "2", "x" * 41, "3"])])]))
    assert '<td class="t panjang">' in isi
    assert "panjang" not in str(
        tabel("Uji", kolom, [RowGroup(None, [Row(["a", "1", "2", "beban kurang", "3"])])])
    )


def test_temuan_menyebut_letak_dan_saran(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    isi = teks(abk.reports.unit(kegiatan, "A.1").peringatan)
    satu = next(t for t in kegiatan.temuan if t.kode_jabatan == "J4" and t.tingkat != "catatan")
    assert satu.baris == 6  # header is row 1, the row without volume is the fifth task
    assert f"uraian_tugas.csv, baris {satu.baris}" in isi
    assert satu.saran in isi


def test_temuan_unit_lain_tidak_ikut(kegiatan: Kegiatan) -> None:
    assert "Penata Ragu" not in abk.reports.unit(kegiatan, "A.2")._repr_html_()


@pytest.mark.parametrize("banyak", [0, 1])
def test_unit_dengan_sedikit_jabatan(buat: Callable[..., Kegiatan], banyak: int, baca: type) -> None:
    pos = [{"kode_jabatan": "J1", "kode_unit": "A", "nama_jabatan": "Satu", "jenis_jabatan": "pelaksana"}]
    baris = [
        {
            "kode_jabatan": "J1",
            "nomor": "1",
            "uraian_tugas": "X",
            "hasil_kerja": "Y",
            "volume": 1,
            "periode": "tahun",
            "norma_waktu": 60,
            "satuan_waktu": "menit",
        }
    ]
    halaman = abk.reports.unit(buat(jabatan=pos, tugas=baris), "A" if banyak else "A.2")
    isi_halaman = baca(halaman._repr_html_())
    assert not isi_halaman.salah
    assert "nan" not in isi_halaman.teks.lower().split()
    assert halaman.bukti().isi["jabatan"] == banyak


def test_semua_jabatan_kosong(
    buat: Callable[..., Kegiatan], teks: Callable[[object], str], baca: type
) -> None:
    halaman = abk.reports.unit(buat(bezetting={}), "A")
    assert "tidak dihitung: tidak ada pegawai" in teks(halaman.angka_kunci)
    assert "EJ tidak dihitung karena jabatan kosong" in teks(halaman.rincian)
    assert not baca(halaman._repr_html_()).salah


def test_bezetting_yang_tidak_diketahui_bukan_nol(
    buat: Callable[..., Kegiatan], teks: Callable[[object], str]
) -> None:
    kode = [satu["kode_jabatan"] for satu in JABATAN]
    halaman = abk.reports.unit(buat(bezetting=dict.fromkeys(kode, "")), "A")
    kunci = teks(halaman.angka_kunci)
    for nama in ("Bezetting", "Kekurangan", "Kelebihan", "Selisih bersih"):
        assert f"{nama} – bezetting tidak diketahui" in kunci
    assert "tidak dihitung: bezetting tidak diketahui" in kunci
    assert "kurang – lebih – bersih –" in teks(halaman.kebutuhan)
    assert "– – – – tidak diketahui" in teks(halaman.rekap)
    assert "sehingga selisih dan EJ-nya tidak dihitung" in teks(halaman.rincian)
    assert "jabatan kosong" not in teks(halaman.rincian)


def test_bezetting_sebagian_diketahui(buat: Callable[..., Kegiatan], teks: Callable[[object], str]) -> None:
    kode = [satu["kode_jabatan"] for satu in JABATAN]
    isi = teks(abk.reports.unit(buat(bezetting={**dict.fromkeys(kode, 1), kode[0]: ""}), "A").angka_kunci)
    # all posts of the small tables are those of A: one of them is unknown, each of the others has one
    assert f"Bezetting {len(kode) - 1} orang pegawai yang ada; pada 1 jabatan tidak diketahui" in isi


def test_tabel_tidak_berubah(kegiatan: Kegiatan) -> None:
    sebelum = {
        nama: getattr(kegiatan, nama).copy(deep=True)
        for nama in ("unit", "jabatan", "uraian_tugas", "hasil", "rekap")
    }
    abk.reports.unit(kegiatan, "A")._repr_html_()
    abk.reports.kementerian(kegiatan)._repr_html_()
    for nama, lama in sebelum.items():
        assert lama.equals(getattr(kegiatan, nama)), nama


def test_dua_kali_sama(kegiatan: Kegiatan) -> None:
    assert abk.reports.unit(kegiatan, "A")._repr_html_() == abk.reports.unit(kegiatan, "A")._repr_html_()


def test_pilihan_kosong_menurut_kegiatan(kegiatan: Kegiatan) -> None:
    ke_atas = abk.reports.unit(kegiatan, "A", pembulatan="ke_atas", peraturan="perka-bkn-19-2011")
    assert ke_atas.bahan.cabang.pembulatan == "ke_atas"
    assert ke_atas.bahan.cabang.peraturan == "perka-bkn-19-2011"
    assert abk.reports.unit(kegiatan, "A", pembulatan="", peraturan="").bahan.cabang.pembulatan == "terdekat"


@pytest.mark.parametrize("kode", ["", "tidak-ada"])
def test_unit_salah(kegiatan: Kegiatan, kode: str) -> None:
    with pytest.raises(ParameterError, match=r"Unit belum dipilih|tidak ada dalam kegiatan ini"):
        abk.reports.unit(kegiatan, kode)


def test_bukti(kegiatan: Kegiatan) -> None:
    isi = abk.reports.unit(kegiatan, "A.1").bukti()._repr_mimebundle_()["application/vnd.abk.bukti+json"]
    cabang = kegiatan.cabang("A.1")
    assert isi == {
        "halaman": "unit", "unit": "A.1", "sidik": cabang.sidik, "versi": abk.__version__,
        "jabatan": 3, "kebutuhan_bulat": 7, "bezetting": 5, "selisih": -2,
    }  # fmt: skip
    assert abk.reports.kementerian(kegiatan).bukti().isi["halaman"] == "kementerian"


def test_metode_menyebut_dasar(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    halaman = abk.reports.unit(kegiatan, "A")
    isi = teks(halaman.metode)
    for kata in (
        "75.000",
        "PermenPANRB 1/2020",
        "belum diverifikasi",
        halaman.bahan.cabang.sidik,
        abk.__version__,
        "paling sedikit satu orang",
    ):
        assert kata in isi
    assert "<math" in halaman.metode.isi


def test_hanya_peraturan_yang_berlaku(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    """KEP/75 ended in 2019: it answers for older data, and is no choice for those of 2026."""
    lama = kegiatan.dengan(tahun=2018, peraturan="kepmenpan-75-2004")
    kini, dulu = (teks(abk.reports.kementerian(k).peraturan) for k in (kegiatan, lama))
    assert "KEP/75" not in kini
    assert "PermenPANRB 1/2020 (dipakai)" in kini
    assert "KEP/75/M.PAN/7/2004 (dipakai)" in dulu
    assert "PermenPANRB 1/2020" not in dulu


def test_peringatan_satu_baris_masing_masing(kegiatan: Kegiatan, baca: type) -> None:
    """Each folds into one line, which says what it is."""
    isi = baca(abk.reports.unit(kegiatan, "A").peringatan.html())
    kotak = [satu for satu in isi.semua("details") if satu.get("class") == "abk-awas"]
    assert len(kotak) > 2
    assert not [satu for satu in kotak if "open" in satu]
    assert "1 jabatan belum lengkap" in isi.teks


def test_sumber_hanya_pada_lampiran(kegiatan: Kegiatan) -> None:
    """Where the law was read is for who checks it, and not for the first pages of a ministry."""
    *halaman, lampiran = abk.reports.unit(kegiatan, "A")
    assert lampiran.kunci == "lampiran"
    assert "buku elektronik" in str(lampiran.html()).lower()
    assert not [satu.kunci for satu in halaman if "buku elektronik" in str(satu.html()).lower()]


def test_pengesahan_menyebut_penanggung_jawab(kegiatan: Kegiatan, teks: Callable[[object], str]) -> None:
    isi = teks(abk.reports.unit(kegiatan, "A").pengesahan)
    assert "Penanggung jawab data Kepala Biro" in isi
    assert "Biro Uji (A)" in isi
    assert isi.count("Nama, NIP, tanggal:") == 2
    assert "Pimpinan unit" in teks(abk.reports.unit(kegiatan, "A.2").pengesahan)


def test_halaman_tampil_sebaris(contoh: Kegiatan) -> None:
    """Among other things, or where nothing draws HTML: whose page it is."""
    halaman = abk.reports.unit(contoh, "SET.PO")
    assert repr(halaman) == f"<HalamanUnit {halaman.judul}>"
    assert "(SET.PO)" in repr(halaman)
