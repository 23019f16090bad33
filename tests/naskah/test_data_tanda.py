"""Guards abk.naskah.tabel.tanda: flags of a unit in the data of a case, with the answers of its record."""

from __future__ import annotations

from dataclasses import replace

import abk
from abk.hasil import daftar_tanda
from abk.kegiatan import baca_rekaman, rekam
from abk.naskah.tabel.tanda import BELUM_DIJAWAB, tanda_unit


def test_jawaban_ikut_rekaman_dan_yang_terbuka_lebih_dahulu() -> None:
    k = abk.open("contoh")
    unit = "SET.UM.2.1"
    semua = tanda_unit(k, [unit])
    assert {satu.jawaban for satu in semua} == {BELUM_DIJAWAB}
    pertama = next(t for t in daftar_tanda(k) if t.kode_unit == unit)
    polos = rekam(k)
    assert b"jawaban_tanda" not in polos  # data without answers are written as before
    dijawab = baca_rekaman(rekam(replace(k, jawaban_tanda={pertama.id: "Dihitung dari agenda."})))
    assert rekam(dijawab) != polos
    kini = tanda_unit(dijawab, [unit])
    assert [satu.jawaban for satu in kini] == [BELUM_DIJAWAB] * (len(semua) - 1) + ["Dihitung dari agenda."]
    assert kini[-1].pertanyaan == pertama.pertanyaan
    assert tanda_unit(k, []) == ()
