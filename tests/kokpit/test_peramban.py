"""Guards abk.kokpit.screen, abk.kokpit.cockpit: the cockpit in JupyterLab: a case is clicked through all
its steps by its officials.
"""

from __future__ import annotations

import datetime as dt
import json

import pytest

from abk.naskah.alur import kerjakan, siapkan
from abk.peragaan import kunci_peragaan
from abk.sop import Tanda, buat_kunci, buka_alur
from tests.instrumen.formulir.conftest import disajikan
from tests.kokpit.peramban import Kokpit as PerambanKokpit
from tests.lab import diam

pytestmark = [pytest.mark.peramban, pytest.mark.xdist_group("lab")]

FRASA = "kuda-baterai-staples-benar"
PENYUSUN = ("p-kasubbag-organisasi", "Kasubbag Organisasi")


def _putusan(f, aksi):
    unit = aksi["putusan"]
    f.h.get_by_role("button", name=f"Keputusan rapat {unit}", exact=True).click()
    f.judul("Keputusan rapat")
    (p,) = aksi["perubahan"]
    f.h.get_by_label("Jabatan", exact=True).select_option(p["kode_jabatan"])
    f.h.get_by_label("Tugas", exact=True).select_option(p["nomor"])
    f.h.get_by_label("Yang diubah").select_option(p["kolom"])
    f.h.locator("output", has_text=p["lama"]).wait_for()
    f.h.get_by_label("Nilai baru").fill(p["baru"])
    f.h.get_by_label("Alasan (wajib)").fill(p["alasan"])
    f.h.get_by_role("region", name="Pengaruh keputusan rapat pada kebutuhan").wait_for()
    f.tekan("Catat keputusan rapat")
    assert f.galat == ""


def _hadir(f):
    for medan in f.h.locator("[id^=isian-daftar_hadir_terisi-peserta][id$=-hadir]").all():
        medan.select_option("ya")


def _cocok(f):
    """Tick everything that is to be compared with its text."""
    for medan in f.h.locator("[id^=isian-pencocokan][id$=-cocok]").all():
        medan.check()


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


def _kembalikan(f, unit, alasan):
    """Kabag gives the draft back to Kasubbag, who makes it again from what he had filled in."""
    f.h.get_by_role("button", name=f"Kembalikan langkah 12 · {unit}", exact=True).click()
    f.judul("Kembalikan langkah 12")
    f.h.get_by_label(f"Langkah 11: Konsep data, notula, dan laporan disusun · {unit}").check()
    f.h.get_by_text("1 persetujuan akan gugur").wait_for()
    f.h.get_by_label("Alasan (wajib)").fill(alasan)
    f.h.locator("#yakin").press("Space")
    f.h.wait_for_function("() => !document.querySelector('#kembalikan').disabled")
    f.h.locator("#kembalikan").press("Enter")
    f.judul("Tugas saya")
    f.masuk("p-kasubbag")
    f.h.get_by_text(alasan).wait_for()
    f.kerjakan("11", unit).tanda_tangani()
    f.masuk("p-kabag")


def test_seluruh_alur(gudang_pada, buka_lab, naskah_kini, gambar, luar):
    """All steps for one unit, one of them returned once, one confirmation with changes; by clicking."""
    gudang = gudang_pada(0)
    f = buka_lab(gudang, "seluruh.ipynb")
    for nomor, aksi in enumerate(naskah_kini.tindakan):
        f.masuk(aksi["oleh"])
        if "putusan" in aksi:
            _putusan(f, aksi)
            continue
        langkah, unit = aksi["selesai"], aksi.get("unit", "")
        if langkah == "12":
            _kembalikan(f, unit, "Notula belum menyebut keputusan rapat.")
        f.kerjakan(langkah, unit)
        f.isi(aksi.get("fakta", {}))
        if "hadir" in aksi:
            _hadir(f)
        if "cocok" in aksi:
            _cocok(f)
        if langkah == "13":
            _jawab(f, aksi["usul"])
        if langkah == "14":
            f.tekan("Terima semua usul")
        f.h.screenshot(path=gambar / f"lab-{nomor:02}-langkah-{langkah}.png")
        f.tanda_tangani()
    f.tekan("Riwayat").judul("Riwayat")
    assert f.h.locator("s", has_text="11 · Konsep data").count() == 1
    f.tekan("Papan").judul("Papan")
    f.h.get_by_text("Alur ini sudah selesai dan diarsipkan.").wait_for()
    f.h.screenshot(path=gambar / "lab-papan-selesai.png")
    alur = buka_alur(gudang)
    assert alur.keadaan.selesai
    assert len(alur.keadaan.berlaku) == 20  # rumus: 16 steps of the SOP, 13a, 15a, 17 and 18
    assert [p.langkah for p in alur.keadaan.persetujuan if p.gugur is not None] == ["11"]
    tugas = alur.data("data_akhir").uraian_tugas.set_index(["kode_jabatan", "nomor"])
    assert tugas.loc[("ITWIL-02", "6"), "volume"] == 4  # proposed by the unit, accepted at step 14
    assert luar == []


def _masuk_kunci(f, siapa, berkas):
    if f.h.locator("#kunci-layar").count():
        f.h.locator("#kunci-layar").press("Enter")
        f.tenang()
    f.h.locator("#masuk-pejabat").select_option(siapa)
    f.h.locator("#masuk-berkas").fill(str(berkas))
    f.h.wait_for_function("() => !document.querySelector('#masuk').disabled")
    f.tenang()
    f.h.locator("#masuk-frasa").press_sequentially(FRASA)
    f.h.locator("#masuk-frasa").press("Enter")
    f.tenang()
    assert f.galat == ""
    f.judul("Tugas saya")


def test_dari_nol_sampai_langkah_3(gudang_tanpa_alur, buka_lab, naskah_kini, tmp_path, gambar, luar):
    """Three officials, no file but a proposal: keys, a pasted list, the start, three steps; by clicking."""
    f, sidik = buka_lab(gudang_tanpa_alur, "nol.ipynb"), {}
    f.judul("Alur baru")
    for siapa, peran in (("p-karo-po", "Karo PO"), ("p-kabag-ortala", "Kabag Ortala"), PENYUSUN):
        f.h.locator("#nav-kunci").click()
        f.judul("Buat kunci")
        isi = {"sebagai": peran, "letak": str(tmp_path / f"{siapa}.kunci"), "frasa": FRASA, "ulang": FRASA}
        for medan, nilai in isi.items():
            f.h.locator(f"#kunci-{medan}").fill(nilai)
        f.h.locator("#buat-kunci").click()
        f.h.locator("#kunci-jadi").wait_for()
        f.tenang()
        sidik[peran] = f.h.locator("#kunci-jadi strong").inner_text()
        f.h.screenshot(path=gambar / "nol-kunci.png", full_page=True)
        f.h.locator("#nav-mulai").click()  # the page of a key is opened afresh by the next official
        f.judul("Alur baru")
    f.h.get_by_label("Biro Alfa (A)").check()
    merangkap = ("Rekaan Karo PO;Sesmenko;Plt.", "Rekaan Karo PO;Menko;Plh.", "Rekaan Kabag Ortala;A;Plt.")
    baris = [f"Rekaan {peran};{peran};1 Januari 2026;{s}" for peran, s in sidik.items()]
    f.h.locator("#mulai-pejabat").fill("\n".join((*baris, *merangkap)))
    f.h.get_by_role("region", name="Daftar yang terbaca").wait_for()
    (tmp_path / "usulan.pdf").write_bytes(b"%PDF-1.4 usulan rekaan")
    f.h.locator("[data-berkas]").set_input_files(tmp_path / "usulan.pdf")
    f.h.get_by_text("usulan.pdf (").first.wait_for()
    f.tenang().h.locator("#mulai-pelaku").select_option("p-kabag-ortala")
    f.h.locator("#mulai-letak").fill(str(tmp_path / "p-kabag-ortala.kunci"))
    f.h.locator("#mulai-frasa").press_sequentially(FRASA)
    f.h.screenshot(path=gambar / "nol-mulai.png")
    f.h.locator("#mulai-alur").press("Enter")
    f.tenang()
    f.h.screenshot(path=gambar / "nol-sesudah.png")
    assert f.galat == ""
    f.judul("Tugas saya")
    fakta = {a["selesai"]: a.get("fakta", {}) for a in naskah_kini.tindakan if a.get("selesai") in {"1", "2"}}
    fakta["3"] = {"rencana_kegiatan": {"biaya": "Anggaran rutin."}}  # all else is standard wording
    for langkah, siapa in (("1", "p-karo-po"), ("2", "p-kabag-ortala"), ("3", PENYUSUN[0])):
        _masuk_kunci(f, siapa, tmp_path / f"{siapa}.kunci")
        f.kerjakan(langkah).isi(fakta[langkah])
        f.h.screenshot(path=gambar / f"nol-langkah-{langkah}.png")
        f.tanda_tangani()
    assert buka_alur(gudang_tanpa_alur).keadaan.posisi == "4"
    assert luar == []


def test_kunci_sendiri_dan_frasa_sekali_pakai(gudang_pada, buka_lab, tmp_path, lab, luar):
    gudang, kunci = gudang_pada(0), buat_kunci(tmp_path / "karo.pem", FRASA)
    alur = buka_alur(gudang)
    karo = alur.keadaan.pejabat["p-karo"].model_copy(update={"kunci": kunci.publik})
    alur.tunjuk([karo], {}, Tanda("p-karo", kunci_peragaan("p-karo")), alasan="Kunci sendiri.")
    f = buka_lab(gudang, "kunci.ipynb")
    sel = f.h.locator(".jp-Cell").count()
    f.h.locator("#masuk-pejabat").select_option("p-karo")
    f.h.locator("#masuk-berkas").fill(str(tmp_path / "karo.pem"))
    f.h.wait_for_function("() => !document.querySelector('#masuk').disabled")
    f.h.locator("#masuk-frasa").press_sequentially("salah salah dd")
    f.h.locator("#masuk-frasa").press("Enter")
    f.h.get_by_text("frasa sandi salah").wait_for()
    f.tenang()
    assert f.h.locator("#masuk-frasa").input_value() == ""
    f.h.locator("#masuk-frasa").press_sequentially(FRASA)
    f.h.locator("#masuk-frasa").press("Enter")
    f.judul("Tugas saya")
    f.h.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    f.h.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    tersimpan = json.loads((lab.folder / "kunci.ipynb").read_text(encoding="utf-8"))
    assert FRASA not in json.dumps(tersimpan)
    assert FRASA not in f.h.content()
    assert f.h.locator(".jp-Cell").count() == sel  # D D in a field deletes no cell
    f.h.locator("#kunci-layar").press("Enter")
    f.h.get_by_text("kunci dilupakan").wait_for()
    assert luar == []


def test_orang_lain_mendahului(gudang_pada, buka_lab, naskah_kini):
    gudang = gudang_pada(0)
    f = buka_lab(gudang, "bentrok.ipynb")
    fakta = naskah_kini.tindakan[0]["fakta"]
    f.masuk("p-karo").kerjakan("1").isi(fakta).siapkan()
    f.h.locator("#setuju").press("Space")
    f.h.wait_for_function("() => !document.querySelector('#tanda-tangani').disabled")
    alur = buka_alur(gudang)
    siap = siapkan(alur, "1", pelaku="p-karo", sumber=gudang.kegiatan, fakta=fakta)
    kerjakan(siap, Tanda("p-karo", kunci_peragaan("p-karo"), dt.datetime.now(dt.UTC)))
    f.h.locator("#tanda-tangani").press("Enter")
    f.h.get_by_text("sementara itu orang lain mencatat sesuatu").wait_for()
    f.h.get_by_text("Langkah ini sedang tidak berjalan").wait_for()
    catatan = f.h.locator("#isian-disposisi_karo_1-catatan")
    assert catatan.input_value() == fakta["disposisi_karo_1"]["catatan"]
    assert buka_alur(gudang).keadaan.posisi == "2"


def test_halaman_tanpa_kode(gudang_pada, konteks, axe, tmp_path, gambar, luar):
    """An official opens an address: a notice until the cockpit is there, then the cockpit alone."""
    alamat = f"sqlite:///{gudang_pada(0).sambungan.alamat.berkas}"
    kode = "import sys; from abk.kokpit import sajikan; sajikan(sys.argv[1])"
    with disajikan(alamat, tmp_path, kode) as sajian:
        tanpa = konteks.new_page()
        polos = sajian.url.split("?")[0]
        assert tanpa.goto(polos).url.split("?")[0] != polos  # asks for the token
        h = konteks.new_page()
        h.goto(sajian.url, wait_until="commit")
        h.get_by_text("Kokpit sedang disiapkan").wait_for(state="attached")
        f = PerambanKokpit(h)
        h.locator(".abk-layar .navigasi").wait_for()
        assert h.locator("#loading").count() == 0
        assert h.title() == "Kokpit prosedur analisis beban kerja"
        assert h.get_by_text("kokpit(sumber").count() == 0
        f.masuk("p-karo").kerjakan("1")
        for lebar, tema in ((1280, "light"), (390, "dark")):
            h.set_viewport_size({"width": lebar, "height": 844})
            h.emulate_media(color_scheme=tema)
            diam(h)
            assert axe.gawat(h) == []
            assert h.evaluate("document.documentElement.scrollWidth <= innerWidth")
            h.screenshot(path=gambar / f"halaman-kokpit-{lebar}.png", full_page=True)
    assert luar == []


def test_axe_di_lab(gudang_pada, buka_lab, axe, gambar):
    f = buka_lab(gudang_pada(13), "axe-kokpit.ipynb")
    f.masuk("p-unit-itwil").kerjakan("13", "ITWIL")
    f.h.locator("#siapkan").press("Enter")
    f.h.get_by_text("hal kurang atau keliru").first.wait_for()
    f.tenang()
    assert f.h.evaluate("document.activeElement.id") == "kokpit-ringkasan"
    for tema in ("JupyterLab Light", "JupyterLab Dark"):
        f.h.evaluate("t => window.jupyterapp.commands.execute('apputils:change-theme', {theme: t})", tema)
        f.h.wait_for_function("t => document.body.dataset.jpThemeName === t", arg=tema)
        diam(f.h)
        assert axe.gawat(f.h, ".abk-kokpit") == []
        f.h.screenshot(path=gambar / f"lab-{tema[-5:].strip()}.png")
