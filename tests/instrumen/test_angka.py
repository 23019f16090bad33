"""Guards abk.tables.angka, abk.instrumen.asing.grid: text numbers: none silently wrong."""

from __future__ import annotations

import random
import re

import pytest

from abk.instrumen.asing.grid import Grid
from abk.instrumen.sandbox import LembarMentah
from abk.tables import angka_teks

BANYAK = 100_000


def bacaan(teks: str) -> set[float]:
    """Independent reference: the value under each notation in which the text is well formed."""
    tanda = -1.0 if teks.startswith("-") else 1.0
    isi = teks.lstrip("+-")
    hasil: set[float] = set()
    for ribuan, desimal in ((".", ","), (",", "."), ("", "."), ("", ",")):
        bulat, ada, pecahan = isi.partition(desimal)
        buntu = not pecahan and desimal == "." and not ribuan  # «43.» can mean 43 only
        if ada and not buntu and not (pecahan.isdigit() and pecahan.isascii()):
            continue
        kelompok = bulat.split(ribuan) if ribuan else [bulat]
        if not all(k.isdigit() and k.isascii() for k in kelompok if k or len(kelompok) > 1):
            continue
        if len(kelompok) > 1 and not (
            1 <= len(kelompok[0]) <= 3 and kelompok[0][0] != "0" and all(len(k) == 3 for k in kelompok[1:])
        ):
            continue
        if not bulat and not ada:
            continue
        hasil.add(tanda * float(f"{''.join(kelompok) or '0'}.{pecahan or '0'}"))
    return hasil


def teks_acak(acak: random.Random) -> str:
    nilai = acak.choice([acak.randrange(10), acak.randrange(1_000), acak.randrange(10_000_000)])
    pecahan = "".join(acak.choice("0123456789") for _ in range(acak.choice([0, 0, 1, 2, 3, 3, 4])))
    ribuan, desimal = acak.choice([(".", ","), (",", "."), ("", ","), ("", "."), (".", "."), (",", ",")])
    bulat = f"{nilai:,}".replace(",", ribuan)
    if acak.random() < 0.1:
        bulat = f"{nilai}".replace("0", acak.choice([".", ",", "", "0"]), 1)
    teks = acak.choice(["", "", "", "-", "+"]) + bulat + (desimal + pecahan if pecahan else "")
    if acak.random() < 0.05:
        letak = acak.randrange(len(teks) + 1)
        teks = teks[:letak] + acak.choice([" ", "x", "'", "..", ",,", "%", "Rp"]) + teks[letak:]
    return teks


def test_seratus_ribu_angka_teks_tidak_ada_yang_diam_diam_salah():
    acak = random.Random(20261124)  # noqa: S311 - a test needs the same numbers every time
    semua = [teks_acak(acak) for _ in range(BANYAK)]
    grid = Grid(LembarMentah("x", True, tuple((t,) for t in semua)))
    terbaca = ditanya = 0
    for n, teks in enumerate(semua):
        angka = grid.angka(n, 0)
        mungkin = bacaan(teks.strip())
        if angka.nilai is not None:
            terbaca += 1
            assert mungkin == {angka.nilai}, teks
        elif angka.ragu:
            ditanya += 1
            assert len(mungkin) == 2, teks
            # rumus: both readings are offered, in Indonesian notation
            assert {float(r.replace(",", ".")) for r in angka.ragu} == mungkin, teks
        else:
            # Not read: malformed, or English thousands, which no Indonesian office means.
            assert angka.masalah or teks.strip() in {"", "-"}, teks
            assert (
                not mungkin or re.search(r",\d{3}[,.]", teks) or re.search(r"^[+-]?[.,]|0\d*[.,]\d{3}", teks)
            ), teks
    assert terbaca > BANYAK // 3
    assert ditanya > BANYAK // 100


@pytest.mark.parametrize(
    ("teks", "nilai", "ragu"),
    [
        ("1248", "1248", ()),
        ("30,5", "30.5", ()),
        ("1.248,5", "1248.5", ()),
        ("1.250", None, ("1250", "1,25")),
        ("1,250", None, ("1250", "1,25")),
        ("12.5", "12.5", ()),
        ("1.250.000", "1250000", ()),
        ("1,250.5", None, ()),
        ("dua", None, ()),
    ],
)
def test_contoh(teks: str, nilai: str | None, ragu: tuple[str, ...]):
    dibaca = angka_teks(teks)
    assert (dibaca.nilai, dibaca.ragu) == (nilai, ragu)


def test_tanda_desimal_yang_dinyatakan_menjawab():
    assert angka_teks("1.250", ",").nilai == "1250"
    assert angka_teks("1.250", ".").nilai == "1.250"
