"""Guards abk.sop.vonis, abk.sop.pernyataan, abk.sop.gerbang, abk.sop.catatan.kunci, abk.sop.prosedur.baca,
abk.sop.kaidah.ubah: what a verdict says and refuses: procedures, keys, clocks.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from abk.peragaan import Peragaan
from abk.sop import Alur, AlurError, KunciError, buka_alur, ekspor, kunci_dari_benih, prosedur, verifikasi
from abk.sop.catat import Tanda
from abk.sop.catatan.kunci import PENGENAL_PERAGAAN, cocok, kunci_peragaan, sebab_lemah, sebab_umum
from abk.sop.gerbang import TOLERANSI_DEPAN
from abk.sop.prosedur import daftar_prosedur, prosedur_dari_json, sebutan_prosedur
from abk.sop.prosedur.baca import TERBIT, asal
from abk.tulisan.sidik import sidik
from tests.sop.panggung import MULAI, PERAN, kunci, pejabat

KECIL = (  # terbit: the eight points of small order, and the other ways to write them (RFC 7748, RFC 8032)
    *("00" * 32, "01" + "00" * 31, "ec" + "ff" * 30 + "7f", "00" * 31 + "80"),
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    *("ee" + "ff" * 30 + "7f", "ed" + "ff" * 30 + "7f", "01" + "00" * 30 + "80", "ff" * 32),
)


def _sisip(monkeypatch: pytest.MonkeyPatch) -> None:
    """An insider with a program of his own: nothing is asked when something is recorded."""
    monkeypatch.setattr("abk.sop.catat.periksa_catatan_baru", lambda *_: None)


def _periksa(alur: Alur, folder: Path, **lain: Any) -> Any:
    return verifikasi(ekspor(alur, folder / "bukti"), alur.kepala, **lain)


def _aturan(hasil: Any) -> list[tuple[str, str]]:
    return [(t.tingkat, t.aturan) for t in hasil.temuan]


@pytest.mark.serangan(
    "pejabat", "Mendaftarkan kunci yang tanda tangannya dapat dibuat tanpa rahasia", "dicegah"
)
# ── keys ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("publik", KECIL)
def test_titik_yang_tidak_membuktikan(publik: str):
    assert sebab_lemah(publik)
    assert not cocok(publik, b"isi", "01" + "00" * 63)  # with the point 01 00 … it fits every text otherwise


def test_kunci_biasa_diterima():
    """regresi: keys as the program makes them, and the sum of none with a point of small order."""
    for n in range(20):
        satu = kunci_dari_benih(bytes.fromhex(sidik(str(n))))
        assert not sebab_lemah(satu.publik)
        assert cocok(satu.publik, b"isi", satu.tanda_tangani(b"isi"))


def test_kunci_umum():
    assert {p["id"] for p in Peragaan.baca().isi["pejabat"]} <= set(PENGENAL_PERAGAAN)
    assert sebab_umum(kunci_peragaan("p-menko").publik, ())
    assert sebab_umum(kunci_peragaan("p-lain").publik, ["p-lain"])
    for benih in (
        bytes(32),
        b"\xff" * 32,
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
    ):
        assert sebab_umum(kunci_dari_benih(benih).publik, ())
    assert not sebab_umum(kunci("p-menko").publik, PERAN)


@pytest.mark.serangan(
    "pejabat", "Menunjuk pejabat dengan kunci peragaan, kunci contoh, atau titik lemah", "ketahuan"
)
@pytest.mark.parametrize(
    ("publik", "kata"),
    [
        (kunci_peragaan("p-menko").publik, "peragaan"),
        (kunci_peragaan("p-karo").publik, "peragaan"),
        (kunci_dari_benih(bytes(32)).publik, "contoh"),
        ("00" * 32, "orde"),
        ("ff" * 32, "bukan titik"),
    ],
)
def test_penunjukan_dengan_kunci_yang_tidak_membuktikan(panggung, monkeypatch, tmp_path, publik, kata):
    """Refused when it is recorded, at the start and later; found by the check where it was done anyway."""
    menko = pejabat("p-menko").model_copy(update={"kunci": publik})
    semua = [menko if p == "p-menko" else pejabat(p) for p in PERAN if p not in {"p-unit-b", "p-unit-c"}]
    with pytest.raises(KunciError, match=kata):
        panggung.buka(("A",), pejabat=semua)
    alur = panggung.buka(("A",))
    with pytest.raises(KunciError, match="p-menko"):
        alur.tunjuk([menko], {}, panggung.tanda("p-sesmenko"), alasan="pergantian kunci")
    _sisip(monkeypatch)
    alur = alur.tunjuk([menko], {}, panggung.tanda("p-sesmenko"), alasan="pergantian kunci")
    hasil = _periksa(alur, tmp_path)
    assert _aturan(hasil) == [("struktural", "kunci_membuktikan")]
    assert hasil.vonis == "TIDAK SAH"
    lagi = alur.tunjuk([pejabat("p-menko")], {}, panggung.tanda("p-sesmenko"), alasan="kunci sendiri")
    hasil = _periksa(lagi, tmp_path / "lagi")  # nobody signed with it, and it holds no more
    assert _aturan(hasil) == [("catatan", "kunci_membuktikan")]


def test_alur_peragaan_bertanda(panggung, tmp_path, monkeypatch):
    """A play is one from its first event on, and no verdict says SAH alone; also one of before the mark."""
    semua = [p for p in PERAN if p not in {"p-unit-b", "p-unit-c"}]
    milik = [pejabat(p).model_copy(update={"kunci": kunci_peragaan(p).publik}) for p in semua]
    tanda = Tanda("p-karo", kunci_peragaan("p-karo"), MULAI)
    with pytest.raises(KunciError, match="peragaan"):
        panggung.buka(("A",), pejabat=[*milik[:-1], pejabat(semua[-1])], tanda=tanda)
    _sisip(monkeypatch)
    for kode, lain in (("bertanda", {"peragaan": True}), ("dahulu", {})):
        alur = panggung.buka(
            ("A",), kode=kode, pejabat=milik, tanda=Tanda("p-karo", tanda.kunci, MULAI), **lain
        )
        assert alur.keadaan.peragaan
        hasil = _periksa(alur, tmp_path / kode)
        assert hasil.sah
        assert "SAH" not in hasil.vonis.split(",")[0].split() or "BELUM" in hasil.vonis
        assert any("PERAGAAN" in k for k in hasil.kalimat)


def test_pergantian_kunci_diceritakan(panggung, tmp_path):
    """Whoever got another key after the start: in which role, by whom, when; also a deputy with his own."""
    alur = panggung.buka(("A",))
    lain = pejabat("p-kabag", kunci_lain="p-kabag baru")
    alur = alur.tunjuk([lain], {}, panggung.tanda("p-sesmenko"), alasan="kunci hilang")
    hasil = _periksa(alur, tmp_path)
    assert hasil.sah
    (kata,) = [k for k in hasil.keterangan if "diganti" in k]
    for bagian in (
        "p-kabag (Kabag Ortala)",
        "Sesmenko (p-sesmenko)",
        "02-03-2026",
        kunci("p-kabag baru").sidik,
    ):
        assert bagian in kata


# ── procedure ─────────────────────────────────────────────────────────────────────────────────
def _satu_peran() -> dict[str, Any]:
    """Every step of the ministry given to one role, the control totals adjusted to it."""
    isi = prosedur().sebagai_json()
    for k in isi["langkah"]:
        if k["lingkup"] == "umum" and not k["peserta"] and not k["tambahan"]:
            k["pelaksana"] = "kabag_ortala"
    acuan = prosedur_dari_json({**isi, "kendali": _kendali(isi)})
    return acuan.sebagai_json()


def _kendali(isi: dict[str, Any]) -> list[dict[str, Any]]:
    jumlah: dict[str, list[int]] = {}
    for k in isi["langkah"]:
        if k["tambahan"]:
            continue
        for peran in ("", "bersama" if k["peserta"] else k["pelaksana"]):
            menit, hari = jumlah.setdefault(peran, [0, 0])
            tambah = k["waktu"]["nilai"]
            jumlah[peran] = (
                [menit + tambah, hari] if k["waktu"]["satuan"] == "Menit" else [menit, hari + tambah]
            )
    return [{"peran": p, "menit": m, "hari": h} for p, (m, h) in jumlah.items()]


def test_prosedur_yang_terbit_tercatat():
    """What was ever shipped stays known: who changes an SOP adds its new fingerprint, and keeps the old."""
    assert {p.sidik for p in daftar_prosedur()} <= TERBIT
    assert all(asal(p) == "bawaan" for p in daftar_prosedur())


@pytest.mark.serangan(
    "pejabat", "Memberi setiap langkah kepada satu peran di bawah nomor SOP yang resmi", "ketahuan"
)
def test_prosedur_yang_ditulis_ulang(panggung, tmp_path, monkeypatch):
    """Under the official number: not begun by this program; found, and never called by that number."""
    palsu = prosedur_dari_json(_satu_peran())
    nomor = prosedur().identitas.nomor
    with pytest.raises(AlurError, match="bukan bawaan"):
        panggung.buka(("A",), prosedur=palsu)
    with monkeypatch.context() as m:
        _sisip(m)
        alur = panggung.buka(("A",), prosedur=palsu)
    hasil = _periksa(buka_alur(panggung), tmp_path)
    assert _aturan(hasil) == [("struktural", "prosedur_asli")]
    assert nomor not in sebutan_prosedur(alur.prosedur)
    assert nomor not in " ".join(hasil.keterangan)
    assert "BUKAN prosedur bawaan" in " ".join(hasil.keterangan)


@pytest.mark.serangan("pejabat", "Menulis nomor SOP resmi dengan tanda baca lain", "ketahuan")
@pytest.mark.parametrize(
    "nomor", ["OT.01.02-059-097.Set.PO", "ot 01.02 059-097 SET PO", "OT.01.02–059–097.Set.PO"]
)
def test_nomor_yang_ditulis_lain(nomor: str):
    isi = _satu_peran()
    isi["nama"], isi["identitas"]["nomor"] = "lain", nomor
    assert asal(prosedur_dari_json(isi)) == "menyamar"


def test_prosedur_sendiri_disebut_sendiri(panggung, tmp_path):
    """An office's own, under its own name: it may be used, and the verdict says so."""
    isi = _satu_peran()
    isi["nama"], isi["identitas"]["nomor"] = "milik-sendiri", "7/SOP/2026"
    alur = panggung.buka(("A",), prosedur=prosedur_dari_json(isi))
    hasil = _periksa(alur, tmp_path)
    assert hasil.sah
    assert hasil.temuan == []
    assert any("BUKAN prosedur bawaan" in k and "7/SOP/2026" in k for k in hasil.kalimat)
    assert (
        _periksa(panggung.buka(("A",), kode="lain"), tmp_path / "b")
        .keterangan[0]
        .endswith("sama dengan prosedur bawaan program.")
    )


# ── clock ─────────────────────────────────────────────────────────────────────────────────────
JAUH = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


@pytest.mark.serangan("pejabat", "Menyumbat alur dengan catatan bertanggal 2099", "ketahuan")
def test_catatan_dari_masa_depan(panggung, tmp_path, monkeypatch):
    """Not recorded here; found where it was; and the case goes on once it is declared wrong."""
    alur = panggung.sampai(panggung.buka(("A",)), "2")
    with pytest.raises(AlurError, match="di depan jam"):
        panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", waktu=JAUH))
    with monkeypatch.context() as m:
        _sisip(m)
        macet = panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", waktu=JAUH))
    hasil = _periksa(macet, tmp_path / "macet")
    assert _aturan(hasil) == [("struktural", "waktu_wajar")]
    assert _periksa(macet, tmp_path / "kelak", kini=JAUH).sah
    with pytest.raises(AlurError, match="abk sop luruskan"):
        panggung.maju(macet, "3", tanda=panggung.tanda("p-kasubbag", waktu=None))
    with pytest.raises(AlurError, match="lebih awal"):
        panggung.maju(macet, "3")
    lurus = macet.luruskan(panggung.tanda("p-karo"), alasan="jam komputer Kabag keliru")
    lurus = panggung.sampai(lurus, "5")
    hasil = _periksa(lurus, tmp_path / "lurus")
    assert hasil.sah
    assert _aturan(hasil) == [("catatan", "waktu_wajar")]
    assert any("dinyatakan keliru oleh Karo PO" in k for k in hasil.keterangan)


def test_pelurusan_menurut_jam_komputer(panggung, monkeypatch):
    """As the command does it: signed now; what lies ahead of now is declared wrong, and nothing before it."""
    alur = panggung.sampai(panggung.buka(("A",)), "2")
    with monkeypatch.context() as m:
        _sisip(m)
        macet = panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", waktu=JAUH))
    lurus = macet.luruskan(panggung.tanda("p-karo", waktu=None), alasan="jam komputer Kabag keliru")
    assert lurus.peristiwa[-1].isi["urut"] == len(alur.peristiwa)
    assert abs(lurus.peristiwa[-1].saat - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=30)


@pytest.mark.serangan("pejabat", "Menyetel jam komputer ke tahun 2099, gudang PostgreSQL", "dicegah")
def test_jam_server_menolak_masa_depan(panggung, monkeypatch):
    """Where the server has a clock, it judges what is recorded: the computer's may say what it likes."""
    alur = panggung.sampai(panggung.buka(("A",)), "2")
    kini = alur.peristiwa[-1].saat + dt.timedelta(minutes=1)
    monkeypatch.setattr(panggung.rak, "jam", lambda: kini, raising=False)
    for waktu in (kini + dt.timedelta(hours=1), JAUH):
        with pytest.raises(AlurError, match="di depan jam server"):
            panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", waktu=waktu))
    assert panggung.maju(alur, "2", tanda=panggung.tanda("p-kabag", waktu=kini)).peristiwa[-1].saat == kini


@pytest.mark.serangan("pejabat", "Memakai pelurusan waktu untuk memundurkan alur", "dicegah")
def test_pelurusan_terbatas(panggung, monkeypatch):
    """Only by who appoints, only over what lies ahead, never behind what is not in doubt."""
    alur = panggung.sampai(panggung.buka(("A",)), "3")
    tanda = panggung.tanda
    with pytest.raises(AlurError, match="tidak semuanya"):
        alur.luruskan(tanda("p-karo"), alasan="tanpa sebab")
    with pytest.raises(AlurError, match="tidak semuanya"):
        alur.luruskan(tanda("p-karo", waktu=alur.peristiwa[-1].saat), alasan="tanpa sebab", dari=1)
    with monkeypatch.context() as m:
        _sisip(m)
        alur = panggung.maju(alur, "3", tanda=tanda("p-kasubbag", waktu=JAUH))
    with pytest.raises(AlurError, match="bukan"):
        alur.luruskan(tanda("p-kasubbag"), alasan="bukan wewenangnya")
    lama = alur.peristiwa[-2].saat - dt.timedelta(seconds=1)
    with pytest.raises(AlurError, match="lebih awal"):
        alur.luruskan(tanda("p-karo", waktu=lama), alasan="terlalu jauh", dari=alur.keadaan.jumlah - 1)


def test_toleransi_jam(panggung, tmp_path):
    """Clocks differ a little: what lies within that is no finding."""
    alur = panggung.buka(("A",))
    saat = alur.peristiwa[-1].saat
    assert _periksa(alur, tmp_path / "a", kini=saat - TOLERANSI_DEPAN).sah
    assert not _periksa(alur, tmp_path / "b", kini=saat - TOLERANSI_DEPAN - dt.timedelta(seconds=1)).sah


@pytest.mark.serangan(
    "pejabat", "Memundurkan jam agar kunci yang berakhir berlaku lagi, gudang PostgreSQL", "ketahuan"
)
def test_jam_yang_dimundurkan_menghidupkan_kunci(panggung, tmp_path):
    """The server's clock says what the author's does not: the key had expired when the event came in."""
    habis = pejabat("p-kabag", kunci_sampai=dt.date(2026, 3, 2))
    semua = [habis if p == "p-kabag" else pejabat(p) for p in PERAN if p not in {"p-unit-b", "p-unit-c"}]
    alur = panggung.sampai(panggung.buka(("A",), pejabat=semua), "2")
    alur = panggung.maju(alur, "2")
    server: list[dt.datetime | None] = [e.saat for e in alur.peristiwa]
    assert _periksa(alur, tmp_path / "a", server=server).temuan == []
    server[-1] = alur.peristiwa[-1].saat + dt.timedelta(days=200)
    hasil = _periksa(alur, tmp_path / "b", server=server)
    assert _aturan(hasil) == [("struktural", "waktu_server")]
    assert "berakhir pada 02-03-2026" in hasil.temuan[0].pesan
    server[-2:] = [alur.peristiwa[-2].saat + dt.timedelta(hours=2), None]  # wrong, but he had the right
    hasil = _periksa(alur, tmp_path / "c", server=server)
    assert _aturan(hasil) == [("catatan", "waktu_server")]
    assert any("2 dari 3 catatan dicocokkan" in k for k in hasil.keterangan)
    assert any("tidak ada waktu server" in k for k in _periksa(alur, tmp_path / "d").keterangan)
