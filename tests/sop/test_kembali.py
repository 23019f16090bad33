"""Guards abk.sop.kaidah.ubah, abk.sop.kaidah.posisi: returns and edits: where to, by whom, and what falls
with them.
"""

from __future__ import annotations

import pytest

from abk.sop import AlurError, LangkahError, WewenangError, buka_alur, prosedur
from abk.sop.kaidah import lanjutkan
from abk.tulisan.sidik import sidik
from tests.sop.model import BERANGKA
from tests.sop.panggung import JABATAN_UNIT, SEMUA, docx, tiap_langkah

UNIT = {"10", "11", "12", "13", "13a"}
BOLEH = {  # rumus: who judges the work of others may return it, to whoever made what he judges
    "4": "3", "5": "3 4", "6": "3", "8": "7", "9": "7 8", "10": "7", "11": "10", "12": "10 11",
    "13": "10 11 12", "13a": "10 11 12 13", "14": "10 11 12 13 13a", "15": "10 11 12 13 14", "15a": "14 15",
    "16": "10 11 12 13 14 15", "17": "14 15 16",
}  # fmt: skip


def gugur(alur):
    return {(p.langkah, p.unit) for p in alur.keadaan.persetujuan if p.gugur is not None}


def berlaku(alur):
    return {(p.langkah, p.unit) for p in alur.keadaan.berlaku}


@pytest.fixture(scope="module")
def titik(data_awal):
    return tiap_langkah(data_awal)


@pytest.mark.parametrize("dari", SEMUA)
def test_tiap_pasangan_pengembalian(titik, dari):
    """All pairs: allowed just where the procedure says so; what lies between falls, and no more."""
    p, semua = titik
    awal = semua[dari]
    boleh = BOLEH.get(dari, "").split()
    for ke in [*SEMUA, "99", ""]:
        q, alur = p.salin(awal)
        unit = "A" if dari in UNIT or ke in UNIT else ""
        tanda = q.tanda(q.pelaku(alur, dari, "A"))
        if ke not in boleh:
            with pytest.raises(LangkahError, match="tidak dapat dikembalikan"):
                alur.kembalikan(dari, ke, tanda, alasan="perlu diperbaiki", unit=unit)
            assert q.rak.rekaman(alur.kode) == [e.baris for e in alur.peristiwa]
            continue
        baru = alur.kembalikan(dari, ke, tanda, alasan="perlu diperbaiki", unit=unit)
        batas = SEMUA.index(ke)
        hanya = unit if ke in UNIT else ""
        kena = {
            (k, u) for k, u in berlaku(alur) if SEMUA.index(k) >= batas and (not hanya or u in {"", hanya})
        }
        assert gugur(baru) == kena
        assert berlaku(baru) == berlaku(alur) - kena
        assert (ke, hanya) in baru.keadaan.posisi_kini
        pulang = baru.keadaan.pengembalian[-1]
        assert (pulang.dari, pulang.ke, pulang.unit, pulang.alasan) == (dari, ke, unit, "perlu diperbaiki")
        assert {p.gugur for p in baru.keadaan.persetujuan} <= {None, baru.peristiwa[-1].urut}
        assert q.sampai(baru, "").keadaan.selesai


def test_daftar_pengembalian_prosedur_sama():
    """The table of this test is that of the procedure."""
    assert {k: " ".join(prosedur().boleh_kembali(k)) for k in BOLEH} == BOLEH


@pytest.mark.parametrize("dari", [k for k in SEMUA if k in BOLEH])
def test_hanya_pemegang_langkah_yang_mengembalikan(titik, dari):
    p, semua = titik
    alur = semua[dari]
    ke = BOLEH[dari].split()[-1]
    unit = "A" if dari in UNIT or ke in UNIT else ""
    for pelaku in alur.keadaan.pejabat:
        if pelaku != p.pelaku(alur, dari, "A"):
            q, lain = p.salin(alur)
            with pytest.raises(WewenangError, match=r"bukan .+ pada \d\d-03-2026"):
                lain.kembalikan(dari, ke, q.tanda(pelaku), alasan="perlu diperbaiki", unit=unit)


@pytest.mark.parametrize("alasan", ["", "  ", "x", "a " * 4000])
def test_alasan_pengembalian(panggung, alasan):
    alur = panggung.sampai(panggung.buka(("A",)), "4")
    with pytest.raises(LangkahError, match="alasan"):
        alur.kembalikan("4", "3", panggung.tanda("p-kabag"), alasan=alasan)


@pytest.mark.parametrize(
    ("dari", "ke", "unit"),
    [
        ("14", "11", ""),
        ("14", "11", "C"),
        ("13", "11", ""),
        ("13", "11", "C"),
        ("5", "3", "A"),
        ("16", "15", "A"),
    ],
)
def test_unit_pengembalian(panggung, dari, ke, unit):
    """A return to a step of units names one of the case; one between common steps names none."""
    alur = panggung.sampai(panggung.buka(), dari)
    pelaku = panggung.pelaku(alur, dari, "A")
    with pytest.raises(AlurError, match=r"menyebut unitnya|tidak dikerjakan per unit|bukan Unit Organisasi"):
        alur.kembalikan(dari, ke, panggung.tanda(pelaku), alasan="perlu diperbaiki", unit=unit)


def test_pengembalian_satu_unit_tidak_menyentuh_yang_lain(panggung):
    """Of two confirmed units one is returned from step 15: the other keeps its approvals, and waits."""
    alur = panggung.sampai(panggung.buka(), "15")
    baru = alur.kembalikan("15", "11", panggung.tanda("p-karo"), alasan="angka janggal", unit="B")
    assert dict(baru.keadaan.posisi_unit) == {"A": "", "B": "11"}
    assert gugur(baru) == {("11", "B"), ("12", "B"), ("13", "B"), ("13a", "B"), ("14", "")}
    assert set(baru.keadaan.jawaban) == {"A"}
    with pytest.raises(LangkahError, match="Langkah 14 belum atau tidak lagi gilirannya"):
        panggung.maju(baru, "14")
    akhir = panggung.sampai(baru, "")
    assert [e.unit for e in akhir.peristiwa if e.langkah == "13"] == ["A", "B", "B"]


def test_pengembalian_ke_langkah_umum_membatalkan_semua_unit(panggung):
    """The meeting of one unit cannot be held on what was sent: all units go back with it."""
    alur = panggung.sampai(panggung.buka(), "10")
    for kode in ("10", "11"):
        alur = panggung.maju(alur, kode, "A")
    baru = alur.kembalikan("10", "7", panggung.tanda("p-kabag"), alasan="bahan tidak lengkap", unit="B")
    assert baru.keadaan.posisi_kini == (("7", ""),)
    assert {("10", "A"), ("11", "A"), ("7", ""), ("8", ""), ("9", "")} == gugur(baru)
    terbuka = [(r.langkah, r.unit) for r in baru.keadaan.riwayat_langkah if r.selesai is None]
    assert terbuka == [("7", "")]
    assert [r.hasil for r in baru.keadaan.riwayat_langkah if (r.langkah, r.unit) == ("12", "A")] == [
        "dikembalikan"
    ]


@pytest.mark.parametrize(
    "ubah",
    [
        {"makna": ["memeriksa"]},
        {"masukan": {"rencana_kegiatan": "0" * 64}},
        {"keluaran": {"rencana_kegiatan": "0" * 64}},
        {"isi": {"ke": "3", "alasan": "perlu diperbaiki", "jawaban": {}}},
        {"isi": {"ke": "3", "alasan": "perlu diperbaiki", "lain": 1}},
        {"isi": {"ke": 3, "alasan": "perlu diperbaiki"}},
        {"isi": {"alasan": "perlu diperbaiki"}},
        {"langkah": "3"},
        {"langkah": "5"},
        {"unit": "A"},
        {"peran": "kasubbag_organisasi"},
    ],
)
def test_pengembalian_tidak_membawa_yang_lain(titik, ubah):
    p, semua = titik
    baik = {"peran": "kabag_ortala", "langkah": "4", "isi": {"ke": "3", "alasan": "perlu diperbaiki"}}
    assert lanjutkan(semua["4"].keadaan, p.rakit(semua["4"], "kembali", "p-kabag", **baik))
    with pytest.raises(AlurError):
        lanjutkan(semua["4"].keadaan, p.rakit(semua["4"], "kembali", "p-kabag", **{**baik, **ubah}))


def test_tidak_sesuai_adalah_pengembalian(panggung):
    """A unit returns its draft with an answer for each post; nobody else's return carries answers."""
    alur = panggung.sampai(panggung.buka(), "13")
    jawaban = {k: {"status": "tidak_sesuai", "catatan": "volume salah"} for k in JABATAN_UNIT["A"]}
    asing = {"B-2": {"status": "tidak_sesuai"}}
    with pytest.raises(LangkahError, match="B-2 bukan milik"):
        alur.kembalikan("13", "11", panggung.tanda("p-unit-a"), alasan="salah", unit="A", jawaban=asing)
    baru = alur.kembalikan(
        "13", "11", panggung.tanda("p-unit-a"), alasan="volume salah", unit="A", jawaban=jawaban
    )
    assert set(baru.peristiwa[-1].isi["jawaban"]) == set(JABATAN_UNIT["A"])
    assert baru.keadaan.jawaban == {}
    with pytest.raises(LangkahError, match="konfirmasi teknis"):
        baru.kembalikan("11", "10", panggung.tanda("p-kasubbag"), alasan="coba", unit="A", jawaban=jawaban)


# ── edits ─────────────────────────────────────────────────────────────────────────────────────
def _semua_slot():
    return [(k.kode, s) for k in prosedur().langkah for s in k.keluaran]


@pytest.mark.parametrize(("langkah", "slot"), _semua_slot())
def test_suntingan_menggugurkan_yang_sesudahnya(titik, data_awal, langkah, slot):
    """Every content, edited before the decree is signed: later approvals fall, the case goes back."""
    p, semua = titik
    q, alur = p.salin(semua["17"])
    unit = "A" if langkah in UNIT else ""
    penuh = f"{slot}:{unit}" if unit else slot
    isi = data_awal + b" " if slot == "data_awal" else docx("disunting")
    tanda = q.tanda(q.pelaku(alur, langkah, "A"))
    if slot in {"data_konsep", "data_akhir"} or langkah in {"17", "18"}:
        with pytest.raises(LangkahError, match="tidak dapat diubah langsung"):
            alur.ubah(penuh, isi, tanda, alasan="salah ketik")
        return
    if slot in BERANGKA:  # a document with figures is made anew from what is filled in, never exchanged
        with pytest.raises(LangkahError, match="tidak dapat diganti langsung"):
            alur.ubah(penuh, isi, q.tanda(tanda.pelaku), alasan="salah ketik")
    fakta = {"tanggal": "2 Maret 2026"} if slot in BERANGKA else None
    baru = alur.ubah(penuh, isi, tanda, alasan="salah ketik", fakta=fakta)
    urut, batas = baru.peristiwa[-1].urut, SEMUA.index(langkah)
    kena = {(k, u) for k, u in berlaku(alur) if SEMUA.index(k) > batas and (not unit or u in {"", unit})}
    assert gugur(baru) == kena | {(langkah, unit)}
    assert berlaku(baru) == berlaku(alur) - kena
    assert all(p.gugur in {None, urut} for p in baru.keadaan.persetujuan)
    sendiri = next(p for p in baru.keadaan.berlaku if (p.langkah, p.unit) == (langkah, unit))
    assert (sendiri.urut, sendiri.berkas[penuh]) == (urut, sidik(isi))
    assert sendiri.pelaku == q.pelaku(alur, langkah, "A")
    berikut = SEMUA[batas + 1]
    if berikut in UNIT and unit:
        assert baru.keadaan.posisi_kini == ((berikut, unit),)
    elif berikut in UNIT:
        assert baru.keadaan.posisi_kini == ((berikut, "A"), (berikut, "B"))
    else:
        assert baru.keadaan.posisi_kini == ((berikut, ""),)
    assert baru.berkas(penuh) == isi
    assert q.sampai(baru, "").keadaan.selesai
    assert buka_alur(q).keadaan.selesai


@pytest.mark.parametrize(
    "langkah", [k.kode for k in prosedur().langkah if k.keluaran and k.kode not in {"17", "18"}]
)
def test_hanya_pemilik_yang_menyunting(titik, langkah):
    p, semua = titik
    q, alur = p.salin(semua["17"])
    slot = prosedur().langkah_menurut(langkah).keluaran[-1] + (":A" if langkah in UNIT else "")
    for pelaku in alur.keadaan.pejabat:
        if pelaku != q.pelaku(alur, langkah, "A"):
            with pytest.raises(WewenangError, match=r"bukan .+ pada \d\d-03-2026"):
                alur.ubah(slot, docx("disunting"), q.tanda(pelaku), alasan="salah ketik")


def test_suntingan_yang_tidak_mengubah_ditolak(panggung):
    alur = panggung.sampai(panggung.buka(), "5")
    with pytest.raises(LangkahError, match="tidak berubah"):
        alur.ubah("instrumen", alur.berkas("instrumen"), panggung.tanda("p-kasubbag"), alasan="sama saja")


@pytest.mark.parametrize(
    "slot",
    ["daftar_pejabat", "usulan_program_kerja", "tidak_ada", "notula", "notula:A", "notula:Z", "kepmenko"],
)
def test_yang_tidak_dapat_disunting(panggung, slot):
    """What no step made, what no step has made yet, what belongs to a unit that is not there."""
    alur = panggung.sampai(panggung.buka(), "5")
    pelaku = "p-kabag" if slot == "kepmenko" else "p-kasubbag"
    with pytest.raises(LangkahError, match=r"tidak dikenal|tidak dapat diubah langsung"):
        alur.ubah(slot, docx("x"), panggung.tanda(pelaku), alasan="salah ketik")


def test_isi_yang_gugur_tidak_disunting(panggung):
    """After a return the old content is no longer anybody's: the step is done again, not patched."""
    alur = panggung.sampai(panggung.buka(), "5")
    alur = alur.kembalikan("5", "3", panggung.tanda("p-karo"), alasan="perlu diperbaiki")
    with pytest.raises(LangkahError, match="tidak sedang berlaku"):
        alur.ubah("instrumen", docx("x"), panggung.tanda("p-kasubbag"), alasan="salah ketik")


def test_suntingan_serentak_tidak_saling_menimpa(panggung):
    """Two edit the same content at once: the second is told, and looks at the first one's before he edits."""
    satu = panggung.sampai(panggung.buka(), "5")
    dua = buka_alur(panggung)
    satu = satu.ubah("instrumen", docx("satu"), panggung.tanda("p-kasubbag"), alasan="salah ketik")
    with pytest.raises(LangkahError, match="sudah diubah orang lain"):
        dua.ubah("instrumen", docx("dua"), panggung.tanda("p-kasubbag"), alasan="salah ketik")
    assert satu.muat().berkas("instrumen") == docx("satu")
    dua = dua.muat().ubah("instrumen", docx("dua"), panggung.tanda("p-kasubbag"), alasan="salah ketik")
    assert [e.apa for e in dua.peristiwa[-2:]] == ["ubah", "ubah"]


@pytest.mark.parametrize(
    "ubah",
    [
        {"masukan": {}},
        {"masukan": {"instrumen": "0" * 64}},
        {"keluaran": {}},
        {"keluaran": {"instrumen": "1" * 64, "daftar_bahan": "1" * 64}},
        {"makna": []},
        {"makna": ["menyiapkan", "memeriksa"]},
        {"langkah": "4"},
        {"langkah": ""},
        {"unit": "A"},
        {"peran": "karo_po"},
        {"isi": {}},
        {"isi": {"alasan": "x"}},
        {"isi": {"alasan": "salah ketik", "terima": []}},
    ],
)
def test_suntingan_tidak_membawa_yang_lain(titik, ubah):
    p, semua = titik
    alur = semua["5"]
    baik = {
        "peran": "kasubbag_organisasi",
        "langkah": "3",
        "makna": ["menyiapkan"],
        "isi": {"alasan": "salah ketik"},
        "masukan": {"instrumen": alur.keadaan.slot["instrumen"]},
        "keluaran": {"instrumen": "1" * 64},
    }
    assert lanjutkan(alur.keadaan, p.rakit(alur, "ubah", "p-kasubbag", **baik))
    with pytest.raises(AlurError):
        lanjutkan(alur.keadaan, p.rakit(alur, "ubah", "p-kasubbag", **{**baik, **ubah}))


def test_sesudah_ditetapkan_tetap(panggung):
    """When the minister has decided, nothing is returned and nothing is edited, by anybody."""
    alur = panggung.sampai(panggung.buka(("A",)), "18")
    for ke in SEMUA[:-1]:
        with pytest.raises(LangkahError, match="Dari langkah 18 tidak dapat dikembalikan"):
            alur.kembalikan(
                "18", ke, panggung.tanda("p-kabag"), alasan="terlambat", unit="A" if ke in UNIT else ""
            )
    for slot in alur.keadaan.slot:
        asal = alur.keadaan.asal_slot(slot)
        for pelaku in alur.keadaan.pejabat:
            pemilik = asal is None or pelaku == panggung.pelaku(alur, asal[0].kode, asal[1])
            with pytest.raises(LangkahError if pemilik else WewenangError):
                alur.ubah(slot, docx("x"), panggung.tanda(pelaku), alasan="terlambat")
    assert not {t.apa for p in alur.keadaan.pejabat for t in alur.boleh(p, panggung.saat)} - {"selesai"}


def test_riwayat_langkah(panggung):
    """How long each step was due, passage by passage; an edit begins a new one for every unit."""
    alur = panggung.sampai(panggung.buka(), "11")
    baru = alur.ubah(
        "undangan_asli", docx("x"), panggung.tanda("p-karo"), alasan="salah", fakta={"jam": "09.00"}
    )
    lewat = [r for r in baru.keadaan.riwayat_langkah if r.langkah in {"10", "11"}]
    assert [(r.langkah, r.unit, r.hasil) for r in lewat] == [
        ("10", "A", "selesai"),
        ("10", "B", "selesai"),
        ("11", "A", "dikembalikan"),
        ("11", "B", "dikembalikan"),
        ("10", "A", "berjalan"),
        ("10", "B", "berjalan"),
    ]
    saat = baru.peristiwa[-1].saat
    assert {r.mulai for r in lewat[-2:]} == {saat} == {r.selesai for r in lewat[2:4]}


def test_naskah_berubah_hanya_dengan_isiannya(panggung):
    """The decree of step 14: no edit without facts, none with the same facts, and none with facts unknown."""
    alur = panggung.sampai(panggung.buka(("A",)), "14")
    fakta = {"tentang": "Hasil analisis beban kerja"}
    alur = panggung.maju(alur, "14", fakta=fakta)
    for sama in (None, fakta):
        with pytest.raises(LangkahError, match="tidak dapat diganti langsung"):
            alur.ubah("kepmenko", docx("x"), panggung.tanda("p-kabag"), alasan="salah ketik", fakta=sama)
    baru = alur.ubah("kepmenko", docx("x"), panggung.tanda("p-kabag"), alasan="salah ketik", fakta={"a": 1})
    assert baru.peristiwa[-1].isi["fakta"] == baru.keadaan.berlaku[-1].fakta
    assert panggung.rak.berkas(baru.keadaan.berlaku[-1].fakta) == b'{"a":1}'
    kosong = baru.ubah(
        "dokumen_data", docx("y"), panggung.tanda("p-kabag"), alasan="salah ketik", fakta={"b": []}
    )
    assert panggung.sampai(kosong, "").keadaan.selesai


def test_isian_rekan_tidak_dibatalkan_diam_diam(panggung):
    """Two sessions: a file edited in the older one keeps the newer facts; new facts need them read anew."""
    lama = panggung.sampai(panggung.buka(("A",)), "7")
    lama = panggung.maju(lama, "7", fakta={"jam": "09.00"})
    siapa = "p-kasubbag"
    pakai = {"alasan": "jam berubah", "fakta": {"jam": "10.00"}}
    kini = lama.ubah("undangan", docx("jam 10.00"), panggung.tanda(siapa), **pakai)
    with pytest.raises(LangkahError, match="sudah diubah orang lain"):
        lama.ubah("daftar_hadir", docx("x"), panggung.tanda(siapa), alasan="baris", fakta={"baris": 7})
    with pytest.raises(LangkahError, match="tidak dapat diganti langsung"):
        lama.ubah("bahan_rapat", docx("x"), panggung.tanda(siapa), alasan="salah ketik")
    assert lama.muat().peristiwa == kini.peristiwa
    baru = lama.ubah("daftar_hadir", docx("x"), panggung.tanda(siapa), alasan="salah ketik")
    assert baru.peristiwa[-1].isi["fakta"] == kini.peristiwa[-1].isi["fakta"]
    berlaku = next(p for p in baru.keadaan.berlaku if p.langkah == "7")
    assert panggung.rak.berkas(berlaku.fakta) == b'{"jam":"10.00"}'


def test_isian_pembaca_bukan_isian_pembuat(panggung):
    """Who initials a document may fill something in himself: that makes it no new document."""
    alur = panggung.sampai(panggung.buka(("A",)), "8")
    alur = panggung.maju(alur, "8", fakta={"catatan": "sudah dibaca"})
    with pytest.raises(LangkahError, match="tidak dapat diganti langsung"):
        alur.ubah("undangan", docx("x"), panggung.tanda("p-kasubbag"), alasan="salah ketik")
    baru = alur.ubah("daftar_hadir", docx("x"), panggung.tanda("p-kasubbag"), alasan="salah ketik")
    assert "fakta" not in baru.peristiwa[-1].isi


def test_isian_yang_disebut_harus_ada(panggung):
    """Facts are handed over, not merely named: an export would miss what the log speaks of."""
    alur = panggung.sampai(panggung.buka(("A",)), "2")
    with pytest.raises(AlurError, match="tidak ada"):
        panggung.maju(alur, "2", isi={"fakta": sidik("entah apa")})
    alur = panggung.maju(alur, "2", fakta={"arahan": "segera"})
    with pytest.raises(LangkahError, match="nilai yang tidak dapat disimpan"):
        panggung.maju(alur, "3", fakta={"x": float("nan")})
    with pytest.raises(LangkahError, match="nilai yang tidak dapat disimpan"):
        panggung.maju(alur, "3", fakta={"x": {1, 2}})
    with pytest.raises(LangkahError, match="nilai yang tidak dapat disimpan"):
        alur.ubah("catatan_koordinasi", docx("x"), panggung.tanda("p-kabag"), alasan="coba", fakta={"x": {1}})
    with pytest.raises(AlurError, match="tidak dapat dicatat"):
        panggung.maju(alur, "3", isi={"lain": float("inf")})
    with pytest.raises(AlurError, match="tidak dapat dicatat"):
        panggung.maju(alur, "3", isi={"lain": "\ud800"})
    assert panggung.maju(alur, "3").keadaan.posisi == "4"


def test_riwayat_dimulai_lagi_pada_langkah_yang_sama(panggung):
    """The invitation is corrected before anybody met: the meeting is due afresh, for every unit."""
    alur = panggung.sampai(panggung.buka(), "10")
    pakai = {"alasan": "hari salah", "fakta": {"hari": "Rabu"}}
    baru = alur.ubah("undangan_asli", docx("x"), panggung.tanda("p-karo"), **pakai)
    lewat = [(r.unit, r.hasil, r.mulai) for r in baru.keadaan.riwayat_langkah if r.langkah == "10"]
    dulu, kini = alur.peristiwa[-1].saat, baru.peristiwa[-1].saat
    assert lewat == [
        ("A", "dikembalikan", dulu),
        ("B", "dikembalikan", dulu),
        ("A", "berjalan", kini),
        ("B", "berjalan", kini),
    ]
