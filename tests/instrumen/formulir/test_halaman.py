"""Guards abk.instrumen.formulir.sajian: the page without code: the same way, two people on one sheet,
narrow and dark, nothing from elsewhere.
"""

from __future__ import annotations

import itertools
import time

import pytest

from abk.store import buka
from abk.store import open as buka_sumber
from tests.kampanye import SABAR_DETIK
from tests.lab import diam

pytestmark = [pytest.mark.peramban, pytest.mark.xdist_group("lab")]


def test_jalan_pendatang_baru(buka_halaman, alamat_halaman, blok, luar, gambar):
    f = buka_halaman()
    assert f.h.locator("html").get_attribute("lang") == "id"
    assert f.h.get_by_text("formulir(sumber").count() == 0
    f.pilih("B1")
    assert f.jumlah == 0
    f.sel(1, "Uraian tugas").click()
    f.tempel(blok)
    f.tunggu_kabar("12 baris ditempel")
    f.sel(1, "Volume").get_by_role("button", name="Baca 1.250 sebagai 1,25").click()
    f.tunggu_teks(1, "Volume", "1,25")
    f.isi_kepala("Ikhtisar jabatan", "Memimpin urusan rumah tangga.")
    fokus = "e => { e.focus(); return getComputedStyle(e).outlineStyle; }"
    assert f.h.get_by_label("Ikhtisar jabatan").evaluate(fokus) == "solid"  # seen by who moves with Tab
    f.isi_kepala("Jabatan responden", "Kepala Bagian Rumah Tangga")
    f.isi_kepala("Jabatan atasan langsung", "Kepala Biro Umum")
    f.h.screenshot(path=gambar / "halaman-terang.png", full_page=True)
    f.h.get_by_role("button", name="Simpan draf").click()
    f.tunggu_status("^tersimpan")
    f.h.get_by_role("button", name="Ajukan").click()
    f.tunggu_status("^diajukan")
    f.tunggu_kabar("minta pengelola kegiatan mengembalikannya")
    hasil = buka_sumber(alamat_halaman).hasil.loc["B1"]
    # rumus: (1,25 + 2 + 3 + … + 12) × 30,5 = 78,25 × 30,5
    assert hasil["beban_kerja_menit"] == pytest.approx(2386.625)
    f.sel(1, "Volume").click()
    f.h.keyboard.type("7")
    assert f.teks(1, "Volume") == "1,25"
    assert luar == []


def test_tombol_sesudah_yang_diketik(buka_halaman, alamat_halaman):
    """Saved is what was typed before the button was pressed, however busy the kernel was."""
    versi = buka(alamat_halaman).lembar("A2").versi + 1
    f = buka_halaman()
    f.pilih("A2")
    f.ketik_lalu_tekan("Ikhtisar jabatan", "Mencatat surat agar tertib.", "Simpan draf")
    f.tunggu_status(f"tersimpan .* versi {versi}")
    assert buka(alamat_halaman).lembar("A2", versi).ikhtisar_jabatan == "Mencatat surat agar tertib."


def test_dua_orang_satu_lembar(buka_halaman, alamat_halaman, gambar):
    satu, dua = buka_halaman(), buka_halaman()
    satu.pilih("A1")
    dua.pilih("A1")
    satu.sel(1, "Volume").click()
    satu.h.keyboard.type("11")
    satu.h.keyboard.press("Tab")
    satu.h.keyboard.press("t")
    satu.h.keyboard.press("Enter")
    satu.tunggu_status("tersimpan .* versi 2")
    dua.sel(1, "Volume").click()
    dua.h.keyboard.type("12")
    dua.h.keyboard.press("Enter")
    dua.h.get_by_role("heading", name="Lembar ini juga diubah orang lain").wait_for()
    dialog = dua.h.locator(".abk-konflik")
    assert "Isian Anda: 12" in dialog.inner_text()
    assert ": 11" in dialog.inner_text()
    assert buka(alamat_halaman).lembar("A1").uraian_tugas[0]["volume"] == 11
    dua.h.screenshot(path=gambar / "konflik.png", full_page=True)
    dua.h.get_by_role("button", name="Simpan gabungan").click()
    dua.h.get_by_text("1 perbedaan belum dipilih").wait_for()
    dialog.get_by_label("Isian Anda: 12").check()
    dua.h.get_by_role("button", name="Simpan gabungan").click()
    dua.tunggu_status("tersimpan .* versi 3")
    isi = buka(alamat_halaman).lembar("A1").uraian_tugas[0]
    assert (isi["volume"], isi["periode"]) == (
        12,
        buka(alamat_halaman).lembar("A1", 2).uraian_tugas[0]["periode"],
    )
    assert buka(alamat_halaman).lembar("A1", 2).uraian_tugas[0]["volume"] == 11


def test_muat_ulang_dan_urung(buka_halaman, alamat_halaman):
    f = buka_halaman()
    f.pilih("A2")
    f.sel(1, "Volume").click()
    f.h.keyboard.type("21")
    f.h.keyboard.press("Enter")
    f.tunggu_teks(1, "Menit per tahun", "24.675")  # rumus: 21 × 235 × 5
    f.h.reload()  # at once: what was typed in the last moment is saved on the way out
    f.h.get_by_label("Jabatan (ketik").wait_for()
    f.pilih("A2")
    assert f.teks(1, "Volume") == "21"
    for n in range(3):
        f.sel(1, "Volume").click()
        f.h.keyboard.type(str(30 + n))
        f.h.keyboard.press("Enter")
    f.tunggu_teks(1, "Volume", "32")
    f.h.get_by_role("button", name="Urungkan").click()
    f.tunggu_teks(1, "Volume", "31")
    f.sel(1, "Volume").click()
    f.h.keyboard.press("Control+z")
    f.tunggu_teks(1, "Volume", "30")
    f.h.keyboard.press("Control+y")
    f.tunggu_teks(1, "Volume", "31")
    f.tunggu_status("^tersimpan")
    assert buka(alamat_halaman).lembar("A2").uraian_tugas[0]["volume"] == 31


def test_norma_tugas_serupa_ditawarkan_dan_dipakai(buka_halaman, alamat_halaman, luar):
    """A task without a norm: the button with the measured norm of A1, by pointer, undone, and by keyboard."""
    f = buka_halaman()
    f.pilih("A2")
    f.h.locator("[role=grid] tbody tr").last.locator("td").nth(1).click()
    f.tempel("Menelaah usulan unit\tTelaahan\t3\tminggu\t\t\r\n")
    tawaran = f.h.get_by_role("group", name="Norma tugas serupa").get_by_role("button")
    tawaran.wait_for()
    assert tawaran.get_attribute("aria-label") == "Pakai norma 120 menit"
    baris = f.jumlah
    kata = "Norma tugas serupa: 120 menit (12 amatan; diukur di A1, 2026)"
    pesan = f.h.locator(".pesan.catatan", has_text=kata)
    assert pesan.count() == 1
    tawaran.click()
    f.tunggu_teks(baris, "Norma waktu", "120")
    f.tunggu_teks(baris, "Menit per tahun", "18.720")  # rumus: 3 × 52 × 120
    assert tawaran.count() == 0
    f.h.keyboard.press("Control+z")
    tawaran.focus()
    f.h.keyboard.press("Enter")
    f.tunggu_teks(baris, "Norma waktu", "120")
    f.tunggu_status("^tersimpan")
    isi = buka(alamat_halaman).lembar("A2").uraian_tugas[-1]
    assert (isi["norma_waktu"], isi["satuan_waktu"], isi["sumber_norma"]) == (120, "menit", "dokumen")
    assert isi["keterangan"] == "Norma dari diukur di A1, 2026"
    assert luar == []


def test_terang_gelap_sempit_dan_axe(buka_halaman, axe, blok, gambar, luar):
    f = buka_halaman()
    f.pilih("A2")
    f.h.locator("[role=grid] tbody tr").last.locator("td").nth(1).click()
    f.tempel(blok)
    f.tunggu_kabar("12 baris")
    for tema, lebar in itertools.product(("light", "dark"), (1280, 390)):
        f.h.emulate_media(color_scheme=tema)
        f.h.set_viewport_size({"width": lebar, "height": 844})
        diam(f.h)
        f.h.screenshot(path=gambar / f"halaman-{tema}-{lebar}.png")
        assert axe.gawat(f.h) == []
        assert f.h.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert f.h.evaluate(
            "(g => g.scrollWidth <= g.clientWidth)(document.querySelector('.abk-tasks .gulir'))"
        )
    f.sel(1, "Uraian tugas").scroll_into_view_if_needed()
    f.h.screenshot(path=gambar / f"halaman-{tema}-{lebar}-bawah.png")
    f.h.get_by_role("button", name="Urungkan").click()
    f.tunggu_status("^tersimpan")
    assert luar == []


def test_pemberitahuan_sampai_formulir_ada_dan_kernel_berakhir_bersama_halamannya(
    halaman_formulir, konteks, hitung_kernel
):
    """The notice goes when there is something to fill in, and not before: no white page in between."""
    konteks.add_init_script("""
      new MutationObserver(() => {
        if (document.getElementById('loading')) window.abkMenunggu = true;
        else if (window.abkMenunggu && window.abkSiap === undefined)
          window.abkSiap = Boolean(document.querySelector('.abk-formulir button'));
      }).observe(document, { childList: true, subtree: true });
    """)
    h = konteks.new_page()
    h.goto(halaman_formulir)
    h.get_by_label("Jabatan (ketik").wait_for()
    assert h.evaluate("window.abkSiap") is True
    ada = hitung_kernel()
    assert ada >= 1
    h.close(run_before_unload=True)
    batas = time.monotonic() + SABAR_DETIK
    while hitung_kernel() >= ada and time.monotonic() < batas:
        time.sleep(0.2)
    assert hitung_kernel() < ada


def test_tanpa_token_ditolak(halaman_formulir, konteks):
    h = konteks.new_page()
    h.goto(halaman_formulir.split("?")[0])
    assert h.get_by_label("Jabatan (ketik").count() == 0
    assert "login" in h.url
