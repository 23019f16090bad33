"""Guards abk.kokpit.pages.kerja, abk.kokpit.pages.konfirmasi: a whole case through the cockpit, without a
browser: what is asked, filled, prepared and signed.
"""

from __future__ import annotations

from abk.sop import ekspor, verifikasi


def _putusan(o, aksi):
    o.buka("putusan", "10", aksi["putusan"])
    for n, p in enumerate(aksi["perubahan"]):
        if n:
            o.tekan("tambah_usul")
        nomor = list(o.k._halaman.daftar.draf)[-1]
        for medan in ("kode_jabatan", "nomor", "kolom", "baru", "alasan"):
            o.ketik(f"putusan/{nomor}/{medan}", p[medan].replace(".", ",") if medan == "baru" else p[medan])
    o.tekan("catat")


def _hadir(o, awal):
    """Say of everyone on the list whether he came."""
    baris = o.k._halaman.form.nilai["daftar_hadir_terisi"]["peserta"]
    for n, satu in baris.items():
        datang = any(satu["nama"].startswith(a) for a in awal)
        o.ketik(f"daftar_hadir_terisi/peserta/{n}/hadir", "ya" if datang else "tidak")


def _cocok(o):
    """Tick everything that is to be compared with its text."""
    isi = o.k._halaman.form.nilai
    slot = next(s for s in isi if s.startswith("pencocokan"))
    for n in isi[slot]["butir"]:
        o.ketik(f"{slot}/butir/{n}/cocok", nilai=True)


def _jawab(o, usul):
    jawaban = o.k._halaman.konfirmasi.jawaban
    for u in usul:
        kode = u["kode_jabatan"]
        o.ketik(f"jawaban:{kode}/status", "sesuai_dengan_perbaikan")
        (nomor,) = jawaban.satu(kode).usul.draf
        for medan in ("nomor", "kolom", "baru", "alasan"):
            o.ketik(f"usul:{kode}/{nomor}/{medan}", u[medan])
    o.tekan("sesuaikan_sisa")


def _hari_ini(o, fakta):
    """All that is left of the play is done on one day, so its meeting is that day."""
    hari = o.alur.keadaan.hari(o.alur.keadaan.terakhir).isoformat()
    return {
        slot: {**isi, "tanggal_rapat": hari} if "tanggal_rapat" in isi else isi for slot, isi in fakta.items()
    }


def lakukan(o, aksi):
    """One action of the play, on the screen of whoever it falls to."""
    o.masuk(aksi["oleh"])
    assert o.galat == ""
    if "putusan" in aksi:
        _putusan(o, aksi)
    else:
        o.buka("kerja", aksi["selesai"], aksi.get("unit", ""))
        o.isi_borang(_hari_ini(o, aksi.get("fakta", {})))
        if "hadir" in aksi:
            _hadir(o, aksi["hadir"])
        if "cocok" in aksi:
            _cocok(o)
        if aksi["selesai"] == "13":
            _jawab(o, aksi["usul"])
        if aksi["selesai"] == "14":
            o.tekan("terima_semua")
        o.tanda_tangani()
    assert o.galat == "", (aksi, o.galat)


def test_seluruh_alur(orang, naskah, tmp_path):
    o = orang()
    o.masuk("p-karo")
    for aksi in naskah.tindakan:
        lakukan(o, aksi)
    assert o.alur.keadaan.selesai
    assert len(o.alur.keadaan.berlaku) == 20  # rumus: 16 steps of the SOP, 13a, 15a, 17 and 18
    k = o.alur.data("data_akhir").uraian_tugas.set_index(["kode_jabatan", "nomor"])
    assert k.loc[("ITWIL-02", "2"), "norma_waktu"] == 150  # decided in the meeting
    assert k.loc[("ITWIL-02", "6"), "volume"] == 4  # proposed by the unit, accepted at step 14
    ekspor(o.alur, tmp_path / "bundel")
    assert verifikasi(tmp_path / "bundel", o.alur.kepala).sah
