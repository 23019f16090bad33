"""Guards abk.instrumen.buku.informasi, abk.instrumen.buku.pembaca: the sheet of a workbook that asks for
informasi jabatan, out and back.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from abk.instrumen import instrumen
from abk.instrumen.buku.ekspor import ekspor_formulir
from abk.instrumen.buku.impor import impor
from abk.instrumen.buku.tata_letak import LEMBAR_DATA, nama_informasi, nama_lembar
from abk.instrumen.sumber import kegiatan_sumber, periksa_sumber
from abk.kegiatan import Kegiatan, Pengaturan
from abk.kegiatan.informasi import baris_informasi, pasang_informasi
from abk.store import Gudang, buka
from abk.store.lembar import BUTIR_LEMBAR
from abk.tables import validate_semua

LEMBAR = "A info"
BARIS = [
    {"kode_jabatan": "A", "butir": "ikhtisar", "nomor": "1", "isi": "Menelaah surat."},
    {
        "kode_jabatan": "A",
        "butir": "bahan_kerja",
        "nomor": "1",
        "isi": "Surat | disposisi",
        "rincian": "Telaah",
    },
    {"kode_jabatan": "A", "butir": "korelasi", "nomor": "1", "isi": "=Kepala", "keterangan": "Arahan"},
    {"kode_jabatan": "A", "butir": "korelasi", "nomor": "2", "isi": "Arsiparis", "rincian": "Biro Umum"},
]


@pytest.fixture(scope="module")
def k() -> Kegiatan:
    kolom = ["kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting"]
    tugas = ["kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja", "volume", "periode", "norma_waktu",
             "satuan_waktu"]  # fmt: skip
    tabel = {
        "unit": pd.DataFrame([["U", "Biro Umum", None]], columns=["kode_unit", "nama_unit", "kode_induk"]),
        "jabatan": pd.DataFrame([["A", "U", "Analis", "pelaksana", 1]], columns=kolom),
        "uraian_tugas": pd.DataFrame([["A", "1", "Menelaah", "Telaahan", 4, "bulan", 120, "menit"]],
                                     columns=tugas),
    }  # fmt: skip
    return pasang_informasi(Kegiatan(Pengaturan(tahun=2026), validate_semua(tabel)), BARIS)


@pytest.fixture(scope="module")
def jadi(k: Kegiatan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the workbook, and a store into which it was imported; each test takes copies."""
    folder = tmp_path_factory.mktemp("informasi")
    (berkas,) = ekspor_formulir(k, folder / "f")
    gudang = buka(f"sqlite:///{folder.as_posix()}/abk.db", buat=True)
    assert impor([berkas], gudang, "uji").berhasil
    gudang.tutup()
    return folder


@pytest.fixture
def buku(jadi: Path, tmp_path: Path) -> Path:
    return next(Path(shutil.copytree(jadi / "f", tmp_path / "f")).iterdir())


@pytest.fixture
def gudang(jadi: Path, tmp_path: Path) -> Gudang:
    shutil.copyfile(jadi / "abk.db", tmp_path / "abk.db")
    return buka(f"sqlite:///{tmp_path.as_posix()}/abk.db")


def sunting(berkas: Path, butir: str, ke: int, **isi: Any) -> str:
    """Change cells of the entry of an item; the address of its first cell."""
    buku = openpyxl.load_workbook(berkas)
    lembar = buku[LEMBAR]
    baris = [r[0].row for r in lembar.iter_rows(max_col=1) if r[0].value == butir][ke]
    for n, nama in enumerate(("isi", "rincian", "keterangan"), 3):
        if nama in isi:
            lembar.cell(baris, n).value = isi[nama]
    buku.save(berkas)
    return f"C{baris}"


def test_keluar_dan_masuk_tanpa_kehilangan(gudang: Gudang, buku: Path, tmp_path: Path) -> None:
    assert baris_informasi(gudang.kegiatan()) == BARIS
    assert baris_informasi(kegiatan_sumber(buku)) == BARIS  # type: ignore[arg-type]
    (lagi,) = ekspor_formulir(gudang.kegiatan(), tmp_path / "lagi", lembar={"A": gudang.lembar("A")})
    laporan = impor([buku, lagi], gudang, "uji")
    assert ([d.hasil for d in laporan.dibaca], laporan.diubah) == (["sama", "sama"], ())


def test_yang_diubah_disebut_dengan_lembar_dan_selnya(gudang: Gudang, buku: Path) -> None:
    sunting(buku, "risiko_bahaya", 2, isi="Lelah", rincian="Lembur")
    sunting(buku, "korelasi", 0, isi=None, keterangan=None)
    laporan = impor([buku], gudang, "uji")
    korelasi = f"lembar 'A info', sel C{_baris(buku, 'korelasi')}: korelasi: "
    assert [str(u).split(", ", 1)[1] for u in laporan.diubah] == [
        f"{korelasi}=Kepala |  | Arahan; Arsiparis | Biro Umum → Arsiparis | Biro Umum",
        f"lembar 'A info', sel C{_baris(buku, 'risiko_bahaya')}: risiko bahaya: – → Lelah | Lembur",
    ]
    assert gudang.lembar("A").risiko_bahaya == "Lelah | Lembur"


def _baris(berkas: Path, butir: str) -> int:
    lembar = openpyxl.load_workbook(berkas)[LEMBAR]
    return next(r[0].row for r in lembar.iter_rows(max_col=1) if r[0].value == butir)


@pytest.mark.parametrize(
    ("isi", "aturan"),
    [
        ({"rincian": "tanpa isi"}, "isi_butir"),
        ({"isi": True}, "jenis_sel"),
        ({"isi": "=1/0"}, "rumus_tanpa_nilai"),
    ],
)
def test_sel_yang_tidak_dapat_dibaca_disebut(
    gudang: Gudang, buku: Path, isi: dict[str, Any], aturan: str
) -> None:
    sel = sunting(buku, "wewenang", 0, **isi)
    laporan = impor([buku], gudang, "uji")
    assert [(t.aturan, t.lembar, t.sel, t.kode_jabatan) for t in laporan.ditolak] == [
        (aturan, LEMBAR, sel, "A")
    ]
    assert gudang.lembar("A").versi == 1


def test_terlalu_panjang_disebut_pada_selnya(buku: Path) -> None:
    sel = sunting(buku, "wewenang", 0, isi="x" * 4001)
    temuan = [t for t in periksa_sumber(buku).temuan if t.aturan == "panjang_maksimum"]
    assert [(t.lembar, t.sel) for t in temuan] == [(LEMBAR, sel)]  # type: ignore[attr-defined]


def test_diubah_di_keduanya_berbenturan(gudang: Gudang, buku: Path) -> None:
    sunting(buku, "wewenang", 0, isi="Dari buku")
    gudang.simpan_draf(gudang.lembar("A").dengan(wewenang="Dari formulir"), versi_dasar=1, oleh="lain")
    laporan = impor([buku], gudang, "uji")
    assert [(u.kolom, u.lama, u.baru) for u in laporan.konflik] == [
        ("wewenang", "Dari formulir", "Dari buku")
    ]
    assert gudang.lembar("A").wewenang == "Dari formulir"


def test_tanpa_lembar_informasi_isinya_tetap(gudang: Gudang, buku: Path) -> None:
    """A workbook of before, or one from which the sheet was deleted, says nothing of informasi jabatan."""
    satu = openpyxl.load_workbook(buku)
    del satu[LEMBAR]
    satu["A"]["D9"] = 3
    satu.save(buku)
    gudang.simpan_draf(gudang.lembar("A").dengan(wewenang="Baru"), versi_dasar=1, oleh="lain")
    laporan = impor([buku], gudang, "uji")
    assert [(u.kolom, u.baru) for u in laporan.diubah] == [("bezetting", 3)]
    assert gudang.lembar("A").wewenang == "Baru"
    assert [b for b in baris_informasi(gudang.kegiatan()) or [] if b["butir"] != "wewenang"] == BARIS


@pytest.mark.parametrize("ubah", ["kepala", "luar", "nama", "jabatan"])
def test_susunan_yang_diubah_ditolak(gudang: Gudang, buku: Path, ubah: str) -> None:
    satu = openpyxl.load_workbook(buku)
    lembar = satu[LEMBAR]
    if ubah == "kepala":
        lembar["D5"] = "LAIN"
    elif ubah == "luar":
        lembar["C200"] = "di bawah"
    elif ubah == "nama":
        lembar.title = "lain"
    else:
        lembar["B2"] = "Kepala (B); Biro Umum (U)"
    satu.save(buku)
    laporan = impor([buku], gudang, "uji")
    assert [t.aturan for t in laporan.ditolak] == ["berkas"]
    assert laporan.ditolak[0].lembar == ("lain" if ubah == "nama" else LEMBAR)
    assert gudang.lembar("A").versi == 1


def test_setiap_butir_ditanyakan_dan_tidak_ada_yang_wajib() -> None:
    i = instrumen()
    assert tuple(p.nama for p in i.informasi) == BUTIR_LEMBAR
    assert not any(p.wajib_saat for p in i.informasi)


def test_nama_lembar_tunggal_dan_tidak_terlalu_panjang() -> None:
    kode = ["X" * 40, "X" * 41, "a", "A", "a info", "_abk"]
    nama = [*nama_lembar(kode).values(), *nama_informasi(kode).values()]
    assert len({n.casefold() for n in (*nama, LEMBAR_DATA)}) == len(nama) + 1
    assert max(map(len, nama)) <= 31
