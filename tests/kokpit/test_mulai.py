"""Guards abk.kokpit.persiapan, abk.kokpit.pages.mulai, abk.kokpit.pages.kunci, abk.kokpit.pages.tunjuk:
from nothing to step 1, and appointments on the way.
"""

from __future__ import annotations

import datetime as dt
import io

import docx
import pytest

from abk.kokpit import sajikan
from abk.sop import AlurError, buka_alur, buka_kunci
from abk.sop.catatan.kunci import tawaran
from abk.store import buka
from tests.kokpit.orang import Orang

HARI = dt.date(2026, 6, 1)
FRASA = "kuda-baterai-staples-benar"
PEJABAT = {
    "p-karo-po": "Karo PO",
    "p-kabag-ortala": "Kabag Ortala",
    "p-kasubbag-organisasi": "Kasubbag Organisasi",
}
MERANGKAP = ("Rekaan 0\tSesmenko\tPlt.", "Rekaan 0\tMenko\tPlh.", "Rekaan 2\tA\tPlt.")
"""Three people for all roles."""


@pytest.fixture
def gudang(gudang_tanpa_alur):
    return gudang_tanpa_alur


def _kunci(o, folder, siapa):
    o.buka("kunci")
    o.ketik("sebagai", PEJABAT[siapa]).ketik("letak", str(folder / f"{siapa}.kunci"))
    o.tekan("buat_kunci", frasa=FRASA, ulang=FRASA)
    assert o.galat == ""
    return buka_kunci(folder / f"{siapa}.kunci", FRASA).sidik


def _isi(o, folder, siapa=tuple(PEJABAT)):
    sidik = {s: _kunci(o, folder, s) for s in siapa}
    o.buka("mulai")
    o.ketik("unit/A", nilai=True)
    baris = [f"Rekaan {n}\t{PEJABAT[s]}\t1 Januari 2026\t{sidik.get(s, '')}" for n, s in enumerate(PEJABAT)]
    return o.ketik("pejabat", "\n".join((*baris, *MERANGKAP))).tekan("hidup")


def test_dari_gudang_kosong_sampai_langkah_1(gudang, tmp_path):
    """Three officials with keys of their own; nobody writes a file, or a key of 64 digits."""
    o = Orang(gudang)
    assert "Alur baru" in o.teks
    _isi(o, tmp_path)
    assert "Rekaan 0" in o.teks
    o.tekan("mulai_alur", frasa=FRASA)
    assert "Yang memulai belum dipilih" in o.galat
    o.ketik("pelaku", "p-kabag-ortala").ketik("letak", str(tmp_path / "p-karo-po.kunci"))
    o.tekan("mulai_alur", frasa=FRASA)
    assert "bukan kunci p-kabag-ortala" in o.galat
    o.ketik("letak", str(tmp_path / "p-kabag-ortala.kunci"))
    o.tekan("berkas", [b"usulan unit"], jalur="unggahan", nama="usulan.pdf")
    o.tekan("mulai_alur", frasa=FRASA)
    assert o.galat == ""
    alur = buka_alur(gudang)
    assert alur.keadaan.posisi == "1"
    assert sorted(alur.keadaan.pejabat) == sorted(PEJABAT)
    assert alur.berkas("usulan_program_kerja") == b"usulan unit"
    assert {p.kunci for p in alur.keadaan.pejabat.values()} == set(tawaran(gudang))
    assert gudang.draf.semua("mulai") == {}
    o.ketik("masuk/pejabat", "p-karo-po")
    o.tekan("masuk", pejabat="p-karo-po", berkas=str(tmp_path / "p-karo-po.kunci"), frasa=FRASA)
    assert "Kerjakan" in o.teks
    assert FRASA not in o.html + str(o.k.kepala.isi())


def test_kop_terlihat_sebelum_dipakai(gudang):
    """Whatever the profile says of its own stands there, and no example as if it were somebody's."""
    o = Orang(gudang)
    o.ketik("instansi", "").ketik("alamat", "").tekan("hidup")
    assert "Kop naskah: [NAMA INSTANSI] · REPUBLIK INDONESIA · [UNIT KERJA]" in o.teks
    o.ketik("instansi", "Kementerian Garam").ketik("alamat", "Jalan Garam 3").tekan("hidup")
    assert (
        "Kop naskah: KEMENTERIAN GARAM · REPUBLIK INDONESIA · SEKRETARIAT KEMENTERIAN KOORDINATOR" in o.teks
    )
    assert "Jalan Garam 3. Bila bukan milik instansi" in o.teks
    assert "Jalan Contoh" not in o.teks


def test_daftar_periksa_menyebut_yang_kurang(gudang, tmp_path):
    o = Orang(gudang)
    _isi(o, tmp_path, ("p-karo-po",))
    assert "abk kunci buat p-kabag-ortala.kunci --ke sqlite:///" in o.teks
    o.ketik("pelaku", "p-karo-po").ketik("letak", str(tmp_path / "p-karo-po.kunci"))
    o.tekan("mulai_alur", frasa=FRASA)
    assert "Belum lengkap: Kunci setiap pejabat" in o.galat
    o.ketik("pejabat", "Rekaan\tRaja").ketik("kode", "Tidak Boleh").ketik("tahun", "dua").tekan("periksa")
    for kata in (
        "baris 1: peran belum disebut",
        "kode alur: huruf kecil",
        "tahun empat angka",
        "belum ada: Karo PO",
    ):
        assert kata in o.teks
    o.ketik("unit/K", nilai=True).ketik("unit/A", nilai=True).tekan("periksa")
    assert "unit A sudah termasuk dalam K" in o.teks
    assert gudang.alur.daftar() == []


def test_gudang_dilihat_sekali_setiap_gambar(gudang, monkeypatch):
    """Each tick draws the page anew: with many units it must not read them six times over."""
    o, baca = Orang(gudang), []
    asli = type(gudang).identitas
    monkeypatch.setattr(type(gudang), "identitas", lambda g, n: (baca.append(n), asli(g, n))[1])
    o.ketik("unit/A", nilai=True)
    assert "Biro Alfa" in o.html
    assert baca == ["unit"]


def test_tanpa_pejabat_tidak_ada_kunci_yang_lengkap(gudang):
    """Nobody named is no proof that everybody has a key."""
    rencana = Orang(gudang).k._halaman.rencana
    butir = {b.kata: b.ada for b in rencana.periksa(rencana.bahan(gudang, HARI))}
    assert not butir["Kunci setiap pejabat"]


def test_yang_diketik_bertahan_bila_kernel_berhenti(gudang, tmp_path):
    _isi(Orang(gudang), tmp_path, ("p-karo-po",))
    o = Orang(buka(gudang.alamat))
    assert "Rekaan 2" in o.teks
    assert o.k._halaman.rencana.unit == ["A"]
    assert "dapat membaca draf itu" in o.teks


@pytest.mark.parametrize("rusak", [{"unit": "A"}, {"judul": 3, "asing": "x"}])
def test_draf_yang_rusak_tidak_menghentikan(gudang, rusak):
    gudang.draf.simpan("mulai", "", rusak)
    o = Orang(gudang)
    assert "Daftar periksa" in o.teks
    assert o.k._halaman.rencana.unit == []


def test_frasa_kunci(gudang, tmp_path):
    o = Orang(gudang).buka("kunci")
    o.ketik("sebagai", "Kabag").ketik("letak", str(tmp_path / "a.kunci"))
    o.tekan("buat_kunci", frasa=FRASA, ulang="lain")
    assert "Kedua frasa tidak sama" in o.galat
    o.tekan("buat_kunci", frasa="pendek", ulang="pendek")
    assert "terlalu pendek" in o.galat
    assert not (tmp_path / "a.kunci").exists()
    assert tawaran(gudang) == {}


def test_latihan_sekali_tekan_dan_bertanda(gudang):
    """The word stands in the title and in the letterhead of a document."""
    o = Orang(gudang)
    o.tekan("latihan")
    assert o.galat == ""
    assert "LATIHAN – " in str(o.k.kepala.isi()["html"])
    assert o.alur.keadaan.peragaan
    o.masuk("p-karo-po").buka("kerja", "1")
    o.tekan("siapkan")
    (isi,) = o.k._halaman.siap.berkas.values() if o.k._halaman.siap else [b""]
    dokumen = docx.Document(io.BytesIO(isi))
    teks = [p.text for p in dokumen.paragraphs]
    teks += [c.text for t in dokumen.tables for r in t.rows for c in r.cells]
    teks += [p.text for s in dokumen.sections for p in s.header.paragraphs]
    assert "LATIHAN" in " ".join(teks)
    o.buka("mulai").tekan("latihan")
    assert [a["kode"] for a in gudang.alur.daftar()] == ["latihan-1", "latihan-2"]


def test_menunjuk_plh_dan_pengganti_kunci_dari_daftar(orang, tmp_path):
    """A deputy with a key that he offered; a known official gets another role and keeps what he had."""
    o = orang(0)
    sidik = _kunci(o, tmp_path, "p-karo-po")
    o.masuk("p-kasubbag")
    assert "Tunjuk pejabat" not in o.teks
    o.masuk("p-karo").buka("tunjuk")
    kabag = o.alur.nama["p-kabag"].nama
    o.ketik(
        "teks", f"Rekaan Baru; Sesmenko; Plh.; 1 Januari 2026; 31 Desember 2026; {sidik}\nRekaan Lain; Menko"
    )
    o.tekan("tunjuk")
    assert "setiap orang memerlukan kunci" in o.galat
    assert "Rekaan Lain (Menteri Koordinator Contoh): buat kunci" in o.teks
    o.ketik(
        "teks",
        f"Rekaan Baru; Sesmenko; Plh.; 1 Januari 2026; 31 Desember 2026; {sidik}\n{kabag}; Karo PO; Plt.",
    )
    o.tekan("tunjuk")
    assert "Alasan belum diisi" in o.galat
    o.ketik("alasan", "Dinas luar.").tekan("tunjuk")
    assert o.galat == ""
    pejabat = o.alur.keadaan.pejabat
    assert [t.sebutan for t in pejabat["p-sesmenko-plh"].penugasan] == ["Plh."]
    assert [t.peran for t in pejabat["p-kabag"].penugasan] == ["kabag_ortala", "karo_po"]
    assert o.alur.nama["p-sesmenko-plh"].nama == "Rekaan Baru"


def test_alur_yang_tidak_ada_tidak_disajikan(gudang):
    with pytest.raises(AlurError, match="Alur 'TIADA' tidak ada"):
        sajikan(f"sqlite:///{gudang.sambungan.alamat.berkas}", "TIADA")
