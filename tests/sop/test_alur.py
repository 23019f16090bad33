"""Guards abk.sop.alur, abk.sop.buka: a case in use: several at once, what each may do, and nothing said
before it is kept.
"""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from abk.errors import AbkError
from abk.kegiatan import Perubahan
from abk.sop import Alur, AlurError, LangkahError, RantaiError, WewenangError, buka_alur
from abk.store import buka
from abk.tulisan.sidik import sidik
from tests.sop.panggung import PERAN, SEMUA, Panggung, docx, kunci, nama, pejabat, tiap_langkah, tugas


@pytest.fixture(scope="module")
def titik(data_awal):
    return tiap_langkah(data_awal)


# ── several at once ───────────────────────────────────────────────────────────────────────────
def test_dua_sesi_satu_langkah(panggung):
    """Both have the step before them; one completes it, the other is told."""
    satu = panggung.sampai(panggung.buka(), "4")
    dua = buka_alur(panggung)
    maju = panggung.maju(satu, "4")
    with pytest.raises(LangkahError, match="gilirannya"):
        panggung.maju(dua, "4")
    assert dua.keadaan.posisi == "4"  # an opened case never changes by itself
    assert dua.muat().keadaan == maju.keadaan
    assert satu.muat().muat().kepala == maju.kepala


def test_dua_sesi_dua_unit(panggung):
    """Units do not wait for one another, though each had read the case before the other wrote."""
    satu = panggung.sampai(panggung.buka(), "10")
    dua = buka_alur(panggung)
    panggung.maju(satu, "10", "A")
    alur = panggung.maju(dua, "10", "B")
    assert dict(alur.keadaan.posisi_unit) == {"A": "11", "B": "11"}


def test_paraf_atas_isi_yang_sudah_diganti(panggung):
    """While Kabag reads the invitation, Kasubbag corrects it: nobody initials what he has not seen."""
    kabag = panggung.sampai(panggung.buka(), "8")
    tanda = panggung.tanda("p-kasubbag")
    buka_alur(panggung).ubah(
        "undangan", docx("hari lain"), tanda, alasan="hari lain", fakta={"hari": "Selasa"}
    )
    with pytest.raises(LangkahError, match="undangan bukan isi yang berlaku sekarang"):
        panggung.maju(kabag, "8")
    baru = panggung.maju(kabag.muat(), "8")
    assert baru.keadaan.berlaku[-1].berkas["undangan"] == sidik(docx("hari lain"))


def test_konsep_atas_putusan_yang_belum_dilihat(panggung):
    """While Kasubbag writes the draft data down, Kabag records a decision: the draft would miss it."""
    kasubbag = panggung.sampai(panggung.buka(), "11")
    p = Perubahan("A-2", "1", "ubah", "volume", "10", "12", "disepakati")
    buka_alur(panggung).putuskan("A", [p], panggung.tanda("p-kabag"))
    with pytest.raises(LangkahError, match="hasil hitung ulang"):
        panggung.maju(kasubbag, "11", "A")
    assert panggung.maju(kasubbag.muat(), "11", "A").keadaan.posisi_unit["A"] == "12"


def test_serentak_di_gudang(data_awal, tmp_path):
    """Six sessions sign the same step of a real store at the same time: just one is acknowledged."""
    p = Panggung(data_awal, buka(f"sqlite:///{tmp_path}/abk.db", buat=True).alur)
    alur = p.sampai(p.buka(("A",)), "4")
    sesi = [(buka_alur(p), p.tanda("p-kabag", waktu=p.saat)) for _ in range(6)]
    mulai, berkas = Barrier(6), p.keluaran(alur, "4")

    def satu(bagian: tuple[Alur, object]) -> str:
        mulai.wait()
        try:
            return bagian[0].selesaikan("4", bagian[1], berkas=berkas).kepala
        except AbkError:
            return ""

    with ThreadPoolExecutor(6) as kolam:
        hasil = [k for k in kolam.map(satu, sesi) if k]
    akhir = buka_alur(p)
    assert hasil == [akhir.kepala]
    assert len(akhir.peristiwa) == len(alur.peristiwa) + 1


# ── said only when kept ───────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("galat", [AlurError("Gudang penuh."), OSError("disk"), KeyboardInterrupt()])
def test_tidak_diakui_sebelum_tersimpan(panggung, galat):
    """The shelf fails in the last moment: the action fails, nothing is kept, and it can be done again."""
    alur = panggung.sampai(panggung.buka(), "4")
    panggung.rak.gagal = galat
    for coba in (
        lambda: panggung.maju(alur, "4"),
        lambda: alur.lampirkan("lampiran:x", b"x", panggung.tanda("p-karo"), keterangan="x"),
        lambda: panggung.buka(kode="lain"),
    ):
        with pytest.raises(type(galat)):
            coba()
    panggung.rak.gagal = None
    assert buka_alur(panggung).kepala == alur.kepala
    assert not panggung.rak.ada(sidik(b"x"))
    assert [a["kode"] for a in panggung.rak.daftar()] == [alur.kode]
    assert panggung.maju(alur, "4").keadaan.posisi == "5"


def test_yang_ditolak_tidak_meninggalkan_apa_pun(titik):
    """Refused for whatever reason: no line, no content, the case as it was."""
    p, semua = titik
    q, alur = p.salin(semua["8"])
    isi, catatan = dict(q.rak.isi), list(q.rak.catatan[alur.kode])
    for coba in (
        lambda: alur.selesaikan("9", q.tanda("p-karo"), berkas={"undangan_asli": docx("a")}),
        lambda: alur.selesaikan("8", q.tanda("p-karo"), fakta={"catatan": "b"}),
        lambda: alur.selesaikan("8", q.tanda("p-kabag", kunci=kunci("p-karo"))),
        lambda: alur.selesaikan("8", q.tanda("p-kabag"), berkas={"asing": docx("c")}),
        lambda: alur.ubah("undangan", docx("d"), q.tanda("p-kabag"), alasan="bukan miliknya"),
        lambda: alur.lampirkan("kepmenko", docx("e"), q.tanda("p-kabag"), keterangan="bukan lampiran"),
        lambda: alur.tunjuk(
            [pejabat("p-baru", tugas("menko"))], {}, q.tanda("p-kabag"), alasan="bukan wewenang"
        ),
        lambda: alur.selesaikan("99", q.tanda("p-kabag")),
        lambda: alur.berkas("notula:A"),
        lambda: alur.data("data_akhir"),
    ):
        with pytest.raises(AbkError, match=r"belum|tidak dikenal|tidak sah|tidak ada|bukan"):
            coba()
    assert (q.rak.isi, q.rak.catatan[alur.kode]) == (isi, catatan)


# ── what each may do ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("gilir", SEMUA)
def test_yang_ditawarkan_dapat_dikerjakan(titik, gilir):
    """Everything offered to everybody works; of steps, returns, decisions and edits nothing else does."""
    p, semua = titik
    for pelaku in semua[gilir].keadaan.pejabat:
        for satu in semua[gilir].boleh(pelaku, p.saat):
            q, alur = p.salin(semua[gilir])
            tanda = q.tanda(pelaku)
            assert satu.kurang == ()
            if satu.apa == "selesai":
                alur = q.maju(alur, satu.langkah, satu.unit, pelaku=pelaku)
            elif satu.apa == "putusan":
                with pytest.raises(
                    LangkahError, match="perubahan"
                ):  # offered, but there is nothing to decide yet
                    alur.putuskan(satu.unit, [], tanda)
                continue
            elif satu.apa == "ubah":
                isi = q.data + b" " if satu.slot == "data_awal" else docx("lain")
                alur = alur.ubah(satu.slot, isi, tanda, alasan="salah ketik", fakta={"x": 1})
            else:
                assert satu.ke
                for ke, unit in satu.ke:
                    r, lain = p.salin(semua[gilir])
                    milik = unit or satu.unit
                    lain = lain.kembalikan(satu.langkah, ke, r.tanda(pelaku), alasan="perbaiki", unit=milik)
                    assert (ke, unit) in lain.keadaan.posisi_kini
                continue
            assert alur.peristiwa[-1].sebutan == satu.sebutan
            assert alur.peristiwa[-1].peran == satu.peran


def test_tiap_langkah_ditawarkan_kepada_satu_orang(titik):
    p, semua = titik
    for kode, alur in semua.items():
        for langkah, unit in alur.keadaan.posisi_kini:
            siapa = [
                pelaku
                for pelaku in alur.keadaan.pejabat
                if any(
                    (t.apa, t.langkah, t.unit) == ("selesai", langkah, unit)
                    for t in alur.boleh(pelaku, p.saat)
                )
            ]
            assert siapa == [p.pelaku(alur, langkah, unit)], kode


def test_yang_kurang_disebut(panggung):
    alur = panggung.buka(usulan=None)
    (satu,) = alur.boleh("p-karo", panggung.saat)
    assert (satu.apa, satu.langkah, satu.kurang) == ("selesai", "1", ("usulan_program_kerja",))
    assert alur.boleh("p-asing", panggung.saat) == ()
    assert alur.boleh("p-kabag", panggung.saat) == ()
    assert alur.boleh("p-karo", panggung.saat - dt.timedelta(days=400)) == ()


# ── opened ────────────────────────────────────────────────────────────────────────────────────
def test_buka_alur(panggung):
    with pytest.raises(AlurError, match="belum berisi alur"):
        buka_alur(panggung)
    alur = panggung.buka()
    assert buka_alur(panggung).kepala == buka_alur(panggung, "uji-2026").kepala == alur.kepala
    with pytest.raises(AlurError, match="'lain' tidak ada"):
        buka_alur(panggung, "lain")
    panggung.buka(kode="kedua")
    with pytest.raises(AlurError, match="2 alur: uji-2026, kedua"):
        buka_alur(panggung)
    panggung.rak.catatan["uji-2026"] = panggung.rak.catatan["kedua"]
    with pytest.raises(AlurError, match="milik alur lain"):
        buka_alur(panggung, "uji-2026")


def test_rupa_alur(titik):
    p, semua = titik
    alur = semua["10"]
    assert repr(semua["1"]) == "Alur(uji-2026 2026: 1)"
    assert repr(alur) == "Alur(uji-2026 2026: 10 A, 10 B)"
    assert (alur.kode, alur.tahun, alur.judul) == ("uji-2026", 2026, "Analisis beban kerja uji")
    assert (alur.unit, alur.profil) == (("A", "B"), "umum-2024")
    assert alur.nama["p-menko"] == nama("p-menko")
    assert set(alur.nama) == {i for i, (_, u) in PERAN.items() if u != "C"}
    q, lain = p.salin(semua["18"])
    assert repr(q.sampai(lain, "")).endswith("selesai)")


def test_prosedur_ikut_alur(panggung):
    """A running case keeps the procedure with which it began, word by word."""
    alur = panggung.buka()
    assert buka_alur(panggung).prosedur == alur.prosedur
    assert buka_alur(panggung).prosedur.sidik == alur.prosedur.sidik


def test_kunci_orang_lain_dan_pelaku_asing(panggung):
    alur = panggung.sampai(panggung.buka(), "2")
    with pytest.raises(RantaiError, match="Tanda tangan p-kabag pada catatan ke-3 tidak sah"):
        panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", kunci=kunci("p-karo")))
    with pytest.raises(WewenangError, match="Pelaku 'p-asing' tidak terdaftar"):
        panggung.maju(alur, "2", pelaku="p-asing")
