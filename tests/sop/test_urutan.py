"""Guards abk.sop.kaidah.selesai, abk.sop.kaidah.jalan: one step after the other: none before its turn,
none twice, none swapped, each with all it owes.
"""

from __future__ import annotations

import pytest

from abk.sop import AlurError, LangkahError, RantaiError, WewenangError, prosedur
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.kaidah import lanjutkan, putar
from abk.tulisan.sidik import NOL, sidik
from tests.sop.panggung import SEMUA, docx, kunci, tandai, tiap_langkah

RESMI = [str(n) for n in range(1, 17)]  # terbit: the sixteen steps of the SOP
UNIT = {"10", "11", "12", "13", "13a"}


def satuan(langkah: str) -> str:
    return "A" if langkah in UNIT else ""


@pytest.fixture(scope="module")
def titik(data_awal):
    """A case of one unit, once at each step, and at its end."""
    p, hasil = tiap_langkah(data_awal, ("A",))
    return p, hasil, p.sampai(hasil["18"], "")


def test_semua_langkah_dijalani_sekali(titik):
    _, _, alur = titik
    selesai = [(e.langkah, e.unit) for e in alur.peristiwa if e.apa == "selesai"]
    assert selesai == [(k, satuan(k)) for k in SEMUA]
    assert alur.keadaan.selesai
    assert alur.keadaan.posisi_kini == ()


@pytest.mark.parametrize("gilir", SEMUA)
def test_hanya_langkah_yang_gilirannya(titik, gilir):
    """All pairs of steps: of a case that stands at one, only this one can be completed."""
    p, semua, _ = titik
    diterima = []
    for kode in SEMUA:
        e = p.rakit_selesai(semua[gilir], kode, satuan(kode))
        try:
            lanjutkan(semua[gilir].keadaan, e)
            diterima.append(kode)
        except LangkahError:
            pass
    assert diterima == [gilir]


def _sambung(p, alur, urutan):
    """The same events in another order, chained and signed again by their authors."""
    sebelum, hasil = NOL, []
    for n, e in enumerate(urutan):
        baru = tandai(
            e, kunci(e.pelaku), urut=n, sebelum=sebelum, waktu=alur.peristiwa[n].waktu, tanda_tangan=""
        )
        sebelum = baru.sidik
        hasil.append(baru)
    return hasil


@pytest.mark.parametrize("satu", RESMI)
def test_langkah_tidak_dapat_ditukar(titik, satu):
    """All 256 swaps of two steps in a complete log, all signed again: refused but for a step with itself."""
    p, _, alur = titik
    tempat = {e.langkah: n for n, e in enumerate(alur.peristiwa) if e.apa == "selesai"}
    for dua in RESMI:
        urutan = list(alur.peristiwa)
        a, b = tempat[satu], tempat[dua]
        urutan[a], urutan[b] = urutan[b], urutan[a]
        baru = _sambung(p, alur, urutan)
        if satu == dua:
            assert putar(baru) == alur.keadaan
        else:
            with pytest.raises(AlurError, match="belum atau tidak lagi gilirannya"):
                putar(baru)


@pytest.mark.parametrize("lewat", SEMUA)
def test_langkah_tidak_dapat_dilewati(titik, lewat):
    """A log without one of its steps, signed again throughout, is refused; but for the optional one."""
    p, _, alur = titik
    baru = _sambung(p, alur, [e for e in alur.peristiwa if e.langkah != lewat])
    if lewat == "18":  # the last is then merely not done yet
        assert putar(baru).posisi_kini == (("18", ""),)
    else:
        with pytest.raises(AlurError, match="belum atau tidak lagi gilirannya"):
            putar(baru)


@pytest.mark.parametrize("gilir", SEMUA)
def test_peran_lain_ditolak(titik, gilir):
    """Everybody but the one whose step it is, in every role he could claim."""
    p, semua, _ = titik
    alur = semua[gilir]
    milik = p.pelaku(alur, gilir, satuan(gilir))
    for pelaku, pejabat in alur.keadaan.pejabat.items():
        for peran in {t.peran for t in pejabat.penugasan} | {prosedur().langkah_menurut(gilir).pelaksana}:
            e = p.rakit_selesai(alur, gilir, satuan(gilir), pelaku=pelaku, peran=peran)
            if pelaku == milik:
                assert lanjutkan(alur.keadaan, e).kepala == e.sidik
            else:
                with pytest.raises(WewenangError, match=r"bukan wewenang|bukan .+ pada \d\d-03-2026"):
                    lanjutkan(alur.keadaan, e)
        if pelaku != milik:
            with pytest.raises(WewenangError, match=r"bukan wewenang|bukan .+ pada \d\d-03-2026"):
                p.maju(alur, gilir, satuan(gilir), pelaku=pelaku)


@pytest.mark.parametrize("gilir", SEMUA)
def test_masukan_tepat_yang_berlaku(titik, gilir):
    """Each input once missing, once of another content; and one too many."""
    p, semua, _ = titik
    alur = semua[gilir]
    baik = p.rakit_selesai(alur, gilir, satuan(gilir))
    assert baik.masukan
    for slot in baik.masukan:
        kurang = {s: v for s, v in baik.masukan.items() if s != slot}
        for masukan in (kurang, {**baik.masukan, slot: sidik("lain")}):
            with pytest.raises(LangkahError, match=slot):
                lanjutkan(alur.keadaan, p.rakit_selesai(alur, gilir, satuan(gilir), masukan=masukan))
    lebih = {**baik.masukan, "daftar_pejabat": alur.keadaan.slot["daftar_pejabat"]}
    with pytest.raises(LangkahError, match="tidak dikenal"):
        lanjutkan(alur.keadaan, p.rakit_selesai(alur, gilir, satuan(gilir), masukan=lebih))


@pytest.mark.parametrize("gilir", SEMUA)
def test_keluaran_tepat_yang_diminta(titik, gilir):
    """Each output once missing, and others too many or from elsewhere; by the rules and by the case."""
    p, semua, _ = titik
    alur, unit = semua[gilir], satuan(gilir)
    baik = p.rakit_selesai(alur, gilir, unit)
    for slot in baik.keluaran:
        kurang = {s: v for s, v in baik.keluaran.items() if s != slot}
        with pytest.raises(LangkahError, match=slot):
            lanjutkan(alur.keadaan, p.rakit_selesai(alur, gilir, unit, keluaran=kurang))
    for asing in ("surat_lain", "kepmenko:A", "notula:B", "notula", "lampiran:x"):
        e = p.rakit_selesai(alur, gilir, unit, keluaran={**baik.keluaran, asing: sidik("x")})
        with pytest.raises(LangkahError, match="tidak dikenal"):
            lanjutkan(alur.keadaan, e)
    p, alur = p.salin(alur)
    berkas = p.keluaran(alur, gilir, unit)
    for slot in berkas:
        with pytest.raises(AlurError, match=slot):
            p.maju(alur, gilir, unit, berkas={s: b for s, b in berkas.items() if s != slot})


def test_semua_kekurangan_disebut_sekaligus(titik):
    p, semua, _ = titik
    baik = p.rakit_selesai(semua["3"], "3")
    e = p.rakit_selesai(semua["3"], "3", masukan={}, keluaran={"asing": sidik("x")})
    with pytest.raises(LangkahError) as galat:
        lanjutkan(semua["3"].keadaan, e)
    hilang = (*baik.masukan, *baik.keluaran, "asing")
    assert len(hilang) == 6
    assert all(slot in galat.value.pesan for slot in hilang)


@pytest.mark.parametrize("gilir", SEMUA)
def test_makna_tepat(titik, gilir):
    p, semua, _ = titik
    alur, benar = semua[gilir], list(prosedur().langkah_menurut(gilir).makna)
    for makna in ([], [*benar, "menetapkan"], benar[::-1] if len(benar) > 1 else ["memaraf"], benar[1:]):
        with pytest.raises(LangkahError, match=r"Langkah \w+ berarti .+, bukan "):
            lanjutkan(alur.keadaan, p.rakit_selesai(alur, gilir, satuan(gilir), makna=makna))


@pytest.mark.parametrize(
    "isi",
    [
        {"lain": 1},
        {"fakta": "bukan sidik"},
        {"terima": []},
        {"jawaban": {}},
        {"hasil": sidik("x")},
        {"ke": "1"},
        {"alasan": "apa saja"},
    ],
)
def test_isian_asing_ditolak(titik, isi):
    """Step 5 says nothing but the fingerprint of its facts."""
    p, semua, _ = titik
    with pytest.raises(LangkahError):
        lanjutkan(semua["5"].keadaan, p.rakit_selesai(semua["5"], "5", isi=isi))


def test_tanpa_telaah_hukum(panggung):
    """Step 15a is taken only where it was chosen."""
    alur = panggung.sampai(panggung.buka(("A",)), "16")
    with pytest.raises(LangkahError, match="tidak ada dalam alur"):
        alur.selesaikan("15a", panggung.tanda("p-hukum"))
    assert "15a" not in {p.langkah for p in panggung.sampai(alur, "").keadaan.persetujuan}


@pytest.mark.parametrize("opsional", [["16"], ["15a", "15a"], ["99"]])
def test_pilihan_yang_tidak_ada(panggung, opsional):
    with pytest.raises(AlurError, match=r"Langkah opsional .+ tidak dikenal"):
        panggung.buka(opsional=opsional)


def test_usulan_lebih_dahulu(panggung):
    """Step 1 needs the proposal; until it is done, it can be attached and exchanged."""
    alur = panggung.buka(usulan=None)
    with pytest.raises(LangkahError, match="usulan_program_kerja"):
        panggung.maju(alur, "1")
    for isi in (b"usulan", b"usulan yang diperbaiki"):
        alur = alur.lampirkan("usulan_program_kerja", isi, panggung.tanda("p-unit-a"), keterangan="usulan")
    assert alur.berkas("usulan_program_kerja") == isi
    alur = panggung.maju(alur, "1")
    with pytest.raises(LangkahError, match="Usulan hanya dilampirkan sebelum langkah 1 selesai"):
        alur.lampirkan("usulan_program_kerja", b"lain", panggung.tanda("p-unit-a"), keterangan="usulan")


def test_unit_berjalan_sendiri_sendiri(panggung):
    """One unit may be through while another has not begun; the common step waits for the last."""
    alur = panggung.sampai(panggung.buka(("A", "B", "C")), "10")
    for kode in ("10", "11", "12", "13", "13a"):
        alur = panggung.maju(alur, kode, "B")
    assert dict(alur.keadaan.posisi_unit) == {"A": "10", "B": "", "C": "10"}
    with pytest.raises(LangkahError, match="Langkah 14 belum atau tidak lagi gilirannya"):
        panggung.maju(alur, "14")
    with pytest.raises(LangkahError, match="Langkah 11 unit A belum atau tidak lagi gilirannya"):
        panggung.maju(alur, "11", "A")
    with pytest.raises(LangkahError, match="Langkah 13 unit B belum atau tidak lagi gilirannya"):
        panggung.maju(alur, "13", "B")
    for unit in ("A", "C"):
        for kode in ("10", "11", "12", "13", "13a"):
            alur = panggung.maju(alur, kode, unit)
    assert alur.keadaan.posisi == "14"


@pytest.mark.parametrize(
    ("gilir", "unit"), [("4", "A"), ("14", "A"), ("10", ""), ("10", "B"), ("10", "Z"), ("10", "K")]
)
def test_unit_yang_keliru(titik, gilir, unit):
    """A unit on a common step, none on a step of units, one outside the case."""
    p, semua, _ = titik
    alur = semua[gilir]
    with pytest.raises(AlurError, match="Alur sudah selesai dan diarsipkan"):
        alur.selesaikan(gilir, p.tanda(p.pelaku(alur, gilir, "A")), unit=unit, berkas={})


@pytest.mark.parametrize(
    "apa", ["selesai", "kembali", "ubah", "putusan", "cabut", "tunjuk", "lampir", "mulai"]
)
def test_sesudah_selesai_tidak_ada_lagi(titik, apa):
    """The proof sheet bears the last word: nothing is added after it."""
    p, _, alur = titik
    isi = {
        "kembali": {"ke": "14", "alasan": "terlambat"},
        "ubah": {"alasan": "terlambat"},
        "putusan": {"perubahan": []},
        "cabut": {"urut": 1, "alasan": "terlambat"},
        "tunjuk": {"pejabat": [alur.keadaan.pejabat["p-karo"].sebagai_dict()], "alasan": "terlambat"},
        "lampir": {"keterangan": "terlambat"},
        "mulai": dict(alur.peristiwa[0].isi),
    }
    keluaran = {"lampir": {"lampiran:x": sidik("x")}, "ubah": {"lembar_bukti": sidik("x")}}
    e = p.rakit(
        alur,
        apa,
        "p-karo",
        peran="karo_po",
        langkah="18",
        isi=isi.get(apa, {}),
        keluaran=keluaran.get(apa, {}),
    )
    with pytest.raises(LangkahError, match="sudah selesai"):
        lanjutkan(alur.keadaan, e)
    with pytest.raises(LangkahError, match="sudah selesai"):
        alur.lampirkan("lampiran:x", docx("x"), p.tanda("p-karo"), keterangan="terlambat")


def test_awal_tidak_dapat_diulang(titik):
    p, semua, _ = titik
    alur = semua["4"]
    e = p.rakit(alur, "mulai", "p-karo", isi=dict(alur.peristiwa[0].isi))
    with pytest.raises(AlurError, match="sudah dimulai"):
        lanjutkan(alur.keadaan, e)
    with pytest.raises(RantaiError, match="tidak dimulai dari awal"):
        lanjutkan(None, alur.peristiwa[1])
    with pytest.raises(RantaiError, match="tidak dimulai dari awal"):
        lanjutkan(None, tandai(alur.peristiwa[1], kunci("p-karo"), urut=0, sebelum=NOL))
    with pytest.raises(RantaiError, match="tidak dimulai dari awal"):
        lanjutkan(None, tandai(alur.peristiwa[0], kunci("p-karo"), urut=1))


def test_peristiwa_tak_dikenal_tidak_terbentuk(titik):
    _, semua, _ = titik
    with pytest.raises(ValueError, match="apa"):
        Peristiwa.model_validate({**semua["1"].peristiwa[0].model_dump(), "apa": "hapus"})
