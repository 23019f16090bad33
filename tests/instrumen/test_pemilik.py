"""Guards abk.instrumen.buku.pemilik: a returned workbook writes into posts of its own unit only, and into the
post that its sheet shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from berkas_rusak import dengan_bagian

import abk
from abk.instrumen import BerkasError, ekspor_formulir, impor
from abk.instrumen.buku.tata_letak import BARIS_UNIT, KOLOM_JAWABAN, LEMBAR_DATA, TataLetak, alamat
from abk.instrumen.pertanyaan import instrumen
from abk.instrumen.sumber import periksa_sumber
from abk.store import Gudang, buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
UNIT, LAIN = "SET.PO.2.1", "SET.PO.2.2"
LETAK = TataLetak(instrumen())
VOLUME = alamat(LETAK.baris_tugas, LETAK.kolom["volume"])
NAMA = alamat(LETAK.baris_jawaban["nama_jabatan"], KOLOM_JAWABAN)
TANDA = "A1"


@pytest.fixture(scope="module")
def formulir(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks of two units, and a store that has taken both."""
    folder = tmp_path_factory.mktemp("formulir")
    hasil = {}
    for unit in (UNIT, LAIN):
        k = abk.open("contoh").cabang(unit)
        hasil[unit] = next(p for p in ekspor_formulir(k, folder) if p.stem == f"formulir-{unit}")
    g = buka(f"sqlite:///{folder / 'abk.db'}", buat=True)
    assert impor(list(hasil.values()), g, "uji").berhasil
    return hasil | {"gudang": folder / "abk.db"}


@pytest.fixture
def gudang(formulir: dict[str, Path], tmp_path: Path) -> Gudang:
    """A copy of the store with both."""
    salinan = tmp_path / "abk.db"
    salinan.write_bytes(formulir["gudang"].read_bytes())
    return buka(f"sqlite:///{salinan}")


def jabatan(g: Gudang, unit: str) -> list[str]:
    return [str(k) for k in g.identitas("jabatan").query("kode_unit == @unit")["kode_jabatan"]]


Buku = openpyxl.Workbook


def data(buku: Buku, ubah: Callable[[str, dict], dict | None]) -> None:
    """Change the rows of the hidden sheet."""
    for jenis, isi in buku[LEMBAR_DATA].iter_rows(max_col=2):
        if isinstance(jenis.value, str) and isi.value.startswith("{"):
            isi.value = json.dumps(ubah(jenis.value, json.loads(isi.value)))


def ganti_kode(lama: str, baru: str, **lain: str) -> Callable[[str, dict], dict]:
    """Rows of the hidden sheet that speak of another post."""

    def ubah(_: str, isi: dict) -> dict:
        return {**isi, "kode_jabatan": baru, **lain} if isi.get("kode_jabatan") == lama else isi

    return ubah


def hanya_penanda(buku: Buku, milik: str, korban: str) -> None:
    buku[milik][TANDA] = buku[milik][TANDA].value.replace(milik, korban)


def penanda_dan_data(buku: Buku, milik: str, korban: str) -> None:
    hanya_penanda(buku, milik, korban)
    data(buku, ganti_kode(milik, korban))


def dengan_unitnya(buku: Buku, milik: str, korban: str) -> None:
    hanya_penanda(buku, milik, korban)
    data(buku, ganti_kode(milik, korban, kode_unit=LAIN))


def dengan_nama_lembar(buku: Buku, milik: str, korban: str) -> None:
    penanda_dan_data(buku, milik, korban)
    buku[milik].title = korban


def dengan_nama_tampak(buku: Buku, milik: str, korban: str) -> None:
    buku[milik][NAMA] = buku[milik][NAMA].value.replace(milik, korban)
    dengan_nama_lembar(buku, milik, korban)


def milik_unit_lain(buku: Buku, milik: str, korban: str) -> None:
    dengan_unitnya(buku, milik, korban)
    data(buku, lambda jenis, isi: {**isi, "kode_unit": LAIN} if jenis in {"kegiatan", "jabatan"} else isi)


SERANGAN = (
    hanya_penanda,
    penanda_dan_data,
    dengan_unitnya,
    dengan_nama_lembar,
    dengan_nama_tampak,
    milik_unit_lain,
)


@pytest.mark.serangan(
    "kantor", "Buku kerja yang dikembalikan menulis ke jabatan unit lain lewat penanda tersembunyi", "dicegah"
)
@pytest.mark.parametrize("serang", SERANGAN)
def test_jabatan_unit_lain_tidak_terisi(
    serang: Callable[[Buku, str, str], None], formulir: dict[str, Path], gudang: Gudang, tmp_path: Path
):
    milik, korban = jabatan(gudang, UNIT)[0], jabatan(gudang, LAIN)[0]
    sebelum = {k: gudang.lembar(k) for k in jabatan(gudang, LAIN)}
    berkas = tmp_path / "kembali.xlsx"
    buku = openpyxl.load_workbook(formulir[UNIT])
    buku[milik][VOLUME] = 720
    serang(buku, milik, korban)
    buku.save(berkas)
    laporan = impor([berkas], gudang, "kantor")
    assert {k: gudang.lembar(k) for k in sebelum} == sebelum
    assert [t for t in laporan.ditolak if milik in str(t) or korban in str(t)], str(laporan)
    assert not laporan.diubah


def test_dua_jabatan_seunit_yang_tertukar_ketahuan(formulir: dict[str, Path], gudang: Gudang, tmp_path: Path):
    """Within a unit, too, answers go where the sheet says that they go."""
    satu, dua = jabatan(gudang, UNIT)[:2]
    buku = openpyxl.load_workbook(formulir[UNIT])
    buku[satu][TANDA].value, buku[dua][TANDA].value = buku[dua][TANDA].value, buku[satu][TANDA].value
    buku.save(tmp_path / "tukar.xlsx")
    laporan = impor([tmp_path / "tukar.xlsx"], gudang, "kantor")
    assert [t.lembar for t in laporan.ditolak] == [satu, dua]
    assert not laporan.diubah


def test_pemeriksaan_sebelum_dikirim_pun_menyebutnya(
    formulir: dict[str, Path], gudang: Gudang, tmp_path: Path
):
    satu, dua = jabatan(gudang, UNIT)[:2]
    buku = openpyxl.load_workbook(formulir[UNIT])
    hanya_penanda(buku, satu, dua)
    buku.save(tmp_path / "tukar.xlsx")
    with pytest.raises(BerkasError, match=f"bertanda jabatan {dua}"):
        periksa_sumber(tmp_path / "tukar.xlsx")


def test_gudang_kosong_pun_tidak_menerima_jabatan_yang_diakui_dua_unit(
    formulir: dict[str, Path], tmp_path: Path
):
    g = buka(f"sqlite:///{tmp_path / 'kosong.db'}", buat=True)
    korban = f"{UNIT}-01"
    buku = openpyxl.load_workbook(formulir[LAIN])
    milik = [n for n in buku.sheetnames if n.startswith(LAIN) and not n.endswith(" info")][-1]
    buku[milik][NAMA] = buku[milik][NAMA].value.replace(milik, korban)
    dengan_nama_lembar(buku, milik, korban)
    buku.save(tmp_path / "aku.xlsx")
    laporan = impor([formulir[UNIT], tmp_path / "aku.xlsx"], g, "uji")
    assert [(t.aturan, t.kode_jabatan) for t in laporan.ditolak][:1] == [("jabatan_unit", korban)]
    assert {d.kode_unit for d in laporan.dibaca if d.kode_jabatan == korban} == {UNIT}


def test_laporan_menyebut_jabatan_yang_ditulis(formulir: dict[str, Path], gudang: Gudang, tmp_path: Path):
    kode = jabatan(gudang, UNIT)[0]
    buku = openpyxl.load_workbook(formulir[UNIT])
    buku[kode][VOLUME] = 720
    buku.save(tmp_path / "a.xlsx")
    laporan = str(impor([tmp_path / "a.xlsx"], gudang, "kantor"))
    banyak = len(gudang.lembar(kode).uraian_tugas)
    assert f"a.xlsx, lembar {kode!r} → jabatan {kode} (unit {UNIT}), {banyak} tugas, versi 2" in laporan


def test_baris_unit_yang_diubah_disebut_selnya(formulir: dict[str, Path], gudang: Gudang, tmp_path: Path):
    kode = jabatan(gudang, UNIT)[0]
    buku = openpyxl.load_workbook(formulir[UNIT])
    sel = alamat(BARIS_UNIT, 1)
    buku[kode][sel] = buku[kode][sel].value.replace(UNIT, LAIN)
    buku.save(tmp_path / "a.xlsx")
    ditolak = impor([tmp_path / "a.xlsx"], gudang, "kantor").ditolak
    assert [(t.lembar, t.sel) for t in ditolak] == [(kode, sel)]


def test_jabatan_yang_tidak_cocok_dengan_gudang_tidak_menahan_berkas_lain(
    formulir: dict[str, Path], tmp_path: Path
):
    """Once a code that nobody knows stopped the import of every file, without naming one."""
    g = buka(f"sqlite:///{tmp_path / 'kosong.db'}", buat=True)
    buku = openpyxl.load_workbook(formulir[LAIN])
    data(buku, lambda jenis, isi: {**isi, "kode_induk": "TIADA"} if jenis == "unit" else isi)
    buku.save(tmp_path / "tiada.xlsx")
    laporan = impor([tmp_path / "tiada.xlsx", formulir[UNIT]], g, "uji")
    assert [(t.berkas, t.lembar) for t in laporan.ditolak] == [("tiada.xlsx", LEMBAR_DATA)]
    assert {d.kode_unit for d in laporan.dibaca} == {UNIT}


def test_formulir_satu_unit_ke_gudang_kosong(formulir: dict[str, Path], tmp_path: Path):
    """The head's superior is in another unit, whose workbook is not there: it used to be a dead end."""
    g = buka(f"sqlite:///{tmp_path / 'kosong.db'}", buat=True)
    buku = openpyxl.load_workbook(formulir[UNIT])
    data(buku, lambda jenis, isi: {**isi, "kode_atasan": "TIADA"} if jenis == "jabatan" else isi)
    buku.save(tmp_path / "satu.xlsx")
    laporan = impor([tmp_path / "satu.xlsx"], g, "uji")
    assert not laporan.ditolak
    assert "TIADA, belum ada dalam gudang; dikosongkan" in str(laporan)
    assert g.identitas("jabatan")["kode_atasan"].isna().all()


@pytest.mark.serangan("kantor", "Rumus dengan nilai tersimpan lain daripada hitungannya", "ketahuan")
def test_nilai_tersimpan_sebuah_rumus_disebut(formulir: dict[str, Path], gudang: Gudang, tmp_path: Path):
    """A spreadsheet shows 2 where the file says 720; the report says where that came from."""
    kode = jabatan(gudang, UNIT)[0]
    buku = openpyxl.load_workbook(formulir[UNIT])
    buku[kode][VOLUME] = "=1+1"
    buku.save(tmp_path / "b.xlsx")
    kosong = re.compile(rb"(<f>1\+1</f>)<v ?(?:/>|></v>)")
    isi = dengan_bagian((tmp_path / "b.xlsx").read_bytes(), lambda _, x: kosong.sub(rb"\1<v>720</v>", x))
    (tmp_path / "a.xlsx").write_bytes(isi)
    laporan = impor([tmp_path / "a.xlsx"], gudang, "kantor")
    assert gudang.lembar(kode).uraian_tugas[0]["volume"] == 720
    assert [(t.lembar, t.sel) for t in laporan.catatan if t.aturan == "nilai_rumus"] == [(kode, VOLUME)]
    assert "nilai tersimpan 720.0 rumus =1+1" in str(laporan)


RUSAK = {
    "bertingkat": '{"kode_jabatan": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "tanpa kode": '{"urutan": 1, "kode_unit": "SET.PO.2.1"}',
    "kode bukan teks": '{"urutan": 1, "kode_unit": "SET.PO.2.1", "kode_jabatan": 3}',
    "bukan baris": "[1, 2]",
    "urutan tak hingga": '{"urutan": 1e999, "kode_unit": "SET.PO.2.1", "kode_jabatan": "X"}',
    "kolom asing": '{"urutan": 1, "kode_unit": "SET.PO.2.1", "kode_jabatan": "X", "rahasia": 1}',
    "isi bersarang": '{"urutan": 1, "kode_unit": "SET.PO.2.1", "kode_jabatan": "X", "nama_jabatan": {}}',
    "kunci ganda": '{"urutan": 1, "urutan": 2, "kode_unit": "SET.PO.2.1", "kode_jabatan": "X"}',
}


@pytest.mark.serangan(
    "kantor", "Lembar tersembunyi berisi JSON yang bersarang, kurang, atau berlebih", "dicegah"
)
@pytest.mark.parametrize("apa", RUSAK)
def test_lembar_tersembunyi_yang_dirusak_disebut(
    apa: str, formulir: dict[str, Path], gudang: Gudang, tmp_path: Path
):
    buku = openpyxl.load_workbook(formulir[UNIT])
    baris = next(b for b in buku[LEMBAR_DATA].iter_rows(max_col=2) if b[0].value == "jabatan")
    if len(RUSAK[apa]) < 32_000:  # what a cell may hold; a part of the file may hold more
        baris[1].value = RUSAK[apa]
        buku.save(tmp_path / "a.xlsx")
    else:
        baris[1].value = "GANTI"
        buku.save(tmp_path / "b.xlsx")
        isi = RUSAK[apa].replace('"', "&quot;").encode()
        rusak = dengan_bagian((tmp_path / "b.xlsx").read_bytes(), lambda _, x: x.replace(b"GANTI", isi))
        (tmp_path / "a.xlsx").write_bytes(rusak)
    laporan = impor([tmp_path / "a.xlsx"], gudang, "kantor")
    assert [(t.berkas, t.lembar) for t in laporan.ditolak] == [("a.xlsx", LEMBAR_DATA)]
