"""Guards abk.kokpit.screen: what the pages look like: light and dark, wide and narrow, in the order in
which a screen reader reads.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import abk.instrumen.formulir
from abk.kokpit.screen import Screen
from tests.lab import diam

pytestmark = [pytest.mark.peramban, pytest.mark.xdist_group("lab")]

FRASA = "kuda-baterai-staples-benar"
DASAR = Path(abk.instrumen.formulir.__file__).parent / "templat/voila/templates/abk/tampilan.css"


def _siap(o):
    o.masuk("p-kabag").buka("kerja", "14").tekan("terima_semua").tekan("siapkan")
    o.tekan("pilih_naskah", slot="kepmenko")


def _salah(o):
    o.masuk("p-kasubbag").buka("kerja", "3").tekan("siapkan")


def _jawab(o):
    o.masuk("p-unit-itwil").buka("kerja", "13", "ITWIL")
    o.ketik("jawaban:ITWIL-02/status", "sesuai_dengan_perbaikan")
    for medan, nilai in {"nomor": "6", "kolom": "volume", "baru": "4", "alasan": "Register."}.items():
        o.ketik(f"usul:ITWIL-02/0/{medan}", nilai)
    o.tekan("siapkan")


def _kembali(o):
    o.masuk("p-kabag").buka("kembali", "12", "ITWIL").ketik("ke", "10|ITWIL").tekan("hidup")


def _kunci(o, folder):
    o.buka("kunci").ketik("sebagai", "Rekaan Baru, Sesmenko").ketik("letak", str(folder / "p-baru.kunci"))
    o.tekan("buat_kunci", frasa=FRASA, ulang=FRASA)
    assert o.galat == ""


def _mulai(o, folder):
    """Rows that are understood beside one that is not, and a key that is not on offer."""
    _kunci(o, folder)
    o.buka("mulai").ketik("pejabat", "Rekaan Satu; Karo PO; 1 Januari 2027\nRekaan Dua; Raja; a1b2 c3d4")
    o.tekan("hidup")


def _tunjuk(o, _):
    o.masuk("p-karo").buka("tunjuk").ketik("teks", "Rekaan Baru; Sesmenko; Plh.; 1 Januari 2026").tekan(
        "hidup"
    )


ADEGAN = {
    "papan": (13, lambda o: o),
    "salah": (2, _salah),
    "jawab": (13, _jawab),
    "kembali": (12, _kembali),
    "siap": (14, _siap),
    "putusan": (10, lambda o: o.masuk("p-kasubbag").buka("putusan", "10", "ITWIL")),
    "ubah": (8, lambda o: o.masuk("p-kasubbag").buka("ubah", slot="undangan")),
    "riwayat": (15, lambda o: o.buka("riwayat")),
    "berkas": (15, lambda o: o.buka("berkas").tekan("lihat", slot="data_akhir")),
}
AWAL = {
    "mulai": _mulai,
    "kunci": _kunci,
    "tunjuk": _tunjuk,
    "latihan": lambda o, _: o.buka("mulai").tekan("latihan"),
}
"""Pages of a case that is only beginning; told the folder for a key."""


def _halaman(o) -> str:
    """The cockpit as it is drawn, in the page of the form, without a kernel."""
    isi = f'<p class="status">{o.k.pita.teks}</p><p class="galat">{o.galat}</p>'
    pita = f'<div class="abk-status-bar">{isi}</div>'
    bagian = [f'<div class="abk-layar">{satu}</div>' for satu in (o.k.kepala.isi()["html"], o.html)]
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Kokpit</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{DASAR.read_text(encoding='utf-8')}</style><style>{Screen._css}</style></head><body>"
        '<main id="rendered_cells"><div class="abk-formulir abk-kokpit">'
        f"{bagian[0]}{pita}{bagian[1]}</div></main>"
    )


@pytest.mark.parametrize("nama", ADEGAN)
def test_terang_gelap_sempit(orang, konteks, axe, gambar, luar, nama):
    sampai, adegan = ADEGAN[nama]
    o = orang(sampai)
    adegan(o)
    _periksa(o, konteks, axe, gambar, luar, nama)


@pytest.mark.parametrize("nama", AWAL)
def test_awal_terang_gelap_sempit(orang, konteks, axe, gambar, luar, tmp_path, nama):
    o = orang(0)
    AWAL[nama](o, tmp_path)
    _periksa(o, konteks, axe, gambar, luar, nama)


def _periksa(o, konteks, axe, gambar, luar, nama):
    h = konteks.new_page()
    h.set_content(_halaman(o))
    for lebar in (1280, 390):
        h.set_viewport_size({"width": lebar, "height": 844})
        for tema in ("light", "dark"):
            h.emulate_media(color_scheme=tema)
            diam(h)
            assert axe.gawat(h) == []
            assert h.evaluate("document.documentElement.scrollWidth <= innerWidth")
            h.screenshot(path=gambar / f"{nama}-{lebar}-{tema}.png", full_page=True)
    assert h.locator("h2").first.inner_text() == o.alur.judul
    assert luar == []
