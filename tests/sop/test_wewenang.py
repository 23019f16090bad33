"""Guards abk.sop.catatan.pejabat, abk.sop.kaidah.periksa, abk.sop.kaidah.mulai: who may act: the role, on
that day, in that name, with a key that holds.
"""

from __future__ import annotations

import datetime as dt

import pytest

from abk.sop import (
    AlurError,
    KunciError,
    LangkahError,
    Pejabat,
    Penugasan,
    RantaiError,
    WewenangError,
    buka_alur,
)
from abk.sop.kaidah import lanjutkan
from tests.sop.panggung import MULAI, PERAN, kunci, nama, pejabat, tandai, tugas

HARI = MULAI.date()  # 2 March 2026 in Jakarta too
WIB = dt.timezone(dt.timedelta(hours=7))


def wib(hari: int, jam: int = 9, menit: int = 0) -> dt.datetime:
    return dt.datetime(2026, 3, hari, jam, menit, tzinfo=WIB)


def semua(*ganti: Pejabat) -> list[Pejabat]:
    """All officials of a case of units A and B, some exchanged or added."""
    biasa = {i: pejabat(i) for i, (_, u) in PERAN.items() if u != "C"}
    return list({**biasa, **{p.id: p for p in ganti}}.values())


# ── days ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("saat", "boleh"),
    [
        (wib(2, 23, 59), False),  # the day before
        (wib(3, 0, 0), True),  # the first minute, though in UTC it is still yesterday
        (wib(4, 23, 59), True),  # the last minute
        (wib(5, 0, 0), False),  # the first minute after
    ],
)
def test_penugasan_berlaku_menurut_hari_setempat(panggung, saat, boleh):
    kabag = pejabat("p-kabag", tugas("kabag_ortala", sejak=dt.date(2026, 3, 3), sampai=dt.date(2026, 3, 4)))
    alur = panggung.sampai(panggung.buka(pejabat=semua(kabag)), "2")
    tanda = panggung.tanda("p-kabag", waktu=saat)
    if boleh:
        assert panggung.maju(alur, "2", tanda=tanda).keadaan.posisi == "3"
        return
    with pytest.raises(WewenangError, match="bukan Kabag Ortala"):
        panggung.maju(alur, "2", tanda=tanda)
    isi = {"tanda": {"waktu": saat}}
    with pytest.raises(WewenangError, match="p-kabag bukan Kabag Ortala"):
        lanjutkan(alur.keadaan, panggung.rakit_selesai(alur, "2", **isi))


def test_hari_pertama_alur_menurut_zona(panggung):
    """A case may begin in the first hour of the first day, when in UTC it is the day before."""
    karo = pejabat("p-karo", tugas("karo_po", sejak=dt.date(2026, 3, 3)))
    awal = panggung.tanda("p-karo", waktu=wib(3, 0, 30))
    assert panggung.buka(pejabat=semua(karo), tanda=awal).keadaan.posisi == "1"
    lain = panggung.tanda("p-karo", waktu=wib(3, 0, 30))
    with pytest.raises(WewenangError, match="p-karo bukan Karo PO atau Kabag Ortala"):
        panggung.buka(pejabat=semua(karo), tanda=lain, kode="lain", zona="Etc/UTC")


@pytest.mark.serangan("pejabat", "memakai kunci yang berakhir", "dicegah")
@pytest.mark.parametrize(("saat", "boleh"), [(wib(4, 23, 59), True), (wib(5, 0, 0), False)])
def test_kunci_berakhir(panggung, saat, boleh):
    """A key signs to the end of its last day; what it signed stays valid."""
    kabag = pejabat("p-kabag", kunci_sampai=dt.date(2026, 3, 4))
    alur = panggung.sampai(panggung.buka(pejabat=semua(kabag)), "2")
    tanda = panggung.tanda("p-kabag", waktu=saat)
    if boleh:
        alur = panggung.maju(alur, "2", tanda=tanda)
        alur = panggung.maju(alur, "3", tanda=panggung.tanda("p-kasubbag", waktu=wib(20)))
        assert buka_alur(panggung).kepala == alur.kepala
    else:
        with pytest.raises(KunciError, match="berakhir pada 04-03-2026"):
            panggung.maju(alur, "2", tanda=tanda)
        assert alur.boleh("p-kabag", saat) == ()


# ── deputies ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("sebutan", ["Plt.", "Plh."])
def test_wakil_bertindak_atas_sebutannya(panggung, sebutan):
    wakil = pejabat("p-kasubbag", tugas("kasubbag_organisasi"), tugas("kabag_ortala", sebutan=sebutan))
    alur = panggung.sampai(panggung.buka(pejabat=semua(wakil)), "2")
    baru = panggung.maju(alur, "2", pelaku="p-kasubbag")
    setuju = baru.keadaan.berlaku[-1]
    assert (setuju.pelaku, setuju.peran, setuju.sebutan) == ("p-kasubbag", "kabag_ortala", sebutan)
    lain = {"Plt.", "Plh.", ""} - {sebutan}
    for satu in lain:
        e = panggung.rakit_selesai(alur, "2", pelaku="p-kasubbag", sebutan=satu)
        with pytest.raises(WewenangError, match="bertindak sebagai"):
            lanjutkan(alur.keadaan, e)


def test_pejabat_definitif_bukan_wakil(panggung):
    alur = panggung.sampai(panggung.buka(), "2")
    e = panggung.rakit_selesai(alur, "2", sebutan="Plt.")
    with pytest.raises(WewenangError, match="pejabat definitif, bukan Plt"):
        lanjutkan(alur.keadaan, e)


def test_wakil_menjadi_definitif(panggung):
    """From the day on which the deputy holds the post himself he signs without Plt."""
    satu = pejabat(
        "p-kabag",
        tugas("kabag_ortala", sebutan="Plt."),
        tugas("kabag_ortala", sejak=dt.date(2026, 3, 4)),
    )
    alur = panggung.sampai(panggung.buka(pejabat=semua(satu)), "2")
    alur = panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", waktu=wib(3)))
    alur = panggung.maju(alur, "3", tanda=panggung.tanda("p-kasubbag", waktu=wib(3, 10)))
    alur = panggung.maju(alur, "4", tanda=panggung.tanda("p-kabag", waktu=wib(4)))
    assert [p.sebutan for p in alur.keadaan.berlaku if p.pelaku == "p-kabag"] == ["Plt.", ""]


def test_satu_orang_beberapa_peran(panggung):
    """One may be Kabag and, as Plt., Karo; each step is signed in its own role."""
    rangkap = pejabat("p-kabag", tugas("kabag_ortala"), tugas("karo_po", sebutan="Plt."))
    lain = [p for p in semua(rangkap) if p.id != "p-karo"]
    alur = panggung.buka(pejabat=lain, pelaku="p-kabag")
    for kode, peran, sebutan in (("1", "karo_po", "Plt."), ("2", "kabag_ortala", "")):
        alur = panggung.maju(alur, kode, pelaku="p-kabag")
        assert (alur.peristiwa[-1].peran, alur.peristiwa[-1].sebutan) == (peran, sebutan)


# ── units ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.serangan("pejabat", "bertindak untuk unit lain", "dicegah")
def test_unit_hanya_untuk_dirinya(panggung):
    alur = panggung.sampai(panggung.buka(), "13")
    with pytest.raises(WewenangError, match="p-unit-b bukan Unit Organisasi terkait untuk unit A"):
        panggung.maju(alur, "13", "A", pelaku="p-unit-b")
    for ubah in ({"unit": "A"}, {"unit": "B"}):  # in B's name for A, and with A's name borrowed
        e = tandai(panggung.rakit_selesai(alur, "13", "A", pelaku="p-unit-b"), kunci("p-unit-b"), **ubah)
        with pytest.raises(
            (WewenangError, LangkahError),
            match=r"bukan Unit Organisasi terkait untuk unit A|bukan isi yang berlaku sekarang",
        ):
            lanjutkan(alur.keadaan, e)
    assert panggung.maju(alur, "13", "B").keadaan.posisi_unit["B"] == "13a"


def test_satu_orang_dua_unit(panggung):
    ganda = pejabat("p-unit-a", tugas("unit", "A"), tugas("unit", "B", sebutan="Plh."))
    alur = panggung.sampai(panggung.buka(pejabat=semua(ganda)), "13")
    alur = panggung.maju(alur, "13", "B", pelaku="p-unit-a")
    alur = panggung.maju(alur, "13", "A", pelaku="p-unit-a")
    assert [p.sebutan for p in alur.keadaan.berlaku[-2:]] == ["Plh.", ""]


# ── appointments ──────────────────────────────────────────────────────────────────────────────
def test_penunjukan_wakil(panggung):
    """A deputy who was not in the list is appointed, acts, and his time ends."""
    alur = panggung.sampai(panggung.buka(), "2")
    plh = pejabat("p-baru", tugas("kabag_ortala", sejak=HARI, sampai=HARI, sebutan="Plh."))
    with pytest.raises(WewenangError, match="tidak terdaftar"):
        panggung.maju(alur, "2", pelaku="p-baru")
    alur = alur.tunjuk([plh], {"p-baru": nama("p-baru")}, panggung.tanda("p-karo"), alasan="Kabag dinas luar")
    assert alur.nama["p-baru"] == nama("p-baru")
    assert alur.nama["p-karo"] == nama("p-karo")
    maju = panggung.maju(alur, "2", pelaku="p-baru")
    maju = panggung.maju(maju, "3")
    with pytest.raises(WewenangError, match="p-baru bukan Kabag Ortala pada 03-03-2026"):
        panggung.maju(maju, "4", tanda=panggung.tanda("p-baru", waktu=wib(3)))
    assert buka_alur(panggung).keadaan == maju.keadaan


@pytest.mark.serangan("pejabat", "menunjuk pejabat tanpa wewenang", "dicegah")
@pytest.mark.parametrize("penunjuk", sorted(set(PERAN) - {"p-unit-c"}))
def test_siapa_boleh_menunjuk(panggung, penunjuk):
    alur = panggung.buka()
    orang, tanda = pejabat("p-kabag"), panggung.tanda(penunjuk)
    if penunjuk in {"p-karo", "p-sesmenko"}:
        assert alur.tunjuk([orang], {}, tanda, alasan="pengukuhan").keadaan.pejabat["p-kabag"] == orang
    else:
        with pytest.raises(WewenangError, match="bukan Karo PO atau Sesmenko"):
            alur.tunjuk([orang], {}, tanda, alasan="pengukuhan")
        isi = {"pejabat": [orang.sebagai_dict()], "alasan": "pengukuhan"}
        for peran in (PERAN[penunjuk][0], "karo_po"):
            with pytest.raises(WewenangError, match=r"bukan wewenang|bukan Karo PO"):
                lanjutkan(alur.keadaan, panggung.rakit(alur, "tunjuk", penunjuk, peran=peran, isi=isi))


def test_ganti_kunci(panggung):
    """After a new key the old one signs nothing more, and what it signed still holds."""
    alur = panggung.sampai(panggung.buka(), "3")
    baru = pejabat("p-kabag", kunci_lain="kunci kedua")
    alur = alur.tunjuk([baru], {}, panggung.tanda("p-karo"), alasan="frasa terlupa")
    alur = panggung.maju(alur, "3")
    with pytest.raises(RantaiError, match="Tanda tangan p-kabag"):
        panggung.maju(alur, "4")
    panggung.ganti_kunci["p-kabag"] = "kunci kedua"
    alur = panggung.maju(alur, "4")
    assert alur.peristiwa[-1].kunci == kunci("kunci kedua").sidik
    assert buka_alur(panggung).keadaan == alur.keadaan


@pytest.mark.parametrize(
    ("orang", "sebab"),
    [
        (pejabat("p-baru", tugas("kabag_ortala"), kunci_lain="p-karo"), "kunci yang sama"),
        (pejabat("p-baru", tugas("unit", "C")), "tidak ikut"),
        (pejabat("p-kabag", tugas("kasubbag_organisasi")), "Belum ada pejabat untuk: Kabag Ortala"),
    ],
)
def test_penunjukan_yang_tidak_sah(panggung, orang, sebab):
    """A shared key, a unit outside the case, a role that nobody would hold any more."""
    alur = panggung.buka()
    with pytest.raises(AlurError, match=sebab):
        alur.tunjuk([orang], {orang.id: nama(orang.id)}, panggung.tanda("p-karo"), alasan="keliru")


def test_dua_penunjukan_serentak(panggung):
    """Two appoint at once: the second looks again, or the name that the first brought would be lost."""
    satu, dua = panggung.buka(), buka_alur(panggung)
    orang = {p: pejabat(p, tugas("kabag_ortala", sebutan="Plh.")) for p in ("p-x", "p-y")}
    satu = satu.tunjuk([orang["p-x"]], {"p-x": nama("p-x")}, panggung.tanda("p-karo"), alasan="dinas luar")
    pakai = ([orang["p-y"]], {"p-y": nama("p-y")})
    with pytest.raises(LangkahError, match="sudah diubah orang lain"):
        dua.tunjuk(*pakai, panggung.tanda("p-sesmenko"), alasan="dinas luar")
    dua = dua.muat().tunjuk(*pakai, panggung.tanda("p-sesmenko"), alasan="dinas luar")
    assert set(dua.nama) == {*panggung.buka(kode="lain").nama, "p-x", "p-y"}
    assert (dua.nama["p-x"].nama, dua.nama["p-y"].nama) == ("Rekaan X", "Rekaan Y")


def test_penunjukan_dengan_nama(panggung):
    """Nobody is appointed whose name the documents could not print."""
    alur = panggung.buka()
    orang = pejabat("p-baru", tugas("kabag_ortala"))
    with pytest.raises(AlurError, match="Nama pejabat belum ada: p-baru"):
        alur.tunjuk([orang], {}, panggung.tanda("p-karo"), alasan="lupa namanya")
    with pytest.raises(AlurError, match="Nama pejabat belum ada: p-kabag"):
        panggung.buka(kode="lain", nama={p.id: nama(p.id) for p in semua() if p.id != "p-kabag"})


@pytest.mark.serangan("pejabat", "menyelundupkan perubahan lain di dalam penunjukan", "dicegah")
@pytest.mark.parametrize(
    "ubah",
    [
        {"langkah": "1"},
        {"makna": ["menetapkan"]},
        {"masukan": {"usulan_program_kerja": "0" * 64}},
        {"unit": "A"},
        {"keluaran": {"kepmenko": "0" * 64}},
        {"isi": {"pejabat": [], "alasan": "kosong"}},
        {"isi": {"pejabat": [{"id": "p-x"}], "alasan": "kurang"}},
        {"isi": {"pejabat": [pejabat("p-kabag").sebagai_dict()] * 2, "alasan": "dua kali"}},
        {"isi": {"pejabat": [pejabat("p-kabag").sebagai_dict()], "alasan": "  "}},
        {"isi": {"pejabat": [pejabat("p-kabag").sebagai_dict()]}},
    ],
)
def test_penunjukan_tidak_membawa_yang_lain(panggung, ubah):
    alur = panggung.buka()
    isi = {"pejabat": [pejabat("p-kabag").sebagai_dict()], "alasan": "pengukuhan"}
    baik = {"peran": "karo_po", "isi": isi}
    assert lanjutkan(alur.keadaan, panggung.rakit(alur, "tunjuk", "p-karo", **baik))
    with pytest.raises(AlurError):
        lanjutkan(alur.keadaan, panggung.rakit(alur, "tunjuk", "p-karo", **{**baik, **ubah}))


# ── attachments ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("siapa", sorted(set(PERAN) - {"p-unit-c"}))
def test_semua_boleh_melampirkan(panggung, siapa):
    alur = panggung.sampai(panggung.buka(), "5")
    baru = alur.lampirkan("lampiran:bukti", b"isi", panggung.tanda(siapa), keterangan="bukti")
    assert baru.berkas("lampiran:bukti") == b"isi"
    assert baru.keadaan.berlaku == alur.keadaan.berlaku
    assert baru.peristiwa[-1].unit == PERAN[siapa][1]
    with pytest.raises(LangkahError, match="'lampiran:bukti' sudah ada"):  # an attachment is never exchanged
        baru.lampirkan("lampiran:bukti", b"lain", panggung.tanda(siapa), keterangan="bukti")


@pytest.mark.parametrize(
    "slot",
    [
        *("kepmenko", "data_awal", "daftar_pejabat", "usulan_program_kerja"),
        *("lampiran:", "lampiran: x", "lampiran:a\nb", f"lampiran:{'x' * 200}"),
    ],
)
def test_nama_lampiran(panggung, slot):
    alur = panggung.sampai(panggung.buka(), "5")
    with pytest.raises(
        LangkahError,
        match=r"sudah ada atau namanya tidak sah|Usulan hanya dilampirkan|Isian tidak sah|lampiran",
    ):
        alur.lampirkan(slot, b"isi", panggung.tanda("p-karo"), keterangan="bukti")


@pytest.mark.serangan("pejabat", "menyelundupkan perubahan lain di dalam lampiran", "dicegah")
@pytest.mark.parametrize(
    "ubah",
    [
        {"langkah": "1"},
        {"makna": ["menetapkan"]},
        {"unit": "A"},
        {"masukan": {"lampiran:x": "0" * 64}},
        {"keluaran": {}},
        {"keluaran": {"lampiran:x": "0" * 64, "lampiran:y": "0" * 64}},
        {"isi": {}},
        {"isi": {"keterangan": ""}},
        {"peran": "menko"},
    ],
)
def test_lampiran_tidak_membawa_yang_lain(panggung, ubah):
    alur = panggung.buka()
    baik = {"peran": "karo_po", "isi": {"keterangan": "x"}, "keluaran": {"lampiran:x": "0" * 64}}
    assert lanjutkan(alur.keadaan, panggung.rakit(alur, "lampir", "p-karo", **baik))
    with pytest.raises(AlurError):
        lanjutkan(alur.keadaan, panggung.rakit(alur, "lampir", "p-karo", **{**baik, **ubah}))


# ── how a case begins ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("siapa", sorted(set(PERAN) - {"p-unit-c"}))
def test_siapa_boleh_memulai(panggung, siapa):
    if siapa in {"p-karo", "p-kabag"}:
        assert panggung.buka(pelaku=siapa).keadaan.posisi == "1"
    else:
        with pytest.raises(WewenangError, match="bukan Karo PO atau Kabag Ortala"):
            panggung.buka(pelaku=siapa)
        assert panggung.rak.daftar() == []


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"kode": "Huruf Besar"}, "alur"),
        ({"tahun": 26}, "tahun"),
        ({"judul": "x"}, "judul"),
        ({"unit": []}, "unit"),
        ({"unit": ["A", "A"]}, "unit"),
        ({"unit": ["A:B"]}, "unit"),
        ({"unit": [" A"]}, "unit"),
        ({"unit": ["A\nB"]}, "unit"),
        ({"zona": "Asia/Atlantis"}, "zona"),
        ({"profil": ""}, "profil"),
        ({"pejabat": [p for p in semua() if p.id != "p-menko"]}, "Menko"),
        ({"pejabat": [p for p in semua() if p.id != "p-unit-b"]}, r"Unit Organisasi terkait \(B\)"),
        ({"pejabat": [*semua(), pejabat("p-unit-c")]}, "tidak ikut"),
        ({"pejabat": [*semua(), pejabat("p-baru", tugas("menko"), kunci_lain="p-karo")]}, "kunci yang sama"),
        ({"pejabat": semua(pejabat("p-hukum", tugas("karo_po"))), "opsional": ["15a"]}, "Biro Hukum"),
    ],
)
def test_awal_yang_tidak_sah(panggung, isi, sebab):
    with pytest.raises(AlurError, match=sebab):
        panggung.buka(**isi)
    assert panggung.rak.daftar() == []
    assert panggung.rak.isi == {}


@pytest.mark.serangan("pejabat", "memulai alur dengan kunci yang bukan milik pejabatnya", "dicegah")
def test_orang_lain_memulai_dengan_kunci_sendiri(panggung):
    """The first event is signed by whom it names."""
    with pytest.raises(RantaiError, match="Tanda tangan p-karo pada catatan ke-1 tidak sah"):
        panggung.buka(tanda=panggung.tanda("p-karo", kunci=kunci("p-kabag")))
    with pytest.raises(WewenangError, match="Pelaku 'p-asing' tidak terdaftar"):
        panggung.buka(pelaku="p-asing")


@pytest.mark.parametrize(
    "isi",
    [
        {"peran": "karo_po", "sampai": dt.date(2025, 1, 1)},
        {"peran": "karo_po", "sebutan": "Pj."},
    ],
)
def test_penugasan_yang_tidak_sah(isi):
    with pytest.raises(ValueError, match=r"penugasan|sebutan"):
        Penugasan(**{"sejak": HARI, **isi})


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"peran": "unit"}, "kode unit diisi"),
        ({"peran": "karo_po", "unit": "A"}, "kode unit diisi"),
        ({"peran": "raja"}, "'raja' bukan salah satu dari sesmenko, karo_po"),
    ],
)
def test_penugasan_yang_tidak_dikenal_prosedur(panggung, isi, kata):
    """Which roles there are, and which are of the units, the procedure says."""
    asing = pejabat("p-hukum", Penugasan(**{"sejak": HARI, **isi}))
    with pytest.raises(AlurError, match=kata):
        panggung.buka(pejabat=[*(p for p in semua() if p.id != "p-hukum"), asing])
    alur = panggung.buka()
    with pytest.raises(AlurError, match=kata):
        alur.tunjuk([asing], {"p-hukum": nama("p-hukum")}, panggung.tanda("p-karo"), alasan="Baru datang")
