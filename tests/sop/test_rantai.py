"""Guards abk.sop.catatan.peristiwa, abk.sop.kaidah.periksa, abk.sop.catatan.isi: the chain: each event
once, here, in its place, signed by the one it names, about exactly this.
"""

from __future__ import annotations

import datetime as dt
import json

import pytest

from abk.errors import AbkError
from abk.sop import Alur, AlurError, RantaiError, buka_alur, kunci_dari_benih
from abk.sop.catatan.kunci import sidik_kunci
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.kaidah import lanjutkan, putar
from abk.tulisan.sidik import NOL, sidik
from abk.tulisan.sidik import json_kanonik as teks_kanonik
from tests.sop.panggung import MULAI, Panggung, kunci, pejabat, tandai


@pytest.fixture(scope="module")
def kasus(data_awal):
    """A case that stands at step 5, one event before, and the event that brought it there."""
    p = Panggung(data_awal)
    alur = p.sampai(p.buka(("A",)), "5")
    sebelum = putar(alur.peristiwa[:-1])
    return p, alur, sebelum, alur.peristiwa[-1]


# ── replay ────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.serangan("pejabat", "mengirim ulang catatan yang sudah ditandatangani", "dicegah")
def test_ulangan_dalam_alur_ditolak(kasus):
    _, alur, _, _ = kasus
    for e in alur.peristiwa:
        with pytest.raises(AlurError, match="tidak menyambung catatan ke-5"):
            lanjutkan(alur.keadaan, e)


def test_ulangan_yang_ditandatangani_lagi_ditolak(kasus):
    """The author himself cannot use a number twice, though place and clock are right."""
    _, alur, _, _ = kasus
    for e in alur.peristiwa:
        sambung = {"urut": alur.keadaan.jumlah, "sebelum": alur.kepala, "waktu": alur.peristiwa[-1].waktu}
        with pytest.raises(RantaiError, match="pernah dipakai"):
            lanjutkan(alur.keadaan, tandai(e, kunci(e.pelaku), **sambung))


@pytest.mark.serangan("pejabat", "memindahkan catatan ke alur atau tahun lain", "dicegah")
@pytest.mark.parametrize(("kode", "tahun"), [("uji-lain", 2026), ("uji-2026", 2027), ("uji-2026", 2025)])
def test_ulangan_ke_alur_dan_tahun_lain_ditolak(kasus, data_awal, kode, tahun):
    """Same officials, same units, same keys; another case, or the same code in another year."""
    _, alur, _, _ = kasus
    p = Panggung(data_awal, benih="lain")
    lain = p.sampai(p.buka(("A",), kode=kode, tahun=tahun), "4")
    kini = lain.keadaan
    for e in alur.peristiwa:
        with pytest.raises(AlurError, match="milik alur uji-2026 tahun 2026, bukan"):
            lanjutkan(kini, e)
        pas = {"urut": kini.jumlah, "sebelum": kini.kepala, "waktu": lain.peristiwa[-1].waktu}
        if e.apa != "mulai":
            with pytest.raises(RantaiError, match="milik alur"):
                lanjutkan(kini, tandai(e, kunci(e.pelaku), **pas))
        with pytest.raises(RantaiError, match="Tanda tangan"):  # moved over by somebody without the key
            lanjutkan(kini, _tanpa_kunci(e, **pas, alur=kode, tahun=tahun))


def test_alur_bercabang_ditolak(kasus, data_awal):
    """Two continuations of the same beginning: neither takes events of the other."""
    p, alur, sebelum, _ = kasus
    q, lain = p.salin(Alur(p.rak, alur.peristiwa[:-1], sebelum))
    lain = q.maju(lain, "4")
    assert lain.keadaan.posisi == "5"
    assert lain.kepala != alur.kepala
    maju = p.rakit_selesai(alur, "5")
    with pytest.raises(RantaiError, match="tidak menyambung"):
        lanjutkan(lain.keadaan, maju)


def _tanpa_kunci(e, **ubah):
    return Peristiwa.model_validate({**e.model_dump(), **ubah})


# ── every field ───────────────────────────────────────────────────────────────────────────────
UBAH = {
    "alur": "uji-2027",
    "tahun": 2027,
    "urut": 3,
    "sebelum": NOL,
    "waktu": "2026-03-02T23:00:00.000000+00:00",
    "pelaku": "p-karo",
    "peran": "karo_po",
    "sebutan": "Plt.",
    "unit": "A",
    "apa": "ubah",
    "langkah": "5",
    "makna": ["memeriksa"],
    "isi": {"fakta": sidik("x")},
    "masukan": {},
    "keluaran": {"lampiran:x": sidik("x")},
    "nonce": "0" * 32,
    "kunci": "0" * 16,
    "tanda_tangan": "0" * 128,
}


def test_daftar_unsur_lengkap():
    assert set(UBAH) == set(Peristiwa.model_fields)


@pytest.mark.parametrize("unsur", sorted(UBAH))
def test_tiap_unsur_ditandatangani(kasus, unsur):
    """Each field changed with the old signature; then signed again by another: refused both times."""
    _, _, sebelum, e = kasus
    assert lanjutkan(sebelum, e).kepala == e.sidik
    assert getattr(e, unsur) != UBAH[unsur]
    palsu = _tanpa_kunci(e, **{unsur: UBAH[unsur]})
    with pytest.raises(AlurError, match=r"milik alur|Tanda tangan|tidak menyambung"):
        lanjutkan(sebelum, palsu)
    assert not palsu.sah(sebelum.pejabat[e.pelaku].kunci)
    with pytest.raises(AlurError, match=r"milik alur|Tanda tangan|tidak menyambung"):
        lanjutkan(sebelum, tandai(e, kunci("p-kasubbag"), **{unsur: UBAH[unsur]}))


@pytest.mark.serangan("pejabat", "menandatangani catatan dengan unsur yang salah", "dicegah")
@pytest.mark.parametrize("unsur", sorted(set(UBAH) - {"waktu", "nonce", "isi", "tanda_tangan"}))
def test_unsur_yang_salah_tetap_salah_bila_ditandatangani(kasus, unsur):
    """Signed by the very official, with one field that does not belong: the rules refuse it."""
    _, _, sebelum, e = kasus
    palsu = tandai(e, kunci(e.pelaku), **{unsur: UBAH[unsur]})
    assert palsu.sah(sebelum.pejabat[e.pelaku].kunci)
    with pytest.raises(AlurError):
        lanjutkan(sebelum, palsu)


@pytest.mark.parametrize("unsur", sorted(Peristiwa.model_fields))
@pytest.mark.parametrize("isi", [None, True, 7.5, "x\n", "", [], {}, ["x"] * 3, {"x": None}, -1, "\ud800"])
def test_bentuk_unsur(kasus, unsur, isi):
    """A value of another kind or shape is no event, or no valid one; never anything else."""
    _, _, sebelum, e = kasus
    if getattr(e, unsur) == isi or (unsur == "isi" and isi in ({}, {"x": None})):
        return
    baris = json.dumps(
        {**e.model_dump(), unsur: isi}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    with pytest.raises(AlurError):
        lanjutkan(sebelum, baca_baris(baris, 1))
    kurang = {k: v for k, v in e.model_dump().items() if k != unsur}
    with pytest.raises(RantaiError, match=r"Catatan alur baris 1 tidak (terbaca|ditulis oleh program ini)"):
        baca_baris(teks_kanonik(kurang), 1)


@pytest.mark.parametrize(
    "baris",
    [
        *("", " ", "null", "[]", "1", '"x"', "{", "{}", "NaN", "\x00"),
        *("[" * 100_000, '{"a":' * 100_000, "9" * 5000),
    ],
    ids=range(13),
)
def test_baris_sembarang(baris):
    with pytest.raises(RantaiError, match="Catatan alur baris 1 tidak terbaca"):
        baca_baris(baris, 1)


@pytest.mark.parametrize(
    "isi", ["NaN", "Infinity", "1e999", "[" * 900 + "]" * 900, '"\\ud800"', "1" * 400, "1E2", "-0", "0.10"]
)
def test_isi_yang_tidak_kanonik(kasus, isi):
    """What JSON reads in more than one way, or writes in another: not a line of this program."""
    _, _, _, e = kasus
    baris = e.baris.replace('"isi":{}', f'"isi":{{"x":{isi}}}')
    assert baris != e.baris
    with pytest.raises(AlurError):
        lanjutkan(None, baca_baris(baris, 1))


@pytest.mark.parametrize(
    "ubah",
    [
        lambda b: b + " ",
        lambda b: " " + b,
        lambda b: b.replace('":', '": ', 1),
        lambda b: b.replace('"alur":"uji-2026"', '"alur":"x","alur":"uji-2026"'),
        lambda b: b.replace("uji-2026", "uj\\u0069-2026", 1),
        lambda b: b.replace('"tahun":2026', '"tahun":2026.0'),
        lambda b: "{" + ",".join(reversed(b[1:-1].rsplit(',"', 1))).replace("waktu", '"waktu', 1) + "}",
        lambda b: "\ufeff" + b,
        lambda b: b + "\r",
    ],
    ids=range(9),
)
def test_satu_cara_menulis(kasus, ubah):
    """The same content written otherwise is refused: one event has one fingerprint."""
    _, _, _, e = kasus
    assert ubah(e.baris) != e.baris
    with pytest.raises(RantaiError, match=r"Catatan alur baris 1 tidak (terbaca|ditulis oleh program ini)"):
        baca_baris(ubah(e.baris), 1)


# ── keys ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.serangan("pejabat", "menandatangani dengan kunci sendiri atas nama orang lain", "dicegah")
def test_kunci_orang_lain(kasus):
    """Signed with each other official's key: with its own name, and under the name of the right one."""
    _, _, sebelum, e = kasus
    for lain in sebelum.pejabat:
        if lain != e.pelaku:
            for nama in (kunci(lain).sidik, kunci(e.pelaku).sidik):
                with pytest.raises(RantaiError, match="Tanda tangan"):
                    lanjutkan(sebelum, tandai(e, kunci(lain), kunci=nama))


def test_ed25519_menurut_rfc_8032():
    """The first test of RFC 8032, 7.1: public key and signature of nothing."""
    k = kunci_dari_benih(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    # terbit: RFC 8032, 7.1, TEST 1
    assert k.publik == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert k.tanda_tangani(b"") == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert k.sidik == sidik_kunci(k.publik) == sidik(bytes.fromhex(k.publik))[:16]


@pytest.mark.parametrize("panjang", [0, 64, 126, 130])
def test_tanda_tangan_berpanjang_lain(kasus, panjang):
    _, _, sebelum, e = kasus
    isi = {**e.model_dump(), "tanda_tangan": "0" * panjang}
    with pytest.raises(AlurError, match=r"Tanda tangan|tanda_tangan"):
        lanjutkan(sebelum, baca_baris(teks_kanonik(isi), 1))


def test_tiap_bit_tanda_tangan(kasus):
    """All 512 bits of a signature."""
    _, _, sebelum, e = kasus
    asli = bytes.fromhex(e.tanda_tangan)
    for n in range(512):
        palsu = bytearray(asli)
        palsu[n // 8] ^= 1 << n % 8
        assert not _tanpa_kunci(e, tanda_tangan=palsu.hex()).sah(sebelum.pejabat[e.pelaku].kunci)


# ── clock ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.serangan("pejabat", "memundurkan jam komputer", "dicegah")
@pytest.mark.parametrize(("geser", "boleh"), [(0, True), (1, True), (-1, False), (-86_400_000_000, False)])
def test_jam_tidak_mundur(kasus, geser, boleh):
    """To the microsecond; the same moment is allowed."""
    p, alur, _, _ = kasus
    saat = alur.keadaan.terakhir + dt.timedelta(microseconds=geser)
    e = p.rakit_selesai(alur, "5", tanda={"waktu": saat})
    if boleh:
        assert lanjutkan(alur.keadaan, e).terakhir == saat
    else:
        with pytest.raises(RantaiError, match="lebih awal"):
            lanjutkan(alur.keadaan, e)


def test_jam_komputer_yang_lambat(panggung):
    """A clock a little behind takes the time of the latest event; one far behind must be set right."""
    panggung.saat = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=-570)
    alur = panggung.sampai(
        panggung.buka(("A",)), "2"
    )  # the latest event is 10 to 11 minutes ahead of the clock
    with pytest.raises(AlurError, match="Jam komputer"):
        panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", waktu=None))
    lain = Panggung(panggung.data, saat=dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1140))
    alur = lain.sampai(lain.buka(("A",)), "2")  # here it is one minute ahead
    alur = lain.maju(alur, "2", tanda=lain.tanda("p-kabag", waktu=None))
    assert alur.peristiwa[-1].saat == alur.peristiwa[-2].saat


@pytest.mark.parametrize(
    "waktu",
    [
        *("2026-13-02T01:00:00.000000+00:00", "2026-02-30T01:00:00.000000+00:00"),
        *("2026-03-02T25:00:00.000000+00:00", "2026-03-02T01:00:60.000000+00:00"),
        *("9999-12-31T23:59:59.999999+00:00", "0001-01-01T00:00:00.000000+00:00"),
    ],
)
def test_waktu_yang_tidak_ada(kasus, waktu):
    _, _, _, e = kasus
    with pytest.raises(RantaiError, match="waktu"):
        baca_baris(teks_kanonik({**e.model_dump(), "waktu": waktu}), 1)


# ── a store that was tampered with ────────────────────────────────────────────────────────────
@pytest.mark.parametrize("ubah", ["hilang", "tukar", "sunting", "kurang", "alur lain"])
def test_catatan_gudang_yang_diubah(panggung, ubah):
    """Whoever reads the case finds it; whoever had it open does not go on upon it."""
    alur = panggung.sampai(panggung.buka(("A",)), "5")
    catatan = panggung.rak.catatan["uji-2026"]
    if ubah == "hilang":
        del catatan[2]
    elif ubah == "tukar":
        catatan[1], catatan[2] = catatan[2], catatan[1]
    elif ubah == "sunting":
        baru = catatan[-1].teks.replace("p-kabag", "p-karo")
        catatan[-1] = type(catatan[-1])(**{**vars(catatan[-1]), "teks": baru})
    elif ubah == "kurang":
        del catatan[-1]
    else:
        lain = Panggung(panggung.data)
        lain.buka(("A",), kode="lain")
        panggung.rak.catatan["uji-2026"] = lain.rak.catatan["lain"]
    if ubah != "kurang":  # a cut end leaves a sound log; only a head from outside tells
        with pytest.raises(AbkError):
            buka_alur(panggung)
    with pytest.raises(RantaiError, match="berubah atau berkurang"):
        alur.muat()
    with pytest.raises(AbkError, match="berubah atau berkurang"):
        panggung.maju(alur, "5")


def test_baca_lagi_memberi_keadaan_yang_sama(kasus):
    p, alur, _, _ = kasus
    assert buka_alur(p).keadaan == alur.keadaan
    assert putar([]) is None


def test_zona_lain(panggung):
    """A ministry two hours further east has its own day."""
    orang = [pejabat(q) for q in ("p-menko", "p-sesmenko", "p-karo", "p-kabag", "p-kasubbag", "p-unit-a")]
    alur = panggung.buka(("A",), pejabat=orang, zona="Asia/Jayapura")
    assert alur.keadaan.hari(MULAI.replace(hour=15, minute=30)) == dt.date(2026, 3, 3)
