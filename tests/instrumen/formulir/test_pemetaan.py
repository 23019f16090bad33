"""Guards abk.instrumen.formulir.pemetaan, abk.instrumen.formulir.sesi_peta: the preview of a foreign workbook
as a screen: columns, questions, rows as read, doubts, the mapping file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from abk.instrumen import BerkasError
from abk.instrumen.asing import baca_peta
from abk.instrumen.asing.bacaan import bacaan
from abk.instrumen.formulir import Pemetaan, pemetaan
from abk.instrumen.formulir.sesi_peta import BUKU_CONTOH, SesiPeta
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.peraturan import aturan
from tests.lab import SIAP, diam

KUNCI = "ABK!A2"
IDENTITAS = {
    "jabatan.1.kode_jabatan": "J-1",
    "jabatan.1.kode_unit": "U",
    "jabatan.1.jenis_jabatan": "pelaksana",
}


def medan(f: Pemetaan, deskripsi: str) -> Any:
    """The field of that description, as a person finds it."""
    return next(w for w in f._widget.values() if getattr(w, "description", "").startswith(deskripsi))


def tampil(f: Pemetaan) -> str:
    """All text on the screen, depth first."""

    def teks(w: Any) -> str:
        anak = "".join(teks(a) for a in getattr(w, "children", ()))
        return anak + (str(w.value) if type(w).__name__ == "HTML" else "")

    return teks(f)


def isi(f: Pemetaan, jawaban: dict[str, str]) -> None:
    for nama, nilai in jawaban.items():
        tanya = next(t for t in f.sesi.tabel[0].tabel.tanya if t.nama == nama)
        medan(f, tanya.teks).value = nilai


def test_dari_pratinjau_sampai_peta(tmp_path: Path):
    f = pemetaan("", tmp_path / "peta.yaml")
    assert f.keadaan.teks == "5 pertanyaan menunggu jawaban"
    # the doubts stand on the screen with their cells, and the need of either divisor
    assert "sel E3: norma waktu dinyatakan dalam jam" in tampil(f)
    assert "menurut pembagi berkas 0,35" in tampil(f)
    assert (
        "<td>Menyusun jadwal rapat</td><td>Dokumen</td><td>240</td><td>tahun</td><td>30</td><td></td>"
        in tampil(f)
    )
    isi(f, {"satuan_waktu": "menit", "peraturan": "pakai peraturan kegiatan", **IDENTITAS})
    assert "<td>30</td><td>menit</td>" in tampil(f)
    assert f.keadaan.teks.startswith("Semua pertanyaan terjawab")
    f.tombol_simpan.click()
    assert "abk impor contoh-kantor.xlsx --peta peta.yaml" in f.keadaan.kabar
    hasil = bacaan(BUKU_CONTOH, baca_peta(tmp_path / "peta.yaml"), aturan=aturan()).uraian_tugas
    # rumus: 240 × 30 + 120 × 90 + 120 × 60 = 25,200 minutes a year
    assert float((hasil["volume"] * hasil["norma_waktu"]).sum()) == 25_200


def test_kolom_dipilih_lain(tmp_path: Path):
    f = pemetaan("", tmp_path / "peta.yaml")
    medan(f, "Kolom D").value = ""
    assert [q.nama for _, q in f.sesi.terbuka][:1] == ["kolom.volume"]
    medan(f, "Kolom D").value = "volume"
    assert f.sesi.tabel[0].tabel.kolom["volume"] == "D"
    medan(f, "Kolom C").value = "keterangan"
    assert f.sesi.baris(f.sesi.tabel[0])[0]["keterangan"] == "Dokumen"


def test_medan_yang_tidak_berubah_tetap(tmp_path: Path):
    """What is drawn again is the same widget, so that the keyboard stays where it was."""
    f = pemetaan("", tmp_path / "peta.yaml")
    sebelum = f.isi.children
    pilih = medan(f, "Kolom C")
    isi(f, {"satuan_waktu": "menit"})
    assert f.isi.children == sebelum
    assert medan(f, "Kolom C") is pilih


def test_tabel_ditunjuk(tmp_path: Path):
    baris = tuple(
        ("X1", "X2", "X3") if n == 3 else ("Menyusun", 12.0, 30.0) if n > 3 else (None,) * 3 for n in range(6)
    )
    f = Pemetaan(
        SesiPeta(BukuMentah("b.xlsx", (LembarMentah("Data", True, baris),)), aturan()), tmp_path / "p.yaml"
    )
    assert f.keadaan.teks == "Belum ada tabel"
    f._tunjukkan("Data", "4")
    for kolom, arti in (("A", "uraian_tugas"), ("B", "volume"), ("C", "norma_waktu")):
        medan(f, f"Kolom {kolom}").value = arti
    isi(f, {"satuan_waktu": "menit", "periode": "tahun", "jabatan.1.nama_jabatan": "Analis", **IDENTITAS})
    assert not f.sesi.terbuka
    f.tombol_simpan.click()
    ulang = SesiPeta(f.sesi.buku, aturan(), baca_peta(tmp_path / "p.yaml"))
    assert ([b["volume"] for b in ulang.baris(ulang.tabel[0])], ulang.terbuka) == ([12.0, 12.0], [])


def test_yang_keliru_dikatakan_dan_tidak_mengubah_apa_pun(tmp_path: Path):
    f = pemetaan("", tmp_path / "peta.yaml")
    with pytest.raises(BerkasError, match="tidak ada di lembar"):
        f.sesi.tunjuk("ABK", "90")
    assert len(f.sesi.tabel) == 1
    f.jalur.value = str(tmp_path / "tidak" / "ada.yaml")
    f.tombol_simpan.click()
    assert "ada.yaml' tidak dapat ditulis: berkas atau foldernya tidak ada" in f.keadaan.galat


@pytest.mark.peramban
@pytest.mark.xdist_group("lab")
def test_di_lab(lab, jendela_lab, axe, gambar, luar, tmp_path: Path):
    buku = json.loads((Path(__file__).parents[3] / "notebooks" / "12_buku_kantor.ipynb").read_text())
    for sel in buku["cells"]:
        if "parameters" in sel["metadata"].get("tags", []):
            sel["source"] = f"berkas = ''\npeta = {str(tmp_path / 'peta.yaml')!r}\ngudang = ''"
    (lab.folder / "kantor.ipynb").write_text(json.dumps(buku))
    h = jendela_lab.buka("kantor.ipynb", luar)
    h.evaluate(SIAP)
    h.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    h.get_by_label("Kolom E").wait_for()
    h.get_by_label("Apa satuan norma waktu").select_option("menit")
    h.get_by_label("Waktu kerja efektif berkas ini").select_option("pakai peraturan kegiatan")
    h.locator(".abk-status-bar .status", has_text="3 pertanyaan").wait_for()
    diam(h)
    assert axe.gawat(h, ".abk-peta") == []
    h.locator(".abk-peta").screenshot(path=gambar / "pemetaan.png")
    h.get_by_role("heading", name="Keraguan").scroll_into_view_if_needed()
    h.screenshot(path=gambar / "pemetaan-bawah.png")
    for label, teks in (("Apa kode jabatan", "J-1"), ("Apa kode unit", "U")):
        h.get_by_label(label).fill(teks)
        h.get_by_label(label).press("Tab")
    h.get_by_label("Apa jenis jabatan").select_option("pelaksana")
    h.locator(".abk-status-bar .status", has_text="Semua pertanyaan terjawab").wait_for()
    h.get_by_role("button", name="Simpan peta").click()
    h.locator(".abk-status-bar .kabar", has_text="Peta disimpan").wait_for()
    hasil = bacaan(BUKU_CONTOH, baca_peta(tmp_path / "peta.yaml"), aturan=aturan())
    assert hasil.uraian_tugas["satuan_waktu"].tolist() == ["menit"] * 3
    assert luar == []
