"""Guards abk.sop.daftar_pejabat, abk.sop.catatan.kunci: a list becomes officials; every fault has its row."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from pydantic import ValidationError

from abk.sop import Nama, kunci_dari_benih, prosedur
from abk.sop.daftar_pejabat import baca_daftar

ACUAN = prosedur()
JABATAN = {"karo_po": "Kepala Biro Perencanaan dan Organisasi", "kabag_ortala": "Kepala Bagian Ortala"}
UNIT = {"SET.PO": "Biro Perencanaan", "ITWIL": "Inspektorat"}
HARI = dt.date(2027, 1, 4)
KUNCI = [kunci_dari_benih(bytes([n]) * 32) for n in (1, 2, 3)]
TAWARAN = {k.publik: "" for k in KUNCI}


def baca(teks):
    return baca_daftar(teks, ACUAN, jabatan=JABATAN, unit=UNIT, hari=HARI)


SEL = (
    "Rekaan Satu, S.H.",
    "Karo PO",
    "199001012015031001",
    "1 Maret 2027",
    "31-12-2027",
    "Plt.",
    KUNCI[0].sidik,
)


def test_kode_unit_yang_panjang_atau_asing_tidak_menjadi_pejabat_yang_sama():
    unit = dict.fromkeys([f"DITJEN-PERIMBANGAN-KEUANGAN.{n}" for n in (1, 2)] + ["\u0416", "\u0428"], "")
    teks = "\n".join(
        f"Rekaan {n}; Unit; {kode}; 1 Januari 2026" for n, kode in zip("ABCD", unit, strict=True)
    )
    hasil = baca_daftar(teks, ACUAN, jabatan=JABATAN, unit=unit, hari=HARI)
    assert (hasil.salah, len({b.id for b in hasil.baris})) == ((), 4)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{0,30}", b.id) for b in hasil.baris)


def test_nip_berangka_lain_bukan_nip():
    """Digits of another script look like none of ours, and no register finds them."""
    with pytest.raises(ValidationError):
        Nama(nama="Rekaan Satu", jabatan="Karo PO", nip="\u0661" * 18)
    sel = [*SEL[:2], "\u0661" * 18, *SEL[3:]]
    assert not any(b.nip for b in baca(";".join(sel)).baris)


@pytest.mark.parametrize("pemisah", ["\t", ";", " | "])
@pytest.mark.parametrize("geser", range(7))
def test_sel_dikenal_dari_isinya_di_urutan_mana_pun(pemisah, geser):
    """rumus: the same row, its cells in seven orders and three separators."""
    sel = [*SEL[geser:], *SEL[:geser]]
    if sel.index(SEL[4]) < sel.index(SEL[3]):  # of two days the first is the beginning
        i, j = sel.index(SEL[3]), sel.index(SEL[4])
        sel[i], sel[j] = sel[j], sel[i]
    hasil = baca(pemisah.join(sel))
    assert hasil.salah == ()
    (p,), nama = hasil.pejabat(TAWARAN)
    assert (p.id, p.kunci) == ("p-karo-po-plt", KUNCI[0].publik)
    (tugas,) = p.penugasan
    assert (tugas.sejak, tugas.sampai, tugas.sebutan) == (dt.date(2027, 3, 1), dt.date(2027, 12, 31), "Plt.")
    assert nama[p.id].model_dump() == {
        "nama": "Rekaan Satu, S.H.",
        "jabatan": JABATAN["karo_po"],
        "pangkat": "",
        "nip": SEL[2],
    }


@pytest.mark.parametrize(
    "tulis", ["2027-03-01", "01-03-2027", "1/3/2027", "1 Maret 2027", "1 mar 2027", "01.03.2027"]
)
def test_tanggal(tulis):
    assert baca(f"Nama A\tMenko\t{tulis}").baris[0].sejak == dt.date(2027, 3, 1)


def test_satu_orang_dua_peran_satu_kunci():
    baris = ("Nama;Peran", f"Rekaan A;Karo PO;{KUNCI[0].sidik}", "Rekaan A;Menko;Plh.")
    hasil = baca("\n".join((*baris, f"Rekaan B;ITWIL;{KUNCI[1].publik}")))
    orang, nama = hasil.pejabat(TAWARAN)
    assert [[t.peran for t in p.penugasan] for p in orang] == [["karo_po", "menko"], ["unit"]]
    assert nama["p-unit-itwil"].jabatan == "Pimpinan Inspektorat"
    assert orang[0].penugasan[0].sejak == HARI


def test_yang_belum_berkunci_menyusul():
    hasil = baca(f"Rekaan A;Karo PO;{KUNCI[0].sidik}\nRekaan B;Kabag Ortala\nRekaan C;Menko;{'0' * 16}")
    assert [s.nama for s in hasil.tanpa_kunci(TAWARAN)] == ["Rekaan B", "Rekaan C"]
    assert len(hasil.pejabat(TAWARAN)[0]) == 1


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ("Rekaan A;Raja", "peran belum disebut"),
        ("Rekaan A;Unit Organisasi terkait", "kode unit"),
        ("Rekaan A;Karo PO;ITWIL", "tidak milik satu unit"),
        ("Karo PO", "nama kosong"),
        ("Rekaan A;Karo PO;31 Februari 2027", "tanggal"),
        ("Rekaan A;Karo PO;1 Foo 2027", "tanggal"),
        ("Rekaan A;Karo PO;2027-02-01;2027-01-01", "berakhir sebelum dimulai"),
        ("Rekaan A;Karo PO;Menko", "disebut dua kali"),
        ("Rekaan A;Karo PO;Kepala;entah", "tidak dikenal: 'entah'"),
    ],
)
def test_salah_menyebut_barisnya(baris, kata):
    hasil = baca(f"\n{baris}")
    assert hasil.baris == ()
    assert any(s.startswith("baris 2: ") and kata in s for s in hasil.salah)


def test_ganda():
    sama = f"Rekaan A;Karo PO;{KUNCI[0].sidik}"
    assert "sudah ada pada baris 1" in baca(f"{sama}\n{sama}").salah[0]
    assert "milik orang lain" in baca(f"{sama}\nRekaan B;Menko;{KUNCI[0].sidik}").salah[0]


def test_setiap_susunan_peran_dan_sebutan_sah_sebagai_pengenal():
    for peran, unit, sebutan in itertools.product(ACUAN.peran, UNIT, ("", "Plt.")):
        milik = unit if peran.lingkup == "unit" else ""
        (satu,) = baca(f"Rekaan A;{peran.nama};{milik};{sebutan};{KUNCI[0].sidik}").baris
        assert satu.id.startswith("p-")
        assert baca(f"Rekaan A;{peran.nama};{milik};{sebutan};{KUNCI[0].sidik}").pejabat(TAWARAN)[0]
