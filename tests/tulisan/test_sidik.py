"""Guards abk.tulisan.sidik: one form of a value, and its fingerprint against published ones."""

from __future__ import annotations

import pytest

from abk.tulisan.sidik import adalah_sidik, json_kanonik, kelompok, sidik, sidik_deret

# terbit: NIST, examples of FIPS 180-4; the hash of nothing, of "abc", and of a million times "a"
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
KOSONG = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
SEJUTA = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"


def test_sidik_yang_diterbitkan():
    assert (sidik(b""), sidik("abc"), sidik(b"abc")) == (KOSONG, ABC, ABC)
    assert sidik_deret([b"a", b"", b"bc"]) == ABC
    assert sidik_deret(b"a" * 1000 for _ in range(1000)) == SEJUTA


def test_teks_sebagai_utf8():
    assert sidik("→") == sidik(b"\xe2\x86\x92")


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ({"ä": "→ 'x'"}, '{"ä":"→ \'x\'"}'),
        ([0.1, 2.0, 10**30], "[0.1,2.0,1000000000000000000000000000000]"),
    ],
)
def test_bentuk_kanonik(nilai: object, tertulis: str):
    assert json_kanonik(nilai) == tertulis  # rumus


@pytest.mark.parametrize("nilai", [float("nan"), float("inf")])
def test_yang_bukan_bilangan_ditolak(nilai: float):
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_kanonik({"a": nilai})


@pytest.mark.parametrize(
    ("teks", "ya"),
    [
        (ABC, True),
        (ABC.upper(), False),
        (ABC[1:], False),
        (f"{ABC}\n", False),
        ("g" * 64, False),
        (None, False),
    ],
)
def test_bentuk_sidik(teks: object, ya: bool):
    assert adalah_sidik(teks) is ya


def test_kelompok():
    assert kelompok(ABC[:20]) == "ba7816bf 8f01cfea 4141"
    assert (kelompok("abcde", 2), kelompok("")) == ("ab cd e", "")
