"""Guards abk.cli.aliran, abk.cli.layar: no command prints the password of an address that it was given."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import make_url
from typer.testing import CliRunner

from abk.cli import app
from abk.cli.aliran import tanpa_sandi

pytestmark = pytest.mark.xdist_group("store")

BERALAMAT = (
    "mulai {a} --instansi I --tahun 2026 --unit U;Biro",
    "impor kecil --ke {a} --ya",
    "periksa {a}",
    "preiksa {a}",
    "{a}",
    "unit daftar {a}",
    "unit ubah {a} U",
    "unit tambah {a} U Biro",
    "jabatan daftar {a}",
    "tanda {a}",
    "tanda {a} --jawab x --alasan y --oleh z",
    "ekspor {a} --keluar h --format csv",
    "sop daftar {a}",
    "sop status {a}",
    "sop staus {a}",
    "sop mulai {a} {a}",
    "sop verifikasi {a}",
    "cadangkan {a} c.abk",
    "cadangkan {a} {a}",
    "pulihkan {a} --ke {a}",
    "migrasi {a}",
    "migrasi {a} --cadangan m.abk",
    "karantina {a}",
    "gabung {a} --ke g",
    "formulir {a} --port 0 --pilihan {a}",
    "kunci daftar {a}",
    "ringkasan {a} --keluar r.html",
    "peta {a} --keluar p.docx",
    "analisis {a} --keluar a.xlsx --sebelumnya {a}",
)
"""Calls with an address in each place that takes one, also where it does not belong."""


@pytest.mark.serangan("pembaca", "mencari kata sandi basis data dalam keluaran perintah", "dicegah")
@pytest.mark.parametrize("letak", ["sebelum server", "sesudah tanda tanya"])
def test_sandi_pada_alamat_tidak_tercetak(
    letak: str, server, folder_kecil: Path, monkeypatch: pytest.MonkeyPatch
):
    """Neither the answer nor the advice nor an error shows it: a log of cron is read by others."""
    monkeypatch.chdir(folder_kecil.parent)
    url = make_url(server.alamat(server.basis_data()))
    sandi = str(url.password)[-8:]  # a part that no quoting changes
    alamat = url.render_as_string(hide_password=False)
    if letak == "sesudah tanda tanya":
        rahasia = alamat.split("://", 1)[1].split("@", 1)[0].split(":", 1)[1]
        alamat = f"{alamat.replace(f':{rahasia}@', '@')}?password={rahasia}"
    kode = set()
    for kata in BERALAMAT:
        hasil = CliRunner().invoke(app, [satu.replace("{a}", alamat) for satu in kata.split(" ")])
        assert sandi not in hasil.output + hasil.stderr, kata
        assert hasil.exception is None or isinstance(hasil.exception, SystemExit), kata
        kode.add(hasil.exit_code)
    assert kode == {0, 1, 2}


@pytest.mark.parametrize(
    ("teks", "cetak"),
    [
        ("periksa postgresql+psycopg://a:b@h:5/d, lalu", "periksa postgresql+psycopg://a:***@h:5/d, lalu"),
        ("postgresql://a:b%40/c@h/d?sslpassword=x&sslmode=y", "postgresql://a:***@h/d?sslpassword=***&sslmode=y"),
        ("postgresql:///d?host=h&password=b c", "postgresql:///d?host=h&password=*** c"),
        ("http://127.0.0.1:8931/voila/render/formulir.ipynb?token=x", None),
        ("postgresql+psycopg://a@h:5432/d", None),
        ("sqlite:////srv/abk.db; surat ke a@b", None),
    ],
)  # fmt: skip
def test_tanpa_sandi(teks: str, cetak: str | None):
    assert tanpa_sandi(teks) == (cetak or teks)
