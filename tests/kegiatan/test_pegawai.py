"""Guards abk.kegiatan.pegawai, abk.analisis.proyeksi.arus: people are counted, and nothing of a person goes
on: no id, no day of birth, no name, in no page, document, workbook, record, message or notebook.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import abk
from abk.analisis.proyeksi import SEL_KECIL, proyeksi_tahunan
from abk.cli import app
from abk.kegiatan import baca_rekaman, rekam
from abk.naskah.isi.keputusan import data_kepmenko
from abk.reports.analisis import analisis_xlsx, tabel_analisis

KEPALA = "id_pegawai,kode_jabatan,tanggal_lahir,jenjang,status,tmt,tanggal_akhir,nama"
KENARI = ("KENARI", "1968-04", "1971-09", "1989-0", "31/02", "Burung")
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "80_proyeksi.ipynb"


def _tulis(folder: Path, *baris: str) -> Path:
    """Unit SET.PO.3 of the example with a table of people."""
    folder.mkdir()
    k = abk.open("contoh").cabang("SET.PO.3")
    for nama in ("unit", "jabatan", "uraian_tugas"):
        getattr(k, nama).to_csv(folder / f"{nama}.csv", index=False)
    (folder / "kegiatan.toml").write_text("judul = 'Uji'\ntahun = 2026\n", encoding="utf-8")
    (folder / "pegawai.csv").write_text("\n".join([KEPALA, *baris]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def kenari(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People with marks in every cell, in good rows and bad ones."""
    return _tulis(
        tmp_path_factory.mktemp("kenari") / "k",
        "KENARI-1,SET.PO.3-01,1968-04-05,,PNS,1989-04-01,,Burung Satu",
        "KENARI-2,SET.PO.3-02,1971-09-09,,PPPK,1989-01-01,2028-12-31,Burung Dua",
        "KENARI-2,SET.PO.3-02,1971-09-10,,PNS,,,Burung Ganda",
        "KENARI-3,KENARI-JABATAN,1971-09-11,,PNS,,,Burung Tersesat",
        "KENARI-4,SET.PO.3-03,31/02/1971,,KENARI,1989-x,,Burung Rusak",
        "KENARI-5,SET.PO.3-03,1989-07-07,,PPPK,2027-03-01,,Burung Baru",
    )


def test_arus_dihitung_dan_yang_salah_menjadi_catatan(kenari: Path) -> None:
    """1968 + 58 or 60 by kind; the contract ends before age; who begins in 2027 comes in 2027 (rumus)."""
    k = abk.open(kenari)
    arus = {(a.kode_jabatan, a.arus): (a.tahun, a.orang) for a in k.arus_pegawai.itertuples()}
    jenis = k.jabatan.set_index("kode_jabatan")["jenis_jabatan"]
    usia = 60 if jenis["SET.PO.3-01"] == "pimpinan tinggi" else 58
    assert arus["SET.PO.3-01", "pensiun"] == (1968 + usia, 1)
    assert arus["SET.PO.3-02", "berakhir"] == (2029, 1)
    assert arus["SET.PO.3-03", "masuk"] == (2027, 1)
    assert k.arus_pegawai["orang"].sum() == 4
    catatan = [t for t in k.temuan if t.tabel == "pegawai"]
    assert {t.tingkat for t in catatan} == {"catatan"}
    assert {(t.baris, t.kolom) for t in catatan if t.baris} == {
        (4, "id_pegawai"), (5, "kode_jabatan"), (6, "tanggal_lahir"), (6, "status"), (6, "tmt"),
        (7, "tanggal_akhir"),
    }  # fmt: skip
    polos = abk.open("contoh").cabang("SET.PO.3").hasil["kebutuhan"]
    assert k.hasil["kebutuhan"].tolist() == polos.tolist()


def test_berkas_rusak_disebut_tanpa_isinya(tmp_path: Path) -> None:
    folder = _tulis(tmp_path / "k", "KENARI-1,SET.PO.3-01", "KENARI-2,SET.PO.3-02,1971-09-09,,,,,B")
    with pytest.raises(abk.DataError, match=r"(?s)pegawai\.csv, baris 2: berisi 2 kolom, bukan 8") as salah:
        abk.open(folder)
    assert not [m for m in KENARI if m in str(salah.value)]
    (folder / "pegawai.csv").write_text("id_pegawai,kode\nKENARI-1,KENARI-2\n", encoding="utf-8")
    with pytest.raises(abk.DataError, match=r"kolom 'tanggal_lahir' tidak ada") as salah:
        abk.open(folder)
    assert "KENARI" not in str(salah.value)


def _teks(isi: bytes) -> str:
    if isi.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(isi)) as z:
            return "".join(z.read(n).decode("utf-8", errors="replace") for n in z.namelist())
    return isi.decode("utf-8", errors="replace")


@pytest.mark.serangan("pembaca", "mencari pegawai di halaman, naskah, buku kerja, dan catatan", "dicegah")
def test_tidak_satu_kenari_pun_bernyanyi(kenari: Path, capsys: pytest.CaptureFixture[str]) -> None:
    k = abk.open(kenari)
    from abk.reports.exporter import render_bagian  # noqa: PLC0415 - drawing is slow to import

    hasil = {
        "rekaman": rekam(k),
        "kegiatan": (repr(k) + repr(vars(k.terperiksa)) + k.sidik).encode(),
        "buku": analisis_xlsx(tabel_analisis(k), k),
        "keputusan": repr(data_kepmenko(k)).encode(),
        "proyeksi": abk.proyeksi(k).to_csv().encode(),
    }
    for nama, halaman in {
        "unit": abk.reports.unit(k, "SET.PO.3"),
        "kementerian": abk.reports.kementerian(k),
    }.items():
        hasil[nama] = render_bagian(halaman, judul=halaman.judul).encode()
    jalan = CliRunner().invoke(app, ["periksa", str(kenari)])
    hasil["periksa"] = (jalan.stdout + jalan.stderr).encode()
    ruang: dict[str, object] = {}
    for sel in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if sel["cell_type"] == "code":
            isi = "".join(sel["source"]).replace('"contoh"', repr(str(kenari)))
            exec(compile(isi, sel["id"], "exec"), ruang)  # noqa: S102 - our own cells
    tampil = [v.to_html() if isinstance(v, pd.DataFrame) else repr(v) for v in ruang.values()]
    hasil["notebook"] = (" ".join(tampil) + capsys.readouterr().out).encode()
    bernyanyi = {
        (n, m) for n, isi in hasil.items() for m in KENARI if m in _teks(isi).replace(str(kenari), "")
    }
    assert not bernyanyi
    assert all(len(isi) > 100 for isi in hasil.values())
    assert baca_rekaman(hasil["rekaman"]).hasil.equals(k.hasil)


def test_sel_kecil_tidak_ditampilkan() -> None:
    """Of all sheets no count by age from one to two."""
    k = abk.open("contoh")
    tahunan = proyeksi_tahunan(abk.proyeksi(k))
    assert tahunan.index.tolist() == [2027, 2028, 2029, 2030, 2031]
    assert (tahunan[["pensiun", "berakhir"]].sum() > 0).all()
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    buku = CalamineWorkbook.from_filelike(io.BytesIO(analisis_xlsx(tabel_analisis(k), k)))
    for nama in ("Lima tahun", "Lima tahun unit", "Lima tahun jabatan"):
        kepala, *baris = buku.get_sheet_by_name(nama).to_python()
        for kolom in ("pensiun", "berakhir"):
            nilai = {b[kepala.index(kolom)] for b in baris}
            assert not {n for n in nilai if n != "" and 0 < n < SEL_KECIL}, (nama, kolom)


def test_cabang_membawa_arusnya_sendiri_dan_sidik_berubah() -> None:
    k = abk.open("contoh")
    cabang = k.cabang("SET.PO")
    assert set(cabang.arus_pegawai["kode_jabatan"]) <= set(cabang.jabatan["kode_jabatan"])
    assert 0 < len(cabang.arus_pegawai) < len(k.arus_pegawai)
    assert abk.open("contoh-2025").arus_pegawai is None
    salin = k.arus_pegawai
    salin["orang"] = 99
    assert k.arus_pegawai["orang"].max() < 99
