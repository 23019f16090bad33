"""Guards abk.instrumen.rencana, abk.instrumen.asing.impor, abk.instrumen.sumber: an import of many files
tells all faults at once, takes the files that are good, and saves each as a whole.

Expected values are computed by hand: volume a year × norma.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from abk.errors import AbkError
from abk.instrumen import BerkasError, impor_berkas
from abk.instrumen import buka as sumber
from abk.instrumen.asing import pratinjau
from abk.instrumen.asing.impor import Gudang
from abk.instrumen.rencana import laksanakan, rencanakan
from abk.store import StatusError, buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")


def kantor(folder: Path, unit: str, *volume: Any) -> Path:
    w = xlsxwriter.Workbook(folder / f"{unit}.xlsx")
    satu = w.add_worksheet("ABK")
    baris: list[tuple[Any, ...]] = [(f"Unit Kerja : Bagian {unit}",)]
    for n, v in enumerate(volume):
        baris += [(f"Jabatan : Analis {n}",), ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (MENIT)"),
                  (1, "Menyusun rencana", v, 600), ()]  # fmt: skip
    for n, isi in enumerate(baris):
        satu.write_row(n, 0, isi)
    w.close()
    return folder / f"{unit}.xlsx"


def rusak(folder: Path, nama: str) -> Path:
    (folder / nama).write_bytes(b"bukan buku kerja")
    return folder / nama


def alamat(folder: Path) -> str:
    return f"sqlite:///{folder}/abk.db"


def menit(folder: Path) -> list[float]:
    gudang = buka(alamat(folder))
    hasil = sorted(gudang.kegiatan().hasil["beban_kerja_menit"])
    gudang.tutup()
    return hasil


def test_yang_baik_masuk_dan_semua_yang_rusak_disebut(tmp_path: Path):
    """The first file that could not be read stopped all, and the others were not even looked at."""
    berkas = [rusak(tmp_path, "a.xlsx"), kantor(tmp_path, "Umum", 12), tmp_path / "tidak-ada.xlsx",
              kantor(tmp_path, "Hukum", 24), rusak(tmp_path, "z.xls")]  # fmt: skip
    r = rencanakan(berkas, alamat(tmp_path), terima_usulan=True)
    assert [t.berkas.rpartition("/")[2] for t in r.ditolak] == ["a.xlsx", "tidak-ada.xlsx", "z.xls"]
    laporan = laksanakan(r, alamat(tmp_path), "uji")
    assert not laporan.berhasil
    assert laporan.ditolak == r.ditolak
    assert menit(tmp_path) == [7200.0, 14_400.0]
    assert all(nama in str(laporan) for nama in ("a.xlsx", "tidak-ada.xlsx", "z.xls"))


def test_bila_semua_rusak_semuanya_disebut_dan_tidak_ada_gudang(tmp_path: Path):
    with pytest.raises(AbkError) as salah:
        rencanakan([rusak(tmp_path, "a.xlsx"), rusak(tmp_path, "b.xlsx")], alamat(tmp_path))
    assert salah.value.pesan.startswith("2 berkas tidak dapat diambil")
    assert all(nama in str(salah.value) for nama in ("a.xlsx", "b.xlsx"))
    assert not (tmp_path / "abk.db").exists()


def test_pertanyaan_dan_berkas_rusak_disebut_bersama(tmp_path: Path):
    r = rencanakan([kantor(tmp_path, "Umum", "insidentil"), rusak(tmp_path, "b.xlsx")], alamat(tmp_path),
                   terima_usulan=True)  # fmt: skip
    with pytest.raises(AbkError) as salah:
        laksanakan(r, alamat(tmp_path), "uji")
    assert "sel_ditolak" in str(salah.value)
    assert "b.xlsx" in str(salah.value)


def test_unit_berkas_yang_ditolak_tidak_dibuat(tmp_path: Path):
    """Of a workbook whose rows cannot be taken nothing is created, neither its unit nor its post."""
    salah = kantor(tmp_path, "Hukum", 12)
    w = xlsxwriter.Workbook(salah)
    for n, isi in enumerate([("Unit Kerja : Bagian Hukum",), ("Jabatan : Analis",),
                             ("NO", "URAIAN TUGAS", "VOLUME SETAHUN", "WAKTU (MENIT)"),
                             (1, "Menyusun", 12, 600), (2, None, 24, 600)]):  # fmt: skip
        (w.worksheets() or [w.add_worksheet()])[0].write_row(n, 0, isi)
    w.close()
    r = rencanakan([salah, kantor(tmp_path, "Umum", 12)], alamat(tmp_path), terima_usulan=True)
    assert [t.berkas for t in r.ditolak] == ["Hukum.xlsx"]
    assert [u["nama_unit"] for u in r.unit] == ["Bagian Umum"]


def test_sumber_yang_berkasnya_rusak_tidak_dibuka_sebagian(tmp_path: Path):
    """abk.open tells of a broken file; it gives no kegiatan of the others."""
    kantor(tmp_path, "Umum", 12)
    rusak(tmp_path, "z.xlsx")
    with pytest.raises(AbkError, match=r"z\.xlsx"):
        sumber.open(tmp_path)


def test_berkas_lain_di_folder_disebut(tmp_path: Path):
    """A workbook of a kind that is not read lay beside the others, and nobody heard of it."""
    kantor(tmp_path, "Umum", 12)
    rusak(tmp_path, "Hukum.xlsb")
    tujuan = alamat(tmp_path.parent / tmp_path.name)
    laporan = laksanakan(rencanakan([tmp_path], tujuan, terima_usulan=True), tujuan, "uji")
    assert [t.berkas for t in laporan.catatan if t.aturan == "berkas_tidak_dibaca"] == ["Hukum.xlsb"]
    assert "Hukum.xlsb" in str(laporan)


def test_satu_berkas_satu_transaksi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each post was saved by itself: what broke in the middle left the first ones behind."""
    jalur = kantor(tmp_path, "Umum", 12, 24, 36)
    r = rencanakan([jalur], alamat(tmp_path), terima_usulan=True)
    banyak: list[int] = []
    asli = Gudang.simpan_banyak

    def hitung(gudang: Gudang, semua: Any, **isi: Any) -> Any:
        banyak.append(len(semua))
        assert gudang.sambungan.dalam_transaksi
        asli(gudang, semua, **isi)
        raise StatusError("terputus")

    monkeypatch.setattr(Gudang, "simpan_banyak", hitung)
    buka(alamat(tmp_path), buat=True).tutup()
    with pytest.raises(StatusError):
        laksanakan(r, alamat(tmp_path), "uji")
    monkeypatch.setattr(Gudang, "simpan_banyak", asli)
    assert banyak == [3]
    gudang = buka(alamat(tmp_path))
    assert [len(gudang.identitas(t)) for t in ("unit", "jabatan")] == [0, 0]  # nor what was made for them
    gudang.tutup()
    laksanakan(r, alamat(tmp_path), "uji")
    assert menit(tmp_path) == [7200.0, 14_400.0, 21_600.0]


def test_berkas_kedua_yang_gagal_tidak_meninggalkan_yang_pertama(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Units, posts and the first workbook stood in the store when the second one could not be saved."""
    r = rencanakan([kantor(tmp_path, "Umum", 12), kantor(tmp_path, "Hukum", 24)], alamat(tmp_path),
                   terima_usulan=True)  # fmt: skip
    asli, kali = Gudang.simpan_banyak, iter((False, True))

    def gagal_kedua(gudang: Gudang, semua: Any, **isi: Any) -> Any:
        if next(kali):
            raise StatusError("terputus")
        return asli(gudang, semua, **isi)

    monkeypatch.setattr(Gudang, "simpan_banyak", gagal_kedua)
    buka(alamat(tmp_path), buat=True).tutup()
    with pytest.raises(StatusError):
        laksanakan(r, alamat(tmp_path), "uji")
    gudang = buka(alamat(tmp_path))
    assert [len(gudang.identitas(t)) for t in ("unit", "jabatan")] == [0, 0]
    gudang.tutup()


def test_dengan_peta_satu_berkas_tidak_menghentikan_yang_lain(tmp_path: Path):
    """The call with a mapping stopped at the first bad file, and said nothing of the next."""
    peta = pratinjau(kantor(tmp_path, "Umum", 12)).tulis_peta(tmp_path / "peta.yaml")
    berkas = [rusak(tmp_path, "a.xlsx"), rusak(tmp_path, "b.xlsx")]
    laporan = impor_berkas(berkas, alamat(tmp_path), "uji", peta=peta)
    assert [t.berkas for t in laporan.ditolak] == ["a.xlsx", "b.xlsx"]
    with pytest.raises(BerkasError):
        impor_berkas(berkas[:1], alamat(tmp_path), "uji", peta=peta)
