"""Guards abk.tables.bersih, abk.tables.sel, abk.tables.silang, abk.tables.keraguan: a column judged as a
column says what its cells, looked at one by one, say, word for word.
"""

import datetime as dt
import random
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from abk.kebutuhan import beban_tugas
from abk.peraturan import aturan
from abk.tables import JABATAN, URAIAN_TUGAS, bersih, keraguan, sel, silang, syarat, validate_semua
from tests.kampanye import Kampanye

_TEKS = [
    *(
        "",
        "  x ",
        " a\nb",
        "\ufeffx",
        "\u00a0",
        "x\u00a0y",
        "\u202fz",
        "\u3164",
        "\u2800x",
        "é",
        "–",
        "a\x00b",
    ),
    *("\ud800", "\u200b", "x\u200by", "\u0301", "ſub total", "Σ 3", "Jumlah", "T O T A L", "Sub Total A"),
    *("- Total", "#Jml beban kerja", "Jumlah kendaraan diperiksa", "Pembulatan", "\ufb05"),
]
_KATA = [
    *("Bulanan", "per minggu", "m", "kuartal", "mnt", "hr", "hari", "struktural", "JFU", "hasil", "alat"),
    *("ngawur", "hasil per orang", "Ahli Muda"),
]
_ANGKA = [
    *("1", "12", "1.5", "1,5", "1.250", "1.250,5", "1_000", "abc", "-1", "0", "0.0", "inf", "nan", "1e5"),
    *("2 jam", "3 m", "5 orang", "1e400", ".5", "\ufeff7", " 8 "),
]
_LAIN = [
    *(
        None,
        float("nan"),
        pd.NA,
        pd.NaT,
        True,
        1,
        1.0,
        0,
        -0.0,
        2.5,
        -1,
        10**400,
        float("inf"),
        1e9 + 1,
        b"x",
    ),
    *(
        Decimal("1.5"),
        np.float64(2.5),
        np.float32(0.1),
        np.str_("12"),
        dt.date(2020, 1, 1),
        pd.Timestamp("2020"),
    ),
]
_BAIK = {
    "pendekatan": ["", "tugas_per_tugas", "hasil_kerja", "peralatan_kerja", "angka_kredit"],
    "periode": ["tahun", "bulan"],
    "satuan_waktu": ["menit", "jam", "hari"],
    "satuan_standar": ["hasil/orang", "orang/alat"],
    "jenis_jabatan": ["pelaksana", "fungsional"],
    "jenjang": ["ahli_muda"],
    "kode_unit": ["U"],
    "kode_atasan": ["", "J1"],
    "nomor": ["1", "2", "3", "3.1", "3.a", "4"],
}


def _isi(acak: random.Random, kolom: str, kotor: float) -> object:
    if acak.random() < kotor:
        return acak.choice([*_TEKS, *_KATA, *_ANGKA, *_LAIN])
    if kolom == "kode_jabatan":
        return f"J{acak.randint(1, 4)}"
    baku = _BAIK.get(kolom)
    return acak.choice(baku) if baku else acak.choice(["1", "12", "60"]) if kotor else acak.randint(1, 90)


def _tabel(acak: random.Random) -> dict[str, pd.DataFrame]:
    kotor = acak.choice([0, 0, 0.03, 0.3, 1])
    tugas = [
        {k: _isi(acak, k, kotor) for k in URAIAN_TUGAS.nama_kolom} for _ in range(acak.choice([0, 1, 9, 70]))
    ]
    jabatan = [
        {**{k: _isi(acak, k, kotor) for k in JABATAN.nama_kolom}, "kode_jabatan": f"J{n}"}
        for n in range(1, acak.randint(2, 6))
    ]
    frame = pd.DataFrame(tugas, columns=URAIAN_TUGAS.nama_kolom, dtype="object")
    pos = pd.DataFrame(jabatan, columns=JABATAN.nama_kolom, dtype="object")
    if acak.random() < 0.5:
        frame, pos = frame.infer_objects(), pos.infer_objects()
    return {"jabatan": pos, "uraian_tugas": frame}


def _satu_satu(m: pytest.MonkeyPatch) -> None:
    """Nothing counts as plain: every cell and every row is looked at by itself."""

    def semua(kolom: pd.Series, jenis: object) -> tuple[np.ndarray, np.ndarray]:
        tipe = "float64" if jenis.jenis in {"angka", "bulat"} else object
        return np.full(len(kolom), np.nan if tipe == "float64" else None, dtype=tipe), np.arange(len(kolom))

    m.setattr(sel, "bersih", semua)
    m.setattr(sel, "_setiap", sel.nilai_sel)
    m.setattr(syarat, "terduga", lambda tugas, *_: np.ones(len(tugas), dtype=bool))
    m.setattr(silang, "berulang", lambda *_: True)
    m.setattr(keraguan, "mungkin_jumlah", lambda uraian: uraian.notna().to_numpy())
    m.setattr(keraguan, "punya_rincian", lambda tugas, *_: np.ones(len(tugas), dtype=bool))


def test_lajur_berkata_sama_dengan_sel_demi_sel(kampanye: Kampanye):
    for n in kampanye.percobaan(30, 400):
        tabel = _tabel(random.Random(n))  # noqa: S311 - the same tables every time
        desimal = ("", ".", ",")[n % 3]
        lajur = validate_semua(tabel, desimal=desimal)
        with pytest.MonkeyPatch.context() as m:
            _satu_satu(m)
            satu = validate_semua(tabel, desimal=desimal)
        assert lajur.temuan == satu.temuan, n
        for nama in tabel:
            pd.testing.assert_frame_equal(lajur.tabel[nama], satu.tabel[nama], obj=f"{n} {nama}")


@pytest.mark.parametrize("teks", [*_TEKS, "Menyusun laporan", "x"])
def test_yang_polos_tetap_seperti_ditulis(teks: str):
    """Plain means: the judge of one cell hands it back unchanged and has nothing to say."""
    if bersih.polos([teks]):
        assert sel.nilai_sel([teks], URAIAN_TUGAS["keterangan"], str) == ([teks], {})


def test_satu_yang_kotor_tidak_menutupi_yang_lain():
    """Among two thousand plain texts each of the odd ones is found, wherever it stands."""
    isi = [f"Tugas {n}" for n in range(2000)]
    isi[0], isi[511], isi[512], isi[1999] = " a", "b ", "c\n", "d\u200b"
    assert list(bersih.bersih(pd.Series(isi), URAIAN_TUGAS["uraian_tugas"])[1]) == [0, 511, 512, 1999]


def test_standar_yang_tidak_berpenyebut_bersama_tetap_eksak(jabatan, tugas):
    """A hundred standards without a common factor: their least common multiple has far more than 256 bits."""
    prima = [n for n in range(1000, 2000) if all(n % d for d in range(2, 45))][:100]
    isian = {"volume": 1.0, "satuan_standar": "hasil/orang"}
    data = tugas(*({"nomor": str(n), "standar_kemampuan": float(p), **isian} for n, p in enumerate(prima)))
    pos = jabatan({"pendekatan": "hasil_kerja"})
    periksa = validate_semua({"jabatan": pos, "uraian_tugas": data})
    beban = beban_tugas(periksa.tabel["uraian_tugas"], periksa.tabel["jabatan"], aturan())
    assert beban.per_jabatan["J1"] == sum(Fraction(75_000, p) for p in prima)
