"""Guards abk.instrumen.formulir.sesi, abk.instrumen.formulir.assemble,
abk.instrumen.formulir.perintah: a session over a real store and over one that fails: saving, meeting
others, submitting, threads, and pasting.
"""

from __future__ import annotations

import datetime as dt
import threading
import time

import pytest

import abk
from abk.errors import AbkError, ParameterError
from abk.instrumen import instrumen
from abk.instrumen.formulir import Formulir, formulir
from abk.instrumen.formulir.perintah import kolom_tepat
from abk.instrumen.formulir.sesi import Sesi
from abk.store import TerkunciError, buka
from tests.kampanye import SABAR_DETIK


def _tunggu(syarat, detik: float = SABAR_DETIK):
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        if syarat():
            return
        time.sleep(0.02)
    pytest.fail("tidak terjadi")


@pytest.fixture
def sesi(gudang):
    s = Sesi(gudang, tunda_detik=0.05)
    s.buka("A1", "Analis")
    return s


def _lengkapi(s: Sesi) -> None:
    for nama, nilai in {
        "ikhtisar_jabatan": "Menata organisasi.",
        "responden": "Analis",
        "atasan": "Kabag",
    }.items():
        s.ubah(lambda i, n=nama, v=nilai: i.ubah_kepala(n, v))


def test_hasil_langsung(sesi):
    # rumus: 10 × 12 × 300 + 4 × 52 × 120 = 60.960; / 75.000 = 0,8128 → 1 orang; 2 − 1 = +1
    h = sesi.penilaian.hasil
    assert (h.beban_kerja_menit, h.kebutuhan_bulat, h.selisih) == (60_960, 1, 1)
    assert h.kebutuhan == pytest.approx(0.8128)
    sesi.ubah(lambda i: i.ubah(1, "volume", "1.250"))
    assert sesi.penilaian.hasil.beban_kerja_menit == 24_960
    assert sesi.penilaian.hasil.keluar == 1
    assert [t.aturan for t in sesi.penilaian.per_sel[1, "volume"]] == ["angka_bermakna_ganda"]


def test_satu_ketikan_satu_pemeriksaan(sesi, monkeypatch):
    """Once the tables of the sheet were judged twice for each key: for its findings, and for its sums."""
    diperiksa = []
    asli = abk.tables.validasi.validate
    monkeypatch.setattr(
        abk.tables.validasi, "validate", lambda f, t, **isi: diperiksa.append(t.nama) or asli(f, t, **isi)
    )
    sesi.ubah(lambda i: i.ubah(1, "volume", 11))
    assert diperiksa == ["jabatan", "uraian_tugas"]


def test_hasil_sama_dengan_laporan(sesi, gudang):
    sesi.ubah(lambda i: i.ubah(2, "volume", 7))
    sesi.simpan()
    dari_gudang = gudang.kegiatan().hasil.loc["A1"]
    assert sesi.penilaian.hasil.kebutuhan == dari_gudang["kebutuhan"]
    assert sesi.penilaian.hasil.beban_kerja_menit == dari_gudang["beban_kerja_menit"]


def test_simpan_sendiri_dan_buka_lagi(sesi, gudang, alamat):
    sesi.ubah(lambda i: i.ubah(1, "volume", 11))
    assert sesi.status.jenis == "belum"
    _tunggu(lambda: sesi.status.jenis == "tersimpan")
    assert sesi.status.teks.endswith("versi 2")
    lain = Sesi(buka(alamat))
    lain.buka("A1", "Analis")
    assert lain.isian.baris[0].sel["volume"] == 11
    lain.simpan()
    assert gudang.lembar("A1").versi == 2  # nothing changed, so nothing is saved


def test_draf_boleh_belum_lengkap_ajuan_tidak(sesi, gudang):
    sesi.ubah(lambda i: i.ubah(sesi.isian.baris[-1].id, "uraian_tugas", "Baru"))
    kurang = sesi.ajukan()
    assert {t.kolom for t in kurang} >= {"ikhtisar_jabatan", "responden", "atasan", "volume", "norma_waktu"}
    assert gudang.lembar("A1").status == "draf"
    sesi.urung()
    _lengkapi(sesi)
    assert sesi.ajukan() == []
    assert gudang.lembar("A1").status == "diajukan"
    with pytest.raises(ParameterError, match="sudah diajukan"):
        sesi.ubah(lambda i: i.ubah(1, "volume", 1))


def test_dikembalikan_dapat_diperbaiki(sesi, gudang):
    _lengkapi(sesi)
    sesi.ajukan()
    gudang.kembalikan("A1", "Ortala", "Norma waktu belum berdasar.")
    sesi.buka("A1", "Analis")
    assert sesi.terbuka
    f = Formulir(gudang, "Analis")
    f.pemilih.jabatan.value = "A1"
    f.pemilih.tombol.click()
    assert "Norma waktu belum berdasar." in f.identitas.kop.value


def test_dua_orang_tidak_saling_menimpa(sesi, gudang, alamat):
    lain = Sesi(buka(alamat), tunda_detik=60)
    lain.buka("A1", "Kepala")
    lain.ubah(lambda i: i.ubah(1, "volume", 20))
    lain.simpan()
    sesi.ubah(lambda i: i.ubah(1, "volume", 30).ubah(2, "volume", 5))
    sesi.simpan()
    assert sesi.status.jenis == "konflik"
    assert {b.kunci: b.bawaan for b in sesi.perbedaan} == {"1/volume": None, "2/volume": "milik"}
    assert gudang.lembar("A1").uraian_tugas[0]["volume"] == 20
    with pytest.raises(ParameterError, match="belum dipilih"):
        sesi.selesaikan({})
    sesi.selesaikan({"1/volume": "baru"})
    assert [b["volume"] for b in gudang.lembar("A1").uraian_tugas] == [20, 5]
    assert gudang.lembar("A1").versi == 3


class GudangMogok:
    """A store whose saves fail, as over a broken network."""

    def __init__(self, gudang):
        self._gudang, self.rusak, self.salah = (
            gudang,
            True,
            TerkunciError("Gudang sedang dipakai.", "Coba lagi."),
        )

    def __getattr__(self, nama):
        return getattr(self._gudang, nama)

    def simpan_draf(self, lembar, **lain):
        if self.rusak:
            raise self.salah
        return self._gudang.simpan_draf(lembar, **lain)


@pytest.mark.parametrize("salah", [TerkunciError("Gudang sedang dipakai.", "Coba lagi."), OSError("putus")])
def test_gagal_simpan_tampak_dan_isian_tetap(gudang, salah):
    mogok = GudangMogok(gudang)
    mogok.salah = salah
    s = Sesi(mogok, tunda_detik=0.02)
    s.buka("A1", "Analis")
    s.ubah(lambda i: i.ubah(1, "volume", 11))
    _tunggu(lambda: s.status.jenis == "galat")
    assert "Belum tersimpan" in s.status.teks
    mogok.rusak = False
    s.simpan()
    assert s.status.jenis == "tersimpan"
    assert gudang.lembar("A1").uraian_tugas[0]["volume"] == 11


def test_banyak_utas_satu_formulir(gudang):
    """Callbacks come from several threads: no edit is lost, no error stays unseen."""
    f = Formulir(gudang, "Analis", tunda_detik=0.01)
    f.pemilih.jabatan.value = "A2"
    f.pemilih.tombol.click()
    kolom = ["hasil_kerja", "keterangan", "peralatan", "jumlah_amatan"]

    def ketik(nama):
        for n in range(1, 16):
            f.tasks._handle_custom_msg(
                {"aksi": "ubah", "id": "1", "kolom": nama, "teks": str(n), "lanjut": False}, []
            )

    utas = [threading.Thread(target=ketik, args=(k,)) for k in kolom]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    f.sesi.simpan()
    baris = gudang.lembar("A2").uraian_tugas[0]
    assert [str(baris[k]) for k in kolom] == ["15"] * 4
    assert f.status_bar.galat == ""
    assert f.tasks.isi["baris"]["1"]["s"]["keterangan"]["t"] == "15"


def test_galat_pemanggilan_tampak_di_formulir(gudang):
    f = Formulir(gudang, "Analis")
    f.pemilih.tombol.click()
    assert "Jabatan belum dipilih" in f.status_bar.galat
    f.pemilih.jabatan.value = "tidak ada"
    f.pemilih.tombol.click()
    assert "Tidak ada jabatan" in f.status_bar.galat
    f.pemilih.jabatan.value = "A2"
    f.pemilih.tombol.click()
    assert f.status_bar.galat == ""
    f.tasks._handle_custom_msg({"aksi": "ubah", "id": "99", "kolom": "volume", "teks": "1"}, [])
    assert "sudah tidak ada" in f.status_bar.galat
    f.tasks._handle_custom_msg({"aksi": "ubah", "id": "1", "kolom": "kode_jabatan", "teks": "1"}, [])
    assert "tidak dapat diisi" in f.status_bar.galat
    f.sesi.gudang = None
    f.asal.value = "A1"
    f.tombol_salin.click()
    assert "AttributeError" in f.status_bar.galat


def test_hanya_yang_berubah_dikirim(gudang):
    f = Formulir(gudang, "Analis", tunda_detik=60)
    f.pemilih.jabatan.value = "A1"
    f.pemilih.tombol.click()
    terkirim = []
    f.tasks.send = terkirim.append
    f.tasks._handle_custom_msg(
        {"aksi": "ubah", "id": "1", "kolom": "volume", "teks": "12", "lanjut": True}, []
    )
    (pesan,) = terkirim
    assert list(pesan["baris"]) == ["1"]
    assert "urutan" not in pesan
    assert pesan["baris"]["1"]["s"]["_menit"]["t"] == "43.200"  # rumus: 12 × 12 × 300


def test_pilih_semua_bacaan(gudang):
    f = Formulir(gudang, "Analis", tunda_detik=60)
    f.pemilih.jabatan.value = "B1"
    f.pemilih.tombol.click()
    f.tasks._handle_custom_msg(
        {"aksi": "tempel", "id": "1", "kolom": "volume", "teks": "1.250\n2.500\n1.248,5"}, []
    )
    assert f.tasks.isi["meta"]["ragu"] == 2
    f.tasks._handle_custom_msg({"aksi": "pilih_semua", "n": 0}, [])
    assert [b.sel.get("volume") for b in f.sesi.isian.baris] == [1250, 2500, 1248.5, None]


def test_tempelan_di_kolom_lain_ditawarkan_di_tempatnya(gudang):
    """A block with task texts begun in "Nomor" used to fill every column with what belongs to another."""
    f = Formulir(gudang, "Analis", tunda_detik=60)
    f.pemilih.jabatan.value = "B1"
    f.pemilih.tombol.click()
    semula = f.sesi.isian
    fokus = []
    f.tasks.fokus = lambda *isi: fokus.append(isi)
    pesan = {"aksi": "tempel", "id": "1", "kolom": "nomor",
             "teks": "Mencatat surat\tSurat\t15\thari\nMenyusun laporan\tLaporan\t4\tBulanan"}  # fmt: skip
    f.tasks._handle_custom_msg(pesan, [])
    assert f.sesi.isian == semula
    assert fokus == [(1, "uraian_tugas")]
    assert "dimulai dari Uraian tugas, bukan Nomor" in f.status_bar.kabar
    f.tasks._handle_custom_msg({**pesan, "kolom": "uraian_tugas"}, [])
    baris = f.sesi.isian.baris
    assert [b.sel.get("uraian_tugas") for b in baris[:2]] == ["Mencatat surat", "Menyusun laporan"]
    assert [b.sel.get("periode") for b in baris[:2]] == ["hari", "bulan"]


def test_tempelan_yang_ditawarkan_tetap_dapat_ditempel_di_sel_semula(gudang):
    f = Formulir(gudang, "Analis", tunda_detik=60)
    f.pemilih.jabatan.value = "B1"
    f.pemilih.tombol.click()
    pesan = {"aksi": "tempel", "id": "1", "kolom": "nomor", "teks": "Mencatat surat\nMenyusun laporan"}
    f.tasks._handle_custom_msg(pesan, [])
    f.tasks._handle_custom_msg(pesan, [])
    assert [b.sel.get("nomor") for b in f.sesi.isian.baris[:2]] == ["Mencatat surat", "Menyusun laporan"]


@pytest.mark.parametrize(
    ("awal", "blok", "tepat"),
    [
        ("nomor", [["Mencatat surat"]], "uraian_tugas"),
        ("nomor", [["1", "Mencatat surat", "Surat", "15", "hari", "6", "mnt"]], None),
        ("uraian_tugas", [["1.", "Mencatat surat", "Surat", "15", "hari"]], "nomor"),
        ("hasil_kerja", [["12", "Bulanan", "2 jam"]], "volume"),
        ("volume", [["12"], ["1.250"]], None),
        ("uraian_tugas", [["12"]], None),
        ("uraian_tugas", [["Mencatat", "Surat"]], None),
        ("nomor", [["", ""]], None),
    ],
)
def test_letak_menurut_isi(awal, blok, tepat):
    kolom = instrumen().kolom("tugas_per_tugas")
    nama = [k.nama for k in kolom]
    hasil = kolom_tepat(blok, kolom, nama.index(awal))
    assert (None if hasil is None else nama[hasil]) == tepat


def test_salin_tugas_bertanda(gudang):
    f = Formulir(gudang, "Analis", tunda_detik=60)
    f.pemilih.jabatan.value = "A2"
    f.pemilih.tombol.click()
    f.asal.value = "A1"
    f.tombol_salin.click()
    assert [b.sel.get("disalin_dari") for b in f.sesi.isian.baris] == [None, "A1", "A1", None]
    f.sesi.simpan()
    assert gudang.lembar("A2").uraian_tugas[1]["disalin_dari"] == "A1"
    assert f.tasks.isi["baris"][f.tasks.isi["urutan"][1]]["a"] == "Analis Organisasi"


def test_teks_pengguna_tidak_menjadi_html(gudang):
    gudang.simpan_jabatan(
        oleh="Ortala", kode_jabatan="X", kode_unit="U", nama_jabatan="<img src=x onerror=alert(1)>",
        jenis_jabatan="pelaksana",
    )  # fmt: skip
    f = Formulir(gudang, "Analis")
    f.pemilih.jabatan.value = "X"
    f.pemilih.tombol.click()
    assert "<img" not in f.identitas.kop.value
    assert "&lt;img" in f.identitas.kop.value


@pytest.mark.parametrize("sumber", ["", "data/contoh"])
def test_bukan_gudang_ditolak(sumber):
    with pytest.raises(ParameterError, match="alamat gudang"):
        formulir(sumber)


def test_status_memakai_jam_setempat(sesi):
    sesi.ubah(lambda i: i.ubah(1, "volume", 12))
    sesi.simpan()
    waktu = sesi.tersimpan.diubah.astimezone(dt.datetime.now().astimezone().tzinfo)
    assert sesi.status.teks == f"tersimpan {waktu:%H.%M.%S}, versi 2"


def test_pengisi_ditanyakan_bila_kosong(gudang):
    f = Formulir(gudang)
    f.pemilih.jabatan.value = "A1"
    f.pemilih.tombol.click()
    assert "Pengisi belum disebut" in f.status_bar.galat
    assert issubclass(ParameterError, AbkError)


def _terbuka(gudang, jabatan: str) -> Formulir:
    f = Formulir(gudang, "Analis", tunda_detik=60)
    f.pemilih.jabatan.value = jabatan
    f.pemilih.tombol.click()
    return f


def test_ajuan_yang_gagal_menuju_daftar_dan_tiap_butir_ke_isiannya(gudang, monkeypatch):
    f = _terbuka(gudang, "B1")
    f.tasks._handle_custom_msg({"aksi": "ubah", "id": "1", "kolom": "uraian_tugas", "teks": "Menata"}, [])
    f.tombol_ajukan.click()
    judul, *butir = f.kurang.children
    assert f"Belum dapat diajukan: {len(butir)} hal" in judul.value
    assert f.status_bar.menuju in butir[0]._dom_classes
    terkirim, fokus = [], []
    monkeypatch.setattr(f.tasks, "send", terkirim.append)
    monkeypatch.setattr(f.identitas.medan["responden"], "focus", lambda: fokus.append("responden"))
    for satu in butir:
        satu.click()
    assert {"jenis": "fokus", "id": "1", "kolom": "volume"} in terkirim
    assert fokus == ["responden"]
    sebelum = f.status_bar.menuju
    f.tombol_ajukan.click()
    assert f.status_bar.menuju != sebelum, "a second try leads there again"


def test_tempelan_yang_keliru_dikatakan(gudang):
    f = _terbuka(gudang, "B1")
    pesan = {"aksi": "tempel", "id": "1", "kolom": "volume", "teks": "12\ttahun\nbanyak\ttahun\n-3\tmingu"}
    f.tasks._handle_custom_msg(pesan, [])
    assert f.status_bar.kabar.startswith("3 baris ditempel. 3 sel perlu diperbaiki; yang pertama Volume")
    f.tasks._handle_custom_msg({**pesan, "teks": "12\ttahun"}, [])
    assert f.status_bar.kabar.startswith("1 baris ditempel.")
    assert "perlu diperbaiki" not in f.status_bar.kabar


@pytest.mark.parametrize(
    ("kolom", "isi"),
    [("volume", "1.250"), ("volume", "1.2.3,4"), ("satuan_waktu", "hari"), ("norma_waktu", "x")],
)
def test_pengisi_tidak_disuruh_ke_berkas_analis(gudang, kolom, isi):
    """Who fills a form has neither the files nor the settings of the kegiatan."""
    f = _terbuka(gudang, "A1")
    f.tasks._handle_custom_msg({"aksi": "ubah", "id": "1", "kolom": kolom, "teks": isi}, [])
    sel = f.tasks.isi["baris"]["1"]["s"]
    pesan = [teks for satu in sel.values() for _, teks in satu.get("m", ())]
    assert pesan
    assert not [satu for satu in pesan if ".toml" in satu or "berkas" in satu]


def test_contoh_dapat_diisi_tanpa_gudang():
    f = formulir("contoh", "Analis")
    assert "contoh" in f.children[0].value
    assert len(f.pemilih.daftar) == 312
