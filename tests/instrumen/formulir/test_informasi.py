"""Guards abk.instrumen.formulir.identitas: informasi jabatan in the form, folded, and never required."""

from __future__ import annotations

import re

import pytest

from abk.kegiatan.informasi import baris_informasi
from abk.store import buka
from tests.lab import diam

pytestmark = [pytest.mark.peramban, pytest.mark.xdist_group("lab")]


def test_terlipat_diisi_dan_tersimpan(buka_halaman, alamat_halaman, axe, gambar, luar):
    f = buka_halaman()
    f.pilih("A2")
    lipatan = f.h.get_by_role("button", name="Informasi jabatan (tidak wajib untuk ABK)")
    risiko = f.h.get_by_label("Risiko bahaya")
    assert not risiko.is_visible()
    lipatan.click()
    risiko.fill("Kelelahan mata | Bekerja lama di depan layar\nTerjatuh")
    f.h.get_by_label("Wewenang").fill("Meminta data")
    f.h.get_by_role("button", name=re.compile("2 butir terisi")).wait_for()
    f.h.get_by_role("button", name="Simpan draf").click()
    f.tunggu_status("^tersimpan")
    gudang = buka(alamat_halaman)
    baris = [b for b in baris_informasi(gudang.kegiatan()) or [] if b["kode_jabatan"] == "A2"]
    # Another test on this store may have written the summary of the post.
    assert [(b["butir"], b["isi"], b.get("rincian")) for b in baris if b["butir"] != "ikhtisar"] == [
        ("wewenang", "Meminta data", None),
        ("risiko_bahaya", "Kelelahan mata", "Bekerja lama di depan layar"),
        ("risiko_bahaya", "Terjatuh", None),
    ]
    for lebar in (1280, 390):
        f.h.set_viewport_size({"width": lebar, "height": 844})
        diam(f.h)
        assert axe.salah(f.h) == []
        assert f.h.evaluate("document.documentElement.scrollWidth <= innerWidth")
        f.h.screenshot(path=gambar / f"informasi-{lebar}.png", full_page=True)
    f.h.reload()
    f.h.get_by_label("Jabatan (ketik").wait_for()
    f.pilih("A2")
    f.h.get_by_role("button", name=re.compile("2 butir terisi")).wait_for()
    assert not f.h.get_by_label("Risiko bahaya").is_visible()
    assert luar == []
