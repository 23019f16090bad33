"""Guards abk.instrumen.hitung_ulang: each planted fault is found at its cell, nothing in a sound workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from buku_asing import BEBAN, FORM_A, INDUK, KASUS, TUGAS, beban, form_a, frekuensi, judul, kepala, tulis

from abk.instrumen import BerkasError, audit

pytestmark = pytest.mark.usefixtures("satu_sandbox")


def buku(folder: Path, buat: Callable[[Any], None]) -> Path:
    jalur = folder / "kantor.xlsx"
    w = xlsxwriter.Workbook(jalur)
    buat(w.add_worksheet("ABK"))
    w.close()
    return jalur


def formulir(
    w: Any, tugas=TUGAS, bagi=75_000, label=BEBAN, jumlah: str = "=SUM(G4:G6)", nilai: float = 0.144
):
    """Rows 4–6 with formulas, total in row 7; 0.048 + 0.0384 + 0.0576 = 0.144 (rumus)."""
    judul(w)
    kepala(w, 2, label)
    beban(w, 3, tugas, bagi, rumus=True)
    w.write_string(6, 1, "JUMLAH")
    w.write_formula(6, 6, jumlah, None, nilai)


def ringkas(jalur: Path) -> list[tuple[str, str]]:
    return [(t.aturan, t.sel) for t in audit(jalur)]


def test_buku_yang_benar_tanpa_temuan(tmp_path: Path):
    assert ringkas(buku(tmp_path, formulir)) == []


def test_sum_melompati_baris_pertama(tmp_path: Path):
    # rumus: rows 5 and 6 alone give 0.096
    jalur = buku(tmp_path, lambda w: formulir(w, jumlah="=SUM(G5:G6)", nilai=0.096))
    assert ringkas(jalur) == [("jumlah_lompat", "G7"), ("jumlah_salah", "G7")]
    assert "G4" in audit(jalur)[0].pesan
    assert "lembar 'ABK', sel G7" in str(audit(jalur)[0])


def test_penjumlahan_dengan_tanda_tambah(tmp_path: Path):
    assert ringkas(buku(tmp_path, lambda w: formulir(w, jumlah="=G4+G5+G6"))) == []
    jalur = buku(tmp_path, lambda w: formulir(w, jumlah="=G4+G6", nilai=0.1056))
    assert ringkas(jalur) == [("jumlah_lompat", "G7"), ("jumlah_salah", "G7")]


def test_jumlah_tercetak_berbeda(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w)
        w.write_number(6, 6, 0.2)

    assert ringkas(buku(tmp_path, buat)) == [("jumlah_salah", "G7")]


def test_sub_jumlah_dihitung_dua_kali(tmp_path: Path):
    def buat(w: Any, total: str, nilai: float) -> None:
        judul(w)
        kepala(w, 2, BEBAN)
        beban(w, 3, TUGAS[:2], rumus=True)
        w.write_string(5, 1, "SUB TOTAL")
        w.write_formula(5, 6, "=SUM(G4:G5)", None, 0.0864)
        beban(w, 6, TUGAS[2:], rumus=True)
        w.write_string(7, 1, "JUMLAH")
        w.write_formula(7, 6, total, None, nilai)

    assert ringkas(buku(tmp_path, lambda w: buat(w, "=G6+G7", 0.144))) == []
    salah = ringkas(buku(tmp_path, lambda w: buat(w, "=SUM(G4:G7)", 0.2304)))
    assert salah == [("jumlah_ganda", "G8"), ("jumlah_salah", "G8")]


def test_jumlah_satu_bagian_di_bawah_judulnya(tmp_path: Path):
    """A total right under its own part adds up that part; one that leaves a row of it out is told."""

    def buat(w: Any, rumus: str, nilai: float) -> None:
        kepala(w, 2, BEBAN)
        w.write_string(3, 1, "Analis Contoh")
        beban(w, 4, TUGAS[:1], rumus=True)
        w.write_string(5, 1, "Arsiparis Contoh")
        beban(w, 6, TUGAS[1:], rumus=True)
        w.write_string(8, 1, "JUMLAH")
        w.write_formula(8, 6, rumus, None, nilai)

    # rumus: 0.0384 + 0.0576 = 0.096 below the second heading; with the first row 0.144
    assert ringkas(buku(tmp_path, lambda w: buat(w, "=SUM(G7:G8)", 0.096))) == []
    assert ringkas(buku(tmp_path, lambda w: buat(w, "=SUM(G5:G8)", 0.144))) == []
    salah = ringkas(buku(tmp_path, lambda w: buat(w, "=SUM(G8:G8)", 0.0576)))
    assert salah == [("jumlah_lompat", "G9"), ("jumlah_salah", "G9")]


def test_pembagi_campur(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w, jumlah="=SUM(G4:G6)", nilai=0.146)
        w.write_number(4, 4, 72_000)
        w.write_formula(4, 6, "=D5*F5/E5", None, 24 * 120 / 72_000)

    assert ringkas(buku(tmp_path, buat)) == [("pembagi_campur", "E5")]


def test_jam_di_bawah_pembagi_menit(tmp_path: Path):
    label = (*BEBAN[:3], "WAKTU PENYELESAIAN (JAM)", *BEBAN[4:])
    temuan = audit(buku(tmp_path, lambda w: formulir(w, label=label)))
    assert [(t.aturan, t.sel, t.tingkat) for t in temuan] == [("satuan_pembagi", "D4", "ragu")]


def test_periode_tidak_cocok_dengan_pembagi(tmp_path: Path):
    label = (*BEBAN[:5], "VOLUME (PER MINGGU)", *BEBAN[6:])
    assert ringkas(buku(tmp_path, lambda w: formulir(w, label=label))) == [("periode_pembagi", "F4")]


def test_induk_dan_anak(tmp_path: Path):
    def buat(w: Any) -> None:
        # rumus: (60 + 30 + 30) × 30 / 75.000 = 0.048
        formulir(w, INDUK, nilai=0.048)
        for n, nomor in enumerate(("1", "1.1", "1.2")):
            w.write_string(3 + n, 0, nomor)

    assert ringkas(buku(tmp_path, buat)) == [("induk_dan_anak", "B4")]


def test_dibulatkan_sebelum_dijumlahkan(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w, nilai=1 + 0.0384 + 0.0576)
        w.write_formula(3, 6, "=ROUNDUP(D4*F4/E4,0)", None, 1)

    assert ringkas(buku(tmp_path, buat)) == [("bulat_sebelum_jumlah", "G4")]


def test_hitungan_baris_salah(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w, nilai=0.5 + 0.0384 + 0.0576)
        w.write_number(3, 6, 0.5)

    assert ringkas(buku(tmp_path, buat)) == [("hitungan_baris", "G4")]


def test_rumus_tanpa_nilai_dan_sel_galat(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w)
        w.write_formula(4, 5, "=12*2", None, "")
        w.write_formula(5, 5, "=1/0", None, "#DIV/0!")

    ada = ringkas(buku(tmp_path, buat))
    assert sorted(ada) == [("rumus_tanpa_nilai", "F5"), ("sel_galat", "F6")]


def test_rumus_yang_belum_dihitung_tidak_membungkam_audit(tmp_path: Path):
    """A workbook written by a program has formulas without values: said, cell by cell."""
    jalur = buku(tmp_path, formulir)
    w = openpyxl.load_workbook(jalur)
    w.save(jalur)
    assert set(ringkas(jalur)) == {("rumus_tanpa_nilai", s) for s in ("G4", "G5", "G6", "G7")}


@pytest.mark.parametrize(
    ("jam", "temuan"),
    [
        pytest.param(2, [("kolom_tidak_pasti", "A1")], id="lain"),
        # the same norm once more, in hours: nothing to choose; no printed need to compare with
        pytest.param(1, [("tidak_diperiksa", "A1:E2"), ("kolom_tidak_diperiksa", "E2:E2")], id="sama"),
    ],
)
def test_kolom_yang_tidak_pasti_disebut(tmp_path: Path, jam: int, temuan: list[tuple[str, str]]):
    def buat(w: Any) -> None:
        kepala(
            w, 0, ("NO", "URAIAN TUGAS", "VOLUME", "WAKTU PENYELESAIAN (MENIT)", "WAKTU PENYELESAIAN (JAM)")
        )
        for k, nilai in enumerate((1, "Tugas", 2, 60, jam)):
            w.write(1, k, nilai)

    assert ringkas(buku(tmp_path, buat)) == temuan


# ── as offices keep them; figures by rumus in the generator ──────────────────────────────────────
KANTOR: dict[str, list[tuple[str, str]]] = {
    # the factor 60 in the formula, on either side, or in the printed figures alone: right
    "menit_bagi_60": [],
    "menit_kali_60": [],
    "menit_per_jam_tanpa_rumus": [],
    # said once, for the table
    "label_jam_isi_menit": [("satuan_pembagi", "E4")],
    "pembagi_baris_jam": [("satuan_pembagi", "F5")],
    # a divisor of its own for each period is no mixture
    "kepala_gabung_pembagi_baris": [],
    "pembagi_mingguan": [("periode_pembagi", "D4")],
    "frekuensi_di_samping_hasil": [
        ("frekuensi_ganda", "G4"),
        ("tidak_diperiksa", "A3:G7"),
    ],
    "norma_per_tahap": [("tidak_diperiksa", "A3:H7")],
    "jumlah_tersamar": [("bukan_baris_jumlah", "G7")],
    "jumlah_nama_lain": [],
    "pemangku_dan_rekap": [("lembar_tidak_diperiksa", "")],
}


@pytest.mark.parametrize("nama", KANTOR)
def test_buku_kantor(nama: str, tmp_path: Path):
    assert ringkas(tulis(next(k for k in KASUS if k.nama == nama), tmp_path)) == KANTOR[nama]


def test_frekuensi_yang_bukan_kelipatan_tetap_tidak_disebut_ganda(tmp_path: Path):
    def buat(w: Any) -> None:
        frekuensi(w)
        w.write_number(4, 5, 100)

    assert "frekuensi_ganda" not in {a for a, _ in ringkas(buku(tmp_path, buat))}


def test_kebutuhan_yang_memuat_frekuensi_dua_kali_disebut_sekali(tmp_path: Path):
    def buat(w: Any) -> None:
        frekuensi(w)
        kepala(w, 2, ("Kebutuhan",), 7)
        for n, beban_ in enumerate((25_984, 3_045, 8_120)):  # rumus: norma × frekuensi² × 203
            w.write_number(3 + n, 7, beban_ / 97_440)

    assert [a for a, _ in ringkas(buku(tmp_path, buat))] == ["frekuensi_ganda"]


def test_semua_baris_meleset_satu_faktor_disebut_sekali(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w, label=(*BEBAN[:5], "VOLUME", *BEBAN[6:]), nilai=0.72)
        for n, nilai in enumerate((0.24, 0.192, 0.288)):  # rumus: five times 0.048, 0.0384, 0.0576
            w.write_number(3 + n, 6, nilai)

    satu = [t for t in audit(buku(tmp_path, buat)) if t.aturan == "hitungan_semua_baris"]
    assert [(t.sel, "semua 3 baris tertulis 5 kali" in t.pesan) for t in satu] == [("G4", True)]
    assert "tidak ada usulan perbaikan" in satu[0].saran


def test_rumus_yang_membagi_lain_dari_kolomnya_tidak_menjadi_saksi(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w, nilai=0.048 / 12 + 0.0384 + 0.0576)
        w.write_formula(3, 6, "=D4*F4/E4/12", None, 0.048 / 12)

    assert ("hitungan_baris", "G4") in ringkas(buku(tmp_path, buat))


def test_kolom_berangka_yang_tidak_diperiksa_disebut(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w)
        kepala(w, 2, ("PEGAWAI YANG ADA", "EJ"), 8)
        for n in range(3):
            w.write_number(3 + n, 8, 2)
            w.write_number(3 + n, 9, 0.7)

    satu = [t for t in audit(buku(tmp_path, buat)) if t.aturan == "kolom_tidak_diperiksa"]
    assert [(t.sel, t.tingkat) for t in satu] == [("I4:J6", "catatan")]
    assert "I (PEGAWAI YANG ADA), J (EJ)" in satu[0].pesan


def test_tanpa_kolom_kebutuhan_dikatakan_tidak_diperiksa(tmp_path: Path):
    def buat(w: Any) -> None:
        kepala(w, 2, FORM_A)
        form_a(w, 3)

    assert ringkas(buku(tmp_path, buat)) == [("tidak_diperiksa", "A3:G6")]


def test_tanpa_kolom_tugas_yang_terbaca_hitungannya_tetap_diperiksa(tmp_path: Path):
    def buat(w: Any) -> None:
        formulir(w, label=("NO", "KODE ISIAN", *BEBAN[2:]), nilai=0.5 + 0.0384 + 0.0576)
        w.write_number(3, 6, 0.5)

    assert ringkas(buku(tmp_path, buat)) == [("hitungan_baris", "G4")]


def test_abk_kes_dinyatakan_belum_didukung(tmp_path: Path):
    def buat(w: Any) -> None:
        kepala(w, 0, ("NO", "KEGIATAN POKOK", "NORMA WAKTU", "STANDAR BEBAN KERJA (SBK)"))
        kepala(w, 5, ("NO", "TUGAS PENUNJANG", "STANDAR TUGAS PENUNJANG (STP)"))

    with pytest.raises(BerkasError, match="ABK-Kes") as salah:
        audit(buku(tmp_path, buat))
    assert "abk.kebutuhan.wisn" in salah.value.saran


def test_tanpa_tabel_ditolak(tmp_path: Path):
    with pytest.raises(BerkasError, match="Tidak ada tabel uraian tugas yang dapat diperiksa"):
        audit(buku(tmp_path, lambda w: w.write_string(0, 0, "kosong")))
