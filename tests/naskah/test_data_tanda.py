"""Guards abk.naskah.isi.tanda: flags of a unit in a case, in its minutes, its
sheet of confirmation and the final data that are checked, with the answers of its record.
"""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from docx.oxml.ns import qn

import abk
from abk.hasil import daftar_tanda
from abk.kegiatan import Perubahan, baca_rekaman, rekam
from abk.naskah import buat
from abk.naskah.alur import fakta_langkah, periksa_gudang
from abk.naskah.context import StepContext
from abk.naskah.isi.tanda import BELUM_DIJAWAB, DATA_DIUBAH, JawabanTanda, keluarga_tanda, tanda_unit
from tests.permainan import Permainan

sys.path.insert(0, str(Path(__file__).parent))
import test_data_isi as contoh


def tabel_pertanyaan(isi: bytes) -> list[list[str]]:
    """Rows of the table of questions of a document, the head first; none where it has no such table."""
    for tabel in docx.Document(io.BytesIO(isi)).element.body.iter(qn("w:tbl")):
        baris = [
            ["".join(t.text or "" for t in sel.iter(qn("w:t"))) for sel in tr.tc_lst] for tr in tabel.tr_lst
        ]
        if "Pertanyaan" in baris[0]:
            return baris
    return []


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


def test_pertanyaan_yang_datanya_diubah_mengatakannya() -> None:
    k = abk.open("contoh")
    pertama, kedua = (t for t in daftar_tanda(k) if t.kode_unit == "ITWIL" and t.kode_jabatan != "ITWIL-01")
    ubah = Perubahan(pertama.kode_jabatan, pertama.nomor, "ubah", "volume", "1", "2", "Dihitung ulang.")
    kini = {s.pertanyaan: s.jawaban for s in tanda_unit(k, ["ITWIL"], [ubah])}
    assert kini[pertama.pertanyaan] == DATA_DIUBAH
    assert kini[kedua.pertanyaan] == BELUM_DIJAWAB


@pytest.mark.parametrize("jenis", ["notula", "lembar_konfirmasi", "dokumen_data"])
def test_tabelnya_hanya_bila_ada_pertanyaan(jenis: str) -> None:
    isi = contoh.ISI[jenis]()
    satu = {
        "nomor": "1",
        "jabatan": "Auditor",
        "tugas": "2",
        "pertanyaan": "Menit atau jam?",
        "jawaban": "Jam.",
    }
    polos, berisi = (
        buat(jenis, {**isi, **lain}, contoh.UMUM, kepala=contoh.KEPALA).docx
        for lain in ({}, {"tanda": (satu,)})
    )
    assert tabel_pertanyaan(polos) == []
    assert tabel_pertanyaan(berisi)[1:] == [list(satu.values())]


RAPAT, PEMERIKSAAN = "edab6415a045", "86b8663e9e8e"
"""Flags of ITWIL in data/contoh that the play answers in the minutes, and when the data are checked."""


@pytest.mark.xdist_group("peragaan")
def test_naskah_permainan_memuat_tanda_unitnya_dengan_jawabannya(
    permainan_unit: Permainan, tmp_path: Path
) -> None:
    """The minutes, the sheet and the final data of the play ask what the flags of its unit ask; an answer
    given in one of them stands in it and in all that come after it, and nowhere before."""
    gudang, alur = permainan_unit.alur(tmp_path / "abk.db")
    tanya = {t.id: t.pertanyaan for t in daftar_tanda(alur.data("data_awal")) if t.kode_unit == "ITWIL"}
    assert {RAPAT, PEMERIKSAAN} <= set(tanya)
    for slot, terjawab in (
        ("notula:ITWIL", {RAPAT}),
        ("notula_asli:ITWIL", {RAPAT}),
        ("lembar_konfirmasi:ITWIL", {RAPAT}),
        ("dokumen_data", {RAPAT, PEMERIKSAAN}),
    ):
        baris = tabel_pertanyaan(alur.rak.berkas(alur.keadaan.slot[slot]))[1:]
        assert {satu[3] for satu in baris} == set(tanya.values()), slot
        terbuka = {satu[3] for satu in baris if satu[4] in {BELUM_DIJAWAB, DATA_DIUBAH}}
        assert terbuka == {p for kode, p in tanya.items() if kode not in terjawab}, slot
        assert {satu[3] for satu in baris[: len(terbuka)]} == terbuka, slot  # the open ones first
    assert periksa_gudang(gudang).temuan == []
    gudang.tutup()


@pytest.mark.xdist_group("peragaan")
def test_yang_terbuka_ditanyakan_dan_yang_sudah_dijawab_tidak_lagi(
    permainan_unit: Permainan, tmp_path: Path
) -> None:
    def ditanya(sebelum: str, langkah: str, unit: str, slot: str) -> set[str]:
        ke = permainan_unit.langkah.index(sebelum) - 1
        gudang, alur = permainan_unit.alur(tmp_path / f"{ke}.db", ke)
        siapa = next(e.pelaku for e in akhir.peristiwa if e.apa == "selesai" and e.langkah == langkah)
        semua = fakta_langkah(alur, langkah, pelaku=siapa, sumber=gudang.kegiatan, unit=unit)
        gudang.tutup()
        return {b["id"] for n in semua if n.slot == slot for b in n.terisi.get("jawaban_tanda", ())}

    gudang, akhir = permainan_unit.alur(tmp_path / "abk.db")
    milik = {t.id for t in daftar_tanda(akhir.data("data_awal")) if t.kode_unit == "ITWIL"}
    gudang.tutup()
    assert ditanya("selesai 11 ITWIL", "11", "ITWIL", "notula") == milik
    assert ditanya("selesai 14", "14", "", "dokumen_data") == milik - {RAPAT}


def test_jawaban_tanpa_pertanyaannya_ditolak_dan_yang_kosong_tidak() -> None:
    JawabanTanda(pertanyaan="Menit atau jam?")
    with pytest.raises(ValueError, match="tulis pada baris pertanyaannya"):
        JawabanTanda(jawaban="Jam.")


@pytest.mark.parametrize(
    ("edisi", "keluarga"), [(3, "terpilih"), (4, "semua"), (5, "cermat"), (6, "cermat"), (None, "cermat")]
)
def test_naskah_lama_disusun_ulang_dengan_uji_semula(edisi: int | None, keluarga: str) -> None:
    langkah = SimpleNamespace(edisi=edisi)
    langkah.sejak = StepContext.sejak.__get__(langkah)
    assert keluarga_tanda(langkah) == keluarga
