"""Guards abk.kegiatan.deret, abk.kegiatan.cabang, abk.kegiatan.berkas: large tables, piece by piece, are the
same. Expected values: the plain way, which needs more memory and time.
"""

import csv
import io
import random
from typing import Any

import pandas as pd
import pytest

import abk
from abk.errors import Temuan
from abk.kegiatan import Kegiatan, deret
from abk.kegiatan.berkas import _pemisah, baris_teks
from abk.kegiatan.cabang import bawahan
from abk.kegiatan.deret import deret_csv


@pytest.fixture(scope="module")
def contoh() -> Kegiatan:
    return abk.open("contoh")


@pytest.mark.parametrize("potong", [1, 7, 10_000])
def test_deret_csv_sama(contoh: Kegiatan, monkeypatch: pytest.MonkeyPatch, potong: int) -> None:
    monkeypatch.setattr(deret, "BARIS", potong)
    tabel = [contoh.unit, contoh.jabatan.head(40), contoh.uraian_tugas.head(60), contoh.jabatan.head(0)]
    utuh = "".join(satu.to_csv(index=False) for satu in tabel) + "sisa"
    assert b"".join(deret_csv(tabel, "sisa")) == utuh.encode()


def _biasa(teks: str) -> list[list[str]] | None:
    try:
        return list(csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks), strict=True))
    except csv.Error:
        return None


def test_baris_teks_sama(kampanye: Any) -> None:
    """Line ends of every kind, within quotes too; other blanks end no line. The separator is not judged."""
    acak = random.Random(20260101)  # noqa: S311 - the same texts every time
    for _ in kampanye.percobaan(3000):
        teks = "".join(acak.choice('ab,"\n\r\x0b\u2028;') for _ in range(acak.randrange(14)))
        try:
            dibaca = baris_teks(teks)[0]
        except csv.Error:
            dibaca = None
        assert dibaca == _biasa(teks), teks


def test_cabang_sama_dengan_saringan(contoh: Kegiatan) -> None:
    def milik(t: Temuan, kode: set[str], pos: set[str]) -> bool:
        return t.kode_jabatan in pos if t.kode_jabatan else t.kode_unit in kode

    for satu in contoh.unit["kode_unit"].iloc[::5]:
        kode = bawahan(contoh._pohon, [satu])
        cabang = contoh.cabang(satu)
        jabatan = contoh.jabatan[contoh.jabatan["kode_unit"].isin(kode)]
        pos = set(jabatan["kode_jabatan"])
        tugas = contoh.uraian_tugas[contoh.uraian_tugas["kode_jabatan"].isin(pos)]
        pd.testing.assert_frame_equal(cabang.uraian_tugas, tugas)
        pd.testing.assert_frame_equal(
            cabang.jabatan.drop(columns="kode_atasan"), jabatan.drop(columns="kode_atasan")
        )
        assert list(cabang.unit["kode_unit"]) == [u for u in contoh.unit["kode_unit"] if u in kode]
        assert cabang.temuan == [t for t in contoh.temuan if milik(t, kode, pos)]
