"""Guards abk.kokpit.cockpit, abk.kokpit.pages, abk.sop.papan: what the pages show and do: the board,
tasks, decisions, returns, edits, history, documents.
"""

from __future__ import annotations

import datetime as dt
from html import unescape

import pytest
from sqlalchemy import text

from abk.peragaan import Peragaan, kunci_peragaan, peragakan
from abk.sop import Tanda, buka_alur, mulai, prosedur
from abk.sop.papan import BarisPapan, kata_lama, papan, ringkasan
from tests.kokpit.orang import Orang, tunjuk_plt
from tests.permainan import naskah_satu_unit

pytestmark = pytest.mark.xdist_group("peragaan")


def _isi_disposisi(o, naskah):
    return o.masuk("p-karo").buka("kerja", "1").isi_borang(naskah.tindakan[0]["fakta"])


# ── the board ─────────────────────────────────────────────────────────────────────────────────────
def _papan(o, saat=None):
    s = o.k.session
    baris = papan(s.alur.keadaan, s.alur.peristiwa, s.nama, s.status.jam, saat or s.saat)
    return {b.langkah.kode: b.sel for b in baris}


@pytest.mark.parametrize(
    ("menit", "kata"),  # dihitung tangan: a working day is 450 minutes
    [(10, "10 menit kerja"), (449, "449 menit kerja"), (450, "1 hari kerja"),
     (80_955, "179 hari kerja 405 menit"), (900_000, "2.000 hari kerja")],
)  # fmt: skip
def test_lama_yang_terbayangkan(menit: int, kata: str):
    """Nobody can picture 80,955 minutes."""
    assert kata_lama(menit) == kata


def test_papan_dan_jam(orang):
    o = orang(14, satu=False)
    p = _papan(o)
    assert p["10"]["D1.1"].keadaan == "lewat"  # due since 3 March, the meeting was on the 11th
    assert (p["11"]["SET.PO"].keadaan, p["11"]["D1.1"].keadaan) == ("tepat", "menunggu")
    assert p["11"]["SET.PO"].siapa == ("Kepala Subbagian Organisasi",)
    assert p["1"][""].waktu.terpakai_menit == 15  # terbit: the play says 15 minutes
    assert p["1"][""].terlambat
    mulai = p["11"]["SET.PO"].sejak
    for menit, keadaan in ((359, "tepat"), (360, "mendekati"), (450, "mendekati"), (451, "lewat")):
        # rumus: 1 Hari = 450 menit kerja, 80% of it = 360
        saat = o.k.session.status.jam.tambah(mulai, menit)
        assert _papan(o, saat)["11"]["SET.PO"].keadaan == keadaan
    langkah = o.alur.keadaan.satu_langkah("1")
    r = ringkasan([BarisPapan(langkah, sel) for sel in p.values()])
    assert (r.berjalan, r.gugur, r.selesai, r.semua) == (3, 0, 11, 30)
    assert "menit kerja" in o.teks
    assert "hampir lewat waktu" in o.teks  # the legend: words, not colours only


def test_yang_gugur_bersebab(orang):
    o = orang(21, satu=False)
    sel = _papan(o)["11"]["D1.1"]
    assert sel.ulang == 1
    assert sel.sebab.startswith("dikembalikan dari langkah 12: Keputusan rapat tentang laporan evaluasi")
    o.buka("riwayat")
    assert "<s>" in o.html
    assert "gugur" in o.teks
    assert o.alur.kepala[:8] in o.teks
    o.masuk("p-kasubbag")
    assert "Dikembalikan dari langkah 12" in o.teks


# ── a step ────────────────────────────────────────────────────────────────────────────────────────
def test_yang_dilihat_adalah_yang_ditandatangani(orang, naskah):
    o = _isi_disposisi(orang(0), naskah)
    o.tekan("siapkan")
    siap = o.k._halaman.siap
    assert "sandbox" in o.html
    assert "default-src 'none'" in unescape(unescape(o.html))  # an attribute of a page in an attribute
    assert "Arti tanda tangan" in o.teks
    o.tekan("tanda_tangani")
    assert "belum disetujui" in o.galat
    o.ketik("setuju", nilai=True).tekan("tanda_tangani")
    assert o.galat == ""
    assert o.alur.berkas("disposisi_karo_1") == siap.berkas["disposisi_karo_1"]
    assert o.k._halaman.nama == "tugas"


def test_isian_berubah_membatalkan_persiapan(orang, naskah):
    o = _isi_disposisi(orang(0), naskah)
    o.tekan("siapkan").ketik("setuju", nilai=True).tekan("ubah_isian")
    o.ketik("disposisi_karo_1/catatan", "Lain.").tekan("tanda_tangani")
    assert "belum disetujui" in o.galat
    assert o.alur.keadaan.posisi == "1"


def test_ketikan_tinggal_sesudah_pindah_halaman(orang, naskah):
    o = _isi_disposisi(orang(0), naskah)
    o.ketik("disposisi_karo_1/catatan", "Ketikan saya").buka("papan").buka("kerja", "1")
    assert "Ketikan saya" in o.html
    o.masuk("p-kabag").masuk("p-karo").buka("kerja", "1")
    assert "Ketikan saya" in o.html


def test_ketikan_bukan_milik_orang_lain(orang, naskah):
    o = _isi_disposisi(orang(0), naskah)
    o.ketik("disposisi_karo_1/catatan", "Ketikan saya")
    tunjuk_plt(o)
    o.masuk("p-plt").buka("kerja", "1")
    assert o.galat == ""
    assert "Ketikan saya" not in o.html


def test_unduh_naskah(orang):
    o = orang(3).buka("berkas")
    o.tekan("unduh", slot="rencana_kegiatan").tekan("unduh", slot="instrumen")
    (nama, isi), (arsip, _) = o.unduhan
    assert (nama, arsip) == ("rencana_kegiatan.docx", "instrumen.zip")
    assert isi == o.alur.berkas("rencana_kegiatan")
    o.tekan("lihat", slot="rencana_kegiatan")
    assert 'title="Pratinjau: Rencana kegiatan"' in o.html
    o.tekan("unduh", slot="tidak_ada")
    assert "belum ada" in o.galat


def test_usulan_yang_belum_ada_dilampirkan(gudang_pada):
    gudang, main = gudang_pada(0), naskah_satu_unit()
    waktu = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)
    mulai(
        gudang, Tanda("p-karo", kunci_peragaan("p-karo"), waktu), kode="tanpa-usulan", tahun=2026,
        judul="Tanpa usulan", unit=main.isi["unit"], prosedur=prosedur(), pejabat=main.pejabat,
        nama=main.nama, profil=main.isi["profil"], peragaan=True,
    )  # fmt: skip
    o = Orang(gudang, lambda: waktu + dt.timedelta(hours=1)).tekan("pilih_alur", kode="tanpa-usulan")
    o.masuk("p-karo")
    assert "Belum ada: Usulan unit organisasi atau program kerja" in o.teks
    o.buka("lampir", slot="usulan_program_kerja")
    o.tekan("berkas", [b"%PDF-1.7"], jalur="unggahan", nama="usulan.pdf")
    o.ketik("keterangan", "Usulan Inspektorat").tekan("lampirkan")
    assert o.galat == ""
    assert "Belum ada" not in o.teks
    o.buka("kerja", "1").tanda_tangani()
    assert o.galat == ""


# ── someone else ──────────────────────────────────────────────────────────────────────────────────
def test_orang_lain_mendahului(orang, naskah):
    o = _isi_disposisi(orang(0), naskah)
    o.tekan("siapkan").ketik("setuju", nilai=True)
    lain = type(o)(o.k.gudang, o.k.session._jam)
    lain.masuk("p-karo").buka("kerja", "1").isi_borang(naskah.tindakan[0]["fakta"]).tanda_tangani()
    assert lain.galat == ""
    o.tekan("tanda_tangani")
    assert "sementara itu orang lain mencatat sesuatu" in o.galat
    assert "Langkah ini sedang tidak berjalan" in o.teks
    assert naskah.tindakan[0]["fakta"]["disposisi_karo_1"]["catatan"] in o.html  # what was typed is there
    assert sum(e.apa == "selesai" for e in o.alur.peristiwa) == 1


def test_langkah_yang_kembali_dibuka_dengan_isian_terakhir(orang, naskah):
    o = orang(11).masuk("p-kasubbag").buka("kerja", "11", "ITWIL")
    o.ketik("laporan/maksud", "Ketikan lama")
    fakta = {
        **naskah.tindakan[11]["fakta"],
        "laporan": {**naskah.tindakan[11]["fakta"]["laporan"], "maksud": "Baru"},
    }
    lain = type(o)(o.k.gudang, o.k.session._jam).masuk("p-kasubbag").buka("kerja", "11", "ITWIL")
    lain.isi_borang(fakta).tanda_tangani()
    assert "Ketikan lama" in o.buka("kerja", "11", "ITWIL").html  # what was typed stays while it is not due
    lain.masuk("p-kabag").buka("kembali", "12", "ITWIL").ketik("ke", "11|ITWIL")
    lain.ketik("alasan", "Perbaiki.").ketik("yakin", nilai=True).tekan("kembalikan")
    assert lain.galat == ""
    o.buka("kerja", "11", "ITWIL")
    assert "Ketikan lama" not in o.html
    assert o.k._halaman.form.nilai["laporan"]["maksud"] == "Baru"


def test_kegiatan_unit_lain_tidak_mengganggu(orang, gudang_pada):
    o = orang(13, satu=False)
    o.masuk("p-kabag").buka("kerja", "10", "D1.1")
    baris = o.k._halaman.form.nilai["daftar_hadir_terisi"]["peserta"]
    for n in baris:
        o.ketik(f"daftar_hadir_terisi/peserta/{n}/hadir", "ya")
    o.isi_borang({"dokumentasi": {"selesai": "11:30", "jalannya": [{"pembicara": "Unit", "isi": "Hadir."}]}})
    o.tekan("siapkan").ketik("setuju", nilai=True)
    lain = type(o)(o.k.gudang, o.k.session._jam).masuk("p-kasubbag").buka("putusan", "10", "ITWIL")
    isi = {"kode_jabatan": "ITWIL-01", "nomor": "1", "kolom": "keterangan", "baru": "x", "alasan": "Rapat."}
    for medan, nilai in isi.items():
        lain.ketik(f"putusan/0/{medan}", nilai)
    lain.tekan("catat")
    assert lain.galat == ""
    o.tekan("tanda_tangani")
    assert o.galat == ""
    assert o.alur.keadaan.posisi_unit["D1.1"] == "11"


# ── decisions ─────────────────────────────────────────────────────────────────────────────────────
def test_putusan_dicatat_dan_dicabut(orang):
    o = orang(10).masuk("p-kasubbag").buka("putusan", "10", "ITWIL")
    isi = {"kode_jabatan": "ITWIL-03", "nomor": "1", "kolom": "volume", "baru": "2,5", "alasan": "Register."}
    for medan, nilai in isi.items():
        o.ketik(f"putusan/0/{medan}", nilai)
    o.tekan("hidup")
    efek = o.k._halaman.daftar.efek()[0]
    assert "Pengaruh keputusan rapat pada kebutuhan" in o.html
    o.tekan("catat")
    assert o.galat == ""
    assert o.alur.keadaan.putusan("ITWIL")[-1].baru == "2.5"
    baru = o.k._halaman.daftar.k.hasil.loc["ITWIL-03", "kebutuhan"]
    assert baru == pytest.approx(efek.loc["ITWIL-03", "kebutuhan_baru"])  # what was shown is what came
    urut = o.alur.keadaan.semua_putusan[-1].urut
    o.tekan("minta_cabut", urut=str(urut)).ketik(f"cabut/{urut}", "Keliru baca.").tekan("cabut")
    assert o.galat == ""
    assert o.alur.keadaan.semua_putusan[-1].dicabut is not None
    assert "dicabut: Keliru baca." in o.teks


def test_putusan_yang_tidak_cocok_tidak_dicatat(orang):
    o = orang(10).masuk("p-kasubbag").buka("putusan", "10", "ITWIL")
    for medan, nilai in (("kode_jabatan", "ITWIL-03"), ("nomor", "1"), ("kolom", "volume"), ("baru", "-1")):
        o.ketik(f"putusan/0/{medan}", nilai)
    o.tekan("catat")
    assert "Keputusan rapat belum lengkap" in o.galat
    o.ketik("putusan/0/alasan", "Register.").tekan("hidup")
    assert "Perubahan tidak dapat diterapkan" in o.teks
    banyak = o.alur.keadaan.jumlah
    o.tekan("catat")
    assert o.galat
    assert o.alur.keadaan.jumlah == banyak


# ── the whole ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("pesan", [
    {"aksi": "tidak_ada"}, {}, {"aksi": "isi", "jalur": "x", "nilai": None}, {"aksi": "buka", "halaman": "x"},
    {"aksi": "buka", "halaman": "kerja", "langkah": "99"}, {"aksi": "hapus_draf", "jalur": "putusan/x"},
    {"aksi": "berkas", "jalur": "unggahan", "nama": "x"},
])  # fmt: skip
def test_pesan_asing_menjadi_pesan_galat(orang, pesan):
    o = orang(10).masuk("p-kasubbag").buka("putusan", "10", "ITWIL")
    o.k.isi._handle_custom_msg(pesan, [])
    assert o.galat
    assert "Keputusan rapat ITWIL" in o.teks


def test_galat_gambar_tidak_mematikan_kokpit(orang, monkeypatch):
    o = orang(0)
    monkeypatch.setattr(type(o.k._halaman), "render", lambda _: 1 / 0)
    o.tekan("muat")
    assert "tidak dapat ditampilkan" in o.teks
    assert "Papan" in str(o.k.kepala.isi())


def test_beberapa_alur_dipilih(gudang_pada):
    gudang = gudang_pada(0)
    peragakan(gudang, peragaan=Peragaan({**naskah_satu_unit().isi, "kode": "lain-2026"}), sampai=0)
    o = Orang(gudang)
    assert "Pilih alur" in str(o.k.kepala.isi())
    o.tekan("masuk_peragaan")
    assert "Alur belum dipilih" in o.galat
    o.tekan("pilih_alur", kode="lain-2026")
    assert o.alur.kode == "lain-2026"
    assert buka_alur(gudang, "lain-2026").kepala == o.alur.kepala


def test_jam_sungguhan_tidak_mundur(gudang_pada):
    o = Orang(gudang_pada(0), lambda: dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    # a play goes on from where it stands, a minute later; the clock of 2020 is not asked
    assert o.k.session.saat - o.alur.keadaan.terakhir == dt.timedelta(minutes=1)
    assert o.k.session.hari.year == 2026


def test_vonis_sama_dengan_perintah(orang):
    """The verdict of the command, in its words; gone as soon as something was recorded after it."""
    o = orang(1)
    o.buka("riwayat")
    assert "Periksa seluruh alur" in o.html
    o.tekan("periksa")
    assert o.galat == ""
    assert "SAH SEBAGAI PERAGAAN" in o.teks
    assert "sama dengan prosedur bawaan program" in o.teks
    assert "Dibandingkan dengan data dan isiannya: 1 naskah; 1 sama" in o.teks
    o.masuk("p-karo")
    kini = o.k.session
    kini.alur = kini.alur.lampirkan("lampiran:x", b"%PDF", kini.tanda(), keterangan="sesudahnya")
    assert "SAH SEBAGAI PERAGAAN" not in o.buka("riwayat").teks


def test_pilihan_alur_dari_yang_ditandatangani(gudang_pada):
    """The names of the cases to choose from are those that were signed, whatever the table says."""
    gudang, main = gudang_pada(0), naskah_satu_unit()
    waktu = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)
    mulai(
        gudang, Tanda("p-karo", kunci_peragaan("p-karo"), waktu), kode="kedua", tahun=2026,
        judul="Alur kedua", unit=main.isi["unit"], prosedur=prosedur(), pejabat=main.pejabat,
        nama=main.nama, profil=main.isi["profil"], peragaan=True,
    )  # fmt: skip
    with gudang.alur.sambungan.tulis() as c:
        for (nama,) in c.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            c.execute(text(f"DROP TRIGGER {nama}"))
        c.execute(text("UPDATE alur SET judul = 'Judul palsu', tahun = 1999 WHERE kode = 'kedua'"))
    kepala = str(Orang(gudang).k.kepala.isi()["html"])
    assert "Alur kedua (kedua, 2026)" in kepala
    assert "palsu" not in kepala
    assert "lain daripada yang ditandatangani" in kepala
