"""Guards abk.naskah.tabel.perubahan, abk.naskah.tabel.konfirmasi: decisions as rows: old and new as a
reader writes them, and effects that the results confirm.
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abk.errors import ParameterError
from abk.hasil import beda, efek, teks_sel
from abk.kegiatan import Kegiatan, Perubahan, nilai_kini, terapkan
from abk.naskah.tabel.jabatan import jumlah_jabatan
from abk.naskah.tabel.konfirmasi import hasil_konfirmasi
from abk.naskah.tabel.perubahan import BarisPutusan, banding_jabatan, putusan_jabatan
from abk.tables.kolom import URAIAN_TUGAS
from abk.tulisan.format import angka, bertanda, kebutuhan

sys.path.insert(0, str(Path(__file__).parent))
import test_data_isi as contoh


def baris_putusan(k: Kegiatan, perubahan: Any) -> list[BarisPutusan]:
    return [baris for satu in putusan_jabatan(k, perubahan) for baris in satu.putusan]


def _baca(tulis: str) -> Fraction:
    return Fraction(tulis.replace(".", "").replace(",", ".").replace("−", "-").replace("+", ""))


def test_setiap_baris_menyebut_tempat_nilai_dan_alasan() -> None:
    baris = baris_putusan(contoh.cabang(), contoh.putusan())
    assert [satu.no for satu in baris] == ["1", "2", "3", "4", "5", "6"]
    assert [(satu.kolom, satu.lama, satu.baru) for satu in baris] == [
        ("norma waktu", "10,5 jam", "8,25 jam"),
        ("sumber norma", "–", "diukur"),
        ("volume", "8 per minggu", "5 per minggu"),
        ("tugas ditambahkan", "–", "12,5 per triwulan, 6 jam"),
        ("tugas dihapus", "1 per minggu, 40 menit", "–"),
        ("bezetting", "2", "1"),
    ]
    assert baris[0].tugas == "2. Menganalisis kesesuaian susunan organisasi dengan beban tugas"
    assert baris[0].unit == "Subbagian Organisasi"
    assert baris[3].tugas == "8. Menyusun peta jabatan unit organisasi"
    assert baris[5].tugas == "(jabatan)"
    assert [satu.alasan for satu in baris] == [satu.alasan for satu in contoh.putusan()]


def test_akibat_per_tugas() -> None:
    akibat = [satu.akibat for satu in baris_putusan(contoh.cabang(), contoh.putusan())]
    assert akibat == [
        "beban 30.240 → 23.760 menit/tahun",  # rumus: 4 × 12 × 10,5 × 60 dan 4 × 12 × 8,25 × 60
        "dihitung bersama nomor 1",
        "beban 14.560 → 9.100 menit/tahun",  # rumus: 8 × 52 × 35 dan 5 × 52 × 35
        "beban 0 → 18.000 menit/tahun",  # rumus: 12,5 × 4 × 6 × 60
        "beban 2.080 → 0 menit/tahun",  # rumus: 1 × 52 × 40
        "selisih 0 → −1 orang",  # rumus: kebutuhan 2, bezetting 2 menjadi 1
    ]


def test_akibat_per_jabatan_sama_dengan_efek() -> None:
    tabel = efek(contoh.cabang(), contoh.konsep())
    kelompok = putusan_jabatan(contoh.cabang(), contoh.putusan())
    assert {satu.kode for satu in kelompok} == set(beda(contoh.cabang(), contoh.konsep())["kode_jabatan"])
    for satu in kelompok:
        asal = tabel.loc[satu.kode]
        assert satu.akibat.beban_lama == angka(asal["beban_kerja_menit_lama"], 2, 0)
        assert satu.akibat.beban_baru == angka(asal["beban_kerja_menit_baru"], 2, 0)
        assert satu.akibat.kebutuhan_lama == kebutuhan(asal["kebutuhan_lama"])
        assert satu.akibat.kebutuhan_baru == kebutuhan(asal["kebutuhan_baru"])
        assert satu.akibat.selisih_baru == bertanda(asal["selisih_baru"])
        assert satu.akibat.selisih_baru in satu.akibat.kalimat


def test_satuan_yang_ikut_berubah_tidak_ditulis() -> None:
    """A number whose unit another decision changes stands alone: a wrong unit would be worse than none."""
    k = contoh.cabang()
    satuan = Perubahan("SET.PO.2.1-02", "2", "ubah", "satuan_waktu", "jam", "menit", "Ditulis dalam menit.")
    norma = Perubahan("SET.PO.2.1-02", "2", "ubah", "norma_waktu", "10.5", "495", "Ditulis dalam menit.")
    baris = baris_putusan(k, [satuan, norma])
    assert [(satu.lama, satu.baru) for satu in baris] == [("jam", "menit"), ("10,5", "495")]
    assert baris[0].akibat == "beban 30.240 → 23.760 menit/tahun"


def test_putusan_yang_tidak_cocok_ditolak() -> None:
    salah = Perubahan("SET.PO.2.1-02", "2", "ubah", "norma_waktu", "9", "8", "Salah nilai lama.")
    with pytest.raises(ParameterError, match="nilai lama"):
        putusan_jabatan(contoh.cabang(), [salah])


@pytest.mark.parametrize(
    ("kolom", "nilai", "tulis"),
    [
        ("volume", "", "–"),
        ("volume", "1250.0", "1.250"),
        ("volume", "0.3333333333333333", "0,3333333333333333"),
        ("norma_waktu", "8.25", "8,25"),
        ("norma_waktu", "1e3", "1.000"),
        ("bezetting", "12", "12"),
        ("jenjang", "ahli_muda", "ahli muda"),
        ("pendekatan", "tugas_per_tugas", "tugas per tugas jabatan"),
        ("hasil_kerja", "1.250", "1.250"),
        ("keterangan", "10_000", "10_000"),
    ],
)
def test_nilai_sel_seperti_ditulis_orang(kolom: str, nilai: str, tulis: str) -> None:
    assert teks_sel(kolom, nilai) == tulis


def test_banding_menyebut_semua_tugas_lama_dan_baru() -> None:
    lama, baru = contoh.cabang(), contoh.konsep()
    semua = {satu.pos.kode: satu for satu in banding_jabatan(lama, contoh.putusan())}
    assert set(semua) == set(baru.hasil.index)
    for kode, satu in semua.items():
        milik = [k.uraian_tugas.loc[k.uraian_tugas["kode_jabatan"] == kode, "nomor"] for k in (lama, baru)]
        assert {tugas.nomor for tugas in satu.tugas} == {*milik[0], *milik[1]}
        awal = sum(_baca(tugas.beban_awal) for tugas in satu.tugas if tugas.beban_awal != "–")
        akhir = sum(_baca(tugas.beban) for tugas in satu.tugas if tugas.beban != "–")
        assert awal == Fraction(str(lama.hasil.loc[kode, "beban_kerja_menit"]))
        assert akhir == Fraction(str(baru.hasil.loc[kode, "beban_kerja_menit"]))
    keadaan = {tugas.nomor: tugas.keadaan for tugas in semua["SET.PO.2.1-02"].tugas}
    tetap = dict.fromkeys("13467", "tetap")
    assert keadaan == {**tetap, "2": "diubah", "5": "diubah", "8": "ditambahkan"}
    hapus = semua["SET.PO.2.1-04"].tugas[-1]
    assert (hapus.nomor, hapus.keadaan, hapus.beban) == ("4", "dihapus", "–")
    assert hapus.rincian == "Alasan: Pencadangan kini berjalan otomatis."
    ubah = next(t for t in semua["SET.PO.2.1-02"].tugas if t.nomor == "2")
    assert ubah.rincian.split("\n") == [
        "norma waktu 10,5 jam → 8,25 jam",
        "sumber norma – → diukur",
        "Alasan: Norma diukur ulang terhadap enam naskah.",
    ]
    assert "bezetting 2 → 1" in semua["SET.PO.3-02"].perubahan_jabatan[0]
    assert "tidak mengubah" in semua["SET.PO-01"].ringkasan


def test_konfirmasi_hanya_menjumlah_yang_disepakati() -> None:
    k = contoh.konsep()
    hasil = hasil_konfirmasi(k, contoh.jawaban())
    assert (hasil.sesuai, hasil.perbaikan, hasil.tidak) == ("19", "1", "1")
    baris = {satu.kode: satu for satu in hasil.baris}
    # rumus: volume tugas 1 SET.PO.3-03 12 menjadi 9 per minggu: beban berkurang 3 × 52 × 95 = 14.820 menit
    semula = Fraction(str(k.hasil.loc["SET.PO.3-03", "kebutuhan"]))
    assert baris["SET.PO.3-03"].disepakati == kebutuhan(semula - Fraction(14820, 75000))
    assert baris["SET.PO.2.1-04"].disepakati == baris["SET.PO.2.1-04"].disepakati_bulat == "–"
    assert baris["SET.PO-01"].disepakati == baris["SET.PO-01"].kebutuhan
    assert "SET.PO.2.1-04" in hasil.belum_disepakati
    semua = sum(_baca(satu.disepakati_bulat) for satu in hasil.baris if satu.disepakati != "–")
    assert _baca(hasil.disepakati.kebutuhan_bulat) == semua
    assert hasil.konsep == jumlah_jabatan(k)
    assert [satu.kode for satu in hasil.usul] == ["SET.PO.3-03"]


def test_konfirmasi_yang_kurang_atau_lebih_ditolak() -> None:
    jawaban: dict[str, Any] = dict(contoh.jawaban())
    del jawaban["SET.PO-01"]
    jawaban["SET.PO-02"] = {"status": "mungkin"}
    jawaban["TIDAK-ADA"] = {"status": "sesuai"}
    with pytest.raises(ParameterError) as salah:
        hasil_konfirmasi(contoh.konsep(), jawaban)
    assert all(kode in salah.value.pesan for kode in ("SET.PO-01", "SET.PO-02", "TIDAK-ADA"))


def _k() -> Kegiatan:
    return contoh.cabang("SET.PO").cabang("SET.PO.3")


_TUGAS = sorted(
    (str(satu.kode_jabatan), str(satu.nomor)) for satu in _k().uraian_tugas.itertuples(index=False)
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(_TUGAS),
            st.sampled_from(["volume", "norma_waktu"]),
            st.decimals(min_value="0.01", max_value="999", places=2),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_akibat_selalu_sama_dengan_selisih_hasil(pilihan: list[Any]) -> None:
    """Whatever is decided, one after the other: rows and sums say what the engine says."""
    k = _k()
    perubahan, kini = [], dict[tuple[str, str, str], str]()
    for (kode, nomor), kolom, nilai in pilihan:
        lama = kini.get((kode, nomor, kolom)) or nilai_kini(k, kode, nomor, kolom)
        kini[kode, nomor, kolom] = baru = str(float(nilai))
        if lama != baru:
            perubahan.append(Perubahan(kode, nomor, "ubah", kolom, lama, baru, "Uji."))
    akhir = terapkan(k, perubahan)
    tabel = efek(k, akhir)
    baris = 0
    for satu in putusan_jabatan(k, perubahan):
        baris += len(satu.putusan)
        assert satu.akibat.kebutuhan_baru == kebutuhan(tabel.loc[satu.kode, "kebutuhan_baru"])
        assert satu.akibat.bulat_baru == angka(tabel.loc[satu.kode, "kebutuhan_bulat_baru"], 0)
    assert baris == len(perubahan)
    for satu in banding_jabatan(k, perubahan):
        assert satu.pos.beban_menit == angka(akhir.hasil.loc[satu.pos.kode, "beban_kerja_menit"], 2, 0)


def test_tugas_baru_memuat_semua_kolom_yang_dikenal() -> None:
    """A whole task shows as volume and norm; nothing of it is lost, for the data itself is attached."""
    kolom = {satu.nama for satu in URAIAN_TUGAS.kolom}
    isi = json.loads(contoh.putusan()[3].baru)
    # as the meeting wrote it down, in whole; a number of minutes that no page shows is not lost
    assert isi == {
        "uraian_tugas": "Menyusun peta jabatan unit organisasi",
        "hasil_kerja": "Peta jabatan",
        "volume": 12.5,
        "periode": "triwulan",
        "norma_waktu": 6,
        "satuan_waktu": "jam",
    }
    assert set(isi) - kolom == set()
