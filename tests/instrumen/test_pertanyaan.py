"""Guards abk.instrumen.pertanyaan, abk.instrumen.periksa: the questionnaire: sound as data, one rule in
one place, complete only on submission.
"""

from __future__ import annotations

import json
from importlib import resources
from types import SimpleNamespace

import jsonschema
import pytest
import yaml

from abk.errors import ParameterError
from abk.instrumen import daftar_versi, instrumen, periksa_lembar
from abk.instrumen.formulir.bacaan import baca_sel
from abk.store import Lembar
from abk.tables import JABATAN, URAIAN_TUGAS
from abk.tables.kolom import KOLOM_PENDEKATAN

FOLDER = resources.files("abk.instrumen")


@pytest.mark.parametrize("versi", daftar_versi())
def test_sesuai_skema(versi: str):
    isi = yaml.safe_load((FOLDER / f"instrumen-{versi}.yaml").read_text(encoding="utf-8"))
    skema = json.loads((FOLDER / "skema.json").read_text(encoding="utf-8"))
    jsonschema.validate({**isi, "sejak": isi["sejak"].isoformat()}, skema)
    assert isi["versi"] == versi == instrumen(versi).versi


@pytest.mark.parametrize("versi", daftar_versi())
def test_setiap_kolom_tabel_ditanyakan_tepat_sekali(versi: str):
    i = instrumen(versi)
    nama = [p.nama for p in (*i.jabatan, *i.uraian_tugas)]
    assert len(nama) == len(set(nama))
    assert set(URAIAN_TUGAS.nama_kolom) - {"kode_jabatan"} <= {p.nama for p in i.uraian_tugas}
    for p in (*i.jabatan, *i.uraian_tugas):
        for tabel in (JABATAN, URAIAN_TUGAS):
            if p.nama in tabel.nama_kolom:
                kolom = tabel[p.nama]
                assert (p.jenis, p.satuan, p.pilihan, p.minimum) == (
                    kolom.jenis,
                    kolom.satuan,
                    kolom.pilihan,
                    kolom.minimum,
                )


@pytest.mark.parametrize("pendekatan", KOLOM_PENDEKATAN)
def test_yang_diperlukan_hitungan_diwajibkan_instrumen(pendekatan: str):
    i = instrumen()
    wajib = {p.nama for p in i.uraian_tugas if p.wajib({"pendekatan": pendekatan})}
    # whatever the approach computes with, and the three that say which task it is and what comes of it
    assert wajib == {*KOLOM_PENDEKATAN[pendekatan], "nomor", "uraian_tugas", "hasil_kerja"}
    assert wajib <= {p.nama for p in i.kolom(pendekatan)}


def test_versi_tidak_dikenal():
    with pytest.raises(ParameterError, match="tidak dikenal"):
        instrumen("1999")


def lembar(**isi):
    dasar = {
        "kode_jabatan": "J",
        "pendekatan": "tugas_per_tugas",
        "bezetting": 1,
        "ikhtisar_jabatan": "Ikhtisar",
        "responden": "Analis",
        "atasan": "Kepala",
        "uraian_tugas": [tugas()],
    }
    return SimpleNamespace(**{**dasar, **isi})


def tugas(**isi):
    return {"nomor": "1", "uraian_tugas": "Menyusun", "hasil_kerja": "Dokumen", "volume": 2,
            "periode": "bulan", "norma_waktu": 30, "satuan_waktu": "menit", **isi}  # fmt: skip


def aturan(isi, saat="ajukan", **sisa):
    return [(t.aturan, t.kolom, t.baris) for t in periksa_lembar(isi, instrumen(), saat, **sisa)]


def test_lembar_lengkap_tanpa_temuan():
    assert aturan(lembar()) == []


def test_kelengkapan_hanya_ditanyakan_saat_diajukan():
    kosong = lembar(bezetting=None, ikhtisar_jabatan="", responden="", atasan="", uraian_tugas=[])
    assert aturan(kosong, "draf") == []
    assert {k for _, k, _ in aturan(kosong)} == {"bezetting", "ikhtisar_jabatan", "responden", "atasan", ""}


@pytest.mark.parametrize(
    ("isi", "kurang"),
    [
        ({"sumber_norma": "diukur"}, "jumlah_amatan"),
        ({"norma_min": 10}, "norma_maks"),
        ({"norma_maks": 60}, "norma_min"),
        ({"norma_waktu": None}, "norma_waktu"),
        ({"hasil_kerja": ""}, "hasil_kerja"),
    ],
)
def test_wajib_bila(isi: dict[str, object], kurang: str):
    assert aturan(lembar(uraian_tugas=[tugas(**isi)])) == [("wajib_jawab", kurang, 1)]


def test_keraguan_selalu_disebut_dengan_barisnya():
    isi = lembar(
        uraian_tugas=[
            tugas(),
            {"nomor": "2"},
            tugas(nomor="3", volume="1.250"),
            tugas(nomor="4", volume="30,5"),
        ]
    )
    assert aturan(isi, "draf") == [("angka_bermakna_ganda", "volume", 3)]
    assert aturan(isi, "draf", nomor_baris=[11, 12, 13, 14]) == [("angka_bermakna_ganda", "volume", 13)]


def test_batas_dari_tabel_dan_panjang_dari_instrumen():
    isi = lembar(
        bezetting=-1, ikhtisar_jabatan="x" * 2001, uraian_tugas=[tugas(norma_waktu=0, periode="abad")]
    )
    assert set(aturan(isi, "draf")) == {
        ("batas_bawah", "bezetting", None),
        ("panjang_maksimum", "ikhtisar_jabatan", None),
        ("batas_bawah", "norma_waktu", 1),
        ("pilihan", "periode", 1),
    }


def test_jenjang_hanya_dinilai_bila_diketahui():
    isi = lembar(pendekatan="angka_kredit", uraian_tugas=[tugas(angka_kredit=0.01)])
    assert aturan(isi) == []
    assert aturan(isi, jenjang="ahli_muda") == []
    assert aturan(isi, jenjang="") == [("perlu_jenjang", "angka_kredit", 1)]


def test_kata_kantor_dalam_formulir_berarti_kata_baku():
    """One table of words for every way in: the form reads what a CSV reads."""
    tanya = instrumen()["periode"]
    assert baca_sel("Bulanan", tanya) == ("bulan", "Bulanan")
    assert baca_sel("m", instrumen()["satuan_waktu"]) == ("m", "")


def test_angka_dan_satuan_dalam_satu_sel_menjawab_satuannya():
    isi = {"nomor": "1", "uraian_tugas": "Menulis", "hasil_kerja": "Surat", "volume": 5, "periode": "hari",
           "norma_waktu": "2 jam", "satuan_waktu": None}  # fmt: skip
    lembar = Lembar("J1", bezetting=1, uraian_tugas=(isi,))
    temuan = periksa_lembar(lembar, instrumen(), "ajukan")
    assert not [t for t in temuan if t.kolom in {"satuan_waktu", "norma_waktu"} and t.tingkat != "catatan"]
    assert any(t.aturan == "dibaca_sebagai" for t in temuan)
