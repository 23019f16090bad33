"""Guards abk.kokpit.form, abk.kokpit.pages.form_page: what is asked becomes fields, what is filled in
becomes facts, faults find their field.
"""

from __future__ import annotations

import pytest

from abk.errors import ParameterError
from abk.kokpit.form import Form, bentuk
from abk.kokpit.pages.form_page import render_borang, render_ringkasan
from abk.naskah import Fakta, NaskahError
from abk.naskah.alur import FaktaNaskah, siapkan

ORANG = (Fakta("nama", "Nama", "teks", True), Fakta("nip", "NIP", "teks", False, bawaan=""))
BARIS = (
    Fakta("nama", "Nama", "teks", True),
    Fakta("hadir", "Hadir", "pilihan", False),
    Fakta("pukul", "Pukul", "jam", False),
    Fakta("keadaan", "Keadaan", "pilihan", True, pilihan=("lengkap", "belum ada")),
)
PERINTAH = ("Selesaikan", "Simpan (file)", "Selesaikan/tindak")
SEMUA = (
    Fakta("tempat", "Tempat", "teks", True),
    Fakta("catatan", "Catatan", "paragraf", False, bawaan=""),
    Fakta("tanggal", "Tanggal", "tanggal", True),
    Fakta("mulai", "Mulai", "jam", False),
    Fakta("sifat", "Sifat", "pilihan", False, pilihan=("", "Segera"), bawaan=""),
    Fakta("cocok", "Cocok", "teks", False, bawaan=False),
    Fakta("perintah", "Perintah", "daftar", True, pilihan=PERINTAH),
    Fakta("acara", "Acara", "daftar", True),
    Fakta("peserta", "Peserta", "daftar", True, kolom=BARIS),
    Fakta("saksi", "Saksi", "teks", False, kolom=ORANG),
)  # fmt: skip


def form(**terisi) -> Form:
    return Form.susun([FaktaNaskah("rapat", "undangan", "Undangan", SEMUA, terisi)])


def test_bentuk_menurut_pertanyaan():
    assert [bentuk(f) for f in SEMUA] == [
        "teks", "paragraf", "tanggal", "jam", "pilihan", "centang", "kotak", "larik", "tabel", "orang",
    ]  # fmt: skip
    assert [bentuk(f) for f in BARIS] == ["teks", "ya_tidak", "jam", "pilihan"]


def test_yang_diketahui_kembali_utuh():
    isi = {
        "tempat": "Ruang & <rapat>",
        "catatan": "satu\ndua",
        "tanggal": "2026-03-11",
        "mulai": "09:00",
        "sifat": "Segera",
        "cocok": True,
        "perintah": ["Selesaikan", "Selesaikan/tindak"],
        "acara": ["Pembukaan", "Penutup"],
        "peserta": [
            {"nama": "A", "hadir": True, "pukul": "09:05", "keadaan": "lengkap", "sidik": "tetap"},
            {"nama": "B", "hadir": False, "pukul": None, "keadaan": "belum ada"},
            {"nama": "C", "hadir": None, "pukul": None, "keadaan": "lengkap"},
        ],
        "saksi": {"nama": "D", "nip": ""},
    }
    b = form(**isi)
    assert b.fakta() == {"rapat": isi}  # what a row says beyond its columns stays, too
    assert b.salah == {}


def test_semua_yang_kosong_disebut_sekaligus():
    b = form()
    hasil = b.fakta()["rapat"]
    assert set(b.salah) == {f"rapat/{n}" for n in ("tempat", "tanggal", "perintah", "acara", "peserta")}
    assert (hasil["tanggal"], hasil["mulai"], hasil["saksi"], hasil["acara"]) == (None, None, None, [])
    # what was emptied is said as empty, so that a suggestion does not come back
    b = form(tempat="Ruang 1")
    b.isi("rapat/tempat", "")
    assert b.fakta()["rapat"]["tempat"] == ""


def test_baris_ditambah_digeser_dihapus_ditempel():
    b = form(acara=["satu", "dua"])
    baris = b.nilai["rapat"]["acara"]
    pertama, kedua = baris
    b.geser(f"rapat/acara/{kedua}", -1)
    assert b.fakta()["rapat"]["acara"] == ["dua", "satu"]
    b.geser(f"rapat/acara/{kedua}", -1)  # already the first
    assert b.fakta()["rapat"]["acara"] == ["dua", "satu"]
    baru = b.tambah("rapat/acara")
    assert baru not in {pertama, kedua}
    b.tempel(f"rapat/acara/{baru}", "tiga\r\nempat\n\n  lima ")
    assert b.fakta()["rapat"]["acara"] == ["dua", "satu", "tiga", "empat", "lima"]
    b.hapus(f"rapat/acara/{pertama}")
    assert b.fakta()["rapat"]["acara"] == ["dua", "tiga", "empat", "lima"]
    with pytest.raises(ParameterError, match="sudah tidak ada"):
        b.isi(f"rapat/acara/{pertama}", "hantu")


def test_kotak_dengan_garis_miring():
    b = form(perintah=["Simpan (file)"])
    b.isi("rapat/perintah/Selesaikan/tindak", nilai=True)
    b.isi("rapat/perintah/Simpan (file)", nilai=False)
    assert b.fakta()["rapat"]["perintah"] == ["Selesaikan/tindak"]
    b.isi("rapat/perintah/bukan pilihan", nilai=True)
    assert b.fakta()["rapat"]["perintah"] == ["Selesaikan/tindak"]


@pytest.mark.parametrize("jalur", ["rapat/asing", "lain/tempat", "rapat", "", "rapat/peserta/99/nama"])
def test_jalur_asing_ditolak(jalur):
    with pytest.raises(ParameterError, match=r"tidak dikenal|sudah tidak ada"):
        form().isi(jalur, "x")


def test_salah_jatuh_pada_baris_yang_dilihat_orang(orang, naskah):
    """Empty rows are not sent; a fault of the second row that is sent belongs to the third that is seen."""
    o = orang(0).masuk("p-karo")
    o.buka("kerja", "1")
    o.isi_borang(naskah.tindakan[0]["fakta"]).tanda_tangani()
    o.masuk("p-kabag").buka("kerja", "2")
    jalur = "catatan_koordinasi/pokok"
    pokok = [{"hal": ""}, {"hal": "A", "hasil": "B"}, {"hal": "C"}]
    o.isi_borang({"catatan_koordinasi": {"cara": "Rapat", "pokok": pokok}})
    baris = list(o.k._halaman.form.nilai["catatan_koordinasi"]["pokok"])
    o.tekan("siapkan")
    assert list(o.k._halaman.form.salah) == [f"{jalur}/{baris[2]}/hasil"]
    assert "Pokok pembicaraan, baris 3" in o.teks
    assert 'aria-invalid="true"' in o.html


def test_temuan_naskah_sampai_ke_isiannya(orang):
    """Every question of the step that the documents refuse is marked; what has no field goes to the top."""
    o = orang(2).masuk("p-kasubbag").buka("kerja", "3")
    b = o.k._halaman.form
    wajib = {f"{n.slot}/{f.nama}" for n in b.naskah for f in n.fakta if f.wajib}
    o.tekan("siapkan")
    assert "hal kurang atau keliru" in o.galat
    terisi = {f"{n.slot}/{f.nama}" for n in b.naskah for f in n.fakta if n.terisi.get(f.nama)}
    assert set(b.salah) == wajib - terisi
    assert b.umum == []
    session, fakta = o.k.session, b.fakta()
    with pytest.raises(NaskahError) as galat:
        siapkan(o.alur, "3", pelaku="p-kasubbag", sumber=session.kegiatan, fakta=fakta, saat=session.saat)
    b.terima(galat.value.temuan)
    assert set(b.salah) == wajib - terisi  # told twice, marked once
    assert all(len(satu) == 1 for satu in b.salah.values())


def test_gambar_menandai_dan_mengelak():
    jahat = '"><script>alert(1)</script>'
    b = form(tempat=jahat, acara=[jahat], peserta=[{"nama": jahat, "keadaan": "lengkap"}])
    b.fakta()
    html = str(render_borang(b, "isian"))
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 3
    assert 'id="isian-rapat-tanggal" value="" data-isi="rapat/tanggal"' in html
    assert 'aria-describedby="isian-rapat-tanggal-s"' in html
    assert 'id="isian-rapat-tanggal-s"' in html
    ringkas = str(render_ringkasan(b, "isian"))
    assert 'data-fokus="isian-rapat-tanggal"' in ringkas
    assert ringkas.count("<li>") == len(b.salah)
