"""Guards abk.naskah.alur.janggal: what is dated before or after it can be, or reads backwards, is refused
when it is recorded; a case that holds such a paper is read as before.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from abk.naskah import NaskahError
from abk.naskah.alur import pastikan_rapat, siapkan
from abk.naskah.alur.janggal import temuan_hari
from abk.naskah.alur.kerja import profil_alur
from abk.naskah.context import StepContext
from abk.naskah.isi import JENIS
from abk.sop import Alur
from abk.sop.galat import LangkahError
from abk.store import Gudang

pytestmark = pytest.mark.xdist_group("peragaan")

JAKARTA = ZoneInfo("Asia/Jakarta")
RAPAT = dt.date(2026, 3, 17)
"""Day of the meeting in the invitation of the play."""


def pukul(hari: dt.date, jam: int = 9) -> dt.datetime:
    return dt.datetime.combine(hari, dt.time(jam), JAKARTA)


def pesan(gudang: Gudang, alur: Alur, langkah: str, saat: dt.datetime, pelaku: str, **lain: Any) -> list[str]:
    """What is said of the days of a step at a moment."""
    try:
        siapkan(alur, langkah, pelaku=pelaku, sumber=gudang.kegiatan, saat=saat, **lain)
    except NaskahError as salah:
        return [t.pesan for t in salah.temuan if t.aturan == "naskah_hari"]
    return []


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (dt.date(2026, 3, 16), ["Rapat Selasa, 17 Maret 2026 belum diadakan; hari ini Senin, 16 Maret 2026"]),
        (RAPAT, []),
        (dt.date(2026, 3, 25), []),
    ],
)
def test_rapat_tidak_dicatat_sebelum_harinya(permainan_contoh, tmp_path, hari, kata):
    """Once for the step, though two of its papers say it; on its day and after it nothing is said."""
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 9")
    assert pesan(gudang, alur, "10", pukul(hari), "p-kabag", unit="SET.PO") == kata


def test_hari_rapat_menurut_zona_instansi(permainan_contoh, tmp_path):
    """23.30 UTC of the day before is 06.30 of the day itself in Jakarta."""
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 9")
    saat = dt.datetime(2026, 3, 16, 23, 30, tzinfo=dt.UTC)
    assert pesan(gudang, alur, "10", saat, "p-kabag", unit="SET.PO") == []


def test_keputusan_rapat_tidak_dicatat_sebelum_harinya(permainan_contoh, tmp_path):
    _, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 9")
    with pytest.raises(LangkahError, match="Rapat Selasa, 17 Maret 2026 belum diadakan"):
        pastikan_rapat(alur, "SET.PO", pukul(dt.date(2026, 3, 13)))
    pastikan_rapat(alur, "SET.PO", pukul(RAPAT))


@pytest.mark.parametrize(("rapat", "banyak"), [("2026-03-11", 1), ("2026-03-12", 0), ("2026-03-17", 0)])
def test_undangan_tidak_sesudah_rapat(permainan_contoh, tmp_path, rapat, banyak):
    """The invitation is drafted on 12 March."""
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 6")
    isi = {"tanggal_rapat": rapat, "mulai": "09:00", "tempat": "Ruang rapat"}
    milik = {"fakta": {"undangan": isi}, "pelaku": "p-kasubbag"}
    kata = pesan(gudang, alur, "7", pukul(dt.date(2026, 3, 12)), **milik)
    assert kata == ["Rapat 11 Maret 2026 sudah lewat; undangan dibuat 12 Maret 2026"][:banyak]


@pytest.mark.parametrize(
    ("slot", "isi", "kata"),
    [
        ("lembar_konfirmasi", {"batas": "2026-03-26"}, "Batas waktu 26 Maret 2026 sudah lewat"),
        ("lembar_konfirmasi", {"batas": "2026-03-27"}, ""),
        ("disposisi_karo_1", {"tanggal_terima": "2026-03-28"}, "Tanggal terima 28 Maret 2026 belum tiba"),
        ("disposisi_karo_1", {"tanggal_naskah": "2026-03-28"}, "Tanggal naskah 28 Maret 2026 belum tiba"),
        (
            "disposisi_karo_1",
            {"tanggal_naskah": "2026-03-20", "tanggal_terima": "2026-03-19"},
            "Tanggal terima 19 Maret 2026 mendahului tanggal naskahnya",
        ),
        ("disposisi_karo_1", {"tanggal_naskah": "2026-03-19", "tanggal_terima": "2026-03-19"}, ""),
        ("nota_dinas_asli", {"tanggal": "2026-03-28"}, "Tanggal 28 Maret 2026 belum tiba"),
        ("nota_dinas_asli", {"tanggal": "2026-03-24"}, "Tanggal 24 Maret 2026 mendahului bahan naskah ini"),
        ("nota_dinas_asli", {"tanggal": "bukan hari"}, ""),  # which the form tells
    ],
)
def test_hari_dalam_isian(permainan_contoh, tmp_path, slot, isi, kata):
    """On 27 March, in the step that follows what SET.PO left on 25 March."""
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 11 SET.PO")
    langkah = alur.keadaan.satu_langkah("12")
    assert langkah is not None
    step = StepContext(
        alur,
        langkah,
        "SET.PO",
        "p-kabag",
        pukul(dt.date(2026, 3, 27)),
        profil_alur(alur),
        {slot: isi},
        gudang.kegiatan,
    )
    kata_kata = [t.pesan for t in temuan_hari(step, slot, JENIS["disposisi"].model)]
    assert [k.startswith(kata) for k in kata_kata] == [True] * bool(kata)
    kemarin = replace(step, saat=pukul(dt.date(2026, 3, 25)))
    assert temuan_hari(kemarin, "notula_asli", JENIS["notula"].model) == []


def test_peragaan_tidak_melanggar(permainan_contoh, tmp_path):
    """No paper of the play is older than what it rests on."""
    _, alur = permainan_contoh.alur(tmp_path / "abk.db")
    keadaan = alur.keadaan
    hari = {
        slot: keadaan.hari(p.waktu)
        for slot in keadaan.slot
        if (p := keadaan.persetujuan_slot(slot)) is not None
    }
    urut = ("undangan_asli", "dokumentasi:ITWIL", "notula_asli:ITWIL", "berita_acara:ITWIL", "kepmenko_asli")
    assert [hari[s] for s in urut] == sorted(hari[s] for s in urut)
    assert hari["undangan_asli"] < RAPAT == hari["dokumentasi:ITWIL"]


@pytest.mark.serangan("pejabat", "menulis isian naskah dengan tanda yang membalik urutan baca", "dicegah")
@pytest.mark.parametrize(
    "isi",
    [
        {"tempat": "Ruang \u202e12\u202c"},
        {"acara": ["pembukaan", "pembahasan \u2067b"]},
        {"penanda_tangan": {"nama": "Rekaan \u202dA", "jabatan": "Karo PO"}},
    ],
)
def test_tanda_pembalik_ditolak_saat_ditulis(permainan_contoh, tmp_path, isi):
    """What the eye reads is what is signed; a case that holds one is read as before, for its bytes stand."""
    gudang, alur = permainan_contoh.alur(tmp_path / "abk.db", "selesai 6")
    with pytest.raises(NaskahError) as galat:
        siapkan(alur, "7", fakta={"undangan": isi}, pelaku="p-kasubbag", sumber=gudang.kegiatan)
    assert [t.kolom for t in galat.value.temuan if t.aturan == "naskah_arah"] == list(isi)
