"""Guards abk.reports.sections.kewajaran, abk.hasil.analisis: questions first, intervals only where there is
evidence, assumptions named.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

import abk
from abk.hasil import daftar_tanda, selang_jabatan
from abk.kegiatan import Kegiatan
from abk.naskah.tabel.tahunan import proyeksi_kegiatan
from abk.reports.analisis import tabel_analisis
from abk.reports.charts import kebutuhan_dan_bezetting


def _dengan_rentang(k: Kegiatan, *kode: str) -> Kegiatan:
    """The first task of some posts gets a shortest and a longest time, half as much and twice as much."""
    tugas = k.uraian_tugas
    kena = tugas["kode_jabatan"].isin(kode) & (tugas["nomor"] == "1")
    for kolom, kali in (("norma_min", 0.5), ("norma_maks", 2.0)):
        tugas.loc[kena, kolom] = tugas["norma_waktu"][kena] * kali
    tabel = {**k.terperiksa.tabel, "uraian_tugas": tugas}
    return replace(k, terperiksa=replace(k.terperiksa, tabel=tabel))


def test_tanda_dengan_pertanyaan_dan_jawaban(kegiatan: Kegiatan) -> None:
    # J3: 1.000 × 300 menit = 4 orang in one task (rumus)
    (besar,) = (t for t in daftar_tanda(kegiatan) if t.kode_jabatan == "J3" and "orang" in t.pertanyaan)
    isi = str(abk.reports.unit(kegiatan, "A").kewajaran.isi)
    assert "Tugas ini sendiri memerlukan 4 orang." in isi
    assert "bukan tuduhan" in isi
    assert "Jawaban" not in isi
    dijawab = replace(kegiatan, jawaban_tanda={besar.id: "<b>Dihitung</b> ulang"})
    isi = str(abk.reports.unit(dijawab, "A").kewajaran.isi)
    assert "&lt;b&gt;Dihitung&lt;/b&gt; ulang" in isi
    assert dijawab.sidik != kegiatan.sidik
    assert "Tidak ada tanda" in str(abk.reports.unit(kegiatan, "A.2").kewajaran.isi)


def test_tanpa_bukti_tanpa_selang(kegiatan: Kegiatan) -> None:
    assert selang_jabatan(kegiatan) == {}
    halaman = abk.reports.unit(kegiatan, "A")
    assert "selang kebutuhannya tidak diketahui" in str(halaman.kewajaran.isi)
    assert "Selang 90%" not in str(halaman.kebutuhan.isi)


def test_selang_di_tabel_dan_grafik(kegiatan: Kegiatan) -> None:
    k = _dengan_rentang(kegiatan, "J3")
    ((bawah, atas),) = selang_jabatan(k).values()
    assert 2 < bawah < 4 < atas < 8  # rumus: four people, factors between 0,5 and 2
    halaman = abk.reports.unit(k, "A")
    tabel, kata = str(halaman.kebutuhan.isi), str(halaman.kewajaran.isi)
    assert f"{bawah:.2f}–{atas:.2f}".replace(".", ",") in tabel
    assert "Koefisien 20%" in kata
    assert "adalah anggapan program" in kata
    grafik = kebutuhan_dan_bezetting(k.hasil, k.jabatan, selang_jabatan(k))
    assert "selang 90%" in grafik.svg
    assert grafik.data is not None
    assert list(grafik.data["Selang 90% [orang]"]).count("–") == 3


def test_halaman_kementerian(kegiatan: Kegiatan) -> None:
    isi = str(abk.reports.kementerian(kegiatan).kewajaran.isi)
    assert "Bagian Satu" in isi
    assert "perlu direkrut" in isi


def test_lima_tahun_hanya_pada_halaman_kementerian(kegiatan: Kegiatan, baca: type) -> None:
    """Kurang: one of four people; Lebih: four of two, of whom two are due in 2028 (rumus)."""
    assert "Lima tahun" not in str(abk.reports.kementerian(kegiatan).kewajaran.isi)
    arus = pd.DataFrame(
        [("J2", 2028, "pensiun", 2), ("J3", 2029, "masuk", 1), ("J1", 2031, "berakhir", 1)],
        columns=["kode_jabatan", "tahun", "arus", "orang"],
    )
    tabel = {**kegiatan.terperiksa.tabel, "arus_pegawai": arus}
    k = replace(kegiatan, terperiksa=replace(kegiatan.terperiksa, tabel=tabel))
    isi = str(abk.reports.kementerian(k).kewajaran.isi)
    _, _, lima = isi.partition("Lima tahun ke depan")
    baris = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", b) for b in re.findall(r"<tr>.*?</tr>", lima)][1:]
    assert baris == [
        ["2027", "6", "0", "0", "8", "4", "2", "4", "0"],
        ["2028", "4", "&lt; 3", "0", "8", "4", "0", "0", "0"],
        ["2029", "5", "0", "0", "8", "3", "0", "0", "0"],
        ["2030", "5", "0", "0", "8", "3", "0", "0", "0"],
        ["2031", "4", "0", "&lt; 3", "8", "4", "0", "1", "0"],
    ]
    assert lima.count("<svg") == 1
    assert re.search(r'<figure class="abk-grafik"[^>]* tabindex="0">', lima), "it scrolls, and holds no link"
    assert not baca(lima.partition("</h3>")[2].join(("<div>", "</div>"))).salah
    assert "Lima tahun" not in abk.reports.unit(k, "A")._repr_html_()
    assert "tidak diketahui" not in lima
    jabatan = k.jabatan.assign(bezetting=k.jabatan["bezetting"].mask(k.jabatan["kode_jabatan"] == "J2"))
    tanpa = replace(k, terperiksa=replace(k.terperiksa, tabel={**tabel, "jabatan": jabatan}))
    kata = "Bezetting 1 jabatan tidak diketahui dan dalam proyeksi ini dihitung 0 orang."
    assert kata in str(abk.reports.kementerian(tanpa).kewajaran.isi)
    assert [kata in t.arti for t in tabel_analisis(tanpa) if t.pokok == "lima-tahun"] == [True, True, True]
    polos = replace(k, pengaturan=k.pengaturan.model_copy(update={"tahun": None}))
    assert "Lima tahun" not in str(abk.reports.kementerian(polos).kewajaran.isi)


@pytest.mark.parametrize(("pensiun", "kata"), [(5, "satu atau beberapa orang"), (8, "4 orang"), (4, None)])
def test_pegawai_lebih_banyak_daripada_bezetting_dikatakan(
    kegiatan: Kegiatan, pensiun: int, kata: str | None
) -> None:
    """Lebih holds four people (J2): of eight who are due, four are nowhere; a small count is not told. Page,
    workbook and Lampiran IV show the same bezetting, which stops at nought."""
    arus = pd.DataFrame(
        [("J2", 2028, "pensiun", pensiun)], columns=["kode_jabatan", "tahun", "arus", "orang"]
    )
    tabel = {**kegiatan.terperiksa.tabel, "arus_pegawai": arus}
    k = replace(kegiatan, terperiksa=replace(kegiatan.terperiksa, tabel=tabel))
    isi = str(abk.reports.kementerian(k).kewajaran.isi)
    peringatan = re.findall(r"Tabel pegawai tidak cocok dengan bezetting: (.*?) yang pensiun", isi)
    assert peringatan == ([kata] if kata else [])
    lembar = {x.nama: x.tabel for x in tabel_analisis(k)}
    jumlah = lembar["Lima tahun"].set_index("tahun")["bezetting"].to_dict()
    pos = lembar["Lima tahun jabatan"].set_index(["kode_jabatan", "tahun"])["bezetting"]
    tahunan = proyeksi_kegiatan(k)
    assert tahunan is not None
    assert {t: sum(isi[t].bezetting for isi in tahunan.values()) for t in jumlah} == jumlah
    assert all(pos[j, t] == satu.bezetting for j, isi in tahunan.items() for t, satu in isi.items())
    assert pos["J2", 2028] == 0


@pytest.mark.parametrize("nama", ["faktor", "nol"])
def test_tanda_bertahan_selama_buktinya_sama(kegiatan: Kegiatan, nama: str) -> None:
    """The order of rows and a change elsewhere leave a flag what it is; its own evidence does not."""
    tugas = kegiatan.uraian_tugas
    if nama == "nol":
        tugas = tugas.iloc[::-1]
    else:
        tugas.loc[tugas["kode_jabatan"] == "J3", "volume"] = 1300
    lain = replace(
        kegiatan,
        terperiksa=replace(kegiatan.terperiksa, tabel={**kegiatan.terperiksa.tabel, "uraian_tugas": tugas}),
    )

    def satu(k: Kegiatan) -> set[str]:
        return {t.id for t in daftar_tanda(k) if (t.kode_jabatan, t.nomor) == ("J3", "1")}

    assert satu(kegiatan)
    assert (satu(kegiatan) == satu(lain)) == (nama == "nol")
