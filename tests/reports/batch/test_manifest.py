"""Guards abk.reports.batch.folder: the manifest vouches for what it has recorded, a broken one vouches for
nothing, and none of them leads to another's file.
"""

from __future__ import annotations

import errno
import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from abk.errors import LaporanError
from abk.files import sidik_berkas
from abk.reports.batch import Catatan, Manifest
from abk.reports.batch.folder import kept_records, read_records
from abk.reports.batch.initial import initial_folder, withdraw_initial
from abk.reports.batch.run import Run

from .conftest import daftar

CATATAN = Catatan(
    "unit", "Ünit/1", "A.html", "m" * 64, "d" * 64, "dibuat", "s" * 64, 0.5, "zygote", keterangan=("a", "b")
)


def manifest(*halaman: Catatan, **lain: object) -> Manifest:
    return Manifest("1", "Judul", "permenpanrb-1-2020", "terdekat", "f" * 64, list(halaman), **lain)


def test_tertulis_dan_terbaca_kembali(tmp_path: Path) -> None:
    manifest(CATATAN).tulis(tmp_path)
    isi = json.loads((tmp_path / "manifest.json").read_text())
    assert isi["peraturan"] == "permenpanrb-1-2020"
    assert isi["pembulatan"] == "terdekat"
    assert isi["status"] == "selesai"
    assert isi["ringkasan"] == {"dibuat": 1}
    assert read_records(tmp_path) == [CATATAN]
    assert daftar(tmp_path) == ["manifest.json"]


@pytest.mark.parametrize(
    ("status", "dihentikan", "berhasil", "kata"),
    [
        (["dibuat", "tidak berubah"], False, True, "selesai"),
        (["dibuat", "tidak diminta"], False, True, "selesai"),
        (["dibuat", "gagal"], False, False, "selesai dengan kegagalan"),
        (["dibuat", "dihentikan"], False, False, "selesai dengan kegagalan"),
        (["dibuat"], True, False, "dihentikan"),
    ],
)
def test_berhasil_hanya_bila_semua_yang_diminta_ada(
    status: list[str], dihentikan: bool, berhasil: bool, kata: str
) -> None:
    satu = manifest(*(Catatan("unit", s, f"{s}.html", "", "", s) for s in status), dihentikan=dihentikan)
    assert satu.berhasil is berhasil
    assert satu.sebagai_dict()["status"] == kata


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"skema": 99, "halaman": [{}]}',
        b'{"skema": 1}',
        b'{"skema": 1, "halaman": 3}',
        b'{"skema": 1, "halaman": [3]}',
        b'{"skema": 1, "halaman": [{"jenis": "unit"}]}',
        b'{"skema": 1, "halaman": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"skema": 1, "skema": 1, "halaman": []}',
    ],
)
def test_manifest_rusak_tidak_menjamin_apa_pun(isi: bytes, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(isi)
    assert read_records(tmp_path) == []


LUAR = ["../luar.html", "/etc/passwd", "..", "", "a\0b", "a/b.html", "catatan.docx", ".ssh", 3, None]


@pytest.mark.serangan(
    "pembaca", "Manifes laporan yang menunjuk berkas di luar folder atau bukan halaman", "dicegah"
)
@pytest.mark.parametrize("berkas", LUAR)
def test_nama_berkas_di_luar_folder_tidak_dipercaya(berkas: object, tmp_path: Path) -> None:
    # a later run would take that file away
    isi = {"skema": 1, "halaman": [{**asdict(CATATAN), "berkas": berkas}]}
    (tmp_path / "manifest.json").write_text(json.dumps(isi))
    assert read_records(tmp_path) == []


def test_catatan_lama_dipertahankan_bila_halamannya_tidak_diminta() -> None:
    lain = Catatan("unit", "B", "B.html", "x", "x", "gagal", galat="rusak")
    lama = kept_records([CATATAN, lain], [Catatan("unit", "C", "C.html", "", "")])
    assert [(c.berkas, c.status) for c in lama] == [("A.html", "tidak diminta")]
    assert kept_records([CATATAN], [Catatan("unit", "a", "a.html", "", "")]) == []


def test_manifest_yang_tidak_dapat_ditulis_dilaporkan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(_: int) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(LaporanError, match="ruang disk habis"):
        manifest(CATATAN).tulis(tmp_path)
    assert daftar(tmp_path) == []


# ── what is taken away ────────────────────────────────────────────────────────────────────────────
def tercatat(folder: Path, *berkas: str, sha256: str = "", **lain: object) -> None:
    """A manifest that lists these files, each with its own content unless told otherwise."""
    folder.mkdir(exist_ok=True)
    halaman = [
        replace(CATATAN, kode=nama, berkas=nama, sha256=sha256 or sidik_berkas(folder / nama))
        for nama in berkas
    ]
    manifest(*halaman, **lain).tulis(folder)


def selesai_kosong(folder: Path) -> Manifest:
    """A whole report in which no file is planned any more."""
    k = SimpleNamespace(judul="Judul", peraturan="p", pembulatan="terdekat", sidik="f" * 64)
    order = SimpleNamespace(k=k, alur="", saat="", semua=True, bahan="")
    return Run(order, folder, [], None, paksa=False).finish()


@pytest.mark.serangan("pembaca", "Manifes laporan yang mencatat berkas orang lain supaya dihapus", "dicegah")
@pytest.mark.parametrize("nama", ["A.html", "rekap.xlsx", "catatan.html"])
def test_berkas_orang_lain_yang_tercatat_tidak_dihapus(nama: str, tmp_path: Path) -> None:
    (tmp_path / nama).write_text("milik saya")
    (tmp_path / "B.html").write_text("halaman lama")
    tercatat(tmp_path, "B.html")
    isi = json.loads((tmp_path / "manifest.json").read_text())
    isi["halaman"].append({**isi["halaman"][0], "berkas": nama})  # another file under the hash of B
    (tmp_path / "manifest.json").write_text(json.dumps(isi))
    hasil = selesai_kosong(tmp_path)
    assert (tmp_path / nama).read_text() == "milik saya"
    assert daftar(tmp_path) == sorted([nama, "manifest.json"])
    assert [d.partition(":")[0] for d in hasil.dihapus] == ["B.html", nama]
    assert "TIDAK dihapus" in hasil.dihapus[1]


def test_tautan_pada_nama_halaman_tidak_diikuti(tmp_path: Path) -> None:
    (tmp_path / "luar.txt").write_text("milik saya")
    folder = tmp_path / "laporan"
    folder.mkdir()
    (folder / "A.html").symlink_to(tmp_path / "luar.txt")
    tercatat(folder, "A.html", sha256="0" * 64)
    selesai_kosong(folder)
    assert (tmp_path / "luar.txt").read_text() == "milik saya"
    assert (folder / "A.html").is_symlink()


def test_laporan_data_awal_ditarik_tanpa_berkas_orang_lain(tmp_path: Path) -> None:
    awal = tmp_path / "awal"
    awal.mkdir()
    (awal / "A.html").write_text("halaman")
    tercatat(awal, "A.html", alur="k", saat="awal")
    (awal / "A.html").write_text("disunting")
    withdraw_initial(tmp_path)
    assert daftar(awal) == ["A.html"]


@pytest.mark.serangan("pembaca", "Folder `awal` yang menjadi tautan ke laporan orang lain", "dicegah")
def test_tautan_data_awal_ke_luar_ditolak(tmp_path: Path) -> None:
    luar = tmp_path / "luar"
    luar.mkdir()
    (luar / "A.html").write_text("halaman orang lain")
    tercatat(luar, "A.html", alur="k", saat="awal")
    folder = tmp_path / "laporan"
    folder.mkdir()
    (folder / "awal").symlink_to(luar, target_is_directory=True)
    withdraw_initial(folder)
    assert daftar(luar) == ["A.html", "manifest.json"]
    with pytest.raises(LaporanError, match="tautan"):
        initial_folder(folder)
