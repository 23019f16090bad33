"""Guards abk.store.tetapan: decided values in the sheets, with event and reason, over nobody's changes."""

from __future__ import annotations

import pytest

from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.store import Gudang

pytestmark = pytest.mark.xdist_group("store")

KODE, LAIN, LUAR = "01.02-1", "01.02.1-1", "01.03-1"
UNIT = ("01.02", "01.02.1")
PUTUSAN = [
    Perubahan(KODE, "1", "ubah", "volume", "2", "3", "Rapat."),
    Perubahan(KODE, "", "ubah", "nama_jabatan", "Kepala Biro Perencanaan", "Kepala Biro Rencana", "Rapat."),
]


def tetapkan(g: Gudang, awal: Kegiatan, putusan: list[Perubahan] | None = None) -> dict[str, tuple[str, str]]:
    akhir = terapkan(awal, PUTUSAN if putusan is None else putusan)
    jadi = g.tetapkan(awal, akhir, UNIT, oleh="Menko", alasan="Ditetapkan dalam alur uji, langkah 17.")
    return {t.kode_jabatan: (t.hasil, t.sebab) for t in jadi}


def test_nilai_putusan_masuk_dengan_peristiwa_dan_alasan(gudang: Gudang):
    awal = gudang.kegiatan()
    assert tetapkan(gudang, awal) == {KODE: ("disimpan", ""), LAIN: ("sama", "")}
    assert gudang.lembar(KODE).uraian_tugas[0]["volume"] == 3
    assert gudang.lembar(KODE, 1).uraian_tugas[0]["volume"] == 2  # versions are kept
    assert gudang.kegiatan().hasil.equals(terapkan(awal, PUTUSAN).hasil)
    baru = gudang.riwayat(KODE).iloc[-1]
    assert (baru["apa"], baru["oleh"], baru["versi"]) == ("simpan", "Menko", 2)
    assert baru["alasan"] == "Ditetapkan dalam alur uji, langkah 17."
    assert (baru["lama"]["1/volume"], baru["baru"]["1/volume"]) == (2, 3)
    nama = gudang.riwayat(KODE).query("apa == 'jabatan'").iloc[-1]
    assert nama["baru"] == {"nama_jabatan": "Kepala Biro Rencana"}


def test_kedua_kali_tidak_mengubah_apa_pun(gudang: Gudang):
    awal = gudang.kegiatan()
    tetapkan(gudang, awal)
    sebelum = len(gudang.riwayat())
    assert tetapkan(gudang, awal) == {KODE: ("sama", ""), LAIN: ("sama", "")}
    assert len(gudang.riwayat()) == sebelum


def test_yang_diajukan_dibuka_lalu_diajukan_lagi(gudang: Gudang):
    awal = gudang.kegiatan()
    gudang.ajukan(KODE, 1, "Unit")
    hasil = tetapkan(gudang, awal)
    assert hasil[KODE] == ("disimpan", "sudah diajukan: dikembalikan, disimpan, diajukan lagi")
    kini = gudang.lembar(KODE)
    assert (kini.status, kini.versi, kini.uraian_tugas[0]["volume"]) == ("diajukan", 3, 3)
    assert list(gudang.riwayat(KODE)["apa"])[-4:] == ["jabatan", "kembalikan", "simpan", "ajukan"]


@pytest.mark.parametrize("kode", [KODE, LAIN])
def test_yang_berubah_sejak_data_awal_tidak_ditimpa(gudang: Gudang, kode: str):
    """Whether the meeting decided about that post or not: its figures are not the decree's."""
    awal = gudang.kegiatan()
    baris = [{**b, "norma_waktu": 7} for b in gudang.lembar(kode).uraian_tugas]
    gudang.simpan_draf(gudang.lembar(kode).dengan(uraian_tugas=tuple(baris)), versi_dasar=1, oleh="Unit")
    hasil = tetapkan(gudang, awal)
    assert hasil[kode] == ("ditolak", "isian berubah sejak data awal (kini versi 2, draf)")
    assert {b["norma_waktu"] for b in gudang.lembar(kode).uraian_tugas} == {7}
    assert {h for h, _ in hasil.values()} == (
        {"ditolak", "sama"} if kode == KODE else {"ditolak", "disimpan"}
    )


def test_yang_tidak_dikatakan_keputusan_tetap(gudang: Gudang):
    """Answers that no table holds (tools, summary, respondent) stay as they are."""
    lembar = gudang.lembar(KODE)
    baris = tuple({**b, "peralatan": "Komputer"} for b in lembar.uraian_tugas)
    gudang.simpan_draf(
        lembar.dengan(ikhtisar_jabatan="Memimpin biro", uraian_tugas=baris), versi_dasar=1, oleh="U"
    )
    tetapkan(gudang, gudang.kegiatan())
    kini = gudang.lembar(KODE)
    assert (kini.versi, kini.ikhtisar_jabatan) == (3, "Memimpin biro")
    assert {b["peralatan"] for b in kini.uraian_tugas} == {"Komputer"}


def test_tugas_ditambah_dan_dihapus(gudang: Gudang):
    awal = gudang.kegiatan()
    baru = (
        '{"norma_waktu":60,"periode":"tahun","satuan_waktu":"menit","uraian_tugas":"Menata arsip","volume":4}'
    )
    tambah = Perubahan(LAIN, "2", "tambah", "", "", baru, "Rapat.")
    assert tetapkan(gudang, awal, [tambah])[LAIN] == ("disimpan", "")
    assert [b["nomor"] for b in gudang.lembar(LAIN).uraian_tugas] == ["1", "2"]
    assert gudang.kegiatan().hasil.equals(terapkan(awal, [tambah]).hasil)


def test_unit_di_luar_tidak_disentuh(gudang: Gudang):
    hasil = tetapkan(gudang, gudang.kegiatan())
    assert LUAR not in hasil
    assert gudang.lembar(LUAR).versi == 1
