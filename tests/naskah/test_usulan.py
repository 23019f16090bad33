"""Guards abk.naskah.isi.usulan: the letter of proposal says what the results say, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import abk
from abk.hasil import jumlah, jumlah_usul, tulis_rasio, usul_jabatan
from abk.kebutuhan import efektivitas
from abk.kegiatan import Kegiatan
from abk.kegiatan.keadaan import KeadaanData
from abk.naskah import NaskahError, Profil, buat, kekurangan
from abk.naskah.isi.keputusan import data_kepmenko
from abk.naskah.isi.usulan import data_usulan
from abk.naskah.word.package import words
from tests.naskah.conftest import KEPALA

UNIT = ["SET.PO", "ITWIL"]
SURAT = {
    "nomor_urut": "12",
    "tanggal": dt.date(2026, 5, 11),
    "penanda_tangan": {"nama": "Wirya Adiningrat", "jabatan": "Menteri Koordinator"},
}
Baca = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def k() -> Kegiatan:
    return abk.open("contoh").batasi(UNIT)


@pytest.fixture(scope="module")
def ditetapkan(k: Kegiatan) -> Kegiatan:
    return replace(k, keadaan=KeadaanData("uji", "akhir", tuple(UNIT), "12 Tahun 2026 tanggal 2 April 2026"))


def _isi(k: Kegiatan, **lain: Any) -> dict[str, Any]:
    return {**data_usulan(k), **SURAT, **lain}


def test_angka_sama_dengan_hasil(ditetapkan: Kegiatan, umum: Profil, baca_docx: Baca):
    isi = _isi(ditetapkan)
    teks = "\n".join(baca_docx(buat("usulan", isi, umum, kepala="", tingkat="asli").docx))
    j, tahun = jumlah(ditetapkan), jumlah_usul(usul_jabatan(ditetapkan))[0]
    orang = f"{tahun.usul} orang pada {len(isi['usul'])} jabatan, yaitu {tahun.usul_pns} orang PNS"
    assert f"tahun {tahun.tahun} sebanyak {orang} dan {tahun.usul_pppk} orang PPPK." in teks
    assert (
        "Keputusan Menteri Koordinator Nomor 12 Tahun 2026 tanggal 2 April 2026 tentang hasil analisis"
        in teks
    )
    milik = isi["jumlah"]
    assert (milik.kebutuhan_bulat, milik.bezetting) == (str(j.kebutuhan_bulat), str(j.bezetting))
    assert sum(int(b.usul) for b in isi["usul"]) == tahun.usul == int(isi["total"].usul)
    assert "B-12/" in teks  # surat dinas: {derajat}-{urut}/… (terbit, PermenPANRB 80/2012)


def test_bezetting_tidak_diketahui_disebut(ditetapkan: Kegiatan, umum: Profil, baca_docx: Baca):
    """Where a plan begins with an unknown bezetting, the letter and Lampiran IV say so, as the page does."""
    jabatan = ditetapkan.jabatan.copy()
    jabatan.loc[jabatan.index[:2], "bezetting"] = None
    tabel = {**ditetapkan.terperiksa.tabel, "jabatan": jabatan}
    tanpa = replace(ditetapkan, terperiksa=replace(ditetapkan.terperiksa, tabel=tabel), dari=None)
    # rumus: two posts without a figure
    kalimat = "Bezetting 2 jabatan tidak diketahui dan dalam proyeksi ini dihitung 0 orang."
    for milik, ada in ((tanpa, True), (ditetapkan, False)):
        surat = "\n".join(baca_docx(buat("usulan", _isi(milik), umum, kepala="").docx))
        assert (kalimat in surat) is ada
        keputusan = {"tahun": 2026, "lingkup": "Biro", "penanda_tangan": {"nama": "Contoh"}}
        lampiran = buat("kepmenko", {**keputusan, **data_kepmenko(milik)}, umum, kepala=KEPALA)
        assert (kalimat in "\n".join(words(lampiran.docx))) is ada
    assert data_kepmenko(tanpa, beranggapan=False)["lima_tahun"].anggapan == ""  # editions before the seventh
    eu = [data_kepmenko(tanpa, eu_utuh=utuh)["jumlah"].eu for utuh in (True, False)]
    j = jumlah(tanpa)
    lama = efektivitas(j.beban_menit, j.bezetting, tanpa.aturan.waktu_kerja_efektif_menit)
    assert eu == ["–", tulis_rasio(tanpa.aturan, lama)]  # the second before the eighth edition


def test_kelengkapan_menyebut_yang_belum_ada(k: Kegiatan, ditetapkan: Kegiatan):
    def ada(milik: Kegiatan) -> dict[str, str]:
        return {b.nama: b.keadaan for b in data_usulan(milik)["kelengkapan"]}

    tetap, belum = ada(ditetapkan), ada(k)
    assert belum["Keputusan tentang hasil analisis beban kerja"] == "belum ada"
    assert tetap["Keputusan tentang hasil analisis beban kerja"] == "ada"
    # nobody can know whether it was filled in: the office ticks it
    assert tetap["Informasi jabatan tiap jabatan"] == "belum ada"
    assert tetap["Rincian kebutuhan lima tahun menurut prioritas"] == "ada"


def test_informasi_jabatan_ada_bila_semua_jabatan_terisi(k: Kegiatan):
    kode = k.jabatan["kode_jabatan"].tolist()
    for terisi, keadaan in ((kode[:-1], "belum ada"), (kode, "ada")):
        tabel = {**k.terperiksa.tabel, "informasi_jabatan": pd.DataFrame({"kode_jabatan": terisi})}
        satu = data_usulan(replace(k, terperiksa=replace(k.terperiksa, tabel=tabel), dari=None))[
            "kelengkapan"
        ][1]
        assert (satu.keadaan, satu.keterangan.partition(";")[0]) == (
            keadaan,
            f"{len(terisi)} dari {len(kode)} jabatan",
        )


def test_asli_perlu_keputusan(k: Kegiatan, umum: Profil):
    assert kekurangan("usulan", _isi(k), umum) == []
    with pytest.raises(NaskahError, match="Keputusan hasil analisis belum ada"):
        buat("usulan", _isi(k), umum, kepala="", tingkat="asli")


def test_tanpa_pegawai_mengusulkan_kekurangan(k: Kegiatan, umum: Profil, baca_docx: Baca):
    tabel = {n: t for n, t in k.terperiksa.tabel.items() if n != "arus_pegawai"}
    tanpa = replace(k, terperiksa=replace(k.terperiksa, tabel=tabel), dari=None)
    isi = _isi(tanpa)
    assert isi["tahunan"] == ()
    assert sum(int(b.usul) for b in isi["usul"]) == jumlah(tanpa).kekurangan
    assert {b.usul_pns for b in isi["usul"]} == {"–"}
    teks = "\n".join(baca_docx(buat("usulan", isi, umum, kepala="").docx))
    assert "Usul sama dengan kekurangan pegawai sekarang." in teks
    assert "RENCANA LIMA TAHUN" not in teks
