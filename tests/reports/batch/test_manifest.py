"""Guards abk.reports.batch.folder: the manifest vouches for what it has recorded, and a broken one vouches
for nothing.
"""

from __future__ import annotations

import errno
import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from abk.errors import LaporanError
from abk.reports.batch import Catatan, Manifest
from abk.reports.batch.folder import kept_records, read_records

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
    ],
)
def test_manifest_rusak_tidak_menjamin_apa_pun(isi: bytes, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(isi)
    assert read_records(tmp_path) == []


@pytest.mark.parametrize("berkas", ["../luar.html", "/etc/passwd", "..", "", "a\0b", 3, None])
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
