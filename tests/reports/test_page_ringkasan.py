"""Guards abk.reports.page_ringkasan, abk.reports.sections.ringkas: the two sheets for who decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from abk.hasil import jumlah, jumlah_usul, usul_jabatan
from abk.kegiatan import Kegiatan
from abk.kegiatan.keadaan import KeadaanData
from abk.reports.page_ringkasan import HalamanRingkasan, halaman_ringkasan

UNIT = ["SET.PO", "ITWIL"]


def _teks(html: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", str(html)).split())


@pytest.fixture(scope="module")
def k(contoh: Kegiatan) -> Kegiatan:
    return contoh.batasi(UNIT)


def test_angka_dan_putusan(k: Kegiatan, contoh: Kegiatan):
    satu = HalamanRingkasan(k, contoh)
    teks, j, tahun = _teks(satu.putusan.html()), jumlah(k), jumlah_usul(usul_jabatan(k))
    assert f"kebutuhan {j.kebutuhan_bulat} orang, bezetting {j.bezetting} orang, {j.jabatan} jabatan" in teks
    assert "Penetapan hasil analisis beban kerja" in teks
    t = tahun[0]
    assert f"Usul kebutuhan tahun {t.tahun} {t.usul} orang ({t.usul_pns} PNS, {t.usul_pppk} PPPK)" in teks
    assert f"bersama {sum(s.usul for s in tahun)} orang" in teks
    assert f"kelebihan {j.kelebihan} orang" in teks
    assert k.sidik in teks


def test_sesudah_keputusan_dan_tanpa_pegawai(k: Kegiatan):
    tabel = {n: t for n, t in k.terperiksa.tabel.items() if n != "arus_pegawai"}
    keadaan = KeadaanData("uji", "akhir", tuple(UNIT), "12 Tahun 2026 tanggal 2 April 2026")
    tetap = replace(k, keadaan=keadaan, terperiksa=replace(k.terperiksa, tabel=tabel), dari=None)
    satu = HalamanRingkasan(tetap)
    teks = _teks(satu.putusan.html())
    assert "Tindak lanjut keputusan yang sudah ditetapkan Nomor 12 Tahun 2026" in teks
    assert f"kekurangan {jumlah(k).kekurangan} orang; data pegawai menurut usia belum ada" in teks
    assert "Sebaran efektivitas" in _teks(satu.gambar.html())


def test_tiga_gambar_dengan_teks_alternatif(k: Kegiatan):
    isi = str(HalamanRingkasan(k).gambar.html())
    assert isi.count("<figure") == isi.count('role="img"') == 3


def test_gambar_unit_terbaca_di_kertas(contoh: Kegiatan):
    """Six units by name and the others in one line: thirteen names would be too small to read."""
    isi = str(HalamanRingkasan(contoh).gambar.html())
    assert "… dan 7 unit lain: kekurangan" in isi  # regresi: thirteen units under the minister


@pytest.mark.peramban
def test_dua_lembar_a4(contoh: Kegiatan, k: Kegiatan, peramban: Any, tmp_path: Any):
    """The whole ministry and a part of it: two sheets, no more."""
    for nama, milik in (("semua", contoh), ("bagian", k)):
        berkas = tmp_path / f"{nama}.html"
        berkas.write_text(halaman_ringkasan(milik, contoh), encoding="utf-8")
        with peramban.new_context() as konteks:
            halaman = konteks.new_page()
            halaman.goto(berkas.as_uri())
            isi = halaman.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/MediaBox \[", isi)) == 2, nama
