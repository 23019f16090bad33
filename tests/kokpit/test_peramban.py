"""The cockpit in JupyterLab: a case is clicked through all its steps by its officials."""

from __future__ import annotations

import pytest

from abk.sop import buka_alur

pytestmark = [pytest.mark.peramban, pytest.mark.xdist_group("kokpit")]


def _putusan(f, aksi):
    unit = aksi["putusan"]
    f.h.get_by_role("button", name=f"Putusan rapat {unit}", exact=True).click()
    f.judul("Putusan rapat")
    (p,) = aksi["perubahan"]
    f.h.get_by_label("Jabatan", exact=True).select_option(p["kode_jabatan"])
    f.h.get_by_label("Tugas", exact=True).select_option(p["nomor"])
    f.h.get_by_label("Yang diubah").select_option(p["kolom"])
    f.h.locator("output", has_text=p["lama"]).wait_for()
    f.h.get_by_label("Nilai baru").fill(p["baru"])
    f.h.get_by_label("Alasan (wajib)").fill(p["alasan"])
    f.h.get_by_role("region", name="Pengaruh putusan pada kebutuhan").wait_for()
    f.tekan("Catat putusan")
    assert f.galat == ""


def _hadir(f):
    for medan in f.h.locator("[id^=isian-daftar_hadir_terisi-peserta][id$=-hadir]").all():
        medan.select_option("ya")


def _jawab(f, usul):
    for u in usul:
        kotak = f.h.get_by_role("group", name=f"Jawaban untuk {u['kode_jabatan']}")
        kotak.get_by_label("sesuai dengan perbaikan", exact=True).check()
        kotak.get_by_label("Tugas", exact=True).select_option(u["nomor"])
        kotak.get_by_label("Yang diubah").select_option(u["kolom"])
        kotak.get_by_label("Nilai baru").fill(u["baru"])
        kotak.get_by_label("Alasan (wajib)").fill(u["alasan"])
        f.h.get_by_role("region", name=f"Pengaruh usul pada {u['kode_jabatan']}").wait_for()
    f.tekan("Jawab “sesuai” untuk yang belum dijawab")


def test_seluruh_alur(gudang_pada, buka_lab, naskah_kini, gambar, luar):
    gudang = gudang_pada(0)
    f = buka_lab(gudang, "seluruh.ipynb")
    for nomor, aksi in enumerate(naskah_kini.tindakan):
        f.masuk(aksi["oleh"])
        if "putusan" in aksi:
            _putusan(f, aksi)
            continue
        langkah, unit = aksi["selesai"], aksi.get("unit", "")
        f.kerjakan(langkah, unit)
        f.isi(aksi.get("fakta", {}))
        if "hadir" in aksi:
            _hadir(f)
        if langkah == "13":
            _jawab(f, aksi["usul"])
        if langkah == "14":
            f.tekan("Terima semua usul")
        f.h.screenshot(path=gambar / f"lab-{nomor:02}-langkah-{langkah}.png")
        f.tanda_tangani()
    alur = buka_alur(gudang)
    assert alur.keadaan.selesai
    assert len(alur.keadaan.berlaku) == 19  # rumus: 16 steps of the SOP, 15a, 17 and 18
    assert luar == []
